# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: ANN401 - a cell holds anything, and openpyxl types its cells as anything
"""Filling in a form the other way: by hand, cell by cell."""

import io
import pickle
import zipfile
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache, lru_cache
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook

from tests.typed import AnyBook, AnySheet, Book
from toolkit.forms.question.form import Form
from toolkit.forms.question.layout import field_label, header
from toolkit.forms.question.read.marks import unread_sheets
from toolkit.forms.question.read.reading import FormReading
from toolkit.forms.question.read.workbook import FormReader
from toolkit.forms.question.write.workbook import write_workbook
from toolkit.model.problem import Problem
from toolkit.words.catalogue import catalogue, describe
from tools.example.fill import form_of
from tools.example.table import asked_in, region, role_words

DAY = date(2026, 4, 1)
UNIT = "zandwerve-oost"


@cache
def team_form() -> Form:
    """The form of a team of the invented region."""
    return form_of(UNIT)


@cache
def _reader() -> FormReader:
    return FormReader(region(), asked_in, day=DAY, words=role_words())


def read(data: bytes, name: str = "oost.xlsx") -> FormReading:
    """Read a workbook as the form of the invented region; what is asked then is worked out once."""
    return _reader().read(name, data)


def edited(change: Callable[[Book], None], form: Form | None = None) -> bytes:
    """The bytes of a form after somebody typed in it."""
    book = Book(io.BytesIO(_team_file() if form is None else write_workbook(form)))
    change(book)
    return saved(book)


def rebuilt(change: Callable[[Workbook], None], form: Form | None = None) -> bytes:
    """The bytes of a form after somebody changed more of it than cells: openpyxl writes all of it anew."""
    book: Workbook = pickle.loads(_as_openpyxl(_team_file() if form is None else write_workbook(form)))  # noqa: S301 - made below
    change(book)
    return saved(book)


def saved(book: AnyBook) -> bytes:
    """The bytes of a workbook."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@cache
def looked_at() -> Book:
    """The form of a team as `edited` gives it, only to find something in: nobody changes it."""
    return Book(io.BytesIO(_team_file()))


def opened(data: bytes) -> Workbook:
    """A workbook as openpyxl sees it."""
    return openpyxl.load_workbook(io.BytesIO(data))


@cache
def _team_file() -> bytes:
    """The form of a team on which it says that it answers together, made once for over a hundred tests.

    Without the sheets that nobody reads: they are most of its size, and stay in the zip of a whole form too.
    """
    book = Book(io.BytesIO(write_workbook(team_form())))
    for name in unread_sheets():
        if name in book.sheetnames:
            del book[name]
    field_of(book, field_label("respondent")).value = "het hele team samen"
    return saved(book)


@lru_cache(8)
def _as_openpyxl(data: bytes) -> bytes:
    """A workbook as openpyxl has it, read once for all that change it."""
    return pickle.dumps(opened(data))


def header_row(sheet: AnySheet) -> int:
    """The row with the headers, from 1."""
    cells: Iterator[Any] = (cell for row in sheet.iter_rows() for cell in row)
    return int(next(cell.row for cell in cells if cell.value == header("level")))


def column_of(sheet: AnySheet, text: str) -> int:
    """The column with a header, from 1."""
    cells: Iterable[Any] = sheet[header_row(sheet)]
    return int(next(cell.column for cell in cells if cell.value == text))


def cell_of(book: AnyBook, criterion: str, column: Any = "level") -> Any:
    """The cell of a question under a header, and so its sheet."""
    sheets: list[Any] = list(book.worksheets)
    for sheet in (each for each in sheets if each.sheet_state == "visible"):
        for row in sheet.iter_rows(max_col=1):
            if row[0].value == criterion:
                return sheet.cell(row[0].row, column_of(sheet, header(column)))
    raise AssertionError(criterion)


def cell_in(book: AnyBook, criterion: str, column: str = "level") -> Any:
    """The same in a form of a team that nobody rearranged: for who fills in all of it."""
    sheet, at = _place_in_form(criterion, column)
    of_book: Any = book
    return of_book[sheet][at]


@cache
def _place_in_form(criterion: str, column: str) -> tuple[str, str]:
    cell = cell_of(looked_at(), criterion, column)
    return cell.parent.title, cell.coordinate


def field_of(book: AnyBook, label: str) -> Any:
    """The cell after a label."""
    sheets: list[Any] = list(book.worksheets)
    for sheet in sheets:
        for row in sheet.iter_rows(max_col=1):
            if row[0].value == label:
                return sheet.cell(row[0].row, 2)
    raise AssertionError(label)


def setting(criterion: str, value: Any, column: str = "level") -> bytes:
    """A form in which one cell of one question is filled in."""

    def change(book: Book) -> None:
        cell_of(book, criterion, column).value = value

    return edited(change)


def the(problems: tuple[Problem, ...], code: str) -> Problem:
    """The one problem with a code, whose words are known and whose holes are filled."""
    found = [p for p in problems if p.code == code]
    assert len(found) == 1, [p.code for p in problems]
    assert code in catalogue()
    assert all("{" not in sentence for sentence in describe(found[0]))
    return found[0]


def part(data: bytes, name: str) -> bytes:
    """One part of a workbook."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def repacked(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """A workbook with its parts changed."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            target.writestr(name, change(name, source.read(name)))
    return stream.getvalue()
