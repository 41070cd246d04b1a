# SPDX-License-Identifier: EUPL-1.2
"""The planning of the content that comes with the program, for made-up answers."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.planning.made_tasks import asked_for
from tests.planning.test_gaps import TEAM
from tests.scoring.small import answers
from toolkit.model.content.measures import Measures
from toolkit.model.content.norm import add_quarters
from toolkit.planning.proposed.horizon import Terms
from toolkit.planning.proposed.proposal import PlanProposal, propose_plan
from toolkit.planning.proposed.route import count_chains
from toolkit.planning.timed.capacity import more_hours
from toolkit.planning.timed.schedule import schedule
from toolkit.planning.timed.task import tasks_of
from toolkit.planning.timed.timetable import Schedule
from toolkit.planning.unit_plan import UnitPlan, unit_plan
from toolkit.planning.weighed.others import asked_of_others
from toolkit.planning.weighed.regional import joint_measures
from toolkit.planning.weighed.requests import requests
from toolkit.scoring.unit import Unit, score_unit
from tools.example.table import answers_of, asked_in, library, region

ROUND = region().rounds[-1].id


def shipped() -> Measures:
    """The measures that come with the program."""
    found = library().measure_set(region().measures)
    assert found is not None
    return found


def proposal_at(*levels: int, day: date | None = None) -> PlanProposal:
    """The proposal, on a day, for a team that answered these levels in turn, over and over."""
    asked = asked_in(ROUND)
    names = sorted({i.asked.id for s in asked.standards for t in s.themes for i in asked.items(t)})
    said = {c: levels[n % len(levels)] for n, c in enumerate(names)}
    terms = None if day is None else Terms(day)
    return propose_plan(score_unit(TEAM, asked, [answers("oost", said)]), asked, shipped(), terms)


@pytest.mark.parametrize("levels", [(0,), (1, 2), (2, 3, 1), (3, 3, 3, 2)])
@pytest.mark.parametrize("capacity", [None, 40, 120])
def test_a_plan_of_the_shipped_measures_holds(levels: tuple[int, ...], capacity: int | None) -> None:
    """Within capacity, in order, by a way that there is, and with a request for all that is late."""
    proposal = proposal_at(*levels)
    assert proposal.actions
    planned = schedule(tasks_of(proposal), proposal.horizon, capacity)
    assert planned.over_capacity == ()
    assert [p.task.id for p in planned.placements] == [a.id for a in proposal.actions]
    for placement in planned.placements:
        befores = [planned.of(name) for name in placement.task.after]
        assert placement.start is None or all(p and p.end and p.end < placement.start for p in befores)
    more = more_hours(planned, proposal.horizon[1])
    found = requests(planned, more)
    assert sorted(i for r in found for i in r.tasks) == sorted(p.task.id for p in planned.late)
    enough = schedule(planned.tasks, planned.horizon, capacity, more.per_quarter)
    late = {p.task.id for p in planned.late} - {*more.helped}
    assert {p.task.id for p in enough.late} == late | {*more.delayed}
    ways = {
        g.criterion: count_chains(g.criterion, g.level, g.target, shipped().measures) for g in proposal.gaps
    }
    assert {c for c, n in ways.items() if n} == set(proposal.routes)
    assert all(planned.of(a.id) is not None for a in proposal.actions)


def example_plans(day: date) -> list[UnitPlan]:
    """The plans of all teams of the example region on a day, before people decided anything."""
    asked, said = asked_in(ROUND), answers_of(ROUND)
    teams = {team.id: Unit(team.id, "team", team.municipalities, team.title) for team in region().teams}
    files = {name: list(by.values()) for name, by in said.items() if name in teams}
    scored = {name: score_unit(teams[name], asked, own) for name, own in files.items()}
    terms = Terms.of(region(), day)
    return [unit_plan(scored[n], asked, shipped(), own, terms=terms) for n, own in files.items()]


@pytest.mark.parametrize("day", [date(2026, 4, 14), date(2026, 9, 20)])
def test_every_plan_of_the_example_region_adds_up(day: date) -> None:
    """Planned again with its hours a plan does what it promises, and an hour less does not."""
    asks = 0
    for made in example_plans(day):
        planned, more = made.planned, made.more

        def late(table: tuple[int, ...], now: Schedule = planned) -> set[str]:
            again = schedule(
                now.tasks, now.horizon, now.capacity, table, opens=now.opens, at_once=now.at_once
            )
            return {p.task.id for p in again.late}

        still = {p.task.id for p in planned.late} - {*more.helped}
        assert late(more.per_quarter) == still | {*more.delayed}
        promised = {t.id for t in planned.tasks} - late(more.per_quarter)
        for n, hours in enumerate(more.per_quarter):
            assert not hours or planned.horizon[n] >= made.terms.fed
            less = tuple(h - (n == q) for q, h in enumerate(more.per_quarter))
            assert not hours or late(less) & promised
        assert sum(r.hours for r in made.requests) == more.total
        assert made.terms.fed.first_day > day + timedelta(weeks=8)
        asks += more.total
    assert asks


def test_in_the_example_region_no_team_does_too_much_at_once() -> None:
    """At most five run, and a quarter that is full ends with one done, where one that short is known."""
    plans = example_plans(date(2026, 4, 14))
    full = 0
    for made in plans:
        team = [p for p in made.planned.placed if p.task.of_holder]
        short = any(p.task.lead == 1 for p in team)
        for n, quarter in enumerate(made.planned.horizon):
            running = [p for p in team if quarter in p.quarters]
            assert len(running) <= 5
            done = any(p.end == quarter for p in running)
            full += len(running) == 5
            assert done or len(running) < 5 or (n < 2 and not short)
    assert full


@pytest.mark.parametrize("levels", [(1, 2), (2, 3, 1), (3, 3, 3, 2)])
def test_what_the_norm_asks_now_comes_before_what_it_asks_later(levels: tuple[int, ...]) -> None:
    """After missed lower limits: also what need not be alike in the region, and later by its quarter."""
    step = add_quarters(asked_in(ROUND).norm_start, 4)  # a year on, growth paths ask the next level
    gaps = [g for g in proposal_at(*levels, day=step - timedelta(days=150)).gaps if g.limit != "missed"]
    assert any(g.later for g in gaps)
    now = [g for g in gaps if not g.later]
    later = [g for g in gaps if g.later]
    assert gaps == [*now, *later]
    assert [g.due for g in later] == sorted(g.due for g in later)
    for alike in (now, later):
        for due in {g.due for g in alike}:
            uniform = [g.uniform for g in alike if g.due == due]
            assert uniform == sorted(uniform, reverse=True)


def test_a_team_at_the_start_asks_for_more_than_it_has() -> None:
    """At level 0 everywhere forty hours a quarter are far from enough, and others must help."""
    proposal = proposal_at(0)
    planned = schedule(tasks_of(proposal), proposal.horizon, 40)
    asked = {r.addressee: r for r in asked_for(planned, proposal.horizon[1])}
    assert asked["employer"].hours > 0
    assert {a.party for a in asked_of_others(planned)} == {"employer", "municipality", "region"}


def test_two_teams_at_the_start_share_what_can_be_shared() -> None:
    """Joint measures of the shipped set come out once, with the hours of both teams."""
    one = proposal_at(0)
    placements = schedule(tasks_of(one), one.horizon, 40).placements
    found = joint_measures({"oost": placements, "west": placements})
    together = {a.id for a in one.actions if a.measure.together}
    assert together
    assert {j.measure.id for j in found} == together
    assert all(j.team_hours == 2 * Fraction(j.measure.hours.get("team", 0)) for j in found)


@settings(max_examples=15)
@given(st.lists(st.integers(0, 4), min_size=5, max_size=9), st.integers(0, 300))
def test_any_levels_give_a_plan_in_which_nothing_is_lost(levels: list[int], capacity: int) -> None:
    """Every gap has its tasks in the planning or is named as without a route."""
    proposal = proposal_at(*levels)
    planned = schedule(tasks_of(proposal), proposal.horizon, capacity)
    names = {t.id for t in planned.tasks}
    for gap in proposal.gaps:
        route = proposal.routes.get(gap.criterion)
        assert gap.criterion in proposal.without_route if route is None else set(route.needed) <= names
    listed = {i for r in asked_for(planned, proposal.horizon[1]) for i in r.tasks}
    assert {p.task.id for p in planned.placements if p.state == "outside"} <= listed
