# SPDX-License-Identifier: EUPL-1.2
"""An action workbook into a workspace: no decision is lost, none changes silently."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.generated import maybe_text, texts
from tests.store.test_imports import everything
from tests.store.writing import import_plan
from tests.strategies import DEEP
from toolkit.model.given.answers import Import
from toolkit.model.given.plan import (
    ACTION_FIELDS,
    ACTION_STATUSES,
    DECISIONS,
    ActionDecision,
    ActionField,
    BasedOnRound,
    Plan,
    PlanStep,
    StepState,
)
from toolkit.model.given.said import PlanSaid, SaidAction, SaidCell, SaidStep
from toolkit.model.problem import Place
from toolkit.reading.validated import load
from toolkit.store.imports import Imported, Policy
from toolkit.store.merging.additions import gives_way
from toolkit.store.merging.plan_merge import merge_plan
from toolkit.store.plan_file import plan_path, plan_to_yaml
from toolkit.words.catalogue import describe

DAY = date(2026, 5, 12)
BASE = BasedOnRound(round="2026-q1", norm="noord@1.0.0", measures="1.0.0")
ACTION = "M-AA-01"


def plan(**actions: dict[str, Any]) -> Plan:
    """A plan with decisions; an underscore in a name is a dash."""
    return Plan.model_validate(
        {
            "schema": "plan/1",
            "unit": "oost",
            "based_on": BASE,
            "actions": {k.replace("_", "-"): v for k, v in actions.items()},
        }
    )


def cell(value: Any = None, held: Any = None, rejected: str | None = None, at: str = "H5") -> SaidCell:  # noqa: ANN401 - per field
    """A cell of the sheet with actions."""
    return SaidCell(value, held, Place(sheet="Acties", cell=at), rejected)


def row(
    name: str | None = ACTION, *, is_new: bool = False, returned: bool = False, **cells: SaidCell
) -> SaidAction:
    """A row with these cells and a gap of 2 that people saw."""
    known: dict[ActionField, SaidCell] = {key: cells[key] for key in ACTION_FIELDS if key in cells}
    return SaidAction(name, known, Place(sheet="Acties", cell="A5"), is_new, returned, {"AA-01": 2})


def said(
    *rows: SaidAction,
    steps: tuple[SaidStep, ...] = (),
    sha: str = "a",
    on: BasedOnRound = BASE,
    shown: dict[str, str | None] | None = None,
) -> PlanSaid:
    """A workbook with these rows."""
    source = Import(n=1, file="x.xlsx", sha256=sha * 64, on=DAY, channel="workbook", toolkit="0.1.0")
    return PlanSaid("oost", on, shown, rows, steps, source)


def step(state: StepState, by: str, held: PlanStep | None = None, day: date = DAY) -> SaidStep:
    """A step of the plan."""
    return SaidStep(state, by, day, held, Place(sheet="Stand", cell="B5"))


def bring(folder: Path, what: PlanSaid, policy: Policy = "ask", *, later: bool = True) -> Imported:
    """Import into a folder with what stands there already."""
    return import_plan(folder, "x.xlsx", stored(folder), what, policy, on=DAY, later=later)


def stored(folder: Path) -> Plan | None:
    """What stands on disk."""
    path = folder / plan_path("oost")
    if not path.exists():
        return None
    found = load(plan_path("oost"), path.read_bytes(), Plan)
    assert found.problems == ()
    assert found.model is not None
    return found.model


def action(folder: Path, name: str = ACTION) -> ActionDecision:
    """A decision as it stands on disk."""
    found = stored(folder)
    assert found is not None
    return found.actions[name]


def codes(done: Imported) -> list[str]:
    """Codes of the problems, each of which can be said."""
    assert all("{" not in sentence for p in done.problems for sentence in describe(p))
    return [p.code for p in done.problems]


def test_a_first_workbook_makes_the_file(tmp_path: Path) -> None:
    """Decision, day, round, the gaps that people saw, and what they saw: all in one readable file."""
    done = bring(
        tmp_path, said(row(decision=cell("accepted"), owner=cell("teamleider")), shown={ACTION: "2026-q3"})
    )
    assert (done.outcome, codes(done)) == ("read", [])
    found = action(tmp_path)
    assert (found.decision, found.owner) == ("accepted", "teamleider")
    assert found.decided is not None
    assert (found.decided.on, found.decided.round, found.decided.gaps) == (DAY, "2026-q1", {"AA-01": 2})
    whole = stored(tmp_path)
    assert whole is not None
    assert (whole.shown, whole.based_on) == ({ACTION: "2026-q3"}, BASE)
    log = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["event"] for line in log] == ["begin", "done"]
    assert {c["what"] for c in log[0]["changes"]} >= {f"action.{ACTION}.decision", f"action.{ACTION}.owner"}


def test_an_empty_workbook_makes_no_file(tmp_path: Path) -> None:
    """Nothing was decided, so nothing is written, not even a line in the log."""
    done = bring(tmp_path, said())
    assert (done.outcome, codes(done)) == ("refused", ["actions-blank"])
    assert everything(tmp_path) == {}


def test_an_empty_workbook_of_who_decided_before_says_what_people_saw(tmp_path: Path) -> None:
    """They looked at a newer proposal and had nothing to add: from that one on a change is a change."""
    bring(tmp_path, said(row(decision=cell("accepted"))))
    done = bring(tmp_path, said(sha="b", shown={"M-AA-02": "2026-q3"}))
    found = stored(tmp_path)
    assert done.outcome == "read"
    assert found is not None
    assert found.shown == {"M-AA-02": "2026-q3"}
    assert found.actions[ACTION].decision == "accepted"


def test_the_same_file_again_is_nothing_to_do(tmp_path: Path) -> None:
    """By its SHA-256; no byte on disk changes."""
    bring(tmp_path, said(row(decision=cell("accepted"))))
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    done = bring(tmp_path, said(row(decision=cell("refused"))))
    assert (done.outcome, codes(done)) == ("unchanged", ["same-file-again"])
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before


def test_a_blank_cell_wipes_nothing(tmp_path: Path) -> None:
    """Emptied or never filled in: the decision stays, and the emptied cell is told."""
    bring(tmp_path, said(row(decision=cell("accepted"), owner=cell("teamleider"), reason=cell("Goed plan."))))
    done = bring(
        tmp_path, said(row(decision=cell(None, "accepted"), owner=cell(), status=cell("doing")), sha="b")
    )
    assert (done.outcome, codes(done)) == ("read", ["action-cell-blank"])
    found = action(tmp_path)
    assert (found.decision, found.owner, found.reason, found.status) == (
        "accepted",
        "teamleider",
        "Goed plan.",
        "doing",
    )


def test_a_cell_that_nobody_touched_does_not_go_before_a_newer_decision(tmp_path: Path) -> None:
    """An older export says still what it held; the newer decision stays and the cell is told."""
    bring(tmp_path, said(row(decision=cell("accepted"), quarter=cell("2026-q3"))))
    bring(tmp_path, said(row(quarter=cell("2026-q4", "2026-q3")), sha="b"))
    done = bring(
        tmp_path, said(row(quarter=cell("2026-q3", "2026-q3"), owner=cell("teamleider")), sha="c"), "newest"
    )
    assert (done.outcome, codes(done)) == ("read", ["action-cell-older"])
    assert (action(tmp_path).quarter, action(tmp_path).owner) == ("2026-q4", "teamleider")


def test_where_both_changed_people_choose(tmp_path: Path) -> None:
    """Asked: nothing is written and every cell is told; keep: the plan; newest: the cell."""
    bring(tmp_path, said(row(decision=cell("accepted"), quarter=cell("2026-q3"), hours=cell(Decimal(8)))))
    older = row(decision=cell("refused"), reason=cell("Toch niet."), quarter=cell("2027-q1"))
    before = (tmp_path / plan_path("oost")).read_bytes()
    done = bring(tmp_path, said(older, sha="b"))
    assert done.outcome == "refused"
    assert codes(done) == ["action-cell-differs", "action-cell-differs", "actions-would-overwrite"]
    assert [p.place for p in done.problems[:2]] == [Place(sheet="Acties", cell="H5")] * 2
    assert {d.what for d in done.differences} == {f"action.{ACTION}.decision", f"action.{ACTION}.quarter"}
    assert (tmp_path / plan_path("oost")).read_bytes() == before
    assert bring(tmp_path, said(older, sha="b"), "keep").outcome == "read"
    assert (action(tmp_path).decision, action(tmp_path).reason) == ("accepted", "Toch niet.")
    assert codes(bring(tmp_path, said(older, sha="c"), "newest")) == []
    assert (action(tmp_path).decision, action(tmp_path).quarter) == ("refused", "2027-q1")
    old = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {"what": f"action.{ACTION}.quarter", "old": "2026-q3", "new": "2027-q1"} in old[-2]["changes"]


def test_what_cannot_be_used_is_kept_until_something_can(tmp_path: Path) -> None:
    """It stands beside the decision, which stays; a usable value takes its place."""
    bring(tmp_path, said(row(decision=cell("accepted"), quarter=cell("2026-q3"))))
    later = bring(tmp_path, said(row(quarter=cell(None, "2026-q3", "na de zomer")), sha="b"))
    assert codes(later) == []  # nor is it told as a cell that was emptied
    assert (action(tmp_path).quarter, action(tmp_path).rejected) == ("2026-q3", {"quarter": "na de zomer"})
    bring(tmp_path, said(row(quarter=cell("2026-q4", "2026-q3")), sha="c"))
    assert (action(tmp_path).quarter, action(tmp_path).rejected) == ("2026-q4", {})


def test_what_was_kept_out_of_a_workbook_may_come_yet(tmp_path: Path) -> None:
    """The other cells are in; the same file again changes nothing, and with 'newest' the rest counts too."""
    bring(tmp_path, said(row(owner=cell("teamleider"))))
    other = said(row(owner=cell("manager", held="gezinswerker"), decision=cell("accepted")), sha="b")
    assert bring(tmp_path, other, "keep").outcome == "read"
    assert (action(tmp_path).owner, action(tmp_path).decision) == ("teamleider", "accepted")
    before = everything(tmp_path)
    again = bring(tmp_path, other, "keep")
    assert (again.outcome, [d.what for d in again.differences]) == ("kept", [f"action.{ACTION}.owner"])
    assert everything(tmp_path) == before
    assert bring(tmp_path, other, "newest").outcome == "read"
    assert action(tmp_path).owner == "manager"
    assert codes(bring(tmp_path, other, "newest")) == ["same-file-again"]


def test_a_workbook_that_went_in_whole_is_the_same_file_again(tmp_path: Path) -> None:
    """Whoever says that what stands is kept, and changes nothing of it, has nothing more to choose."""
    bring(tmp_path, said(row(owner=cell("teamleider"))), "keep")
    assert codes(bring(tmp_path, said(row(owner=cell("teamleider"))), "newest")) == ["same-file-again"]


def test_of_what_was_kept_out_comes_in_what_nothing_holds_back_any_more(tmp_path: Path) -> None:
    """The file is noted though nothing of it came in; what changed since in the plan lets one cell in."""
    bring(tmp_path, said(row(owner=cell("teamleider"), hours=cell(Decimal(8)))))
    other = said(row(owner=cell("manager", "gezinswerker"), hours=cell(Decimal(9), Decimal(7))), sha="b")
    assert bring(tmp_path, other, "keep").outcome == "read"
    whole = stored(tmp_path)
    assert whole is not None
    assert [(i.sha256, i.partly) for i in whole.imports] == [("a" * 64, False), ("b" * 64, True)]
    by_hand = {ACTION: whole.actions[ACTION].model_copy(update={"hours": Decimal(7)})}
    (tmp_path / plan_path("oost")).write_bytes(plan_to_yaml(whole.model_copy(update={"actions": by_hand})))
    assert bring(tmp_path, other, "keep").outcome == "read"
    assert (action(tmp_path).owner, action(tmp_path).hours) == ("teamleider", Decimal(9))


def test_a_row_that_says_nothing_leaves_nothing(tmp_path: Path) -> None:
    """Of the actions about which nobody decided anything the file says nothing."""
    bring(tmp_path, said(row(decision=cell("accepted")), row("M-AA-02", owner=cell(None))))
    plan = stored(tmp_path)
    assert plan is not None
    assert plan.actions.keys() == {ACTION}


def test_an_own_action_keeps_its_number_under_another_title(tmp_path: Path) -> None:
    """Whoever renames an action that the workbook brought along has changed that one, and made no other."""
    bring(tmp_path, said(row("own-1", is_new=True, title=cell("Samen eten"))))
    bring(tmp_path, said(row("own-1", title=cell("Samen koken", held="Samen eten")), sha="b"))
    plan = stored(tmp_path)
    assert plan is not None
    assert {name: one.title for name, one in plan.actions.items()} == {"own-1": "Samen koken"}


def test_steps_that_cannot_be_used_stand_there_until_one_can(tmp_path: Path) -> None:
    """All of them, apart; a whole step of the same state takes their place."""
    place = Place(sheet="Stand", cell="B5")
    unusable = tuple(SaidStep("settled", None, None, None, place, text) for text in ("ooit", "het team, mei"))
    bring(tmp_path, said(row(decision=cell("accepted")), steps=unusable))
    first = stored(tmp_path)
    assert first is not None
    assert first.rejected == {"settled": "ooit | het team, mei"}
    bring(tmp_path, said(steps=(step("settled", "het team"),), sha="b"))
    plan = stored(tmp_path)
    assert plan is not None
    assert (plan.rejected, plan.state) == ({}, "settled")


def test_half_a_step_is_none() -> None:
    """A day without a name, or a name without a day, moves no plan."""
    place = Place(sheet="Stand", cell="B5")
    for half in (
        SaidStep("settled", None, DAY, None, place),
        SaidStep("settled", "het team", None, None, place),
    ):
        merged = merge_plan(plan(), said(steps=(half,)), on=DAY, newest=True)
        assert (merged.plan.steps, merged.plan.state) == ((), "draft")


def test_refusing_again_keeps_the_gaps_of_now() -> None:
    """A refused action that returned and is refused again stays out at the gap that people saw now."""
    first = plan(
        M_AA_01={"decision": "refused", "reason": "Nee.", "decided": {"on": DAY, "gaps": {"AA-01": 1}}}
    )
    again = merge_plan(first, said(row(returned=True, decision=cell("refused"))), on=DAY, newest=False)
    assert again.notes == []
    decided = again.plan.actions[ACTION].decided
    assert decided is not None
    assert decided.gaps == {"AA-01": 2}
    kept = merge_plan(first, said(row(returned=True, owner=cell("x"))), on=DAY, newest=False).plan
    assert kept.actions[ACTION].decided == first.actions[ACTION].decided
    owned = plan(M_AA_01={"decision": "refused", "reason": "Nee.", "owner": "manager"})
    untouched = said(row(returned=True, owner=cell("teamleider", held="teamleider")))
    assert merge_plan(owned, untouched, on=DAY, newest=False).plan.actions[ACTION].owner == "manager"
    other = merge_plan(first, said(row(returned=True, decision=cell("accepted"))), on=DAY, newest=False)
    assert (other.notes, other.plan.actions[ACTION].decision) == ([], "accepted")
    emptied = said(row(returned=True, decision=cell(None, "refused")))
    assert [n.kind for n in merge_plan(first, emptied, on=DAY, newest=False).notes] == ["blank"]


def test_what_a_cell_has_by_itself_changes_nothing() -> None:
    """'Te doen' stands in the cell of who said nothing: no answer beside what was begun since."""
    begun = plan(M_AA_01={"status": "doing"})
    merged = merge_plan(begun, said(row(status=cell("todo"))), on=DAY, newest=True)
    assert ([n.kind for n in merged.notes], merged.changed) == (["older"], ())


def test_a_decision_that_comes_back_as_it_was_keeps_its_day_and_its_round(tmp_path: Path) -> None:
    """Who sends last round's yes along in the workbook of this round did not decide anew."""
    bring(tmp_path, said(row(decision=cell("accepted"))))
    before = action(tmp_path).decided
    following = BasedOnRound(round="2026-q3", norm="noord@1.1.0", measures="1.0.0")
    same = cell("accepted", held="accepted")
    bring(tmp_path, said(row(decision=same, owner=cell("x")), on=following, sha="b"))
    assert action(tmp_path).owner == "x"
    assert action(tmp_path).decided == before
    bring(tmp_path, said(row(decision=cell("changed", held="accepted")), on=following, sha="c"))
    after = action(tmp_path).decided
    assert before is not None
    assert after is not None
    assert (before.round, after.round) == (BASE.round, following.round)


