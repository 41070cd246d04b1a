# SPDX-License-Identifier: EUPL-1.2
"""What occurs on a sheet as its XML tells: how far out, and which cells hold a formula or an error."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from toolkit.model.problem import Hole, Place

MAX_ROWS, MAX_COLUMNS = 20_000, 200
MAX_AREA = 5_000_000
MAX_TEXT = 50_000_000
MAX_MARKED = 50_000
TEXT_MAX = 500
NOTE_MAX = 32_767
# more than anybody makes: what comes after those is not looked at, costs nothing, and is counted
MAX_NOTES, MAX_AUTHORS, MAX_MERGED = 2_000, 200, 2_000
CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


class RefusedError(Exception):
    """This workbook is not read; caught by the guard and turned into a problem."""

    def __init__(self, code: str, place: Place | None = None, **holes: Hole) -> None:
        super().__init__(code)
        self.code = code
        self.place = place or Place()
        self.holes = holes


@dataclass(frozen=True, slots=True)
class Marked:
    """A cell whose value was not typed in.

    Attributes:
        formula: its formula, or None.
        error: its error value such as `#N/A`, or None.
    """

    formula: str | None = None
    error: str | None = None


@dataclass(slots=True)
class SheetExtent:
    """What really occurs on one sheet; empty cells do not count, whatever their style.

    Attributes:
        any_cell: whether there is a cell at all.
        rows: down to the last cell.
        columns: up to the last cell.
        text: characters in all cells together, each as often as it stands there.
        stray: the first cell beyond the limits, or None.
        marked: cells with a formula or an error, by row and column from 0.
        merged: cells made one: first row and column, last row and column, from 0.
        notes: text of each comment, by row and column of its cell from 0; at most `NOTE_MAX` characters.
        drawn: text of each box and shape; an empty one for a picture.
        beyond: comments and merged cells that were too many to be looked at.
    """

    any_cell: bool = False
    rows: int = field(default=0, compare=False)
    columns: int = field(default=0, compare=False)
    text: int = field(default=0, compare=False)
    stray: str | None = None
    marked: dict[tuple[int, int], Marked] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    notes: dict[tuple[int, int], str] = field(default_factory=dict)
    drawn: list[str] = field(default_factory=list)
    beyond: int = 0

    def add(self, row: int, column: int) -> None:
        """Count a cell with a value; row and column from 0."""
        self.any_cell = True
        self.rows, self.columns = max(self.rows, row + 1), max(self.columns, column + 1)
        if self.stray is None and (row >= MAX_ROWS or column >= MAX_COLUMNS):
            self.stray = cell_name(row, column)

    def mark(self, row: int, column: int, what: Marked) -> None:
        """Remember a cell with a formula or an error."""
        if len(self.marked) >= MAX_MARKED:
            raise RefusedError("workbook-too-many-formulas", most=MAX_MARKED)
        self.marked[row, column] = what

    def merge(self, places: Iterable[tuple[int, int, int, int]]) -> None:
        """Remember cells made one."""
        for place in places:
            if len(self.merged) < MAX_MERGED:
                self.merged.append(place)
            else:
                self.beyond += 1


def merged_in(ref: str) -> list[tuple[int, int, int, int]]:
    """The range that an address such as `B2:B9` names, from 0; none for anything else."""
    ends = [CELL.fullmatch(end) for end in ref.split(":")]
    places = [(int(end[2]) - 1, column_number(end[1])) for end in ends if end is not None]
    return [(*places[0], *places[1])] if len(places) == len(ends) == 2 else []


@lru_cache(maxsize=1 << 14)  # form after form has the same cells
def cell_name(row: int, column: int) -> str:
    """The name of a cell as a reader knows it: row 0, column 27 gives AB1."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def column_number(letters: str) -> int:
    """The number of a column, from 0: AB gives 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
