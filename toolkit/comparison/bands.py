# SPDX-License-Identifier: EUPL-1.2
"""Between which borders a figure lies: what a colour and a pattern stand for."""

from fractions import Fraction
from typing import Literal

from toolkit.scoring.region import OverTeams

Band = Literal["full", "near", "half", "low", "open", "none"]
BANDS: tuple[Band, ...] = ("full", "near", "half", "low", "open", "none")
_HALF = Fraction(1, 2)


def band_of(over: OverTeams, near: Fraction) -> Band:
    """Between which borders a figure lies, for a colour with a pattern; never a judgement of a municipality.

    Args:
        over: the figure.
        near: the share from which counts as near the norm.

    Returns:
        full: all of it; near: from that share on; half: from half on; low: under it; open: it may still come
        out in more than one of these; none: no figure.
    """
    if over.range is None:
        return "none"
    low, high = (_band(share, near) for share in over.range)
    return low if low == high else "open"


def _band(share: Fraction, near: Fraction) -> Band:
    if share == 1:
        return "full"
    return "near" if share >= near else "half" if share >= _HALF else "low"
