# SPDX-License-Identifier: EUPL-1.2
"""Generated answers through a real spreadsheet program: saved as .ods and as .xlsx, and read back."""

import random
from pathlib import Path
from typing import Any

import pytest

from tests.forms.helpers import cell_of, edited, read, team_form
from tests.office import KINDS, saved_by_office
from tests.typed import Book
from toolkit.forms.question.layout import placed_choices
from tools.example.office import Office

pytestmark = pytest.mark.slow
PLACED = {choice.value: choice.word for choice in placed_choices()}
TEXTS = [
    None,
    "Wij zijn bezig.",
    "=1+1",
    "3",
    "Eén regel\nen nog een, met 'aanhalingstekens' en \"dubbele\"",
    "<b>vet</b> & {{ jinja }} #typst[x]",
    "naïef café – €5, 漢字, مرحبا, 🙂",
    "woord " * 200,
]

Said = dict[str, tuple[Any, str | None, str | None]]


def generated() -> Said:
    """What somebody says in one form; the seed makes it the same every time."""
    pick = random.Random(1)  # noqa: S311 - no secret
    said: Said = {}
    for row in team_form().rows:
        if pick.random() < 0.2:
            continue
        extra = ["n.v.t."] if row.criterion.na else []
        placed = pick.choice([None, *PLACED]) if row.criterion.may_be_elsewhere else None
        said[row.id] = (pick.choice([0, 1, 2, 3, 4, "weet ik niet", *extra]), placed, pick.choice(TEXTS))
    return said


def filled(said: Said) -> bytes:
    """The form with these answers."""

    def change(book: Book) -> None:
        for criterion, (level, placed, text) in said.items():
            cell_of(book, criterion).value = level
            if placed is not None:
                cell_of(book, criterion, "placed").value = PLACED[placed]
            cell = cell_of(book, criterion, "explanation")
            cell.value = text
            cell.data_type = "s" if text is not None else "n"

    return edited(change)


@pytest.fixture(scope="module")
def saved(office: Office, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The generated form as LibreOffice saved it, in every kind."""
    return saved_by_office(office, {"form": filled(generated())}, tmp_path_factory.mktemp("office"))


def test_all_that_can_be_said_is_said_in_it() -> None:
    """Every level, word, place and text stands in the form at least once, and a question stays open."""
    levels, places, texts = map(set, zip(*generated().values(), strict=True))
    assert levels == {0, 1, 2, 3, 4, "weet ik niet", "n.v.t."}
    assert places == {None, *PLACED}
    assert texts == set(TEXTS)
    assert len(generated()) < len(team_form().rows)


@pytest.mark.parametrize("kind", KINDS)
def test_answers_come_back_as_they_were_filled_in(saved: dict[str, Path], kind: str) -> None:
    """Levels, n.v.t., weet ik niet, places and every text survive a real program, whatever the kind."""
    name = f"form.{kind}"
    reading = read(saved[name].read_bytes(), name)
    assert reading.answers is not None
    said = {
        criterion: ("weet ik niet" if a.unknown else "n.v.t." if a.na else a.level, a.placed, a.explanation)
        for criterion, a in reading.answers.answers.items()
    }
    expected = {c: (level, placed, text and text.strip()) for c, (level, placed, text) in generated().items()}
    assert said == expected
    assert len(said) > 20
    assert {p.code for p in reading.problems} <= {"na-without-explanation", "party-missing"}
