# SPDX-License-Identifier: EUPL-1.2
"""What a board edition says of small plans worked out by hand, where no region of ours has the case."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from tests.documents import made
from tests.documents.made_plans import rows, said
from tests.documents.test_asked import COST, STEPS, given
from tests.planning.made import measure
from tests.scoring.small import answers
from toolkit.documents.audience import Reader
from toolkit.documents.plan.board.closing import closing
from toolkit.documents.plan.board.means import means
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.model.content.measures import Measure
from toolkit.model.given.answers import Profile
from toolkit.words.catalogue import say
from toolkit.words.text import euros_text, hours_text

UPKEEP = {"team": {"n": 8, "per": "team", "every": "year"}}


def board(inputs: PlanInputs) -> PlanInputs:
    """The same plan for a board that reads names."""
    return replace(inputs, reader=Reader("board"))


def lasts(number: int, criterion: str, hours: int = 10, **other: Any) -> Measure:  # noqa: ANN401 - fields of a model
    """A measure that keeps asking eight hours a year of the team."""
    return measure(number, [(criterion, 0, 4)], hours, upkeep=UPKEEP, upkeep_basis="Verzonnen.", **other)


@pytest.mark.parametrize("coded", [False, True])
def test_a_waiting_list_has_the_size_that_the_reader_may_see(*, coded: bool) -> None:
    """The number by name; between round numbers for who reads letters, as it would tell which team it is."""
    inputs = board(made.inputs(made.files(made.complete({}))))
    form = answers("oost", made.complete({}), profile=Profile(waiting_list=Decimal(12)))
    letters = made.codes(inputs.outcome, inputs.unit.unit) if coded else None
    found = replace(inputs, answers={"oost": [form]}, reader=Reader("board", letters))
    people = say("plan.between", low=10, high=20) if coded else "12"
    assert say("board.means.waiting_list", n=12, people=people) in said(means(found))


@pytest.mark.parametrize("hours", [20, 60, 80])
def test_hours_that_are_left_are_told_where_there_are_any(hours: int) -> None:
    """Beside work that lasts: nobody takes what is left of the year for that work; of none, not a word."""
    told = " ".join(said(means(board(given(lasts(1, "AA-01", hours, lead_quarters=4))))))
    left = say("board.means.left", hours=hours_text(Fraction(80 - hours)))
    assert (left in told) == (hours < 80)
    assert (say("board.means.left", hours="@").partition("@")[2] in told) == (hours < 80)


def test_what_is_known_of_an_amount_is_added_up_beside_what_is_not() -> None:
    """A total is 'nog te ramen' only where nothing of it is known."""
    known = {"low": 500, "high": 800, "basis": "Verzonnen."}
    yearly, unknown = known | {"yearly": True}, {"by": "employer"}

    def total(*costs: Any) -> tuple[str, ...]:  # noqa: ANN401 - of a measure
        steps = [
            measure(n, [(c, 0, 4)], 1, cost=cost)
            for n, (c, cost) in enumerate(zip(made.CRITERIA, costs, strict=False), 1)
        ]
        return rows(means(board(given(*steps))))[-1][2:]

    amount = euros_text(Decimal(500), Decimal(800))
    assert total(known, unknown) == (amount, "–")
    assert total(yearly, unknown) == (say("board.money.unknown"), amount)
    assert total(known, yearly) == (amount, amount)


@pytest.mark.parametrize("indexed", [False, True])
def test_a_price_of_hours_says_what_it_rests_on(*, indexed: bool) -> None:
    """With the price of an fte as it is after the index; money for something else needs none of it."""
    index = {"percent": 10, "year": 2026, "basis": "onze cao"}
    cost = COST | {"productive_hours": 1400} | ({"index": index} if indexed else {})
    bought = measure(2, [("AA-02", 0, 4)], 1, cost={"low": 500, "high": 800, "basis": "Verzonnen."})
    both, money = (
        " ".join(said(means(board(given(*steps, cost=cost)))))
        for steps in ((lasts(1, "AA-01"), bought), (bought,))
    )
    fte = euros_text(Decimal(88000), Decimal(124300))
    key = "sum_index" if indexed else "sum"
    assert say(f"board.money.{key}", hours="1.400", amount=fte) in both
    assert (fte in both) == indexed
    assert str(COST["basis"]) in both
    assert str(COST["basis"]) not in money


def test_what_was_done_and_keeps_asking_hours_is_told_though_nothing_more_is_asked() -> None:
    """Borne by the team already: beside what is asked, and where nothing is."""
    done = {"decision": "accepted", "status": "done"}
    borne = say("board.money.lasting_done", hours="8")
    for steps in (
        (lasts(1, "AA-01"), measure(2, [("AA-02", 0, 4)], 1)),
        (lasts(1, "AA-01"), lasts(2, "AA-02")),
    ):
        told = [line for line in said(means(board(given(*steps, M_AA_01=done)))) if borne in line]
        assert len(told) == 1
        assert borne not in " ".join(said(means(board(given(*steps)))))


def test_the_extra_hours_of_the_amount_are_those_that_are_asked() -> None:
    """The row that prices them says how many, as the table per quarter adds them up."""
    inputs = board(given(*STEPS))
    total = inputs.made.choice.advised.total
    assert total > 0
    assert say("plan.money.extra", n=total, hours=str(total)) in {row[1] for row in rows(means(inputs))}


def test_the_end_says_how_the_figures_came_about() -> None:
    """Up to the highest level of any list; with one that only members filled in; no planning of a half."""
    whole = board(made.inputs(made.files(made.complete({"AA-01": 1}))))
    first, second = whole.unit.standards
    proposal = replace(whole, unit=replace(whole.unit, standards=(replace(first, final=False), second)))
    half = board(made.inputs(made.files(made.HALF)))
    asked = whole.outcome.asked
    few = asked.standards[0].model_copy(update={"scale": ("nee", "deels", "ja")})
    other = replace(asked, standards=(few, *asked.standards[1:]))
    short = replace(whole, outcome=replace(whole.outcome, asked=other))
    keys = ("in_time", "planning", "extra_hours")
    for inputs, marked, told in (
        (whole, False, {"in_time", "planning"}),
        (proposal, True, {"in_time", "planning"}),
        (half, False, set[str]()),
        (short, False, {"in_time", "planning"}),
        (board(given(*STEPS)), False, set(keys)),
    ):
        text = " ".join(said(closing(inputs)))
        assert say("board.method.figures", top=4) in text
        assert (say("plan.method.proposals") in text) == marked
        assert {key for key in keys if say(f"board.method.{key}") in text} == told
