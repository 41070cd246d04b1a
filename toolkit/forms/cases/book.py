# SPDX-License-Identifier: EUPL-1.2
"""The workbook for learning from cases, written from scratch; the same input gives the same bytes.

Two of its sheets are the team's own paper: they are open, and nobody reads them. Only patterns come back.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from toolkit.forms.cases.columns import choices_of, pattern_columns, range_of
from toolkit.forms.cases.form import CasesForm
from toolkit.forms.cases.hidden_sheet import mark_rows
from toolkit.forms.cases.words import Subject, pattern_word
from toolkit.model.quarter import quarter_named
from toolkit.sheets.columns import Column
from toolkit.sheets.hidden import hide_rows
from toolkit.sheets.write import rules
from toolkit.sheets.write.book import finished, new_book
from toolkit.sheets.write.choices import write_choices
from toolkit.sheets.write.measure import height_of
from toolkit.sheets.write.style import Styles, set_up
from toolkit.sheets.write.table import Cell, write_head, write_header, write_row
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, quarter_text

MOST_CASES = 5
_STEPS = ("choose", "ask", "talk", "read", "lay", "session")
_RULES = ("names", "paper", "figure", "return")
_ROOM = 62.0  # points: to write in by hand
_PATTERN_ROOM = 45.0  # three lines to type in, so that all rows print on one page


def write_cases_book(form: CasesForm) -> bytes:
    """Write the workbook with which a team learns from a few cases in one quarter.

    Args:
        form: whose it is, what a pattern can be about, and what came back before.

    Returns:
        The bytes of an .xlsx file; every text is a text, never a formula.
    """
    stream = io.BytesIO()
    title = say("cases.document_title", title=form.unit_title, quarter=_quarter(form))
    book = new_book(stream, title=title, subject=str(form.mark), day=form.day)
    styles = Styles(book)
    start = _add(book, form, "start", styles)
    _write_start(start, form, styles)
    _write_cases(_add(book, form, "cases", styles), form, styles)
    _write_talks(_add(book, form, "talks", styles), form, styles)
    _write_patterns(_add(book, form, "patterns", styles), form, styles)
    hide_rows(book.add_worksheet(say("cases.sheet.mark")), mark_rows(form))
    write_choices(book.add_worksheet(say("form.sheet.choices")), choices_of(form))
    start.activate()
    book.close()
    return finished(stream.getvalue())


def _quarter(form: CasesForm) -> str:
    return quarter_text(quarter_named(form.mark.quarter))


def _add(book: Any, form: CasesForm, key: str, styles: Styles) -> Any:  # noqa: ANN401 - XlsxWriter publishes no types
    sheet = book.add_worksheet(say(f"cases.sheet.{key}"))
    title = say(f"cases.title.{key}", title=form.unit_title, quarter=_quarter(form))
    notice = say("word.example") if form.example else title
    set_up(sheet, notice, f"{form.unit_title} · {form.mark}", protect=key in {"start", "patterns"})
    write_head(sheet, title, form.mark, styles)
    return sheet


def _notes(form: CasesForm, key: str) -> Iterator[str]:
    """What stands above a table."""
    if form.example:
        yield say("word.example_notice")
    yield say(f"cases.lead.{key}")


def _write_start(sheet: Any, form: CasesForm, styles: Styles) -> None:  # noqa: ANN401 - idem
    holes = {"region": form.region_title, "day": day_text(form.day)}
    sheet.write_string(2, 0, say("cases.subtitle", **holes), styles["notice"])
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 106)
    row = 3
    for text in _notes(form, "start"):
        sheet.write_string(row, 0, text, styles["notice"])
        row += 1
    for heading, keys in (("steps", _STEPS), ("rules", _RULES)):
        row += 1
        sheet.write_string(row, 0, say(f"cases.heading.{heading}"), styles["heading"])
        row += 1
        for key in keys:
            text = say(f"cases.{heading}.{key}.text", sheet=say("cases.sheet.patterns"))
            sheet.set_row(row, height_of(((text, 106),)))
            sheet.write_string(row, 0, say(f"cases.{heading}.{key}.title"), styles["label"])
            sheet.write_string(row, 1, text, styles["cell"])
            row += 1


def _table(
    sheet: Any,  # noqa: ANN401 - idem
    lines: Iterable[str],
    columns: Sequence[Column],
    rows: Iterable[Sequence[Cell]],
    styles: Styles,
    *,
    lowest: float = _ROOM,
) -> None:
    """One table under what stands above it, with its headers at the top of every page."""
    head = 2
    for text in lines:
        sheet.write_string(head, 0, text, styles["notice"])
        head += 1
    write_header(sheet, head, columns, styles)
    number = head
    for number, cells in enumerate(rows, start=head + 1):
        write_row(sheet, number, columns, cells, styles, lowest=lowest)
    sheet.freeze_panes(head + 1, 1)
    sheet.repeat_rows(head)
    sheet.print_area(0, 0, number, len(columns) - 1)


def _write_cases(sheet: Any, form: CasesForm, styles: Styles) -> None:  # noqa: ANN401 - idem
    widths = {"letter": 9, "why": 34, "who": 44, "consent": 20, "short": 50}
    columns = [
        Column(key=key, header=say(f"cases.case.{key}"), width=width, fill=key != "letter")
        for key, width in widths.items()
    ]
    choice = rules.suggested(range_of(form, "why"))
    yes = rules.one_of([say("word.yes"), say("word.no")])
    rows = (
        (
            Cell("id", say("cases.case.name", letter="ABCDE"[n])),
            Cell("fill", rule=choice),
            Cell("fill"),
            Cell("fill", rule=yes),
            Cell("fill"),
        )
        for n in range(MOST_CASES)
    )
    _table(sheet, _notes(form, "cases"), columns, rows, styles)


def _write_talks(sheet: Any, form: CasesForm, styles: Styles) -> None:  # noqa: ANN401 - idem
    widths = {"subject": 26, "question": 52, "resident": 34, "professional": 34, "file": 30}
    columns = [
        Column(key=key, header=say(f"cases.talk.{key}"), width=width, fill=key not in {"subject", "question"})
        for key, width in widths.items()
    ]

    def cells(subject: Subject) -> Sequence[Cell]:
        questions = "\n".join(subject.questions) or say("cases.talk.usual")
        return Cell("id", subject.title), Cell("cell", questions), *(Cell("fill") for _ in range(3))

    _table(sheet, _notes(form, "talks"), columns, map(cells, form.subjects), styles)


def _write_patterns(sheet: Any, form: CasesForm, styles: Styles) -> None:  # noqa: ANN401 - idem
    columns = pattern_columns()
    rows = (
        [
            Cell("id", pattern_word(name))
            if column.field is None
            else Cell(
                column.look,
                column.value(form, pattern),
                rule=None if column.limit is None else column.limit(form) or None,
            )
            for column in columns
        ]
        for name, pattern in form.patterns.items()
    )
    _table(sheet, _notes(form, "patterns"), columns, rows, styles, lowest=_PATTERN_ROOM)
