# SPDX-License-Identifier: EUPL-1.2
"""A list with levels of its own: texts, norm, measures and answers keep within its scale."""

from functools import cache

from tests.build import ALPHA, ANSWERS, BETA, TOWN_ANSWERS, Edit, edited, problems_of
from toolkit.model.problem import Problem
from toolkit.words.catalogue import where

OWN = {
    "level-extra",
    "level-not-in-list",
    "lift-above-scale",
    "norm-above-scale",
    "scale-too-short",
}


def _scale(path: str, names: str) -> tuple[Problem, ...]:
    """What is wrong in the region when one of its lists names these levels."""
    return problems_of(edited(Edit(path, "minutes: 10", f"minutes: 10\nscale: [{names}]")))


@cache
def provoked() -> tuple[Problem, ...]:
    """A list of three levels, and one of a single level, where everything else counts on five."""
    return (*_scale(ALPHA, "niet, deels, ja"), *_scale(BETA, "ja"))


def test_what_lies_above_the_scale_of_a_list_is_told_at_its_place() -> None:
    """Texts and lifts of levels that are not there, a norm that nobody reaches, an answer that cannot be."""
    found = [p for p in _scale(ALPHA, "niet, deels, ja") if p.code in OWN]
    extra = [dict(p.holes) for p in found if p.code == "level-extra"]
    assert {(h["criterion"], h["level"], h["top"]) for h in extra} == {
        (criterion, level, 2) for criterion in ("AA-01", "AA-02", "AA-03", "AA-G1") for level in (3, 4)
    }
    (norm,) = (p for p in found if p.code == "norm-above-scale")
    assert (dict(norm.holes)["level"], dict(norm.holes)["top"]) == (3, 2)
    assert where(norm).startswith("standards/norms/noord/1.0.0.yaml")
    lifts = [dict(p.holes) for p in found if p.code == "lift-above-scale"]
    assert {(h["criterion"], h["end"], h["top"]) for h in lifts} >= {("AA-01", 3, 2), ("AA-02", 3, 2)}
    assert {p.file for p in found if p.code == "level-not-in-list"} == {ANSWERS, TOWN_ANSWERS}


def test_a_scale_of_one_level_is_none() -> None:
    """Nobody can move on it."""
    assert [p.code for p in _scale(BETA, "ja") if p.code == "scale-too-short"] == ["scale-too-short"]


def test_a_scale_that_names_the_usual_five_changes_nothing() -> None:
    """Names are free; the levels are the same."""
    assert [p for p in _scale(ALPHA, "nul, een, twee, drie, vier") if p.code in OWN] == []
