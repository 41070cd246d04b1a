# SPDX-License-Identifier: EUPL-1.2
"""A filled-in form comes back: what is good is kept, what is wrong is named with its cell."""

import datetime as dt
import hashlib
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from tests.forms.helpers import (
    DAY,
    cell_in,
    cell_of,
    column_of,
    edited,
    field_of,
    header_row,
    looked_at,
    part,
    read,
    rebuilt,
    repacked,
    setting,
    team_form,
    the,
)
from tests.typed import AnyBook, Book
from toolkit.forms.question.layout import (
    field_label,
    header,
    level_header,
    placed_choices,
    profile_choices,
    profile_label,
)
from toolkit.forms.question.read.reading import FormReading
from toolkit.forms.question.read.workbook import FormReader
from toolkit.forms.question.write.workbook import write_workbook
from toolkit.model.given.answers import Answer, Answers
from toolkit.model.problem import Place
from toolkit.model.questionnaire import Questionnaire
from toolkit.words.catalogue import describe, say
from tools.example.fill import form_of, target_of
from tools.example.table import asked_in, region

ELSEWHERE = "TS-01"
WITH_NA = next(c.id for s in asked_in("2026-q1").standards for c in s.asked if c.asked_of == "team" and c.na)
PLAIN = "VL-01"


def _answer(reading: FormReading, criterion: str) -> Answer:
    assert reading.answers is not None
    return reading.answers.answers[criterion]


def _place(criterion: str, column: str = "level") -> Place:
    """Where a question stands in the form, found without the reader."""
    cell = cell_of(looked_at(), criterion, column)
    return Place(sheet=cell.parent.title, cell=cell.coordinate)


# ---- what is good


def test_an_answer_knows_its_question_and_its_file() -> None:
    """An answer carries the hash of what was asked and the file that it came from."""
    data = setting(PLAIN, 3)
    reading = read(data, "map/oost.xlsx")
    answer = _answer(reading, PLAIN)
    asked = asked_in("2026-q1").criterion(PLAIN)
    assert asked is not None
    assert (answer.level, answer.asked, answer.import_) == (3, asked.content_hash, 1)
    assert reading.answers is not None
    record = reading.answers.imports[0]
    assert (record.file, record.on, record.channel) == ("zandwerve-oost.xlsx", DAY, "workbook")
    assert record.sha256 == reading.sha256 == hashlib.sha256(data).hexdigest()
    assert list(reading.answers.answers) == [PLAIN]
    assert reading.problems == ()


_WORDS = {choice.value: choice.word for choice in placed_choices()}
_TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cf", "Zs", "Zl", "Zp", "Cn")),
    min_size=1,
    max_size=40,
).filter(lambda t: t not in {"-", "–", "—"})  # fmt: skip


@given(
    st.fixed_dictionaries(
        {},
        optional={
            row.id: st.tuples(
                st.sampled_from([0, 1, 2, 3, 4, "weet ik niet", *(["n.v.t."] if row.criterion.na else [])]),
                st.sampled_from([None, *_WORDS]) if row.criterion.may_be_elsewhere else st.none(),
                st.none() | _TEXT,
            )
            for row in team_form().rows
        },
    )
)
@settings(max_examples=8)
def test_generated_answers_come_back_the_same(
    given_answers: dict[str, tuple[Any, str | None, str | None]],
) -> None:
    """Whatever is filled in in a form comes back as exactly that."""

    def fill(book: Book) -> None:
        for criterion, (level, placed, text) in given_answers.items():
            cell_in(book, criterion).value = level
            if placed is not None:
                cell_in(book, criterion, "placed").value = _WORDS[placed]
            explanation = cell_in(book, criterion, "explanation")
            explanation.value = text
            explanation.data_type = "s" if text is not None else "n"

    reading = read(edited(fill))
    assert reading.answers is not None
    said = {
        criterion: (
            "weet ik niet" if a.unknown else "n.v.t." if a.na else a.level,
            a.placed,
            None if a.explanation is None else a.explanation,
        )
        for criterion, a in reading.answers.answers.items()
    }
    normal = {c: (level, placed, _nfc(text)) for c, (level, placed, text) in given_answers.items()}
    assert said == normal
    assert {p.code for p in reading.problems} <= {"na-without-explanation", "party-missing"}


