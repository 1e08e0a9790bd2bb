"""Dials of prose: how docstrings and comments of the program read, counted per module.

`python -m tests.rules.prose [FOLDER ...]` prints the dials of the modules below some folders.
"""

import ast
import io
import re
import sys
import tokenize
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "generator"
VAGUE = frozenset(
    (
        *("what", "it", "its", "one", "ones", "other", "others", "another"),
        *("thing", "things", "there", "where", "such", "those", "these", "that"),
        *("which", "whoever", "whatever", "all"),
    )
)
"""Words that stand in the place of a noun."""
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_CODE_SPAN = re.compile(r"`[^`]*`")
_DIRECTIVE = re.compile(r"#\s*(?:noqa|type:)")


@dataclass(frozen=True, slots=True)
class Prose:
    """Counts of one module, or of several added up."""

    words: int = 0
    vague: int = 0
    whats: int = 0
    code_lines: int = 0
    comments: int = 0

    def __add__(self, other: "Prose") -> "Prose":
        return Prose(
            self.words + other.words,
            self.vague + other.vague,
            self.whats + other.whats,
            self.code_lines + other.code_lines,
            self.comments + other.comments,
        )

    @property
    def vague_rate(self) -> float:
        """Vague words in 1,000 words."""
        return 1000 * self.vague / max(self.words, 1)

    @property
    def what_rate(self) -> float:
        """How often "what" stands in 1,000 words."""
        return 1000 * self.whats / max(self.words, 1)

    @property
    def comment_rate(self) -> float:
        """Comments of a line of their own in 1,000 lines of code."""
        return 1000 * self.comments / max(self.code_lines, 1)


def prose_of(path: Path) -> Prose:
    """Return the counts of one module."""
    source = path.read_text(encoding="utf-8")
    comments = list(_comments(source))
    texts = [*_docstrings(ast.parse(source)), *(text for text, _ in comments)]
    words = [word for text in texts for word in _WORD.findall(_CODE_SPAN.sub("", text.lower()))]
    prose_lines = {line for _, line in comments} | _docstring_lines(source)
    lines = (
        number
        for number, line in enumerate(source.splitlines(), 1)
        if line.strip() and number not in prose_lines
    )
    return Prose(
        words=len(words),
        vague=sum(word in VAGUE for word in words),
        whats=words.count("what"),
        code_lines=sum(1 for _ in lines),
        comments=len(comments),
    )


def modules(folders: Iterable[Path]) -> Iterator[Path]:
    """Yield the modules below some folders, in order; a module's own path stands for itself."""
    for folder in folders:
        yield from [folder] if folder.is_file() else sorted(folder.rglob("*.py"))


def noqa_clauses(path: Path) -> list[int]:
    """Return the lines of a module whose `noqa` or `type: ignore` carries its reason behind it."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [
        number
        for number, line in enumerate(lines, 1)
        if re.search(r"#\s*(?:noqa|type:)[^#]*#", line)
    ]


def _docstring_nodes(tree: ast.Module) -> Iterator[ast.Constant]:
    """Yield docstrings of modules, classes and functions, and the strings below attributes."""
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant(value=str())):
                assert isinstance(node.value, ast.Constant)
                yield node.value


def _docstrings(tree: ast.Module) -> Iterator[str]:
    for node in _docstring_nodes(tree):
        yield str(node.value)


def _docstring_lines(source: str) -> set[int]:
    nodes = _docstring_nodes(ast.parse(source))
    return {line for node in nodes for line in range(node.lineno, (node.end_lineno or 0) + 1)}


def _comments(source: str) -> Iterator[tuple[str, int]]:
    """Yield text and line of each comment that has a line of its own."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        stands_alone = not token.line[: token.start[1]].strip()
        if token.type == tokenize.COMMENT and stands_alone and not _DIRECTIVE.match(token.string):
            yield token.string.lstrip("# "), token.start[0]


if __name__ == "__main__":
    total = Prose()
    for path in modules(Path(name) for name in sys.argv[1:] or [str(PACKAGE)]):
        own = prose_of(path)
        total += own
        print(  # noqa: T201
            f"{path}: vague {own.vague_rate:.0f}, what {own.what_rate:.1f},"
            f" comments {own.comment_rate:.0f}, words {own.words}, noqa clauses {len(noqa_clauses(path))}"
        )
    print(  # noqa: T201
        f"all: vague {total.vague_rate:.1f}, what {total.what_rate:.1f}, comments {total.comment_rate:.1f}"
    )
