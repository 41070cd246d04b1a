# SPDX-License-Identifier: EUPL-1.2
"""What a plan is bound to: its day, and what follows from it about quarters and decisions."""

from dataclasses import dataclass
from datetime import date, timedelta

from toolkit.model.quarter import PlanQuarter, quarter_of
from toolkit.model.region import Region

QUARTERS_AHEAD = 4
DECISION_WEEKS = 8
AT_ONCE = 5


@dataclass(frozen=True, slots=True)
class Terms:
    """What a plan is bound to.

    Attributes:
        day: on which it is made; an input, never that of a clock.
        decision_weeks: that people need to come to a decision, 0 or more.
        at_once: how many actions of a team the rule lets run in a quarter, at least 1.
    """

    day: date
    decision_weeks: int = DECISION_WEEKS
    at_once: int = AT_ONCE

    @classmethod
    def of(cls, region: Region, day: date) -> "Terms":
        """The terms of a region on a day."""
        return cls(day, region.decision_weeks, region.at_once)

    @classmethod
    def after(cls, round_day: date) -> "Terms":
        """The terms of the day after a round, for who names no other day."""
        return cls(round_day + timedelta(days=1))

    @property
    def horizon(self) -> tuple[PlanQuarter, ...]:
        """The four quarters from that of the day on, in time."""
        return tuple(quarter_of(self.day).plus(n) for n in range(QUARTERS_AHEAD))

    @property
    def opens(self) -> int:
        """Number of the first quarter of the horizon in which something can begin.

        Nothing new begins in a quarter of which more than half is past: it could not end in it.
        """
        now = quarter_of(self.day)
        past, whole = self.day - now.first_day, now.next().first_day - now.first_day
        return int(2 * past > whole)

    @property
    def begins(self) -> date:
        """The day before which people decide about what begins in the first quarter that is open.

        Later nothing new begins in that quarter any more: see `opens`. Where the quarter of the plan's
        day is closed already, it is the day on which the next one begins.
        """
        now = quarter_of(self.day)
        if self.opens:
            return now.next().first_day
        whole = now.next().first_day - now.first_day
        return now.first_day + timedelta(days=whole.days // 2 + 1)

    @property
    def fed(self) -> PlanQuarter:
        """The first quarter that a decision about the plan can do something for.

        It is the first that begins after the weeks that a decision takes; the decision falls before it.
        """
        earliest = self.day + timedelta(weeks=self.decision_weeks)
        found = quarter_of(earliest)
        return found if found.first_day > earliest else found.next()

    @property
    def told(self) -> date:
        """The day before which others advise on a decision, or say what it needs to know.

        Half of the weeks that a decision takes before it: never before the day of the plan.
        """
        return self.fed.first_day - timedelta(weeks=self.decision_weeks) / 2

    @property
    def over(self) -> date:
        """The day on which the quarters ahead are over: by then what still waits is looked at again."""
        return self.horizon[-1].next().first_day
