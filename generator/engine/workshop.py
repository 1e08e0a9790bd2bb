"""MkDocs' own parts, laid out once, by which any one page is made without the others.

Does what `mkdocs build` does for a page, with its functions, and gives the same bytes. Left out is
what costs as much as the site is large: no page gets the list of all pages, and what stands the
same on many pages is rendered once.
"""

import hashlib
import os
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.commands.build import _populate_page, get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import is_markdown_file, write_file

from generator.engine.blocks import Converted, Heading, convert
from generator.engine.contents import as_file
from generator.engine.defaults import load_completed
from generator.engine.frame import render_frames_once

_PLUGIN = "masterplan"


@dataclass(frozen=True, slots=True)
class Workshop:
    """All that the making of a page needs."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: jinja2.Environment
    listed: frozenset[str]
    """Pages in the navigation, by path below `content/`."""
    is_whole: bool
    """Whether it knows all files, and so where each link between pages leads."""

    @property
    def pages(self) -> tuple[File, ...]:
        """Files that become pages, in MkDocs' order."""
        return tuple(self.files.documentation_pages())

    def pages_but(self, kept: Collection[str], contents: Iterable[str]) -> tuple[str, ...]:
        """Return the pages to be made, by path, and know them if that was not so yet.

        Args:
            kept: Pages that are not to be made.
            contents: All files below `content/`.
        """
        if not self.is_whole:
            unknown = (path for path in contents if is_markdown_file(path) and path not in kept)
            files = [
                as_file(path, self.config) for path in unknown if path not in self.files.src_uris
            ]
            set_exclusions(files, self.config)
            for file in files:
                self.files.append(file)
        return tuple(file.src_uri for file in self.pages if file.src_uri not in kept)


def load(config_file: Path, site_dir: Path) -> MkDocsConfig:
    """Return a project's config for MkDocs, without our plugin, whose work is done."""
    config = load_completed(config_file, site_dir)
    plugin = config.plugins.pop(_PLUGIN, None)
    if plugin is not None:  # MkDocs keeps the events of a plugin that is merely popped
        for methods in config.plugins.events.values():
            methods[:] = [
                method for method in methods if getattr(method, "__self__", None) is not plugin
            ]
    return config


def open_workshop(config: MkDocsConfig, files: Files | None = None) -> Workshop:
    """Return MkDocs' parts for a project without other plugins, its pages in the navigation read,
    none written.

    Args:
        config: As `load` gives it.
        files: Instead of all files of the folder of pages.
    """
    is_whole = files is None
    files = get_files(config) if files is None else files
    env = config.theme.get_env()
    # It asks for names alone.
    files.add_files_from_theme(_ThemeNames(config.theme.dirs), config)  # type: ignore[arg-type]
    set_exclusions(files, config)
    nav = get_navigation(files, config)
    env.auto_reload = False  # no file of the theme changes while a site is built
    listed = frozenset(page.file.src_uri for page in nav.pages)
    render_frames_once(env, {page.file.src_uri: page.url for page in nav.pages})
    for page in nav.pages:
        page.read_source(config)
        if "title" not in page.meta:
            _populate_page(page, config, files)  # its first heading is what the navigation calls it
    return Workshop(config, files, nav, env, listed, is_whole)


@dataclass(frozen=True, slots=True)
class MadePage:
    """What is known of a page that was written."""

    meta: dict[str, Any]
    """Its front matter."""
    address: str
    """Of its HTML, below the site's root."""
    output: str
    """Digest of its HTML."""
    stands_alone: bool
    """Whether no other page had a part in it: it needed no Markdown parser, which looks up what
    links lead to.
    """


class _ThemeNames:
    """The names of a theme's files as Jinja gives them, but for its icons: MkDocs looks at
    thousands, to take none.
    """

    def __init__(self, folders: Iterable[str]) -> None:
        self._folders = tuple(folders)

    def list_templates(self, *, filter_func: Callable[[str], bool]) -> list[str]:
        """Return the names that a filter lets pass, none below a hidden folder, in order."""
        names = set()
        for top in self._folders:
            for folder, below, files in os.walk(top):
                below[:] = [name for name in below if not name.startswith(".")]
                place = os.path.relpath(folder, top).replace(os.sep, "/")
                names.update(files if place == "." else [f"{place}/{name}" for name in files])
        return sorted(filter(filter_func, names))


class LinkedPageError(Exception):
    """A page may have links to others, and the workshop does not know them all."""


def make_page(file: File, workshop: Workshop) -> MadePage:
    """Write a page and return what is known of it."""
    page = file.page if file.page is not None else Page(None, file, workshop.config)
    stands_alone = fill_page(page, workshop)
    if not (stands_alone or workshop.is_whole):
        raise LinkedPageError
    html = page_html(page, workshop)
    write_file(html, file.abs_dest_path)
    _check_anchors(page, workshop)
    if file.src_uri not in workshop.listed:
        file.page = None  # its text is not needed again
    return MadePage(dict(page.meta), file.dest_uri, hashlib.sha256(html).hexdigest(), stands_alone)


def fill_page(page: Page, workshop: Workshop) -> bool:
    """Read and convert a page's Markdown, unless that is done; tell whether no other page had a
    part in it.
    """
    stands_alone = page.content is None and _populate_quickly(page, workshop.config)
    if page.content is None:
        _populate_page(page, workshop.config, workshop.files)
    return stands_alone


def page_html(page: Page, workshop: Workshop) -> bytes:
    """Return a filled page in the theme's frame."""
    page.active = True
    try:
        template = workshop.env.get_template(page.meta.get("template", "main.html"))
        context = get_context(workshop.nav, (), workshop.config, page)
        return template.render(context).encode("utf-8", errors="xmlcharrefreplace")
    finally:
        page.active = False


def _populate_quickly(page: Page, config: MkDocsConfig) -> bool:
    """Fill a page that needs no Markdown parser; tell whether it is one."""
    page.read_source(config)
    converted = convert(page.markdown or "")
    if converted is None or "title" not in page.meta:
        return False
    page.content = converted.html
    page.toc = get_toc(_toc_tokens(converted))
    return True


def _toc_tokens(converted: Converted) -> list[Any]:
    """Return the headings nested by their levels, as Python-Markdown's `toc` gives them."""
    top: list[Any] = []
    open_tokens: list[tuple[int, list[Any]]] = [(0, top)]
    for heading in converted.headings:
        while heading.level <= open_tokens[-1][0]:
            open_tokens.pop()
        token = _toc_token(heading)
        open_tokens[-1][1].append(token)
        open_tokens.append((heading.level, token["children"]))
    return top


def _toc_token(heading: Heading) -> dict[str, Any]:
    return {"level": heading.level, "id": heading.anchor, "name": heading.title, "children": []}


def _check_anchors(page: Page, workshop: Workshop) -> None:
    """Warn of links from a page to places that other pages do not have, as MkDocs does at the end
    of a build.
    """
    for file in page.links_to_anchors or ():
        if file.page is None:
            Page(None, file, workshop.config)
        if file.page is not None and file.page.present_anchor_ids is None:
            _populate_page(file.page, workshop.config, workshop.files)
    page.validate_anchor_links(
        files=workshop.files, log_level=workshop.config.validation.links.anchors
    )
