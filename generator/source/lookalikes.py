"""Look-alikes: signs of word processors and chats in the place of the plain signs of YAML.

A no-break space looks like a space, a long dash or a bullet stands for a hyphen, a curly quote for
a straight quote; YAML takes each for a letter. If only the plain sign can be meant, the look-alike
is reported and parsing continues with the plain sign. Texts for people may hold look-alikes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from generator.codes import Code, finding
from generator.diagnostics import MAX_FINDINGS, Diagnostic, Span
from generator.source.characters import code_point_of, name_of
from generator.source.repair import shown
from generator.source.text import SourceText

_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_DASHES = "\u2010-\u2015\u2212"
_BULLETS = "\u00b7\u2022\u2023\u2043\u2219\u25aa\u25cf\u25e6"
_QUOTES = "\u00ab\u00bb\u2018-\u201f\u2039\u203a"
_ANY_SPACE = f"[ \t{_SPACES}]"
_SPACE = re.compile(f"[{_SPACES}]")
_BLANKS = f" \t{_SPACES}"
_LEAD = re.compile(f"{_ANY_SPACE}*(?:-{_ANY_SPACE}+)*")
_BEFORE_VALUE = re.compile(rf"{_ANY_SPACE}*:{_ANY_SPACE}+")
_KEY = re.compile(r"[A-Za-z_][\w-]*")
_TRAILING = re.compile(f"[ {_SPACES}]+$")
_LIST_MARK = re.compile(f"( *)([{_DASHES}{_BULLETS}])(?= |$)")
_ONLY_DASHES = re.compile(rf"( *(?:- +)*){_KEY.pattern}: +([-{_DASHES}]{{1,3}})(?= *(?: #.*)?$)")
_CURLY = re.compile(
    rf"(?:(?<=: )|(?<=- )|(?<=[\[,{{])|(?<=, ))"
    rf"([{_QUOTES}])([a-z0-9][\w./:+-]*)([{_QUOTES}])(?= *(?:[,\]}}]|#|$))"
)
_FENCE = re.compile(r"```[\w-]* *")
"""The line around a file copied from a chat or a page; block text is indented, so has none."""
_BLOCK_TEXT = re.compile(r"(?:^|[\s:-]) *[|>][-+0-9]{0,2} *(?: #.*)?$")
_OPENS_BLOCK = re.compile(r":(?: *| +#.*)$")
_SUSPECT = re.compile(
    rf"[{_SPACES}{_DASHES}{_BULLETS}{_QUOTES}]|: +-{{1,3}} *(?: #.*)?$|^```", re.MULTILINE
)
"""Matches in every text and line with a look-alike; most have none and are not searched further."""


@dataclass(frozen=True, slots=True)
class _Mistake:
    """A look-alike in a line; columns count from 0."""

    code: Code
    start: int
    end: int
    sign: str


def with_plain_signs(source: SourceText, end: int) -> tuple[SourceText, list[Diagnostic]]:
    """Return a text with plain signs in the place of look-alikes, and the findings.

    The text keeps its length, letter for letter.

    Args:
        source: The text of a file.
        end: Offset of the end of the YAML; the text behind stays unchanged.
    """
    if _SUSPECT.search(source.parsable, 0, end) is None:
        return source, []
    lines = source.parsable[:end].split("\n")
    found = list(islice(_plain_lines(source.path, lines), MAX_FINDINGS + 1))
    return replace(source, parsable="\n".join(lines) + source.parsable[end:]), found


def fence_at(path: str, row: int, line: str) -> Diagnostic | None:
    """Return the finding on the fence of a code block, or None for any other line.

    Args:
        path: Path of the file.
        row: Number of the line, from 0.
        line: The line.
    """
    if _FENCE.fullmatch(line) is None:
        return None
    span = Span(path, row + 1, 1, row + 1, len(line.rstrip()) + 1)
    return finding(Code.CODE_FENCE, span, written=shown(line.rstrip()))


def _plain_lines(path: str, lines: list[str]) -> Iterator[Diagnostic]:
    """Yield the findings line by line, and replace the lines in the list by plain lines."""
    text_indent: int | None = None
    # The lines above outside block text, with plain signs: the context of a list mark.
    structure: list[str] = []
    for row, line in enumerate(lines):
        if not line.strip(_BLANKS):
            # A line of blanks is blank, whatever the blanks look like.
            lines[row] = _SPACE.sub(" ", line)
            continue
        is_suspect = _SUSPECT.search(line) is not None
        if is_suspect and (fence := fence_at(path, row, line)) is not None:
            yield fence
            lines[row] = " " * len(line)
            continue
        # Block text is for people, and may hold look-alikes.
        if text_indent is not None and _indent(line) > text_indent:
            continue
        meant = line
        if is_suspect:
            meant, mistakes = _meant(line, structure)
            if (alone := _only_dashes(meant, lines, row)) is not None:
                mistakes.append(alone)
                meant = meant[: alone.start] + " " * len(alone.sign) + meant[alone.end :]
            lines[row] = meant
            for mistake in mistakes:
                span = Span(path, row + 1, mistake.start + 1, row + 1, mistake.end + 1)
                yield _finding(mistake, span, shown(meant.rstrip()))
        is_above_text = ("|" in meant or ">" in meant) and _BLOCK_TEXT.search(meant)
        text_indent = _indent(meant) if is_above_text else None
        if not meant.lstrip().startswith("#"):
            structure.append(meant)


def _meant(line: str, above: list[str]) -> tuple[str, list[_Mistake]]:
    """Return a line with plain signs, of the same length, and the first look-alike of each kind.

    Args:
        line: A line outside block text.
        above: The lines above outside block text, with plain signs.
    """
    mistakes: list[_Mistake] = []
    # YAML ignores blanks at the end of a line, so look-alikes of blanks are no mistake there.
    meant = _TRAILING.sub(lambda match: " " * len(match.group()), line)
    spaced = _with_plain_spaces(meant)
    if spaced != meant:
        letters = zip(meant, spaced, strict=True)
        start = next(column for column, (old, new) in enumerate(letters) if old != new)
        mistakes.append(_Mistake(Code.NO_BREAK_SPACE, start, start + 1, meant[start]))
        meant = spaced
    mark = _LIST_MARK.match(meant)
    if mark is not None and _is_in_list(_indent(meant), above):
        mistakes.append(_Mistake(Code.LIST_MARK, *mark.span(2), mark.group(2)))
        meant = f"{meant[: mark.start(2)]}-{meant[mark.end(2) :]}"
    curly = _CURLY.search(meant)
    if curly is not None:
        mistakes.append(_Mistake(Code.CURLY_QUOTES, curly.start(1), curly.end(3), curly.group()))
        meant = _CURLY.sub(r'"\2"', meant)
    return meant, mistakes


def _with_plain_spaces(line: str) -> str:
    """Return a line with plain spaces at the two places significant in YAML.

    These are the indentation and the surroundings of the colon behind a key.
    """
    lead = _LEAD.match(line)
    start = lead.end() if lead else 0
    key = _KEY.match(line, start)
    colon = _BEFORE_VALUE.match(line, key.end()) if key else None
    plain = _SPACE.sub(" ", line[:start])
    if key is None or colon is None:
        return plain + line[start:]
    return plain + key.group() + _SPACE.sub(" ", colon.group()) + line[colon.end() :]


def _only_dashes(line: str, lines: list[str], row: int) -> _Mistake | None:
    """Return the dashes written as an empty value behind a key, or None.

    A key above indented lines is not empty: the dashes may then open a list.
    """
    alone = _ONLY_DASHES.match(line)
    if alone is None:
        return None
    below = next((number for number in range(row + 1, len(lines)) if lines[number].strip()), None)
    if below is not None and _indent(lines[below]) > len(alone.group(1)):
        return None
    return _Mistake(Code.NULL_WORD, *alone.span(2), alone.group(2))


def _is_in_list(indent: int, above: list[str]) -> bool:
    """Return whether a line of an indentation is a list item, judged by the lines above.

    A list item stands below a key without a value, or beside a list item.
    """
    for line in reversed(above):
        if _indent(line) <= indent:
            is_beside = _indent(line) == indent and line.lstrip().startswith("- ")
            return is_beside or _OPENS_BLOCK.search(line) is not None
    return False


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _finding(mistake: _Mistake, span: Span, repaired: str) -> Diagnostic:
    match mistake.code:
        case Code.NULL_WORD:
            return finding(mistake.code, span, value=mistake.sign, repaired=repaired)
        case Code.CURLY_QUOTES:
            return finding(mistake.code, span, written=mistake.sign, repaired=repaired)
        case _:
            code_point, name = code_point_of(mistake.sign), name_of(mistake.sign)
            return finding(mistake.code, span, code_point=code_point, name=name, repaired=repaired)
