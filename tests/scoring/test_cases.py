# SPDX-License-Identifier: EUPL-1.2
"""The worked examples of an independent implementation, to the last figure."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from toolkit.scoring.criterion import CriterionInput
from toolkit.scoring.theme import Figures, ThresholdValues, score_standard, score_theme

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "cases.json").read_text(encoding="utf-8"), parse_float=Fraction
)


def same(value: Fraction | None, expected: Any) -> bool:  # noqa: ANN401 - JSON
    """Equal to 1e-9, or both absent."""
    if value is None or expected is None:
        return value is None and expected is None
    return abs(value - Fraction(expected)) < Fraction(1, 10**9)


def assert_figures(found: Figures, expected: dict[str, Any]) -> None:
    """Every figure of a theme or standard."""
    assert same(found.attainment, expected["attainment"])
    low, high = (None, None) if found.range is None else found.range
    assert same(low, expected["range"][0])
    assert same(high, expected["range"][1])
    assert same(found.mean_level, expected["mean_level"])
    assert same(found.completeness, expected["completeness"])
    assert found.status == expected["status"]
    assert found.counts == expected["counts"]
    limits = {name: getattr(found.limits, name) for name in ("total", "met", "missed", "open")}
    assert limits == expected["limits"]


@pytest.mark.parametrize("case", CASES, ids=[c["input"]["name"] for c in CASES])
def test_every_worked_example_is_reproduced(case: dict[str, Any]) -> None:
    """Themes, criteria and standard of every worked example come out as an independent count says."""
    given, expected = case["input"], case["expected"]
    limits = ThresholdValues(
        Fraction(given["thresholds"]["completeness"]), Fraction(given["thresholds"]["near"])
    )
    themes = [
        score_theme(
            theme["id"],
            Fraction(theme["weight"]),
            [
                CriterionInput(c["id"], c["level"], c["na"], c["norm"], Fraction(c["weight"]), c["limit"])
                for c in theme["criteria"]
            ],
            limits,
        )
        for theme in given["themes"]
    ]
    for found, wanted in zip(themes, expected["themes"], strict=True):
        assert (found is not None) == wanted["asked"]
        if found is not None:
            assert_figures(found.figures, wanted)
            shown = [
                {"id": r.asked.id, "status": r.status, "limit": r.limit, "gap": r.gap} for r in found.criteria
            ]
            assert shown == wanted["criteria"]
    standard = score_standard(themes, limits)
    assert standard is not None
    assert_figures(standard.figures, expected)


def test_the_examples_cover_every_status() -> None:
    """The worked examples are not a handful: every status of a theme and of a standard occurs."""
    assert len(CASES) >= 40
    of_standard = {c["expected"]["status"] for c in CASES}
    of_theme = {t["status"] for c in CASES for t in c["expected"]["themes"] if t["asked"]}
    every = {"meets", "near", "behind", "incomplete", "unnormed", "not_applicable"}
    assert of_standard == every
    assert of_theme == every


@pytest.mark.parametrize(
    ("statuses", "status"),
    [
        (["not_applicable", "not_applicable"], "not_applicable"),
        (["not_applicable", "unnormed"], "unnormed"),
        (["unnormed", "not_applicable", "meets"], "meets"),
    ],
)
def test_a_list_without_any_theme_that_counts(statuses: list[str], status: str) -> None:
    """Themes without a norm and themes that do not apply are aside; of both together the list has no norm."""
    limits = ThresholdValues(Fraction(4, 5), Fraction(17, 20))
    of = {
        "not_applicable": CriterionInput("A", None, na=True, norm=3, weight=Fraction(1)),
        "unnormed": CriterionInput("A", 2, na=False, norm=0, weight=Fraction(1)),
        "meets": CriterionInput("A", 3, na=False, norm=3, weight=Fraction(1)),
    }
    found = score_standard([score_theme(s, Fraction(1), [of[s]], limits) for s in statuses], limits)
    assert found is not None
    assert [theme.figures.status for theme in found.themes] == statuses
    assert found.figures.status == status
