# SPDX-License-Identifier: EUPL-1.2
"""A workbook as plain grids of values: first the guard, then the fast reader."""

import datetime as dt
import hashlib
import io
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import python_calamine

from toolkit.model.given.answers import Import
from toolkit.model.problem import Place, Problem
from toolkit.sheets.names import stored_name
from toolkit.sheets.read.numbers import as_typed
from toolkit.sheets.read.package.cells_xml import Marked, SheetExtent, cell_name
from toolkit.sheets.read.package.guard import Inspected, Kind, inspect
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
    _by_text: dict[str, list[tuple[int, int]]] = field(default_factory=dict, init=False, repr=False)

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
                        text = _label(value)
                        if text in known:
                            known[text].append((row, column))
                        else:
                            known[text] = [(row, column)]
        return self._by_text.get(_label(label), ())

    def find(self, label: str) -> tuple[int, int] | None:
        """The first of those cells, or None."""
        return next(iter(self.all(label)), None)


@lru_cache(maxsize=1 << 14)  # form after form has the same cells
def _place(sheet: str, row: int, column: int) -> Place:
    return Place(sheet=sheet, cell=cell_name(row, column))


@lru_cache(maxsize=1 << 14)  # and the same texts
def _label(text: str) -> str:
    return normal(text).rstrip(" .:?!*")


def open_workbook(
    file: str, data: bytes, unread: Collection[str] = ()
) -> tuple[tuple[Sheet, ...], tuple[Problem, ...]]:
    """Read all sheets of an .xlsx or .ods.

    Args:
        file: its name, for the problems.
        data: its bytes, whatever they are.
        unread: names of sheets that are not opened, whatever their capitals and spaces.

    Returns:
        The other sheets in order, or none with the reason. Nothing is raised.
    """
    closed = {normal(name) for name in unread}
    for anew in (False, True):  # what the reader does not understand is written anew, once
        looked = inspect(file, data, closed, anew=anew)
        if looked.problems:
            return (), looked.problems
        sheets = _sheets(looked, closed)
        if sheets is not None:
            return sheets, ()
    return (), (Problem.of("workbook-unreadable", file),)


@dataclass(frozen=True, slots=True)
class Arrived:
    """A workbook that came in, opened.

    Attributes:
        file: its name without folders.
        sha256: of its bytes, 64 hex digits.
        sheets: that are read; none with a problem.
        problems: why it cannot be opened.
    """

    file: str
    sha256: str
    sheets: tuple[Sheet, ...]
    problems: tuple[Problem, ...]

    def source(self, unit: str, day: dt.date, toolkit: str) -> Import:
        """Where what it says comes from, under a neutral name: the first import of a unit or party."""
        name = stored_name(unit, self.file)
        return Import(n=1, file=name, sha256=self.sha256, on=day, channel="workbook", toolkit=toolkit)


def arrived(name: str, data: bytes, unread: Collection[str] = ()) -> Arrived:
    """Open a workbook that came in.

    Args:
        name: of the file, perhaps with folders of any system.
        data: its bytes, whatever they are.
        unread: names of sheets that are not opened.

    Returns:
        Its sheets, or why there are none. Nothing is raised.
    """
    file = name.replace("\\", "/").rsplit("/", 1)[-1] or "-"
    sheets, problems = open_workbook(file, data, unread)
    return Arrived(file, hashlib.sha256(data).hexdigest(), sheets, problems)


def _sheets(looked: Inspected, closed: Collection[str]) -> tuple[Sheet, ...] | None:
    """What the fast reader sees; None when it cannot read it."""
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(looked.safe))
        return tuple(
            _sheet(name, book.get_sheet_by_name(name), looked.extent(name), looked.kind)
            for name in book.sheet_names
            if normal(name) not in closed
        )
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # a panic inside the reader is no Exception
        return None


def _sheet(name: str, read: python_calamine.CalamineSheet, extent: SheetExtent, kind: Kind | None) -> Sheet:
    rows = tuple(tuple(as_typed(row, kind)) for row in read.to_python(skip_empty_area=False))
    return Sheet(name, rows, extent.marked, extent.merged, extent.notes, extent.drawn, extent.beyond)