def _nfc(text: str | None) -> str | None:
    return None if text is None else unicodedata.normalize("NFC", text)


def test_changing_three_cells_changes_three_answers() -> None:
    """Only what somebody changed is different afterwards."""
    before = {row.id: 2 for row in team_form().rows}
    changed = dict(list(before.items())[:3])

    def fill(values: dict[str, int]) -> bytes:
        def change(book: Book) -> None:
            for criterion, level in values.items():
                cell_in(book, criterion).value = level

        return edited(change)

    one = read(fill(before)).answers
    two = read(fill({**before, **dict.fromkeys(changed, 4)})).answers
    assert one is not None
    assert two is not None
    assert {c for c in before if one.answers[c] != two.answers[c]} == set(changed)


def _filled() -> dict[str, int]:
    return {row.id: index % 5 for index, row in enumerate(team_form().rows)}


def _fill(book: AnyBook) -> None:
    for criterion, level in _filled().items():
        cell_in(book, criterion).value = level


def _sort(book: Workbook) -> None:
    """Sort each list by its number, the other way round."""
    for each in team_form().lists:
        sheet = book[each.sheet]
        first = header_row(sheet) + 1
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=first)]
        for down, values in enumerate(sorted(rows, key=lambda r: str(r[0]), reverse=True)):
            for column, value in enumerate(values, start=1):
                sheet.cell(first + down, column).value = value


def _insert_rows(book: Workbook) -> None:
    for each in team_form().lists:
        sheet = book[each.sheet]
        sheet.insert_rows(header_row(sheet) + 3, 2)
        sheet.insert_rows(1, 4)


def _move_columns(book: Workbook) -> None:
    """Put a column of one's own in front, and the level at the very end."""
    for each in team_form().lists:
        sheet = book[each.sheet]
        sheet.insert_cols(1, 2)
        top, level = header_row(sheet), column_of(sheet, header("level"))
        for row in range(top, sheet.max_row + 1):
            sheet.cell(row, 30).value = sheet.cell(row, level).value
            sheet.cell(row, level).value = None


def _hide_rows(book: Workbook) -> None:
    for each in team_form().lists:
        sheet = book[each.sheet]
        for row in range(header_row(sheet) + 1, sheet.max_row, 2):
            sheet.row_dimensions[row].hidden = True
        sheet.column_dimensions["B"].hidden = True


def _rename_and_reorder(book: Workbook) -> None:
    for number, each in enumerate(team_form().lists):
        book[each.sheet].title = f"blad {number}"
    book.move_sheet("Uitleg", offset=4)


def _one_sheet(book: Workbook) -> None:
    """Move all questions of the second list below the first."""
    first, second, *_ = (book[each.sheet] for each in team_form().lists)
    for row in second.iter_rows(min_row=header_row(second) + 1):
        first.append([cell.value for cell in row])
    book.remove(second)


@pytest.mark.parametrize(
    "rearrange",
    [_sort, _insert_rows, _move_columns, _hide_rows, _rename_and_reorder, _one_sheet],
    ids=lambda f: f.__name__.strip("_"),
)
def test_rearranging_a_form_does_no_harm(rearrange: Callable[[Workbook], None]) -> None:
    """Sorted, inserted, hidden, moved or renamed: every answer stays with its question."""

    def change(book: Workbook) -> None:
        _fill(book)
        rearrange(book)

    reading = read(rebuilt(change))
    assert reading.answers is not None
    assert {c: a.level for c, a in reading.answers.answers.items()} == _filled()
    assert reading.problems == ()


def test_text_that_begins_with_an_equals_sign_is_text() -> None:
    """A sentence that looks like a formula comes back as it was typed."""

    def change(book: Book) -> None:
        cell = cell_of(book, PLAIN, "explanation")
        cell.value = "=1+1 klopt niet"
        cell.data_type = "s"

    assert _answer(read(edited(change)), PLAIN).explanation == "=1+1 klopt niet"


def test_a_number_or_a_day_as_evidence_is_kept_as_text() -> None:
    """What a spreadsheet made a number or a day is kept in readable form."""
    assert _answer(read(setting(PLAIN, 2025, "evidence")), PLAIN).evidence == "2025"
    assert _answer(read(setting(PLAIN, dt.date(2026, 3, 2), "evidence")), PLAIN).evidence == "2026-03-02"


