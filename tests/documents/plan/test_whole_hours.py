# SPDX-License-Identifier: EUPL-1.2
"""Hours are whole wherever people read them, and every column of them adds up from the page."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents import made
from tests.documents.plan.made_plans import number, teams
from tests.scoring.small import answers
from tests.strategies import DEEP, kept
from toolkit.documents.blocks import Table
from toolkit.documents.editions import EDITIONS
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import party_holes
from toolkit.documents.plan.order import plan_document
from toolkit.documents.plan.sentences import hours_sentence
from toolkit.model.given.answers import Profile
from toolkit.model.rounding import half_up, whole_parts
from toolkit.words.catalogue import say
from toolkit.words.text import given_text, hours_texts

HOURS = {
    say("plan.planning.head.hours"),
    say("plan.means.head.used"),
    say("plan.means.split_head.hours", **party_holes("team")),
    say("plan.means.split_head.yearly", **party_holes("team")),
    say("plan.means.lasting.hours"),
    say("board.actions.head.hours"),
    say("board.parties.head.hours"),
}
TOTALS = {say(f"plan.planning.{key}") for key in ("total", "total_todo")} | {say("plan.asked.total")}


@given(st.lists(st.fractions(-50, 200), max_size=9))
def test_parts_are_as_near_as_they_can_be_and_add_up(values: list[Fraction]) -> None:
    """Each is rounded down or up, what is whole stays so, and together they are the whole total."""
    parts = whole_parts(values)
    assert sum(parts) == half_up(sum(values, Fraction(0)))
    assert all(abs(part - value) < 1 for part, value in zip(parts, values, strict=True))
    assert whole_parts([Fraction(n) for n in parts]) == parts
    assert not any("," in text for text in hours_texts(values))


def columns(inputs: PlanInputs) -> Iterator[tuple[Table, list[tuple[str, str]]]]:
    """Every column of hours in both editions: what each row is, and its cell."""
    for edition in EDITIONS:
        reader = replace(inputs.reader, edition=edition)
        for section in plan_document(replace(inputs, reader=reader)).sections:
            for table in (b for b in section.blocks if isinstance(b, Table)):
                for n, name in enumerate(table.heads):
                    if name in HOURS or (table.caption == say("plan.asked.actions") and n in table.numeric):
                        yield table, [(row[0], row[n]) for row in table.rows]


@settings(max_examples=30 * DEEP)
@given(kept(teams))
def test_columns_of_hours_are_whole_and_add_up(inputs: PlanInputs) -> None:
    """In plan and board edition; of an action that began before, the hours still to come are added."""
    done = say("plan.planning.done")
    for table, cells in columns(inputs):
        assert not any("," in cell for _, cell in cells), table.caption
        last, total = cells[-1]
        if last in TOTALS:
            todo = [row[-1].split("\n")[0] != done for row in table.rows]
            kept = [cell for (_, cell), counts in zip(cells[:-1], todo, strict=False) if cell and counts]
            assert sum(number(cell) for cell in kept) == number(total), table.caption


def test_hours_that_were_given_stand_alike_in_sentence_and_table() -> None:
    """Half hours that a team gave are not rounded in the one and told in full in the other."""
    profile = Profile(capacity_hours=Decimal("10.1"))
    found = made.inputs({"oost": [answers("oost", made.complete({"AA-01": 0}), profile=profile)]})
    assert found.planned.room is not None
    room = given_text(found.planned.room)
    assert "," in room
    (table, *_) = [t for t, _ in columns(found) if say("plan.means.head.capacity") in t.heads]
    assert table.rows[-1][table.heads.index(say("plan.means.head.capacity"))] == room
    for prefix in ("plan.brief.team_hours", "plan.hours"):
        assert f" {room} uur" in hours_sentence(found, prefix)
