# SPDX-License-Identifier: EUPL-1.2
"""A board edition asks one thing, fits its reader, adds up, and stands on page one."""

import io
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import date
from fractions import Fraction
from itertools import product
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings

from tests.documents import made
from tests.documents.of_demo import document_of, gathered, plans_of
from tests.documents.plan.made_plans import blocks_of, lines, number, quarters, rows, said, tables, teams
from tests.documents.plan.test_view import texts
from tests.render.test_pdf import pdf
from tests.strategies import DEEP, drawn, kept
from toolkit.documents.audience import Reader
from toolkit.documents.blocks import Bullets, Picture, Section, Table
from toolkit.documents.editions import EDITIONS, Edition
from toolkit.documents.plan.amounts import fte_text
from toolkit.documents.plan.board.actions import actions, later
from toolkit.documents.plan.board.closing import since
from toolkit.documents.plan.board.decision import _cost, decision
from toolkit.documents.plan.board.means import means
from toolkit.documents.plan.board.parties import parties, party_title
from toolkit.documents.plan.board.reader import lettered
from toolkit.documents.plan.chapters.changes import earlier_counts, figures
from toolkit.documents.plan.chapters.glance import glance
from toolkit.documents.plan.chapters.others import others
from toolkit.documents.plan.chapters.risks import risks
from toolkit.documents.plan.chapters.safety import safety
from toolkit.documents.plan.chapters.standing import standing
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import action_title, holder, named, numbered, numbers_text
from toolkit.documents.plan.order import plan_document
from toolkit.documents.plan.requests import decide_before
from toolkit.model.region import Visibility
from toolkit.model.rounding import half_up
from toolkit.planning.decided.condition import conditions
from toolkit.planning.decided.turn import is_open, taken_over
from toolkit.planning.weighed.limits import LimitWay
from toolkit.planning.weighed.price import price_of
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, euros_text, given_text, hours_text, listing, quarter_short
from tools.golden.pages import can_read_pages, pages_text

DAY = date(2026, 4, 7)
MOST = 6
FULL: tuple[tuple[str, Visibility, str], ...] = (
    ("zandwerve-oost", "coded", "2026-11-29"),
    ("zandwerve-west", "named", "2026-10-01"),
    ("bremmerwold", "named", "2026-07-01"),
    ("hazelmonde-volwassenen", "named", "2026-08-20"),
    ("lindeschoor", "named", "2026-08-20"),
)
"""Those of the example region that have most to say, on days in the year after the round."""
NUMBER = re.compile(r"\d[\d.]*(?:,\d+)?")


@pytest.fixture(scope="module")
def example(demo: Path) -> tuple[PlanInputs, ...]:
    """What the board editions of all teams of the example region are made from, drafts too."""
    found = plans_of(demo, "board", "coded", DAY)
    assert len(found) == 9
    return found


@pytest.fixture(scope="module")
def asking(example: tuple[PlanInputs, ...]) -> tuple[PlanInputs, ...]:
    """Those of teams with lists that are full enough to ask something."""
    return tuple(inputs for inputs in example if not inputs.made.provisional)


def numbers_in(told: Iterable[str]) -> set[str]:
    """Every number in texts."""
    return {n.rstrip(".") for text in told for n in NUMBER.findall(text)}


def numbers(found: Section | None) -> set[str]:
    """Every number that a section says, in text, tables and pictures; the letters of a list left out."""
    told = texts(asdict(found)["blocks"]) if found is not None else []
    return {n.rstrip(".") for text in told if not text.startswith("<svg") for n in NUMBER.findall(text)}


def column(table: Table, head: str) -> list[Fraction]:
    """The numbers of a column by its head."""
    return [number(row[table.heads.index(head)]) for row in table.rows]


def test_every_number_of_the_decision_is_found_again(asking: tuple[PlanInputs, ...]) -> None:
    """What page one asks, costs and promises stands in the chapters behind it, or is a difference of two."""
    for inputs in asking:
        view = document_of(inputs)
        asked = numbers(made.section(view, "decision"))
        behind = set().union(*(numbers(s) for s in view.sections[2:]))
        made_choice = inputs.made.choice
        in_time = [len(o.in_time) for o in made_choice.options]
        differences = {str(len(made_choice.advised.in_time) - in_time[0])}
        waiting = sum(task in made_choice.advised.waiting for task in made_choice.advised.in_time)
        differences |= {str(waiting), str(len(made_choice.advised.in_time) - waiting)}
        # what waits for the same is counted in groups; what lasts without a decision stands there alone
        groups = Counter(conditions(inputs.actions, made_choice.advised).values())
        differences |= {str(n) for n in (*groups.values(), len(groups), groups.total())}
        undecided = made_choice.lasting_undecided
        differences |= {fte_text(inputs, undecided), hours_text(undecided)}
        if (price := price_of(undecided, inputs.made.cost)) is not None:
            differences |= numbers_in([euros_text(price.low, price.high)])
        # the hours of an extra column and those of now together
        room = made_choice.advised.planned.room
        differences |= {given_text(room)} if room is not None and made_choice.advised.total else set()
        # what is not advised stands in the table of page one alone
        for _, option in lettered(made_choice):
            if option is not made_choice.advised:
                differences |= numbers_in(_cost(inputs, option)) | {str(len(option.in_time))}
        differences |= {str(o.most) for o in made_choice.options} | {str(len(made_choice.in_time_undecided))}
        assert len(asked) > 5
        assert asked - behind - differences == set()


