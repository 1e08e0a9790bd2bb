"""From the text of a YAML file to a tree of nodes, with a finding for each unreadable line.

Never raises an exception, for any bytes.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from yaml import YAMLError

from generator.diagnostics import MAX_FINDINGS, Diagnostic, in_order
from generator.source.events import read_events
from generator.source.lookalikes import with_plain_signs
from generator.source.nodes import MappingNode, YamlDocument
from generator.source.syntax import diagnose
from generator.source.text import SourceText, read_text, tab_finding
from generator.source.tree_reader import DeeperItemError, StopReadingError, TreeReader

_BLANKS_AND_QUOTES = re.compile(r"[\s\"'\\]")
"""Characters free to differ between a line and the corrected line, since no word changes."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """The result of reading a file: a tree, findings, or both.

    A refused file still has a tree if every value could be read, so the next stage reports the rest
    of the file in the same run.
    """

    document: YamlDocument | None
    diagnostics: tuple[Diagnostic, ...]

    @classmethod
    def of(cls, document: YamlDocument | None, findings: Iterable[Diagnostic]) -> "Parsed":
        """Return the result of a file, with findings in the order of the file."""
        return cls(document, tuple(in_order(findings)))


def parse_yaml(path: str, data: bytes) -> Parsed:
    """Return the tree of a YAML file and the findings; reading ends early at too many findings.

    Args:
        path: Path relative to the project, with forward slashes.
        data: Bytes of the file; of a file over the size limit, at least one byte more.
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
    """Return the tree of the YAML at the beginning of a text, the findings, and the parsed text.

    If a corrected line certainly means the same as an unreadable line, parsing continues with the
    corrected line, so a single mistake hides nothing of the file. The returned text has the
    corrected lines.

    Args:
        source: The text of the whole file.
        findings: Findings on the file so far; the result begins with them.
        end: Offset of the end of the YAML; None for the end of the text.
    """
    length = len(source.parsable[:end])
    source, lookalikes = with_plain_signs(source, length)
    tab = tab_finding(source, length)
    known = [*findings, *lookalikes, *(() if tab is None else (tab,))]
    while True:
        reader = TreeReader(source, read_events(source.parsable[:length]))
        root = None
        ready: str | None
        try:
            root = reader.read_document()
        except StopReadingError:
            pass
        except YAMLError as error:
            # The parser cannot go on behind an error, so every corrected line starts it anew.
            if isinstance(error, DeeperItemError):
                found, ready = error.found, error.line
            else:
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
    """Return the corrected line of a syntax error if only blanks and quotes differ, or None."""
    ready = dict(found.arguments).get("repaired")
    written = source.line(found.span.line)
    return ready if ready is not None and _letters(ready) == _letters(written) else None


def _letters(line: str) -> str:
    return _BLANKS_AND_QUOTES.sub("", line)


def _with_line(source: SourceText, number: int, line: str) -> SourceText:
    """Return a text with another line at a line number, from 1."""
    lines = source.parsable.split("\n")
    written = source.text.split("\n")
    lines[number - 1] = written[number - 1] = line
    return replace(source, text="\n".join(written), parsable="\n".join(lines))
