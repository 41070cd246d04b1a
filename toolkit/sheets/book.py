# SPDX-License-Identifier: EUPL-1.2
"""What every workbook of ours has: texts that stay texts, and a hidden sheet that is read back."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter

from toolkit.words.catalogue import say


def new_book(stream: io.BytesIO) -> Any:  # noqa: ANN401 - XlsxWriter publishes no types
    """Begin a workbook in memory.

    Args:
        stream: gets the bytes when the book is closed.

    Returns:
        The book; texts stay texts, also when they begin with '=' or look like a number or an address.
    """
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    return xlsxwriter.Workbook(stream, options)


def hide_rows(sheet: Any, rows: Iterable[Sequence[str]]) -> None:  # noqa: ANN401 - idem
    """Fill a sheet with texts under a note for who finds it, then protect and hide it.

    Hidden, not very hidden: some programs make the one of the other.

    Args:
        sheet: an empty sheet.
        rows: their cells, from the first column on.
    """
    sheet.write_string(0, 0, say("form.hidden_note"))
    for number, cells in enumerate(rows, start=1):
        for column, text in enumerate(cells):
            sheet.write_string(number, column, text)
    sheet.protect()
    sheet.hide()
