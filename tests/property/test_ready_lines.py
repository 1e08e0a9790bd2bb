"""Every ready line that a message proposes, put in its place, is accepted and means what was typed."""

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from generator.build.read import read_files
from generator.decode import Decoded, decode
from generator.diagnostics import Diagnostic
from generator.model.base import Record
from generator.model.quick_win import QuickWin
from generator.model.region import Region
from generator.source.discover import find_sources
from generator.source.yaml_tree import parse_yaml
from tests.builders import BASE, a_publication
from tests.mending import mended, ready_lines

MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
HEAD = 'identity: {type: kota, name: Misal}\nreference: {code: "33.99"}\n'
EXAMPLES = BASE.parents[1]

each_time = settings(max_examples=60, deadline=None, phases=(Phase.explicit, Phase.generate))


def read(text: str, model: type[Record] = Region) -> Decoded[Any]:
    parsed = parse_yaml("misal.yml", text.encode())
    assert parsed.document is not None, parsed.diagnostics
    return decode(parsed.document, model)


def meanings(text: str, model: type[Record] = Region) -> list[Any]:
    """Return the records that the file gives with each ready line of the only finding in place."""
    [found] = read(text, model).diagnostics
    records = []
    for ready in ready_lines(found):
        again = read(mended(text, found, ready), model)
        assert again.diagnostics == (), ready
        records.append(again.record)
    return records


def grouped(whole: int, mark: str) -> str:
    return f"{whole:,}".replace(",", mark)


@st.composite
def amounts(draw: st.DrawFn) -> tuple[str, Decimal]:
    """Draw an amount of money as a person writes it, and what it is in rupiah."""
    whole = draw(st.integers(1_000, 10**12))
    tenths = draw(st.integers(11, 9_999).filter(lambda number: number % 10 != 0))
    power, scale = draw(
        st.sampled_from([("M", 9), ("miliar", 9), ("milyar", 9), ("jt", 6), ("juta", 6), ("T", 12)])
    )
    scaled = Decimal(tenths) / 10
    lead = draw(st.sampled_from(["Rp ", "Rp", "Rp. "]))
    return draw(
        st.sampled_from(
            [
                (f"{lead}{grouped(whole, '.')}", Decimal(whole)),
                (f"{lead}{grouped(whole, '.')},00", Decimal(whole)),
                (f"{lead}{grouped(whole, '.')},-", Decimal(whole)),
                (f"{lead}{f'{scaled:f}'.replace('.', ',')} {power}", scaled * 10**scale),
            ]
        )
    )


@st.composite
def numbers(draw: st.DrawFn) -> tuple[str, Decimal]:
    """Draw a number as an Indonesian writes it, such that no data file takes it as it stands."""
    whole, decimals = draw(st.integers(1, 10**9)), draw(st.integers(1, 99))
    return draw(
        st.sampled_from(
            [
                (f"{whole},{decimals:02}", Decimal(f"{whole}.{decimals:02}")),
                (
                    f"{grouped(whole + 1000, '.')},{decimals:02}",
                    Decimal(f"{whole + 1000}.{decimals:02}"),
                ),
                (grouped(whole + 1000, "."), Decimal(whole + 1000)),
                (grouped(whole + 1000, " "), Decimal(whole + 1000)),
            ]
        )
    )


