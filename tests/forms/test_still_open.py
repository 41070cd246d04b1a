# SPDX-License-Identifier: EUPL-1.2
"""What stands above the action list as still to be decided: proposals alone."""

from dataclasses import replace

import pytest

from tests.forms.actions_made import action_form, plan

FIRST = action_form().rows[0].id
OWN = {"title": "Samen lunchen", "criteria": ("VL-01",), "hours": 6}


def test_an_action_of_the_team_itself_is_not_waiting_for_a_decision() -> None:
    """Whoever wrote it has decided already: it counts neither as an action nor in the hours."""
    beside = action_form(plan(actions={"own_1": OWN})).still_open  # other numbers, of the same actions
    assert replace(beside, ranks=(), soon=()) == replace(action_form().still_open, ranks=(), soon=())
    assert len(beside.ranks) == beside.actions


@pytest.mark.parametrize("status", ["done", "dropped"])
def test_what_is_settled_is_not_waiting_for_a_decision(status: str) -> None:
    """Done or stopped without a decision: nobody has to decide any more."""
    before, after = (
        action_form().still_open,
        action_form(plan(actions={FIRST: {"status": status}})).still_open,
    )
    assert after.actions == before.actions - 1
    assert after.hours < before.hours


def test_what_is_not_proposed_any_more_is_not_waiting() -> None:
    """An action of before that no longer follows from the answers asks nothing of the team."""
    of = plan(actions={"M-ZZ-01": {"decision": "accepted", "quarter": "2025-q4"}})
    assert replace(action_form(of).still_open, past=()) == action_form().still_open


@pytest.mark.parametrize("decision", ["accepted", "changed", "refused"])
def test_every_decision_is_one_less_to_wait_for(decision: str) -> None:
    """Whatever was decided, it is decided."""
    decided = {"round": "2026-q1", "on": "2026-04-01", "gaps": {}}
    of = plan(actions={FIRST: {"decision": decision, "reason": "Daarom.", "decided": decided}})
    assert action_form(of).still_open.actions == action_form().still_open.actions - 1
