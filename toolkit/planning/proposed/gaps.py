# SPDX-License-Identifier: EUPL-1.2
"""What a unit falls short of within the horizon: one gap per criterion that is asked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from toolkit.model.quarter import PlanQuarter
from toolkit.model.questionnaire import Questionnaire
from toolkit.planning.proposed.horizon import Terms
from toolkit.scoring.criterion import CriterionResult, LimitStatus
from toolkit.scoring.unit import ListResult


@dataclass(frozen=True, slots=True)
class PlanningGap:
    """A criterion below what the norm asks up to the end of the horizon.

    Attributes:
        criterion: id of the criterion that is asked; references to it are folded in.
        level: now, 0 to 4.
        norm: level asked on the plan's day, 0 to 4.
        target: highest level asked up to the end of the horizon, above `level`.
        due: the first quarter whose last day asks more than the level; the last quarter of the
            horizon when the plan's day asks it already.
        limit: state of the lower limit; None without one.
        lower_limit: the level of that limit, 1 to 4; None without one.
        uniform: True where all teams must work alike.
        weight: > 0.
    """

    criterion: str
    level: int
    norm: int
    target: int
    due: PlanQuarter
    limit: LimitStatus | None
    uniform: bool
    weight: Fraction
    lower_limit: int | None

    @property
    def later(self) -> bool:
        """True when the level is enough on the plan's day, and the norm asks more later only."""
        return self.norm <= self.level

    @property
    def size(self) -> int:
        """Levels to go, 1 to 4."""
        return self.target - self.level

    @property
    def urgency(self) -> tuple[bool, bool, PlanQuarter, bool, Fraction]:
        """Sorts the most urgent first.

        A missed lower limit before all else, as people may be unsafe. Then what the norm asks already, before
        what it asks only later, and that by the quarter in which it will: the region set those days,
        and a team that works on what is not asked yet while it falls short of what is, cannot explain that.
        Only of the same quarter what must be alike in the whole region goes first, and then gap times weight.
        """
        return self.limit != "missed", self.later, self.due, not self.uniform, -self.size * self.weight


def asked_once(lists: Iterable[ListResult], asked: Questionnaire) -> Iterator[tuple[str, CriterionResult]]:
    """The criteria of lists of a unit, each once, under the id of the criterion that is really asked.

    Args:
        lists: of one unit.
        asked: to resolve references.

    Yields:
        Id and result, in the order of the lists; a reference and its target share one answer.
    """
    seen: set[str] = set()
    for listed in lists:
        for theme in listed.result.themes:
            for result in theme.criteria:
                criterion = asked.criterion(result.asked.id)
                own_id = result.asked.id if criterion is None else criterion.id
                if own_id not in seen:
                    seen.add(own_id)
                    yield own_id, result


def gap_of(criterion: str, result: CriterionResult, asked: Questionnaire, terms: Terms) -> PlanningGap | None:
    """The planning gap of one criterion.

    Args:
        criterion: id of the criterion that is asked.
        result: level, norm on the round's date, weight and limit.
        asked: the norm and where its growth paths start.
        terms: the day of the plan, and the quarters that it looks ahead over. A day before the round
            counts as that of the round, so that what its figures call a gap is one.

    Returns:
        The gap; None without a level, with n.v.t., or when the level is already enough.
    """
    level = result.asked.level
    if level is None or result.asked.na:
        return None
    horizon = terms.horizon
    now = max(result.asked.norm, asked.norm.level_on(criterion, asked.norm_start, terms.day))
    later = [(q, asked.norm.level_on(criterion, asked.norm_start, q.last_day)) for q in horizon]
    target = max(now, *(norm for _, norm in later))
    if target <= level:
        return None
    due = horizon[-1]
    if now <= level:
        due = next(quarter for quarter, norm in later if norm > level)
    return PlanningGap(
        criterion,
        level,
        now,
        target,
        due,
        result.limit,
        result.asked.uniform,
        result.asked.weight,
        result.asked.lower_limit,
    )


def levels_asked(
    gap: PlanningGap, asked: Questionnaire, horizon: Sequence[PlanQuarter]
) -> list[tuple[int, PlanQuarter | None]]:
    """Each level above the present one that the norm asks, so that 'later' is never told as 'already'.

    Args:
        gap: of a criterion.
        asked: the norm and where its growth paths start.
        horizon: quarters after the round, in time.

    Returns:
        Levels upwards, each with the quarter that begins it; None: already.
    """
    found: list[tuple[int, PlanQuarter | None]] = [] if gap.later else [(gap.norm, None)]
    reached = max(gap.level, gap.norm)
    for quarter in horizon:
        level = asked.norm.level_on(gap.criterion, asked.norm_start, quarter.last_day)
        if level > reached:
            found.append((level, quarter))
            reached = level
    return found
