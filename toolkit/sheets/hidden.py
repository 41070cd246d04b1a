# SPDX-License-Identifier: EUPL-1.2
"""The hidden sheet by which a workbook that comes back is known: rows of texts under a key."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from toolkit.sheets.read.grid import Sheet
from toolkit.sheets.read.values import normal
from toolkit.words.catalogue import say

# keys in the first column that every workbook has
FORM, REGION, ROUND, UNIT = "form", "region", "round", "unit"


def hide_rows(sheet: Any, rows: Iterable[Sequence[str]]) -> None:  # noqa: ANN401 - XlsxWriter publishes no types
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


def named(sheets: Iterable[Sheet], name: str) -> Sheet | None:
    """The sheet with this name, or else the one that was filled so under another; None without one."""
    every, wanted, note = tuple(sheets), normal(name), say("form.hidden_note")
    by_name = next((sheet for sheet in every if normal(sheet.name) == wanted), None)
    return by_name or next((s for s in every if (s.at(0, 0), s.at(1, 0)) == (note, FORM)), None)


def hidden_rows(sheet: Sheet, width: int) -> Iterator[tuple[str, ...]]:
    """The rows as they were written, whatever somebody made of them since.

    Args:
        sheet: with a key in its first column.
        width: number of texts wanted per row; what is not there is an empty text.

    Yields:
        Rows with a key, each text without the spaces around it.
    """
    for row in sheet.rows:
        texts = [str(value).strip() for value in row[:width]]
        if texts and texts[0]:
            yield (*texts, *[""] * (width - len(texts)))