def test_two_workbooks_with_an_own_action_in_the_same_row(tmp_path: Path) -> None:
    """Both get a place: the second gets the next number, and it is told."""
    bring(tmp_path, said(row("own-1", is_new=True, title=cell("Eerste"))))
    done = bring(
        tmp_path, said(row("own-1", is_new=True, title=cell("Tweede"), hours=cell(Decimal(3))), sha="b")
    )
    assert codes(done) == ["own-action-renumbered"]
    assert (action(tmp_path, "own-1").title, action(tmp_path, "own-2").title) == ("Eerste", "Tweede")
    same = bring(tmp_path, said(row("own-1", is_new=True, title=cell("Eerste"), owner=cell("x")), sha="c"))
    assert codes(same) == []
    whole = stored(tmp_path)
    assert whole is not None
    assert set(whole.actions) == {"own-1", "own-2"}
    bring(tmp_path, said(row(None, title=cell("Zonder nummer")), sha="d"))
    assert action(tmp_path, "own-3").title == "Zonder nummer"


def test_a_row_without_a_number_takes_that_of_no_other(tmp_path: Path) -> None:
    """Wherever it stands; read once more it is the same action, and without a title it is nobody's."""
    bring(tmp_path, said(row(decision=cell("accepted"))))
    numbered, loose = row("own-1", is_new=True, title=cell("Een")), row(None, title=cell("Twee"))
    assert codes(bring(tmp_path, said(loose, numbered, sha="b"))) == []
    again = row(None, title=cell("Twee"), owner=cell("teamleider"))
    nameless = row(None, title=cell(rejected="x" * 500), owner=cell("manager"))
    bring(tmp_path, said(again, nameless, sha="c"))
    bring(tmp_path, said(nameless, sha="d"))
    whole = stored(tmp_path)
    assert whole is not None
    owners = {name: (held.title, held.owner) for name, held in whole.actions.items() if name != ACTION}
    assert owners == {
        "own-1": ("Een", None),
        "own-2": ("Twee", "teamleider"),
        "own-3": (None, "manager"),
        "own-4": (None, "manager"),
    }