def test_the_plans_that_are_generated_hold_every_way_to_go_on() -> None:
    """Else properties of them say nothing of extra hours, of a higher pace, or of what waits for others."""
    found = [inputs.made for inputs in drawn(teams, whole=True)]
    kinds = {option.kind for made_ in found for option in made_.choice.options}
    assert {"now", "hours"} <= kinds & {made_.choice.advised.kind for made_ in found}
    assert kinds & {"spare", "pace"}
    assert {"capacity", "pace", "lead"} <= {why for made_ in found for why in made_.late_reasons.values()}
    assert any(made_.choice.waiting for made_ in found)
    assert any(made_.choice.lasting for made_ in found)


@settings(max_examples=60 * DEEP)
@given(kept(teams))
def test_what_is_asked_adds_up(inputs: PlanInputs) -> None:
    """Actions in time and late are all that is to be done; hours and amounts are the sums that are shown."""
    inputs = replace(inputs, reader=Reader("board"))
    choice = inputs.made.choice
    option = choice.advised
    found = [t for t in tables(blocks_of(actions, inputs)) if t.caption == say("board.actions.title")]
    shown = [row for table in found for row in table.rows[:-1]]
    late_rows = [row for table in tables(blocks_of(later, inputs)) for row in table.rows]
    assert sum(int(row[1]) for row in late_rows) == len(option.dated)
    waits = [item.text for b in blocks_of(later, inputs) if isinstance(b, Bullets) for item in b.items]
    assert sum(len(text.split("; ")) for text in waits) == len(option.undated)
    behind = [row for row in shown if say("board.actions.late") in row[-1].split("\n")]
    assert len(shown) - len(behind) == len(option.in_time)
    assert len(option.in_time) + len(option.dated) + len(option.undated) == len(option.planned.todo)
    after = say("board.actions.after", what="@").partition("@")[0]
    assert sum(any(line.startswith(after) for line in row[-1].split("\n")) for row in shown) == len(
        option.waiting
    )
    for table in found:
        *each, total = column(table, say("board.actions.head.hours"))
        assert sum(each) == total == half_up(option.used)
        head = say("board.actions.head.yearly")
        assert (head in table.heads) == bool(option.lasting)
        if option.lasting:
            *each, total = column(table, head)
            assert sum(each) == total == half_up(option.lasting)
    blocks = tables(blocks_of(means, inputs))
    for table in (t for t in blocks if t.caption == say("plan.means.hours", **holder(inputs))):
        *each, total = column(table, say("plan.means.head.used"))
        assert sum(each) == total == half_up(option.used)
        heads = (say("plan.means.head.capacity"), say("board.means.extra"))
        there = [column(table, head)[-1] for head in heads if head in table.heads]
        assert option.planned.room in {None, sum(there)}
        assert (heads[1] in table.heads) == bool(option.total)
    paid = [t for t in tables(blocks_of(means, inputs)) if t.caption == say("plan.money.title")]
    for table in paid:
        for place in (2, 3):
            ranges = [_ends(row[place]) for row in table.rows if NUMBER.search(row[place])]
            for end in (0, 1):
                assert sum(found[end] for found in ranges) == 2 * (ranges[-1][end] if ranges else 0)


def _ends(text: str) -> tuple[Fraction, Fraction]:
    """Both ends of an amount, which are the same where it is one."""
    low, _, high = text.partition(" tot ")
    return number(low), number(high or low)


def test_it_has_six_pages_at_most_and_page_one_stands_alone(example: tuple[PlanInputs, ...]) -> None:
    """All of the first two sections is on page one; the second page begins with what is done."""
    for inputs in example:
        stands_on_few_pages(inputs)


def stands_on_few_pages(inputs: PlanInputs) -> None:
    """Holds the pages of a board edition beside what they should be."""
    data = pdf(document_of(inputs))
    with pikepdf.open(io.BytesIO(data)) as document:
        assert 2 <= len(document.pages) <= MOST
        assert len(document.pages) == 2 or not inputs.made.provisional
    if can_read_pages() and not inputs.made.provisional:
        first, second = pages_text(data, last=2).split("=== page ")[1:]
        roadmap = say("plan.roadmap.title", where=say("board.actions.title"))
        assert all(end in " ".join(first.split()) for end in (say("plan.word.decision"), roadmap))
        assert say("board.actions.title") in second.splitlines()
        assert say("board.actions.title") not in first.splitlines()


@pytest.mark.parametrize(("unit", "sight", "day"), FULL)
def test_also_when_much_is_overdue_and_later(demo: Path, unit: str, sight: Visibility, day: str) -> None:
    """A quarter and more after the round the norm asks more, and what was decided should have been done.

    The body that goes first reads most of the others: each line says of whom it asks advice or takes note.
    """
    of_all = gathered(demo, "board", sight, date.fromisoformat(day), concept=True)
    gather = replace(of_all, body=of_all.work.region.route[0])
    inputs = gather.inputs(next(u for u in gather.scored.units if u.unit.id == unit))
    assert isinstance(inputs, PlanInputs)
    stands_on_few_pages(inputs)
    tells_of_the_advice(inputs)  # some of it is late and yet done within the quarters ahead


