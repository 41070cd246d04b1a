# SPDX-License-Identifier: EUPL-1.2
"""One regional figure of each kind, worked out a second time from the answers alone by the rules of scoring.

Nothing of the program works with it: levels, weights and norms are tables, and each rule is a line.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from statistics import median
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.region.made import some_region
from tests.region.test_movement import side
from tests.scoring.small import answers
from tests.scoring.small import norm as small_norm
from toolkit.comparison.heat import Heat
from toolkit.comparison.table import compare
from toolkit.region.conclusions import find
from toolkit.region.movement import movement
from toolkit.region.whole import Whole

TEAMS: dict[str, tuple[str, ...]] = {
    "aard": ("berg",),
    "boom": ("dorp",),
    "cirkel": ("dorp", "stad"),
    "dijk": ("stad",),
}
TOWNS = ("berg", "dorp", "stad")
LISTS = {"eerste": {"AA": ("AA-01", "AA-02"), "BB": ("BB-01", "BB-02")}, "tweede": {"CC": ("AA-01", "CC-02")}}
"""By list and theme the questions that are really asked: the second asks one of the first again."""
ASKED = ("AA-01", "AA-02", "BB-01", "BB-02", "CC-02")
THEN = {"AA-01": 3, "AA-02": 3, "BB-01": 3, "BB-02": 3, "CC-02": 0}
NOW = {"AA-01": 4, "AA-02": 3, "BB-01": 2, "BB-02": 3, "CC-02": 1}
WEIGHT = {c: Decimal(w) for c, w in zip(ASKED, ("2.5", "1", "0.5", "1", "4"), strict=True)}
OF_THEME = {"AA": Decimal(1), "BB": Decimal("3.5"), "CC": Decimal(1)}
LIMIT = 2  # of AA-01
LOCAL = "BB-02"

Said = dict[str, dict[str, int | None]]
Level = Callable[[int | None, int], Fraction | None]


def norm(levels: dict[str, int]) -> Any:  # noqa: ANN401 - a norm
    """A norm with these levels, and the weights above."""
    criteria: dict[str, dict[str, Any]] = {
        c: {"level": n, "weight": WEIGHT[c], "uniform": c != LOCAL, "reason": "Verzonnen."}
        for c, n in levels.items()
    }
    criteria["AA-01"]["lower_limit"] = LIMIT
    themes = {theme: {"weight": weight} for theme, weight in OF_THEME.items()}
    return small_norm(criteria=criteria, themes=themes)


def mean(pairs: list[tuple[Decimal | int, Fraction | None]]) -> Fraction | None:
    """Over what has a value, by weight."""
    known = [(Fraction(w), v) for w, v in pairs if v is not None]
    zero = Fraction(0)
    return sum((w * v for w, v in known), zero) / sum((w for w, _ in known), zero) if known else None


def share(level: int | None, asked: int) -> Fraction | None:
    """How much of the norm an answer has; nothing of what has no norm, or no answer."""
    return None if level is None or not asked else Fraction(min(level, asked), asked)


def at_least(level: int | None, asked: int) -> Fraction | None:
    """The same where what is open comes out at nothing."""
    return share(level or 0, asked)


def figure(
    said: Mapping[str, int | None], listed: str, asked: Mapping[str, int], of: Level = share
) -> Fraction | None:
    """What a team has of a list."""
    themes = {
        theme: mean([(WEIGHT[c], of(said.get(c), asked[c])) for c in criteria])
        for theme, criteria in LISTS[listed].items()
    }
    return mean([(OF_THEME[theme], value) for theme, value in themes.items()])


levels = st.fixed_dictionaries({c: st.one_of(st.none(), st.integers(0, 4), st.integers(0, 4)) for c in ASKED})
rounds = st.fixed_dictionaries(dict.fromkeys(TEAMS, levels))
weights = st.fixed_dictionaries({team: st.integers(1, 5) for team in TEAMS})


def forms(said: Said) -> dict[str, list[Any]]:
    """What the teams handed in."""
    return {
        team: [answers(team, {c: level for c, level in each.items() if level is not None})]
        for team, each in said.items()
    }


@given(rounds, weights)
@settings(max_examples=15)
def test_figures_of_a_round_are_those_of_the_answers(said: Said, weight: dict[str, int]) -> None:
    """Teams, municipalities by weight, the region by its middle; lower limits, and what teams share."""
    base = some_region(TEAMS)
    teams = tuple(t.model_copy(update={"weight": weight[t.id]}) for t in base.teams)
    region, files = base.model_copy(update={"teams": teams}), forms(said)
    outcome = side(region, files, 1, norm(NOW))
    table, heat = compare(outcome), Heat(outcome).maps()
    for number, listed in enumerate(LISTS):
        of_town: dict[str, tuple[Fraction | None, ...]] = {}
        for town in TOWNS:
            there = [team for team, towns in TEAMS.items() if town in towns]
            of_town[town] = tuple(
                mean([(weight[t], figure(said[t], listed, NOW, of)) for t in there])
                for of in (share, at_least)
            )
        rows = {row.municipality: row.whole for row in table.lists[number].rows}
        cells = {row.municipality: row.whole.over for row in heat[number].rows}
        for town, (value, low) in of_town.items():
            for over in (rows[town], cells[town]):
                assert over.attainment == value
                assert over.range is not None
                assert over.range[0] == low
        values = [value for value, _ in of_town.values() if value is not None]
        whole = outcome.lists[number]
        assert (whole.median, whole.municipalities) == (median(values) if values else None, len(values))
        assert (whole.lowest, whole.highest) == (min(values, default=None), max(values, default=None))
    found = find(Whole(outcome, {}, files))
    missed = [t for t in TEAMS if (level := said[t]["AA-01"]) is not None and level < LIMIT]
    assert [one.unit for one in found.limits.missed] == missed
    short = {c: {t: NOW[c] - n for t in TEAMS if (n := said[t][c]) is not None and n < NOW[c]} for c in ASKED}
    shared = {c: teams for c, teams in short.items() if len(teams) >= region.common_gap_from}
    assert {g.gap.id: (g.gap.under, g.levels, g.weight) for g in found.shared.first} == {
        c: (tuple(teams), sum(teams.values()), sum(teams.values()) * (1 if c == LOCAL else 2))
        for c, teams in shared.items()
    }


@given(rounds, rounds, weights)
@settings(max_examples=15)
def test_a_movement_is_that_of_the_answers_of_both_rounds(
    before: Said, after: Said, weight: dict[str, int]
) -> None:
    """On questions with an answer in both: what teams did under the norm of then; the norm did the rest."""
    base = some_region(TEAMS)
    teams = tuple(t.model_copy(update={"weight": weight[t.id]}) for t in base.teams)
    region = base.model_copy(update={"teams": teams})
    files = forms(before), forms(after)
    sides = side(region, files[0], 0, norm(THEN)), side(region, files[1], 1, norm(NOW))
    found = {one.standard: one for one in movement(*sides, *files).lists}
    for listed in LISTS:
        steps: dict[str, tuple[Fraction, ...]] = {}
        for team in TEAMS:
            both = [c for c in ASKED if before[team][c] is not None and after[team][c] is not None]
            old, new = ({c: side_[team][c] for c in both} for side_ in (before, after))
            three = (figure(old, listed, THEN), figure(new, listed, THEN), figure(new, listed, NOW))
            if None not in three:
                steps[team] = tuple(Fraction(each or 0) for each in three)
        towns = {}
        for town in TOWNS:
            there = [t for t, of in TEAMS.items() if town in of and t in steps]
            if there:
                means = (mean([(weight[t], steps[t][n]) for t in there]) for n in range(3))
                towns[town] = tuple(Fraction(each or 0) for each in means)
        if not steps:
            assert listed not in found
            continue
        middles = tuple(Fraction(median(of[n] for of in towns.values())) for n in range(3))
        told = found[listed]
        for each, expected in (
            *((t, steps[t.id]) for t in told.teams),
            *((t, towns[t.id]) for t in told.municipalities),
            (told.region, middles),
        ):
            assert (each.before, each.after) == (expected[0], expected[2])
            assert (each.team_effect, each.norm_effect) == (
                expected[1] - expected[0],
                expected[2] - expected[1],
            )
        assert {t.id for t in told.teams} == set(steps)
        assert {t.id for t in told.municipalities} == set(towns)
