# SPDX-License-Identifier: EUPL-1.2
"""Hours that grow with the team: by what its profile says, else by the usual team."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.planning.made import measure, measures
from toolkit.model.content.measures import USUAL_SIZE, Measure
from toolkit.model.given.answers import Profile
from toolkit.planning.proposed.size import TeamSize

SCALED = {
    "team": {"n": 4, "per": "member"},
    "employer": {"n": Decimal("0.5"), "per": "household"},
    "region": 12,
}
LASTING = {
    "team": {"n": 2, "per": "household", "every": "month"},
    "region": {"n": 3, "per": "team", "every": "month"},
}


def scaled() -> Measure:
    """A measure of which every kind of hours occurs."""
    return measure(1, [("AA-01", 0, 3)], SCALED, upkeep=LASTING, upkeep_basis="s")  # type: ignore[arg-type]


def test_hours_of_a_team_worked_out_by_hand() -> None:
    """Eight people, 45 households: 32 hours; 22,5 of the employer become 23; 2 x 45 x 12 in a year."""
    made = scaled().sized(TeamSize(Decimal(8), Decimal(45)).known)
    assert made.hours == {"team": 32, "employer": 23, "region": 12}
    assert made.hours_a_year("team") == 1080
    assert made.hours_a_year("region") == 36


@pytest.mark.parametrize("profile", [Profile(), Profile(members=Decimal(0), households=Decimal(0))])
def test_who_says_nothing_is_the_usual_team(profile: Profile) -> None:
    """Eleven people and 190 households; a team of nobody did not say either."""
    made = scaled().sized(TeamSize.of(profile).known)
    assert made.hours == scaled().hours == {"team": 44, "employer": 95, "region": 12}
    assert USUAL_SIZE == {"team": 1, "member": 11, "household": 190}
    assert made.hours_a_year("team") == 2 * 190 * 12


@given(st.integers(1, 200), st.integers(1, 5000))
def test_twice_the_team_asks_twice_the_hours_that_grow_with_it(members: int, households: int) -> None:
    """And not one hour more of what does not grow with it."""
    one, two = (
        measures(scaled()).sized(TeamSize(Decimal(n * members), Decimal(n * households)).known).measures[0]
        for n in (1, 2)
    )
    assert two.hours["team"] == 2 * one.hours["team"]
    assert two.hours["employer"] == scaled().hours_once("employer", {"household": 2 * households})
    assert two.hours_a_year("team") == 2 * one.hours_a_year("team")
    assert two.hours["region"] == one.hours["region"]
    assert two.hours_a_year("region") == one.hours_a_year("region") == Fraction(36)
