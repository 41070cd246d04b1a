# SPDX-License-Identifier: EUPL-1.2
"""Common differences with the norm, as far as an audience may see: names, numbers, or only its own."""

from collections.abc import Collection, Sequence
from itertools import groupby

from toolkit.comparison.gaps import CommonGap, questions_of_teams
from toolkit.documents.comparison.values import GapGroup, SharedGap, SharedGaps
from toolkit.model.region import Team, Visibility
from toolkit.scoring.region import RoundResult
from toolkit.words.catalogue import say
from toolkit.words.text import listing

SHOWN_FIRST = 10


def shared_gaps(
    outcome: RoundResult, gaps: Sequence[CommonGap], sight: Visibility, own: str | None
) -> SharedGaps:
    """Say what teams have in common.

    Who sees names reads which teams; who sees letters reads in how many municipalities. Who sees
    only the own municipality reads which differences are common, and only the own numbers.

    Args:
        outcome: the round, for names.
        gaps: those of the round.
        sight: what the audience sees; not `never`.
        own: the reader's own municipality, for `own_and_range`.

    Returns:
        A sentence and the differences; in the order of the lists where numbers are not shown.
    """
    region = outcome.region
    teams = {t.id for t in region.teams_of(own or "")} if sight == "own_and_range" else None
    order = questions_of_teams(outcome)
    by_list = sorted(gaps, key=lambda g: order.index(g.id))
    # who may not see the numbers may not read them from a choice or an order either
    shown = gaps if teams is None else by_list
    made = {gap.id: _gap(outcome, gap, sight, teams) for gap in gaps}
    many = len(gaps) > SHOWN_FIRST
    first = shown if not many else shown[:SHOWN_FIRST] if teams is None else ()
    chosen = {g.id for g in first}
    rest = [made[g.id] for g in by_list if g.id not in chosen]
    parts = [
        say("comparison.gaps.summary" if gaps else "comparison.gaps.none", **_sizes(outcome, gaps, order))
    ]
    if sight == "named" and 2 * len(gaps) > len(order):
        parts.append(say("comparison.gaps.too_many"))
    return SharedGaps(
        summary=" ".join(parts),
        counted=_counted(outcome, teams, sight),
        heading=say("comparison.word.under" if teams is None else "comparison.word.under_own"),
        items=tuple(made[g.id] for g in shown),
        first=tuple(made[g.id] for g in first),
        first_about=say("comparison.gaps.first", n=len(first)) if first and rest else "",
        rest=_groups(rest),
        rest_about=say("comparison.gaps.rest" if first else "comparison.gaps.by_theme", n=len(rest))
        if rest
        else "",
    )


def counted_teams(outcome: RoundResult, teams: Collection[str]) -> str:
    """Say how many teams of how many are in the figures.

    Args:
        outcome: the round.
        teams: ids of those that could be.

    Returns:
        A sentence.
    """
    return say(
        "comparison.counted", n=len([t for t in _with_result(outcome) if t.id in teams]), of=len(teams)
    )


def _counted(outcome: RoundResult, teams: Collection[str] | None, sight: Visibility) -> str:
    every = {t.id for t in outcome.region.teams}
    sentence = counted_teams(outcome, every if teams is None else teams)
    if sight != "named" or len(_with_result(outcome)) == len(every):
        return sentence
    return f"{sentence} {say('comparison.gaps.all_means')}"


def _with_result(outcome: RoundResult) -> list[Team]:
    found = {u.unit.id for u in outcome.units if u.standards}
    return [t for t in outcome.region.teams if t.id in found]


def _sizes(outcome: RoundResult, gaps: Sequence[CommonGap], order: Sequence[str]) -> dict[str, int]:
    return {"n": len(gaps), "of": len(order), "least": outcome.region.common_gap_from}


def _groups(rest: Sequence[SharedGap]) -> tuple[GapGroup, ...]:
    """By theme; `rest` stands in the order of the lists."""
    groups = []
    for (standard, theme), found in groupby(rest, key=lambda g: (g.standard, g.theme)):
        items = tuple(found)
        count = say("comparison.gaps.group_count", n=len(items), standard=standard)
        groups.append(GapGroup(theme, count, items))
    return tuple(groups)


def _gap(outcome: RoundResult, gap: CommonGap, sight: Visibility, teams: set[str] | None) -> SharedGap:
    def count(ids: Sequence[str]) -> int:
        return sum(teams is None or i in teams for i in ids)

    notes = [
        say(f"comparison.gaps.{key}", n=count(ids))
        for key, ids in (("missed", gap.missed), ("unanswered", gap.unanswered))
        if count(ids)
    ]
    under, of = count(gap.under), count(gap.asked)
    return SharedGap(
        id=gap.id,
        title=gap.title,
        place=say("comparison.gaps.place", standard=gap.standard, theme=gap.theme, id=gap.id),
        standard=gap.standard,
        theme=gap.theme,
        count=say("comparison.count", n=under, of=of),
        under=under,
        of=of,
        note="; ".join(notes),
        who=_who(outcome, gap, sight),
    )


def _who(outcome: RoundResult, gap: CommonGap, sight: Visibility) -> str:
    if sight == "own_and_range":
        return ""
    under = [t for t in outcome.region.teams if t.id in gap.under]
    if sight == "coded":
        return say("comparison.gaps.towns", n=len({m for t in under for m in t.municipalities}))
    others = [t for t in _with_result(outcome) if t.id not in gap.under]
    if not others:
        return say("comparison.gaps.all_teams")
    listed = listing([_team(outcome, t) for t in under])
    all_but = say("comparison.gaps.all_but", teams=listing([_team(outcome, t) for t in others]))
    return min(listed, all_but, key=len)


def _team(outcome: RoundResult, team: Team) -> str:
    """A team by name, and where it works unless its name says so."""
    titles = [m.title for m in outcome.region.municipalities if m.id in team.municipalities]
    if all(title.casefold() in team.title.casefold() for title in titles):
        return team.title
    return say("comparison.gaps.team", team=team.title, towns=listing(titles))
