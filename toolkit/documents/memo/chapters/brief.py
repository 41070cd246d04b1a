# SPDX-License-Identifier: EUPL-1.2
"""The three to five conclusions in sentences that somebody can read aloud, each with what it rests on."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Literal

from toolkit.documents.blocks import Section, bullets, section
from toolkit.documents.memo.chapters.costs import amount_text
from toolkit.documents.memo.chapters.limits import known_of, unknown_of
from toolkit.documents.memo.inputs import MemoInputs, short_title
from toolkit.region.conclusions import AskedInAll, Conclusion, DoneTogether, LimitsMissed, SharedMost, Stands
from toolkit.region.movement import ListMoved, Movement, points_of
from toolkit.scoring.display import percent
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, hours_text, listing, quarter_text

_ASKED = (AskedInAll, DoneTogether, SharedMost)
"""What the decision itself says, or what is said in any case."""


def brief(memo: MemoInputs) -> Section | None:
    """What the figures say in short. Never None: how many teams count is always said."""
    told = (c for c in memo.found.conclusions if not isinstance(c, _ASKED))
    lines = [line for conclusion in told for line in _said(memo, conclusion)]
    shared = memo.found.shared
    if shared.first and memo.kind != "decision":  # there the chapter about it begins with that
        lines += _said(memo, SharedMost(shared.total, shared.limits, shared.begin))
    return section("brief", say("memo.brief.title"), [bullets(lines)], front=True)


def conclusion_texts(memo: MemoInputs) -> tuple[str, ...]:
    """The conclusions as sentences for this reader: the same words wherever they stand."""
    return tuple(line for conclusion in memo.found.conclusions for line in _said(memo, conclusion))


def _said(memo: MemoInputs, conclusion: Conclusion) -> Iterator[str]:
    """One conclusion as a sentence."""
    if isinstance(conclusion, Stands):
        yield from _stands(memo, conclusion)
    elif isinstance(conclusion, LimitsMissed):
        yield _limits(memo, conclusion)
    elif isinstance(conclusion, AskedInAll):
        plans = memo.plans_text(memo.found.whole.asking)
        day = "" if conclusion.before is None else day_text(conclusion.before)
        yield say("memo.brief.asked", plans=plans, day=day, amount=amount_text(memo))
    elif isinstance(conclusion, DoneTogether):
        holes = {"n": conclusion.steps, "plans": memo.plans_text(conclusion.units)}
        yield say("memo.brief.together", saved=hours_text(memo.saved), **holes)
    elif isinstance(conclusion, SharedMost):
        yield say(
            "memo.brief.shared" if conclusion.limits else "memo.brief.shared_none",
            n=conclusion.total,
            least=memo.region.common_gap_from,
            limits=conclusion.limits,
            first=conclusion.chosen[0].gap.title,
        )
    else:
        yield _moved(memo, conclusion)


def _moved(memo: MemoInputs, found: Movement) -> str:
    """How each list went, and how much of that the teams did; nobody chooses the finest one."""
    enough = [listed for listed in found.lists if listed.region.enough]
    few = few_text(memo, found)
    if not enough:
        return few
    lists, norms = [], []
    for listed in enough:
        points = points_of(listed.region, memo.near)
        parts = {"teams": points_text(points.teams), "norm": points_text(points.norm)}
        holes = {"title": short_title(listed.title), "before": points.before, "after": points.after}
        lists.append(say("memo.brief.list_moved", **holes, **parts))
        norms.append(points.norm)
    teams = {team for listed in enough for team in listed.region.teams}
    told = [say("memo.brief.moved", lists=listing(lists), round=found.before, n=len(teams))]
    told += [say(f"memo.brief.norm_{key}") for key in norm_moved(memo, norms)]
    told += [versions_text(listed) for listed in enough if listed.changed]
    scopes = {r.id: r.scope for r in memo.everyone.rounds}
    if scopes[found.before] != scopes[found.after]:
        told.append(say("memo.brief.part", n=sum(listed.region.questions for listed in enough)))
    return " ".join([*told, few] if few else told)


def few_text(memo: MemoInputs, found: Movement) -> str:
    """Of which lists too little can be compared to say how they went, or nothing; empty where of none."""
    few = [short_title(listed.title) for listed in found.lists if not listed.region.enough]
    unlike = [short_title(s.title) for s in memo.outcome.asked.standards if s.id in found.unlike]
    told = (("moved_few", few), ("moved_none", unlike))
    return " ".join(
        say(f"memo.brief.{key}", round=found.before, titles=listing(titles)) for key, titles in told if titles
    )


def norm_moved(
    memo: MemoInputs, points: Sequence[int]
) -> Iterator[Literal["grew", "asks_more", "asks_less"]]:
    """What the signs of a norm's part mean: it asks more, by its path or as another norm, or it asks less.

    Args:
        memo: everything that it is made from.
        points: the part of the norm, per list that is shown.

    Yields:
        Per sign that stands there.
    """
    moved, pins = memo.found.moved, {r.id: r.norm for r in memo.everyone.rounds}
    if any(part < 0 for part in points):
        yield "grew" if moved is not None and pins[moved.before] == pins[moved.after] else "asks_more"
    if any(part > 0 for part in points):
        yield "asks_less"


def versions_text(listed: ListMoved) -> str:
    """On how many answers a list is compared that is another version than in the round before."""
    before, after = listed.versions
    holes = {"title": short_title(listed.title), "before": before, "after": after}
    return say("memo.brief.versions", n=listed.region.questions, **holes)


def points_text(points: int) -> str:
    """A part of a change in whole points, with its sign."""
    return say("memo.points", sign="+" if points > 0 else "-" if points < 0 else "", n=abs(points))


def _stands(memo: MemoInputs, found: Stands) -> Iterator[str]:
    titles = {s.pin: s.title for s in memo.outcome.asked.standards}
    known = [one for one in found.lists if one.sure is not None]
    if not known:
        yield say("memo.brief.no_figure")
        return
    counted = say("memo.brief.counted", n=len(found.counted), of=found.teams)
    lists = [
        say(
            "memo.brief.list",
            figure=percent(one.sure or Fraction(0), memo.near),  # 'minstens' is no guess about what is open
            title=short_title(titles[one.standard]),
        )
        for one in known
    ]
    towns = max(one.municipalities for one in known)
    key = "stands" if towns > 1 else "stands_one"
    said = [say(f"memo.brief.{key}", n=towns, lists=listing(lists))]
    if towns > 1 and found.bounds is not None and not memo.found.requests:  # else why it is asked says so
        low, high = (percent(end, memo.near) for end in found.bounds)
        said.append(say("memo.brief.apart", low=low, high=high))
    yield " ".join([*said, counted])


def _limits(memo: MemoInputs, found: LimitsMissed) -> str:
    if not found.missed and not found.open:
        met = say("memo.brief.limits_met", total=found.total)
        return " ".join([met, *unknown_of(memo)])
    open_ = say("memo.brief.limits_open", n=found.open) if found.open else ""
    units = say("memo.brief.limits_units", who=memo.plans_text(found.units)) if found.units else ""
    where = say("memo.limits.where_in", who=known_of(memo))
    holes = {"met": memo.found.limits.met, "n": found.missed}
    told = [say("memo.brief.limits", where=where, units=units, open=open_, **holes)]
    dated = found.missed - found.undated
    if dated and found.last is not None:
        key = "limits_by" if not found.undated else "limits_some_by"
        told.append(say(f"memo.brief.{key}", n=dated, quarter=quarter_text(found.last)))
    waiting = memo.found.limits.waiting
    if dated:
        told.append(say(f"memo.brief.limits_{'wait' if waiting else 'no_wait'}", n=waiting))
    if found.undated:
        told.append(say("memo.brief.limits_undated", n=found.undated))
    return " ".join([*told, *unknown_of(memo)])
