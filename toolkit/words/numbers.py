# SPDX-License-Identifier: EUPL-1.2
"""Numbers as Dutch readers write them: the one place, for sentences and for cells of tables."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

_DUTCH = str.maketrans(",.", ".,")


def number(value: "Decimal | int") -> str:
    """A number as Dutch readers write it: 1.250 or 4,5."""
    text = f"{value:,}" if isinstance(value, int) else f"{value.normalize():,f}"
    return text.translate(_DUTCH)
