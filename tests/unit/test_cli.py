"""The command line: what it prints where, and how it leaves."""

import hashlib
import json
import pstats
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from generator import __version__
from generator.messages import load_catalogue
from generator.model.schema import schemas
from tests.builders import CONTOH, FICTIONAL, a_publication
from tests.rows import judge_rows
from tests.terminal import redrawn

Run = Callable[..., tuple[int, str, str]]
STAGES = ["Membaca data", "Menulis halaman", "Menyusun HTML", "Mengindeks", "Menerbitkan"]


@pytest.fixture
def project(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A small project without errors, in which the command is run."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")
    monkeypatch.delenv("MASTERPLAN_LANG", raising=False)
    monkeypatch.chdir(tmp_path)
    with a_publication({CONTOH: FICTIONAL}) as base:
        (base / "regions").rename(tmp_path / "regions")
    (tmp_path / "mkdocs.yml").write_text(
        "docs_dir: content\nsite_name: Kota\ntheme: masterplan\nnav: [index.md]\nplugins: [search]\n",
        encoding="utf-8",
    )
    return tmp_path


def without_plugins(project: Path) -> None:
    """Have pages made one by one, and kept; with plugins, MkDocs makes them all at once."""
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("plugins: [search]", "plugins: []"), encoding="utf-8")


def break_data(project: Path) -> None:
    (project / "regions" / CONTOH).write_text(f"{FICTIONAL}salah: ya\n", encoding="utf-8")


def test_a_check_of_good_data_says_so_and_writes_nothing(project: Path, masterplan: Run) -> None:
    before = sorted(project.rglob("*"))
    assert masterplan("check") == (0, "0 kesalahan, 0 peringatan. Diperiksa: 1 daerah.\n", "")
    assert sorted(project.rglob("*")) == before


MISTAKES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("chek",), 'Perintah "chek" tidak ada. Mungkin maksudnya check'),
    (("import", "csv", "a.csv"), 'Perintah "csv" tidak ada.'),
    (("check", "--stict"), "Pilihan --stict tidak ada. Mungkin maksudnya --strict."),
    (("new", "region", "Kabupaten Uji", "--fictional"), "Pilihan --fictional tidak ada."),
    (("new", "desa", "x"), "Isi KIND keliru. Pilih salah satu: site, region, "),
    (("new",), "KIND belum ditulis. Pilih salah satu: site, region, "),
    (("import", "table", "a.csv"), "REGION belum ditulis."),
    (("import", "xlsx", "Rekap", "QW", "2026.xlsx"), "Nama yang memuat spasi"),
    (("build", "--jobs", "0"), "Isi --jobs keliru. Tulis bilangan bulat, paling kecil 1."),
    (("fetch", "--file", "tidak-ada.tgz"), "Isi --file keliru. Sebutkan berkas yang ada."),
    (("check", "--against"), "Isi --against keliru."),
    (("check", "--strict=ya"), "Isi --strict keliru."),
)
"""Wrong arguments, and the sentence that tells the mistake."""

WORDS_OF_CLICK = re.compile(r"Error|Usage|Try|No such|Got |Missing|Invalid|requires|not one of")


@pytest.mark.usefixtures("project")
def test_a_mistake_in_the_arguments_is_told_in_the_language_of_the_program(
    masterplan: Run,
) -> None:
    def judge(row: tuple[tuple[str, ...], str]) -> None:
        code, shown, complaints = masterplan(*row[0])
        assert (code, shown) == (2, "")
        assert row[1] in complaints
        assert WORDS_OF_CLICK.search(complaints) is None, complaints

    judge_rows(MISTAKES, judge, name=lambda row: " ".join(row[0]))
    complaints = masterplan("check", "--stict")[2].splitlines()
    assert complaints[0] == "Cara pakai: masterplan check [OPTIONS]"
    assert complaints[-1] == "Bantuan: masterplan check --help"
    assert "There is no option --stict." in masterplan("--lang", "en", "check", "--stict")[2]


