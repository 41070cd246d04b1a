# SPDX-License-Identifier: EUPL-1.2
"""Decision workbooks of a region on disk: made, filled in as people do, and brought back."""

import io
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from tests.typed import AnyBook, load_workbook
from tests.work.small import gathered, opened
from toolkit.model.given.decision import PartyDecisions
from toolkit.model.problem import Problem
from toolkit.reading.validated import load
from toolkit.store.imports import Policy
from toolkit.work.make.region.books import party_books
from toolkit.work.receive.files import Received, receive

REGION, EMPLOYER = "besluiten-stuurgroep-2026-q1.xlsx", "besluiten-werkgever-testzorg-2026-q1.xlsx"
SHEET = "Besluiten"
TODAY = date(2026, 5, 20)
YES = {"Antwoord": "ja", "Besloten door": "Stuurgroep", "Besloten op": "12-5-2026"}

Cells = Mapping[str, Mapping[str, Any]]
"""Per row, by what stands in its first cell, what is typed under which header."""


def made(folder: Path) -> dict[str, bytes]:
    """Every decision workbook of the last round, by name."""
    books = list(party_books(gathered(folder)))
    assert not any(isinstance(book, Problem) for book in books)
    return {book[0]: book[1] for book in books if not isinstance(book, Problem)}


def table(book: AnyBook) -> tuple[Any, dict[str, int], dict[str, int]]:
    """The sheet, its columns by header and its rows by first cell."""
    sheet: Any = book[SHEET]
    head = next(row for row in range(1, 20) if sheet.cell(row, 1).value == "Kenmerk")
    columns = {str(cell.value): cell.column for cell in sheet[head] if cell.value}
    rows = {str(sheet.cell(r, 1).value): r for r in range(head + 1, sheet.max_row + 1)}
    return sheet, columns, rows


def shown(data: bytes) -> dict[str, dict[str, Any]]:
    """What stands in every row, by header."""
    sheet, columns, rows = table(openpyxl.load_workbook(io.BytesIO(data)))
    return {
        name: {key: sheet.cell(row, at).value for key, at in columns.items()} for name, row in rows.items()
    }


def filled(data: bytes, cells: Cells) -> bytes:
    """The same workbook with cells filled in, saved by another program."""
    book = load_workbook(io.BytesIO(data))
    sheet, columns, rows = table(book)
    for name, values in cells.items():
        for key, value in values.items():
            sheet.cell(rows[name], columns[key]).value = value
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def bring(folder: Path, data: bytes, policy: Policy = "ask", name: str = "terug.xlsx") -> Received:
    """Bring a workbook into the folder."""
    path = folder.parent / name
    path.write_bytes(data)
    (came,) = receive(opened(folder), [path], TODAY, policy)
    return came


def stored(folder: Path, party: str = "regio") -> PartyDecisions:
    """What stands in `plans/`."""
    model = load("p.yaml", (folder / "plans" / f"{party}.yaml").read_bytes(), PartyDecisions).model
    assert model is not None
    return model


def codes(came: Received) -> set[str]:
    """The codes of all that was told."""
    return {problem.code for problem in came.problems}
