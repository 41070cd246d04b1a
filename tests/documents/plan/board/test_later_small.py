# SPDX-License-Identifier: EUPL-1.2
"""What a board reads of what has a place and of what comes later, by small plans worked out by hand."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.documents.plan.board.test_board_small import board, lasts
from tests.documents.plan.board.test_decision_small import BEHIND, OF_EMPLOYER, PLAIN, page
from tests.documents.plan.made_plans import blocks_of, rows, said, tables
from tests.documents.plan.small.test_asked import LONG, STEPS, given
from tests.planning.made import measure
from toolkit.documents.audience import Reader
from toolkit.documents.plan.board.actions import actions, later
from toolkit.documents.plan.board.decision import decision
from toolkit.documents.plan.board.reader import lettered
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import decision_text, numbered, owner
from toolkit.model.content.measures import Measure
from toolkit.model.given.decision import ItemDecision
from toolkit.planning.decided.above import Above
from toolkit.planning.decided.condition import conditions
from toolkit.planning.proposed.horizon import Terms
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, listing

NO_ROOM = measure(3, [("BB-01", 0, 4)], 400, lead_quarters=8)
"""No hours within three years are enough for it, and its lead time is longer than the quarters ahead."""
ONE_AT_ONCE = Terms(date(2026, 4, 1), at_once=1)


def table(inputs: PlanInputs) -> list[tuple[str, ...]]:
    """The actions that have a place, row by row; the sum last."""
    return rows(actions(board(inputs)))


def told(inputs: PlanInputs) -> str:
    """All that is said of what comes later."""
    return " ".join(said(later(board(inputs))))


def lead_of(inputs: PlanInputs) -> str:
    """What stands above the actions."""
    return said(actions(board(inputs)))[0]


def test_what_has_no_place_is_not_counted_as_late_among_what_has() -> None:
    """It stands in the chapter on what comes later; a reader of the table looks for it there in vain."""
    assert say("board.actions.lead.in_time", n=1) in lead_of(given(PLAIN, LONG))


def test_what_people_have_begin_after_the_year_stands_with_what_comes_later_alone() -> None:
    """Of the quarters ahead it takes none: counted as done in them it would stand in two tables."""
    inputs = given(PLAIN, OF_EMPLOYER, M_AA_04=BEHIND)
    assert say("board.actions.lead.in_time", n=1) in lead_of(inputs)
    name = numbered(inputs, OF_EMPLOYER.id)
    assert name not in [row[0].split("\n")[0] for row in table(inputs)]
    assert name in " ".join(cell for row in rows(later(board(inputs))) for cell in row)
    assert OF_EMPLOYER.id in conditions(inputs.actions, inputs.option)
    assert say("board.actions.waiting", n=1) not in lead_of(inputs)


def test_what_is_done_in_the_last_quarter_ahead_is_done_in_the_year() -> None:
    """It has a row and is counted as ready, though all of it stands in that one quarter."""
    inputs = given(PLAIN, OF_EMPLOYER, M_AA_04={"quarter": "2027-q1"})
    (last,) = (p for p in inputs.planned.placed if p.task.id == OF_EMPLOYER.id)
    assert last.start == last.end == inputs.planned.horizon[-1]
    assert numbered(inputs, OF_EMPLOYER.id) in [row[0].split("\n")[0] for row in table(inputs)]
    assert say("board.actions.lead.in_time", n=2) in lead_of(inputs)
    assert say("board.actions.runs_on", n=1) not in lead_of(inputs)


def test_what_ends_after_the_year_is_said_to_run_on() -> None:
    """It takes hours of the quarters ahead, so it has a row; done in them it is not."""
    two = measure(4, [("BB-02", 0, 4)], 10, lead_quarters=2)
    inputs = given(PLAIN, two, M_AA_04={"quarter": "2027-q2"})
    assert numbered(inputs, two.id) in [row[0].split("\n")[0] for row in table(inputs)]
    assert say("board.actions.lead.in_time", n=1) in lead_of(inputs)
    assert say("board.actions.runs_on", n=1) in lead_of(inputs)


def test_every_action_that_waits_is_counted_also_what_begins_before_the_decision() -> None:
    """What the team took over and another takes up begins before that day, and needs its yes all the same."""
    inputs = given(PLAIN, OF_EMPLOYER, M_AA_04={"decision": "accepted"})
    assert not inputs.made.choice.waiting
    assert say("board.actions.waiting", n=1) in lead_of(inputs)


def test_what_has_no_place_is_not_said_to_wait_for_a_yes() -> None:
    """A yes of who takes it up gives it no place: it stands with what comes later."""
    led = LONG.model_copy(update={"actor": "employer", "once": {"employer": 5}})
    inputs = given(PLAIN, led)
    assert inputs.made.choice.advised.late == (led.id,)
    assert led.id not in conditions(inputs.actions, inputs.option)
    assert say("board.actions.waiting", n=1) not in lead_of(inputs)


def test_an_action_says_that_it_has_its_place_by_the_extra_hours() -> None:
    """And only that one: the others have theirs with the hours of now."""
    inputs = given(*STEPS)
    (only,) = inputs.made.choice.by_extra_hours
    extra = say("board.actions.by_extra_hours")
    marked = [row[0].partition(".")[0] for row in table(inputs) if extra in row[-1]]
    assert marked == [str(inputs.made.ranks[only])]


def test_the_sum_of_what_lasts_is_that_of_the_column_above_it() -> None:
    """Also of what only the extra hours give a place."""
    inputs = given(*[lasts(n, c, 30, lead_quarters=2) for n, c in enumerate(("AA-01", "AA-02", "BB-01"), 1)])
    assert inputs.made.choice.by_extra_hours
    *each, total = [row[3] for row in table(inputs)]
    assert sum(map(int, each)) == int(total) == 24


def test_what_waits_for_another_says_what_the_team_decided_already() -> None:
    """Of the region's own only what it waits for: that it was put off stands there already."""
    inputs = given(PLAIN, OF_EMPLOYER, M_AA_04={"decision": "accepted"})
    shown = board(inputs)
    row = next(row for row in table(inputs) if "Stap 4" in row[0])
    accepted = decision_text(shown, shown.made.action(OF_EMPLOYER.id))
    assert accepted
    assert accepted in row[-1]
    of_region = measure(2, [("AA-02", 0, 4)], {"region": 5}, actor="region")
    above = Above(joint={of_region.id: ItemDecision(answer="later")})
    put_off = board(given(PLAIN, of_region, over=above))
    row = next(row for row in table(put_off) if "Stap 2" in row[0])
    waits = conditions(put_off.actions, put_off.option)[of_region.id]
    again = decision_text(put_off, put_off.made.action(of_region.id))
    assert waits.decides == "region"
    assert again
    assert again not in row[-1].split("\n")


