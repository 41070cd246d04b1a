# SPDX-License-Identifier: EUPL-1.2
"""What a board edition says on page one, for who has read nothing else, follows from data or is asked."""

import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from tests.documents.plan.board.test_board import DAY
from tests.documents.plan.made_plans import number, rows, said
from tests.work.small import opened
from toolkit.documents.plan.amounts import lasting_hours
from toolkit.documents.plan.board.actions import actions, moved_texts
from toolkit.documents.plan.board.amount import to_know
from toolkit.documents.plan.board.closing import closing
from toolkit.documents.plan.board.decision import decision
from toolkit.documents.plan.board.means import means
from toolkit.documents.plan.board.parties import parties, party_title
from toolkit.documents.plan.chapters.safety import safety
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.model.region import Body
from toolkit.planning.decided.condition import conditions
from toolkit.planning.decided.turn import is_open, taken_over
from toolkit.planning.weighed.formation import formation_table
from toolkit.planning.weighed.limits import LimitWay
from toolkit.planning.weighed.others import OTHER_PARTIES
from toolkit.planning.weighed.price import price_of, price_of_fte, productive_hours
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, euros_text
from toolkit.work.make.gather import Gather


@pytest.fixture(scope="module")
def asking(demo: Path) -> tuple[PlanInputs, ...]:
    """What the board editions of the example region are made from, of teams whose plan asks something."""
    work = opened(demo)
    gather = Gather(work, work.score(work.region.last_round()), "board", "coded", day=DAY, concept=True)
    units = (u for u in gather.scored.units if u.standards and u.unit.kind == "team")
    found = [inputs for u in units if isinstance(inputs := gather.inputs(u), PlanInputs)]
    return tuple(inputs for inputs in found if not inputs.made.provisional)


def page(inputs: PlanInputs) -> str:
    """All text of the decision."""
    return " ".join(said(decision(inputs)))


def with_route(inputs: PlanInputs, *route: Body, **fields: object) -> PlanInputs:
    """The same plan in a region with another route; without one only other fields."""
    change = {**fields, **({"route": route} if route else {})}
    region = inputs.outcome.region.model_copy(update=change)
    return replace(inputs, outcome=replace(inputs.outcome, region=region))


def turns_of(inputs: PlanInputs) -> list[str]:
    """Who has a turn, in the order of page one."""
    label = say("board.meetings.label")
    line = next(t for t in said(decision(inputs)) if t.startswith(label))
    return line.removeprefix(label).strip().rstrip(".").split(", ")


def test_the_advice_says_how_many_more_it_brings_in_time(asking: tuple[PlanInputs, ...]) -> None:
    """Than the hours of now do; also where a higher pace would bring still more."""
    looked = set()
    for inputs in asking:
        made = inputs.made.choice
        more = len(made.advised.in_time) - len(made.now.in_time)
        if len(made.options) > 1:
            assert (say("board.advice.hours", n=more) in page(inputs)) == (more > 0)
            looked.add((more > 0, made.advised is made.options[-1]))
    assert (True, False) in looked


def test_each_way_tells_how_much_of_it_is_sure(asking: tuple[PlanInputs, ...]) -> None:
    """In the table as in the sentence: without a decision as many are sure as with what is advised.

    What is sure waits for no other party: neither to join in, nor to say yes to an action of its own.
    """
    looked = 0
    for inputs in asking:
        made = inputs.made.choice
        own = {a.id for a in inputs.actions if not is_open(a) and not taken_over(a)}
        for option, row in zip(made.options, rows(decision(inputs)), strict=False):
            others = {p.task.id for p in option.planned.placed if p.task.actor != "team"} - own
            bound = {*option.waiting, *others} | {t for t in option.in_time if t not in made.now.in_time}
            certain = [t for t in option.in_time if t not in bound]
            assert row[-1] == f"{len(option.in_time)} van {len(option.planned.todo)} ({len(certain)})"
            looked += 1
        if len(made.options) == 1:  # then the sentence alone says it
            continue
        last = rows(decision(inputs))[-1][-1]
        begun = made.now.planned.placed
        others = {p.task.id for p in begun if p.task.actor != "team"} - own
        without = [t for t in made.in_time_undecided if t not in others]
        assert last.startswith(f"{len(made.in_time_undecided)} van")
        assert last.endswith(f"({len(without)})")
    assert looked > 10


