# SPDX-License-Identifier: EUPL-1.2
"""What hours that are short would cost when somebody has to be hired for them: an indication, as a range."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from toolkit.model.measures import FteCost
from toolkit.model.rounding import half_up

HOURS_PER_WEEK = 36
WEEKS_PER_QUARTER = 13
HOURS_PER_FTE = HOURS_PER_WEEK * WEEKS_PER_QUARTER
"""Hours of one fte in a quarter, by the two numbers above: the basis that a text must name."""
QUARTERS = 4
ROUNDED_TO = 100
"""Euro: an indication with more figures than this would look like a calculation."""


@dataclass(frozen=True, slots=True)
class Price:
    """A range in euro, each end rounded half up to hundreds."""

    low: Decimal
    high: Decimal


def price_of(hours: Fraction, cost: FteCost | None) -> Price | None:
    """The price of team hours that are missing.

    Hours divided by those of one fte in a year (36 hours a week, 13 weeks a quarter, four quarters),
    times what one fte costs in a year.

    Args:
        hours: 0 or more.
        cost: of one fte in a year, with its basis; None where nobody knows.

    Returns:
        The range; None without a cost, or without hours.
    """
    if cost is None or not hours:
        return None
    years = Fraction(hours) / (HOURS_PER_FTE * QUARTERS)
    return Price(_rounded(years * Fraction(cost.low)), _rounded(years * Fraction(cost.high)))


def _rounded(amount: Fraction) -> Decimal:
    return Decimal(half_up(amount / ROUNDED_TO) * ROUNDED_TO)