def test_of_a_half_filled_list_a_board_takes_note_and_is_asked_nothing(
    example: tuple[PlanInputs, ...],
) -> None:
    """No action, party, day, amount or choice stands in it: only how far the team is and what is open."""
    (half,) = (inputs for inputs in example if inputs.made.provisional)
    view = document_of(half)
    assert view.title.endswith(say("plan.title.known", team="").partition(": ")[2])
    assert view.sections[0].title == say("board.decision.known")
    assert {s.anchor for s in view.sections} == {
        *("decision", "glance", "standing", "safety", "changes", "method"),
    }
    told = " ".join(texts(asdict(view)["sections"]))
    day = decide_before(half)
    names = [action_title(half, placed.task.id) for placed in half.planned.placements]
    assert len(names) > 10
    assert not [text for text in (day, "€", *names) if text in told]
    whole = next(inputs for inputs in example if not inputs.made.provisional)
    assert decide_before(whole) in " ".join(texts(asdict(document_of(whole))["sections"]))


def test_who_is_asked_for_formation_stands_among_the_parties(asking: tuple[PlanInputs, ...]) -> None:
    """The employer, with as much as page one asks, before the day of the decision."""
    looked = 0
    for inputs in asking:
        lasting = inputs.made.choice.lasting
        if lasting:
            fte = fte_text(inputs, lasting)
            (row,) = (row for row in rows(parties(inputs)) if row[0] == party_title(inputs, "employer"))
            assert say("board.parties.lasting", fte=fte)[1:] in row[1]
            assert say("board.parties.decision", day=decide_before(inputs)) in row[3]
            assert f"{fte} fte" in " ".join(said(decision(inputs)))
            looked += 1
    assert looked > 2


def test_the_formation_that_is_asked_is_a_sum_of_quarters(asking: tuple[PlanInputs, ...]) -> None:
    """From each quarter what then begins, with the actions that it is of; together what page one asks."""
    looked = 0
    lead = say("board.money.lasting_of", parts="@", hours="@").partition("@")[0]
    for inputs in asking:
        lasting = inputs.made.choice.advised.lasting_of
        for line in (line for line in said(means(inputs)) if line.startswith(lead)):
            *parts, total = line.removeprefix(lead).partition(". ")[0].split("; ")
            found = [number(part.partition(" vanaf ")[0]) for part in parts]
            assert number(total) == sum(found) == half_up(inputs.made.choice.lasting)
            assert len(found) == len({each.begins for each in lasting})
            looked += len(found)
    assert looked > 10


def test_what_is_done_already_is_borne_by_the_team(asking: tuple[PlanInputs, ...]) -> None:
    """Lasting hours of actions that are done stand apart from those that are asked; none, not a word."""
    kinds = set()
    for inputs in asking:
        done = [p.task for p in inputs.planned.placements if p.state == "done"]
        hours = sum((task.hours_a_year("team") for task in done), Fraction(0))
        line = say("board.money.lasting_done", hours=hours_text(hours))
        assert any(line in told for told in said(means(inputs))) == bool(hours)
        kinds.add(bool(hours))
    assert kinds == {True, False}


@settings(max_examples=40 * DEEP)
@given(kept(teams, whole=True))
def test_every_chapter_tells_of_the_option_that_is_advised(inputs: PlanInputs) -> None:
    """What is done and by when, on page one and behind it, is what the advice gives and no other option."""
    inputs = replace(inputs, reader=Reader("board"))
    tells_of_the_advice(inputs)


def test_in_the_example_region_too(asking: tuple[PlanInputs, ...]) -> None:
    """There extra hours are advised to some teams and to others none."""
    for inputs in asking:
        tells_of_the_advice(inputs)
    assert {inputs.made.choice.advised.kind for inputs in asking} == {"now", "hours"}


def tells_of_the_advice(inputs: PlanInputs) -> None:
    """Holds each place of a board edition that names an action with a quarter beside the advised option."""
    option = inputs.made.choice.advised
    ends = {p.task.id: quarter_short(p.end) for p in option.planned.placed if p.end is not None}
    names = {numbered(inputs, p.task.id): p.task.id for p in option.planned.todo}
    shown = [row for row in rows(actions(inputs)) if row[0].split("\n")[0] in names]
    assert [names[row[0].split("\n")[0]] for row in shown] == [p.task.id for p in option.planned.placed]
    for row in rows(glance(inputs)):
        if names.get(row[1]) in ends and row[0]:
            assert row[3].split("\n")[0] == ends[names[row[1]]]
    last = {names[row[0].split("\n")[0]]: quarters(row[-1].split("\n")[0]) for row in shown}
    assert {task: quarter_short(q[1]) for task, q in last.items() if q is not None} == ends
    told = said(decision(inputs))
    holes = {"all": len(option.planned.todo), "n": len(option.in_time)}
    until = quarter_short(option.planned.horizon[-1])
    asked = say("board.decision.plan", what="@", until=until, **holes).partition("@")[2].rstrip(".")
    assert any(asked in line for line in told) == bool(option.planned.placed)
    dated = {quarter_short(end): set[str]() for end in option.late_ends.values()}
    for task, end in option.late_ends.items():
        dated[quarter_short(end)].add(numbered(inputs, task))
    ahead = [task for task, end in option.late_ends.items() if end in option.planned.horizon]
    listed = rows(later(inputs))
    if ahead:
        assert listed.pop(0)[1:] == (str(len(ahead)), numbers_text(inputs, ahead))
    for row in listed:
        told_of = 0
        for line in row[2].split("\n"):
            quarter, _, told_names = line.partition(": ")
            assert dated[f"{quarter} {row[0].split()[-1]}"] == set(told_names.split("; "))
            told_of += len(told_names.split("; "))
        assert told_of == int(row[1])
    inside = [row[-1] for row in rows(decision(inputs))]
    counts = [len(o.in_time) for o in inputs.made.choice.options]
    assert [int(text.split()[0]) for text in inside[:-1]] == (counts if inside else [])