def test_findings_go_to_standard_error_and_the_count_to_standard_output(
    project: Path, masterplan: Run
) -> None:
    break_data(project)
    code, out, err = masterplan("check")
    assert code == 1
    assert err.startswith(f"regions/{CONTOH}:4:1: kesalahan[MP201]: ")
    assert out == "1 kesalahan, 0 peringatan. Diperiksa: 1 daerah.\n"


def test_a_strict_check_stops_at_a_warning_and_not_at_a_notice(
    project: Path, masterplan: Run
) -> None:
    source = "{id: a, grade: press, url: https://jahat.com}"
    text = f"{FICTIONAL}vision: {{text: Maju, sources: [a]}}\nsources: [{source}]\n"
    (project / "regions" / CONTOH).write_text(text, encoding="utf-8")
    code, out, err = masterplan("check", "--strict")
    assert (code, out) == (0, "0 kesalahan, 0 peringatan, 1 catatan. Diperiksa: 1 daerah.\n")
    assert 'catatan[MP701]: tautan ini membuka "jahat.com"' in err
    (project / "regions" / CONTOH).write_text(f"{FICTIONAL}sources: [{source}]\n", encoding="utf-8")
    assert masterplan("check", "--strict")[0] == 1
    assert masterplan("check")[0] == 0


def test_machines_get_findings_on_standard_output_and_nothing_else(
    project: Path, masterplan: Run
) -> None:
    assert masterplan("check", "--format", "json") == (0, "[]\n", "")
    assert masterplan("check", "--format", "github") == (0, "", "")
    break_data(project)
    code, out, err = masterplan("check", "--format", "json")
    assert (code, [one["code"] for one in json.loads(out)], err) == (1, ["MP201"], "")


@pytest.mark.parametrize("how", [["--lang", "en", "check"], ["--lang=en", "check"]])
def test_messages_come_in_the_language_that_is_asked_for(
    how: list[str], project: Path, masterplan: Run
) -> None:
    break_data(project)
    code, out, err = masterplan(*how)
    assert code == 1
    assert "error[MP201]" in err
    assert out.startswith("1 error, 0 warnings.")


