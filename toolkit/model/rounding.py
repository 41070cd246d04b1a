# SPDX-License-Identifier: EUPL-1.2
"""Half up, once: every figure that is rounded for a reader is rounded alike, whoever shows it."""

from fractions import Fraction
from math import floor


def half_up(value: Fraction) -> int:
    """The nearest whole number; of two as near, the higher one: 2.5 gives 3 and -2.5 gives -2."""
    return floor(value + Fraction(1, 2))
