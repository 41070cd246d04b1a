# SPDX-License-Identifier: EUPL-1.2
"""Open a workbook that came in, as plain grids: first the guard, then the fast reader."""

import datetime as dt
import hashlib
import io
from collections.abc import Collection
from dataclasses import dataclass

import python_calamine

from toolkit import __version__
from toolkit.model.given.answers import Import
from toolkit.model.problem import Problem
from toolkit.sheets.names import stored_name
from toolkit.sheets.read.grid import Sheet
from toolkit.sheets.read.numbers import as_typed
from toolkit.sheets.read.package.extent import SheetExtent
from toolkit.sheets.read.package.guard import Inspected, Kind, inspect
from toolkit.sheets.read.values import normal


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

    def source(self, unit: str, day: dt.date) -> Import:
        """Where what it says comes from, under a neutral name: the first import of a unit or party."""
        name = stored_name(unit, self.file)
        return Import(n=1, file=name, sha256=self.sha256, on=day, channel="workbook", toolkit=__version__)


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
