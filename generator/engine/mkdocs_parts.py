"""MkDocs' own parts, opened once, to render any page without the rest of the site.

A page is rendered with the functions of `mkdocs build` and gets the same bytes. The cost of a page
does not grow with the site: templates get no list of pages, and the page shell is rendered once for
many pages.
"""

import hashlib
from collections.abc import Collection, Iterable
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
from generator.engine.page_shell import render_shells_once
from generator.engine.theme_files import add_theme_files
from generator.full_links import with_full_links

_PLUGIN = "masterplan"


@dataclass(frozen=True, slots=True)
class SiteBuilder:
    """MkDocs' config, files, navigation and templates, ready to render pages."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: jinja2.Environment
    listed: frozenset[str]
    """Paths of the pages in the navigation, below `content/`."""
    is_whole: bool
    """Whether `files` has every file; only then can links between pages be resolved."""

    @property
    def pages(self) -> tuple[File, ...]:
        """Files of pages, in MkDocs' order."""
        return tuple(self.files.documentation_pages())

    def pages_but(self, kept: Collection[str], contents: Iterable[str]) -> tuple[str, ...]:
        """Return the paths of the pages to render, and add missing ones to `files`.

        Args:
            kept: Paths of cached pages, left out.
            contents: Paths of every file below `content/`.
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
    """Return a project's config for MkDocs, without our plugin: the pages are generated already."""
    config = load_completed(config_file, site_dir)
    plugin = config.plugins.pop(_PLUGIN, None)
    # A plugin taken out of the config stays registered for its events.
    if plugin is not None:
        for methods in config.plugins.events.values():
            methods[:] = [
                method for method in methods if getattr(method, "__self__", None) is not plugin
            ]
    return config


def open_site_builder(config: MkDocsConfig, files: Files | None = None) -> SiteBuilder:
    """Return a site builder; the pages in the navigation are read, and no page is written.

    Args:
        config: Config of a project without further plugins, from `load`.
        files: The files to know; None takes every file below `content/`.
    """
    is_whole = files is None
    files = get_files(config) if files is None else files
    env = config.theme.get_env()
    add_theme_files(files, config)
    set_exclusions(files, config)
    nav = get_navigation(files, config)
    # No file of the theme changes while a site is built, so Jinja need not look at the disk.
    env.auto_reload = False
    listed = frozenset(page.file.src_uri for page in nav.pages)
    render_shells_once(env, {page.file.src_uri: page.url for page in nav.pages})
    for page in nav.pages:
        page.read_source(config)
        # The navigation shows the title, and without one in front matter the first heading.
        if "title" not in page.meta:
            _populate_page(page, config, files)
    return SiteBuilder(config, files, nav, env, listed, is_whole)


@dataclass(frozen=True, slots=True)
class MadePage:
    """The result of rendering a page."""

    meta: dict[str, Any]
    """The page's front matter."""
    address: str
    """Path of the HTML below the site's root."""
    output: str
    """Digest of the HTML."""
    stands_alone: bool
    """Whether no further page was looked up: only the Markdown parser resolves links."""


class LinkedPageError(Exception):
    """A page may have links to pages unknown to the site builder."""


def make_page(file: File, builder: SiteBuilder) -> MadePage:
    """Render and write a page.

    Raises:
        LinkedPageError: The page needs a site builder that knows every file.
    """
    page = file.page if file.page is not None else Page(None, file, builder.config)
    stands_alone = fill_page(page, builder)
    if not (stands_alone or builder.is_whole):
        raise LinkedPageError
    html = page_html(page, builder)
    write_file(html, file.abs_dest_path)
    _check_anchors(page, builder)
    # The navigation keeps its pages; any further page would hold its text in memory for nothing.
    if file.src_uri not in builder.listed:
        file.page = None
    return MadePage(dict(page.meta), file.dest_uri, hashlib.sha256(html).hexdigest(), stands_alone)


def fill_page(page: Page, builder: SiteBuilder) -> bool:
    """Read and convert a page's Markdown, if not done yet.

    Returns:
        Whether the page was converted without the Markdown parser, and so without further pages.
    """
    stands_alone = page.content is None and _populate_quickly(page, builder.config)
    if page.content is None:
        _populate_page(page, builder.config, builder.files)
    return stands_alone


def page_html(page: Page, builder: SiteBuilder) -> bytes:
    """Return a filled page in the theme's page shell."""
    # The theme marks the active page in the menu.
    page.active = True
    try:
        template = builder.env.get_template(page.meta.get("template", "main.html"))
        context = get_context(builder.nav, (), builder.config, page)
        html = template.render(context)
        # The generator's own links lead to folders, whichever way MkDocs writes those of the theme.
        shown = html if builder.config.use_directory_urls else with_full_links(html)
        return shown.encode("utf-8", errors="xmlcharrefreplace")
    finally:
        page.active = False


def _populate_quickly(page: Page, config: MkDocsConfig) -> bool:
    """Fill a page without the Markdown parser; return False if the page needs the parser."""
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


def _check_anchors(page: Page, builder: SiteBuilder) -> None:
    """Warn of links from a page to missing anchors, as MkDocs does at the end of a build."""
    for file in page.links_to_anchors or ():
        if file.page is None:
            Page(None, file, builder.config)
        if file.page is not None and file.page.present_anchor_ids is None:
            _populate_page(file.page, builder.config, builder.files)
    page.validate_anchor_links(
        files=builder.files, log_level=builder.config.validation.links.anchors
    )
