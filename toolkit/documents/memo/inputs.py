# SPDX-License-Identifier: EUPL-1.2
"""Everything that a memo is made from, its reader too; what parties and units are called for them."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Literal, get_args

from toolkit.documents.audience import ComparisonReader
from toolkit.documents.blocks import Section
from toolkit.documents.comparison.gaps import team_names
from toolkit.documents.text import NO_FIGURE
from toolkit.model.content.measures import FteCost, Measures
from toolkit.model.given.decision import DecidedItem
from toolkit.model.region import Body, Region
from toolkit.model.rounding import half_up
from toolkit.planning.weighed.price import Price
from toolkit.region.conclusions import Findings
from toolkit.region.progress import RegionProgress
from toolkit.region.requests import Party
from toolkit.scoring.region import RoundResult
from toolkit.scoring.unit import UnitKind, kind_of_unit
from toolkit.words.catalogue import say
from toolkit.words.text import euros_text, listing, unit_text

MemoKind = Literal["decision", "interim", "final"]
MOST_IN_SENTENCE = 8
"""Names of teams in one sentence: of more of them a memo says how many there are."""

MEMO_KINDS: tuple[MemoKind, ...] = ("decision", "interim", "final")


@dataclass(frozen=True)  # no slots: names are worked out once, when asked
class MemoInputs:
    """What a memo is made from.

    Attributes:
        found: everything that the region finds.
        progress: what was decided in the plans, and what became of it.
        decided: what was decided above the teams.
        everyone: the region with who stopped too: an earlier round has their answers.
        reader: who reads, and what they may see.
        body: the body that reads; None for the programme manager, who prepares it.
        kind: for a decision, or the report that the programme owes each quarter or at its end.
        day: of the memo and of the plans.
        measures: the set in use.
        cost: of one fte in a year; None where nobody knows.
    """

    found: Findings
    progress: RegionProgress
    decided: tuple[DecidedItem, ...]
    everyone: Region
    reader: ComparisonReader
    body: Body | None
    kind: MemoKind
    day: date
    measures: Measures
    cost: FteCost | None

    @property
    def outcome(self) -> RoundResult:
        """The round that it is about."""
        return self.found.whole.outcome

    @property
    def region(self) -> Region:
        """The region on the day of the round."""
        return self.outcome.region

    @property
    def named(self) -> bool:
        """Whether teams, municipalities and employers stand there by name."""
        return self.reader.sees("names")

    @property
    def norm_proposed(self) -> bool:
        """Whether the region still has to adopt the norm."""
        return self.outcome.asked.norm.status == "proposal"

    @property
    def near(self) -> Fraction:
        """The share of the norm at which 'near' begins."""
        return self.outcome.near

    @cached_property
    def towns(self) -> tuple[tuple[str, str], ...]:
        """Id and name of each municipality, by name, or by letter where those stand there."""
        return tuple(self.reader.names(self.outcome).items())

    @property
    def saved(self) -> Fraction:
        """Hours that are not needed because it is done together: what a reader gets from the last row."""
        joint = self.found.joint
        apart, together = (
            sum(hours, Fraction(0)) for hours in ((j.apart for j in joint), (j.together for j in joint))
        )
        return Fraction(half_up(apart) - half_up(together))

    @cached_property
    def _teams(self) -> dict[str, str]:
        return team_names(self.everyone)

    def units_text(self, units: Iterable[str], most: int | None = None) -> str:
        """Which teams and municipalities these are: by name, or how many of each.

        Args:
            units: their ids.
            most: how many names stand there; of more it says how many of each. None: all of them.

        Returns:
            Such as 'Team Oost (Noord) en gemeente Zuid', or '2 teams en 1 gemeente'.
        """
        ids = tuple(units)
        if self.named and (most is None or len(ids) <= most):
            others = {m.unit: say("memo.town", name=m.title) for m in self.everyone.municipalities}
            others |= {o.party: unit_text("employer", o.title) for o in self.everyone.organisations}
            return listing([self._teams.get(unit) or others[unit] for unit in ids])
        return counted_units(ids)

    def plans_text(self, units: Iterable[str]) -> str:
        """How many plans these are."""
        return counted_units(tuple(units))

    def party_title(self, party: Party) -> str:
        """What a party is called; only where names are told."""
        if party.kind == "steering":
            return self.region.decides("pace").title
        if party.kind == "employer":
            titles = {o.id: o.title for o in self.region.organisations}
            known = {say("memo.towns", n=1, names=m.title) for m in self.region.municipalities}
            found = (titles.get(one, one) for one in party.ids)
            return listing([unit_text("employer", name) if name in known else name for name in found])
        towns = {m.id: m.title for m in self.region.municipalities}
        return say("memo.towns", n=len(party.ids), names=listing([towns.get(one, one) for one in party.ids]))


Chapter = Callable[[MemoInputs], Section | None]
"""A chapter of the memo; None when it has nothing to say."""


def counted_units(units: tuple[str, ...]) -> str:
    """'8 teams en 6 gemeenten': how many of each these are."""
    counts = Counter(map(kind_of_unit, units))
    words = {"team": "memo.n_teams", "municipality": "memo.n_towns", "employer": "memo.n_employers"}
    return listing([say(words[kind], n=counts[kind]) for kind in get_args(UnitKind) if counts[kind]])


def short_title(title: str) -> str:
    """A title in a sentence: without what stands behind it in brackets."""
    return title.partition(" (")[0]


def body_name(body: Body) -> str:
    """What a body is called in a sentence: by its letters, where its title has those in brackets."""
    _, _, letters = body.title.removesuffix(")").partition("(")
    return letters or body.title


def price_text(price: Price | None) -> str:
    """An amount; a dash where there is none."""
    return NO_FIGURE if price is None else euros_text(price.low, price.high)
