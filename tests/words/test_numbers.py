# SPDX-License-Identifier: EUPL-1.2
"""Numbers of a thousand and more read alike wherever they stand: in a sentence, beside a euro, in a table."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.documents.progress.chapters import COUNTS, count_row
from toolkit.model.quarter import PlanQuarter
from toolkit.region.progress import Counts
from toolkit.words.catalogue import fill, say
from toolkit.words.numbers import number
from toolkit.words.text import decimals_text, euros_text, hours_text, quarter_text


@given(st.integers(0, 10**8))
def test_a_number_is_grouped_by_thousands_and_stays_that_number(n: int) -> None:
    """Groups of three behind the first, whichever way the number comes."""
    text = number(n)
    assert int(text.replace(".", "")) == n
    first, *rest = text.split(".")
    assert 1 <= len(first) <= 3
    assert all(len(group) == 3 for group in rest)
    assert text == number(Decimal(n)) == hours_text(Fraction(n)) == fill("{n}", {"n": n})
    assert say("text.euros_exact", low=text, high=text) == euros_text(Decimal(n), Decimal(n))
    assert decimals_text(Fraction(n), 1) == f"{text},0"


def test_a_sentence_counts_as_it_reads() -> None:
    """One is one and a thousand are many; what is no count stays as it is."""
    which = {"year": 2026, "line": 1500}
    told = [fill("{n} {n|team|teams} in {year}, regel {line}", {"n": n, **which}) for n in (1, 1400)]
    assert told == ["1 team in 2026, regel 1500", "1.400 teams in 2026, regel 1500"]
    assert quarter_text(PlanQuarter(2026, 2)).endswith("2026")
    assert fill("{text}", {"text": "2026"}) == "2026"
    assert fill("{yes}", {"yes": True}) == "True"


@pytest.mark.parametrize("n", [999, 1234])
def test_a_table_of_counts_reads_as_its_sentences(n: int) -> None:
    """A region with more than a thousand actions."""
    said = {"open": n, "accepted": n, "changed": n, "refused": n}
    row = count_row("Regio", Counts(4 * n, said, n, n, n, n, n))  # type: ignore[arg-type]
    assert len(row) == len(COUNTS) + 1
    assert {fill("{n}", {"n": k}) for k in (n, 2 * n, 4 * n)} >= set(row[1:])
    assert fill("{n}", {"n": 4 * n}) == row[1]