def test_the_environment_may_ask_for_a_language_and_the_command_line_goes_before_it(
    project: Path, masterplan: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert project.is_dir()
    monkeypatch.setenv("MASTERPLAN_LANG", "en")
    assert masterplan("check")[1].startswith("0 errors")
    assert masterplan("--lang", "id", "check")[1].startswith("0 kesalahan")
    monkeypatch.setenv("MASTERPLAN_LANG", "xx")
    assert masterplan("check")[1].startswith("0 kesalahan")


def test_generating_tells_what_it_wrote_and_a_second_run_that_it_wrote_nothing(
    project: Path, masterplan: Run
) -> None:
    code, out, err = masterplan("generate")
    total = sum(path.is_file() for path in (project / "content").rglob("*"))
    assert (code, out) == (0, "")
    assert f"Halaman dan unduhan: {total}; ditulis {total}, dihapus 0" in err
    assert f"Halaman dan unduhan: {total}; ditulis 0, dihapus 0" in masterplan("generate")[2]
    assert masterplan("generate", "--quiet") == (0, "", "")


def test_building_publishes_where_it_is_told_and_needs_no_leave_to_write_its_inputs(
    project: Path, masterplan: Run
) -> None:
    inputs = (project / "mkdocs.yml", project / "regions", *(project / "regions").rglob("*"))
    for path in inputs:
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = seen(inputs)
    try:
        code, out, err = masterplan("build", "--site-dir", project / "hasil")
        after = seen(inputs)
    finally:
        for path in inputs:
            path.chmod(0o755)
    assert (code, out) == (0, "")
    assert (project / "hasil/daerah/kabupaten-contoh/index.html").is_file()
    assert "--directory hasil " in err
    assert not (project / "site").exists()
    # No permission stops some users, so the inputs also have to be as they were.
    assert after == before


def seen(paths: Iterable[Path]) -> dict[Path, tuple[int, int, int]]:
    """Return what tells of a changed file, and of a file made or removed in a folder."""
    states = {path: path.stat() for path in paths}
    return {
        path: (state.st_ino, state.st_mtime_ns, state.st_ctime_ns) for path, state in states.items()
    }


def test_data_with_errors_is_neither_generated_nor_built(project: Path, masterplan: Run) -> None:
    break_data(project)
    for command in ("generate", "build"):
        code, out, err = masterplan(command, "--quiet")
        assert (code, out) == (1, "")
        assert "kesalahan[MP201]" in err
    assert not (project / "content").exists()
    assert not (project / "site").exists()


def test_a_build_says_what_it_did_to_the_people_who_run_it_alone(
    project: Path, masterplan: Run
) -> None:
    without_plugins(project)
    shown = masterplan("build")[2]
    report = json.loads((project / ".cache/report.json").read_text(encoding="utf-8"))
    published = [path for path in (project / "site").rglob("*") if path.is_file()]
    sums = (project / "site/SHA256SUMS").read_bytes()
    assert report["outcome"] == "published"
    # What is released after the moment of the data is still due.
    assert report["began"] == "2026-11-21T00:00:00+00:00"
    assert report["findings"] == {"errors": 0, "warnings": 0, "notices": 0, "all": []}
    assert report["site"] == {
        "files": len(published),
        "bytes": sum(path.stat().st_size for path in published),
        "manifest": hashlib.sha256(sums).hexdigest(),
    }
    assert report["versions"]["masterplan"] == __version__
    assert report["inputs"]["regions"] == 1
    assert report["ended"] not in shown
    assert not any(report["ended"].encode() in path.read_bytes() for path in published)
    break_data(project)
    assert masterplan("build", "--quiet")[0] == 1
    refused = json.loads((project / ".cache/report.json").read_text(encoding="utf-8"))
    assert (refused["outcome"], "site" in refused) == ("refused", False)
    assert [item["code"] for item in refused["findings"]["all"]] == ["MP201"]


def test_a_folder_without_data_is_answered(project: Path, masterplan: Run) -> None:
    (project / "regions").rename(project / "lain")
    code, out, err = masterplan("check")
    assert (code, out) == (2, "")
    assert "Folder data regions tidak ada" in err


def test_settings_that_are_not_there_are_answered(project: Path, masterplan: Run) -> None:
    code, _, err = masterplan("check", "--config-file", project / "tidak-ada.yml")
    assert code == 2
    assert "tidak-ada.yml" in err
    assert "--config-file" in err


def test_a_language_of_the_theme_without_a_catalogue_is_answered(
    project: Path, masterplan: Run
) -> None:
    (project / "mkdocs.yml").write_text("theme: {name: mkdocs, language: fr}\n", encoding="utf-8")
    code, _, err = masterplan("check")
    assert (code, err) == (
        2,
        'Bahasa "fr" di mkdocs.yml belum tersedia. Pilih salah satu: id, en.\n',
    )


def test_a_theme_of_another_language_makes_pages_of_that_language(
    project: Path, masterplan: Run
) -> None:
    (project / "mkdocs.yml").write_text(
        "docs_dir: content\ntheme: {name: mkdocs, language: en}\n", encoding="utf-8"
    )
    assert masterplan("generate", "--quiet") == (0, "", "")
    page = (project / "content/daerah/kabupaten-contoh/index.md").read_text(encoding="utf-8")
    assert "What this region is" in page or "Region {: #identitas }" in page


def test_a_folder_that_cannot_be_written_is_answered(project: Path, masterplan: Run) -> None:
    (project / "content").write_text("sebuah berkas", encoding="utf-8")
    code, out, err = masterplan("generate")
    assert (code, out) == (2, "")
    assert "Sistem menolak membaca atau menulis content:" in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["tidak-ada"],
        ["check", "--format", "xml"],
        ["build", "--tidak-ada"],
        ["--lang", "xx", "check"],
    ],
)
def test_wrong_usage_leaves_with_2_and_no_traceback(arguments: list[str], masterplan: Run) -> None:
    code, out, err = masterplan(*arguments)
    assert (code, out) == (2, "")
    assert err
    assert "Traceback" not in err


