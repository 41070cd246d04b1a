# SPDX-License-Identifier: EUPL-1.2
"""One list of a comparison: the municipalities that an audience may see, as figures and as a chapter."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from toolkit.comparison.table import ComparedList, ComparedRow, differs, settled
from toolkit.documents.audience import ComparisonReader
from toolkit.documents.blocks import Block, Fact, Picture, Section, Table, Text
from toolkit.documents.charts.municipalities import town_chart
from toolkit.documents.comparison.values import Figure, ListFigures, TownFigures
from toolkit.documents.text import NO_FIGURE, figure_text
from toolkit.scoring.display import percent
from toolkit.scoring.region import OverTeams, RoundResult
from toolkit.scoring.rules import threshold_values
from toolkit.scoring.theme import STATUSES, Range
from toolkit.words.catalogue import say
from toolkit.words.text import listing, range_text

# more municipalities than this stand in the next picture or table of the same list
MOST_BARS, MOST_COLUMNS = 20, 7
_THEME_WIDTH, _TOWN_WIDTH = 15, 11


def list_figures(outcome: RoundResult, compared: ComparedList, reader: ComparisonReader) -> ListFigures:
    """The figures of one list for one audience.

    Args:
        outcome: the round, for the norm's threshold and the list's own notice.
        compared: the list over all municipalities.
        reader: who looks; sees figures.

    Returns:
        Figures as text, with the numbers beside it.
    """
    near = threshold_values(outcome.asked.norm).near
    names = reader.names(outcome)
    shown = [row for row in compared.rows if row.municipality in names]
    if not reader.sees("names"):  # the order may not follow the alphabet either
        shown.sort(key=lambda r: (len(names[r.municipality]), names[r.municipality]))
    towns = [_town(row, names[row.municipality], compared, near) for row in shown]
    if not reader.sees("other_towns"):
        towns.append(_all_towns(compared, near))
    standard = next(s for s in outcome.asked.standards if s.pin == compared.standard)
    return ListFigures(
        title=compared.title,
        themes=tuple(Fact(theme, title) for theme, title in compared.themes),
        sentence=_sentence(compared, names if reader.sees("names") else {}, near),
        notice=standard.notice.strip(),
        towns=tuple(towns),
    )


def list_section(listed: ListFigures, counted: str, number: int, before: int) -> Section:
    """A list as a chapter: how far municipalities lie apart in words, a bar for each, and a table.

    Args:
        listed: its figures.
        counted: how many teams are in them.
        number: of the list in this document, from 1.
        before: how many pictures stand before it.

    Returns:
        Pictures and tables of as many municipalities as a page holds.
    """
    blocks: list[Block] = [Text(listed.sentence), Text(counted, "quiet")]
    if listed.notice:  # not behind the table: a page of its own would often hold it alone
        blocks.append(Text(listed.notice, "quiet"))
    for place, part in enumerate(_parts(listed.towns, MOST_BARS), start=before):
        blocks.append(Picture(town_chart(listed.title, part, place + 1), place))
    parts = list(_parts(listed.towns, MOST_COLUMNS))
    for part in parts:
        caption = say("comparison.part", first=part[0].name, last=part[-1].name)
        blocks.append(_table(caption if len(parts) > 1 else listed.title, part))
    # no name in an anchor
    return Section(f"list{number}", listed.title, tuple(blocks), new_page=bool(listed.towns))


def _parts(towns: Sequence[TownFigures], most: int) -> Iterator[Sequence[TownFigures]]:
    """In order, as few parts as can be, and all about as long."""
    parts = -(-len(towns) // most)
    ends = [len(towns) * n // parts for n in range(parts + 1)] if parts else []
    return (towns[start:end] for start, end in pairwise(ends))


def _table(caption: str, towns: Sequence[TownFigures]) -> Table:
    columns = (
        (town.mark or town.teams, *(_cell(town, f) for f in (town.whole, *town.themes))) for town in towns
    )
    labels = (say("comparison.word.with_result"), *(f.label for f in (towns[0].whole, *towns[0].themes)))
    return Table(
        caption,
        (say("comparison.word.theme"), *(town.name for town in towns)),
        tuple(zip(labels, *columns, strict=True)),
        (_THEME_WIDTH, *(_TOWN_WIDTH for _ in towns)),
        leading=tuple(range(len(towns) + 1)),
    )


def _cell(town: TownFigures, figure: Figure) -> str:
    some_teams = (town.count,) if town.mark and figure.low is not None else ()
    return "\n".join((figure.text, *some_teams, *figure.statuses))


def _town(row: ComparedRow, name: str, compared: ComparedList, near: Fraction) -> TownFigures:
    some = 0 < row.teams < row.of
    return TownFigures(
        name,
        say("comparison.teams_of", n=row.teams, of=row.of),
        say("comparison.count", n=row.teams, of=row.of),
        say("comparison.some_teams", n=row.teams, of=row.of) if some else "",
        spread=False,
        whole=_figure(say("comparison.whole"), row.whole, near),
        themes=tuple(
            _figure(title, over, near) for (_, title), over in zip(compared.themes, row.themes, strict=True)
        ),
    )


def _figure(label: str, over: OverTeams, near: Fraction) -> Figure:
    low, high = (None, None) if over.range is None else (percent(end, near) for end in over.range)
    words = tuple(f"{over.statuses[s]} {say(f'status.{s}')}" for s in STATUSES if over.statuses.get(s))
    return Figure(label, figure_text(over.attainment, over.range, near), low, high, words)


def _all_towns(compared: ComparedList, near: Fraction) -> TownFigures:
    teams, of = sum(r.teams for r in compared.rows), sum(r.of for r in compared.rows)
    per_theme = zip(*(r.themes for r in compared.rows), strict=True)
    return TownFigures(
        say("comparison.all"),
        say("comparison.teams_of", n=teams, of=of),
        say("comparison.count", n=teams, of=of),
        "",
        spread=True,
        whole=_spread(say("comparison.whole"), [r.whole for r in compared.rows], near),
        themes=tuple(
            _spread(title, over, near) for (_, title), over in zip(compared.themes, per_theme, strict=True)
        ),
    )


def _outer(figures: Sequence[OverTeams]) -> Range | None:
    """The lowest low and the highest high of what can be compared; one alone is no range of several."""
    ranges = [f.range for f in figures if settled(f) and f.range is not None]
    return (min(r[0] for r in ranges), max(r[1] for r in ranges)) if len(ranges) > 1 else None


def _spread(label: str, figures: Sequence[OverTeams], near: Fraction) -> Figure:
    outer = _outer(figures)
    if outer is None:
        return Figure(label, NO_FIGURE, None, None, ())
    low, high = (percent(end, near) for end in outer)
    text = say("text.percent", percent=low) if low == high else range_text(low, high)
    return Figure(label, text, low, high, ())


def _sentence(compared: ComparedList, names: Mapping[str, str], near: Fraction) -> str:
    """How far municipalities that can be compared lie apart; and who has too much open for that."""
    counted = [r.whole for r in compared.rows if settled(r.whole)]
    left_out = [r.municipality for r in compared.rows if r.whole.range is not None and not settled(r.whole)]
    outer = _outer(counted)
    if outer is None:
        sentences = [say("comparison.too_few")]
    else:
        key = "apart" if differs(*outer) else "alike"
        low, high = (percent(end, near) for end in outer)
        sentences = [
            say(f"comparison.{key}{'_some' if left_out else ''}", n=len(counted), low=low, high=high)
        ]
        if any(f.range is not None and f.range[0] < f.range[1] for f in counted):
            sentences.append(say("comparison.provisional"))
    if left_out and names:
        sentences.append(say("comparison.incomplete_named", names=listing([names[m] for m in left_out])))
    elif left_out:
        sentences.append(say("comparison.incomplete_coded", n=len(left_out)))
    return " ".join(sentences)
