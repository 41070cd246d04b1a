# SPDX-License-Identifier: EUPL-1.2
"""The actions in time: a sentence, a picture and a table, and what does not fit."""

from collections.abc import Sequence
from fractions import Fraction

from toolkit.documents.blocks import Block, Blocks, Bullets, ChartView, Item, Picture, Table, Text
from toolkit.documents.charts.planning import Bar, planning_chart
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.planning.timetable import Conflict, Placement, QuarterLoad, Why
from toolkit.words.catalogue import say
from toolkit.words.text import hours_text, listing, quarter_short, quarter_text, quarters_text

_WIDTHS = (32, 24, 15, 10, 19)
_NAMED = 1  # questions that an action serves and that its row names; the others are counted
_CHART = 90  # tells this chart apart from those of the lists, which count from 1


def planning_part(inputs: PlanInputs) -> Blocks:
    """When each action is done, and what that asks of the team.

    Args:
        inputs: the planning and texts.

    Returns:
        Blocks; empty without actions.
    """
    placements = inputs.planned.placements
    if not placements:
        return ()
    blocks: list[Block] = [Text(_summary(inputs))]
    placed = [p for p in placements if p.state == "placed"]
    if placed:
        blocks += [Picture(_chart(inputs), 0), _table(inputs, placed)]
    nobody = [a for a in inputs.actions if a.counts and a.status != "done" and not a.owner]
    if any(inputs.decision_text(p.task.id) for p in placements):
        blocks.append(Text(say("plan.planning.undecided"), "quiet"))
    if nobody:
        blocks.append(Text(say("plan.planning.no_role", n=len(nobody))))
    if len(placed) < len(placements):
        blocks.append(Text(_rest(placements), "quiet"))
    left_out = [inputs.named(a.id) for a in inputs.actions if not a.counts]
    if left_out:
        blocks.append(Text(say("plan.planning.left_out", names=listing(left_out)), "quiet"))
    remarks = _remarks(inputs)
    if remarks:
        blocks.append(Bullets(tuple(Item("", text) for text in remarks), tone="alarm"))
    return tuple(blocks)


def _rest(placements: Sequence[Placement]) -> str:
    """What the table of the body leaves to the annex."""
    done = sum(p.state == "done" for p in placements)
    outside = sum(p.state == "outside" for p in placements)
    key = "rest" if done and outside else "rest_done" if done else "rest_outside"
    return say(f"plan.planning.{key}", n=done + outside, done=done, outside=outside)


def when_text(placement: Placement) -> str:
    """'kw 2–3 2026', or that it has no place; 'gedaan' for what is done."""
    if placement.state == "done":
        return say("plan.planning.done")
    if placement.start is None or placement.end is None:
        return say("plan.planning.outside")
    return quarters_text(placement.start, placement.end)


def why_text(inputs: PlanInputs, placement: Placement) -> str:
    """Why an action falls where it does, and of a late one whether more hours would help."""
    told = [_why(inputs, why) for why in placement.why]
    reason = inputs.made.late_reasons.get(placement.task.id)
    if reason in {"capacity", "pace"}:
        told.append(say(f"plan.planning.late.{reason}"))
    return " ".join(told)


def _summary(inputs: PlanInputs) -> str:
    planned = inputs.planned
    fitting = [p for p in planned.placements if p.end is not None]
    overdue = [p for p in planned.placements if p.task.overdue is not None]
    outside = [p for p in planned.placements if p.state == "outside"]
    done = [p for p in planned.placements if p.state == "done"]
    parts = [say("plan.planning.summary", n=len(fitting))]
    if overdue:
        parts.append(say("plan.planning.summary_overdue", n=len(overdue)))
    if outside:
        parts.append(say("plan.planning.summary_outside", n=len(outside)))
    if done:
        parts.append(say("plan.planning.summary_done", n=len(done)))
    capacity = planned.capacity
    if capacity is None:
        parts.append(say("plan.planning.unlimited"))
    else:
        parts.append(say("plan.planning.capacity", n=capacity, hours=hours_text(capacity)))
    return " ".join(parts)


def _chart(inputs: PlanInputs) -> ChartView:
    planned = inputs.planned
    first = planned.horizon[0]
    bars = [
        Bar(
            inputs.numbered(p.task.id),
            0 if p.start is None else p.start.minus(first),
            None if p.end is None else p.end.minus(first),
            p.task.actor != "team",
            say("plan.planning.chart.line", action=inputs.numbered(p.task.id), when=when_text(p)),
        )
        for p in planned.placements
        if p.state == "placed"
    ]
    loads = tuple(_load(q) for q in planned.quarters)
    columns = tuple(quarter_short(q) for q in planned.horizon)
    return planning_chart(say("plan.planning.chart.title"), bars, columns, loads, _CHART)


