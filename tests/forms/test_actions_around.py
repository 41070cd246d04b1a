# SPDX-License-Identifier: EUPL-1.2
"""What stands around the decisions in an action workbook, and actions that stand there twice."""

import io
from collections.abc import Callable
from datetime import datetime
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook

from tests.forms.actions_made import (
    DAY,
    action,
    action_form,
    cell,
    filled,
    plan,
    read,
    rebuilt,
    said,
    step_cells,
)
from tests.typed import Book
from toolkit.forms.actions.columns import action_columns
from toolkit.forms.actions.words import column_header
from toolkit.forms.returned.hidden_sheet import MARK_PRINTED, DecidedMark
from toolkit.model.problem import Problem
from toolkit.sheets.columns import place_of
from toolkit.store.merging.plan_merge import merge_plan
from toolkit.words.catalogue import describe, say, severity

FIRST, OWN = "M-VL-03", "own-1"
ACTIONS, STATE = say("actions.sheet.actions"), say("actions.sheet.state")
RIGHT = len(action_columns()) + 1


def _problems(change: Callable[[Any], None]) -> list[Problem]:
    more_than_cells = change in {_comment, _merge, _sheet}
    reading = read(rebuilt(change) if more_than_cells else filled(change))
    assert reading is not None
    assert all("{" not in sentence for p in reading.problems for sentence in describe(p))
    return list(reading.problems)


def _copied(book: Book, name: str, **other: Any) -> None:  # noqa: ANN401 - cells
    """A row of an action once more under the table, with other things in some of its cells."""
    row = cell(book, name, "decision").row
    sheet = book[ACTIONS]
    last = sheet.max_row + 1
    for column in range(1, RIGHT):
        sheet.cell(last, column).value = sheet.cell(row, column).value
    for key, value in other.items():
        sheet.cell(last, place_of(action_columns(), key) + 1).value = value


def _comment(book: Workbook) -> None:
    cell(book, FIRST, "owner").comment = Comment("wie?", "iemand")
    book[say("actions.sheet.start")]["B3"].comment = Comment("mooi", "iemand")


def _merge(book: Workbook) -> None:
    at = cell(book, FIRST, "reason")
    book[ACTIONS].merge_cells(
        start_row=at.row, end_row=at.row + 1, start_column=at.column, end_column=at.column
    )


def _beside(book: Book) -> None:
    at = cell(book, FIRST, "decision")
    book[ACTIONS].cell(at.row, RIGHT + 1).value = "afgesproken met Zorgplein"
    cell(book, OWN, "title").value = "Praten"
    cell(book, OWN, "note").value = "dit is onze notitie"


def _continues(book: Book) -> None:
    sheet = book[ACTIONS]
    last = sheet.max_row
    sheet.cell(last + 1, place_of(action_columns(), "reason") + 1).value = "en ook omdat het kan"
    sheet.cell(last + 2, 1).value = "los woord"
    sheet.cell(2, 5).value = "boven de tabel"


def _sheet(book: Workbook) -> None:
    book.create_sheet("Notities")["B2"] = "M-VL-03 bespreken"


def _steps(book: Book) -> None:
    sheet = book[STATE]
    sheet.cell(sheet.max_row + 1, 2).value = "de raad"
    step_cells(book, "settled")[0].parent.cell(step_cells(book, "settled")[0].row, 7).value = "nog bespreken"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_comment, [("comments-unread", say("actions.sheet.start")), ("comments-unread", ACTIONS)]),
        (_merge, [("actions-merged", ACTIONS)]),
        (_beside, [("cells-outside", ACTIONS), ("cells-outside", ACTIONS)]),
        (_continues, [("action-row-loose", ACTIONS)] * 3),
        (_sheet, [("own-sheet-unread", "Notities")]),
        (_steps, [("plan-step-loose", STATE), ("cells-outside", STATE)]),
        (lambda _: None, []),
    ],
)
def test_what_stands_around_the_decisions_is_told_at_its_cell(
    change: Callable[[Any], None], told: list[tuple[str, str]]
) -> None:
    """Comments, merged cells, cells beside or under the table, own sheets; nothing of a whole workbook."""
    problems = _problems(change)
    assert [(p.code, p.place.sheet) for p in problems] == told
    assert all(p.place.cell is not None for p in problems if p.code != "own-sheet-unread")
    assert all((severity(p) == "remark") == (p.code == "own-sheet-unread") for p in problems)


