# SPDX-License-Identifier: EUPL-1.2
"""A form as a workbook, written from scratch; the same form gives the same bytes."""

import io
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from toolkit.forms.outcome.norm_sheet import ProfileCell, write_norm
from toolkit.forms.outcome.sheet import outcome_texts, write_outcome
from toolkit.forms.question.filled import NOTHING, PROFILE, START, Key, fingerprint
from toolkit.forms.question.form import Form, FormList
from toolkit.forms.question.layout import (
    CHOICE_FIELDS,
    LATER_COLUMNS,
    MARK_ALONE,
    MARK_CRITERION,
    MARK_FIELD,
    MARK_LIST,
    MARK_MENDS,
    MARK_NORM,
    MARK_NOTE,
    placed_choices,
    profile_choices,
    profile_fields,
)
from toolkit.forms.question.mark import FORMAT
from toolkit.forms.question.write.again_sheet import At, write_again
from toolkit.forms.question.write.list_sheet import answer_ranges, write_list
from toolkit.forms.question.write.start_sheet import write_start
from toolkit.forms.question.write.team_sheet import write_team
from toolkit.sheets import hidden
from toolkit.sheets.columns import Column
from toolkit.sheets.read.package.extent import cell_name
from toolkit.sheets.read.values import Choice
from toolkit.sheets.write.blank import Blank, blank_of, fill_in, hole
from toolkit.sheets.write.book import finished_parts, new_book
from toolkit.sheets.write.choices import choice_ranges, write_choices
from toolkit.sheets.write.formulas import address
from toolkit.sheets.write.style import FOOTER_MAX, Styles, in_margin, set_up
from toolkit.sheets.write.table import Cell, write_head, write_header, write_row
from toolkit.words.catalogue import say

_TO_READ = {"glossary": {"term": 32, "text": 84, "see": 34}, "talk": {"step": 28, "question": 150}}
"""Columns of the sheets that are only read, and how wide they are."""


class FormWriter:
    """Writes the forms of a round: what is the same for every team is written once.

    It keeps one blank workbook per kind of form that it met, for as long as it lives.
    """

    def __init__(self) -> None:
        self._blanks: list[tuple[Form, Blank]] = []

    def write(self, form: Form) -> bytes:
        """Write one form, with the same bytes as `write_workbook`.

        Args:
            form: what is asked of whom.

        Returns:
            The bytes of an .xlsx file.
        """
        if form.filled != NOTHING:
            return fill_in(_blank_book(form), _names(form))
        empty = _without_names(form)
        blank = next((blank for other, blank in self._blanks if other == empty), None)
        if blank is None:
            blank = _blank_book(empty)
            self._blanks.append((empty, blank))
        return fill_in(blank, _names(form))


def _without_names(form: Form) -> Form:
    """The form with holes for all that differs between units of one kind in one round."""
    lists = form.lists
    if form.has_before:
        lists = tuple(
            replace(each, rows=tuple(replace(row, before=hole(row.id)) for row in each.rows))
            for each in form.lists
        )
    return replace(form, mark=replace(form.mark, unit=hole("unit")), title=hole("title"), lists=lists)


def _names(form: Form) -> dict[str, str]:
    """What goes into the holes."""
    names = {"title": form.title, "unit": form.mark.unit}
    names |= {row.id: row.before or say("form.not_here") for row in form.rows}
    names[_footer()] = in_margin(f"{form.title} · {form.mark}", FOOTER_MAX)
    for each in form.lists:
        names[_footer(each)] = in_margin(f"{form.title} · {form.mark.of(each.pin)}", FOOTER_MAX)
    return names


def _footer(each: FormList | None = None) -> str:
    return "footer" if each is None else f"footer {each.pin}"


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
    return FormWriter().write(form)


