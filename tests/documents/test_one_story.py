# SPDX-License-Identifier: EUPL-1.2
"""One action, one story: all documents of a region beside each other, for every action of every team.

What is expected is read from the planning itself, never from the words of a document: the party of the
measure, the role in the decision, the quarters of the placement.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cache

import pytest

from tests.documents.made_plans import quarters
from toolkit.documents.audience import Reader
from toolkit.documents.blocks import EDITIONS, Card, DocumentView, Table
from toolkit.documents.comparison.joint import joint_steps
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.order import plan_document
from toolkit.forms.actions.form import ActionForm, build_action_form
from toolkit.forms.actions.words import decision_choices, status_choices
from toolkit.places import data_folder
from toolkit.planning.decisions import PlannedAction
from toolkit.planning.evaluation import RoundSide
from toolkit.planning.timetable import Placement
from toolkit.planning.unit_plan import UnitPlan
from toolkit.words.catalogue import say
from toolkit.work.example import EXAMPLE
from toolkit.work.make.gather import Gather
from toolkit.work.open import Place, Work, look, open_work
from tools.golden.made import DAY
from tools.golden.made import work as fixed

REGIONS = ("fixed", "example")
_NAMED = re.compile(r"' \((\d+)[),]")
_ROW = re.compile(r"(\d+)\. (.+)")


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
def teams(region: str) -> tuple[PlanInputs, ...]:
    """The plans of all teams with a result."""
    gather = gathered(region)
    units = [u for u in gather.scored.units if u.standards and u.unit.kind == "team"]
    found = [gather.inputs(unit) for unit in units]
    return tuple(f for f in found if isinstance(f, PlanInputs))


def documents(inputs: PlanInputs) -> Iterator[tuple[Reader, DocumentView]]:
    """The plan for the team, and that for a board that sees names; each with its reader."""
    for edition in EDITIONS:
        reader = replace(inputs.reader, edition=edition)
        yield reader, plan_document(replace(inputs, reader=reader))


def action_book(inputs: PlanInputs, gather: Gather) -> ActionForm:
    """The workbook in which the team decides."""
    made = inputs.made
    return build_action_form(
        gather.work.region,
        gather.scored.round,
        RoundSide(inputs.unit, gather.scored.asked),
        made.plan,
        measures=gather.work.measures,
        proposal=made.proposal,
        actions=made.actions,
        planned=made.planned,
        provisional=made.provisional,
    )


def blocks(document: DocumentView) -> Iterator[object]:
    """All blocks of a document."""
    for section in document.sections:
        yield from section.blocks


def by_number(made: UnitPlan) -> dict[int, tuple[PlannedAction, Placement | None]]:
    """What the planning says of each action, by its number."""
    return {a.rank: (a, made.planned.of(a.id)) for a in made.actions}


def says_who(text: str, action: PlannedAction, reader: Reader) -> bool:
    """Whether a cell names the party that takes an action up and, where people chose one, the role."""
    party, role = say(f"plan.who.{action.party}"), "" if action.owner is None else reader.role(action.owner)
    if not role:
        return text.split(";", maxsplit=1)[0] == party
    return text.startswith(role) if action.party == "team" else text.startswith(f"{party}; ") and role in text


@pytest.mark.parametrize("region", REGIONS)
def test_who_and_when_are_alike_in_every_table_and_card(region: str) -> None:
    """Plan and board edition: number, title, who takes it up and its quarters, wherever an action stands."""
    looked = 0
    for inputs in teams(region):
        known = by_number(inputs.made)
        for reader, document in documents(inputs):
            for block in blocks(document):
                if isinstance(block, Card) and document.sections and block.rank.isdecimal():
                    action = known.get(int(block.rank), (None, None))[0]
                    if action is not None and action.title == block.title:
                        assert says_who(block.meta.split(" · ")[0], action, reader), (block.title, block.meta)
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
                    assert found[2] in {action.title, inputs.titles.get(action.id), say("plan.coded_action")}
                    for n in who:
                        assert says_who(row[n], action, reader), (row, action.owner, action.party)
                        looked += 1
                    for n in when:
                        told = quarters(row[n].split("\n")[0])
                        start, end = (None, None) if placement is None else (placement.start, placement.end)
                        assert told == (None if start is None or end is None else (start, end)), row
                        looked += 1
    assert looked > 100


@pytest.mark.parametrize("region", REGIONS)
def test_an_action_named_in_a_sentence_bears_its_number(region: str) -> None:
    """'Titel' (3) is action 3 of the plan, in every text of every document."""
    looked = 0
    for inputs in teams(region):
        known = by_number(inputs.made)
        for _, document in documents(inputs):
            text = repr(document).replace("\\'", "'")
            for found in _NAMED.finditer(text):
                action = known.get(int(found[1]), (None, None))[0]
                if action is not None and action.title is not None:
                    # a board reads no title that a team typed
                    titles = (f"'{action.title}", f"'{say('plan.coded_action')}" if action.own else "-")
                    assert text[: found.start()].endswith(titles), text[found.start() - 80 :][:100]
                    looked += 1
    assert looked > 30


@pytest.mark.parametrize("region", REGIONS)
def test_the_workbook_tells_the_same_of_every_action_as_the_plan(region: str) -> None:
    """Each action once, under the number of the plan, with its party, first and last quarter."""
    looked = 0
    for inputs in teams(region):
        made = inputs.made
        horizon = inputs.planned.horizon
        rows = {r.id: r for r in action_book(inputs, gathered(region)).rows if not r.is_new}
        assert set(rows) == {a.id for a in made.actions}
        for action in made.actions:
            row, placement = rows[action.id], made.planned.of(action.id)
            assert (row.rank, row.who, row.title) == (action.rank, action.party, action.title)
            running = placement is not None and placement.state == "placed"
            if placement is not None and running and placement.end is not None and placement.end in horizon:
                assert (row.start, row.quarter) == (placement.start, placement.end)
                assert not row.settled, "what stands in the planning still asks something"
                looked += 1
    assert looked > 10


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
        told = quarters(step.planned.split(";")[0])
        ends = []
        for inputs in (i for i in teams(region) if i.outcome.counts_whole(i.unit)):
            placement = inputs.planned.of(measure.measure.id)
            action = inputs.made.action(measure.measure.id)
            if placement is None or action is None or placement.state == "done":
                continue
            assert step.who == say(f"plan.who.{action.party}")
            looked += 1
            if placement.start is not None and placement.end is not None:
                ends.append((placement.start, placement.end))
        expected = (min(s for s, _ in ends), max(e for _, e in ends)) if ends else None
        assert told == expected, step
    assert looked > 1
