# SPDX-License-Identifier: EUPL-1.2
"""Learning from cases: a blank workbook out, patterns back; never a case, never a figure, never a board."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.forms.recalculated import recalculated
from tests.typed import Sheet, load_workbook
from tests.work.small import copy, opened
from tests.work.some_faces import set_in_markdown
from toolkit.documents.editions import Edition
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.forms.cases.words import subjects_of
from toolkit.model.given.cases import CaseReview
from toolkit.model.quarter import PlanQuarter
from toolkit.reading.validated import load
from toolkit.store.imports import Policy
from toolkit.work.make.gather import Gather
from toolkit.work.make.unit.cases import make_cases
from toolkit.work.make.unit.plans import make_plans
from toolkit.work.receive.files import Received, receive
from toolkit.work.receive.unread import Unread
from tools.example.office import Office

UNIT, QUARTER = "derde", PlanQuarter(2026, 2)
STORED = f"cases/{UNIT}/2026-q2.yaml"
TODAY = date(2026, 6, 20)
ONE: Mapping[str, Any] = {
    "Gaat goed of kan beter": "kan beter",
    "Wat wij zien": "Niemand wist wie de regie had.",
    "In hoeveel casussen": 3,
    "Wat wij afspreken": "Wij leggen de regie vast bij de start.",
    "Wie": "teamleider",
    "Terugkijken op": "1-10-2026",
}
TALKED = "Op dinsdag vertelde zij alles over thuis"


@pytest.fixture(autouse=True)
def _in_markdown(monkeypatch: pytest.MonkeyPatch) -> None:
    """What plans say is asked here, and not how they look."""
    set_in_markdown(monkeypatch)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The fixed region, to write in."""
    return copy(tmp_path / "space")


def book(folder: Path, unit: str = UNIT) -> bytes:
    """The workbook of a unit."""
    (made,) = make_cases(opened(folder), QUARTER, TODAY, unit)
    (file,) = made.files
    return file[1]


def rows(sheet: Sheet) -> tuple[dict[str, int], int]:
    """Columns by header and the row of the headers."""
    head = next(row for row in range(1, 12) if sheet.cell(row, 1).value == "Nr.")
    return {str(cell.value): cell.column for cell in sheet[head] if cell.value}, head


def filled(data: bytes, patterns: Mapping[int, Mapping[str, Any]], talks: str | None = None) -> bytes:
    """The same workbook with patterns filled in, and something on the sheets that stay with the team."""
    workbook = load_workbook(io.BytesIO(data))
    sheet = workbook["Patronen"]
    columns, head = rows(sheet)
    for number, cells in patterns.items():
        for header, value in cells.items():
            sheet.cell(head + number, columns[header]).value = value
    if talks is not None:
        workbook["Casussen"].cell(8, 5).value = talks
        workbook["Gesprekken"].cell(8, 4).value = talks
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def came(folder: Path, data: bytes, policy: Policy = "ask", name: str = "terug.xlsx") -> Received:
    """What became of a workbook that came back."""
    place = folder.parent / name
    place.write_bytes(data)
    (one,) = receive(opened(folder), [place], TODAY, policy)
    return one


def stored(folder: Path) -> CaseReview:
    """What the workspace holds of it."""
    file = load(STORED, (folder / STORED).read_bytes(), CaseReview)
    assert file.model is not None
    return file.model


def test_patterns_come_back_cell_by_cell(folder: Path) -> None:
    """What a team fills in stands in the workspace as it was meant, and checking finds no fault."""
    subject = subjects_of(opened(folder).asked(opened(folder).region.last_round()).standards)[0]
    done = came(folder, filled(book(folder), {2: {**ONE, "Onderwerp": subject.title}}))
    assert (done.outcome, done.unit, done.round, done.answers) == ("read", UNIT, None, 1)
    assert done.problems == ()
    pattern = stored(folder).patterns["p-2"]
    assert pattern.model_dump(exclude_defaults=True) == {
        "subject": subject.id,
        "kind": "better",
        "seen": ONE["Wat wij zien"],
        "cases": 3,
        "agreed": ONE["Wat wij afspreken"],
        "owner": "teamleider",
        "look_on": date(2026, 10, 1),
    }
    assert [p.code for p in opened(folder).problems if "cases" in p.file] == []


