# SPDX-License-Identifier: EUPL-1.2
"""The form as a workbook: what a team lead gets."""

import dataclasses
import io
import re
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from tests.example.fill import form_of
from tests.forms.helpers import cell_of, field_of, header_row, part, read, team_form
from toolkit.forms.form import Form, FormList, Row
from toolkit.forms.layout import ANSWER_COLUMNS, FIELDS, field_label
from toolkit.forms.workbook import write_workbook
from toolkit.messages.catalogue import say


@pytest.fixture(scope="module")
def book() -> Workbook:
    """The form of a team, as openpyxl sees it."""
    return openpyxl.load_workbook(io.BytesIO(write_workbook(team_form())))


def _visible_text(book: Workbook) -> str:
    texts = [
        str(cell.value)
        for sheet in book.worksheets
        if sheet.sheet_state == "visible"
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    return "\n".join(texts)


@pytest.mark.parametrize("unit", ["zandwerve-oost", "gemeente-zandwerve"])
def test_the_same_form_gives_the_same_bytes(unit: str) -> None:
    """Making the forms again changes nothing."""
    assert write_workbook(form_of(unit)) == write_workbook(form_of(unit))


def test_no_cell_holds_a_formula(book: Workbook) -> None:
    """Nothing in a form is calculated, so a preview on a phone shows all of it."""
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert len(cells) > 500
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]


def test_a_text_that_begins_with_an_equals_sign_stays_text() -> None:
    """A question or title that looks like a formula is shown as it was written."""
    form = team_form()
    first = form.lists[0]
    row = first.rows[0]
    odd = row.criterion.model_copy(update={"question": "=1+1 https://voorbeeld.example"})
    rows = (dataclasses.replace(row, criterion=odd), *first.rows[1:])
    changed = dataclasses.replace(
        form, title="=SOM(A1)", lists=(dataclasses.replace(first, rows=rows), *form.lists[1:])
    )
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(changed)))
    cells = [c for s in book.worksheets for r in s.iter_rows() for c in r if str(c.value).startswith("=1+1")]
    assert [c.data_type for c in cells] == ["s"]


def test_every_visible_sheet_shows_the_mark(book: Workbook) -> None:
    """Whoever holds one printed sheet can tell which form it came from."""
    form = team_form()
    pins = {each.sheet: (each.pin,) for each in form.lists}
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    assert len(visible) == 5
    for sheet in visible:
        mark = " · ".join(("form/1", "2026-q1", "zandwerve-oost", *pins.get(sheet.title, form.mark.pins)))
        assert f"Kenmerk: {mark}" in [cell.value for row in sheet.iter_rows(max_row=4) for cell in row]


def test_the_hidden_sheet_names_what_was_asked(book: Workbook) -> None:
    """Region, round, unit, lists and the hash of every question are kept with the form."""
    form = team_form()
    sheet = book["_kenmerk"]
    rows = {tuple(value for value in row if value is not None) for row in sheet.iter_rows(values_only=True)}
    expected = {
        ("form", "form/1"),
        ("region", form.region),
        ("round", form.mark.round),
        ("unit", form.mark.unit),
        *(("list", each.pin) for each in form.lists),
        *(("criterion", r.id, r.criterion.content_hash, e.pin) for e in form.lists for r in e.rows),
    }
    assert sheet.sheet_state == "hidden"
    assert expected <= rows


def test_only_cells_to_fill_in_are_open(book: Workbook) -> None:
    """Sheets are protected without a password, and every answer cell can be typed in."""
    for sheet in book.worksheets:
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        assert sheet.merged_cells.ranges == set()
    form = team_form()
    for row in form.rows:
        elsewhere = row.criterion.may_be_elsewhere
        for column in ANSWER_COLUMNS:
            cell = cell_of(book, row.id, column)
            may = elsewhere or column not in {"placed", "party"}
            assert cell.protection.locked is not may, (row.id, column)
            assert cell.value == (None if may else "–")
    assert all(not field_of(book, field_label(field)).protection.locked for field in FIELDS)


def test_filtering_and_resizing_are_allowed_on_a_protected_sheet(book: Workbook) -> None:
    """A team lead can filter a list and make columns wider without taking off the protection."""
    form = team_form()
    for each in form.lists:
        sheet = book[each.sheet]
        # in the file these flags mean 'is locked'
        assert not sheet.protection.autoFilter
        assert not sheet.protection.formatRows
        assert not sheet.protection.formatColumns
        assert sheet.auto_filter.ref is not None
        assert sheet.freeze_panes == f"D{header_row(sheet) + 1}"


def test_every_dropdown_refuses_other_words_in_dutch(book: Workbook) -> None:
    """A wrong word is stopped with a Dutch sentence, and n.v.t. is offered only where allowed."""
    seen = 0
    form = team_form()
    for sheet in book.worksheets:
        for rule in sheet.data_validations.dataValidation:
            if rule.type != "list":
                continue
            seen += 1
            assert rule.showErrorMessage
            assert rule.error
            assert rule.showInputMessage
            assert rule.prompt
    assert seen > len(form.rows)
    for row in form.rows:
        cell = cell_of(book, row.id)
        rules = [r for r in cell.parent.data_validations.dataValidation if cell.coordinate in r.sqref]
        words = rules[0].formula1.strip('"').split(",")
        assert words[:6] == ["0", "1", "2", "3", "4", say("word.unknown")]
        assert (say("word.na") in words) is (row.criterion.na is not None)


