# SPDX-License-Identifier: EUPL-1.2
"""The next round: what was done, beside the level then and now."""

from datetime import date
from typing import Any

import pytest

from tests.planning.made import measures
from tests.planning.test_decisions import FIRST, SECOND, STEPS, THIRD, plan
from tests.planning.test_gaps import TEAM
from tests.scoring.small import answers, asked
from toolkit.model.given.plan import ActionStatus, Plan
from toolkit.planning.decided.evaluation import Effect, Evaluated, RoundSide, evaluate
from toolkit.scoring.unit import score_unit

LATER = date(2027, 3, 31)


def side(said: dict[str, Any], day: date = date(2026, 3, 31)) -> RoundSide:
    """One round of the team."""
    questionnaire = asked(day=day)
    return RoundSide(score_unit(TEAM, questionnaire, [answers("oost", said)]), questionnaire)


def evaluated(of: Plan | None, then: dict[str, Any], now: dict[str, Any]) -> dict[str, Evaluated]:
    """What became of the actions, by id."""
    found = evaluate(of, side(now, LATER), {"r2": side(then)}, measures(*STEPS))
    return {e.id: e for e in found}


def taken(status: str, **gaps: int) -> dict[str, Any]:
    """An action that was taken over in the first round."""
    seen = {name.replace("_", "-"): size for name, size in gaps.items()}
    decided = {"on": "2026-05-01", "round": "r2", "gaps": seen}
    return {"decision": "accepted", "status": status, "decided": decided}


def test_each_action_stands_beside_its_criteria() -> None:
    """Done and risen from 1 to 3; done and no difference yet; doing, and so carried over."""
    of = plan({FIRST: taken("done", AA_01=2), SECOND: taken("done", BB_01=1), THIRD: taken("doing", BB_02=1)})
    found = evaluated(of, {"AA-01": 1, "BB-01": 2, "BB-02": 3}, {"AA-01": 3, "BB-01": 2, "BB-02": 1})
    assert found[FIRST].effects == (Effect("AA-01", 1, 3, comparable=True),)
    assert {name: e.effects[0].outcome for name, e in found.items()} == {
        FIRST: "risen",
        SECOND: "same",
        THIRD: "fallen",
    }
    assert [name for name, e in found.items() if e.carried_over] == [THIRD]
    assert found[FIRST].title == STEPS[0].title


def test_without_an_answer_in_both_rounds_nothing_is_compared() -> None:
    """Unanswered, n.v.t. or a question that is gone: not comparable, and said so."""
    of = plan({FIRST: taken("done", AA_01=2, AA_02=1, ZZ_01=1)})
    found = evaluated(of, {"AA-01": 1, "AA-02": 2}, {"AA-01": "?", "AA-02": "Speelt niet."})
    assert [(e.before, e.now, e.outcome) for e in found[FIRST].effects] == [
        (1, None, "not_comparable"),
        (2, None, "not_comparable"),
        (None, None, "not_comparable"),
    ]


def test_gaps_that_were_nothing_then_are_not_what_it_was_for() -> None:
    """A criterion kept with gap 0 was no reason for the action."""
    found = evaluated(plan({FIRST: taken("done", AA_01=1, BB_01=0)}), {"AA-01": 2, "BB-01": 4}, {"AA-01": 3})
    assert [e.criterion for e in found[FIRST].effects] == ["AA-01"]


def test_what_is_asked_no_more_is_told_and_not_compared() -> None:
    """A decision keeps for which question it was: that is an outcome too, also where it was the only one."""
    of = plan({FIRST: {**taken("done"), "gone": {"ZZ-01": "Oude vraag"}}})
    (effect,) = evaluated(of, {"AA-01": 1}, {"AA-01": 2})[FIRST].effects
    assert (effect.criterion, effect.outcome) == ("ZZ-01", "not_comparable")


def test_a_question_that_is_gone_stands_apart_from_the_one_that_has_its_id_now() -> None:
    """It keeps the level and the title that it had, and has none now; the other is compared by itself."""
    of = plan({FIRST: {**taken("done", AA_01=2), "gone": {"AA-01": "Oude vraag"}}})
    found = evaluated(of, {"AA-01": 1}, {"AA-01": 3})
    lost = Effect("AA-01", 1, None, comparable=False, gone="Oude vraag")
    assert found[FIRST].effects == (Effect("AA-01", 1, 3, comparable=True), lost)


def test_own_actions_are_looked_at_and_refused_ones_not() -> None:
    """An own action for a reference follows the question that is really asked."""
    own = {"title": "Praten", "criteria": ("CC-01",), "status": "done"}
    of = plan({"own-1": own, FIRST: {"decision": "refused", "reason": "Nee."}, SECOND: {"owner": "x"}})
    found = evaluated(of, {"AA-01": 1}, {"AA-01": 2})
    assert set(found) == {"own-1"}
    assert found["own-1"].effects == (Effect("CC-01", 1, 2, comparable=True),)


def test_only_earlier_rounds_are_looked_at() -> None:
    """What was decided in this round has had no time to work; without a plan there is nothing."""
    of = plan({FIRST: taken("done", AA_01=2)})
    assert evaluate(of, side({"AA-01": 1}), {"r2": side({"AA-01": 1})}, measures(*STEPS)) == ()
    assert evaluate(of, side({"AA-01": 1}, LATER), {}, measures(*STEPS)) == ()
    assert evaluate(None, side({"AA-01": 1}, LATER), {"r2": side({})}, measures(*STEPS)) == ()


@pytest.mark.parametrize(
    ("status", "levels", "without"),
    [
        ("done", [(1, 1)], True),
        ("done", [(2, 1)], True),
        ("done", [(1, 1), (1, 2)], False),  # one of both rose
        ("done", [(1, None)], False),  # nobody can say
        ("done", [(1, None), (2, 2)], True),
        ("doing", [(1, 1)], False),
    ],
)
def test_without_difference_is_done_while_nothing_rose(
    status: ActionStatus, levels: list[tuple[int, int | None]], without: bool
) -> None:
    """What rose once made a difference; what cannot be compared says nothing."""
    effects = tuple(
        Effect(f"AA-0{n}", before, now, comparable=now is not None) for n, (before, now) in enumerate(levels)
    )
    assert Evaluated("M-AA-01", None, status, effects).without_difference == without
