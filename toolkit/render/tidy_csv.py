# SPDX-License-Identifier: EUPL-1.2
"""A tidy table as CSV that a Dutch spreadsheet program opens with a double click, and that programs read."""

import csv
import io
from datetime import date
from fractions import Fraction

from toolkit.documents.tidy.table import TidyTable, Value

_MARK = "\ufeff"  # without it Excel reads UTF-8 as something else
_FORMULA = ("=", "+", "-", "@")


def render_csv(table: TidyTable) -> bytes:
    """Print a table as CSV: UTF-8 with its mark, semicolons, decimal commas, CRLF.

    A text that a spreadsheet program would take for a formula gets an apostrophe before it, as that program
    writes one itself. No cell holds a new line, so that every row is one line.

    Args:
        table: rows are made one by one, and none is kept.

    Returns:
        The bytes; the same table gives the same.
    """
    stream = io.BytesIO()
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    text.write(_MARK)
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([_text(head.header) for head in table.headings])
    writer.writerows([_cell(value) for value in row] for row in table.rows())
    text.detach()
    return stream.getvalue()


def decimal(value: Fraction) -> str:
    """A number with every digit that its float has, as JSON does, and a decimal comma."""
    number = float(value)
    return (str(int(number)) if number.is_integer() else repr(number)).replace(".", ",")


def _cell(value: Value) -> str | int:
    if value is None:
        return ""
    if isinstance(value, Fraction):
        return decimal(value)
    if isinstance(value, date):
        return value.isoformat()
    return _text(value) if isinstance(value, str) else value


def _text(value: str) -> str:
    flat = " ".join(value.split())
    return f"'{flat}" if flat.startswith(_FORMULA) else flat
