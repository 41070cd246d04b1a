# SPDX-License-Identifier: EUPL-1.2
"""Common differences with the norm, as far as an audience may see: names, numbers, or only its own."""

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby

from toolkit.comparison.gaps import CommonGap, questions_of_teams
from toolkit.documents.audience import ENOUGH_OTHERS, ComparisonReader
from toolkit.documents.blocks import Block, Section, Subheading, Table, Text
from toolkit.documents.comparison.lists import counted_text
from toolkit.documents.comparison.values import SharedGap, SharedGaps
from toolkit.model.region import Region, Team
from toolkit.scoring.region import RoundResult
from toolkit.words.catalogue import say
from toolkit.words.text import listing

SHOWN_FIRST = 10
_WIDTHS = (38, 22, 40)


def shared_gaps(outcome: RoundResult, gaps: Sequence[CommonGap], reader: ComparisonReader) -> SharedGaps:
    """Say what teams have in common.

    Who sees names reads which teams; who sees letters reads in how many municipalities. Who sees
    only the own municipality reads which differences are common, and only the own numbers.

    Args:
        outcome: the round, for names.
        gaps: those of the round, shared by most teams first.
        reader: who looks; sees figures.

    Returns:
        A sentence and the differences; in the order of the lists where numbers are not shown.
    """
    all_numbers = reader.sees("other_towns")
    counted = _Counted(outcome, reader)
    if not counted.told:  # nor whether there are any
        nothing = say("comparison.gaps.few_others", n=ENOUGH_OTHERS)
        return SharedGaps(nothing, counted.sentence(), say("comparison.word.under_own"), (), (), ())
    questions = questions_of_teams(outcome)
    gaps = [gap for gap in gaps if counted.may_read(gap.asked)]
    place = {question: n for n, question in enumerate(questions)}
    by_list = sorted(gaps, key=lambda g: place[g.id])
    # who may not see the numbers may not read them from a choice or an order either
    shown = gaps if all_numbers else by_list
    few = len(gaps) <= SHOWN_FIRST
    first = [g.id for g in (shown if few else shown[:SHOWN_FIRST] if all_numbers else ())]
    made = {gap.id: counted.gap(gap) for gap in gaps}
    sizes = {"n": len(gaps), "of": len(questions), "least": outcome.region.common_gap_from}
    sentences = [say("comparison.gaps.summary" if gaps else "comparison.gaps.none", **sizes)]
    if gaps and not all_numbers:
        sentences.append(say("comparison.gaps.of_own"))
    if reader.sees("names") and 2 * len(gaps) > len(questions):
        sentences.append(say("comparison.gaps.too_many"))
    return SharedGaps(
        summary=" ".join(sentences),
        counted=counted.sentence(),
        heading=say("comparison.word.under" if all_numbers else "comparison.word.under_own"),
        items=tuple(made[g.id] for g in shown),
        first=tuple(made[gap] for gap in first),
        rest=tuple(made[g.id] for g in by_list if g.id not in set(first)),
    )


def gaps_section(shared: SharedGaps) -> Section:
    """Common differences as a chapter: few enough to choose from; the others stand in the workbook.

    Args:
        shared: what this audience may see of them.

    Returns:
        The first in a table and how many more there are; where their order may not be shown, all by theme.
    """
    title, first, rest = say("comparison.word.gaps"), shared.first, shared.rest
    blocks: list[Block] = [Text(shared.summary)]
    if shared.items:
        blocks.append(Text(shared.counted, "quiet"))
    if first and rest:
        blocks.append(Text(say("comparison.gaps.first", n=len(first))))
    if first:
        blocks.append(_table(title, first, shared.heading, by_theme=False))
    if rest:
        blocks.append(Text(say("comparison.gaps.rest" if first else "comparison.gaps.by_theme", n=len(rest))))
    for (standard, theme), gaps in groupby(() if first else rest, key=lambda g: (g.standard, g.theme)):
        of_theme = tuple(gaps)
        heading = say("comparison.gaps.group", theme=theme, n=len(of_theme), standard=standard)
        blocks += [Subheading(heading, folded=True), _table(heading, of_theme, shared.heading, by_theme=True)]
    return Section("gaps", title, tuple(blocks))


def counted_teams(outcome: RoundResult, reader: ComparisonReader) -> str:
    """Say how many teams of how many are in the figures, and what of them was not handed in.

    Args:
        outcome: the round.
        reader: who looks; where too few others are counted, told of the own teams alone.

    Returns:
        One or two sentences.
    """
    return _Counted(outcome, reader).of_all()


