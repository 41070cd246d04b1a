# SPDX-License-Identifier: EUPL-1.2
"""One list of a comparison: the municipalities that an audience may see, as figures and as a chapter."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from toolkit.comparison.bands import BANDS, band_of
from toolkit.comparison.heat import HeatMap, HeatRow
from toolkit.comparison.table import ComparedList, ComparedRow, differs, settled
from toolkit.documents.audience import ENOUGH_OTHERS, ComparisonReader
from toolkit.documents.blocks import Block, Fact, Picture, Section, Table, Text
from toolkit.documents.comparison.town_chart import town_chart
from toolkit.documents.comparison.values import Figure, ListFigures, TownFigures
from toolkit.documents.text import NO_FIGURE, figure_text
from toolkit.scoring.display import percent
from toolkit.scoring.region import OverTeams, RoundResult
from toolkit.scoring.theme import STATUSES, Range
from toolkit.words.catalogue import say
from toolkit.words.text import listing, range_text

# more municipalities than this stand in the next picture or table of the same list
MOST_BARS, MOST_COLUMNS = 20, 7
_THEME_WIDTH, _TOWN_WIDTH = 15, 11


def list_figures(
    outcome: RoundResult, compared: ComparedList, reader: ComparisonReader, heat: HeatMap | None = None
) -> ListFigures:
    """The figures of one list for one audience.

    Args:
        outcome: the round, for the norm's threshold and the list's own notice.
        compared: the list over all municipalities.
        reader: who looks; sees figures.
        heat: the map of the list, for the lower limits that are missed; None says nothing of those.

    Returns:
        Figures as text, with the numbers beside it.
    """
    over = _Over(outcome, compared, reader)
    names = reader.names(outcome)
    by_town = {row.municipality: row for row in compared.rows}
    limits = {} if heat is None else {row.municipality: row for row in heat.rows}
    towns = [_missing(over.town(by_town[town], name), limits.get(town)) for town, name in names.items()]
    if not reader.sees("other_towns") and over.told:
        towns.append(over.all_towns())
    standard = next(s for s in outcome.asked.standards if s.pin == compared.standard)
    return ListFigures(
        title=compared.title,
        themes=tuple(Fact(theme, title) for theme, title in compared.themes),
        sentence=over.sentence(names if reader.sees("names") else {}),
        counted=over.counted(),
        notice=standard.notice.strip(),
        towns=tuple(towns),
        legend=tuple(
            Fact(band, say(f"desk.band.{band}", near=percent(over.near, over.near))) for band in BANDS
        ),
        statuses=tuple(Fact(status, say(f"status.{status}")) for status in STATUSES),
    )


def _missing(town: TownFigures, limits: HeatRow | None) -> TownFigures:
    """The figures of a municipality with how many lower limits its teams miss; both have the same themes."""
    if limits is None:
        return town
    whole = replace(town.whole, missed=len(limits.whole.missed))
    themes = zip(town.themes, limits.themes, strict=True)
    return replace(town, whole=whole, themes=tuple(replace(f, missed=len(c.missed)) for f, c in themes))


def list_section(listed: ListFigures, number: int, before: int) -> Section:
    """A list as a chapter: how far municipalities lie apart in words, a bar for each, and a table.

    Args:
        listed: its figures.
        number: of the list in this document, from 1.
        before: how many pictures stand before it.

    Returns:
        Pictures and tables of as many municipalities as a page holds.
    """
    blocks: list[Block] = [Text(listed.sentence), Text(listed.counted, "quiet")]
    if listed.notice:  # not behind the table: a page of its own would often hold it alone
        blocks.append(Text(listed.notice, "quiet"))
    for place, part in enumerate(_parts(listed.towns, MOST_BARS), start=before):
        blocks.append(Picture(town_chart(listed.title, part, place + 1), place))
    parts = list(_parts(listed.towns, MOST_COLUMNS))
    for part in parts:
        caption = say("comparison.part", first=part[0].name, last=part[-1].name)
        blocks.append(_table(caption if len(parts) > 1 else listed.title, part))
    # no name in an anchor
    return Section(f"list{number}", listed.title, tuple(blocks))


def _parts(towns: Sequence[TownFigures], most: int) -> Iterator[Sequence[TownFigures]]:
    """In order, as few parts as can be, and all about as long."""
    parts = -(-len(towns) // most)
    ends = [len(towns) * n // parts for n in range(parts + 1)] if parts else []
    return (towns[start:end] for start, end in pairwise(ends))


def _table(caption: str, towns: Sequence[TownFigures]) -> Table:
    columns = (
        ("\n".join(filter(None, (town.mark or town.teams, town.also))), *_cells(town)) for town in towns
    )
    labels = (say("comparison.word.with_result"), *(f.label for f in (towns[0].whole, *towns[0].themes)))
    return Table(
        caption,
        (say("comparison.word.theme"), *(town.name for town in towns)),
        tuple(zip(labels, *columns, strict=True)),
        (_THEME_WIDTH, *(_TOWN_WIDTH for _ in towns)),
        leading=tuple(range(len(towns) + 1)),
    )


def _cells(town: TownFigures) -> Iterator[str]:
    for figure in (town.whole, *town.themes):
        some_teams = (town.count,) if town.mark and figure.low is not None else ()
        yield "\n".join((figure.text, *some_teams, *figure.statuses))


def counted_text(n: int, of: int, drafts: int, *, with_drafts: bool) -> str:
    """Say how many teams of how many are in the figures, and what of them was not handed in.

    Args:
        n: in the figures.
        of: that could be.
        drafts: of which something is a draft or a proposal.
        with_drafts: whether that is in the figures too.

    Returns:
        One or two sentences.
    """
    told = say("comparison.counted", n=n, of=of)
    key = "comparison.drafts_in" if with_drafts else "comparison.drafts_out"
    return f"{told} {say(key, n=drafts)}" if drafts else told


def figure_of(label: str, over: OverTeams, near: Fraction) -> Figure:
    """A figure over teams as text, with how many of them have which status.

    Args:
        label: what it is about.
        over: the figure.
        near: never rounded across (norm: thresholds.near).
    """
    low, high = (None, None) if over.range is None else (percent(end, near) for end in over.range)
    words = tuple(f"{over.statuses[s]} {say(f'status.{s}')}" for s in STATUSES if over.statuses.get(s))
    text = figure_text(over.attainment, over.range, near)
    counts = {str(status): n for status, n in over.statuses.items()}
    return Figure(label, text, low, high, words, counts, band_of(over, near))


class _Over:
    """One list over its municipalities, for one reader."""

    def __init__(self, outcome: RoundResult, compared: ComparedList, reader: ComparisonReader) -> None:
        self.outcome, self.compared, self.reader = outcome, compared, reader
        self.near = outcome.near
        self.rows = compared.rows
        # whether anything at all may be said over the municipalities together
        self.told = self._may_read([row.whole for row in self.rows])
        known = {t.id for t in outcome.region.teams} if self.told else reader.teams(outcome.region)
        self.teams = {t for row in self.rows for t in row.whole.teams if t in known}
        self.of = {t for row in self.rows for t in row.of if t in known}
        self.drafts = {t for row in self.rows for t in row.drafts if t in known}

    def town(self, row: ComparedRow, name: str) -> TownFigures:
        """One municipality under the name that the reader knows it by."""
        n, of = len(row.whole.teams), len(row.of)
        none = "not_asked" if self.outcome.region.teams_of(row.municipality) else "no_team"
        also = [self._drafts(len(row.drafts))]
        # beside a letter this would tell who it is
        also += [say("comparison.partial")] if row.partial and not self.reader.reads_letters else []
        return TownFigures(
            name,
            say("comparison.teams_of", n=n, of=of) if of else say(f"comparison.{none}"),
            say("comparison.count", n=n, of=of) if of else say(f"comparison.{none}"),
            say("comparison.some_teams", n=n, of=of) if 0 < n < of else "",
            ", ".join(filter(None, also)),
            spread=False,
            whole=figure_of(say("comparison.whole"), row.whole, self.near),
            themes=tuple(
                figure_of(title, over, self.near)
                for (_, title), over in zip(self.compared.themes, row.themes, strict=True)
            ),
        )

    def all_towns(self) -> TownFigures:
        """All municipalities together, each team once."""
        n, of = len(self.teams), len(self.of)
        per_theme = zip(*(r.themes for r in self.rows), strict=True)
        return TownFigures(
            say("comparison.all"),
            say("comparison.teams_of", n=n, of=of),
            say("comparison.count", n=n, of=of),
            "",
            self._drafts(len(self.drafts)),
            spread=True,
            whole=self._spread(say("comparison.whole"), [r.whole for r in self.rows]),
            themes=tuple(
                self._spread(title, over)
                for (_, title), over in zip(self.compared.themes, per_theme, strict=True)
            ),
        )

    def counted(self) -> str:
        """Whose figures these are; only of the own teams where no more may be told."""
        n, of, drafts = len(self.teams), len(self.of), len(self.drafts)
        sentences = [counted_text(n, of, drafts, with_drafts=self.outcome.with_drafts)]
        several = [
            t for t in self.outcome.region.teams if t.id in self.teams and len(set(t.municipalities)) > 1
        ]
        sentences += [say("comparison.several", n=len(several))] if several else []
        partial = sum(row.partial for row in self.rows)
        if partial and self.reader.reads_letters:
            sentences.append(say("comparison.partial_coded", n=partial))
        return " ".join(sentences)

    def sentence(self, names: Mapping[str, str]) -> str:
        """How far municipalities that can be compared lie apart; and who has too much open for that."""
        if not self.told:
            return say("comparison.few_others", n=ENOUGH_OTHERS)
        whole = [(r.municipality, r.whole) for r in self.rows if r.whole.range is not None]
        counted = [figure for _, figure in whole if settled(figure)]
        left_out = [town for town, figure in whole if not settled(figure)]
        outer = self._outer([row.whole for row in self.rows])
        if outer is None:
            sentences = [say("comparison.too_few")]
        else:
            key = "apart" if differs(*outer) else "alike"
            low, high = (percent(end, self.near) for end in outer)
            some = len(counted) < len(self.rows)  # of the others there is too little, or nothing at all
            sentences = [
                say(f"comparison.{key}{'_some' if some else ''}", n=len(counted), low=low, high=high)
            ]
            if any(f.range is not None and f.range[0] < f.range[1] for f in counted):
                sentences.append(say("comparison.provisional"))
        if left_out and names:
            sentences.append(say("comparison.incomplete_named", names=listing([names[m] for m in left_out])))
        elif left_out:
            sentences.append(say("comparison.incomplete_coded", n=len(left_out)))
        return " ".join(sentences)

    def _drafts(self, n: int) -> str:
        key = "comparison.drafts_of_which" if self.outcome.with_drafts else "comparison.drafts"
        return say(key, n=n) if n else ""

    def _may_read(self, figures: Sequence[OverTeams]) -> bool:
        """Whether the reader may know what these of the rows are together."""
        rests = {row.municipality: f.teams for row, f in zip(self.rows, figures, strict=True) if settled(f)}
        return self.reader.may_read(self.outcome.region, rests)

    def _outer(self, figures: Sequence[OverTeams]) -> Range | None:
        """The lowest low and the highest high of what can be compared; one alone is no range of several."""
        ranges = [f.range for f in figures if settled(f) and f.range is not None]
        if len(ranges) < 2 or not self._may_read(figures):
            return None
        return min(r[0] for r in ranges), max(r[1] for r in ranges)

    def _spread(self, label: str, figures: Sequence[OverTeams]) -> Figure:
        outer = self._outer(figures)
        if outer is None:
            return Figure(label, NO_FIGURE, None, None, ())
        low, high = (percent(end, self.near) for end in outer)
        text = say("text.percent", percent=low) if low == high else range_text(low, high)
        return Figure(label, text, low, high, ())
