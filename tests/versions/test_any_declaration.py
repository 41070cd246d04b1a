# SPDX-License-Identifier: EUPL-1.2
"""Whatever an author declares over whatever edits: no answer stands at other words that nobody spoke for."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.versions.made import Question, answers, standard
from toolkit.model.content.standard import Standard
from toolkit.versions.declared import Objection
from toolkit.versions.difference import differences
from toolkit.versions.migrate import migrate
from toolkit.versions.number import step_needed
from toolkit.versions.parts import Sides
from toolkit.versions.rules import composed, rules_between

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
    beside = [{"kind": kind, "from": ["A-01"], "to": ["A-09"], "answers": said} for kind, said in more]
    new = standard("2.0.0", [words], [RENAMED, *beside])
    found = differences(old, new)
    assert {c.objection for c in found.contradictions} == objections
    if not objections:
        assert found.undeclared == ()
        (target,) = rules_between(old, new)["A-01"].targets
        assert (target.criterion, target.stands) == ("A-09", True)


def test_another_rule_for_not_applicable_is_other_words_too() -> None:
    """A question with another id and another rule for n.v.t. does not carry by the rename alone."""
    old, new = standard("1.0.0", [("A-01", 0, 0)]), standard("2.0.0", [("A-09", 0, 0)], [RENAMED])
    (asked_now,) = new.asked
    theme = new.themes[0].model_copy(
        update={"criteria": (asked_now.model_copy(update={"na": "Als dit hier niet speelt."}),)}
    )
    found = differences(old, new.model_copy(update={"themes": (theme,)}))
    assert [c.objection for c in found.contradictions] == ["carry"]


SCALED = {"kind": "scale", "from": ["A-01"], "to": ["A-01"], "answers": "carry"}


def test_a_scale_that_leaves_a_level_out_is_refused() -> None:
    """Of every level it must be said what it becomes; else answers are kept aside, and nothing is guessed."""
    old = standard("1.0.0", [("A-01", 0, 0)])
    new = standard("2.0.0", [("A-01", 0, 1)], [{**SCALED, "scale": {"0": 0, "1": 2}}])
    assert [c.objection for c in differences(old, new).contradictions] == ["no_scale"]
    assert rules_between(old, new)["A-01"].targets == ()


def test_two_other_scales_after_each_other() -> None:
    """A level goes through both, and what it was at first stays known."""
    half = {"0": 0, "1": 0, "2": 1, "3": 2, "4": 4}
    first = standard("1.0.0", [("A-01", 0, 0)])
    second = standard("2.0.0", [("A-01", 0, 1)], [{**SCALED, "scale": half}])
    third = standard("3.0.0", [("A-01", 0, 0)], [{**SCALED, "scale": half}])
    rules = composed(rules_between(first, second), rules_between(second, third))
    assert rules["A-01"].targets[0].scale == (0, 0, 0, 1, 4)
    given = answers("1.0.0", {"A-01": {"level": 3}})
    then = migrate(given, first, second, rules_between(first, second)).answers
    now = migrate(then, second, third, rules_between(second, third)).answers.answers["A-01"]
    assert now.level == 1
    assert now.migrated is not None
    assert (now.migrated.level, now.migrated.from_) == (3, "alpha@1.0.0")
    assert migrate(given, first, third, rules).answers.answers["A-01"].migrated == now.migrated
