"""Pages that the engine's quick converter makes otherwise than Python-Markdown."""

from collections.abc import Mapping
from typing import Any

from markdown import Markdown

from generator.engine.blocks import convert
from tests.contexts import EXTENSIONS


def unlike_python_markdown(bodies: Mapping[str, str]) -> list[str]:
    """Return the paths of pages whose HTML or headings differ; pages left to the parser never do.

    Args:
        bodies: Markdown of pages without front matter, by path.
    """
    parser = Markdown(extensions=list(EXTENSIONS))
    unlike = []
    for path, body in bodies.items():
        converted = convert(body)
        if converted is None:
            continue
        expected = parser.reset().convert(body)
        # The extension `toc` adds the attribute, unknown to the types of Python-Markdown.
        found = _flat(getattr(parser, "toc_tokens"))  # noqa: B009
        tokens = [(token["level"], token["id"], token["name"]) for token in found]
        got = [(heading.level, heading.anchor, heading.title) for heading in converted.headings]
        if converted.html != expected or got != tokens:
            unlike.append(path)
    return unlike


def _flat(tokens: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return nested headings as a list, in the order of the page."""
    return [inner for token in tokens for inner in (token, *_flat(token["children"]))]