def _load(load: QuarterLoad) -> str:
    return hours_text(load.used)


def all_actions(inputs: PlanInputs) -> Blocks:
    """Every action that counts, also what is done and what has no place; for the annex.

    Args:
        inputs: the planning and texts.

    Returns:
        A table; empty when the body has them all.
    """
    everything = inputs.planned.placements
    return () if all(p.state == "placed" for p in everything) else (_table(inputs, everything),)


def _table(inputs: PlanInputs, placements: Sequence[Placement]) -> Table:
    heads = tuple(say(f"plan.planning.head.{key}") for key in ("action", "serves", "who", "hours", "when"))
    rows = tuple(
        (
            inputs.numbered(p.task.id),
            _serves(inputs, p),
            inputs.owner(p.task.id),
            _hours(inputs, p),
            "\n".join(dict.fromkeys(t for t in _when(inputs, p) if t)),
        )
        for p in placements
    )
    if len(rows) > 1:
        asked = (
            Fraction(p.task.hours) * p.ahead(inputs.planned.horizon[0]) for p in placements if not p.task.done
        )
        total = sum(asked, Fraction(0))
        key = "total_todo" if any(p.state == "done" for p in placements) else "total"
        rows += ((say(f"plan.planning.{key}"), "", "", hours_text(total), ""),)
    return Table(say("plan.planning.chart.title"), heads, rows, _WIDTHS, (3,))


def _hours(inputs: PlanInputs, placement: Placement) -> str:
    """Team hours of an action; of one that began before, those that are still to come out of all."""
    hours = Fraction(placement.task.hours)
    ahead = hours * placement.ahead(inputs.planned.horizon[0])
    if placement.state != "placed" or ahead == hours:
        return hours_text(hours)
    return say("plan.planning.hours_part", ahead=hours_text(ahead), hours=hours_text(hours))


def _when(inputs: PlanInputs, placement: Placement) -> tuple[str, ...]:
    """When it is done, what it was decided for where that is past, and what people decided."""
    overdue = placement.task.overdue
    was = "" if overdue is None else say("plan.planning.was", quarter=quarter_short(overdue))
    return when_text(placement), was, inputs.decision_text(placement.task.id)


def _serves(inputs: PlanInputs, placement: Placement) -> str:
    """What it is for: the most urgent questions by name, the others counted."""
    titles = [inputs.title_of(c) for c in placement.task.criteria]
    if not titles:
        return _waiting(inputs, placement)
    shown = "; ".join(titles[:_NAMED])
    more = len(titles) - _NAMED
    return say("plan.planning.and_more", shown=shown, n=more) if more > 0 else shown


def _waiting(inputs: PlanInputs, placement: Placement) -> str:
    after = [p.task.id for p in inputs.planned.placements if placement.task.id in p.task.after]
    if not after:
        return ""
    return say("plan.serves_steps", steps=listing([inputs.named(task) for task in after]))


def _remarks(inputs: PlanInputs) -> Sequence[str]:
    """What people decided and does not agree with the rest: told, never moved."""
    found = [
        say("plan.planning.over", quarter=quarter_short(q.quarter), n=q.over, hours=hours_text(q.over))
        for q in inputs.planned.over_capacity
    ]
    found += [_overdue(inputs, p) for p in inputs.planned.placements if p.task.overdue is not None]
    for placement in inputs.planned.placements:
        action = inputs.made.action(placement.task.id)
        running = action is not None and action.status == "doing"
        found += [
            _conflict(inputs, placement, conflict)
            for conflict in placement.conflicts
            if not (running and conflict.kind == "begins_before")  # it did begin before
        ]
    return found


def _overdue(inputs: PlanInputs, placement: Placement) -> str:
    """What should have ended by now, with the place that the rule proposes instead."""
    action, was = inputs.named(placement.task.id), placement.task.overdue
    told = "" if was is None else quarter_text(was)
    if placement.end is None:
        return say("plan.planning.overdue_outside", action=action, was=told)
    return say("plan.planning.overdue", action=action, was=told, now=quarter_text(placement.end))


def _conflict(inputs: PlanInputs, placement: Placement, conflict: Conflict) -> str:
    others = listing([inputs.named(task) for task in conflict.tasks])
    action = inputs.named(placement.task.id)
    return say(f"plan.planning.conflict.{conflict.kind}", action=action, others=others, n=len(conflict.tasks))


def _why(inputs: PlanInputs, why: Why) -> str:
    others = listing([inputs.named(task) for task in why.tasks])
    return say(f"plan.planning.why.{why.kind}", others=others, n=len(why.tasks))
