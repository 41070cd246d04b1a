# SPDX-License-Identifier: EUPL-1.2
"""An action workbook made before the norm of its round changed: what it says follows its questions."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.work.small import DAY
from tests.work.test_migrate import opened, texts
from tests.work.test_publish import region_in
from toolkit.forms.returned.reading import Reading
from toolkit.model.given.answers import Import
from toolkit.model.given.plan import ActionDecision, ActionField, BasedOnRound, Plan
from toolkit.model.given.said import PlanSaid, SaidAction, SaidCell
from toolkit.model.problem import Place
from toolkit.store.imports import Imported
from toolkit.store.one_writer import Alone, alone
from toolkit.store.plan_file import plan_path, plan_to_yaml
from toolkit.words.cells import row_word
from toolkit.work.receive.kinds.actions import ACTIONS
from toolkit.work.workspace.stored import read_stored_plan

THEN, NOW = "noord@1.0.0", "noord@2.0.0"
UNIT, FILE = "oost", "x.xlsx"


def base(norm: str, round_: str = "2026-q1") -> BasedOnRound:
    """What decisions rest on."""
    return BasedOnRound(round=round_, norm=norm, measures="1.0.0")


def bring(folder: Path, norm: str, round_: str = "2026-q1", **criteria: str) -> tuple[Imported, Plan]:
    """Bring in a workbook with actions of the team itself, each for a question; and what stands then."""
    rows = [
        SaidAction(
            name.replace("_", "-"),
            {"criteria": SaidCell((criterion,), None, Place(), None)},
            Place(),
            is_new=False,
            returned=False,
            gaps={},
        )
        for name, criterion in criteria.items()
    ]
    return bring_rows(folder, norm, rows, round_)


def bring_rows(
    folder: Path, norm: str, rows: Iterable[SaidAction], round_: str = "2026-q1"
) -> tuple[Imported, Plan]:
    """Bring in a workbook with these rows, and what stands then."""
    work = opened(folder)
    source = Import(n=1, file=FILE, sha256="a" * 64, on=DAY, channel="workbook", toolkit="0.1.0")
    said = PlanSaid(UNIT, base(norm, round_), {}, tuple(rows), (), source)
    with alone(folder) as held:
        assert isinstance(held, Alone)
        done = ACTIONS.bring_in(work, held, Reading(FILE, "a" * 64, UNIT, round_, said), DAY, "ask")
    stored, broken = read_stored_plan(folder, UNIT)
    assert broken is None
    assert stored is not None, done
    return done, stored


def told(done: Imported) -> list[object]:
    """Of how many actions is told that they moved."""
    return [dict(p.holes)["n"] for p in done.problems if p.code == "actions-carried-over"]


@pytest.mark.parametrize(("norm", "moved"), [(THEN, [2]), (NOW, [])])
def test_a_workbook_of_the_earlier_norm_is_about_the_questions_of_now(
    tmp_path: Path, norm: str, moved: list[int]
) -> None:
    """One question has another number, one stayed: how many rows moved is told."""
    folder = region_in(tmp_path, texts())
    here = {"own_1": "AA-01", "own_3": "AA-01"} if norm == THEN else {"own_1": "AA-11"}
    done, plan = bring(folder, norm, **here, own_2="BB-01")
    assert done.outcome == "read"
    assert plan.based_on == base(NOW)
    assert plan.actions["own-1"].criteria == ("AA-11",)
    assert plan.actions["own-2"].criteria == ("BB-01",)
    assert told(done) == moved


def stand(folder: Path, norm: str, round_: str, criterion: str) -> None:
    """A plan with an action for a question, as it was stored before."""
    said = {"own-9": ActionDecision(title="Van ons", criteria=(criterion,))}
    plan = Plan(schema_="plan/1", unit=UNIT, based_on=base(norm, round_), actions=said)
    (folder / plan_path(UNIT)).parent.mkdir(exist_ok=True)
    (folder / plan_path(UNIT)).write_bytes(plan_to_yaml(plan))


def test_what_was_stored_on_the_earlier_norm_moves_along(tmp_path: Path) -> None:
    """Otherwise one plan would be about the questions of two norms."""
    folder = region_in(tmp_path, texts())
    stand(folder, THEN, "2026-q1", "AA-01")
    done, plan = bring(folder, NOW, own_1="AA-11")
    assert {"action.own-1.criteria", "action.own-9.criteria"} <= {d.what for d in done.differences}, (
        "nothing moves unseen"
    )
    assert plan.based_on == base(NOW)
    assert [plan.actions[name].criteria for name in ("own-1", "own-9")] == [("AA-11",), ("AA-11",)]
    assert told(done) == []


def test_an_own_action_for_a_question_that_is_asked_no_more_is_told_and_keeps_it(tmp_path: Path) -> None:
    """Nothing of it is lost in silence: the action is stored without the question, with its id and title."""
    folder = region_in(tmp_path, texts())
    done, plan = bring(folder, THEN, own_1="AA-03", own_2="AA-01")
    assert done.outcome == "read"
    assert [plan.actions[name].criteria for name in ("own-1", "own-2")] == [(), ("AA-11",)]
    assert [plan.actions[name].gone for name in ("own-1", "own-2")] == [{"AA-03": "Onderwerp AA-03"}, {}]
    (gone,) = (dict(p.holes) for p in done.problems if p.code == "own-action-question-gone")
    assert gone == {"action": row_word("own-1"), "criterion": "AA-03", "title": "Onderwerp AA-03"}
    assert told(done) == [2]


@pytest.mark.parametrize(("decision", "kept"), [("accepted", {"AA-03": "Onderwerp AA-03"}), (None, {})])
def test_what_people_decided_about_a_gap_of_a_question_that_is_asked_no_more_keeps_it(
    tmp_path: Path, decision: str | None, kept: dict[str, str]
) -> None:
    """A decision remembers what it was for, as one that is stored; what stands beside it does not."""
    folder = region_in(tmp_path, texts())
    cells: dict[ActionField, SaidCell] = {
        "decision": SaidCell(decision, None, Place()),
        "owner": SaidCell("teamleider", None, Place()),
    }
    done, plan = bring_rows(
        folder, THEN, [SaidAction("M-AA-01", cells, Place(), gaps={"AA-03": 1, "AA-02": 0})]
    )
    assert plan.actions["M-AA-01"].gone == kept
    assert "own-action-question-gone" not in {p.code for p in done.problems}


def test_a_question_that_is_asked_no_more_empties_no_cell(tmp_path: Path) -> None:
    """Typed in place of another one in a late workbook: that one stays, and nothing is said to be empty."""
    folder = region_in(tmp_path, texts())
    stand(folder, NOW, "2026-q1", "BB-01")
    cells: dict[ActionField, SaidCell] = {"criteria": SaidCell(("AA-03",), ("BB-01",), Place())}
    done, plan = bring_rows(folder, THEN, [SaidAction("own-9", cells, Place())])
    assert (plan.actions["own-9"].criteria, set(plan.actions["own-9"].gone)) == (("BB-01",), {"AA-03"})
    assert [p.code for p in done.problems] == ["actions-carried-over", "own-action-question-gone"]


def test_a_workbook_of_an_earlier_round_takes_no_plan_back(tmp_path: Path) -> None:
    """The plan of the later round stays on its own norm, and what comes late follows to it."""
    folder = region_in(tmp_path, texts(second_round=True))
    stand(folder, NOW, "2026-q3", "AA-11")
    done, plan = bring(folder, THEN, own_1="AA-01")
    assert plan.based_on == base(NOW, "2026-q3")
    assert [plan.actions[name].criteria for name in ("own-1", "own-9")] == [("AA-11",), ("AA-11",)]
    assert told(done) == [1]
