# SPDX-License-Identifier: EUPL-1.2
"""A sheet of a workbook as a plain grid of values."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from toolkit.model.problem import Place
from toolkit.sheets.read.package.extent import Marked, cell_name
from toolkit.sheets.read.values import normal

Value = int | float | str | bool | dt.date | dt.time | dt.timedelta


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; row 0 and column 0 are really row 1 and column A.

    Attributes:
        name: as it stands on the tab.
        rows: values; an empty cell is an empty string.
        marked: cells with a formula or an error, whose value is not to be trusted.
        merged: cells made one: first row and column, last row and column.
        notes: text of each comment by cell; only its beginning when it is very long.
        drawn: text of each box and shape over the cells; an empty one for a picture.
        beyond: comments and merged cells that were too many to be looked at.
    """

    name: str
    rows: tuple[tuple[Value, ...], ...]
    marked: Mapping[tuple[int, int], Marked] = field(default_factory=dict)
    merged: Sequence[tuple[int, int, int, int]] = ()
    notes: Mapping[tuple[int, int], str] = field(default_factory=dict)
    drawn: Sequence[str] = ()
    beyond: int = 0
    _by_text: defaultdict[str, list[tuple[int, int]]] = field(
        default_factory=lambda: defaultdict(list), init=False, repr=False
    )

    def at(self, row: int, column: int) -> Value:
        """The value of a cell; an empty string outside the grid."""
        if row < 0 or column < 0:
            return ""
        try:
            return self.rows[row][column]
        except IndexError:
            return ""

    def place(self, row: int, column: int) -> Place:
        """Where a cell is, as a reader finds it."""
        return _place(self.name, row, column)

    def texts(self) -> Iterator[tuple[int, int, str]]:
        """Row, column and text of every cell with text."""
        for number, row in enumerate(self.rows):
            for column, value in enumerate(row):
                if isinstance(value, str) and value:
                    yield number, column, value

    def all(self, label: str) -> Sequence[tuple[int, int]]:
        """Row and column of every cell with this text, whatever its capitals, spaces and last signs."""
        if not self._by_text:  # looked through once, and only when somebody asks
            known = self._by_text
            for row, cells in enumerate(self.rows):
                for column, value in enumerate(cells):
                    if value and isinstance(value, str):
                        known[as_label(value)].append((row, column))
        return self._by_text.get(as_label(label), ())

    def find(self, label: str) -> tuple[int, int] | None:
        """The first of those cells, or None."""
        return next(iter(self.all(label)), None)


@lru_cache(maxsize=1 << 14)  # form after form has the same cells
def _place(sheet: str, row: int, column: int) -> Place:
    return Place(sheet=sheet, cell=cell_name(row, column))


@lru_cache(maxsize=1 << 14)  # and the same texts
def as_label(text: str) -> str:
    """A text without its capitals, spaces and last signs: what labels are compared by."""
    return normal(text).rstrip(" .:?!*")
