# SPDX-License-Identifier: EUPL-1.2
"""The result of a round in the terminal: a row per unit and list."""

from collections.abc import Collection
from fractions import Fraction

from toolkit.cli.output import show, tell, tell_invented
from toolkit.cli.table import show_table
from toolkit.documents.own_words import limits_off, limits_off_text
from toolkit.documents.text import counts_text, figure_text, limits_text
from toolkit.model.content.layer import own_words
from toolkit.scoring.region import RoundResult
from toolkit.scoring.unit import ListResult
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, told_counts


def show_scores(
    scored: RoundResult,
    unit_id: str | None,
    lists: Collection[str] | None = None,
    *,
    as_lines: bool = False,
) -> None:
    """Print the result of a round on stdout: a row per unit and list.

    Args:
        scored: the result.
        unit_id: only this team or municipality; None for all.
        lists: only these lists, by id@version; None for all.
        as_lines: lines instead of a table, for who reads with the ears.
    """
    tell_invented(example=scored.region.example)
    if scored.asked.norm.status == "proposal":
        tell(say("word.proposal_norm"))
    title = say(
        "cli.scoren.title",
        region=scored.region.title,
        round=scored.round.id,
        date=day_text(scored.round.date),
        norm=scored.asked.norm.pin,
    )
    header = [say(f"cli.scoren.{key}") for key in ("team", "list", "state", "attainment", "status", "counts")]
    rows = []
    near = Fraction(scored.asked.norm.thresholds.near)
    for unit in scored.units:
        if unit_id not in {None, unit.unit.id}:
            continue
        rows += [
            _row(unit.unit.title, unit.unit.id, result, near)
            for result in unit.standards
            if lists is None or result.standard in lists
        ]
        if not unit.standards:
            rows.append(
                [f"{unit.unit.title} ({unit.unit.id})", "", say("cli.scoren.not_handed_in"), "", "", ""]
            )
    show_table(title, [*header, say("cli.scoren.limits")], [[*r, ""][:7] for r in rows], as_lines=as_lines)
    show(say("word.about_way_of_working"))
    own = [c for s in scored.asked.standards for c in own_words(s)]
    if own:
        off = sum(c.is_off for c in own)
        tell(say("layer.told", parts=told_counts("layer.told_of", {"own": len(own) - off, "out": off})))
    if limits := limits_off(scored.asked):
        tell(limits_off_text(scored.asked, limits))


def _row(title: str, unit_id: str, result: ListResult, near: Fraction) -> list[str]:
    figures = result.result.figures
    state = say(f"state.{result.state}") + ("" if result.final else f" ({say('cli.scoren.proposal')})")
    return [
        f"{title} ({unit_id})",
        result.title.split(" (", maxsplit=1)[0],
        state,
        figure_text(figures.attainment, figures.range, near),
        say(f"status.{figures.status}"),
        counts_text(figures.counts),
        limits_text(figures.limits, short=True) or say("cli.scoren.no_limits"),
    ]
