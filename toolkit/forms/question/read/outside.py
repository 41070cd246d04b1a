# SPDX-License-Identifier: EUPL-1.2
"""What people typed where nothing is to be filled in: around the cells, on sheets of their own, in comments.

Nobody reads it as an answer, and nobody may lose it. A cell counts when an empty form has nothing there,
or when a remark names it; a text that the form has itself, wherever it was moved to, does not.
"""

import re
from collections.abc import Iterator, Sequence, Set

from toolkit.forms.question.filled import Outside
from toolkit.forms.question.layout import header
from toolkit.forms.question.mark import Mark
from toolkit.forms.question.read.labels import Labelled
from toolkit.forms.question.read.marks import is_criterion_id
from toolkit.forms.question.read.reading import FormReading
from toolkit.model.problem import Problem
from toolkit.sheets.read.grid import Sheet
from toolkit.sheets.read.package.extent import cell_name
from toolkit.sheets.read.values import clean, is_blank, normal, shown
from toolkit.words.catalogue import say

_OURS = ("before", "said", "chosen")  # columns with words of the program, other ones on every form
_SOMETIMES = ("how.before", "how.said", "how.settled", "time_pause", "what.settles")
_COUNTS = ("IF(", "IFERROR(")  # how formulas of ours begin
_LABELS_GONE = frozenset({"field-missing", "table-missing", "column-missing"})
_COUNTED = re.compile(r"^\d+\. ")  # before a line of the explanation

At = tuple[int, int]


def typed_outside(
    reading: FormReading, problems: Sequence[Problem], empty: Sequence[Sheet]
) -> Iterator[Outside]:
    """Everything that was typed outside the cells to fill in.

    Args:
        reading: of a form that came back.
        problems: of it, with places that are told.
        empty: the sheets of an empty form that asks the same, of whatever unit.

    Yields:
        A text per cell and per comment; of a sheet of people's own one per row.
    """
    own = {_bare(text) for sheet in empty for _, _, text in sheet.texts()} - {say("word.yes"), say("word.no")}
    own |= {_bare(say(f"form.{key}")) for key in _SOMETIMES}
    read: dict[str, set[At]] = {}
    for _, one in reading.cells.all():
        read.setdefault(one.sheet.name, set()).add((one.row, one.column))
    named = {(p.place.sheet, p.place.cell) for p in problems if p.code != "comments-unread"}
    told = {sheet for sheet, _ in named}
    labels_gone = any(problem.code in _LABELS_GONE for problem in problems)
    for sheet in reading.sheets:
        if sheet.name in read or (sheet.name in told and _is_ours(sheet)):
            said = {at for at in _filled(sheet) if (sheet.name, cell_name(*at)) in named}
            if labels_gone and not sheet.all(header("number")):  # perhaps somebody wrote in one of them
                said |= {at for at in _filled(sheet) if at[1] == 0}
            yield from _around(sheet, read.get(sheet.name, set()), said, own, empty)
        elif not _is_ours(sheet):
            yield from _rows(sheet, own)
        for at, text in sheet.notes.items():
            cell = cell_name(*at)
            if text.strip() and (sheet.name, cell) not in reading.notes:
                yield Outside(sheet.name, cell, clean(text)[0], _about(sheet, at[0]), is_note=True)
        for text in filter(None, (clean(drawn)[0] for drawn in sheet.drawn)):
            yield Outside(sheet.name, "", text)


def _around(
    sheet: Sheet, read: Set[At], told: Set[At], own: Set[str], empty: Sequence[Sheet]
) -> Iterator[Outside]:
    """What stands on a sheet of the form around the cells that are read."""
    blank = next((each for each in empty if normal(each.name) == normal(sheet.name)), None)
    heads = {row for row, _ in sheet.all(header("number"))}
    known = {at: row for row, at in _filled(sheet) if row in heads and _bare(shown(sheet.at(row, at))) in own}
    ours = {at: row for key in _OURS for row, at in sheet.all(header(key)) if row in heads}
    for row, column in _filled(sheet):
        text = shown(Labelled(sheet, row, column).value)
        formula = sheet.marked[row, column].formula if (row, column) in sheet.marked else None
        counted = (column in ours and row > ours[column]) or (
            not read and (formula or "").startswith(_COUNTS)
        )
        same = blank is not None and not is_blank(blank.at(row, column))
        moved = _bare(text) in own and (column in known or not known)
        if (row, column) in read or moved or ((counted or same) and (row, column) not in told):
            continue
        yield Outside(sheet.name, cell_name(row, column), clean(text)[0], _about(sheet, row))


def _rows(sheet: Sheet, own: Set[str]) -> Iterator[Outside]:
    """A sheet of people's own, row by row; the words of the form itself left out."""
    lines: dict[int, list[str]] = {}
    for row, column in _filled(sheet):
        text = clean(shown(sheet.at(row, column)))[0]
        if text and _bare(text) not in own:
            lines.setdefault(row, []).append(text)
    for row, texts in lines.items():
        yield Outside(sheet.name, cell_name(row, 0), " · ".join(texts), _about(sheet, row))


def _filled(sheet: Sheet) -> Iterator[At]:
    """Every cell with something in it."""
    for row, cells in enumerate(sheet.rows):
        for column, value in enumerate(cells):
            if not is_blank(value) or (row, column) in sheet.marked:
                yield row, column


def _is_ours(sheet: Sheet) -> bool:
    """True for a sheet of a form, or a copy of one."""
    return any(Mark.find(text) for _, _, text in sheet.texts())


def _about(sheet: Sheet, row: int) -> str | None:
    """The question whose number stands on a row."""
    cells = sheet.rows[row] if row < len(sheet.rows) else ()
    texts = (value.strip() for value in cells if isinstance(value, str))
    return next((text for text in texts if is_criterion_id(text)), None)


def _bare(text: str) -> str:
    """A text without the number that it has on some forms."""
    return _COUNTED.sub("", normal(text))
