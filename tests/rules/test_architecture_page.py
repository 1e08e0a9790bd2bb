"""The architecture page lists every module with its job, and names no file that is not there."""

import ast
import re
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "generator"
PAGE = PACKAGE / "README.md"
QUOTED = re.compile(r"`([^`]+)`")
IS_PATH = re.compile(r"[\w./*-]+(?:/|\.(?:py|yml|md|css|toml|j2))|\.gitignore")
NAME_IN_FILE = re.compile(r"`(\w+)` (?:of|in) `([\w/.]+\.py)`")
BLOCK = re.compile(r"(<!-- modules:.*?-->\n).*?(<!-- /modules -->)", re.DOTALL)


def module_table() -> str:
    rows = ["| module | its job |", "| --- | --- |"]
    for path in sorted(PACKAGE.rglob("*.py")):
        docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        sentence = " ".join(docstring.split("\n\n")[0].split())
        rows.append(
            f"| `{path.relative_to(PACKAGE).as_posix()}` | {sentence.replace('|', '&#124;')} |"
        )
    return "\n".join(rows) + "\n"


def expected_page() -> str:
    return BLOCK.sub(
        lambda match: match[1] + module_table() + match[2], PAGE.read_text(encoding="utf-8")
    )


def test_the_page_lists_every_module_with_its_job() -> None:
    assert PAGE.read_text(encoding="utf-8") == expected_page(), f"run: python {Path(__file__).name}"


def test_every_module_says_what_its_job_is() -> None:
    silent = [
        path
        for path in PACKAGE.rglob("*.py")
        if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert not silent


def table_of_changes() -> str:
    """Return the part of the page that says which file is changed for which wish."""
    _, _, rest = PAGE.read_text(encoding="utf-8").partition("## Which file do I change?")
    return rest.partition("\n## ")[0]


def test_every_file_that_the_table_of_changes_names_is_there() -> None:
    named = [text for text in QUOTED.findall(table_of_changes()) if IS_PATH.fullmatch(text)]
    assert len(named) > 20
    roots = (PACKAGE, PACKAGE.parent)
    missing = [name for name in named if not any(any(root.glob(name)) for root in roots)]
    assert missing == []


def test_every_name_that_the_table_of_changes_places_in_a_module_stands_there() -> None:
    placed = NAME_IN_FILE.findall(table_of_changes())
    assert ("SUBPAGES", "link/region_subpages.py") in placed
    missing = [
        (name, path)
        for name, path in placed
        if not re.search(rf"\b{name}\b", (PACKAGE / path).read_text(encoding="utf-8"))
    ]
    assert missing == []


if __name__ == "__main__":
    PAGE.write_text(expected_page(), encoding="utf-8")
