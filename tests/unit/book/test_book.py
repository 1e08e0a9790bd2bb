"""The book of a region: every title and source is in it, the same bytes come out, texts stay texts."""

import io
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from pypdf import PdfReader

from generator.book.manuscript import (
    UNPRINTED_SIGNS,
    Book,
    BookSection,
    Chapter,
    FactTable,
    Grid,
    ItemList,
    Run,
    TextBlock,
    heading,
    printable,
    write_manuscript,
)
from generator.book.typesetting import typesetter
from generator.build.book import make_book
from generator.cli import main
from generator.errors import GeneratorError
from tests.builders import DAY, REAL
from tests.contexts import Staged, a_build_context, a_region
from tests.hostile.payloads import by_kind
from tests.reading import folded

GOLDEN = Path(__file__).parents[2] / "golden" / "regions"
MISAL, CONTOH = "kota-misal", "kabupaten-contoh"
SITE = "https://masterplan.example/"


@cache
def built() -> Staged:
    files = {
        path.relative_to(GOLDEN).as_posix(): path.read_text(encoding="utf-8")
        for path in GOLDEN.rglob("*.*")
    }
    return a_build_context(files, site_url=SITE)


@cache
def manuscript(slug: str = MISAL) -> Book:
    return write_manuscript(a_region(built(), slug), built())


def sheets_of(pdf: bytes) -> list[str]:
    """Return the text of each sheet, as a reader's aid has it."""
    return [folded(page.extract_text()) for page in PdfReader(io.BytesIO(pdf)).pages]


@cache
def sheets(slug: str = MISAL) -> list[str]:
    return sheets_of(make_book(built().loaded, slug, typesetter()))


def without_spaces(text: str) -> str:
    """Return text as it is compared: a line of a PDF ends where its sheet does."""
    return "".join(text.split())


def test_every_title_of_the_plan_is_in_the_book() -> None:
    region = a_region(built(), MISAL)
    titles = [chapter.title for chapter in manuscript().chapters]
    titles += [str(item.record.title.id) for item in region.quick_wins if item.record.title]
    titles += [
        str(programme.title.id)
        for dimension in region.plan.dimensions
        for programme in dimension.programmes
    ]
    titles += [item.record.name for item in region.villages]
    titles += [str(source.title.id) for source in region.region.sources if source.title]
    assert len(titles) > 15
    text = without_spaces(" ".join(sheets()))
    assert [title for title in titles if without_spaces(title) not in text] == []


def test_every_number_of_a_source_leads_to_a_source_at_the_end() -> None:
    numbers = {run.note for run in runs_of(manuscript()) if run.note is not None}
    listed = {source.number: source for source in manuscript().sources}
    assert numbers <= set(listed) == set(range(1, len(listed) + 1))
    assert all(source.address.startswith(f"{SITE}sumber/") for source in listed.values())
    assert len({source.address for source in listed.values()}) == len(listed)


def test_the_summary_of_a_village_and_of_an_update_has_the_number_of_its_source() -> None:
    files = {
        f"{MISAL}/region.yml": REAL,
        f"{MISAL}/villages/tugu.yml": "name: Tugu\nkind: desa\nsummary: Ringkas.\nsources: [daftar-kode]\n",
        f"{MISAL}/updates/kabar.md": (
            "---\ntitle: Kabar\ndate: 2026-01-02\nsummary: Ringkas.\nsources: [daftar-kode]\n---\nIsi.\n"
        ),
    }
    build = a_build_context(files, site_url=SITE)
    book = write_manuscript(a_region(build, MISAL), build)
    leads = [chapter.opening[0] for chapter in book.chapters]
    marked = [
        lead.runs
        for lead in leads
        if isinstance(lead, TextBlock) and lead.runs[0].text == "Ringkas."
    ]
    assert [[run.note is not None for run in runs] for runs in marked] == [[False, True]] * 2