def test_handed_in_and_its_day_become_the_state() -> None:
    """'Ingeleverd' ja makes every list submitted since the day that was filled in."""

    def change(book: Book) -> None:
        field_of(book, field_label("handed_in")).value = "Ja"
        field_of(book, field_label("ready")).value = "ja"
        field_of(book, field_label("on")).value = dt.datetime(2026, 3, 24)

    reading = read(edited(change))
    assert reading.ready
    assert reading.answers is not None
    states = {(s.state, s.since) for s in reading.answers.standards.values()}
    assert states == {("submitted", dt.date(2026, 3, 24))}
    assert set(reading.answers.standards) == {each.id for each in team_form().lists}


def test_ready_is_not_handed_in() -> None:
    """Who is ready may look at the outcome first: nothing is handed in before they say so."""
    reading = read(edited(_field(field_label("ready"), "ja")))
    assert reading.ready
    assert reading.answers is not None
    assert {s.state for s in reading.answers.standards.values()} == {"draft"}


@pytest.mark.parametrize(
    ("text", "respondent", "kind"),
    [
        ("Team", "team", "team"),
        ("Team Oost", "team", "team"),
        ("Gezinswerker 2", "gezinswerker-2", "member"),
        ("Partner Veilig Thuis", "partner-veilig-thuis", "partner"),
    ],
)
def test_who_filled_it_in_is_kept(text: str, respondent: str, kind: str) -> None:
    """The team's own answer, a colleague's and a partner's are told apart."""

    def change(book: Book) -> None:
        field_of(book, field_label("respondent")).value = text

    answers = read(edited(change)).answers
    assert answers is not None
    assert (answers.respondent, answers.kind) == (respondent, kind)


def test_a_municipality_answers_for_itself() -> None:
    """The form of a municipality comes back as the settled answer of that municipality."""
    answers = read(write_workbook(form_of("gemeente-zandwerve"))).answers
    assert answers is not None
    assert (answers.unit, answers.respondent, answers.kind) == ("gemeente-zandwerve", "team", "team")


def test_the_hash_is_of_what_was_asked_then() -> None:
    """When words change after a form went out, its answers keep the hash of the old words."""
    old = "sha256:" + "0" * 16

    def change(book: Book) -> None:
        cell_of(book, PLAIN).value = 2
        for row in book["_kenmerk"].iter_rows():
            if row[1].value == PLAIN:
                row[2].value = old

    assert _answer(read(edited(change)), PLAIN).asked == old


# ---- what is wrong: each code once, with its sheet and cell


@pytest.mark.parametrize(
    ("value", "code", "kept"),
    [
        (True, "cell-not-a-level", "waar"),
        (2.5, "cell-not-a-level", "2,5"),
        (7, "cell-not-a-level", "7"),
        (dt.date(2026, 3, 2), "cell-not-a-level", "2026-03-02"),
        ("drie à vier", "cell-not-a-level", "drie à vier"),
        ("=1+2", "cell-formula", "=1+2"),
        ("#N/A", "cell-error", "#N/A"),
    ],
)
def test_an_unusable_level_is_kept_and_named(value: object, code: str, kept: str) -> None:
    """What could be read but not used is kept as it stood, and the cell is named."""
    reading = read(setting(PLAIN, value))
    answer = _answer(reading, PLAIN)
    assert (answer.level, answer.na, answer.unknown, answer.rejected) == (None, False, False, kept)
    assert the(reading.problems, code).place == _place(PLAIN)


def test_a_cached_value_of_a_formula_is_not_trusted() -> None:
    """A formula that shows a 4 is no answer of 4."""
    data = repacked(
        setting(PLAIN, "=1+2"),
        lambda _, d: d.replace(b"<f>1+2</f>", b"<f>1+2</f><v>4</v>"),
    )
    sheet = part(data, "xl/worksheets/sheet3.xml")
    assert b"<f>1+2</f><v>4</v>" in sheet
    assert _answer(read(data), PLAIN).level is None


def test_a_formula_as_explanation_is_kept_as_typed() -> None:
    """A sentence that began with '=' is kept as the words that were typed, with a warning."""
    reading = read(setting(PLAIN, "=eerst bellen", "explanation"))
    assert _answer(reading, PLAIN).explanation == "=eerst bellen"
    assert the(reading.problems, "cell-formula").place == _place(PLAIN, "explanation")


