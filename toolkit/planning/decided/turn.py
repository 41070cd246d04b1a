# SPDX-License-Identifier: EUPL-1.2
"""Whose turn it is: which party an action waits for, and for what, as plan, workbook and counts have it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from toolkit.model.content.measures import Party
from toolkit.planning.decided.decisions import PlannedAction
from toolkit.planning.timed.task import Task
from toolkit.planning.timed.timetable import Schedule
from toolkit.planning.weighed.asked import WORKERS
from toolkit.planning.weighed.requests import Addressee, Request

TurnKind = Literal[
    "own",  # whose plan it is decides about it
    "takes_up",  # another party takes it up, so that one decides
    "later",  # the region said that it decides later
    "hours",  # it has no place in the quarters ahead: first somebody decides about hours
    "pace",  # idem: first somebody decides about the pace, or about a later date
]


@dataclass(frozen=True, slots=True)
class Turn:
    """Which party an action waits for.

    Attributes:
        party: it.
        kind: for what.
        decided: True when people decided about the action already, and it only has no place yet.
        room: another party, that decides about hours or the pace where the first says yes; else None.
    """

    party: Party
    kind: TurnKind
    decided: bool = False
    room: "Turn | None" = None

    @property
    def own(self) -> bool:
        """True when whose plan it is decides about it now: what page one and the workbook count."""
        return self.kind == "own"


def is_open(action: PlannedAction) -> bool:
    """True when an action still waits for a yes or no, whoever gives it.

    What people are busy with needs none, nor what they added themselves, nor what they go on with though it
    no longer follows from the answers. What the region put off waits for the region.
    """
    if action.settled:
        return False
    if action.of_region:
        return action.standing == "proposed" and action.status == "todo"
    asked = action.status == "todo" or action.returned
    return action.proposed and action.standing == "proposed" and asked


def of_another(action: PlannedAction) -> bool:
    """True when another party than whose plan it is still says whether an action is done at all."""
    return is_open(action) and (action.of_region or action.party != action.holder)


def taken_over(action: PlannedAction) -> bool:
    """True when only the workbook of whose plan it is says yes to what another party has to take up.

    Once somebody is busy with it that party joined in; what the region takes up has the region's own word.
    """
    adopted = action.counts and action.standing in {"accepted", "changed"} and action.status == "todo"
    return adopted and not action.of_region and action.party != action.holder


def after_decisions(tasks: Iterable[Task], actions: Iterable[PlannedAction], fed: int) -> tuple[Task, ...]:
    """Tasks that begin no sooner than they can have been decided about.

    A plan that asks for a decision before a day cannot have the work begun before that day.

    Args:
        tasks: of the plan.
        actions: that they come from.
        fed: number of the first quarter that a decision of others can do something for, 0 or more.

    Returns:
        The same tasks, in the same order; what people placed themselves or are busy with keeps its place.
    """
    waiting = {action.id for action in actions if of_another(action)}
    return tuple(replace(task, opens=fed) if task.id in waiting else task for task in tasks)


def turns(
    actions: Iterable[PlannedAction], planned: Schedule, requests: Iterable[Request]
) -> dict[str, Turn]:
    """Which party each action waits for.

    Args:
        actions: of the plan, in order of rank.
        planned: their quarters.
        requests: what the planning cannot do in time, by whom it is asked; none of a provisional plan.

    Returns:
        By id, in that order, of every action that waits for somebody. No entry: it can go on as planned, is
        done, or is no part of the plan.
    """
    outside = {p.task.id for p in planned.placements if p.state == "outside"}
    asked = {i.task: (r.addressee, i.reason) for r in requests for i in r.items if i.task in outside}
    found = ((a, _turn(a, _room(asked.get(a.id)))) for a in actions)
    return {action.id: turn for action, turn in found if turn is not None}


def _room(asked: tuple[Addressee, str] | None) -> Turn | None:
    """Who can give a place to what has none."""
    if asked is None:
        return None
    addressee, reason = asked
    return Turn(WORKERS[addressee], "hours" if reason == "capacity" else "pace", decided=True)


def _turn(action: PlannedAction, room: Turn | None) -> Turn | None:
    if not is_open(action):
        return room  # what is no part of the plan is not among those without a place
    if action.of_region:
        put_off = action.joint is not None and action.joint.answer == "later"
        return Turn("region", "later" if put_off else "takes_up", room=_other("region", room))
    if action.party != action.holder:
        return Turn(action.party, "takes_up", room=_other(action.party, room))
    if room is not None and room.party != action.holder:
        return Turn(room.party, room.kind)
    return Turn(action.holder, "own")


def _other(party: Party, room: Turn | None) -> Turn | None:
    """Who gives it room, where that is another than who decides whether it is done at all."""
    return None if room is None or room.party == party else Turn(room.party, room.kind)
