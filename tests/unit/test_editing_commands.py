"""The commands `fmt`, `new` and `status`: what they print, what they write, and what they leave alone."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import CONTOH, FICTIONAL, a_publication

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def project(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A small project without errors, in which the command is run."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")
    monkeypatch.delenv("MASTERPLAN_LANG", raising=False)
    monkeypatch.chdir(tmp_path)
    with a_publication({CONTOH: FICTIONAL}) as base:
        (base / "regions").rename(tmp_path / "regions")
    (tmp_path / "mkdocs.yml").write_text("site_name: Kota\ntheme: masterplan\n", encoding="utf-8")
    return tmp_path


def test_a_check_names_untidy_files_and_writes_nothing(project: Path, masterplan: Run) -> None:
    path = project / "regions" / CONTOH
    masterplan("fmt")
    assert masterplan("fmt", "--check")[:2] == (0, "")
    untidy = path.read_bytes() + b"flags: []   # nanti\n"
    path.write_bytes(untidy)
    assert masterplan("fmt", "--check")[:2] == (1, f"regions/{CONTOH}\n")
    assert path.read_bytes() == untidy
    assert masterplan("fmt", "kabupaten-contoh")[:2] == (0, f"regions/{CONTOH}\n")
    assert b"flags: []  # nanti\n" in path.read_bytes()
    assert masterplan("fmt", "--check")[0] == 0


def test_a_file_with_errors_is_told_and_the_others_are_tidied(
    project: Path, masterplan: Run
) -> None:
    path = project / "regions" / CONTOH
    path.write_bytes(path.read_bytes() + b"fictional: ya\n")
    before = path.read_bytes()
    code, shown, complaints = masterplan("fmt")
    assert code == 1
    assert f"regions/{CONTOH}" not in shown
    assert "[MP106]" in complaints
    assert path.read_bytes() == before


@pytest.mark.usefixtures("project")
def test_an_unknown_region_gets_the_near_name(masterplan: Run) -> None:
    code, _, complaints = masterplan("fmt", "kabupaten-conto")
    assert code == 2
    assert '"kabupaten-contoh"' in complaints
    assert masterplan("new", "update", "kabupaten-conto", "Kabar")[0] == 2


@pytest.mark.usefixtures("project")
def test_new_files_pass_the_check_or_say_what_they_lack(masterplan: Run) -> None:
    region = "kabupaten-contoh"
    for words in (
        ("quick-win", region, "Taman", "baca"),
        ("village", region, "Desa Sari"),
        ("indicator", region, "Angka melek huruf"),
    ):
        code, shown, complaints = masterplan("new", *words)
        assert (code, complaints) == (0, ""), words
        assert f"regions/{region}/" in shown
        if words[0] == "indicator":
            assert "unit, baseline, targets, achieved, offices, sources" in shown
        assert masterplan("check")[0] == 0, words
        assert masterplan("fmt", "--check", region)[0] == 0, words
    assert masterplan("new", "update", region, "Taman dibuka")[0] == 0
    code, _, complaints = masterplan("check")
    assert code == 1
    assert complaints.count("[MP211]") == 1


def test_nothing_is_overwritten(project: Path, masterplan: Run) -> None:
    path = project / "regions/kabupaten-contoh/quick-wins/taman.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"mine")
    (project / "situs").mkdir()
    (project / "situs/a").touch()
    masterplan("new", "indicator", "kabupaten-contoh", "Angka")
    for words in (
        ("quick-win", "kabupaten-contoh", "Taman!"),
        ("indicator", "kabupaten-contoh", "Angka"),
        ("site", "situs"),
        ("site",),
        ("update", "kabupaten-contoh", "Taman\u200b baca"),
        ("quick-win", "kabupaten-contoh"),
    ):
        code, shown, complaints = masterplan("new", *words)
        assert (code, shown) == (2, ""), words
        assert complaints.rstrip().endswith("."), words
    assert path.read_bytes() == b"mine"
    assert [entry.name for entry in (project / "situs").iterdir()] == ["a"]


def test_a_file_with_errors_takes_no_new_indicator(project: Path, masterplan: Run) -> None:
    main = project / "regions/kabupaten-contoh/region.yml"
    sound = main.read_bytes()
    for faulty in (b"indicators: x\n", b"indicators: {id: a}\n", b"indicators: [x, 1]\n", b"- x\n"):
        main.write_bytes(sound + faulty)
        code, shown, complaints = masterplan("new", "indicator", "kabupaten-contoh", "Angka")
        assert (code, shown) == (1, ""), faulty
        assert "region.yml:" in complaints, faulty
        assert "Traceback" not in complaints, faulty
        assert main.read_bytes() == sound + faulty


def test_a_new_site_takes_a_region_of_the_list(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, masterplan: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    assert masterplan("new", "site", "situs")[0] == 0
    monkeypatch.chdir(tmp_path / "situs")
    assert masterplan("check")[0] == 0
    assert masterplan("new", "region", "kota", "bitung")[0] == 0
    assert masterplan("check") == (0, "0 kesalahan, 0 peringatan. Diperiksa: 1 daerah.\n", "")


QUICK_WINS = {
    "terlambat": "promised_on: 2024-01\ndue: 2025-06\nstate: running\noffices: [dlh]\n",
    "selesai": "promised_on: 2024-01\ndue: 2025\nstate: done\n",
    "sebagian": "promised_on: 2024-01\ndue: 2025\nstate: partly_achieved\n",
    "tanpa-dinas": "promised_on: 2024-01\ndue: 2030\nstate: planned\n",
    "rancangan": "state: planned\n",
    "ditarik": "promised_on: 2024-01\ndue: 2025\nstate: running\n"
    "withdrawn: {date: 2026-01-05, reason: Diganti.}\n",
    "baik": "promised_on: 2024-01\ndue: 2030\nstate: running\noffices: [dlh]\n",
    "rahasia": "draft: ya\nstate: done\n",
    "menunggu": "publish_at: 2099-12-07T08:00:00+08:00\nstate: done\n",
}


def test_the_status_tells_what_is_open(project: Path, masterplan: Run) -> None:
    main = project / "regions" / CONTOH
    main.write_text(
        f"{FICTIONAL}offices: [{{id: dlh, name: Dinas LH, kind: agency}}]\n"
        "confirmations: [{date: 2025-01-20, result: still_true}]\n",
        encoding="utf-8",
    )
    (main.parent / "quick-wins").mkdir(exist_ok=True)
    for name, text in QUICK_WINS.items():
        path = main.parent / "quick-wins" / f"{name}.yml"
        path.write_text(f"fictional: ya\ntitle: Judul {name}\n{text}", encoding="utf-8")
    code, shown, complaints = masterplan("status", "--format", "json")
    assert (code, complaints) == (0, "")
    [region] = json.loads(shown)
    assert (region["name"], region["fictional"]) == ("Kabupaten Contoh", True)
    found = [(item["kind"], Path(item["path"]).stem, item["since"]) for item in region["items"]]
    assert found == [
        ("late", "terlambat", "2025-06-30"),
        ("done_without_day", "selesai", None),
        ("without_evidence", "sebagian", None),
        ("without_evidence", "selesai", None),
        ("without_office", "tanpa-dinas", None),
        ("unconfirmed", "region", "2025-01-20"),
        ("embargo", "menunggu", None),
        ("draft", "rahasia", None),
    ]
    # Published or not, a record is called by its title.
    of_records = [item for item in region["items"] if item["kind"] != "unconfirmed"]
    titles = [f"Judul {Path(item['path']).stem}" for item in of_records]
    assert [item["title"] for item in of_records] == titles
    assert region["items"][-2]["until"] == "2099-12-07T08:00:00+08:00"
    code, shown, _ = masterplan("status", "kabupaten-contoh")
    lines = shown.splitlines()
    assert lines[0] == "Kabupaten Contoh (kabupaten-contoh): 8 hal"
    assert len(lines) == 9
    assert lines[-2].endswith("terbit 2099-12-07 08:00 WITA")
    assert "Judul terlambat" in lines[1]
    main.write_text("identity: [", encoding="utf-8")
    assert "masterplan check" in masterplan("status")[1]
    assert json.loads(masterplan("status", "--format", "json")[1])[0]["readable"] is False


@pytest.mark.slow
def test_a_new_site_builds_at_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, masterplan: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    masterplan("new", "site", "situs")
    monkeypatch.chdir(tmp_path / "situs")
    assert masterplan("build", "--quiet")[0] == 0
    masterplan("new", "region", "Kota Bitung")
    assert masterplan("build", "--quiet")[0] == 0
    assert "Kota Bitung" in (tmp_path / "situs/site/daerah/kota-bitung/index.html").read_text()
