# SPDX-License-Identifier: EUPL-1.2
"""Questions beside what they became: every one once, with what its author declared or the texts show."""

from collections import Counter

import pytest
from hypothesis import given

from tests.versions.made import histories, question, standard
from toolkit.model.content.standard import Standard
from toolkit.versions.chain import rules_over
from toolkit.versions.fates import fates_between


@given(histories(2))
def test_every_question_has_one_fate(versions: list[Standard]) -> None:
    """Over one step or two: each question stands in one fate, with the verdict of its rule."""
    for old, new in ((versions[0], versions[1]), (versions[0], versions[2])):
        fates = fates_between(versions, old, new).all
        assert Counter(c.id for f in fates for c in f.before) == Counter(c.id for c in old.asked)
        assert Counter(c.id for f in fates for c in f.after) == Counter(c.id for c in new.asked)
        rules = rules_over(versions, old, new)
        verdicts = {c.id: f.verdict for f in fates if len(f.before) == 1 for c in f.before}
        assert verdicts == {i: rules[i].verdict for i in verdicts}
        reached = {(r.criterion, t.criterion) for r in rules.values() for t in r.targets}
        assert reached <= {(a.id, b.id) for f in fates for a, b in f.pairs if a is not None and b is not None}


@given(histories(1))
def test_what_stayed_has_no_kind_and_what_changed_has(versions: list[Standard]) -> None:
    """A question without any change is the same on both sides; whatever differs says what kind it is."""
    old, new = versions
    for fate in fates_between((), old, new).all:
        assert bool(fate.kinds) == (fate.before != fate.after)


@pytest.mark.parametrize(
    ("after", "changes", "kinds", "verdict"),
    [
        ([("A-01", 0, 0)], [], (), "carry"),
        ([("A-01", 1, 0)], [], ("reword",), "review"),
        ([("A-01", 0, 1)], [], ("levels",), "review"),
        ([("A-02", 0, 0)], [], ("retire",), "keep_aside"),
        (
            [("A-01", 1, 1)],
            [{"kind": "reword", "from": ["A-01"], "to": ["A-01"], "answers": "keep_aside"}],
            ("reword", "levels"),
            "keep_aside",
        ),
        (
            [("A-02", 1, 0)],
            [{"kind": "rename", "from": ["A-01"], "to": ["A-02"], "answers": "review"}],
            ("rename", "reword", "words"),  # its title has the id in it
            "review",
        ),
    ],
)
def test_one_question_and_what_became_of_it(
    after: list[tuple[str, int, int]], changes: list[dict[str, object]], kinds: tuple[str, ...], verdict: str
) -> None:
    """Declared or not: what changed and what becomes of its answer, also where it is asked still."""
    old = standard("1.0.0", [question("A-01")])
    fate = next(f for f in fates_between((), old, standard("2.0.0", after, changes)).all if f.before)
    assert (fate.kinds, fate.verdict) == (kinds, verdict)


def test_a_new_question_says_why_whatever_step_brought_it() -> None:
    """The reason of a question that came in a version between is kept; what is gone stands at the end."""
    first = standard("1.0.0", [question("A-01"), question("B-01")])
    second = standard(
        "1.1.0",
        [question("C-01"), question("A-01"), question("B-01")],
        [{"kind": "add", "from": [], "to": ["C-01"], "answers": "review", "note": "Uit de wet."}],
    )
    retired = [{"kind": "retire", "from": ["A-01"], "to": [], "answers": "keep_aside"}]
    third = standard("2.0.0", [question("C-01"), question("B-01")], retired)
    found = fates_between((second,), first, third)
    assert [tuple(c.id for c in f.after) for f in found.all] == [("C-01",), ("B-01",), ()]
    assert (found.all[0].kinds, found.all[0].notes, found.all[0].verdict) == (
        ("add",),
        ("Uit de wet.",),
        None,
    )
    assert [c.id for c in found.changed[-1].before] == ["A-01"]
