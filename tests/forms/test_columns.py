# SPDX-License-Identifier: EUPL-1.2
"""A column more, wherever it is put in: nothing is overwritten, nothing moves, everything is found back."""

import io
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import column_index_from_string

from tests.forms.actions_made import action_form
from tests.forms.actions_made import read as read_book
from tests.forms.helpers import part, saved
from tests.typed import AnyBook, Book
from toolkit.forms.actions import columns as of_actions
from toolkit.forms.actions import read as actions_read
from toolkit.forms.actions import table as actions_table
from toolkit.forms.actions.book import write_action_book
from toolkit.forms.actions.words import column_header
from toolkit.forms.question import columns as of_lists
from toolkit.forms.question.layout import header, level_header
from toolkit.forms.question.read import beside
from toolkit.forms.question.read.reading import FormReading
from toolkit.forms.question.read.workbook import FormReader
from toolkit.forms.question.settling import settling
from toolkit.forms.question.write.workbook import write_workbook
from toolkit.model.given.plan import ACTION_FIELDS
from toolkit.sheets.read.grid import Sheet
from toolkit.sheets.write.table import Cell
from toolkit.words.catalogue import say
from toolkit.words.cells import id_word
from tools.golden.forms import golden_form, golden_region

FORM = golden_form("derde", earlier="2025-q3")
FORM = settling(FORM, None, {row.id: "niveau 1: 2 ×" for row in FORM.rows})
ACTION_FORM = action_form()
HEADER = 5
EXTRA = "Eigen kolom"
PLAIN = of_lists.list_columns()
PLAIN_ACTIONS = of_actions.action_columns()


def _opened(data: bytes) -> Book:
    return Book(io.BytesIO(data))


def _table(sheet: Any, head: int) -> dict[tuple[str, str], Any]:  # noqa: ANN401 - openpyxl's
    """What stands in each row under each header, by the first text of the row that is an id."""
    headers = {c.column: str(c.value) for c in sheet[head] if c.value}
    key = next(c for c, text in headers.items() if text == header("number"))
    return {
        (str(row[key - 1].value), text): row[column - 1].value
        for row in sheet.iter_rows(min_row=head + 1)
        for column, text in headers.items()
    }


def _filled_in(book: Book) -> bytes:
    """Every cell to fill in on the lists gets something of its own."""
    for each in FORM.lists:
        sheet = book[each.sheet]
        headers = {str(c.value): c.column for c in sheet[HEADER] if c.value}
        for number, row in enumerate(each.rows):
            at = HEADER + 1 + number
            sheet.cell(at, headers[header("level")]).value = number % 5
            sheet.cell(at, headers[header("explanation")]).value = f"toelichting {row.id}"
            sheet.cell(at, headers[header("evidence")]).value = f"onderbouwing {row.id}"
            if row.criterion.may_be_elsewhere:
                sheet.cell(at, headers[header("placed")]).value = say("placed.other_party")
                sheet.cell(at, headers[header("party")]).value = f"partij {row.id}"
    return saved(book)


def _give_columns(monkeypatch: pytest.MonkeyPatch, columns: tuple[of_lists.ListColumn, ...]) -> None:
    """Forms are written and read with these."""
    monkeypatch.setattr(of_lists, "list_columns", lambda *_: columns)
    monkeypatch.setattr(beside, "list_columns", lambda *_: columns)
    monkeypatch.setattr(beside, "_columns", beside._columns.__wrapped__)  # which keeps those it had


def _read(data: bytes) -> FormReading:
    region, asked = golden_region()
    return FormReader(region, lambda _: asked, day=date(2026, 4, 1)).read("derde.xlsx", data)


def test_the_form_has_every_column() -> None:
    """The form that is tried shows core questions, earlier and loose answers, so no column escapes."""
    assert [c.key for c in of_lists.columns_of(FORM, FORM.lists[0])] == [c.key for c in PLAIN]
    assert any(row.criterion.may_be_elsewhere for row in FORM.rows)
    assert any(row.criterion.na for row in FORM.rows)


@pytest.fixture(scope="module")
def plain() -> tuple[Book, FormReading]:
    """The form as it is, opened, and what comes back when it is filled in."""
    data = write_workbook(FORM)
    return _opened(data), _read(_filled_in(_opened(data)))