def test_hours_of_others_are_those_of_their_rows(asking: tuple[PlanInputs, ...]) -> None:
    """A reader who adds up the rows of all parties but the team finds the hours of page one."""
    for inputs in asking:
        shown = [number(row[2]) for row in rows(parties(inputs))[1:] if row[2]]
        match = re.search(r"Wacht op anderen \(([\d.]+) uur van hen\):", page(inputs))
        assert match is not None
        assert number(match[1]) == sum(shown) > 0


def test_a_party_has_the_same_actions_on_page_one_and_in_its_row(asking: tuple[PlanInputs, ...]) -> None:
    """Whatever waits for it, by number; nothing stands twice in a row."""
    looked = 0
    for inputs in asking:
        ranks = {a.id: str(a.rank) for a in inputs.actions}
        shown = {row[0]: row[1] for row in rows(parties(inputs))}
        for party in OTHER_PARTIES:
            waits = {ranks[t] for t, whom in inputs.made.choice.advised.waiting.items() if party in whom}
            if waits:
                told = re.sub(
                    r"\d+,\d+ fte|\d+ (?:extra|punt|acti)\w*|meldt vóór [^;]*",
                    "",
                    shown[party_title(inputs, party)],
                )
                named = re.findall(r"\d+", told)
                assert waits <= set(named)
                assert len(named) == len(set(named))
                looked += 1
    assert looked > 5


def test_what_gives_way_to_a_missed_limit_is_told(asking: tuple[PlanInputs, ...]) -> None:
    """Where extra hours move an action out, it says so; and for which action, when that is for a limit."""
    inputs = next(i for i in asking if i.made.choice.moved_back)
    made, ranks = inputs.made.choice, inputs.made.ranks
    (first, *_) = made.by_extra_hours
    assert len(list(moved_texts(made, ranks))) == 1
    way = LimitWay("AA-01", (first, made.now.in_time[0]), (), made.advised.planned.horizon[-1])
    missed = replace(made, advised=replace(made.advised, limit_ways=(way,)))
    *_, told = moved_texts(missed, ranks)
    assert told.startswith(f"Actie {ranks[first]} gaat voor: ")
    assert list(moved_texts(replace(missed, advised=missed.now), ranks)) == []


def test_who_has_not_answered_a_limit_is_asked_before_a_day(asking: tuple[PlanInputs, ...]) -> None:
    """An open lower limit stands in the decision by name, with who answers it and by when."""
    kinds = set()
    for inputs in asking:
        titles = [inputs.title_of(c) for c, result in inputs.results.items() if result.limit == "open"]
        day = day_text(inputs.made.terms.told)
        told = page(inputs)
        assert all(f"'{title}'" in told for title in titles[:2])
        assert (f"Het team antwoordt vóór {day}" in told) == bool(titles)
        assert (f"Het team antwoordt vóór {day}" in " ".join(said(safety(inputs)))) == bool(titles)
        kinds.add(bool(titles))
    assert kinds == {True, False}


def test_every_turn_stands_in_the_order_of_the_route(asking: tuple[PlanInputs, ...]) -> None:
    """The team first, then each body that advises or decides; one that only advises with the day.

    The employer comes behind the body that asks it for hours, wherever that stands on the route.
    """
    (inputs, *_) = asking
    assert "hours" in inputs.made.choice.matters
    day = day_text(inputs.made.terms.told)
    bodies = [f"Klankbordgroep van directeuren (advies vóór {day})", "SSD", "BOSD"]
    assert turns_of(inputs) == ["team", *bodies, "werkgever"]
    first, pace, last = inputs.outcome.region.route
    moved = with_route(inputs, first, last, pace)
    assert turns_of(moved) == ["team", bodies[0], "BOSD", "werkgever", "SSD"]
    for each in asking:
        assert ("werkgever" in turns_of(each)) == ("hours" in each.made.choice.matters)
    one = Body(id="raad", title="Raad", step="decided", decides=("plan", "hours", "pace"))
    alone = with_route(replace(inputs, reader=replace(inputs.reader, body=one)), one)
    assert say("board.meetings.label") not in page(alone)


