# SPDX-License-Identifier: EUPL-1.2
"""What is missing in a form that came back, what is extra and what stands elsewhere: kept, and told."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook

from tests.forms.helpers import (
    cell_in,
    cell_of,
    column_of,
    edited,
    field_of,
    header_row,
    opened,
    read,
    rebuilt,
    team_form,
    the,
)
from tests.sheets.read.test_drawn import with_drawing
from tests.typed import Book
from toolkit.checking.people.privacy import withhold
from toolkit.forms.question.layout import field_label, header, level_header, placed_choices, profile_label
from toolkit.forms.question.read.points import filled_in
from toolkit.forms.question.read.reading import FormReading
from toolkit.forms.question.write.workbook import write_workbook
from toolkit.model.given.answers import Answer, Answers, Formation
from toolkit.model.region import Privacy
from toolkit.sheets.read.package import cells_xml, extent
from toolkit.store.merging.additions import gives_way
from toolkit.store.merging.differences import differences
from toolkit.store.merging.merge import merge
from toolkit.words.catalogue import describe, say, severity
from tools.example.fill import target_of

FORM = team_form()
FIRST, SECOND, THIRD = (row.id for row in FORM.lists[0].rows[:3])
SHEET = FORM.lists[0].sheet
ELSEWHERE = next(row.id for row in FORM.rows if row.criterion.may_be_elsewhere)
Change = Callable[[Book], None]


@cache
def _empty() -> FormReading:
    """What is read in a form in which nothing is filled in."""
    return read(edited(lambda _: None))


@cache
def _full() -> Answers:
    """What a whole form of the example says."""
    return _answers(read(target_of("zandwerve-oost").read_bytes()))


def _answers(reading: FormReading) -> Answers:
    assert reading.answers is not None
    return reading.answers


def _label(label: str, other: str) -> Change:
    def change(book: Book) -> None:
        cell = field_of(book, label)
        cell.parent.cell(cell.row, 1).value = other

    return change


def _without(sheet: str) -> Change:
    return lambda book: book.remove(book[sheet])


def _header(sheet: str, old: str, new: str) -> Change:
    def change(book: Book) -> None:
        found = [c for row in book[sheet].iter_rows() for c in row if c.value == old]
        assert found
        for cell in found:
            cell.value = new

    return change


ROLE, SUPPORT = say("form.team.role"), say("form.team.kind")


@pytest.mark.parametrize(
    ("change", "code", "stays"),
    [
        (_without("Team"), "field-missing", ("profile", "formation", "own_support")),
        (_without("Team"), "table-missing", ("formation",)),
        (_header("Team", ROLE, "Wie"), "table-missing", ("formation",)),
        (_header("Team", SUPPORT, "Wat"), "table-missing", ("own_support",)),
        (_header("Team", say("form.team.vacancies"), "Open"), "column-missing", ()),
        (_label(profile_label("caseload"), "Huishoudens"), "field-missing", ()),
        (_without("Uitleg"), "field-missing", ("standards",)),
        (_label(field_label("handed_in"), "Al gemaild"), "field-missing", ("standards",)),
        (_without(SHEET), "sheet-missing", ()),
        (_header(SHEET, header("level"), "Cijfer"), "column-missing", ()),
        (_header(SHEET, header("explanation"), "Waarom dit niveau"), "column-missing", ()),
    ],
)
def test_what_is_not_there_was_not_emptied(change: Change, code: str, stays: tuple[str, ...]) -> None:
    """A sheet, header, label or field that is gone takes nothing away of what is stored, and is told."""
    assert _full().formation
    assert _full().own_support
    reading = read(edited(change))
    assert code in {p.code for p in reading.problems}
    new = _answers(reading)
    kept = merge(_full(), new, reading.seen)
    for part in stays:
        assert getattr(kept, part) == getattr(_full(), part)
    seen = reading.seen
    for criterion, answer in _full().answers.items():
        now = kept.answers.get(criterion)
        if f"{criterion}.level" not in seen:
            assert now is not None
            assert (now.level, now.na, now.unknown) == (answer.level, answer.na, answer.unknown)
        if f"{criterion}.explanation" not in seen and answer.explanation:
            assert now is not None
            assert now.explanation == answer.explanation
    for name in type(_full().profile).model_fields:
        if f"profile.{name}" not in seen:
            assert getattr(kept.profile, name) == getattr(_full().profile, name)
    assert len(seen) < len(_empty().seen)


def test_a_column_of_a_table_that_is_gone_keeps_its_numbers() -> None:
    """Fte's of a role are read anew; its vacancies, of which the header is gone, stay what they were."""
    role = next(row for row in _full().formation if row.vacancies)

    def change(book: Book) -> None:
        _header("Team", say("form.team.vacancies"), "Open")(book)
        cell = next(c for row in book["Team"].iter_rows(max_col=1) for c in row if c.value == ROLE)
        book["Team"].cell(cell.row + 1, 1).value = role.role
        book["Team"].cell(cell.row + 1, 2).value = 9

    reading = read(edited(change))
    (row,) = merge(_full(), _answers(reading), reading.seen).formation
    assert (row.role, row.vacancies) == (role.role, role.vacancies)
    assert row.fte == 9


