# SPDX-License-Identifier: EUPL-1.2
"""What comes later because an action does: by a quarter that people chose, or out of one that is too full."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from toolkit.model.quarter import PlanQuarter
from toolkit.planning.decided.overload import first_fit
from toolkit.planning.proposed.proposal import PlanProposal
from toolkit.planning.timed.capacity import again
from toolkit.planning.timed.timetable import Schedule
from toolkit.planning.weighed.limits import limit_ways


@dataclass(frozen=True, slots=True)
class Slide:
    """What a later quarter of some actions leaves undone until later: one planning beside another.

    Attributes:
        moved: ids of those actions, in order of rank.
        limits: when what each missed lower limit asks is then done, of those that come later, by criterion
            in order of urgency; None: without a date.
        others: ids of all other actions that then end later or have no place any more, in order of rank.
        lasting: hours of whose plan it is in a year, 0 or more, that these and those keep asking and that
            begin later.
    """

    moved: tuple[str, ...]
    limits: Mapping[str, PlanQuarter | None]
    others: tuple[str, ...]
    lasting: Fraction

    @property
    def any(self) -> bool:
        """True when something comes later beside the actions themselves."""
        return bool(self.limits or self.others or self.lasting)


def chosen_later(proposal: PlanProposal, planned: Schedule, table: Sequence[int]) -> Slide:
    """What comes later by the quarters that people chose, beside the plan in which the rule chooses those.

    Args:
        proposal: gaps and routes, for the lower limits.
        planned: the planning.
        table: the extra hours in it, for each of its quarters.

    Returns:
        Of the actions that the rule would have ended sooner; what people are busy with is not among them.
    """
    chosen = [t.id for t in planned.tasks if t.fixed is not None and not t.done and not t.begun]
    moved = [task for task in chosen if _later(_free(planned, table, [task]), planned, task)]
    return _slide(proposal, _free(planned, table, moved), planned, moved)


def if_moved(proposal: PlanProposal, planned: Schedule, table: Sequence[int], task: str) -> Slide:
    """What comes later when an action goes to the first later quarters in which its hours fit.

    Args:
        proposal: gaps and routes, for the lower limits.
        planned: the planning.
        table: the extra hours in it, for each of its quarters.
        task: id of an action with a place.

    Returns:
        It, beside the planning as it is.
    """
    end = moved_end(planned, task)
    tasks = [replace(t, fixed=end) if t.id == task else t for t in planned.tasks]
    return _slide(proposal, planned, again(planned, table, tasks), [task])


def moved_end(planned: Schedule, task: str) -> PlanQuarter:
    """The quarter in which an action ends that goes to the first later quarters in which its hours fit.

    Args:
        planned: the planning.
        task: id of an action with a place.

    Returns:
        It; of what fits in no quarter ahead, as soon as can be after those.
    """
    placement, fits = planned.of(task), first_fit(planned, task)
    assert placement is not None  # noqa: S101 - it has a place
    first = len(planned.horizon) if fits is None else fits
    return planned.horizon[0].plus(first + placement.task.lead - 1)


def _free(planned: Schedule, table: Sequence[int], moved: Collection[str]) -> Schedule:
    """The plan in which the rule gives some actions their quarter."""
    return again(planned, table, [replace(t, fixed=None) if t.id in moved else t for t in planned.tasks])


def _slide(proposal: PlanProposal, before: Schedule, after: Schedule, moved: Collection[str]) -> Slide:
    was = {way.criterion: way.end for way in limit_ways(proposal, before)}
    now = {way.criterion: way.end for way in limit_ways(proposal, after)}
    late = [p.task for p in after.todo if _later(before, after, p.task.id)]
    return Slide(
        tuple(task.id for task in after.tasks if task.id in moved),
        {criterion: end for criterion, end in now.items() if _after(was[criterion], end)},
        tuple(task.id for task in late if task.id not in moved),
        sum((task.hours_a_year(task.holder) for task in late), Fraction(0)),
    )


def _later(before: Schedule, after: Schedule, task: str) -> bool:
    """Whether an action ends later in one planning than in another."""
    was, now = before.of(task), after.of(task)
    return was is not None and now is not None and _after(was.end, now.end)


def _after(was: PlanQuarter | None, now: PlanQuarter | None) -> bool:
    return was is not None and (now is None or now > was)
