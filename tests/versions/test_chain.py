# SPDX-License-Identifier: EUPL-1.2
"""From a version to a later one over all that lie between, whatever else is known."""

from hypothesis import given
from hypothesis import strategies as st

from tests.versions.made import answers, histories, question, standard
from toolkit.model.content.standard import Standard
from toolkit.versions.chain import migrated, rules_over, standing
from toolkit.versions.rules import composed, rules_between


@given(histories(3), st.randoms())
def test_every_step_between_counts_in_order(versions: list[Standard], random: st.DataObject) -> None:
    """Over three steps the rules are those of each step together, however the lists are found."""
    first, second, third, last = versions
    shuffled = list(versions)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # of hypothesis
    steps = composed(
        composed(rules_between(first, second), rules_between(second, third)), rules_between(third, last)
    )
    assert rules_over(shuffled, first, last) == steps
    assert rules_over((), third, last) == rules_between(third, last)


def test_other_lists_and_other_versions_do_not_matter() -> None:
    """Only versions of the same list between the two are steps."""
    old, new = standard("1.0.0", [question("A-01")]), standard("1.2.0", [question("A-01")])
    beside = [
        standard("0.9.0", [question("A-01", 5)]),
        standard("1.3.0", [question("A-01", 5)]),
        standard("1.1.0", [question("B-01")]).model_copy(update={"id": "beta"}),
    ]
    assert rules_over(beside, old, new) == rules_between(old, new)
    assert standing(rules_over(beside, old, new)) == {"A-01": "A-01"}


def test_answers_to_several_versions_of_what_is_referred_to_all_arrive() -> None:
    """A file that tells no version of a list has answers of any: each goes on from its own words."""
    first = standard("1.0.0", [question("A-01"), question("B-01"), question("C-01")])
    second = standard("2.0.0", [question("A-01", 1), question("B-01", 1), question("C-01")])
    third = standard("3.0.0", [question("A-01", 1), question("B-01", 2), question("C-01")])
    words = {"A-01": first, "B-01": second, "C-01": first}
    given = {
        i: {"level": 2, "asked": next(c.content_hash for c in asked.asked if c.id == i)}
        for i, asked in words.items()
    }
    file = answers("9.0.0", given)
    file = file.model_copy(update={"standards": {"beta": file.standards["alpha"]}})
    steps = migrated(file, (third, second, first), (third,))
    assert [step.before for step in steps] == ["alpha@1.0.0", "alpha@2.0.0"]
    assert {i: a.prefilled for i, a in steps[-1].answers.answers.items()} == {
        "A-01": True,
        "B-01": True,
        "C-01": False,
    }
    assert migrated(steps[-1].answers, (first, second, third), (third,)) == ()


def test_only_what_stands_as_it_was_stands() -> None:
    """A level that is to be looked at again, is split or has another scale stands nowhere."""
    old = standard("1.0.0", [question(i) for i in ("A-01", "B-01", "C-01", "D-01")])
    changes: list[dict[str, object]] = [
        {"kind": "reword", "from": ["A-01"], "to": ["A-01"], "answers": "review"},
        {"kind": "split", "from": ["B-01"], "to": ["B-01", "B-02"], "answers": "review"},
        {
            "kind": "scale",
            "from": ["C-01"],
            "to": ["C-01"],
            "answers": "carry",
            "scale": {n: n // 2 for n in range(5)},
        },
    ]
    asked = [("A-01", 1, 0), ("B-01", 1, 0), ("B-02", 2, 0), ("C-01", 0, 1), ("D-01", 0, 0)]
    assert standing(rules_between(old, standard("2.0.0", asked, changes))) == {"D-01": "D-01"}


def test_two_ways_to_one_question_are_one() -> None:
    """A question that was split and whose parts were joined again goes to the whole once."""
    old = standard("1.0.0", [question("A-01")])
    split = {"kind": "split", "from": ["A-01"], "to": ["A-01", "A-02"], "answers": "review"}
    between = standard("2.0.0", [question("A-01", 1), question("A-02", 2)], [split])
    merge = {"kind": "merge", "from": ["A-01", "A-02"], "to": ["A-03"], "answers": "review"}
    new = standard("3.0.0", [question("A-03", 3)], [merge])
    assert [t.criterion for t in rules_over((between,), old, new)["A-01"].targets] == ["A-03"]


def test_on_a_scale_that_is_only_finer_no_level_stands() -> None:
    """An answer is carried over and counts, but what rises from there may be the scale."""
    old = standard("1.0.0", [question("A-01")], scale=("nee", "soms", "altijd"))
    finer = {
        "kind": "scale",
        "from": ["A-01"],
        "to": ["A-01"],
        "answers": "carry",
        "scale": {0: 0, 1: 2, 2: 4},
    }
    rules = rules_between(old, standard("2.0.0", [("A-01", 0, 1)], [finer]))
    assert [(t.verdict, t.scale) for t in rules["A-01"].targets] == [("carry", (0, 2, 4, 4, 4))]
    assert standing(rules) == {}


def test_of_several_questions_no_answer_stands_whatever_was_declared() -> None:
    """A split that says that answers stay, which its texts contradict, lets none stand."""
    old = standard("1.0.0", [question("A-01")])
    split = {"kind": "split", "from": ["A-01"], "to": ["A-01", "A-02"], "answers": "carry"}
    rules = rules_between(old, standard("2.0.0", [question("A-01"), question("A-02", 2)], [split]))
    assert standing(rules) == {}
    assert {t.verdict for t in rules["A-01"].targets} == {"review"}
