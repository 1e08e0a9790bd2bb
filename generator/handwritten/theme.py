"""Hosts in the project's part of the theme: links are named, and nothing comes from elsewhere.

Templates, styles and scripts are code that people trust; the check looks for addresses alone.
"""

import re
from collections.abc import Collection, Iterator

from generator.checks.hosts import check_link
from generator.codes import Code, finding
from generator.diagnostics import Diagnostic
from generator.source.text import SourceText
from generator.web_hosts import authority_of

THEME_TEXTS = frozenset({".html", ".css", ".js", ".mjs", ".svg", ".xml"})
"""Endings of files with addresses that a browser may ask, in small letters."""
_ADDRESS = re.compile(
    r"https?:[/\\]{2}[^\s\"'`<>)]+|(?<=[\"'(=`])//[\w-]+(?:\.[\w-]+)+[^\s\"'`<>)]*", re.IGNORECASE
)
_MARKUP_COMMENT = re.compile(r"<!--(?!-?>).*?--!?>|\{#.*?#\}", re.DOTALL)
_CODE_COMMENT = re.compile(r"/\*.*?\*/|^[ \t]*//[^\n]*", re.DOTALL | re.MULTILINE)
_CODE = (".css", ".js", ".mjs")
"""Endings of files with the comments of code."""
_NAMESPACE = re.compile(r"xmlns(?::\w+)?=[\"']\Z|https?://www\.w3\.org/\d{4}/[\w/-]+\Z")
"""The name of a vocabulary, which has the form of an address and is never asked."""
_LINK = re.compile(r"<a\s[^<>]*\bhref=[\"']?\Z", re.IGNORECASE)
_BEFORE = 500
"""Most characters before an address that may belong to its element."""


def check_theme_file(path: str, text: str, hosts: Collection[str]) -> Iterator[Diagnostic]:
    """Yield the findings on the hosts in a file of the theme.

    A link to a host outside the site's list is named; any other address of a foreign host would be
    asked by the reader's browser, and is refused.

    Args:
        path: Path relative to the project, with forward slashes.
        text: The file.
        hosts: The site's list.
    """
    source = SourceText(path, text, text)
    comment = _CODE_COMMENT if path.lower().endswith(_CODE) else _MARKUP_COMMENT
    shown = comment.sub(_blank, text)
    for found in _ADDRESS.finditer(shown):
        before = shown[max(0, found.start() - _BEFORE) : found.start()]
        host, place = authority_of(found[0]), source.span(found.start(), found.end())
        # A host from a setting, such as `{{ config.site_url }}`, is known only to the template.
        if (
            not host
            or host.startswith("{")
            or _NAMESPACE.search(before)
            or _NAMESPACE.fullmatch(found[0])
        ):
            continue
        if _LINK.search(before):
            yield from check_link(found[0], place, hosts)
        else:
            yield finding(Code.FOREIGN_REQUEST, place, host=host, markup=found[0][:60])


def _blank(comment: re.Match[str]) -> str:
    """Return blanks of the length of a comment, with the comment's line ends."""
    return re.sub(r"[^\n]", " ", comment[0])
