# SPDX-License-Identifier: EUPL-1.2
"""When what plans ask comes: in time, later, or as the region agreed; what is done together once."""

import pytest

from tests.documents.made import complete
from tests.planning.made import measure, plan_of
from tests.region.made import some_region, whole_of
from tests.region.test_requests import answered
from tests.scoring.small import answers
from toolkit.region.choice import quarters_ahead, region_choice
from toolkit.region.joint import joint_asks
from toolkit.region.whole import Whole

TEAMS: dict[str, tuple[str, ...]] = {"aard": ("berg",), "boom": ("dorp",), "cirkel": ("dorp",)}


def moved(quarter: str, team: str = "aard", *, together: bool) -> Whole:
    """Three teams with one action, which one of them moved to a quarter; the others have it in the first."""
    files = {t: [answers(t, complete({"AA-01": 1}))] for t in TEAMS}
    known = measure(1, [("AA-01", 1, 3)], {"team": 6}, together=together)
    decided = plan_of(team, {"M_AA_01": {"decision": "accepted", "quarter": quarter}})
    return whole_of(some_region(TEAMS), files, [known], {team: decided})


def come(whole: Whole) -> dict[str, int]:
    """How many actions come when."""
    return {when: n for when, n in region_choice(whole, joint_asks(whole)).when.items() if n}


@pytest.mark.parametrize("team", TEAMS)
def test_what_is_done_together_comes_with_the_last_of_them(team: str) -> None:
    """In time when all have it in time, wherever in the order stands who has it later; apart each counts."""
    assert come(moved("2027-q1", team, together=True)) == {"in_time": 1}
    assert come(moved("2027-q2", team, together=True)) == {"after": 1}
    assert come(moved("2027-q2", team, together=False)) == {"in_time": 2, "after": 1}


def test_that_it_comes_later_is_asked_until_somebody_answered() -> None:
    """Who agreed to the pace has nothing more to decide about it; it is still not in time."""
    whole = moved("2027-q2", together=False)
    found = region_choice(answered(whole, "regio", {"aard.pace": "accepted"}), ())
    assert (found.when["in_time"], found.when["answered"], found.late, found.total) == (2, 1, 0, 3)
    assert region_choice(whole, ()).late == 1


@pytest.mark.parametrize(("together", "ends"), [(True, [0, 0, 0, 1]), (False, [2, 0, 0, 1])])
def test_in_a_quarter_stands_what_ends_in_it(*, together: bool, ends: list[int]) -> None:
    """What is done together in that in which the last of them is ready; none of it twice."""
    whole = moved("2027-q1", together=together)
    assert [q.ends for q in quarters_ahead(whole, joint_asks(whole))] == ends