def marked(inputs: PlanInputs, key: str) -> dict[str, str]:
    """What each action waits for as its row in the table of actions says it, by its number."""
    lead = say(f"board.actions.{key}", what="@").partition("@")[0]
    cells = [(row[0].partition(".")[0], row[-1].split("\n")) for row in rows(actions(inputs))]
    return {n: line.removeprefix(lead) for n, told in cells for line in told if line.startswith(lead)}


def grouped(inputs: PlanInputs) -> dict[str, str]:
    """The same as page one says it: in groups of what waits for the same."""
    found: dict[str, str] = {}
    for line in said(decision(inputs)):
        if line.startswith("Wacht op anderen"):
            for names, what in re.findall(r"([\d, en]+) \(([^()]+)\)", line):
                these = re.findall(r"\d+", names)
                assert not found.keys() & set(these)
                found |= dict.fromkeys(these, what)
    return found


def test_sure_and_waiting_are_together_what_is_in_time(asking: tuple[PlanInputs, ...]) -> None:
    """Page one splits what is in time: what waits for nobody, and what waits for a yes or hands of others."""
    counts = r"(?:(\d+) zeker)?(?: en )?(?:(\d+) als anderen)?"
    split = re.compile(rf"(\d+) van \d+ acties? op tijd [^:.]*: {counts}")
    kinds = set()
    for inputs in asking:
        told, option = " ".join(said(decision(inputs))), inputs.made.choice.advised
        others = {p.task.id for p in option.planned.placed if p.task.actor != p.task.holder}
        asked = {a.id for a in inputs.actions if a.id in others and is_open(a)}
        alone = {a.id for a in inputs.actions if taken_over(a)}
        now = inputs.made.choice.now.in_time  # with the hours and the pace of now
        unsure = [t for t in option.in_time if t in option.waiting or t in asked | alone or t not in now]
        match = split.search(told)
        assert (match is not None) == bool(unsure)
        if match is not None:
            every, certain, bound = (int(text or 0) for text in match.groups())
            assert (certain, bound) == (every - len(unsure), len(unsure))
        kinds.add(match is not None)
    assert True in kinds


def test_what_each_action_waits_for_is_the_same_on_page_one_and_behind_it(
    asking: tuple[PlanInputs, ...],
) -> None:
    """By number: whose yes, and every party whose hands it needs; of what the region put off that it did."""
    looked = 0
    for inputs in asking:
        option, ranks = inputs.made.choice.advised, {a.id: str(a.rank) for a in inputs.actions}
        begins, named_ = marked(inputs, "after"), grouped(inputs)
        behind = begins | marked(inputs, "if_decided")
        more = {n for n, what in named_.items() if what == "de extra uren"}
        now = inputs.made.choice.now.in_time
        assert more == {ranks[t] for t in option.in_time if t not in now} - behind.keys()
        named_ = {n: what for n, what in named_.items() if n not in more}
        assert named_.keys() == behind.keys()
        assert set(begins) == {ranks[task] for task in option.waiting}
        for n, what in named_.items():
            told, _, later = what.partition("; ")
            decides, joins = told, ""
            if "met " in told:
                decides, _, joins = told.rpartition("met ")
            whole = [text for text in (decides.rstrip(", "),) if text]
            whole += [f"{joins} {'meedoen' if ' en ' in joins else 'meedoet'}"] if joins else []
            assert behind[n] == " en ".join(whole)
            put_off = {ranks[task] for task, turn in inputs.made.turns.items() if turn.kind == "later"}
            assert (n in re.findall(r"\d+", later)) == (n in put_off)
            looked += 1 + len(whole)
    assert looked > 50


def test_what_the_region_put_off_waits_for_its_yes(asking: tuple[PlanInputs, ...]) -> None:
    """Whatever the region takes up and has not said yes to waits for the body that does, by its letters."""
    looked = 0
    for inputs in asking:
        named_, placed = grouped(inputs), inputs.made.choice.advised.planned.placed
        open_ = {a.id: str(a.rank) for a in inputs.actions if is_open(a)}
        own = [open_[p.task.id] for p in placed if p.task.actor == "region" and p.task.id in open_]
        assert {n for n, what in named_.items() if what.startswith("SSD besluit")} == set(own)
        looked += len(own)
    assert looked > 1


