# SPDX-License-Identifier: EUPL-1.2
"""Authoring workbooks for tests: made, edited as somebody would, read back."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook

from tests.work.test_publish import content
from toolkit.authoring.words import sheet_name
from toolkit.reading.library import read_library
from toolkit.work.content.author import Brought, bring_in, content_book
from toolkit.work.content.publish import Content

Change = Callable[[Workbook], None]


def book_of(everything: Content, pin: str) -> bytes:
    """The workbook of a version."""
    made = content_book(everything, pin)
    assert isinstance(made, bytes)
    return made


def edited(data: bytes, change: Change) -> bytes:
    """A workbook as it is when somebody changed it and saved it."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def columns(sheet: Any) -> tuple[int, dict[str, int]]:  # noqa: ANN401 - openpyxl publishes no types
    """The row with headers, and per header its column; both from 1."""
    for row in range(1, 8):
        heads = {str(cell.value): cell.column for cell in sheet[row] if cell.value is not None}
        if len(heads) > 1 and sheet.cell(row + 1, 1).value != "x" and "Kenmerk" not in str(heads) and row > 3:
            return row, heads
    raise AssertionError


def cell(book: Workbook, part: str, identity: str, header: str) -> Any:  # noqa: ANN401 - idem
    """The cell of a row, by the id in it, and a header."""
    sheet = book[sheet_name(part)]
    top, heads = columns(sheet)
    row = next(r for r in range(top + 1, sheet.max_row + 1) if sheet.cell(r, heads["Id"]).value == identity)
    return sheet.cell(row, heads[header])


def fact(book: Workbook, name: str) -> Any:  # noqa: ANN401 - idem
    """The cell with a fact."""
    sheet = book[sheet_name("facts")]
    row = next(r for r in range(1, sheet.max_row + 1) if sheet.cell(r, 1).value == name)
    return sheet.cell(row, 2)


def say(target: Any, text: object) -> None:  # noqa: ANN401 - idem
    """Type a text, also one that begins with '='."""
    target.value = text
    if isinstance(text, str):
        target.data_type = "s"


def bottom(book: Workbook, part: str, said: dict[str, object]) -> None:
    """Fill in the first empty row of a table."""
    sheet = book[sheet_name(part)]
    top, heads = columns(sheet)
    row = next(
        r for r in range(top + 1, sheet.max_row + 2) if all(c.value is None for c in sheet[r][: len(heads)])
    )
    for header, value in said.items():
        say(sheet.cell(row, heads[header]), value)


def brought(folder: Path, pin: str, change: Change) -> Brought:
    """What becomes of a version that somebody edited."""
    here = content(folder)
    return bring_in(here, "werk.xlsx", edited(book_of(here, pin), change))


def again(folder: Path, pin: str) -> Any:  # noqa: ANN401 - any content
    """A version as it now stands in the folder."""
    loaded = content(folder).file(pin)
    assert loaded is not None
    assert loaded.model is not None
    return loaded.model


def in_memory(files: dict[str, bytes]) -> Content:
    """Content that stands on no disk, by path under its folder."""
    return Content(Path("/nergens"), read_library(files), files)


def codes(result: Brought) -> Iterator[tuple[str, str | None, str | None]]:
    """Code, sheet and cell of each problem."""
    return ((p.code, p.place.sheet, p.place.cell) for p in result.problems)
