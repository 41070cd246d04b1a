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
from toolkit.store.kept_results import FOLDER, is_ours
from toolkit.store.ledger import sha256_of
from toolkit.store.secret import begin_with, secret_of
from toolkit.work.make.region.books import party_books
from toolkit.work.receive.files import Received, receive

REGION, EMPLOYER = "besluiten-stuurgroep-2026-q1.xlsx", "besluiten-werkgever-testzorg-2026-q1.xlsx"
SHEET = "Besluiten"
TODAY = date(2026, 5, 20)
YES = {"Antwoord": "ja", "Besloten door": "Stuurgroep", "Besloten op": "12-5-2026"}

Cells = Mapping[str, Mapping[str, Any]]
"""Per row, by what stands in its first cell, what is typed under which header."""


_MADE: dict[str, tuple[dict[str, bytes], bytes]] = {}


def made(folder: Path) -> dict[str, bytes]:
    """Every decision workbook of the last round, by name; of folders with the same in them made once."""
    same = _hash_of(folder)
    if same not in _MADE:
        books = list(party_books(gathered(folder)))
        assert not any(isinstance(book, Problem) for book in books)
        secret = secret_of(folder)
        assert isinstance(secret, bytes)
        _MADE[same] = {book[0]: book[1] for book in books if not isinstance(book, Problem)}, secret
    books_, secret_ = _MADE[same]
    assert begin_with(folder, secret_) is None  # the letters in those workbooks are drawn with it
    return dict(books_)


def _hash_of(folder: Path) -> str:
    """Of all that workbooks are made from: what people stored, and the secret where there is one."""
    own = (path for path in sorted(folder.rglob("*.yaml")) if not is_ours(path.name))
    read = [*own, *folder.glob(f"{FOLDER}/letters")]
    text = "".join(f"{path.relative_to(folder)} {sha256_of(path.read_bytes())}\n" for path in read)
    return sha256_of(text.encode())


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
