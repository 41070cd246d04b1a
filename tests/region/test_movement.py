# SPDX-License-Identifier: EUPL-1.2
"""Movement between rounds: two parts that add up, over teams that handed in both."""

from dataclasses import replace
from fractions import Fraction
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.made import complete
from tests.region.made import DRAFT, PART, some_region
from tests.scoring.small import FIRST, SECOND, answers, criterion, norm, standard
from toolkit.model.content.norm import Norm
from toolkit.model.given.answers import Answers
from toolkit.model.questionnaire import questionnaire
from toolkit.model.region import Region
from toolkit.region.movement import Moved, Movement, Points, movement, points_of, tenths
from toolkit.scoring.region import RoundResult, score_round

TEAMS: dict[str, tuple[str, ...]] = {
    "aard": ("berg",),
    "boom": ("dorp",),
    "cirkel": ("dorp",),
    "dijk": ("stad",),
}
STRICTER = norm(
    criteria={"AA-01": {"level": 4, "reason": "Strenger."}, "BB-01": {"level": 2, "reason": "Minder."}}
)
Files = dict[str, list[Answers]]
levels = st.fixed_dictionaries(
    {t: st.fixed_dictionaries({c: st.integers(0, 4) for c in ("AA-01", "AA-02", "BB-01")}) for t in TEAMS}
)


def side(found: Region, files: Files, index: int, of_norm: Norm) -> RoundResult:
    """One round of it."""
    round_ = found.rounds[index].model_copy(update={"scope": "full"})
    return score_round(found, round_, questionnaire(found, round_, of_norm, (FIRST, SECOND)), files)


def moved(before: Files, after: Files, found: Region | None = None) -> Movement:
    """What became of it, under a norm that changed too."""
    region = found or some_region(TEAMS)
    sides = side(region, before, 0, norm()), side(region, after, 1, STRICTER)
    return movement(*sides, before, after)


def files(said: dict[str, dict[str, int]]) -> Files:
    """What the teams handed in."""
    return {team: [answers(team, complete(levels))] for team, levels in said.items()}


@given(levels, levels, st.lists(st.integers(1, 5), min_size=4, max_size=4))
def test_the_two_parts_add_up(
    then: dict[str, dict[str, int]], now: dict[str, dict[str, int]], w: list[int]
) -> None:
    """Part of the teams and part of the norm are the whole change: of team, municipality and region."""
    base = some_region(TEAMS)
    teams = tuple(t.model_copy(update={"weight": n}) for t, n in zip(base.teams, w, strict=True))
    found = moved(files(then), files(now), base.model_copy(update={"teams": teams}))
    for listed in found.lists:
        for one in (listed.region, *listed.municipalities, *listed.teams):
            assert one.team_effect + one.norm_effect == one.after - one.before
        of = {t.id: t for t in listed.teams}
        weight = {t.id: Fraction(t.weight) for t in teams}
        for town in listed.municipalities:
            total = sum(weight[t] for t in town.teams)
            assert town.team_effect == sum(weight[t] * of[t].team_effect for t in town.teams) / total
        assert listed.region.after == median(town.after for town in listed.municipalities)
        assert listed.region.questions == sum(t.questions for t in listed.teams)


shares = st.fractions(0, 1, max_denominator=97)


@given(shares, shares, shares)
def test_whole_points_add_up_for_a_reader(before: Fraction, between: Fraction, after: Fraction) -> None:
    """What stands on the page adds up, each part is within two points, and nothing stays nothing."""
    exact = Moved("x", ("aard",), 1, before, after, between - before, after - between, 1)
    points = points_of(exact, Fraction(17, 20))
    assert points.before + points.teams + points.norm == points.after
    for shown, part in ((points.teams, exact.team_effect), (points.norm, exact.norm_effect)):
        assert abs(shown - 100 * part) < 2
        assert part or not shown
    assert abs(points.before - 100 * before) < 1


