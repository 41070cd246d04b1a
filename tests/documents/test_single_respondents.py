# SPDX-License-Identifier: EUPL-1.2
"""What single respondents said is known only from enough of them on; nothing else can be worked out."""

from collections.abc import Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents import made
from tests.documents.plan.test_view import texts
from tests.scoring.small import answers
from toolkit.documents.audience import WITHHELD, shown_answers
from toolkit.documents.plan.order import plan_document
from toolkit.model.given.answers import Answer, Answers, Formation, Import, OwnSupport, Profile
from toolkit.model.region import Region
from toolkit.scoring.record import as_record
from toolkit.words.catalogue import say

IDS = ("AA-01", "AA-02", "BB-01", "BB-02", "CC-02")
SAID: st.SearchStrategy[Any] = st.one_of(st.integers(0, 4), st.just("?"), st.just("Geen kinderen hier."))
FORM = st.dictionaries(st.sampled_from(IDS), SAID, max_size=len(IDS))
FEW, ENOUGH = 2, 3


def colleagues(forms: list[dict[str, Any]], kind: str = "member") -> list[Answers]:
    """One file per form, of colleagues or of partners."""
    return [answers("oost", said, f"{kind}-{n}", kind) for n, said in enumerate(forms, start=1)]


def other(said: Mapping[str, Any]) -> dict[str, Any]:
    """Another answer to the same questions."""
    return {c: (value + 1) % 5 if isinstance(value, int) else 2 for c, value in said.items()}


@given(st.lists(FORM, max_size=FEW), st.lists(FORM, max_size=FEW), FORM)
def test_of_fewer_than_enough_nothing_can_be_told(
    forms: list[dict[str, Any]], partners: list[dict[str, Any]], own: dict[str, Any]
) -> None:
    """Whatever fewer than three colleagues or partners say, all that is shown is the same."""

    def shown(change: Any) -> list[Answers]:  # noqa: ANN401 - a function over forms
        members = colleagues([change(f) for f in forms])
        beside = colleagues([change(f) for f in partners], "partner")
        return shown_answers([*members, *beside, answers("oost", own)], ENOUGH)

    kept = shown(dict)
    assert kept == shown(other)
    assert kept[-1] == answers("oost", own)
    assert {a == WITHHELD for file in kept[:-1] for a in file.answers.values()} <= {True}


@given(st.lists(FORM, min_size=1, max_size=6), st.integers(1, 4))
def test_each_question_needs_enough_who_said_something(forms: list[dict[str, Any]], least: int) -> None:
    """A question that enough colleagues answered stands as they answered it; of another nothing stands."""
    files = colleagues(forms)
    for file, shown in zip(files, shown_answers(files, least), strict=True):
        assert list(shown.answers) == list(file.answers)
        for criterion, answer in file.answers.items():
            voices = sum(criterion in form for form in forms)
            assert shown.answers[criterion] == (answer if voices >= least else WITHHELD)


def test_partners_and_colleagues_are_counted_apart() -> None:
    """Two colleagues and a partner are not three colleagues."""
    files = [*colleagues([{"AA-01": 0}] * 2), *colleagues([{"AA-01": 4}], "partner")]
    assert all(f.answers == {"AA-01": WITHHELD} for f in shown_answers(files, ENOUGH))
    more = [*colleagues([{"AA-01": 0}] * 3), *colleagues([{"AA-01": 4}], "partner")]
    shown = shown_answers(more, ENOUGH)
    assert [f.answers["AA-01"].level for f in shown] == [0, 0, 0, None]


def test_nothing_tells_where_a_single_form_came_from() -> None:
    """Hash and name of a file are of whoever sent it, as are answers of before; a profile needs enough."""
    record = Import.model_validate(
        {"n": 1, "file": "a.xlsx", "on": "2026-03-01", "channel": "workbook", "toolkit": "0"}
    )
    more: dict[str, Any] = {"imports": (record,), "profile": Profile(caseload=Decimal(3))}
    more["aside"] = {"ZZ-01": Answer(level=1)}
    more["unusable"] = {"profile.members": "een stuk of drie"}
    more["formation"] = (Formation(role="gezinswerker", fte=Decimal(4)),)
    more["own_support"] = (OwnSupport(kind="opvoeding"),)
    files = [answers("oost", {"AA-01": 1}, f"lid-{n}", "member", **more) for n in range(3)]
    few, enough = shown_answers(files[:2], ENOUGH), shown_answers(files, ENOUGH)
    assert {f.imports for f in (*few, *enough)} == {()}
    assert [(f.aside, f.unusable) for f in (*few, *enough)] == [({}, {})] * 5
    assert {f.profile.caseload for f in few} == {None}
    assert {f.profile.caseload for f in enough} == {3}
    assert {(f.formation, f.own_support) for f in few} == {((), ())}
    assert {(f.formation, f.own_support) for f in enough} == {(more["formation"], more["own_support"])}


def test_what_says_nothing_is_no_answer() -> None:
    """An explanation without a level, and an answer that was only prefilled, make nobody a respondent."""
    bare: dict[str, Any] = {"AA-01": Answer(explanation="x"), "BB-01": Answer(level=1, prefilled=True)}
    shown = shown_answers(colleagues([{"AA-01": 1, "BB-01": 1}, {"AA-01": 1, "BB-01": 1}, bare]), ENOUGH)
    assert [f.answers for f in shown] == [{"AA-01": WITHHELD, "BB-01": WITHHELD}] * 2 + [{}]


@pytest.mark.parametrize("least", [1, 2, 3])
def test_a_plan_says_why_answers_are_not_there(least: int) -> None:
    """Two colleagues: from one or two on their answers count; else the plan says that they are too few."""
    files = {"oost": shown_answers(colleagues([{"AA-01": 1}, {"AA-01": 3}]), least)}
    found = " ".join(texts(asdict(plan_document(made.inputs(files)))))
    assert (say("plan.open_reason.few") in found) == (least == 3)
    level = as_record(made.outcome(files))["units"][0]["standards"][0]["themes"][0]["criteria"][0]["level"]
    assert level == (None if least == 3 else 1)


def test_three_is_the_rule_until_a_region_says_otherwise() -> None:
    """A region that says nothing has three as its least number of respondents."""
    assert Region.model_fields["min_respondents"].default == ENOUGH
