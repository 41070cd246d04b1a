# SPDX-License-Identifier: EUPL-1.2
"""Half up, once: every figure that is rounded for a reader is rounded alike, whoever shows it."""

from collections.abc import Sequence
from fractions import Fraction
from math import floor


def half_up(value: Fraction) -> int:
    """The nearest whole number; of two as near, the higher one: 2.5 gives 3 and -2.5 gives -2."""
    return floor(value + Fraction(1, 2))


def two_parts(whole: int, one: Fraction, other: Fraction) -> tuple[int, int]:
    """Two whole parts of what is shown as one whole number, each as near as adding up allows.

    Args:
        whole: what both are together, as it is shown: less than two from their sum.
        one: exact, of any sign.
        other: exact, of any sign.

    Returns:
        The one and the other.
    """
    part = half_up(one + (whole - one - other) / 2)
    return part, whole - part


def whole_parts(values: Sequence[Fraction]) -> tuple[int, ...]:
    """Whole numbers that a reader can add up: together they are the whole total.

    Args:
        values: of any sign, in the order in which they are shown.

    Returns:
        Each rounded down or up, so that their sum is `half_up` of the sum: those with the largest rests
        go up, of equal ones the first.
    """
    parts = [floor(value) for value in values]
    missing = half_up(sum(values, Fraction(0))) - sum(parts)
    by_rest = sorted(range(len(parts)), key=lambda n: parts[n] - values[n])
    for n in by_rest[:missing]:
        parts[n] += 1
    return tuple(parts)
