# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: ANN401 - openpyxl types its cells as anything
"""A form with remarks goes back whole, with marked cells; mended, it replaces the first attempt."""

import dataclasses
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook

from tests.forms.recalculated import counted
from tests.typed import AnyBook, Book
from tests.work.small import DAY, filled, opened
from toolkit.forms.question.filled import PROFILE, Filled, Key
from toolkit.forms.question.form import Form, build_form
from toolkit.forms.question.layout import field_label, header, profile_label
from toolkit.forms.question.read.workbook import FormReader
from toolkit.forms.question.write.workbook import write_workbook
from toolkit.model.given.answers import Answers
from toolkit.reading.validated import load
from toolkit.scoring.region import units_of
from toolkit.sheets.read.values import clean, is_blank, shown
from toolkit.store.answers_file import answers_to_yaml
from toolkit.store.imports import Policy
from toolkit.words.catalogue import say
from toolkit.work.make.unit.forms import make_forms
from toolkit.work.make.unit.returned import Returned, return_copies
from toolkit.work.receive.files import Received, receive
from toolkit.work.workspace.open import Work
from tools.example.office import Office
from tools.golden.made import work as golden

UNIT, ROUND = "goed", "2026-q1"
FILE = f"{UNIT}-nakijken-{ROUND}.xlsx"
QUESTION = "AA-01"
BSN = "111222333"

Load = Callable[[Path], Any]


def cell(book: AnyBook, criterion: str, column: str = "level") -> Any:
    """The cell of a question."""
    sheets: list[Any] = list(book.worksheets)
    for sheet in sheets:
        for row in sheet.iter_rows(max_col=1):
            if row[0].value == criterion and sheet.sheet_state == "visible":
                heads = next(r for r in sheet.iter_rows() if any(c.value == header("level") for c in r))
                return sheet.cell(row[0].row, next(c.column for c in heads if c.value == header(column)))
    raise AssertionError(criterion)


def field(book: AnyBook, label: str) -> Any:
    """The cell after a label."""
    sheets: list[Any] = list(book.worksheets)
    return next(
        s.cell(row[0].row, 2) for s in sheets for row in s.iter_rows(max_col=1) if row[0].value == label
    )


def changed(path: Path, change: Callable[[Any], None], to: Path | None = None, load: Load = Book) -> Path:
    """A workbook that somebody changed and saved, perhaps under another name; openpyxl loads it for notes."""
    book = load(path)
    change(book)
    to = to or path
    to.parent.mkdir(parents=True, exist_ok=True)
    book.save(to)
    return to


def questions(space: Path) -> list[str]:
    """The questions on the form of the team."""
    return [row.id for row in team_form(opened(space)).rows]


def team_form(work: Work) -> Form:
    """The empty form of the team."""
    round_ = work.region.last_round()
    unit = next(u for u in units_of(work.region) if u.id == UNIT)
    return build_form(work.region, round_, unit, work.asked(round_), None)


def stored(space: Path, name: str = "team") -> Answers:
    """What stands on disk."""
    file = load("t.yaml", (space / f"rounds/{ROUND}/{UNIT}/{name}.yaml").read_bytes(), Answers)
    assert file.model is not None
    return file.model


def take(space: Path, *paths: Path, policy: Policy = "ask") -> list[Received]:
    """What became of files."""
    return list(receive(opened(space), paths, DAY, policy))


def copies(space: Path, received: list[Received], on: date = DAY) -> list[Returned]:
    """What goes back, in the folder 'terug'."""
    return list(return_copies(opened(space), received, space / "terug", on))


@pytest.fixture
def empty(space: Path) -> Path:
    """A region in which the team sent nothing before."""
    for path in (space / "rounds" / ROUND / UNIT).iterdir():
        path.unlink()
    return space


@pytest.fixture
def first(empty: Path, tmp_path: Path) -> Path:
    """The form that came in: most of it is good, some is not, and one row is gone."""
    path = filled(empty, UNIT, 3, tmp_path / "binnen" / "van de mail.xlsx")
    one, two, three, *_ = questions(empty)

    def spoil(book: Book) -> None:
        cell(book, one).value = "drie à vier"
        cell(book, two, "explanation").value = "=1+2 en zo"
        cell(book, one, "explanation").value = f"Een eigen tekst, met BSN {BSN} erin."
        field(book, profile_label("caseload")).value = "14 à 16"
        gone = cell(book, three)
        gone.parent.delete_rows(gone.row)

    return changed(path, spoil)


