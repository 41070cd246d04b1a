# SPDX-License-Identifier: EUPL-1.2
"""Tidy tables as one workbook: a sheet to read first, and a sheet per table, ready to pivot."""

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from toolkit.documents.tidy.table import Heading, Kind, Notes, TidyTable
from toolkit.render.book.tables import Field, write_first, write_table
from toolkit.sheets.names import SheetNames
from toolkit.sheets.write.book import finished, new_book
from toolkit.sheets.write.style import Look, Styles, set_up
from toolkit.words.catalogue import say

_BESIDE = 4  # what a column has more than its letters: an indent, and the button of the filter
ROWS_MAX = 60_000
"""More rows ask over a gigabyte to make, and make a workbook that a desk computer hardly opens."""

_WIDTHS: dict[Kind, int] = {
    "text": 28, "code": 12, "choice": 18, "number": 11, "level": 11, "mean": 11, "share": 11, "hours": 11,
    "day": 12, "quarter": 12, "decimal": 11,
}  # fmt: skip
_FORMATS: dict[Kind, str] = {
    "share": "0.00", "mean": "0.00", "hours": "#,##0.##", "day": "d-m-yyyy", "number": "0", "level": "0",
    "decimal": "#,##0.##",
}  # fmt: skip
_TO_READ = 70  # at most, for a text that goes on at a next line in its cell
_READ_FIRST = (26, 96)  # widths of its columns


def render_tidy_book(tables: Sequence[TidyTable], notes: Notes) -> bytes:
    """Print tables as an .xlsx file.

    Every table is a table of the program itself from the first row on, with a filter in each header; no
    title stands above it. A text is a text, also when it begins with '='.

    Args:
        tables: the last one explains the columns of the others, in texts that are read in their cells.
        notes: what to read first.

    Returns:
        The bytes; the same tables give the same.
    """
    stream = io.BytesIO()
    book = new_book(stream, title=notes.title, day=notes.day)
    writer = _Writer(book, notes)
    writer.read_first()
    for table in tables[:-1]:
        writer.table(table)
    writer.explain(tables[-1])
    book.close()
    return finished(stream.getvalue(), fixed=(0,))


def fields_of(table: TidyTable) -> list[Field]:
    """The columns of a tidy table as they stand on a sheet, wide enough for their kind and their words."""
    return [Field(h.header, _width(h), _FORMATS.get(h.kind, "")) for h in table.headings]


class _Writer:
    def __init__(self, book: Any, notes: Notes) -> None:  # noqa: ANN401 - XlsxWriter publishes no types
        self.book, self.notes, self.styles = book, notes, Styles(book)
        self.names = SheetNames(("History",))

    def read_first(self) -> None:
        """For whom it is, what it was made of, how to use it."""
        sheet = self._sheet(say("export.read_first"))
        lines: list[tuple[Look, tuple[str, ...]]] = [("heading", (self.notes.title,))]
        lines += [("text" if len(texts) == 1 else "label", texts) for texts in self.notes.lines]
        write_first(sheet, _READ_FIRST, lines, self.styles)

    def table(self, table: TidyTable) -> None:
        """One table on one sheet."""
        write_table(self.book, self._sheet(table.name), fields_of(table), table.rows(), self.styles)

    def explain(self, table: TidyTable) -> None:
        """The table about the others: columns as wide as what is in them, long texts in lines."""
        rows = list(table.rows())
        columns = range(len(table.headings))
        longest = (max((len(str(row[n] or "")) for row in rows), default=0) + _BESIDE for n in columns)
        fields = [
            replace(field, width=max(len(field.header) + _BESIDE, min(_TO_READ, most)))
            for field, most in zip(fields_of(table), longest, strict=True)
        ]
        write_table(self.book, self._sheet(table.name), fields, rows, self.styles, wrapped=True)

    def _sheet(self, name: str) -> Any:  # noqa: ANN401 - idem
        sheet = self.book.add_worksheet(self.names.take(name))
        set_up(sheet, self.notes.header, self.notes.footer, protect=False)
        return sheet


def _width(head: Heading) -> int:
    return max(_WIDTHS[head.kind], min(30, len(head.header) + _BESIDE))
