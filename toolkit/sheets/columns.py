# SPDX-License-Identifier: EUPL-1.2
"""A table's columns as values, in one list that its writer and its reader share.

Nobody counts columns: the writer puts each where it stands in the list, and the reader finds each by its
header, wherever somebody moved it. So a column comes in between without touching its neighbours.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from toolkit.model.problem import Place, Problem
from toolkit.sheets.read.grid import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table.

    Attributes:
        key: by which the program knows it.
        header: that a reader sees above it.
        older: headers of earlier workbooks, under which it is found as well.
        width: in Excel's unit of about one digit.
        fill: True when people fill it in.
        high: False when its texts do not count for the height of a row.
    """

    key: str
    header: str
    older: tuple[str, ...] = ()
    width: float = 10
    fill: bool = False
    high: bool = True


def place_of(columns: Sequence[Column], key: str) -> int:
    """Where a column stands in a list of columns, from 0.

    Raises:
        KeyError: when it is not in the list: our fault, never the user's.
    """
    for place, column in enumerate(columns):
        if column.key == key:
            return place
    raise KeyError(key)


def header_row(sheet: Sheet, columns: Iterable[Column]) -> int | None:
    """The first row with the headers of all these columns, in any order, from 0; None without one."""
    rows = [{row for word in _words(column) for row, _ in sheet.all(word)} for column in columns]
    return min(set.intersection(*rows), default=None) if rows else None


def columns_by_header(
    file: str, sheet: Sheet, row: int, columns: Iterable[Column]
) -> tuple[dict[str, int] | None, tuple[Problem, ...]]:
    """Where columns stand on a sheet that somebody may have rearranged.

    Args:
        file: name for the problems.
        sheet: with the table.
        row: of its headers, from 0.
        columns: those that are read.

    Returns:
        Per key the column, from 0, of those that are there; None when one is there twice, since nobody
        can tell which counts. And a problem for each that is missing or there twice.
    """
    places: dict[str, int] = {}
    problems: list[Problem] = []
    for column in columns:
        found = sorted({c for word in _words(column) for r, c in sheet.all(word) if r == row})
        if len(found) > 1:
            holes = {"column": column.header, "other": sheet.place(row, found[0]).cell or ""}
            return None, (Problem.of("column-twice", file, sheet.place(row, found[1]), **holes),)
        if found:
            places[column.key] = found[0]
        else:
            place = Place(sheet=sheet.name)
            problems.append(Problem.of("column-missing", file, place, column=column.header))
    return places, tuple(problems)


def _words(column: Column) -> tuple[str, ...]:
    return (column.header, *column.older)
