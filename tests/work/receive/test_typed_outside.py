# SPDX-License-Identifier: EUPL-1.2
"""Texts outside the cells of a form: whatever people typed, and wherever, goes back to them in the copy."""

import io
import pickle
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook

from tests.forms.helpers import header_row
from tests.strategies import DEEP
from tests.typed import Book, load_workbook
from tests.work.make.unit.test_return_copy import (
    BSN,
    FILE,
    ROUND,
    UNIT,
    Load,
    cell,
    changed,
    copies,
    questions,
    take,
)
from tests.work.small import DAY, filled
from toolkit.forms.question.filled import Filled
from toolkit.forms.question.layout import header
from toolkit.sheets.read.values import clean, is_blank, shown
from toolkit.words.catalogue import say
from toolkit.work.make.unit.forms import make_forms
from toolkit.work.receive.files import receive
from tools.fuzz.bench import saved
from tools.fuzz.changes import mutate
from tools.fuzz.workbooks import Bench, bench

SEEDS = 40 * DEEP  # each kind of change comes within twenty-five
Change = Callable[[Any], None]


@pytest.fixture
def empty(space: Path) -> Path:
    """A region in which the team sent nothing before."""
    for path in (space / "rounds" / ROUND / UNIT).iterdir():
        path.unlink()
    return space


def sent_back(space: Path, tmp_path: Path, change: Change, load: Load = Book) -> Filled:
    """What goes back of a form that somebody filled in and changed; openpyxl loads it for rows and sheets."""
    (came,) = take(space, changed(filled(space, UNIT, 3, tmp_path / "binnen.xlsx"), change, load=load))
    assert came.to_mend is not None
    copies(space, [came])
    return came.to_mend


def first_sheet(space: Path) -> list[tuple[Any, ...]]:
    """The rows of the first sheet of the copy."""
    book = load_workbook(space / "terug" / FILE)
    return list(book.worksheets[0].iter_rows(values_only=True))


def outside_rows(space: Path) -> list[tuple[Any, ...]]:
    """What stands on the first sheet under the heading of texts outside the cells."""
    rows = first_sheet(space)
    at = next(n for n, row in enumerate(rows) if row[0] == say("form.again.outside_title"))
    return [row[1:] for row in rows[at + 3 :]]


def test_a_row_that_goes_on_is_put_behind_the_explanation_above_it(empty: Path, tmp_path: Path) -> None:
    """Lines right below a question stand behind its own text in the copy, and the cell is marked."""
    one, two, *_ = questions(empty)

    def goes_on(book: Workbook) -> None:
        explanation = cell(book, one, "explanation")
        explanation.value = "Wij bellen eerst,"
        sheet, row = explanation.parent, explanation.row
        sheet.insert_rows(row + 1, 2)
        sheet.cell(row + 1, explanation.column).value = "en gaan daarna langs."
        sheet.cell(row + 2, explanation.column).value = "Altijd samen."
        sheet.cell(row + 2, cell(book, one, "evidence").column).value = "Werkafspraak 3"

    back = sent_back(empty, tmp_path, goes_on, openpyxl.load_workbook)
    whole = "Wij bellen eerst,\nen gaan daarna langs.\nAltijd samen."
    book = openpyxl.load_workbook(empty / "terug" / FILE)
    assert cell(book, one, "explanation").value == whole
    assert cell(book, one, "explanation").comment is not None
    assert cell(book, one, "evidence").value == "Werkafspraak 3"
    assert cell(book, two, "explanation").value is None
    assert back.outside == ()
    (done,) = take(empty, changed(empty / "terug" / FILE, lambda _: None, tmp_path / "zo.xlsx"))
    assert [p.code for p in done.problems] == ["return-copy-untouched"]

    def looked(book: Book) -> None:
        cell(book, one, "explanation").value = f"{whole} Klopt."

    (done,) = take(empty, changed(empty / "terug" / FILE, looked, tmp_path / "goed.xlsx"))
    assert (done.outcome, done.to_mend, [p.code for p in done.problems]) == ("read", None, [])


def test_a_text_with_nothing_above_it_is_put_nowhere(empty: Path, tmp_path: Path) -> None:
    """After an empty row nobody knows where it belongs: it goes back in words, with its cell."""
    last = questions(empty)[-1]

    def remark(book: Book) -> None:
        explanation = cell(book, last, "explanation")
        explanation.value = "Van de vraag zelf."
        explanation.offset(row=2).value = "Slotopmerking van het team."

    back = sent_back(empty, tmp_path, remark)
    assert back.values[last, "explanation"] == "Van de vraag zelf."
    assert [one.text for one in back.outside] == ["Slotopmerking van het team."]
    (row,) = outside_rows(empty)
    assert row[2] == "Slotopmerking van het team."
    assert "cel" in row[0]


