"""The theme's page shell, rendered once for all pages of a place and filled with each page.

Outside the navigation the shell shows little of a page's own text: front matter, steps of the
address, headings and content. The shell is rendered for a page of placeholders; a template cannot
look into a placeholder. The shell of a place is used only if the first page of the place, filled
into the shell, equals the theme's own rendering byte for byte. Otherwise every page of the place is
rendered in full.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, NoReturn, SupportsIndex

import jinja2
from jinja2.runtime import Context
from mkdocs.structure.pages import Page

from generator.engine.blanks import narrow, narrow_frame

PAGE_SHELL = "page_shell.html"
"""Our template around a page's content; a theme without it renders every page in full."""
_TOC = "partials/toc.html"
"""Rendered for each page: a list of headings cannot be a placeholder."""
_H1 = "<h1"
"""Opening of a main heading; the theme adds a heading to content without a main heading."""
_PLACEHOLDER = re.compile("\ue000(.+?)\ue001")


def render_shells_once(env: jinja2.Environment, listed: Mapping[str, str]) -> None:
    """Make the theme render its page shell once for each place.

    A theme without our page shell stays as it is.

    Args:
        env: The theme's templates.
        listed: Addresses of the pages in the navigation, by path below `content/`. Their shells
            mark the current entry of the menu, so pages in the navigation are rendered in full.
    """
    try:
        template, toc = env.get_template(PAGE_SHELL), env.get_template(_TOC)
    except jinja2.TemplateNotFound:
        return
    render, shells = template.root_render_func, _PageShells(template, toc, _branches(listed))

    def rendered(context: Context) -> Iterator[str]:
        page = context["page"]
        # A page of the theme itself, such as 404.html, is no page of MkDocs.
        if page is None or page.file.src_uri in listed or not _is_usual(page):
            yield narrow_frame("".join(render(context)))
        else:
            yield shells.around(page, context)

    # Jinja has no public way to replace a template's rendering. Includes in the same environment
    # take this template object from the cache, and with it this function.
    template.root_render_func = rendered


def narrow_pages(env: jinja2.Environment) -> None:
    """Take the blank lines out of the frame of each page that our page shell renders."""
    try:
        template = env.get_template(PAGE_SHELL)
    except jinja2.TemplateNotFound:
        return
    render = template.root_render_func

    def rendered(context: Context) -> Iterator[str]:
        yield narrow_frame("".join(render(context)))

    template.root_render_func = rendered


def _branches(listed: Mapping[str, str]) -> frozenset[str]:
    """Return all folders on the way to the listed addresses, each with its closing slash."""
    return frozenset(
        address[: slash.end()] for address in listed.values() for slash in re.finditer("/", address)
    )


def _is_usual(page: Page) -> bool:
    """Tell whether a page fills every placeholder and has the usual template and address."""
    fills_all = page.title and all(page.meta.values()) and _H1 in (page.content or "")
    return bool(fills_all and "template" not in page.meta and page.url.endswith("/"))


class _Placeholder:
    """Stands for a text of a page: a template may print the text or test for its presence.

    Any further question raises TypeError, for the answer could differ from page to page.
    """

    __hash__ = None  # type: ignore[assignment]

    def __init__(self, name: str, *, holds: str | None = None) -> None:
        """Name the text; `holds` is a substring known to be in the text."""
        self._name = name
        self._holds = holds

    def __str__(self) -> str:
        return f"\ue000{self._name}\ue001"

    __repr__ = __str__

    def __contains__(self, text: object) -> bool:
        return text == self._holds or _refuse()

    def __eq__(self, other: object) -> bool:
        return _refuse()

    # The filter `escape` asks for this method; escaped text would differ from the page's own.
    def __html__(self) -> str:
        return _refuse()


def _refuse() -> NoReturn:
    raise TypeError("a placeholder has no text; the shell is to be rendered for each page")


class _Address(str):
    """An address with placeholders for some steps.

    A template may print the address, resolve links from it, and compare the part before the first
    placeholder; a comparison beyond the first placeholder raises TypeError.
    """

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, str):
            return False
        if isinstance(other, _Address):
            return str.__eq__(self, other) or _refuse()
        if self._known() == str(self):
            return str.__eq__(self, other)
        return other.startswith(self._known()) and _refuse()

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __contains__(self, part: object) -> bool:
        return _refuse()

    def split(self, sep: str | None = None, maxsplit: SupportsIndex = -1) -> list[str]:
        steps = super().split(sep, maxsplit)
        return [_Address(step) if _PLACEHOLDER.search(step) else step for step in steps]

    # `str` also takes a tuple of prefixes and a range; no template uses either.
    def startswith(self, prefix: str) -> bool:  # type: ignore[override]
        known = self._known()
        return known.startswith(prefix) or (prefix.startswith(known) and _refuse())

    def _known(self) -> str:
        """Return the part before the first placeholder."""
        return _PLACEHOLDER.split(str(self))[0]


@dataclass(frozen=True, slots=True)
class _Headings:
    """A page's headings; a template may ask for the address of the first heading alone."""

    first: str

    def __iter__(self) -> Iterator[SimpleNamespace]:
        yield SimpleNamespace(url=self.first)
        _refuse()


