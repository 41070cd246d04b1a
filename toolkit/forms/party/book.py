# SPDX-License-Identifier: EUPL-1.2
"""The decision workbook, written from scratch; the same plans give the same bytes."""

import io
from collections.abc import Iterator
from typing import Any

from toolkit.forms.party.columns import PartyColumn, choices_of, party_columns
from toolkit.forms.party.form import PartyForm, lines_above
from toolkit.forms.party.hidden_sheet import mark_rows
from toolkit.forms.party.words import help_text
from toolkit.sheets.hidden import hide_rows
from toolkit.sheets.write import rules
from toolkit.sheets.write.book import finished, new_book
from toolkit.sheets.write.choices import write_choices
from toolkit.sheets.write.measure import height_of
from toolkit.sheets.write.style import A3, Styles, set_up
from toolkit.sheets.write.table import write_head, write_header, write_row
from toolkit.words.catalogue import keys, say
from toolkit.words.text import day_text

_FIRST_LINE = 2  # under the title and the mark
_HELP = {
    "what": ("what",),
    "how": ("decide", "joint", "anders", "later", "amount", "by", "on", "blank", "paper"),
    "send": ("send", "after"),
}
_OF_REGION = frozenset({"joint", "later"})
"""What an employer, who decides about no joint action, is not told."""


def write_party_book(form: PartyForm) -> bytes:
    """Write the workbook in which a party above the teams decides.

    Args:
        form: what it is asked, and what it decided so far.

    Returns:
        The bytes of an .xlsx file; every text is a text, never a formula, and the same form gives the
        same bytes.
    """
    stream = io.BytesIO()
    title = say("party.document_title", title=form.party.title, round=form.mark.round)
    book = new_book(stream, title=title, subject=str(form.mark), day=form.day)
    styles = Styles(book)
    start = _add(book, form, "start", styles)
    _write_start(start, form, styles)
    items = _add(book, form, "items", styles)
    _write_items(items, form, styles)
    items.set_paper(A3)  # on A4 its many columns are too small to read
    hide_rows(book.add_worksheet(say("party.sheet.mark")), mark_rows(form))
    if choices_of(form):
        write_choices(book.add_worksheet(say("form.sheet.choices")), choices_of(form))
    start.activate()
    book.close()
    return finished(stream.getvalue())


def _add(book: Any, form: PartyForm, key: str, styles: Styles) -> Any:  # noqa: ANN401 - XlsxWriter publishes no types
    sheet = book.add_worksheet(say(f"party.sheet.{key}"))
    title = say("party.title", title=form.party.title)
    notice = say("word.example") if form.example else title
    set_up(sheet, notice, f"{form.party.title} · {form.mark}")
    write_head(sheet, title, form.mark, styles)
    return sheet


def _write_start(sheet: Any, form: PartyForm, styles: Styles) -> None:  # noqa: ANN401 - idem
    holes = {"region": form.region_title, "round": form.mark.round, "day": day_text(form.day)}
    sheet.write_string(2, 0, say("party.subtitle", **holes), styles["notice"])
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 110)
    row = 3
    if form.example:
        sheet.write_string(row, 0, say("word.example_notice"), styles["notice"])
        row += 1
    for heading, lines in _HELP.items():
        row += 1
        sheet.write_string(row, 0, say(f"party.heading.{heading}"), styles["heading"])
        for key in (key for key in lines if form.of_region or key not in _OF_REGION):
            text = help_text(key, say("party.sheet.items"), of_region=form.of_region)
            sheet.set_row(row, height_of(((text, 110),)))
            sheet.write_string(row, 1, text, styles["text"])
            row += 1


def _write_items(sheet: Any, form: PartyForm, styles: Styles) -> None:  # noqa: ANN401 - idem
    columns = party_columns()
    lines = tuple(_lines(form))
    for number, text in enumerate(lines, start=_FIRST_LINE):
        sheet.write_string(number, 0, text, styles["notice"])
    head = _FIRST_LINE + len(lines)
    write_header(sheet, head, columns, styles)
    number = head
    for number, row in enumerate(form.rows, start=head + 1):
        write_row(sheet, number, columns, [column.shows(row) for column in columns], styles)
        for place, column in enumerate(columns):
            if column.field is not None and row.takes(column.field) and (rule := _rule(column, form)):
                sheet.data_validation(number, place, number, place, rule)
    sheet.autofilter(head, 0, number, len(columns) - 1)
    sheet.freeze_panes(head + 1, 3)
    sheet.repeat_rows(head)
    sheet.print_area(0, 0, number, len(columns) - 1)


def _lines(form: PartyForm) -> Iterator[str]:
    if form.example:
        yield say("word.example_notice")
    yield from lines_above(form)


def _rule(column: PartyColumn, form: PartyForm) -> dict[str, Any]:
    prompt = f"party.prompt.{column.key}"
    note = rules.hint(column.header, say(prompt)) if prompt in keys(prompt) else {}
    return {**note, **({} if column.limit is None else column.limit(form))}