def test_an_error_as_explanation_is_kept_and_told_at_its_cell() -> None:
    """What a spreadsheet made of a text that it took for a formula: kept as it stands, and told."""
    reading = read(setting(PLAIN, "#NAME?", "explanation"))
    assert _answer(reading, PLAIN).explanation == "#NAME?"
    problem = the(reading.problems, "cell-error")
    assert problem.place == _place(PLAIN, "explanation")
    assert dict(problem.holes) == {"criterion": PLAIN, "text": "#NAME?"}


def test_a_form_without_a_single_list_stores_nothing() -> None:
    """No question is found anywhere: it is told, and no empty answers come in the place of what is stored."""

    def change(book: Book) -> None:
        for each in team_form().lists:
            book.remove(book[each.sheet])

    reading = read(edited(change))
    the(reading.problems, "form-without-lists")
    assert reading.answers is None
    assert reading.unit == "zandwerve-oost"


def test_an_unknown_word_for_who_does_it_is_named() -> None:
    """Another word than those in the list is not taken over, and stays with its cell."""
    reading = read(setting(ELSEWHERE, "de buren", "placed"))
    assert reading.answers is not None
    assert ELSEWHERE not in reading.answers.answers
    assert reading.answers.unusable == {f"{ELSEWHERE}.placed": "de buren"}
    assert the(reading.problems, "cell-not-a-choice").place == _place(ELSEWHERE, "placed")


@pytest.mark.parametrize(
    ("text", "placed"),
    [
        ("andere partij", "other_party"),
        ("Een andere partij", "other_party"),
        ("eigen team", "own_team"),
        ("ons eigen team", "own_team"),
        ("Niemand", "nobody"),
        ("nog niemand", "nobody"),
    ],
)
def test_who_does_it_is_understood_as_people_write_it(text: str, placed: str) -> None:
    """The words of the list are understood without their first word too."""
    reading = read(setting(ELSEWHERE, text, "placed"))
    assert _answer(reading, ELSEWHERE).placed == placed
    assert [p.code for p in reading.problems] == ["party-missing"] * (placed == "other_party")


@pytest.mark.parametrize(
    ("change", "choices"),
    [
        (
            lambda book: setattr(cell_of(book, ELSEWHERE, "placed"), "value", "de buren"),
            list(_WORDS.values()),
        ),
        (lambda book: setattr(field_of(book, field_label("ready")), "value", "bijna"), ["ja", "nee"]),
        (
            lambda book: setattr(field_of(book, profile_label("triage")), "value", "wij"),
            [choice.word for choice in profile_choices("triage")],
        ),
    ],
)
def test_a_wrong_choice_is_told_with_the_choices(change: Callable[[Book], None], choices: list[str]) -> None:
    """Whoever typed another word reads which words there are."""
    _, hint = describe(the(read(edited(change)).problems, "cell-not-a-choice"))
    assert len(choices) >= 2
    assert all(f"'{choice}'" in hint for choice in choices)


def test_a_formula_in_our_own_column_is_no_problem() -> None:
    """The text of the chosen level is a formula, whatever it says; the answer beside it counts."""

    def change(book: Book) -> None:
        cell_of(book, PLAIN).value = 3
        assert str(cell_of(book, PLAIN, "chosen").value).startswith("=")
        cell_of(book, ELSEWHERE, "chosen").value = "#N/A"

    reading = read(edited(change))
    assert _answer(reading, PLAIN).level == 3
    assert reading.problems == ()


def test_na_where_it_is_not_allowed_is_named() -> None:
    """N.v.t. on a question that does not know it is told at once."""
    reading = read(setting(PLAIN, "nvt"))
    assert _answer(reading, PLAIN).na
    assert the(reading.problems, "na-not-allowed").place == _place(PLAIN)


def test_na_without_a_reason_is_named() -> None:
    """N.v.t. without explanation is told at once."""
    assert the(read(setting(WITH_NA, "n.v.t.")).problems, "na-without-explanation").place == _place(WITH_NA)


