# SPDX-License-Identifier: EUPL-1.2
"""A board edition asks one thing, fits its reader, adds up, and stands on page one."""

import io
import re
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
from tests.documents.made_plans import blocks_of, lines, number, quarters, rows, said, tables, teams
from tests.documents.test_view import texts
from tests.render.test_pdf import pdf
from tests.work.small import opened
from toolkit.documents.audience import Reader
from toolkit.documents.blocks import Bullets, DocumentView, Picture, Section, Table
from toolkit.documents.plan.actions import names_text
from toolkit.documents.plan.amounts import fte_text
from toolkit.documents.plan.board.actions import actions, later
from toolkit.documents.plan.board.decision import _cost, decision, lasting_undecided
from toolkit.documents.plan.board.means import means
from toolkit.documents.plan.board.parties import hours_of_others, parties, party_title
from toolkit.documents.plan.board.reader import lettered
from toolkit.documents.plan.chapters.others import others
from toolkit.documents.plan.chapters.risks import risks
from toolkit.documents.plan.chapters.safety import safety
from toolkit.documents.plan.chapters.standing import standing
from toolkit.documents.plan.glance import glance
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import action_title, holder, named, numbered
from toolkit.documents.plan.order import plan_document
from toolkit.documents.plan.requests import decide_before
from toolkit.model.rounding import half_up
from toolkit.planning.decided.turn import is_open
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, given_text, hours_text, quarter_short
from toolkit.work.make.gather import Gather
from tools.golden.pages import can_read_pages, pages_text

DAY = date(2026, 4, 7)
MOST = 6
NUMBER = re.compile(r"\d[\d.]*(?:,\d+)?")


@pytest.fixture(scope="module")
def example(demo: Path) -> tuple[PlanInputs, ...]:
    """What the board editions of all teams of the example region are made from, drafts too."""
    work = opened(demo)
    gather = Gather(work, work.score(work.region.last_round()), "board", "coded", day=DAY, concept=True)
    units = (u for u in gather.scored.units if u.standards and u.unit.kind == "team")
    found = [inputs for u in units if isinstance(inputs := gather.inputs(u), PlanInputs)]
    assert len(found) == 9
    return tuple(found)


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
        view = plan_document(inputs)
        asked = numbers(made.section(view, "decision"))
        behind = set().union(*(numbers(s) for s in view.sections[2:]))
        made_choice = inputs.made.choice
        in_time = [len(o.in_time) for o in made_choice.options]
        differences = {str(len(made_choice.advised.in_time) - in_time[0])}
        waiting = sum(task in made_choice.advised.waiting for task in made_choice.advised.in_time)
        differences |= {str(waiting), str(len(made_choice.advised.in_time) - waiting)}
        differences.add(fte_text(inputs, lasting_undecided(made_choice)))
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


@settings(max_examples=150)
@given(teams())
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
    after = say("board.actions.after", who="@", n=1).partition("@")[0]
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
        view = plan_document(inputs)
        data = pdf(view)
        with pikepdf.open(io.BytesIO(data)) as document:
            assert 2 <= len(document.pages) <= MOST
        if can_read_pages():
            first, second, *_ = pages_text(data).split("=== page ")[1:]
            if inputs.made.provisional:
                assert len(document.pages) == 2
                continue
            for end in (
                say("plan.word.decision"),
                say("plan.roadmap.title", where=say("board.actions.title")),
            ):
                assert end in " ".join(first.split())
            assert say("board.actions.title") in second.splitlines()
            assert say("board.actions.title") not in first.splitlines()


def test_of_a_half_filled_list_a_board_takes_note_and_is_asked_nothing(
    example: tuple[PlanInputs, ...],
) -> None:
    """No action, party, day, amount or choice stands in it: only how far the team is and what is open."""
    (half,) = (inputs for inputs in example if inputs.made.provisional)
    view = plan_document(half)
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
    assert decide_before(whole) in " ".join(texts(asdict(plan_document(whole))["sections"]))


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
            *parts, total = line.removeprefix(lead).split("; ")
            found = [number(part[len("vanaf kw 1 2026 ") :]) for part in parts]
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
        assert (line in said(means(inputs))) == bool(hours)
        kinds.add(bool(hours))
    assert kinds == {True, False}


