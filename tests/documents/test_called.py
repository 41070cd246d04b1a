# SPDX-License-Identifier: EUPL-1.2
"""Whom each reader may see apart, and what those are called: by name, by letter, or by a number."""

from dataclasses import replace

import pytest

from tests.documents.made import SECRET, outcome
from tests.documents.test_letters import with_teams
from toolkit.documents.audience import ComparisonReader
from toolkit.documents.letters import codes_of
from toolkit.model.region import Region, Visibility
from toolkit.scoring.region import RoundResult, units_of
from toolkit.words.catalogue import say

OWN = tuple(f"t{n}" for n in range(11))
"""Teams of the reader's own municipality: so many that the number of one has two digits."""
BETWEEN = "samen"


def some_region(elsewhere: tuple[str, ...] = (BETWEEN, "u")) -> Region:
    """Eleven teams of one municipality, one of the neighbour and one of both; some with another employer."""
    base = with_teams({**dict.fromkeys(OWN, ("m0",)), BETWEEN: ("m1", "m0"), "u": ("m1",)})
    first = base.organisations[0]
    second = first.model_copy(update={"id": "tweede", "title": "De tweede"})
    teams = (t.model_copy(update={"organisation": "tweede"} if t.id in elsewhere else {}) for t in base.teams)
    return base.model_copy(update={"organisations": (first, second), "teams": tuple(teams)})


def whole(region: Region) -> RoundResult:
    """A round in which employers were asked too."""
    made = outcome({}, of_region=region)
    asked = (unit for unit in units_of(region) if unit.kind == "employer")
    return replace(made, units=(*made.units, *(replace(made.units[0], unit=unit) for unit in asked)))


def called(region: Region, sight: Visibility, own: str | None = None) -> dict[str, str]:
    """What a body calls whom it may see."""
    reader = ComparisonReader("bosd", sight, own, codes_of(region, SECRET))
    return reader.units(whole(region))


def test_who_sees_names_calls_everybody_by_theirs() -> None:
    """Teams, municipalities and employers."""
    region = some_region()
    assert called(region, "named") == {unit.id: unit.title for unit in units_of(region)}


def test_who_sees_letters_calls_everybody_by_these() -> None:
    """The same in the same order, and no name of any."""
    region = some_region()
    codes = codes_of(region, SECRET)
    assert called(region, "coded") == {unit.id: codes.title(unit) for unit in units_of(region)}


def test_teams_of_the_own_municipality_have_a_number_in_the_order_of_their_letters() -> None:
    """Behind the ninth comes the tenth; the letters of a team of two municipalities would tell the other."""
    region = some_region()
    letters = codes_of(region, SECRET).teams
    seen = called(region, "own_and_range", "m0")
    teams = sorted((*OWN, BETWEEN), key=lambda team: (len(letters[team]), letters[team]))
    assert {team: seen[team] for team in teams} == {
        team: say("plan.coded_team", code=str(n)) for n, team in enumerate(teams, start=1)
    }
    assert seen.keys() - {*teams} == {"gemeente-m0"}
    assert seen["gemeente-m0"] == region.municipalities[0].title


@pytest.mark.parametrize(
    ("elsewhere", "seen"), [(("u",), {"werkgever-org"}), (("t0", "u"), set()), ((), {"werkgever-org"})]
)
def test_an_employer_is_shown_to_a_municipality_all_of_whose_teams_it_employs(
    elsewhere: tuple[str, ...], seen: set[str]
) -> None:
    """What it says is of a neighbour's teams too where it employs these, and never of a neighbour's alone."""
    region = some_region(elsewhere)
    found = called(region, "own_and_range", "m0")
    assert {unit for unit in found if unit.startswith("werkgever-")} == seen
    assert {found[unit] for unit in seen} <= {region.organisations[0].title}


def test_who_sees_no_figures_sees_nobody() -> None:
    """Also not an employer, which has no municipality of its own."""
    assert called(some_region(), "never") == {}


def test_where_letters_should_stand_and_are_not_drawn_nothing_is_said() -> None:
    """Neither of others nor of the own municipality."""
    readers: tuple[tuple[Visibility, str | None], ...] = (("coded", None), ("own_and_range", "m0"))
    for sight, own in readers:
        with pytest.raises(LookupError, match="letters"):
            ComparisonReader("bosd", sight, own).units(whole(some_region()))


def test_of_an_employer_the_municipalities_are_told_only_beside_names() -> None:
    """How many they are would tell who it is; those of teams and municipalities stand beside them always."""
    units = {unit.id: unit for unit in units_of(some_region())}
    expected = {"samen": ("m1", "m0"), "gemeente-m1": ("m1",), "werkgever-tweede": ("m0", "m1")}
    sights: tuple[Visibility, ...] = ("named", "coded")
    for sight in sights:
        told = {unit: ComparisonReader("bosd", sight).towns_told(units[unit]) for unit in expected}
        assert told == {**expected, **({} if sight == "named" else {"werkgever-tweede": ()})}
