# SPDX-License-Identifier: EUPL-1.2
"""The form as a workbook: what a team lead gets."""

import dataclasses
import io
import re
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from tests import typed
from tests.forms.helpers import (
    UNIT,
    cell_in,
    cell_of,
    column_of,
    field_of,
    header_row,
    part,
    read,
    team_form,
)
from tests.typed import Book
from toolkit.forms.question.columns import list_columns
from toolkit.forms.question.form import Form, FormList, Row, build_form
from toolkit.forms.question.layout import FIELDS, field_label, header, level_header
from toolkit.forms.question.write.workbook import write_workbook
from toolkit.model.given.answers import Answer, Answers
from toolkit.model.region import Sender
from toolkit.scoring.region import units_of
from toolkit.words.catalogue import say
from toolkit.words.text import day_text
from tools.example.fill import form_of
from tools.example.table import answers_of, asked_in, region
from tools.golden.forms import golden_form


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


@pytest.mark.usefixtures("written_anew")
@pytest.mark.parametrize("unit", ["zandwerve-oost", "gemeente-zandwerve"])
def test_the_same_form_gives_the_same_bytes(unit: str) -> None:
    """Making the forms again changes nothing."""
    assert write_workbook(form_of(unit)) == write_workbook(form_of(unit))


def test_formulas_stand_only_in_cells_of_our_own(book: Workbook) -> None:
    """What is calculated is locked and is no answer; on a list it is the text of the chosen level."""
    lists = {each.sheet for each in team_form().lists}
    calculated = {say("form.sheet.outcome"), say("form.sheet.norm")}
    found = 0
    for sheet in book.worksheets:
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        found += len(cells)
        assert all(cell.protection.locked for cell in cells)
        if sheet.title in lists:
            assert {cell.column for cell in cells} == {column_of(sheet, header("chosen"))}
        else:
            assert not cells or sheet.title in calculated
    assert found > 1000


def test_formulas_know_only_what_older_programs_know(book: Workbook) -> None:
    """Excel 2016 and LibreOffice 7.4 know every function, and no formula is longer than they take."""
    old = {
        "AND", "CHAR", "CHOOSE", "COUNTIF", "EXACT", "FIND", "IF", "IFERROR", "INDEX", "INT", "ISFORMULA",
        "ISNUMBER", "LEFT", "LEN", "LOWER", "MATCH", "MAX", "MID", "MIN", "NOT", "OR", "SUBSTITUTE", "SUM",
        "SUMPRODUCT", "TRIM", "VALUE",
    }  # fmt: skip
    formulas = [str(c.value) for s in book.worksheets for r in s.iter_rows() for c in r if c.data_type == "f"]
    used = {
        name for text in formulas for name in re.findall(r"([A-Z][A-Z.0-9]*)\(", re.sub('"[^"]*"', "", text))
    }
    assert {"IF", "SUM", "FIND"} <= used <= old
    # of after 2010: without the prefix Excel knows it by no name
    assert not re.search(r"(?<!_xlfn\.)ISFORMULA", " ".join(formulas))
    assert max(map(len, formulas)) < 8000


def test_a_text_that_begins_with_an_equals_sign_stays_text() -> None:
    """A theme or the text of a level that looks like a formula is shown as it was written."""
    form = golden_form("goed")
    first = form.lists[0]
    row = first.rows[0]
    levels = {**row.criterion.levels, 0: "=1+1 https://voorbeeld.example"}
    odd = row.criterion.model_copy(update={"levels": levels})
    rows = (dataclasses.replace(row, criterion=odd, theme="=1+1"), *first.rows[1:])
    changed = dataclasses.replace(form, lists=(dataclasses.replace(first, rows=rows), *form.lists[1:]))
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(changed)))
    cells = [c for s in book.worksheets for r in s.iter_rows() for c in r if str(c.value).startswith("=1+1")]
    assert {c.value for c in cells} == {"=1+1", levels[0]}
    assert {c.data_type for c in cells} == {"s"}


def test_every_visible_sheet_shows_the_mark(book: Workbook) -> None:
    """Whoever holds one printed sheet can tell which form it came from."""
    form = team_form()
    pins = {each.sheet: (each.pin,) for each in form.lists}
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    assert len(visible) == 8
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
        for column in (each.key for each in list_columns() if each.fill):
            cell = cell_in(book, row.id, column)
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
        after = get_column_letter(column_of(sheet, header("question")) + 1)
        assert sheet.freeze_panes == f"{after}{header_row(sheet) + 1}"


