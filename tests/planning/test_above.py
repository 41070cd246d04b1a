# SPDX-License-Identifier: EUPL-1.2
"""What was decided above a team, in its plan: the region decides once, and a team not in its place."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.planning.made import ids, measure, measures
from tests.planning.test_decisions import plan, proposed
from tests.planning.test_limits import made
from toolkit.model.given.decision import DecidedItem, PartyDecisions, decided
from toolkit.model.given.plan import ActionDecision, Plan
from toolkit.model.quarter import PlanQuarter
from toolkit.planning.decided.above import Above, laid_over
from toolkit.planning.decided.decisions import PlannedAction, decided_actions, decided_tasks
from toolkit.scoring.unit import UnitKind

JOINT, OF_REGION, OWN = ids(1, 2, 3)
STEPS = (
    measure(1, [("AA-01", 0, 2)], 8, together=True),
    measure(2, [("AA-01", 2, 4)], {"team": 6, "region": 40}, actor="region", together=True),
    measure(3, [("BB-01", 0, 3)], 4),
)
SAID = {"AA-01": 0, "BB-01": 0}
WHO = {"by": "Stuurgroep", "on": date(2026, 5, 12)}


def party(items: dict[str, dict[str, Any]], name: str = "regio", **other: Any) -> PartyDecisions:  # noqa: ANN401 - model fields
    """The decisions of one party."""
    based_on = {"round": "r2", "norm": "norm-a@1.0.0", "measures": "1.0.0"}
    return PartyDecisions.model_validate(
        {"schema": "decisions/1", "decides": name, "based_on": based_on, "items": items, **other}
    )


def above(*files: PartyDecisions, unit: str = "oost") -> Above:
    """What parties decided above a team."""
    return Above.of(unit, files)


def actions(of: Plan | None, over: Above) -> dict[str, PlannedAction]:
    """The actions of a plan, with what was decided above it."""
    return {a.id: a for a in decided_actions(proposed(SAID, *STEPS), of, measures(*STEPS), over)}


def placed(of: Plan | None, over: Above) -> dict[str, PlanQuarter | None]:
    """The quarter that each action that counts must keep to."""
    found = actions(of, over)
    return {t.id: t.fixed for t in decided_tasks(proposed(SAID, *STEPS), found.values())}


def test_a_joint_action_that_the_region_accepts_is_in_the_plan_with_who_and_when() -> None:
    """Once the region says yes it stands accepted in every plan that has it, in the region's quarter."""
    yes = above(party({JOINT: {"answer": "accepted", "quarter": "2026-q4", **WHO}}))
    for unit_plan in (None, plan({}), plan({JOINT: {"owner": "teamleider"}})):
        action = actions(unit_plan, yes)[JOINT]
        assert (action.standing, action.fixed) == ("accepted", PlanQuarter(2026, 4))
        assert action.joint is not None
        assert (action.joint.by, action.joint.on) == ("Stuurgroep", date(2026, 5, 12))
        assert not action.joint.passed_over
    assert actions(plan({JOINT: {"owner": "teamleider"}}), yes)[JOINT].owner == "teamleider"


def test_what_the_region_changes_comes_with_its_condition() -> None:
    """'Anders' stands as changed, with the region's own words and not the team's."""
    other = above(party({JOINT: {"answer": "changed", "reason": "In twee groepen.", **WHO}}))
    mine = plan({JOINT: {"decision": "changed", "reason": "Wij doen het kleiner."}})
    action = actions(mine, other)[JOINT]
    assert (action.standing, action.reason) == ("changed", "In twee groepen.")


@pytest.mark.parametrize("decision", ["accepted", "refused", "changed"])
def test_a_team_cannot_decide_what_is_the_regions(decision: str) -> None:
    """Whatever a team says of the region's measure is kept, does not count, and is told."""
    mine = plan({OF_REGION: {"decision": decision, "reason": "Zo.", "quarter": "2026-q3"}})
    action = actions(mine, above())[OF_REGION]
    assert (action.standing, action.fixed, action.reason) == ("proposed", None, None)
    assert action.joint is not None
    assert (action.joint.answer, action.joint.passed_over) == (None, True)
    assert action.decision == mine.actions[OF_REGION]
    assert OF_REGION in placed(mine, above())


def test_a_team_decides_itself_while_the_region_said_nothing() -> None:
    """A joint measure that a team can do by itself is the team's own until the region decides."""
    mine = plan({JOINT: {"decision": "accepted", "quarter": "2026-q3"}})
    action = actions(mine, above())[JOINT]
    assert (action.standing, action.fixed, action.joint) == ("accepted", PlanQuarter(2026, 3), None)
    yes = above(party({JOINT: {"answer": "accepted", "quarter": "2027-q1", **WHO}}))
    action = actions(mine, yes)[JOINT]
    assert (action.standing, action.fixed) == ("accepted", PlanQuarter(2027, 1))
    assert action.joint is not None
    assert action.joint.passed_over


