# SPDX-License-Identifier: EUPL-1.2
"""What everybody is called in an export and in which order they stand, with names and with letters."""

from string import ascii_uppercase
from typing import Any, get_args

import pytest

from tests.documents.made import SECRET, outcome
from tests.documents.plan.small.test_asked import given
from tests.documents.test_letters import with_teams
from toolkit.documents.audience import ComparisonReader
from toolkit.documents.letters import codes_of
from toolkit.documents.names_for_reader import ActionNames, Named
from toolkit.documents.plan.names import own_action
from toolkit.model.region import MANAGER, Region, Visibility
from toolkit.model.roles import RoleWords
from toolkit.region.progress import Followed
from toolkit.scoring.unit import UnitKind
from toolkit.words.catalogue import say

LETTERS = (*ascii_uppercase, "AA", "AB")
TEAMS: dict[str, tuple[str, ...]] = {f"t{n}": (f"m{n}",) for n in range(28)}


def named(region: Region, sight: Visibility) -> Named:
    """A round of a region as a board sees it."""
    return Named(
        outcome({}, of_region=region), ComparisonReader("bosd", sight, codes=codes_of(region, SECRET))
    )


def test_rows_of_who_sees_letters_stand_in_the_order_of_these() -> None:
    """The order of region.yaml would tell whose letter is whose; Z stands before AA."""
    region = with_teams(TEAMS)
    for in_order in (False, True):
        found = named(region, "coded" if in_order else "named")
        teams = [unit for unit in found.outcome.units if unit.unit.team is not None]
        shown = [row.unit.id for row in found.in_order(teams, lambda row: row.unit)]
        by_letter = sorted(TEAMS, key=lambda team: LETTERS.index(codes_of(region, SECRET).teams[team]))
        assert by_letter != [*TEAMS]
        assert shown == (by_letter if in_order else [*TEAMS])


def test_municipalities_stand_by_their_names_or_by_their_letters() -> None:
    """Neither tells anything of the other."""
    region = with_teams(TEAMS)
    assert [*named(region, "coded").towns.values()] == [
        say("comparison.coded", code=code) for code in LETTERS
    ]
    names = [*named(region, "named").towns.values()]
    assert names == sorted(town.title for town in region.municipalities)


def test_the_municipalities_of_a_team_stand_in_the_order_of_all() -> None:
    """That of their letters, whichever of them comes first in region.yaml: Z before AA here too."""
    letters = codes_of(with_teams(TEAMS), SECRET).towns
    towns = {code: town for town, code in letters.items()}
    found = named(with_teams({**TEAMS, "samen": (towns["AA"], towns["Z"])}), "coded")
    (unit,) = (each.unit for each in found.outcome.units if each.unit.id == "samen")
    assert found.towns_of(unit) == " + ".join(say("comparison.coded", code=code) for code in ("Z", "AA"))


def test_an_employer_is_that_of_the_team() -> None:
    """Of two the one that region.yaml gives with the team; a municipality has none."""
    base = with_teams({"t0": ("m0",), "t1": ("m1",)})
    first = base.organisations[0]
    second = first.model_copy(update={"id": "tweede", "title": "De tweede"})
    teams = (base.teams[0], base.teams[1].model_copy(update={"organisation": "tweede"}))
    found = named(base.model_copy(update={"organisations": (first, second), "teams": teams}), "named")
    employers = {each.unit.id: found.employer_of(each.unit) for each in found.outcome.units}
    assert (employers["t0"], employers["t1"], employers["gemeente-m0"]) == (first.title, "De tweede", None)


@pytest.mark.parametrize(
    ("audience", "sight", "typed", "shown"),
    [
        (MANAGER, "named", "de buurvrouw", say("plan.some_role")),
        (MANAGER, "named", "manager", "manager"),
        ("bosd", "named", "manager", "manager"),
        ("bosd", "coded", "manager", None),
    ],
)
def test_who_takes_an_action_up_is_a_function_and_tells_no_reader_of_codes(
    audience: str, sight: Visibility, typed: str, shown: str | None
) -> None:
    """What is on no list of functions may be a name; a title that people typed may hold one.

    So a body reads no such title here either, as in the plan that it gets, whatever it sees of names.
    """
    inputs = given(own_1={"title": "Praten met de raad", "criteria": ("AA-01",), "owner": typed})
    action = inputs.made.action("own-1")
    assert action is not None
    followed = Followed(inputs.unit.unit, action, None, None, None, ())
    names = ActionNames(ComparisonReader(audience, sight), RoleWords(None, ("manager",)), {})
    assert names.owner(followed) == shown
    assert names.title(followed) == ("Praten met de raad" if audience == MANAGER else own_action("team"))


def test_a_measure_that_is_gone_is_called_as_it_was() -> None:
    """By the title of an earlier version, and by its number where nobody knows one."""
    decided: dict[str, Any] = {"M-XX-01": {"decision": "accepted"}}
    inputs = given(**decided)
    action = inputs.made.action("M-XX-01")
    assert action is not None
    followed = Followed(inputs.unit.unit, action, None, None, None, ())
    found = [
        ActionNames(ComparisonReader(MANAGER, "named"), RoleWords(None), titles).title(followed)
        for titles in ({"M-XX-01": "Zo heette zij"}, {})
    ]
    assert found == ["Zo heette zij", say("plan.gone_title", id="M-XX-01")]


@pytest.mark.parametrize("kind", get_args(UnitKind))
def test_an_own_action_without_its_title_begins_like_any_other_title(kind: UnitKind) -> None:
    """It stands in columns and lists among titles of measures."""
    assert own_action(kind)[0].isupper()