def test_the_first_row_without_a_number_is_the_first_action(tmp_path: Path) -> None:
    """Of who decided nothing before."""
    bring(tmp_path, said(row(None, title=cell("Eerste"))))
    assert action(tmp_path, "own-1").title == "Eerste"


def test_what_followed_its_question_stands_among_what_changed() -> None:
    """Decisions that were laid on the norm of now are held beside the file as it stands."""
    here = plan(M_AA_02={"decision": "accepted"})
    merged = merge_plan(here, said(), on=DAY, newest=False, stored=plan(M_AA_01={"decision": "accepted"}))
    assert {d.what: (d.old, d.new) for d in merged.changed} == {
        f"action.{ACTION}.decision": ("accepted", None),
        "action.M-AA-02.decision": (None, "accepted"),
    }


def test_a_new_number_is_above_every_other(tmp_path: Path) -> None:
    """Also where numbers are missing between: one that was thrown away never comes back as another."""
    bring(tmp_path, said(row("own-1", title=cell("Een")), row("own-7", title=cell("Zeven"))))
    bring(tmp_path, said(row("own-1", is_new=True, title=cell("Anders")), sha="b"))
    whole = stored(tmp_path)
    assert whole is not None
    assert list(whole.actions) == ["own-1", "own-7", "own-8"]
    assert whole.actions["own-8"].title == "Anders"


