# SPDX-License-Identifier: EUPL-1.2
"""What everybody in a round, and every action of a plan, is called for one reader."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from toolkit.documents.audience import ComparisonReader, Reader
from toolkit.documents.plan.names import own_action, without_title
from toolkit.model.roles import RoleWords
from toolkit.region.progress import Followed
from toolkit.scoring.region import RoundResult
from toolkit.scoring.unit import Unit

T = TypeVar("T")


@dataclass(frozen=True)  # no slots: the order of municipalities is worked out once, when asked
class Named:
    """A round with what this reader calls everybody in it.

    Attributes:
        outcome: the round.
        reader: for whom.
        units: names of the units that this reader may see, by id.
        towns: names of the municipalities that this reader may see, by id, in their order.
    """

    outcome: RoundResult
    reader: ComparisonReader
    units: Mapping[str, str] = field(init=False)
    towns: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        """Name everybody once."""
        object.__setattr__(self, "units", self.reader.units(self.outcome))
        object.__setattr__(self, "towns", self.reader.names(self.outcome))

    def in_order(self, rows: Iterable[T], unit: Callable[[T], Unit]) -> list[T]:
        """What this reader may see, in the order of the region; letters in their own, which tells nothing."""
        seen = [row for row in rows if unit(row).id in self.units]
        if not self.reader.sees("names"):
            seen.sort(key=lambda row: (len(name := self.units[unit(row).id]), name))
        return seen

    def towns_of(self, unit: Unit) -> str:
        """The municipalities of a unit in one cell, in an order that tells nothing."""
        told = self.reader.towns_told(unit)
        return " + ".join(name for town, name in self.towns.items() if town in told)

    def employer_of(self, unit: Unit) -> str | None:
        """Who employs a team; None for who is no team, and where region.yaml does not say."""
        of = None if unit.team is None else unit.team.organisation
        return next((o.title for o in self.outcome.region.organisations if o.id == of), None)


@dataclass(frozen=True, slots=True)
class ActionNames:
    """What actions and who takes them up are called.

    Attributes:
        reader: for whom.
        roles: which functions are known: whatever else somebody typed may be a name.
        titles: of measures that this version no longer has, by id.
    """

    reader: ComparisonReader
    roles: RoleWords
    titles: Mapping[str, str]

    def title(self, followed: Followed) -> str:
        """What an action is called; of one that people typed themselves no word for who sees no names."""
        action = followed.action
        if action.own and not self.reader.sees("own_titles"):
            return own_action(followed.unit.kind)
        return action.title or self.titles.get(action.id) or without_title(action.id)

    def owner(self, followed: Followed) -> str | None:
        """The function that people chose to take it up; None without one, and where it would tell whose."""
        owner = followed.action.owner
        if owner is None or not self.reader.sees("owners"):
            return None
        return Reader("board", words=self.roles).role(owner)