@pytest.mark.parametrize("label", ["Ingeleverd?", "Ingeleverd:", " INGELEVERD *", "Inge\u00adleverd"])
def test_a_label_may_have_other_signs_behind_it(label: str) -> None:
    """`Ingeleverd?` is the same field: a form is no draft because of a question mark."""

    def change(book: Book) -> None:
        field_of(book, field_label("handed_in")).value = "ja"
        _label(field_label("handed_in"), label)(book)

    reading = read(edited(change))
    assert {state.state for state in _answers(reading).standards.values()} == {"submitted"}
    assert "field-missing" not in {p.code for p in reading.problems}


def test_a_copy_of_a_sheet_that_says_otherwise_is_told() -> None:
    """A copied sheet with another value or another table: the first is read, and the other is named."""

    def change(book: Workbook) -> None:
        field_of(book, profile_label("caseload")).value = 14
        copy = book.copy_worksheet(book["Team"])
        copy.title = "Team (2)"
        cell = next(
            c for row in copy.iter_rows(max_col=1) for c in row if c.value == profile_label("caseload")
        )
        copy.cell(cell.row, 2).value = 16
        role = next(c for row in copy.iter_rows(max_col=1) for c in row if c.value == ROLE)
        copy.cell(role.row + 1, 1).value = "gezinswerker"

    reading = read(rebuilt(change))
    assert _answers(reading).profile.caseload == 14
    problem = the(reading.problems, "field-twice")
    assert (problem.place.sheet, dict(problem.holes)["text"]) == ("Team (2)", "16")
    assert the(reading.problems, "table-twice").place.sheet == "Team (2)"


def test_what_stands_beside_the_cells_is_told_at_its_cell() -> None:
    """A row that goes on, a level beside its column, a cross before a text, own columns, comments, merges."""
    rows: dict[str, int] = {}

    def change(book: Workbook) -> None:
        sheet = book[SHEET]
        for column in ("level", "explanation", "evidence"):
            rows[column] = column_of(sheet, header(column))
        first = cell_of(book, FIRST)
        rows.update(first=first.row, last=sheet.max_row)
        first.value = 3
        sheet.cell(sheet.max_row + 1, rows["explanation"]).value = "en dat gaat goed."
        sheet.cell(first.row + 1, rows["evidence"] + 1).value = 2  # beside, and the level is empty
        sheet.cell(first.row + 1, column_of(sheet, header("chosen"))).value = "1"
        crossed = sheet.cell(first.row + 2, column_of(sheet, level_header(2)))
        crossed.value = f"X {crossed.value}"
        sheet.cell(header_row(sheet), rows["evidence"] + 2).value = "Onze notities"
        sheet.cell(first.row, rows["evidence"] + 2).value = "navragen"
        first.comment = Comment("Klopt dit?", "x")
        sheet.merge_cells(
            start_row=first.row, end_row=first.row + 2, start_column=rows["level"], end_column=rows["level"]
        )

    reading = read(rebuilt(change))
    at = {p.code: (p.place.sheet, p.place.cell) for p in reading.problems if p.code != "level-beside"}
    name = _letters(rows)
    assert at == {
        "row-continues": (SHEET, f"{name['explanation']}{rows['last'] + 1}"),
        "level-text-changed": (SHEET, at["level-text-changed"][1]),
        "cells-outside": (SHEET, f"{name['notes']}{rows['first']}"),
        "cells-merged": (SHEET, f"{name['level']}{rows['first']}"),
        "comments-unread": (SHEET, f"{name['level']}{rows['first']}"),
    }
    assert (at["level-text-changed"][1] or "").endswith(str(rows["first"] + 2))
    beside = [p for p in reading.problems if p.code == "level-beside"]
    assert {dict(p.holes)["text"] for p in beside} == {"2", "1"}
    assert {dict(p.holes)["criterion"] for p in beside} == {SECOND}
    assert dict(the(reading.problems, "cells-merged").holes)["ids"] == f"{FIRST}, {SECOND}, {THIRD}"
    assert _answers(reading).answers.keys() == {FIRST}


