# SPDX-License-Identifier: EUPL-1.2
"""How large a team is: what the hours of its plan rest on."""

from dataclasses import dataclass
from decimal import Decimal

from toolkit.model.content.measures import Per, Size
from toolkit.model.given.answers import Profile


@dataclass(frozen=True, slots=True)
class TeamSize:
    """The size of a team, as its profile says.

    Attributes:
        members: people in the team; None where nobody said, and the usual team is reckoned with.
        households: that it supports now; idem.
    """

    members: Decimal | None = None
    households: Decimal | None = None

    @classmethod
    def of(cls, profile: Profile) -> "TeamSize":
        """The size that a profile says; a team of nobody, or for nobody, is one that did not say."""
        return cls(profile.members or None, profile.households or None)

    @property
    def known(self) -> Size:
        """What is known of it, for measures that scale."""
        sizes: dict[Per, Decimal | None] = {"member": self.members, "household": self.households}
        return {per: size for per, size in sizes.items() if size is not None}
