# SPDX-License-Identifier: EUPL-1.2
"""What the plan does: each action with what it is, who takes it up, and when; and all that comes later."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from toolkit.documents.blocks import Block, Bullets, Item, Section, Subheading, Table, Text, section
from toolkit.documents.plan.actions import left_out_texts, names_text, when_lines, when_text
from toolkit.documents.plan.board.reader import lettered
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import decision_text, numbered, owner
from toolkit.documents.text import heads
from toolkit.planning.timetable import Placement
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, given_text, hours_text, hours_texts, quarter_short

_WIDTHS = (50, 14, 8, 28)
_LATER = (17, 11, 72)
_SENTENCE = re.compile(r"(?<=[.?!])\s")


def actions(inputs: PlanInputs) -> Section | None:
    """The actions with a place as a table that adds up, and those that the extra hours add.

    None without any.
    """
    return section("planning", say("board.actions.title"), _blocks(inputs), new_page=True)


def _blocks(inputs: PlanInputs) -> Iterator[Block]:
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
    yield from _helped(inputs, columns)
    done = [p.task.id for p in inputs.planned.placements if p.state == "done"]
    if done:
        yield Text(say("board.actions.done", n=len(done), names=names_text(inputs, done)), "quiet")
    yield from (Text(text, "quiet") for text in left_out_texts(inputs))


def _helped(inputs: PlanInputs, columns: tuple[str, ...]) -> Iterator[Block]:
    """What the extra hours add, and whose hours those take: the sum of both tables is that of the way."""
    way = inputs.made.choice.advised
    outside = {p.task.id for p in inputs.planned.placements if p.state == "outside"}
    helped = [p for p in way.planned.placed if p.task.id in outside.intersection(way.in_time)]
    if not helped:
        return
    hours = [Fraction(p.task.hours) for p in helped]
    when = say("board.actions.helped_when")
    shown = zip(helped, hours_texts(hours), strict=True)
    rows = [_row(inputs, p, text, [when, when_text(p)]) for p, text in shown]
    rows.append((say("board.actions.total"), "", hours_text(sum(hours, Fraction(0))), ""))
    letter = next(letter for letter, one in lettered(inputs.made.choice) if one is way)
    title = say("board.actions.helped_title", letter=letter)
    yield Table(title, columns, tuple(rows), _WIDTHS, (2,))
    there = inputs.made.choice.room
    room = "" if there is None else given_text(there)
    holes = {"letter": letter, "used": hours_text(way.used), "room": room, "extra": way.total}
    yield Text(say("board.actions.helped", n=len(helped), **holes), "quiet")


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
    told = when_lines(placement)
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
    return section("later", say("board.later.title"), _later(inputs))


def _later(inputs: PlanInputs) -> Iterator[Block]:
    """What has a day as a table by that day; then what has none as a list, with what is proposed for it."""
    made = inputs.made.choice
    if not made.advised.late:
        return
    holes: dict[str, object] = {
        "n": len(made.advised.late),
        "dated": len(made.dated),
        "undated": len(made.undated),
    }
    holes["of_now"] = say("board.later.of_now") if len(made.ways) > 1 else ""
    yield Text(say(f"board.later.lead.{'some' if made.undated else 'all'}", **holes))
    rows = tuple(_later_rows(inputs))
    if rows:
        columns = heads("board.later.head", "when", "n", "actions")
        yield Table(say("board.later.title"), columns, rows, _LATER, (1,))
    if made.undated:
        yield Subheading(say("board.later.undated", n=len(made.undated)))
        yield Text(say("board.later.proposal", n=len(made.undated), day=day_text(inputs.made.terms.over)))
        names: dict[str, list[str]] = {}
        for task in made.undated:
            names.setdefault(owner(inputs, task), []).append(numbered(inputs, task))
        yield Bullets(
            tuple(Item(say("board.later.by_who", who=who), "; ".join(told)) for who, told in names.items())
        )


def _later_rows(inputs: PlanInputs) -> Iterator[tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    # by day, then what the extra hours move
    for task, label in _ready(inputs).items():
        groups.setdefault(label, []).append(task)
    for label, tasks in groups.items():
        yield label, str(len(tasks)), "; ".join(numbered(inputs, task) for task in tasks)


def _ready(inputs: PlanInputs) -> Mapping[str, str]:
    """Per action of the advised way that is late and has a day, when it is ready; the nearest day first."""
    items = {i.task: i for request in inputs.made.requests for i in request.items}
    ends = {
        task: None if (item := items.get(task)) is None else item.later
        for task in inputs.made.choice.advised.late
    }
    dated = sorted(
        (end, inputs.made.choice.advised.late.index(t), t) for t, end in ends.items() if end is not None
    )
    found = {task: say("board.later.by", quarter=quarter_short(end)) for end, _, task in dated}
    moved = (task for task in inputs.made.choice.dated if task not in found)
    return found | {task: say("board.later.delayed") for task in moved}
