# SPDX-License-Identifier: EUPL-1.2
"""The day of a plan: its horizon, when something can begin, and when a decision has effect."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.model.quarter import PlanQuarter, quarter_of
from toolkit.planning.proposed.horizon import Terms

days = st.dates(date(1901, 1, 1), date(2190, 1, 1))


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2026, 3, 31), "2026-q1", "2026-q4"),
        (date(2026, 4, 1), "2026-q2", "2027-q1"),
        (date(2025, 12, 31), "2025-q4", "2026-q3"),
    ],
)
def test_the_horizon_is_the_four_quarters_from_that_of_the_day(day: date, first: str, last: str) -> None:
    """The quarter of the day is the first; without a day a plan is of the day after the round."""
    horizon = Terms(day).horizon
    assert [horizon[0].id, horizon[-1].id, len(horizon)] == [first, last, 4]
    assert Terms.after(date(2026, 3, 31)).day == date(2026, 4, 1)


@given(days)
def test_quarters_follow_each_other_without_a_hole(day: date) -> None:
    """Each quarter begins the day after the one before it ends, and the day lies in the first."""
    horizon = Terms(day).horizon
    assert horizon[0].first_day <= day <= horizon[0].last_day
    for one, other in pairwise(horizon):
        assert (other.last_day - one.last_day).days in range(90, 93)
        assert quarter_of(date.fromordinal(one.last_day.toordinal() + 1)) == other


@pytest.mark.parametrize(
    ("day", "opens"),
    [
        (date(2026, 4, 1), 0),
        (date(2026, 5, 16), 0),  # 45 of 91 days are past
        (date(2026, 5, 17), 1),  # 46 are
        (date(2026, 6, 30), 1),
        (date(2026, 8, 16), 0),  # 46 of 92
        (date(2026, 8, 17), 1),
    ],
)
def test_nothing_begins_in_a_quarter_that_is_more_than_half_past(day: date, opens: int) -> None:
    """Then the next one is the first in which something can begin."""
    assert Terms(day).opens == opens


@given(days)
def test_people_decide_before_the_day_on_which_the_quarter_closes(day: date) -> None:
    """That day is too late, the one before is not; in a quarter that is closed it is when the next begins."""
    terms, now = Terms(day), quarter_of(day)
    if terms.opens:
        assert terms.begins == now.next().first_day
    else:
        assert day < terms.begins
        assert [Terms(terms.begins - timedelta(days=n)).opens for n in (0, 1)] == [1, 0]


@given(days)
def test_the_quarters_ahead_are_over_the_day_after_their_last(day: date) -> None:
    """What still waits is looked at again on the first day of the quarter after them."""
    terms = Terms(day)
    assert terms.over - timedelta(days=1) == terms.horizon[-1].last_day


@given(days, st.integers(0, 60))
def test_a_decision_falls_after_the_weeks_and_before_its_quarter(day: date, weeks: int) -> None:
    """The day before the quarter leaves so many weeks, and that before an earlier quarter does not."""
    fed = Terms(day, weeks).fed
    assert (fed.first_day - day).days - 1 >= 7 * weeks
    assert (fed.plus(-1).first_day - day).days - 1 < 7 * weeks


def test_weeks_worked_out_by_hand() -> None:
    """Eight weeks after 31 March is 26 May; after 5 May it is 30 June, and a day later too late for July."""
    third, fourth = PlanQuarter(2026, 3), PlanQuarter(2026, 4)
    assert Terms(date(2026, 3, 31)).fed == third
    assert Terms(date(2026, 5, 5)).fed == third
    assert Terms(date(2026, 5, 6)).fed == fourth
    assert Terms(date(2026, 5, 6), 4).fed == third
