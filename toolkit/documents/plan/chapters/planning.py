# SPDX-License-Identifier: EUPL-1.2
"""The actions in time: a sentence and a table, and what does not fit; the picture stands on page one."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from toolkit.documents.blocks import Block, Section, Table, Text, bullets, section
from toolkit.documents.plan.actions import left_out_texts, names_text, serves_text, when_lines
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.moved_actions import chosen_texts, too_full_texts
from toolkit.documents.plan.names import (
    annex_named,
    holder,
    named,
    numbered,
    owner,
    state_lines,
)
from toolkit.documents.plan.sentences import limit_from
from toolkit.documents.text import heads
from toolkit.model.quarter import PlanQuarter
from toolkit.planning.timed.timetable import Placement
from toolkit.planning.weighed.others import PARTIES
from toolkit.words.catalogue import say
from toolkit.words.text import given_text, hours_text, hours_texts, runs_text

_WIDTHS = (28, 18, 17, 12, 25)


def planning(inputs: PlanInputs) -> Section | None:
    """When each action is done and what that asks of the team, so that it can be held beside other work.

    None without actions.
    """
    blocks = _blocks(inputs) if inputs.planned.placements else ()
    return section("planning", say("plan.word.planning"), blocks)


def _blocks(inputs: PlanInputs) -> Iterator[Block]:
    planned, running = inputs.planned, [a for a in inputs.actions if a.counts]
    yield Text(_summary(inputs))
    listed = planned.placed if inputs.unit.unit.kind == "team" else planned.placements  # it has no annex
    if listed:
        yield action_table(inputs, listed)
    yield from (Text(text) for text in _whose(inputs))
    if inputs.unit.unit.kind == "team" and {"hours", "pace"} & {t.kind for t in inputs.made.turns.values()}:
        yield Text(say("plan.planning.swap"))
    shown = {p.task.id for p in listed if p.state != "done"}
    nobody = sum(a.id in shown and not a.owner for a in running)
    if nobody:
        yield Text(say("plan.planning.no_role", n=nobody))
    if len(listed) < len(planned.placements):
        yield Text(_rest(planned.placements), "quiet")
    yield from (Text(text, "quiet") for text in left_out_texts(inputs))
    remarks = tuple(_remarks(inputs))
    if remarks:
        yield bullets(remarks, tone="alarm")


def _whose(inputs: PlanInputs) -> Iterator[str]:
    """Who still decides about which actions, also of those in the annex: whose plan it is, as on page one."""
    region = inputs.outcome.region.decides("pace").title
    parts = []
    for party in PARTIES:
        waiting = (task for task, turn in inputs.made.turns.items() if turn.party == party)
        numbers = sorted(inputs.made.ranks[task] for task in waiting)
        if numbers:
            who = region if party == "region" else say(f"plan.who.{party}")
            holes = {"n": len(numbers), "numbers": runs_text(numbers)}
            parts.append(say("plan.planning.whose_part", who=who, **holes))
    if parts:
        key = "whose_later" if inputs.made.provisional else "whose"
        yield say(f"plan.planning.{key}", parts="; ".join(parts))


def _rest(placements: Sequence[Placement]) -> str:
    """What the table of the body leaves to the annex."""
    done = sum(p.state == "done" for p in placements)
    outside = sum(p.state == "outside" for p in placements)
    key = "rest" if done and outside else "rest_done" if done else "rest_outside"
    return say(
        f"plan.planning.{key}",
        n=done + outside,
        done=done,
        outside=outside,
        annex=annex_named("elsewhere"),
    )


def _summary(inputs: PlanInputs) -> str:
    planned = inputs.planned
    placed, outside = ([p for p in planned.todo if (p.state == "outside") == out] for out in (False, True))
    done = len(planned.placements) - len(planned.todo)
    who = holder(inputs)
    whole = "plan.planning.summary_outside" if inputs.unit.unit.kind == "team" else "plan.list.outside"
    left = "plan.planning.summary_only_outside" if inputs.made.provisional else whole  # it asks nobody yet
    late, late_outside = (sum(p.task.overdue is not None for p in of) for of in (placed, outside))
    both = bool(late and late_outside)  # then one sentence tells of both
    parts = [say("plan.planning.summary", n=len(placed)), *_overdue(0 if both else late)]
    parts += [say(left, n=len(outside)), *_overdue(0 if both else late_outside)] if outside else []
    if both:
        total, key = late + late_outside, "plan.planning.summary_overdue_both"
        parts.append(say(key, n=total, placed=late, outside=late_outside))
    parts += [say("plan.planning.summary_done", n=done)] if done else []
    capacity = planned.capacity
    if capacity is None:
        parts.append(say("plan.planning.unlimited"))
    else:
        parts.append(say("plan.planning.capacity", n=capacity, hours=given_text(capacity), **who))
    if planned.at_once is not None:
        parts.append(say("plan.planning.at_once", n=planned.at_once, **who))
        region = inputs.outcome.region
        holes = {"by": limit_from(region), "body": region.decides("pace").title}
        parts.append(say("plan.planning.at_once_whose", **holes, **who))
    return " ".join(parts)


def _overdue(n: int) -> Iterator[str]:
    """How many of some actions had to be done by now: part of those, never beside them."""
    if n:
        yield say("plan.planning.summary_overdue", n=n)


def action_table(inputs: PlanInputs, placements: Sequence[Placement]) -> Table:
    """Actions in time as a table, with the hours from now on of those that are to be done.

    Args:
        inputs: the planning and texts.
        placements: of the actions, at least one.

    Returns:
        A row per action, and their sum where there are several.
    """
    first = inputs.planned.horizon[0]
    todo = [p for p in placements if p.state != "done"]
    ahead = [Fraction(p.task.hours) * p.ahead(first) for p in todo]
    shown = dict(zip((p.task.id for p in todo), hours_texts(ahead), strict=True))
    rows = [
        (
            numbered(inputs, p.task.id),
            serves_text(inputs, p),
            owner(inputs, p.task.id),
            _hours(p, shown.get(p.task.id, ""), first),
            "\n".join(_when(inputs, p)),
        )
        for p in placements
    ]
    if len(rows) > 1:
        key = "total_todo" if len(todo) < len(placements) else "total"
        rows.append((say(f"plan.planning.{key}"), "", "", hours_text(sum(ahead, Fraction(0))), ""))
    hours = "hours" if inputs.unit.unit.kind == "team" else "hours_own"
    columns = heads("plan.planning.head", "action", "serves", "who", hours, "when")
    return Table(say("plan.planning.chart.title"), columns, tuple(rows), _WIDTHS, (3,))


def _hours(placement: Placement, ahead: str, first: PlanQuarter) -> str:
    """Hours of whose plan it is for an action; of one that began before, those still to come out of all."""
    hours = hours_text(Fraction(placement.task.hours))
    if placement.state != "placed":
        return ahead or hours
    return ahead if placement.ahead(first) == 1 else say("plan.planning.hours_part", ahead=ahead, hours=hours)


def _when(inputs: PlanInputs, placement: Placement) -> Iterator[str]:
    """When it is done, what it was decided for where that is past, and what people decided."""
    yield from when_lines(placement)
    action = inputs.made.action(placement.task.id)
    only_done = placement.state == "done" and action is not None and action.standing == "proposed"
    yield from () if only_done else state_lines(inputs, action)  # that it is done was said


def _remarks(inputs: PlanInputs) -> Iterator[str]:
    """What people decided and does not agree with the rest: told, never moved."""
    yield from too_full_texts(inputs)
    yield from chosen_texts(inputs)
    overdue = [p for p in inputs.planned.placements if p.task.overdue is not None]
    for key in ("overdue", "overdue_outside"):
        names = [p.task.id for p in overdue if (p.end is None) == (key == "overdue_outside")]
        if names:
            yield say(f"plan.planning.{key}", names=names_text(inputs, names), n=len(names))
    for placement in inputs.planned.placements:
        action = inputs.made.action(placement.task.id)
        running = action is not None and action.status == "doing"
        for conflict in placement.conflicts:
            if not (running and conflict.kind == "begins_before"):  # it did begin before
                yield say(
                    f"plan.planning.conflict.{conflict.kind}",
                    action=named(inputs, placement.task.id),
                    others=names_text(inputs, conflict.tasks),
                    n=len(conflict.tasks),
                )
