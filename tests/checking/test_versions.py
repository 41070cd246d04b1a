# SPDX-License-Identifier: EUPL-1.2
"""A later version of a list says truly what it changed, under a number that fits."""

import pytest

from tests.build import ALPHA, TEXTS, found_in, place_in, problems_of
from toolkit.checking.content.versions import ids_text
from toolkit.model.problem import Problem
from toolkit.words.catalogue import describe

LATER = "standards/alpha/{}.yaml"


def with_later(version: str, old: str, new: str, changes: str = "changes: []\n") -> dict[str, str]:
    """The region with a later version of alpha in which one text is another.

    Args:
        version: of it.
        old: what stands in the first version, once.
        new: what stands there instead.
        changes: the key as it stands in the file.
    """
    text = TEXTS[ALPHA].replace("version: 1.0.0", f"version: {version}")
    assert text.count(old) == 1
    return {**TEXTS, LATER.format(version): text.replace(old, new) + changes}


QUESTION = ("Hoe gaat AA-02 hier?", "Hoe gaat het met AA-02?")
REWORDED = "changes:\n- {kind: reword, from: [AA-02], to: [AA-02], answers: review, note: Duidelijker.}\n"


def provoked() -> list[Problem]:
    """Every problem that a version can have with the one before."""
    wrong = REWORDED.replace("reword", "levels")
    return [
        p
        for texts in (with_later("1.0.1", *QUESTION), with_later("1.1.0", *QUESTION, wrong))
        for p in problems_of(texts)
    ]


def test_a_declared_change_under_a_number_that_fits_is_right() -> None:
    """Other words that are declared, in a version whose second number is higher: nothing to remark on."""
    assert problems_of(with_later("1.1.0", *QUESTION, REWORDED)) == ()


def test_words_that_no_answer_answers_need_no_declaration() -> None:
    """Another title is a matter of the third number, and of no declaration."""
    assert problems_of(with_later("1.0.1", "title: Onderwerp AA-02", "title: Iets anders")) == ()


def test_what_was_not_declared_is_told_with_the_question() -> None:
    """Other words without a declaration are named at `changes`, with what the author should say."""
    texts = with_later("1.1.0", *QUESTION)
    path = LATER.format("1.1.0")
    found = problems_of(texts)
    assert found_in(found) == {("change-undeclared", path, place_in(texts[path], "changes: []"))}
    assert "AA-02" in describe(found[0])[0]
    assert "1.0.0" in describe(found[0])[0]


def test_a_number_that_is_too_small_is_told_with_the_reason() -> None:
    """Other words under a higher third number: the sentence says which number must be higher, and why."""
    texts = with_later("1.0.1", *QUESTION, REWORDED)
    path = LATER.format("1.0.1")
    found = problems_of(texts)
    assert found_in(found) == {("version-too-small", path, place_in(texts[path], "version: 1.0.1"))}
    holes = dict(found[0].holes)
    assert (holes["before"], holes["after"], holes["step"]) == ("1.0.0", "1.0.1", "tweede")
    assert "AA-02" in str(holes["why"])


def test_a_declaration_that_the_texts_contradict_is_told_at_its_place() -> None:
    """Levels are said to differ where the question does: told at the declaration; the rest is undeclared."""
    texts = with_later("1.1.0", *QUESTION, REWORDED.replace("reword", "levels"))
    path = LATER.format("1.1.0")
    found = {(code, place) for code, file, place in found_in(problems_of(texts)) if file == path}
    assert ("change-contradicted", place_in(texts[path], "- ▸{kind: levels")) in found
    assert {code for code, _ in found} == {"change-contradicted", "change-undeclared"}


@pytest.mark.parametrize("n", [8, 9])
def test_many_questions_are_named_in_part(n: int) -> None:
    """Of more than eight questions the first eight are named and the others counted."""
    told = ids_text(f"A-{i:02d}" for i in range(n))
    assert told.count("A-") == 8
    assert ("nog 1" in told) == (n == 9)


def test_versions_are_held_beside_the_last_before_them() -> None:
    """1.10.0 follows 1.9.0 and not 1.1.0: numbers, not letters."""
    first = with_later("1.9.0", *QUESTION, REWORDED)
    text = first[LATER.format("1.9.0")].replace("version: 1.9.0", "version: 1.10.0")
    same = text.replace(REWORDED, "changes: []\n")
    assert problems_of({**first, LATER.format("1.10.0"): same}) == ()


def test_the_first_version_has_nothing_to_declare() -> None:
    """A list without an earlier version is held beside nothing."""
    assert problems_of() == ()
