"""Words that readers stumbled over stay away: one thing has one name, and no sentence is translated
word for word.

Each pattern is a wording that was given up; beside it stands the wording to use.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import yaml

from generator.messages import LANGUAGES, load_catalogue
from tests.rules.test_catalogues import declared_fields

PROJECT = Path(__file__).parents[2]
GENERATED = "panduan/pesan"
"""Page of the handbook that is made of the catalogues and the examples."""

RETIRED: Mapping[str, Mapping[str, str]] = {
    "id": {
        r"keadaan": "status; situasi or kondisi where no status is meant",
        r"tajuk": "tema",
        r"tanggapan": "kebanggaan",
        r"tanda keraguan|catatan mutu data": "catatan mutu",
        r"jam quick win": "cara menghitung terlambat atau tidak",
        r"terlambat atau tidaknya": "status terlambat dihitung otomatis",
        r"(dihitung|ditandai) sendiri": "dihitung otomatis, or: situs menghitungnya sendiri",
        r"ditulis tangan|bukan diketik": "ditulis",
        r"visi siapa": "pemilik visi",
        r"\bmasa\b(?! jabatan)": "periode",
        r"langkah berikut\b": "langkah berikutnya",
        r"\bdisebut sumber": "disebutkan dalam sumber; menurut sumber",
        r"sumbernya diam": "sumbernya tidak menyebutkannya",
        r"sumber (lain|ini) berkata": "menurut sumber lain, menurut sumber ini",
        r"ditaruh": "ditampilkan lebih dulu; diletakkan",
        r"\bterisi (bila|begitu)": "akan diisi begitu",
        r"saat disebut": "menurut sumber per",
        r"dengan syarat": "bila syaratnya terpenuhi",
        r"daerah berbeda\b|keikutsertaan sampai": "jumlah daerah hingga; total keikutsertaan hingga",
        r"bidang sama\b": "bidang yang sama",
        r"menjadi bagian\b(?! dari)": "bagian dari",
        r"\btampil \{": "menampilkan",
        r"datanya tersimpan di": "laporkan kekeliruan",
        r"\bubin\b|\bpetak": "kotak, of the map",
        r"bersandar pad": "memakai; mengandalkan",
        r"nilai tengah": "median",
    },
    "en": {
        r"\bmend(s|ed|ing)?\b": "fix",
        r"is not (written|typed)\b": "is missing; is computed, do not write it",
        r"date of the calendar": "cannot be read as a date",
        r"all (is|was) done|all is well": "everything runs; everything is fine",
        r"for want of": "because ... ran out",
        r"\bproper\b": "valid",
        r"look at the (set-up|limits)": "check",
        r"take (the|this) .* (away|out)": "remove",
        r"the system refuses": "cannot read or write",
        r"put hyphens for|leave out all other": "replace ... with; remove",
        r"exactly so\b|printed so\b|prints it so\b": "exactly like that; prints it like that",
        r"executing team": "implementation team",
        r"book of (the|strategic)": "masterplan (book)",
        r"this part fills": "this part will be filled in once",
        r"data keeper": "data editor",
        r"\bslips\b": "misprints",
        r"(done|added up|counted) again": "recounted",
        r"pieces? of work": "work item",
        r"(part|weigh) the site": "split the site; measure the build",
        r"belongs into": "belongs in",
        r"is no git": "is not a git",
        r"how (it|they) stands?\b": "status",
        r"sources? (say|says|tell|tells) (otherwise|of)\b": "according to this source; a source reports",
        r"\bby state\b": "by status",
        r"worked out": "computed",
        r"counts? towards": "is not counted",
        r"to look at it": "to view it",
    },
}

NOT_PROSE = re.compile(r"```+.*?```+|<!--.*?-->|`[^`\n]*`|\]\([^)]*\)", re.DOTALL)
"""What Markdown holds beside prose: code, remarks and targets of links."""


def prose(file: Path) -> str:
    return NOT_PROSE.sub(" ", file.read_text(encoding="utf-8"))


def titles(language: str) -> Iterator[tuple[str, str]]:
    """Yield titles and descriptions of all fields of the model."""
    catalogue = load_catalogue(language)
    for record, name in declared_fields():
        yield f"{record}.{name}", " | ".join(catalogue.field(record, name))


def terms() -> Iterator[tuple[str, str]]:
    """Yield what the glossary itself says: what people type instead is there to be found, not to be
    read.
    """
    glossary = yaml.safe_load(
        (PROJECT / "regions/_national/glossary.yml").read_text(encoding="utf-8")
    )
    for term in glossary["terms"]:
        yield f"glossary {term['id']}", f"{term['term']}: {term['meaning']}"


def texts(language: str) -> Iterator[tuple[str, str]]:
    """Yield everything that the program and its authors say to readers in a language, each with its
    place.
    """
    yield from load_catalogue(language).words.items()
    yield from titles(language)
    for file in sorted((PROJECT / "generator/templates").rglob("*.j2")):
        yield (
            file.name,
            re.sub(r"\{[#{%].*?[#}%]\}", " ", file.read_text(encoding="utf-8"), flags=re.DOTALL),
        )
    if language == "en":
        yield "README.md", (PROJECT / "README.md").read_text(encoding="utf-8")
        return
    yield from terms()
    content = PROJECT / "content"
    for folder in ("metode", "panduan", "tentang"):
        for file in sorted((content / folder).rglob("*.md")):
            if not file.relative_to(content).as_posix().startswith(GENERATED):
                yield file.relative_to(PROJECT).as_posix(), prose(file)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wording_that_was_given_up_does_not_come_back(language: str) -> None:
    patterns = {re.compile(old, re.IGNORECASE): new for old, new in RETIRED[language].items()}
    found = [
        f"{place}: {match.group()!r}, say: {new}"
        for place, text in texts(language)
        for pattern, new in patterns.items()
        for match in pattern.finditer(text)
    ]
    assert found == []


def test_no_template_is_marked_for_a_search_that_was_given_up() -> None:
    """Pagefind's marks say nothing to the index: what they leave out would be found."""
    folders = (PROJECT / "generator/templates", PROJECT / "theme_overrides")
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    marked = [file.name for file in files if b"data-pagefind" in file.read_bytes()]
    assert len(files) > 20
    assert marked == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_places_where_wordings_are_looked_for_are_read(language: str) -> None:
    places = dict(texts(language))
    assert {"MP213.message", "value.completed_by", "Vision.owner", "page.md.j2"} <= set(places)
    assert language == "en" or {"content/metode/index.md", "glossary keadaan"} <= set(places)
    assert len(places) > 800