def mended(space: Path, to: Path) -> Path:
    """The copy that went back, with every marked cell mended and nothing else."""

    def mend(book: Workbook) -> None:
        for sheet in book.worksheets:
            for row in sheet.iter_rows():
                for each in row:
                    if each.comment is not None:
                        text = (
                            "Zo dus." if "tekst" in each.comment.text or "formule" in each.comment.text else 2
                        )
                        each.value = text

    return changed(space / "terug" / FILE, mend, to, openpyxl.load_workbook)


def test_everything_that_was_typed_goes_back(first: Path, empty: Path) -> None:
    """Every cell of the copy says what the team typed; only what may not be kept is left out."""
    (copy,) = copies(empty, take(empty, first))
    assert copy.workbook == FILE
    work = opened(empty)
    asked = {r.id: work.asked(r) for r in work.region.rounds}
    reader = FormReader(work.region, asked.get, day=DAY)
    before, after = (
        reader.read("x.xlsx", path.read_bytes()).cells.typed() for path in (first, empty / "terug" / FILE)
    )
    assert len(before) > 5
    one = questions(empty)[0]
    assert after[one, "explanation"] == "Een eigen tekst, met BSN […] erin."
    assert {**after, (one, "explanation"): ""} == {**before, (one, "explanation"): ""}


def the_sheets(path: Path) -> Any:
    """A workbook as openpyxl sees it, whose types know less than it does."""
    return openpyxl.load_workbook(path)


def test_the_first_sheet_lists_every_point_with_a_link_to_its_cell(first: Path, empty: Path) -> None:
    """Each link leads to a cell that stands out and has a note with what is wrong and what to do."""
    copies(empty, take(empty, first))
    book = the_sheets(empty / "terug" / FILE)
    sheet = book.worksheets[0]
    assert sheet.title == "Nakijken"
    assert book.active is sheet
    links = [c for row in sheet.iter_rows() for c in row if c.hyperlink is not None]
    assert len(links) == 5
    targets = []
    for link in links:
        name, _, at = link.hyperlink.location.rpartition("!")
        targets.append(book[name.strip("'")][at])
        what, hint = (sheet.cell(link.row, column).value for column in (4, 5))
        assert targets[-1].comment.text == f"{what}\n{hint}"
        assert targets[-1].fill.fgColor.rgb == "FFFFC285"
    marked = [c for s in book.worksheets for row in s.iter_rows() for c in row if c.comment is not None]
    assert {(c.parent.title, c.coordinate) for c in marked} == {
        (c.parent.title, c.coordinate) for c in targets
    }
    three = questions(empty)[2]
    assert cell(book, three).comment is not None
    assert cell(book, three).value is None


def test_a_program_that_opens_a_copy_shows_what_was_filled_in(
    office: Office, first: Path, empty: Path, tmp_path: Path
) -> None:
    """The outcome of a form that says it is ready is counted anew, not left as on an empty form."""

    def ready(book: Book) -> None:
        field(book, field_label("ready")).value = "ja"

    copies(empty, take(empty, changed(first, ready)))
    copy = (empty / "terug" / FILE).read_bytes()
    (tmp_path / "office").mkdir()
    after = counted(office, {"copy": copy}, tmp_path / "office")["copy"]
    waiting = say("form.outcome.waiting", field=field_label("ready"))
    shown_ = after.texts(say("form.sheet.outcome"))
    assert len(shown_) > 20
    assert waiting not in shown_


def test_a_marked_cell_can_be_changed_whatever_it_was(first: Path, empty: Path) -> None:
    """Also where nothing was to be filled in: the sheet lets people take away what they typed there."""

    def elsewhere(book: Workbook) -> None:
        closed = next(q for q in questions(empty) if cell(book, q, "placed").protection.locked)
        cell(book, closed, "placed").value = "de buren"

    copies(empty, take(empty, changed(first, elsewhere, load=openpyxl.load_workbook)))
    book = openpyxl.load_workbook(empty / "terug" / FILE)
    marked = [c for s in book.worksheets for r in s.iter_rows() for c in r if c.comment is not None]
    assert "de buren" in {c.value for c in marked}
    assert not any(c.protection.locked for c in marked)


