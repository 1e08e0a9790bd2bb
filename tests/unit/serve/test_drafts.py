"""The preview of drafts: on pages of regions, and only if asked for."""

from dataclasses import replace

import pytest

from generator.build.data_folder import find_data
from generator.serve.live_project import LiveProject
from generator.serve.national_index import NationalReader
from generator.settings import read_settings
from generator.views.site_pages import Backlinks
from generator.workbook.importing import compared
from generator.workbook.opening import open_workbook
from tests.builders import CONTOH, FICTIONAL, a_publication
from tests.loading import settings_of
from tests.unit.serve.conftest import until
from tests.workbooks import Pages, changed

FILES = {
    CONTOH: FICTIONAL,
    "kabupaten-contoh/quick-wins/taman.yml": "draft: ya\nfictional: ya\nstate: planned\n",
    "kabupaten-contoh/updates/senin.md": "---\nfictional: ya\ntitle: Senin\ndate: 2026-12-07\n"
    "publish_at: 2026-12-07T08:00:00+07:00\n---\n\nIsi.\n",
}
PAGES = {
    "daerah/kabupaten-contoh/kabar/senin/index.md",
    "daerah/kabupaten-contoh/quick-win/taman/index.md",
}


def test_drafts_are_shown_only_if_asked_for_as_of_the_day_of_their_release() -> None:
    with a_publication(FILES) as project:
        settings = settings_of(project)
        for with_drafts, pages in ((False, set()), (True, PAGES)):
            region = LiveProject(settings, with_drafts=with_drafts).region(
                "kabupaten-contoh", Backlinks()
            )
            assert region.refusal.findings == ()
            assert PAGES & region.files.keys() == pages
            assert all(b"publish_at" not in data for data in region.files.values())


def test_a_draft_changed_in_the_workbook_of_the_preview_comes_back() -> None:
    with a_publication(FILES) as project:
        settings = settings_of(project)
        shown = replace(settings, site=replace(settings.site, workbooks=True))
        live = LiveProject(shown, with_drafts=True)
        region = live.region("kabupaten-contoh", Backlinks(), draws=True)
        book = open_workbook("buku.xlsx", region.files["data/daerah/kabupaten-contoh.xlsx"] or b"")

        def change(pages: Pages) -> None:
            page = pages["Quick win"]
            page.put(page.row("*file", "taman"), {"title": "Taman kota"})

        back = compared("buku.xlsx", changed(book, change), find_data(project / "regions", project))
        assert back.merged.faults == back.merged.questions == []
        written = {path: data.decode() for path, data in back.edited.contents.items()}
        path = "regions/kabupaten-contoh/quick-wins/taman.yml"
        assert written.keys() == {path}
        assert "title: Taman kota" in written[path]
        assert "draft: ya" in written[path]


def test_pages_across_regions_notice_the_end_of_an_embargo(monkeypatch: pytest.MonkeyPatch) -> None:
    page = "daerah/kabupaten-contoh/kabar/senin/index.md"

    def is_read(reader: NationalReader) -> bool:
        return not reader.look().is_reading

    with a_publication(FILES) as project:
        # The first minute before the release, then the minute of the release.
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796605140")
        config = project / "mkdocs.yml"
        config.write_text("site_name: Kota\ntheme: masterplan\n", "utf-8")
        reader = NationalReader(read_settings(config), jobs=1)
        try:
            until(lambda: bool(reader.look().files) and is_read(reader))
            assert reader.look().error is None
            assert page not in reader.look().files
            monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796605200")
            until(lambda: page in reader.look().files)
            # Nothing further is due: no reading without an end.
            until(lambda: is_read(reader))
            assert reader.look().next_release is None
        finally:
            reader.close()
