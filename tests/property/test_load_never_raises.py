"""Whatever bytes a data file holds, reading the data gives a report, never an exception."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.build.load import LoadedSite
from tests.builders import BASE, CONTOH, FOLLOWING, LAYANAN, a_publication
from tests.examples import tried
from tests.loading import load_site

MORE = {
    CONTOH: f"""{FOLLOWING}vision: {{text: Maju bersama., sources: [buku]}}
participations: [{{summary: Ikut., cohort: 2022}}]
dimensions:
  - key: living
    name: Hidup
    objectives: [{{text: Sehat, subdimension: mobility}}]
people: [{{id: ani, name: Ani}}]
posts: [{{title: Bupati Contoh, person: ani, tenure: current, start: "2021", end: "2026"}}]
evaluations: [{{year: 2024, score: "3.10", parts: [{{part: output, weight_percent: "100", score: "3.10"}}]}}]
figures: [{{measure: Luas, value: "10", unit: km, flags: [{{kind: unclear, note: Ragu.}}]}}]
sources: [{{id: buku, title: Buku, grade: official_document, date: "2024-02-29"}}]
""",
    LAYANAN: 'fictional: ya\ntitle: Layanan\nstate: running\npromised_on: "2024"\ndue: "2025-06-30"\n',
    "kabupaten-contoh/villages/sari.yml": "fictional: ya\nname: Sari\nkind: desa\n",
    "kabupaten-contoh/updates/baru.md": '---\nfictional: ya\ntitle: Kabar\ndate: "2026"\n---\n\nIsi *kabar*.\n',
}
PATHS = sorted({path.relative_to(BASE).as_posix() for path in BASE.rglob("*.yml")} | set(MORE))
_YAML = (
    b": ",
    b"\n",
    b"- ",
    b"  ",
    b"'",
    b'"',
    b"{",
    b"]",
    b"\t",
    b"#",
    b"&a ",
    b"*a",
    b"---\n",
    b"\xef\xbb\xbf",
    b"[[[[",
)
_VALUES = (
    b"ya",
    b"id: ",
    b"sources: [x]\n",
    b"fictional: ya\n",
    b"2022-02-30",
    b"null",
    b"9" * 20,
    b"\x00",
)
_PIECES = st.one_of(st.binary(max_size=12), st.sampled_from(_YAML + _VALUES))


def loaded_with(path: str, data: bytes) -> LoadedSite:
    with a_publication(MORE) as project:
        (project / "regions" / path).write_bytes(data)
        return load_site(project)


def original(path: str) -> bytes:
    return MORE[path].encode() if path in MORE else (BASE / path).read_bytes()


def test_the_files_that_are_broken_here_are_without_a_finding() -> None:
    with a_publication(MORE) as project:
        loaded = load_site(project)
    assert loaded.site is not None
    assert loaded.report.diagnostics == ()
    assert len(PATHS) == 10


@tried(20, thorough=60)
@given(st.sampled_from(PATHS), st.binary())
def test_any_bytes_in_any_file_give_a_report(path: str, data: bytes) -> None:
    loaded = loaded_with(path, data)
    assert loaded.report.diagnostics
    assert f"regions/{path}" in {found.span.path for found in loaded.report.diagnostics}


@tried(80, thorough=400)
@given(st.data())
def test_a_file_that_is_nearly_right_gives_a_report_or_is_right(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(PATHS))
    written = bytearray(original(path))
    for piece in data.draw(st.lists(_PIECES, min_size=1, max_size=3)):
        start = data.draw(st.integers(0, len(written)))
        written[start : start + data.draw(st.integers(0, 6))] = piece
    loaded = loaded_with(path, bytes(written))
    assert loaded.site is not None or loaded.report.has_errors


@tried(15, thorough=30)
@given(st.sets(st.sampled_from(PATHS), min_size=1))
def test_any_missing_files_give_a_report_or_are_not_missed(missing: set[str]) -> None:
    with a_publication(MORE) as project:
        for path in missing:
            Path(project / "regions" / path).unlink()
        loaded = load_site(project)
    assert loaded.site is not None or loaded.report.has_errors
