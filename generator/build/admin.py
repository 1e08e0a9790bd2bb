"""The page of the editor with all its files, as generated files, if `extra.admin` is set."""

from collections.abc import Iterator
from pathlib import Path

from generator.admin.config import admin_config
from generator.admin.editor import editor_files, page_scripts
from generator.context import BuildContext
from generator.exports.exported_file import json_file
from generator.files.content import GeneratedFile, generated_file
from generator.pages.render import Renderer

_FOLDER = "admin"


def admin_files(build: BuildContext, project_dir: Path) -> Iterator[GeneratedFile]:
    """Yield the page, its scripts, its configuration and the editor's own files.

    Raises:
        GeneratorError: The editor was not fetched, or is another package than the lock says.
    """
    admin = build.settings.admin
    if admin is None:
        return
    regions = [
        (region.slug, region.full_name, region.is_fictional) for region in build.site.regions
    ]
    page = Renderer(build.catalogue).render_admin(regions, admin.origins)
    yield generated_file(f"{_FOLDER}/index.html", page.encode())
    config = json_file(f"{_FOLDER}/konfigurasi.json", admin_config(build, admin))
    yield generated_file(config.path, config.data)
    for name, data in page_scripts():
        yield generated_file(f"{_FOLDER}/{name}", data)
    for name, data in editor_files(project_dir):
        yield generated_file(f"{_FOLDER}/sveltia/{name}", data)