def test_invisible_characters_are_taken_out_with_a_remark() -> None:
    """Word's own bullets become plain ones, and the reader is told."""
    reading = read(setting(PLAIN, "\uf0b7 eerst\u202e bellen 🙂", "explanation"))
    assert _answer(reading, PLAIN).explanation == "• eerst bellen 🙂"
    assert the(reading.problems, "text-control-characters").place == _place(PLAIN, "explanation")


def _double(other_level: object) -> bytes:
    def change(book: Book) -> None:
        cell = cell_of(book, PLAIN)
        cell.value = 3
        values = [c.value for c in cell.parent[cell.row]]
        values[cell.column - 1] = other_level
        cell.parent.append(values)

    return edited(change)


def test_one_question_with_two_answers_counts_for_neither() -> None:
    """Two rows of one question that differ are both kept and neither counts."""
    reading = read(_double(1))
    problem = the(reading.problems, "row-twice")
    assert (problem.place.sheet, dict(problem.holes)["criterion"]) == (team_form().lists[0].sheet, PLAIN)
    assert _answer(reading, PLAIN).level is None
    assert _answer(reading, PLAIN).rejected == "3 | 1"


@pytest.mark.parametrize("other", [3, None])
def test_one_question_twice_with_one_answer_is_fine(other: object) -> None:
    """A copied row with the same answer, or none, does no harm."""
    reading = read(_double(other))
    assert _answer(reading, PLAIN).level == 3
    assert reading.problems == ()


def _cell(sheet: int, row: int, column: int, value: str) -> Callable[[Book], None]:
    def change(book: Book) -> None:
        book.worksheets[sheet].cell(row, column).value = value

    return change


def _drop_row(book: Book) -> None:
    cell = cell_of(book, PLAIN)
    cell.parent.delete_rows(cell.row)


def _drop_number(book: Book) -> None:
    cell = cell_of(book, PLAIN)
    cell.value = 3
    cell.parent.cell(cell.row, 1).value = None


def _drop_hidden(book: Book) -> None:
    del book["_kenmerk"]


def _drop_list(book: Book) -> None:
    del book[team_form().lists[1].sheet]


def _other_mark(book: Book) -> None:
    cell_of(book, PLAIN).value = 3
    book[team_form().lists[0].sheet]["A2"] = (
        "Kenmerk: form/1 · 2026-q1 · zandwerve-west · kpmg-basisfuncties@1.0.0"
    )


def _other_version(book: Book) -> None:
    for row in book["_kenmerk"].iter_rows():
        for cell in row:
            if cell.value == team_form().lists[0].pin:
                cell.value = "kpmg-basisfuncties@0.9.0"


def _drop_column(book: Book) -> None:
    sheet = book[team_form().lists[0].sheet]
    sheet.delete_cols(column_of(sheet, header("evidence")))


def _double_column(book: Book) -> None:
    sheet = book[team_form().lists[0].sheet]
    sheet.cell(header_row(sheet), 20).value = "niveau"


def _drop_header(book: Book) -> None:
    sheet = book[team_form().lists[0].sheet]
    sheet.delete_rows(header_row(sheet))


def _field(label: str, value: object) -> Callable[[Book], None]:
    def change(book: Book) -> None:
        field_of(book, label).value = value

    return change


def _formation(column: int, value: str | float) -> Callable[[Book], None]:
    def change(book: Book) -> None:
        sheet = book["Team"]
        row = next(c.row for r in sheet.iter_rows(max_col=1) for c in r if c.value == say("form.team.role"))
        sheet.cell(row + 1, column).value = value

    return change


def _mark_key(key: str, value: str) -> Callable[[Book], None]:
    def change(book: Book) -> None:
        for row in book["_kenmerk"].iter_rows():
            if row[0].value == key:
                row[1].value = value

    return change


FIRST, SECOND, *_ = (each.sheet for each in team_form().lists)


