# SPDX-License-Identifier: EUPL-1.2
"""How a figure is shown: whole percents that never claim what is not so."""

from fractions import Fraction
from math import ceil, floor

from toolkit.model.rounding import half_up


def percent(value: Fraction, threshold: Fraction) -> int:
    """A share as whole percents, half up, never across a threshold and never 100 unless it is 1.

    Args:
        value: 0 to 1.
        threshold: the share at which the status changes (norm: thresholds.near).

    Returns:
        0 to 100; 0.846 under 0.85 gives 84, 0.997 gives 99.
    """
    rounded = half_up(value * 100)
    for border in (threshold, Fraction(1)):
        if value < border <= Fraction(rounded, 100):
            return floor(value * 100)
    if Fraction(rounded, 100) < threshold <= value:
        return ceil(value * 100)
    return rounded
