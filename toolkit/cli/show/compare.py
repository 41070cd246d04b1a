# SPDX-License-Identifier: EUPL-1.2
"""The comparison in the terminal."""

from toolkit.cli.output import escape, show
from toolkit.cli.table import show_table
from toolkit.comparison.table import compare
from toolkit.documents.audience import Audience
from toolkit.documents.comparison.values import ListFigures, TownFigures
from toolkit.documents.comparison.view import comparison_view
from toolkit.documents.letters import Codes
from toolkit.documents.text import NO_FIGURE
from toolkit.scoring.region import RoundResult
from toolkit.words.catalogue import say


def show_comparison(
    scored: RoundResult, audience: Audience, own: str | None = None, codes: Codes | None = None
) -> None:
    """Print municipality × theme for one audience, all on stdout: warnings stay with the figures.

    Args:
        scored: the result of the round.
        audience: who looks; what they see was agreed in region.yaml.
        own: the reader's own municipality.
        codes: letters of the region, for an audience that reads those.
    """
    view = comparison_view(scored, compare(scored), audience, own, codes=codes)
    document = view.document
    show(f"\n[bold]{escape(document.title)}[/bold]")
    for notice in (document.example_notice, *document.callouts, document.circulation, view.counted):
        if notice:
            show(escape(notice))
    for listed in view.lists:
        show("")
        show_table(listed.title, _header(listed), [_row(town) for town in listed.towns])
        for fact in listed.themes:
            show(f"  {escape(fact.label)}: {escape(fact.value)}")
        show(escape(f"{listed.sentence} {listed.counted}"))
    for sentence in view.missing:
        show(escape(sentence))


def _header(listed: ListFigures) -> list[str]:
    """Short words: the themes by their id, which is explained below the table."""
    first = [say(f"comparison.{key}") for key in ("municipality", "teams", "whole")]
    return [*first, *(theme.label for theme in listed.themes), say("comparison.statuses")]


def _row(town: TownFigures) -> list[str]:
    statuses = " · ".join(town.whole.statuses) or NO_FIGURE
    teams = ", ".join(filter(None, (town.teams, town.also)))
    return [town.name, teams, town.whole.text, *(f.text for f in town.themes), statuses]
