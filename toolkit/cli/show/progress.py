# SPDX-License-Identifier: EUPL-1.2
"""Decisions and progress in the terminal."""

from toolkit.cli.output import escape, show, tell_invented
from toolkit.cli.table import show_table
from toolkit.documents.progress.chapters import COUNTS, brief, count_row, late_row, unit_rows
from toolkit.documents.progress.inputs import ProgressInputs
from toolkit.documents.text import heads
from toolkit.words.catalogue import say
from toolkit.words.text import day_text

_MOST_LATE = 15


def show_progress(inputs: ProgressInputs) -> None:
    """Print in short how far everything is, a table per team and what is late, on stdout.

    Args:
        inputs: of which nothing is left that this audience may not see.
    """
    region = inputs.named.outcome.region
    title = say("progress.title", region=region.title, day=day_text(inputs.all.day))
    show(f"\n[bold]{escape(title)}[/bold]")
    tell_invented(example=region.example)
    found = brief(inputs)
    for block in () if found is None else found.blocks:
        texts = [item.text for item in block.items] if block.kind == "bullets" else []
        texts += [block.text] if block.kind == "text" else []
        for text in texts:
            show(escape(text))
    if inputs.seen.actions:
        columns = heads("progress.head", "unit", *COUNTS)
        rows = [count_row(*row) for row in unit_rows(inputs)]
        show("")
        show_table(say("progress.sums.units"), columns, rows)
    late = inputs.seen.late
    if late:
        columns = heads("progress.head", "action", "of", "who", "promised", "late_since", "status")
        show("")
        show_table(say("progress.late.title"), columns, [late_row(inputs, a) for a in late[:_MOST_LATE]])
    if len(late) > _MOST_LATE:
        show(escape(say("cli.voortgang.more_late", n=len(late) - _MOST_LATE)))