def test_every_dropdown_refuses_other_words_in_dutch(book: Workbook) -> None:
    """A wrong word is stopped with a Dutch sentence, and n.v.t. is offered only where allowed."""
    seen = 0
    form = team_form()
    for sheet in book.worksheets:
        for rule in sheet.data_validations.dataValidation:
            if rule.type != "list":
                continue
            seen += 1
            offered = "$D$" in rule.formula1 or "$G$" in rule.formula1  # ages, functions: others may be typed
            assert bool(rule.showErrorMessage) == (not offered)
            assert rule.error or offered
            assert rule.showInputMessage
            assert rule.prompt
    assert seen > len(form.rows)
    for row in form.rows:
        cell = cell_in(book, row.id)
        rules = [r for r in cell.parent.data_validations.dataValidation if cell.coordinate in r.sqref]
        words = rules[0].formula1.strip('"').split(",")
        assert words[:6] == ["0", "1", "2", "3", "4", say("word.unknown")]
        assert (say("word.na") in words) is (row.criterion.na is not None)


def test_every_sheet_prints_landscape_with_page_numbers(book: Workbook) -> None:
    """A form prints on A4, the wide lists on A3: as wide as the page, header repeated, pages numbered."""
    lists = {each.sheet for each in team_form().lists}
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        assert sheet.page_setup.orientation == "landscape"
        assert str(sheet.page_setup.paperSize) == ("8" if sheet.title in lists else "9")
        assert sheet.page_setup.fitToWidth in {None, 1}
        assert b"&amp;P" in _printed(book, sheet.title)
    for each in team_form().lists:
        sheet = book[each.sheet]
        assert sheet.print_title_rows == f"${header_row(sheet)}:${header_row(sheet)}"
        assert each.notice.split(". ")[0].encode() in _printed(book, each.sheet)


@cache
def _file() -> bytes:
    return write_workbook(team_form())


def _printed(book: Workbook, sheet: str) -> bytes:
    """The XML of a sheet by its name, for what openpyxl does not show well."""
    return part(_file(), f"xl/worksheets/sheet{book.sheetnames.index(sheet) + 1}.xml")


def test_norm_and_figures_are_not_seen_before_ready() -> None:
    """While somebody fills in the form, no norm, lower limit or figure is on any sheet that is seen."""
    form = team_form()
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(form)), data_only=True)
    glossary_words = {term.text for term in form.terms} | {term.term for term in form.terms}
    own = "\n".join(line for line in _visible_text(book).split("\n") if line not in glossary_words)
    for each in form.lists:
        own = own.replace(each.notice, "")
    assert "ondergrens" not in own.split(say("form.glossary.title"))[0].casefold()
    assert not re.search(r"\d+ ?%", own)
    assert form.norm.norm.title not in own
    shown = [v for row in book[say("form.sheet.outcome")].iter_rows(values_only=True) for v in row if v]
    assert shown[2:] == [say("form.outcome.waiting", field=field_label("ready"))]
    assert book[say("form.sheet.norm")].sheet_state == "hidden"


def test_the_empty_charts_say_nothing() -> None:
    """A chart has no title, legend or axis of its own, so before the outcome is there it cannot be seen."""
    data = write_workbook(team_form())
    for number in range(1, len(team_form().lists) + 1):
        chart = part(data, f"xl/charts/chart{number}.xml").decode()
        assert '<c:autoTitleDeleted val="1"/>' in chart
        assert "<c:legend>" not in chart
        assert set(re.findall(r"<c:v>([^<]*)</c:v>", chart)) <= {"", "0"}


def test_no_word_of_a_theme_breaks(book: Workbook) -> None:
    """The column with the themes is wide enough for the longest word."""
    for each in team_form().lists:
        longest = max(len(word) for row in each.rows for word in row.theme.split())
        column = get_column_letter(column_of(book[each.sheet], header("theme")))
        assert book[each.sheet].column_dimensions[column].width > longest


def test_a_section_of_the_first_page_starts_on_its_own_page(book: Workbook) -> None:
    """A page of the first sheet ends before a heading, so that the five levels stay together."""
    sheet = book[say("form.sheet.start")]
    breaks = [mark.id for mark in sheet.row_breaks.brk]
    assert breaks
    assert all(sheet.cell(row + 1, 1).value for row in breaks)
    heights = [sheet.row_dimensions[row].height or 15 for row in range(1, sheet.max_row + 1)]
    pages = [sum(heights[first:last]) for first, last in pairwise((0, *breaks, len(heights)))]
    margins = sheet.page_margins.top + sheet.page_margins.bottom
    assert max(pages) < 595 - 72 * margins  # of A4 across, in points
    assert all(one + next_ > 500 for one, next_ in pairwise(pages))  # no page more than it takes


