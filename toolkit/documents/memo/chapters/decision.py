# SPDX-License-Identifier: EUPL-1.2
"""What is asked, of whom, before when, for which amount, and what happens otherwise."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from toolkit.documents.blocks import Block, Bullets, Item, Section, Text, section
from toolkit.documents.memo.chapters.costs import (
    condition_texts,
    cost_items,
    extra_texts,
    fte_texts,
    kinds_text,
)
from toolkit.documents.memo.inputs import MemoInputs, body_name
from toolkit.model.region import MATTERS, Matter
from toolkit.planning.weighed.requests import Addressee
from toolkit.region.choice import LATER, RegionChoice
from toolkit.region.requests import Meeting, meetings
from toolkit.scoring.display import percent
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, hours_text, listing


def decision(memo: MemoInputs) -> Section | None:
    """Page one, for who reads no further. Never None: that nothing is asked is said too."""
    asks = bool(memo.found.requests)
    return section(
        "decision", say(f"memo.decision.{'title' if asks else 'known'}"), _blocks(memo), boxed=True
    )


def _blocks(memo: MemoInputs) -> Iterator[Block]:
    found = memo.found
    if not found.requests or found.asked.before is None:
        key = "no_plans" if found.stands.counted else "no_answers"
        yield Text(say(f"memo.decision.{key}"))
        return
    yield Bullets((Item(say("memo.decision.why.title"), " ".join(_why(memo))),))
    yield Text(_lead(memo, found.asked.before), "strong")
    own, others = _points(memo)
    if own:
        yield Bullets(own, numbered=True)
    yield Bullets((*cost_items(memo), *others, *_otherwise(memo)))


def _lead(memo: MemoInputs, before: date) -> str:
    """Before when the reader has its say: an advice goes before the decision that it is about."""
    if memo.body is None:
        return say("memo.decision.lead.prepare", day=day_text(before))
    told = memo.found.asked.told or before
    route = meetings(memo.region, memo.found.requests)
    here = next((m for m in route if m.body == memo.body.id), None)
    # who may decide about a matter of which nothing is asked now, only advises
    decides = here is not None and _is_asked(memo, here.decides)
    advises = here is not None and any(_is_asked(memo, m.decides) for m in route if _advised(m, here))
    advice = say("memo.decision.lead.advice", day=day_text(told)) if advises and decides else ""
    day = day_text(told if advises and not decides else before)
    return say(f"memo.decision.lead.{memo.body.step}", body=memo.body.title, day=day, advice=advice)


def _why(memo: MemoInputs) -> Iterator[str]:
    """Why anything is asked, from the figures alone, and how firm the norm is that it rests on."""
    bounds, missed = memo.found.stands.bounds, len(memo.found.limits.missed)
    low, high = (None, None) if bounds is None else (percent(end, memo.near) for end in bounds)
    parts = [say(f"memo.decision.why.norm{'_now' if low != high else ''}", low=low, high=high)]
    parts += [say("memo.decision.why.limits", n=missed)] if missed else []
    yield say("memo.decision.why.plans", parts=listing(parts))
    if memo.norm_proposed:
        yield say("memo.decision.why.proposal")


def _points(memo: MemoInputs) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """What the reader decides or advises about, a point each; then lines: what others decide.

    For who prepares it everything is a point.
    """
    route = {m.body: m for m in meetings(memo.region, memo.found.requests)}
    before = memo.found.asked.before
    day = "" if before is None else day_text(before)
    here = None if memo.body is None else route.get(memo.body.id)
    points = [] if here is None else _items(memo, here, "own")
    lines = []
    for other in (m for m in route.values() if m is not here and m.decides):
        body = next(b for b in memo.region.route if b.id == other.body)
        advised = here is not None and _advised(other, here)
        if advised or here is None:
            key = "advice_to" if advised else "decides"
            points += _items(memo, other, key, body_name(body))
        elif what := _matters(memo, other):
            told = [say("memo.decision.decides_on", body=body_name(body), day=day, what=what)]
            lines.append(Item("", " ".join([*told, *(_undated(memo) if "pace" in other.decides else ())])))
    return tuple(points), tuple(lines)


def _advised(meeting: Meeting, here: Meeting) -> bool:
    """Whether the reader's meeting advises another about what that decides."""
    return meeting is not here and not set(meeting.decides).isdisjoint(here.advises)


