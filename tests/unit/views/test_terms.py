"""Marked terms of the catalogue become links to the glossary; what is filled in never does."""

from markupsafe import Markup

from generator.views.terms import link_terms
from tests.contexts import a_build_context, a_context

GLOSSARY = Markup("../glosarium/")


def test_a_marked_term_leads_to_its_entry_and_the_words_around_it_stay() -> None:
    shown = link_terms("Inilah [[quick-win|janji cepat]] kami, dan [[opd|OPD]].", {}, GLOSSARY)
    assert shown == (
        'Inilah <a class="mp-term" href="../glosarium/#istilah-quick-win">janji cepat</a> kami, '
        'dan <a class="mp-term" href="../glosarium/#istilah-opd">OPD</a>.'
    )


def test_what_is_filled_in_can_be_neither_a_term_nor_markup() -> None:
    shown = link_terms("[[dewan|Dewan]] {name}", {"name": "[[opd|OPD]] <b> {name}"}, GLOSSARY)
    assert shown.count("<a ") == 1
    assert "<b>" not in shown
    assert shown.striptags() == "Dewan [[opd|OPD]] <b> {name}"


def test_a_sentence_without_marks_is_escaped_and_nothing_else() -> None:
    assert link_terms("A & B", {}, GLOSSARY) == Markup("A &amp; B")


def test_a_page_links_to_the_glossary_from_where_it_stands() -> None:
    context = a_context(a_build_context(), "daerah/kabupaten-contoh/kabar/")
    assert 'href="../../../glosarium/#istilah-dimensi"' in context.sentence(
        "section.dimensi.missing"
    )
