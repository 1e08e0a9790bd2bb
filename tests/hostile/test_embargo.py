"""Drafts and records of a later release: no output has them, and their faults are told.

The rows are in `embargo.yml`. All records that are kept back stand in one region, which is read
with them and without them: the generated files must be the same bytes.
"""

import datetime as dt
import gzip
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.build import read
from generator.build.data_folder import find_data
from generator.build.leaks import secrets_of
from generator.build.load import LoadedSite
from generator.build.release import released
from generator.build.release_marks import State, last_release, next_release, release_marks
from generator.diagnostics import Diagnostic
from generator.errors import GeneratorError
from generator.exports.archive import zipped
from generator.messages import load_catalogue
from generator.reporter import render_text
from generator.source.files import SourceFile
from tests.builders import MISAL, NAMING_ONE_ANOTHER, a_publication
from tests.loading import bytes_of, generated, load_site
from tests.rows import judge_rows

ROWS: Mapping[str, Any] = yaml.safe_load(
    Path(__file__).with_name("embargo.yml").read_text(encoding="utf-8")
)
WORD = "zamrud"
"""Stands in every text of a record that is kept back."""
ENGLISH = "Emerald Masterplans"
"""Name of the English edition, which keeps records back as the main edition does."""
BEFORE, AFTER = dt.date(2026, 11, 21), dt.date(2026, 12, 8)
SOURCE = "{id: berita, title: Berita, grade: press}"


def kept_back(*, is_written: bool) -> dict[str, str]:
    """Return the files of the region, with or without the lines that are kept back."""
    files: dict[str, str] = {}
    lists: defaultdict[str, str] = defaultdict(str)
    for row in ROWS["kept_back"]:
        lines = list(lines_of(row["text"], is_written=is_written))
        if "file" in row and lines:
            files[f"kota-misal/{row['file']}"] = "".join(f"{line}\n" for line in lines)
        elif "list" in row:
            lists[row["list"]] += "".join(f"  {line}\n" for line in lines)
    main = "".join(f"{name}:\n{text}" for name, text in lists.items() if text)
    return files | {"kota-misal/region.yml": ROWS["head"] + main}


def lines_of(text: str, *, is_written: bool) -> Iterator[str]:
    for line in text.splitlines():
        indent, mark, rest = line.partition("~")
        if mark and not indent.strip():
            if is_written:
                yield f"{indent}{rest.removeprefix(' ')}"
        else:
            yield line


def files_of(row: Mapping[str, Any]) -> dict[str, str]:
    """Return the files of a row about what an editor is told."""
    sources = "".join(f"- {source}\n" for source in (SOURCE, *row.get("sources", ())))
    head, files = row.get("region", "") + ROWS["head"], dict(row.get("also", {}))
    if "file" in row:
        files[row["file"]] = row["text"]
    else:
        head += f"{row['list']}:\n{row['text']}"
    files["region.yml"] = f"{head}sources:\n{sources}"
    return {f"kota-misal/{path}": text for path, text in files.items()}


@pytest.fixture(scope="module")
def with_records() -> Iterator[LoadedSite]:
    with a_publication(kept_back(is_written=True)) as project:
        yield load_site(project, today=BEFORE, renders=True, workbooks=True, english=ENGLISH)


@pytest.fixture(scope="module")
def shown(with_records: LoadedSite) -> dict[str, bytes]:
    return bytes_of(generated(with_records))


def test_the_site_is_that_of_the_data_without_the_records(shown: dict[str, bytes]) -> None:
    with a_publication(kept_back(is_written=False)) as project:
        without = bytes_of(
            generated(
                load_site(project, today=BEFORE, renders=True, workbooks=True, english=ENGLISH)
            )
        )
    assert shown.keys() == without.keys()
    assert [path for path, data in shown.items() if data != without[path]] == []


def test_no_file_and_no_address_has_a_word_of_a_record(shown: dict[str, bytes]) -> None:
    leaks = [path for path, data in shown.items() if WORD in f"{path}\n{data!r}".lower()]
    assert leaks == []
    assert any(path.startswith("en/daerah/kota-misal/") for path in shown)
    # The rows are no dead letters: each stands in the site once it is released.
    with a_publication(kept_back(is_written=True)) as project:
        loaded = load_site(project, today=AFTER, renders=True, english=ENGLISH)
        later = str(bytes_of(generated(loaded))).lower()
    for word in (
        "pasar zamrud",
        "a park of zamrud",
        "peluncuran zamrud",
        "peraturan zamrud",
        "sensor zamrud",
    ):
        assert word in later
    assert "layanan zamrud" not in later


def test_the_log_of_a_build_has_no_word_of_a_record(with_records: LoadedSite) -> None:
    catalogue, report = load_catalogue("id"), with_records.report
    assert WORD in render_text(report, catalogue, with_records.texts).lower()
    log = render_text(report, catalogue, with_records.texts, with_records.hides)
    assert "MP502" in log
    assert WORD not in log.lower().replace(f"quick-wins/{WORD}", "")


