# SPDX-License-Identifier: EUPL-1.2
"""What is told of a file that does not count, and of a form in which nobody wrote anything new."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.work.small import copy, opened
from toolkit.model.given.answers import Answer, Answers, Formation, OwnSupport, Profile
from toolkit.model.problem import Hole, Problem
from toolkit.reading.validated import load
from toolkit.store.answers_file import answers_to_yaml, path_of
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


def test_a_form_repeats_its_own_team_and_the_round_before_alone(tmp_path: Path) -> None:
    """Another number in a table, an answer, another team or a first round: it says something of its own."""
    work = opened(copy(tmp_path / "regio"))
    first, *_, previous, last = work.region.rounds
    before = Answers(
        schema_="answers/1",
        unit="goed",
        round=previous.id,
        respondent="team",
        profile=Profile(caseload=Decimal(12)),
        formation=(Formation(role="gezinswerker", fte=Decimal(4)),),
        own_support=(OwnSupport(kind="opvoeding", fte=Decimal(1)),),
        answers={"AA-01": Answer(level=2)},
    )
    for one in (before, before.model_copy(update={"unit": "half", "formation": ()})):
        (work.folder / path_of(one)).parent.mkdir(parents=True, exist_ok=True)
        (work.folder / path_of(one)).write_bytes(answers_to_yaml(one))
    form = before.model_copy(update={"round": last.id, "answers": {}})
    assert only_repeats(work, form)
    assert only_repeats(work, form.model_copy(update={"respondent": "gezinswerker", "kind": "member"}))
    for more in (
        {"answers": {"AA-01": Answer(level=2)}},
        {"formation": ()},
        {"own_support": ()},
        {"profile": Profile()},
        {"unit": "half"},
        {"unit": "nergens"},
        {"round": first.id},
        {"round": previous.id},
        {"round": "2031-q1"},
    ):
        assert not only_repeats(work, form.model_copy(update=more)), more
