# SPDX-License-Identifier: EUPL-1.2
"""What a cell of the action workbook shows of an action, and whether it asks for a word."""

from tests.forms.actions_made import action_form
from toolkit.forms.actions.columns import action_columns
from toolkit.forms.actions.form import ActionRow
from toolkit.forms.actions.words import decision_choices
from toolkit.model.given.plan import ActionDecision
from toolkit.sheets.write.table import Cell


def decision_cell(row: ActionRow) -> Cell:
    """The cell in which people decide about an action."""
    return next(column.shows(row) for column in action_columns() if column.key == "decision")


def test_rows_for_new_actions_ask_for_a_decision() -> None:
    """What people write there is theirs to decide; of what goes on already nobody waits for a word."""
    new = [row for row in action_form().rows if row.is_new]
    assert new
    assert {decision_cell(row).look for row in new} == {"fill"}
    assert decision_cell(ActionRow("M-AA-01")).look == "not_now"


def test_what_people_decided_stands_in_the_cell_though_it_waits_for_another() -> None:
    """Words about whom it waits for stand there only where nobody decided: they read back as nothing said."""
    words = {choice.value: choice.word for choice in decision_choices()}
    waits = "Een ander beslist eerst."
    taken = ActionRow("M-AA-01", held=ActionDecision(decision="accepted"), waits=waits)
    assert decision_cell(taken).value == words["accepted"]
    assert decision_cell(ActionRow("M-AA-01", waits=waits)).value == waits
