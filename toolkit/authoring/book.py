# SPDX-License-Identifier: EUPL-1.2
"""The authoring workbook, from scratch: a sheet per part, what belongs in each column, and choices."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from toolkit.authoring.cell_kinds import Field
from toolkit.authoring.content_kinds import FACTS, Kind, Part, Plain
from toolkit.authoring.hidden_sheet import Mark
from toolkit.authoring.words import sheet_name
from toolkit.sheets.hidden import hide_rows
from toolkit.sheets.read.values import clean
from toolkit.sheets.write import rules
from toolkit.sheets.write.book import finished, new_book
from toolkit.sheets.write.choices import choice_ranges, write_choices
from toolkit.sheets.write.formulas import quoted
from toolkit.sheets.write.measure import height_of, wide_enough
from toolkit.sheets.write.style import A3, Look, Styles, set_across, set_up
from toolkit.sheets.write.table import Rule, write_head
from toolkit.words.catalogue import say

CELL_MAX = 32_000
"""Characters that a cell has room for, with some to spare."""

_BELOW = 12  # rows with the look of the table, for what somebody adds
_RULED = 400  # rows below the last in which choices are offered too
_HELP, _HEADER = 2, 3  # rows of a table, under its title and mark
_FACT_WIDTHS = (26, 78, 62)
_READ_FIRST_WIDTHS = (24, 104)


@dataclass(frozen=True, slots=True)
class Book:
    """What is written.

    Attributes:
        kind: of content.
        title: of the content, as a reader sees it.
        mark: of what it was made.
        rows: by part.
        day: on which it counts as made.
    """

    kind: Kind
    title: str
    mark: Mark
    rows: Mapping[str, Sequence[Plain]]
    day: date


def too_long(book: Book) -> tuple[str, ...]:
    """Headers of the columns in which a text stands that no cell has room for."""
    return tuple(
        each.header
        for part in book.kind.parts
        for each in part.fields
        for row in book.rows[part.key]
        if len(str(each.show(row.get(each.key)) or "")) > CELL_MAX
    )


def write_book(book: Book) -> bytes:
    """Write the workbook.

    Args:
        book: what it holds.

    Returns:
        The bytes of an .xlsx file; the same content gives the same bytes, and every text stays a text.
    """
    stream = io.BytesIO()
    made = new_book(stream, title=book.title, subject=book.mark.pin, day=book.day)
    writer = _Writer(made, book)
    writer.read_first()
    for part in book.kind.parts:
        if part.key == FACTS:
            writer.facts(part)
        else:
            writer.table(part)
    hide_rows(made.add_worksheet(sheet_name("mark")), book.mark.rows())
    if writer.choices:
        write_choices(made.add_worksheet(say("form.sheet.choices")), writer.choices)
    made.close()
    return finished(stream.getvalue())


class _Writer:
    def __init__(self, made: Any, book: Book) -> None:  # noqa: ANN401 - XlsxWriter publishes no types
        self.made, self.book, self.styles = made, book, Styles(made)
        fields = [(part.key, each) for part in book.kind.parts for each in part.fields if each.choices]
        self.choices = {f"{part}.{each.key}": tuple(c.word for c in each.choices) for part, each in fields}
        self.ranges = choice_ranges(say("form.sheet.choices"), self.choices)

    def _sheet(self, key: str, title: str) -> Any:  # noqa: ANN401 - idem
        sheet = self.made.add_worksheet(sheet_name(key))
        set_up(sheet, self.book.title, f"{self.book.title} · {self.book.mark.pin}", protect=False)
        sheet.set_paper(A3)
        write_head(sheet, title, self.book.mark.pin, self.styles)
        return sheet

    def read_first(self) -> None:
        """What the workbook is for and how to work in it."""
        sheet = self._sheet("start", self.book.title)
        for column, width in enumerate(_READ_FIRST_WIDTHS):
            sheet.set_column(column, column, width)
        parts = {part.key for part in self.book.kind.parts}
        keys = [key for key in _START if key != _CHANGES or key in parts]
        lines = [(say(f"authoring.start.{key}.title"), say(f"authoring.start.{key}.text")) for key in keys]
        lines += [(sheet_name(p.key), say(f"authoring.about.{p.key}")) for p in self.book.kind.parts]
        for row, (title, text) in enumerate(lines, start=3):
            sheet.write_string(row, 0, title, self.styles["label"])
            sheet.write_string(row, 1, text, self.styles["cell"])
            sheet.set_row(row, height_of([(text, _READ_FIRST_WIDTHS[1])]))
        sheet.activate()

    def facts(self, part: Part) -> None:
        """The fields of the content itself: name, value, what belongs there."""
        sheet = self._sheet(part.key, sheet_name(part.key))
        for column, width in enumerate(_FACT_WIDTHS):
            sheet.set_column(column, column, width)
            header = say(f"authoring.facts_header.{column}")
            sheet.write_string(_HELP, column, header, self.styles["header"])
        sheet.freeze_panes(_HELP + 1, 1)
        said = self.book.rows[part.key][0]
        for row, each in enumerate(part.fields, start=_HELP + 1):
            value = each.show(said.get(each.key))
            sheet.write_string(row, 0, each.header, self.styles["label"])
            self._write(sheet, row, 1, replace(each, number=False, key=""), value)
            sheet.write_string(row, 2, each.help, self.styles["cell"])
            if rule := self._rule(part, each):
                sheet.data_validation(row, 1, row, 1, dict(rule))
            sheet.set_row(row, height_of([(str(value or ""), _FACT_WIDTHS[1]), (each.help, _FACT_WIDTHS[2])]))

    def table(self, part: Part) -> None:
        """A table: what belongs in each column, the headers, a row for each."""
        sheet = self._sheet(part.key, sheet_name(part.key))
        rows = self.book.rows[part.key]
        shown = [[each.show(said.get(each.key)) for each in part.fields] for said in rows]
        widths = [
            wide_enough((value for row in shown if isinstance(value := row[n], str)), each.width)
            for n, each in enumerate(part.fields)
        ]
        for column, (each, width) in enumerate(zip(part.fields, widths, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(_HELP, column, each.help, self.styles["hint"])
            sheet.write_string(_HEADER, column, each.header, self.styles["header"])
        heads = tuple(zip(part.fields, widths, strict=True))
        sheet.set_row(_HELP, height_of((each.help, width * 1.15) for each, width in heads))
        sheet.set_row(_HEADER, height_of((each.header, width) for each, width in heads))
        named = next((n for n, each in enumerate(part.fields) if each.key == "title"), 0)
        sheet.freeze_panes(_HEADER + 1, named + 1 if part.known_by else 0)
        last = _HEADER + len(rows)
        empty: list[Any] = [None] * len(part.fields)
        for number, values in enumerate([*shown, *[empty] * _BELOW], start=_HEADER + 1):
            for column, (each, value) in enumerate(zip(part.fields, values, strict=True)):
                self._write(sheet, number, column, each, value)
            sheet.set_row(
                number, height_of((str(v), w) for v, w in zip(values, widths, strict=True) if v is not None)
            )
        for column, each in enumerate(part.fields):
            if rule := self._rule(part, each):
                sheet.data_validation(_HEADER + 1, column, last + _RULED, column, dict(rule))
        sheet.autofilter(_HEADER, 0, last, len(part.fields) - 1)
        sheet.repeat_rows(_HEADER)
        set_across(sheet, widths, named + 1)

    def _rule(self, part: Part, each: Field) -> Rule | None:
        if each.choices:
            return rules.one_of(self.ranges[f"{part.key}.{each.key}"])
        if not each.of:
            return None
        other = self.book.kind.part(each.of)
        letter = xl_col_to_name(next(n for n, f in enumerate(other.fields) if f.key == "id"))
        bottom = _HEADER + 1 + len(self.book.rows[other.key]) + _BELOW
        return rules.suggested(f"={quoted(sheet_name(other.key))}!${letter}${_HEADER + 2}:${letter}${bottom}")

    def _write(self, sheet: Any, row: int, column: int, each: Field, value: Any) -> None:  # noqa: ANN401 - idem
        look: Look = "id" if each.key == "id" else "shown_only" if each.to_read else "edit"
        if each.number:
            look = "edit_number"
        style = self.styles[look]
        value = (
            clean(value)[0] if isinstance(value, str) else value
        )  # signs that no cell may hold stay in the file
        if value is None:
            sheet.write_blank(row, column, None, style)
        elif isinstance(value, str):
            sheet.write_string(row, column, value, style)
        else:
            sheet.write_number(row, column, value, style)


_CHANGES = "changes"  # both a part and what is said of it beforehand
_START = ("what", "edit", "rows", "id", _CHANGES, "version", "back", "comments")
