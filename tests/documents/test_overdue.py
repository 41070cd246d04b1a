# SPDX-License-Identifier: EUPL-1.2
"""Overdue is one thing: what a plan, its workbook, progress, the memo and the export call so is the same."""

import re
from datetime import date

import pytest

from tests.documents.progress.test_progress import texts
from tests.region.test_progress import REGION
from tests.work.make.exported import files, gathered, of_files, with_files
from toolkit.documents.memo.inputs import MemoInputs
from toolkit.documents.memo.order import memo_document
from toolkit.documents.progress.view import progress_view
from toolkit.forms.actions.words import column_header
from toolkit.model.problem import Problem
from toolkit.region.progress import counted
from toolkit.words.catalogue import say
from toolkit.words.text import quarter_short
from toolkit.work.make.gather import Gather
from toolkit.work.make.region.memo import memo_inputs
from toolkit.work.make.region.progress import progress_inputs, region_progress
from toolkit.work.make.unit.plans import _book, _view, units_with_plans

JOINT = "M-BB-01"  # one plan took it over for the third quarter
DAYS = (date(2026, 3, 31), date(2026, 4, 1), date(2026, 7, 20), date(2026, 10, 1))
# what the region answered makes a difference from the third day on
WAYS = [
    (day, answer)
    for day in DAYS
    for answer in ("accepted", None, "later")
    if answer == "accepted" or day >= DAYS[2]
]


def by_progress(gather: Gather, day: date) -> dict[tuple[str, str], str]:
    """The quarter that was promised, by unit and action, of what progress calls late."""
    found, problems = region_progress(gather, day)
    assert problems == ()
    return {(a.unit.id, a.action.id): a.promised.id for a in found.late if a.promised is not None}


def told_overdue(told: str) -> int:
    """How many actions the planning calls overdue, inside and outside it, in no more than one sentence."""
    one = say("plan.planning.summary_overdue", n=2)
    both = say("plan.planning.summary_overdue_both", n=2, placed=2, outside=2)
    forms = (re.escape(f).replace("2", r"(\d+)").replace("hadden", "(?:had|hadden)") for f in (one, both))
    found = [match for form in forms for match in re.finditer(form, told)]
    assert len(found) <= 1
    for match in found:
        total, *parts = (int(n) for n in match.groups())
        assert not parts or (sum(parts) == total and all(parts))
        return total
    return 0


@pytest.mark.parametrize(("day", "answer"), WAYS)
def test_every_document_calls_the_same_actions_overdue(day: date, answer: str | None) -> None:
    """In the planning and the changes of each plan, its workbook, progress, the memo and the export.

    Also where the region decided, and where it put off by a quarter that is past since.
    """
    text = REGION.replace("ACTION", JOINT).replace("accepted", answer or "")
    gather = gathered(with_files(extra={"plans/regio.yaml": text} if answer else {}), day)
    late = by_progress(gather, day)
    assert bool(late) == (day > DAYS[0])
    above = {action for _, action in late if action == JOINT}
    assert bool(above) == (day in {"accepted": DAYS[2:], None: DAYS[3:]}.get(answer, ()))
    planned: dict[tuple[str, str | None], str] = {}
    looked: dict[tuple[str, str | None], object] = {}
    noted: set[tuple[str, str]] = set()
    expected: set[tuple[str, str]] = set()
    note = say("actions.note.overdue", column=column_header("quarter"))
    for result in units_with_plans(gather):
        inputs = gather.inputs(result)
        assert not isinstance(inputs, Problem)
        unit = result.unit.id
        mine = {p.task.id: p.task.overdue for p in inputs.planned.placements if p.task.overdue is not None}
        planned |= {(unit, task): quarter.id for task, quarter in mine.items()}
        seen_before = {(unit, i.action): i.was for i in inputs.changes.looks if i.kind == "overdue"}
        looked |= seen_before if inputs.made.plan else {(unit, t): q.id for t, q in mine.items()}
        told = "\n".join(texts(_view(inputs)))
        assert told_overdue(told) == len(mine)
        for quarter in mine.values() if inputs.made.plan else ():  # who never saw a plan has no changes
            assert say("plan.look.overdue", action="@", was=quarter_short(quarter)).split("@")[1] in told
        book = _book(gather, inputs)
        if book is not None:
            noted |= {(unit, row.id) for row in book[1].rows if note in row.note}
            turns, actions = inputs.made.turns, {a.id: a for a in inputs.actions}
            expected |= {(unit, a) for a in mine if a not in turns and not actions[a].of_region}
    assert planned == looked == late
    assert noted == expected

    reader = gather.work.reader("programme_manager", None)
    assert not isinstance(reader, Problem)
    seen, _ = progress_inputs(gather, reader, day)
    sentence = say("progress.brief.late", n=len(late), day="@").split("@")[0]
    assert (sentence in "\n".join(texts(progress_view(seen)))) == bool(late)
    memo = memo_inputs(gather, None, "interim", day)
    assert isinstance(memo, MemoInputs)
    assert counted(memo.progress.actions).late == len(late)
    assert (say("memo.progress.late", n=len(late)) in "\n".join(texts(memo_document(memo)))) == bool(late)
    rows = of_files(files(gather=gather))[say("export.table.actions.name")]
    head = {key: say(f"export.column.{key}.head") for key in ("late", "action")}
    of_last = [r for r in rows if r[head["late"]] == say("word.yes")]
    assert sorted(r[head["action"]] for r in of_last) == sorted(action for _, action in late)


def test_who_took_over_what_stood_there_is_late_in_the_plan_too() -> None:
    """Without a quarter of their own: the one that stood beside it is past, so the plan says so."""
    day = DAYS[-1]
    gather = gathered(day=day)
    result = next(r for r in units_with_plans(gather) if r.unit.id == "besloten")
    inputs = gather.inputs(result)
    assert not isinstance(inputs, Problem)
    action = next(a for a in inputs.actions if a.id == "M-BB-01")
    assert action.quarter is None
    placement = inputs.planned.of("M-BB-01")
    assert placement is not None
    assert placement.task.overdue is not None
    assert placement.task.overdue.id == "2026-q3"
    assert by_progress(gather, day)["besloten", "M-BB-01"] == "2026-q3"
