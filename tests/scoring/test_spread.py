# SPDX-License-Identifier: EUPL-1.2
"""How answers of several respondents lie beside each other: counted, and the same whoever gave which."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.scoring.small import FIRST, answers
from toolkit.model.given.answers import Answer
from toolkit.scoring.respondents import Given, propose
from toolkit.scoring.spread import spread_on

NA_ALLOWED = FIRST.asked[1]
ONE: st.SearchStrategy[Any] = st.one_of(
    st.integers(0, 4), st.just("?"), st.just("Geen kinderen."), st.just(None), st.just(Answer(na=True))
)


def spread(said: list[Any]) -> Any:  # noqa: ANN401 - the spread under test
    """The spread of what these respondents said to one question; None says nothing."""
    forms = [{} if one is None else {NA_ALLOWED.id: one} for one in said]
    files = [answers("oost", form, f"lid-{n}", "member") for n, form in enumerate(forms)]
    return spread_on(NA_ALLOWED, files)


@given(st.lists(ONE, max_size=8))
def test_the_counts_add_up_and_follow_the_rule_of_the_proposal(said: list[Any]) -> None:
    """Everyone is counted once, and the middle is what the figures take."""
    found = spread(said)
    assert found.voices + found.silent == len(said)
    levels = [one for one in said if isinstance(one, int)]
    assert list(found.levels) == [levels.count(level) for level in range(5)]
    assert found.width == (max(levels) - min(levels) if levels else 0)
    proposal = propose([Given(level=n) for n in levels] + [Given(na=True)] * said.count("Geen kinderen."))
    assert (found.middle, found.to_discuss) == (proposal.given, proposal.to_discuss)


@given(st.lists(ONE, max_size=8), st.randoms())
def test_it_does_not_matter_who_said_what(said: list[Any], chance: Any) -> None:  # noqa: ANN401 - a generator
    """The same answers from other respondents give the same spread."""
    other = list(said)
    chance.shuffle(other)
    assert spread(said) == spread(other)


def test_a_worked_example() -> None:
    """Levels 0, 1, 1 and 3, one who does not know, one n.v.t. without a reason and one who says nothing."""
    found = spread([3, 1, "?", 0, None, 1, Answer(na=True)])
    assert found.levels == (1, 2, 0, 1, 0)
    assert (found.na, found.unknown, found.silent, found.voices) == (0, 1, 2, 5)
    assert found.chosen == (0, 1, 3)
    assert found.middle == Given(level=1)
    # pairs: 0-1 twice, 0-3 once, 1-3 twice
    assert found.evenness == 2 * 1 + 3 + 2 * 2


def test_what_is_no_answer_is_silence() -> None:
    """Two things at once, and "weet ik niet" that was only filled in beforehand, say nothing."""
    found = spread([Answer(level=2, unknown=True), Answer(unknown=True, prefilled=True), "?"])
    assert (found.unknown, found.silent, found.voices) == (1, 2, 1)


def test_more_who_differ_lie_further_apart() -> None:
    """With the same lowest and highest level, the question that splits people in half weighs more."""
    assert spread([0, 2, 2, 2]).evenness < spread([0, 0, 2, 2]).evenness
