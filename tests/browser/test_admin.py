"""The editor at `/admin/` in a browser: open a record, change one field, save, and read the file.

What the page's own script does to a file is tested in Node, on every field of every file. Here Sveltia
CMS stands between the file and the script: it must lose nothing, in any of its kinds of fields.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.editor import Editor, editor, write_site
from tests.browser.serve import served
from tests.node.test_admin import FILES, FORM, NEW, RECORD_OF, parts, read
from tests.rows import judge_rows

REGION = "kabupaten-contoh"
QUICK_WIN = f"regions/{REGION}/quick-wins/antrean-puskesmas.yml"
VILLAGE = f"regions/{REGION}/villages/andaiwangi.yml"
UPDATE = f"regions/{REGION}/updates/bank-sampah-kedelapan.md"
KINDS = {"QuickWin": "quick-win", "Village": "village", "Update": "update"}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a site with an editor."""
    with served(write_site(tmp_path_factory.mktemp("admin"))) as address:
        yield address


@pytest.fixture
def opened(browser: Browser, url: str) -> Iterator[Editor]:
    """The editor for the invented region, with all its files."""
    with editor(browser, url) as at_work:
        at_work.open(REGION, files_of(REGION))
        yield at_work


def files_of(region: str) -> dict[str, str]:
    return {path: text for path, text in FILES.items() if path.split("/")[1] == region}


def open_file(at_work: Editor, path: str) -> dict[str, Any]:
    """Open a record by the path of its file; return what the file says."""
    at_work.open_record(KINDS[RECORD_OF[path]], Path(path).stem)
    return read(path, FILES[path])


def assert_saved(at_work: Editor, path: str, tree: Any, key: str) -> None:
    """Save the record; its file says what is expected, and other keys keep every byte."""
    at_work.save()
    text = at_work.file(path)
    assert read(path, text) == tree
    before, after = parts(FILES[path]), parts(text)
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
        tree = open_file(at_work, path)
        fields = [field for field in FORM["records"][RECORD_OF[path]] if typed(field)]
        # A record has more fields than there are records: each takes the next one.
        field = fields[number % len(fields)]
        key, value = field["key"], VALUES.get(field["key"], NEW[field["form"]])
        at_work.field(key).get_by_role("textbox").fill(value)
        if isinstance(tree.get(key), dict):
            tree[key]["id"] = value
        else:
            tree[key] = value
        assert_saved(at_work, path, tree, key)

    with editor(browser, url) as at_work:
        files = files_of(region)
        at_work.open(region, files)
        judge_rows(list(enumerate(files)), judge, name=lambda row: row[1])


VALUES = {
    "publish_at": "2030-01-01T08:00:00+07:00",
    "number": "A.12",
    "code": "99.01.01.2009",
    "coordinates": "-5.12345, 111.12345",
}
"""Values of the fields that take no other text."""


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
    def judge(change: Way) -> None:
        # Each way begins with the files as they are.
        with editor(browser, url) as at_work:
            at_work.open(REGION, {QUICK_WIN: FILES[QUICK_WIN]})
            tree = open_file(at_work, QUICK_WIN)
            key = change(at_work, tree)
            assert_saved(at_work, QUICK_WIN, tree, key)

    judge_rows(WAYS, judge, name=lambda change: change.__name__)
