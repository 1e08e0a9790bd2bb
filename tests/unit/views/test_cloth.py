"""The cloth of a plan: what is woven, what waits, what is stitched, and that words do not collide."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from generator.model.quick_win import ShownState
from generator.views.components.border import MOVEMENT
from generator.views.components.cloth import Band, Cloth, ClothWords, Promised, Stretch, weave
from tests.examples import tried

TODAY = dt.date(2026, 11, 29)
WORDS = ClothWords("Judul", "Keterangan", "Uraian", "hari ini")
DAYS = st.dates(dt.date(2022, 1, 1), dt.date(2030, 12, 31))
STATES = [state for state in ShownState if state is not ShownState.DRAFT]
ENDED = frozenset({"done", "partly_achieved", "not_achieved"})
"""States told by a source, perhaps ahead of their time: the check names that."""


def cloth(*bands: Band, years: tuple[int | None, int | None] = (2024, 2028)) -> Cloth:
    return weave(bands, years, TODAY, WORDS, MOVEMENT)


def of(*promises: Promised) -> Cloth:
    return cloth(Band("Ekonomi", 3, promises))


def number(percent: str) -> float:
    return float(percent.removesuffix("%"))


def ends(stretch: Stretch | None) -> tuple[float, float] | None:
    return None if stretch is None else (number(stretch.left), number(stretch.right))


def test_a_running_promise_is_woven_to_today_and_a_thread_waits_to_its_due_date() -> None:
    made = of(Promised("a", ShownState.RUNNING, dt.date(2024, 1, 1), dt.date(2028, 12, 31), None))
    (stripe,) = made.bands[0].stripes
    assert ends(stripe.woven) == (0.0, number(made.woven))
    assert stripe.thread is not None
    assert number(stripe.thread.left) == number(made.woven)
    assert stripe.stitches is None


def test_a_late_promise_is_stitched_from_its_due_date_to_today() -> None:
    made = of(Promised("a", ShownState.LATE, dt.date(2024, 1, 1), dt.date(2025, 12, 31), None))
    (stripe,) = made.bands[0].stripes
    assert ends(stripe.woven) == (0.0, 40.0)
    assert ends(stripe.stitches) == (40.0, number(made.woven))
    assert stripe.knot == made.woven


def test_a_promise_achieved_in_part_is_half_a_stripe_and_one_not_achieved_is_a_thread() -> None:
    begin, due = dt.date(2024, 1, 1), dt.date(2025, 12, 31)
    ended = {
        state: of(Promised("a", state, begin, due, None)).bands[0].stripes[0]
        for state in (ShownState.DONE, ShownState.PARTLY_ACHIEVED, ShownState.NOT_ACHIEVED)
    }
    whole, half, none = ended.values()
    assert ends(whole.woven) == ends(half.woven) == ends(none.thread) == (0.0, 40.0)
    assert (half.height * 2, half.thread, none.woven) == (whole.height, None, None)
    middle = {stripe.y + stripe.height / 2 for stripe in ended.values()}
    assert max(middle) - min(middle) < 1


def test_nothing_is_woven_where_no_source_speaks() -> None:
    bare = cloth(Band("Ekonomi", 3, ()), Band("", 0, ()))
    assert not any(band.is_woven for band in bare.bands)
    (stripe,) = of(Promised("a", ShownState.DONE, None, None, None)).bands[0].stripes
    assert (stripe.woven, stripe.thread, stripe.stitches) == (None, None, None)
    assert not cloth(Band("", 0, ())).is_dyed


@tried(40, thorough=300)
@given(
    st.lists(
        st.builds(
            Promised,
            st.text("abcdefgh ", min_size=1, max_size=24),
            st.sampled_from(STATES),
            st.none() | DAYS,
            st.none() | DAYS,
            st.none() | DAYS,
        ),
        max_size=70,
    )
)
def test_any_plan_fits_its_cloth(promises: list[Promised]) -> None:
    made = cloth(Band("Ekonomi", 3, tuple(promises)), Band("Kehidupan", 4, ()))
    bottom = 24
    for band in made.bands:
        assert band.y == bottom
        bottom += band.height
        tops = [stripe.y for stripe in band.stripes]
        assert tops == sorted(set(tops))
        for stripe in band.stripes:
            assert band.y <= stripe.y <= stripe.y + stripe.height <= band.y + band.height
            assert 0 <= number(stripe.knot) <= 100
            if stripe.woven is not None and stripe.state != "stopped":
                assert number(stripe.woven.left) <= number(made.woven) or stripe.state in ENDED
    assert made.height > bottom
    drawn = sum(len(band.stripes) for band in made.bands)
    assert drawn == (len(promises) if len(promises) <= 60 else 0)
