# SPDX-License-Identifier: EUPL-1.2
"""Whom each reader may see apart, and what those are called: by name, by letter, or by a number."""

from dataclasses import replace
from string import ascii_uppercase
from typing import get_args

import pytest

from tests.documents.made import SECRET, outcome
from tests.documents.test_letters import with_teams
from toolkit.documents.audience import ComparisonReader, Reader, Topic, code_names, reads_codes
from toolkit.documents.editions import Edition
from toolkit.documents.letters import codes_of
from toolkit.model.region import MANAGER, Region, Visibility
from toolkit.model.roles import RoleWords
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


def test_a_neighbour_is_not_shown_where_it_has_the_same_teams() -> None:
    """What a municipality says of itself is its own, also where every team works for both."""
    assert called(with_teams({BETWEEN: ("m0", "m1")}), "own_and_range", "m0").keys() == {
        BETWEEN,
        "gemeente-m0",
        "werkgever-org",
    }


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


def test_who_decides_reads_no_typed_title_and_no_single_respondent() -> None:
    """Those are for who leads the talks and sees names; letters are for who sees others without names."""
    sights: tuple[Visibility, ...] = get_args(Visibility)
    readers = [ComparisonReader(audience, sight) for audience in (MANAGER, "bosd") for sight in sights]
    assert [r for r in readers if r.sees("own_titles")] == [ComparisonReader(MANAGER, "named")]
    assert [r for r in readers if r.reads_single_respondents] == [ComparisonReader(MANAGER, "named")]
    assert {r.sight for r in readers if r.reads_letters} == {"coded"}


def test_municipalities_stand_in_an_order_that_tells_nothing() -> None:
    """By name whatever its capitals, AA behind Z; where others are not seen the own one alone."""
    region = with_teams({f"t{n}": (f"m{n}",) for n in range(28)})
    titles = {"m0": "Zand", "m1": "appel", "m2": "Beek"}
    towns = tuple(m.model_copy(update={"title": titles.get(m.id, m.title)}) for m in region.municipalities)
    found, codes = whole(region.model_copy(update={"municipalities": towns})), codes_of(region, SECRET)
    by_name = [t for t in ComparisonReader("bosd", "named").names(found).values() if t in titles.values()]
    assert by_name == ["appel", "Beek", "Zand"]
    letters = list(ComparisonReader("bosd", "coded", None, codes).names(found).values())
    assert letters == [say("comparison.coded", code=code) for code in (*ascii_uppercase, "AA", "AB")]
    assert ComparisonReader("teams", "own_and_range", "m1", codes).names(found) == {"m1": "appel"}


def test_an_edition_with_letters_says_no_name_of_its_unit() -> None:
    """Not of the unit, not in the name of a file, and not of its municipalities."""
    region = some_region()
    found, codes = whole(region), codes_of(region, SECRET)
    for unit in units_of(region):
        towns = [m for m in region.municipalities if m.id in unit.municipalities]
        titles = tuple(m.title for m in towns)
        named, coded = Reader("board"), Reader("board", code_names(found, unit, codes))
        assert (named.unit_title(unit), named.unit_id(unit)) == (unit.title, unit.id)
        assert named.town_titles(towns) == titles
        assert (coded.unit_title(unit), coded.unit_id(unit)) == (codes.title(unit), codes.of(unit, ()).id)
        letters = tuple(codes.town(m.id) for m in towns)
        assert coded.town_titles(towns) == (() if unit.kind == "employer" else letters)


def test_an_edition_and_what_was_agreed_each_keep_their_own_from_a_reader() -> None:
    """A board reads no answers, who reads letters no names; the unit itself never reads letters."""
    codes = codes_of(some_region(), SECRET).of(units_of(some_region())[0], ())
    readers = {
        Reader(): "both",
        Reader("board"): "names",
        Reader("board", codes): "",
        Reader("team", codes): "",
    }
    topics: tuple[Topic, ...] = ("names", "answers")
    for reader, seen in readers.items():
        assert [t for t in topics if reader.sees(t)] == [t for t in topics if seen in {t, "both"}]
    asked: list[tuple[Edition, Visibility]] = [
        (edition, sight) for edition in get_args(Edition) for sight in get_args(Visibility)
    ]
    lettered = {sight for edition, sight in asked if reads_codes(edition, sight) and edition == "board"}
    assert lettered == {"coded", "own_and_range", "never"}
    assert not any(reads_codes("team", sight) for _, sight in asked)


def test_a_typed_function_is_told_to_a_board_where_it_is_on_a_list() -> None:
    """Anything else may be somebody's name; the unit itself reads back what it typed."""
    words = RoleWords(None, names=("jeugdcoach",))
    board, own = Reader("board", words=words), Reader("team", words=words)
    assert [board.role(text) for text in ("jeugdcoach", "Q. Qzeven")] == ["jeugdcoach", say("plan.some_role")]
    assert own.role("Q. Qzeven") == "Q. Qzeven"
