# SPDX-License-Identifier: EUPL-1.2
"""Risks that follow from who has said yes: to pay, and to what others wait for."""

from dataclasses import replace
from typing import Any

import pytest

from tests.documents.plan.small.test_asked import STEPS, given, told
from tests.planning.made import measure
from tests.planning.test_above import WHO, above, party
from toolkit.documents.editions import EDITIONS
from toolkit.documents.plan.chapters.risks import risks
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.words.catalogue import say
from toolkit.words.text import listing

UPKEEP = {"team": {"n": 6, "per": "team", "every": "year"}}
COST = {"low": 100, "high": 200, "basis": "Verzonnen."}
LASTING = measure(4, [("BB-02", 0, 4)], 4, upkeep=UPKEEP, upkeep_basis="Verzonnen.", cost=COST)
FIRST = measure(1, [("AA-01", 0, 2)], {"employer": 4}, actor="employer")
SECOND = measure(2, [("AA-01", 2, 4)], 4, after=("M-AA-01",))


def both(inputs: PlanInputs) -> list[str]:
    """What the risks say, to the team and to a board."""
    readers = [replace(inputs.reader, edition=edition) for edition in EDITIONS]
    return [told(risks, replace(inputs, reader=reader)) for reader in readers]


def without_payer(*kinds: str) -> str:
    """The risk that these have no payer."""
    what = listing([say(f"plan.risks.no_payer.{kind}") for kind in kinds])
    return say("plan.risks.no_payer.text", what=what)


@pytest.mark.parametrize(
    ("yes", "left"),
    [
        ({}, ("hours", "formation", "money")),
        ({"hours": {"answer": "accepted"}}, ("formation", "money")),
        ({"hours": {"answer": "later"}, "formation": {"answer": "accepted"}}, ("hours", "money")),
        ({"hours": {"answer": "refused", "reason": "Nee."}}, ("hours", "formation", "money")),
        ({"M-AA-04": {"answer": "changed", "reason": "Minder.", "amount": 50}}, ("hours", "formation")),
        ({name: {"answer": "accepted"} for name in ("hours", "formation", "M-AA-04")}, ()),
    ],
)
def test_what_nobody_said_yes_to_has_no_payer(yes: dict[str, dict[str, Any]], left: tuple[str, ...]) -> None:
    """Each that is asked and not answered with a yes, with whom it is asked of as who watches it."""
    items = {f"oost.{what}": {**answer, **WHO} for what, answer in yes.items()}
    inputs = given(*STEPS, LASTING, over=above(party(items, "werkgever-a")) if items else above())
    assert inputs.made.more.total
    for text in both(inputs):
        assert (say("plan.risks.no_payer.title") in text) == bool(left)
        watches = say("plan.risks.watches", who=say("plan.who.employer"))
        assert not left or f"{without_payer(*left)} {watches}" in text


def test_a_plan_that_asks_nothing_misses_no_payer() -> None:
    """Its hours fit and nothing lasts."""
    for text in both(given(STEPS[0])):
        assert say("plan.risks.no_payer.title") not in text


def test_what_waits_for_an_action_that_is_not_sure_is_a_risk_until_somebody_says_yes() -> None:
    """By number, with who decides about the first; then the team reads that it waits, and a board nothing."""
    line = say("plan.risks.unsure.text", n=1, m=1, names="2", first="1")
    watches = say("plan.risks.watches", who=say("plan.who.employer"))
    for text in both(given(FIRST, SECOND)):
        assert f"{line} {watches}" in text
        assert say("plan.risks.dependent.title") not in text
    team, board = both(given(FIRST, SECOND, M_AA_01={"decision": "accepted"}))
    assert say("plan.risks.unsure.title") not in team + board
    assert say("plan.risks.dependent.title") in team