def test_what_was_typed_around_the_cells_stands_on_the_first_sheet(empty: Path, tmp_path: Path) -> None:
    """Own columns, a comment, a crossed level text, a row with another number, a sheet of one's own."""
    one, two, three, *_ = questions(empty)

    def around(book: Workbook) -> None:
        level = cell(book, one)
        sheet, row, last = level.parent, level.row, level.parent.max_column
        sheet.cell(header_row(sheet), last + 1).value = "Akkoord?"
        sheet.cell(row, last + 1).value = "deels"
        sheet.cell(row + 1, last + 1).value = 4
        cell(book, two).comment = Comment("Jan Jansen:\nHier twijfelen wij.", "Jan Jansen")
        crossed = cell(book, three, "explanation").offset(column=-8)
        crossed.value = f"X {crossed.value}"
        sheet.cell(sheet.max_row + 1, 1).value = "ZZ-99"
        sheet.cell(sheet.max_row, level.column).value = 2
        sheet.cell(sheet.max_row, cell(book, one, "explanation").column).value = "Eigen vraag."
        own = book.create_sheet("Notities")
        own["B2"], own["C2"], own["B4"] = "Vergadering", 12, "zie ook de map"
        own["B6"] = header("explanation")  # words of the form, copied
        book["Team"]["H7"] = "Navragen bij de gemeente"
        book["Team"]["H8"] = say("word.no")  # on an empty form too
        sheet.cell(row + 2, last + 1).value = say(
            "form.core_mark"
        )  # a word of the form, in a column of theirs

    back = sent_back(empty, tmp_path, around, openpyxl.load_workbook)
    texts = [text.text for text in back.outside]
    crossed_text = next(text for text in texts if text.startswith("X "))
    assert sorted(texts) == sorted(
        [
            "Akkoord?",
            "deels",
            "4",
            "Hier twijfelen wij.",
            crossed_text,
            "ZZ-99",
            "2",
            "Eigen vraag.",
            "Vergadering · 12",
            "zie ook de map",
            "Navragen bij de gemeente",
            say("word.no"),
            say("form.core_mark"),
        ]
    )
    rows = outside_rows(empty)
    assert [row[2] for row in rows] == texts
    by_text = {row[2]: row for row in rows}
    assert by_text["deels"][3].startswith(f"{one} · ")
    assert by_text["Hier twijfelen wij."][0] == say(
        "form.again.note", sheet=back.outside[texts.index("Hier twijfelen wij.")].sheet, cell=_at(empty, two)
    )
    assert by_text["Vergadering · 12"][0] == say("form.again.go", sheet="Notities", cell="A2")
    assert by_text["Vergadering · 12"][3] in {None, ""}
    book: Any = openpyxl.load_workbook(empty / "terug" / FILE)
    sheet = book.worksheets[0]
    links = {sheet.cell(c.row, 4).value: c.hyperlink for row in sheet.iter_rows() for c in row if c.hyperlink}
    sheets = {link.location.rpartition("!")[0].strip("'") for link in links.values()}
    assert sheets <= set(book.sheetnames) - {"Notities"}
    points = {row[1] for row in first_sheet(empty) if row[3] and row[4]}
    assert "Notities" in points
    assert header("level") not in points
    name, _, at = links["deels"].location.rpartition("!")
    assert book[name.strip("'")][at].coordinate == cell(book, one, "explanation").coordinate
    assert say("mail.return.outside", n=len(rows)) in (
        empty / "terug" / FILE.replace("xlsx", "txt")
    ).read_text(encoding="utf-8")


def _at(space: Path, criterion: str) -> str:
    book = load_workbook(space / "terug" / FILE)
    return str(cell(book, criterion).coordinate)


def test_our_own_notes_on_a_copy_are_no_text_of_people(empty: Path, tmp_path: Path) -> None:
    """Of a copy that is still wrong a second one is made, and what we wrote on the first is not on it."""
    one, two, *_ = questions(empty)
    sent_back(empty, tmp_path, lambda book: setattr(cell(book, one), "value", "drie à vier"))

    def still(book: Book) -> None:
        cell(book, two).value = "vier of zo"

    (came,) = take(empty, changed(empty / "terug" / FILE, still, tmp_path / "nog eens.xlsx"))
    assert came.to_mend is not None
    assert (len(came.to_mend.points), came.to_mend.outside) == (2, ())


def test_what_is_typed_around_a_copy_is_not_taken_for_untouched(empty: Path, tmp_path: Path) -> None:
    """A copy in whose cells nothing changed, with a note or a text beside it, is told as any other form."""
    one = questions(empty)[0]
    sent_back(empty, tmp_path, lambda book: setattr(cell(book, one), "value", "drie à vier"))

    def beside(book: Workbook) -> None:
        cell(book, questions(empty)[1]).comment = Comment("Hierover nog praten.", "x")

    def own_sheet(book: Workbook) -> None:
        book.create_sheet("Vragen")["A1"] = "Wat bedoelt u?"

    for n, change in enumerate((beside, own_sheet)):
        (came,) = take(
            empty, changed(empty / "terug" / FILE, change, tmp_path / f"{n}.xlsx", openpyxl.load_workbook)
        )
        assert "return-copy-untouched" not in {p.code for p in came.problems}
        assert came.outcome == "read"