@pytest.mark.parametrize(
    ("steps", "key", "n", "dated"),
    [((PLAIN, LONG), "all", 1, 1), ((PLAIN, NO_ROOM), "none", 1, 0), ((NO_ROOM, LONG), "some", 2, 1)],
)
def test_what_comes_later_is_told_apart_by_whether_it_has_a_date(
    steps: tuple[Measure, ...], key: str, n: int, dated: int
) -> None:
    """And page one asks the same: another date, or to wait."""
    inputs = given(*steps)
    assert say(f"board.later.lead.{key}", n=n, dated=dated, undated=n - dated) in told(inputs)
    asked = {"all": "pace", "none": "undated", "some": "pace_and"}[key]
    day, undated = day_text(inputs.made.terms.over), n - dated
    begins, _, ends = say(
        f"board.decision.{asked}", n=dated or undated, m=undated, day=day, which="@"
    ).partition("@")
    assert begins in page(inputs)
    assert ends in page(inputs)


def test_a_date_that_the_extra_hours_give_is_told_so() -> None:
    """Who says no to the hours says no to that date."""
    of_now, extra = say("board.later.of_now"), say("board.later.extra")
    for inputs, is_extra in ((given(*STEPS, LONG), True), (given(PLAIN, LONG), False)):
        assert (extra in told(inputs), of_now in told(inputs)) == (is_extra, not is_extra)