@pytest.mark.usefixtures("written_anew")
@pytest.mark.parametrize("place", range(len(PLAIN) + 1))
def test_a_column_more_on_a_list_harms_no_other(
    place: int, plain: tuple[Book, FormReading], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every text stands under its own header, answers come back the same, formulas look where they should."""
    before, expected = plain
    extra = of_lists.ListColumn(
        key="extra", header=EXTRA, width=9, shows=lambda row, _: Cell("cell", f"eigen {row.id}")
    )
    with_extra = (*PLAIN[:place], extra, *PLAIN[place:])
    _give_columns(monkeypatch, with_extra)
    written = write_workbook(FORM)
    after = _opened(written)
    for each in FORM.lists:
        old, new = (_table(book[each.sheet], HEADER) for book in (before, after))
        own = {key: new.pop(key) for key in list(new) if key[1] == EXTRA}
        assert own == {(row.id, EXTRA): f"eigen {row.id}" for row in each.rows}
        formula = say("form.column.chosen")
        assert {k: v for k, v in new.items() if k[1] != formula} == {
            k: v for k, v in old.items() if k[1] != formula
        }
        _looks_at_its_own(after, each.sheet)
        width = rf'<col min="{place + 1}" max="{place + 1}" width="9\.[67]\d*"'
        assert re.search(width, part(written, after[each.sheet].part).decode())
    found = _read(_filled_in(after))
    assert found.problems == expected.problems == ()
    assert found.answers is not None
    assert expected.answers is not None
    assert found.answers.answers == expected.answers.answers
    assert len(found.answers.answers) == len(FORM.rows)


@pytest.mark.usefixtures("written_anew")
def test_a_text_of_ours_in_any_column_that_is_written_over_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also in a column that came later: what it shows of a question is all that may stand there."""
    extra = of_lists.ListColumn(
        key="why2", header=EXTRA, width=9, shows=lambda row, _: Cell("cell", row.theme)
    )
    _give_columns(monkeypatch, (*PLAIN, extra))
    monkeypatch.setattr(beside, "header", lambda key: EXTRA if key == "why2" else header(key))
    book = _opened(_filled_in(_opened(write_workbook(FORM))))
    sheet = book[FORM.lists[0].sheet]
    heads = {str(c.value): c.column for c in sheet[HEADER] if c.value}
    cells = [sheet.cell(HEADER + 1, heads[name]) for name in (EXTRA, header("theme"), header("why"))]
    for cell in cells:
        cell.value = "van mij"
    told = {(p.code, p.place.cell) for p in _read(saved(book)).problems}
    assert told == {("printed-text-changed", cell.coordinate) for cell in cells}


def test_a_question_is_held_beside_its_own_words_whoever_had_its_number_before() -> None:
    """Of two questions with one number, as of two rounds, each has texts that are the other's crossed out."""
    (row, *_), other_theme = FORM.lists[0].rows, "Een ander thema"
    two = (row, replace(row, theme=other_theme))
    for asked in two:
        sheet = Sheet("Lijst", ((header("number"), header("theme")), (row.id, asked.theme)))
        looked = beside.Beside("lijst.xlsx", sheet, 0, {"number": 0})
        found = beside.FoundRow(sheet, 1, {"number": 0}, row.id)
        told = {each.theme: [p.code for p in looked.row(found, each)] for each in two}
        assert told == {each.theme: [] if each is asked else ["printed-text-changed"] for each in two}


def _looks_at_its_own(book: Book, name: str) -> None:
    """The formulas on a list and those that count over it name the columns that they are about."""
    sheet = book[name]
    headers = {c.column: str(c.value) for c in sheet[HEADER] if c.value}
    row = sheet[HEADER + 1]
    formula = next(str(c.value) for c in row if headers.get(c.column or 0) == say("form.column.chosen"))
    named = [headers[column_index_from_string(letters)] for letters in re.findall(r"([A-Z]+)6\b", formula)]
    texts = [level_header(level) for level in range(5)]
    assert named == [header("number"), *texts]
    counted = {
        headers[column_index_from_string(letters)]
        for cells in book[say("form.sheet.norm")].iter_rows()
        for cell in cells
        for letters in re.findall(rf"'{name}'!\$([A-Z]+)\$1:", str(cell.value))
    }
    # a level may be said in its own words: the preview looks at them too, and at why where n.v.t. is allowed
    may_be_na = any(row.criterion.na for each in FORM.lists if each.sheet == name for row in each.rows)
    assert counted == {*texts, header("number"), header("level"), *[header("explanation")] * may_be_na}


def _extra_action(**more: Any) -> of_actions.ActionColumn:  # noqa: ANN401 - the other attributes
    """A column that shows a text in every row, also in one for a new action."""
    return of_actions.ActionColumn(
        key="note2", header=EXTRA, width=9, shows=lambda row: Cell("cell", f"eigen {row.id}"), **more
    )


def _of_action(book: AnyBook, action: str, column: str) -> Any:  # noqa: ANN401 - openpyxl's
    """The cell of an action under a header, wherever both stand."""
    sheet: Any = book[say("actions.sheet.actions")]
    found = {str(c.value): c for row in sheet.iter_rows() for c in row if c.value}
    at, row = found[column_header(column)].column, found[id_word(action)].row
    return sheet.cell(row, at)


@pytest.mark.parametrize("place", range(len(PLAIN_ACTIONS) + 1))
def test_a_column_more_in_the_action_workbook_harms_no_other(
    place: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a team fills in under a header comes back as what it is, with a column more anywhere."""
    form = ACTION_FORM
    first = form.rows[0].id
    own = next(row.id for row in form.rows if row.is_new)
    extra = _extra_action()
    with_extra = (*PLAIN_ACTIONS[:place], extra, *PLAIN_ACTIONS[place:])
    for module in (of_actions, actions_table, actions_read):
        monkeypatch.setattr(module, "action_columns", lambda: with_extra)
    book = _opened(write_action_book(form))
    values = {
        "decision": say("actions.decision.changed"),
        "reason": "eerst vakantie",
        "owner": "teamleider",
        "quarter": "3e kwartaal 2026",
        "hours": 5,
        "status": say("actions.status.doing"),
    }
    for column, value in values.items():
        at = _of_action(book, first, column)
        assert at.value is None
        at.value = value
    _of_action(book, own, "title").value = "Kennismaken"
    reading = read_book(saved(book))
    assert reading is not None
    assert reading.said is not None
    assert reading.problems == ()
    said = {row.id: {k: c.value for k, c in row.cells.items() if c.value} for row in reading.said.rows}
    assert said == {
        first: {
            "decision": "changed",
            "reason": "eerst vakantie",
            "owner": "teamleider",
            "quarter": "2026-q3",
            "hours": 5,
            "status": "doing",
        },
        own: {"title": "Kennismaken"},
    }
    sheet = book[say("actions.sheet.actions")]
    shown = [c.value for row in sheet.iter_rows() for c in row if str(c.value).startswith("eigen M-")]
    assert len(shown) == sum(row.id.startswith("M-") for row in form.rows)


def _with_actions(monkeypatch: pytest.MonkeyPatch, extra: of_actions.ActionColumn) -> None:
    for module in (of_actions, actions_table, actions_read):
        monkeypatch.setattr(module, "action_columns", lambda: (*PLAIN_ACTIONS, extra))


def test_what_is_typed_in_a_column_that_only_shows_is_told_also_of_a_new_action(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Over a text of ours it is a text that changed, and in a cell that we left empty it is a text aside."""
    _with_actions(monkeypatch, _extra_action())
    own, other = [row.id for row in ACTION_FORM.rows if row.is_new][:2]
    book = _opened(write_action_book(ACTION_FORM))
    cell, empty = book[say("actions.sheet.actions")], say("actions.sheet.actions")
    at = next(c for row in cell.iter_rows() for c in row if c.value == f"eigen {own}")
    at.value = "van mij"
    _of_action(book, own, "title").value = "Kennismaken"
    _of_action(book, other, "title").value = "Ook iets"
    aside = _of_action(book, other, "note")
    assert not aside.value
    aside.value = "naast de tabel"
    reading = read_book(saved(book))
    assert reading is not None
    told = {(p.code, p.place.sheet, p.place.cell) for p in reading.problems}
    assert told == {
        ("action-text-changed", empty, at.coordinate),
        ("cells-outside", empty, aside.coordinate),
    }


@pytest.mark.parametrize("key", ["reason", "hours", "status", "quarter"])
def test_a_column_without_a_prompt_or_limit_is_written_and_read_by_what_it_means(
    key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing but the list of columns says what a column takes: a number stays a number, a word its value."""
    known = {column.key: column for column in PLAIN_ACTIONS}
    typed = {"reason": "om dit", "hours": 5.5, "status": say("actions.status.doing"), "quarter": "2026-q3"}
    meant = {"reason": "om dit", "hours": Decimal("5.5"), "status": "doing", "quarter": "2026-q3"}
    extra = replace(known[key], key="note2", header=EXTRA, older=(), limit=lambda _: {})
    without = tuple(column for column in PLAIN_ACTIONS if column.key != key)
    for module in (of_actions, actions_table, actions_read):
        monkeypatch.setattr(module, "action_columns", lambda: (*without, extra))
    book = openpyxl.load_workbook(io.BytesIO(write_action_book(ACTION_FORM)))
    sheet = book[say("actions.sheet.actions")]
    found = {str(c.value): c for row in sheet.iter_rows() for c in row if c.value}
    column, row = found[EXTRA].column_letter, found[id_word(ACTION_FORM.rows[0].id)].row
    rules = [rule for rule in sheet.data_validations.dataValidation if f"{column}{row}" in rule.sqref]
    assert rules == []
    sheet[f"{column}{row}"].value = typed[key]
    _of_action(book, ACTION_FORM.rows[0].id, "decision").value = say("actions.decision.accepted")
    reading = read_book(saved(book))
    assert reading is not None
    assert reading.said is not None
    (said,) = reading.said.rows
    assert said.cells[extra.field or "title"].value == meant[key]


def test_every_field_that_people_fill_in_has_one_column_that_says_what_it_means() -> None:
    """A field of a decision without a column would be stored and never asked; values go round unchanged."""
    assert sorted(str(c.field) for c in PLAIN_ACTIONS if c.field) == sorted(ACTION_FIELDS)
    held = {
        "criteria": "AB-01 AB-02",
        "decision": "changed",
        "hours": "5.5",
        "quarter": "2026-q3",
        "status": "done",
    }
    for field in ACTION_FIELDS:
        means = of_actions.means_of(field)
        value = means.of_hidden(held.get(field, "tekst"))
        assert means.of_cell(means.words(value), ("AB-01", "AB-02")) == value != ""
        assert means.of_hidden("") is means.of_cell("", ()) is None
