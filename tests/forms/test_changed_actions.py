# SPDX-License-Identifier: EUPL-1.2
"""Action workbooks that people and programs changed in any way: no traceback, and what is intact is read."""

import io
import pickle
import random

import openpyxl

from tests.forms.actions_made import CRITERIA, DAY, action_form
from toolkit.forms.actions.book import write_action_book
from toolkit.forms.actions.read import ActionsReading, read_actions
from toolkit.forms.actions.words import column_header, id_word
from tools.example.table import region
from tools.fuzz.changes import Shape, mutate, tables
from tools.fuzz.workbooks import saved

SEEDS = 40
TYPED = ("overnemen", "ja", 3, "=1+1", "#N/A", None, True, DAY, "2026-q3", "kw 3 2026")
COLUMNS = {
    field: column_header(field) for field in ("decision", "reason", "owner", "quarter", "hours", "status")
}

NUMBER = "Nr."

Said = dict[tuple[str, str], tuple[object, str | None]]


def _read(data: bytes) -> ActionsReading:
    reading = read_actions("acties.xlsx", data, region(), CRITERIA, day=DAY, toolkit_version="0.0.0")
    assert reading is not None
    return reading


def _said(reading: ActionsReading) -> Said:
    rows = () if reading.said is None else reading.said.actions
    return {
        (id_word(a.id), field): (cell.value, cell.rejected)
        for a in rows
        if a.id is not None
        for field, cell in a.cells.items()
        if field in COLUMNS
    }


def test_what_is_intact_in_a_changed_action_workbook_is_read_as_it_was_typed() -> None:
    """However the rest lies there; an action that is there twice and says two things is told instead."""
    data = write_action_book(action_form())
    book = openpyxl.load_workbook(io.BytesIO(data))
    ids = {str(c.value) for sheet in book for (c,) in sheet.iter_rows(max_col=1)}
    shape = Shape(
        frozenset(each for each in ids if each.startswith("M-")), NUMBER, COLUMNS, "decision", choices=TYPED
    )
    for table in tables(book, shape):
        for row, key in table.places():
            if key in {"reason", "owner", "decision"}:
                table.cell((row, key)).value = "overnemen" if key == "decision" else f"tekst {row}"
    whole, kept = _said(_read(saved(book))), pickle.dumps(book)
    assert len(whole) > 3 * len(COLUMNS)
    for seed in range(SEEDS):
        other = pickle.loads(kept)  # noqa: S301 - made above
        changed = mutate(other, shape, random.Random(seed))  # noqa: S311 - to try things
        reading = _read(saved(other))
        codes = {problem.code for problem in reading.problems}
        if reading.said is None or "action-twice" in codes:
            assert codes & {"action-twice", "action-sheet-missing", "column-twice"}, (seed, changed.done)
            continue
        said = _said(reading)
        other_now = {k for k, v in whole.items() if said.get(k) != v} - changed.touched - changed.gone
        assert not other_now, (seed, changed.done)