def test_every_sheet_prints_on_a4_landscape_with_page_numbers(book: Workbook) -> None:
    """A printed form is A4 landscape, as wide as the page, with the header repeated and pages numbered."""
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        assert sheet.page_setup.orientation == "landscape"
        assert str(sheet.page_setup.paperSize) == "9"
        assert sheet.page_setup.fitToWidth in {None, 1}
        assert b"&amp;P" in _printed(sheet.title)
    for each in team_form().lists:
        sheet = book[each.sheet]
        assert sheet.print_title_rows == f"${header_row(sheet)}:${header_row(sheet)}"
        assert each.notice.split(". ")[0].encode() in _printed(each.sheet)


def _printed(sheet: str) -> bytes:
    """The XML of a sheet by its name, for what openpyxl does not show well."""
    data = write_workbook(team_form())
    names = openpyxl.load_workbook(io.BytesIO(data)).sheetnames
    return part(data, f"xl/worksheets/sheet{names.index(sheet) + 1}.xml")


def test_norm_and_figures_appear_nowhere(book: Workbook) -> None:
    """Nobody can fill in the norm: it is not in the form, not even hidden."""
    glossary_words = {term.text for term in team_form().terms} | {term.term for term in team_form().terms}
    own = "\n".join(line for line in _visible_text(book).split("\n") if line not in glossary_words)
    notices = "\n".join(each.notice for each in team_form().lists)
    own = own.replace(notices, "")
    assert "ondergrens" not in own.split(say("form.glossary.title"))[0].casefold()
    hidden = [
        str(value)
        for sheet in book.worksheets
        if sheet.sheet_state != "visible"
        for row in sheet.iter_rows(values_only=True)
        for value in row
    ]
    assert not [text for text in hidden if "norm" in text.casefold()]
    assert not re.search(r"\d+ ?%", own)


def test_the_first_page_says_what_a_team_lead_needs(book: Workbook) -> None:
    """Page one names the time, the five levels, who sees what, and that nobody is judged."""
    page = "\n".join(str(v) for row in book["Uitleg"].iter_rows(values_only=True) for v in row if v)
    form = team_form()
    assert str(form.minutes) in page
    assert say("word.about_way_of_working") in page
    assert say("word.example_notice") in page
    assert all(say(f"level.{n}") in page for n in range(5))
    for audience in ("programme_manager", "ssd", "bosd", "teams"):
        assert say(f"form.sees.team.{getattr(form.sight, audience)}") in page
    assert all(each.notice in page for each in form.lists)


def test_a_municipality_gets_no_sheet_about_a_team() -> None:
    """A municipality is not asked for a team's formation."""
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(form_of("gemeente-zandwerve"))))
    assert "Team" not in book.sheetnames
    assert field_of(book, field_label("respondent")).value == say("word.municipality")


def test_title_and_language_of_the_document_are_set() -> None:
    """A screen reader speaks Dutch and says which form it is."""
    core = part(write_workbook(team_form()), "docProps/core.xml").decode()
    assert "<dc:language>nl-NL</dc:language>" in core
    assert "Team Oost" in core


def test_an_empty_form_reads_back_without_remarks() -> None:
    """A form that nobody filled in gives no answers and nothing to complain about."""
    for unit in ("zandwerve-oost", "gemeente-zandwerve"):
        reading = read(write_workbook(form_of(unit)))
        assert reading.problems == ()
        assert reading.answers is not None
        assert reading.answers.answers == {}
        assert {state.state for state in reading.answers.standards.values()} == {"draft"}


def test_no_color_pair_is_hard_to_read() -> None:
    """Text and ground differ by at least 4.5 to 1 everywhere."""
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(team_form())))
    pairs = {
        (str(cell.font.color.rgb)[-6:], str(cell.fill.fgColor.rgb)[-6:] if cell.fill.fill_type else "FFFFFF")
        for sheet in book.worksheets
        if sheet.sheet_state == "visible"
        for row in sheet.iter_rows()
        for cell in row
        if cell.font.color is not None and cell.font.color.type == "rgb"
    }
    assert len(pairs) > 3
    assert all(_contrast(text, ground) >= 4.5 for text, ground in pairs), pairs


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_longest_level_text_fits_in_its_row(book: Workbook) -> None:
    """No text on a list is cut off: the row is high enough for a plain estimate of its lines."""
    form: Form = team_form()
    each: FormList = form.lists[0]
    sheet = book[each.sheet]
    checked = 0
    for row in sheet.iter_rows(min_row=header_row(sheet) + 1):
        found: Row | None = form.row(str(row[0].value))
        if found is None:
            continue
        width = sheet.column_dimensions["E"].width
        lines = max(len(text) for text in found.criterion.levels.values()) / (width * 1.15)
        assert sheet.row_dimensions[row[0].row or 0].height >= lines * 14
        checked += 1
    assert checked == len(each.rows)


def test_the_guide_in_the_repository_names_the_table() -> None:
    """Whoever opens the folder of the table finds an explanation beside it."""
    folder = Path(__file__).resolve().parents[1] / "example"
    text = (folder / "README.md").read_text(encoding="utf-8")
    tables = [path.name for path in folder.iterdir() if path.suffix in {".csv", ".yaml"}]
    assert tables
    assert all(f"`{name}`" in text for name in tables)
