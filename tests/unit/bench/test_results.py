"""The comparison's pure parts: medians, verdicts, tables, and what is said of two trees."""

import cProfile
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from generator.messages import load_catalogue
from tests.bench.measure import PROJECT, Case, run_in_rounds, runs_wanted
from tests.bench.ours import far_apart, forget, heaviest_functions, said
from tests.bench.record import Output, Record, Run, read_record, write_record
from tests.bench.results import TARGETS, number, results, table
from tests.bench.rivals import edit_markdown, ready_for_hugo
from tests.bench.sizes import first_difference, output_of


def runs(*seconds: float, peak: int = 500_000_000) -> list[Run]:
    return [Run(each, peak) for each in seconds]


def a_record() -> Record:
    return Record(
        day="2026-11-22",
        regions=514,
        small=51,
        runs={
            "ours.cold": runs(30, 50, 20),
            "ours.edit": runs(2, 3, 2.5, peak=700_000_000),
            "ours.unchanged": runs(0.5),
            "ours_small.cold": runs(3),
            "hugo": runs(10, 14, 9),
            "pagefind": runs(20, 16, 11),
        },
        outputs={"ours": Output(300_000_000, 20_000, 17_300, 45_000, 8_000)},
        serve={"first page": [1.9], "edit": [0.4, 0.9, 0.6]},
        laws={"content": "equal", "site": "index.html differs"},
    )


def row(text: str, label: str) -> list[str]:
    (found,) = [line for line in text.splitlines() if line.startswith(f"| {label} |")]
    return [cell.strip() for cell in found.strip("|").split("|")]


def test_what_runs_one_after_the_other_is_added_round_by_round_before_the_median() -> None:
    record = a_record()
    assert record.seconds("ours.cold") == 30
    assert record.seconds("hugo", "pagefind") == 30  # of 30, 30 and 20, not 10 and 16
    assert record.seconds("hugo", "nobody") is None


def test_the_peak_is_the_most_of_all_runs() -> None:
    record = a_record()
    assert record.peak_bytes("ours.cold", "ours.edit", "nobody") == 700_000_000
    assert record.peak_bytes("nobody") is None


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    write_record(a_record(), tmp_path / "some/results.json")
    assert read_record(tmp_path / "some/results.json") == a_record()


@pytest.mark.parametrize(
    ("measured", "verdict"),
    [
        (None, "not measured"),
        (1.0, "met, and the aim"),
        (1.01, "met, the aim is missed"),
        (2.0, "met, the aim is missed"),
        (2.01, "**missed**"),
    ],
)
def test_a_verdict_follows_from_the_figure(measured: float | None, verdict: str) -> None:
    target = replace(TARGETS[0], measure=lambda _: measured)
    assert target.verdict(a_record()) == verdict


def test_a_target_without_an_aim_is_met_or_missed() -> None:
    (linear,) = [target for target in TARGETS if target.aim is None]
    assert linear.verdict(a_record()) == "met"
    assert replace(linear, must=9.9).verdict(a_record()) == "**missed**"


def test_every_target_is_judged_by_what_was_measured() -> None:
    text = results(a_record())
    assert row(text, TARGETS[0].figure)[1:] == ["2.00 ×", "1.00 ×", "1.00 ×", "met, and the aim"]
    assert row(text, TARGETS[1].figure)[3:] == ["0.083 ×", "met, the aim is missed"]
    assert row(text, TARGETS[3].figure)[3:] == ["10.0 ×", "met"]
    assert row(text, TARGETS[4].figure)[3:] == ["0.70 GB", "met, the aim is missed"]
    assert row(text, TARGETS[5].figure)[3:] == ["0.30 GB", "met, and the aim"]
    assert row(text, TARGETS[6].figure)[3:] == ["0.60 s", "met, the aim is missed"]


def test_a_figure_that_was_not_measured_is_said_to_be_missing() -> None:
    text = results(Record("2026-11-22", 5, 1))
    assert text.count("| not measured |") == len(TARGETS)
    assert text.count("\nNot measured.\n") == 2


def test_times_say_how_often_they_were_taken_and_between_what_they_lie() -> None:
    text = results(a_record())
    assert row(text, "ours, after one edit")[1:] == [
        "514",
        "17,300",
        "3",
        "2.50",
        "2.00–3.00",
        "0.14",
        "0.083 ×",
    ]
    assert row(text, r"**Hugo and Pagefind**, cold or after one edit")[3:] == [
        "3",
        "30.0",
        "20.0–30.0",
        "–",
        "1.00 ×",
    ]
    assert row(text, "ours, unchanged")[3:6] == ["1", "0.50", "–"]
    assert "Zensical, cold" not in text


def test_a_tree_that_differs_from_a_clean_build_stays_visible() -> None:
    assert "`content/` is equal, `site/` **is not equal**: index.html differs." in " ".join(
        results(a_record()).split()
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [(1234.5, "1,234"), (99.94, "99.9"), (9.999, "10.00"), (0.1, "0.10"), (0.0123, "0.012")],
)
def test_numbers_have_as_many_digits_as_they_are_worth(value: float, text: str) -> None:
    assert number(value) == text


def test_a_table_has_a_line_under_its_head() -> None:
    assert list(table(("a", "b"), [("1", "2")])) == ["| a | b |", "| --- | --- |", "| 1 | 2 |"]