def test_who_joins_in_stands_beside_an_action_as_in_the_row_of_the_party(
    asking: tuple[PlanInputs, ...],
) -> None:
    """An action that begins by itself names who lends it a hand; and that party has its number."""
    looked = 0
    for inputs in asking:
        shown = {row[0]: row[1] for row in rows(parties(inputs))}
        for party in ("employer", "municipality", "region"):
            cell = shown.get(party_title(inputs, party), "")
            row = re.search(r"oet mee bij acties? ([\d, en]+)", cell)
            named_ = set() if row is None else set(re.findall(r"\d+", row[1]))
            who = say(f"plan.who.{party}")
            beside = {
                row[0].partition(".")[0]
                for row in rows(actions(inputs))[:-1]
                if re.search(rf"\nmet .*{who}", row[1])
            }
            assert beside == named_
            looked += len(beside)
    assert looked > 3


def test_hours_of_formation_in_this_plan_and_after_it(asking: tuple[PlanInputs, ...]) -> None:
    """Those within the plan are a quarter of a year's for each quarter that an action is past its end."""
    looked = 0
    for inputs in asking:
        option = inputs.made.choice.advised
        horizon = option.planned.horizon
        ahead = (
            sum(
                (each.hours * sum(q >= each.begins for q in horizon) for each in option.lasting_of),
                Fraction(0),
            )
            / 4
        )
        match = re.search(
            r": ([\d.]+) uur t/m [^,]+, dan ([\d.]+) per jaar", " ".join(said(decision(inputs)))
        )
        assert (match is not None) == bool(ahead)
        if match is not None:
            part, yearly = (number(text) for text in match.groups())
            assert part == half_up(ahead)
            assert yearly == half_up(option.lasting) >= part
            looked += 1
    assert looked > 2


def test_the_decision_tells_of_each_missed_limit(asking: tuple[PlanInputs, ...]) -> None:
    """Which is missed and when it is mended; and what was to be done by an earlier decision."""
    kinds = set()
    for inputs in asking:
        told = " ".join(said(decision(inputs)))
        ways = inputs.made.choice.advised.limit_ways
        assert (say("board.decision.limit.label", n=len(ways)) in told) == bool(ways)
        named_ = [way for way in ways if f"'{inputs.title_of(way.criterion)}'" in told]
        assert len(named_) == min(len(ways), 2)
        bound = [way for way in ways if not free(inputs, way)]
        assert all(way in named_ for way in bound[:2])  # what this decision is about goes first
        if len(ways) > 2:
            rest = [way for way in ways if way not in named_]
            assert ("andere, ook zonder dit besluit: zie" in told) == all(free(inputs, way) for way in rest)
        for way in named_:
            assert way.end is None or f"klaar in {quarter_short(way.end)}" in told
            kinds.add(way.end is not None)
        dated = [way for way in ways if way.end is not None]
        over = say("board.decision.limit.next_round", n=len(dated), day=day_text(inputs.made.terms.over))
        assert (over in told) == bool(dated)
        listed = [p.task for p in inputs.planned.placed if p.task.overdue is not None]
        lead = said(actions(inputs))[0]
        assert ("al klaar moeten zijn" in lead) == bool(listed)
        assert "allemaal op tijd" not in lead
    assert kinds


def test_too_few_hours_is_a_risk_only_where_hours_help(asking: tuple[PlanInputs, ...]) -> None:
    """Where more hours bring nothing in time, it is not said that they are what lacks."""
    kinds = set()
    for inputs in asking:
        told = " ".join(said(risks(inputs)))
        short = say("plan.risks.short.title") in told
        assert not short or inputs.made.more.total > 0
        assert (say("plan.risks.pace.title") in told) == (bool(inputs.planned.late) and not short)
        kinds.add(short)
    assert False in kinds


def test_a_figure_that_fell_by_the_norm_alone_says_so(asking: tuple[PlanInputs, ...]) -> None:
    """Beside the bars: how far the team went on, and what a norm that asks more took off."""
    fell = set()
    (first, since) = next((i, i.since) for i in asking if i.since is not None and i.since.lists)
    told_of = since.lists[0]
    lower = replace(told_of, team_effect=Fraction(3), norm_effect=Fraction(-2), asked=told_of.criteria)
    moved_norm = replace(first, since=replace(since, lists=(lower, *since.lists[1:])))
    for inputs in (*asking, moved_norm):
        told = " ".join(said(glance(inputs)))
        for change in inputs.since.lists if inputs.since is not None else ():
            title = next(s.title for s in inputs.outcome.asked.standards if s.id == change.standard)
            moved = change.enough and change.team_effect > 0 and change.norm_effect <= Fraction(-1, 10)
            assert (f"{title}: sinds" in told) == moved
            fell.add(moved)
    assert fell == {True, False}


def test_a_list_of_which_no_question_can_be_compared_is_not_passed_over(
    asking: tuple[PlanInputs, ...],
) -> None:
    """Another version of which no answer stands: told beside the others, without a figure of then."""
    named = set()
    for inputs in asking:
        compared = {change.standard for change in inputs.since.lists} if inputs.since is not None else set()
        bullets = (b for b in figures(inputs) if isinstance(b, Bullets))
        told = {item.label: item.text for b in bullets for item in b.items}
        for listed in inputs.outcome.asked.standards if inputs.since is not None else ():
            then = None if inputs.since is None else inputs.since.figures_of(listed.id)
            none = then is not None and listed.id not in compared
            assert (told.get(f"{listed.title}:") == say("plan.changes.list_none")) == none
            named.add(none)
    assert named == {True, False}


