# SPDX-License-Identifier: EUPL-1.2
"""Who takes which quarters: each task in turn the earliest room. Quarters are numbers here, 0 the first.

Hours are counted in whole parts of an hour, as a search for more hours does this hundreds of times and
fractions are slow.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from toolkit.planning.order import in_rank_order
from toolkit.planning.task import Hours, Task

Settled = Sequence[tuple[Task, int]]
"""Tasks that have their place, each with the number of its first quarter, below 0 where that is past."""

NO_GOALS: Mapping[str, int] = {}


@dataclass(frozen=True, slots=True)
class Parts:
    """Hours in whole parts of an hour.

    Attributes:
        per_hour: how many parts an hour has, at least 1.
        of_task: parts that each task asks in each of its quarters.
    """

    per_hour: int
    of_task: Mapping[str, int]

    def of(self, hours: Hours) -> int:
        """Hours in parts."""
        return int(hours * self.per_hour)

    def hours(self, parts: int) -> Fraction:
        """Parts in hours."""
        return Fraction(parts, self.per_hour)


@dataclass(frozen=True, slots=True)
class Room:
    """What there is to take.

    Attributes:
        hours: parts of hours in each quarter that there is to choose from; None is without limit.
        opens: number of the first quarter in which something can begin.
    """

    hours: Sequence[int | None]
    opens: int = 0


@dataclass(frozen=True, slots=True)
class Turn:
    """What came of one task's turn.

    Attributes:
        start: number of its first quarter; None when it has no place.
        ready: first quarter in which it can begin, as all that it waits for has ended; None when
            something never does.
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
        used: parts of hours per quarter, those of settled tasks included.
        missed: the first task that does not end by its goal, after which no other had its turn; None
            when all that have a goal do, or when there are none.
    """

    by_id: Mapping[str, Turn]
    used: Mapping[int, int]
    missed: str | None


def parts_of(tasks: Iterable[Task], *hours: Hours) -> Parts:
    """The parts in which the hours of tasks, and other hours, are whole."""
    known = {t.id: t.per_quarter for t in tasks}
    per_hour = lcm(*(Fraction(n).denominator for n in (*known.values(), *hours)))
    return Parts(per_hour, {name: int(share * per_hour) for name, share in known.items()})


def turns_in_order(tasks: Iterable[Task]) -> list[Task]:
    """Tasks by rank, with what a task waits for pulled to just before it where ranks say otherwise."""
    by_id = {t.id: t for t in tasks}
    keys = {t.id: (t.rank, t.id) for t in by_id.values()}
    first = {t.id: {p for p in t.after if p in by_id} for t in by_id.values()}
    return [by_id[name] for name in in_rank_order(keys, first, {})]


def take_turns(
    ordered: Sequence[Task],
    room: Room,
    settled: Settled,
    parts: Parts,
    goals: Mapping[str, int] = NO_GOALS,
) -> Turns:
    """Give each task in turn the earliest consecutive quarters that have room.

    Args:
        ordered: the tasks to place, what they wait for before them.
        room: of each quarter that there is to choose from.
        settled: tasks that have their place, within those quarters or not; an id that is in neither is
            not waited for.
        parts: of all these tasks.
        goals: by id the number of the quarter in which a task must have ended: for who only wants to know
            whether all do.

    Returns:
        The turns. What waits for something in a circle has no place.
    """
    taken: dict[int, int] = {}
    ended: dict[str, int | None] = {}
    for task, start in settled:
        _take(taken, task, start, parts)
        ended[task.id] = start + task.lead - 1
    ended.update({t.id: None for t in ordered})
    turns: dict[str, Turn] = {}
    for task in ordered:
        turn = turns[task.id] = _turn(task, room, taken, ended, parts)
        end = ended[task.id] = None if turn.start is None else turn.start + task.lead - 1
        if turn.start is not None:
            _take(taken, task, turn.start, parts)
        if task.id in goals and (end is None or end > goals[task.id]):
            return Turns(turns, taken, task.id)
    return Turns(turns, taken, None)


def _turn(
    task: Task,
    room: Room,
    taken: Mapping[int, int],
    ended: Mapping[str, int | None],
    parts: Parts,
) -> Turn:
    size = len(room.hours)
    ready, waits_for = _ready(task, ended, room.opens)
    for begin in range(size if ready is None else ready, size - task.lead + 1):
        if _fits(task, begin, room, taken, parts):
            return Turn(begin, ready, waits_for)
    return Turn(None, ready, waits_for)


def quarters_of(task: Task, start: int) -> Iterator[int]:
    """The numbers of the quarters that a task takes."""
    return iter(range(start, start + task.lead))


def _take(taken: dict[int, int], task: Task, start: int, parts: Parts) -> None:
    share = parts.of_task[task.id]
    for quarter in quarters_of(task, start):
        taken[quarter] = taken.get(quarter, 0) + share


def _ready(task: Task, ended: Mapping[str, int | None], opens: int) -> tuple[int | None, tuple[str, ...]]:
    known = {p: ended[p] for p in task.after if p in ended}
    never = tuple(sorted(p for p, end in known.items() if end is None))
    if never:
        return None, never
    ready = max((end + 1 for end in known.values() if end is not None), default=0)
    if ready <= opens:
        return opens, ()
    return ready, tuple(sorted(p for p, end in known.items() if end == ready - 1))


def _fits(task: Task, begin: int, room: Room, taken: Mapping[int, int], parts: Parts) -> bool:
    """Whether a task has room in all its quarters; one without team hours always has."""
    share = parts.of_task[task.id]
    if not share:
        return True
    limits = ((room.hours[q], taken.get(q, 0) + share) for q in quarters_of(task, begin))
    return all(most is None or needs <= most for most, needs in limits)
