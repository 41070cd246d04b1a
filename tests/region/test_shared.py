# SPDX-License-Identifier: EUPL-1.2
"""What teams share, who can help whom, lower limits, subjects and conclusions."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter
from typing import Any

from hypothesis import given

from tests.documents import made
from tests.documents.made import complete
from tests.planning.made import measure
from tests.region.made import DRAFT, some_region, whole_of, wholes
from tests.scoring.small import answers
from tests.strategies import kept
from toolkit.model.content.measures import Measure, Party
from toolkit.model.given.answers import Profile, own_form
from toolkit.planning.weighed.price import Price
from toolkit.region.conclusions import Stands, find
from toolkit.region.help import ALIKE, ALIKE_FROM, ASKED_AT_MOST, helps_of
from toolkit.region.lasting import lasting_work
from toolkit.region.limits import limits_of
from toolkit.region.shared import MOST, shared_gaps_of
from toolkit.region.whole import Whole

TEAMS: dict[str, tuple[str, ...]] = {"aard": ("berg",), "boom": ("dorp",), "cirkel": ("stad",)}


def of(said: dict[str, dict[str, Any]], *known: Measure, **profile: Any) -> Whole:  # noqa: ANN401 - fields of a model
    """Teams that answered this, and the norm on the rest."""
    found = some_region({t: TEAMS[t] for t in said})
    own = Profile(**profile)
    return whole_of(found, {t: [answers(t, complete(s), profile=own)] for t, s in said.items()}, known)


@given(kept(wholes))
def test_lower_limits_come_first_and_few_enough_to_choose(whole: Whole) -> None:
    """At most ten; those with a missed limit before all others, and within those by weight."""
    shared = shared_gaps_of(whole)
    assert len(shared.first) <= MOST
    missed = [bool(g.gap.missed) for g in shared.first]
    assert missed == sorted(missed, reverse=True)
    for one, other in zip(shared.first, shared.first[1:], strict=False):
        if len(one.gap.missed) == len(other.gap.missed):
            assert one.weight >= other.weight
    levels = {(u.unit.id, c): r.gap for u, c, r in whole.results()}
    for gap in shared.first:
        assert gap.levels == sum(levels[team, gap.gap.id] or 0 for team in gap.gap.under)
        assert set(gap.steps) <= {step.measure.id for step in shared.steps}


@given(kept(wholes))
def test_together_never_asks_more_than_apart(whole: Whole) -> None:
    """Hours and money of a step together are at most those apart, and a unit's own hours are in both."""
    for step in find(whole).joint:
        assert step.own <= step.together <= step.apart
        apart = Fraction(0)
        for unit in step.units:
            planned = whole.plans[unit].planned
            placement = planned.of(step.measure.id)
            assert placement is not None
            parties: tuple[Party, ...] = ("team", "employer", "municipality", "region")
            hours = sum((placement.task.hours_once(p) for p in parties), Fraction(0))
            apart += hours * placement.ahead(planned.horizon[0])
        assert step.apart == apart


def test_what_a_step_asks_together_and_apart() -> None:
    """Two teams of 6 hours with a trainer of 8: 20 together, 28 apart; and € 900 once."""
    cost = {"low": 900, "high": 900, "basis": "Verzonnen."}
    known = measure(1, [("AA-01", 1, 3)], {"team": 6, "employer": 8}, together=True, cost=cost)
    shared = shared_gaps_of(of({"aard": {"AA-01": 1}, "boom": {"AA-01": 1}}, known))
    (gap,), (step,) = shared.first, shared.steps
    assert (gap.gap.under, gap.gap.missed) == (("aard", "boom"), ("aard", "boom"))
    assert (gap.levels, gap.steps) == (4, ("M-AA-01",))
    assert [float(h) for h in (step.own, step.together, step.apart)] == [12, 20, 28]
    assert step.price == Price(Decimal(900), Decimal(900))
    assert (step.start, step.end, step.unplanned) == (whole_first(of({"aard": {"AA-01": 1}})), step.start, ())


def whole_first(whole: Whole) -> object:
    """The first quarter of the plans."""
    return whole.plans["aard"].planned.horizon[0]


