# SPDX-License-Identifier: EUPL-1.2
"""Tidy tables on paper and in programs: what stands in a cell comes back as it was, and nothing is run."""

import csv
import io
from datetime import date
from fractions import Fraction

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.documents.tidy.table import Heading, Notes, TidyTable, Value
from toolkit.render.tidy_book import render_tidy_book
from toolkit.render.tidy_csv import decimal, render_csv
from toolkit.sheets.write.measure import one_line
from tools.example.table import library

NOTES = Notes("Titel", date(2026, 4, 14), "boven", "onder", (("Een regel.",), ("label", "wat het zegt")))
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)


def table(*values: Value) -> TidyTable:
    """A table of one row."""
    heads = tuple(Heading(f"Kolom {n}", "", "", "text") for n, _ in enumerate(values))
    return TidyTable("tabel", "", heads, lambda: iter([values]))


def csv_row(*values: Value) -> list[str]:
    """The row as a program reads it from CSV."""
    data = render_csv(table(*values))
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert len(rows) == 2
    return rows[1]


@pytest.mark.parametrize("text", ["=1+1", "+31", "-x", "@SUM(A1)", "  =A1", "\t=A1", '=HYPERLINK("x")'])
def test_no_text_becomes_a_formula(text: str) -> None:
    """In CSV an apostrophe stands before it; in a workbook it is a text as it stands."""
    (cell,) = csv_row(text)
    assert cell == "'" + text.strip()
    book = openpyxl.load_workbook(io.BytesIO(render_tidy_book([table(text)], NOTES)))
    found = book["tabel"]["A2"]
    assert (found.data_type, found.value) == ("s", text)


@given(TEXT)
def test_a_text_comes_back_on_one_line(text: str) -> None:
    """Whatever stands in it, its words are there in their order, and no cell begins as a formula does."""
    (cell,) = csv_row(text)
    assert cell.removeprefix("'").split() == text.split() or cell.split() == text.split()
    assert not cell.startswith(("=", "+", "-", "@"))


@given(st.fractions(min_value=0, max_value=10_000))
def test_a_number_has_every_digit(value: Fraction) -> None:
    """It is read back as the float that JSON has, in CSV with a comma and in a workbook as a number."""
    (cell,) = csv_row(value)
    assert "." not in cell
    assert float(cell.replace(",", ".")) == float(value)
    assert cell == decimal(value)


def test_days_numbers_and_nothing() -> None:
    """A day sorts as text; an empty cell is empty and no zero."""
    assert csv_row(date(2026, 7, 1), 0, None, Fraction(1, 2), Fraction(3)) == [
        "2026-07-01",
        "0",
        "",
        "0,5",
        "3",
    ]


def test_a_table_without_rows_opens() -> None:
    """It has its headers, and one empty row since a table needs one."""
    empty = TidyTable("leeg", "", (Heading("Een", "", "", "text"),), lambda: iter(()))
    book = openpyxl.load_workbook(io.BytesIO(render_tidy_book([empty], NOTES)))
    assert next(book["leeg"].iter_rows(values_only=True)) == ("Een",)
    (table,) = book["leeg"].tables.values()
    assert table.ref == "A1:A2"


def test_a_column_is_as_wide_as_its_texts() -> None:
    """What stands beside a text would cover the rest of it; a very long one still leaves room for others."""
    data = table("besproken met de gemeente, en nog niet besloten", "kort", "lang " * 40)
    book = openpyxl.load_workbook(io.BytesIO(render_tidy_book([data, table("uitleg")], NOTES)))
    first, second, third = (book["tabel"].column_dimensions[letter].width for letter in "ABC")
    assert first >= one_line("besproken met de gemeente, en nog niet besloten") > second + 10
    assert first < third < len("lang " * 20)


@pytest.mark.parametrize("title", sorted({s.model.title for s in library().standards.values() if s.model}))
def test_the_title_of_a_list_stands_whole_in_its_column(title: str) -> None:
    """However long one of ours is: what stands beside it would cover its last word."""
    made = render_tidy_book([table(title, "kort"), table("uitleg")], NOTES)
    book = openpyxl.load_workbook(io.BytesIO(made))
    assert book["tabel"].column_dimensions["A"].width >= one_line(title)


def test_what_explains_the_columns_is_read_in_its_cells() -> None:
    """A long text goes on at a next line, in a row that is high enough for it."""
    short, long = "kort", "een uitleg van een kolom " * 10
    told = TidyTable(
        "kolommen", "", table(short, long).headings, lambda: iter([(short, long), (short, short)])
    )
    sheet = openpyxl.load_workbook(io.BytesIO(render_tidy_book([table("x"), told], NOTES)))["kolommen"]
    assert sheet["B2"].alignment.wrap_text
    width = sheet.column_dimensions["B"].width
    assert width < 80
    heights = [sheet.row_dimensions[row].height or 0 for row in (2, 3)]
    assert heights[0] >= 15 * len(long) / width
    assert heights[0] > heights[1]
