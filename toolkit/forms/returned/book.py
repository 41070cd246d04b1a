# SPDX-License-Identifier: EUPL-1.2
"""How every workbook that comes back is written, from scratch; the same form gives the same bytes."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from toolkit.forms.returned.form import BookForm
from toolkit.sheets.columns import Column
from toolkit.sheets.hidden import hide_rows
from toolkit.sheets.write.book import finished, new_book
from toolkit.sheets.write.choices import write_choices
from toolkit.sheets.write.measure import height_of
from toolkit.sheets.write.style import Styles, set_up
from toolkit.sheets.write.table import Cell, write_head, write_header, write_row
from toolkit.words.catalogue import say

_FIRST_LINE = 2  # under the title and the mark
_TEXT_WIDTH = 110


class BookWriter:
    """Writes one workbook sheet by sheet; the first sheet is the one that opens.

    Args:
        form: the workbook as a value.
        title: as a document has it.
    """

    def __init__(self, form: BookForm[Any], title: str) -> None:
        self.form, self._stream = form, io.BytesIO()
        self._book = new_book(self._stream, title=title, subject=str(form.mark), day=form.day)
        self.styles = Styles(self._book)

    def sheet(self, name: str, title: str, *, above: str = "", protect: bool = True) -> Any:  # noqa: ANN401 - XlsxWriter publishes no types
        """Begin a sheet with its title, the mark, and both in the margins of its pages.

        Args:
            name: as it stands on its tab.
            title: of the sheet.
            above: what the margin says instead; of invented data it says so.
            protect: False where people write wherever they like.

        Returns:
            The XlsxWriter worksheet.
        """
        sheet = self._book.add_worksheet(name)
        notice = say("word.example") if self.form.example else above or title
        set_up(sheet, notice, f"{self.form.title} · {self.form.mark}", protect=protect)
        write_head(sheet, title, self.form.mark, self.styles)
        return sheet

    def example_notice(self) -> Iterator[str]:
        """Where data are invented, what says so."""
        if self.form.example:
            yield say("word.example_notice")

    def lines(self, sheet: Any, texts: Iterable[str]) -> int:  # noqa: ANN401 - idem
        """Write texts under the mark, each on a line.

        Args:
            sheet: with its head.
            texts: in order.

        Returns:
            The row after them, from 0.
        """
        row = _FIRST_LINE - 1
        for row, text in enumerate(texts, start=_FIRST_LINE):
            sheet.write_string(row, 0, text, self.styles["notice"])
        return row + 1

    def explain(self, name: str, title: str, subtitle: str, sections: Mapping[str, Iterable[str]]) -> None:
        """Write the first sheet.

        Args:
            name: as it stands on its tab.
            title: of the sheet.
            subtitle: under it.
            sections: texts by their heading.
        """
        sheet = self.sheet(name, title)
        sheet.set_column(0, 0, 22)
        sheet.set_column(1, 1, _TEXT_WIDTH)
        row = self.lines(sheet, (subtitle, *self.example_notice()))
        for heading, texts in sections.items():
            row += 1
            sheet.write_string(row, 0, heading, self.styles["heading"])
            for text in texts:
                sheet.set_row(row, height_of(((text, _TEXT_WIDTH),)))
                sheet.write_string(row, 1, text, self.styles["text"])
                row += 1

    def table(
        self,
        sheet: Any,  # noqa: ANN401 - idem
        lines: Iterable[str],
        columns: Sequence[Column],
        rows: Iterable[Sequence[Cell] | str],
        *,
        named: int = 1,
        lowest: float = 18.0,
    ) -> range:
        """Write a table under what stands above it, with its headers at the top of every page.

        Args:
            sheet: with its head.
            lines: above the table; in the first column alone, or the reader takes one for a row of it.
            columns: from the left edge on.
            rows: a cell per column each; a text is a line between them.
            named: how many columns stay in sight.
            lowest: of a row, in points.

        Returns:
            The numbers of the rows under the headers.
        """
        head = self.lines(sheet, lines)
        write_header(sheet, head, columns, self.styles)
        number = head
        for number, cells in enumerate(rows, start=head + 1):
            if isinstance(cells, str):
                sheet.set_row(number, 26)
                sheet.write_string(number, 0, cells, self.styles["heading_line"])
            else:
                write_row(sheet, number, columns, cells, self.styles, lowest=lowest)
        sheet.freeze_panes(head + 1, named)
        sheet.repeat_rows(head)
        sheet.print_area(0, 0, number, len(columns) - 1)
        return range(head + 1, number + 1)

    def finished(self, name: str, hidden: Iterable[Sequence[str]]) -> bytes:
        """Add the hidden sheets, with what the reader needs and with the words to choose from.

        Args:
            name: of the first.
            hidden: its rows.

        Returns:
            The bytes of an .xlsx file; every text is a text, never a formula.
        """
        hide_rows(self._book.add_worksheet(name), hidden)
        if self.form.choices:
            write_choices(self._book.add_worksheet(say("form.sheet.choices")), self.form.choices)
        self._book.worksheets()[0].activate()
        self._book.close()
        return finished(self._stream.getvalue())