@st.composite
def days(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a date as a person writes it, and how the data files write it."""
    day = draw(st.dates(dt.date(1990, 1, 1), dt.date(2060, 12, 31)))
    return draw(
        st.sampled_from(
            [
                (f"{day:%d/%m/%Y}", f"{day}"),
                (f"{day:%d-%m-%Y}", f"{day}"),
                (f"{day.day}.{day.month}.{day.year}", f"{day}"),
                (f"{day.day} {MONTHS[day.month - 1]} {day.year}", f"{day}"),
                (f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}", f"{day}"),
                (f"{day.day}/{day.month}/{day.year}", f"{day}"),
                (f"{MONTHS[day.month - 1]} {day.year}", f"{day:%Y-%m}"),
                (f"{day:%m/%Y}", f"{day:%Y-%m}"),
                (f"{day}T08:00:00+07:00", f"{day}"),
            ]
        )
    )


@each_time
@given(numbers(), st.sampled_from(["ton", "indeks", "juta rupiah"]))
def test_a_number_of_a_measure(written: tuple[str, Decimal], unit: str) -> None:
    text = f"{HEAD}figures:\n  - measure: Bobot\n    value: {written[0]}  # dari laporan\n    unit: {unit}\n"
    assert written[1] in [record.figures[0].value for record in meanings(text)]


@each_time
@given(numbers())
def test_a_number_with_a_comma_in_braces(written: tuple[str, Decimal]) -> None:
    text = f"{HEAD}figures:\n  - {{measure: Bobot, value: {written[0]}, unit: ton}}\n"
    found = read(text).diagnostics
    assert len(found) == 1
    assert written[1] in [record.figures[0].value for record in meanings(text)]


@each_time
@given(
    st.integers(1_000, 10**9),
    st.sampled_from(["jiwa", "rupiah", "desa", "rumah tangga"]),
    st.sampled_from(". "),
)
def test_a_count_has_one_reading(count: int, unit: str, mark: str) -> None:
    text = (
        f"{HEAD}figures:\n  - measure: Warga\n    unit: {unit}\n    value: {grouped(count, mark)}\n"
    )
    assert [record.figures[0].value for record in meanings(text)] == [count]


@each_time
@given(amounts(), st.booleans())
def test_an_amount_of_money_names_its_unit(amount: tuple[str, Decimal], flow: bool) -> None:
    entry = (
        f"{{measure: Dana, value: '{amount[0]}'}}"
        if flow
        else f"measure: Dana\n    value: {amount[0]}"
    )
    [record] = meanings(f"{HEAD}figures:\n  - {entry}\n")
    assert (record.figures[0].value, record.figures[0].unit.id) == (amount[1], "rupiah")


@each_time
@given(amounts())
def test_a_budget_written_as_a_sum_takes_the_shape_of_a_budget(amount: tuple[str, Decimal]) -> None:
    [record] = meanings(f"state: planned\nbudget_idr: {amount[0]}\n", QuickWin)
    assert (record.budget_idr.value, record.budget_idr.unit.id) == (amount[1], "rupiah")


@each_time
@given(days(), st.booleans())
def test_a_date(day: tuple[str, str], quoted: bool) -> None:
    due = f"'{day[0]}'" if quoted else day[0]
    assert day[1] in [
        str(record.due) for record in meanings(f"state: planned\ndue: {due}\n", QuickWin)
    ]


def test_a_date_that_reads_in_two_ways_has_two_ready_lines() -> None:
    dues = [str(record.due) for record in meanings("state: planned\ndue: 03/04/2025\n", QuickWin)]
    assert dues == ["2025-04-03", "2025-03-04"]


@each_time
@given(
    st.integers(1990, 2060),
    st.integers(0, 20),
    st.sampled_from(["-", " – ", " s.d. ", " sampai ", " s/d "]),
)
def test_a_period_written_as_a_span(start: int, years: int, mark: str) -> None:
    [record] = meanings(f"{HEAD}vision: {{text: Maju, period: {start}{mark}{start + years}}}\n")
    assert (record.vision.period.start.year, record.vision.period.end.year) == (
        start,
        start + years,
    )


@pytest.mark.parametrize(
    ("line", "stored"),
    [
        ("vision: Ramah, terbuka, dan maju", {"vision": {"text": {"id": "Ramah, terbuka, dan maju"}}}),
        ("missions: Melayani warga", {"missions": [{"text": {"id": "Melayani warga"}}]}),
        ("vision: {text: Ramah, terbuka, maju}", {"vision": {"text": {"id": "Ramah, terbuka, maju"}}}),
        ("vision: {text: Maju, sources: berita, koran}", {"vision": {"sources": ["berita", "koran"]}}),
        ("redirects: kota-lama, kota-tua", {"redirects": ["kota-lama", "kota-tua"]}),
        ("brand: Kota Digital", {"brand": {"name": {"id": "Kota Digital"}}}),
        ("participations: [{summary: Ikut, cohort: tahun 2019}]", {"participations": [{"cohort": 2019}]}),
        ("participations: [{summary: Ikut, rank: ke-35}]", {"participations": [{"rank": 35}]}),
        ("evaluations: [{year: 2020, score: 3,12}]", {"evaluations": [{"score": "3.12"}]}),
        ("work_programme: {summary: Kerja, duration_years: 5 tahun}", {"work_programme": {"duration_years": 5}}),
        ("missions: '- Melayani'", {"missions": [{"text": {"id": "Melayani"}}]}),
        ("vision: {text: Maju, sources: berita dan koran}", {"vision": {"sources": ["berita", "koran"]}}),
        ("vision: {text: Maju, sources: berita & koran}", {"vision": {"sources": ["berita", "koran"]}}),
        ("vision: {text: Maju, sources: berita koran}", {"vision": {"sources": ["berita", "koran"]}}),
        ("figures: [{measure: Warga, value: 1.500 jiwa, unit: jiwa}]", {"figures": [{"value": "1500"}]}),
        ("figures: [{measure: Warga, value: 1.500, unit: {id: jiwa}}]", {"figures": [{"value": "1500"}]}),
        ("figures: [{measure: Warga, value: 1.500 KK}]", {"figures": [{"value": "1500", "unit": {"id": "KK"}}]}),
        ("figures: [{measure: Warga, value: '22,4%'}]", {"figures": [{"value": "22.4", "unit": {"id": "persen"}}]}),
    ],
)  # fmt: skip
def test_other_shapes(line: str, stored: dict[str, Any]) -> None:
    assert contains(meanings(f"{HEAD}{line}\n")[0].model_dump(mode="json"), stored)


@pytest.mark.parametrize(
    "text",
    [
        "missions:\n  1. Melayani\n  2. Maju\n",
        "missions: Melayani - Maju\n",
        "missions: 1. Melayani 2. Maju\n",
        "vision: {text: Maju, sources: 'https://contoh.example/a'}\n",
        "vision: {text: Maju, sources: 'Berita, 2025'}\n",
        "figures:\n  - measure: Dana\n    value: Rp 2,5 M\n    unit:\n",
        "posts:\n  - title: Camat\n    holders: [{person: a, start: 'Kamis, 7 November 2025'}]\n",
    ],
)
def test_where_nothing_is_certain_there_is_no_ready_line(text: str) -> None:
    assert [
        ready for found in read(f"{HEAD}{text}").diagnostics for ready in ready_lines(found)
    ] == []


def test_the_dash_of_a_list_on_the_line_of_its_key_is_no_part_of_a_text() -> None:
    parsed = parse_yaml("misal.yml", f"{HEAD}missions: - Melayani\n".encode())
    [found] = parsed.diagnostics
    [record] = meanings(mended(f"{HEAD}missions: - Melayani\n", found, *ready_lines(found)))
    assert [mission.text.id for mission in record.missions] == ["Melayani"]


def test_an_address_is_no_text_of_a_proof() -> None:
    [found] = read("state: planned\nevidence: https://contoh.example/a\n", QuickWin).diagnostics
    assert ready_lines(found) == ()


def test_an_address_without_its_beginning_gets_one() -> None:
    [record] = meanings(
        "state: planned\nevidence: [{text: Foto, url: www.contoh.example/a}]\n", QuickWin
    )
    assert record.evidence[0].url == "https://www.contoh.example/a"


def test_only_identifiers_are_spelled_as_such() -> None:
    [found] = read(f"{HEAD}people: [{{id: budi, name: Budi, S.T.}}]\n").diagnostics
    assert ready_lines(found) == ('people: [{id: budi, name: "Budi, S.T."}]',)


def contains(whole: Any, part: Any) -> bool:
    if isinstance(part, dict):
        return all(contains(whole[key], value) for key, value in part.items())
    if isinstance(part, list):
        return len(whole) == len(part) and all(map(contains, whole, part))
    return bool(whole == part)


def test_sources_in_a_row() -> None:
    [record] = meanings("state: planned\nsources: berita, koran\n", QuickWin)
    assert record.sources == ("berita", "koran")


def findings_with_ready_lines() -> list[tuple[str, dict[str, Any]]]:
    found = []
    for path in sorted(EXAMPLES.glob("MP*.yml")):
        bad = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)["bad"]
        if "text" in bad and "repeat" not in bad:
            found.append((path.stem, bad))
    return found


@pytest.mark.parametrize(("code", "bad"), findings_with_ready_lines())
def test_the_ready_line_of_an_example_mends_it(code: str, bad: dict[str, Any]) -> None:
    for found in shape_of(bad, bad["text"], code):
        for ready in ready_lines(found):
            again = shape_of(bad, mended(bad["text"], found, ready), code)
            assert [
                diagnostic for diagnostic in again if diagnostic.span.line == found.span.line
            ] == [], ready


def shape_of(bad: dict[str, Any], text: str, code: str) -> list[Diagnostic]:
    """Return what is found with a code in a file by itself."""
    with a_publication({bad["file"]: text}) as project:
        files, _ = find_sources(Path(project) / "regions", project)
        read = read_files(file for file in files if file.path == f"regions/{bad['file']}")
    return [found for item in read for found in item.diagnostics if found.code == code]
