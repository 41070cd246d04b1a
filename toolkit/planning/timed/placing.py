# SPDX-License-Identifier: EUPL-1.2
"""Who takes which quarters: each task in turn the earliest room. Quarters are numbers here, 0 the first.

Hours are counted in whole parts of an hour, as a search for more hours does this hundreds of times and
fractions are slow.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm
from typing import Literal

from toolkit.planning.proposed.order import in_rank_order
from toolkit.planning.timed.task import Hours, Task

Settled = Sequence[tuple[Task, int]]
"""Tasks that have their place, each with the number of its first quarter, below 0 where that is past."""

Lack = Literal["hours", "pace"]
"""Why a quarter has no room: too few hours are left, or as much runs at once as can."""

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
        at_once: how many tasks of the team can run in a quarter, at least 1; all but one of them may
            run on after it, so that a quarter that is full ends with something done. Of one at a time
            that one may run on. None is without limit.
    """

    hours: Sequence[int | None]
    opens: int
    at_once: int | None


@dataclass(slots=True)
class _Board:
    """What is taken so far.

    Attributes:
        parts: of all tasks.
        hours: parts of hours in each quarter.
        running: tasks of the team in each quarter.
        running_on: those of them that run on after it.
    """

    parts: Parts
    hours: Counter[int] = field(default_factory=Counter)
    running: Counter[int] = field(default_factory=Counter)
    running_on: Counter[int] = field(default_factory=Counter)

    def take(self, task: Task, start: int) -> None:
        """A task has its place."""
        share, end = self.parts.of_task[task.id], start + task.lead - 1
        for quarter in quarters_of(task, start):
            self.hours[quarter] += share
            self.running[quarter] += task.of_holder
            self.running_on[quarter] += task.of_holder and quarter < end

    def lacks(self, task: Task, start: int, room: Room) -> Lack | None:
        """What a task lacks to begin somewhere: hours before all else; None when it has room."""
        share, end = self.parts.of_task[task.id], start + task.lead - 1
        for quarter in quarters_of(task, start) if share else ():
            most = room.hours[quarter]
            if most is not None and self.hours[quarter] + share > most:
                return "hours"
        if room.at_once is not None and task.of_holder:
            on = max(1, room.at_once - 1)
            full = any(self.running[q] >= room.at_once for q in quarters_of(task, start))
            if full or any(self.running_on[q] >= on for q in range(start, end)):
                return "pace"
        return None


@dataclass(frozen=True, slots=True)
class Turn:
    """What came of one task's turn.

    Attributes:
        start: number of its first quarter; None when it has no place.
        ready: first quarter in which it can begin, as all that it waits for has ended; None when
            something never does.
        waits_for: ids of what decides `ready`: the last to end, or what has no place itself.
        lacked: what it lacked in the quarters in which it could have begun before, in order of time.
    """

    start: int | None
    ready: int | None
    waits_for: tuple[str, ...]
    lacked: tuple[Lack, ...] = ()


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
    board = _Board(parts)
    ended: dict[str, int | None] = {}
    for task, start in settled:
        board.take(task, start)
        ended[task.id] = start + task.lead - 1
    ended.update({t.id: None for t in ordered})
    turns: dict[str, Turn] = {}
    for task in ordered:
        turn = turns[task.id] = _turn(task, room, board, ended)
        end = ended[task.id] = None if turn.start is None else turn.start + task.lead - 1
        if turn.start is not None:
            board.take(task, turn.start)
        if task.id in goals and (end is None or end > goals[task.id]):
            return Turns(turns, board.hours, task.id)
    return Turns(turns, board.hours, None)


def _turn(task: Task, room: Room, board: _Board, ended: Mapping[str, int | None]) -> Turn:
    size = len(room.hours)
    lacked: list[Lack] = []
    ready, waits_for = _ready(task, ended, max(room.opens, task.opens))
    for begin in range(size if ready is None else ready, size - task.lead + 1):
        lack = board.lacks(task, begin, room)
        if lack is None:
            return Turn(begin, ready, waits_for, tuple(lacked))
        lacked.append(lack)
    return Turn(None, ready, waits_for, tuple(lacked))


def lacking(tasks: Iterable[Task], start: int, room: Room, settled: Settled, parts: Parts) -> set[Lack]:
    """What tasks lack to begin in a quarter beside all that has its place; what each lacks first.

    Args:
        tasks: that have no place of their own.
        start: number of the quarter.
        room: of each quarter.
        settled: everything that has its place.
        parts: of all these tasks.

    Returns:
        What is lacked; nothing where all of them have room.
    """
    board = _Board(parts)
    for task, begin in settled:
        board.take(task, begin)
    return {lack for task in tasks if (lack := board.lacks(task, start, room)) is not None}


def quarters_of(task: Task, start: int) -> Iterator[int]:
    """The numbers of the quarters that a task takes."""
    return iter(range(start, start + task.lead))


def _ready(task: Task, ended: Mapping[str, int | None], opens: int) -> tuple[int | None, tuple[str, ...]]:
    known = {p: ended[p] for p in task.after if p in ended}
    never = tuple(sorted(p for p, end in known.items() if end is None))
    if never:
        return None, never
    ready = max((end + 1 for end in known.values() if end is not None), default=0)
    if ready <= opens:
        return opens, ()
    return ready, tuple(sorted(p for p, end in known.items() if end == ready - 1))
