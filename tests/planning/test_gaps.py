# SPDX-License-Identifier: EUPL-1.2
"""What a team falls short of within the quarters ahead."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.scoring.small import answers, asked, norm
from toolkit.model.content.norm import Norm
from toolkit.model.questionnaire import Questionnaire
from toolkit.planning.proposed.gaps import PlanningGap, asked_once, gap_of, levels_asked
from toolkit.planning.proposed.horizon import Terms
from toolkit.scoring.unit import Unit, UnitResult, score_unit

TEAM = Unit("oost", "team", ("stad",), "Team Oost")


def with_path(*steps: tuple[int, int]) -> Norm:
    """The small norm with a growth path on BB-01."""
    path = tuple({"after_quarters": q, "level": level} for q, level in steps)
    return norm(criteria={"BB-01": {"path": path, "reason": "Groei."}})


def scored(said: dict[str, int | str], questionnaire: Questionnaire) -> UnitResult:
    """A team that said this."""
    return score_unit(TEAM, questionnaire, [answers("oost", said)])


def gap(level: int, of_norm: Norm, day: date = date(2026, 4, 1)) -> PlanningGap | None:
    """The gap on BB-01 of a team at a level, in a plan of a day."""
    questionnaire = asked(of_norm)
    results = dict(asked_once(scored({"BB-01": level}, questionnaire).standards, questionnaire))
    return gap_of("BB-01", results["BB-01"], questionnaire, Terms(day))


def test_what_is_asked_already_is_due_at_the_end() -> None:
    """A gap on the round's date may take the whole horizon."""
    found = gap(1, with_path((0, 3)))
    assert found is not None
    assert (found.norm, found.target, found.size, found.due.id) == (3, 3, 2, "2027-q1")


def test_what_will_be_asked_is_due_when_it_is_asked() -> None:
    """A team at today's norm sees the quarter in which the norm rises above its level."""
    found = gap(2, with_path((0, 2), (2, 3)))  # from 1 July 2026
    assert found is not None
    assert (found.norm, found.target, found.due.id) == (2, 3, "2026-q3")


def test_each_level_that_is_asked_is_told_once_with_the_quarter_that_begins_it() -> None:
    """What the norm asks already comes first, without a quarter; then only what is more than that."""

    def told(level: int, of_norm: Norm) -> list[tuple[int, str | None]]:
        found = gap(level, of_norm)
        assert found is not None
        levels = levels_asked(found, asked(of_norm), Terms(date(2026, 4, 1)).horizon)
        return [(level, None if quarter is None else quarter.id) for level, quarter in levels]

    rising = with_path((0, 2), (2, 3), (4, 4))
    assert told(0, rising) == [(2, None), (3, "2026-q3"), (4, "2027-q1")]
    assert told(2, rising) == [(3, "2026-q3"), (4, "2027-q1")]
    assert told(1, with_path((0, 3))) == [(3, None)]


def test_what_was_to_be_asked_later_is_asked_already_in_a_later_plan() -> None:
    """The norm rises on 1 July 2026: a plan of that day is asked more already."""
    rising = with_path((0, 2), (2, 3))
    summer = gap(2, rising, date(2026, 7, 1))
    assert summer is not None
    assert (summer.later, summer.norm, summer.due.id) == (False, 3, "2027-q2")
    assert gap(2, rising, date(2025, 7, 1)) is None


def test_a_plan_before_the_round_takes_the_norm_of_the_round() -> None:
    """What the figures of a round call a gap is one in its plan too: asked from January, round of March."""
    found = gap(2, with_path((0, 3)), date(2025, 12, 20))
    assert found is not None
    assert (found.later, found.norm) == (False, 3)


def test_what_is_asked_after_the_horizon_is_no_gap_yet() -> None:
    """The plan looks four quarters ahead, no further."""
    assert gap(2, with_path((0, 2), (20, 4))) is None


def test_no_level_gives_no_gap() -> None:
    """'Weet ik niet' and n.v.t. are a question or nothing, never an action."""
    questionnaire = asked()
    unit = scored({"AA-01": "?", "AA-02": "Er zijn geen kinderen."}, questionnaire)
    results = dict(asked_once(unit.standards, questionnaire))
    assert results["AA-02"].status == "not_applicable"
    assert all(
        gap_of(c, r, questionnaire, Terms.after(questionnaire.day)) is None for c, r in results.items()
    )


def test_a_reference_is_counted_once_under_the_criterion_asked() -> None:
    """CC-01 points to AA-01: one answer, one gap."""
    questionnaire = asked()
    found = [c for c, _ in asked_once(scored({"AA-01": 0}, questionnaire).standards, questionnaire)]
    assert "AA-01" in found
    assert "CC-01" not in found
    assert len(found) == len(set(found)) > 3


@given(
    st.lists(st.tuples(st.integers(0, 12), st.integers(0, 4)), min_size=1, max_size=4),
    st.integers(0, 4),
)
def test_a_gap_is_target_minus_level_and_due_within_the_horizon(
    steps: list[tuple[int, int]], level: int
) -> None:
    """The target is the highest level asked on any last day of the horizon, or today."""
    quarters = sorted({q for q, _ in steps})
    levels = sorted(x for _, x in steps)[-len(quarters) :]
    of_norm = with_path(*zip(quarters, levels, strict=True))
    questionnaire = asked(of_norm)
    horizon = Terms.after(questionnaire.day).horizon
    days = [questionnaire.day, *(q.last_day for q in horizon)]
    target = max(of_norm.level_on("BB-01", questionnaire.norm_start, day) for day in days)
    found = gap(level, of_norm)
    if found is None:
        assert target <= level
    else:
        assert found.size == target - level > 0
        assert found.due in horizon