def test_a_mended_copy_leaves_no_trace_of_the_first_attempt(first: Path, empty: Path) -> None:
    """It is read without being told to, nothing of it is unusable, and only the log has the first attempt."""
    copies(empty, take(empty, first))
    one, two, three, *_ = questions(empty)
    assert stored(empty).answers[one].rejected == "drie à vier"
    (done,) = take(empty, mended(empty, first.parent / "verbeterd.xlsx"))
    assert (done.outcome, done.to_mend) == ("read", None)
    answers = stored(empty).answers
    assert [a for a in answers.values() if a.rejected is not None] == []
    assert (answers[one].level, answers[three].level, answers[two].explanation) == (2, 2, "Zo dus.")
    assert stored(empty).profile.caseload == 2
    assert "drie à vier" not in (empty / f"rounds/{ROUND}/{UNIT}/team.yaml").read_text(encoding="utf-8")
    assert "drie à vier" in (empty / "log.jsonl").read_text(encoding="utf-8")
    left = {p.code for p in opened(empty).problems if p.file.startswith(f"rounds/{ROUND}/{UNIT}/")}
    assert left <= {"explanation-missing"}


def test_a_copy_that_nobody_touched_is_no_answer(first: Path, empty: Path) -> None:
    """In one folder with the file that it came from, and with the mended one, it stands in nobody's way."""
    copies(empty, take(empty, first))
    better = mended(empty, first.parent / "verbeterd.xlsx")
    known, untouched, new = take(empty, empty / "terug" / FILE, first, better)
    assert [p.code for p in untouched.problems] == ["return-copy-untouched"]
    assert (untouched.outcome, known.outcome, new.outcome) == ("unchanged", "unchanged", "read")
    assert [one.outcome for one in take(empty, empty / "terug" / FILE, first, better)] == ["unchanged"] * 3


def test_what_came_in_between_is_not_replaced_unseen(first: Path, empty: Path) -> None:
    """A copy mends the file that it was made for; when another came in since, people choose."""
    copies(empty, take(empty, first))
    filled(empty, UNIT, 1, first.parent / "ander.xlsx")
    assert take(empty, first.parent / "ander.xlsx", policy="newest")[0].outcome == "read"
    (done,) = take(empty, mended(empty, first.parent / "verbeterd.xlsx"))
    assert done.outcome == "refused"
    assert done.differences


def for_a_colleague(book: Book) -> None:
    """One of two who do the same work fills it in."""
    field(book, field_label("respondent")).value = "gezinswerker 2"


def for_the_team(book: Book) -> None:
    """It is the form of the team after all."""
    field(book, field_label("respondent")).value = "het team"


@pytest.mark.parametrize("killed", [False, True])
def test_a_mended_respondent_leaves_no_second_form(
    first: Path, empty: Path, monkeypatch: pytest.MonkeyPatch, *, killed: bool
) -> None:
    """Read first as a colleague's and mended to the team's: the other file is gone, the log has it whole."""
    path = changed(first, for_a_colleague)
    (before,) = take(empty, path)
    assert before.respondent is not None
    assert before.respondent.name != "team"
    (copy,) = copies(empty, [before])
    assert before.respondent.name in copy.workbook
    better = changed(empty / "terug" / copy.workbook, for_the_team, first.parent / "verbeterd.xlsx")
    if killed:  # right after the mended form was stored
        with monkeypatch.context() as patched:
            patched.setattr("toolkit.work.receive.files.clear_first_attempt", _killed)
            with pytest.raises(KeyboardInterrupt):
                take(empty, better)
    (done,) = take(empty, better)
    assert done.outcome == ("unchanged" if killed else "read")
    assert [p.stem for p in (empty / f"rounds/{ROUND}/{UNIT}").iterdir()] == ["team"]
    lines = [json.loads(line) for line in (empty / "log.jsonl").read_text(encoding="utf-8").splitlines()]
    (gone,) = (line for line in lines if "removed" in line)
    assert gone["removed"]["respondent"] == before.respondent.name
    assert len(gone["removed"]["answers"]) == len(questions(empty)) - 1