def test_one_limit_in_two_lists_is_not_two(asking: tuple[PlanInputs, ...]) -> None:
    """Where lists count the same missed lower limit, page one says how many there are."""
    kinds = set()
    for inputs in asking:
        missed = sum(result.limit == "missed" for result in inputs.results.values())
        counted = sum(s.result.figures.limits.missed for s in inputs.unit.standards)
        told = say("board.decision.limit.label", n=missed) in " ".join(said(decision(inputs)))
        assert told == (missed > 0)
        assert say("plan.glance.same_limit", n=missed) not in " ".join(said(glance(inputs)))
        kinds.add(counted > missed)
    assert kinds == {True, False}


def test_page_one_says_in_which_quarter_a_first_step_is_done(asking: tuple[PlanInputs, ...]) -> None:
    """The last quarter of an action and not the first, which is what one asks who has one page."""
    looked = 0
    own = (replace(inputs, reader=replace(inputs.reader, edition="team")) for inputs in asking)
    for inputs in (*asking, *own):
        ends = {
            numbered(inputs, p.task.id): quarter_short(p.end)
            for p in inputs.planned.placed
            if p.end is not None
        }
        for row in rows(glance(inputs)):
            if row[1] in ends:
                assert row[3].split("\n")[0] == ends[row[1]]
                looked += 1
    assert looked > 5


def test_without_a_decision_what_lasts_has_no_formation(asking: tuple[PlanInputs, ...]) -> None:
    """What begins all the same keeps asking hours: page one says how many, and no price of a decision."""
    kinds = set()
    for inputs in asking:
        told, lasts = " ".join(said(decision(inputs))), inputs.made.choice.lasting_undecided
        sentence = f"Wel {hours_text(lasts)} uur "
        price = price_of(lasts, inputs.made.cost)
        if len(inputs.made.choice.options) > 1:
            cell = rows(decision(inputs))[-1][2]
            shown = "" if price is None else f": €\u00a0{price.low:,}–{price.high:,}".replace(",", ".")
            assert cell == (f"{fte_text(inputs, lasts)} fte{shown}, ongedekt" if lasts else "–")
            line = next((t for t in said(means(inputs)) if "Zonder besluit is dat" in t), "")
            assert (f"Zonder besluit is dat {hours_text(lasts)} (" in line) == bool(lasts)
        else:
            assert (sentence in told) == bool(lasts)
            assert price is None or f"({euros_text(price.low, price.high)})" in told
        kinds.add(bool(lasts))
    assert True in kinds


def test_what_a_decision_brings_stands_by_number(asking: tuple[PlanInputs, ...]) -> None:
    """Without it exactly those are not in time: the count with it and without it differ by them."""
    looked = 0
    for inputs in asking:
        made_, ranks = inputs.made.choice, {a.id: str(a.rank) for a in inputs.actions}
        told = " ".join(said(decision(inputs)))
        match = re.search(r"Zonder ja van .*?e laat: acties? ([\d, en]+)(?: \(([\d, en]+) niet\))?[.;]", told)
        lost = set() if match is None else set(re.findall(r"\d+", match[1]))
        back = set() if match is None else set(re.findall(r"\d+", match[2] or ""))
        with_ = {ranks[task] for task in made_.advised.in_time}
        assert with_ - lost | back == {ranks[task] for task in made_.in_time_undecided}
        looked += len(lost)
    assert looked > 5


def test_a_limit_that_needs_no_decision_says_so(asking: tuple[PlanInputs, ...]) -> None:
    """Its actions begin all the same and end in the same quarter; who does them stands beside them."""
    kinds = set()
    for inputs in asking:
        told, made_ = " ".join(said(decision(inputs))), inputs.made.choice
        for way in made_.advised.limit_ways:
            title = inputs.title_of(way.criterion)
            if way.end is None or f"'{title}': actie" not in told:
                continue
            names, _, line = told[told.index(f"'{title}': actie") :].partition(", klaar in ")
            line = line.partition(".")[0]
            assert ("ook zonder dit besluit" in line) == free(inputs, way)
            assert ("alleen met dit besluit" in line) == (not free(inputs, way))
            waits = [each for each in conditions(inputs.actions, made_.advised) if each in way.actions]
            assert (", als " in line) == bool(waits and not free(inputs, way))
            for row in rows(actions(inputs))[:-1]:
                rank = row[0].partition(".")[0]
                if rank in [str(a.rank) for a in inputs.actions if a.id in way.actions]:
                    assert row[1].replace("\n", ", ") in names
            kinds.add(free(inputs, way))
    assert True in kinds


def free(inputs: PlanInputs, way: LimitWay) -> bool:
    """Whether a missed limit is mended by the same quarter when nobody decides anything."""
    made_ = inputs.made.choice
    (now,) = (each for each in made_.now.limit_ways if each.criterion == way.criterion)
    return now.end == way.end and not set(way.actions) & set(made_.waiting)


