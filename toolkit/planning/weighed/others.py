# SPDX-License-Identifier: EUPL-1.2
"""What a plan asks of others than the team: the actions that they take up or lend hours to."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from toolkit.model.content.measures import Party
from toolkit.model.quarter import PlanQuarter
from toolkit.planning.timed.task import Task
from toolkit.planning.timed.timetable import Schedule

OTHER_PARTIES: tuple[Party, ...] = ("employer", "municipality", "region")
PARTIES: tuple[Party, ...] = ("team", *OTHER_PARTIES)


@dataclass(frozen=True, slots=True)
class PartyAction:
    """What a plan asks of another party in one task.

    Attributes:
        task: its id.
        hours: of that party, in the quarters ahead and, without a place, in total.
        leads: True when it takes the task up itself; else it lends a hand.
    """

    task: str
    hours: Fraction
    leads: bool


@dataclass(frozen=True, slots=True)
class PartyActions:
    """What a plan asks of another party.

    Attributes:
        party: who.
        actions: in order of rank; at least one.
    """

    party: Party
    actions: tuple[PartyAction, ...]


def asked_of_others(planned: Schedule) -> tuple[PartyActions, ...]:
    """What a plan asks of others than the team, placed in time or not; what has been done is not asked.

    Args:
        planned: the planning.

    Returns:
        Per party that is asked something, in the order of `OTHER_PARTIES`.
    """
    found = []
    for party in OTHER_PARTIES:
        actions = tuple(
            PartyAction(t.id, t.measure.hours.get(party, 0) * p.ahead(planned.horizon[0]), t.actor == party)
            for p in planned.placements
            for t in [p.task]
            if t.measure is not None and not t.done and (t.actor == party or t.measure.hours.get(party))
        )
        if actions:
            found.append(PartyActions(party, actions))
    return tuple(found)


def waits_for_others(planned: Schedule, first: PlanQuarter) -> Mapping[str, tuple[Party, ...]]:
    """What begins only when another party joins in, and which: directly, or as it waits for what does.

    Args:
        planned: the planning.
        first: the first quarter that a decision feeds: what begins before it, does so without one.

    Returns:
        By id in order of rank; the parties in the order of `PARTIES`, at least one.
    """
    needs = {
        p.task.id: _joins_in(p.task) if p.start is not None and p.start >= first else set[Party]()
        for p in planned.placed
    }
    before: dict[str, set[Party]] = {}
    while needs != before:
        before = needs
        needs = {
            p.task.id: set[Party]().union(before[p.task.id], *(before.get(t, ()) for t in p.task.after))
            for p in planned.placed
        }
    return {task: tuple(p for p in PARTIES if p in parties) for task, parties in needs.items() if parties}


def _joins_in(task: Task) -> set[Party]:
    """The parties beside whose plan it is that take a task up, or lend hours to it."""
    hours = {} if task.measure is None else task.measure.hours
    return {party for party in PARTIES if party != task.holder and (party == task.actor or hours.get(party))}
