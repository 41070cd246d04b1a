# SPDX-License-Identifier: EUPL-1.2
"""What the team scored in an earlier scan, beside the level of now: for the team itself and in no figure."""

from toolkit.documents.blocks import Section, Table, Text, section
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.text import heads
from toolkit.words.catalogue import say
from toolkit.words.text import day_text

_WIDTHS = (70, 15, 15)


def before(inputs: PlanInputs) -> Section | None:
    """Then and now per question that is asked now, in order of the lists; None without, and for a board."""
    scan = inputs.before
    if scan is None or not inputs.reader.sees("earlier_scan"):
        return None
    rows = tuple(
        (inputs.title_of(name), str(scan.levels[name]), _now(result.asked.level))
        for name, result in inputs.results.items()
        if name in scan.levels
    )
    if not rows:
        return None
    told = {"name": scan.name, "day": day_text(scan.held), "scale": scan.scale, "n": len(rows)}
    columns = heads("earlier.plan.columns", "question", "then", "now")
    blocks = (
        Text(say("earlier.plan.lead", **told)),
        Table(say("earlier.plan.table"), columns, rows, _WIDTHS, numeric=(1, 2)),
    )
    return section("before", say("earlier.plan.title"), blocks, annex=True)


def _now(level: int | None) -> str:
    return say("word.none") if level is None else str(level)
