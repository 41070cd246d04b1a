# SPDX-License-Identifier: EUPL-1.2
"""What holds for every answer, whatever the norm, the weights and the thresholds."""

from fractions import Fraction
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.scoring import generated
from tests.scoring.generated import Theme, open_places, score, with_level
from toolkit.scoring.criterion import CriterionInput, score_criterion
from toolkit.scoring.display import percent
from toolkit.scoring.theme import Figures, StandardResult, ThresholdValues

ORDER = {"behind": 0, "near": 1, "meets": 2}


def all_figures(result: StandardResult | None) -> list[Figures]:
    """Of the standard and of each theme."""
    assert result is not None
    return [result.figures, *(t.figures for t in result.themes)]


@given(generated.themes, generated.thresholds, st.data())
def test_a_higher_answer_never_lowers_anything(
    themes: list[Theme], limits: ThresholdValues, data: st.DataObject
) -> None:
    """Raising one answer never lowers a figure, a bound, a status or the lower limits that are met."""
    places = open_places(themes, answered=True)
    assume(places)
    t, c = data.draw(st.sampled_from(places))
    level = themes[t][1][c].level or 0
    higher = with_level(themes, t, c, data.draw(st.integers(level, 4)))
    for before, after in zip(
        all_figures(score(themes, limits)), all_figures(score(higher, limits)), strict=True
    ):
        if before.attainment is not None:
            assert after.attainment is not None
            assert after.attainment >= before.attainment
        if before.range is not None:
            assert after.range is not None
            assert after.range[0] >= before.range[0]
            assert after.range[1] >= before.range[1]
        assert after.limits.met >= before.limits.met
        assert after.limits.missed <= before.limits.missed
        if before.status in ORDER:
            assert ORDER[after.status] >= ORDER[before.status]
        else:
            assert after.status == before.status


@given(generated.themes, generated.thresholds)
def test_the_range_encloses_the_figure(themes: list[Theme], limits: ThresholdValues) -> None:
    """Attainment of a theme lies within its range, and both within 0 and 1."""
    result = score(themes, limits)
    assume(result is not None)
    for figures in all_figures(result):
        if figures.range is not None:
            low, high = figures.range
            assert 0 <= low <= high <= 1
        if figures.attainment is not None:
            assert figures.range is not None
            assert 0 <= figures.attainment <= 1
    for theme in result.themes if result else ():
        figures = theme.figures
        if figures.attainment is not None and figures.range is not None:
            assert figures.range[0] <= figures.attainment <= figures.range[1]


@given(generated.themes, generated.thresholds, st.data())
def test_answering_never_makes_a_range_wider(
    themes: list[Theme], limits: ThresholdValues, data: st.DataObject
) -> None:
    """Filling in one more question keeps the new range inside the old one."""
    places = open_places(themes, answered=False)
    assume(places)
    t, c = data.draw(st.sampled_from(places))
    more = with_level(themes, t, c, data.draw(st.integers(0, 4)))
    for before, after in zip(
        all_figures(score(themes, limits)), all_figures(score(more, limits)), strict=True
    ):
        assert (before.range is None) == (after.range is None)
        if before.range is not None and after.range is not None:
            assert before.range[0] <= after.range[0] <= after.range[1] <= before.range[1]
        assert after.completeness >= before.completeness


@given(generated.themes, generated.thresholds, st.randoms())
def test_the_order_changes_nothing(themes: list[Theme], limits: ThresholdValues, random: Random) -> None:
    """Themes and criteria in another order give the same figures exactly."""
    before = score(themes, limits)
    assume(before is not None)
    shuffled = [(w, random.sample(items, len(items))) for w, items in random.sample(themes, len(themes))]
    after = score(shuffled, limits)
    assert before is not None
    assert after is not None
    assert after.figures == before.figures


@given(generated.themes, generated.thresholds)
def test_counts_add_up(themes: list[Theme], limits: ThresholdValues) -> None:
    """Every criterion has one status, every lower limit one state, and completeness follows from them."""
    result = score(themes, limits)
    assume(result is not None)
    total = sum(len(items) for _, items in themes)
    figures = all_figures(result)[0]
    assert sum(figures.counts.values()) == total
    assert figures.limits.total == figures.limits.met + figures.limits.missed + figures.limits.open
    assert figures.completeness == 1 - Fraction(figures.counts["unanswered"], total)


@given(generated.themes, generated.thresholds)
def test_meets_means_all_at_the_norm(themes: list[Theme], limits: ThresholdValues) -> None:
    """'Op de norm' for a theme means: every question with a norm is answered and at it."""
    result = score(themes, limits)
    assume(result is not None)
    for theme in result.themes if result else ():
        if theme.figures.status == "meets":
            normed = [c for c in theme.criteria if c.asked.norm > 0 and not c.asked.na]
            assert normed
            assert all(c.asked.level is not None and c.asked.level >= c.asked.norm for c in normed)
            assert theme.figures.attainment == 1


@given(generated.criteria())
def test_gap_and_status_agree(criterion: CriterionInput) -> None:
    """The gap is what is missing to the norm, and the status follows from it."""
    result = score_criterion(criterion)
    if criterion.na:
        assert (result.status, result.gap, result.limit) == ("not_applicable", None, None)
    elif criterion.level is None:
        assert (result.status, result.gap) == ("unanswered", None)
        assert result.limit == (None if criterion.lower_limit is None else "open")
    else:
        missing = max(criterion.norm - criterion.level, 0)
        assert result.gap == missing
        expected = {0: "meets", 1: "near"}.get(missing, "behind")
        assert result.status == ("unnormed" if criterion.norm == 0 else expected)
        limit = criterion.lower_limit
        reached = "met" if limit is not None and criterion.level >= limit else "missed"
        assert result.limit == (None if limit is None else reached)


@given(
    st.fractions(0, 1), st.sampled_from([Fraction(17, 20), Fraction(4, 5), Fraction(85, 99), Fraction(1, 2)])
)
def test_rounding_never_crosses_a_border(value: Fraction, threshold: Fraction) -> None:
    """A shown percentage lies on the same side of the threshold as the figure, and 100 means all."""
    shown = percent(value, threshold)
    assert abs(Fraction(shown, 100) - value) < Fraction(1, 100)
    assert (Fraction(shown, 100) >= threshold) == (value >= threshold)
    assert (shown == 100) == (value == 1)
    assert 0 <= shown <= 100
    half_up = int(value * 100 + Fraction(1, 2))
    if shown != half_up:  # only to stay on the right side of a border
        crossed = (Fraction(half_up, 100) >= threshold) != (value >= threshold)
        assert crossed or (half_up == 100 and value < 1)


def test_rounding_examples() -> None:
    """The examples of the rules: 0.846 under 0.85 shows as 84, 0.997 as 99; halves go up."""
    near = Fraction(85, 100)
    assert percent(Fraction(846, 1000), near) == 84
    assert percent(Fraction(997, 1000), near) == 99
    assert percent(Fraction(705, 1000), near) == 71
    assert percent(Fraction(704, 1000), near) == 70
    assert percent(Fraction(8541, 10000), Fraction(8540, 10000)) == 86
    assert percent(Fraction(853, 1000), near) == 85
    assert percent(Fraction(8550, 10000), Fraction(8550, 10000)) == 86
    assert percent(Fraction(8540, 10000), Fraction(8540, 10000)) == 86