def test_what_is_written_about_cases_and_talks_is_never_stored(folder: Path) -> None:
    """Of the team's own sheets not a letter comes into the workspace, not in the log and not in a problem."""
    done = came(folder, filled(book(folder), {1: ONE}, TALKED))
    assert done.outcome == "read"
    written = [path for path in folder.rglob("*") if path.is_file()]
    assert any(path.relative_to(folder).as_posix() == STORED for path in written)
    assert [path for path in written if TALKED.encode() in path.read_bytes()] == []
    assert TALKED not in str(done)


def test_the_sheets_of_the_team_may_be_gone(folder: Path) -> None:
    """Who keeps the paper with cases, and sends the rest, is read all the same."""
    workbook = load_workbook(io.BytesIO(filled(book(folder), {1: ONE})))
    for name in ("Casussen", "Gesprekken", "Uitleg"):
        del workbook[name]
    stream = io.BytesIO()
    workbook.save(stream)
    assert came(folder, stream.getvalue()).outcome == "read"
    assert stored(folder).patterns["p-1"].cases == 3


def test_a_bsn_is_taken_out_and_a_name_is_told(folder: Path) -> None:
    """Personal data never reach the disk; who is no function is told at the cell, without the text."""
    cells = {**ONE, "Wat wij zien": "Gezin 111222333 wachtte.", "Wie": "Jannie Verzonnen"}
    done = came(folder, filled(book(folder), {1: cells}))
    assert "111222333" not in (folder / STORED).read_text("utf-8")
    told = {p.code: p for p in done.problems}
    assert "function-unknown" in told
    assert told["function-unknown"].place is not None
    assert "Jannie" not in str(done.problems)


def test_what_cannot_be_used_is_kept_and_told(folder: Path) -> None:
    """A number of cases that is none stands beside the pattern, with a problem at its cell."""
    done = came(folder, filled(book(folder), {1: {**ONE, "In hoeveel casussen": "een paar"}}))
    assert [p.code for p in done.problems] == ["action-cell-unusable"]
    pattern = stored(folder).patterns["p-1"]
    assert (pattern.cases, pattern.rejected) == (None, {"cases": "een paar"})


def test_a_number_that_no_team_can_have_is_not_believed(folder: Path) -> None:
    """A hundred cases in a quarter, or half a one, is a slip of the hand; ninety-nine could be."""
    rows_ = {n: {**ONE, "In hoeveel casussen": v} for n, v in ((1, 100), (2, 2.5), (3, 99))}
    done = came(folder, filled(book(folder), rows_))
    assert [p.code for p in done.problems] == ["action-cell-unusable"] * 2
    assert [p.cases for p in stored(folder).patterns.values()] == [None, None, 99]


def test_a_subject_by_the_title_that_it_had_is_understood(folder: Path) -> None:
    """A list that gives a theme another title since does not make what people chose unreadable."""
    data = filled(book(folder), {1: {**ONE, "Onderwerp": "Zoals het toen heette"}})
    workbook = load_workbook(io.BytesIO(data))
    mark = workbook["_kenmerk"]
    titles = {str(row[2].value): row for row in mark.iter_rows() if row[0].value == "subject"}
    theme, row = next((str(row[1].value), row) for row in titles.values())
    row[2].value = "Zoals het toen heette"
    stream = io.BytesIO()
    workbook.save(stream)
    assert came(folder, stream.getvalue()).problems == ()
    assert stored(folder).patterns["p-1"].subject == theme


def test_a_workbook_of_a_newer_program_is_refused(folder: Path) -> None:
    """Nothing is guessed of a format that is not known yet."""
    workbook = load_workbook(io.BytesIO(filled(book(folder), {1: ONE})))
    mark = workbook["_kenmerk"]
    mark.cell(2, 2).value = str(mark.cell(2, 2).value).replace("casus/1", "casus/2")
    stream = io.BytesIO()
    workbook.save(stream)
    done = came(folder, stream.getvalue())
    assert (done.outcome, [p.code for p in done.problems]) == ("refused", ["form-newer"])


