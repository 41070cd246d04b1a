# SPDX-License-Identifier: EUPL-1.2
"""Decisions follow the questions that they were about: none is lost, and twice is once."""

import json

from hypothesis import given
from hypothesis import strategies as st

from tests.versions.made import histories, question, standard
from toolkit.model.content.standard import Standard
from toolkit.model.given.plan import Plan
from toolkit.versions.chain import rules_over
from toolkit.versions.decisions import Moved, Onward, followed, onward


def plan_of(actions: dict[str, object]) -> Plan:
    """Decisions of a team on the first version."""
    based_on = {"round": "2026-q1", "norm": "noord@1.0.0", "measures": "1.0.0"}
    whole = {"schema": "plan/1", "unit": "oost", "based_on": based_on, "actions": actions}
    return Plan.model_validate_json(json.dumps(whole))


@given(histories(2), st.data())
def test_no_decision_is_lost_and_twice_is_once(versions: list[Standard], data: st.DataObject) -> None:
    """Every question goes where its rules say or is kept by name; two steps are one, twice is once."""
    first, second, third = versions
    ids = st.lists(st.sampled_from([c.id for c in first.asked]), min_size=1, unique=True)
    sizes = data.draw(st.dictionaries(ids.map(lambda found: found[0]), st.integers(1, 4), max_size=3))
    plan = plan_of(
        {
            "own-1": {"title": "Kennismaken", "criteria": data.draw(ids), "decision": "accepted"},
            "M-AA-01": {
                "decision": "refused",
                "reason": "Nee",
                "decided": {"on": "2026-04-01", "gaps": sizes},
            },
        }
    )
    way = onward(versions, [first], [third])
    now, moved = followed(plan, way)
    rules = rules_over(versions, first, third)
    asked = {c.id for c in third.asked}
    for name, said in now.actions.items():
        before = plan.actions[name]
        about = {*before.criteria, *(before.decided.gaps if before.decided else ())}
        reached = {*said.criteria, *(said.decided.gaps if said.decided else ())}
        assert reached == {t.criterion for c in about for t in rules[c].targets} <= asked
        assert set(said.gone) == {c for c in about if not rules[c].targets}
        assert said.model_copy(update={"criteria": (), "decided": None, "gone": {}}) == before.model_copy(
            update={"criteria": (), "decided": None}
        )
        assert {(m.criterion, m.to) for m in moved if m.action == name} == {
            (c, way.to(c)) for c in about if way.to(c) != (c,)
        }
    once = followed(plan, onward(versions, [first], [second]))[0]
    twice = followed(once, onward(versions, [second], [third]))[0]
    for name, said in now.actions.items():  # what is gone has the name that it had last
        assert twice.actions[name].model_copy(update={"gone": said.gone}) == said
        assert len(twice.actions[name].gone) >= bool(said.gone)
    assert followed(now, onward(versions, [third], [third])) == (now, ())


def test_what_people_saw_of_several_questions_is_the_largest() -> None:
    """Two questions became one, one became two: a refusal does not come back for what was seen already."""
    old = standard(
        "1.0.0", [question("A-01"), question("B-01"), question("C-01"), question("D-01"), question("E-09")]
    )
    new = standard(
        "2.0.0",
        [question("E-01", 1), question("C-01", 1), question("C-02", 1)],
        [
            {"kind": "merge", "from": ["A-01", "B-01"], "to": ["E-01"], "answers": "review"},
            {"kind": "split", "from": ["C-01"], "to": ["C-01", "C-02"], "answers": "review"},
            {"kind": "retire", "from": ["D-01", "E-09"], "to": [], "answers": "keep_aside"},
        ],
    )
    gaps = {"A-01": 3, "B-01": 1, "C-01": 2, "D-01": 1, "E-09": 0}
    plan = plan_of(
        {"M-AA-01": {"decision": "refused", "reason": "Nee", "decided": {"on": "2026-04-01", "gaps": gaps}}}
    )
    now, moved = followed(plan, onward((), [old], [new]))
    decided = now.actions["M-AA-01"].decided
    assert decided is not None
    assert decided.gaps == {"E-01": 3, "C-01": 2, "C-02": 2}
    assert now.actions["M-AA-01"].gone == {"D-01": "Onderwerp D-01"}
    assert moved == (
        Moved("M-AA-01", "A-01", ("E-01",)),
        Moved("M-AA-01", "B-01", ("E-01",)),
        Moved("M-AA-01", "C-01", ("C-01", "C-02")),
        Moved("M-AA-01", "D-01", ()),
    )


def test_without_a_later_version_nothing_moves() -> None:
    """The same list, an earlier one, or another list: the decisions are the same value."""
    one, later = standard("1.0.0", [question("A-01")]), standard("2.0.0", [question("B-01")])
    plan = plan_of({"own-1": {"title": "Kennismaken", "criteria": ["A-01"]}})
    for then, now in ((one, one), (later, one)):
        assert onward((), [then], [now]) == Onward({}, {})
        assert followed(plan, onward((), [then], [now])) == (plan, ())
