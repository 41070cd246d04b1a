# SPDX-License-Identifier: EUPL-1.2
"""A number of page one leads on: by a link where the action is named, and else by the order of numbers."""

import re
from collections.abc import Sequence

from hypothesis import given as for_any

from tests.documents.of_demo import document_of
from tests.documents.plan.made_plans import rows, teams
from tests.documents.plan.test_one_story import plans
from tests.documents.plan.test_whose_turn import named_on_page_one
from tests.strategies import kept
from toolkit.documents.blocks import Card, DocumentView
from toolkit.documents.cross_references import anchors_of, finder
from toolkit.documents.plan.annexes.elsewhere import elsewhere
from toolkit.documents.plan.chapters.brief import brief
from toolkit.documents.plan.chapters.glance import glance
from toolkit.documents.plan.chapters.planning import planning
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import anchor_of, named, numbered
from toolkit.documents.plan.order import plan_document

_RANK = re.compile(r"(\d+)\. ")


def ranked(cells: Sequence[str]) -> list[int]:
    """The numbers with which cells begin, as they follow each other."""
    return [int(found[1]) for cell in cells if (found := _RANK.match(cell))]


def linked(inputs: PlanInputs, document: DocumentView) -> int:
    """Every action that page one names is a link to where it is told in full; gives how many."""
    pieces, there, looked = finder(document.mentions), anchors_of(document.sections), 0
    cells = [cell for chapter in (brief, glance) for row in rows(chapter(inputs)) for cell in row]
    for action in inputs.actions:
        for name in (named(inputs, action.id), numbered(inputs, action.id)):
            for line in (line for cell in cells for line in cell.split("\n")):
                if re.search(rf"(?<!\d){re.escape(name)}", line):
                    assert anchor_of(action) in there
                    assert anchor_of(action) in {to.anchor for _, to in pieces(line) if to is not None}
                    looked += 1
    return looked


def in_order(inputs: PlanInputs, document: DocumentView) -> int:
    """Whoever looks a number up finds it by counting on; gives how many page one has without a name."""
    tables = [ranked([row[0] for row in rows(chapter(inputs))]) for chapter in (planning, elsewhere)]
    for found in tables:
        assert found == sorted(set(found))
    own = {a.rank for a in inputs.actions if a.party == "team"}
    cards = [b for section in document.sections for b in section.blocks if isinstance(b, Card) and b.anchor]
    ranks, told_at = [int(card.rank) for card in cards], {anchor_of(a): a.rank for a in inputs.actions}
    assert ranks == [told_at[card.anchor] for card in cards]
    first = [rank for rank in ranks if rank in own]
    assert first == sorted(first)
    assert ranks[: len(first)] == first
    alone = {rank for ranks_ in named_on_page_one(inputs).values() for rank in ranks_}
    assert alone <= {rank for found in tables for rank in found}
    return len(alone)


@for_any(kept(teams, whole=True))
def test_page_one_leads_on(inputs: PlanInputs) -> None:
    """Any plan: what it names is a link, and what it numbers stands in a table in that order."""
    if inputs.planned.placements and not inputs.made.provisional:
        document = plan_document(inputs)
        linked(inputs, document)
        in_order(inputs, document)


def test_page_one_of_the_example_leads_on() -> None:
    """With many actions that are only a number there."""
    names = numbers = 0
    for inputs in (each for each in plans("example", "team") if not each.made.provisional):
        document = document_of(inputs)
        names += linked(inputs, document)
        numbers += in_order(inputs, document)
    assert names > 20
    assert numbers > 50