@settings(max_examples=100)
@given(teams(whole=True))
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
    for row in rows(later(inputs)):
        for name in row[2].split("; "):
            end = option.late_ends[names[name]]
            assert quarter_short(end) in row[0]
    inside = [row[-1] for row in rows(decision(inputs))]
    counts = [len(o.in_time) for o in inputs.made.choice.options]
    assert [int(text.split()[0]) for text in inside[:-1]] == (counts if inside else [])


PARTS = {"sure": "zeker", "undecided": "als een ander besluit", "joined": "als anderen meedoen"}


def test_sure_and_waiting_are_together_what_is_in_time(asking: tuple[PlanInputs, ...]) -> None:
    """Page one splits what is in time: what waits for nobody, for a yes of another, for others to join in."""
    split = re.compile(r"(\d+) van de \d+ acties op tijd [^:]*: ([^.]*)\.")
    part = {key: re.compile(rf"(\d+) {words}") for key, words in PARTS.items()}
    kinds = set()
    for inputs in asking:
        told = " ".join(said(decision(inputs)))
        option = inputs.made.choice.advised
        match = split.search(told)
        others = {p.task.id for p in option.planned.placed if p.task.actor != p.task.holder}
        asked = {a.id for a in inputs.actions if a.id in others and is_open(a)}
        unsure = [t for t in option.in_time if t in option.waiting or t in asked]
        assert (match is not None) == bool(unsure)
        if match is not None:
            every, counted = int(match[1]), match[2]
            n = {key: int(found[1]) if (found := p.search(counted)) else 0 for key, p in part.items()}
            joining = n["joined"]
            assert sum(n.values()) == every
            assert n["sure"] == every - len(unsure)
            table = rows(actions(inputs))
            after = say("board.actions.after", who="@", n=1).partition("@")[0]
            late = say("board.actions.late")
            marked = [row for row in table if after in row[-1] and late not in row[-1].split("\n")]
            assert joining == len(marked)
        kinds.add(match is not None)
    assert True in kinds


def test_parties_that_must_join_in_are_those_of_the_table(asking: tuple[PlanInputs, ...]) -> None:
    """A party with numbers on page one stands beside exactly those actions behind it."""
    looked = 0
    for inputs in asking:
        label, named_ = (
            say(
                "board.decision.joining", hours=hours_text(sum(hours_of_others(inputs).values(), Fraction(0)))
            ),
            {},
        )
        for line in (line for line in said(decision(inputs)) if line.startswith(label)):
            for part in line.removeprefix(label).partition(".")[0].strip().split("; "):
                numbers_, _, who = part.rstrip(")").partition(" (")
                named_[who] = set(re.findall(r"\d+", numbers_))
        after = say("board.actions.after", who="@", n=1).partition("@")[0]
        behind: dict[str, set[str]] = {}
        for row in rows(actions(inputs)):
            for line in (line for line in row[-1].split("\n") if line.startswith(after)):
                for who in ("de werkgever", "de gemeente", "de regio", "de aanbieder"):
                    if who in line:
                        behind.setdefault(who, set()).add(row[0].partition(".")[0])
        assert named_ == behind
        looked += len(named_)
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
            r": ([\d.]+) uur in dit plan, dan ([\d.]+) per jaar", " ".join(said(decision(inputs)))
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
        for way in ways[:2]:
            assert f"'{inputs.title_of(way.criterion)}'" in told
            assert way.end is None or f"klaar in {quarter_short(way.end)}" in told
            kinds.add(way.end is not None)
        listed = [p.task for p in inputs.planned.placed if p.task.overdue is not None]
        lead = said(actions(inputs))[0]
        assert ("al klaar moeten zijn" in lead) == bool(listed)
        assert "allemaal op tijd" not in lead
    assert kinds


