# SPDX-License-Identifier: EUPL-1.2
"""What a plan asks of others than the team: the actions that they take up or lend hours to."""

from dataclasses import dataclass
from fractions import Fraction

from toolkit.model.measures import Party
from toolkit.planning.timetable import Schedule

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

    @property
    def hours(self) -> Fraction:
        """Its hours in total."""
        return sum((a.hours for a in self.actions), Fraction(0))


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
