# SPDX-License-Identifier: EUPL-1.2
"""Generated criteria, themes and thresholds for property tests."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import strategies as st

from toolkit.scoring.criterion import CriterionInput
from toolkit.scoring.theme import StandardResult, ThresholdValues, score_standard, score_theme

weights = st.sampled_from([Fraction(1), Fraction(1, 2), Fraction(5, 4), Fraction(2), Fraction(1, 100)])
shares = st.sampled_from([Fraction(0), Fraction(3, 5), Fraction(4, 5), Fraction(17, 20), Fraction(1)])
thresholds = st.builds(ThresholdValues, completeness=shares, near=shares)

Theme = tuple[Fraction, list[CriterionInput]]


@st.composite
def criteria(draw: st.DrawFn) -> CriterionInput:
    """One criterion; a lower limit never lies above the norm and never beside n.v.t."""
    norm = draw(st.integers(0, 4))
    na = draw(st.integers(0, 9)) == 0
    level = None if na else draw(st.one_of(st.none(), st.integers(0, 4)))
    limit = None if na else draw(st.one_of(st.none(), st.integers(0, norm)))
    return CriterionInput("X-01", level, na, norm, draw(weights), limit, uniform=draw(st.booleans()))


themes: st.SearchStrategy[list[Theme]] = st.lists(
    st.tuples(weights, st.lists(criteria(), max_size=6)), min_size=1, max_size=4
)


def score(given: list[Theme], limits: ThresholdValues) -> StandardResult | None:
    """Score generated themes as one standard."""
    return score_standard(
        [score_theme(f"T{i}", weight, items, limits) for i, (weight, items) in enumerate(given)], limits
    )


def with_level(given: list[Theme], theme: int, criterion: int, level: int | None) -> list[Theme]:
    """The same themes with another level for one criterion."""
    copy = [(weight, list(items)) for weight, items in given]
    copy[theme][1][criterion] = replace(copy[theme][1][criterion], level=level)
    return copy


def open_places(given: list[Theme], *, answered: bool) -> list[tuple[int, int]]:
    """Places of criteria outside n.v.t. that are answered, or that are not."""
    return [
        (t, c)
        for t, (_, items) in enumerate(given)
        for c, item in enumerate(items)
        if not item.na and (item.level is not None) == answered
    ]