@pytest.mark.parametrize(
    ("change", "code", "sheet", "cell"),
    [
        (_cell(2, 6, 1, "ZZ-99"), "row-unknown", FIRST, "A6"),
        (_drop_row, "row-missing", FIRST, None),
        (_drop_number, "row-without-number", FIRST, "A6"),
        (_drop_list, "sheet-missing", None, None),
        (_drop_hidden, "hidden-sheet-missing", None, None),
        (_other_mark, "form-marks-differ", FIRST, "A2"),
        (_other_version, "form-other-version", None, None),
        (_drop_column, "column-missing", FIRST, None),
        (_double_column, "column-twice", FIRST, "T5"),
        (_drop_header, "sheet-without-header", FIRST, None),
        (_field(field_label("handed_in"), "bijna"), "cell-not-a-choice", "Uitleg", "B11"),
        (_field(field_label("on"), "morgen"), "cell-not-a-day", "Uitleg", "B12"),
        (_field(field_label("respondent"), None), "respondent-assumed", "Uitleg", "B8"),
        (_field(field_label("respondent"), "***"), "respondent-unusable", "Uitleg", "B8"),
        (_field(field_label("respondent"), "con"), "respondent-unsure", "Uitleg", "B8"),
        (_field(field_label("role"), "teamleider"), "respondent-unsure", "Uitleg", "B8"),
        (_field(profile_label("organisation_form"), "groot"), "cell-not-a-choice", "Team", "B6"),
        (_field(profile_label("target_group"), "jeugd"), "cell-not-ages", "Team", "B9"),
        (_field(profile_label("caseload"), "veel"), "cell-not-a-number", "Team", "B13"),
        (_field(profile_label("caseload"), "=9*2"), "cell-not-a-number", "Team", "B13"),
        (_formation(2, 4.5), "row-without-name", "Team", "A20"),
        (_formation(3, "half"), "cell-not-a-number", "Team", "C20"),
        (_mark_key("form", "form/2"), "form-newer", None, None),
        (_mark_key("region", "regio-amersfoort"), "form-other-region", None, None),
        (_mark_key("round", "2031-q1"), "form-other-round", None, None),
        (_mark_key("unit", "onbekend-team"), "form-other-unit", None, None),
        (_mark_key("norm", "regio-elders@0.9.0"), "form-other-norm", None, None),
    ],
)
def test_each_problem_names_its_sheet_and_cell(
    change: Callable[[Book], None], code: str, sheet: str | None, cell: str | None
) -> None:
    """Every kind of problem is told once, at the sheet and cell where it is."""
    problem = next(p for p in read(edited(change)).problems if p.code == code)
    assert (problem.place.sheet, problem.place.cell) == (sheet, cell)
    the((problem,), code)


def test_a_form_with_another_norm_is_read_as_any_other() -> None:
    """Its answers count; only the outcome that people saw on it was held against another norm."""
    as_made, other = read(edited(lambda _: None)), read(edited(_mark_key("norm", "regio-elders@0.9.0")))
    assert {p.code for p in other.problems} - {p.code for p in as_made.problems} == {"form-other-norm"}
    assert as_made.answers is not None
    assert other.answers is not None
    assert other.answers.answers.keys() == as_made.answers.answers.keys()
    assert other.answers.standards == as_made.answers.standards


@pytest.mark.parametrize("change", [_double_column, _drop_header])
def test_a_sheet_whose_columns_are_unclear_is_told_once(change: Callable[[Book], None]) -> None:
    """Its questions are not said to be missing as well: they are there, and nobody can read them."""
    codes = [problem.code for problem in read(edited(change)).problems]
    assert codes in (["column-twice"], ["sheet-without-header"])


def test_a_workbook_that_is_no_form_is_told() -> None:
    """Somebody's own spreadsheet is not taken for a form."""

    def change(book: Book) -> None:
        for sheet in list(book.worksheets)[1:]:
            book.remove(sheet)
        book.worksheets[0].delete_rows(1, 200)

    reading = read(edited(change))
    the(reading.problems, "not-a-form")
    assert (reading.unit, reading.round, reading.answers) == (None, None, None)


def test_a_norm_that_cannot_be_read_is_told() -> None:
    """Without the lists of the round a form is not read, and the norm is named."""
    data = write_workbook(team_form())
    reading = FormReader(region(), lambda _: None, day=DAY).read("x.xlsx", data)
    the(reading.problems, "unknown-norm")
    assert (reading.unit, reading.answers) == ("zandwerve-oost", None)