def test_what_was_put_off_counts_with_a_word(asking: tuple[PlanInputs, ...]) -> None:
    """An action in time whose decision the region put off is named as such on page one."""
    looked = 0
    for inputs in asking:
        in_time = inputs.made.choice.advised.in_time
        later_ = [a for a in inputs.actions if a.joint is not None and a.joint.answer == "later"]
        ranks = [str(a.rank) for a in later_ if a.id in in_time]
        told = " ".join(said(decision(inputs)))
        line = re.search(r"Uitgesteld, telt mee: ([\d, en]+)\.", told)
        assert (set() if line is None else set(re.findall(r"\d+", line[1]))) == set(ranks)
        looked += len(ranks)
    assert looked > 1


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
    for inputs in asking:
        told = " ".join(said(glance(inputs)))
        for change in inputs.since.lists if inputs.since is not None else ():
            title = next(s.title for s in inputs.outcome.asked.standards if s.id == change.standard)
            moved = change.team_effect > 0 and change.norm_effect <= Fraction(-1, 10)
            assert (f"{title}: sinds" in told) == moved
            fell.add(moved)
    assert fell == {True, False}


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
    for inputs in asking:
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
    """That is what happens otherwise with the only money that is asked; nothing asked, nothing said."""
    sentence, kinds = say("board.decision.without_formation"), set()
    for inputs in asking:
        found, lasts = decision(inputs), lasting_undecided(inputs.made.choice)
        if len(inputs.made.choice.options) > 1:
            cell = rows(found)[-1][2]
            told = cell == say("board.option.unasked", fte=fte_text(inputs, lasts))
            assert told == bool(lasts)
        else:
            told = sentence in " ".join(said(found))
            assert told == bool(inputs.made.choice.lasting)
        kinds.add(told)
    assert True in kinds


def test_a_team_reads_what_begins_only_when_others_join_in(asking: tuple[PlanInputs, ...]) -> None:
    """The same actions that a board is told about, each by name; no sentence where nothing waits."""
    kinds = set()
    for inputs in asking:
        own = replace(inputs, reader=Reader("team"))
        waiting = inputs.made.choice.waiting
        told = " ".join(said(others(own)))
        sentence = say("plan.asked.if_not", n=len(waiting), names=names_text(own, waiting))
        assert (sentence in told) == bool(waiting)
        assert all(named(own, action) in told for action in waiting)
        kinds.add(bool(waiting))
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
            label = (
                say("board.decision.own")
                if decider.id == body.id
                else say("board.decision.to_know", body=decider.title)
                if before  # who comes after a decision takes note of it, and meets once
                else say("board.decision.advice_to", body=decider.title, day=day)
            )
            assert any(line.startswith(label) for line in told)
            looked += 1
        assert (body.decides == ()) == (not any(line.startswith(say("board.decision.own")) for line in told))
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
        view: DocumentView = plan_document(inputs)
        told = " ".join(line for s in view.sections for block in s.blocks for line in lines(block)).lower()
        assert "bijlage" not in told
        assert "nog geen rol gekozen" not in told


def test_a_half_empty_list_asks_nothing_yet(example: tuple[PlanInputs, ...]) -> None:
    """It begins with how much is open, asks no money and no decision, and compares nothing on page one."""
    (half,) = [inputs for inputs in example if inputs.made.provisional]
    assert half.unit.unit.id == "ottermeent"
    open_ = len(half.proposal.unanswered)
    assert open_ > 30
    view = plan_document(half)
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
        view = plan_document(inputs)
        assert (view.example_notice == say("board.front.concept_example")) == draft
        if draft and can_read_pages():
            pages = pages_text(pdf(view)).split("=== page ")[1:]
            assert all(say("board.front.concept_example") in " ".join(page.split()) for page in pages)