def test_nothing_that_was_stored_is_lost(folder: Path) -> None:
    """A second workbook adds; where both changed people are asked; a blank cell wipes nothing."""
    first = book(folder)
    came(folder, filled(first, {1: ONE}))
    again = came(folder, filled(first, {1: {"Wat wij zien": "Iets heel anders."}, 2: ONE}), name="b.xlsx")
    assert again.outcome == "refused"
    assert [d.what for d in again.differences] == ["pattern.p-1.seen"]
    assert stored(folder).patterns.keys() == {"p-1"}
    kept = came(folder, filled(first, {1: {"Wat wij zien": "Iets heel anders."}, 2: ONE}), "keep", "b.xlsx")
    assert kept.outcome == "read"
    assert stored(folder).patterns["p-1"].seen == ONE["Wat wij zien"]
    assert stored(folder).patterns["p-2"].cases == 3
    fresh = book(folder)
    emptied = came(folder, filled(fresh, {1: {"Wat wij zien": None}}), name="c.xlsx")
    assert [p.code for p in emptied.problems] == ["action-cell-blank"]
    assert stored(folder).patterns["p-1"].seen == ONE["Wat wij zien"]


def test_the_same_file_twice_is_once(folder: Path) -> None:
    """Reading in again changes nothing."""
    data = filled(book(folder), {1: ONE})
    came(folder, data)
    before = (folder / STORED).read_bytes()
    assert came(folder, data).outcome == "unchanged"
    assert (folder / STORED).read_bytes() == before


def test_a_blank_workbook_says_so(folder: Path) -> None:
    """Who sends it back empty is told; nothing is written."""
    done = came(folder, filled(book(folder), {}))
    assert [p.code for p in done.problems] == ["cases-blank"]
    assert not (folder / STORED).exists()


def test_a_row_without_a_number_and_one_twice_are_told(folder: Path) -> None:
    """Neither is guessed at: the first row of a number counts."""
    workbook = load_workbook(io.BytesIO(filled(book(folder), {1: ONE, 2: ONE, 3: ONE})))
    sheet = workbook["Patronen"]
    columns, head = rows(sheet)
    sheet.cell(head + 2, columns["Nr."]).value = "1"
    sheet.cell(head + 3, columns["Nr."]).value = "een"
    stream = io.BytesIO()
    workbook.save(stream)
    done = came(folder, stream.getvalue())
    assert sorted(p.code for p in done.problems) == ["pattern-twice", "pattern-unknown"]
    assert stored(folder).patterns.keys() == {"p-1"}


def test_a_workbook_of_another_unit_or_region_is_refused(folder: Path) -> None:
    """It says of which team and region it is, and nothing of it is read where those are not known."""
    text = (folder / "region.yaml").read_text("utf-8")
    data, own = filled(book(folder), {1: ONE}), opened(folder).region.id
    changes = {
        "form-other-unit": (f"id: {UNIT}", "id: vierde"),
        "form-other-region": (f"id: {own}", "id: elders"),
    }
    for code, (before, after) in changes.items():
        assert before in text
        (folder / "region.yaml").write_text(text.replace(before, after, 1), "utf-8")
        done = came(folder, data)
        assert (done.outcome, [p.code for p in done.problems]) == ("refused", [code])
        (folder / "region.yaml").write_text(text, "utf-8")


def inputs(folder: Path, edition: Edition = "team") -> PlanInputs:
    """What the plan of the team is made from."""
    work = opened(folder)
    gather = Gather(work, work.score(work.region.last_round()), edition=edition, day=TODAY)
    unit = gather.scored.unit(UNIT)
    assert unit is not None
    found = gather.inputs(unit)
    assert isinstance(found, PlanInputs)
    return found


def text_of(folder: Path, edition: Edition = "team") -> str:
    """The plan of the team in Markdown."""
    work = opened(folder)
    gather = Gather(work, work.score(work.region.last_round()), edition=edition, day=TODAY)
    (made,) = make_plans(gather, UNIT)
    return next(data for name, data in made.files if name.endswith(".md")).decode()


