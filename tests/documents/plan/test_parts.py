# SPDX-License-Identifier: EUPL-1.2
"""What the parts of a plan say agrees with the planning and the requests, worked out anew."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction
from functools import cache

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from tests.documents.plan.made_plans import PARTIES, blocks_of, lines, near, number, quarters, tables, teams
from tests.strategies import DEEP, kept
from toolkit.documents.audience import Reader
from toolkit.documents.blocks import Blocks, Card, Text
from toolkit.documents.editions import EDITIONS, Edition
from toolkit.documents.plan.annexes.elsewhere import elsewhere
from toolkit.documents.plan.annexes.gaps import gaps
from toolkit.documents.plan.annexes.steps import steps
from toolkit.documents.plan.chapters.brief import brief
from toolkit.documents.plan.chapters.means import means
from toolkit.documents.plan.chapters.others import others
from toolkit.documents.plan.chapters.planning import planning
from toolkit.documents.plan.chapters.priorities import PRIORITIES
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import action_title, addressee_title, holder, whose_turn
from toolkit.documents.plan.order import plan_document
from toolkit.documents.plan.requests import cause_text
from toolkit.model.content.measures import Party
from toolkit.planning.timed.timetable import Placement, State
from toolkit.planning.weighed.requests import ADDRESSEES
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, quarter_short

STATES: tuple[State, ...] = ("placed", "outside", "done")

many = settings(max_examples=30 * DEEP)


def name_of(given_: PlanInputs, placement: Placement) -> str:
    """Number and title of an action as a table shows it."""
    return say("plan.numbered", rank=placement.task.rank, title=action_title(given_, placement.task.id))


def running(given_: PlanInputs) -> list[Placement]:
    """What is still to be done."""
    return [p for p in given_.planned.placements if p.state != "done"]


def hours_of(placement: Placement, party: Party) -> Fraction:
    """What an action asks of a party, by its measure."""
    measure = placement.task.measure
    return Fraction(0) if measure is None else Fraction(measure.hours.get(party, 0))


def _without_total(blocks: Blocks) -> list[tuple[str, ...]]:
    """The rows of a table of actions; where it has a total, that is of the hours from now on."""
    rows = [row for t in tables(blocks) for row in t.rows]
    if not rows or rows[-1][0] not in {say("plan.planning.total"), say("plan.planning.total_todo")}:
        assert len(rows) <= 1
        return rows
    hours = [number(row[3]) for row in rows[:-1] if say("plan.planning.done") not in row[4]]
    assert abs(sum(hours) - number(rows[-1][3])) <= Fraction(len(rows), 20)
    return rows[:-1]


_ABOUT = ("action", "who", "hours", "later")
_ONCE = ("deadline", "hours_help")
OWN = {say("plan.who.team"), say("plan.brief.told_by")}
"""Who page one names beside those whom the plan asks something."""


def _elsewhere(found: PlanInputs) -> list[dict[str, str]]:
    """The rows of the annex by the name of each column."""
    keys = {say(f"plan.elsewhere.head.{key}"): key for key in (*_ABOUT, *_ONCE, "whom")}
    shown = tables(blocks_of(elsewhere, found))
    return [dict(zip((keys[head] for head in t.heads), row, strict=True)) for t in shown for row in t.rows]


@many
@given(kept(teams))
def test_every_action_of_the_plan_stands_in_the_planning_table(found: PlanInputs) -> None:
    """With its hours and its quarters; what has no row in the body has one in the annex, and nobody else."""
    placements = found.planned.placements
    body = _without_total(blocks_of(planning, found))
    placed = [p for p in placements if p.state == "placed"]
    assert [row[0] for row in body] == [name_of(found, p) for p in placed]
    for row, placement in zip(body, placed, strict=True):
        assert near(number(row[3].rpartition(" ")[2]), Fraction(placement.task.hours))
        assert quarters(row[4]) == (placement.start, placement.end)
    shown = {row[0] for row in body} | {row["action"].split("\n")[0] for row in _elsewhere(found)}
    assert shown == {name_of(found, p) for p in placements}
    counting = {a.id for a in found.actions if a.counts}
    assert {p.task.id for p in placements} == counting
    left = [f"'{a.title}' ({a.rank})" for a in found.actions if not a.counts]
    said = " ".join(b.text for b in blocks_of(planning, found) if isinstance(b, Text))
    assert not placements or all(name in said for name in left)


@many
@given(kept(teams))
def test_the_hours_per_quarter_are_those_of_the_actions_in_it(found: PlanInputs) -> None:
    """Each action spreads its hours evenly; used, available and left follow from that."""
    captions = {t.caption: t for t in tables(blocks_of(means, found))}
    table = captions.get(say("plan.means.hours", **holder(found)))
    placed = [(p.task, p.start, p.end) for p in found.planned.placements if p.start and p.end]
    items = {i.task: i.later for request in found.made.requests for i in request.items}
    later = [(t, e.plus(1 - t.lead), e) for t in found.planned.tasks if t.id in items and (e := items[t.id])]
    later = [(t, start, end) for t, start, end in later if t.id not in {p[0].id for p in placed}]
    zero = Fraction(0)
    if table is None:
        runs = [
            t for t, start, end in (*placed, *later) if any(start <= q <= end for q in found.planned.horizon)
        ]
        assert not any(t.hours for t in runs)
        return
    asked = {key: say(f"plan.means.head.{key}") for key in ("used", "beyond", "lasting", "running")}
    totals = dict.fromkeys(table.heads[1:], zero)
    for row, quarter in zip(table.rows, found.planned.horizon, strict=False):
        assert quarters(row[0]) == (quarter, quarter)
        cells = dict(zip(table.heads, map(number, row), strict=True))
        here, on = ([t for t, start, end in ts if start <= quarter <= end] for ts in (placed, later))
        ended = [t for t, _, end in (*placed, *later) if end < quarter]
        expected = {
            "used": sum((t.per_quarter for t in here), zero),
            "beyond": sum((t.per_quarter for t in on), zero),
            "lasting": sum((t.hours_a_year("team") for t in ended), zero) / 4,
            "running": Fraction(sum(t.of_holder for t in (*here, *on))),
        }
        for key, value in expected.items():
            assert near(cells.get(asked[key], zero), value)
        free, used, beyond = say("plan.means.head.left"), asked["used"], asked["beyond"]
        capacity = found.planned.capacity
        assert (free in cells) == (capacity is not None)  # nothing is said of what nobody gave
        if capacity is not None:
            assert cells[say("plan.means.head.capacity")] == capacity
            assert cells[free] == capacity - cells[used] - cells.get(beyond, zero)
        totals = {name: n + cells[name] for name, n in totals.items()}
    last = dict(zip(table.heads, table.rows[-1], strict=True))
    assert len(table.rows) == len(found.planned.horizon) + 1
    assert last[asked["running"]] == ""
    assert all(number(last[n]) == total for n, total in totals.items() if n != asked["running"])


@many
@given(kept(teams))
def test_what_becomes_of_the_hours_adds_up_to_page_one(found: PlanInputs) -> None:
    """The rows add up to their total; that is what page one and the risks say, and no action is left out."""
    table = next(
        (t for t in tables(blocks_of(means, found)) if t.caption == say("plan.means.split", **holder(found))),
        None,
    )
    waiting = [p for p in running(found) if p.late]
    if table is None:
        beyond = [p for p in running(found) if p.end is not None and p.end > found.planned.horizon[-1]]
        assert not waiting + beyond
        return
    *parts, total = table.rows
    assert number(total[1]) == sum(number(row[1]) for row in parts) == len(running(found))
    assert near(number(total[2]), found.made.hours_of())
    asked = sum((Fraction(p.task.hours) for p in waiting if p.state == "outside"), Fraction(0))
    names = {say(f"plan.means.kind.{kind}") for kind in ("short", "pace", "lead")}
    assert near(sum((number(row[2]) for row in parts if row[0] in names), Fraction(0)) / 2, asked / 2)


@many
@given(kept(teams, whole=True))
def test_money_adds_up_per_addressee_once_and_yearly_apart(found: PlanInputs) -> None:
    """Every amount of an action stands in the table; an addressee with several has their sum below them."""
    costs = [p.task.measure.cost for p in running(found) if p.task.measure and p.task.measure.cost]
    table = next((t for t in tables(blocks_of(means, found)) if t.caption == say("plan.money.title")), None)
    if table is None:
        assert costs == []
        return
    total, amounts = say("plan.means.total"), [[range_of(cell) for cell in row[2:]] for row in table.rows]
    for cost in costs:
        assert [Fraction(cost.low), Fraction(cost.high)] in [row[cost.yearly] for row in amounts]
    for who in {row[0] for row in table.rows}:
        own = [
            (row[1] == total, cells) for row, cells in zip(table.rows, amounts, strict=True) if row[0] == who
        ]
        parts, sums = ([cells for is_sum, cells in own if is_sum == kind] for kind in (False, True))
        assert len(sums) == (sum(any(cells) for cells in parts) > 1)
        for column in (0, 1) if sums else ():
            added = [
                sum(ends) for ends in zip(*(cells[column] for cells in parts if cells[column]), strict=True)
            ]
            assert sums[0][column] == added


def range_of(cell: str) -> list[Fraction]:
    """The two ends of an amount in a cell; nothing where it has none."""
    ends = [number(text) for text in re.findall(r"€\s([\d.,]+)", cell)]
    return ends * 2 if len(ends) == 1 else ends


_NUMBERS_ALONE = re.compile(r"(daarop wacht|beslist over)[^:]*: [\d, –en]+")


_PROMISE = say("plan.brief.promises", parts="").strip()
"""Hours that a party gives an action of the team: they stand among what others do, and are no request."""


def brief_rows(found: PlanInputs) -> list[tuple[str, ...]]:
    """What page one asks of others: of whom, what, and how much."""
    before = say("plan.brief.before", day=day_text(found.made.terms.fed.first_day))
    # a quarter that is too full now, and that the team cannot empty itself, is told and asks nothing yet
    parties = (row for t in tables(blocks_of(brief, found)) for row in t.rows if row[1] not in OWN)
    rows = [row for row in parties if row[0] != say("plan.brief.now")]
    asked: list[tuple[str, ...]] = [
        (row[1], *line.partition(": ")[::2])
        for row in rows
        for line in row[2].split("; ")
        if not _NUMBERS_ALONE.fullmatch(line) and not line.startswith(_PROMISE)
    ]
    assert all(row[0] == before for row in rows)
    return asked


def ahead(found: PlanInputs, placement: Placement) -> Fraction:
    """Team hours of an action from now on: of its quarters ahead, or all of them without a place."""
    task, horizon = placement.task, found.planned.horizon
    hours = Fraction(task.hours)
    if placement.end is None:
        return hours
    quarters = [placement.end.plus(-n) for n in range(task.lead)]
    return hours / task.lead * sum(q in horizon for q in quarters)


def share(found: PlanInputs, placement: Placement) -> Fraction:
    """The part of an action with a place that is still to come."""
    assert placement.end is not None
    quarters = [placement.end.plus(-n) for n in range(placement.task.lead)]
    return Fraction(sum(q >= found.planned.horizon[0] for q in quarters), len(quarters))


@many
@given(kept(teams, whole=True))
def test_page_one_asks_what_the_planning_asks(found: PlanInputs) -> None:
    """Per request its hours and money, as the tables behind have; and what lasts, as formation."""
    asked = brief_rows(found)
    lasting = sum((a.lasting for a in found.made.asked), Fraction(0))
    if lasting:
        (formation,) = (row for row in asked if row[1] == say("plan.brief.formation"))
        asked.remove(formation)
        assert formation[:2] == (addressee_title(found, "employer"), say("plan.brief.formation"))
        least = Fraction(1, 100)  # of so little that it would round to nothing, one hundredth is asked
        assert abs(number(formation[2]) - max(lasting / 1872, least)) <= Fraction(1, 200)
    assert len(asked) == len(found.made.requests)
    for row, request in zip(asked, found.made.requests, strict=True):
        assert row[0] == addressee_title(found, request.addressee)
        assert number(row[1]) == len(request.items)
        assert ("uur" in row[2]) == (request.hours > 0)
        assert not request.hours or number(row[2]) == request.hours
        tasks = [found.planned.of(t) for t in request.tasks]
        costs = [p.task.cost for p in tasks if p is not None and p.task.cost is not None]
        assert ("€" in row[2]) == bool(costs)  # the measures of these teams have no cost per fte


@many
@given(kept(teams, whole=True))
def test_everything_late_is_asked_of_one_party(found: PlanInputs) -> None:
    """Each late action has one row with its hours and deadline, and so has each that is done, without any."""
    late = [p for p in found.planned.placements if p.state == "outside" or (p.end and p.end > p.deadline)]
    done = [p for p in found.planned.placements if p.state == "done"]
    rows = _elsewhere(found)
    shown = [p for p in found.planned.placements if p in late or p in done]
    assert [row["action"].split("\n")[0] for row in rows] == [name_of(found, p) for p in shown]
    expected: list[dict[str, str]] = []
    for row, placement in zip(rows, shown, strict=True):
        assert near(number(row["hours"]), Fraction(placement.task.hours))
        if placement in done:
            assert row["later"] == say("plan.planning.done")
            expected.append(dict.fromkeys(_ONCE, ""))
            continue
        assert placement.end is None or quarters(row["later"]) == (placement.end, placement.end)
        (request,) = (r for r in found.made.requests if placement.task.id in r.tasks)
        waits = whose_turn(found, placement.task.id) if placement.end is None else ""
        assert row["whom"].endswith(waits or say(f"plan.addressee.{request.addressee}_alone"))
        helped = any(i.task == placement.task.id and i.reason == "capacity" for i in request.items)
        expected.append(
            {
                "deadline": quarter_short(placement.deadline),
                "hours_help": cause_text(found, placement.task.id, "cell")
                or say(f"plan.elsewhere.{'affirmed' if helped else 'denied'}"),
            }
        )
    told = "\n".join(b.text for b in blocks_of(elsewhere, found) if isinstance(b, Text))
    for key in _ONCE:
        values = {row[key] for row in expected if row[key]}
        plain = key == "deadline" or values <= {say("plan.elsewhere.affirmed"), say("plan.elsewhere.denied")}
        once = len(rows) > 1 and len(values) == 1 and plain
        denied = "_not" if values == {say("plan.elsewhere.denied")} else ""
        sentence = say(f"plan.elsewhere.all.{key}{denied}", value=next(iter(values), ""))
        assert (sentence in told) == once
        for row, wanted in zip(rows, expected, strict=True):
            assert (key in row) != once
            assert row.get(key, wanted[key]) == wanted[key]


@many
@given(kept(teams))
def test_what_is_done_is_no_priority(found: PlanInputs) -> None:
    """It comes after what is to be done, each in the order of the plan; a missed lower limit stays first."""

    def last(criterion: str) -> bool:
        states = {p.state for p in found.planned.placements if criterion in p.task.criteria}
        return states == {"done"} and found.results[criterion].limit != "missed"

    order = [gap.criterion for gap in found.proposal.gaps]
    assert [gap.criterion for gap in found.gaps] == sorted(order, key=last)


@many
@given(kept(teams))
def test_every_other_difference_stands_once_with_its_actions(found: PlanInputs) -> None:
    """First those on which an action works within the horizon, then the others; each names its actions."""
    placed = {p.task.id for p in found.planned.placements if p.state == "placed"}
    rest = found.gaps[PRIORITIES:]
    shown = tables(blocks_of(gaps, found))
    rows = [row for t in shown for row in t.rows]
    by_served = sorted(
        rest,
        key=lambda g: (
            not any(g.criterion in p.task.criteria and p.task.id in placed for p in found.planned.placements)
        ),
    )
    assert [row[0].split("\n")[0] for row in rows] == [found.criterion(g.criterion).title for g in by_served]
    for row, gap in zip(rows, by_served, strict=True):
        for placement in found.planned.placements:
            if gap.criterion in placement.task.criteria:
                rank = next(a.rank for a in found.actions if a.id == placement.task.id)
                assert f"({rank})" in row[3]


@many
@given(kept(teams))
def test_an_action_is_worked_out_where_it_has_its_quarters(found: PlanInputs) -> None:
    """One card for each action that has its quarters, and none for what has no place or is done."""
    told = [b.rank for b in blocks_of(steps, found) if isinstance(b, Card)]
    placed = {p.task.id for p in found.planned.placements if p.state == "placed"}
    assert sorted(told) == sorted(str(a.rank) for a in found.actions if a.counts and a.id in placed)


@many
@given(kept(teams, whole=True))
def test_the_extra_hours_add_up_and_stand_once(found: PlanInputs) -> None:
    """The rows of their table are their sum, which page one and one request say; without them no table."""
    rows = [
        row
        for t in tables(blocks_of(others, found))
        if t.caption == say("plan.asked.extra.title", **holder(found))
        for row in t.rows
    ]
    asked = [row[2] for row in brief_rows(found) if "extra" in row[2]]
    assert bool(rows) == bool(asked) == bool(found.made.more.total)
    if rows:
        assert sum(number(row[1]) for row in rows[:-1]) == number(rows[-1][1]) == number(asked[0])
        assert len(asked) == 1


@many
@given(kept(teams))
def test_the_table_of_others_adds_up(found: PlanInputs) -> None:
    """Per party the hours to come of each placed action, and their sum where there are more."""
    table = next(
        (t for t in tables(blocks_of(others, found)) if t.caption == say("plan.asked.actions")), None
    )
    placed = [p for p in found.planned.placements if p.state == "placed"]
    parties = [p for p in PARTIES[1:] if any(x.task.actor == p or hours_of(x, p) for x in placed)]
    assert (table is not None) == bool(parties)
    if table is None:
        return
    assert list(table.heads[1:-1]) == [addressee_title(found, p) for p in parties]
    shown = {row[0]: row for row in table.rows}
    mine = [p for p in placed if any(p.task.actor == x or hours_of(p, x) for x in parties)]
    for column, party in enumerate(parties, start=1):
        for placement in mine:
            cell = shown[name_of(found, placement)][column]
            hours = hours_of(placement, party) * share(found, placement)
            assert near(number(cell) if cell else Fraction(0), hours)
        if len(mine) > 1:
            total = sum((hours_of(p, party) * share(found, p) for p in mine), Fraction(0))
            assert near(number(table.rows[-1][column]), total)
    assert len(table.rows) == len(mine) + (len(mine) > 1)


@many
@given(teams(decided=False), st.sampled_from(EDITIONS))
def test_of_a_question_without_an_answer_only_that_is_said(found: PlanInputs, edition: Edition) -> None:
    """No gap, action, strength or level of it anywhere: it is open, and a lower limit on it is open."""
    unanswered = [found.criterion(c).title for c in found.proposal.unanswered]
    document = plan_document(replace(found, reader=Reader(edition)))
    opened = {say(f"plan.answers.{key}") for key in ("unknown", "blank")}
    blank = say("plan.answers.blanks", titles="").rstrip(".")
    for section in document.sections:
        if section.anchor == "open":
            continue
        for line in (x for block in section.blocks for x in lines(block)):
            for title in (t for t in unanswered if t in line):
                if section.anchor == "answers":
                    row = line.split(" | ")
                    theme = found.theme_of(next(c for c in found.results if found.title_of(c) == title))
                    assert row[1] in opened if len(row) > 1 else line.startswith((blank, theme))
                else:
                    assert section.anchor in {"glance", "safety"}
                    assert "open" in line or "geen antwoord" in line, title
    answered = [r for r in found.results.values() if r.asked.level is not None]
    if not answered:
        assert not any(b for s in document.sections for b in s.blocks if s.anchor == "planning")


def _asks(addressee: str) -> Callable[[PlanInputs], bool]:
    return lambda found: any(r.addressee == addressee for r in found.made.requests)


def _holds(state: str) -> Callable[[PlanInputs], bool]:
    return lambda found: any(p.state == state for p in found.planned.placements)


class _Unprinted:
    def __init__(self, given_: PlanInputs) -> None:
        self.given = given_


KINDS: dict[str, Callable[[PlanInputs], bool]] = {
    "planning": lambda found: bool(tables(blocks_of(planning, found))),
    "done elsewhere": lambda found: any(
        row["later"] == say("plan.planning.done") for row in _elsewhere(found)
    ),
    "means": lambda found: bool(tables(blocks_of(means, found))),
    "money": lambda found: "€" in str(blocks_of(means, found)),
    "others": lambda found: bool(tables(blocks_of(others, found))),
    "late": lambda found: any(row["later"] != say("plan.planning.done") for row in _elsewhere(found)),
    "open": lambda found: len(found.proposal.unanswered) > 1,
    "left out": lambda found: any(not a.counts for a in found.actions),
    **{name: _asks(name) for name in ADDRESSEES},
    **{name: _holds(name) for name in STATES},
}


@cache
def _kinds_shown() -> frozenset[str]:
    """The kinds of which a team was generated; the search ends at the first team that completes them."""
    seen: set[str] = set()

    def complete(team: _Unprinted) -> bool:
        seen.update(kind for kind in KINDS if kind not in seen and KINDS[kind](team.given))
        return seen == set(KINDS)

    chosen = settings(max_examples=2000, deadline=None, database=None, phases=[Phase.generate])
    with suppress(NoSuchExample):
        # a team is a large value, and hypothesis would print it
        find(teams().map(_Unprinted), complete, settings=chosen)
    return frozenset(seen)


@pytest.mark.parametrize("kind", KINDS)
def test_the_generated_teams_hold_what_is_looked_at(kind: str) -> None:
    """The properties above look at more than nothing: each table, addressee and state occurs."""
    assert kind in _kinds_shown()
