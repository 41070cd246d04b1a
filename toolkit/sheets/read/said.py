# SPDX-License-Identifier: EUPL-1.2
"""One cell that people filled in, as what they say; whatever cannot be used is kept, and told at its cell."""

from collections.abc import Callable
from typing import Any

from toolkit.model.given.said import SaidCell
from toolkit.model.problem import Problem
from toolkit.sheets.read.grid import Sheet, Value
from toolkit.sheets.read.values import UnusableError, clean, shown
from toolkit.words.catalogue import say

_SHOWN_MAX = 60


def said_cell(
    file: str, sheet: Sheet, at: tuple[int, int], means: Callable[[Value], Any], *, where: str, held: object
) -> tuple[SaidCell, tuple[Problem, ...]]:
    """Read one cell of a table with decisions.

    Args:
        file: name of the workbook, for the problems.
        sheet: with the table.
        at: row and column, from 0.
        means: what a value of this cell means; raises `UnusableError` for what it cannot.
        where: what the cell is about, as the problems name it.
        held: what was stored when the workbook was made, or None.

    Returns:
        What it says, and the problems with it.
    """
    place, marked = sheet.place(*at), sheet.marked.get(at)
    if marked is not None:
        code = "cell-formula" if marked.error is None else "cell-error"
        text = clean(marked.error or f"={marked.formula}")[0] or say("form.read.formula")
        problem = Problem.of(code, file, place, criterion=where, text=text[:_SHOWN_MAX])
        return SaidCell(None, held, place, text), (problem,)
    value = sheet.at(*at)
    steered = isinstance(value, str) and clean(value)[1]
    found = (Problem.of("text-control-characters", file, place, criterion=where),) if steered else ()
    try:
        return SaidCell(means(value), held, place), found
    except UnusableError:
        text = clean(shown(value))[0] or say("form.read.unreadable")
        short = " ".join(text.split())[:_SHOWN_MAX]
        problem = Problem.of("action-cell-unusable", file, place, where=where, text=short)
        return SaidCell(None, held, place, text), (*found, problem)
