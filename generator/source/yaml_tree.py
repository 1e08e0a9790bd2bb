"""From the text of a YAML file to its tree of nodes, with a finding for each line that YAML cannot
read.

Never raises, whatever the bytes.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from yaml import YAMLError

from generator.diagnostics import MAX_FINDINGS, Diagnostic, in_order
from generator.source.events import read_events
from generator.source.lookalikes import mended
from generator.source.nodes import MappingNode, YamlDocument
from generator.source.syntax import diagnose
from generator.source.text import SourceText, read_text, tab_finding
from generator.source.tree_reader import StopReadingError, TreeReader

_BLANKS_AND_QUOTES = re.compile(r"[\s\"'\\]")
"""Characters that a ready line may add or remove without changing the words of the line."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """The result of reading a file: a tree, findings, or both.

    The tree is present as long as every value could be read, even if the file is refused for
    another reason, so that the next stage reports the rest of the file in the same run.
    """

    document: YamlDocument | None
    diagnostics: tuple[Diagnostic, ...]

    @classmethod
    def of(cls, document: YamlDocument | None, findings: Iterable[Diagnostic]) -> "Parsed":
        """Return the result of a file, with the findings in the order of their places."""
        return cls(document, tuple(in_order(findings)))


def parse_yaml(path: str, data: bytes) -> Parsed:
    """Return the tree of a YAML file and its findings, in the order of their places; with too many,
    reading ends early.

    Args:
        path: Relative to the project, with forward slashes.
        data: The bytes of the file; one more than the size limit are enough to refuse it.
    """
    source, findings = read_text(path, data)
    if source is None:
        return Parsed.of(None, findings)
    root, findings, text = parse_tree(source, findings)
    document = None if root is None else YamlDocument(path, text, root)
    return Parsed.of(document, findings)


def parse_tree(
    source: SourceText, findings: list[Diagnostic], end: int | None = None
) -> tuple[MappingNode | None, list[Diagnostic], str]:
    """Return the tree of the YAML that a text begins with, the findings with those of the tree
    added, and the text.

    A line that YAML cannot read, and that is certain to mean its ready line, is read as that line,
    so that one such line hides nothing of the file. The text returned has the lines as they were
    read.

    Args:
        source: The text of the whole file.
        findings: Findings about the file so far.
        end: Offset where the YAML ends; the end of the text if None.
    """
    length = len(source.parsable[:end])
    source, lookalikes = mended(source, length)
    tab = tab_finding(source, length)
    known = [*findings, *lookalikes, *(() if tab is None else (tab,))]
    while True:
        reader = TreeReader(source, read_events(source.parsable[:length]))
        root = None
        try:
            root = reader.read_document()
        except StopReadingError:
            pass
        except YAMLError as error:
            found = diagnose(error, source)
            ready = _certain_line(found, source)
            if (
                reader.add_syntax(found, known, tab)
                and ready is not None
                and len(known) < MAX_FINDINGS
            ):
                known.append(found)
                longer = len(ready) - len(source.line(found.span.line))
                source, length = _with_line(source, found.span.line, ready), length + longer
                continue
        return (root if reader.is_whole else None), [*known, *reader.findings], source.text


def _certain_line(found: Diagnostic, source: SourceText) -> str | None:
    """Return the ready line of a syntax error, if it has all letters of the line and adds none but
    signs of YAML.
    """
    ready = dict(found.arguments).get("repaired")
    written = source.line(found.span.line)
    return ready if ready is not None and _letters(ready) == _letters(written) else None


def _letters(line: str) -> str:
    return _BLANKS_AND_QUOTES.sub("", line)


def _with_line(source: SourceText, number: int, line: str) -> SourceText:
    """Return a text with another line in the place of one, counted from 1."""
    lines = source.parsable.split("\n")
    written = source.text.split("\n")
    lines[number - 1] = written[number - 1] = line
    return replace(source, text="\n".join(written), parsable="\n".join(lines))
