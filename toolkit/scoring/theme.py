# SPDX-License-Identifier: EUPL-1.2
"""A theme and a standard: attainment, range, mean level, completeness, status, counts."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Literal

from toolkit.scoring.criterion import (
    CRITERION_STATUSES,
    CriterionInput,
    CriterionResult,
    CriterionStatus,
    score_criterion,
)

Status = Literal["meets", "near", "behind", "incomplete", "unnormed", "not_applicable"]
Range = tuple[Fraction, Fraction]

STATUSES: tuple[Status, ...] = ("meets", "near", "behind", "incomplete", "unnormed", "not_applicable")


@dataclass(frozen=True, slots=True)
class ThresholdValues:
    """Where 'incomplete' and 'near' begin, as exact shares of one."""

    completeness: Fraction
    near: Fraction


@dataclass(frozen=True, slots=True)
class LimitCounts:
    """Lower limits by state; total = met + missed + open."""

    total: int
    met: int
    missed: int
    open: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What a theme and a standard both have.

    Attributes:
        attainment: share of the norm that is reached, 0 to 1; None when nothing with a norm is answered.
        range: lowest and highest possible attainment; None when nothing has a norm.
        mean_level: 0 to 4; None when nothing is answered.
        completeness: answered and n.v.t. as a share of what is asked, 0 to 1.
        status: in one word.
        limits: lower limits by state.
        counts: criteria per status, every status present.
    """

    attainment: Fraction | None
    range: Range | None
    mean_level: Fraction | None
    completeness: Fraction
    status: Status
    limits: LimitCounts
    counts: dict[CriterionStatus, int]


@dataclass(frozen=True, slots=True)
class ThemeResult:
    """A theme in which something is asked."""

    id: str
    weight: Fraction
    figures: Figures
    criteria: tuple[CriterionResult, ...]


@dataclass(frozen=True, slots=True)
class StandardResult:
    """A standard in which something is asked."""

    figures: Figures
    themes: tuple[ThemeResult, ...]


def score_theme(
    theme_id: str, weight: Fraction, criteria: Iterable[CriterionInput], thresholds: ThresholdValues
) -> ThemeResult | None:
    """Score one theme.

    Args:
        theme_id: its id.
        weight: > 0, its share in the standard.
        criteria: those that are asked of this unit.
        thresholds: where 'incomplete' and 'near' begin.

    Returns:
        The result, or None when nothing is asked.
    """
    return theme_result(theme_id, weight, [score_criterion(c) for c in criteria], thresholds)


def theme_result(
    theme_id: str, weight: Fraction, results: Sequence[CriterionResult], thresholds: ThresholdValues
) -> ThemeResult | None:
    """A theme from criteria that were scored already.

    Args:
        theme_id: its id.
        weight: > 0, its share in the standard.
        results: of those that are asked of this unit.
        thresholds: where 'incomplete' and 'near' begin.

    Returns:
        The result, or None when nothing is asked.
    """
    if not results:
        return None
    attainment, bounds, mean = _shares(results)
    completeness, limits, counts = _tally(results)
    status = _theme_status(results, attainment, completeness, limits, thresholds)
    figures = Figures(attainment, bounds, mean, completeness, status, limits, counts)
    return ThemeResult(theme_id, weight, figures, tuple(results))


def score_standard(
    themes: Sequence[ThemeResult | None], thresholds: ThresholdValues
) -> StandardResult | None:
    """Bring themes together to the figures of a standard.

    Args:
        themes: as `score_theme` gave them; None for a theme in which nothing is asked.
        thresholds: where 'incomplete' and 'near' begin.

    Returns:
        The result, or None when nothing is asked in any theme.
    """
    asked = tuple(t for t in themes if t is not None)
    if not asked:
        return None
    attainment = weighted_mean((t.weight, t.figures.attainment) for t in asked)
    low = weighted_mean((t.weight, t.figures.range[0] if t.figures.range else None) for t in asked)
    high = weighted_mean((t.weight, t.figures.range[1] if t.figures.range else None) for t in asked)
    mean = weighted_mean((t.weight, t.figures.mean_level) for t in asked)
    completeness, limits, counts = _tally([r for t in asked for r in t.criteria])
    status = _standard_status([t.figures.status for t in asked], completeness, thresholds)
    bounds = None if low is None or high is None else (low, high)
    return StandardResult(Figures(attainment, bounds, mean, completeness, status, limits, counts), asked)