def test_who_waits_for_a_decision_comes_after_it_on_every_page(asking: tuple[PlanInputs, ...]) -> None:
    """Employer and municipality wait; a body that goes before never does, and no row turns that round."""
    named = set[str]()
    for inputs in asking:
        made, order = inputs.made.choice, [each.title for each in inputs.outcome.region.route]
        lost = [task for task in made.advised.in_time if task not in made.in_time_undecided]
        bound = conditions(inputs.actions, made.advised)
        whom = {p for t in lost if t in bound for p in (bound[t].decides, *bound[t].joins)} - {None, "region"}
        match = re.search(
            r"Zonder ja van BOSD te laat: [^.;]*(?:; dan wacht(?:en)? ([^.]+))?\.", page(inputs)
        )
        assert (match is None) == (len(made.options) == 1 or not lost)
        if match is not None:
            assert set(re.split(", | en ", match[1] or "")) - {""} == {say(f"plan.who.{p}") for p in whom}
            named |= {str(party) for party in whom}
        for row in (row for row in rows(parties(inputs)) if row[0] in order):
            before = re.search(r", na (\w+)", row[3])
            ahead = order[: order.index(row[0])]
            assert before is None or any(title.endswith(f"({before[1]})") for title in ahead)
        assert not re.search("na (SSD|BOSD)", " ".join(said(actions(inputs))))
    assert named == {"employer", "municipality"}


def test_what_comes_later_has_its_work_and_price_on_page_one(asking: tuple[PlanInputs, ...]) -> None:
    """The way that asks least does not look cheap: what it puts off asks hours and euro, said with it."""
    looked = 0
    for inputs in asking:
        later = lasting_hours(inputs) - inputs.made.choice.advised.lasting
        match = re.search(r"daarna nog ([\d.]+) uur per jaar \((€\xa0([\d.]+)–([\d.]+))\)", page(inputs))
        assert (match is None) == (not later)
        if match is not None:
            hours, low, high = (number(match[n]) for n in (1, 3, 4))
            cost = inputs.made.cost
            assert cost is not None
            year = price_of_fte(cost)
            assert abs(hours - later) <= Fraction(1, 2)
            assert abs(hours / productive_hours(cost) * Fraction(year.low) - low) <= 50
            assert abs(hours / productive_hours(cost) * Fraction(year.high) - high) <= 50
            assert f"nog {match[1]} uur per jaar ({match[2]})" in " ".join(said(means(inputs)))
            looked += 1
    assert looked > 5


def test_the_first_part_of_what_lasts_has_a_price_on_page_one(asking: tuple[PlanInputs, ...]) -> None:
    """It is the price of the hours as they are shown, and the same as in the chapter on means."""
    looked = 0
    for inputs in asking:
        if match := re.search(
            r"blijvend[^:]*: ([\d.]+) uur t/m [^(,]+ \((€\xa0([\d.]+)–([\d.]+))\), dan", page(inputs)
        ):
            price = price_of(number(match[1]), inputs.made.cost)
            assert price is not None
            assert [Fraction(price.low), Fraction(price.high)] == [number(match[3]), number(match[4])]
            assert f" is dat {match[2]}." in " ".join(said(means(inputs)))
            looked += 1
    assert looked > 5


