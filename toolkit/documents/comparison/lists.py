# SPDX-License-Identifier: EUPL-1.2
"""One list of a comparison: the rows that an audience may see, as text with the numbers beside it."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from toolkit.comparison.table import ComparedCell, ComparedList, ComparedRow, differs, settled
from toolkit.documents.blocks import Fact
from toolkit.documents.charts.municipalities import town_chart
from toolkit.documents.comparison.values import FigureView, ListTable, TownRow
from toolkit.documents.text import NO_FIGURE, figure_text
from toolkit.model.region import Visibility
from toolkit.scoring.display import percent
from toolkit.scoring.region import RoundResult
from toolkit.scoring.rules import threshold_values
from toolkit.scoring.theme import STATUSES, Range, Status
from toolkit.words.catalogue import say
from toolkit.words.text import listing, range_text


def list_table(
    outcome: RoundResult,
    compared: ComparedList,
    number: int,
    *,
    names: Mapping[str, str],
    sight: Visibility,
    own: str | None,
) -> ListTable:
    """Make the table of one list.

    Args:
        outcome: the round, for the norm's threshold and the list's own notice.
        compared: the list over all municipalities.
        number: tells the lists of one document apart, from 1.
        names: what each municipality is called for this audience, by id.
        sight: what the audience sees; not `never`.
        own: the reader's own municipality, for `own_and_range`.

    Returns:
        The table with its chart.
    """
    near = threshold_values(outcome.asked.norm).near
    rows = list(compared.rows)  # by name already
    if sight == "coded":
        rows.sort(key=lambda r: (len(names[r.municipality]), names[r.municipality]))
    if sight == "own_and_range":
        rows = [r for r in rows if r.municipality == own]
    towns = [_town(r, names[r.municipality], compared, near) for r in rows]
    if sight == "own_and_range":
        towns.append(_all_towns(compared, near))
    header = (
        say("comparison.municipality"),
        say("comparison.teams"),
        say("comparison.whole"),
        *(theme for theme, _ in compared.themes),
        say("comparison.statuses"),
    )
    standard = next(s for s in outcome.asked.standards if s.pin == compared.standard)
    return ListTable(
        title=compared.title,
        header=header,
        rows=tuple(_cells(t) for t in towns),
        legend=tuple(Fact(theme, title) for theme, title in compared.themes),
        sentence=_sentence(compared, names, near, named=sight == "named"),
        notice=standard.notice.strip(),
        towns=tuple(towns),
        chart=town_chart(compared.title, towns, number) if towns else None,
    )


def _cells(town: TownRow) -> tuple[str, ...]:
    statuses = " · ".join(town.whole.statuses) or NO_FIGURE
    return (town.name, town.teams, town.whole.figure, *(c.figure for c in town.cells), statuses)


def _town(row: ComparedRow, name: str, compared: ComparedList, near: Fraction) -> TownRow:
    titles = dict(compared.themes)
    some = 0 < row.teams < row.of
    return TownRow(
        name,
        say("comparison.teams_of", n=row.teams, of=row.of),
        say("comparison.count", n=row.teams, of=row.of),
        say("comparison.some_teams", n=row.teams, of=row.of) if some else "",
        spread=False,
        whole=_figure(say("comparison.whole"), row.attainment, row.range, row.statuses, near),
        cells=tuple(_figure(titles[c.theme], c.attainment, c.range, c.statuses, near) for c in row.cells),
    )


def _figure(
    label: str,
    attainment: Fraction | None,
    bounds: Range | None,
    statuses: Mapping[Status, int],
    near: Fraction,
) -> FigureView:
    low, high = (None, None) if bounds is None else (percent(end, near) for end in bounds)
    words = tuple(f"{statuses[s]} {say(f'status.{s}')}" for s in STATUSES if statuses.get(s))
    return FigureView(label, figure_text(attainment, bounds, near), low, high, words)


def _all_towns(compared: ComparedList, near: Fraction) -> TownRow:
    teams, of = sum(r.teams for r in compared.rows), sum(r.of for r in compared.rows)
    per_theme = zip(*(r.cells for r in compared.rows), strict=True)
    return TownRow(
        say("comparison.all"),
        say("comparison.teams_of", n=teams, of=of),
        say("comparison.count", n=teams, of=of),
        "",
        spread=True,
        whole=_spread(say("comparison.whole"), compared.rows, near),
        cells=tuple(
            _spread(title, cells, near) for (_, title), cells in zip(compared.themes, per_theme, strict=True)
        ),
    )


def _outer(found: Sequence[ComparedRow | ComparedCell]) -> Range | None:
    """The lowest low and the highest high of what can be compared; one alone is no range of several."""
    ranges = [f.range for f in found if settled(f) and f.range is not None]
    return (min(r[0] for r in ranges), max(r[1] for r in ranges)) if len(ranges) > 1 else None


def _spread(label: str, found: Sequence[ComparedRow | ComparedCell], near: Fraction) -> FigureView:
    outer = _outer(found)
    if outer is None:
        return FigureView(label, NO_FIGURE, None, None, ())
    low, high = (percent(end, near) for end in outer)
    text = say("text.percent", percent=low) if low == high else range_text(low, high)
    return FigureView(label, text, low, high, ())


def _sentence(compared: ComparedList, names: Mapping[str, str], near: Fraction, *, named: bool) -> str:
    """How far municipalities that can be compared lie apart; and who has too much open for that."""
    counted = [r for r in compared.rows if settled(r)]
    left_out = [r.municipality for r in compared.rows if r.range is not None and not settled(r)]
    outer = _outer(compared.rows)
    if outer is None:
        sentences = [say("comparison.too_few")]
    else:
        key = "apart" if differs(*outer) else "alike"
        low, high = (percent(end, near) for end in outer)
        sentences = [
            say(f"comparison.{key}{'_some' if left_out else ''}", n=len(counted), low=low, high=high)
        ]
        if any(r.range is not None and r.range[0] < r.range[1] for r in counted):
            sentences.append(say("comparison.provisional"))
    if left_out and named:
        sentences.append(say("comparison.incomplete_named", names=listing([names[m] for m in left_out])))
    elif left_out:
        sentences.append(say("comparison.incomplete_coded", n=len(left_out)))
    return " ".join(sentences)
