"""Duties of offices: a record is one duty, however often the record names the office."""

from generator.link.duties import Role
from generator.views.components.roll_up import programmes_progress, promises_progress
from generator.views.records.folded_tables import FoldedTable
from generator.views.region.office_pages import view_office
from tests.builders import CONTOH, FICTIONAL, FOLLOWING, LAYANAN
from tests.contexts import a_build_context, a_context, a_region, sections_of
from tests.rows import judge_rows

OFFICES = (
    "offices: [{id: dinas, kind: agency, name: Dinas}, {id: badan, kind: agency, name: Badan}]\n"
)
TWICE = (
    "fictional: ya\nstate: running\npromised_on: 2024\n"
    "supporting_offices: [dinas, badan]\noffices: [dinas, dinas]\n"
)
GONE = "state: done, withdrawn: {date: 2025, reason: Digabung}"
PROGRAMMES = (
    f"dimensions: [{{key: living, name: L, programmes: [{{title: P, offices: [badan], {GONE}}},"
    " {title: Q, state: done}]}]\n"
)


def test_an_office_named_twice_has_one_duty_and_a_withdrawn_one_is_neither_owed_nor_done() -> None:
    text = FOLLOWING + OFFICES + PROGRAMMES
    win = "fictional: ya\npromised_on: 2024\nstate: done\n"
    build = a_build_context(
        {
            CONTOH: text,
            LAYANAN: TWICE,
            "kabupaten-contoh/quick-wins/a.yml": win,
            "kabupaten-contoh/quick-wins/b.yml": f"{win}withdrawn: {{date: 2025, reason: Digabung}}\n",
        }
    )
    region, context = a_region(build), a_context(build, slug="kabupaten-contoh")
    assert [duty.role for duty in region.duties["dinas"]] == [Role.LEADING]
    page = next(view_office("badan", region, build))
    assert "Ditarik" in str(sections_of(page)[0])
    programmes = region.plan.dimensions[0].programmes
    assert programmes_progress(programmes, context) == "1 dari 2 program selesai, 1 ditarik"
    assert (
        promises_progress(region.promises, region, context) == "1 dari 3 janji selesai, 1 ditarik"
    )


HELD = "id: a, title: Pelatihan, state: held, start: 2022-06-23"
WHEN = {
    "one day": (f"events: [{{{HELD}, through: dinas}}]", "23 Juni 2022"),
    "two days": (
        f"events: [{{{HELD}, end: 2022-06-24, through: dinas}}]",
        "23 Juni 2022 – 24 Juni 2022",
    ),
    "only the last day": (
        "events: [{id: a, title: P, state: held, end: 2022-06-24, organiser: dinas}]",
        "belum diketahui – 24 Juni 2022",
    ),
    "a facility in use": (
        "facilities: [{id: a, name: Ruang, since: 2020, offices: [dinas]}]",
        "2020",
    ),
    "a facility out of use": (
        "facilities: [{id: a, name: Ruang, since: 2020, until: 2024, offices: [dinas]}]",
        "2020 – 2024",
    ),
}


def test_an_office_that_carries_out_a_thing_of_several_days_leads_it_and_tells_every_day() -> None:
    def judge(row: tuple[str, str]) -> None:
        build = a_build_context({CONTOH: f"{FICTIONAL}{OFFICES}{row[0]}\n"})
        region = a_region(build)
        assert [duty.role for duty in region.duties["dinas"]] == [Role.LEADING]
        (owed, *_) = sections_of(next(view_office("dinas", region, build)))
        table = owed.find(FoldedTable)
        assert table is not None
        assert [shown.cells[-1] for shown in table.groups[0].rows] == [row[1]]

    judge_rows(WHEN.values(), judge, name=str)