def test_a_new_row_without_a_title_is_the_action_that_has_the_number(tmp_path: Path) -> None:
    """Nothing tells it apart, so what is written there goes where the number leads, and nothing is told."""
    bring(tmp_path, said(row("own-1", title=cell("Een"))))
    done = bring(tmp_path, said(row("own-1", is_new=True, owner=cell("teamleider")), sha="b"))
    assert codes(done) == []
    whole = stored(tmp_path)
    assert whole is not None
    assert list(whole.actions) == ["own-1"]
    assert (action(tmp_path, "own-1").title, action(tmp_path, "own-1").owner) == ("Een", "teamleider")


def test_a_renumbered_action_is_told_with_both_numbers_and_its_cell() -> None:
    """Who filled in the workbook finds the row again by its cell, and the plan by the new number."""
    first = plan(own_1={"title": "Een"})
    new = said(row("own-1", is_new=True, title=cell("Twee")))
    (note,) = merge_plan(first, new, on=DAY, newest=False).notes
    assert (note.kind, note.what, note.old, note.new) == ("renumbered", "own-1", "own-1", "own-2")
    assert note.place == Place(sheet="Acties", cell="A5")


def test_steps_stand_in_order_of_their_days(tmp_path: Path) -> None:
    """A step that was taken earlier and told later stands before the others."""
    late, early = date(2026, 6, 1), date(2026, 4, 1)
    bring(tmp_path, said(steps=(step("tested", "klankbordgroep", day=late),)))
    bring(tmp_path, said(steps=(step("settled", "het team", day=early),), sha="b"))
    whole = stored(tmp_path)
    assert whole is not None
    assert [(s.state, s.on) for s in whole.steps] == [("settled", early), ("tested", late)]
    assert whole.state == "tested"


