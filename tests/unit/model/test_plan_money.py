"""Sums of money: exact only if every part is known."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.funding import Fund, Stage, Sum, sum_of
from generator.model.plan import PlanParts, WorkPackage
from generator.model.plan_money import Share, counted_programmes, known_amount, money_of

AMOUNTS = st.none() | st.integers(0, 10**12)


def a_programme(*entries: dict[str, Any], **fields: Any) -> WorkPackage:
    return WorkPackage.model_validate({"title": "A", "funding": list(entries), **fields})


def entry(year: int | None, planned: int | None, fund: str | None = "apbd") -> dict[str, Any]:
    fields = {"year": year, "fund": fund, "planned_idr": planned}
    return {name: value for name, value in fields.items() if value is not None}


@given(parts=st.lists(AMOUNTS | st.builds(Sum, st.integers(0, 9), st.booleans()), max_size=6))
@settings(max_examples=60)
def test_a_sum_with_an_unknown_part_is_never_exact(parts: list[Sum | int | None]) -> None:
    total = sum_of(parts)
    known = [part.rupiah if isinstance(part, Sum) else part for part in parts if part is not None]
    if not known:
        assert total is None
        return
    assert total is not None
    assert total.rupiah == sum(known)
    is_open = any(part is None or (isinstance(part, Sum) and not part.is_exact) for part in parts)
    assert total.is_exact is not is_open


@given(
    amounts=st.lists(st.tuples(st.sampled_from(Fund), st.integers(2024, 2026), AMOUNTS), max_size=5)
)
@settings(max_examples=40)
def test_a_plan_with_an_unknown_amount_has_no_exact_sum(
    amounts: list[tuple[Fund, int, int | None]],
) -> None:
    programmes = [a_programme(entry(year, planned, fund)) for fund, year, planned in amounts]
    whole = money_of(programmes, Stage.PLANNED)
    if any(planned is None for _, _, planned in amounts):
        assert whole is None or not whole.is_exact
    for share in (Share(), *(Share(year=year) for year in (2024, 2025, 2026))):
        total = money_of(programmes, Stage.PLANNED, share)
        known = known_amount(programmes, Stage.PLANNED, share)
        assert (0 if total is None else total.rupiah) == known


def test_what_may_belong_to_a_sum_makes_it_the_least_that_it_can_be() -> None:
    budget = {"measure": "Pagu", "value": "90", "unit": "rupiah"}
    four_years = {"start": "2024", "end": "2027"}
    rows: list[tuple[WorkPackage, Share, Sum | None]] = [
        (a_programme(entry(2024, 5), entry(2025, 6)), Share(), Sum(11, is_exact=True)),
        (a_programme(entry(2024, 5), entry(None, 6)), Share(2024), Sum(5, is_exact=False)),
        (a_programme(entry(2024, 5, None)), Share(fund=Fund.REGION), None),
        (a_programme(entry(2024, 5)), Share(fund=Fund.NATION), None),
        # A year of the period without an entry is unknown; a year outside has no money.
        (a_programme(entry(2024, 5), period=four_years), Share(), Sum(5, is_exact=False)),
        (a_programme(entry(2024, 5), period=four_years), Share(2025), None),
        (a_programme(entry(2024, 5), period={"end": "2024"}), Share(2025), None),
        # A printed sum stands in the place of its parts; that of a year is only a part.
        (a_programme(entry(2024, 5), budget_idr=budget), Share(), Sum(90, is_exact=True)),
        (a_programme(budget_idr=budget), Share(), Sum(90, is_exact=True)),
        (a_programme(budget_idr=budget), Share(2024), None),
        (a_programme(budget_idr=budget | {"date": "2024"}), Share(), Sum(90, is_exact=False)),
        (a_programme(budget_idr=budget | {"date": "2024"}), Share(2024), Sum(90, is_exact=True)),
        # A budget of a year adds no doubt where the entries of that year tell the same amount.
        (
            a_programme(entry(2024, 90), budget_idr=budget | {"date": "2024"}),
            Share(),
            Sum(90, is_exact=True),
        ),
        (
            a_programme(entry(2024, 90), entry(2025, 5), budget_idr=budget | {"date": "2024"}),
            Share(),
            Sum(95, is_exact=True),
        ),
        (
            a_programme(entry(2024, 90), budget_idr=budget | {"date": "2024"}, period=four_years),
            Share(),
            Sum(90, is_exact=False),
        ),
        (
            a_programme(entry(2024, 90), entry(None, 5), budget_idr=budget | {"date": "2024"}),
            Share(),
            Sum(95, is_exact=False),
        ),
        # Of two years, one known by its budget: the least is both together.
        (
            a_programme(entry(2025, 5), budget_idr=budget | {"date": "2024"}),
            Share(),
            Sum(95, is_exact=False),
        ),
        # An entry without a year may be about the year of the budget.
        (
            a_programme(entry(None, 5), entry(2024, 6), budget_idr=budget | {"date": "2024"}),
            Share(),
            Sum(90, is_exact=False),
        ),
        (
            a_programme(entry(None, 500), budget_idr=budget | {"date": "2024"}),
            Share(),
            Sum(500, is_exact=False),
        ),
        (a_programme(), Share(), None),
    ]
    assert [money_of([programme], Stage.PLANNED, share) for programme, share, _ in rows] == [
        total for _, _, total in rows
    ]
    for row in rows:
        assert known_amount([row[0]], Stage.PLANNED, row[1]) == (
            0 if row[2] is None else row[2].rupiah
        )
    known = a_programme(entry(2024, 5))
    with_silent = money_of([known, a_programme()], Stage.PLANNED)
    assert with_silent == Sum(5, is_exact=False)
    gone = a_programme(withdrawn={"date": "2025", "reason": "Digabung"})
    assert money_of([known, gone], Stage.PLANNED) == Sum(5, is_exact=True)


def test_a_withdrawn_programme_is_in_no_sum_and_in_no_number_of_a_printed_total() -> None:
    programmes = [{"title": "A"}, {"title": "B", "withdrawn": {"date": "2025", "reason": "C"}}]
    dimensions = [{"key": key, "name": key, "programmes": programmes} for key in ("a", "b")]
    plan = PlanParts.model_validate({"dimensions": dimensions})
    assert len(counted_programmes(plan)) == 2
    assert len(counted_programmes(plan, "a")) == 1
