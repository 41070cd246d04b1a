# SPDX-License-Identifier: EUPL-1.2
"""The comparison in the terminal."""

from rich.markup import escape

from toolkit.cli.output import console, show_table
from toolkit.comparison.table import compare
from toolkit.documents.comparison.view import Audience, comparison_view
from toolkit.scoring.region import RoundResult


def show_comparison(scored: RoundResult, audience: Audience, own: str | None = None) -> None:
    """Print municipality × theme for one audience, all on stdout: warnings stay with the figures.

    Args:
        scored: the result of the round.
        audience: who looks; what they see was agreed in region.yaml.
        own: the reader's own municipality.
    """
    view = comparison_view(scored, compare(scored), audience, own)
    screen = console(error=False)
    screen.print(f"\n[bold]{escape(view.title)}[/bold]", soft_wrap=True)
    for notice in (*view.notices, view.circulation, *filter(None, (view.counted,))):
        screen.print(escape(notice), soft_wrap=True)
    for table in view.lists:
        screen.print()
        show_table(table.title, table.header, table.rows)
        for fact in table.legend:
            screen.print(f"  {escape(fact.label)}: {escape(fact.value)}", soft_wrap=True)
        screen.print(escape(table.sentence), soft_wrap=True)
    for sentence in view.missing:
        screen.print(escape(sentence), soft_wrap=True)
