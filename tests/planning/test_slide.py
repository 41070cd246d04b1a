# SPDX-License-Identifier: EUPL-1.2
"""What comes later with an action that moves: held beside the plan that is made without that decision."""

from fractions import Fraction
from typing import Any

from tests.planning.made import ids, measure
from tests.planning.made_tasks import Q2, Q3, Q4, YEAR, task
from tests.planning.test_limits import STEPS, made
from toolkit.model.content.measures import Measure
from toolkit.model.quarter import PlanQuarter
from toolkit.planning.decided.slide import Slide, chosen_later, if_moved, moved_end
from toolkit.planning.timed.schedule import schedule
from toolkit.planning.unit_plan import UnitPlan

M1, M2, M3 = ids(1, 2, 3)
UPKEEP = {"team": {"n": 6, "per": "team", "every": "year"}}
LASTING = measure(1, [("AA-01", 0, 2)], 8, lead_quarters=2, upkeep=UPKEEP, upkeep_basis="Verzonnen.")
NONE = (0, 0, 0, 0)


def decided(quarter: PlanQuarter, *steps: Measure, **other: Any) -> tuple[UnitPlan, Slide]:  # noqa: ANN401 - model fields
    """The plan in which the first step ends in a quarter by decision, and what that leaves until later."""
    said = {"decision": "accepted", "quarter": f"{quarter.year}-q{quarter.number}", **other}
    plan, _ = made(0, steps or STEPS, M_AA_01=said)
    return plan, chosen_later(plan.proposal, plan.planned, NONE)


def test_a_later_quarter_names_the_limit_what_waits_and_the_work_that_lasts() -> None:
    """The rule has it done in the second quarter; people chose the last, and the next step has no place."""
    plan, ways = made(0)
    _, second, third, fourth = plan.proposal.horizon
    assert ways[0].end == second
    for chosen in (third, fourth):
        _, slide = decided(chosen, LASTING, STEPS[1])
        assert slide == Slide((M1,), {"AA-01": chosen}, (M2,), LASTING.hours_a_year("team"))
        assert slide.any
        assert slide.lasting > 0


def test_what_the_rule_would_choose_too_moves_nothing() -> None:
    """The quarter of the rule, and what people are busy with: when that ends is for them to know."""
    plan, _ = made(0)
    for slide in (decided(plan.proposal.horizon[1])[1], decided(plan.proposal.horizon[3], status="doing")[1]):
        assert slide == Slide((), {}, (), Fraction(0))
        assert not slide.any


def test_an_action_may_move_alone() -> None:
    """The second step leads to the norm and not to the limit, nothing waits for it and nothing lasts."""
    plan, _ = made(0, STEPS, M_AA_02={"decision": "accepted", "quarter": _last(made(0)[0])})
    slide = chosen_later(plan.proposal, plan.planned, NONE)
    assert slide.moved == (M2,)
    assert not slide.any


def _last(plan: UnitPlan) -> str:
    quarter = plan.proposal.horizon[-1]
    return f"{quarter.year}-q{quarter.number}"


def test_two_that_hold_up_the_same_are_told_together() -> None:
    """With either alone in the quarter of the rule, the other would still keep the third waiting."""
    tasks = [task(1, fixed=Q3), task(2, fixed=Q3), task(3, after=(1, 2))]
    proposal = made(2)[0].proposal
    slide = chosen_later(proposal, schedule(tasks, YEAR, None), NONE)
    assert (slide.moved, slide.others) == (("t1", "t2"), ("t3",))


def test_what_moves_out_of_a_full_quarter_goes_where_its_hours_fit() -> None:
    """Past a quarter that is taken; and where no quarter has room, to right after those of the plan."""
    proposal = made(2)[0].proposal
    base = [
        task(1, 8, fixed=YEAR[0]),
        task(2, 8, fixed=YEAR[0]),
        task(3, 9, fixed=Q2),
        task(4, 1, after=(1,)),
    ]
    planned = schedule(base, YEAR, 10)
    assert moved_end(planned, "t1") == Q3
    slide = if_moved(proposal, planned, NONE, "t1")
    assert (slide.moved, slide.others) == (("t1",), ("t4",))
    assert not if_moved(proposal, planned, NONE, "t2").any
    full = schedule([*base, task(5, 9, fixed=Q3), task(6, 9, fixed=Q4)], YEAR, 10)
    assert moved_end(full, "t1") == YEAR[-1].next()


def test_extra_hours_count_in_both_plannings() -> None:
    """Without them the second action would seem to have no place at all, and not to wait for the first."""
    proposal = made(2)[0].proposal
    tasks, table = [task(1, 10, fixed=Q2), task(2, 20, after=(1,))], (0, 10, 10, 10)
    planned = schedule(tasks, YEAR, 10, table)
    assert chosen_later(proposal, planned, table).others == ("t2",)
    assert chosen_later(proposal, planned, NONE).others == ()
