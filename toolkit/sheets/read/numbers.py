# SPDX-License-Identifier: EUPL-1.2
"""Small numbers in cells that show a day or a time: what somebody typed, and not what the cell made of it."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

from toolkit.sheets.read.package.guard import Kind

# the day that a cell shows for a nought; Excel counts a 29 February 1900 that never was
_DAY_ZERO = {"xlsx": dt.datetime(1899, 12, 31), "ods": dt.datetime(1899, 12, 30)}
_DAY = dt.timedelta(days=1)
_MOST = 58  # days until that February ends, and more than any level or number of people
_TIMES = frozenset({dt.date, dt.datetime, dt.time, dt.timedelta})
_HOURS = re.compile(r"PT(\d{1,4})H00M00S")


def as_typed(row: Sequence[Any], kind: Kind | None) -> Sequence[Any]:
    """A row as people typed it.

    Whoever types a 3 in a cell with the look of a day sees 3 January 1900, and formulas still count with 3.
    No form is about days in 1900 or about whole days of hours, so nothing else can be meant.

    Args:
        row: values as the fast reader gives them.
        kind: of workbook.

    Returns:
        The same values, with such a number for such a day or time; any other stays as it is.
    """
    if _TIMES.isdisjoint(map(type, row)) and not (kind == "ods" and any(map(_is_hours, row))):
        return row
    return [_number(value, _DAY_ZERO[kind or "xlsx"]) for value in row]


def _is_hours(value: object) -> bool:
    return isinstance(value, str) and value.startswith("PT") and _HOURS.fullmatch(value) is not None


def _number(value: Any, day_zero: dt.datetime) -> Any:  # noqa: ANN401 - a cell
    past: dt.timedelta
    if isinstance(value, dt.datetime):
        past = value - day_zero
    elif isinstance(value, dt.date):
        past = dt.datetime(value.year, value.month, value.day) - day_zero
    elif isinstance(value, dt.timedelta):
        past = value
    elif value == dt.time():
        past = dt.timedelta()
    elif _is_hours(value):
        past = dt.timedelta(hours=int(value[2:].split("H")[0]))
    else:
        return value
    days = past / _DAY
    # hours and minutes were typed as such, but for a whole number of days of them
    is_number = 0 <= days <= _MOST and (days.is_integer() or not isinstance(value, dt.timedelta | str))
    return days if is_number else value