@pytest.mark.parametrize("column", ["core", "theme", "question", "why", "chosen"])
def test_a_text_of_ours_that_somebody_wrote_over_is_told(column: str) -> None:
    """What stands in a printed column in the place of our words is no answer: it is told at its cell."""
    at: list[str] = []

    def change(book: Book) -> None:
        cell = cell_of(book, FIRST, column)
        cell.value = "Dit doen wij al jaren samen met Zorgplein"
        at.append(cell.coordinate)
        cell_of(book, FIRST).value = 3

    reading = read(edited(change))
    problem = the(reading.problems, "printed-text-changed")
    assert (problem.place.sheet, problem.place.cell) == (SHEET, at[0])
    assert dict(problem.holes) == {"criterion": FIRST, "column": header(column)}
    assert [p.code for p in reading.problems] == ["printed-text-changed"]
    outside = filled_in(reading, reading.problems, _empty().sheets, str).outside
    assert [one.text for one in outside if one.cell == at[0]] == ["Dit doen wij al jaren samen met Zorgplein"]


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("question", FORM.rows[0].criterion.question),  # as on forms from before the short titles
        ("why", FORM.rows[0].criterion.why),
        ("why", None),
        ("theme", f" {FORM.rows[0].theme.upper()} "),
        ("chosen", FORM.rows[0].criterion.levels[3]),  # of a program that keeps what came of a formula
    ],
)
def test_a_text_of_ours_in_another_dress_is_nobodys(column: str, text: str | None) -> None:
    """Words of the form itself, also of an earlier one, and an emptied cell are no words of people."""
    reading = read(edited(lambda book: setattr(cell_of(book, FIRST, column), "value", text)))
    assert reading.problems == ()


def test_what_is_drawn_on_a_sheet_is_told_and_goes_back() -> None:
    """A text box is no answer: the sheet is named, and its words stand on the copy that goes back."""
    reading = read(with_drawing(edited(lambda _: None), 3))
    problem = the(reading.problems, "drawings-unread")
    assert (problem.place.sheet, problem.place.cell, dict(problem.holes)) == (SHEET, None, {"n": 2})
    assert [p.code for p in reading.problems] == ["drawings-unread"]
    (one,) = filled_in(reading, reading.problems, _empty().sheets, str).outside
    assert (one.sheet, one.text) == (SHEET, "Wij bellen eerst\naltijd")


def test_more_comments_or_merged_cells_than_are_looked_at_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of what comes after the last that is looked at, the sheet and the number are told."""
    monkeypatch.setattr(cells_xml, "MAX_NOTES", 2)
    monkeypatch.setattr(extent, "MAX_MERGED", 1)

    def change(book: Workbook) -> None:
        for row in range(20, 25):
            book[SHEET].cell(row, 2).comment = Comment("x", "y")
        for row in (200, 210):
            book["Team"].merge_cells(start_row=row, end_row=row + 1, start_column=1, end_column=1)

    told = [p for p in read(rebuilt(change)).problems if p.code == "too-much-around"]
    assert [(p.place.sheet, dict(p.holes)["n"]) for p in told] == [("Team", 1), (SHEET, 3)]


@pytest.mark.parametrize("value", [12, "=1+2", "tekst"])
@pytest.mark.parametrize("comment", [False, True])
def test_a_sheet_of_ones_own_is_told_whatever_stands_on_it(value: object, comment: bool) -> None:
    """Also with only numbers, and when a comment on it is told as well."""

    def change(book: Workbook) -> None:
        cell = book.create_sheet("Onze cijfers")["B2"]
        cell.value = value
        if comment:
            cell.comment = Comment("zie ook", "x")

    reading = read(rebuilt(change))
    assert the(reading.problems, "own-sheet-unread").place.sheet == "Onze cijfers"
    assert len(reading.problems) == 1 + comment


def test_a_copy_of_a_sheet_of_the_form_is_no_sheet_of_ones_own() -> None:
    """Its mark says what it is: nobody asks to copy the program's own words to an explanation."""

    def change(book: Workbook) -> None:
        book.copy_worksheet(book[say("form.sheet.start")])

    reading = read(rebuilt(change))
    assert "own-sheet-unread" not in {p.code for p in reading.problems}