def test_what_is_ready_first_stands_first() -> None:
    """By quarter, whatever the numbers, and a row a year: in a year there are more and more of them."""
    slow = [measure(n, [(c, 0, 4)], 4, lead_quarters=q) for n, c, q in ((1, "AA-01", 8), (2, "AA-02", 7))]
    shown = board(given(*slow, LONG))
    names = [numbered(shown, task) for task in (LONG.id, "M-AA-02", "M-AA-01")]
    by = [say("board.later.by", n=n, names=name) for n, name in zip((3, 4, 1), names, strict=True)]
    assert rows(later(shown)) == [
        (say("board.later.in", year=2027), "2", "\n".join(by[:2])),
        (say("board.later.in", year=2028), "1", by[2]),
    ]


def test_what_has_no_date_stands_by_who_takes_it_up_with_the_day_of_the_proposal() -> None:
    """The day after the next round, and a line for each party."""
    other = NO_ROOM.model_copy(update={"id": "M-AA-04", "actor": "municipality", "lifts": LONG.lifts})
    inputs = given(PLAIN, NO_ROOM, other)
    undated = inputs.made.choice.undated
    assert {owner(inputs, task) for task in undated} == {
        say("plan.who.team"),
        say("plan.who.municipality"),
    }
    assert say("board.later.proposal", n=2, day=day_text(inputs.made.terms.over)) in told(inputs)
    for task in undated:
        assert say("board.later.by_who", who=owner(inputs, task)) in told(inputs)


def test_only_what_an_other_way_brings_in_time_is_told_of_that_way() -> None:
    """Not of the advised way what it brings itself: that is not late there."""
    small = [step.model_copy(update={"once": {"team": 2}}) for step in STEPS]
    faster = given(*small, terms=ONE_AT_ONCE)
    letter, way = lettered(faster.made.choice)[1]
    assert (faster.made.choice.advised.kind, way.kind) == ("now", "spare")
    (late,) = faster.made.choice.advised.late
    what = say("board.decision.option", letter=letter)
    brings = say("board.later.brings", what=what, n=1, names=str(faster.made.ranks[late]))
    assert say("board.later.in_time_by", parts=brings) in told(faster)
    hours = given(*STEPS, LONG)
    assert hours.made.choice.advised.kind == "hours"
    assert say("board.later.in_time_by", parts="@").partition("@")[0] not in told(hours)


def test_a_body_that_decides_something_itself_is_not_told_that_it_only_advises() -> None:
    """Who decides about what comes late, and goes before who decides about the plan, has two tasks."""
    late, plain = given(PLAIN, LONG), given(PLAIN)
    first, last = late.outcome.region.route
    for inputs, reader, key in (
        (late, first, "decides"),
        (plain, first, "advises"),
        (plain, last, "decides"),
    ):
        terms = inputs.made.terms
        days = {"day": day_text(terms.fed.first_day), "told": day_text(terms.told)}
        assert days["day"] != days["told"]
        text = " ".join(said(decision(replace(inputs, reader=Reader("board", body=reader)))))
        lead = say(f"board.decision.lead.{key}", body=reader.title, quarter=terms.fed.number, **days)
        assert lead in text


def test_formation_is_asked_without_a_word_about_extra_hours_that_nobody_needs() -> None:
    """Nought hours extra is no question."""
    inputs = given(lasts(1, "AA-01"))
    assert inputs.made.choice.lasting
    assert say("board.decision.extra", total=0) not in page(inputs)
    assert say("board.decision.extra", total=20) in page(given(*STEPS))


