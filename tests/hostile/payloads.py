"""The payloads of `payloads.yml`, what the data's readers say of each, and how they fill a text."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from generator.diagnostics import Severity
from generator.model.rich_text import FIELD_ELEMENTS, first_problem
from tests.builders import a_publication
from tests.loading import load_site
from tests.reading import folded

FILE = Path(__file__).with_name("payloads.yml")
AT_THE_START = ("opens-a-block", "no-formula")
"""Kinds that mean something at the start of a text."""
AT_THE_END = ("closes-a-line",)
"""Kinds that mean something at its end."""
ADDRESSES = ("no-js-url", "no-open-redirect")
"""Kinds that are tried in the place of an address, too."""
PACK_LENGTH = 600
"""Characters of payloads in a text; every text is padded to a little more, hostile or not."""
GAP = " § "
"""Between two payloads of a text."""
_ROWS = 8
"""Payloads of a data file: a report names 20 findings of a file at most."""


@cache
def by_kind() -> Mapping[str, tuple[str, ...]]:
    """Return the payloads by kind; those that are repeated are written out."""
    written = yaml.load(FILE.read_text(encoding="utf-8"), yaml.CSafeLoader)
    repeated = tuple(text * times for text, times in written.pop("repeated"))
    return {kind: tuple(texts) for kind, texts in written.items()} | {"fast": repeated}


@dataclass(frozen=True)
class Verdict:
    """What the check says of a payload in a field."""

    codes: tuple[str, ...]
    """Codes of the errors on its line; empty where the payload is taken, also with a warning."""


@cache
def verdicts(field: str = "text") -> Mapping[str, Verdict]:
    """Return the verdict on each payload of one line: as words, or as an address.

    Args:
        field: `text` or `url`, the field of a proof that takes the payload.
    """
    kinds = ADDRESSES if field == "url" else tuple(kind for kind in by_kind() if kind != "fast")
    payloads = list(dict.fromkeys(text for kind in kinds for text in by_kind()[kind]))
    files = {}
    for first in range(0, len(payloads), _ROWS):
        rows = (
            f"  - {{text: {json.dumps(text, ensure_ascii=False)}}}\n"
            if field == "text"
            else f"  - {{text: Bukti, url: {json.dumps(text, ensure_ascii=False)}}}\n"
            for text in payloads[first : first + _ROWS]
        )
        name = f"kabupaten-contoh/quick-wins/muatan-{first // _ROWS}.yml"
        files[name] = "fictional: ya\nstate: planned\nevidence:\n" + "".join(rows)
    with a_publication(files) as project:
        found = load_site(project).report.diagnostics
    codes: dict[str, list[str]] = {text: [] for text in payloads}
    for diagnostic in found:
        is_error = diagnostic.severity is Severity.ERROR
        if is_error and "/muatan-" in diagnostic.span.path:
            file = int(diagnostic.span.path.rpartition("-")[2].removesuffix(".yml"))
            codes[payloads[file * _ROWS + diagnostic.span.line - 4]].append(diagnostic.code)
    return {text: Verdict(tuple(found)) for text, found in codes.items()}


def is_taken(text: str) -> bool:
    """Return whether a payload is taken as words, without an error."""
    return verdicts()[text].codes == ()


@cache
def starts() -> tuple[str, ...]:
    """Return the payloads for the start of a text."""
    return tuple(text for kind in AT_THE_START for text in by_kind()[kind] if is_taken(text))


@cache
def ends() -> tuple[str, ...]:
    """Return the payloads for the end of a text."""
    return tuple(text for kind in AT_THE_END for text in by_kind()[kind] if is_taken(text))


@cache
def packs() -> tuple[str, ...]:
    """Return the payloads for the inside of a text, as many as fit beside one another."""
    return tuple(packed(inside()))


@cache
def rich_packs() -> tuple[str, ...]:
    """Return those that a text with a little Markdown takes, and shows as they are typed."""
    return tuple(packed(inside(), fits=is_plain_in_markdown))


def inside() -> list[str]:
    """Return every payload of one line that is taken, those for other places too."""
    kinds = (kind for kind in by_kind() if kind != "fast")
    return list(dict.fromkeys(text for kind in kinds for text in by_kind()[kind] if is_taken(text)))


def is_plain_in_markdown(text: str) -> bool:
    """Return whether a text is within the subset, and means itself there."""
    words = f"n1n {text} n2n"
    if first_problem(words, allowed=FIELD_ELEMENTS) is not None:
        return False
    html = MarkdownIt("commonmark", {"html": False}).render(words)
    return folded(LexborHTMLParser(html).text()) == folded(words)


def packed(payloads: Iterable[str], fits: object = None) -> Iterable[str]:
    """Yield rows of payloads, each as long as a text takes, each within what `fits` allows."""
    pack = ""
    for text in payloads:
        if callable(fits) and not fits(text):
            continue
        longer = f"{pack}{GAP}{text}" if pack else text
        if pack and (len(longer) > PACK_LENGTH or (callable(fits) and not fits(longer))):
            yield pack
            longer = text
        pack = longer
    if pack:
        yield pack


def rounds() -> int:
    """Return after how many rounds every place has held every payload."""
    return max(len(starts()), len(ends()), len(packs()), len(rich_packs()))