@pytest.mark.parametrize(
    ("between", "shown"),
    [("0.8499", Points(84, 91, 0, 7)), ("0.905", Points(84, 91, 7, 0)), ("0.90", Points(84, 91, 6, 1))],
)
def test_a_part_that_is_nothing_stays_nothing_where_rounding_is_widest(between: str, shown: Points) -> None:
    """84.99 shows as 84, being under 85, and 90.5 as 91: of the 7 between them 1.49 is of the rounding."""
    before, middle, after = Fraction("0.8499"), Fraction(between), Fraction("0.905")
    exact = Moved("x", ("aard",), 1, before, after, middle - before, after - middle, 1)
    assert points_of(exact, Fraction(17, 20)) == shown
    still = replace(exact, after=before, team_effect=Fraction(0), norm_effect=Fraction(0))
    assert points_of(still, Fraction(17, 20)) == Points(84, 84, 0, 0)


@given(shares, shares, shares)
def test_tenths_add_up_with_both_ends_as_they_stand_elsewhere(
    before: Fraction, between: Fraction, after: Fraction
) -> None:
    """Then and now are rounded by themselves as whole percents are; nothing of a part stays nothing."""
    exact = Moved("x", ("aard",), 1, before, after, between - before, after - between, 1)
    near = Fraction(17, 20)
    then, teams, norm, now = tenths(exact, near)
    for shown, share in ((then, before), (now, after)):
        assert abs(shown - 100 * share) < Fraction(1, 10)
        assert [shown < 100 * border for border in (near, 1)] == [share < border for border in (near, 1)]
    assert then + teams + norm == now
    for shown, part in ((teams, exact.team_effect), (norm, exact.norm_effect)):
        assert abs(shown - 100 * part) < Fraction(2, 10)
        assert part or not shown


def test_without_other_answers_all_of_it_is_the_norm() -> None:
    """Teams that said the same again moved nothing themselves."""
    same = files({t: {"AA-01": 2} for t in TEAMS})
    found = moved(same, same)
    assert {one.team_effect for listed in found.lists for one in listed.teams} == {0}
    assert found.lists[0].region.norm_effect < 0


def test_who_is_not_in_both_rounds_is_in_no_figure() -> None:
    """A team with a draft then, and one that came later, are named and not counted."""
    then = files({t: {"AA-01": 1} for t in ("aard", "boom")})
    then["cirkel"] = [answers("cirkel", complete({"AA-01": 0}), **DRAFT)]
    found = moved(then, files({t: {"AA-01": 3} for t in ("aard", "cirkel", "dijk")}))
    assert all(listed.region.teams == ("aard",) for listed in found.lists)
    assert (found.only_now, found.only_before) == (("cirkel", "dijk"), ("boom",))


def test_a_list_that_is_a_draft_now_is_in_no_figure() -> None:
    """The other list of the same team is; what a municipality hands in is nowhere among the teams."""
    then = files({t: {"AA-01": 1} for t in TEAMS})
    then["gemeente-berg"] = [answers("gemeente-berg", {"AA-G1": 1})]
    now = {
        **files({t: {"AA-01": 3} for t in TEAMS}),
        "gemeente-dorp": [answers("gemeente-dorp", {"AA-G1": 1})],
    }
    now["boom"] = [answers("boom", complete({"AA-01": 3}), **PART)]
    found = moved(then, now)
    assert {listed.standard: listed.region.teams for listed in found.lists} == {
        "eerste": tuple(TEAMS),
        "tweede": ("aard", "cirkel", "dijk"),
    }
    towns = {listed.standard: {t.id: t.teams for t in listed.municipalities} for listed in found.lists}
    apart = {"berg": ("aard",), "stad": ("dijk",)}
    assert towns == {
        "eerste": {**apart, "dorp": ("boom", "cirkel")},
        "tweede": {**apart, "dorp": ("cirkel",)},
    }
    assert (found.only_now, found.only_before) == ((), ())