@given(kept(wholes))
def test_nobody_is_asked_too_often(whole: Whole) -> None:
    """Who helps meets the norm there, is like who asks, is another team, and is asked twice at most."""
    shared = shared_gaps_of(whole)
    helps = helps_of(whole, shared.first)
    results = {(u.unit.id, c): r for u, c, r in whole.results()}
    forms = {unit: own_form(files) for unit, files in whole.answers.items()}
    of_profile = attrgetter(*ALIKE)
    profiles = {unit: of_profile(Profile() if own is None else own.profile) for unit, own in forms.items()}
    assert all(n <= ASKED_AT_MOST for n in Counter(one.helps for one in helps).values())
    assert len({(h.criterion, h.asks) for h in helps}) == len(helps)
    for one in helps:
        assert results[one.helps, one.criterion].status == "meets"
        assert results[one.asks, one.criterion].gap
        pairs = zip(profiles[one.asks], profiles[one.helps], strict=True)
        assert sum(a is not None and a == b for a, b in pairs) >= ALIKE_FROM


def test_who_is_not_alike_is_not_asked() -> None:
    """With one thing in common there is no help; with two there is."""
    said: dict[str, dict[str, Any]] = {"aard": {"AA-02": 1}, "boom": {"AA-02": 1}, "cirkel": {}}
    for profile, n in (({"positioning": 1}, 0), ({"positioning": 1, "triage": "team"}, 2)):
        whole = of(said, **profile)
        assert len(helps_of(whole, shared_gaps_of(whole).first)) == n


@given(kept(wholes))
def test_limits_are_those_of_the_results_and_the_plans(whole: Whole) -> None:
    """Each lower limit of a unit counts once, and has the day of the option that its plan advises.

    It waits for a decision where the hours of now do not reach it by that day.
    """
    limits = limits_of(whole)
    results = [(u.unit.id, c, r) for u, c, r in whole.results() if r.limit is not None]
    assert limits.total == len(results)
    assert [(m.unit, m.criterion) for m in limits.missed] == [
        (u, c) for u, c, r in results if r.limit == "missed"
    ]
    for one in limits.missed:
        if not one.planned:
            assert one.end is None
            continue
        plan = whole.plans[one.unit]
        advised, now = (
            next((w.end for w in ways if w.criterion == one.criterion), None)
            for ways in (plan.choice.advised.limit_ways, plan.choice.now.limit_ways)
        )
        assert one.end == advised
        if advised is not None and (now is None or now > advised):
            assert one.waits


@given(kept(wholes))
def test_drafts_are_in_no_finding(whole: Whole) -> None:
    """Without the files of who has a draft everything is the same, but who is said to have one."""
    drafts = {u.unit.id for u in whole.outcome.units if u.standards and not whole.outcome.counted(u)}
    files = {unit: list(f) for unit, f in whole.answers.items() if unit not in drafts}
    other = replace(whole, outcome=made.outcome(files, of_region=whole.outcome.region), answers=files)
    one, without = find(whole), find(other)
    assert (one.limits, one.shared, one.helps, one.subjects, one.requests) == (
        without.limits, without.shared, without.helps, without.subjects, without.requests,
    )  # fmt: skip
    assert one.stands.counted == without.stands.counted
    assert one.asked == without.asked


@given(kept(wholes))
def test_conclusions_are_few_and_follow_from_the_findings(whole: Whole) -> None:
    """Where the region stands first, at most five; the one amount is the sum of what each party is asked."""
    found = find(whole)
    assert isinstance(found.conclusions[0], Stands)
    assert len(found.conclusions) <= 5
    assert found.stands.teams == len(whole.outcome.region.teams)
    assert found.asked.extra == sum(r.extra for r in found.requests)
    assert found.asked.fte == sum((r.fte for r in found.requests), Fraction(0))


def test_a_draft_is_told_apart() -> None:
    """Who handed in, who has a draft and who is missing are all the teams."""
    found = some_region(TEAMS)
    files = {"aard": [answers("aard", complete({}))], "boom": [answers("boom", complete({}), **DRAFT)]}
    stands = find(whole_of(found, files, ())).stands
    assert (stands.counted, stands.drafts, stands.missing) == (("aard",), ("boom",), ("cirkel",))


