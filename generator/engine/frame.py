"""The theme's frame around pages, rendered once for all that stand at one place and filled with
each of them.

Outside the navigation the frame shows little that is a page's own: front matter, steps of the
address, headings and content. It is rendered for a stand-in that has marks in their place, and no
template can look into a mark. A frame is used only if, filled with a page, it is what the theme
renders for that page; else each page is rendered in full.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, NoReturn, SupportsIndex

import jinja2
from jinja2.runtime import Context
from mkdocs.structure.pages import Page

_FRAME = "frame.html"
_TOC = "partials/toc.html"
"""Rendered for each page: a list of headings cannot be marked."""
_H1 = "<h1"
"""What the theme looks for in a page's content, to add what is missing."""
_MARK = re.compile("\ue000(.+?)\ue001")


def render_frames_once(env: jinja2.Environment, listed: Mapping[str, str]) -> None:
    """Have the theme's frame rendered once for each place. A theme without our frame stays as it
    is.

    Args:
        env: The theme's templates.
        listed: Pages in the navigation, whose frames are their own: addresses by path below
            `content/`.
    """
    try:
        template, toc = env.get_template(_FRAME), env.get_template(_TOC)
    except jinja2.TemplateNotFound:
        return
    render, frames = template.root_render_func, _Frames(template, toc, _branches(listed.values()))

    def rendered(context: Context) -> Iterator[str]:
        page = context["page"]
        if page is None or page.file.src_uri in listed or not _is_usual(page):
            yield from render(context)
        else:
            yield frames.around(page, context)

    template.root_render_func = rendered


def _branches(addresses: Collection[str]) -> frozenset[str]:
    """Return the folders of addresses and the folders that those are in."""
    return frozenset(
        address[: step.end()] for address in addresses for step in re.finditer("/", address)
    )


def _is_usual(page: Page) -> bool:
    """Tell whether a page has all that a frame may show of it, and its frame and its address are of
    the usual kind.
    """
    has_all = page.title and all(page.meta.values()) and _H1 in (page.content or "")
    return bool(has_all and "template" not in page.meta and page.url.endswith("/"))


class _Mark:
    """Stands for a page's own words: a template may show it, or ask whether it is there, and
    nothing else.
    """

    __hash__ = None  # type: ignore[assignment]

    def __init__(self, name: str, *, holds: str | None = None) -> None:
        self._name = name
        self._holds = holds

    def __str__(self) -> str:
        return f"\ue000{self._name}\ue001"

    __repr__ = __str__

    def __contains__(self, text: object) -> bool:
        return text == self._holds or _refuse()

    def __eq__(self, other: object) -> bool:
        return _refuse()

    def __html__(self) -> str:
        return _refuse()


def _refuse() -> NoReturn:
    raise TypeError("a stand-in cannot tell; the frame is to be rendered for each page")


class _Address(str):
    """An address of which some steps are marks: a template may show it, lead from it, and ask about
    the other steps.
    """

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        return (isinstance(other, _Address) and str(self) == str(other)) or _refuse()

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __contains__(self, part: object) -> bool:
        return _refuse()

    def split(self, sep: str | None = None, maxsplit: SupportsIndex = -1) -> list[str]:
        return [
            _Address(step) if _MARK.search(step) else step for step in super().split(sep, maxsplit)
        ]

    # No template asks for more at once.
    def startswith(self, prefix: str) -> bool:  # type: ignore[override]
        known = _MARK.split(str(self))[0]
        return known.startswith(prefix) or (prefix.startswith(known) and _refuse())


@dataclass(frozen=True, slots=True)
class _Toc:
    """Headings: a template may ask where the first is."""

    first: str

    def __iter__(self) -> Iterator[SimpleNamespace]:
        yield SimpleNamespace(url=self.first)
        _refuse()


