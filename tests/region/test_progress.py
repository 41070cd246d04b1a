# SPDX-License-Identifier: EUPL-1.2
"""Progress: every count is one of the plans, late is late by quarter ends, each action counts once."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.documents.plan.small.test_asked import given
from tests.planning.made import measure
from tests.work.make.exported import gathered, with_files
from toolkit.model.given.decision import DecidedItem, ItemDecision
from toolkit.model.quarter import quarter_named, quarter_of
from toolkit.planning.unit_plan import UnitPlan
from toolkit.planning.weighed.others import PARTIES
from toolkit.region.items import party_items
from toolkit.region.progress import (
    SAID,
    Followed,
    RegionProgress,
    counted,
    followed_item,
    unit_progress,
)
from toolkit.work.make.region.progress import items_above, region_progress
from tools.golden.made import DAY, work

DAYS = (date(2025, 12, 31), date(2026, 1, 1), DAY, date(2026, 6, 30), date(2026, 7, 1), date(2027, 1, 1))
REGION = """
schema: decisions/1
party: regio
based_on: {round: 2026-q1, norm: testnorm@1.0.0, measures: 1.0.0}
shown: {ACTION: null, goed.pace: null}
items:
  ACTION: {answer: accepted, on: 2026-05-01, quarter: 2026-q2, status: doing}