def test_without_a_quarter_of_the_region_the_teams_own_stays() -> None:
    """The region says yes and leaves the moment open: the quarter that the team chose is kept to."""
    yes = above(party({JOINT: {"answer": "accepted", **WHO}}))
    assert placed(plan({JOINT: {"quarter": "2026-q3"}}), yes)[JOINT] == PlanQuarter(2026, 3)
    assert placed(None, yes)[JOINT] is None


def test_no_to_together_leaves_a_team_free_to_do_it_alone() -> None:
    """Refused as a joint action: what the team says of its own counts again, and the refusal is told."""
    no = above(party({JOINT: {"answer": "refused", "reason": "Te duur.", **WHO}}))
    assert actions(None, no)[JOINT].standing == "proposed"
    action = actions(plan({JOINT: {"decision": "accepted"}}), no)[JOINT]
    assert action.standing == "accepted"
    assert action.joint is not None
    assert (action.joint.answer, action.joint.counts, action.joint.passed_over) == ("refused", False, False)


def test_no_to_what_only_the_region_can_do_takes_it_out_of_the_planning() -> None:
    """Nobody else can take it up: it is refused in every plan, whatever the team said, at any gap."""
    no = above(party({OF_REGION: {"answer": "refused", "reason": "Nu niet.", **WHO}}))
    seen = {"on": "2025-10-14", "gaps": {"AA-01": 1}}
    mine = plan({OF_REGION: {"decision": "accepted", "decided": seen}})
    for unit_plan in (None, mine):
        action = actions(unit_plan, no)[OF_REGION]
        assert (action.standing, action.reason, action.returned) == ("refused", "Nu niet.", False)
        assert OF_REGION not in placed(unit_plan, no)


def test_later_keeps_the_action_open_in_the_quarter_that_was_named() -> None:
    """'Later' is no yes: the action stays a proposal, and the planning waits until the quarter named."""
    later = above(party({JOINT: {"answer": "later", "quarter": "2027-q1", **WHO}}))
    mine = plan({JOINT: {"decision": "accepted", "quarter": "2026-q3"}})
    for unit_plan in (None, mine):
        action = actions(unit_plan, later)[JOINT]
        assert (action.standing, action.fixed) == ("proposed", PlanQuarter(2027, 1))
    no_quarter = above(party({JOINT: {"answer": "later", **WHO}}))
    assert actions(mine, no_quarter)[JOINT].fixed is None


@pytest.mark.parametrize("answer", ["accepted", "changed", "later", None])
def test_only_what_was_taken_over_is_overdue(answer: str | None) -> None:
    """A quarter that is past promised nothing where nobody said yes; nothing is planned in it either way."""
    past = {"quarter": "2026-q1", "reason": "Daarom."}
    of_region = actions(None, above(party({JOINT: {"answer": answer, **past, **WHO}})))[JOINT]
    decision = None if answer == "later" else answer
    of_team = actions(plan({OWN: {"decision": decision, **past}}), above())[OWN]
    for action in (of_region, of_team):
        (task,) = decided_tasks(proposed(SAID, *STEPS), [action])
        assert (task.fixed, task.overdue) == (None, PlanQuarter(2026, 1) if decision else None)


def test_how_far_a_joint_action_is_the_team_says_and_else_the_region() -> None:
    """A team that is busy with it is; of a team that says nothing it is as far as the region says."""
    done = above(party({JOINT: {"answer": "accepted", "status": "done", **WHO}}))
    assert actions(None, done)[JOINT].status == "done"
    assert actions(plan({JOINT: {"status": "doing"}}), done)[JOINT].status == "doing"


def test_an_employer_decides_about_no_joint_action() -> None:
    """What an employer says of a joint action changes no plan: it is the region's."""
    no = above(party({JOINT: {"answer": "refused", "reason": "Nee.", **WHO}}, "werkgever-brug"))
    assert actions(None, no)[JOINT].joint is None


def test_a_measure_that_a_team_does_not_need_does_not_come_into_its_plan() -> None:
    """The region decides about all teams that need it; a plan without the gap stays without the action."""
    yes = above(party({"M-AA-09": {"answer": "accepted", **WHO}}))
    assert [a.id for a in actions(None, yes).values()] == list(actions(None, above()))


def test_other_actions_are_untouched() -> None:
    """What the region does not touch is exactly as without it."""
    mine = plan({OWN: {"decision": "refused", "reason": "Nee."}, "own-1": {"title": "Praten"}})
    yes = above(party({JOINT: {"answer": "accepted", **WHO}}))
    for name in (OWN, "own-1"):
        assert actions(mine, yes)[name] == actions(mine, above())[name]