def test_formation_is_asked_under_the_condition_of_the_memo(asking: tuple[PlanInputs, ...]) -> None:
    """In its words: nothing holds before it is known who pays and what is there; the employer decides."""
    for key in ("condition", "own_if"):
        holes = {"day": "@", "what": "@"} if key == "condition" else {}
        assert say(f"board.decision.{key}", **holes) == say(f"memo.decision.{key}", **holes)
    looked = 0
    for inputs in asking:
        lasting, day = inputs.made.choice.lasting, day_text(inputs.made.terms.told)
        known = [say("memo.decision.to_know.paid"), say("memo.decision.to_know.there")]
        what = listing(known if lasting else known[:1])
        asks = "hours" in inputs.made.choice.matters
        told = " ".join(said(decision(inputs)))
        assert (say("memo.decision.condition", day=day, what=what) in told) == asks
        cells = {row[0]: row[1] for row in rows(parties(inputs))}
        decider = cells[inputs.outcome.region.decides("hours").title]
        assert ("raagt de werkgever om" in decider) == asks
        assert "esluit over uren" not in decider
        if asks:
            employer = cells[party_title(inputs, "employer")]
            assert say("board.parties.tells", day=day, what=what) in employer
            assert not lasting or f"esluit over ten hoogste {fte_text(inputs, lasting)} fte" in employer
            looked += 1
    assert looked > 2


def test_what_nobody_estimated_stands_by_number_with_who_and_before_which_day(
    asking: tuple[PlanInputs, ...],
) -> None:
    """Before it begins, at the latest a quarter after the decision; what runs then apart; each once."""
    looked = 0
    for inputs in asking:
        ranks, open_ = {a.id: str(a.rank) for a in inputs.actions}, inputs.made.amount.open
        day = day_text(inputs.made.terms.fed.next().first_day)
        for part in (decision(inputs), means(inputs)):
            told = " ".join(said(part))
            ahead = re.search(rf"Te ramen vóór de start en {day}: acties? (.*?\))\.", told)
            runs = re.search(r"Loopt al, niet geraamd: acties? (.*?\))\.", told)
            named_ = [each for match in (ahead, runs) if match for each in match[1].split("; ")]
            assert all(re.fullmatch(r"[\d, en]+ \(de \w+\)", each) for each in named_)
            found = {n for each in named_ for n in re.findall(r"\d+", each)}
            assert found == {ranks[task] for task in open_}
            first, advised = inputs.made.terms.fed, inputs.made.choice.advised.planned
            begun = {ranks[t] for t in open_ if (p := advised.of(t)) and p.start and p.start < first}
            assert begun == set(re.findall(r"\d+", runs[1] if runs else ""))
            looked += bool(begun) + bool(found)
    assert looked > 3


def test_a_team_reads_what_begins_only_when_others_join_in(asking: tuple[PlanInputs, ...]) -> None:
    """The same actions that a board is told about, each by name; no sentence where nothing waits."""
    kinds = set()
    for inputs in asking:
        own = replace(inputs, reader=Reader("team"))
        waiting = inputs.made.choice.waiting
        told = " ".join(said(others(own)))
        assert ("alleen als" in told) == bool(waiting)
        lines_ = [text for text in said(others(own)) if "alleen als" in text]
        for action, parties_ in waiting.items():
            who = listing([say(f"plan.who.{party}") for party in parties_])
            (line,) = [text for text in lines_ if named(own, action) in text]
            assert line.partition("alleen als ")[2].startswith(f"{who} mee")
        kinds.add(bool(waiting))
    assert True in kinds


def test_what_became_of_earlier_actions_is_counted_at_the_end(asking: tuple[PlanInputs, ...]) -> None:
    """As the plan of the team counts them; of a first plan not a word."""
    kinds = set()
    for inputs in asking:
        counted = " ".join(earlier_counts(inputs))
        told = said(since(inputs))
        assert (counted in told) == bool(counted)
        begins = say("plan.earlier.summary", n=2, parts="").partition("2")[0]
        assert any(line.startswith(begins) for line in told) == bool(inputs.evaluated)
        kinds.add(bool(inputs.evaluated))
    assert True in kinds


def test_a_legend_tells_of_no_sign_that_is_not_drawn(example: tuple[PlanInputs, ...]) -> None:
    """Hatched is explained only where something is not filled in."""
    possible, kinds = say("plan.chart.possible"), set()
    for inputs in example:
        for part in (standing(inputs), safety(inputs)):
            pictures = [b.chart for b in part.blocks if isinstance(b, Picture)] if part is not None else []
            for chart in pictures:
                hatched = "–" in chart.description or inputs.made.provisional
                assert possible not in chart.svg or hatched
                kinds.add(possible in chart.svg)
    assert kinds == {True, False}