def _table(caption: str, gaps: Sequence[SharedGap], heading: str, *, by_theme: bool) -> Table:
    heads = [say("comparison.word.gap"), heading]
    rows = []
    for gap in gaps:
        place = say("comparison.gaps.place", standard=gap.standard, theme=gap.theme, id=gap.id)
        title = f"{gap.title}\n{gap.id if by_theme else place}"
        count = say("comparison.count", n=gap.under, of=gap.of)
        rows.append((title, f"{count}\n{gap.note}" if gap.note else count, gap.who))
    if not any(gap.who for gap in gaps):
        return Table(caption, tuple(heads), tuple(r[:2] for r in rows), (60, 40), leading=(0, 1))
    return Table(caption, (*heads, say("comparison.word.who")), tuple(rows), _WIDTHS, leading=(0, 1))


class _Counted:
    """The teams of a round, looked up once for all differences."""

    def __init__(self, outcome: RoundResult, reader: ComparisonReader) -> None:
        region = outcome.region
        self.outcome, self.reader = outcome, reader
        self.shown = reader.teams(region)
        self.lists = {u.unit.id: (outcome.counted(u), u.standards) for u in outcome.units}
        self.counting = [t for t in region.teams if self.lists[t.id][0]]
        self.names = team_names(region) if reader.sees("names") else {}
        self.towns = {t.id: t.municipalities for t in region.teams}
        self.told = self.may_read(t.id for t in self.counting)

    def may_read(self, teams: Iterable[str]) -> bool:
        """Whether the reader may know what is said over these teams together."""
        rests: dict[str, list[str]] = {}
        for team in teams:
            for town in self.towns[team]:
                rests.setdefault(town, []).append(team)
        return self.reader.may_read(self.outcome.region, rests)

    def of_all(self) -> str:
        """How many teams are counted: all of them, or else the reader's own."""
        return self._counted(frozenset(self.towns) if self.told else self.shown)

    def sentence(self) -> str:
        """How many teams are counted in the numbers that the reader sees, and what 'all' means."""
        sentence = self._counted(self.shown)
        if not self.names or len(self.counting) == len(self.shown):
            return sentence
        return f"{sentence} {say('comparison.gaps.all_means')}"

    def _counted(self, teams: Collection[str]) -> str:
        n = sum(t.id in teams for t in self.counting)
        of_teams = [given for team, (_, given) in self.lists.items() if team in teams]
        drafts = sum(not all(listed.handed_in for listed in given) for given in of_teams)
        return counted_text(n, len(teams), drafts, with_drafts=self.outcome.with_drafts)

    def gap(self, gap: CommonGap) -> SharedGap:
        """One difference in the numbers and names that the reader may see."""
        under, asked, missed, unanswered = (
            len(self.shown.intersection(teams))
            for teams in (gap.under, gap.asked, gap.missed, gap.unanswered)
        )
        notes = {"missed": missed, "unanswered": unanswered}
        note = "; ".join(say(f"comparison.gaps.{key}", n=n) for key, n in notes.items() if n)
        return SharedGap(
            gap.id, gap.title, gap.standard, gap.theme, under=under, of=asked, note=note, who=self._who(gap)
        )

    def _who(self, gap: CommonGap) -> str:
        if not self.reader.sees("other_towns"):
            return ""
        if not self.names:
            return say("comparison.gaps.towns", n=len({m for t in gap.under for m in self.towns[t]}))
        under = set(gap.under)
        others = [self.names[t.id] for t in self.counting if t.id not in under]
        if not others:
            return say("comparison.gaps.all_teams")
        listed = listing([self.names[t] for t in gap.under])
        return min(listed, say("comparison.gaps.all_but", teams=listing(others)), key=len)


def team_names(region: Region) -> dict[str, str]:
    """Each team by name, and where it works unless its name says so.

    Args:
        region: with its teams; only for a reader who may see names.

    Returns:
        By id.
    """
    towns = {m.id: m.title for m in region.municipalities}

    def name(team: Team) -> str:
        titles = [towns[m] for m in team.municipalities]
        if all(title.casefold() in team.title.casefold() for title in titles):
            return team.title
        return say("comparison.gaps.team", team=team.title, towns=listing(titles))

    return {team.id: name(team) for team in region.teams}
