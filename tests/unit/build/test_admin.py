"""The page of the editor: the list of regions to choose from."""

from dataclasses import replace
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from generator.admin_settings import AdminSettings
from generator.build.admin import admin_files
from generator.context import open_context
from tests.loading import load_site
from tests.projects import a_small_project


def test_an_invented_region_is_marked_in_the_list(tmp_path: Path) -> None:
    loaded = load_site(a_small_project(tmp_path / "project"))
    context = open_context(loaded.shared, loaded.linked)
    admin = AdminSettings("github", "diskominfo-contoh/masterplan")
    context = replace(context, settings=replace(context.settings, admin=admin))
    page = next(admin_files(context, tmp_path))
    options = LexborHTMLParser((page.data or b"").decode()).css("option")
    names = {option.attributes["value"]: option.text() for option in options}
    assert names["kota-misal"] == "Kota Misal"
    assert names["kabupaten-contoh"] == "Kabupaten Contoh · Contoh rekaan"