@given(kept(wholes))
def test_the_choice_counts_what_is_done_together_once(whole: Whole) -> None:
    """In time or late is as plans count it, decided or not; a joint one counts once, as in its last plan."""
    found = find(whole)
    shared = {(j.measure.id, unit) for j in found.joint for unit in j.units}

    def distinct(pairs: Iterable[tuple[str, str]]) -> int:
        return len({(task, unit if (task, unit) not in shared else "") for unit, task in pairs})

    plans = whole.asking.items()
    choice = found.choice
    late = distinct((u, t) for u, p in plans for t in p.choice.advised.late)
    assert choice.late == late == choice.total - choice.when["in_time"]
    assert choice.total == distinct((u, p.task.id) for u, plan in plans for p in plan.planned.todo)
    now = distinct((u, t) for u, p in plans for t in p.choice.now.late)
    assert choice.in_time_now == choice.total - now
    todo = [(u, p, task) for u, p in plans for task in (*p.choice.now.in_time, *p.choice.now.late)]
    undone = distinct((u, task) for u, p, task in todo if task not in p.choice.in_time_undecided)
    assert choice.in_time_undecided == choice.total - undone
    assert choice.waiting <= undone
    assert choice.added == choice.in_time - choice.in_time_now
    assert choice.undated == distinct((u, t) for u, p in plans for t in p.choice.undated)
    assert {*choice.teams, *choice.towns} == set(whole.asking)
    assert sum(q.ends - q.late for q in found.ahead) == choice.in_time
    dated = [m for m in found.limits.missed if m.end is not None]
    within = [m for m in dated if m.end in {q.quarter for q in found.ahead}]
    assert sum(q.limits for q in found.ahead) == len(within)


@given(kept(wholes))
def test_what_formation_is_for_adds_up(whole: Whole) -> None:
    """Its hours are those of all requests, of each team that asks; what one did not fill in is no number."""
    found = find(whole)
    asked = {a.unit for r in found.requests for a in r.asks if a.lasting}
    assert sum((w.hours for w in found.lasting), Fraction(0)) == sum(r.lasting for r in found.requests)
    assert {unit for work in lasting_work(whole) for unit in work.of} == asked
    assert (found.formation is not None) == bool(asked)
    assert bool(found.choice.lasting) == bool(asked)
    if found.formation is not None:
        assert set(found.formation.teams) == asked
        forms = {team: own_form(whole.answers.get(team, ())) for team in asked}
        rows = {team: () if form is None else form.formation for team, form in forms.items()}
        whole_rows = {
            t for t, of in rows.items() if of and None not in {n for r in of for n in (r.fte, r.needed)}
        }
        assert set(found.formation.told) == whole_rows
        assert found.formation.now == sum(r.fte or 0 for team in whole_rows for r in rows[team])
        assert found.formation.needed == sum(r.needed or 0 for team in whole_rows for r in rows[team])


@given(kept(wholes))
def test_what_is_shown_together_adds_up(whole: Whole) -> None:
    """Hours of the units and of others are those of all joint steps; bounds hold every figure."""
    found = find(whole)
    if found.together is not None:
        steps = sum((step.together for step in found.joint), Fraction(0))
        assert found.together.own + found.together.others == steps
    ranges = [s.over.range for m in whole.outcome.municipalities for s in m.standards if s.over.range]
    assert (found.stands.bounds is None) == (not ranges)
    for bounds in ranges:
        assert found.stands.bounds is not None
        assert found.stands.bounds[0] <= bounds[0] <= bounds[1] <= found.stands.bounds[1]


@given(kept(wholes))
def test_a_limit_waits_where_its_way_does(whole: Whole) -> None:
    """A limit waits for a decision where an action on its way does, or where the hours of now are slower."""
    for one in limits_of(whole).missed:
        plan = whole.asking.get(one.unit)
        if plan is None:
            assert (one.waits, one.end) == (False, None)
            continue
        now, advised = (
            next(w for w in option.limit_ways if w.criterion == one.criterion)
            for option in (plan.choice.now, plan.choice.advised)
        )
        slower = now.end != advised.end and (now.end is None or (now.end > (advised.end or now.end)))
        assert one.end == advised.end
        assert one.waits == (slower or not set(advised.actions).isdisjoint(plan.choice.advised.waiting))
