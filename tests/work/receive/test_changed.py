# SPDX-License-Identifier: EUPL-1.2
"""What a workbook changes is told in the words of that workbook."""

from typing import get_args

from toolkit.model.given.plan import PlanState
from toolkit.words.catalogue import say
from toolkit.work.receive.changed import cell_value, item_value


def test_a_choice_is_told_by_its_word() -> None:
    """People chose it from a list; what the program calls it stands in no workbook."""
    assert item_value("M-AA-02.answer", "changed") == say("party.answer.changed") != "changed"
    assert cell_value("M-AA-02.decision", "accepted") == say("actions.decision.accepted") != "accepted"


def test_what_people_wrote_is_told_as_it_stands() -> None:
    """Also where it is how the program calls something."""
    assert item_value("M-AA-02.reason", "accepted") == "accepted"
    assert cell_value("M-AA-02.reason", "done") == "done"


def test_every_state_of_a_plan_has_its_word() -> None:
    """A new round begins with a draft: that too is told as people say it."""
    states = get_args(PlanState)
    assert "draft" in states
    assert all(cell_value("state", state) == say(f"actions.state.{state}") != state for state in states)