def _is_asked(memo: MemoInputs, matters: Iterable[Matter]) -> bool:
    """Whether there is anything to decide in some matters."""
    return any(True for matter in matters for _ in _asked(memo, matter))


def _items(memo: MemoInputs, meeting: Meeting, key: str, body: str = "") -> list[Item]:
    """What a meeting decides; what holds only under a condition says so before all else."""
    found = [asked for matter in sorted(meeting.decides, key=MATTERS.index) for asked in _asked(memo, matter)]
    return [Item(say(f"memo.decision.{key}{'_if' if a.bound else ''}", body=body), a.text) for a in found]


def _matters(memo: MemoInputs, meeting: Meeting) -> str:
    """What a meeting of others decides about, in short."""
    choice, told = memo.found.choice, []
    for matter in meeting.decides:
        if matter != "pace":
            told.append(say(f"memo.decision.matter.{matter}"))
            continue
        begins = len(memo.found.shared.first) if choice.joint else 0
        counts = {"joint": choice.joint, "begin": begins, "late": choice.late}
        told += [say(f"memo.decision.matter.{key}", n=n) for key, n in counts.items() if n]
    return listing(told)


class _Point(NamedTuple):
    """What is asked, and whether it holds only under the condition in it."""

    text: str
    bound: bool = False


def _asked(memo: MemoInputs, matter: Matter) -> Iterator[_Point]:
    """What is asked in a matter."""
    choice, asked, shared = memo.found.choice, memo.found.asked, memo.found.shared
    own = memo.body is not None and matter in memo.body.decides  # who else reads it sees what it is in short
    if matter == "plan":
        who = memo.plans_text((*choice.teams, *choice.towns))
        until = "" if choice.over is None else day_text(choice.over)
        holes = {"n": choice.in_time, "total": choice.total, "until": until}
        told = [say(f"memo.decision.plan{'' if own else '_of'}", who=who, **holes)]
        yield _Point(" ".join([*told, *(_not_bound(memo) if own else ())]))
    if matter == "hours":
        yield from _freed(memo)
        if asked.open:
            day = "" if asked.estimated is None else day_text(asked.estimated)
            who = listing(_estimating(memo))
            yield _Point(say("memo.decision.estimate", n=len(asked.open), who=who, day=day))
    if matter == "pace":
        if choice.joint:
            yield _Point(say("memo.decision.joint", n=choice.joint, saved=hours_text(memo.saved)))
        if shared.first and choice.joint:
            key = "propose" if shared.proposed else "choose"
            yield _Point(say(f"memo.decision.{key}", n=len(shared.begin)))
        if choice.late:
            yield _Point(" ".join(_later(choice)))


def _freed(memo: MemoInputs) -> Iterator[_Point]:
    """Extra hours once, and formation for what lasts: each with its own condition."""
    choice, decides = memo.found.choice, _decides(memo, "hours")
    if extra := extra_texts(memo):
        condition = list(condition_texts(memo, lasts=False))
        told = [say("memo.decision.hours", parts="; ".join(extra)), *condition]
        if choice.added > 0 and not (decides and _decides(memo, "plan")):
            told.append(say("memo.decision.added", n=choice.added))
        yield _Point(" ".join(told), bound=bool(condition))
    if fte := fte_texts(memo):
        condition = list(condition_texts(memo, lasts=True))
        told = [say("memo.decision.hours", parts="; ".join(fte)), *condition]
        if decides and choice.over is not None:
            told.append(say("memo.decision.lasts", day=day_text(choice.over)))
        yield _Point(" ".join(told), bound=bool(condition))


