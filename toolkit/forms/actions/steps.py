# SPDX-License-Identifier: EUPL-1.2
"""The sheet with the steps that a plan took, read back row by row."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Protocol

from toolkit.forms.actions.columns import step_columns
from toolkit.forms.actions.words import step_state
from toolkit.model.given.plan import PlanStep, StepState
from toolkit.model.given.said import SaidStep
from toolkit.model.problem import Hole, Place, Problem
from toolkit.sheets.read.around import Around
from toolkit.sheets.read.grid import Sheet
from toolkit.sheets.read.values import UnusableError, clean, day_of, is_blank, shown, text_of
from toolkit.words.catalogue import say
from toolkit.words.text import day_text


class Tell(Protocol):
    """Takes a problem: its code, its place and what its sentence needs."""

    def __call__(self, code: str, place: Place, **holes: Hole) -> None:
        """Keep it."""


def read_steps(
    sheet: Sheet,
    head: int,
    columns: Mapping[str, int],
    held: Mapping[tuple[str, int], PlanStep],
    tell: Tell,
    *,
    today: date,
) -> Iterator[SaidStep]:
    """Read the steps under a row with headers.

    Args:
        sheet: with the steps.
        head: number of the row with the headers, from 0.
        columns: where state, by and on stand.
        held: the steps that stood there, by state and how manieth row of that state, from 1.
        tell: for every problem.
        today: the day of the import; a step after it is kept, and told.

    Yields:
        A step per row that says something; one that is not whole with its text as rejected.
    """
    count = Counter[str]()
    for row in range(head + 1, len(sheet.rows)):
        state = step_state(shown(sheet.at(row, columns["state"])))
        if state is None:
            continue
        count[state] += 1
        said = _said(sheet, row, columns, state, held.get((state, count[state])))
        if said is None:
            continue
        if said.rejected is not None:
            where = say(f"actions.state.{state}")
            tell("plan-step-incomplete", said.place, where=where, text=said.rejected[:60])
        elif said.on is not None and said.on > today:
            holes = {"where": say(f"actions.state.{state}"), "day": day_text(said.on)}
            tell("plan-step-in-future", sheet.place(row, columns["on"]), **holes)
        yield said


def beside_steps(file: str, sheet: Sheet, head: int, columns: Mapping[str, int]) -> Iterator[Problem]:
    """Remarks on what stands around the steps; arguments as above."""
    around = Around(file, sheet, head)
    known = {at for column in step_columns() for row, at in sheet.all(column.header) if row == head}
    rows: dict[int, str] = {}
    for row in (row for row in range(len(sheet.rows)) if row != head):
        state = shown(sheet.at(row, columns["state"]))
        if step_state(state) is None:
            yield from around.loose(row, "plan-step-loose")
            continue
        rows[row] = state
        for at in around.filled(row):
            if at not in known:
                around.note(row, at)
    yield from around.beside()
    yield from around.merged(rows, {columns["by"], columns["on"]}, "actions-merged")


def _said(
    sheet: Sheet, row: int, columns: Mapping[str, int], state: StepState, held: PlanStep | None
) -> SaidStep | None:
    by_and_on = (columns["by"], columns["on"])
    place = sheet.place(row, columns["by"])
    values = [sheet.at(row, column) for column in by_and_on]
    marks = [sheet.marked.get((row, column)) for column in by_and_on]
    bad = any(mark is not None for mark in marks)
    if all(is_blank(value) for value in values) and not bad:
        return None
    by, on = text_of(values[0])[0], None
    try:
        on = day_of(values[1])
    except UnusableError:
        bad = True
    if not bad and by is not None and on is not None:
        return SaidStep(state, by, on, held, place)
    texts = ["" if mark is None else f"={mark.formula or mark.error}" for mark in marks]
    kept = ", ".join(t or clean(shown(v))[0] or "-" for t, v in zip(texts, values, strict=True))
    return SaidStep(state, None, None, held, place, kept)
