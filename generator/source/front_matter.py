"""An update: YAML between two lines of dashes, and Markdown below.

Finds the two lines. `yaml_tree` parses the YAML; the Markdown stays as written. Spans count from
the beginning of the file. `parse_data` reads a data file of any kind.
"""

import re
import unicodedata

from generator.codes import Code, finding
from generator.diagnostics import Span
from generator.source.lookalikes import fence_at
from generator.source.nodes import ScalarNode, Style, YamlDocument
from generator.source.text import SourceText, position_of, read_text
from generator.source.yaml_tree import Parsed, parse_tree, parse_yaml

_OPENING = re.compile(r"\s*?^(---)[ \t]*$", re.MULTILINE)
_CLOSING = re.compile(r"^---[ \t]*(?:\n|\Z)", re.MULTILINE)
_BLANK_LINES = re.compile(r"(?:[ \t]*\n)*")


def parse_data(path: str, data: bytes) -> Parsed:
    """Return a data file as its ending asks: `.md` as an update, any other as YAML.

    Args:
        path: Path relative to the project, with forward slashes.
        data: Bytes of the file; of a file over the size limit, at least one byte more.
    """
    parse = parse_update if path.endswith(".md") else parse_yaml
    return parse(path, data)


def parse_update(path: str, data: bytes) -> Parsed:
    """Return the front matter and the body of an update, and the findings on the file.

    Args:
        path: Path relative to the project, with forward slashes.
        data: Bytes of the file; of a file over the size limit, at least one byte more.
    """
    source, findings = read_text(path, data, is_markdown=True)
    if source is None:
        return Parsed.of(None, findings)
    if not source.text.strip():
        return Parsed.of(None, [*findings, finding(Code.EMPTY_FILE, Span.whole_file(path))])
    opening = _OPENING.match(source.parsable)
    if opening is None:
        lines = enumerate(source.parsable.split("\n"))
        row, first = next((row, line) for row, line in lines if line.strip())
        missing = finding(Code.FRONT_MATTER_MISSING, Span.whole_file(path))
        return Parsed.of(None, [*findings, fence_at(path, row, first) or missing])
    # The closing line is looked for from the next line on, so the opening line cannot close itself.
    closing = _CLOSING.search(source.parsable, opening.end() + 1)
    if closing is None:
        unclosed = finding(Code.FRONT_MATTER_UNCLOSED, source.span(*opening.span(1)))
        return Parsed.of(None, [*findings, unclosed])
    root, findings, text = parse_tree(source, findings, closing.start())
    document = (
        None if root is None else YamlDocument(path, text, root, _body(source, closing.end()))
    )
    return Parsed.of(document, findings)


def _body(source: SourceText, start: int) -> ScalarNode:
    """Return the Markdown from the first written line on; lines of text and span coincide."""
    blank = _BLANK_LINES.match(source.text, start)
    first = blank.end() if blank and source.text[start:].strip() else start
    written = source.text[first:].rstrip()
    last = position_of(source.text, first + max(len(written), 1))
    # The span is measured before the text is normalised, for normalising may change its length.
    span = Span(source.path, *position_of(source.text, first), *last)
    return ScalarNode(unicodedata.normalize("NFC", written), span, Style.LITERAL)