def test_without_the_hidden_sheet_the_visible_mark_will_do() -> None:
    """A form that lost its hidden sheet is read all the same; the hash only where the words still match."""
    questions = {row.id: row.criterion.question for row in team_form().rows}

    def change(book: Book) -> None:
        _fill(book)
        _drop_hidden(book)
        cell_of(book, PLAIN, "question").value = "Een andere vraag?"
        # as it stands on forms from before the short titles
        cell_of(book, ELSEWHERE, "question").value = questions[ELSEWHERE]

    reading = read(edited(change))
    assert reading.answers is not None
    assert {c: a.level for c, a in reading.answers.answers.items()} == _filled()
    hashes = {row.id: row.criterion.content_hash for row in team_form().rows}
    asked = {c: a.asked for c, a in reading.answers.answers.items()}
    assert asked == {**hashes, PLAIN: None}


@pytest.mark.parametrize("level", range(5))
def test_without_the_hidden_sheet_every_level_text_is_compared(level: int) -> None:
    """One other word in the text of one level: nobody knows any more that this was what is asked now."""

    def change(book: Book) -> None:
        _fill(book)
        _drop_hidden(book)
        cell = cell_of(book, PLAIN)
        column = column_of(cell.parent, level_header(level))
        cell.parent.cell(cell.row, column).value += " Soms."

    asked = {c: a.asked for c, a in (read(edited(change)).answers or _nothing()).answers.items()}
    assert asked.pop(PLAIN) is None
    assert set(asked.values()) == {row.criterion.content_hash for row in team_form().rows if row.id != PLAIN}


def _nothing() -> Answers:
    raise AssertionError("nothing was read")


@pytest.mark.parametrize("of", ["2026-q1 · zandwerve-west", "2025-q3 · zandwerve-oost"])
def test_a_sheet_of_another_form_is_left_out(of: str) -> None:
    """A sheet pasted from the form of another team, or of another round, gives no answers."""

    def paste(book: Book) -> None:
        cell_of(book, PLAIN).value = 3
        book[team_form().lists[0].sheet]["A2"] = f"Kenmerk: form/1 · {of} · kpmg-basisfuncties@1.0.0"

    reading = read(edited(paste))
    the(reading.problems, "form-marks-differ")
    assert reading.answers is not None
    assert PLAIN not in reading.answers.answers


def test_a_refused_form_still_says_whose_it_seems() -> None:
    """Of a form that cannot be read in, unit and round are told, so that it can be found."""
    reading = read(edited(_mark_key("region", "elders")))
    assert (reading.unit, reading.round, reading.answers) == ("zandwerve-oost", "2026-q1", None)


def test_a_mark_with_nonsense_never_raises() -> None:
    """A hidden sheet that somebody typed in gives problems, never a crash."""

    def change(book: Book) -> None:
        for row in book["_kenmerk"].iter_rows():
            for cell in row[1:]:
                if cell.value is not None and "@" in str(cell.value):
                    cell.value = "Kpmg@1.0.0.0 · x@9"
                if str(cell.value).startswith("sha256:"):
                    cell.value = "sha256:xyz"
        cell_of(book, PLAIN).value = 3

    reading = read(edited(change))
    assert _answer(reading, PLAIN).level == 3


def test_one_reader_reads_many_forms_as_each_alone() -> None:
    """Teams and municipalities in turn: what is remembered of one never ends up with the next."""
    reader, *each = (FormReader(region(), asked_in, day=DAY) for _ in range(10))
    files = sorted(target_of("zandwerve-oost").parent.glob("*.xlsx"))
    kinds: dict[str, list[Path]] = {"gemeente": [], "werkgever": [], "": []}
    for path in files:
        kinds.get(path.name.partition("-")[0], kinds[""]).append(path)
    in_turn = [path for some in zip(*kinds.values(), strict=False) for path in some][:9]
    assert len(in_turn) == 9
    for path, alone in zip(in_turn, each, strict=True):
        data = path.read_bytes()
        assert reader.read(path.name, data) == alone.read(path.name, data)


def test_what_is_asked_of_teams_alike_is_worked_out_once() -> None:
    """Reading ten forms of one round asks once for what the round asks."""
    asked: list[str] = []

    def of_round(name: str) -> Questionnaire | None:
        asked.append(name)
        return asked_in(name)

    reader = FormReader(region(), of_round, day=DAY)
    for unit in ("zandwerve-oost", "zandwerve-west", "zandwerve-oost"):
        assert reader.read("x.xlsx", write_workbook(form_of(unit))).unit == unit
    assert asked == ["2026-q1"]
