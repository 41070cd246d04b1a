# SPDX-License-Identifier: EUPL-1.2
"""Who takes which quarters: each task in turn the earliest room. Quarters are numbers here, 0 the first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.planning.order import in_rank_order
from toolkit.planning.task import Hours, Task


@dataclass(frozen=True, slots=True)
class Turn:
    """What came of one task's turn.

    Attributes:
        start: number of its first quarter; None when it has no place.
        ready: first quarter in which all that it waits for has ended; None when something never does.
        waits_for: ids of what decides `ready`: the last to end, or what has no place itself.
    """

    start: int | None
    ready: int | None
    waits_for: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Turns:
    """What came of all turns.

    Attributes:
        by_id: per task that had a turn.
        used: team hours per quarter, what was used before included.
        next_capacity: the smallest capacity above this one with which anything would change; None
            when no capacity changes anything.
        missed: True when the last task to have a turn ends later than it had to.
    """

    by_id: Mapping[str, Turn]
    used: Mapping[int, Hours]
    next_capacity: Hours | None
    missed: bool = False


def turns_in_order(tasks: Iterable[Task]) -> list[Task]:
    """Tasks by rank, with what a task waits for pulled to just before it where ranks say otherwise."""
    by_id = {t.id: t for t in tasks}
    keys = {t.id: (t.rank, t.id) for t in by_id.values()}
    first = {t.id: {p for p in t.after if p in by_id} for t in by_id.values()}
    return [by_id[name] for name in in_rank_order(keys, first, {})]


def take_turns(
    ordered: Sequence[Task],
    quarters: int,
    capacity: Hours | None,
    used: Mapping[int, Hours],
    ends: Mapping[str, int | None],
    *,
    shares: Mapping[str, Hours] | None = None,
    goals: Mapping[str, int] | None = None,
) -> Turns:
    """Give each task in turn the earliest consecutive quarters that have room.

    Args:
        ordered: the tasks to place, what they wait for before them.
        quarters: how many there are to choose from, at least 0.
        capacity: team hours per quarter; None is without limit.
        used: hours that are taken already.
        ends: number of the last quarter of tasks that have their place already, below 0 when that
            lies before the first one, None when they have none; ids in neither are not waited for.
        shares: hours per quarter of each task in the unit of `capacity` and `used`, whatever that is;
            None: team hours.
        goals: number of the quarter in which a task must have ended. After the first that misses it
            nobody has a turn: then only another capacity is of use, and one below `next_capacity`
            changes nothing up to there.

    Returns:
        The turns. What waits for something in a circle has no place.
    """
    taken, ended = dict(used), dict(ends)
    ended.update({t.id: None for t in ordered})
    turns: dict[str, Turn] = {}
    changes: list[Hours] = []
    for task in ordered:
        ready, waits_for = _ready(task, ended)
        start, share = None, task.per_quarter if shares is None else shares[task.id]
        for begin in range(quarters if ready is None else ready, quarters - task.lead + 1):
            needs = _needs(task, begin, taken, share)
            if capacity is None or needs <= capacity:
                start = begin
                break
            changes.append(needs)
        turns[task.id] = Turn(start, ready, waits_for)
        if start is not None:
            ended[task.id] = start + task.lead - 1
            for quarter in quarters_of(task, start):
                taken[quarter] = taken.get(quarter, 0) + share
        if goals is not None and _misses(ended[task.id], goals.get(task.id)):
            return Turns(turns, taken, min(changes, default=None), missed=True)
    return Turns(turns, taken, min(changes, default=None))


def quarters_of(task: Task, start: int) -> Iterator[int]:
    """The numbers of the quarters that a task takes."""
    return iter(range(start, start + task.lead))


def _misses(end: int | None, goal: int | None) -> bool:
    return goal is not None and (end is None or end > goal)


def _ready(task: Task, ended: Mapping[str, int | None]) -> tuple[int | None, tuple[str, ...]]:
    known = {p: ended[p] for p in task.after if p in ended}
    if not known:
        return 0, ()
    never = tuple(sorted(p for p, end in known.items() if end is None))
    if never:
        return None, never
    ready = max((end + 1 for end in known.values() if end is not None), default=0)
    if ready <= 0:
        return 0, ()
    return ready, tuple(sorted(p for p, end in known.items() if end == ready - 1))


def _needs(task: Task, begin: int, taken: Mapping[int, Hours], share: Hours) -> Hours:
    """The capacity with which a task has room; one without team hours always has."""
    if not share:
        return 0
    if task.lead == 1:
        return taken.get(begin, 0) + share
    return max(taken.get(q, 0) for q in quarters_of(task, begin)) + share
