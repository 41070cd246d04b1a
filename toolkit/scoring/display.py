# SPDX-License-Identifier: EUPL-1.2
"""How a figure is shown: rounded percents that never claim what is not so."""

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
    return parts(value, threshold, 100)


def parts(value: Fraction, threshold: Fraction, whole: int) -> int:
    """A share in parts of a whole, rounded as whole percents are.

    Args:
        value: 0 to 1.
        threshold: as for `percent`.
        whole: how many parts there are, 100 or more: 1000 for tenths of a percent.

    Returns:
        0 to whole.
    """
    # in whole numbers: asked for with every figure of a region, and fractions that compare are slow
    n, d = value.numerator, value.denominator
    floor, rest = divmod(whole * n, d)
    rounded = floor + (2 * rest >= d)
    for border in (threshold, _WHOLE):
        if value < border and rounded * border.denominator >= whole * border.numerator:
            return floor
    if value >= threshold and rounded * threshold.denominator < whole * threshold.numerator:
        return floor + (rest > 0)
    return rounded
