"""Ten mistakes of ten kinds in one run: each is told at its line, nothing else is, and nothing is
published.
"""

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import BUILD_DAY

Run = Callable[..., tuple[int, str, str]]

BITUNG = "regions/kota-bitung/region.yml"
BONTANG = "regions/kota-bontang/region.yml"
BATANG = "regions/kabupaten-batang/region.yml"
ECONOMY = "regions/kabupaten-rembang/quick-wins/economy.yml"
PROGRAMME = "regions/_national/programme.yml"


@dataclass(frozen=True)
class Mistake:
    """Text written over a text that stands once in a file; the mistake is where `mark` stands,
    once, after that.
    """

    code: str
    path: str
    over: str
    written: str
    mark: str


PLANTED = (
    Mistake("MP201", BITUNG, "    rank: 35\n", "    rank: 35\n    peringkat_lama: 36\n", "peringkat_lama"),
    Mistake("MP210", BITUNG, "description: Kota cerdas mendorong", "description: <b>Kota</b> cerdas mendorong", "<b>Kota</b>"),
    Mistake("MP219", BITUNG, " date: 2022-01-07", " date: 2022-02-30", "2022-02-30"),
    Mistake(
        "MP402",
        BATANG,
        "start: 2018-05-08\n    weekday: selasa",
        "start: 2018-05-08\n    weekday: rabu",
        "rabu",
    ),
    Mistake("MP405", BATANG, "Diutamakan karena", "Diutamakan wali kota karena", "Diutamakan wali kota"),
    Mistake("MP401", BONTANG, '      end: "2019"', '      end: "2018"', '"2018"'),
    Mistake("MP301", BONTANG, "    person: dasuki\n", "    person: dasuky\n", "dasuky"),
    Mistake(
        "MP501",
        BONTANG,
        "    note: Warga di sana sudah dapat memakainya.\n    sources:\n      - bontang-mou-2019\n",
        "    note: Warga di sana sudah dapat memakainya.\n",
        "id: kelurahan-pesisir",
    ),
    Mistake("MP106", ECONOMY, "state: unknown\n", "state: unknown\ndimension: living\n", "dimension: living"),
    Mistake("MP403", PROGRAMME, "    value: 141\n", "    value: 142\n", "142"),
)
WARNED = {"MP405"}


def plant(project: Path) -> list[tuple[str, str, int]]:
    """Write all mistakes; return code, path and line of each, in the order of a report."""
    for mistake in PLANTED:
        path = project / mistake.path
        text = path.read_text(encoding="utf-8")
        assert text.count(mistake.over) == 1, mistake
        path.write_text(text.replace(mistake.over, mistake.written), encoding="utf-8")
    return sorted(((mistake.code, mistake.path, line_of(mistake, project)) for mistake in PLANTED), key=by_place)


def line_of(mistake: Mistake, project: Path) -> int:
    before, mark, after = (project / mistake.path).read_text(encoding="utf-8").partition(mistake.mark)
    assert mark
    assert mistake.mark not in after, mistake
    return before.count("\n") + 1


def by_place(found: tuple[str, str, int]) -> tuple[str, int, str]:
    return found[1], found[2], found[0]


@pytest.fixture
def planted(project_copy: Path) -> tuple[Path, list[tuple[str, str, int]]]:
    return project_copy, plant(project_copy)


def test_ten_kinds_of_mistakes_are_planted_several_in_one_file() -> None:
    assert len({mistake.code for mistake in PLANTED}) == len(PLANTED) == 10
    paths = [mistake.path for mistake in PLANTED]
    assert len(set(paths)) == 5
    assert max(paths.count(path) for path in paths) == 3


def test_all_are_told_in_one_run_at_their_lines_and_nothing_else_is(
    planted: tuple[Path, list[tuple[str, str, int]]], masterplan: Run
) -> None:
    project, expected = planted
    code, out, err = masterplan("check", "--format", "json", "--config-file", project / "mkdocs.yml")
    found = [(one["code"], one["span"]["path"], one["span"]["line"]) for one in json.loads(out)]
    assert found == expected
    assert (code, err) == (1, "")


def test_a_person_reads_the_same_in_words(planted: tuple[Path, list[tuple[str, str, int]]], masterplan: Run) -> None:
    project, expected = planted
    code, out, err = masterplan("check", "--config-file", project / "mkdocs.yml")
    heads = [line for line in err.splitlines() if line.startswith("regions/")]
    assert len(heads) == len(expected)
    for head, (mistake, path, line) in zip(heads, expected, strict=True):
        assert head.startswith(f"{path}:{line}:")
        assert f"{'peringatan' if mistake in WARNED else 'kesalahan'}[{mistake}]: " in head
    assert out.startswith("9 kesalahan, 1 peringatan.")
    assert code == 1


def test_github_marks_the_same_lines(planted: tuple[Path, list[tuple[str, str, int]]], masterplan: Run) -> None:
    project, expected = planted
    code, out, err = masterplan("check", "--format", "github", "--config-file", project / "mkdocs.yml")
    lines = out.splitlines()
    assert len(lines) == len(expected)
    for line, (mistake, path, number) in zip(lines, expected, strict=True):
        assert line.startswith(f"::{'warning' if mistake in WARNED else 'error'} file={path},line={number},")
        assert f"title={mistake}%3A" in line
    assert (code, err) == (1, "")


def times(project: Path) -> dict[Path, int]:
    """Return when each file was last written, but for what is kept for the next run."""
    return {path: path.lstat().st_mtime_ns for path in project.rglob("*") if ".cache" not in path.parts}


def test_nothing_is_written_and_nothing_published(built_site: Path, tmp_path: Path, masterplan: Run) -> None:
    project = Path(shutil.copytree(built_site.parent, tmp_path / "project"))
    plant(project)
    before = times(project)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", BUILD_DAY)
        code, out, err = masterplan("build", "--config-file", project / "mkdocs.yml")
    assert (code, out) == (1, "")
    assert err.rstrip().endswith("Situs tidak dibangun; yang sudah terbit tetap seperti semula.")
    assert times(project) == before
    # The scan that nobody asked about has ended as well: it would hold every open file for ever.
    own = Path("/proc/self/cmdline").read_bytes()
    children = Path("/proc/self/task", str(os.getpid()), "children").read_text().split()
    assert own not in [Path("/proc", child, "cmdline").read_bytes() for child in children]


def test_a_warning_alone_stops_a_strict_check_only(small_project: Path, masterplan: Run) -> None:
    path = small_project / "regions/kota-misal/region.yml"
    text = path.read_text(encoding="utf-8")
    assert "summary: Misal terpilih" in text
    path.write_text(text.replace("summary: Misal", "summary: Bupati Misal"), encoding="utf-8")
    config = small_project / "mkdocs.yml"
    code, said, _ = masterplan("check", "--config-file", config)
    assert (code, "0 kesalahan, 1 peringatan" in said) == (0, True)
    assert masterplan("check", "--strict", "--config-file", config)[0] == 1
    assert masterplan("generate", "--quiet", "--config-file", config)[0] == 0
