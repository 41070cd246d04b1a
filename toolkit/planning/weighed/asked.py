# SPDX-License-Identifier: EUPL-1.2
"""What a whole plan asks of each addressee: once and lasting apart, in hours, fte and euro."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from toolkit.model.content.measures import Cost, FteCost, Party
from toolkit.planning.timed.capacity import MoreHours
from toolkit.planning.timed.timetable import Placement, Schedule
from toolkit.planning.weighed.price import Price, price_of, total_price
from toolkit.planning.weighed.requests import ADDRESSEES, Addressee

PAYS: Mapping[Party, Addressee] = {
    "team": "employer",
    "employer": "employer",
    "municipality": "municipality",
    "region": "steering",
}
"""Who is asked for what a party needs; hours and money of a team are asked of its employer."""

WORKERS: Mapping[Addressee, Party] = {
    "employer": "employer",
    "municipality": "municipality",
    "steering": "region",
}
"""Which party puts in the hours that are asked of an addressee."""

PartKind = Literal[
    "extra",  # team hours above what it has for development, once: the table of `MoreHours`
    "lasting",  # team hours that keep coming back, every year: formation
    "outside",  # money outside hours of one action
]


@dataclass(frozen=True, slots=True)
class AskedPart:
    """One amount, of which the totals are the sum.

    Attributes:
        kind: which.
        price: in euro.
        yearly: True when it comes back every year.
        task: id of the action; empty where it is about all of them.
    """

    kind: PartKind
    price: Price
    yearly: bool
    task: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a plan asks of one addressee in all that is to be done.

    A total is the sum of the parts that a document shows: each part is rounded once, and never again.

    Attributes:
        addressee: `employer` (for itself and for the team), `municipality` or `steering` (for the region).
        own_once: hours that the party puts in itself, once. No price is put on these.
        own_yearly: hours that the party itself keeps putting in, in a year. No price is put on these.
        extra: team hours above those for development, once: the sum of the table of extra hours, which
            stands with the request; 0 but for an employer, and in the plan of a municipality.
        lasting: team hours in a year that keep coming back after the actions that end within the quarters
            ahead with the extra hours; 0 but for an employer.
        lasting_later: the same of all other actions: not asked now, and never priced.
        parts: the amounts in euro; hours only where somebody said what an fte costs.
        open: ids of the actions with costs that this party still has to estimate, in order of rank.
    """

    addressee: Addressee
    own_once: Fraction
    own_yearly: Fraction
    extra: int
    lasting: Fraction
    lasting_later: Fraction
    parts: tuple[AskedPart, ...]
    open: tuple[str, ...]

    @property
    def once(self) -> Price | None:
        """Euro once; None where no amount is known."""
        return total_price(part.price for part in self.parts if not part.yearly)

    @property
    def yearly(self) -> Price | None:
        """Euro in a year; None where no amount is known."""
        return total_price(part.price for part in self.parts if part.yearly)

    @property
    def anything(self) -> bool:
        """True when something is asked."""
        hours = (self.own_once, self.own_yearly, self.extra, self.lasting, self.lasting_later)
        return any(hours) or bool(self.parts or self.open)


def asked_in_all(planned: Schedule, more: MoreHours, cost: FteCost | None) -> tuple[Asked, ...]:
    """What a plan asks, per addressee; what has been done is not asked again.

    Args:
        planned: the planning.
        more: the extra hours that it asks.
        cost: of one fte in a year; None where nobody knows.

    Returns:
        Those of whom something is asked, in the order of `ADDRESSEES`.
    """
    found = (_asked(addressee, planned, more, cost) for addressee in ADDRESSEES)
    return tuple(asked for asked in found if asked.anything)


def _asked(addressee: Addressee, planned: Schedule, more: MoreHours, cost: FteCost | None) -> Asked:
    party = WORKERS[addressee]
    zero, first = Fraction(0), planned.horizon[0]
    once = sum((p.task.hours_once(party) * p.ahead(first) for p in planned.todo), zero)
    yearly = sum((p.task.hours_a_year(party) for p in planned.todo), zero)
    lasting, later = zero, zero
    extra = 0
    if addressee == PAYS["team"] and all(p.task.holder == "team" for p in planned.placements):
        extra = more.total
        for placement in planned.todo:
            hours = placement.task.hours_a_year("team")
            now = placement.task.id in more.ahead
            lasting, later = lasting + hours * now, later + hours * (not now)
    return Asked(
        addressee,
        once,
        yearly,
        extra,
        lasting,
        later,
        (*hour_parts(extra, lasting, cost), *_outside(addressee, planned)),
        tuple(p.task.id for p in planned.todo if _estimates(p) == addressee),
    )


def hour_parts(extra: int, lasting: Fraction, cost: FteCost | None) -> Iterator[AskedPart]:
    """The amounts of hours of a team, once and in a year; none where nobody knows what an fte costs."""
    once, yearly = price_of(Fraction(extra), cost), price_of(lasting, cost)
    if once is not None:
        yield AskedPart("extra", once, yearly=False)
    if yearly is not None:
        yield AskedPart("lasting", yearly, yearly=True)


def _outside(addressee: Addressee, planned: Schedule) -> Iterator[AskedPart]:
    for placement in planned.todo:
        task, money = placement.task, placement.task.money
        if isinstance(money, Cost) and PAYS[task.actor] == addressee:
            yield AskedPart("outside", Price(money.low, money.high), money.yearly, task.id)


def _estimates(placement: Placement) -> Addressee | None:
    """Who still has to estimate what an action costs."""
    money = placement.task.money
    return None if money is None or isinstance(money, Cost) else PAYS[money.by]
