# SPDX-License-Identifier: EUPL-1.2
"""The form and the import read a level alike, however it is spelt: counted again by LibreOffice."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
from openpyxl.utils.cell import absolute_coordinate

from tests.forms.helpers import DAY, cell_of, edited, field_of, read, rebuilt, team_form
from tests.forms.recalculated import Counted, counted
from tests.scoring import small
from tests.sheets.read.spellings import NA, OTHERS, REFUSED, SPELLINGS_OF_3, UNKNOWN
from toolkit.forms.outcome.norm_cells import ITEM_COLUMNS
from toolkit.forms.question.form import Form, build_form
from toolkit.forms.question.layout import field_label, header
from toolkit.forms.question.read.workbook import FormReader
from toolkit.model.given.answers import Answer
from toolkit.model.questionnaire import Questionnaire
from toolkit.model.region import Region
from toolkit.scoring.region import units_of
from toolkit.sheets.levels import LEVEL_BY_SPELLING, SPACES, UNSEEN
from toolkit.words.catalogue import say
from tools.example.office import Office

pytestmark = pytest.mark.slow
FAR = 100  # rows and columns that no form has
READY: tuple[Any, ...] = (
    "ja", " Ja\u200b ", "JA", "nee", "j", 1, True, False, "waar", '="j"&"a"', "=TRUE()", "=NA()", None,
)  # fmt: skip
FORM = team_form()
ROWS = FORM.rows
MAY_BE_NA = [row for row in ROWS if row.criterion.na is not None]


@dataclass(frozen=True, slots=True)
class Shown:
    """What is typed in a cell that shows it as a day, a time or a share."""

    value: float
    look: str


OWN = (lambda row: row.criterion.levels[2], lambda row: f"niveau 4: {row.criterion.levels[4][:40]}")
LOOKS = ("dd-mm-yyyy", "yyyy-mm-dd h:mm", "h:mm", "[h]:mm", "0%", "0.00", "@")
TYPED: tuple[Any, ...] = (
    *SPELLINGS_OF_3, *OTHERS, *UNKNOWN, *REFUSED, *OWN, *LEVEL_BY_SPELLING,
    *(f"2{sign}" for sign in UNSEEN + SPACES), *(f"niveau{sign}1" for sign in SPACES),
    0, 3, 4, 5, 2.5, -1, 2.9999999999999996, 3.0000000001, True, "=1+2", None, "-", dt.datetime(2026, 3, 2),
    *(Shown(value, look) for look in LOOKS for value in (0, 1, 2, 3, 4, 5, 2.5)),
)  # fmt: skip


def _forms() -> Iterator[dict[str, Any]]:
    """What is typed at each question, form by form, until everything was typed once."""
    for first in range(0, len(TYPED), len(ROWS)):
        some = TYPED[first : first + len(ROWS)]
        yield {row.id: what(row) if callable(what) else what for row, what in zip(ROWS, some, strict=False)}
    for first in range(0, len(NA), len(MAY_BE_NA)):
        yield {row.id: what for row, what in zip(MAY_BE_NA, NA[first:], strict=False)}


def _filled(typed: dict[str, Any]) -> bytes:
    def change(book: Any) -> None:  # noqa: ANN401 - a workbook of openpyxl
        field_of(book, field_label("respondent")).value = "het hele team samen"
        for row in MAY_BE_NA:
            cell_of(book, row.id, "explanation").value = "Dat is hier zo."
        for criterion, value in typed.items():
            cell = cell_of(book, criterion)
            if isinstance(value, Shown):
                cell.value, cell.number_format = value.value, value.look
                continue
            cell.value = value
            if isinstance(value, str) and value != "=1+2":
                cell.data_type = "s"

    return rebuilt(change, FORM)  # with all its sheets: the form itself counts in them


def _previewed(after: Counted) -> dict[str, Any]:
    """What the form itself understands of each question: a level, a word, or a dash for nothing."""
    rows = after.sheets[say("form.sheet.norm")]
    asked, answer = ITEM_COLUMNS.index("asked_id"), ITEM_COLUMNS.index("answer")
    ids = {row.id for row in ROWS}
    return {row[asked]: row[answer] for row in rows if len(row) > answer and row[asked] in ids}


def _texts(after: Counted) -> dict[str, str]:
    """What stands beside each level as the text of that level."""
    found: dict[str, str] = {}
    for each in FORM.lists:
        rows = after.sheets[each.sheet]
        at = next(row for row in rows if header("chosen") in row).index(header("chosen"))
        found |= {row[0]: " ".join(str(row[at]).split()) for row in rows}
    return found


def _in_words(answer: Answer) -> Any:  # noqa: ANN401 - a level or a word
    if answer.level is not None:
        return answer.level
    return say("word.unknown") if answer.unknown else say("word.na") if answer.na else "–"


@dataclass(frozen=True, slots=True)
class Ready:
    """A form of few questions in which 'Klaar met invullen' is said in every way at once.

    How it is read hangs on no question, so a form of few will do; and on no cell but its own, so that the
    formula is counted over cells far below it, in one workbook.
    """

    region: Region
    asked: Questionnaire
    form: Form

    def every(self, book: Any) -> None:  # noqa: ANN401 - a workbook of openpyxl
        """Say all of it, far below, and count."""
        norm, field = book[say("form.sheet.norm")], field_of(book, field_label("ready"))
        formula = next(row[1].value for row in norm.iter_rows() if row[0].value == "ready")
        own = absolute_coordinate(field.coordinate)
        assert own in formula
        for n, typed in enumerate(READY, start=1):
            cell = field.parent.cell(FAR + n, field.column)
            cell.value = typed
            norm.cell(n, FAR).value = formula.replace(own, absolute_coordinate(cell.coordinate))

    def one(self, typed: Any) -> bytes:  # noqa: ANN401 - a cell
        """Say it in one way, in its own cell."""

        def change(book: Any) -> None:  # noqa: ANN401 - a workbook of openpyxl
            field_of(book, field_label("respondent")).value = "het hele team samen"
            field_of(book, field_label("ready")).value = typed

        return edited(change, self.form)


@cache
def ready() -> Ready:
    """That form, of the small region."""
    region, asked = small.region(), small.asked()
    return Ready(region, asked, build_form(region, region.rounds[1], units_of(region)[0], asked, None))


@pytest.fixture(scope="module")
def after(office: Office, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Counted]:
    """Every form as LibreOffice counts it."""
    files = {str(n): _filled(typed) for n, typed in enumerate(_forms())}
    files["ready"] = rebuilt(ready().every, ready().form)
    return counted(office, files, tmp_path_factory.mktemp("counted"))


@pytest.fixture(scope="module")
def typed_forms(after: dict[str, Counted]) -> list[tuple[dict[str, Any], Counted]]:
    """What was typed, and the file as LibreOffice counts it."""
    return [(typed, after[str(n)]) for n, typed in enumerate(_forms())]


def test_the_form_and_the_import_read_every_spelling_alike(
    typed_forms: list[tuple[dict[str, Any], Counted]],
) -> None:
    """Every spelling, read and refused, in any look of a cell: 'Uitkomst' says what the import says."""
    wrong, seen = [], 0
    for typed, after in typed_forms:
        answers = read(after.given).answers
        assert answers is not None
        shown = _previewed(after)
        assert len(shown) == len(ROWS)
        for criterion, value in typed.items():
            said = _in_words(answers.answers.get(criterion, Answer()))
            seen += said != "–"
            if shown[criterion] != said:
                wrong.append((value, said, shown[criterion]))
    assert wrong == []
    assert seen > len(SPELLINGS_OF_3) + len(OTHERS) + len(UNKNOWN) + len(NA) + len(LEVEL_BY_SPELLING) + 80


def test_the_text_of_the_level_follows_every_spelling(
    typed_forms: list[tuple[dict[str, Any], Counted]],
) -> None:
    """Beside the cell stands the text of the level that it means, and nothing where it means none."""
    texts = {row.id: row.criterion.levels for row in ROWS}
    for typed, after in typed_forms:
        answers = read(after.given).answers
        assert answers is not None
        shown = _texts(after)
        for criterion in typed:
            level = answers.answers.get(criterion, Answer()).level
            assert shown[criterion] == ("" if level is None else " ".join(texts[criterion][level].split()))


def test_ready_is_read_alike(after: dict[str, Counted]) -> None:
    """'Klaar met invullen' opens the outcome for whatever the import takes for ja; a truth value is no ja."""
    reader = FormReader(ready().region, lambda _: ready().asked, day=DAY)
    rows = after["ready"].sheets[say("form.sheet.norm")]
    shown = [row[FAR - 1] for row in rows[: len(READY)]]
    read_in = [reader.read("x.xlsx", ready().one(typed)).ready for typed in READY]
    assert shown == read_in == [1] * 3 + [0] * 10
