# SPDX-License-Identifier: EUPL-1.2
"""What the action workbook shows, so that a team can choose."""

import io
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from tests.forms.actions_made import DAY, action_form, cell, measures, plan, said
from toolkit.forms.actions.book import write_action_book
from toolkit.forms.actions.columns import action_columns
from toolkit.forms.actions.form import ActionForm, ActionRow
from toolkit.forms.actions.table import paper_lines
from toolkit.forms.actions.words import column_header, quarter_word, said_to
from toolkit.model.given.plan import ActionDecision
from toolkit.store.merging.plan_merge import merge_plan
from toolkit.words.catalogue import say
from tools.example.table import asked_in, region

FIRST = next(row.id for row in action_form().rows)
TAKEN: dict[str, Any] = {"decision": "accepted", "owner": "teamleider", "quarter": "2026-q3"}


def lines(book: Workbook) -> list[str]:
    """The first column of the sheet with actions, as texts."""
    rows = book[say("actions.sheet.actions")].iter_rows(max_col=1, values_only=True)
    return [str(row[0]) for row in rows if row[0] is not None]


def opened(form: ActionForm) -> Workbook:
    """A workbook as a reader opens it."""
    return openpyxl.load_workbook(io.BytesIO(write_action_book(form)))


def test_what_an_action_is_and_what_it_is_for_can_be_read_in_full() -> None:
    """Beside the title stands what is done, and beside each number the title of the question."""
    form = action_form()
    book = opened(form)
    known = {m.id: m for m in measures().measures}
    asked = asked_in(region().last_round().id)
    assert asked is not None
    rows = [row for row in form.rows if row.id in known]
    assert rows
    for row in rows:
        assert known[row.id].what in cell(book, row.id, "title").value
        for name in row.serves.split("\n"):
            criterion = asked.criterion(name.split()[0])
            assert criterion is not None
            assert criterion.title in name


@pytest.mark.parametrize("capacity", [None, 120])
def test_above_the_table_stands_how_much_is_open(capacity: int | None) -> None:
    """Hours without a decision, and what the team has; a decision makes the first less."""
    before = action_form(capacity=capacity)
    waiting = [row for row in before.rows if row.open]
    assert FIRST in {row.id for row in waiting}
    assert before.still_open.actions == len(waiting)
    assert before.still_open.hours == sum(row.needed or 0 for row in waiting)
    after = action_form(plan(actions={FIRST: TAKEN}), capacity=capacity).still_open
    needed = next(row.needed for row in waiting if row.id == FIRST)
    assert (after.actions, after.hours) == (len(waiting) - 1, before.still_open.hours - (needed or 0))
    told = " ".join(lines(opened(before)))
    assert str(before.still_open.hours) in told
    expected = "no_capacity" if capacity is None else "capacity"
    assert say(f"actions.{expected}", hours=capacity) in told


def test_no_line_above_the_table_is_cut_off_in_print() -> None:
    """Each fits beside the others on the width of the table, and together they still say all."""
    sheet = opened(action_form())[say("actions.sheet.actions")]
    wide = sum(sheet.column_dimensions[get_column_letter(n)].width for n in range(1, sheet.max_column + 1))
    above = [str(row[0].value) for row in sheet.iter_rows(max_row=9) if row[0].value and not row[1].value]
    assert max(map(len, above)) <= wide * 0.85
    assert said_to("team", "fill") in " ".join(above)


def test_a_text_above_the_table_breaks_between_its_sentences() -> None:
    """And inside one only where that alone is longer than the paper; nothing of it is lost."""
    short, long = "Een zin van tien woorden die op zich wel past hoor.", "woord " * 60 + "einde."
    text = " ".join([short] * 6 + [long])
    found = list(paper_lines(text))
    assert " ".join(found) == text
    assert max(map(len, found)) <= 220
    assert [line for line in found if "Een" in line] == [" ".join([short] * 4), " ".join([short] * 2)]


def test_what_is_settled_stands_at_the_bottom() -> None:
    """Done, stopped and refused without need come under a heading of their own; what is planned does not."""
    second = [row.id for row in action_form().rows][1]
    of = plan(
        actions={
            FIRST: {**TAKEN, "status": "done"},
            second: {"status": "dropped"},
            "M-ZZ-01": {"decision": "accepted", "quarter": "2025-q4"},
            "M-ZZ-02": {"decision": "refused", "reason": "Nee."},
        }
    )
    column = lines(opened(action_form(of)))
    below = column[column.index(say("actions.settled")) + 1 :]
    assert sorted(below) == sorted([FIRST, second, "M-ZZ-02"])
    assert "M-ZZ-01" in column
    assert say("actions.settled") not in lines(opened(action_form()))


@pytest.mark.parametrize("said_", [{**TAKEN, "status": "done"}, {"status": "dropped"}])
def test_what_is_settled_asks_for_nothing(said_: dict[str, Any]) -> None:
    """None of its cells has the colour of what is to be filled in, whatever stands in it."""
    before, after = (
        next(row for row in form.rows if row.id == FIRST)
        for form in (action_form(), action_form(plan(actions={FIRST: said_})))
    )
    assert after.settled
    assert not before.settled
    asked = [
        {column.shows(row).look for column in action_columns() if column.fill and column.key in TAKEN}
        for row in (before, after)
    ]
    assert "fill" in asked[0]
    assert asked[1] == {"not_now"}


