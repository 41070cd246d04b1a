# SPDX-License-Identifier: EUPL-1.2
"""On how many questions a comparison of two rounds could have rested, and when it rests on too few."""

from datetime import date

import pytest

from tests.scoring import small
from tests.scoring.test_rounds_edges import TEAM
from toolkit.scoring.rounds import compare_rounds, is_enough

LEVELS: dict[str, int | str] = {"AA-01": 1, "AA-02": 1, "BB-01": 1, "BB-02": 1}


@pytest.mark.parametrize(
    ("compared", "of", "enough"), [(2, 4, True), (1, 4, False), (2, 5, False), (3, 5, True), (4, 4, True)]
)
def test_half_of_what_could_be_compared_is_enough(compared: int, of: int, *, enough: bool) -> None:
    """Of an odd number the larger half."""
    assert is_enough(compared, of) is enough


def asked_of(old: dict[str, int | str], new: dict[str, int | str], *, core: bool = False) -> set[int]:
    """On how many questions of the first list a comparison could have rested, either way round."""
    first = small.asked(day=date(2025, 3, 31), scope="core") if core else small.asked()
    then = (first, [small.answers("oost", old)])
    now = (small.asked(), [small.answers("oost", new)])
    changes = (*compare_rounds(TEAM, then, now), *compare_rounds(TEAM, now, then))
    return {change.asked for change in changes if change.standard == "eerste"}


def test_it_could_rest_on_what_the_shorter_of_both_rounds_asked() -> None:
    """Core questions have no more in common with a full round; what is n.v.t. in one of both counts out."""
    (full,) = asked_of(LEVELS, LEVELS)
    (core,) = asked_of(LEVELS, LEVELS, core=True)
    assert 0 < core < full
    assert asked_of(LEVELS, {**LEVELS, "AA-02": "Geen kinderen."}) == {full - 1}
    assert asked_of(LEVELS, {"AA-01": 1}) == {full}  # what was left open could have been there
