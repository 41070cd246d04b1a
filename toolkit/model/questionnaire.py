# SPDX-License-Identifier: EUPL-1.2
"""What is asked in one round: lists and norm brought together, references resolved, asked once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from toolkit.model.answers import Profile
from toolkit.model.norm import Norm
from toolkit.model.region import Region, Round, Team
from toolkit.model.standard import AskedOf, Criterion, Reference, Standard, Theme


@dataclass(frozen=True, slots=True)
class Item:
    """One criterion of a list, with the criterion that is really asked.

    Attributes:
        id: id in this list (of a reference: its own id).
        asked: the criterion whose question is put and whose answer counts.
    """

    id: str
    asked: Criterion

    @property
    def is_reference(self) -> bool:
        """True when another list asks this."""
        return self.id != self.asked.id


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """The lists of one round under one norm.

    Attributes:
        norm: the norm of the round.
        day: the round's date; the norm of that day counts.
        norm_start: day from which growth paths count.
        scope: core or full.
        standards: the lists, in the order of the norm.
    """

    norm: Norm
    day: date
    norm_start: date
    scope: str
    standards: tuple[Standard, ...]

    def items(self, theme: Theme) -> tuple[Item, ...]:
        """The criteria of a theme with references resolved; what points nowhere is left out."""
        found = self._asked_by_id()
        items = []
        for criterion in theme.criteria:
            if isinstance(criterion, Reference):
                target = found.get(criterion.same_as)
                if target is not None:
                    items.append(Item(criterion.id, target))
            else:
                items.append(Item(criterion.id, criterion))
        return tuple(items)

    def criterion(self, criterion_id: str) -> Criterion | None:
        """The criterion that is asked under an id; a reference leads to its target."""
        for standard in self.standards:
            for theme in standard.themes:
                for item in self.items(theme):
                    if item.id == criterion_id:
                        return item.asked
        return None

    def level_asked(self, criterion_id: str) -> int:
        """The norm's level of a criterion on the round's date, 0 to 4."""
        return self.norm.level_on(criterion_id, self.norm_start, self.day)

    def on(self, day: date) -> "Questionnaire":
        """The same lists and norm on another day."""
        return Questionnaire(self.norm, day, self.norm_start, self.scope, self.standards)

    def _asked_by_id(self) -> dict[str, Criterion]:
        return {c.id: c for standard in self.standards for c in standard.asked}


def questionnaire(region: Region, round_: Round, norm: Norm, standards: Iterable[Standard]) -> Questionnaire:
    """Bring together what is asked in a round.

    Args:
        region: for the day from which growth paths count.
        round_: its date and scope.
        norm: the norm of the round.
        standards: all known lists; those that the norm names are taken, in the norm's order.

    Returns:
        The questionnaire; lists that the norm names and nobody has are left out.
    """
    by_pin = {s.pin: s for s in standards}
    chosen = tuple(by_pin[pin] for pin in norm.standards if pin in by_pin)
    return Questionnaire(norm, round_.date, region.norm_start, round_.scope, chosen)


def is_asked(criterion: Criterion, of: AskedOf, scope: str, profile: Profile) -> bool:
    """Whether a criterion is put to a unit.

    Args:
        criterion: the criterion that is asked.
        of: what the unit is.
        scope: of the round; core asks only core criteria.
        profile: of the unit; a field that is not filled in never excludes.

    Returns:
        True when it is asked.
    """
    if criterion.asked_of != of or (scope == "core" and not criterion.core):
        return False
    return all(
        (value := getattr(profile, field)) is None or value in allowed
        for field, allowed in criterion.applies_when.items()
    )


def lists_for(team: Team | None, standards: Iterable[Standard]) -> tuple[Standard, ...]:
    """The lists that a unit fills in.

    Args:
        team: the team, or None for a municipality (which gets its part of every list).
        standards: the lists of the round.

    Returns:
        Those that apply, in the same order.
    """
    if team is None or team.standards == "all":
        return tuple(standards)
    return tuple(s for s in standards if s.id in team.standards)
