# SPDX-License-Identifier: EUPL-1.2
"""What a team talks about when it fills in a form together: a sheet to read, nothing to fill in."""

import dataclasses
import io

import pytest

from tests.forms.helpers import UNIT, read, team_form
from tests.typed import Book
from toolkit.forms.question.form import Form
from toolkit.forms.question.respondent import Kind
from toolkit.forms.question.settling import settling
from toolkit.forms.question.write.workbook import write_workbook
from toolkit.model.given.answers import Answers
from toolkit.words.catalogue import say
from tools.example.fill import form_of
from tools.example.table import asked_in

SHEET = say("form.sheet.talk")


def questions_on(book: Book) -> list[str]:
    """The questions on the sheet to talk from, from top to bottom."""
    return [str(row[1]) for row in book[SHEET].iter_rows(min_row=4, max_col=2, values_only=True)]


def _settles() -> Form:
    fields = {"schema": "answers/1", "unit": UNIT, "round": "2026-q1", "respondent": "team", "answers": {}}
    return settling(team_form(), Answers.model_validate(fields), {})


@pytest.mark.parametrize("form", [team_form(), _settles()], ids=["form", "settling"])
def test_every_question_to_talk_from_of_every_list_is_there(form: Form) -> None:
    """Dilemmas and prompts of all lists, in the order of a resident's way, each with the step it is about."""
    asked = asked_in("2026-q1")
    wanted = [prompt for each in asked.standards for prompt in each.prompts]
    book = Book(io.BytesIO(write_workbook(form)))
    assert len(wanted) >= 11
    assert questions_on(book) == [p.question for p in sorted(wanted, key=lambda p: p.step)]
    titles = {step.id: step.title for each in asked.standards for step in each.steps}
    first = book[SHEET].cell(4, 1).value
    assert first == titles[min(p.step for p in wanted)]


def test_the_page_with_the_explanation_names_that_sheet() -> None:
    """Whoever fills it in together is told where the questions stand, and that nothing counts there."""
    start = Book(io.BytesIO(write_workbook(team_form())))[say("form.sheet.start")]
    told = [str(cell.value) for row in start.iter_rows() for cell in row if SHEET in str(cell.value)]
    assert [text.split(". ", 1)[1] for text in told] == [say("form.how.talk", sheet=SHEET)]


@pytest.mark.parametrize("whom", ["member", "partner"])
def test_who_fills_in_alone_gets_no_such_sheet(whom: Kind) -> None:
    """A colleague or a partner answers alone; a municipality has no talk of a team either."""
    for form in (dataclasses.replace(team_form(), whom=whom), form_of("gemeente-zandwerve")):
        assert SHEET not in Book(io.BytesIO(write_workbook(form))).sheetnames


def test_the_sheet_is_no_answer() -> None:
    """A form with the sheet reads back without a word about it, and nothing on it is an answer."""
    reading = read(write_workbook(team_form()))
    assert all(problem.place.sheet != SHEET for problem in reading.problems)
    assert reading.answers is not None
    assert reading.answers.answers == {}
