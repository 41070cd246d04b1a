# SPDX-License-Identifier: EUPL-1.2
"""Figures, counts and norms as a reader sees them; all documents use these."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from toolkit.model.content.norm import Norm
from toolkit.scoring.criterion import CriterionStatus
from toolkit.scoring.display import percent
from toolkit.scoring.theme import LimitCounts, Range
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, range_text

NO_FIGURE = "–"
_NUMBER = re.compile(r"[+-]?\d[\d.]*(?:,(\d+))?")
_ALWAYS: tuple[CriterionStatus, ...] = ("meets", "near", "behind")
_IF_ANY: tuple[CriterionStatus, ...] = ("unanswered", "not_applicable", "unnormed")


def heads(prefix: str, *columns: str) -> tuple[str, ...]:
    """The heads of a table, by the names of its columns below a key of the messages file."""
    return tuple(say(f"{prefix}.{column}") for column in columns)


def aligned(rows: Sequence[Sequence[str]], columns: Sequence[int]) -> tuple[tuple[str, ...], ...]:
    """Numbers below each other: with as many decimals as the one of their column that has most.

    Args:
        rows: cells of a table, as Dutch readers write numbers.
        columns: of numbers, counted from 0.

    Returns:
        The rows; what is no number stays as it is.
    """
    found = {column: [_NUMBER.fullmatch(row[column]) for row in rows] for column in columns}
    most = {column: max((len(m[1] or "") for m in ms if m), default=0) for column, ms in found.items()}

    def cell(column: int, text: str) -> str:
        number = _NUMBER.fullmatch(text) if most.get(column) else None
        if number is None:
            return text
        decimals = number[1] or ""
        return f"{text}{'' if decimals else ','}{'0' * (most[column] - len(decimals))}"

    return tuple(tuple(cell(n, text) for n, text in enumerate(row)) for row in rows)


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
        return say("text.percent", percent=low) if low == high else range_text(low, high)
    return NO_FIGURE if attainment is None else say("text.percent", percent=percent(attainment, threshold))


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


def norm_text(norm: Norm) -> str:
    """Title and version of a norm, and who adopted it when."""
    if norm.adopted is None:
        return say("plan.front.norm_value", title=norm.title, version=norm.version)
    by, day = norm.adopted.by, day_text(norm.adopted.on)
    return say("plan.front.norm_adopted", title=norm.title, version=norm.version, by=by, day=day)


def norm_notice(norm: Norm) -> str:
    """That a norm is a proposal; empty for any other."""
    if norm.status != "proposal":
        return ""
    return say("plan.front.norm_notice", notice=say("word.proposal_norm"))
