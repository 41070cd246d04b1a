# SPDX-License-Identifier: EUPL-1.2
"""What small plans ask of a board and of each party, sentence by sentence, worked out by hand."""

from fractions import Fraction

import pytest

from tests.documents.plan.board.test_board_small import board, lasts
from tests.documents.plan.made_plans import rows, said
from tests.documents.plan.small.test_asked import LONG, STEPS, answered, given
from tests.documents.plan.test_action_list import step, town
from tests.planning.made import measure
from toolkit.documents.plan.board.amount import largest, lasting_asked
from toolkit.documents.plan.board.decision import decision
from toolkit.documents.plan.board.parties import parties, party_title
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.model.content.measures import Measure
from toolkit.planning.decided.above import NOTHING, Above
from toolkit.words.catalogue import say
from toolkit.words.text import given_text, hours_text

LASTING = measure(
    4,
    [("BB-02", 0, 4)],
    4,
    upkeep={"team": {"n": 200, "per": "team", "every": "year"}},
    upkeep_basis="Zo.",
)
OF_EMPLOYER = measure(4, [("BB-02", 0, 4)], {"employer": 5}, actor="employer")
PLAIN = measure(1, [("AA-01", 0, 4)], 10)
BEHIND = {"quarter": "2027-q4"}


def page(inputs: PlanInputs) -> str:
    """All text of the decision of a board."""
    return " ".join(said(decision(board(inputs))))


def cells(inputs: PlanInputs) -> dict[str, tuple[str, ...]]:
    """The row of each party."""
    return {row[0]: row[1:] for row in rows(parties(board(inputs)))}


def test_a_board_is_not_asked_again_what_was_answered() -> None:
    """Of a later date, hours and formation each has its own answer; only the plan itself is left."""
    pace = say("board.parties.matter.pace", n=1).partition(" ")[2]
    for over, asked in ((NOTHING, True), (answered("pace", "changed"), False)):
        found = given(PLAIN, LONG, over=over)
        assert ("pace" in found.made.choice.matters) == asked
        assert (pace in " ".join(" ".join(row) for row in cells(found).values())) == asked
    hours, fte = answered("hours", "accepted").requests, answered("formation", "refused").requests
    every = {
        name: given(*STEPS, LASTING, over=Above(requests=requests))
        for name, requests in {"none": {}, "hours": hours, "fte": fte, "both": {**hours, **fte}}.items()
    }
    total = every["none"].made.choice.advised.total
    assert total
    extra, lasts_too = say("board.decision.extra", total=total), lasting_asked(board(every["none"]))
    told = {name: (extra in page(found), lasts_too in page(found)) for name, found in every.items()}
    assert told == {
        "none": (True, True),
        "hours": (False, True),
        "fte": (True, False),
        "both": (False, False),
    }
    assert "hours" not in every["both"].made.choice.matters


@pytest.mark.parametrize(
    ("yearly", "few"),
    [
        ((5, 4, 2), {1, 2}),
        ((12, 4, 2), {1}),  # exactly two thirds
        ((2, 4, 12), {3}),
        ((5, 5, 5, 5), set()),  # two are half: then none is named
        ((4, 4, 4), {1, 2}),
        ((3,), {1}),
    ],
)
def test_the_few_actions_that_ask_most_of_what_lasts(yearly: tuple[int, ...], few: set[int]) -> None:
    """The largest first, until they are two thirds of it; never more than two, so that none may be."""
    steps = [
        measure(
            n,
            [(c, 0, 4)],
            1,
            upkeep={"team": {"n": hours, "per": "team", "every": "year"}},
            upkeep_basis="Zo.",
        )
        for n, (c, hours) in enumerate(zip(("AA-01", "AA-02", "BB-01", "BB-02"), yearly, strict=False), 1)
    ]
    option = given(*steps).made.choice.advised
    assert option.lasting == sum(yearly)
    assert largest(option) == {f"M-AA-0{n}" for n in few}


def test_whose_hours_the_plan_takes_and_whether_some_are_extra() -> None:
    """Of those that there are; with the extra ones where these are advised."""
    for inputs in (given(PLAIN), given(*STEPS)):
        option = inputs.made.choice.advised
        assert option.planned.room is not None
        holes = {"used": hours_text(option.used), "room": given_text(option.planned.room)}
        key = "hours_extra" if inputs.made.more.total else "hours_there"
        assert say(f"board.decision.{key}", extra=inputs.made.more.total, **holes) in page(inputs)
    assert given(*STEPS).made.more.total > 0


@pytest.mark.parametrize(
    ("steps", "late", "behind"),
    [((PLAIN,), {}, 0), ((PLAIN, LONG), {}, 0), ((PLAIN, OF_EMPLOYER), BEHIND, 1)],
)
def test_what_has_a_place_and_comes_too_late_is_counted(
    steps: tuple[Measure, ...], late: dict[str, str], behind: int
) -> None:
    """Not what has none: that is among what comes later, of which the pace is asked."""
    inputs = given(*steps, M_AA_04=late)
    told = page(inputs)
    assert (say("board.decision.behind", n=1) in told) == (behind == 1)
    undated = len(inputs.made.choice.advised.undated)
    dated = len(inputs.made.choice.advised.dated)
    assert (dated, undated) == ((1, 0) if len(steps) == 2 else (0, 0))
    assert ("pace" in inputs.made.choice.matters) == (dated > 0)


