# SPDX-License-Identifier: EUPL-1.2
"""One criterion: its status against the norm, and apart from that its lower limit."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

CriterionStatus = Literal["meets", "near", "behind", "unanswered", "not_applicable", "unnormed"]
LimitStatus = Literal["met", "missed", "open"]

CRITERION_STATUSES: tuple[CriterionStatus, ...] = (
    "meets",
    "near",
    "behind",
    "unanswered",
    "not_applicable",
    "unnormed",
)


@dataclass(frozen=True, slots=True)
class CriterionInput:
    """What the rules need to know of one criterion that is asked.

    Attributes:
        id: id within its list.
        level: 0 to 4, or None when unanswered or n.v.t.
        na: True for an accepted n.v.t. (allowed by the criterion and explained).
        norm: level asked on the round's date, 0 to 4; 0 is 'no norm'.
        weight: > 0, share in its theme.
        lower_limit: 0 to 4, or None.
        uniform: True where all teams must work alike.
    """

    id: str
    level: int | None
    na: bool
    norm: int
    weight: Fraction
    lower_limit: int | None = None
    uniform: bool = True


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """A criterion with what follows from the rules.

    Attributes:
        asked: the input.
        status: against the norm.
        gap: levels short of the norm, 0 to 4; None without a level.
        limit: state of the lower limit; None where there is none, or n.v.t.
    """

    asked: CriterionInput
    status: CriterionStatus
    gap: int | None
    limit: LimitStatus | None


def score_criterion(asked: CriterionInput) -> CriterionResult:
    """Status, gap and lower limit of one criterion.

    Args:
        asked: level, norm, weight and lower limit.

    Returns:
        The result; a level beside an accepted n.v.t. is ignored.
    """
    if asked.na:
        return CriterionResult(asked, "not_applicable", None, None)
    limit = _limit(asked)
    if asked.level is None:
        return CriterionResult(asked, "unanswered", None, limit)
    gap = max(0, asked.norm - asked.level)
    if asked.norm == 0:
        return CriterionResult(asked, "unnormed", gap, limit)
    status: CriterionStatus = "meets" if gap == 0 else "near" if gap == 1 else "behind"
    return CriterionResult(asked, status, gap, limit)


def _limit(asked: CriterionInput) -> LimitStatus | None:
    if asked.lower_limit is None:
        return None
    if asked.level is None:
        return "open"
    return "met" if asked.level >= asked.lower_limit else "missed"
