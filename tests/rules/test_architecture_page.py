"""The architecture page lists every module with the first sentence of its docstring."""

import ast
import re
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "generator"
PAGE = PACKAGE / "README.md"
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


if __name__ == "__main__":
    PAGE.write_text(expected_page(), encoding="utf-8")
