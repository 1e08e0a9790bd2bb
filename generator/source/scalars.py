"""Texts as scalars of YAML: without quotes where the strict reader takes the text so, else quoted.

The only place where the program writes a value: ready lines of findings and changed files agree.
"""

import json
import re

from generator.source.nodes import ScalarNode
from generator.source.repair import quoted
from generator.source.yaml_tree import parse_yaml

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._/()%+-]*(?<! )")
_WORDS_OF_YAML = frozenset({"null", "Null", "NULL"})

_NUMBER_ELSEWHERE = re.compile(
    r"[-+]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?|\.[0-9_]+|\.inf|[0-9]+(?::[0-9]{2})+"
    r"|0[xob][0-9a-f_]+)|\.nan",
    re.IGNORECASE,
)
"""Numbers of YAML 1.1 and 1.2: with signs, in other bases, with minutes and seconds (22:54)."""
_SWITCHES = frozenset({"yes", "no", "on", "off", "y", "n"})
"""Words that other readers of YAML take for true and false."""


def as_scalar(text: str) -> str:
    """Return a text as a YAML scalar that is safe anywhere, in braces too: plain, else quoted."""
    return text if _PLAIN.fullmatch(text) and text not in _WORDS_OF_YAML else quoted(text)


def scalar(text: str, indent: int, *, is_flow: bool = False, is_number: bool = False) -> str:
    """Return a text as the scalar behind a key or a dash, in the first form that reads back.

    The forms in their order: without quotes, in quotes, block text behind `|` for several lines,
    double quotes with escapes. A text that another reader of YAML would take for a number or a
    switch (13.10, 0711, no) is quoted although the strict reader asks for no quotes. The result has
    LF line ends and is empty for an empty text. A text with a refused character reads back in no
    form, and comes in the last.

    Args:
        text: NFC-normalised text with LF line ends.
        indent: Spaces in front of the lines of a block text.
        is_flow: Whether the scalar stands in brackets or braces.
        is_number: Whether the field holds numbers, which need no quotes.
    """
    if "\n" not in text and (is_number or not _is_changed_elsewhere(text)):
        if not text or as_scalar(text) == text:
            return text
        if not is_flow and _reads_back(text, text):
            return text
    candidates = [] if "\n" in text else [quoted(text)]
    if "\n" in text and not is_flow:
        candidates.append(_block_text(text, indent))
    reading = (form for form in candidates if _reads_back(form, text))
    return next(reading, json.dumps(text, ensure_ascii=False))


def _is_changed_elsewhere(text: str) -> bool:
    """Return whether another reader of YAML refuses a text without quotes, or changes the text."""
    if text.casefold() in _SWITCHES or "\t" in text:
        return True
    return _NUMBER_ELSEWHERE.fullmatch(text) is not None


def _block_text(text: str, indent: int) -> str:
    lines = text.removesuffix("\n").split("\n")
    mark = "|" if text.endswith("\n") else "|-"
    return "\n".join([mark, *(f"{' ' * indent}{line}" if line else "" for line in lines)])


def _reads_back(form: str, text: str) -> bool:
    """Return whether the strict reader takes a scalar for a text, without a finding."""
    parsed = parse_yaml("", f" k: {form}\n".encode("utf-8", "surrogatepass"))
    value = None if parsed.document is None else parsed.document.root.get("k")
    return isinstance(value, ScalarNode) and value.text == text and not parsed.diagnostics
