"""New files are accepted as they are, and their hints are forms of the model that nobody can publish."""

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache

import pytest

from generator.build.data_folder import find_data
from generator.build.read import MODELS, read_national
from generator.decode import decode
from generator.diagnostics import Diagnostic
from generator.errors import GeneratorError
from generator.link.site import NationalData
from generator.messages import LANGUAGES, load_catalogue
from generator.model.base import Record
from generator.model.quick_win import QuickWin
from generator.model.region import Region
from generator.model.update import Update
from generator.model.village import Village
from generator.packaged import ROOT
from generator.patch.formatting import formatted
from generator.scaffold.new_files import record_files, region_files
from generator.scaffold.official_regions import listed_region
from generator.source.front_matter import parse_data
from generator.source.names import is_region_name
from tests.rows import judge_rows

FORM = re.compile(r"# ( *(?:- )?[a-z_]+:(?: …)?| +- …)$")
DAY = dt.date(2026, 11, 30)
TITLES: Mapping[type[Record], str] = {
    QuickWin: "Taman baca: keliling & gratis",
    Village: "Kelurahan Umpamawetan",
    Update: "Taman baca dibuka",
}


@cache
def national() -> NationalData:
    files = find_data(ROOT / "regions", ROOT).national_files
    data, _ = read_national(files)
    assert data is not None
    return data


def new_region(name: str, language: str = "id") -> dict[str, bytes]:
    entry = listed_region(national().listed_index, name)
    authority = national().listed.record.authority
    return region_files(entry, authority, [], load_catalogue(language))


def new_record(
    record: type[Record], title: str, region: Mapping[str, object] = {}, language: str = "id"
) -> dict[str, bytes]:
    catalogue = load_catalogue(language)
    kind = next(kind for kind, each in MODELS.items() if each is record)
    return record_files(kind, title, region, today=DAY, catalogue=catalogue)


def found_in(content: bytes, record: type[Record]) -> tuple[Diagnostic, ...]:
    parsed = parse_data("x.md" if record is Update else "x.yml", content)
    assert parsed.document is not None, parsed.diagnostics
    return (*parsed.diagnostics, *decode(parsed.document, record).diagnostics)


def test_a_region_of_the_list_begins_with_a_file_without_findings() -> None:
    def judge(name: str) -> None:
        [(path, content)] = new_region(name).items()
        assert is_region_name(path.removesuffix("/region.yml"))
        assert found_in(content, Region) == ()

    listed = national().listed.record.regions
    odd = [entry for entry in listed if entry.former_names or not entry.name.isalpha()]
    judge_rows([entry.full_name for entry in (*listed[::90], *odd[::30])], judge)


@pytest.mark.parametrize("language", LANGUAGES)
def test_new_files_are_tidy_and_their_hints_wait_for_values(language: str) -> None:
    files = [(Region, new_region("Kabupaten Toba", language))]
    files += [(record, new_record(record, TITLES[record], {}, language)) for record in TITLES]

    def judge(row: tuple[type[Record], dict[str, bytes]]) -> None:
        record, written = row
        [(path, content)] = written.items()
        assert formatted(content, path=path, record=record) == content
        # A new update is refused until somebody writes its text.
        assert {found.code for found in found_in(content, record)} <= {"MP211"}
        lines = content.decode().splitlines()
        filled = "\n".join(FORM.sub(r"\1", line) for line in lines) + "\n"
        found = found_in(filled.encode(), record)
        dots = filled.count("…")
        assert dots >= len(record.model_fields) // 5
        codes = {diagnostic.code for diagnostic in found}
        # Every key is one of the model, and every value that is left as dots stops a build.
        assert not codes & {"MP201", "MP106", "MP126"}, found
        assert codes

    judge_rows(files, judge, name=lambda row: row[0].__name__)


def test_former_names_are_told_and_not_stated() -> None:
    content = new_region("kabupaten toba samosir")["kabupaten-toba/region.yml"].decode()
    assert "Toba Samosir" in content
    assert "\n  former_names" not in content


def test_names_are_understood_or_answered() -> None:
    rows = (
        ("Kabupaten Toba", "Kabupaten Toba"),
        ("kab. toba", "Kabupaten Toba"),
        ("TOBA", "Kabupaten Toba"),
        ("Tapteng", "Kabupaten Tapanuli Tengah"),
        ("kota  padang panjang", "Kota Padang Panjang"),
        ("Rembng", "region_misspelt"),
        ("Kota Rembang", "region_misspelt"),
        ("Bandung", "region_of_both_kinds"),
        ("Kabupaten", "region_not_listed"),
        ("Negeri Antah Berantah", "region_not_listed"),
    )

    def judge(row: tuple[str, str]) -> None:
        written, meant = row
        if " " in meant:
            assert listed_region(national().listed_index, written).full_name == meant
            return
        with pytest.raises(GeneratorError) as refused:
            listed_region(national().listed_index, written)
        assert refused.value.key == meant
        load_catalogue("id").word(f"errors.{refused.value.key}", **refused.value.arguments)

    judge_rows(rows, judge)


def test_a_record_says_only_what_was_said() -> None:
    [(path, content)] = new_record(QuickWin, TITLES[QuickWin], {"fictional": "ya"}).items()
    assert path == "quick-wins/taman-baca-keliling-gratis.yml"
    written = [line for line in content.decode().splitlines() if line and line[0] != "#"]
    assert written == ["fictional: ya", 'title: "Taman baca: keliling & gratis"', "state: unknown"]
    assert "# plan: …" in new_record(QuickWin, "a", {"plans": []})["quick-wins/a.yml"].decode()


def test_a_village_is_named_with_its_kind() -> None:
    rows = (
        ("Desa Sari", ["name: Sari", "kind: desa"]),
        ("desa adat Sari Ayu", ["name: Sari Ayu", "kind: desa adat"]),
        ("Kampung Sari", ["name: Sari", "kind: desa", "local_word: kampung"]),
    )
    for title, lines in rows:
        [content] = new_record(Village, title).values()
        assert [line for line in content.decode().splitlines() if line and line[0] != "#"] == lines
    for title, key in (("Sari", "village_without_kind"), ("!!", "title_without_letters")):
        record = Village if key == "village_without_kind" else QuickWin
        with pytest.raises(GeneratorError) as refused:
            new_record(record, title)
        assert refused.value.key == key
