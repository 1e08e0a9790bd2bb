"""`check --against`: the data of a commit, as a real git repository knows it."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.build.revision import compared_with
from generator.codes import Code
from generator.errors import GeneratorError
from tests.builders import BASE, MISAL, REAL
from tests.loading import load_site, settings_of

QUICK_WIN = "kota-misal/quick-wins/wifi.yml"
UPDATE = "kota-misal/updates/kabar.md"
PROMISE = """title: Wi-Fi balai warga
state: running
promised_on: 2025-01
due: 2025-12
sources: [daftar-kode]
"""
NEWS = """---
title: Titik pertama menyala
date: 2026-03
sources: [daftar-kode]
---

Isi.
"""


@pytest.fixture(autouse=True)
def _away_from_any_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=Penulis", "-c", "user.email=penulis@here.invalid"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def write(folder: Path, name: str, text: str) -> None:
    path = folder / "regions" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A published project: a folder within a repository, committed and tagged `terbit`."""
    folder = tmp_path / "repository" / "situs"
    shutil.copytree(BASE, folder / "regions")
    for name, text in {MISAL: REAL, QUICK_WIN: PROMISE, UPDATE: NEWS}.items():
        write(folder, name, text)
    git(folder.parent, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "satu")
    git(folder, "tag", "terbit")
    return folder


def found(project: Path, revision: str = "terbit") -> list[tuple[str, str, int]]:
    loaded = compared_with(load_site(project), settings_of(project), revision)
    return [(item.code, item.span.path, item.span.line) for item in loaded.report.diagnostics]