def runs_of(book: Book) -> list[Run]:
    """Return all runs of a book."""
    found: list[Run] = []

    def walk(part: object) -> None:
        if isinstance(part, Run):
            found.append(part)
        elif isinstance(part, tuple):
            for inner in part:
                walk(inner)
        elif isinstance(part, Chapter | BookSection | TextBlock | ItemList | FactTable | Grid):
            for name in part.__dataclass_fields__:
                walk(getattr(part, name))

    walk(book.chapters)
    return found


def test_the_same_data_gives_the_same_bytes() -> None:
    sets = typesetter()
    assert sets(manuscript(), DAY) == sets(manuscript(), DAY)


def test_every_sheet_of_an_invented_region_says_so() -> None:
    mark = "Contoh rekaan, bukan daerah nyata"
    assert [sheet for sheet in sheets(CONTOH) if mark not in sheet] == []
    assert [sheet for sheet in sheets() if mark in sheet] == []


def test_texts_stay_texts_in_every_place_of_a_book() -> None:
    typst = [
        '#import "@preview/a:1.0.0": *',
        '#read("/etc/passwd") [$x$] \\ //',
        "= *a* _b_ <c> @d `e`",
        "#" * 9,
    ]
    payloads = [*typst, *(text[:2_000] for texts in by_kind().values() for text in texts[:1])]
    texts = [printable(text) for text in payloads]
    runs = tuple(Run(text) for text in texts)
    blocks = (
        TextBlock(runs),
        ItemList(((TextBlock(runs[:9]),),)),
        FactTable(((runs[:4], runs[4:9]),)),
        Grid(texts[0], (8, 9), (runs[:1], runs[1:2]), ((runs[2:3], runs[3:4]),)),
    )
    hostile = replace(
        manuscript(),
        title=heading(payloads[0]),
        region=heading(payloads[1]),
        site=texts[2],
        chapters=(
            *(Chapter(heading(text), (), (BookSection(heading(text), ()),)) for text in payloads),
            Chapter("Akhir", blocks, ()),
        ),
    )
    shown = without_spaces(" ".join(sheets_of(typesetter()(hostile, DAY))))
    assert [text for text in typst if without_spaces(text) not in shown] == []


def test_every_sign_that_counts_as_printable_is_in_a_font() -> None:
    signs = "".join(chr(code) for code in range(32, 0x2FFF) if printable(chr(code)) == chr(code))
    assert len(signs) > 600
    book = replace(
        manuscript(),
        chapters=(Chapter("a", (TextBlock((Run(signs), Run(signs, is_strong=True))),), ()),),
    )
    assert typesetter()(book, DAY)
    assert (
        printable("aksara \ua9a0\ua9ae\ua9a7 dan 😀")
        == f"aksara {UNPRINTED_SIGNS} dan {UNPRINTED_SIGNS}"
    )


def test_the_template_asks_for_nothing_but_its_data() -> None:
    template = Path(sys.modules[write_manuscript.__module__].__file__ or "").with_name("book.typ")
    text = template.read_text(encoding="utf-8")
    assert [
        word
        for word in ("import", "include", "read(", "plugin(", "eval(", "@preview")
        if word in text
    ] == []


def test_without_the_extra_the_command_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(SystemExit) as left:
        main(["book", MISAL])
    assert left.value.code == 2
    assert 'pip install "masterplan[book]"' in capsys.readouterr().err


def test_what_the_typesetter_refuses_is_an_error_with_a_sentence() -> None:
    refused = replace(
        manuscript(), chapters=(Chapter("a", (TextBlock((Run("a" * 40_000),)),), ()),)
    )
    with pytest.raises(GeneratorError) as error:
        typesetter()(refused, DAY)
    assert (error.value.key, error.value.arguments["region"]) == ("book_failed", "Kota Misal")


def test_an_unknown_region_is_answered_with_those_that_are_alike() -> None:
    with pytest.raises(GeneratorError) as error:
        make_book(built().loaded, "kota-missal", typesetter())
    assert (error.value.key, error.value.arguments["regions"].split(", ")[0]) == (
        "book_region",
        MISAL,
    )