def test_an_advice_says_whether_all_is_in_time() -> None:
    """Where there is nothing to choose: all fits, or no hours and no pace would bring more."""
    assert say("board.advice.in_time") in page(given(PLAIN))
    assert say("board.advice.late") in page(given(PLAIN, LONG))
    assert say("board.advice.late") not in page(given(PLAIN))


def test_how_much_is_sure_is_told_only_where_some_is_not() -> None:
    """What another has to take up is in time if it says yes."""
    sure = say("board.decision.part.sure", n=1)
    assert f": {sure}" not in page(given(PLAIN))
    assert f": {sure} en {say('board.decision.part.others', n=1)}" in page(given(PLAIN, OF_EMPLOYER))


@pytest.mark.parametrize(
    ("steps", "key"),
    [((lasts(1, "AA-01"),), "lasting"), (STEPS, "extra"), ((lasts(4, "BB-02"), *STEPS), "hours")],
)
def test_what_is_asked_of_the_employer_is_named_by_what_it_is(steps: tuple[Measure, ...], key: str) -> None:
    """Formation, extra hours, or both; and the employer decides after the body that asks it."""
    inputs = given(*steps)
    asked = [row[0].lower() for row in cells(inputs).values()]
    for other in ("lasting", "extra", "hours"):
        found = any(say(f"board.parties.matter.{other}") in text.split("; ") for text in asked)
        assert found == (other == key), other
    employer = cells(inputs)[party_title(inputs, "employer")]
    assert ", na " in employer[-1]


def test_an_employer_that_only_takes_up_an_action_decides_after_nobody() -> None:
    """And who takes up without hours of the team leaves the team's row as it is."""
    found = cells(given(PLAIN, OF_EMPLOYER))
    inputs = given(PLAIN, OF_EMPLOYER)
    assert ", na " not in found[party_title(inputs, "employer")][-1]
    team = found[party_title(inputs, "team")][0].lower()
    assert team == say("board.parties.leads", n=1, names="1")


def test_a_row_lasts_until_the_last_action_of_its_party() -> None:
    """The quarter in which all of it is done."""
    inputs = given(PLAIN, measure(2, [("AA-02", 0, 4)], 10, lead_quarters=3))
    assert cells(inputs)[party_title(inputs, "team")][-1] == say("plan.brief.until", quarter="kw 4 2026")


def test_work_that_lasts_from_after_the_year_asks_no_hours_in_it() -> None:
    """What ends in the last quarter begins to ask after it."""
    inputs = given(lasts(1, "AA-01", lead_quarters=4))
    (each,) = inputs.made.choice.advised.lasting_of
    assert each.begins > inputs.planned.horizon[-1]
    assert f"{hours_text(Fraction(0))} uur t/m" not in page(inputs)
    assert f"{hours_text(Fraction(2))} uur t/m" in page(given(lasts(1, "AA-01", lead_quarters=3)))


def test_a_limit_that_is_reached_after_the_quarters_ahead_is_not_reached_in_them() -> None:
    """By decision of people it ends later: then no way to go on is told to reach it."""
    assert given(PLAIN).made.choice.now.limits == 1
    assert given(PLAIN, M_AA_01=BEHIND).made.choice.now.limits == 0


def test_the_list_of_a_municipality_asks_no_formation_of_a_team() -> None:
    """What keeps coming back to its teams is in their plans, and its own work is its own."""
    upkeep = {party: {"n": 12, "per": "team", "every": "year"} for party in ("municipality", "team")}
    made = town(step(1, upkeep=upkeep, upkeep_basis="Verzonnen.")).made
    assert made.planned.placed
    assert made.choice.lasting == 0
    assert "hours" not in made.choice.matters


def test_an_amount_is_of_what_ends_in_the_quarters_ahead() -> None:
    """Money, and what somebody has to estimate, of what has no place then is no part of what is asked now."""
    known, unknown = {"low": 500, "high": 800, "basis": "Verzonnen."}, {"by": "employer"}
    for cost, part in ((known, ["M-AA-01"]), (unknown, [])):
        steps = [
            measure(n, [(c, 0, 4)], 1, cost=cost, lead_quarters=lead)
            for n, c, lead in ((1, "AA-01", 1), (2, "AA-02", 6))
        ]
        found = given(*steps).made.amount
        assert [each.task for _, each in found.parts] == part
        assert found.open == (() if part else ("M-AA-01",))


def test_without_a_decision_only_what_begins_keeps_asking_hours() -> None:
    """Not what another has to take up: that lasts with the decision alone."""
    own, other = lasts(1, "AA-01"), lasts(2, "AA-02", actor="employer")
    choice = given(own, other).made.choice
    assert choice.lasting == 16
    assert [each.task for each in choice.lasting_undecided_of] == ["M-AA-01"]
    assert choice.lasting_undecided == 8