def test_imports_count_on(tmp_path: Path) -> None:
    """Every workbook that came in has a number of its own, in the order that they came."""
    for sha in "abc":
        bring(tmp_path, said(row(owner=cell(f"rol {sha}")), sha=sha), "newest")
    whole = stored(tmp_path)
    assert whole is not None
    assert [(i.n, i.sha256) for i in whole.imports] == [(1, "a" * 64), (2, "b" * 64), (3, "c" * 64)]


def test_the_plan_moves_and_every_step_keeps_who_and_when(tmp_path: Path) -> None:
    """Two bodies tested it; each step stays, and the state is the furthest."""
    bring(tmp_path, said(steps=(step("settled", "het team"), step("tested", "klankbordgroep"))))
    done = bring(tmp_path, said(steps=(step("tested", "RISB werkplaats"),), sha="b"))
    assert [(d.what, len(d.old), len(d.new)) for d in done.differences] == [("plan.steps", 2, 3)]
    found = stored(tmp_path)
    assert found is not None
    assert found.state == "tested"
    assert {s.round for s in found.steps} == {BASE.round}
    assert [(s.state, s.by, s.on) for s in found.steps] == [
        ("settled", "het team", DAY),
        ("tested", "klankbordgroep", DAY),
        ("tested", "RISB werkplaats", DAY),
    ]
    held = found.steps[1]
    mended = step("tested", "klankbordgroep", held.model_copy(update={"round": "2026-q1"}), date(2026, 5, 20))
    bring(tmp_path, said(steps=(mended,), sha="c"))
    after = stored(tmp_path)
    assert after is not None
    assert sorted(s.on for s in after.steps if s.by == "klankbordgroep") == [date(2026, 5, 20)]
    done = bring(tmp_path, said(steps=(step("decided", "BOSD"),), sha="d"))
    assert ("plan.state", "tested", "decided") in {(d.what, d.old, d.new) for d in done.differences[:1]}


