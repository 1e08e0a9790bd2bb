"""Single values in the form of the page's language."""

import dataclasses
import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from markupsafe import Markup

from generator.model.base import Kind
from generator.model.brand import Brand, Tagline
from generator.model.dates import PartialDate, Period, Weekday, parse_partial_date
from generator.model.quick_win import QuickWin
from generator.model.sourced import standing_of
from generator.model.text import RichText, Text
from generator.views.charts.text_metrics import text_width
from generator.views.components.brands import view_brand
from generator.views.context import PageContext
from generator.views.foreign import is_marked, marked, resolved
from generator.views.records.field_html import value_html
from generator.views.records.fields import fields_of
from generator.views.values import (
    amount_text,
    date_text,
    ends_sentence,
    enum_text,
    number_text,
    period_text,
    plain_text,
    quick_win_title,
    reference_html,
    reference_text,
    region_name,
    rich_html,
    text_html,
    weekday_text,
)
from tests.builders import CONTOH, FOLLOWING, LAYANAN
from tests.contexts import a_build_context, a_context

SUBPAGES = """dimensions: [{key: living, name: Hidup <nyaman>}]
people: [{id: ani, name: Ani, degrees_before: Ir., degrees_after: M.T.}, {id: budi, name: Budi}]
offices: [{id: kominfo, name: Dinas Kominfo, kind: agency}]
bodies:
  - {id: dewan, kind: council, state: planned}
  - {id: forum, name: Forum Warga, kind: forum, state: formed}
documents: [{id: buku, title: Buku Induk, kind: masterplan, state: exists}]
events: [{id: rapat, title: Rapat Besar, state: held}]
village_programme: {summary: Desa cerdas.}
"""
FILES = {
    CONTOH: FOLLOWING + SUBPAGES,
    LAYANAN: "fictional: ya\ntitle: Layanan satu pintu\nstate: running\n",
    "kabupaten-contoh/villages/sari.yml": "fictional: ya\nname: Sari\nkind: desa\n",
    "kabupaten-contoh/updates/baru.md": (
        '---\nfictional: ya\ntitle: Kabar\ndate: "2026"\n---\n\nIsi.\n'
    ),
}


@pytest.fixture(scope="module")
def indonesian() -> PageContext:
    return a_context(a_build_context(FILES), "daerah/kabupaten-contoh/", "kabupaten-contoh")


@pytest.fixture(scope="module")
def english() -> PageContext:
    return a_context(
        a_build_context(FILES, language="en"), "daerah/kabupaten-contoh/", "kabupaten-contoh"
    )


@pytest.mark.parametrize(
    ("written", "in_indonesian", "in_english"),
    [
        ("2022", "2022", "2022"),
        ("2022-04", "April 2022", "April 2022"),
        ("2022-05-09", "9 Mei 2022", "9 May 2022"),
        ("2024-02-29", "29 Februari 2024", "29 February 2024"),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(
    written: str, in_indonesian: str, in_english: str, indonesian: PageContext, english: PageContext
) -> None:
    date = parse_partial_date(written)
    assert date_text(date, indonesian) == in_indonesian
    assert date_text(date, english) == in_english


def test_words_with_the_sign_of_their_language_are_compared_and_measured_without(
    english: PageContext,
) -> None:
    named = replace(english.build.settings, english="Smart City")
    edition = PageContext(replace(english.build, settings=named), english.address, english.region)
    rupiah = Text.model_validate("rupiah")
    assert is_marked(plain_text(rupiah, edition))
    assert amount_text(Decimal(1500), rupiah, edition) == amount_text(
        Decimal(1500), rupiah, english
    )
    assert ends_sentence(Markup(marked("Sudah siap?", "id")))  # noqa: S704
    assert text_width(marked("Loket", "id")) == text_width("Loket")


def test_a_day_of_the_calendar_reads_like_a_date_of_the_data(indonesian: PageContext) -> None:
    assert date_text(dt.date(2026, 8, 17), indonesian) == "17 Agustus 2026"


def test_a_weekday_stands_before_a_full_date_only(
    indonesian: PageContext, english: PageContext
) -> None:
    full, month = PartialDate(2022, 4, 21), PartialDate(2022, 4)
    assert date_text(full, indonesian, weekday=Weekday.THURSDAY) == "Kamis, 21 April 2022"
    assert date_text(full, english, weekday=Weekday.THURSDAY) == "Thursday, 21 April 2022"
    assert date_text(month, indonesian, weekday=Weekday.THURSDAY) == "April 2022"


def test_a_weekday_alone_has_its_name(indonesian: PageContext, english: PageContext) -> None:
    names = [weekday_text(weekday, indonesian) for weekday in Weekday]
    assert names == ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
    assert weekday_text(Weekday.FRIDAY, english) == "Friday"


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2021", "2026", "2021 – 2026"),
        ("2021-03", "2026-12-31", "Maret 2021 – 31 Desember 2026"),
        ("2021", None, "2021 – belum diketahui"),
        (None, "2026", "belum diketahui – 2026"),
        ("2024", "2024", "2024"),
        (None, None, "belum diketahui"),
    ],
)
def test_a_period_says_which_end_is_unknown(
    start: str | None, end: str | None, shown: str, indonesian: PageContext
) -> None:
    period = Period.model_validate({"start": start, "end": end})
    assert period_text(period, indonesian) == shown