@pytest.mark.parametrize("other", ["2026-q1 · zandwerve-west", "2025-q3 · zandwerve-oost"])
def test_a_sheet_of_another_workbook_decides_nothing(other: str) -> None:
    """Pasted from that of another team or round: told at its mark, and no decision on it is taken over."""

    def change(book: Book) -> None:
        cell(book, FIRST, "decision").value = "overnemen"
        sheet = book[ACTIONS]
        mark = next(c for row in sheet.iter_rows() for c in row if DecidedMark.find(str(c.value)))
        own = DecidedMark.find(str(mark.value))
        assert own is not None
        mark.value = str(mark.value).replace(f"{own.round} · {own.unit}", other)
        told.append(mark.coordinate)

    told: list[str] = []
    reading = read(filled(change))
    assert reading is not None
    assert reading.said is None
    problem = next(p for p in reading.problems if p.code == "form-marks-differ")
    assert (problem.place.sheet, problem.place.cell) == (ACTIONS, told[0])
    assert other in str(dict(problem.holes)["inside"])
    assert other not in str(dict(problem.holes)["outside"])


@pytest.mark.parametrize(
    "column", ["rank", "title", "criteria", "who", "starts", "proposed", "needed", "note"]
)
def test_what_somebody_wrote_over_words_of_ours_is_told(column: str) -> None:
    """Who does it, or the title, is no cell to fill in: that somebody wrote there is told at the cell."""
    at: list[str] = []

    def change(book: Book) -> None:
        found = cell(book, FIRST, column)
        found.value = "Zorgplein doet dit"
        at.append(found.coordinate)

    (problem,) = _problems(change)
    assert (problem.code, problem.place.sheet, problem.place.cell) == ("action-text-changed", ACTIONS, at[0])
    assert dict(problem.holes) == {"action": FIRST, "column": column_header(column)}
    assert _problems(lambda book: setattr(cell(book, FIRST, column), "value", None)) == []


def test_an_own_action_may_change_its_own_words() -> None:
    """Its title and its questions are filled in by people; what the program adds is not."""
    own = plan(actions={OWN: {"title": "Praten", "decision": "accepted"}})

    def change(book: Book) -> None:
        cell(book, OWN, "title").value = "Praten en luisteren"
        cell(book, OWN, "criteria").value = "VL-01"

    assert said(filled(change, action_form(own)))[1] == []


def test_a_workbook_from_before_fingerprints_is_read_without_a_word() -> None:
    """Nobody knows what it printed."""

    def change(book: Book) -> None:
        sheet = book[say("actions.sheet.mark")]
        for row in reversed(range(1, sheet.max_row + 1)):
            if sheet.cell(row, 1).value == MARK_PRINTED:
                sheet.delete_rows(row)
        cell(book, FIRST, "who").value = "wij"

    assert _problems(change) == []


def test_the_line_above_actions_that_are_done_is_ours() -> None:
    """It is no loose text of people; what somebody writes behind it is."""
    done = plan(actions={FIRST: {"decision": "accepted", "status": "done"}})
    line = say("actions.settled")

    def beside(book: Book) -> None:
        row = next(c.row for r in book[ACTIONS].iter_rows(max_col=1) for c in r if c.value == line)
        book[ACTIONS].cell(row, 4).value = "hier nog over praten"

    data = filled(lambda _: None, action_form(done))
    assert line in [c.value for r in openpyxl.load_workbook(io.BytesIO(data))[ACTIONS].iter_rows() for c in r]
    assert said(data)[1] == []
    assert said(filled(beside, action_form(done)))[1] != []


def test_a_row_that_continues_is_no_action() -> None:
    """Nothing of it is stored as an action without a name."""
    found, _ = said(filled(_continues))
    assert found.rows == ()


def test_an_action_twice_keeps_what_agrees_and_what_stands_once() -> None:
    """As with a question that stands there twice: both reasons are kept, and nothing is refused."""

    def change(book: Book) -> None:
        cell(book, FIRST, "decision").value = "overnemen"
        cell(book, FIRST, "reason").value = "Wij willen dit."
        _copied(book, FIRST, reason="Het kan nu.", owner="gezinswerker")

    found, codes = said(filled(change))
    assert codes == ["action-twice-joined"]
    (row,) = found.rows
    assert {key: c.value for key, c in row.cells.items() if c.value is not None} == {
        "decision": "accepted",
        "reason": "Wij willen dit.\nHet kan nu.",
        "owner": "gezinswerker",
    }


def test_an_action_twice_refuses_only_what_differs() -> None:
    """A decision in two ways counts as none and is kept beside it, in words; the rest of the rows counts."""

    def change(book: Book) -> None:
        for key, value in {"decision": "overnemen", "owner": "gezinswerker", "hours": 4.5}.items():
            cell(book, FIRST, key).value = value
        _copied(book, FIRST, decision="niet overnemen", hours=6, quarter="3e kwartaal 2026")

    problems = _problems(change)
    assert [p.code for p in problems] == ["action-twice"]
    assert dict(problems[0].holes)["columns"] == f"'{column_header('decision')}', '{column_header('hours')}'"
    found, _ = said(filled(change))
    after = merge_plan(None, found, on=DAY, newest=False).plan.actions[FIRST]
    assert (after.decision, after.hours) == (None, None)
    assert after.rejected == {"decision": "overnemen | niet overnemen", "hours": "4,5 | 6"}
    assert (after.owner, after.quarter) == ("gezinswerker", "2026-q3")


