"""Single pages rendered on request, from Markdown in memory. Writes no file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from mkdocs.commands.build import _build_template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from generator.engine.build import as_generator_error, quiet_material
from generator.engine.contents import as_file
from generator.engine.mkdocs_parts import SiteBuilder, fill_page, load, open_site_builder, page_html
from generator.files.content import OWNED_FOLDERS, is_owned
from generator.settings import Settings

_OWNED = tuple(f"{folder}/" for folder in OWNED_FOLDERS)


@dataclass(frozen=True, slots=True)
class MkDocsPageRenderer:
    """Renders single pages with MkDocs; implements `protocol.PageRenderer`."""

    builder: SiteBuilder
    sources: Mapping[str, File]
    """Files written by people or by the theme, by path below the site's root."""

    @property
    def theme_dir(self) -> Path | None:
        """The project's own folder of templates, or None."""
        folder = self.builder.config.theme.custom_dir
        return Path(folder) if folder else None

    def page(self, path: str, text: str) -> bytes:
        """Return a page as HTML, byte for byte as a build writes the page.

        Args:
            path: Path of the Markdown, below `content/`.
            text: The Markdown.

        Raises:
            GeneratorError: MkDocs cannot render the page.
        """
        with as_generator_error():
            page = self._page(path, text)
            fill_page(page, self.builder)
            return page_html(page, self.builder)

    def template(self, name: str) -> bytes:
        """Return a page of the theme itself, for example `404.html`.

        Raises:
            GeneratorError: MkDocs cannot render the page.
        """
        builder = self.builder
        with as_generator_error():
            html: str = _build_template(
                name, builder.env.get_template(name), builder.files, builder.config, builder.nav
            )
            return html.encode()

    def _page(self, path: str, text: str) -> Page:
        """Return a page without content yet.

        A page in the navigation must be the navigation's own object: the theme marks the current
        entry of the menu by identity.
        """
        builder = self.builder
        listed = builder.files.src_uris[path] if path in builder.listed else None
        file = _in_memory(path, text, builder.config) if listed is None else listed
        page = Page(None, file, builder.config) if file.page is None else file.page
        file.content_string = text
        page.content, page.meta = None, {}
        return page


def makes_single_pages(settings: Settings) -> bool:
    """Tell whether a project's pages can be rendered singly.

    Plugins and hooks, except our plugin, may need every page at once.

    Raises:
        GeneratorError: MkDocs cannot read the project.
    """
    with quiet_material(), as_generator_error():
        config = load(settings.config_file, settings.site_dir)
    return not (config.plugins or config.hooks or config.extra_templates)


def open_page_renderer(settings: Settings, generated: Mapping[str, str]) -> MkDocsPageRenderer:
    """Return a renderer for single pages of a project.

    Args:
        settings: A project without plugins and hooks, except our plugin.
        generated: Markdown of the generated pages in the navigation and of the generated pages
            linked from handwritten pages, by path below `content/`.

    Raises:
        GeneratorError: MkDocs cannot read the project.
    """
    with quiet_material(), as_generator_error():
        config = load(settings.config_file, settings.site_dir)
        files = Files(
            [
                *_by_hand(config),
                *(_in_memory(path, text, config) for path, text in generated.items()),
            ]
        )
        builder = open_site_builder(config, files)
    included = (file for file in builder.files if file.inclusion.value > InclusionLevel.DRAFT.value)
    return MkDocsPageRenderer(
        builder, {file.dest_uri: file for file in included if file.src_uri not in generated}
    )


def _by_hand(config: MkDocsConfig) -> Iterator[File]:
    """Yield the handwritten files below `content/`."""
    content = Path(config.docs_dir)
    for top in sorted(path for path in content.iterdir() if not is_owned(path.name)):
        for path in [top, *sorted(top.rglob("*"))]:
            relative = path.relative_to(content).as_posix()
            if path.is_file() and not relative.startswith(_OWNED):
                yield as_file(relative, config)


def _in_memory(path: str, text: str, config: MkDocsConfig) -> File:
    """Return a file of MkDocs with its text in memory, whether or not the file is on disk."""
    file = as_file(path, config)
    file.content_string = text
    return file