def test_what_leaks_is_refused_by_place_and_not_by_text(
    with_records: LoadedSite, shown: dict[str, bytes]
) -> None:
    files = [file for inputs in with_records.inputs.values() for file in inputs.files]
    secrets = secrets_of(with_records.unreleased, files, ())
    secrets.refuse(shown.items())
    cases: dict[str, tuple[str, str]] = {
        "a text between marks": ("daerah/index.md", "<p>Halte &amp; <b>Peluncuran zamrud di alun"),
        "the beginning of a text": ("a.json", "Layanan zamrud bagi semua"),
        "a text of a source that goes with the records": ("b", "Siaran pers zamrud"),
        "a text in English": ("en/quick-win/index.md", "<p>A park of zamrud</p>"),
        "a packed file": ("peta.xml.gz", "Sensor zamrud"),
        "a feed": ("data/kabar.atom", "<title>Layanan zamrud bagi semua</title>"),
        "a calendar with folded lines": (
            "data/tenggat.ics",
            "BEGIN:VCALENDAR\r\nSUMMARY:Layanan zam\r\n rud bagi semua\r\n",
        ),
        "a workbook within an archive": ("data/semua.zip", "Sensor zamrud"),
        "a page": ("daerah/kota-misal/quick-win/zamrud-draf/index.md", "<p>"),
        "a page in English": ("en/daerah/kota-misal/quick-win/zamrud-draf/index.md", "<p>"),
    }

    def judge(case: str) -> None:
        path, text = cases[case]
        data = text.encode()
        if path.endswith(".gz"):
            data = gzip.compress(data)
        elif path.endswith(".zip"):
            data = zipped({"data/a.xlsx": zipped({"sheet.xml": data})})
        with pytest.raises(GeneratorError) as refused:
            secrets.refuse([(path, data)])
        assert refused.value.key == "leak"
        assert text not in refused.value.arguments["record"]

    judge_rows(cases, judge)


def test_an_editor_is_told_of_every_fault_at_its_line() -> None:
    rows = {row["case"]: row for row in ROWS["told"]}

    def judge(case: str) -> None:
        row = rows[case]
        with a_publication(files_of(row)) as project:
            loaded = load_site(project, today=BEFORE)
        assert [told(found) for found in loaded.report.diagnostics] == row["found"], [
            (found.code, found.arguments) for found in loaded.report.diagnostics
        ]
        if "MP231" in str(row["found"]):
            # What cannot be read keeps its record back.
            assert [record.loc for record in loaded.unreleased] == [()]
        ready = {value for found in loaded.report.diagnostics for _, value in found.arguments}
        assert row.get("ready", "") in ready | {""}

    judge_rows(rows, judge)


def told(found: Diagnostic) -> str:
    path = found.span.path.removeprefix("regions/kota-misal/")
    return f"{path}:{found.span.line} {found.code}"


def test_sixty_cases_are_tried() -> None:
    assert len(ROWS["kept_back"]) + len(ROWS["told"]) >= 60


def test_a_whole_region_is_kept_back_with_all_its_files() -> None:
    row = ROWS["told"][-1]
    files = files_of(row) | {
        "kota-misal/updates/a.md": "---\ntitle: Kabar\ndate: 2026-11-01\n---\n\nIsi.\n"
    }
    with a_publication(files) as project:
        loaded = load_site(project, today=BEFORE)
    assert "kota-misal" not in loaded.inputs
    assert len(loaded.unreleased) == 2


def test_the_same_data_between_two_releases_is_the_same_input() -> None:
    """What is unreleased is part of the key of a region; the moment is not."""
    days = (BEFORE, BEFORE + dt.timedelta(days=1), BEFORE + dt.timedelta(days=2), AFTER)
    with a_publication(kept_back(is_written=True)) as project:
        inputs = find_data(project / "regions", project).regions()["kota-misal"].files
    marks = release_marks(inputs)
    states = [State(dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)) for day in days]
    first, second, third, last = (repr(released(inputs, marks, state).files) for state in states)
    assert second == third
    assert first != second != last
    now, later = states[1].moment, states[-1].moment
    assert last_release(marks, now) <= now < (next_release(marks, now) or now)
    assert last_release(marks, later) <= later
    assert next_release(marks, later) is None


def test_a_source_that_another_region_names_stays() -> None:
    files = {
        **NAMING_ONE_ANOTHER,
        MISAL: NAMING_ONE_ANOTHER[MISAL].replace("text:", "draft: ya, text:"),
    }
    with a_publication(files) as project:
        loaded = load_site(project, today=BEFORE)
    assert [record.path for record in loaded.unreleased] == [f"regions/{MISAL}"]
    assert not loaded.report.has_errors, loaded.report.diagnostics


def test_marks_are_found_without_reading_other_files(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = SourceFile("a.yml", read.SourceKind.QUICK_WIN, "a", "a", b"title: draf", "1")
    monkeypatch.setattr("generator.build.release_marks.parse_data", None)
    assert release_marks([plain, replace(plain, data=b"state: done")]) == {}
