"""The editor at `/admin/` in a browser: open a record, change one field, save, and read the file.

What the page's own script does to a file is tested in Node, on every field of every file. Here Sveltia
CMS stands between the file and the script: it must lose nothing, in any of its kinds of fields.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from generator.codes import Code
from tests.browser.editor import Editor, editor, write_site
from tests.browser.serve import served
from tests.builders import CONTOH, FICTIONAL, LAYANAN, a_publication
from tests.loading import load_site
from tests.node.test_admin import FILES, FORM, NEW, RECORD_OF, parts, read
from tests.pictures import PRIVATE, a_drawing, a_pdf, noise, opened, private_exif, written
from tests.rows import judge_rows

REGION = "kabupaten-contoh"
QUICK_WIN = f"regions/{REGION}/quick-wins/antrean-puskesmas.yml"
KINDS = {"QuickWin": "quick-win", "Village": "village", "Update": "update"}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a site with an editor."""
    with served(write_site(tmp_path_factory.mktemp("admin"))) as address:
        yield address


def files_of(region: str) -> dict[str, str]:
    return {path: text for path, text in FILES.items() if path.split("/")[1] == region}


def assert_saved(at_work: Editor, path: str, was: str, tree: Any, key: str) -> None:
    """Save the record; its file says what is expected, and other keys keep every byte."""
    at_work.save()
    text = at_work.file(path)
    assert read(path, text) == tree
    before, after = parts(was), parts(text)
    for lines in (before, after):
        lines.pop(key, None)
    assert after == before


def typed(field: Any) -> bool:
    """Return whether a field is typed as a text of its own."""
    return field["form"] in {"text", "paragraphs", "date", "number", "whole"} and not field.get(
        "many"
    )


@pytest.mark.parametrize("region", sorted({path.split("/")[1] for path in FILES}))
def test_every_file_keeps_all_but_the_field_that_was_changed(
    browser: Browser, url: str, region: str
) -> None:
    def judge(row: tuple[int, str]) -> None:
        number, path = row
        at_work.open_record(KINDS[RECORD_OF[path]], Path(path).stem)
        tree = read(path, files[path])
        fields = [field for field in FORM["records"][RECORD_OF[path]] if typed(field)]
        # A record has more fields than there are records: each takes the next one.
        field = fields[number % len(fields)]
        key, value = field["key"], VALUES.get(field["key"], NEW[field["form"]])
        at_work.field(key).get_by_role("textbox").fill(value)
        if isinstance(tree.get(key), dict):
            tree[key]["id"] = value
        else:
            tree[key] = value
        assert_saved(at_work, path, files[path], tree, key)

    files = files_of(region)
    with editor(browser, url) as at_work:
        at_work.open(region, files)
        judge_rows(list(enumerate(files)), judge, name=lambda row: row[1])


VALUES = {
    "due": "2031-05",
    "publish_at": "2030-01-01T08:00:00+07:00",
    "number": "A.12",
    "code": "99.01.01.2009",
    "coordinates": "-5.12345, 111.12345",
}
"""Values of the fields that take no other text, or that have the usual one in some record."""


def choose_state(at_work: Editor, tree: Any) -> str:
    at_work.choose("state", "Selesai")
    tree["state"] = "done"
    return "state"


def add_office(at_work: Editor, tree: Any) -> str:
    at_work.choose("offices", "Dinas Komunikasi dan Informatika Kabupaten Contoh")
    tree["offices"].append("diskominfo")
    return "offices"


def remove_office(at_work: Editor, tree: Any) -> str:
    at_work.field("offices").get_by_role("button", name="Remove").click()
    del tree["offices"]
    return "offices"


def hold_back(at_work: Editor, tree: Any) -> str:
    at_work.field("draft").get_by_role("radio", name="ya").click()
    tree["draft"] = "ya"
    return "draft"


def change_in_list(at_work: Editor, tree: Any) -> str:
    at_work.field("milestones").get_by_role("button", name="Expand", exact=True).nth(1).click()
    at_work.field("milestones.1.due").get_by_role("textbox").fill("2027-01")
    tree["milestones"][1]["due"] = "2027-01"
    return "milestones"


def add_to_list(at_work: Editor, tree: Any) -> str:
    at_work.field("history").get_by_role("button", name="Add").last.click()
    at_work.field("history.4.date").get_by_role("textbox").fill("2026-11-30")
    at_work.field("history.4.text").get_by_role("textbox").fill("Tiga belas: hampir semua.")
    tree["history"].append({"date": "2026-11-30", "text": "Tiga belas: hampir semua."})
    return "history"


def remove_from_list(at_work: Editor, tree: Any) -> str:
    at_work.field("history").get_by_role("button", name="Remove", exact=True).nth(1).click()
    del tree["history"][1]
    return "history"


def change_group(at_work: Editor, tree: Any) -> str:
    at_work.field("budget_idr").get_by_role("button", name="Expand", exact=True).click()
    at_work.field("budget_idr.value").get_by_role("textbox").fill("1250000000")
    tree["budget_idr"]["value"] = "1250000000"
    return "budget_idr"


def remove_group(at_work: Editor, tree: Any) -> str:
    at_work.field("budget_idr").get_by_role("checkbox").click()
    del tree["budget_idr"]
    return "budget_idr"


def translate(at_work: Editor, tree: Any) -> str:
    at_work.field("en").get_by_role("button", name="Expand", exact=True).click()
    at_work.field("en.summary").get_by_role("textbox").fill("Take a number at home.")
    tree["summary"] = {"id": tree["summary"], "en": "Take a number at home."}
    return "summary"