def _letters(rows: dict[str, int]) -> dict[str, str]:
    columns = {**rows, "notes": rows["evidence"] + 2}
    return {key: chr(64 + number) for key, number in columns.items() if number <= 26}


def test_how_many_questions_are_open_is_told_of_a_form_that_is_ready() -> None:
    """'13 van 106 niet ingevuld', at the first of them, and only when the form says that it is ready."""

    def fill(book: Book, ready: str) -> None:
        field_of(book, field_label("ready")).value = ready
        for row in FORM.lists[0].rows[3:]:
            cell_in(book, row.id).value = "weet ik niet"
        for each in FORM.lists[1:]:
            for row in each.rows:
                cell_in(book, row.id).value = 2

    reading = read(edited(lambda book: fill(book, "ja")))
    problem = the(reading.problems, "questions-open")
    total = len(FORM.lists[0].rows)
    left = [row.id for row in FORM.lists[0].rows[:3]]
    holes = dict(problem.holes)
    assert (holes["standard"], holes["n"], holes["total"]) == (FORM.lists[0].title, 3, total)
    assert all(criterion in describe(problem)[0] for criterion in left)
    # each of them is marked when the form goes back
    marked = filled_in(reading, [problem], (), str).points[0].cells
    assert marked == {(criterion, "level") for criterion in left}
    back = opened(write_workbook(replace(FORM, filled=filled_in(reading, [problem], (), str))))
    assert all(cell_of(back, criterion).comment is not None for criterion in left)
    assert cell_of(back, FORM.lists[0].rows[3].id).comment is None
    assert problem.place.sheet == SHEET
    assert "questions-open" not in {p.code for p in read(edited(lambda book: fill(book, "nee"))).problems}


@pytest.mark.parametrize("level", [3, None, "bijna 3"])
def test_a_question_twice_with_one_level_keeps_it_and_both_texts(level: object) -> None:
    """A copied row with another explanation: the level counts, and nothing of what was written is lost."""

    def change(book: Book) -> None:
        cell = cell_of(book, FIRST)
        cell.value = 3
        at = column_of(cell.parent, header("explanation"))
        values = [c.value for c in cell.parent[cell.row]]
        cell.parent.cell(cell.row, at).value = "Wij bellen."
        values[cell.column - 1], values[at - 1] = level, "Wij schrijven."
        cell.parent.append(values)

    reading = read(edited(change))
    answer = _answers(reading).answers[FIRST]
    assert answer.explanation == "Wij bellen.\nWij schrijven."
    agrees = level != "bijna 3"
    assert answer.level == (3 if agrees else None)
    assert answer.rejected == (None if agrees else "3 | bijna 3")
    the(reading.problems, "row-twice-joined" if agrees else "row-twice")


@pytest.mark.parametrize("other", ["own_team", None, "other_party"])
def test_a_question_twice_says_who_does_it_only_when_both_agree(other: str | None) -> None:
    """The level counts all the same; two words for who does it are kept and told, and neither counts."""
    words = {choice.value: choice.word for choice in placed_choices()}

    def change(book: Book) -> None:
        cell = cell_of(book, ELSEWHERE)
        cell.value = 3
        at = column_of(cell.parent, header("placed"))
        cell.parent.cell(cell.row, at).value = words["own_team"]
        values = [c.value for c in cell.parent[cell.row]]
        values[at - 1] = words.get(other or "")
        values[column_of(cell.parent, header("party")) - 1] = "Zorgplein"
        cell.parent.append(values)

    reading = read(edited(change))
    answers, agree = _answers(reading), other != "other_party"
    answer = answers.answers[ELSEWHERE]
    assert (answer.level, answer.placed, answer.party) == (3, "own_team" if agree else None, "Zorgplein")
    both = f"{words['own_team']} | {words['other_party']}"
    assert answers.unusable == ({} if agree else {f"{ELSEWHERE}.placed": both})
    codes = [p.code for p in reading.problems]
    assert (
        codes == ["row-twice-joined"] if agree else sorted(codes) == ["cell-not-a-choice", "row-twice-joined"]
    )