def _later(choice: RegionChoice) -> Iterator[str]:
    """How many come later and when; with those in time, of the plans, these are all actions."""
    yield say("memo.decision.late", n=choice.late, total=choice.total)
    whens = [when for when in LATER if choice.when[when]]
    if len(whens) == 1:
        yield say(f"memo.decision.whens_all.{whens[0]}", n=choice.late)
    else:
        told = [say(f"memo.decision.when.{when}", n=choice.when[when]) for when in whens]
        yield say("memo.decision.whens", parts=listing(told))
    if choice.when["answered"]:
        yield say("memo.decision.answered", n=choice.when["answered"])
    if choice.undated and choice.over is not None:
        yield say("memo.decision.undated", n=choice.undated, day=day_text(choice.over))


def _not_bound(memo: MemoInputs) -> Iterator[str]:
    """What agreeing with the plans does not decide: another body's matter, and what parties do themselves."""
    choice = memo.found.choice
    if memo.found.asked.extra and choice.added > 0:
        key = "extra" if _decides(memo, "hours") else "extra_of"
        body = body_name(memo.region.decides("hours"))
        yield say(f"memo.decision.not_bound.{key}", n=choice.in_time_now, body=body)
    if choice.waiting:
        yield say("memo.decision.not_bound.others")
    if any(r.own_once or r.own_yearly for r in memo.found.requests):
        yield say("memo.decision.not_bound.own")
    late, pace = choice.late, memo.region.decides("pace")
    if late and pace != memo.region.decides("plan"):
        yield say("memo.decision.not_bound.pace", n=late, body=pace.title)


def _decides(memo: MemoInputs, matter: Matter) -> bool:
    """Whether who reads decides it."""
    return memo.body is not None and memo.region.decides(matter) == memo.body


def _undated(memo: MemoInputs) -> Iterator[str]:
    """What becomes of what has no day: told where somebody else decides about it."""
    choice = memo.found.choice
    if choice.undated and choice.over is not None:
        yield say("memo.decision.undated_of", n=choice.undated, day=day_text(choice.over))


def _estimating(memo: MemoInputs) -> list[str]:
    """Who still has to say what actions cost, each kind of party once."""
    kinds: set[Addressee] = {j.estimate for j in memo.found.joint if j.estimate is not None}
    kinds |= {r.party.kind for r in memo.found.requests for ask in r.asks if ask.open}
    return kinds_text(kinds)


def _otherwise(memo: MemoInputs) -> Iterator[Item]:
    """What happens without a decision: of each body that decides, in the order of the route."""
    told: dict[str, list[str]] = {}
    for matter, text in _consequences(memo):
        told.setdefault(memo.region.decides(matter).id, []).append(text)
    if not told:
        yield Item(say("memo.decision.otherwise"), say("memo.decision.no_harm"))
    here = None if memo.body is None else memo.body.id
    order = sorted((b for b in memo.region.route if b.id in told), key=lambda b: b.id != here)
    for body in order:
        key = "otherwise" if len(told) == 1 else "otherwise_of"
        yield Item(say(f"memo.decision.{key}", body=body_name(body)), " ".join(told[body.id]))


def _consequences(memo: MemoInputs) -> Iterator[tuple[Matter, str]]:
    """What happens without a decision, with the matter that it is about."""
    choice = memo.found.choice
    lost = choice.in_time - choice.in_time_undecided
    waiting = choice.in_time_now - choice.in_time_undecided
    if lost > 0:
        parts = {"waits": waiting, "hours" if memo.found.asked.extra else "pace": choice.added}
        why = [say(f"memo.decision.lost.{key}", n=n) for key, n in parts.items() if n]
        key = "in_time_why" if min(parts.values()) >= 0 else "in_time"
        holes = {"n": choice.in_time_undecided, "all": choice.total, "advised": choice.in_time}
        yield "plan", say(f"memo.decision.{key}", **holes, parts=listing(why))
    if choice.waiting and not (lost > 0 and waiting and choice.added >= 0):  # else told with what is lost
        yield "plan", say("memo.decision.waiting", n=choice.waiting)
    if memo.found.formation is not None and memo.found.formation.unasked:
        yield "hours", say("memo.decision.without_formation")
    if choice.late:
        yield "pace", say("memo.decision.not_agreed")
    if memo.saved:
        yield "pace", say("memo.decision.apart", hours=hours_text(memo.saved))