def test_what_holds_when_the_condition_is_not_met_stands_beside_it(asking: tuple[PlanInputs, ...]) -> None:
    """The way without extra hours where those were asked, else the first point; and what does not fit."""
    kinds = set()
    for inputs in asking:
        made, told = inputs.made.choice, page(inputs)
        bound, asks = f" bekend is {to_know(inputs)}. ", "hours" in made.matters
        after = told.partition(bound)[2]
        stays = bool(made.advised.planned.placed) and not made.advised.total
        assert (bound in told) == asks
        assert after.startswith("Besluit 1 blijft.") == (asks and stays)
        assert after.startswith("Dan geldt keuze A.") == (asks and made.advised.total > 0)
        if len(made.options) == 1 and not made.now.late:
            assert ("het blijvende werk niet." in told) == bool(made.lasting)
        kinds.add((asks, made.advised.total > 0))
    assert len(kinds) > 1


def test_a_body_after_the_last_decision_takes_note(asking: tuple[PlanInputs, ...]) -> None:
    """It is asked nothing: no advice before a day that is past when it meets."""
    (inputs, *_) = asking
    first = Body(id="stuurgroep", title="Stuurgroep", step="decided", decides=("plan", "hours", "pace"))
    after = Body(id="raad", title="Raad", step="discussed")
    told = page(with_route(replace(inputs, reader=replace(inputs.reader, body=after)), first, after))
    assert "Raad: ter kennis." in told
    assert "dvies vóór" not in told


def test_who_set_how_much_runs_at_once(asking: tuple[PlanInputs, ...]) -> None:
    """With whom it was agreed; else that the region chose it, or that nobody did: the usual."""
    inputs = next(i for i in asking if i.made.choice.option("pace") is not None)
    assert "(nu 5, afspraak met de directeuren)" in page(inputs)
    assert "pas als SSD dat toestaat" in page(inputs)
    assert "(nu 5, keuze van de regio)" in page(with_route(inputs, at_once_agreed=None))
    region = inputs.outcome.region
    fields = {k: getattr(region, k) for k in region.model_fields_set - {"at_once", "at_once_agreed"}}
    silent = type(region).model_construct(**fields)
    unsaid = replace(inputs, outcome=replace(inputs.outcome, region=silent))
    assert "(nu 5, gewone grens van dit programma)" in page(unsaid)


def test_a_higher_pace_says_how_many_run_then(asking: tuple[PlanInputs, ...]) -> None:
    """Each way at a higher pace by its letter with the most that it lets run in a quarter."""
    looked = set()
    for inputs in asking:
        for letter, option in zip("ABCD", inputs.made.choice.options, strict=False):
            told = f"{letter} ({option.most} acties tegelijk)" in page(inputs)
            assert told == (option.kind in {"spare", "pace"})
            looked.add(option.kind)
    assert looked == {"now", "hours", "spare", "pace"}


def test_what_the_team_lacks_is_no_part_of_the_amount(asking: tuple[PlanInputs, ...]) -> None:
    """It is said to be outside; both together have a price, from that of the same hours to that of others."""
    looked = 0
    for inputs in asking:
        told, cost = page(inputs), inputs.made.cost
        short = formation_table(inputs.team_form).difference.value
        if inputs.made.choice.lasting and short is not None and short > 0:
            price = price_of(Fraction(short) * productive_hours(cost), cost)
            plan = price_of(inputs.made.choice.lasting, cost)
            assert price is not None
            assert plan is not None
            least = max(price, plan, key=lambda each: each.high)
            prices = f"({euros_text(least.low, price.high + plan.high)})".replace(" tot €\u00a0", "–")
            assert f" fte {prices}." in told
            assert "Niet erin: tekort" in told
            looked += 1
        else:
            assert "Niet erin" not in told
    assert looked > 2


def test_the_end_explains_extra_hours_where_any_way_has_them(asking: tuple[PlanInputs, ...]) -> None:
    """Also of a way that is not advised: its hours stand in the table of page one."""
    kinds = set()
    for inputs in asking:
        made = inputs.made.choice
        told = say("board.method.extra_hours") in " ".join(said(closing(inputs)))
        assert told == any(option.total for option in made.options)
        kinds.add((told, bool(made.advised.total)))
    assert (True, False) in kinds
