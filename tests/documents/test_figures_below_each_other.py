# SPDX-License-Identifier: EUPL-1.2
"""Numbers in a column of a table: with as many decimals, so that they can be read below each other."""

import re
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from toolkit.documents.text import NO_FIGURE, aligned

NUMBERS = st.from_regex(r"[+-]?[1-9]\d{0,2}(\.\d{3})?(,\d{1,2})?", fullmatch=True)
OTHER = st.sampled_from(("", NO_FIGURE, "10 tot 15", "48 van 96", "76–89 %", "ten minste 3"))


def value(text: str) -> Fraction:
    """What a number is, as a Dutch reader reads it."""
    return Fraction(text.replace(".", "").replace(",", "."))


@given(st.lists(NUMBERS | OTHER, min_size=1))
def test_a_column_has_as_many_decimals_everywhere_and_keeps_its_values(cells: list[str]) -> None:
    """No number changes, what is no number stays, and another column is left alone."""
    rows = aligned([(cell, cell) for cell in cells], (1,))
    assert [row[0] for row in rows] == cells
    numbers = [
        (old, row[1]) for old, row in zip(cells, rows, strict=True) if re.fullmatch(r"[+-]?[\d.,]+", old)
    ]
    assert [value(old) for old, _ in numbers] == [value(new) for _, new in numbers]
    assert len({len(new.partition(",")[2]) for _, new in numbers}) <= 1
    assert max((len(old.partition(",")[2]) for old, _ in numbers), default=0) == max(
        (len(new.partition(",")[2]) for _, new in numbers), default=0
    )
    assert all(row[1] == old for old, row in zip(cells, rows, strict=True) if (old, row[1]) not in numbers)