def test_the_version_is_that_of_the_package(masterplan: Run) -> None:
    assert masterplan("--version") == (0, f"masterplan {__version__}\n", "")


def test_schemas_are_shown_or_written_a_file_for_each_kind(tmp_path: Path, masterplan: Run) -> None:
    code, out, _ = masterplan("schema")
    assert (code, json.loads(out)) == (0, schemas(load_catalogue("id").field))
    assert masterplan("--lang", "en", "schema", "--output", tmp_path / "skema")[0] == 0
    written = {
        path.name: json.loads(path.read_text(encoding="utf-8"))
        for path in (tmp_path / "skema").iterdir()
    }
    assert written == {
        f"{name}.schema.json": schema
        for name, schema in schemas(load_catalogue("en").field).items()
    }


def test_a_person_sees_stages_move_and_a_log_has_plain_lines(
    project: Path, masterplan: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert project.is_dir()
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    log = masterplan("build")[2]
    assert [line.partition(":")[0] for line in log.splitlines() if " detik" in line][:5] == STAGES
    assert not {letter for letter in log if not letter.isprintable()} - {"\n"}
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    shown = masterplan("build")[2]
    assert all(f"{stage} ..." in redrawn(shown) for stage in STAGES)
    assert any(line.startswith("Membaca data     [") for line in redrawn(shown))
    assert "Membaca data ..." in redrawn(masterplan("check")[2])
    for command in ("generate", "build"):
        assert masterplan(command, "--quiet") == (0, "", "")


def test_the_report_counts_what_was_done_and_what_was_kept(project: Path, masterplan: Run) -> None:
    without_plugins(project)
    first = masterplan("build")[2]
    pages = sum(1 for _ in (project / "content").rglob("*.md"))
    assert "Daerah: 1 diolah, 0 dipakai ulang" in first
    assert f"Halaman HTML: {pages} disusun, 0 dipakai ulang" in first
    assert f"Menyusun HTML: {pages}/{pages} halaman" in first
    files = [path for path in (project / "site").rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files) / 1_000_000
    assert (
        f"Situs: {len(files)} berkas, {size:.1f} MB.".replace(
            f"{size:.1f}", f"{size:.1f}".replace(".", ",")
        )
        in first
    )
    second = masterplan("build")[2]
    assert "Daerah: 0 diolah, 1 dipakai ulang" in second
    assert "ditulis 0, dihapus 0" in second
    made, kept = (
        int(number)
        for number in re.findall(r"Halaman HTML: (\d+) disusun, (\d+) dipakai", second)[0]
    )
    assert made + kept == pages
    assert kept > made
    assert f"Menyusun HTML: {made}/{made} halaman" in second or made == 0


@pytest.mark.slow
def test_pythons_profiler_sees_every_stage_of_a_build_in_one_process(project: Path) -> None:
    without_plugins(project)
    profiler = [sys.executable, "-m", "cProfile", "-o", "build.pstats"]
    build = ["-m", "generator", "build", "--no-cache", "--jobs", "1", "--quiet"]
    subprocess.run([*profiler, *build], cwd=project, check=True, timeout=300)
    # Typeshed leaves the attribute out.
    functions = pstats.Stats(str(project / "build.pstats")).stats  # type: ignore[attr-defined]
    rooms = {Path(file).parent.name for file, _, _ in functions if "generator" in Path(file).parts}
    assert {"decode", "views", "pages", "exports", "engine", "search"} <= rooms