def weighted_mean(pairs: Iterable[tuple[Fraction, Fraction | None]]) -> Fraction | None:
    """Σ w·x ÷ Σ w over the pairs that have a value; None when none has.

    Args:
        pairs: weight > 0 and value or None.

    Returns:
        The exact mean, or None.
    """
    present = [(w, x) for w, x in pairs if x is not None]
    weights = lcm(*(w.denominator for w, _ in present))
    values = lcm(*(x.denominator for _, x in present))
    whole = [w.numerator * (weights // w.denominator) for w, _ in present]
    total = sum(n * x.numerator * (values // x.denominator) for n, (_, x) in zip(whole, present, strict=True))
    return Fraction(total, values * sum(whole)) if present else None


def _shares(results: Sequence[CriterionResult]) -> tuple[Fraction | None, Range | None, Fraction | None]:
    """Attainment, range and mean level.

    Added up in whole numbers: weights as multiples of their common denominator, levels reached as
    multiples of a step that every norm is made of. A sum of fractions would say the same, ten times slower.
    """
    unit = lcm(*(r.asked.weight.denominator for r in results))
    step = lcm(*(r.asked.norm for r in results if r.asked.norm > 0))
    asked_weight = open_weight = level_weight = reached = levels = 0
    for asked in (r.asked for r in results if not r.asked.na):
        weight = asked.weight.numerator * (unit // asked.weight.denominator)
        if asked.level is not None:
            level_weight += weight
            levels += weight * asked.level
        if asked.norm > 0:
            asked_weight += weight
            if asked.level is None:
                open_weight += weight
            else:
                reached += weight * min(asked.level, asked.norm) * (step // asked.norm)
    most = asked_weight * step
    bounds = (Fraction(reached, most), Fraction(reached + open_weight * step, most)) if most else None
    answered = (asked_weight - open_weight) * step
    attainment = Fraction(reached, answered) if answered else None
    return attainment, bounds, Fraction(levels, level_weight) if level_weight else None


def _tally(
    results: Sequence[CriterionResult],
) -> tuple[Fraction, LimitCounts, dict[CriterionStatus, int]]:
    found = Counter(r.status for r in results)
    limit = Counter(r.limit for r in results if r.limit is not None)
    limits = LimitCounts(limit.total(), limit["met"], limit["missed"], limit["open"])
    completeness = Fraction(len(results) - found["unanswered"], len(results))
    return completeness, limits, {status: found[status] for status in CRITERION_STATUSES}


def _theme_status(
    results: Sequence[CriterionResult],
    attainment: Fraction | None,
    completeness: Fraction,
    limits: LimitCounts,
    thresholds: ThresholdValues,
) -> Status:
    """The first that holds, in the order of the rules."""
    if all(r.status == "not_applicable" for r in results):
        return "not_applicable"
    normed = [r for r in results if not r.asked.na and r.asked.norm > 0]
    if not normed:
        return "unnormed"
    if completeness < thresholds.completeness or limits.open or attainment is None:
        return "incomplete"
    if all(r.status == "meets" for r in normed):
        return "meets"
    close = attainment >= thresholds.near or not any(r.status == "behind" for r in normed)
    return "near" if close and not limits.missed else "behind"


def _standard_status(themes: Sequence[Status], completeness: Fraction, thresholds: ThresholdValues) -> Status:
    counted = [s for s in themes if s not in {"not_applicable", "unnormed"}]
    if not counted:
        return "unnormed" if "unnormed" in themes else "not_applicable"
    if completeness < thresholds.completeness or "incomplete" in counted:
        return "incomplete"
    if all(s == "meets" for s in counted):
        return "meets"
    return "behind" if "behind" in counted else "near"
