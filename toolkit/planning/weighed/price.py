# SPDX-License-Identifier: EUPL-1.2
"""What hours of a team cost when somebody works them: an indication, as a range, with what it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from toolkit.model.content.measures import FteCost
from toolkit.model.rounding import half_up

GROSS_HOURS = 1872
"""Hours of one fte in a year, 36 a week in 52 weeks: for who does not say how many it really works."""
QUARTERS = 4
ROUNDED_TO = 100
"""Euro: an indication with more figures than this would look like a calculation."""


@dataclass(frozen=True, slots=True)
class Price:
    """A range in euro; of hours each end is rounded half up to hundreds."""

    low: Decimal
    high: Decimal


def price_of(hours: Fraction, cost: FteCost | None) -> Price | None:
    """The price of team hours.

    Hours divided by those that one fte really works in a year, times what one fte costs in a year, with
    the index on top.

    Args:
        hours: 0 or more.
        cost: of one fte in a year, with its basis; None where nobody knows.

    Returns:
        The range; None without a cost, or without hours.
    """
    if cost is None or not hours:
        return None
    years = fte_of(hours, cost)
    return Price(_rounded(years * _indexed(cost.low, cost)), _rounded(years * _indexed(cost.high, cost)))


def price_of_fte(cost: FteCost) -> Price:
    """What one fte costs in a year with the index on top, in whole euro: what hours are multiplied by."""
    return Price(*(Decimal(half_up(_indexed(end, cost))) for end in (cost.low, cost.high)))


def _indexed(amount: Decimal, cost: FteCost) -> Fraction:
    index = 1 + (Fraction(0) if cost.index is None else Fraction(cost.index.percent) / 100)
    return index * Fraction(amount)


def fte_of(hours: Fraction, cost: FteCost | None) -> Fraction:
    """How many full-time members it takes to work so many hours in a year; exact."""
    return Fraction(hours) / productive_hours(cost)


def fte_asked(hours: Fraction, cost: FteCost | None) -> Fraction:
    """How much formation a plan asks for hours in a year: whole hundredths of an fte, rounded half up.

    Rounded once for each plan, so that what a party agrees to plan by plan is what it was asked in all.
    Less than half a hundredth is still asked, as one.

    Args:
        hours: in a year, 0 or more.
        cost: as for `price_of`.

    Returns:
        0 for no hours, and otherwise 0.01 or more.
    """
    return Fraction(max(half_up(100 * fte_of(hours, cost)), 1), 100) if hours else Fraction(0)


def productive_hours(cost: FteCost | None) -> int:
    """Hours that one fte works in a year, by who gave the cost; gross hours where nobody said."""
    return GROSS_HOURS if cost is None or cost.productive_hours is None else cost.productive_hours


def total_price(prices: Iterable[Price | None]) -> Price | None:
    """Amounts together, as a reader adds them up; None without any."""
    known = [price for price in prices if price is not None]
    zero = Decimal(0)
    return Price(sum((p.low for p in known), zero), sum((p.high for p in known), zero)) if known else None


def _rounded(amount: Fraction) -> Decimal:
    return Decimal(half_up(amount / ROUNDED_TO) * ROUNDED_TO)
