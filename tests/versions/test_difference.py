# SPDX-License-Identifier: EUPL-1.2
"""What changed between versions: what the author declared, what nobody did, and what the texts contradict."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.versions.made import histories, question, standard
from toolkit.model.content.criterion import Reference
from toolkit.model.content.standard import Standard
from toolkit.places import package_content
from toolkit.reading.library import read_library
from toolkit.versions.difference import differences
from toolkit.versions.number import is_enough, step_between, step_needed

OLD = standard("1.0.0", [question("A-01"), question("B-01"), question("C-01")])


def _new(*questions: tuple[str, int, int], changes: list[dict[str, Any]], version: str = "2.0.0") -> Standard:
    return standard(version, questions, changes)


@given(histories(1))
def test_a_true_declaration_stands(versions: list[Standard]) -> None:
    """What an author declares truly is contradicted by nothing, and nothing is left that nobody declared."""
    found = differences(*versions)
    assert (found.contradictions, found.undeclared) == ((), ())
    assert len(found.found) == len(versions[1].changes)


@given(histories(1))
def test_nothing_that_touches_answers_is_a_patch(versions: list[Standard]) -> None:
    """Without any declaration, other words, other ids or other levels still ask more than a third number."""
    old, new = versions
    bare = new.model_copy(update={"changes": ()})
    touched = {c.id: c.content_hash for c in old.asked} != {c.id: c.content_hash for c in new.asked}
    assert is_enough(step_needed(differences(old, bare)).step, "minor") == touched
    if {c.id for c in old.asked} - {c.id for c in new.asked}:
        assert step_needed(differences(old, bare)).step == "major"


@given(histories(1), st.data())
def test_what_is_not_declared_is_found(versions: list[Standard], data: st.DataObject) -> None:
    """Take any one declaration away: its questions are named as changed without a word."""
    old, new = versions
    if not new.changes:
        return
    left_out = data.draw(st.sampled_from(new.changes))
    bare = new.model_copy(update={"changes": tuple(c for c in new.changes if c is not left_out)})
    named = {i for d in differences(old, bare).undeclared for i in (*d.from_, *d.to)}
    assert named >= {*left_out.from_, *left_out.to} - ({*left_out.from_} & {*left_out.to})
    assert named


@pytest.mark.parametrize(
    ("kept", "change", "objection"),
    [
        ([("A-01", 0, 0)], {"kind": "reword", "from": ["A-01"], "to": ["A-01"], "answers": "carry"}, "same"),
        ([("A-01", 1, 0)], {"kind": "levels", "from": ["A-01"], "to": ["A-01"], "answers": "carry"}, "same"),
        ([("A-01", 0, 0)], {"kind": "move", "from": ["A-01"], "to": ["A-01"], "answers": "carry"}, "same"),
        (
            [("A-01", 0, 0)],
            {"kind": "retire", "from": ["A-01"], "to": [], "answers": "keep_aside"},
            "from_stays",
        ),
        ([], {"kind": "retire", "from": ["A-01"], "to": [], "answers": "carry"}, "number"),
        ([("A-01", 0, 0)], {"kind": "add", "from": [], "to": ["A-01"], "answers": "review"}, "to_was"),
        ([("D-01", 1, 0)], {"kind": "rename", "from": ["A-01"], "to": ["D-01"], "answers": "carry"}, "carry"),
        (
            [("A-01", 0, 0), ("D-01", 0, 0)],
            {"kind": "rename", "from": ["A-01"], "to": ["D-01"], "answers": "review"},
            "from_stays",
        ),
        (
            [("D-01", 1, 0)],
            {"kind": "rename", "from": ["X-01"], "to": ["D-01"], "answers": "review"},
            "from_unknown",
        ),
        ([], {"kind": "rename", "from": ["A-01"], "to": ["D-01"], "answers": "review"}, "to_unknown"),
        (
            [("A-01", 1, 0)],
            {"kind": "split", "from": ["A-01"], "to": ["A-01"], "answers": "review"},
            "number",
        ),
        (
            [("A-01", 1, 0), ("D-01", 1, 0)],
            {"kind": "split", "from": ["A-01"], "to": ["A-01", "D-01"], "answers": "carry"},
            "carry",
        ),
        (
            [("A-01", 0, 1)],
            {"kind": "scale", "from": ["A-01"], "to": ["A-01"], "answers": "carry"},
            "no_scale",
        ),
    ],
)
def test_what_the_texts_contradict(
    kept: list[tuple[str, int, int]], change: dict[str, Any], objection: str
) -> None:
    """A declaration that does not fit the two texts is named with what is wrong with it."""
    found = differences(OLD, _new(*kept, ("B-01", 0, 0), ("C-01", 0, 0), changes=[change]))
    assert objection in [c.objection for c in found.contradictions]


@pytest.mark.parametrize(
    ("change", "objection"),
    [
        ({"kind": "add", "from": ["C-01"], "to": ["D-01"], "answers": "review"}, "number"),
        ({"kind": "merge", "from": ["A-01"], "to": ["D-01"], "answers": "review"}, "number"),
        ({"kind": "merge", "from": ["A-01", "B-01"], "to": ["D-01"], "answers": "carry"}, "carry"),
    ],
)
def test_a_kind_has_its_number_of_questions(change: dict[str, Any], objection: str) -> None:
    """What is new came from nothing, what was merged from several; of several no answer stands as it was."""
    found = differences(OLD, _new(("D-01", 1, 0), ("C-01", 0, 0), changes=[change]))
    assert objection in [c.objection for c in found.contradictions]


def test_a_question_is_born_once() -> None:
    """A question that two declarations say is new is named at the second."""
    renamed = {"kind": "rename", "from": ["A-01"], "to": ["D-01"], "answers": "review"}
    added = {"kind": "add", "from": [], "to": ["D-01"], "answers": "review"}
    found = differences(OLD, _new(("D-01", 1, 0), ("B-01", 0, 0), ("C-01", 0, 0), changes=[renamed, added]))
    assert [(c.place, c.objection, c.ids) for c in found.contradictions] == [(1, "twice", ("D-01",))]


def test_two_questions_with_the_same_words_are_no_rename() -> None:
    """Where it is not certain which of two a question became, it is gone and both are new."""
    asked = [("D-01", 0, 0), ("D-02", 0, 0), ("B-01", 0, 0), ("C-01", 0, 0)]
    old = standard("1.0.0", [("D-09", 0, 0), ("B-01", 0, 0), ("C-01", 0, 0)])
    found = differences(old, standard("2.0.0", asked))
    assert [(d.kind, d.from_, d.to) for d in found.undeclared] == [
        ("retire", ("D-09",), ()),
        ("add", (), ("D-01",)),
        ("add", (), ("D-02",)),
    ]


def test_a_carried_rewording_says_nothing_of_the_levels() -> None:
    """Who lets answers stand under other words must say apart that the levels are other too."""
    change = {"kind": "reword", "from": ["A-01"], "to": ["A-01"], "answers": "carry"}
    asked = [("A-01", 1, 1), ("B-01", 0, 0), ("C-01", 0, 0)]
    found = differences(OLD, standard("1.1.0", asked, [change]))
    assert [(d.kind, d.from_) for d in found.undeclared] == [("levels", ("A-01",))]
    reviewed = differences(OLD, standard("1.1.0", asked, [{**change, "answers": "review"}]))
    assert reviewed.undeclared == ()


def test_what_another_list_asks_is_asked_otherwise() -> None:
    """A reference that comes, goes or points elsewhere is a second number, and no matter of answers here."""

    def pointing(*to: str) -> Standard:
        """The list with a reference to each of these."""
        references = tuple(
            Reference.model_validate_json(
                json.dumps({"id": f"R-{n:02d}", "same_as": i, "sources": [{"document": "bron", "id": "B1"}]})
            )
            for n, i in enumerate(to)
        )
        (theme,) = OLD.themes
        return OLD.model_copy(
            update={"themes": (theme.model_copy(update={"criteria": (*theme.criteria, *references)}),)}
        )

    for before, after in (((), ("X-01",)), (("X-01",), ()), (("X-01",), ("X-02",))):
        found = differences(pointing(*before), pointing(*after))
        assert [(d.kind, d.to) for d in found.found] == [("asked", ("R-00",))]
        assert (found.undeclared, step_needed(found).step) == ((), "minor")


def test_another_scale_promises_nothing() -> None:
    """Where levels mean something else the first number rises, though every question stays."""
    change = {
        "kind": "scale",
        "from": ["A-01"],
        "to": ["A-01"],
        "answers": "carry",
        "scale": {n: n for n in range(5)},
    }
    found = differences(OLD, standard("2.0.0", [("A-01", 0, 1), ("B-01", 0, 0), ("C-01", 0, 0)], [change]))
    assert (found.contradictions, step_needed(found).step) == ((), "major")


def test_one_question_has_one_fate() -> None:
    """A question that is both merged and retired is named at the second of the two."""
    merged = {"kind": "merge", "from": ["A-01", "B-01"], "to": ["D-01"], "answers": "review"}
    retired = {"kind": "retire", "from": ["B-01"], "to": [], "answers": "keep_aside"}
    found = differences(OLD, _new(("D-01", 1, 0), ("C-01", 0, 0), changes=[merged, retired]))
    assert [(c.place, c.objection, c.ids) for c in found.contradictions] == [(1, "twice", ("B-01",))]


def test_the_same_words_under_another_id_are_a_rename_that_nobody_declared() -> None:
    """A question that stands word for word under another id is found as that, and not as gone and new."""
    found = differences(OLD, _new(("A-02", 0, 0), ("B-01", 0, 0), ("C-01", 0, 0), changes=[]))
    assert [(d.kind, d.from_, d.to) for d in found.undeclared] == [("rename", ("A-01",), ("A-02",))]


def test_what_does_not_touch_answers_needs_no_declaration() -> None:
    """Another theme asks a second number, another reason a third, and neither a declaration."""
    moved = standard("1.1.0", [question(c.id) for c in OLD.asked], themes={"A-01": "U"})
    assert [d.kind for d in differences(OLD, moved).found] == ["move"]
    assert (differences(OLD, moved).undeclared, step_needed(differences(OLD, moved)).step) == ((), "minor")
    criteria = [c.model_copy(update={"why": "Anders."}) for c in OLD.themes[0].criteria]
    themes = (OLD.themes[0].model_copy(update={"criteria": tuple(criteria)}),)
    reason = differences(OLD, OLD.model_copy(update={"themes": themes}))
    assert (reason.undeclared, step_needed(reason).step) == ((), "patch")
    assert step_needed(differences(OLD, OLD)).step == "none"


@pytest.mark.parametrize(
    ("before", "after", "step"),
    [("1.0.0", "1.0.1", "patch"), ("1.9.0", "1.10.0", "minor"), ("1.9.9", "2.0.0", "major"),
     ("1.0.0", "1.0.0", "none"), ("1.10.0", "1.9.0", "none"), ("0.9.0", "0.9.1", "patch")],
)  # fmt: skip
def test_steps_of_a_version(before: str, after: str, step: str) -> None:
    """Numbers are compared as numbers, from the left."""
    assert step_between(before, after) == step


def test_our_own_lists_declare_what_they_changed() -> None:
    """Every later version of a list that comes with us declares every change that touches answers."""
    library = read_library(package_content())
    lists = {pin: file.model for pin, file in library.standards.items() if file.model is not None}
    pairs = [
        ("kpmg-basisfuncties", "1.1.0"),
        ("regio-werkwijze", "1.1.0"),
        ("vng-werken-aan-veiligheid", "2.0.0"),
    ]
    for identity, version in pairs:
        found = differences(lists[f"{identity}@1.0.0"], lists[f"{identity}@{version}"])
        assert (found.contradictions, found.undeclared) == ((), ()), identity
        assert len(found.found) > 4
        assert step_needed(found).step == step_between("1.0.0", version)
