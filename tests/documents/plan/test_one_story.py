# SPDX-License-Identifier: EUPL-1.2
"""One action, one story: all documents of a region beside each other, for every action of every plan.

What is expected is read from the planning itself, never from the words of a document: the party of the
measure, the role in the decision, the quarters of the placement.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cache

import pytest

from tests.documents.of_demo import document_of
from tests.documents.plan.made_plans import quarters
from toolkit.documents.audience import Reader
from toolkit.documents.blocks import Card, DocumentView, Table
from toolkit.documents.comparison.menus import joint_steps
from toolkit.documents.editions import EDITIONS
from toolkit.documents.plan.action_list import action_list
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import own_action, party_holes
from toolkit.documents.text import heads
from toolkit.forms.actions.build import build_action_form
from toolkit.forms.actions.form import ActionForm
from toolkit.forms.actions.words import decision_choices, status_choices
from toolkit.model.given.plan import ActionDecision
from toolkit.places import data_folder
from toolkit.planning.decided.decisions import PlannedAction
from toolkit.planning.decided.evaluation import RoundSide
from toolkit.planning.timed.timetable import Placement
from toolkit.planning.unit_plan import UnitPlan
from toolkit.scoring.unit import UnitKind
from toolkit.words.catalogue import say
from toolkit.work.begin.example import EXAMPLE
from toolkit.work.make.gather import Gather
from toolkit.work.workspace.open import Place, Work, look, open_work
from tools.golden.made import DAY
from tools.golden.made import work as fixed

REGIONS = ("fixed", "example")
TOWN = party_holes("municipality")
_NAMED = re.compile(r"' \((\d+)[),]")
_ROW = re.compile(r"(\d+)\. (.+)")
_STEP = re.compile(r"(\d+)\. (.+?)(?: \((kw [^)]+|niet in deze vier kwartalen)\))?")
WHOSE = [(region, kind) for region in REGIONS for kind in ("team", "municipality")]
HEADS = {
    kind: heads("plan.planning.head", "action", "serves", "who", hours, "when")
    for kind, hours in (("team", "hours"), ("municipality", "hours_own"))
}
"""The table in which it is said of every action what people decided."""
POINTS = heads("plan.list.head", "point", "now", "asked", "since", "action", "when")
LEAST = {"fixed": 10, "example": 60}
"""How often a test looks at the least: the fixed region is small."""


@cache
def gathered(region: str) -> Gather:
    """Everything that the last plans of a region are made from."""
    if region == "fixed":
        work = fixed()
        return Gather(work, work.score(work.region.last_round()), day=DAY)
    place = look(data_folder() / "assessments" / EXAMPLE)
    assert isinstance(place, Place)
    opened = open_work(place)
    assert isinstance(opened, Work)
    # the last round of the example comes in forms; that of before stands in its folder
    round_ = max((r for r in opened.region.rounds[:-1]), key=lambda r: r.date)
    return Gather(opened, opened.score(round_), day=round_.date + timedelta(days=1))


@cache
def plans(region: str, kind: UnitKind) -> tuple[PlanInputs, ...]:
    """The plans of all teams with a result, or of all municipalities."""
    gather = gathered(region)
    units = [u for u in gather.scored.units if u.standards and u.unit.kind == kind]
    found = [gather.inputs(unit) for unit in units]
    return tuple(f for f in found if isinstance(f, PlanInputs))


@cache
def documents(region: str, kind: UnitKind) -> tuple[tuple[PlanInputs, Reader, DocumentView], ...]:
    """Every plan or action list for whose it is, and that for a board that sees names; with its reader."""
    made = {"team": document_of, "municipality": action_list}[kind]
    readers = [(each, replace(each.reader, edition=e)) for each in plans(region, kind) for e in EDITIONS]
    return tuple(
        (each, reader, made(each if reader == each.reader else replace(each, reader=reader)))
        for each, reader in readers
    )


def own_document(region: str, inputs: PlanInputs) -> DocumentView:
    """The one for whose it is."""
    made = documents(region, inputs.unit.unit.kind)
    return next(view for each, reader, view in made if each is inputs and reader.edition == "team")


def action_book(inputs: PlanInputs, gather: Gather) -> ActionForm:
    """The workbook in which a team or municipality decides."""
    return build_action_form(
        gather.work.region,
        gather.scored.round,
        RoundSide(inputs.unit, gather.scored.asked),
        inputs.made,
        measures=gather.work.measures,
    )


def blocks(document: DocumentView) -> Iterator[object]:
    """All blocks of a document."""
    for section in document.sections:
        yield from section.blocks


def by_number(
    made: UnitPlan, reader: Reader | None = None
) -> dict[int, tuple[PlannedAction, Placement | None]]:
    """What the planning says of each action, by its number; for a board that of what it is advised."""
    advised = reader is not None and reader.edition == "board" and made.proposal.holder == "team"
    planned = made.choice.advised.planned if advised else made.planned
    return {a.rank: (a, planned.of(a.id)) for a in made.actions}


def says_who(text: str, action: PlannedAction, reader: Reader) -> bool:
    """Whether a cell names the party that takes an action up and, where people chose one, the role."""
    party, role = say(f"plan.who.{action.party}"), "" if action.owner is None else reader.role(action.owner)
    if not role:
        return text.split(";", maxsplit=1)[0] == party
    if action.party == action.holder:
        return text.startswith(role)
    return text.startswith(f"{party}; bij {say(f'plan.who.{action.holder}')}: {role}")


def titles_of(action: PlannedAction, inputs: PlanInputs) -> set[str | None]:
    """What an action may be called; a board reads no title that people typed."""
    return {action.title, inputs.titles.get(action.id), *([own_action(action.holder)] if action.own else [])}


def says_how_far(text: str, action: PlannedAction) -> bool:
    """Whether a cell or card says what people decided of an action and how far it is."""
    decided = [] if action.standing == "proposed" else [say(f"plan.standing.{action.standing}")]
    if action.of_region and action.joint is not None and action.joint.answer is not None:
        put_off = action.joint.answer == "later" and action.status == "todo"
        key = "plan.turn.later" if put_off else f"plan.above.decided.{action.joint.answer}_by"
        decided = [say(key, by="", who="").split(",")[0].strip().lower()]
    decided += [] if action.status in {"todo", "done"} else [say(f"plan.action_status.{action.status}")]
    return all(part in text.lower() for part in decided)


@pytest.mark.parametrize(("region", "kind"), WHOSE)
def test_who_when_and_how_far_are_alike_in_every_table_and_card(region: str, kind: UnitKind) -> None:
    """Plan and board edition: number, title, who takes it up, its quarters and what was decided of it."""
    looked = 0
    for inputs, reader, document in documents(region, kind):
        known = by_number(inputs.made, reader)
        for block in blocks(document):
            if isinstance(block, Card) and document.sections and block.rank.isdecimal():
                action = known.get(int(block.rank), (None, None))[0]
                if action is not None and action.title == block.title:
                    met = block.meta.split(" · ")[0].replace(f"; {say('plan.together_towns', **TOWN)}", "")
                    assert says_who(met, action, reader), (block.title, block.meta)
                    items = " ".join(item.text for item in block.items)
                    assert says_how_far(items, action), (block.title, items)
                    looked += 1
            if not isinstance(block, Table):
                continue
            who = [n for n, head in enumerate(block.heads) if head == say("plan.planning.head.who")]
            when = [n for n, head in enumerate(block.heads) if head == say("plan.planning.head.when")]
            for row in block.rows:
                found = _ROW.fullmatch(row[0].split("\n")[0])
                if found is None:
                    continue
                action, placement = known[int(found[1])]
                assert found[2] in titles_of(action, inputs)
                for n in who:
                    assert says_who(row[n].split("\n")[0], action, reader), (row, action.party)
                    looked += 1
                for n in when:
                    told = quarters(row[n].split("\n")[0])
                    start, end = (None, None) if placement is None else (placement.start, placement.end)
                    assert told == (None if start is None or end is None else (start, end)), row
                    assert block.heads != HEADS[kind] or says_how_far(row[n], action), row
                    looked += 1
    assert looked > LEAST[region]


@pytest.mark.parametrize(("region", "kind"), WHOSE)
def test_a_row_about_a_question_gives_its_actions_the_dates_of_the_planning(
    region: str, kind: UnitKind
) -> None:
    """Page one and the points of a municipality: who takes up a step and when it is ready, as planned."""
    looked = 0
    for inputs, reader, document in documents(region, kind):
        known = by_number(inputs.made, reader)
        for block in (b for b in blocks(document) if isinstance(b, Table)):
            if block.heads == heads("plan.glance.head", "title", "step", "who", "when"):
                steps, ready, who = 1, 3, 2
            elif block.heads == POINTS:
                steps, ready, who = 4, 5, None
            else:
                continue
            for row in block.rows:
                named = [found for line in row[steps].split("\n") if (found := _STEP.fullmatch(line))]
                for number, title, date in (found.groups() for found in named):
                    action, placement = known[int(number)]
                    assert title in titles_of(action, inputs)
                    end = None if placement is None else placement.end
                    told = quarters((date or row[ready]).split("\n")[0])
                    if say("plan.glance.later", quarter="") not in row[ready]:
                        assert told == (None if end is None else (end, end)), row
                    assert who is None or says_who(row[who], action, reader), row
                    looked += 1
    assert looked > 10


@pytest.mark.parametrize("region", REGIONS)
def test_the_plan_of_a_team_says_of_a_point_what_the_list_of_the_municipality_says(region: str) -> None:
    """Level, the first action for it, how far that is and when all of it is ready are one value in both."""
    lists = {inputs.unit.unit.municipality: inputs for inputs in plans(region, "municipality")}
    point, levels, when = heads("plan.municipality.head", "point", "levels", "when")
    wanted = (point, levels, say("plan.municipality.can_do", **TOWN), when)
    looked = 0
    for inputs in plans(region, "team"):
        towns = [m.id for m in inputs.municipalities()]
        if len(towns) > 1 or towns[0] not in lists:
            continue  # whose table is whose a team of two says in its headings
        town = lists[towns[0]]
        made = by_number(town.made)
        rows = {row[0]: row for b in blocks(own_document(region, town)) for row in _rows(b, POINTS)}
        table = [row for b in blocks(own_document(region, inputs)) for row in _rows(b, wanted)]
        now = [title for title, row in rows.items() if say("plan.list.already") in row[3]]
        assert [row[0] for row in table] == now[: len(table)]
        for point, levels, told, when in table:
            _, level, _, _, actions, ready = rows[point]
            assert level.split()[-1] == re.findall(r"\d", levels)[0]
            assert quarters(when) == quarters(ready), (point, when, ready)
            numbers = [found[1] for line in actions.split("\n") if (found := _STEP.fullmatch(line))]
            todo = [a for n in numbers if (a := made[int(n)][0]).status != "done"]
            if todo:
                assert told.startswith(todo[0].title or ""), (point, told)
                assert says_how_far(told, todo[0])
            looked += 1
    assert looked > (0 if region == "fixed" else 10)


def _rows(block: object, columns: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return block.rows if isinstance(block, Table) and block.heads == columns else ()


@pytest.mark.parametrize(("region", "kind"), WHOSE)
def test_an_action_named_in_a_sentence_bears_its_number(region: str, kind: UnitKind) -> None:
    """'Titel' (3) is action 3 of the plan, in every text of every document."""
    looked = 0
    for inputs, _, document in documents(region, kind):
        known = by_number(inputs.made)
        text = repr(document).replace("\\'", "'")
        for found in _NAMED.finditer(text):
            action = known.get(int(found[1]), (None, None))[0]
            if action is not None and action.title is not None:
                titles = tuple(f"'{title}" for title in titles_of(action, inputs) if title)
                assert text[: found.start()].endswith(titles), text[found.start() - 80 :][:100]
                looked += 1
    assert looked > LEAST[region] // 2


@pytest.mark.parametrize(("region", "kind"), WHOSE)
def test_the_workbook_tells_the_same_of_every_action_as_the_plan(region: str, kind: UnitKind) -> None:
    """Each action once, under its number: party, quarters, what it is for and what was decided of it."""
    looked = 0
    for inputs in plans(region, kind):
        made = inputs.made
        horizon = inputs.planned.horizon
        rows = {r.id: r for r in action_book(inputs, gathered(region)).rows if not r.is_new}
        assert set(rows) == {a.id for a in made.actions}
        for action in made.actions:
            row, placement = rows[action.id], made.planned.of(action.id)
            assert (row.rank, row.who, row.title) == (action.rank, action.party, action.title)
            told = [] if action.own else row.serves.split("\n")
            assert all(c in line for c, line in zip(action.criteria, told, strict=not action.own))
            assert row.held == (action.decision or ActionDecision())
            running = placement is not None and placement.state == "placed"
            if placement is not None and running and placement.end is not None and placement.end in horizon:
                assert (row.start, row.quarter) == (placement.start, placement.end)
                assert not row.settled, "what stands in the planning still asks something"
                looked += 1
    assert looked > LEAST[region] // 10


def test_plan_and_workbook_use_one_word_for_a_decision_and_for_how_far_it_is() -> None:
    """'Overnemen' in the workbook is 'overgenomen' in the plan; how far an action is reads the same."""
    for choice in decision_choices():
        as_done = say(f"plan.standing.{choice.value}")
        assert as_done == choice.word.replace("nemen", "genomen")
    for choice in status_choices():
        assert say(f"plan.action_status.{choice.value}") == choice.word


@pytest.mark.parametrize("region", REGIONS)
def test_the_comparison_says_of_a_joint_step_what_the_plans_say(region: str) -> None:
    """Its quarters span those of the teams that handed in, and who takes it up is who the plans name."""
    gather = gathered(region)
    joint = gather.joint()
    steps = joint_steps(joint).items
    assert len(steps) == len(joint)
    looked = 0
    for measure, step in zip(joint, steps, strict=True):
        told = quarters(str(step["planned"]).split(";")[0])
        ends = []
        for inputs in (i for i in plans(region, "team") if i.outcome.counts_whole(i.unit)):
            placement = inputs.planned.of(measure.measure.id)
            action = inputs.made.action(measure.measure.id)
            if placement is None or action is None or placement.state == "done":
                continue
            assert step["who"] == say(f"plan.who.{action.party}")
            looked += 1
            if placement.start is not None and placement.end is not None:
                ends.append((placement.start, placement.end))
        expected = (min(s for s, _ in ends), max(e for _, e in ends)) if ends else None
        assert told == expected, step
    assert looked > 1