def test_a_number_of_a_person_outside_the_cells_goes_back_to_nobody(empty: Path, tmp_path: Path) -> None:
    """Neither as a text nor as a number, in a cell, a comment or the name of a sheet; the rest does."""
    one, two, *_ = questions(empty)

    def private(book: Workbook) -> None:
        level = cell(book, one)
        level.value = "veel"
        level.parent.cell(level.row, level.parent.max_column + 1).value = int(BSN)
        cell(book, one, "explanation").value = int(BSN)
        cell(book, two).comment = Comment(f"Gaat over BSN {BSN}.", "x")
        book.create_sheet(f"BSN {BSN}")["A1"] = f"zie bsn: {BSN}"

    back = sent_back(empty, tmp_path, private, openpyxl.load_workbook)
    assert len(back.outside) == 3
    book = openpyxl.load_workbook(empty / "terug" / FILE)
    texts = [str(c.value) for s in book.worksheets for row in s.iter_rows() for c in row]
    texts += [c.comment.text for s in book.worksheets for row in s.iter_rows() for c in row if c.comment]
    texts.append((empty / "terug" / FILE.replace("xlsx", "txt")).read_text(encoding="utf-8"))
    assert not [text for text in texts if BSN in text]
    assert any("[…]" in row[2] for row in outside_rows(empty))


def test_a_sheet_that_never_ends_is_cut_with_a_word(empty: Path, tmp_path: Path) -> None:
    """A thousand rows of a sheet of one's own go back, and how many more there were."""

    def long(book: Workbook) -> None:
        cell(book, questions(empty)[0]).value = "veel"
        own = book.create_sheet("Lang")
        for n in range(1, 1012):
            own.cell(n, 1).value = f"regel {n}"

    back = sent_back(empty, tmp_path, long, openpyxl.load_workbook)
    assert len(back.outside) == 1001
    assert back.outside[-1].text == say("form.again.outside_more", n=11)
    assert outside_rows(empty)[-1][0] == say("form.again.whole")


@pytest.fixture(scope="module")
def on(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """A workspace with a form that was read in, and another form to change."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("toolkit.work.workspace.open.package_content", dict)
        yield bench(tmp_path_factory.mktemp("outside") / "regio", light=True)


def visible(book: Book) -> Iterator[str]:
    """Every text on a sheet that people see; what a formula gives is nobody's text."""
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            values = (c.value for row in sheet.iter_rows() for c in row)
            yield from (clean(shown(v))[0] for v in values if not is_blank(v) and v is not None)


@pytest.mark.parametrize("part", range(4))
def test_a_changed_form_goes_back_with_every_text_that_was_typed(
    on: Bench, tmp_path: Path, part: int
) -> None:
    """However it was changed: each text is in a cell of the copy or on its first sheet; none is ours."""
    program = _own_texts(on)
    tried = 0
    for seed in range(part, SEEDS, 4):
        book = pickle.loads(on.book)  # noqa: S301 - made by the bench
        done = mutate(book, on.shape, random.Random(seed)).done  # noqa: S311 - to try things
        file = tmp_path / "terug.xlsx"
        file.write_bytes(saved(book))
        on.path.write_bytes(on.first)
        (came,) = receive(on.work, [file], DAY, "chosen")
        if came.to_mend is None:
            continue
        tried += 1
        back = [clean(shown(v))[0] for v in came.to_mend.values.values()]
        back += [one.text for one in came.to_mend.outside]
        joined = "\n".join(back)
        lost = {text for text in visible(book) if text not in program and text[:400] not in joined}
        lost = {text for text in lost if not text.startswith("=IF") and "_x00" not in text}
        if any(step.startswith("copy_sheet") for step in done):
            lost -= {"iets anders"}  # over a label that the copy of its sheet has still
        assert not lost, (seed, done, lost)
        ours = {one.text for one in came.to_mend.outside} & program - {"3", "Score", "Nivo"}
        assert not ours, (seed, done, ours)
    assert tried > 3


def _own_texts(on: Bench) -> set[str]:
    """What an empty form says itself, and what the trials write over headers and days."""
    (made,) = make_forms(on.work, on.work.region.last_round(), UNIT)
    answers = {say("word.yes"), say("word.no")}
    return set(visible(load_workbook(io.BytesIO(made.files[0][1])))) - answers | {
        "Score",
        "3",
        "Nivo",
        "-4",
    }
