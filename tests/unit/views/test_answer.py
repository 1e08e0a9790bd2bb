"""The answer of a profile says what is promised or, without promises, how far the plan is known."""

from generator.views.components.answer import Answer
from tests.builders import CONTOH, FICTIONAL
from tests.contexts import a_build_context, a_view
from tests.rows import judge_rows

ROWS = {
    "nothing but a name": (
        "",
        "Belum ada janji yang tercatat di sini, dan sumber yang dimuat di sini baru menyebut namanya.",
    ),
    "a vision without missions is published in part": (
        "vision: {text: Maju}\n",
        "Belum ada janji yang tercatat di sini. Baru sebagian dipublikasikan: visi dan misi.",
    ),
    "a vision with missions is published": (
        "vision: {text: Maju}\nmissions: [{text: Melayani}]\n",
        "Belum ada janji yang tercatat di sini. Sudah dipublikasikan: visi dan misi.",
    ),
    "a council that is only planned is mentioned": (
        "bodies: [{id: dewan, kind: council, state: planned}]\n",
        "Belum ada janji yang tercatat di sini. Baru disebutkan dalam sumber: dewan kota cerdas.",
    ),
    "each coverage in a sentence of its own": (
        (
            "vision: {text: Maju}\nbodies: [{id: dewan, kind: council, state: planned},"
            " {id: tim, kind: team, state: formed}]\n"
        ),
        (
            "Belum ada janji yang tercatat di sini. Sudah dipublikasikan: tim pelaksana. "
            "Baru sebagian dipublikasikan: visi dan misi. "
            "Baru disebutkan dalam sumber: dewan kota cerdas."
        ),
    ),
}


def test_without_promises_it_tells_each_part_under_the_coverage_of_the_checklist() -> None:
    def judge(row: tuple[str, str]) -> None:
        view = a_view(a_build_context({CONTOH: FICTIONAL + row[0]}), "daerah/kabupaten-contoh/")
        (answer,) = (block for block in view.opening if isinstance(block, Answer))
        assert (answer.sentence, answer.glyphs, answer.counts) == (row[1], (), ())

    judge_rows(ROWS.values(), judge, name=str)
