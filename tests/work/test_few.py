# SPDX-License-Identifier: EUPL-1.2
"""What a team's own plan says of other teams is held to the rule of a comparison."""

import pytest

from tests.scoring.small import region
from toolkit.documents.audience import ENOUGH_OTHERS, counts_told, enough_others
from toolkit.model.region import Region, Sight, Visibility
from toolkit.scoring.region import units_of

OTHERS = {f"t{n}": f"m{n}" for n in range(7)}


def some_region(teams: Visibility) -> Region:
    """A region with two teams in one municipality and seven others, each in its own."""
    base = region({"oost": "stad", "west": "stad", **OTHERS})
    return base.model_copy(update={"visibility": Sight(teams=teams)})


def told(here: Region, *holders: str) -> dict[str, int]:
    """What team oost reads of a measure that these teams have, itself among them."""
    unit = next(u for u in units_of(here) if u.id == "oost")
    return counts_told(here, unit, {"M-AA-01": frozenset({"oost", *holders})})


@pytest.mark.parametrize("number", range(8))
def test_a_count_of_other_teams_rests_on_five(number: int) -> None:
    """Its neighbour in the same municipality is none of the five; the number itself counts it."""
    holders = list(OTHERS)[:number]
    expected = {"M-AA-01": number + 1} if number >= ENOUGH_OTHERS else {}
    assert told(some_region("own_and_range"), "west", *holders) == expected


def test_a_team_that_serves_the_own_municipality_is_none_of_the_five() -> None:
    """Also where it works for a neighbour too, whether the plan is of a team or of the municipality."""
    here = some_region("own_and_range")
    both = tuple(
        t.model_copy(update={"municipalities": ("stad", "m6")}) if t.id == "west" else t for t in here.teams
    )
    here = here.model_copy(update={"teams": both})
    holders = {"M-AA-01": frozenset({"west", "t0", "t1", "t2", "t3"})}
    for unit in (u for u in units_of(here) if u.id in {"oost", "gemeente-stad"}):
        assert counts_told(here, unit, holders) == {}


@pytest.mark.parametrize("sight", ["named", "coded"])
def test_who_may_see_others_reads_any_count(sight: Visibility) -> None:
    """The region agreed so; of one other team too."""
    assert told(some_region(sight), "t1") == {"M-AA-01": 1}


def test_who_sees_nothing_of_others_reads_it_over_five_at_least() -> None:
    """'Never' is no wider than the own municipality."""
    assert told(some_region("never"), "t1") == {}


def test_what_is_the_readers_own_is_none_of_the_five() -> None:
    """Not its own municipality, and not another that only its own team works for."""
    others = {f"m{n}": [f"t{n}", f"u{n}"] for n in range(4)}
    assert not enough_others({"stad"}, {"oost"}, {**others, "stad": ["oost", "west"]})
    assert not enough_others({"stad"}, {"oost"}, {**others, "dorp": ["oost"]})
    assert not enough_others({"stad"}, {"oost"}, {**others, "stad": ["vreemd"]})
    assert enough_others({"stad"}, {"oost"}, {**others, "dorp": ["oost", "vreemd"]})


@pytest.mark.parametrize(
    ("towns", "teams", "told"), [(5, 5, True), (4, 5, False), (5, 4, False), (4, 9, False)]
)
def test_it_rests_on_five_municipalities_and_five_teams(towns: int, teams: int, *, told: bool) -> None:
    """Many teams in four municipalities, or four teams that work in more of them, are too few."""
    most = max(towns, teams)
    rests: dict[str, set[str]] = {}
    for n in range(most):
        rests.setdefault(f"m{n % towns}", set()).add(f"t{n % teams}")
    assert (len(rests), len(set().union(*rests.values()))) == (towns, teams)
    assert enough_others({"stad"}, {"oost"}, {**rests, "stad": {"oost"}}) == told
