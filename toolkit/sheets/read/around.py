# SPDX-License-Identifier: EUPL-1.2
"""What stands around the cells of a table that are read: it is never passed over in silence."""

from collections.abc import Iterable, Iterator, Mapping, Set

from toolkit.model.problem import Hole, Place, Problem
from toolkit.sheets.read.grid import Sheet
from toolkit.sheets.read.package.extent import cell_name
from toolkit.sheets.read.values import is_blank, shown

_SHOWN_MAX, _NAMED_MAX = 60, 10


class Around:
    """Looks around the cells of one table.

    Args:
        file: name for the problems.
        sheet: with the table.
        head: row of its headers, from 0.
    """

    def __init__(self, file: str, sheet: Sheet, head: int) -> None:
        self.file, self.sheet, self.head = file, sheet, head
        self._beside: dict[int, list[int]] = {}

    def filled(self, row: int) -> list[int]:
        """Columns of a row in which something stands; a formula counts, whatever comes of it."""
        cells = self.sheet.rows[row]
        return [at for at, v in enumerate(cells) if not is_blank(v) or (row, at) in self.sheet.marked]

    def note(self, row: int, column: int) -> None:
        """Remember a cell of a known row that belongs to nothing that is read."""
        self._beside.setdefault(column, []).append(row)

    def title(self, column: int) -> str:
        """The header above a column, or else its letter."""
        title = " ".join(shown(self.sheet.at(self.head, column)).split())[:_SHOWN_MAX]
        return title or cell_name(0, column).rstrip("1")

    def loose(self, row: int, code: str) -> Iterator[Problem]:
        """A remark on a row that is no row of the table, when anything stands in it.

        Above the headers the first cell of each row is ours: there stand titles and what to do.
        """
        filled = self.filled(row)[0 if row > self.head else 1 :]
        if filled:
            yield Problem.of(code, self.file, self.sheet.place(row, filled[0]), column=self.title(filled[0]))

    def beside(self) -> Iterator[Problem]:
        """A remark per column with cells that were noted."""
        for column, rows in sorted(self._beside.items()):
            place = self.sheet.place(rows[0], column)
            yield Problem.of("cells-outside", self.file, place, n=len(rows), column=self.title(column))

    def merged(self, rows: Mapping[int, str], columns: Set[int], code: str) -> Iterator[Problem]:
        """Cells to fill in that were made one with others: what stands there is of the first alone.

        Args:
            rows: the id of what each row is about.
            columns: that people fill in.
            code: of the problem.
        """
        for first, left, last, right in self.sheet.merged:
            ids = [name for row, name in rows.items() if first <= row <= last]
            if ids and any(left <= column <= right for column in columns):
                cells = f"{cell_name(first, left)}:{cell_name(last, right)}"
                names = ", ".join(ids[:_NAMED_MAX])
                holes: dict[str, Hole] = {"cells": cells, "ids": names, "n": len(ids)}
                yield Problem.of(code, self.file, self.sheet.place(first, left), **holes)


def loose_remarks(
    file: str, sheets: Iterable[Sheet], ours: Set[tuple[str, str]] = frozenset()
) -> Iterator[Problem]:
    """Remarks per sheet on what lies over its cells and nobody reads: drawings, and comments not ours."""
    for sheet in sheets:
        notes = [at for at in sheet.notes if (sheet.name, cell_name(*at)) not in ours]
        if notes:
            names = [cell_name(*at) for at in notes]
            cells = ", ".join(names[:_NAMED_MAX]) + ("…" if len(names) > _NAMED_MAX else "")
            place = sheet.place(*notes[0])
            yield Problem.of("comments-unread", file, place, n=len(names), cells=cells)
        if sheet.drawn:
            yield Problem.of("drawings-unread", file, Place(sheet=sheet.name), n=len(sheet.drawn))
        if sheet.beyond:
            yield Problem.of("too-much-around", file, Place(sheet=sheet.name), n=sheet.beyond)


def sheet_remarks(file: str, sheets: Iterable[Sheet]) -> Iterator[Problem]:
    """A remark per sheet of somebody's own on which anything stands."""
    for sheet in sheets:
        if sheet.marked or any(not is_blank(value) for row in sheet.rows for value in row):
            yield Problem.of("own-sheet-unread", file, Place(sheet=sheet.name))
