# SPDX-License-Identifier: EUPL-1.2
"""Calendar quarters: what plans count in."""

import calendar
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class PlanQuarter:
    """A calendar quarter; quarters compare in time.

    Attributes:
        year: such as 2026.
        number: 1 to 4.
    """

    year: int
    number: int

    @property
    def id(self) -> str:
        """As data names it: `2026-q2`."""
        return f"{self.year:04d}-q{self.number}"

    @property
    def first_day(self) -> date:
        """The first day of the quarter."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last_day(self) -> date:
        """The last day of the quarter."""
        month = 3 * self.number
        return date(self.year, month, calendar.monthrange(self.year, month)[1])

    def plus(self, quarters: int) -> "PlanQuarter":
        """The quarter so many later, or earlier when negative."""
        year, number = divmod(4 * self.year + self.number - 1 + quarters, 4)
        return PlanQuarter(year, number + 1)

    def minus(self, other: "PlanQuarter") -> int:
        """How many quarters this one lies after another; negative when before."""
        return 4 * (self.year - other.year) + self.number - other.number

    def next(self) -> "PlanQuarter":
        """The quarter after this one."""
        return self.plus(1)


def quarter_of(day: date) -> PlanQuarter:
    """The quarter that a day lies in."""
    return PlanQuarter(day.year, (day.month - 1) // 3 + 1)


def quarter_named(name: str) -> PlanQuarter:
    """The quarter with an id such as `2026-q2`, as the model of a plan has checked it."""
    year, _, number = name.partition("-q")
    return PlanQuarter(int(year), int(number))