def test_the_earlier_answer_is_shown_and_not_filled_in() -> None:
    """With an earlier round its answers stand beside the questions, with their day; nothing counts yet."""
    before = answers_of("2025-q3")[UNIT]["team"]
    form = _with_previous(before)
    data = write_workbook(form)
    book = openpyxl.load_workbook(io.BytesIO(data))
    shown = 0
    for row in form.rows:
        text, level = cell_of(book, row.id, "before"), cell_of(book, row.id)
        assert level.value is None
        assert text.protection.locked
        answer = before.answers.get(row.id)
        if answer is not None and answer.level is not None:
            shown += 1
            assert text.value.startswith(f"niveau {answer.level}\n(30-9-2025)")
        elif answer is None:
            assert text.value == "–"
    assert shown > 10
    reading = read(data)
    assert [p.code for p in reading.problems] == ["respondent-assumed"]
    assert reading.answers is not None
    assert reading.answers.answers == {}


def test_an_earlier_answer_to_other_words_says_so() -> None:
    """When a question changed since, the earlier answer is shown with that remark."""
    before = answers_of("2025-q3")[UNIT]["team"]
    first = next(c for c, answer in before.answers.items() if answer.level is not None)
    old = before.answers[first].model_copy(update={"asked": "sha256:" + "0" * 16})
    form = _with_previous(before.model_copy(update={"answers": {first: old}}))
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(form)))
    assert say("form.before.changed") in cell_of(book, first, "before").value


def test_a_prefilled_or_unclear_answer_is_not_shown_as_earlier() -> None:
    """What never counted in the earlier round is not shown as its answer."""
    before = answers_of("2025-q3")[UNIT]["team"]
    first = next(iter(before.answers))
    for answer in (Answer(level=3, prefilled=True), Answer(rejected="drie"), Answer(level=3, na=True)):
        assert not _with_previous(before.model_copy(update={"answers": {first: answer}})).has_before


def _with_previous(previous: Answers) -> Form:
    round_ = region().round("2026-q1")
    unit = next(u for u in units_of(region()) if u.id == UNIT)
    assert round_ is not None
    return build_form(region(), round_, unit, asked_in("2026-q1"), None, previous=previous)


def test_the_first_page_says_what_a_team_lead_needs(book: Workbook) -> None:
    """Page one names the time, the five levels, who sees what, and that nobody is judged."""
    page = "\n".join(str(v) for row in book["Uitleg"].iter_rows(values_only=True) for v in row if v)
    form = team_form()
    assert str(form.minutes) in page
    assert say("word.about_way_of_working") in page
    assert say("word.example_notice") in page
    assert all(say(f"level.{n}") in page for n in range(5))
    for audience in (b.title for b in region().route):
        assert f"{audience}\n{say('form.sees.team.coded')}" in page
    assert say("form.sees.own_teams") not in page
    assert [seen for _, seen in form.sight][:1] == ["named"]
    assert [seen for _, seen in form.sight][-1:] == ["own_and_range"]
    assert all(each.notice in page for each in form.lists)


def test_core_minutes_are_their_share_of_the_lists_up_to_the_next_five() -> None:
    """Each list's minutes in the share that its core questions are of it; never told as less than that."""
    form = team_form()
    core = {row.id for row in form.core_rows}
    shares = [Fraction(x.minutes, len(x.rows)) * sum(r.id in core for r in x.rows) for x in form.lists]
    assert sum(shares) % 5 != 0
    assert form.core_minutes % 5 == 0
    assert form.core_minutes - 5 < sum(shares) < form.core_minutes


def test_core_questions_can_be_told_from_others(book: Workbook) -> None:
    """In a full round exactly the core questions are marked, and page one says how many and how long."""
    form = team_form()
    assert 0 < len(form.core_rows) < len(form.rows)
    assert form.core_minutes < form.minutes
    for row in form.rows:
        shown = cell_of(book, row.id, "core").value
        assert shown == (say("form.core_mark") if row.criterion.core else None), row.id
    told = {"n": len(form.core_rows), "minutes": form.core_minutes, "word": say("form.core_mark")}
    assert say("form.time_core", **told) in _visible_text(book)


def test_a_round_of_core_questions_marks_none() -> None:
    """Where every question is a core question there is no column that says so."""
    form = form_of(UNIT, "2025-q1")
    text = _visible_text(openpyxl.load_workbook(io.BytesIO(write_workbook(form))))
    assert form.core_rows == ()
    assert header("core") not in text.split("\n")