def name_source(at_work: Editor, tree: Any) -> str:
    at_work.field("sources").get_by_role("button", name="Expand", exact=True).nth(1).click()
    at_work.choose("sources.1.sources", "Laporan Kemajuan Kabupaten Cerdas 2025")
    tree["sources"]["state"].append("laporan-kemajuan-2025")
    return "sources"


def add_number(at_work: Editor, tree: Any) -> str:
    at_work.field("sdgs").get_by_role("button", name="Add").click()
    at_work.field("sdgs.1").get_by_role("textbox").fill("11")
    tree["sdgs"].append("11")
    return "sdgs"


Way = Callable[[Editor, Any], str]
WAYS: tuple[Way, ...] = (
    *(choose_state, add_office, remove_office, hold_back, change_in_list, add_to_list),
    *(remove_from_list, change_group, remove_group, translate, name_source, add_number),
)
"""A change in each kind of field; each gives the key that it changes."""


def test_every_kind_of_field_changes_what_it_shows_and_nothing_else(
    browser: Browser, url: str
) -> None:
    # Each way has a file of its own, which says what the record says.
    files = {
        QUICK_WIN.replace(".yml", f"-{number}.yml"): FILES[QUICK_WIN]
        for number, _ in enumerate(WAYS)
    }

    def judge(row: tuple[str, Way]) -> None:
        path, change = row
        at_work.open_record("quick-win", Path(path).stem)
        tree = read(path, files[path])
        key = change(at_work, tree)
        assert_saved(at_work, path, files[path], tree, key)

    with editor(browser, url) as at_work:
        at_work.open(REGION, files)
        rows = list(zip(files, WAYS, strict=True))
        judge_rows(rows, judge, name=lambda row: row[1].__name__)


SMALL = f"regions/{LAYANAN}"
MEDIA = f"regions/{REGION}/media"
PHONE_NAME = "IMG_2034 Loket (1).JPG"


def findings_with(text: str, media: Mapping[str, bytes]) -> list[str]:
    """Return the codes that `check` gives for a saved record and its uploaded files."""
    files = {f"{REGION}/media/{name}": data for name, data in media.items()}
    with a_publication({CONTOH: FICTIONAL, LAYANAN: text, **files}) as project:
        return [found.code for found in load_site(project).report.diagnostics]


def test_a_photo_of_a_phone_arrives_small_and_without_its_secrets(
    browser: Browser, url: str
) -> None:
    photo = noise(3000, 2250)
    data = written(photo, exif=private_exif(), comment=PRIVATE.encode(), quality=95)
    # Whoever looks for a page in the file would find one.
    data += f"<script>{PRIVATE}</script>".encode()
    assert len(data) > 4_000_000
    with editor(browser, url) as at_work:
        at_work.open(REGION, {SMALL: "fictional: ya\ntitle: Layanan\nstate: planned\n"})
        at_work.open_record("quick-win", "layanan")
        at_work.field("photos").get_by_role("button", name="Add").click()
        at_work.choose_file("photos.0.file", PHONE_NAME, data)
        at_work.insert_file("photos.0.file")
        at_work.field("photos.0.alt").get_by_role("textbox").fill("Loket baru.")
        at_work.save()
        text = at_work.file(SMALL)
        name = "img-2034-loket-1.webp"
        saved = at_work.file_bytes(f"{MEDIA}/{name}")
    assert read(LAYANAN, text)["photos"] == [{"file": name, "alt": "Loket baru."}]
    assert opened(saved).size == (2400, 1800)
    assert len(saved) < len(data) / 2
    assert PRIVATE.encode() not in saved
    assert not opened(saved).getexif()
    assert findings_with(text, {name: saved}) == []


def test_a_hostile_file_is_refused_by_the_editor_or_by_the_check(
    browser: Browser, url: str
) -> None:
    script = a_pdf(b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>")
    long = written(a_drawing(13_000, 2), "PNG")
    with editor(browser, url) as at_work:
        at_work.open(REGION, {SMALL: "fictional: ya\ntitle: Layanan\nstate: planned\n"})
        at_work.open_record("quick-win", "layanan")
        at_work.field("photos").get_by_role("button", name="Add").click()
        # A page that calls itself a photo is no photo to the editor.
        at_work.choose_file("photos.0.file", "foto.jpg", b"<script>alert(1)</script>")
        at_work.page.get_by_role("button", name="Insert").click()
        at_work.page.get_by_text("Invalid File").wait_for()
        at_work.page.get_by_role("button", name="OK").click()
        at_work.choose_file("photos.0.file", "Panjang.PNG", long)
        at_work.insert_file("photos.0.file")
        at_work.field("photos.0.alt").get_by_role("textbox").fill("Garis.")
        at_work.field("evidence").get_by_role("button", name="Add").last.click()
        at_work.choose_file("evidence.0.file", "Berita Acara.pdf", script)
        at_work.insert_file("evidence.0.file")
        at_work.field("evidence.0.text").get_by_role("textbox").fill("Berita acara")
        at_work.save()
        text = at_work.file(SMALL)
        names = ("panjang.png", "berita-acara.pdf")
        saved = {name: at_work.file_bytes(f"{MEDIA}/{name}") for name in names}
    assert saved == dict(zip(names, (long, script), strict=True))
    assert sorted(findings_with(text, saved)) == [Code.TOO_MANY_PIXELS, Code.PDF_ACTIVE]
