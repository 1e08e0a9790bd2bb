"""The reference of findings: each code with a bad and a good example, which run as tests.

A list of all codes leads to a page for each family.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Any

import yaml
from markupsafe import escape

from generator.codes import Code, family_of, severity_of
from generator.messages import Catalogue

_FOLDER = "panduan/pesan"


def reference_pages(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield path and text of the list of codes and of the page of each family.

    The paths are relative to `content/`.
    """
    title = catalogue.word("reference.title")
    listed: list[str] = []
    for family, codes in groupby(Code, key=family_of):
        subject = catalogue.word(f"reference.families.{family}")
        entries = {code: catalogue.word(f"{code.value}.title") for code in codes}
        listed += [
            f"## {subject[0].upper()}{subject[1:]}",
            "\n".join(_list_item(*entry) for entry in entries.items()),
        ]
        parts = (part for code in entries for part in _entry(code, catalogue))
        page_title = f"{title}: {subject}"
        description = catalogue.word("reference.of_family", family=subject)
        text = _page(page_title, description, catalogue.word("reference.lead"), *parts)
        yield f"{_FOLDER}/{family}/index.md", text
    description = catalogue.word("reference.description")
    text = _page(title, description, catalogue.word("reference.list_lead"), *listed)
    yield f"{_FOLDER}/index.md", text


def _list_item(code: Code, title: str) -> str:
    # The anchor is the code, so that links in reports hold in every language.
    anchor = code.value.lower()
    link = f"[{code.value}]({family_of(code)}/index.md#{anchor}){{: #{anchor} }}"
    return f"- {link}: {escape(title)}"


def _page(title: str, description: str, *parts: str) -> str:
    values = {"title": title, "description": description}
    head = yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=1_000)
    return "\n\n".join([f"---\n{head}---", f"# {title}", *parts]) + "\n"


@cache
def load_example(code: Code) -> Mapping[str, Any]:
    """Return the example of a code: `bad` and `good`, each with files for `path_of`.

    The bad side also has the place of the finding.
    """
    text = files("generator").joinpath("examples", f"{code.value}.yml").read_text(encoding="utf-8")
    example = yaml.load(text, yaml.CSafeLoader)
    if not isinstance(example, Mapping):
        raise TypeError(f"example of {code.value} is not a mapping")
    return example


def _entry(code: Code, catalogue: Catalogue) -> Iterator[str]:
    example = load_example(code)
    severity = catalogue.word(f"report.{severity_of(code)}")
    title = escape(catalogue.word(f"{code.value}.title"))
    yield f"## {code.value}: {title} {{: #{code.value.lower()} }}"
    yield catalogue.word("reference.severity", severity=severity)
    yield from _side(example["bad"], catalogue.word("reference.bad"), catalogue)
    yield from _side(example["good"], catalogue.word("reference.good"), catalogue)


def _side(side: Mapping[str, Any], label: str, catalogue: Catalogue) -> Iterator[str]:
    """Yield the files of a side as code blocks, those published before in front.

    Files that cannot be printed (bytes, links, a huge file) are only named.
    """
    for file in side.get("before", ()):
        yield catalogue.word("reference.before", label=label, path=path_of(file["file"]))
        yield f"````yaml\n{file['text'].rstrip()}\n````"
    for file in side.get("files", [side]):
        path = path_of(file["file"])
        if "text" not in file or "repeat" in file or "state" in file:
            yield catalogue.word("reference.not_shown", label=label, path=path)
            continue
        line = side.get("line")
        key = "reference.file" if line is None else "reference.file_line"
        yield catalogue.word(key, label=label, path=path, line=line)
        # Four backticks, since the text of an example may itself hold a block of three.
        yield f"````yaml\n{file['text'].rstrip()}\n````"


def path_of(name: str) -> str:
    """Return the path of an example's file, below the folder of a project.

    Args:
        name: Name of a file below `regions/`, or the path of a hand-written page.
    """
    return name if name.startswith("content/") else f"regions/{name}"