def test_what_is_the_regions_gives_a_team_no_day_to_decide_before() -> None:
    """Only what a team decides about itself hurries it; of the region's it decides nothing."""
    found = actions(None, above())
    assert {name for name, action in found.items() if action.of_region} == {OF_REGION}
    yes = above(party({JOINT: {"answer": "later", **WHO}}))
    assert {name for name, action in actions(None, yes).items() if action.of_region} == {JOINT, OF_REGION}
    no = above(party({JOINT: {"answer": "refused", **WHO}}))
    assert not actions(None, no)[JOINT].of_region
    for actor, hurries in (("team", True), ("region", False)):
        step = measure(1, [("AA-01", 0, 4)], {"team": 8, "region": 4}, actor=actor)
        plan_, _ = made(0, (step,))
        first = plan_.planned.horizon[plan_.planned.opens] if hurries else plan_.terms.fed
        assert [p.start for p in plan_.planned.placed] == [first]
        assert (plan_.settle_before == plan_.terms.begins) is hurries
    assert plan_.terms.begins < plan_.terms.fed.first_day


def test_a_request_is_answered_to_the_unit_that_asked_it() -> None:
    """An answer to one team is not read in the plan of another; an open one is no answer."""
    employer = party(
        {
            "oost.hours": {"answer": "changed", "amount": Decimal(60), "reason": "De helft.", **WHO},
            "west.hours": {"answer": "accepted", **WHO},
            "oost.formation": {"reason": "Wij rekenen nog."},
        },
        "werkgever-brug",
        shown={"oost.hours": Decimal(120), "west.hours": Decimal(40), "oost.formation": Decimal("0.4")},
    )
    oost, west = above(employer), above(employer, unit="west")
    hours = oost.request("hours")
    assert hours is not None
    assert (hours.asked, hours.granted) == (Decimal(120), Decimal(60))
    assert oost.request("formation") is None
    assert west.requests["hours"].granted == Decimal(40)
    assert oost.request("pace") is None


@pytest.mark.parametrize("names", [("werkgever-b", "werkgever-a"), ("werkgever-a", "werkgever-b")])
def test_the_last_employer_counts(names: tuple[str, str]) -> None:
    """After a team changed its employer two answered the same request: the later day counts."""
    first = party({"oost.hours": {"answer": "refused", "reason": "Nee.", **WHO}}, names[0])
    later = {"answer": "accepted", "amount": Decimal(9), "by": "directie", "on": date(2026, 9, 1)}
    second = party({"oost.hours": later}, names[1])
    for order in ((first, second), (second, first)):
        assert above(*order).requests["hours"].granted == Decimal(9)


@pytest.mark.parametrize(("holder", "counts"), [("team", True), ("municipality", False)])
def test_what_a_municipality_decided_itself_stays_its_own(holder: UnitKind, *, counts: bool) -> None:
    """Of what is done together; a team leaves that to the region."""
    own = {JOINT: ActionDecision(decision="accepted", owner="teamleider")}
    over = above(party({JOINT: {"answer": "changed", "reason": "In twee groepen.", **WHO}}))
    counting, told = laid_over(own, [JOINT], STEPS, over, holder)
    assert (told[JOINT].counts, told[JOINT].passed_over) == (counts, counts)
    assert (counting[JOINT] == own[JOINT]) == (not counts)


def test_everything_that_was_asked_or_decided_is_there_once() -> None:
    """Open items, answers, and answers to what is no longer asked: each once, the region first."""
    region = party({JOINT: {"answer": "accepted", **WHO}}, shown={OF_REGION: None, "west.pace": None})
    employer = party(
        {"oost.hours": {"answer": "refused", "asked": Decimal(80), "reason": "Nee.", **WHO}},
        "werkgever-brug",
        shown={"oost.hours": Decimal(120), "oost.M-AA-03": Decimal(5000)},
    )
    found = decided({"werkgever-brug": employer, "regio": region})
    assert [(i.party, i.id, i.kind, i.unit, i.action, i.open) for i in found] == [
        ("regio", JOINT, "joint", None, JOINT, False),
        ("regio", OF_REGION, "joint", None, OF_REGION, True),
        ("regio", "west.pace", "pace", "west", None, True),
        ("werkgever-brug", "oost.hours", "hours", "oost", None, False),
        ("werkgever-brug", "oost.M-AA-03", "money", "oost", "M-AA-03", True),
    ]
    assert [(i.asked, i.granted) for i in found[3:]] == [(Decimal(80), Decimal(0)), (Decimal(5000), None)]


@pytest.mark.parametrize(
    ("said", "granted"),
    [
        ({"answer": "accepted"}, 120),
        ({"answer": "accepted", "amount": Decimal(100)}, 100),
        ({"answer": "changed", "amount": Decimal(100)}, 100),
        ({"answer": "changed"}, None),
        ({"answer": "refused"}, 0),
        ({"answer": "refused", "amount": Decimal(7)}, 0),
        ({"answer": "later", "amount": Decimal(7)}, None),
        ({}, None),
    ],
)
def test_what_was_promised(said: dict[str, Any], granted: int | None) -> None:
    """Yes is all that was asked unless an amount stands there; no is nothing; the rest is not known."""
    (item,) = decided({"x": party({"oost.hours": said}, shown={"oost.hours": Decimal(120)})})
    assert isinstance(item, DecidedItem)
    assert item.granted == granted


def test_an_action_decision_of_nobody_adds_none() -> None:
    """Where nobody said anything no decision comes to stand."""
    assert all(a.decision is None for a in actions(None, above()).values())
