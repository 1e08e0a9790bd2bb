"""The first words of a promise's page: for which subject, who owes it, what proves it."""

import pytest

from generator.views.components.promise_answer import PromiseAnswer
from generator.views.records.record_cards import PartedCard
from tests.builders import CONTOH, FOLLOWING, LAYANAN
from tests.contexts import a_build_context, a_view
from tests.rows import judge_rows

PAGE = "daerah/kabupaten-contoh/quick-win/layanan/"
OFFICES = "offices:\n  - {id: dinkes, kind: agency, name: Dinas Kesehatan}\n  - {id: dishub, kind: agency, name: Dinas Perhubungan}\n"
PROMISED = "promised_on: '2025'\n"
ROWS = (
    ("state: running\noffices: [dinkes]\n", "Pelaksananya: Dinas Kesehatan."),
    (
        "state: running\ndimension: living\noffices: [dinkes, dishub]\n",
        "Untuk Smart Living. Pelaksananya: Dinas Kesehatan dan Dinas Perhubungan.",
    ),
    ("state: running\n", "Pelaksananya belum dipublikasikan."),
    (
        "state: done\noffices: [dinkes]\n",
        "Pelaksananya: Dinas Kesehatan. Belum ada bukti yang dipublikasikan.",
    ),
    ("state: stopped\noffices: [dinkes]\n", "Pelaksananya: Dinas Kesehatan."),
    ("state: not_achieved\noffices: [dinkes]\n", "Pelaksananya: Dinas Kesehatan."),
    (
        "state: done\noffices: [dinkes]\nevidence: [{text: Foto}, {text: Berita acara}]\n",
        "Pelaksananya: Dinas Kesehatan. Ada dua bukti.",
    ),
)


def answer(written: str) -> PromiseAnswer:
    files = {CONTOH: FOLLOWING + OFFICES, LAYANAN: f"fictional: ya\ntitle: Layanan\n{written}"}
    first = a_view(a_build_context(files), PAGE).opening[0]
    assert isinstance(first, PromiseAnswer)
    return first


def test_a_promise_says_first_for_what_who_owes_it_and_what_proves_it() -> None:
    def judge(row: tuple[str, str]) -> None:
        written, said = row
        assert answer(PROMISED + written).owed.striptags() == said

    judge_rows(ROWS, judge)


def test_a_draft_is_owed_by_nobody() -> None:
    for offices in ("", "offices: [dinkes]\n"):
        assert answer(f"state: planned\n{offices}").owed == "", offices


def test_the_proof_leads_to_the_proofs_of_the_card() -> None:
    proved = answer(f"{PROMISED}state: done\nevidence: [{{text: Foto}}]\n")
    assert 'href="#janji-isi.evidence.1"' in proved.owed


@pytest.mark.parametrize("proof", ["evidence: [{text: Foto}]\n", ""])
def test_every_field_of_the_card_stands_in_one_part(proof: str) -> None:
    written = (
        f"fictional: ya\ntitle: Layanan\nsummary: Ringkas.\nnumber: 5\nstate: running\n"
        f"offices: [dinkes]\nsupporting_offices: [dishub]\n{PROMISED}{proof}"
    )
    view = a_view(a_build_context({CONTOH: FOLLOWING + OFFICES, LAYANAN: written}), PAGE)
    blocks = (block for section in view.sections for block in section.blocks)
    (shown,) = (block for block in blocks if isinstance(block, PartedCard))
    parts = (*shown.parts, shown.rest)
    fields = [field.name for part in parts for field in part.fields]
    groups = [group.name for part in parts for group in part.groups]
    said = [field.name for field in shown.said]
    assert sorted([*said, *fields]) == sorted(field.name for field in shown.card.told)
    assert groups == [group.name for group in shown.card.groups]
    assert (said, fields[:2]) == (["summary"], ["offices", "supporting_offices"])
    assert [part.title for part in parts][-1] == "Dalam rencana"
    assert ("Langkah dan bukti" in [part.title for part in shown.parts]) is bool(proof)
