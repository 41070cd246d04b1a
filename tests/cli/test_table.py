# SPDX-License-Identifier: EUPL-1.2
"""Tables in the terminal."""

from contextlib import redirect_stdout
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.strategies import DEEP
from toolkit.cli.table import show_table

WORDS = st.text(
    st.characters(exclude_categories=["C", "Z", "M"], exclude_characters="│"), min_size=1, max_size=30
)
CELLS = st.lists(WORDS, max_size=6).map(" ".join)
ROWS = st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=5)
HEADER = ("Vraag", "Was", "Wordt")


def shown(rows: list[tuple[str, str, str]], width: int, *, as_lines: bool = False) -> str:
    """What a table looks like in a terminal of some width."""
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(StringIO()) as out:
        patch.setenv("COLUMNS", str(width))
        show_table("Verschil", HEADER, rows, as_lines=as_lines)
    return out.getvalue()


@settings(max_examples=60 * DEEP)
@given(ROWS, st.integers(20, 120))
def test_a_table_keeps_every_word_and_fits_its_frame(rows: list[tuple[str, str, str]], width: int) -> None:
    """Every line is as wide as the frame and fits the terminal, and no letter of any cell is gone."""
    title, *lines = shown(rows, width).splitlines()
    assert title == "Verschil"
    if not lines[0].startswith("┏"):
        return  # too narrow for its words: lines
    assert {cell_len(line) for line in lines} == {cell_len(lines[0])}
    assert cell_len(lines[0]) <= width
    inside = [line[2:-2].split(" │ ") for line in lines if line.startswith("│ ")]
    for column in range(3):
        whole = "".join("".join(line[column].split()) for line in inside)
        assert whole == "".join("".join(row[column].split()) for row in rows)


def test_words_go_on_below_each_other_and_a_long_one_is_cut() -> None:
    """Where a column is narrow, its words stand on more lines; a word longer than that goes on below."""
    told = shown([("een twee drie vier", "a" * 30, "")], 50).splitlines()
    frame = "┏━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━┓"
    first = "│ een twee │ aaaaaaaaaaaaaaaaaaaaaaaaaaa │       │"
    assert (told[1], told[4]) == (frame, first)
    assert [line.split("│")[1:3] for line in told[5:7]] == [
        [" drie     ", f" aaa{' ' * 25}"],
        [" vier     ", " " * 29],
    ]


def test_where_words_would_break_each_row_is_a_block_of_lines() -> None:
    """In a terminal too narrow for a table the cells stand below each other; an empty one says nothing."""
    told = shown([("VL-01 [b]", "2", "")], 12)
    assert told == "Verschil\n\nVL-01 [b]\n  Was: 2\n"
    assert shown([("VL-01 [b]", "2", "")], 80, as_lines=True) == told