@dataclass(frozen=True, slots=True, eq=False)
class _StandIn:
    """All that templates may know of a page; pages have one frame if their stand-ins look alike."""

    url: _Address
    canonical_url: _Address | None
    edit_url: _Mark | None
    title: _Mark
    meta: dict[str, _Mark]
    toc: _Toc | tuple[()]
    content: _Mark
    at_toc: dict[str, Any] = field(default_factory=dict, repr=False)
    """The variables where the headings belong."""


def _stand_in(page: Page, branches: Collection[str]) -> _StandIn:
    """Return a page's stand-in: as much of its address as the navigation has too, or at least the
    first step.
    """
    ends = [step.end() for step in re.finditer("/", page.url)]
    shared = next(
        (count for count, end in enumerate(ends) if count and page.url[:end] not in branches),
        len(ends),
    )
    url = page.url[: ends[shared - 1]] + "".join(
        f"{_Mark(f'step {count}')}/" for count in range(shared, len(ends))
    )
    first = next(iter(page.toc), None)
    return _StandIn(
        url=_Address(url),
        canonical_url=_Address(page.canonical_url.removesuffix(page.url) + url)
        if page.canonical_url
        else None,
        edit_url=_Mark("edit_url") if page.edit_url else None,
        title=_Mark("title"),
        meta={key: _Mark(f"meta {key}") for key in page.meta},
        toc=() if first is None else _Toc(first.url),
        content=_Mark("content", holds=_H1),
    )


def _words(page: Page) -> dict[str, str]:
    """Return what belongs in the places of a page's marks."""
    words = {"title": str(page.title), "content": str(page.content), "edit_url": str(page.edit_url)}
    words |= {f"meta {key}": str(value) for key, value in page.meta.items()}
    return words | {f"step {count}": step for count, step in enumerate(page.url.split("/"))}


@dataclass(frozen=True, slots=True)
class _Frame:
    """The frame of a place."""

    pieces: list[str]
    """Text and, at every second place, the name of a mark."""
    at_toc: dict[str, Any]
    """The variables where the headings belong."""


class _Frames:
    """The frames of all places, rendered when the first page of a place comes."""

    def __init__(
        self, template: jinja2.Template, toc: jinja2.Template, branches: Collection[str]
    ) -> None:
        self._template = template
        self._render = template.root_render_func
        self._toc = toc
        self._render_toc = toc.root_render_func
        self._branches = branches
        self._frames: dict[str, _Frame | None] = {}
        toc.root_render_func = self._leave_out_toc

    def around(self, page: Page, context: Context) -> str:
        """Return a page in its frame."""
        stand_in = _stand_in(page, self._branches)
        place = repr(stand_in)
        frame = self._frames.get(place)
        if frame is not None:
            return self._filled(frame, page)
        whole = "".join(self._render(context))
        if place not in self._frames:
            self._frames[place] = self._frame(page, stand_in, context, whole)
        return whole

    def _frame(self, page: Page, stand_in: _StandIn, context: Context, whole: str) -> _Frame | None:
        """Return the frame at a page's place, or None if it does not give the page, or asks for
        more than is known.
        """
        try:
            text = "".join(self._render(_context(self._template, context.get_all(), stand_in)))
            frame = _Frame(_MARK.split(text), stand_in.at_toc)
            return frame if self._filled(frame, page) == whole else None
        except (KeyError, TypeError, jinja2.UndefinedError):
            return None

    def _filled(self, frame: _Frame, page: Page) -> str:
        words = _words(page)
        words["toc"] = "".join(self._render_toc(_context(self._toc, frame.at_toc, page)))
        return "".join(
            words[piece] if count % 2 else piece for count, piece in enumerate(frame.pieces)
        )

    def _leave_out_toc(self, context: Context) -> Iterator[str]:
        page = context["page"]
        if not isinstance(page, _StandIn):
            yield from self._render_toc(context)
            return
        page.at_toc.update(context.get_all())
        yield str(_Mark("toc"))


def _context(
    template: jinja2.Template, variables: dict[str, Any], page: Page | _StandIn
) -> Context:
    return template.new_context({**variables, "page": page}, shared=True)
