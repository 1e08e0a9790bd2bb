"""The rule of privacy: a public repository holds no private data, in text, comments or file names.

An exception stands in the file itself, as a comment with the masked data and the reason:
`# privasi: 08*******890 nomor pengaduan dinas, dari situs resminya`. Who reviews a change sees
both in one place. An exception without data, or without a reason, is a finding itself. File names
have no exceptions.
"""

import re
from collections.abc import Iterator
from itertools import islice

from generator.codes import Code, finding
from generator.diagnostics import MAX_JUDGED, Diagnostic, Span
from generator.private_data import SECRETS, find_private, masked
from generator.source.text import position_of

_EXCEPTION = re.compile(
    r"(?:#|<!--) *(?:privasi|privacy):[ \t]*(?P<named>\S*)[ \t]*(?P<reason>[^\n]*?) *(?:-->)?\r?$",
    re.MULTILINE,
)
_REASON = re.compile(r"(?:\w{2,}\W+){2,}\w")
"""At least three words."""


def check_private_data(path: str, text: str) -> Iterator[Diagnostic]:
    """Yield the private data of a file, and the exceptions without effect.

    Args:
        path: Path relative to the project, with forward slashes.
        text: The text of the file as written, comments and escapes included.
    """
    exceptions = {match["named"]: match for match in _exceptions(text)}
    used = set[str]()
    # The path is looked at as a first line, in one search with the text.
    behind = len(path) + 1
    for place in islice(find_private(f"{path}\n{text}"), MAX_JUDGED):
        if place.start < behind:
            yield finding(Code.PRIVATE_NAME, Span.whole_file(path), name=path.rpartition("/")[2])
            continue
        start, end, kind = place.start - behind, place.end - behind, place.kind
        hidden = "".join(masked(text[start:end], kind).split())
        if hidden in exceptions:
            used.add(hidden)
            continue
        code = Code.CREDENTIAL if kind in SECRETS else Code.PRIVATE_DATA
        yield finding(code, _span(path, text, start, end), private_kind=kind, hidden=hidden)
    for named, match in exceptions.items():
        span = _span(path, text, *match.span())
        if named not in used:
            yield finding(Code.IDLE_EXCEPTION, span, hidden=named)
        elif not _REASON.match(match["reason"]):
            yield finding(Code.EXCEPTION_WITHOUT_REASON, span, hidden=named)


def _exceptions(text: str) -> Iterator[re.Match[str]]:
    # The pattern is slow, and hardly a file has an exception.
    return _EXCEPTION.finditer(text) if "priva" in text else iter(())


def _span(path: str, text: str, start: int, end: int) -> Span:
    return Span(path, *position_of(text, start), *position_of(text, end))