@pytest.mark.parametrize(
    ("number", "in_indonesian", "in_english"),
    [
        ("0", "0", "0"),
        ("514", "514", "514"),
        ("1250000", "1.250.000", "1,250,000"),
        ("3.31", "3,31", "3.31"),
        ("3.10", "3,10", "3.10"),
        ("-1500.5", "-1.500,5", "-1,500.5"),
        ("999999999999999999", "999.999.999.999.999.999", "999,999,999,999,999,999"),
        ("0.000001", "0,000001", "0.000001"),
    ],
)
def test_a_number_keeps_every_digit_that_is_written(
    number: str, in_indonesian: str, in_english: str, indonesian: PageContext, english: PageContext
) -> None:
    assert number_text(Decimal(number), indonesian) == in_indonesian
    assert number_text(Decimal(number), english) == in_english


def test_a_text_is_shown_in_the_language_of_the_page_with_the_others_marked(
    indonesian: PageContext, english: PageContext
) -> None:
    text = Text.model_validate({"id": "Maju", "en": "Forward", "jv": "Majeng"})
    assert text_html(text, indonesian) == (
        'Maju <span class="mp-languages">(Inggris: <span lang="en">Forward</span>;'
        ' Jawa: <span lang="jv">Majeng</span>)</span>'
    )
    assert plain_text(text, english) == "Forward"
    assert str(text_html(text, english)).startswith(
        'Forward <span class="mp-languages">(Indonesian: <span lang="id">Maju'
    )


def test_a_translation_is_left_to_the_twin_of_the_page(
    indonesian: PageContext, english: PageContext
) -> None:
    text = Text.model_validate({"id": "Maju", "en": "Forward", "jv": "Majeng"})
    for context, shown, name in ((indonesian, "Maju", "Jawa"), (english, "Forward", "Javanese")):
        settings = dataclasses.replace(context.build.settings, english="Masterplans")
        build = dataclasses.replace(context.build, settings=settings)
        with_twin = dataclasses.replace(context, build=build, address="daerah/kabupaten-contoh/")
        own = str(text_html(text, with_twin))
        assert own.startswith(f'{shown} <span class="mp-languages">({name}: <span lang="jv">')
        of_source = dataclasses.replace(with_twin, address="sumber/kabupaten-contoh/buku/")
        if context is indonesian:
            assert "Forward" in text_html(text, of_source)
        # The nation's English is for the edition alone.
        national = dataclasses.replace(context, region=None)
        assert ("Forward" in text_html(text, national)) is (context is english)


