# SPDX-License-Identifier: EUPL-1.2
"""What is told of a file that does not count, and of a form in which nobody wrote anything new."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.work.small import copy, opened
from toolkit.model.given.answers import Answers, Profile
from toolkit.model.problem import Hole, Problem
from toolkit.reading.validated import load
from toolkit.store.imports import Imported, Outcome
from toolkit.work.receive.remarks import told
from toolkit.work.receive.repeated import only_repeats

CELL = Problem.of("cell-not-a-level", "oost.xlsx", criterion="AA-01", text="2-3")


HOLES: dict[str, Hole] = {"unit": "oost", "changes": 1, "named": "west"}


@pytest.mark.parametrize(
    ("outcome", "code", "cells"),
    [
        ("kept", "kept-existing", False),  # nothing of it stands there: what it says is all the same
        ("kept", "kept-and-added", True),
        ("unchanged", "older-file-again", False),
        ("read", "form-other-name", True),
    ],
)
def test_cells_are_told_of_what_stands_there_alone(outcome: Outcome, code: str, *, cells: bool) -> None:
    """Who is told of a cell goes and mends it: not in a file that does not count."""
    done = Imported(outcome, (), (Problem.of(code, "oost.xlsx", None, **HOLES),))
    assert (CELL in told((CELL,), done)) == cells


@pytest.mark.parametrize("unusable", [{}, {"profile.caseload": "14 à 16"}])
def test_what_cannot_be_used_is_more_than_the_round_before(tmp_path: Path, unusable: dict[str, str]) -> None:
    """A form with the numbers of last time alone is blank; with a number that cannot be read it is not."""
    work = opened(copy(tmp_path / "regio"))
    first, *_, last = work.region.rounds
    path = next(iter(sorted((work.folder / "rounds" / first.id).glob("*/team.yaml"))))
    before = load(path.name, path.read_bytes(), Answers).model
    assert before is not None
    form = before.model_copy(update={"round": last.id, "answers": {}, "unusable": unusable})
    assert only_repeats(work, form) == (not unusable)
    assert not only_repeats(work, form.model_copy(update={"profile": Profile(caseload=Decimal(99))}))