@pytest.mark.parametrize(("once", "yearly"), [(True, False), (False, True), (False, False)])
def test_an_option_says_whether_its_price_is_of_more_than_hours(*, once: bool, yearly: bool) -> None:
    """Once and each year apart: money for something else is in the one that it is paid in."""
    cost = {"low": 500, "high": 800, "basis": "Verzonnen.", "yearly": yearly} if once or yearly else None
    steps = [
        lasts(n, c, 30, lead_quarters=2, cost=cost if n == 1 else None)
        for n, c in enumerate(("AA-01", "AA-02", "BB-01"), 1)
    ]
    row = options(given(*steps))["hours"]
    more = say("board.option.priced_all", amount="@", price="#").partition("#")[0].partition("@")[2]
    plain = say("board.option.priced", amount="@", price="#").partition("#")[0].partition("@")[2]
    assert more != plain
    assert [more in cell for cell in row[1:3]] == [once, yearly]


def options(inputs: PlanInputs) -> dict[str, tuple[str, ...]]:
    """The row of each way to go on."""
    found = rows(decision(board(inputs)))
    kinds = [option.kind for option in inputs.made.choice.options]
    return dict(zip(kinds, found, strict=False))


@pytest.mark.parametrize("open_", [False, True])
def test_the_head_of_the_options_says_that_something_is_still_to_be_estimated(*, open_: bool) -> None:
    """Also where only a way that is not advised brings that action."""
    cost: Any = {"by": "employer"} if open_ else None
    small = [step.model_copy(update={"once": {"team": 2}}) for step in STEPS[:2]]
    small.append(measure(3, [("BB-01", 0, 4)], 2, lead_quarters=2, cost=cost))
    inputs = given(*small, terms=ONE_AT_ONCE)
    assert not inputs.made.amount.open
    (ways,) = tables(blocks_of(decision, board(inputs)))
    assert ways.heads[1] == say(f"board.option.head.once{'_open' if open_ else ''}")


def test_a_plan_raises_only_what_is_in_it() -> None:
    """No decision about a plan without any action that has a place; hours also for what lasts alone."""
    assert given(LONG).made.choice.matters == ("pace",)
    assert given(PLAIN).made.choice.matters == ("plan",)
    assert given(lasts(1, "AA-01")).made.choice.matters == ("plan", "hours")


def test_what_a_decision_takes_out_of_time_is_told_beside_what_it_brings() -> None:
    """One action fits in the hours of now and gives way to two with more of them: no is not only loss."""
    asks = zip(
        (1, 2, 3, 4), ("AA-01", "AA-02", "BB-01", "BB-02"), (120, 40, 80, 80), (2, 3, 2, 2), strict=True
    )
    steps = [measure(n, [(c, 0, 4)], hours, lead_quarters=lead) for n, c, hours, lead in asks]
    inputs = given(*steps, terms=Terms(date(2026, 4, 1), at_once=2))
    made, ranks = inputs.made.choice, inputs.made.ranks
    assert (made.advised.kind, made.in_time_undecided) == ("hours", ("M-AA-02",))
    lost = [str(ranks[task]) for task in ("M-AA-01", "M-AA-03")]
    both = say("board.decision.lost_but", names=listing(lost), but=str(ranks["M-AA-02"]))
    assert say("board.decision.lost_alone", late=2, names=both) in page(inputs)
    assert "M-AA-02" in made.moved_back
    moved = say("board.actions.moved_back", n=1, names=str(ranks["M-AA-02"]))
    assert moved in " ".join(said(actions(board(inputs))))


def test_that_nothing_is_agreed_of_what_comes_later_is_told_only_where_something_does() -> None:
    """Without a decision its new date is nobody's."""
    for inputs, late in ((given(PLAIN, LONG), True), (given(PLAIN), False)):
        assert (say("board.decision.not_agreed") in page(inputs)) == late
