# SPDX-License-Identifier: EUPL-1.2
"""The view of a comparison for one audience: rows of text, and nothing that audience may not see."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from toolkit.comparison.gaps import common_gaps
from toolkit.comparison.table import Comparison, codes
from toolkit.documents.blocks import Fact
from toolkit.documents.comparison.gaps import counted_teams, shared_gaps
from toolkit.documents.comparison.joint import joint_steps
from toolkit.documents.comparison.lists import list_table
from toolkit.documents.comparison.values import AUDIENCES, Audience, ComparisonView, ListTable
from toolkit.documents.fingerprint import round_fingerprint
from toolkit.documents.text import norm_text
from toolkit.model.answers import Answers
from toolkit.model.region import Visibility
from toolkit.planning.regional import JointMeasure
from toolkit.scoring.region import RoundResult
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, listing, words_under

__all__ = ["AUDIENCES", "Audience", "ComparisonView", "ListTable", "comparison_name", "comparison_view"]


def comparison_view(
    outcome: RoundResult,
    comparison: Comparison,
    audience: Audience = "programme_manager",
    own: str | None = None,
    answers: Mapping[str, Iterable[Answers]] | None = None,
    *,
    joint: Sequence[JointMeasure] | None = None,
) -> ComparisonView:
    """Make what one audience sees of a comparison.

    Args:
        outcome: the round, for names and what was agreed.
        comparison: of the same round.
        audience: who looks; what they see was agreed in region.yaml.
        own: id of the reader's own municipality, where they see only that one and the range.
        answers: the files of the round per unit, for the fingerprint; None leaves it without them.
        joint: what several teams can do together; None says nothing of it.

    Returns:
        The view.
    """
    region, round_ = outcome.region, outcome.round
    sight: Visibility = getattr(region.visibility, audience)
    names = _names(outcome, sight)
    example = say("word.example_notice") if region.example else ""
    proposal = say("word.proposal_norm") if outcome.asked.norm.status == "proposal" else ""
    reading = [say(f"comparison.sight.{sight}")]
    if audience == "programme_manager":
        reading.append(say("comparison.woo"))
    missing_shown = sight in {"named", "coded"}
    shown = sight != "never"
    view = ComparisonView(
        title=say("comparison.title", region=region.title, round=round_.id, day=day_text(round_.date)),
        about=say("comparison.about", region=region.title, round=round_.id),
        day=round_.date,
        circulation=say(f"comparison.circulation.{audience}"),
        example_notice=example,
        proposal_notice=say("plan.front.norm_notice", notice=proposal) if proposal else "",
        facts=_facts(outcome, audience),
        notices=tuple(text for text in (example, proposal, *reading) if text),
        reading=tuple(reading),
        counted=counted_teams(outcome, _teams_compared(outcome)) if shown else "",
        lists=tuple(
            list_table(outcome, compared, number, names=names, sight=sight, own=own)
            for number, compared in enumerate(comparison.lists, start=1)
        )
        if shown
        else (),
        gaps=shared_gaps(outcome, common_gaps(outcome), sight, own) if shown else None,
        joint=joint_steps(joint) if missing_shown and joint is not None else None,
        missing=_missing(outcome, comparison, names, named=sight == "named") if missing_shown else (),
        missing_shown=missing_shown,
        method=_method(outcome) if shown else (),
        fingerprint=round_fingerprint(outcome, [a for files in (answers or {}).values() for a in files]),
        contents=(),
        words=words_under("comparison.word"),
    )
    return replace(view, contents=_contents(view))


def comparison_name(round_id: str, audience: Audience, own: str | None = None) -> str:
    """A name for the files of a comparison, without ending; it holds nobody's name.

    Args:
        round_id: of the round.
        audience: for whom.
        own: id of the reader's own municipality, for whom sees only that one; else None.

    Returns:
        Such as `vergelijking-2026-q1-ssd`.
    """
    name = say(f"comparison.file.{audience}", round=round_id)
    return name if own is None else f"{name}-{own}"


def _names(outcome: RoundResult, sight: Visibility) -> dict[str, str]:
    towns = {m.id: m.title for m in outcome.region.municipalities}
    if sight != "coded":
        return towns
    taking_part = [m.id for m in outcome.municipalities]
    return {m: say("comparison.coded", code=c) for m, c in codes(outcome.region.id, taking_part).items()}


def _facts(outcome: RoundResult, audience: Audience) -> tuple[Fact, ...]:
    round_, norm = outcome.round, outcome.asked.norm
    when = say("plan.front.round_value", round=round_.id, day=day_text(round_.date))
    return (
        Fact(say("comparison.audience"), say(f"comparison.for.{audience}")),
        Fact(say("plan.front.round"), when),
        Fact(say("plan.front.norm"), norm_text(norm)),
    )


def _teams_compared(outcome: RoundResult) -> set[str]:
    return {t.id for m in outcome.municipalities for t in outcome.region.teams_of(m.id)}


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


def _method(outcome: RoundResult) -> tuple[str, ...]:
    keys = ("figure", "range", "order")
    gaps = say("comparison.method.gaps", n=outcome.region.common_gap_from)
    return (*(say(f"comparison.method.{key}") for key in keys), gaps, say("word.about_way_of_working"))


def _contents(view: ComparisonView) -> tuple[Fact, ...]:
    """Anchor and heading of each section; those of lists are numbered, so that no name is in them."""
    before = {"missing": view.missing_shown, "method": bool(view.method)}
    lists = [Fact(f"list-{number}", table.title) for number, table in enumerate(view.lists, start=1)]
    after = {"gaps": view.gaps is not None, "joint": view.joint is not None, "fingerprint": True}
    first, last = ([Fact(k, view.words[k]) for k, there in part.items() if there] for part in (before, after))
    return (*first, *lists, *last)