@dataclass(frozen=True, slots=True, eq=False)
class _PlaceholderPage:
    """The page of placeholders for a place; its `repr` is the key of the place.

    Pages share a shell exactly if the `repr` of their placeholder pages is the same.
    """

    url: _Address
    canonical_url: _Address | None
    edit_url: _Placeholder | None
    title: _Placeholder
    meta: dict[str, _Placeholder]
    toc: _Headings | tuple[()]
    content: _Placeholder
    at_toc: dict[str, Any] = field(default_factory=dict, repr=False)
    """The template variables at the position of the headings, noted while the shell renders."""


def _placeholder_page(page: Page, branches: Collection[str]) -> _PlaceholderPage:
    """Return the placeholder page for a page's place.

    The address keeps the steps shared with the navigation, as the theme may mark an entry of the
    menu, and at least the first step; the rest become placeholders.
    """
    ends = [slash.end() for slash in re.finditer("/", page.url)]
    shared = next(
        (count for count, end in enumerate(ends) if count and page.url[:end] not in branches),
        len(ends),
    )
    own_steps = (f"{_Placeholder(f'step {count}')}/" for count in range(shared, len(ends)))
    url = page.url[: ends[shared - 1]] + "".join(own_steps)
    first = next(iter(page.toc), None)
    site_url = page.canonical_url.removesuffix(page.url) if page.canonical_url else None
    return _PlaceholderPage(
        url=_Address(url),
        canonical_url=None if site_url is None else _Address(site_url + url),
        edit_url=_Placeholder("edit_url") if page.edit_url else None,
        title=_Placeholder("title"),
        meta={key: _Placeholder(f"meta {key}") for key in page.meta},
        toc=() if first is None else _Headings(first.url),
        content=_Placeholder("content", holds=_H1),
    )


def _texts(page: Page) -> dict[str, str]:
    """Return a page's texts by the names of their placeholders."""
    texts = {"title": str(page.title), "content": str(page.content), "edit_url": str(page.edit_url)}
    texts |= {f"meta {key}": str(value) for key, value in page.meta.items()}
    return texts | {f"step {count}": step for count, step in enumerate(page.url.split("/"))}


@dataclass(frozen=True, slots=True)
class _PageShell:
    """The rendered shell of a place."""

    pieces: list[str]
    """Text and, at every second position, the name of a placeholder."""
    at_toc: dict[str, Any]
    """The template variables at the position of the headings."""


class _PageShells:
    """The shells of all places, each rendered when the first page of its place comes."""

    def __init__(
        self, template: jinja2.Template, toc: jinja2.Template, branches: Collection[str]
    ) -> None:
        """Take over the rendering of the headings.

        Args:
            template: The page shell.
            toc: The template of the headings, included by the shell.
            branches: Folders of the addresses in the navigation.
        """
        self._template = template
        self._render = template.root_render_func
        self._toc = toc
        self._render_toc = toc.root_render_func
        self._branches = branches
        self._shells: dict[str, _PageShell | None] = {}
        toc.root_render_func = self._leave_out_toc

    def around(self, page: Page, context: Context) -> str:
        """Return a page in its shell."""
        placeholder_page = _placeholder_page(page, self._branches)
        place = repr(placeholder_page)
        shell = self._shells.get(place)
        if shell is not None:
            return self._filled(shell, page)
        whole = narrow_frame("".join(self._render(context)))
        # None stands for a place without a usable shell, so that the attempt is made once.
        if place not in self._shells:
            self._shells[place] = self._shell(page, placeholder_page, context, whole)
        return whole

    def _shell(
        self, page: Page, placeholder_page: _PlaceholderPage, context: Context, whole: str
    ) -> _PageShell | None:
        """Return the shell of a page's place.

        Args:
            page: The first page of the place.
            placeholder_page: The page of placeholders for that place.
            context: The template variables for the page.
            whole: The page as the theme renders it in full.

        Returns:
            None if the filled shell is not `whole`, or a template asks a placeholder a question.
        """
        variables = context.get_all()
        try:
            text = "".join(self._render(_context(self._template, variables, placeholder_page)))
            pieces = _PLACEHOLDER.split(narrow_frame(text))
            shell = _PageShell(pieces, placeholder_page.at_toc)
            return shell if self._filled(shell, page) == whole else None
        except (KeyError, TypeError, jinja2.UndefinedError):
            return None

    def _filled(self, shell: _PageShell, page: Page) -> str:
        texts = _texts(page)
        texts["toc"] = narrow("".join(self._render_toc(_context(self._toc, shell.at_toc, page))))
        return "".join(
            texts[piece] if count % 2 else piece for count, piece in enumerate(shell.pieces)
        )

    def _leave_out_toc(self, context: Context) -> Iterator[str]:
        """Render the headings of a page, or a placeholder for them in a shell."""
        page = context["page"]
        if not isinstance(page, _PlaceholderPage):
            yield from self._render_toc(context)
            return
        page.at_toc.update(context.get_all())
        yield str(_Placeholder("toc"))


def _context(
    template: jinja2.Template, variables: dict[str, Any], page: Page | _PlaceholderPage
) -> Context:
    return template.new_context({**variables, "page": page}, shared=True)