def test_a_step_that_nobody_touched_goes_before_no_newer_one() -> None:
    """What was mended since the workbook was made stays so, and is told; said twice it is one."""
    held = PlanStep(state="tested", by="klankbordgroep", on=DAY, round=BASE.round)
    mended = held.model_copy(update={"on": date(2026, 5, 20)})
    here = plan().model_copy(update={"steps": (mended,), "state": "tested"})
    for row_, kinds in (
        (step("tested", held.by, held), ["older"]),
        (step("tested", held.by, None, mended.on), []),
    ):
        merged = merge_plan(here, said(steps=(row_,)), on=DAY, newest=True)
        assert [n.kind for n in merged.notes] == kinds
        assert (merged.plan.steps, merged.changed) == ((mended,), ())


def test_a_next_round_begins_its_way_again_and_keeps_the_old_steps(tmp_path: Path) -> None:
    """The state is draft again; decisions and earlier steps stay; an older workbook moves no state."""
    bring(tmp_path, said(row(decision=cell("accepted")), steps=(step("settled", "het team"),)))
    following = BasedOnRound(round="2026-q3", norm="noord@1.1.0", measures="1.0.0")
    bring(tmp_path, said(row(owner=cell("x")), on=following, sha="b", shown={}))
    found = stored(tmp_path)
    assert found is not None
    assert (found.state, len(found.steps), found.based_on) == ("draft", 1, following)
    late = said(
        row("M-AA-02", decision=cell("accepted")),
        steps=(step("decided", "SSD"),),
        sha="c",
        shown={"own-9": None},
    )
    bring(tmp_path, late, later=False)
    after = stored(tmp_path)
    assert after is not None
    assert (after.state, after.based_on, after.shown) == ("draft", following, {})
    assert {s.state for s in after.steps} == {"settled", "decided"}
    assert after.actions["M-AA-02"].decision == "accepted"


