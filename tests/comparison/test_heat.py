# SPDX-License-Identifier: EUPL-1.2
"""The maps of a round: what scoring says of the same teams and criteria alone, on whatever norm."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.comparison.made import SAID, TEAMS, files, result, some_region
from tests.scoring.small import FIRST, SECOND, asked, norm
from toolkit.comparison.against import asked_against, asks_alike
from toolkit.comparison.bands import band_of
from toolkit.comparison.heat import KINDS, CriterionKind, Heat, HeatMap
from toolkit.comparison.table import compare
from toolkit.model.content.criterion import Criterion, Reference
from toolkit.model.content.standard import Standard
from toolkit.model.questionnaire import Questionnaire
from toolkit.scoring.region import OverTeams, RoundResult, score_round

MIXED = norm(
    criteria={
        "AA-01": {"lower_limit": 2, "reason": "Wettelijke plicht."},
        "BB-01": {"uniform": False, "level": 2, "lower_limit": 2, "weight": 2, "reason": "Per gemeente."},
        "CC-02": {"level": 0, "reason": "Nog niet vastgesteld."},
    }
)
BELONGS: dict[CriterionKind, Callable[[str], bool]] = {
    "all": bool,
    "uniform": lambda c: c != "BB-01",
    "local": lambda c: c == "BB-01",
    "limit": lambda c: c in {"AA-01", "BB-01"},
    "core": lambda c: c in {"AA-01", "BB-01"},
}
"""By hand: which criteria are of each kind under that norm; a reference is what it refers to."""


def scored(of_asked: Questionnaire, said: dict[str, dict[str, object]] = SAID) -> RoundResult:
    """The small round under a questionnaire."""
    region = some_region()
    return score_round(region, region.rounds[1], of_asked, files(said))


def only(standard: Standard, belongs: Callable[[str], bool]) -> Standard:
    """A list with some of its criteria."""

    def stays(criterion: Criterion | Reference) -> bool:
        return belongs(criterion.same_as if isinstance(criterion, Reference) else criterion.id)

    themes = tuple(
        theme.model_copy(update={"criteria": tuple(c for c in theme.criteria if stays(c))})
        for theme in standard.themes
    )
    return standard.model_copy(update={"themes": themes})


def figures(maps: tuple[HeatMap, ...]) -> dict[tuple[str, str, str], object]:
    """What each municipality has on each list and theme, and how many of its teams have which status."""
    cells: dict[tuple[str, str, str], object] = {}
    for one in maps:
        for row in one.rows:
            for over in (row.whole.over, *(cell.over for cell in row.themes)):
                cells[one.title, row.municipality, over.id] = (over.attainment, over.range, over.statuses)
    return cells


def test_the_whole_map_is_the_comparison() -> None:
    """Every figure, status and team is that of the table of municipalities."""
    outcome = result()
    table = {c.title: {r.municipality: r for r in c.rows} for c in compare(outcome).lists}
    maps = Heat(outcome).maps()
    assert [m.title for m in maps] == [s.title for s in outcome.asked.standards]
    for one in maps:
        for row in one.rows:
            compared = table[one.title][row.municipality]
            assert row.whole.over == compared.whole
            for cell, over in zip(row.themes, compared.themes, strict=True):
                assert cell.over == over


@pytest.mark.parametrize("kind", KINDS)
def test_some_criteria_count_as_if_no_others_were_asked(kind: CriterionKind) -> None:
    """A map over a kind of criteria has the figures of lists that hold no others."""
    belongs = BELONGS[kind]
    whole = asked(MIXED)
    part = Questionnaire(
        whole.norm, whole.day, whole.norm_start, whole.scope, tuple(only(s, belongs) for s in (FIRST, SECOND))
    )
    # a reference needs what it refers to, which stands in the other list
    chosen = figures(Heat(scored(whole)).maps(kind))
    alone = figures(Heat(scored(part)).maps())
    with_figure = {key: told for key, told in chosen.items() if told[1] is not None}  # type: ignore[index]
    assert with_figure == {key: told for key, told in alone.items() if told[1] is not None}  # type: ignore[index]
    assert with_figure


@given(st.sets(st.sampled_from(sorted(TEAMS))))
def test_some_teams_count_as_if_there_were_no_others(chosen: set[str]) -> None:
    """A map over some teams has the figures of a region with these alone."""
    outcome = result()
    region = outcome.region
    less = region.model_copy(update={"teams": tuple(t for t in region.teams if t.id in chosen)})
    alone = score_round(less, outcome.round, outcome.asked, files())
    expected = {key: told for key, told in figures(Heat(alone).maps()).items() if told[1] is not None}  # type: ignore[index]
    found = {k: told for k, told in figures(Heat(outcome).maps(teams=chosen)).items() if told[1] is not None}  # type: ignore[index]
    assert found == expected


def test_lower_limits_that_are_missed_stand_with_their_teams() -> None:
    """AA-01 asks at least 2: Oost said 1 and West 0; Zuid said 2. In the other list it counts as CC-01."""
    first, second = Heat(result()).maps()
    told = {(one.title, row.municipality): row.whole.missed for one in (first, second) for row in one.rows}
    assert told[first.title, "qstad"] == {"AA-01": ("qoost", "qwest")}
    assert told[second.title, "qstad"] == {"CC-01": ("qoost", "qwest")}
    assert told[first.title, "qberg"] == {}
    theme = {row.municipality: row.themes for row in first.rows}["qstad"]
    assert [list(cell.missed) for cell in theme] == [["AA-01"], []]


def test_each_theme_stands_under_its_own_title_and_missed_limits_by_id() -> None:
    """Of two lists the themes of each; the first team misses the second limit, the second the first."""
    said: dict[str, dict[str, object]] = {
        "qoost": {"AA-01": 4, "BB-01": 0},
        "qwest": {"AA-01": 0, "BB-01": 4},
    }
    first, second = Heat(scored(asked(MIXED), said)).maps()
    assert [first.themes, second.themes] == [(("AA", "Thema AA"), ("BB", "Thema BB")), (("CC", "Thema CC"),)]
    row = next(row for row in first.rows if row.municipality == "qstad")
    assert list(row.whole.missed.items()) == [("AA-01", ("qwest",)), ("BB-01", ("qoost",))]


def test_who_did_not_answer_a_lower_limit_did_not_miss_it() -> None:
    """It is open, for the municipality and for the criterion alone; who said 0 missed it."""
    said = {**SAID, "qoost": {**SAID["qoost"], "AA-01": "?"}}
    outcome = result(said)
    assert Heat(outcome).criteria(FIRST, "qstad")["AA-01"].missed == ("qwest",)
    row = next(r for r in Heat(outcome).maps()[0].rows if r.municipality == "qstad")
    assert row.whole.missed == {"AA-01": ("qwest",)}


@pytest.mark.parametrize(
    "changed",
    [
        {"level": 2},
        {"lower_limit": 1},
        {"weight": 2},
        {"uniform": False},
    ],
)
def test_a_norm_that_asks_anything_else_has_figures_of_its_own(changed: dict[str, object]) -> None:
    """Another level, lower limit, weight or freedom: a map of the one is none of the other."""
    base = {"lower_limit": 2, "reason": "Plicht."}
    one, same, other = (
        asked(norm(criteria={"AA-01": said})) for said in (base, {**base, "reason": "Zo."}, base | changed)
    )
    assert asks_alike(one, same)
    assert not asks_alike(one, other)


def test_a_theme_that_weighs_more_makes_other_figures() -> None:
    """Of the same questions with the same norm a whole list comes out otherwise."""
    one, same, other = (
        asked(norm(themes={"BB": {"weight": Decimal(weight)}})) for weight in ("1", "1.0", "2")
    )
    assert asks_alike(one, same)
    assert not asks_alike(one, other)
    assert not asks_alike(other, one)


def test_a_criterion_has_its_share_its_statuses_and_its_levels() -> None:
    """Of AA-01, norm 3, Oost has 1 and West 0: a sixth of the norm; neither is near it."""
    outcome = result()
    cells = Heat(outcome).criteria(FIRST, "qstad")
    cell = cells["AA-01"]
    assert (cell.over.attainment, cell.over.range) == (Fraction(1, 6), (Fraction(1, 6), Fraction(1, 6)))
    assert cell.statuses == {"behind": 2}
    assert [(team, r.asked.level) for team, r in cell.levels] == [("qoost", 1), ("qwest", 0)]
    assert cell.missed == ("qoost", "qwest")
    # BB-02: Oost 3 of 3, West does not know
    assert cells["BB-02"].over.range == (Fraction(1, 2), Fraction(1))
    assert cells["BB-02"].statuses == {"meets": 1, "unanswered": 1}
    assert list(cells) == ["AA-01", "AA-02", "BB-01", "BB-02"]
    assert list(Heat(outcome).criteria(FIRST, "qzee")) == []


def test_what_was_said_can_be_held_against_the_norm_of_another_day() -> None:
    """With a norm that grows from 2 to 4, the same answers reach less of it later."""
    path = ({"after_quarters": 0, "level": 2}, {"after_quarters": 4, "level": 4})
    growing = norm(criteria={"BB-01": {"path": path, "reason": "Groeit."}})
    now, later = asked(growing), asked(growing, date(2027, 3, 31))
    against = asked_against(now, later)
    assert [against.level_asked("BB-01"), now.level_asked("BB-01")] == [4, 2]
    maps = Heat(scored(against)).maps()
    cell = next(r for r in maps[0].rows if r.municipality == "qstad").themes[1]
    # BB: Oost 2/4 and 3/3, West 1/4 and open
    assert cell.over.attainment == (Fraction(3, 4) + Fraction(1, 4)) / 2
    assert not asks_alike(now, against)
    core = replace(asked(growing, scope="core"), earlier=(FIRST,))
    held = asked_against(core, later)
    assert (held.scope, held.earlier, held.standards) == ("core", (FIRST,), core.standards)
    assert asks_alike(now, asked_against(now, asked(growing, date(2026, 6, 30))))


def test_a_band_is_between_borders_and_open_where_it_can_be_two() -> None:
    """The border is in the higher band; what may come out in two bands is in neither."""

    def band(low: Fraction | int, high: Fraction | int) -> str:
        return band_of(OverTeams("x", None, (Fraction(low), Fraction(high)), {}), Fraction(17, 20))

    assert [
        band(1, 1),
        band(Fraction(17, 20), Fraction(99, 100)),
        band(Fraction(1, 2), Fraction(84, 100)),
    ] == [
        "full",
        "near",
        "half",
    ]
    assert [
        band(0, Fraction(49, 100)),
        band(Fraction(49, 100), Fraction(1, 2)),
        band(Fraction(9, 10), 1),
    ] == [
        "low",
        "open",
        "open",
    ]
    assert band_of(OverTeams("x", None, None, {}), Fraction(17, 20)) == "none"
