# SPDX-License-Identifier: EUPL-1.2
"""What the plan does: each action with what it is, who takes it up, and when; and all that comes later."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from toolkit.documents.blocks import Block, Section, Table, Text, section
from toolkit.documents.plan.actions import names_text, when_text
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import decision_text, numbered, owner
from toolkit.documents.text import heads
from toolkit.planning.timetable import Placement
from toolkit.words.catalogue import say
from toolkit.words.text import hours_text, hours_texts, quarter_short

_WIDTHS = (56, 15, 8, 21)
_LATER = (17, 11, 72)
_SENTENCE = re.compile(r"(?<=[.?!])\s")


def actions(inputs: PlanInputs) -> Section | None:
    """The actions with a place as a table that adds up, and those that the extra hours add.

    None without any.
    """
    return section("planning", say("board.actions.title"), _blocks(inputs), new_page=True)


def _blocks(inputs: PlanInputs) -> Iterator[Block]:
    made = inputs.made.choice
    hours_of = {"team": "hours", "municipality": "hours_town"}[inputs.unit.unit.kind]
    columns = heads("board.actions.head", "action", "who", hours_of, "when")
    placed = inputs.planned.placed
    if placed:
        yield Text(" ".join(_lead(inputs)))
        ahead = [sum(q in p.quarters for q in inputs.planned.horizon) * p.task.per_quarter for p in placed]
        shown = zip(placed, hours_texts(ahead), strict=True)
        rows = [_row(inputs, p, hours, _notes(inputs, p)) for p, hours in shown]
        used = sum((load.used for load in inputs.planned.quarters), Fraction(0))
        rows.append((say("board.actions.total"), "", hours_text(used), ""))
        yield Table(say("board.actions.title"), columns, tuple(rows), _WIDTHS, (2,))
    outside = (p for p in inputs.planned.placements if p.state == "outside")
    helped = [p for p in outside if p.task.id in made.advised.in_time]
    if helped:
        yield Text(say("board.actions.helped", n=len(helped)))
        when = [say("board.actions.helped_when")]
        with_hours = tuple(_row(inputs, p, hours_text(Fraction(p.task.hours)), when) for p in helped)
        yield Table(say("board.actions.helped_title"), columns, with_hours, _WIDTHS, (2,))
    done = [p.task.id for p in inputs.planned.placements if p.state == "done"]
    if done:
        yield Text(say("board.actions.done", n=len(done), names=names_text(inputs, done)), "quiet")
    left = [a.id for a in inputs.actions if not a.counts]
    if left:
        yield Text(say("plan.planning.left_out", names=names_text(inputs, left)), "quiet")


def _lead(inputs: PlanInputs) -> Iterator[str]:
    """How many, how many of those late, and how many wait for a decision."""
    waiting, late = inputs.made.choice.waiting, sum(p.late for p in inputs.planned.placed)
    yield say("board.actions.lead", n=len(inputs.planned.placed))
    if late:
        yield say("board.actions.late_among", n=late)
    if waiting:
        yield say("board.actions.waiting", n=len(waiting))


def _row(inputs: PlanInputs, placement: Placement, hours: str, when: list[str]) -> tuple[str, ...]:
    """An action with what it is; hours are those that are still to come within the quarters ahead."""
    task = placement.task
    what = "" if task.measure is None else _SENTENCE.split(task.measure.what.strip())[0]
    serves = inputs.title_of(task.criteria[0]) if task.criteria else ""
    name = "\n".join(text for text in (numbered(inputs, task.id), what or serves) if text)
    return name, owner(inputs, task.id), hours, "\n".join(when)


def _notes(inputs: PlanInputs, placement: Placement) -> list[str]:
    """When it is done, and what must be said of that."""
    task, made = placement.task.id, inputs.made.choice
    told = [when_text(placement)]
    if placement.late:
        told.append(say("board.actions.late"))
    elif task in made.advised.late:
        told.append(say("board.actions.delayed"))
    if task in made.waiting:
        told.append(say("board.actions.after"))
    decided = decision_text(inputs, inputs.made.action(task))
    return [*told, decided] if decided else told


def later(inputs: PlanInputs) -> Section | None:
    """Everything that comes later than asked, by when it is ready; as many as page one says.

    None when all is in time.
    """
    rows = tuple(_later_rows(inputs))
    columns = heads("board.later.head", "when", "n", "actions")
    lead = Text(say("board.later.lead", n=sum(int(row[1]) for row in rows)))
    table = Table(say("board.later.title"), columns, rows, _LATER, (1,)) if rows else None
    return section("later", say("board.later.title"), () if table is None else (lead, table))


def _later_rows(inputs: PlanInputs) -> Iterator[tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    ready = _ready(inputs)
    # what helps first, then by day, then what has none
    for task, label in ready.items():
        groups.setdefault(label, []).append(task)
    for label, tasks in groups.items():
        yield label, str(len(tasks)), "; ".join(numbered(inputs, task) for task in tasks)


def _ready(inputs: PlanInputs) -> Mapping[str, str]:
    """Per action of the advised way that is late, when it is ready; those with the nearest day first."""
    items = {i.task: i for request in inputs.made.requests for i in request.items}
    ends = {
        task: None if (item := items.get(task)) is None else item.later
        for task in inputs.made.choice.advised.late
    }
    dated = sorted(
        (end, inputs.made.choice.advised.late.index(t), t) for t, end in ends.items() if end is not None
    )
    found = {task: say("board.later.by", quarter=quarter_short(end)) for end, _, task in dated}
    for task in inputs.made.choice.advised.late:
        if task not in found:
            found[task] = say("board.later.delayed" if task not in items else "board.later.no_date_long")
    return found
