# SPDX-License-Identifier: EUPL-1.2
"""What a board edition says of small plans worked out by hand, where no region of ours has the case."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from tests.documents import made
from tests.documents.plan.made_plans import rows, said
from tests.documents.plan.small.test_asked import COST, STEPS, given
from tests.documents.plan.test_action_list import step, town
from tests.documents.plan.test_municipality import STEP
from tests.documents.plan.test_municipality import given as with_town
from tests.planning.made import measure, measures
from tests.scoring.small import answers, norm
from toolkit.documents.audience import Reader
from toolkit.documents.plan.board.closing import closing
from toolkit.documents.plan.board.conditions import missed_limits, others
from toolkit.documents.plan.board.means import means
from toolkit.documents.plan.board.parties import parties
from toolkit.documents.plan.chapters.safety import safety
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.own_points import towns
from toolkit.model.content.measures import Measure
from toolkit.model.given.answers import Profile
from toolkit.planning.decided.condition import Condition, conditions
from toolkit.planning.proposed.horizon import Terms
from toolkit.planning.weighed.others import PARTIES
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, euros_text, hours_text, listing

UNSAID = dict[str, str]()
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
    """A total is 'nog te ramen' only where nothing of it is known; else what is known stands there."""
    known = {"low": 500, "high": 800, "basis": "Verzonnen."}
    yearly, unknown = known | {"yearly": True}, {"by": "employer"}

    def total(*costs: Any) -> tuple[str, ...]:  # noqa: ANN401 - of a measure
        steps = [
            measure(n, [(c, 0, 4)], 1, cost=cost)
            for n, (c, cost) in enumerate(zip(made.CRITERIA, costs, strict=False), 1)
        ]
        return rows(means(board(given(*steps))))[-1][2:]

    amount = euros_text(Decimal(500), Decimal(800))
    assert total(known, unknown) == (say("board.money.unknown_besides", amount=amount), "–")
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
    assert say("board.money.sum", hours="1.400") in both
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


def test_what_an_action_waits_for_beside_this_decision() -> None:
    """Who takes it up decides and does not join in too; who lends hours joins in; what runs, waits not."""
    led = measure(4, [("BB-02", 0, 4)], {"employer": 5, "municipality": 3}, actor="employer")
    helped = measure(3, [("BB-01", 0, 4)], {"team": 2, "employer": 4}, after=("M-AA-01",))
    said_yes, busy = {"decision": "accepted"}, {"decision": "accepted", "status": "doing"}

    def found(first: dict[str, str] = UNSAID, fourth: dict[str, str] = UNSAID) -> dict[str, Condition]:
        inputs = board(given(lasts(1, "AA-01"), helped, led, M_AA_01=first, M_AA_04=fourth))
        return conditions(inputs.actions, inputs.option)

    first, third, fourth = "M-AA-01", "M-AA-03", "M-AA-04"
    assert found() == {
        third: Condition(None, ("employer",)),
        fourth: Condition("employer", ("municipality",)),
    }
    assert found(fourth=said_yes)[fourth] == Condition(None, ("employer",))  # it begins before the decision
    assert fourth not in found(fourth=busy)
    assert first not in found(first=said_yes)
    # of a municipality's own list nobody else is asked for what it does itself
    place = replace(town(step(1)), reader=Reader("board"))
    assert place.option.planned.placed
    assert conditions(place.actions, place.option) == {}


def test_what_waits_for_others_stands_once_in_time_or_late() -> None:
    """Of two that the employer takes up the one that ends after the year is told apart."""
    steps = [
        measure(n, [(c, 0, 4)], {"employer": 5}, actor="employer") for n, c in ((1, "AA-01"), (2, "AA-02"))
    ]
    inputs = board(given(*steps, M_AA_02={"quarter": "2027-q4"}))
    ranks = {a.id: a.rank for a in inputs.actions}
    assert inputs.made.choice.advised.late == ("M-AA-02",)
    (told,) = (item.text for item in others(inputs))
    groups = [int(n) for n in re.findall(r"(\d+) \(", told)]
    assert groups == [ranks["M-AA-01"], ranks["M-AA-02"]]


def test_who_decides_stands_before_who_only_joins_in() -> None:
    """Whatever their turn among the actions."""
    helped = measure(2, [("AA-02", 0, 4)], {"employer": 4}, after=("M-AA-01",))
    led = measure(3, [("BB-01", 0, 4)], {"municipality": 5}, actor="municipality")
    inputs = board(given(measure(1, [("AA-01", 0, 4)], 5), helped, led))
    (told,) = (item.text for item in others(inputs))
    assert [a.id for a in inputs.actions] == ["M-AA-01", "M-AA-02", "M-AA-03"]
    assert re.findall(r"(\d+) \(", told) == ["3", "2"]


@pytest.mark.parametrize("decided", [False, True])
def test_of_a_municipality_only_points_without_a_decision_are_told(*, decided: bool) -> None:
    """On page one and in its row: what it decided about asks nothing of it."""
    inputs = board(with_town(STEP, M_AA_07={"decision": "accepted"} if decided else UNSAID))
    (place,) = towns(inputs)
    assert (len(place.points), len(place.undecided)) == (1, 0 if decided else 1)
    assert any(place.title in item.text for item in others(inputs)) != decided
    asked = [row for row in rows(parties(inputs)) if say("board.parties.points", n=1) in row[1].lower()]
    assert len(asked) == (not decided)


def limit_told(inputs: PlanInputs) -> str:
    """What the decision says of lower limits."""
    return " ".join(block.text for block in missed_limits(board(inputs)))


def test_a_limit_is_reached_without_the_decision_only_where_nothing_of_it_waits() -> None:
    """Not where another takes the action up, and not where only extra hours give it a place."""
    anyway = say("board.decision.limit.anyway")
    assert anyway in limit_told(given(measure(1, [("AA-01", 0, 4)], 5)))
    assert anyway not in limit_told(given(measure(1, [("AA-01", 0, 4)], {"employer": 5}, actor="employer")))
    short = given(measure(1, [("AA-01", 0, 4)], 50))
    assert short.made.choice.advised.kind == "hours"
    assert anyway not in limit_told(short)


def test_a_limit_waits_in_the_chapter_on_safety_for_whom_page_one_names() -> None:
    """Who takes its action up still says yes to it where the team did; who is busy has joined in."""
    led = measure(1, [("AA-01", 0, 4)], {"employer": 5}, actor="employer")
    said_yes, busy = {"decision": "accepted"}, {"decision": "accepted", "status": "doing"}
    for decided, waits in ((UNSAID, True), (said_yes, True), (busy, False)):
        inputs = given(led, M_AA_01=decided)
        assert ("M-AA-01" in conditions(inputs.actions, inputs.option)) == waits
        employer = say("plan.limit_line.waits", n=1, who=say("plan.who.employer"))
        assert (employer in " ".join(said(safety(inputs)))) == waits
    both = given(measure(1, [("AA-01", 0, 4)], {"employer": 5, "municipality": 3}, actor="employer"))
    who = listing([say(f"plan.who.{party}") for party in PARTIES if party in {"employer", "municipality"}])
    assert say("plan.limit_line.waits", n=2, who=who) in " ".join(said(safety(both)))
    alone = given(measure(1, [("AA-01", 0, 4)], 5))
    assert not conditions(alone.actions, alone.option)
    told = " ".join(said(safety(alone)))
    assert not any(say("plan.limit_line.waits", n=1, who=say(f"plan.who.{p}")) in told for p in PARTIES)


def test_a_limit_that_was_promised_before_says_the_first_quarter_that_is_past() -> None:
    """Of two steps on its way each had a quarter: it went wrong in the earliest."""
    halves = measure(1, [("AA-01", 0, 1)], 5), measure(2, [("AA-01", 1, 4)], 5, after=("M-AA-01",))
    promised = [{"decision": "accepted", "quarter": f"2026-q{n}"} for n in (2, 3)]
    late = given(*halves, terms=Terms(date(2026, 10, 1)), M_AA_01=promised[0], M_AA_02=promised[1])
    told = limit_told(late)
    assert "kw 2 2026" in told
    assert "kw 3 2026" not in told


def test_only_of_a_limit_with_a_date_the_next_round_tells() -> None:
    """Of one that nobody does something about there is nothing to look at."""
    least = {c: {"lower_limit": 2, "reason": "Plicht."} for c in ("AA-01", "AA-02")}
    files = made.files(made.complete({"AA-01": 1, "AA-02": 1}))
    for steps, dated in (((), 0), ((1,), 1), ((1, 2), 2)):
        known = measures(*(measure(n, [(made.CRITERIA[n - 1], 0, 4)], 5) for n in steps))
        inputs = made.inputs(files, known, of_norm=norm(criteria=least))
        day = day_text(inputs.made.terms.over)
        over = say("board.decision.limit.next_round", n=dated, day=day)
        assert (day in limit_told(inputs)) == (over in limit_told(inputs)) == bool(dated)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_open_limits_are_named_and_more_than_two_are_counted(number: int) -> None:
    """Each by its title where they fit; else the first two, among how many."""
    criteria = made.CRITERIA[:number]
    least = {c: {"lower_limit": 2, "reason": "Plicht."} for c in criteria}
    answered = made.complete(dict.fromkeys(criteria, "?"))
    inputs = made.inputs(made.files(answered), of_norm=norm(criteria={"AA-01": {"level": 3}} | least))
    titles = [say("board.decision.limit.named", title=inputs.title_of(c)) for c in criteria]
    holes = {"n": number, "names": listing(titles[:2]), "day": day_text(inputs.made.terms.told)}
    assert limit_told(inputs) == say(f"board.decision.limit.open{'' if number < 3 else '_more'}", **holes)
