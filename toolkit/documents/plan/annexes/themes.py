# SPDX-License-Identifier: EUPL-1.2
"""The figures behind the pictures, for who wants them in words."""

from collections.abc import Iterator

from toolkit.documents.blocks import Block, Section, Subheading, Table, Text, section
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.lists import list_standings
from toolkit.documents.text import heads
from toolkit.words.catalogue import say

_WIDTHS = (28, 11, 17, 28, 16)


def themes(inputs: PlanInputs) -> Section | None:
    """A table per list with every theme, so that no figure is in a picture alone.

    None without a list.
    """
    return section("themes", say("plan.word.themes"), _blocks(inputs), new_page=True, annex=True)


def _blocks(inputs: PlanInputs) -> Iterator[Block]:
    columns = heads("plan.word", "theme", "attainment", "status", "questions", "limits")
    for listed in list_standings(inputs):
        if listed.number == 1:
            yield Text(say("plan.word.status_note"), "quiet")
        yield Subheading(listed.title)
        rows = tuple((r.theme, r.figure, r.status, r.counts, r.limits) for r in listed.rows)
        yield Table(say("plan.chart.title", title=listed.title), columns, rows, _WIDTHS)
