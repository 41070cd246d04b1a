# SPDX-License-Identifier: EUPL-1.2
"""A form as a workbook, written from scratch; the same form gives the same bytes."""

import io
from datetime import UTC, datetime, time
from typing import Any

from xlsxwriter.worksheet import Worksheet

from toolkit.forms.outcome.formulas import address
from toolkit.forms.outcome.norm_sheet import write_norm
from toolkit.forms.outcome.sheet import outcome_texts, write_outcome
from toolkit.forms.question.form import FORMAT, Form, FormList
from toolkit.forms.question.layout import (
    CHOICE_FIELDS,
    MARK_CRITERION,
    MARK_FORM,
    MARK_LIST,
    MARK_REGION,
    MARK_ROUND,
    MARK_UNIT,
    placed_choices,
    profile_choices,
)
from toolkit.forms.question.list_sheet import write_list
from toolkit.forms.question.start_sheet import write_start
from toolkit.forms.question.team_sheet import write_team
from toolkit.sheets.book import finished, hide_rows, new_book
from toolkit.sheets.style import Styles, height_of, set_up
from toolkit.sheets.values import Choice
from toolkit.words.catalogue import say

_GLOSSARY_WIDTHS = (32, 84, 34)


def write_workbook(form: Form) -> bytes:
    """Write a form that a team lead can fill in without other help.

    Every text is written as a string, never as a formula. Sheets are protected without a
    password: cells to fill in are open, filtering and resizing are allowed. The norm is on a hidden
    sheet; what follows from it is seen when 'Klaar met invullen' is ja, and not before.

    Args:
        form: what is asked of whom.

    Returns:
        The bytes of an .xlsx file; the same form gives the same bytes.
    """
    stream = io.BytesIO()
    book = new_book(stream)
    book.worksheet_class = _Sheet
    title = say("form.document_title", title=form.title, round=form.mark.round)
    book.set_properties(
        {
            "title": title,
            "subject": str(form.mark),
            "created": datetime.combine(form.day, time(12), UTC).replace(tzinfo=None),
        }
    )
    styles = Styles(book)
    start = _add(book, form, say("form.sheet.start"))
    ready = address(start.get_name(), *write_start(start, form, styles))
    profile: dict[str, str] = {}
    if form.kind == "team":
        team = _add(book, form, say("form.sheet.team"))
        cells = write_team(team, form, styles, _choice_ranges())
        profile = {field: address(team.get_name(), *cell) for field, cell in cells.items()}
    for each in form.lists:
        write_list(_add(book, form, each.sheet, each), form, each, styles)
    outcome = _add(book, form, say("form.sheet.outcome"))
    if form.terms:
        _write_glossary(_add(book, form, say("form.sheet.glossary")), form, styles)
    _write_mark(book.add_worksheet(say("form.sheet.mark")), form)
    _write_choices(book.add_worksheet(say("form.sheet.choices")))
    norm = book.add_worksheet(say("form.sheet.norm"))
    counted = write_norm(norm, form, ready, profile, outcome_texts(form))
    write_outcome(outcome, book, form, styles, counted)
    start.activate()
    book.close()
    return finished(stream.getvalue(), fixed=(outcome.index,))


class _Sheet(Worksheet):  # type: ignore[misc]  # XlsxWriter publishes no types
    """A worksheet that takes formulas as they are.

    XlsxWriter looks in every formula for the names of newer functions; ours use none, and that
    search would take longer than all the rest.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002 - its signature
        return formula.removeprefix("=")


def short_notice(form: Form, each: FormList | None = None) -> str:
    """What every printed page says: the list's own first sentence, and that an example is invented."""
    parts = [say("word.example")] if form.example else []
    if each is not None:
        parts.append(each.notice.split(". ")[0].rstrip(".") + ".")
    return " · ".join(parts)


def _add(book: Any, form: Form, name: str, each: FormList | None = None) -> Any:  # noqa: ANN401 - no types
    sheet = book.add_worksheet(name)
    mark = form.mark if each is None else form.mark.of(each.pin)
    set_up(
        sheet,
        short_notice(form, each),
        f"{form.title} · {mark}",
        say("form.page", page="{page}", pages="{pages}"),
    )
    return sheet


def _write_glossary(sheet: Any, form: Form, styles: Styles) -> None:  # noqa: ANN401 - idem
    titles = {term.id: term.term for term in form.terms}
    for column, width in enumerate(_GLOSSARY_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, say("form.glossary.title"), styles["title"])
    sheet.write_string(1, 0, say("form.mark", mark=form.mark), styles["mark"])
    for column, key in enumerate(("term", "text", "see")):
        sheet.write_string(2, column, say(f"form.glossary.{key}"), styles["header"])
    for row, term in enumerate(form.terms, start=3):
        see = ", ".join(titles[other] for other in term.see if other in titles)
        sheet.set_row(row, height_of(zip((term.term, term.text, see), _GLOSSARY_WIDTHS, strict=True)))
        sheet.write_string(row, 0, term.term, styles["label"])
        sheet.write_string(row, 1, term.text, styles["cell"])
        sheet.write_string(row, 2, see, styles["cell"])
    sheet.freeze_panes(3, 1)
    sheet.repeat_rows(2)
    sheet.autofilter(2, 0, 2 + len(form.terms), 2)


def _write_mark(sheet: Any, form: Form) -> None:  # noqa: ANN401 - idem
    """Ids and content hashes: what was really asked, in words that may change later."""
    rows: list[tuple[str, ...]] = [
        (MARK_FORM, FORMAT),
        (MARK_REGION, form.region),
        (MARK_ROUND, form.mark.round),
        (MARK_UNIT, form.mark.unit),
    ]
    rows += [(MARK_LIST, each.pin) for each in form.lists]
    rows += [
        (MARK_CRITERION, row.id, row.criterion.content_hash, each.pin)
        for each in form.lists
        for row in each.rows
    ]
    hide_rows(sheet, rows)


def _all_choices() -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    return (*((field, profile_choices(field)) for field in CHOICE_FIELDS), ("placed", placed_choices()))


def _write_choices(sheet: Any) -> None:  # noqa: ANN401 - idem
    """The words of the longer dropdowns: inside a cell's rule only 255 characters fit, and no comma."""
    for column, (_, choices) in enumerate(_all_choices()):
        for row, choice in enumerate(choices):
            sheet.write_string(row, column, choice.word)
    sheet.protect()
    sheet.hide()


def _choice_ranges() -> dict[str, str]:
    """Per field the range that its dropdown shows."""
    name = say("form.sheet.choices")
    return {
        field: f"='{name}'!${chr(65 + column)}$1:${chr(65 + column)}${len(choices)}"
        for column, (field, choices) in enumerate(_all_choices())
    }