def test_a_sheet_of_ones_own_may_name_questions() -> None:
    """Notes beside a whole form, that mention questions by number, are no list without headers."""

    def change(book: Workbook) -> None:
        own = book.create_sheet("Notities")
        for number, text in enumerate((FIRST, SECOND, f"zie {THIRD}", field_label("on")), start=1):
            own.cell(number, 1).value = text
        own["B4"] = "morgen"

    (remark,) = read(rebuilt(change)).problems
    assert (remark.code, remark.place.sheet, severity(remark)) == ("own-sheet-unread", "Notities", "remark")


def test_what_stands_loose_on_a_sheet_is_told_at_its_cell() -> None:
    """Under the list, beside what stands above it, in whatever column: each row is told once."""

    def change(book: Book) -> None:
        sheet = cell_of(book, FIRST).parent
        sheet.cell(2, 6).value = "bel mij hierover"
        sheet.cell(sheet.max_row + 2, 3).value = "afgesproken op maandag"
        sheet.cell(sheet.max_row + 1, 1).value = "let op"
        rows.append(sheet.max_row)

    rows: list[int] = []
    problems = read(edited(change)).problems
    assert {p.code for p in problems} == {"row-continues"}
    assert [p.place.cell for p in problems] == ["F2", f"C{rows[0] - 1}", f"A{rows[0]}"]


def test_what_cannot_be_used_is_kept_everywhere() -> None:
    """Who does it, caseload, fte's, a row without a role, handed in: what was typed stays, and is told."""

    def change(book: Book) -> None:
        cell_of(book, ELSEWHERE, "placed").value = "de buren"
        field_of(book, profile_label("caseload")).value = "14 à 16"
        field_of(book, field_label("handed_in")).value = "bijna"
        role = next(c for row in book["Team"].iter_rows(max_col=1) for c in row if c.value == ROLE)
        book["Team"][f"B{role.row + 1}"] = 2
        book["Team"][f"A{role.row + 2}"] = "=1+1"
        for cell, value in (("A", "gezinswerker"), ("B", "4,5 fte"), ("C", 5)):
            book["Team"][f"{cell}{role.row + 4}"] = value

    reading = read(edited(change))
    answers = _answers(reading)
    assert answers.unusable == {
        f"{ELSEWHERE}.placed": "de buren",
        "profile.caseload": "14 à 16",
        "handed_in": "bijna",
        "formation.0.fte": "4,5 fte",
        "formation.1.fte": "2",
        "formation.2.role": "=1+1",
    }
    keys = {tuple(key.partition(".")[::2]) for key in answers.unusable}
    assert keys <= reading.places.keys()
    emptied = answers.model_copy(update={"unusable": {}})
    assert merge(answers, emptied, reading.seen).unusable == {}
    assert merge(answers, emptied, frozenset()).unusable == answers.unusable
    lost = {d.what for d in differences(answers, emptied) if gives_way(d)}
    assert lost == {f"unusable.{key}" for key in answers.unusable} - {"unusable.handed_in"}
    elsewhere = Answer(placed="nobody")
    worker, *_ = answers.formation
    rows = (worker.model_copy(update={"fte": Decimal(4)}), Formation(role="jurist", fte=Decimal(2)))
    assert (worker.role, worker.needed) == ("gezinswerker", Decimal(5))
    mended = emptied.model_copy(
        update={
            "answers": {**answers.answers, ELSEWHERE: elsewhere},
            "profile": answers.profile.model_copy(update={"caseload": Decimal(15)}),
            "formation": rows,
        }
    )
    assert not any(map(gives_way, differences(answers, mended)))


def test_what_cannot_be_used_holds_no_personal_data() -> None:
    """A number of a resident in a cell that takes none is not stored either."""
    answers = Answers(schema_="answers/1", unit="x", round="x", respondent="team")
    typed = answers.model_copy(update={"unusable": {"profile.caseload": "bsn 111222333"}})
    kept, problems = withhold("x.xlsx", typed, Privacy())
    assert kept.unusable == {"profile.caseload": "bsn […]"}
    the(problems, "personal-data-removed")


def test_the_example_is_there() -> None:
    """What these tests hold beside is a form that a team really filled in."""
    assert len(_full().answers) > 50
    assert Path(target_of("zandwerve-oost")).is_file()