def test_an_action_twice_that_says_the_same_is_told_to_nobody() -> None:
    """A copied row that nobody changed loses nothing."""

    def change(book: Book) -> None:
        cell(book, FIRST, "decision").value = "overnemen"
        _copied(book, FIRST)

    found, codes = said(filled(change))
    assert codes == []
    assert len(found.rows) == 1


def test_a_copied_row_for_another_own_action_gets_a_number_of_its_own() -> None:
    """Two titles under one number are two actions: both are kept, and the new number is told."""

    def change(book: Book) -> None:
        cell(book, OWN, "title").value, cell(book, OWN, "decision").value = "Praten", "overnemen"
        _copied(book, OWN, title="Luisteren")

    found, codes = said(filled(change))
    assert codes == []
    merged = merge_plan(None, found, on=DAY, newest=False)
    assert {n: a.title for n, a in merged.plan.actions.items()} == {"own-1": "Praten", "own-2": "Luisteren"}
    assert [note.kind for note in merged.notes] == ["renumbered"]


def test_a_row_without_a_number_is_one_action_however_often_it_is_read() -> None:
    """A workbook that comes back once more, filled in further, makes no second action of the same title."""

    def change(book: Book) -> None:
        sheet = book[ACTIONS]
        at = place_of(action_columns(), "title") + 1
        sheet.cell(sheet.max_row + 1, at).value = "Zonder nummer"

    found, _ = said(filled(change))
    first = merge_plan(None, found, on=DAY, newest=False).plan
    again = merge_plan(first, found, on=DAY, newest=False)
    assert again.changed == ()
    assert list(again.plan.actions) == ["own-1"]


def test_what_cannot_be_used_in_a_row_without_a_number_names_the_row() -> None:
    """Nobody knows its number yet, so the remark calls it a new action."""

    def change(book: Book) -> None:
        sheet = book[ACTIONS]
        row = sheet.max_row + 1
        sheet.cell(row, place_of(action_columns(), "title") + 1).value = "Zonder nummer"
        sheet.cell(row, place_of(action_columns(), "hours") + 1).value = "veel"

    (problem,) = _problems(change)
    assert dict(problem.holes)["where"] == f"{say('actions.own_new')}, Uren"


def test_who_writes_a_day_beside_the_steps_is_told() -> None:
    """A step that is not in the list is not read, and its row is named."""

    def change(book: Book) -> None:
        sheet = book[STATE]
        sheet.cell(sheet.max_row + 1, 1).value = "gevierd"
        sheet.cell(sheet.max_row, 3).value = datetime(2026, 5, 1)

    (problem,) = _problems(change)
    assert (problem.code, problem.place.sheet) == ("plan-step-loose", STATE)


def test_an_action_that_is_gone_from_the_workbook_is_told() -> None:
    """What was decided before stays; an empty row for a new action is missed by nobody."""

    def change(book: Book) -> None:
        for name in (FIRST, OWN):
            book[ACTIONS].delete_rows(cell(book, name, "decision").row)

    (problem,) = _problems(change)
    assert (problem.code, dict(problem.holes)) == ("action-missing", {"action": FIRST})


@pytest.mark.parametrize("gone", ["decision", "reason", "owner", "hours"])
def test_a_column_that_is_gone_takes_no_other_along(gone: str) -> None:
    """Whichever column somebody deleted is told, and what stands in the others is read."""

    def change(book: Book) -> None:
        left = "owner" if gone != "owner" else "reason"
        cell(book, FIRST, left).value = "gezinswerker"
        book[ACTIONS].delete_cols(place_of(action_columns(), gone) + 1)

    found, codes = said(filled(change))
    assert codes == ["column-missing"]
    assert action(found, FIRST).cells["reason" if gone == "owner" else "owner"].value == "gezinswerker"


def test_a_number_that_was_lost_takes_nobody_elses() -> None:
    """An own action whose number was emptied gets a free one; the others in the workbook keep theirs."""

    def change(book: Book) -> None:
        for name, title in ((OWN, "Praten"), ("own-2", "Luisteren")):
            cell(book, name, "title").value = title
        sheet = book[ACTIONS]
        sheet.cell(cell(book, OWN, "decision").row, 1).value = None

    found, _ = said(filled(change))
    after = merge_plan(None, found, on=DAY, newest=False)
    assert {n: a.title for n, a in after.plan.actions.items()} == {"own-2": "Luisteren", "own-3": "Praten"}
    assert after.notes == []
