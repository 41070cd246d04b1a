# SPDX-License-Identifier: EUPL-1.2
"""Answers over versions: none lost, none that counts without being meant, twice as once, steps as one."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.versions.made import answers, histories, question, said, standard
from toolkit.model.content.standard import Standard
from toolkit.model.given.answers import Answers
from toolkit.scoring.unit import given as counted
from toolkit.versions.migrate import migrate
from toolkit.versions.rules import composed, rules_between

RENAMED = {"kind": "rename", "from": ["A-01"], "to": ["B-01"], "answers": "review"}


def _migrated(file: Answers, old: Standard, new: Standard) -> Answers:
    return migrate(file, old, new, rules_between(old, new)).answers


@given(histories(2), st.data())
def test_no_answer_is_lost(versions: list[Standard], data: st.DataObject) -> None:
    """What anybody wrote stands after every step: at a question that takes it, or beside the answers."""
    file = data.draw(said(versions[0]))
    now = file
    for old, new in pairwise(versions):
        now = _migrated(now, old, new)
    kept = [*now.answers.values(), *now.aside.values()]
    for criterion, answer in file.answers.items():
        assert any(answer.explanation in (k.explanation or "").split("\n") for k in kept), criterion
        same = [k for k in kept if (answer.explanation or "") in (k.explanation or "")]
        assert any(
            (k.level, k.unknown, k.rejected) == (answer.level, answer.unknown, answer.rejected) for k in same
        )


@given(histories(1), st.data())
def test_only_what_was_declared_to_stand_counts(versions: list[Standard], data: st.DataObject) -> None:
    """A level counts under the new words only when the words are the same, or their author carried it."""
    old, new = versions
    file = data.draw(said(old))
    carried = {i for change in new.changes if change.answers == "carry" for i in change.to}
    before = {c.id: c.content_hash for c in old.asked}
    for criterion in new.asked:
        answer = _migrated(file, old, new).answers.get(criterion.id)
        if counted(answer, criterion).level is not None:
            assert criterion.id in carried or before[criterion.id] == criterion.content_hash
            assert answer is not None
            assert answer.level == file.answers[criterion.id].level


def _referred(file: Answers, old: Standard) -> Answers:
    """The same as given on a form of another list that refers to these questions: with their words alone."""
    words = {c.id: c.content_hash for c in old.asked}
    given = {i: a.model_copy(update={"asked": words[i]}) for i, a in file.answers.items()}
    return file.model_copy(update={"standards": {"beta": file.standards["alpha"]}, "answers": given})


@given(histories(1), st.data())
def test_questions_that_another_list_refers_to_are_carried_over_too(
    versions: list[Standard], data: st.DataObject
) -> None:
    """What is asked in other words, or not at all, goes where the answers of others go; the rest stands."""
    old, new = versions
    file = data.draw(said(old))
    given, now = _referred(file, old), {c.id: c.content_hash for c in new.asked}
    changed = {i for i, a in given.answers.items() if now.get(i) != a.asked}
    step = migrate(given, old, new, rules_between(old, new))
    moved = step.answers
    assert {event.from_ for event in step.events} <= changed  # nobody is told of new questions of that list
    others = _migrated(given.model_copy(update={"standards": file.standards}), old, new)
    for identity, answer in moved.answers.items():
        if identity in given.answers and identity not in changed:
            assert answer == given.answers[identity]
        else:
            assert answer == others.answers[identity]
    assert set(moved.answers) == set(others.answers)
    assert moved.aside == others.aside
    assert moved.standards == given.standards
    assert (moved == given) == (not changed)
    assert migrate(moved, old, new, rules_between(old, new)).events == ()


@given(histories(1), st.data())
def test_twice_is_once(versions: list[Standard], data: st.DataObject) -> None:
    """Answers that stand on the new version already are left as they are."""
    old, new = versions
    once = _migrated(data.draw(said(old)), old, new)
    again = migrate(once, old, new, rules_between(old, new))
    assert again.answers == once
    assert again.events == ()


@given(histories(2), st.data())
def test_two_steps_are_one(versions: list[Standard], data: st.DataObject) -> None:
    """Over two versions at once every question gets what it gets step by step."""
    first, second, third = versions
    file = data.draw(said(first))
    by_steps = _migrated(_migrated(file, first, second), second, third)
    rules = composed(rules_between(first, second), rules_between(second, third))
    at_once = migrate(file, first, third, rules).answers
    levels = {i: (a.level, a.unknown, a.rejected) for i, a in by_steps.answers.items()}
    together = {i: (a.level, a.unknown, a.rejected) for i, a in at_once.answers.items()}
    assert all(together[i] == told for i, told in levels.items() if i in together)
    clashed = set(levels) ^ set(together)
    merged = [c for v in (second, third) for c in v.changes if c.kind == "merge"]
    assert not clashed or merged  # only where answers that differ met in between


def test_the_same_list_under_another_number_changes_nothing_but_the_number() -> None:
    """Without changes every answer stands as it was, and says where it was given."""
    old, new = standard("1.0.0", [question("A-01")]), standard("1.0.1", [question("A-01")])
    file = answers("1.0.0", {"A-01": {"level": 3, "evidence": "werkafspraak"}})
    moved = _migrated(file, old, new)
    assert moved.standards["alpha"].version == "1.0.1"
    answer = moved.answers["A-01"]
    assert (answer.level, answer.evidence, answer.prefilled) == (3, "werkafspraak", False)
    assert answer.asked == new.asked[0].content_hash
    assert answer.migrated is not None
    assert (answer.migrated.from_, answer.migrated.criterion) == ("alpha@1.0.0", "A-01")


def test_two_answers_that_differ_choose_nothing() -> None:
    """Two questions become one: answers that agree are shown there, answers that differ are kept aside."""
    old = standard("1.0.0", [question("A-01"), question("B-01")])
    change = {"kind": "merge", "from": ["A-01", "B-01"], "to": ["C-01"], "answers": "review"}
    new = standard("2.0.0", [question("C-01", 1)], [change])
    rules = rules_between(old, new)
    alike = answers(
        "1.0.0", {"A-01": {"level": 2, "explanation": "Een."}, "B-01": {"level": 2, "explanation": "Twee."}}
    )
    joined = migrate(alike, old, new, rules)
    assert (joined.answers.answers["C-01"].level, joined.answers.answers["C-01"].prefilled) == (2, True)
    assert joined.answers.answers["C-01"].explanation == "Een.\nTwee."
    other = migrate(answers("1.0.0", {"A-01": {"level": 2}, "B-01": {"level": 3}}), old, new, rules)
    assert (other.answers.answers, set(other.answers.aside)) == ({}, {"A-01", "B-01"})
    assert [e.outcome for e in other.events] == ["conflict", "conflict"]


def test_what_was_given_anew_is_not_replaced() -> None:
    """A question that has an answer under its new id keeps it; what the old id said is kept beside."""
    old, new = standard("1.0.0", [question("A-01")]), standard("2.0.0", [question("B-01", 1)], [RENAMED])
    then = {"level": 3, "asked": old.asked[0].content_hash}
    file = _referred(answers("1.0.0", {"A-01": then}), old)
    anew = answers("2.0.0", {"B-01": {"level": 1, "asked": new.asked[0].content_hash}}).answers
    moved = _migrated(file.model_copy(update={"answers": {**file.answers, **anew}}), old, new)
    assert (moved.answers, moved.aside["A-01"].level) == (anew, 3)


def test_another_scale_asks_a_rule() -> None:
    """With a rule a level becomes the level that it says; without one the answer is kept aside."""
    old = standard("1.0.0", [question("A-01")])
    change = {"kind": "scale", "from": ["A-01"], "to": ["A-01"], "answers": "carry"}
    rule = {0: 0, 1: 1, 2: 1, 3: 3, 4: 4}
    file = answers("1.0.0", {"A-01": {"level": 2}})
    ruled = standard("2.0.0", [question("A-01", 0, 1)], [{**change, "scale": rule}])
    assert _migrated(file, old, ruled).answers["A-01"].level == 1
    unruled = _migrated(file, old, standard("2.0.0", [question("A-01", 0, 1)], [change]))
    assert (unruled.answers, unruled.aside["A-01"].level) == ({}, 2)


def test_what_nobody_declared_is_looked_at_again_or_kept() -> None:
    """Other words without a declaration are shown again; a question that is gone keeps its answer aside."""
    old = standard("1.0.0", [question("A-01"), question("B-01")])
    new = standard("2.0.0", [question("A-01", 1), question("B-02")])
    moved = migrate(
        answers("1.0.0", {"A-01": {"level": 3}, "B-01": {"level": 1}}), old, new, rules_between(old, new)
    )
    assert moved.answers.answers["A-01"].prefilled
    assert "B-02" not in moved.answers.answers
    assert moved.answers.aside["B-01"].level == 1
    assert [(e.outcome, e.from_, e.to) for e in moved.events] == [
        ("review", "A-01", "A-01"),
        ("aside", "B-01", None),
        ("new", None, "B-02"),
    ]


def test_other_lists_are_left_alone() -> None:
    """Answers to a list of which another version was filled in stay as they are."""
    old, new = standard("1.0.0", [question("A-01")]), standard("2.0.0", [question("A-01", 1)])
    file = answers("1.5.0", {"A-01": {"level": 3}, "Z-01": {"level": 2}})
    assert migrate(file, old, new, rules_between(old, new)).answers == file
    beside = answers("1.0.0", {"A-01": {"level": 3}, "Z-01": {"level": 2}})
    assert _migrated(beside, old, new).answers["Z-01"] == beside.answers["Z-01"]