def test_a_colleague_who_said_more_since_keeps_what_was_said(first: Path, empty: Path) -> None:
    """Only a file that holds nothing but the first attempt goes; another form came into this one."""
    path = changed(first, for_a_colleague)
    (before,) = take(empty, path)
    (copy,) = copies(empty, [before])
    assert before.respondent is not None
    stored = empty / f"rounds/{ROUND}/{UNIT}/{before.respondent.name}.yaml"
    answers = load(stored.name, stored.read_bytes(), Answers).model
    assert answers is not None
    second = answers.imports[0].model_copy(update={"n": 2, "sha256": "f" * 64})
    more = answers.model_copy(update={"imports": (*answers.imports, second)})
    stored.write_bytes(answers_to_yaml(more))
    (done,) = take(
        empty, changed(empty / "terug" / copy.workbook, for_the_team, first.parent / "verbeterd.xlsx")
    )
    assert done.outcome == "read"
    assert stored.exists()


def test_a_first_attempt_stays_until_the_mended_form_stands(first: Path, empty: Path) -> None:
    """Where people must choose first, for the team said something else since, nothing is taken away yet."""
    (before,) = take(empty, changed(first, for_a_colleague))
    (copy,) = copies(empty, [before])
    other = filled(empty, UNIT, 1, first.parent / "ander.xlsx")
    assert take(empty, other)[0].outcome == "read"
    better = changed(empty / "terug" / copy.workbook, for_the_team, first.parent / "verbeterd.xlsx")
    assert take(empty, better)[0].outcome == "refused"
    assert before.respondent is not None
    assert (empty / f"rounds/{ROUND}/{UNIT}/{before.respondent.name}.yaml").exists()


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_good_form_and_two_rivals_get_no_copy(empty: Path, tmp_path: Path) -> None:
    """Where there is nothing to mend, or people first choose which file counts, nothing goes back."""
    good = filled(empty, UNIT, 3, tmp_path / "een.xlsx")
    rival = changed(
        filled(empty, UNIT, 2, tmp_path / "twee.xlsx"),
        lambda b: setattr(cell(b, questions(empty)[0]), "value", "veel"),
    )
    assert copies(empty, take(empty, good, rival)) == []
    assert copies(empty, take(empty, good)) == []
    assert not (empty / "terug").exists()


@pytest.mark.parametrize(
    ("label", "value", "code"),
    [
        (field_label("on"), date(2031, 3, 24), "day-in-future"),
        (field_label("respondent"), None, "respondent-assumed"),
    ],
)
def test_a_word_about_the_first_sheet_is_no_reason_for_a_copy(
    empty: Path, tmp_path: Path, label: str, value: Any, code: str
) -> None:
    """Where every answer counts it is told alone; in a copy that is made for something else it is a point."""

    def about(book: Book) -> None:
        field(book, label).value = value

    path = changed(filled(empty, UNIT, 3, tmp_path / "een.xlsx"), about)
    (came,) = take(empty, path)
    assert (came.outcome, [p.code for p in came.problems]) == ("read", [code])
    assert copies(empty, [came]) == []

    def spoiled(book: Book) -> None:
        cell(book, QUESTION).value = "drie à vier"

    (again,) = take(empty, changed(path, spoiled, tmp_path / "twee.xlsx"), policy="newest")
    assert again.to_mend is not None
    assert len(again.to_mend.points) == 2


def test_of_an_empty_form_nobody_asks_who_filled_it_in(empty: Path) -> None:
    """It is told that it is empty, and that alone."""
    work = opened(empty)
    (made,) = make_forms(work, work.region.last_round(), UNIT)
    path = empty / "zonder.xlsx"
    path.write_bytes(made.files[0][1])
    (came,) = take(empty, path)
    assert [p.code for p in came.problems] == ["form-blank"]


def test_what_may_not_be_kept_goes_back_to_nobody(first: Path, empty: Path) -> None:
    """The number stands neither in the copy nor in the mail; that it was taken out does."""
    (copy,) = copies(empty, take(empty, first))
    book = openpyxl.load_workbook(empty / "terug" / copy.workbook)
    texts = [str(c.value) for s in book.worksheets for row in s.iter_rows() for c in row]
    texts += [c.comment.text for s in book.worksheets for row in s.iter_rows() for c in row if c.comment]
    mail = (empty / "terug" / copy.mail).read_text(encoding="utf-8")
    assert not [text for text in (*texts, mail) if BSN in text]
    assert "[…]" in mail