def test_the_plan_of_the_team_shows_them_beside_the_scan(folder: Path) -> None:
    """What was seen, agreed, by whom and when stands in the team's plan; in that for a board not a word."""
    came(folder, filled(book(folder), {1: ONE}))
    plan = text_of(folder)
    assert "Uit de casussen van het tweede kwartaal van 2026" in plan
    assert "Niemand wist wie de regie had. (kan beter, in 3 casussen)" in plan
    assert "teamleider, terugkijken op 1 oktober 2026" in plan
    board = text_of(folder, "board")
    assert len(board) > 500
    assert "Niemand wist wie de regie had" not in board
    assert inputs(folder, "board").cases == ()


def test_they_count_in_no_figure(folder: Path) -> None:
    """Scores and planning are the same with and without them; only the plan's own origin tells."""
    before = inputs(folder)
    came(folder, filled(book(folder), {1: ONE}))
    after = inputs(folder)
    assert after.cases != before.cases == ()
    assert after.unit == before.unit
    assert after.made == before.made


def test_a_plan_shows_those_of_a_year(folder: Path) -> None:
    """A quarter that is longer ago, and one that lies ahead, stand in no plan."""
    work = opened(folder)
    for quarter in (PlanQuarter(2025, 2), PlanQuarter(2025, 3), PlanQuarter(2026, 2), PlanQuarter(2026, 3)):
        (made,) = make_cases(work, quarter, TODAY, UNIT)
        came(folder, filled(made.files[0][1], {1: ONE}), name=f"{quarter.id}.xlsx")
    assert [review.quarter for review in inputs(folder).cases] == ["2026-q2", "2025-q3"]


def test_a_workbook_that_was_never_read_in_is_not_written_over(folder: Path) -> None:
    """The program knows that there is something in it that it does not have yet."""
    data, unread = filled(book(folder), {1: ONE}), Unread(opened(folder))
    assert unread("casus.xlsx", data)
    assert not unread("casus.xlsx", filled(book(folder), {}))
    came(folder, data)
    assert not Unread(opened(folder))("casus.xlsx", data)


def test_what_is_wrong_in_the_file_by_hand_is_told(folder: Path) -> None:
    """Another quarter inside than outside, and a theme that no list has, are named with their line."""
    came(folder, filled(book(folder), {1: ONE}))
    place = folder / STORED
    text = place.read_text("utf-8")
    place.write_text(text.replace("'2026-q2'", "'2026-q1'", 1).replace("kind:", "subject: ZZ, kind:"))
    codes = {p.code for p in opened(folder).problems if p.file == STORED}
    assert codes == {"folder-differs", "theme-of-pattern-unknown"}
    assert inputs(folder).cases == ()
    (folder / "cases" / "niemand").mkdir()
    (folder / "cases" / "niemand" / "2026-q2.yaml").write_bytes(text.encode())
    assert "unit-unknown" in {p.code for p in opened(folder).problems}


def test_the_same_input_gives_the_same_bytes(folder: Path) -> None:
    """Also when the workbook holds what came back before."""
    came(folder, filled(book(folder), {1: ONE}))
    assert book(folder) == book(folder)
    assert ONE["Wat wij zien"].encode() in _texts(book(folder))


def _texts(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return packed.read("xl/sharedStrings.xml")


def test_every_subject_is_a_theme_and_every_question_stands_once(folder: Path) -> None:
    """The themes of the round's lists, each once, with at most two questions of its own steps."""
    work = opened(folder)
    standards = work.asked(work.region.last_round()).standards
    found = subjects_of(standards)
    assert [s.id for s in found] == list(dict.fromkeys(t.id for each in standards for t in each.themes))
    questions = [q for s in found for q in s.questions]
    assert len(questions) == len(set(questions)) <= sum(len(each.prompts) for each in standards)
    assert max((len(s.questions) for s in found), default=0) <= 2


@pytest.mark.slow
def test_a_workbook_that_libreoffice_saved_is_read_as_it_is(office: Office, folder: Path) -> None:
    """A day, a number and a dropdown survive another program."""
    place = folder.parent / "office"
    place.mkdir()
    data = recalculated(
        office, {"casus": filled(book(folder), {1: {**ONE, "Terugkijken op": date(2026, 10, 1)}})}, place
    )
    done = came(folder, data["casus"])
    assert (done.outcome, done.problems) == ("read", ())
    pattern = stored(folder).patterns["p-1"]
    assert (pattern.cases, pattern.look_on, pattern.kind) == (3, date(2026, 10, 1), "better")