def _blank_book(form: Form) -> Blank:
    stream = io.BytesIO()
    title = say("form.document_title", title=form.title, round=form.mark.round)
    book = new_book(stream, title=title, subject=str(form.mark), day=form.day)
    styles = Styles(book)
    first = again = _add(book, form, say("form.sheet.again")) if form.filled.points else None
    at: dict[Key, At] = {}

    def placed(sheet: Any, cells: dict[Key, tuple[int, int]]) -> None:  # noqa: ANN401 - idem
        at.update({key: (sheet.get_name(), *cell) for key, cell in cells.items()})

    start = _add(book, form, say("form.sheet.start"))
    ranges = choice_ranges(say("form.sheet.choices"), _all_choices(form))
    functions = ranges.get("functions", "")
    placed(start, write_start(start, form, styles, functions))
    ready = address(*at[START, "ready"])
    if form.asks_team:
        team = _add(book, form, say("form.sheet.team"))
        placed(team, write_team(team, form, styles, ranges, functions))
    choices: dict[str, tuple[Choice, ...]] = {field: profile_choices(field) for field in CHOICE_FIELDS}
    profile = {
        field: ProfileCell(address(*cell), choices.get(field, ()))
        for (kind, field), cell in at.items()
        if kind == PROFILE
    }
    for each in form.lists:
        sheet = _add(book, form, each.sheet, each)
        placed(sheet, write_list(sheet, form, each, styles))
    outcome = _add(book, form, say("form.sheet.outcome"))
    if form.asks_team and form.talks:
        _write_to_read(_add(book, form, say("form.sheet.talk")), form, styles, "talk", _talk_cells(form))
    if form.terms:
        _write_to_read(_add(book, form, say("form.sheet.glossary")), form, styles, "glossary", _terms(form))
    hidden.hide_rows(book.add_worksheet(say("form.sheet.mark")), _mark_rows(form, at))
    write_choices(book.add_worksheet(say("form.sheet.choices")), _all_choices(form))
    norm = book.add_worksheet(say("form.sheet.norm"))
    counted = write_norm(
        norm,
        form.norm,
        ready,
        profile=profile,
        answers=answer_ranges(form),
        texts=outcome_texts(form.norm),
    )
    write_outcome(outcome, book, form.norm, styles, counted, title=form.title, mark=str(form.mark))
    if again is not None:
        write_again(again, form, styles, at)
    (first or start).activate()
    book.close()
    empty = form.filled == NOTHING
    return blank_of(finished_parts(stream.getvalue(), fixed=(outcome.index,), counted=empty))


def _short_notice(form: Form, each: FormList | None) -> str:
    """What every printed page says: the list's own first sentence, and that an example is invented."""
    parts = [say("word.example")] if form.example else []
    return " · ".join(parts if each is None else [*parts, each.first_notice])


def _add(book: Any, form: Form, name: str, each: FormList | None = None) -> Any:  # noqa: ANN401 - no types
    sheet = book.add_worksheet(name)
    set_up(sheet, _short_notice(form, each), hole(_footer(each)))
    return sheet


def _write_to_read(sheet: Any, form: Form, styles: Styles, kind: str, rows: list[list[Cell]]) -> None:  # noqa: ANN401 - idem
    """A sheet on which nothing is filled in: words that are explained, questions to talk from."""
    columns = [Column(key=k, header=say(f"form.{kind}.{k}"), width=w) for k, w in _TO_READ[kind].items()]
    write_head(sheet, say(f"form.{kind}.title"), form.mark, styles)
    write_header(sheet, 2, columns, styles)
    for number, cells in enumerate(rows, start=3):
        write_row(sheet, number, columns, cells, styles)
    sheet.freeze_panes(3, 1)
    sheet.repeat_rows(2)
    sheet.autofilter(2, 0, 2 + len(rows), len(columns) - 1)


def _terms(form: Form) -> list[list[Cell]]:
    titles = {term.id: term.term for term in form.terms}
    seen = {t.id: ", ".join(titles[other] for other in t.see if other in titles) for t in form.terms}
    return [[Cell("label", t.term), Cell("cell", t.text), Cell("cell", seen[t.id])] for t in form.terms]


def _talk_cells(form: Form) -> list[list[Cell]]:
    return [[Cell("label", each.step), Cell("cell", each.question)] for each in form.talks]


def _mark_rows(form: Form, at: Mapping[Key, At]) -> list[tuple[str, ...]]:
    """Ids and content hashes: what was really asked, in words that may change later; and our own notes."""
    noted = dict.fromkeys(at[key] for p in form.filled.points for key in sorted(p.cells) if key in at)
    return [
        (hidden.FORM, FORMAT),
        (hidden.REGION, form.region),
        (hidden.ROUND, form.mark.round),
        (hidden.UNIT, form.mark.unit),
        (MARK_NORM, form.norm.norm.pin),
        *([] if form.asks_team or form.kind != "team" else [(MARK_ALONE, "")]),
        *([(MARK_MENDS, form.filled.mends, fingerprint(form.filled.values))] if form.filled.mends else []),
        *((MARK_FIELD, name) for name in profile_fields(form.kind) if (PROFILE, name) in at),
        *((MARK_FIELD, name) for name in LATER_COLUMNS if form.asks_team),
        *((MARK_NOTE, name, cell_name(row, column)) for name, row, column in noted),
        *((MARK_LIST, each.pin) for each in form.lists),
        *(
            (MARK_CRITERION, row.id, row.criterion.content_hash, each.pin)
            for each in form.lists
            for row in each.rows
        ),
    ]


def _all_choices(form: Form) -> dict[str, tuple[str, ...]]:
    """The words of each dropdown that is filled from a range."""
    found = {str(field): tuple(c.word for c in profile_choices(field)) for field in CHOICE_FIELDS}
    found["placed"] = tuple(choice.word for choice in placed_choices())
    return found | ({"functions": form.functions} if form.functions else {})
