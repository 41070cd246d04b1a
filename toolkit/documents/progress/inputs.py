# SPDX-License-Identifier: EUPL-1.2
"""What a document about progress is made from, and no more of it than its reader may see."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from toolkit.documents.fingerprint import Origin
from toolkit.documents.names_for_reader import ActionNames, Named
from toolkit.documents.plan.names import without_title
from toolkit.model.given.decision import item_order
from toolkit.model.given.plan import ActionOrder
from toolkit.model.region import REGION_PARTY
from toolkit.region.progress import Followed, FollowedItem, RegionProgress, UnitProgress
from toolkit.scoring.unit import Unit
from toolkit.words.catalogue import say
from toolkit.words.text import capital, unit_text


@dataclass(frozen=True, slots=True)
class ProgressInputs:
    """Everything for one reader.

    Attributes:
        named: the round of the plans, with names for the reader.
        names: of actions and of who takes them up.
        all: every plan of the region.
        made_of: versions and hashes of all that it follows from.
        seen: the plans that the reader may see, in the order in which they are shown.
    """

    named: Named
    names: ActionNames
    all: RegionProgress
    made_of: Sequence[Origin]
    seen: RegionProgress = field(init=False)

    def __post_init__(self) -> None:
        """Leave out what the reader may not see before anything is counted."""
        units = self.named.in_order(self.all.units, lambda u: u.unit)
        there = self.units_by_id
        # what is asked together is for every reader; what one plan asks, for who may see that plan
        above = [a for a in self.all.above if a.item.unit is None or a.item.unit in there]
        if not self.named.reader.sees("names"):
            above.sort(key=self._order)
        left = self.all.left if self.named.reader.sees("other_towns") else None
        object.__setattr__(self, "seen", RegionProgress(self.all.day, tuple(units), tuple(above), left))

    def _order(self, followed: FollowedItem) -> tuple[bool, int, str, ActionOrder]:
        """By letter: the order of ids, or of employers, would tell whose a letter is."""
        item = followed.item
        kind, _, action = item_order(item.id)
        return (
            item.party != REGION_PARTY,
            kind,
            "" if item.unit is None else self.named.units[item.unit],
            action,
        )

    @property
    def units_by_id(self) -> dict[str, Unit]:
        """The teams and municipalities that the reader may see."""
        return {u.unit.id: u.unit for u in self.named.outcome.units if u.unit.id in self.named.units}

    def action_title(self, unit: str | None, action: str) -> str:
        """What an action is called that somebody else decides about.

        Args:
            unit: in whose plan it is; None for a joint one, that is in several.
            action: its id.
        """
        for plan in self.all.units:
            for followed in plan.actions:
                if followed.action.id == action and unit in {None, plan.unit.id}:
                    return self.names.title(followed)
        return self.names.titles.get(action) or without_title(action)

    def title_of(self, plan: UnitProgress) -> str:
        """Whose plan it is."""
        return self.title(plan.unit)

    def holder_of(self, followed: Followed) -> str:
        """Whose plan an action is of."""
        return self.title(followed.unit)

    def title(self, unit: Unit) -> str:
        """Who is no team says what it is: of a team by the same name nobody could tell it."""
        name = self.named.units[unit.id]
        return capital(name) if self.named.reader.reads_letters else unit_text(unit.kind, name)

    def who(self, followed: Followed) -> str:
        """Who takes an action up: the party, and the function that people chose."""
        who, role = say(f"plan.who.{followed.party}"), self.names.owner(followed)
        if role is None:
            return who
        holder = followed.action.holder
        of = say(f"plan.who.{holder}")
        return role if followed.party == holder else say("plan.who_with_role", who=who, of=of, role=role)
