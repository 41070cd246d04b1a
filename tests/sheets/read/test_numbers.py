# SPDX-License-Identifier: EUPL-1.2
"""Small numbers in cells that show a day, a time or hours."""

import datetime as dt
import io
from typing import Any

import openpyxl
import pytest

from toolkit.sheets.read.numbers import as_typed
from toolkit.sheets.read.open import open_workbook

KEPT = (dt.date(2026, 3, 2), dt.datetime(2026, 3, 2, 9), dt.time(9, 30), dt.timedelta(hours=36), "PT72H", "3")


@pytest.mark.parametrize(
    ("kind", "value", "number"),
    [
        ("xlsx", dt.date(1900, 1, 3), 3),
        ("ods", dt.date(1900, 1, 2), 3),
        ("ods", dt.date(1899, 12, 30), 0),
        ("xlsx", dt.datetime(1900, 1, 4, 12), 4.5),
        ("xlsx", dt.date(1900, 2, 27), 58),
        ("xlsx", dt.time(), 0),
        ("xlsx", dt.timedelta(days=3), 3),
        ("ods", "PT72H00M00S", 3),
    ],
    ids=str,
)
def test_a_number_that_is_shown_as_a_day_is_that_number(kind: Any, value: object, number: float) -> None:  # noqa: ANN401 - a kind
    """Whatever the cell makes of it, what was typed counts."""
    assert list(as_typed([value, "x"], kind)) == [number, "x"]


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_days_and_times_that_somebody_typed_stay(kind: Any) -> None:  # noqa: ANN401 - idem
    """A day of now, a time, and hours are no number; nor is a day that two numbers are shown as."""
    assert list(as_typed(KEPT, kind)) == list(KEPT)
    assert list(as_typed([dt.date(1900, 2, 28), dt.date(1899, 12, 29)], "xlsx")) == [
        dt.date(1900, 2, 28),
        dt.date(1899, 12, 29),
    ]
    assert list(as_typed(["PT72H00M00S"], "xlsx")) == ["PT72H00M00S"]


def test_a_workbook_is_read_so() -> None:
    """In a real file the look of the cell changes nothing of what is read."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for column, look in enumerate(("General", "dd-mm-yyyy", "h:mm", "[h]:mm"), start=1):
        sheet.cell(1, column).value = 3
        sheet.cell(1, column).number_format = look
    stream = io.BytesIO()
    book.save(stream)
    sheets, problems = open_workbook("x.xlsx", stream.getvalue())
    assert problems == ()
    assert sheets[0].rows == ((3, 3, 3, 3),)
