# SPDX-License-Identifier: EUPL-1.2
"""The view of a comparison for one audience: rows of text, and nothing that audience may not see."""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from toolkit.comparison.table import ComparedList, ComparedRow, Comparison, codes, differs
from toolkit.messages.catalogue import say
from toolkit.model.region import Visibility
from toolkit.scoring.display import percent
from toolkit.scoring.region import RoundResult
from toolkit.scoring.theme import STATUSES
from toolkit.scoring.unit import threshold_values
from toolkit.views.plan_values import Fact
from toolkit.views.text import NO_FIGURE, day_text, figure_text, listing, range_text

Audience = Literal["programme_manager", "ssd", "bosd", "teams"]
AUDIENCES: tuple[Audience, ...] = ("programme_manager", "ssd", "bosd", "teams")


@dataclass(frozen=True, slots=True)
class ListTable:
    """One list as a table of text.

    Attributes:
        title: of the list.
        header: one word per column.
        rows: as many cells as the header.
        legend: short name and title of every theme in the header.
        sentence: how far the municipalities lie apart, in words.
    """

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    legend: tuple[Fact, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """A comparison as it is shown to one audience.

    Attributes:
        title: with round and date.
        notices: invented region, proposed norm, and how to read this.
        lists: tables; empty when the audience sees nothing.
        missing: a sentence per municipality with teams without a result.
    """

    title: str
    notices: tuple[str, ...]
    lists: tuple[ListTable, ...]
    missing: tuple[str, ...]


def comparison_view(
    outcome: RoundResult,
    comparison: Comparison,
    audience: Audience = "programme_manager",
    own: str | None = None,
) -> ComparisonView:
    """Make what one audience sees of a comparison.

    Args:
        outcome: the round, for names and what was agreed.
        comparison: of the same round.
        audience: who looks; what they see was agreed in region.yaml.
        own: id of the reader's own municipality, where they see only that one and the range.

    Returns:
        The view.
    """
    region, round_ = outcome.region, outcome.round
    sight: Visibility = getattr(region.visibility, audience)
    names = _names(outcome, sight)
    near = threshold_values(outcome.asked.norm).near
    notices = []
    if region.example:
        notices.append(say("word.example_notice"))
    if outcome.asked.norm.status == "proposal":
        notices.append(say("word.proposal_norm"))
    notices.append(say(f"comparison.sight.{sight}"))
    lists = tuple(_table(c, names, near, sight, own) for c in comparison.lists) if sight != "never" else ()
    title = say("comparison.title", region=region.title, round=round_.id, day=day_text(round_.date))
    view = ComparisonView(title, tuple(notices), lists, ())
    if sight in {"never", "own_and_range"}:
        return view
    return replace(view, missing=_missing(outcome, comparison, names, named=sight == "named"))


def _names(outcome: RoundResult, sight: Visibility) -> dict[str, str]:
    towns = {m.id: m.title for m in outcome.region.municipalities}
    if sight != "coded":
        return towns
    taking_part = [m.id for m in outcome.municipalities]
    return {m: say("comparison.coded", code=c) for m, c in codes(outcome.region.id, taking_part).items()}


def _table(
    compared: ComparedList, names: dict[str, str], near: Fraction, sight: Visibility, own: str | None
) -> ListTable:
    rows = sorted(compared.rows, key=lambda r: (len(names[r.municipality]), names[r.municipality]))
    if sight != "coded":
        rows = list(compared.rows)  # by name already
    shown = [_row(r, names[r.municipality], near) for r in rows]
    if sight == "own_and_range":
        shown = [_row(r, names[r.municipality], near) for r in rows if r.municipality == own]
        shown.append(_spread_row(compared, near))
    header = (
        say("comparison.municipality"),
        say("comparison.teams"),
        say("comparison.whole"),
        *(theme for theme, _ in compared.themes),
        say("comparison.statuses"),
    )
    legend = tuple(Fact(theme, title) for theme, title in compared.themes)
    return ListTable(compared.title, header, tuple(shown), legend, _sentence(compared, near))


def _row(row: ComparedRow, name: str, near: Fraction) -> tuple[str, ...]:
    statuses = [f"{row.statuses[s]} {say(f'status.{s}')}" for s in STATUSES if row.statuses.get(s)]
    return (
        name,
        say("comparison.teams_of", n=row.teams, of=row.of),
        figure_text(row.attainment, row.range, near),
        *(figure_text(c.attainment, c.range, near) for c in row.cells),
        " · ".join(statuses) or NO_FIGURE,
    )


def _spread_row(compared: ComparedList, near: Fraction) -> tuple[str, ...]:
    per_theme = [[r.cells[i].attainment for r in compared.rows] for i in range(len(compared.themes))]
    return (
        say("comparison.all"),
        say(
            "comparison.teams_of", n=sum(r.teams for r in compared.rows), of=sum(r.of for r in compared.rows)
        ),
        _spread([r.attainment for r in compared.rows], near),
        *(_spread(values, near) for values in per_theme),
        NO_FIGURE,
    )


def _spread(values: list[Fraction | None], near: Fraction) -> str:
    present = [v for v in values if v is not None]
    if not present:
        return NO_FIGURE
    low, high = percent(min(present), near), percent(max(present), near)
    return say("plan.figure.one", percent=low) if low == high else range_text(low, high)


def _sentence(compared: ComparedList, near: Fraction) -> str:
    present = [r.attainment for r in compared.rows if r.attainment is not None]
    if len(present) < 2:
        return say("comparison.too_few")
    low, high = min(present), max(present)
    incomplete = any(r.range is not None and r.range[0] < r.range[1] for r in compared.rows)
    key = "comparison.apart" if differs(low, high) else "comparison.alike"
    sentence = say(key, low=percent(low, near), high=percent(high, near))
    return f"{sentence} {say('comparison.provisional')}" if incomplete else sentence


def _missing(
    outcome: RoundResult, comparison: Comparison, names: dict[str, str], *, named: bool
) -> tuple[str, ...]:
    titles = {t.id: t.title for t in outcome.region.teams}
    sentences = []
    for town in sorted(comparison.missing, key=lambda m: (len(names[m]) if not named else 0, names[m])):
        teams = comparison.missing[town]
        key = "comparison.missing_named" if named else "comparison.missing_coded"
        text = say(key, name=names[town], n=len(teams), teams=listing([titles[t] for t in teams]))
        sentences.append(text)
    return tuple(sentences)