def test_what_ends_after_the_year_and_what_lasts_stand_in_the_quarters(
    asking: tuple[PlanInputs, ...],
) -> None:
    """A column each where there is any, which adds up to what is said below the table."""
    looked = set()
    for inputs in asking:
        blocks = blocks_of(means, inputs)
        table = next(t for t in tables(blocks) if t.caption == say("plan.means.hours", **holder(inputs)))
        told = " ".join(line for block in blocks for line in lines(block))
        for key in ("beyond", "lasting"):
            total = sum((getattr(q, key) for q in inputs.option.quarter_hours), Fraction(0))
            head = say(f"plan.means.head.{key}")
            assert (head in table.heads) == bool(total)
            if total:
                *quarters_, last = column(table, head)
                assert sum(quarters_) == last == half_up(total)
                assert f"{hours_text(total)} uur" in told
                looked.add(key)
    assert looked == {"beyond", "lasting"}


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_a_text_sends_a_reader_to_is_in_the_document(
    edition: Edition, example: tuple[PlanInputs, ...]
) -> None:
    """Whatever stands 'bij' a word of its own: a column, a chapter, a table that this edition has too."""
    sent = set[str]()
    for inputs in example:
        view = plan_document(replace(inputs, reader=replace(inputs.reader, edition=edition)))
        told = texts([asdict(section) for section in view.sections])
        named = {name for text in told for name in re.findall(r"\bbij '([A-Z][^']*)'", text)}
        assert named == {name for name in named if any(text.startswith(name) for text in told)}
        sent |= named
    assert sent


def test_a_party_stands_once_and_can_decide(asking: tuple[PlanInputs, ...]) -> None:
    """No name stands twice among those who do something; the region is the body that decides for it."""
    for inputs in asking:
        found = [row[0] for row in rows(parties(inputs))]
        assert len(found) == len(set(found)) > 2
        assert inputs.outcome.region.decides("pace").title in found
        assert not any(say(f"plan.addressee.{key}") in found for key in ("region_alone", "steering_alone"))


def test_a_body_is_asked_to_decide_only_what_it_can(asking: tuple[PlanInputs, ...]) -> None:
    """What is another's is asked as advice to that one, by name."""
    looked = 0
    for body, given_ in product(asking[0].outcome.region.route, asking):
        inputs = replace(given_, reader=replace(given_.reader, body=body))
        told = said(decision(inputs))
        assert any(body.title in line for line in told)
        for matter in inputs.made.choice.matters:
            decider = inputs.outcome.region.decides(matter)
            route = inputs.outcome.region.route
            before = route.index(decider) < route.index(body)
            day = day_text(inputs.made.terms.told)
            bound = "_if" if matter == "hours" else ""
            label = (
                say(f"board.decision.own{bound}")
                if decider.id == body.id
                else say(f"board.decision.to_know{bound}", body=decider.title)
                if before  # who comes after a decision takes note of it, and meets once
                else say(f"board.decision.advice_to{bound}", body=decider.title, day=day)
            )
            assert any(line.startswith(label) for line in told)
            looked += 1
        own = (say("board.decision.own"), say("board.decision.own_if"))
        raised = set(body.decides) & set(inputs.made.choice.matters)
        assert bool(raised) == any(line.startswith(own) for line in told)
    assert looked > 20


def test_no_word_of_one_region_stands_in_the_edition_of_another() -> None:
    """A region that says nothing of its route reads of no body that it may not have."""
    inputs = replace(made.inputs(made.files(made.FULL, made.TOWN)), reader=Reader("board"))
    told = " ".join(texts(asdict(plan_document(inputs)))).lower()
    assert inputs.outcome.region.decides("plan").title.lower() in told
    for word in ("ssd", "bosd", "risb", "klankbordgroep", "sociaal domein", "amersfoort"):
        assert not re.search(rf"\b{word}\b", told), word


def test_it_sends_nobody_to_an_annex(example: tuple[PlanInputs, ...]) -> None:
    """It has none; nor does it say that roles were not chosen where every row shows who does it."""
    for inputs in example:
        view = document_of(inputs)
        told = " ".join(line for s in view.sections for block in s.blocks for line in lines(block)).lower()
        assert "bijlage" not in told
        assert "nog geen rol gekozen" not in told


def test_a_half_empty_list_asks_nothing_yet(example: tuple[PlanInputs, ...]) -> None:
    """It begins with how much is open, asks no money and no decision, and compares nothing on page one."""
    (half,) = [inputs for inputs in example if inputs.made.provisional]
    assert half.unit.unit.id == "ottermeent"
    open_ = len(half.proposal.unanswered)
    assert open_ > 30
    view = document_of(half)
    first, *_ = said(made.section(view, "decision"))
    assert first == say("plan.provisional.team", n=open_)
    told = [line for s in view.sections for block in s.blocks for line in lines(block)]
    assert not any("€" in line for line in told)
    others = [inputs for inputs in example if inputs is not half]
    for inputs in others:
        assert said(decision(inputs))[0] != say("plan.provisional.team", n=len(inputs.proposal.unanswered))


def test_a_draft_says_so_on_every_page(example: tuple[PlanInputs, ...]) -> None:
    """The head of each page of a list that was not handed in; no other document has it."""
    for inputs in example:
        draft = any(listed.state == "draft" for listed in inputs.unit.standards)
        view = document_of(inputs)
        assert (view.example_notice == say("board.front.concept_example")) == draft
        if draft and can_read_pages():
            pages = pages_text(pdf(view)).split("=== page ")[1:]
            assert all(say("board.front.concept_example") in " ".join(page.split()) for page in pages)
