# SPDX-License-Identifier: EUPL-1.2
"""Every kind of mistake within a file, one at a time."""

import pytest

from tests.build import TEXTS, Case, edited, found_in, problems_of
from tests.reading.cases import ALL
from toolkit.words.catalogue import severity


def test_the_small_region_is_right() -> None:
    """The region that the other tests break has nothing wrong itself."""
    assert len(TEXTS) > 10
    assert problems_of() == ()


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_one_mistake_gives_one_problem_at_its_place(case: Case) -> None:
    """One mistake in a file gives exactly one error, with its line, column and words."""
    found = problems_of(edited(*case.edits))
    serious = [p for p in found if p.code == case.code or severity(p) == "error"]
    assert found_in(tuple(serious)) == case.expected
    holes = dict(serious[0].holes)
    assert {name: holes.get(name) for name in case.holes} == dict(case.holes)