def test_a_copy_that_somebody_works_in_is_left(first: Path, empty: Path) -> None:
    """Made again while the team's changed copy lies there, the new one comes beside it under another name."""
    received = take(empty, first)
    (one,) = copies(empty, received)
    assert copies(empty, received) == [one]
    mended(empty, empty / "terug" / FILE)
    work_in = (empty / "terug" / FILE).read_bytes()
    (two,) = copies(empty, received)
    assert two.workbook != one.workbook
    assert two.workbook in (empty / "terug" / two.mail).read_text(encoding="utf-8")
    assert (empty / "terug" / FILE).read_bytes() == work_in


def test_a_level_beside_its_column_is_mended_in_the_column(empty: Path, tmp_path: Path) -> None:
    """The point is told where it was typed, and the cell that is marked is the one that counts."""
    one = questions(empty)[0]

    def beside(book: Book) -> None:
        level = cell(book, one)
        level.offset(column=1).value, level.value = level.value, None

    path = changed(filled(empty, UNIT, 3, tmp_path / "naast.xlsx"), beside)
    (copy,) = copies(empty, take(empty, path))
    assert cell(openpyxl.load_workbook(empty / "terug" / copy.workbook), one).comment is not None


def test_notes_of_people_on_a_copy_are_told(first: Path, empty: Path) -> None:
    """Our own notes are passed over in silence; one that somebody added is not."""
    copies(empty, take(empty, first))
    path = mended(empty, first.parent / "verbeterd.xlsx")
    (quiet,) = take(empty, path)
    assert [p.code for p in quiet.problems if p.code == "comments-unread"] == []
    last = questions(empty)[-1]

    def add(book: Workbook) -> None:
        cell(book, last).comment = Comment("Hierover nog praten.", "iemand")

    (told,) = take(empty, changed(path, add, first.parent / "met notitie.xlsx", openpyxl.load_workbook))
    (problem,) = (p for p in told.problems if p.code == "comments-unread")
    assert dict(problem.holes)["n"] == 1


@pytest.mark.parametrize(("on", "asked"), [(date(2026, 3, 20), "24 maart 2026"), (DAY, "zo snel mogelijk")])
def test_the_mail_says_what_and_by_when(first: Path, empty: Path, on: date, asked: str) -> None:
    """From the function in region.yaml: the file, every point, the mailbox, and the day while it is ahead."""
    (copy,) = copies(empty, take(empty, first), on)
    mail = (empty / "terug" / copy.mail).read_text(encoding="utf-8")
    sender = opened(empty).region.sender
    assert sender is not None
    notice = say("word.example_notice")  # of an invented region
    for text in (copy.workbook, "5 punten", asked, sender.mailbox, sender.role, questions(empty)[0], notice):
        assert text in mail
    assert "{" not in mail


_TEXT = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), max_size=30)
_VALUE = (
    _TEXT | st.integers(0, 10**6) | st.sampled_from(["=SOM(A1)", "3 – zo werken wij", "weet ik niet", 2.5])
)


@settings(max_examples=15)
@given(st.data())
def test_whatever_is_typed_comes_back_as_it_was(data: st.DataObject) -> None:
    """Written into a copy and read again, every cell says the same."""
    work = golden()
    form = team_form(work)
    rows = [row.id for row in form.rows]
    keys: st.SearchStrategy[Key] = st.tuples(st.sampled_from(rows), st.sampled_from(["level", "explanation"]))
    keys |= st.just((PROFILE, "caseload")) | st.tuples(
        st.sampled_from([f"formation.{n}" for n in range(12)]), st.sampled_from(["role", "fte"])
    )
    values: dict[Key, Any] = data.draw(st.dictionaries(keys, _VALUE, max_size=8))
    written = write_workbook(dataclasses.replace(form, filled=Filled(values)))
    asked = {r.id: work.asked(r) for r in work.region.rounds}
    reading = FormReader(work.region, asked.get, day=DAY).read("x.xlsx", written)
    for key, value in values.items():
        came, sent = (clean(shown(each))[0] for each in (reading.cells.typed().get(key, ""), value))
        assert came == sent or (came == "" and is_blank(sent)), key
