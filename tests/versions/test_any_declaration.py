# SPDX-License-Identifier: EUPL-1.2
"""Whatever an author declares over whatever edits: no answer stands at other words that nobody spoke for."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.versions.made import Question, standard
from toolkit.model.standard import Standard
from toolkit.versions.declared import Objection
from toolkit.versions.difference import differences
from toolkit.versions.number import step_needed
from toolkit.versions.parts import Sides
from toolkit.versions.rules import rules_between

IDS = ("A-01", "A-02", "B-01", "C-01")
KINDS = ("rename", "split", "merge", "retire", "add", "reword", "levels", "move", "scale", "asked", "words")
SCALES: tuple[Mapping[str, int], ...] = ({}, {"0": 0, "1": 1, "2": 2, "3": 3, "4": 4}, {"0": 0, "1": 2})


@st.composite
def asked(draw: st.DrawFn) -> list[Question]:
    """Some questions, each with one of two wordings and of two sets of levels."""
    ids = draw(st.lists(st.sampled_from(IDS), min_size=1, unique=True))
    return [(i, draw(st.integers(0, 1)), draw(st.integers(0, 1))) for i in ids]


@st.composite
def declared(draw: st.DrawFn) -> dict[str, object]:
    """Any declaration, true or not."""
    some = st.lists(st.sampled_from(IDS), max_size=2, unique=True)
    before = draw(some)
    kind = draw(st.sampled_from(KINDS))
    return {
        "kind": kind,
        "from": before,
        "to": draw(st.one_of(st.just(before), some)),
        "answers": draw(st.sampled_from(["carry", "review", "keep_aside"])),
        "scale": draw(st.sampled_from(SCALES)) if kind == "scale" else {},
    }


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Standard, Standard]:
    """Two versions, with anything declared between them."""
    return standard("1.0.0", draw(asked())), standard(
        "1.0.1", draw(asked()), draw(st.lists(declared(), max_size=3))
    )


@given(pairs())
def test_no_edit_that_touches_an_answer_is_a_patch(pair: tuple[Standard, Standard]) -> None:
    """Where a third number is enough, every question has its id and all that an answer answers."""
    old, new = pair
    if step_needed(differences(old, new)).step in ("none", "patch"):
        assert {c.id: c.content_hash for c in old.asked} == {c.id: c.content_hash for c in new.asked}


@given(pairs())
def test_no_answer_stands_at_other_words_that_nobody_spoke_for(pair: tuple[Standard, Standard]) -> None:
    """A version that is not refused says that answers to other words stand, or they are reviewed."""
    old, new = pair
    found = differences(old, new)
    if found.contradictions or found.undeclared:
        return
    sides = Sides(old, new)
    for rule in rules_between(old, new).values():
        for target in rule.targets:
            other = sides.parts(rule.criterion, target.criterion) & {"question", "levels", "na"}
            said = {c.kind for c in new.changes if rule.criterion in c.from_ and c.answers == "carry"}
            if other and target.verdict == "carry":
                assert said & {"reword", "levels", "scale"}
        if rule.verdict == "carry":
            assert len(rule.targets) == 1


@given(pairs())
def test_a_version_that_is_not_refused_loses_no_question(pair: tuple[Standard, Standard]) -> None:
    """Every question of then goes somewhere or its end was declared; every new one was declared."""
    old, new = pair
    found = differences(old, new)
    if found.contradictions or found.undeclared:
        return
    named_before = {i for c in new.changes for i in c.from_}
    named_after = {i for c in new.changes for i in c.to}
    ids = {c.id for c in old.asked}, {c.id for c in new.asked}
    assert ids[0] - ids[1] <= named_before
    assert ids[1] - ids[0] <= named_after


RENAMED = {"kind": "rename", "from": ["A-01"], "to": ["A-09"], "answers": "carry"}


@pytest.mark.parametrize(
    ("words", "more", "objections"),
    [
        (("A-09", 1, 0), [], {"carry"}),
        (("A-09", 1, 0), [("reword", "carry")], set()),
        (("A-09", 1, 0), [("reword", "review")], {"carry"}),
        (("A-09", 0, 1), [("levels", "carry")], set()),
        (("A-09", 1, 1), [("levels", "carry")], {"carry"}),
        (("A-09", 1, 1), [("levels", "carry"), ("reword", "carry")], set()),
        (("A-09", 0, 0), [("reword", "carry")], {"same"}),
    ],
)
def test_a_question_may_get_another_id_and_other_words_that_stand(
    words: Question, more: list[tuple[str, str]], objections: set[Objection]
) -> None:
    """Each is declared: that it is the same question, and that answers to its other words stand."""
    old = standard("1.0.0", [("A-01", 0, 0)])
    beside = [{"kind": kind, "from": ["A-01"], "to": ["A-09"], "answers": answers} for kind, answers in more]
    new = standard("2.0.0", [words], [RENAMED, *beside])
    found = differences(old, new)
    assert {c.objection for c in found.contradictions} == objections
    if not objections:
        assert found.undeclared == ()
        (target,) = rules_between(old, new)["A-01"].targets
        assert (target.criterion, target.stands) == ("A-09", True)