def test_the_short_title_stands_in_bold_above_the_question() -> None:
    """Whoever comes from the outcome or the plan finds a question by its title."""
    form = team_form()
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(form)), rich_text=True)
    for row in form.rows:
        value = cell_of(book, row.id, "question").value
        assert isinstance(value, CellRichText)
        bold = [str(piece) for piece in value if getattr(getattr(piece, "font", None), "b", False)]
        assert bold == [row.criterion.title]
        assert str(value).split("\n") == [row.criterion.title, *row.criterion.question.split("\n")]


def test_a_missing_number_is_explained_where_it_is_missing(book: Workbook) -> None:
    """A list of which questions stand on another sheet says which sheet; a whole list says nothing."""
    form = team_form()
    whole, *others = form.lists
    assert not whole.has_gaps
    assert say("form.gaps") not in str(book[whole.sheet]["A3"].value)
    assert others
    for each in others:
        assert form.elsewhere(each) == (whole.sheet,)
        assert say("form.gaps_elsewhere", sheet=f"'{whole.sheet}'") in str(book[each.sheet]["A3"].value)
    first = form_of(UNIT, "2025-q1")  # the questions that it leaves out stand on no other sheet
    told = typed.load_workbook(io.BytesIO(write_workbook(first)))[first.lists[0].sheet]["A3"].value
    assert first.lists[0].has_gaps
    assert say("form.gaps") in told


def test_the_first_page_is_honest_about_time(book: Workbook) -> None:
    """Alone, together in meetings, the sheet of the team, and questions that two lists share."""
    form, page = team_form(), _visible_text(book)
    counts = [len({i.criterion.id for i in each.items}) for each in form.norm.lists]
    assert len(form.shared) == sum(counts) - len(form.rows) > 0
    assert say("form.shared", n=len(form.shared)) in page
    assert say("form.time_together", few=3, more=4) in page
    assert say("form.time_team", sheet=say("form.sheet.team")) in page


def test_a_municipality_gets_no_sheet_about_a_team() -> None:
    """A municipality is not asked for a team's formation."""
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(form_of("gemeente-zandwerve"))))
    assert "Team" not in book.sheetnames
    offered = [r.formula1 for r in book["Uitleg"].data_validations.dataValidation if r.type == "list"]
    assert '"de gemeente,één collega"' in offered


def test_title_and_language_of_the_document_are_set() -> None:
    """A screen reader speaks Dutch and says which form it is."""
    core = part(write_workbook(team_form()), "docProps/core.xml").decode()
    assert "<dc:language>nl-NL</dc:language>" in core
    assert "Team Oost" in core


def test_an_empty_form_asks_only_who_it_is_of() -> None:
    """A form that nobody filled in gives no answers, and no remark but that nobody chose who fills it in."""
    for unit in ("zandwerve-oost", "gemeente-zandwerve"):
        reading = read(write_workbook(form_of(unit)))
        assert [p.code for p in reading.problems] == ["respondent-assumed"]
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
        # openpyxl keeps neighbours of one width under the first: the texts of the levels
        width = sheet.column_dimensions[get_column_letter(column_of(sheet, level_header(0)))].width
        lines = max(len(text) for text in found.criterion.levels.values()) / (width * 1.15)
        assert sheet.row_dimensions[row[0].row or 0].height >= lines * 14
        checked += 1
    assert checked == len(each.rows)


def test_the_guide_in_the_repository_names_the_table() -> None:
    """Whoever opens the folder of the table finds an explanation beside it."""
    folder = Path(__file__).resolve().parents[2] / "tools" / "example"
    text = (folder / "README.md").read_text(encoding="utf-8")
    tables = [path.name for path in folder.iterdir() if path.suffix in {".csv", ".yaml"}]
    assert tables
    assert all(f"`{name}`" in text for name in tables)


@pytest.mark.parametrize("unit", ["goed", "gemeente-noorddorp"])
@pytest.mark.parametrize("due", [date(2026, 3, 24), None])
@pytest.mark.parametrize("mailbox", ["zelfscan@regio.example", None])
def test_the_first_sheet_says_by_when_and_where_it_goes_back(
    unit: str, due: date | None, mailbox: str | None
) -> None:
    """A day and a mailbox that the region agreed stand on the form; what it did not, is not made up."""
    sender = None if mailbox is None else Sender(role="programmamanager", mailbox=mailbox)
    form = dataclasses.replace(golden_form(unit), due=due, sender=sender)
    sheet = Book(io.BytesIO(write_workbook(form))).worksheets[0]
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    above = "\n".join(texts[:5])
    assert ("24 maart 2026" in above) == (due is not None)
    assert above.count(day_text(form.day)) == 1  # of the round, and by no day that nobody set
    assert sum("zelfscan@regio.example" in text for text in texts) == (2 if mailbox else 0)
    assert "None" not in "\n".join(texts)
