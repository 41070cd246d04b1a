# SPDX-License-Identifier: EUPL-1.2
"""The planning in time: gives each action its quarters, within what the team has and what comes first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from toolkit.model.quarter import PlanQuarter
from toolkit.planning.timed.placing import Room, Turn, parts_of, take_turns, turns_in_order
from toolkit.planning.timed.task import Task
from toolkit.planning.timed.timetable import Conflict, Placement, QuarterLoad, Schedule, Why


def schedule(
    tasks: Iterable[Task],
    horizon: Sequence[PlanQuarter],
    capacity: Fraction | Decimal | int | None,
    extra: Sequence[int] = (),
    *,
    opens: int = 0,
    at_once: int | None = None,
) -> Schedule:
    """Plan tasks in time.

    What people decided is placed first, where they put it, also over capacity; then what they are busy
    with, from the first quarter on. Then each task, in
    order of rank, takes the earliest consecutive quarters in which all that it waits for has ended
    and its hours fit. A task that waits for one of a later rank has its turn after that one.

    Args:
        tasks: of one plan, ids once, in any order.
        horizon: the quarters to plan, at least one, consecutive, in time.
        capacity: team hours per quarter, 0 or more; None when nobody gave them.
        extra: hours above the capacity in each quarter of the horizon; empty for none.
        opens: number of the first quarter in which something can begin.
        at_once: how many tasks of the team the rule lets run in a quarter, at least 1, all but one of
            which run on after it; None is without limit. People may decide on more.

    Returns:
        Every task with its place, or outside the horizon, and the load of each quarter.

    Raises:
        ValueError: when an id occurs twice.
    """
    limit = None if capacity is None else Fraction(capacity)
    known = sorted(tasks, key=lambda t: (t.rank, t.id))
    if len({t.id for t in known}) < len(known):
        raise ValueError("an id occurs twice among the tasks")
    more = tuple(extra) or (0,) * len(horizon)
    here = [None if limit is None else limit + n for n in more]
    parts = parts_of(known, *(n for n in here if n is not None))
    decided, free = settled(known, horizon[0]), turns_in_order(to_place(known))
    room = Room([None if n is None else parts.of(n) for n in here], opens, at_once)
    turns = take_turns(free, room, decided, parts)
    ends = {t.id: start + t.lead - 1 for t, start in decided} | {
        t.id: _end(t, turns.by_id[t.id]) for t in free
    }
    most = None if limit is None else max(n for n in here if n is not None)
    placements = tuple(_placement(t, turns.by_id.get(t.id), ends, horizon, most) for t in known)
    return Schedule(
        tuple(horizon),
        limit,
        placements,
        tuple(
            QuarterLoad(
                quarter,
                parts.hours(turns.used.get(n, 0)),
                _still(here[n], parts.hours(turns.used.get(n, 0)), closed=n < opens),
                tuple(p.task.id for p in placements if quarter in p.quarters),
            )
            for n, quarter in enumerate(horizon)
        ),
        opens,
        at_once,
    )


def _still(capacity: Fraction | None, used: Fraction, *, closed: bool) -> Fraction | None:
    """The capacity of a quarter; of one in which nothing can begin any more what is used of it."""
    return min(capacity, used) if closed and capacity is not None else capacity


def to_place(tasks: Iterable[Task]) -> Iterator[Task]:
    """The tasks that the rule gives a place: not done, not begun, and no quarter decided."""
    return (t for t in tasks if not (t.done or t.begun) and t.fixed is None)


def settled(tasks: Iterable[Task], first: PlanQuarter) -> list[tuple[Task, int]]:
    """What people placed, before the rule places anything.

    Args:
        tasks: of one plan.
        first: quarter number 0.

    Returns:
        Each task that people placed, or are busy with, with the number of its first quarter; what has
        been done is not among them, so nothing waits for it.
    """
    todo = [t for t in tasks if not t.done]
    decided = [(t, t.fixed.minus(first) - t.lead + 1) for t in todo if t.fixed is not None]
    return [*decided, *((t, 0) for t in todo if t.begun and t.fixed is None)]


def _end(task: Task, turn: Turn) -> int | None:
    return None if turn.start is None else turn.start + task.lead - 1


def _placement(
    task: Task,
    turn: Turn | None,
    ends: Mapping[str, int | None],
    horizon: Sequence[PlanQuarter],
    capacity: Fraction | None,
) -> Placement:
    last = horizon[-1]
    deadline = last if task.due is None else min(task.due, last)
    if task.done:
        return Placement(task, "done", None, None, deadline, (Why("done"),))
    if task.fixed is not None:
        start = task.fixed.plus(1 - task.lead)
        conflicts = tuple(_conflicts(task, start, ends, horizon))
        return Placement(task, "placed", start, task.fixed, deadline, (Why("decided"),), conflicts)
    if task.begun:
        end = horizon[0].plus(task.lead - 1)
        return Placement(task, "placed", horizon[0], end, deadline, (Why("begun"),))
    assert turn is not None  # noqa: S101 - each other task had its turn
    why = _why(task, turn, len(horizon), capacity)
    if turn.start is None:
        return Placement(task, "outside", None, None, deadline, why)
    first = horizon[0].plus(turn.start)
    return Placement(task, "placed", first, first.plus(task.lead - 1), deadline, why)


def _why(task: Task, turn: Turn, quarters: int, capacity: Fraction | None) -> tuple[Why, ...]:
    if turn.ready is None:
        return (Why("prerequisite_outside", turn.waits_for),)
    found = [Why("waited", turn.waits_for)] if turn.waits_for else []
    if task.opens and turn.ready == task.opens and not found:
        found.append(Why("decision"))
    if turn.ready + task.lead > quarters:
        found.append(Why("too_long"))
    elif turn.start is None and capacity is not None and task.per_quarter > capacity:
        found.append(Why("too_large"))
    else:
        found += [Why("no_room" if lack == "hours" else "at_once") for lack in dict.fromkeys(turn.lacked)]
    return tuple(found) or (Why("earliest"),)


def _conflicts(
    task: Task, start: PlanQuarter, ends: Mapping[str, int | None], horizon: Sequence[PlanQuarter]
) -> Iterator[Conflict]:
    begin = start.minus(horizon[0])
    known = {p: ends[p] for p in task.after if p in ends}
    later = tuple(sorted(p for p, end in known.items() if end is None or end >= begin))
    if later:
        yield Conflict("prerequisite_later", later)
    end = begin + task.lead - 1
    if not 0 <= end < len(horizon):
        yield Conflict("outside_horizon")
    elif begin < 0:
        yield Conflict("begins_before")
