# SPDX-License-Identifier: EUPL-1.2
"""Hours per quarter beside the extra hours of each choice, as a table that adds up."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from toolkit.documents.blocks import Table
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import holder
from toolkit.documents.text import heads
from toolkit.model.rounding import whole_parts
from toolkit.words.catalogue import say
from toolkit.words.text import given_text, quarter_short

_QUARTER = 24  # of a hundred parts of the width


def hours_table(inputs: PlanInputs, extra: Mapping[str, Sequence[int]]) -> Table:
    """What the plan asks per quarter of the hours that there are, with the sums below.

    Args:
        inputs: the planning, with at least one quarter.
        extra: extra hours per quarter that are weighed, by the letter of the choice.

    Returns:
        A row per quarter and one of sums; of hours that nobody gave it says nothing.
    """
    quarters = inputs.planned.quarters
    used = [Fraction(n) for n in whole_parts([load.used for load in quarters])]
    columns = dict(zip(heads("plan.means.head", "used"), [used], strict=True))
    if not inputs.planned.unlimited:
        capacity = [load.capacity or Fraction(0) for load in quarters]
        columns[say("plan.means.head.capacity")] = capacity
    for letter, hours in extra.items():
        columns[say("plan.means.head.extra", letter=letter)] = [Fraction(n) for n in hours]
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
