# SPDX-License-Identifier: EUPL-1.2
"""Common differences with the norm, as far as an audience may see: names, numbers, or only its own."""

from collections.abc import Sequence

from toolkit.comparison.gaps import CommonGap
from toolkit.messages.catalogue import say
from toolkit.model.region import Visibility
from toolkit.scoring.region import RoundResult
from toolkit.views.comparison_values import SharedGap, SharedGaps
from toolkit.views.text import listing


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
    least = outcome.region.common_gap_from
    teams = None
    if sight == "own_and_range":
        teams = {t.id for t in outcome.region.teams_of(own or "")}
        order = [i.id for s in outcome.asked.standards for t in s.themes for i in outcome.asked.items(t)]
        gaps = sorted(gaps, key=lambda g: order.index(g.id))
    items = tuple(_gap(outcome, gap, sight, teams) for gap in gaps)
    key = "comparison.gaps.summary" if items else "comparison.gaps.none"
    heading = say("comparison.word.under" if teams is None else "comparison.word.under_own")
    return SharedGaps(say(key, n=len(items), least=least), heading, items)


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
    titles = {m.id: m.title for m in outcome.region.municipalities}
    return listing(
        [
            say("comparison.gaps.team", team=t.title, towns=listing([titles[m] for m in t.municipalities]))
            for t in under
        ]
    )
