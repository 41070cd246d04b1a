# SPDX-License-Identifier: EUPL-1.2
"""A form to settle answers on: what single people said is shown, and never read."""

from tests.forms.helpers import cell_of, opened, read, team_form
from toolkit.forms.question.settling import settling
from toolkit.forms.question.write.workbook import write_workbook
from toolkit.words.catalogue import say


def test_what_single_people_said_is_shown_and_never_read() -> None:
    """It stands before the level, in a cell that is closed; the answers stay empty."""
    said = {"VL-03": "niveau 1: 2 ×\nniveau 3: 1 ×"}
    data = write_workbook(settling(team_form(), said))
    cell = cell_of(opened(data), "VL-03", "said")
    assert (cell.value, cell.protection.locked) == (said["VL-03"], True)
    assert cell_of(opened(data), "VL-04", "said").value == say("form.not_here")
    assert cell.column + 1 == cell_of(opened(data), "VL-03").column
    reading = read(data)
    assert reading.answers is not None
    assert not any(a.level is not None or a.explanation for a in reading.answers.answers.values())
    assert (reading.problems, reading.answers.own) == ((), True)