def test_under_the_same_norm_all_of_it_is_of_the_teams() -> None:
    """Of each team and municipality, and of the region."""
    then, now = (files({t: {"AA-01": level} for t in TEAMS}) for level in (1, 3))
    region = some_region(TEAMS)
    found = movement(side(region, then, 0, norm()), side(region, now, 1, norm()), then, now)
    eerste = next(listed for listed in found.lists if listed.standard == "eerste")
    assert not eerste.changed
    assert replace(eerste, versions=("1.0.0", "1.1.0")).changed
    for one in (eerste.region, *eerste.municipalities, *eerste.teams):
        assert one.norm_effect == 0
        assert one.team_effect == one.after - one.before > 0


def test_figures_rest_on_whoever_is_in_both_rounds_and_say_of_how_much() -> None:
    """Also of few answers there is a figure, with its number; what is n.v.t. could not be compared."""
    whole = {"AA-01": 1, "AA-02": 1, "BB-01": 1, "BB-02": 1}
    then = files({"aard": whole, "boom": whole, "cirkel": whole, "dijk": whole})
    then["boom"] = [answers("boom", {"AA-01": 1})]
    now = files({"aard": whole, "boom": whole, "cirkel": whole, "dijk": whole})
    now["cirkel"] = [answers("cirkel", {**whole, "BB-02": "?", "AA-02": "?"})]
    now["dijk"] = [answers("dijk", {**whole, "AA-02": "Er zijn geen kinderen."})]
    found = moved(then, now)
    eerste = next(listed for listed in found.lists if listed.standard == "eerste")
    assert eerste.region.teams == ("aard", "boom", "cirkel", "dijk")
    rests = {one.id: (one.questions, one.asked, one.enough) for one in eerste.teams}
    assert rests == {
        "aard": (4, 4, True),
        "boom": (1, 4, False),
        "cirkel": (2, 4, True),
        "dijk": (3, 3, True),
    }
    assert (eerste.region.questions, eerste.region.asked, eerste.region.enough) == (10, 15, True)


def test_a_list_of_other_questions_is_told_apart() -> None:
    """It has no figure, and whoever reads them has to know why; one that nobody handed in is not among it."""
    region, said = some_region(TEAMS), {"AA-01": 1, "CC-01": 1}
    new = standard("tweede", {"CC": [criterion("CC-01"), criterion("CC-02")]})
    asked = [
        questionnaire(region, r, norm(), (FIRST, s))
        for r, s in zip(region.rounds, (SECOND, new), strict=True)
    ]
    for teams, unlike in ((tuple(TEAMS), ("tweede",)), ((), ())):
        now = {t: [answers(t, complete(said))] for t in teams}
        sides = [score_round(region, r, a, now) for r, a in zip(region.rounds, asked, strict=True)]
        found = movement(sides[0], sides[1], now, now)
        assert [listed.standard for listed in found.lists] == (["eerste"] if teams else [])
        assert found.unlike == unlike


def test_a_core_round_is_compared_on_what_it_asked() -> None:
    """Of a round that asked two questions two are all there is; of one that asked all, two are too few."""
    two = {"AA-01": 1, "BB-01": 0}
    region = some_region(TEAMS)
    core = region.rounds[0]
    assert core.scope == "core"
    asked = [questionnaire(region, r, norm(), (FIRST, SECOND)) for r in region.rounds]
    then = {t: [answers(t, two)] for t in TEAMS}
    full = {t: [answers(t, {**two, "AA-02": 3, "BB-02": 3})] for t in TEAMS}
    of_core = score_round(region, core, asked[0], then)
    found = movement(of_core, score_round(region, region.rounds[1], asked[1], full), then, full)
    eerste = next(listed for listed in found.lists if listed.standard == "eerste")
    assert all(one.enough for one in (eerste.region, *eerste.municipalities, *eerste.teams))
