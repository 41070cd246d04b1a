# SPDX-License-Identifier: EUPL-1.2
"""The page made from a workspace: what the region finds stands on it in the words of the memo."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.store.test_log import CHANGED, OOST, write_log
from toolkit.comparison.table import compare
from toolkit.documents.audience import Audience, ComparisonReader
from toolkit.documents.comparison.view import comparison_view
from toolkit.documents.desk.arrived import arrived_section
from toolkit.documents.desk.inputs import DeskInputs
from toolkit.documents.desk.view import desk_view
from toolkit.documents.memo.chapters.brief import conclusion_texts
from toolkit.model.problem import Problem
from toolkit.scoring.region import score_round
from toolkit.words.catalogue import say
from toolkit.work.make.gather import Gather
from toolkit.work.make.region.desk import arrived_in, desk_inputs
from toolkit.work.make.region.memo import memo_for
from toolkit.work.status.standing import Standing, standings
from tools.golden.made import DAY, work


def made(audience: Audience, own: str | None = None) -> tuple[Gather, DeskInputs]:
    """Everything that the page of an audience is made from, in the fixed region."""
    space = work()
    scored = space.score(space.region.last_round())
    gather = Gather(space, scored, day=DAY)
    codes = space.codes_for(scored.region.sight_for(audience))
    assert not isinstance(codes, Problem)
    reader = ComparisonReader(audience, scored.region.sight_for(audience), own, codes)
    view = comparison_view(scored, compare(scored), audience, own, codes=codes)
    return gather, desk_inputs(gather, reader, view, together=True)


@pytest.mark.parametrize("audience", ["programme_manager", "ssd", "bosd"])
def test_the_conclusions_come_first_in_the_words_of_the_memo(audience: Audience) -> None:
    """Three to five, the same sentences; then what follows from the plans, as the memo has it."""
    gather, inputs = made(audience)
    memo = memo_for(gather, inputs.reader, inputs.region.body(audience), "decision", DAY)
    view = desk_view(inputs)
    (told,) = view.first[0].blocks
    assert told.kind == "bullets"
    assert tuple(item.text for item in told.items) == conclusion_texts(memo)
    assert 3 <= len(told.items) <= 5
    anchors = [section.anchor for section in view.after]
    assert anchors[:2] == ["limits", "together"]
    assert "gaps" in [section.anchor for section in view.last]


def test_on_which_questions_colleagues_differ_is_for_who_sees_teams() -> None:
    """A reader of letters is told how many questions there are, and of none which."""
    _, named = made("programme_manager")
    _, coded = made("ssd")
    by_name, by_letter = (
        next(s for s in desk_view(inputs).after if s.anchor == "gesprek") for inputs in (named, coded)
    )
    assert any(block.kind == "table" for block in by_name.blocks)
    assert [block.kind for block in by_letter.blocks] == ["text", "bullets"]


def test_who_helps_whom_is_a_table_of_the_engines_pairs() -> None:
    """Every pair once, for who reads names; for who reads letters how many subjects there are."""
    _, named = made("programme_manager")
    _, coded = made("ssd")
    by_name, by_letter = (
        next(s for s in desk_view(inputs).after if s.anchor == "together") for inputs in (named, coded)
    )
    assert named.memo is not None
    helps = named.memo.found.helps
    tables = [b for b in by_name.blocks if b.kind == "table" and b.caption == say("desk.found.helps")]
    told = sum(len(row) for table in tables for row in table.rows)
    assert told == 3 * len({(h.criterion, h.helps) for h in helps})
    assert not [b for b in by_letter.blocks if b.kind == "table" and b.caption == say("desk.found.helps")]


def test_teams_read_nothing_that_follows_from_the_plans_of_others() -> None:
    """No conclusions, no requests, nothing to talk about but their own."""
    space = work()
    _, inputs = made("teams", space.region.municipalities[0].id)
    assert inputs.memo is None
    view = desk_view(inputs)
    assert view.first == ()
    assert {section.anchor for section in view.after} <= {"gaps", "rondes"}


def test_norms_that_ask_the_same_are_one_side_and_all_days_are_there() -> None:
    """Of every round each norm leads to a side; later is the end of the quarters that plans are for."""
    gather, inputs = made("programme_manager")
    for round_ in {side.round.id for side in inputs.sides}:
        norms = [norm for side in inputs.sides if side.round.id == round_ for norm in side.norms]
        assert sorted(norms) == ["later", "now", "own"]
    assert inputs.sides[0].outcome is gather.scored
    assert inputs.days["later"] == date(2027, 3, 31)
    assert inputs.days["now"] == DAY


def test_how_far_teams_are_is_what_status_says() -> None:
    """Team by team the counts that `zelfscan status` shows, over the answers as they were given."""
    gather, inputs = made("programme_manager")
    space, round_ = gather.work, gather.scored.round
    given = score_round(space.region, round_, space.asked(round_), space.answers_given(round_))
    told = standings(space, given)
    assert len(told) > 5
    for team, far in inputs.how_far.items():
        how = told.get(team, Standing({}))
        assert (far.asked, far.filled, far.lists) == (how.asked, how.filled, len(how.states))
        assert far.all_in == how.handed_in


def test_who_sees_names_reads_what_came_in_and_from_whom(tmp_path: Path) -> None:
    """Of whom, by whom, and which questions; no level, and never the name of a file. Letters read nothing."""
    region = {"path": "plans/regio.yaml", "file": "b.xlsx"}
    member = {"path": "rounds/2026-q1/half/gezinswerker-2.yaml", "file": "c.xlsx"}
    action = [
        {"what": "action.M-AA-01.answer", "old": "later", "new": "yes"},
        {"what": "plan.state", "old": 1},
    ]
    lines = [(OOST, CHANGED), (region, action), (member, [])]
    write_log(tmp_path, [{"event": e, **of, "changes": c} for of, c in lines for e in ("begin", "done")])
    for audience in ("programme_manager", "ssd"):
        _, inputs = made(audience)
        arrived = tuple(arrived_in(replace(work(), folder=tmp_path)))
        section = arrived_section(replace(inputs, arrived=arrived))
        if audience == "ssd":
            assert section is None
            continue
        assert section is not None
        (table,) = (block for block in section.blocks if block.kind == "table")
        answers = say("desk.arrived.answers", round="2026-q1")
        assert table.rows == (
            ("2 april 2026", "Team Half", "gezinswerker 2", answers, say("desk.arrived.first"), "–"),
            ("2 april 2026", say("desk.arrived.region"), "–", say("desk.arrived.decisions"), "0",
             f"M-AA-01, {say('desk.arrived.more', n=1)}"),
            ("2 april 2026", "Team Goed", say("form.respondent.team.team"), answers, "1", "AA-01"),
        )  # fmt: skip
        assert "Jan" not in repr(section)