def _value(key: ActionField) -> st.SearchStrategy[Any]:
    values: dict[ActionField, st.SearchStrategy[Any]] = {
        "decision": st.sampled_from(DECISIONS),
        "status": st.sampled_from(ACTION_STATUSES),
        "quarter": st.sampled_from(["2026-q2", "2026-q3", "2027-q1"]),
        "hours": st.integers(0, 40).map(Decimal),
        "criteria": st.lists(st.sampled_from(["AA-01", "BB-01"]), min_size=1, unique=True).map(tuple),
    }
    return values.get(key, texts)


@st.composite
def rows(draw: st.DrawFn, of: Callable[[ActionField], st.SearchStrategy[Any]] = _value) -> SaidAction:
    """A row with any cells: blank, usable or not, held before or not."""
    cells: dict[ActionField, SaidCell] = {}
    for key in ACTION_FIELDS:
        held = draw(st.none() | of(key))
        value = draw(st.none() | st.just(held) | of(key))
        rejected = draw(maybe_text) if value is None else None
        cells[key] = cell(value, held, rejected)
    name = draw(st.sampled_from([ACTION, "M-AA-02", "own-1", "own-2"]))
    return row(name, is_new=name == "own-2", returned=draw(st.booleans()), **cells)


@settings(max_examples=30 * DEEP)
@given(st.lists(rows(), max_size=3), st.lists(rows(), max_size=3), st.booleans())
def test_no_import_loses_a_decision(first: list[SaidAction], then: list[SaidAction], newest: bool) -> None:
    """Whatever comes, every value stored before is there, or was replaced and stands in the changes."""
    before = merge_plan(None, said(*first), on=DAY, newest=True).plan
    after = merge_plan(before, said(*then, sha="b"), on=DAY, newest=newest)
    gone = {d.what: d.old for d in after.changed}
    for name, decision in before.actions.items():
        now = after.plan.actions[name]
        for key in ACTION_FIELDS:
            was, is_ = getattr(decision, key), getattr(now, key)
            assert was == is_ or gone[f"action.{name}.{key}"] == was
            assert was in {None, (), "todo"} or is_ not in {None, ()}
    reread = load("p.yaml", plan_to_yaml(after.plan), Plan)
    assert reread.problems == ()
    assert reread.model == after.plan


def saved(what: PlanSaid, moment: str) -> PlanSaid:
    """The same workbook, saved at a moment that its file tells."""
    return replace(what, source=what.source.model_copy(update={"saved": moment}))


def test_an_older_workbook_never_wins_unseen(tmp_path: Path) -> None:
    """Where both changed the plan stays and the cell is told; a newer one wins, and one that is chosen."""
    bring(tmp_path, saved(said(row(quarter=cell("2026-q3"))), "2026-05-02T10:00:00"))
    older = row(quarter=cell("2027-q1"), owner=cell("teamleider"))
    early = saved(said(older, sha="b"), "2026-05-01T10:00:00")
    done = bring(tmp_path, early, "newest")
    assert (done.outcome, codes(done)) == ("read", ["action-cell-differs"])
    assert (action(tmp_path).quarter, action(tmp_path).owner) == ("2026-q3", "teamleider")
    late = saved(said(row(quarter=cell("2026-q4")), sha="c"), "2026-05-03T10:00:00")
    done = bring(tmp_path, late, "newest")
    assert (done.outcome, codes(done), action(tmp_path).quarter) == ("read", [], "2026-q4")
    assert f"action.{ACTION}.quarter" in [d.what for d in done.differences if gives_way(d)]
    again = saved(said(row(quarter=cell("2027-q2")), sha="d"), "2026-05-01T10:00:00")
    assert bring(tmp_path, again, "chosen").outcome == "read"
    assert action(tmp_path).quarter == "2027-q2"
