# SPDX-License-Identifier: EUPL-1.2
"""Figures, counts, dates and lists of words as a reader sees them; all documents use these."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from toolkit.messages.catalogue import keys, say
from toolkit.model.norm import Norm
from toolkit.planning.horizon import PlanQuarter
from toolkit.scoring.criterion import CriterionStatus
from toolkit.scoring.display import percent
from toolkit.scoring.theme import LimitCounts, Range

NO_FIGURE = "–"
_ALWAYS: tuple[CriterionStatus, ...] = ("meets", "near", "behind")
_IF_ANY: tuple[CriterionStatus, ...] = ("unanswered", "not_applicable", "unnormed")


def figure_text(attainment: Fraction | None, bounds: Range | None, threshold: Fraction) -> str:
    """A share of the norm as '71 %', or as '69–73 %' whenever something is still open.

    Args:
        attainment: 0 to 1, or None.
        bounds: lowest and highest possible, or None where nothing has a norm.
        threshold: never rounded across (norm: thresholds.near).

    Returns:
        The text; a dash where there is nothing to say.
    """
    if bounds is not None and bounds[0] < bounds[1]:
        low, high = (percent(b, threshold) for b in bounds)
        return say("plan.figure.one", percent=low) if low == high else range_text(low, high)
    return NO_FIGURE if attainment is None else say("plan.figure.one", percent=percent(attainment, threshold))


def range_text(low: int, high: int) -> str:
    """Two whole percents as '69–73 %'."""
    return say("plan.figure.range", low=low, high=high)


def counts_text(counts: Mapping[CriterionStatus, int], unnormed_open: int = 0) -> str:
    """'9 op de norm · 0 bijna · 1 ver eronder', and what else occurs.

    Args:
        counts: criteria per status.
        unnormed_open: how many of those without an answer have no norm either.

    Returns:
        The sentence.
    """
    shown = [s for s in _ALWAYS if any(counts[a] for a in _ALWAYS)] + [s for s in _IF_ANY if counts[s]]
    parts = {s: f"{counts[s]} {say(f'criterion_status.{s}')}" for s in shown}
    if unnormed_open:
        parts["unanswered"] = say("plan.unnormed_open", text=parts["unanswered"], n=unnormed_open)
    return " · ".join(parts.values())


def limits_text(limits: LimitCounts, *, short: bool = False) -> str:
    """'6 van 8 ondergrenzen gehaald, 1 niet, 1 open'.

    Args:
        limits: lower limits by state.
        short: True leaves the word out, under a heading that says it.

    Returns:
        The text; empty without lower limits.
    """
    if not limits.total:
        return ""
    key = "plan.limits.met_short" if short else "plan.limits.met"
    parts = [say(key, met=limits.met, total=limits.total)]
    if limits.missed:
        parts.append(say("plan.limits.missed", missed=limits.missed))
    if limits.open:
        parts.append(say("plan.limits.open", open=limits.open))
    return ", ".join(parts)


def day_text(day: date) -> str:
    """'31 maart 2026'."""
    return f"{day.day} {say(f'plan.month.{day.month}')} {day.year}"


def quarter_text(quarter: PlanQuarter) -> str:
    """'het tweede kwartaal van 2026'."""
    return say(f"plan.quarter.{quarter.number}", year=quarter.year)


def norm_text(norm: Norm) -> str:
    """Title and version of a norm, and who adopted it when."""
    if norm.adopted is None:
        return say("plan.front.norm_value", title=norm.title, version=norm.version)
    by, day = norm.adopted.by, day_text(norm.adopted.on)
    return say("plan.front.norm_adopted", title=norm.title, version=norm.version, by=by, day=day)


def listing(words: Sequence[str]) -> str:
    """'a, b en c'; nothing gives an empty text."""
    if len(words) < 2:
        return "".join(words)
    return say("plan.and", first=", ".join(words[:-1]), last=words[-1])


def number(value: Decimal) -> str:
    """A number as Dutch readers write it: 1.250 or 4,5."""
    text = f"{value.normalize():,f}"
    return text.translate(str.maketrans(",.", ".,"))


def euros_text(low: Decimal, high: Decimal, *, yearly: bool = False) -> str:
    """'€ 500 tot € 800', or one amount where the two are the same; 'per jaar' where it comes back."""
    key = "plan.euros_exact" if low == high else "plan.euros"
    text = say(key, low=number(low), high=number(high))
    return say("plan.per_year", amount=text) if yearly else text


def hours_text(hours: Fraction) -> str:
    """Hours as Dutch readers write them, with at most one decimal: 12 or 7,5; half up."""
    tenths = (abs(hours) * 10 + Fraction(1, 2)).__floor__()
    sign = "-" if hours < 0 and tenths else ""
    return sign + number(Decimal(tenths) / 10)


def quarter_short(quarter: PlanQuarter) -> str:
    """'kw 2 2026', for tables and pictures."""
    return say("plan.quarter_short", number=quarter.number, year=quarter.year)


def quarters_text(start: PlanQuarter, end: PlanQuarter) -> str:
    """'kw 2 2026', 'kw 2–3 2026', or 'kw 4 2026 – kw 1 2027'."""
    if start == end:
        return quarter_short(end)
    if start.year == end.year:
        return say("plan.quarters_short", first=start.number, last=end.number, year=end.year)
    return say("plan.quarters_long", first=quarter_short(start), last=quarter_short(end))


def words_under(prefix: str) -> dict[str, str]:
    """All fixed words below a key of the messages file, for the templates.

    Args:
        prefix: dotted key without its last part.

    Returns:
        Text by the last part of the key, sorted.
    """
    start = prefix + "."
    return {k.removeprefix(start): say(k) for k in sorted(keys()) if k.startswith(start)}
