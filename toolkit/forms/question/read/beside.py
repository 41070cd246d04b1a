# SPDX-License-Identifier: EUPL-1.2
"""What stands on the sheet of a list around the cells that are read: it is never passed over in silence."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from toolkit.forms.question.columns import level_key, list_columns
from toolkit.forms.question.form import Row
from toolkit.forms.question.layout import LEVELS, header
from toolkit.model.problem import Hole, Place, Problem
from toolkit.sheets.grid import Sheet
from toolkit.sheets.package.cells_xml import cell_name
from toolkit.sheets.values import is_blank, level_of, normal, shown

TYPED_AROUND = frozenset(
    {
        "cells-outside",
        "comments-unread",
        "level-beside",
        "level-text-changed",
        "own-sheet-unread",
        "row-continues",
        "row-unknown",
        "row-without-number",
    }
)
"""What is told of texts that stand around the cells of a form."""
_SHOWN_MAX, _NAMED_MAX = 60, 10


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row with a question, as it stands on a sheet.

    Attributes:
        sheet: where it stands.
        row: from 0.
        columns: column by key, of those that are read.
        id: of the criterion.
    """

    sheet: Sheet
    row: int
    columns: Mapping[str, int]
    id: str

    def place(self, column: str) -> Place:
        """Where the cell in a column is."""
        return self.sheet.place(self.row, self.columns[column])


class Beside:
    """Looks around the cells of one sheet with a list.

    Args:
        file: name for the problems.
        sheet: with the list.
        head: row of the headers, from 0.
        read: column by key, of those that are read.
    """

    def __init__(self, file: str, sheet: Sheet, head: int, read: Mapping[str, int]) -> None:
        self.file, self.sheet, self.head, self.read = file, sheet, head, read
        self.known = {
            column.key: at for column in list_columns() for row, at in sheet.all(column.header) if row == head
        }
        texts = {self.known[key] for level in LEVELS if (key := level_key(level)) in self.known}
        self.others = {at for key, at in self.known.items() if key not in {"number", "level"}} - texts
        self.outside: dict[int, list[int]] = {}  # rows with something in a column that is not the form's

    def row(self, found: FoundRow, asked: Row | None) -> Iterator[Problem]:
        """Remarks on one row; `asked` is its question when its words are still those of the form."""
        cells = self.sheet.rows[found.row]
        is_open = "level" in self.read and is_blank(cells[self.read["level"]])
        inside = set(self.known.values())
        for column, value in enumerate(cells):
            outside = column not in inside
            if not (outside or (is_open and column in self.others)) or is_blank(value):
                continue
            if is_open and (found.row, column) not in self.sheet.marked and level_of(value).level is not None:
                place = self.sheet.place(found.row, column)
                holes: dict[str, Hole] = {
                    "criterion": found.id,
                    "text": shown(value),
                    "column": header("level"),
                }
                yield Problem.of("level-beside", self.file, place, **holes)
            elif outside:
                self.outside.setdefault(column, []).append(found.row)
        yield from () if asked is None else self._texts(found, asked)

    def _texts(self, found: FoundRow, asked: Row) -> Iterator[Problem]:
        """Level texts that somebody crossed or changed."""
        for level, text in asked.criterion.levels.items():
            column = self.known.get(level_key(level))
            value = text if column is None else self.sheet.at(found.row, column)
            if value != text and normal(shown(value)) != normal(text):
                place = self.sheet.place(found.row, column or 0)
                holes: dict[str, Hole] = {"criterion": found.id, "level": level, "column": header("level")}
                yield Problem.of("level-text-changed", self.file, place, **holes)

    def all(self, rows: Iterable[FoundRow]) -> Iterator[Problem]:
        """Remarks on the sheet as a whole, after all its rows."""
        for column, outside in sorted(self.outside.items()):
            place = self.sheet.place(outside[0], column)
            title = " ".join(shown(self.sheet.at(self.head, column)).split())[:_SHOWN_MAX]
            holes: dict[str, Hole] = {"n": len(outside), "column": title or cell_name(0, column).rstrip("1")}
            yield Problem.of("cells-outside", self.file, place, **holes)
        yield from self._merged(rows)

    def _merged(self, rows: Iterable[FoundRow]) -> Iterator[Problem]:
        """Cells to fill in that were made one with others: what stands there is of the first alone."""
        asked = {found.row: found.id for found in rows}
        filled = {at for key, at in self.read.items() if key != "number"}
        for first, left, last, right in self.sheet.merged:
            ids = [asked[row] for row in range(first, last + 1) if row in asked]
            if filled & set(range(left, right + 1)) and ids:
                cells = f"{cell_name(first, left)}:{cell_name(last, right)}"
                holes: dict[str, Hole] = {
                    "cells": cells,
                    "criteria": ", ".join(ids[:_NAMED_MAX]),
                    "n": len(ids),
                }
                yield Problem.of("cells-merged", self.file, self.sheet.place(first, left), **holes)


def note_remarks(
    file: str, sheets: Iterable[Sheet], ours: Set[tuple[str, str]] = frozenset()
) -> Iterator[Problem]:
    """A remark per sheet with comments on cells: nobody reads those; but for sheet and cell of our own."""
    for sheet in sheets:
        notes = [at for at in sheet.notes if (sheet.name, cell_name(*at)) not in ours]
        if notes:
            names = [cell_name(*at) for at in notes]
            cells = ", ".join(names[:_NAMED_MAX]) + ("…" if len(names) > _NAMED_MAX else "")
            place = sheet.place(*notes[0])
            yield Problem.of("comments-unread", file, place, n=len(names), cells=cells)