def test_a_slogan_printed_in_two_languages_shows_both_beside_the_twin_as_well(
    indonesian: PageContext, english: PageContext
) -> None:
    tagline = Tagline.model_validate({"text": {"id": "surganya Asia", "en": "heaven of Asia"}})
    field = fields_of(Tagline, "id")["text"]
    brand = Brand(taglines=(tagline,))
    for context, other in ((indonesian, 'lang="en">heaven of'), (english, 'lang="id">surganya')):
        settings = dataclasses.replace(context.build.settings, english="Masterplans")
        build = dataclasses.replace(context.build, settings=settings)
        page = dataclasses.replace(context, build=build, address="daerah/kabupaten-contoh/")
        head = view_brand(brand, standing_of(brand), page)
        for shown in (head.taglines[0].text, value_html(tagline.text, field, page)):
            assert other in resolved(str(shown))


def test_a_text_in_another_language_alone_is_marked_as_such(
    english: PageContext, indonesian: PageContext
) -> None:
    only = Text.model_validate({"min": "Rancak"})
    assert text_html(only, indonesian) == '<span lang="min">Rancak</span>'
    assert text_html(Text.model_validate("Maju"), english) == '<span lang="id">Maju</span>'
    assert text_html(Text.model_validate("Maju"), indonesian) == "Maju"


def test_paragraphs_of_another_language_are_marked_too(
    indonesian: PageContext, english: PageContext
) -> None:
    assert (
        rich_html(RichText.model_validate("Satu."), indonesian)
        == '<div class="mp-prose"><p>Satu.</p></div>'
    )
    assert (
        rich_html(RichText.model_validate("Satu."), english)
        == '<div class="mp-prose" lang="id"><p>Satu.</p></div>'
    )


def test_an_enum_reads_as_its_word(indonesian: PageContext) -> None:
    region = indonesian.region
    assert region is not None
    assert enum_text(region.region.identity.type, indonesian) == "Kabupaten"
    assert region_name(region, indonesian) == "Kabupaten Contoh"


@pytest.mark.parametrize(
    ("kind", "identifier", "name", "href"),
    [
        (Kind.PERSON, "ani", "Ir. Ani, M.T.", "kelembagaan/#orang-ani"),
        (Kind.PERSON, "budi", "Budi", "kelembagaan/#orang-budi"),
        (Kind.OFFICE, "kominfo", "Dinas Kominfo", "kelembagaan/#perangkat-daerah-kominfo"),
        (Kind.BODY, "dewan", "Dewan", "kelembagaan/#lembaga-dewan"),
        (Kind.BODY, "forum", "Forum Warga", "kelembagaan/#lembaga-forum"),
        (Kind.DOCUMENT, "buku", "Buku Induk", "dokumen/#dokumen-buku"),
        (Kind.EVENT, "rapat", "Rapat Besar", "kabar/#acara-rapat"),
        (Kind.QUICK_WIN, "layanan", "Layanan satu pintu", "quick-win/layanan/"),
        (Kind.VILLAGE, "sari", "Desa Sari", "desa-cerdas/sari/"),
        (Kind.FRAMEWORK, "national-six", "Enam dimensi nasional", "../../dimensi/#national-six"),
        (Kind.DIMENSION, "living", "Hidup <nyaman>", "dimensi/living/"),
        (Kind.DIMENSION, "economy", "Smart Economy", None),
        (Kind.SUBDIMENSION, "mobility", "Mobilitas", None),
        (Kind.PROVINCE, "33", "Misal Tengah", None),
    ],
)
def test_a_reference_reads_as_the_name_and_leads_to_its_place(
    kind: Kind, identifier: str, name: str, href: str | None, indonesian: PageContext
) -> None:
    escaped = name.replace("<", "&lt;").replace(">", "&gt;")
    link = escaped if href is None else f'<a href="{href}">{escaped}</a>'
    assert reference_text(kind, identifier, indonesian) == name
    assert reference_html(kind, identifier, indonesian) == link


@pytest.mark.parametrize(
    ("record", "shown"),
    [
        ({"title": "Layanan"}, "Layanan"),
        ({"dimension": "living"}, "Quick win Hidup <nyaman> (judul belum dipublikasikan)"),
        ({}, "Quick win tanpa judul (layanan)"),
    ],
)
def test_a_quick_win_without_a_title_is_named_by_what_is_known(
    record: dict[str, str], shown: str, indonesian: PageContext
) -> None:
    quick_win = QuickWin.model_validate({"state": "planned", **record})
    assert quick_win_title("layanan", quick_win, indonesian) == shown
