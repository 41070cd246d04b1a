# SPDX-License-Identifier: EUPL-1.2
"""What two norms ask otherwise, in the words of a table."""

from hypothesis import given
from hypothesis import strategies as st

from toolkit.documents.versions.norm import asked_text
from toolkit.words.catalogue import say

STEPS = st.lists(st.tuples(st.integers(1, 12), st.integers(0, 4)), min_size=1, max_size=3)


@given(st.integers(0, 4), STEPS)
def test_each_level_of_a_path_stands_behind_its_own_time(first: int, later: list[tuple[int, int]]) -> None:
    """First what is asked at once, then step by step; never two levels before one number of quarters."""
    told = asked_text(((0, first), *later)).split(", ")
    assert told[0] == say("versions.norm.level", level=first)
    assert told[1:] == [say("versions.norm.later", level=level, n=n) for n, level in later]
    assert all(part.endswith(str(level)) for part, (_, level) in zip(told[1:], later, strict=True))