def test_without_a_change_nothing_is_found_and_nothing_is_read(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.build.revision.MAX_BYTES", -1)
    assert found(project) == []


def test_silent_changes_are_found_at_their_places(project: Path) -> None:
    write(project, QUICK_WIN, PROMISE.replace("2025-12", "2026-12"))
    (project / "regions" / UPDATE).unlink()
    assert found(project) == [
        (Code.CHANGED_SILENTLY, f"regions/{QUICK_WIN}", 4),
        (Code.FILE_GONE, f"regions/{MISAL}", 1),
    ]


def test_the_ready_lines_declare_the_change(project: Path) -> None:
    changed = PROMISE.replace("2025-12", "2026-12")
    write(project, QUICK_WIN, changed)
    loaded = compared_with(load_site(project), settings_of(project), "terbit")
    arguments = dict(loaded.report.diagnostics[0].arguments)
    write(project, QUICK_WIN, f"{changed}{arguments['pasted']}\n")
    assert found(project) == []
    assert "2025-12 → 2026-12" in arguments["changes"]


def test_a_renamed_region_needs_the_former_name_and_then_is_compared(project: Path) -> None:
    regions = project / "regions"
    (regions / "kota-misal").rename(regions / "kota-umpama")
    renamed = REAL.replace("name: Misal", "name: Umpama")
    write(project, "kota-umpama/region.yml", renamed)
    of_rename = {Code.RENAMED_SILENTLY, Code.CHANGED_SILENTLY}
    codes = [code for code, _, _ in found(project) if code in of_rename]
    assert codes == [Code.RENAMED_SILENTLY]
    write(project, "kota-umpama/region.yml", f"redirects: [kota-misal]\n{renamed}")
    write(project, QUICK_WIN.replace("misal", "umpama"), PROMISE.replace("2025-12", "2026-12"))
    codes = [code for code, _, _ in found(project) if code in of_rename]
    assert codes == [Code.CHANGED_SILENTLY]


def test_a_faulty_or_huge_earlier_file_is_said_and_stops_nothing(project: Path) -> None:
    write(project, QUICK_WIN, "state: dihapus\n")
    write(project, UPDATE, NEWS + "a" * 2_000_000)
    git(project, "commit", "--quiet", "-am", "dua")
    write(project, QUICK_WIN, PROMISE)
    write(project, UPDATE, NEWS)
    loaded = compared_with(load_site(project), settings_of(project), "HEAD")
    assert [item.code for item in loaded.report.diagnostics] == [Code.EARLIER_STATE_UNREAD] * 2
    assert not loaded.report.has_errors
    (project / "regions" / UPDATE).unlink()
    loaded = compared_with(load_site(project), settings_of(project), "HEAD")
    codes = [item.code for item in loaded.report.diagnostics]
    assert sorted(codes) == [Code.FILE_GONE, *[Code.EARLIER_STATE_UNREAD] * 2]


def test_a_revision_that_git_cannot_give_is_an_error_in_words(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def key_of(folder: Path, revision: str) -> str:
        with pytest.raises(GeneratorError) as raised:
            found(folder, revision)
        return raised.value.key

    assert key_of(project, "tidak-ada") == "against_unknown"
    assert key_of(project, "--output=x") == "against_unknown"
    git(project, "commit", "--quiet", "--allow-empty", "-m", "dua")
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{project.parent}", "shallow")
    assert key_of(shallow / "situs", "HEAD~1") == "against_shallow"
    loose = tmp_path / "loose"
    shutil.copytree(project, loose)
    assert key_of(loose, "HEAD") == "against_without_checkout"
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    assert key_of(project, "HEAD") == "against_without_git"


def test_a_renamed_file_is_known_by_its_text_or_its_title(project: Path) -> None:
    quick_wins = project / "regions" / QUICK_WIN
    for text in (PROMISE, PROMISE.replace("2025-01", "2025-02")):
        quick_wins.unlink(missing_ok=True)
        write(project, QUICK_WIN.replace("wifi", "hotspot"), text)
        codes = [(code, Path(path).name) for code, path, _ in found(project)]
        assert codes == [(Code.RENAMED_SILENTLY, "hotspot.yml")]


def test_private_data_is_withdrawn_without_its_value(project: Path) -> None:
    tombstone = "withdrawn: {date: 2026-11, reason: Memuat data pribadi, is_private: ya}\n"
    write(project, QUICK_WIN, f"state: running\n{tombstone}")
    write(
        project,
        UPDATE,
        NEWS.replace("Titik pertama", "Kabar").replace("---\n\n", f"{tombstone}---\n\n"),
    )
    assert found(project) == []


FIGURE = "figures: [{measure: Titik, value: 12, unit: titik, date: 2025, sources: [daftar-kode]}]\n"
WAITING = "publish_at: 2026-12-07T08:00:00+07:00\n"


def test_what_was_published_is_not_kept_back_again(project: Path) -> None:
    write(project, MISAL, REAL + FIGURE)
    git(project, "commit", "--quiet", "-a", "-m", "dua")
    git(project, "tag", "--force", "terbit")
    write(project, MISAL, REAL + FIGURE.replace("value", "draft: ya, value"))
    write(project, QUICK_WIN, f"draft: ya\n{PROMISE}")
    write(project, UPDATE, NEWS.replace("date:", f"{WAITING}date:"))
    again = [place for code, *place in found(project) if code == Code.UNRELEASED_AGAIN]
    assert again == [[f"regions/{QUICK_WIN}", 1], [f"regions/{MISAL}", 3], [f"regions/{UPDATE}", 3]]
    assert Code.FILE_GONE not in {code for code, *_ in found(project)}


def test_what_was_never_published_leaves_no_trace(project: Path) -> None:
    """A draft may change and go; a record whose time has come since the commit may not."""
    write(project, "kota-misal/quick-wins/draf.yml", f"draft: ya\n{PROMISE}")
    monday, past = PROMISE.replace("Wi-Fi", "Taman"), PROMISE.replace("Wi-Fi", "Bus")
    write(project, "kota-misal/quick-wins/senin.yml", WAITING + monday)
    write(project, "kota-misal/quick-wins/lalu.yml", WAITING.replace("12-07", "11-01") + past)
    git(project, "add", ".")
    git(project, "commit", "--quiet", "-m", "dua")
    git(project, "tag", "--force", "terbit")
    assert found(project) == []
    regions = project / "regions"
    (regions / "kota-misal/quick-wins/draf.yml").unlink()
    write(project, "kota-misal/quick-wins/senin.yml", monday.replace("2025-12", "2027-12"))
    assert found(project) == []
    (regions / "kota-misal/quick-wins/lalu.yml").unlink()
    assert found(project) == [(Code.FILE_GONE, f"regions/{MISAL}", 1)]


def test_the_figures_of_the_national_ledger_do_not_change_silently(project: Path) -> None:
    ledger = project / "regions/_national/programme.yml"
    text = ledger.read_text("utf-8")
    ledger.write_text(text.replace("514", "500"), "utf-8")
    loaded = compared_with(load_site(project), settings_of(project), "terbit")
    (item,) = [one for one in loaded.report.diagnostics if one.code == Code.FIGURE_CHANGED]
    assert item.span.path == "regions/_national/programme.yml"
    pasted = dict(item.arguments)["pasted"]
    changed = ledger.read_text("utf-8").split("\n")
    changed[item.span.line : item.span.line] = pasted.split("\n")
    ledger.write_text("\n".join(changed), "utf-8")
    assert Code.FIGURE_CHANGED not in {code for code, _, _ in found(project)}


def test_a_translation_beside_a_published_text_is_no_change(project: Path) -> None:
    ledger = project / "regions/_national/programme.yml"
    total = """totals:
  - measure: regions
    up_to: 2018
    value: 75
    condition: bila tidak ada yang berulang
    sources: [daftar-kode]
"""
    ledger.write_text(f"{ledger.read_text('utf-8')}{total}", "utf-8")
    git(project, "commit", "--quiet", "-am", "dua")
    for path, text, both in (
        (ledger, "bila tidak ada yang berulang", "if none is repeated"),
        (project / "regions" / QUICK_WIN, "Wi-Fi balai warga", "Wi-Fi of the community hall"),
    ):
        written = path.read_text("utf-8")
        path.write_text(written.replace(text, f"{{id: {text}, en: {both}}}"), "utf-8")
    assert found(project, "HEAD") == []


def test_an_office_without_duties_leaves_its_entry(project: Path) -> None:
    region = project / "regions" / MISAL
    office = "  - id: {0}\n    name: Dinas {0}\n    kind: agency\n    sources: [daftar-kode]\n"
    sound = region.read_text("utf-8")
    offices = [office.format(name) for name in ("satu", "dua", "tiga")]
    region.write_text(f"{sound}offices:\n{''.join(offices)}", "utf-8")
    git(project, "commit", "--quiet", "-am", "dua")
    region.write_text(f"{sound}offices:\n{offices[0]}{offices[2]}", "utf-8")
    loaded = compared_with(load_site(project), settings_of(project), "HEAD")
    (item,) = loaded.report.diagnostics
    assert item.code == Code.OFFICE_GONE
    # The ready lines are what was published, and no more: nobody knows the day of an end.
    assert f"{dict(item.arguments)['pasted']}\n" == offices[1]
    for left in (
        "",
        "offices: []\n",
        "offices: [{id: baru, name: Baru, kind: agency, sources: [daftar-kode]}, {id: lain, name: Lain, kind: agency, sources: [daftar-kode]}]\n",
    ):
        region.write_text(f"{sound}{left}", "utf-8")
        loaded = compared_with(load_site(project), settings_of(project), "HEAD")
        items = [one for one in loaded.report.diagnostics if one.code == Code.OFFICE_GONE]
        assert len(items) == 3, left
        for item in items:
            if left:
                assert dict(item.arguments)["pasted"].startswith("{id: ")
            assert "kind: agency" in dict(item.arguments)["pasted"]