def test_what_takes_long_is_run_less_often() -> None:
    assert [runs_wanted(seconds) for seconds in (0.1, 59, 60, 119, 120)] == [3, 3, 2, 2, 1]


def test_rounds_run_each_thing_once_before_any_is_run_again(tmp_path: Path) -> None:
    done: list[str] = []
    cases = [Case(name, ("true",), tmp_path, partial(done.append, name)) for name in ("a", "b")]
    taken: list[Run] = []
    run_in_rounds(cases, tmp_path / "logs", {}, lambda _, run: taken.append(run))
    assert done == ["a", "b"] * 3
    assert all(run.peak_bytes > 100_000 and 0 < run.seconds < 60 for run in taken)


def test_a_command_that_fails_ends_the_comparison_with_what_it_said(tmp_path: Path) -> None:
    case = Case("odd", ("sh", "-c", "echo broken >&2; exit 3"), tmp_path, list)
    with pytest.raises(SystemExit, match=r"odd failed(?s:.)*broken"):
        run_in_rounds([case], tmp_path / "logs", {}, lambda *_: None)


def test_the_first_file_that_differs_is_named(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        (folder / "a").mkdir(parents=True)
        (folder / "a/page.html").write_text("same", "utf-8")
    assert first_difference(one, other) == "equal"
    (other / "z.html").write_text("more", "utf-8")
    assert first_difference(one, other) == "z.html is in one alone"
    (other / "a/page.html").write_text("else", "utf-8")
    assert first_difference(one, other) == "a/page.html differs"


def test_what_is_published_is_weighed(tmp_path: Path) -> None:
    for name, text in (
        ("daerah/kota-a", "x" * 900),
        ("daerah/kota-b", "x" * 100),
        ("daerah/kota-c", "x" * 500),
    ):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "index.html").write_text(text, "utf-8")
    (tmp_path / "style.css").write_text("1234", "utf-8")
    output = output_of(tmp_path)
    assert (output.size_bytes, output.files, output.pages, output.page_bytes) == (1504, 4, 3, 500)
    assert 0 < output.page_gzip_bytes < 50


def test_hugo_gets_its_own_form_of_headings_and_sections(tmp_path: Path) -> None:
    project, folder = tmp_path / "ours", tmp_path / "hugo"
    pages = {
        "index.md": "# Kota {: #kota }\n",
        "janji/a/index.md": "# A\n",
        "janji/index.md": "text {: #x }\n",
    }
    for path, text in (pages | {"data/a.json": "{}"}).items():
        file = project / "content/daerah/kota-a" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    (project / "theme_overrides/assets").mkdir(parents=True)
    ready_for_hugo(project, folder)
    made = folder / "content/daerah/kota-a"
    assert (made / "_index.md").read_text("utf-8") == "# Kota {#kota}\n"
    assert (made / "janji/_index.md").read_text("utf-8") == "text {: #x }\n"
    assert (made / "janji/a/index.md").read_text("utf-8") == "# A\n"
    assert (folder / "static/daerah/kota-a/data/a.json").is_file()
    assert (folder / "layouts/all.html").is_file()
    (folder / "public").mkdir()
    ready_for_hugo(project, folder)
    assert not (folder / "public").exists()


def test_an_edit_of_markdown_changes_the_page_of_one_region(tmp_path: Path) -> None:
    pages = [tmp_path / f"daerah/{name}/index.md" for name in ("kota-a", "kota-b")]
    for page in pages:
        page.parent.mkdir(parents=True)
        page.write_text("# Kota\n", "utf-8")
    edit_markdown(tmp_path, 1)
    assert [page.read_text("utf-8") for page in pages] == ["# Kota\n", "# Kota\n\nDiperbarui.\n"]


def test_a_cold_build_finds_nothing_of_earlier_ones_and_all_that_people_wrote(
    tmp_path: Path,
) -> None:
    for path in (
        "site/a.html",
        ".cache/a",
        "content/index.md",
        "content/daerah/a.md",
        "content/metode/index.md",
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("", "utf-8")
    forget(tmp_path)
    assert [
        path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*") if path.is_file()
    ] == ["content/metode/index.md"]


def test_a_profile_names_functions_without_their_place_on_this_machine(tmp_path: Path) -> None:
    load_catalogue.cache_clear()
    profile = cProfile.Profile()
    with profile:
        load_catalogue("id")
    profile.dump_stats(tmp_path / "stats")
    lines = heaviest_functions(tmp_path / "stats").splitlines()
    by_themselves, ours = lines[1 : lines.index("")], lines[lines.index("") + 1 :]
    assert [float(line.split()[0]) for line in by_themselves] == sorted(
        (float(line.split()[0]) for line in by_themselves), reverse=True
    )
    assert ours[0].split()[-1].startswith("load_catalogue")
    assert str(PROJECT) not in "".join(lines)


def test_what_a_build_says_is_shown_without_the_place_of_the_site(tmp_path: Path) -> None:
    (tmp_path / "ours.log").write_text("Indexing: 1.0 s\nSite published to here\n", "utf-8")
    assert said(tmp_path / "ours.log") == "Indexing: 1.0 s"


def test_regions_that_are_edited_differ_from_one_to_the_next() -> None:
    positions = far_apart(514)
    taken = [next(positions) for _ in range(20)]
    assert len(set(taken)) == 20
    assert all(0 <= position < 514 for position in taken)
