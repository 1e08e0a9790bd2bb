"""The preview of drafts: on pages of regions, and only if asked for."""

from generator.serve.live_project import LiveProject
from generator.views.site_pages import Backlinks
from tests.builders import CONTOH, FICTIONAL, a_publication
from tests.loading import settings_of

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