def test_a_refusal_that_is_asked_again_is_not_filled_in_beforehand() -> None:
    """Else whoever sends the workbook back refuses once more without a word; why it was is still there."""
    held = ActionDecision(decision="refused", reason="Nee.")
    again, stands = (ActionRow("M-AA-01", held=held, returned=returned) for returned in (True, False))
    assert (again.held_of("decision"), again.held_of("reason")) == (None, "Nee.")
    assert stands.held_of("decision") == "refused"


def test_a_quarter_that_is_past_is_not_offered_but_stays() -> None:
    """The list holds quarters ahead alone; the past one is shown with a remark and reads back the same."""
    of = plan(actions={FIRST: {**TAKEN, "quarter": "2025-q4"}})
    form = action_form(of)
    book = opened(form)
    rules = book[say("actions.sheet.actions")].data_validations.dataValidation
    at = cell(book, FIRST, "quarter")
    (rule,) = [r for r in rules if at.coordinate in r.sqref]
    assert at.value == "4e kwartaal 2025"
    assert at.value not in rule.formula1
    assert all(quarter_word(q) in rule.formula1 for q in form.horizon)
    note = say("actions.note.overdue", column=column_header("quarter"))
    assert note in cell(book, FIRST, "note").value
    found, codes = said(write_action_book(form))
    assert codes == []
    assert merge_plan(of, found, on=DAY, newest=False).changed == ()


def test_what_comes_later_can_be_decided() -> None:
    """A plan offers a later date as the way out: such a quarter stands in the list, and comes back."""
    form = action_form()
    later = form.horizon[-1].plus(2)
    book = opened(form)
    rules = book[say("actions.sheet.actions")].data_validations.dataValidation
    at = cell(book, FIRST, "quarter")
    (rule,) = [r for r in rules if at.coordinate in r.sqref]
    assert quarter_word(later) in rule.formula1
    assert len(rule.formula1) <= 257
    at.value = quarter_word(later)
    held = io.BytesIO()
    book.save(held)
    found, codes = said(held.getvalue())
    assert codes == []
    quarters = {row.id: row.cells["quarter"].value for row in found.rows if "quarter" in row.cells}
    assert quarters[FIRST] == f"{later.year}-q{later.number}"


def test_a_quarter_without_a_decision_is_planned_like_hours_are_counted() -> None:
    """Who fills in 'Uren' and 'Klaar in' and no decision yet finds both back in the next workbook."""
    plain = action_form()
    first = next(row for row in plain.rows if row.id == FIRST)
    form = action_form(plan(actions={FIRST: {"quarter": "2026-q4", "hours": 9}}))
    row = next(row for row in form.rows if row.id == FIRST)
    assert row.quarter is not None
    assert quarter_word(row.quarter) == "4e kwartaal 2026" != quarter_word(first.quarter or row.quarter)
    assert row.open
    others = sum(each.needed or 0 for each in form.rows if each.open and each.id != FIRST)
    assert form.still_open.hours == others + 9


def test_how_far_is_empty_until_somebody_said_something() -> None:
    """'Nog te doen' stands only beside an action that people said something about."""
    before = opened(action_form())
    after = opened(action_form(plan(actions={FIRST: TAKEN})))
    assert cell(before, FIRST, "status").value is None
    assert cell(after, FIRST, "status").value == say("actions.status.todo")


def test_an_owner_is_chosen_from_functions_and_may_be_typed() -> None:
    """The functions of the region are offered at every action, an own one too; another word is no error."""
    functions = ("gezinswerker", "arts, jeugd")
    book = opened(replace(action_form(), functions=functions))
    at = cell(book, FIRST, "owner")
    rules = [r for r in at.parent.data_validations.dataValidation if at.coordinate in r.sqref]
    (rule,) = rules
    assert cell(book, "own-1", "owner").coordinate in rule.sqref
    assert (rule.type, bool(rule.showErrorMessage)) == ("list", False)
    name, _, cells = rule.formula1.partition("!")
    offered = [c.value for (c,) in book[name.strip("'")][cells.replace("$", "")]]
    assert tuple(offered) == functions
    assert book[name.strip("'")].sheet_state == "hidden"
    stream = io.BytesIO()
    at.value = "iemand anders"
    book.save(stream)
    found, codes = said(stream.getvalue())
    assert codes == []
    assert found.rows[0].cells["owner"].value == "iemand anders"


def test_without_a_list_of_functions_an_owner_is_typed() -> None:
    """Nothing to choose from, and no sheet for it."""
    book = opened(action_form())
    assert say("form.sheet.choices") not in book.sheetnames


def test_a_question_that_is_asked_no_more_keeps_its_title_beside_its_number() -> None:
    """Who decides about an action that was for it alone, reads what that was."""
    decided = {"on": DAY.isoformat(), "gaps": {"ZZ-01": 1}}
    gone = {"decision": "accepted", "decided": decided, "gone": {"ZZ-01": "Oude vraag"}}
    (row,) = (r for r in action_form(plan(actions={"M_ZZ_01": gone})).rows if r.id == "M-ZZ-01")
    assert row.serves == f"ZZ-01 {say('plan.gone_question', title='Oude vraag')}"