"""


def progress(day: date = DAY) -> RegionProgress:
    """All plans of the fixed region."""
    found, problems = region_progress(gathered(day=day), day)
    assert problems == ()
    return found


@pytest.mark.parametrize("day", DAYS)
def test_every_action_is_that_of_its_plan(day: date) -> None:
    """All of a team that handed in; of another what people decided; the same decisions and quarters."""
    gather = gathered(day=day)
    found = {plan.unit.id: plan for plan in progress(day).units}
    looked = 0
    for result in gather.scored.units:
        plan = gather.plan_of(result)
        assert isinstance(plan, UnitPlan)
        if not result.standards:
            assert result.unit.id not in found
            continue
        mine = found[result.unit.id]
        assert mine.counts == gather.scored.counts_whole(result)
        kept = [a for a in plan.actions if mine.counts or a.own or a.standing != "proposed"]
        assert [a.action for a in mine.actions] == kept
        for followed in mine.actions:
            looked += 1
            placed = [p for p in plan.planned.placements if p.task.id == followed.action.id]
            assert followed.placement == (placed[0] if placed else None)
            assert followed.said == (
                "open" if followed.action.standing == "proposed" else followed.action.standing
            )
    assert looked > 20


@pytest.mark.parametrize("day", DAYS)
def test_late_is_what_was_promised_in_a_quarter_that_is_past(day: date) -> None:
    """Taken over, neither done nor stopped; from the first day of the next quarter on, and never before."""
    found = progress(day)
    for a in found.actions:
        ended = a.promised is not None and a.promised.last_day < day
        runs = a.taken and a.action.status in {"todo", "doing"}
        assert (a.late_since is not None) == (ended and runs), a.action.id
        if a.late_since is not None and a.promised is not None:
            assert a.late_since == a.promised.last_day + timedelta(days=1)
    since = [a.late_since for a in found.late if a.late_since]
    assert since == sorted(since)
    assert len(since) == sum(a.late_since is not None for a in found.actions)


def test_what_is_late_on_a_day_worked_out_by_hand() -> None:
    """Two actions that should have ended in the first quarter of 2026, and later two more."""

    def told(day: date) -> list[tuple[str, str, str]]:
        return [(a.unit.id, a.action.id, str(a.late_since)) for a in progress(day).late]

    first = [("derde", "M-AA-09", "2026-04-01"), ("derde", "M-CC-01", "2026-04-01")]
    assert told(date(2026, 3, 31)) == []
    assert told(date(2026, 4, 1)) == first
    assert told(date(2026, 6, 30)) == first
    later = [("derde", "M-AA-02", "2026-07-01"), ("besloten", "M-BB-02", "2026-07-01")]
    assert told(date(2026, 7, 1)) == [*first, *later]


def test_who_took_an_action_over_as_it_stood_took_its_quarter_over() -> None:
    """Without a quarter of their own it is the one that stood beside it; what nobody took over has none."""
    by_id = {(a.unit.id, a.action.id): a for a in progress().actions}
    taken = by_id["besloten", "M-BB-01"]
    assert taken.action.quarter is None
    assert taken.promised == quarter_named("2026-q3")
    assert by_id["derde", "M-AA-03"].promised == quarter_named("2026-q3")  # theirs goes before what was shown
    assert all(a.promised is None for a in by_id.values() if a.said in {"open", "refused"})
    assert any(a.said == "open" for a in by_id.values())


def test_counts_are_counts() -> None:
    """By decision, and of what was taken over by how far it is; both add up."""
    found = progress()
    for actions in (found.actions, *(plan.actions for plan in found.units), ()):
        counts = counted(actions)
        assert counts.total == len(actions) == sum(counts.by_said.values())
        assert dict(counts.by_said) == {said: [a.said for a in actions].count(said) for said in SAID}
        status = Counter(a.action.status for a in actions if a.said in {"accepted", "changed"})
        assert (counts.todo, counts.doing) == (status["todo"], status["doing"])
        assert (counts.done, counts.stopped) == (status["done"], status["dropped"])
        assert counts.taken == sum(status.values())
        assert counts.decided == counts.total - counts.by_said["open"]
        assert counts.late == sum(a.late_since is not None for a in actions)
    assert counted(found.actions).stopped == 1
    assert counted(found.actions).done == 2


def test_each_action_counts_once_in_the_whole_and_in_every_municipality_of_its_team() -> None:
    """Parties share all actions between them; of a team of two municipalities each has all."""
    nul = "title: Team Nul, organisation: testzorg, municipalities: [noorddorp"
    text = {"region.yaml": lambda t: t.replace(nul, f"{nul}, zuiddorp")}
    found, _ = region_progress(gathered(with_files(changed=text)), DAY)
    team = next(plan for plan in found.units if plan.unit.id == "op-nul")
    assert team.towns == ("noorddorp", "zuiddorp")
    assert team.actions
    for town in team.towns:
        assert set(map(_name, team.actions)) <= set(map(_name, found.of_town(town)))
    names = list(map(_name, found.actions))
    assert len(names) == len(set(names))
    assert sorted(_name(a) for party in PARTIES for a in found.of_party(party)) == sorted(names)
    assert len(found.of_town("noorddorp")) + len(found.of_town("zuiddorp")) > len(names) - len(
        found.of_town("westdorp")
    )


def _name(followed: Followed) -> tuple[str, str]:
    return followed.unit.id, followed.action.id


@pytest.mark.parametrize("decision", [None, "accepted"])
def test_who_gives_room_to_what_a_team_decided_did_not_decide_about_it(decision: str | None) -> None:
    """The team's yes is the team's, also where it has no place yet; what it did not decide waits for room."""
    step = measure(3, [("BB-01", 0, 4)], 400, lead_quarters=8)
    inputs = given(step, M_AA_03={} if decision is None else {"decision": decision})
    turn = inputs.made.turns[step.id]
    assert (turn.own, turn.decided) == (False, decision is not None)
    found = unit_progress(inputs.unit.unit, inputs.made, DAY, round_id="r2", counts=True)
    (followed,) = found.actions
    assert followed.decides == (None if decision else turn.party)
    assert found.own == ((followed,) if decision else ())
    assert found.waiting == ()


def test_an_answer_of_a_later_round_stands_beside_what_was_done() -> None:
    """As the plan itself evaluates it."""
    gather = gathered()
    result = gather.scored.unit("derde")
    assert result is not None
    plan = gather.plan_of(result)
    assert isinstance(plan, UnitPlan)
    became = {e.id: [effect.outcome for effect in e.effects] for e in gather.evaluated(result, plan)}
    derde = next(p for p in progress().units if p.unit.id == "derde")
    assert {a.action.id: list(a.outcomes) for a in derde.actions if a.outcomes} == {
        name: outcomes for name, outcomes in became.items() if outcomes
    }
    assert became["M-AA-01"] == ["risen"]


def test_what_the_region_decides_waits_for_the_region_once() -> None:
    """In no plan is it asked of the team; decided once, it is decided in every plan and late as any other."""
    waiting = {a.action.id for plan in progress().units for a in plan.waiting}
    action = next(iter(sorted(waiting)))
    holders = {a.unit.id for a in progress().actions if a.action.id == action and a.unit.kind == "team"}
    decided = with_files(extra={"plans/regio.yaml": REGION.replace("ACTION", action)})
    for day, late in ((date(2026, 6, 30), None), (date(2026, 7, 1), date(2026, 7, 1))):
        found, problems = region_progress(gathered(decided, day), day)
        assert problems == ()
        now = [a for a in found.actions if a.action.id == action and a.of_region]
        assert {a.unit.id for a in now} == holders
        assert {a.said for a in now} == {"accepted"}
        assert {a.late_since for a in now if a.action.status == "doing"} == {late}
        assert action not in found.waiting_for_region
        assert not any(a.of_region for plan in found.units for a in plan.waiting)
        told = {i.id: followed_item(i, day) for i in items_above(gathered(decided, day))}
        assert told[action].said == "accepted"
        assert told[action].late_since == late
        assert "goed.pace" not in told, "it was put to the region once, and no plan asks it now"
    put_off = REGION.replace("ACTION", action).replace("accepted", "later")
    later = with_files(extra={"plans/regio.yaml": put_off})
    found, _ = region_progress(gathered(later), DAY)
    assert len({a.unit.id for a in found.actions if a.action.id == action and a.of_region}) > 1
    assert found.waiting_for_region.count(action) == 1
    assert action not in {a.action.id for plan in found.units for a in plan.waiting}
    found, _ = region_progress(gathered(later, date(2026, 7, 1)), date(2026, 7, 1))
    still = [a for a in found.actions if a.action.id == action and a.of_region]
    assert still
    assert all(a.promised == quarter_named("2026-q2") and a.said == "open" for a in still)
    assert {a.late_since for a in still} == {None}, "who says 'later' promised nothing by that quarter"


def test_everything_that_is_asked_above_the_teams_is_there_once() -> None:
    """What plans ask now and what was answered before; of an answered matter stands what was asked then."""
    gather = gathered()
    asked = {(party, i.id): i for party, items in party_items(gather.whole()).items() for i in items}
    assert len(asked) > 3
    found = {(i.party, i.id): i for i in items_above(gather)}
    assert {key: (i.kind, i.asked) for key, i in found.items()} == {
        key: (i.kind, i.amount) for key, i in asked.items()
    }
    assert all(i.open for i in found.values())
    party, name = next(key for key, i in asked.items() if i.kind == "hours")
    text = REGION.replace("party: regio", f"party: {party}").replace("ACTION: null", f"{name}: 7")
    text = text.replace("ACTION: {", f"{name}: {{asked: 5, ").replace(", quarter: 2026-q2, status: doing", "")
    said = gathered(with_files(extra={f"plans/{party}.yaml": text}))
    now = {(i.party, i.id): i for i in items_above(said)}
    assert now.keys() == asked.keys()
    assert (now[party, name].asked, now[party, name].granted) == (Decimal(5), Decimal(5))
    order = [party for party, _ in now]
    assert order == sorted(order, key=lambda one: (one != "regio", one))


@pytest.mark.parametrize("answer", ["accepted", "changed", "refused", "later", None])
@pytest.mark.parametrize("status", ["todo", "doing", "done", "dropped"])
def test_a_matter_above_the_teams_is_late_only_where_it_was_agreed_and_runs(
    answer: str | None, status: str
) -> None:
    """By the end of its quarter; what was refused, put off, done or stopped is not late."""
    said = ItemDecision.model_validate({"answer": answer, "quarter": "2026-q2", "status": status})
    item = DecidedItem("regio", "M-AA-01", "joint", None, "M-AA-01", Decimal(1), said)
    runs = answer in {"accepted", "changed"} and status in {"todo", "doing"}
    quarter = quarter_of(date(2026, 6, 1))
    assert followed_item(item, quarter.last_day).late_since is None
    found = followed_item(item, quarter.next().first_day)
    assert found.late_since == (date(2026, 7, 1) if runs else None)
    assert found.said == answer
    assert found.promised == quarter
    nothing = followed_item(DecidedItem("regio", "x.hours", "hours", "x", None, None, None), DAY)
    assert (nothing.said, nothing.promised, nothing.late_since) == (None, None, None)
    undated = ItemDecision.model_validate({"answer": answer, "status": status})
    some_day = followed_item(replace(item, said=undated), date(2040, 1, 1))
    assert (some_day.promised, some_day.late_since) == (None, None)


def test_whose_decisions_cannot_be_read_is_told_and_not_counted() -> None:
    """It would seem that nothing was decided."""
    broken = with_files(extra={"plans/derde.yaml": "schema: plan/1\nunit: [\n"})
    found, problems = region_progress(gathered(broken), DAY)
    assert [p.code for p in problems] == ["plan-unreadable"]
    assert "derde" not in {plan.unit.id for plan in found.units}
    assert len(found.units) == len(progress().units) - 1
    assert work().region.id == "testregio"


def test_only_who_took_an_action_over_is_held_to_what_was_shown() -> None:
    """What was refused or not decided is never late; what people added themselves counts as taken over."""
    shown = "shown:\n  M-AA-04: 2025-q4\n  M-BB-01: 2025-q4"
    day = "decided: {on: 2025-10-14, round: 2025-q3}"
    undecided = f"decision: accepted\n    {day}"

    def changed(text: str) -> str:
        return text.replace("shown:", shown).replace(undecided, day)

    text = {"plans/derde.yaml": changed}
    found, problems = region_progress(gathered(with_files(changed=text)), DAY)
    assert problems == ()
    by_id = {a.action.id: a for plan in found.units if plan.unit.id == "derde" for a in plan.actions}
    assert (by_id["M-AA-04"].said, by_id["M-BB-01"].said) == ("refused", "open")
    assert by_id["M-AA-04"].promised is by_id["M-BB-01"].promised is None
    assert by_id["M-AA-04"].late_since is by_id["M-BB-01"].late_since is None
    own = by_id["own-1"]
    assert own.action.standing == "proposed"
    assert own.said == "accepted"
    assert own.promised == quarter_named("2026-q3")
