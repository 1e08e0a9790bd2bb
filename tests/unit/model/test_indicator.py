"""Indicators: outcome of each year, last report, and the way from the baseline."""

from typing import Any

from generator.model.indicator import Indicator, Outcome, last_report, measured_years, way_percent


def an_indicator(**fields: Any) -> Indicator:
    return Indicator.model_validate({"id": "a", "measure": "A", "unit": "menit", **fields})


def yearly(**values: str | None) -> list[dict[str, str]]:
    """Return records of years: `y2024="45"`, or None for a year without a value."""
    return [
        {"year": name[1:]} | ({} if value is None else {"value": value})
        for name, value in values.items()
    ]


def test_each_year_is_compared_with_its_own_target() -> None:
    indicator = an_indicator(
        direction="less",
        targets=yearly(y2026="40", y2024="70", y2025="55", y2027="30"),
        achieved=[
            *yearly(y2023="80", y2024="70", y2025="56", y2027=None),
            {"year": "2026", "value": "0.5", "unit": "jam"},
        ],
    )
    assert [(item.year, item.outcome.value) for item in measured_years(indicator)] == [
        (2023, "without_target"),
        (2024, "reached"),
        (2025, "behind"),
        (2026, "other_unit"),
        (2027, "not_reported"),
    ]
    last = last_report(indicator)
    assert last is not None
    assert (last.year, last.outcome) == (2026, Outcome.OTHER_UNIT)
    assert last_report(an_indicator(targets=yearly(y2024="1"))) is None


def test_a_translated_unit_is_no_other_unit() -> None:
    units = {"id": "persen", "en": "percent"}
    rows = [
        (units, "persen", Outcome.BEHIND),
        ("persen", units, Outcome.BEHIND),
        (units, "orang", Outcome.OTHER_UNIT),
        (units, {"id": "orang", "en": "percent"}, Outcome.OTHER_UNIT),
    ]
    for own, printed, outcome in rows:
        report = {"year": "2024", "value": "1", "unit": printed}
        indicator = an_indicator(
            unit=own, direction="more", targets=yearly(y2024="2"), achieved=[report]
        )
        assert [item.outcome for item in measured_years(indicator)] == [outcome]


def test_the_way_is_told_only_where_it_is_known_and_never_rounded_up() -> None:
    targets = yearly(y2024="50", y2026="100")
    baseline = {"year": "2023", "value": "0"}
    rows = [
        ({"baseline": baseline, "targets": targets, "achieved": yearly(y2024="25")}, 25),
        ({"baseline": baseline, "targets": targets, "achieved": yearly(y2024="99.9")}, 99),
        ({"baseline": baseline, "targets": targets, "achieved": yearly(y2024="120")}, 120),
        ({"baseline": baseline, "targets": targets, "achieved": yearly(y2024="-1")}, -1),
        # Less is better: the way leads down.
        (
            {
                "baseline": {"year": "2023", "value": "90"},
                "targets": yearly(y2026="30"),
                "achieved": yearly(y2024="60"),
            },
            50,
        ),
        ({"targets": targets, "achieved": yearly(y2024="25")}, None),
        ({"baseline": {"year": "2023"}, "targets": targets, "achieved": yearly(y2024="25")}, None),
        ({"baseline": baseline, "achieved": yearly(y2024="25")}, None),
        ({"baseline": baseline, "targets": targets}, None),
        ({"baseline": baseline, "targets": yearly(y2026="0"), "achieved": yearly(y2024="2")}, None),
        (
            {
                "baseline": baseline,
                "targets": targets,
                "achieved": [{"year": "2024", "value": "25", "unit": "jam"}],
            },
            None,
        ),
    ]
    assert [way_percent(an_indicator(**fields)) for fields, _ in rows] == [way for _, way in rows]


def test_without_a_direction_only_what_hits_its_target_is_judged() -> None:
    for achieved, outcome in (
        ("9", Outcome.DIRECTION_UNKNOWN),
        ("12", Outcome.DIRECTION_UNKNOWN),
        ("10", Outcome.REACHED),
    ):
        indicator = an_indicator(targets=yearly(y2024="10"), achieved=yearly(y2024=achieved))
        assert [item.outcome for item in measured_years(indicator)] == [outcome]
