# SPDX-License-Identifier: EUPL-1.2
"""How a figure is shown: whole percents that never claim what is not so."""

from fractions import Fraction

_WHOLE = Fraction(1)


def percent(value: Fraction, threshold: Fraction) -> int:
    """A share as whole percents, half up, never across a threshold and never 100 unless it is 1.

    Args:
        value: 0 to 1.
        threshold: the share at which the status changes (norm: thresholds.near).

    Returns:
        0 to 100; 0.846 under 0.85 gives 84, 0.997 gives 99.
    """
    # in whole numbers: asked for with every figure of a region, and fractions that compare are slow
    n, d = value.numerator, value.denominator
    floor, rest = divmod(100 * n, d)
    rounded = floor + (2 * rest >= d)
    for border in (threshold, _WHOLE):
        if value < border and rounded * border.denominator >= 100 * border.numerator:
            return floor
    if value >= threshold and rounded * threshold.denominator < 100 * threshold.numerator:
        return floor + (rest > 0)
    return rounded
