"""The workbook step: a published workbook has no private record, and is made once for its data."""

import shutil
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from generator.build import workbooks
from generator.cache.store import Cache
from tests.builders import BASE, MISAL, REAL
from tests.loading import DAY, bytes_of, generated, load_site, workplace, write_site

PATH = "data/daerah/kota-misal.xlsx"
FILES = {
    MISAL: f"""{REAL}indicators:
  - id: layanan
    measure: Layanan daring
    withdrawn: {{date: 2026-02, reason: Memuat data pribadi, is_private: ya}}
    unit: layanan
    achieved: [{{year: 2025, value: 4711}}]
    sources: [daftar-kode]
  - {{id: titik, measure: Titik Wi-Fi, unit: titik, sources: [daftar-kode]}}
""",
    "kota-misal/quick-wins/rahasia.yml": """title: Rumah Ibu Anu
state: running
withdrawn: {date: 2026-02, reason: Memuat data pribadi, is_private: ya}
milestones: [{title: Mengunjungi Ibu Anu}]
sources: [daftar-kode]
""",
    "kota-misal/quick-wins/wifi.yml": "title: Wi-Fi balai\nstate: running\nsources: [daftar-kode]\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "regions")
    for name, text in FILES.items():
        path = tmp_path / "regions" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def texts_of(content: bytes) -> str:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist())


def test_a_workbook_is_published_without_private_records(project: Path) -> None:
    files = bytes_of(generated(load_site(project, workbooks=True)))
    shown = texts_of(files[PATH])
    assert "Titik Wi-Fi" in shown
    assert "Wi-Fi balai" in shown
    for private in ("Ibu Anu", "rahasia", "4711", "Layanan daring"):
        assert private not in shown
    again = bytes_of(generated(load_site(project, workbooks=True)))
    assert again[PATH] == files[PATH]
    pages = ("unduhan/index.md", "daerah/kota-misal/data/index.md")
    assert all(b"kota-misal.xlsx" in files[page] for page in pages)

    # A site may do without: no file, and no page that leads to one.
    without = bytes_of(generated(load_site(project, workbooks=False)))
    assert not [path for path in without if path.endswith(".xlsx")]
    assert not any(b".xlsx" in without[page] for page in pages)


def test_a_new_day_makes_no_workbook_and_an_edit_makes_one(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    write = workbooks.written
    monkeypatch.setattr(
        workbooks, "written", lambda *given: made.append(given[0].slug) or write(*given)
    )
    at = workplace(cache=Cache(project / ".cache"))
    for number, (text, day, slugs) in enumerate(
        (
            ("Wi-Fi balai", DAY, ["kabupaten-contoh", "kota-misal"]),
            ("Wi-Fi balai", DAY.replace(day=DAY.day + 1), []),
            ("Wi-Fi taman", DAY, ["kota-misal"]),
        )
    ):
        name = "kota-misal/quick-wins/wifi.yml"
        (project / "regions" / name).write_text(FILES[name].replace("Wi-Fi balai", text))
        made.clear()
        write_site(project, project / "content", at, today=day, workbooks=True)
        assert sorted(made) == slugs, number
        assert text in texts_of((project / "content" / PATH).read_bytes())
