# SPDX-License-Identifier: EUPL-1.2
"""Hours per quarter beside those that there are, as a table that adds up."""

from collections.abc import Iterable
from fractions import Fraction

from toolkit.documents.blocks import Table
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import holder
from toolkit.model.rounding import whole_parts
from toolkit.words.catalogue import say
from toolkit.words.text import given_text, quarter_short

_QUARTER = 24  # of a hundred parts of the width


def hours_table(inputs: PlanInputs) -> Table:
    """What the option asks per quarter, of what ends after the year and of what lasts too, with sums below.

    Args:
        inputs: the planning, with at least one quarter.

    Returns:
        A row per quarter and one of sums; of hours that nobody gave it says nothing.
    """
    option = inputs.option
    quarters = option.quarter_hours
    extra = [Fraction(n) for n in option.hours]
    columns = {say("plan.means.head.used"): _whole(q.used for q in quarters)}
    if any(q.beyond for q in quarters):
        columns[say("plan.means.head.beyond")] = _whole(q.beyond for q in quarters)
    if not inputs.planned.unlimited:
        there = [q.capacity or Fraction(0) for q in quarters]
        columns[say("plan.means.head.capacity")] = [n - m for n, m in zip(there, extra, strict=True)]
    if option.total:
        columns[say("board.means.extra")] = extra
    if any(q.lasting for q in quarters):
        columns[say("plan.means.head.lasting")] = _whole(q.lasting for q in quarters)
    names = [*(quarter_short(load.quarter) for load in quarters), say("plan.means.total")]
    each = [[*map(given_text, [*column, sum(column, Fraction(0))])] for column in columns.values()]
    n = len(columns)
    return Table(
        say("plan.means.hours", **holder(inputs)),
        (say("plan.means.head.quarter"), *columns),
        tuple(zip(names, *each, strict=True)),
        (_QUARTER, *[(100 - _QUARTER) // n] * n),
        tuple(range(1, n + 1)),
    )


def _whole(hours: Iterable[Fraction]) -> list[Fraction]:
    """Whole hours that add up to their total."""
    return [Fraction(n) for n in whole_parts(tuple(hours))]
