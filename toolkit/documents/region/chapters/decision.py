# SPDX-License-Identifier: EUPL-1.2
"""What is asked, of whom, before when, for which amount, and what happens otherwise."""

from collections.abc import Iterator
from fractions import Fraction

from toolkit.documents.blocks import Block, Bullets, Item, Section, Text, section
from toolkit.documents.region.inputs import MemoInputs, body_name
from toolkit.model.region import Matter
from toolkit.region.choice import LATER, RegionChoice
from toolkit.region.requests import Meeting, meetings
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, decimals_text, euros_text, hours_text, listing

MOST_WORK = 1
"""Of the lasting work so much by name: what takes most of the formation."""


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
    day = day_text(found.asked.before)
    if memo.body is None:
        yield Text(say("memo.decision.lead.prepare", day=day), "strong")
    else:
        yield Text(say(f"memo.decision.lead.{memo.body.step}", body=memo.body.title, day=day), "strong")
    own, others = _points(memo)
    if own:
        yield Bullets(own, numbered=True)
    amount = say("memo.decision.in_all", amount=_priced(memo))  # what is to be estimated is a point above
    yield Bullets((Item(say("memo.decision.amount"), amount), _otherwise(memo), *others))


def _points(memo: MemoInputs) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """What the reader decides or advises about, a point each; then lines: what others decide, and the norm.

    For who prepares it everything is a point.
    """
    route = {m.body: m for m in meetings(memo.region, memo.found.requests)}
    here = None if memo.body is None else route.get(memo.body.id)
    points = [] if here is None else _items(memo, here, say("memo.decision.own"))
    lines = []
    for other in (m for m in route.values() if m is not here and m.decides):
        title = next(body_name(b) for b in memo.region.route if b.id == other.body)
        advised = here is not None and set(other.decides) & set(here.advises)
        if advised or here is None:
            key = "advice_to" if advised else "decides"
            points += _items(memo, other, say(f"memo.decision.{key}", body=title))
        elif what := _matters(memo, other):
            lines.append(Item("", say("memo.requests.decides", body=title, what=what)))
    if memo.outcome.asked.norm.status == "proposal":
        lines.append(Item(say("memo.decision.norm"), say("memo.standing.proposal")))
    return tuple(points), tuple(lines)


def _items(memo: MemoInputs, meeting: Meeting, label: str) -> list[Item]:
    return [Item(label, text) for matter in meeting.decides for text in _asked(memo, matter)]


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


def _asked(memo: MemoInputs, matter: Matter) -> Iterator[str]:
    """What is asked in a matter."""
    choice, asked, shared = memo.found.choice, memo.found.asked, memo.found.shared
    if matter == "plan":
        who = memo.plans_text((*choice.teams, *choice.towns))
        until = "" if choice.over is None else day_text(choice.over)
        yield say("memo.decision.plan", who=who, n=choice.in_time, total=choice.total, until=until)
    if matter == "hours":
        parts = [say("memo.decision.extra", hours=hours_text(Fraction(asked.extra)))] if asked.extra else []
        if asked.fte:
            parts.append(say("memo.decision.fte", fte=decimals_text(asked.fte, 2)))
        if parts:
            told = [say("memo.decision.hours", parts=listing(parts)), *_lasting(memo)]
            if choice.added > 0:
                told.append(say("memo.decision.added", n=choice.added))
            yield " ".join(told)
        if asked.open:
            yield say("memo.decision.estimate", n=len(asked.open))
    if matter == "pace":
        if choice.joint:
            yield say("memo.decision.joint", n=choice.joint, saved=hours_text(choice.saved))
        if shared.first and choice.joint:
            yield say(f"memo.decision.{'propose' if shared.proposed else 'choose'}", n=len(shared.begin))
        if choice.late:
            yield " ".join(_later(choice))


def _later(choice: RegionChoice) -> Iterator[str]:
    """How many come later and when; with those in time, of the plans, these are all actions."""
    yield say("memo.decision.late", n=choice.late, total=choice.total)
    told = [say(f"memo.decision.when.{when}", n=choice.when[when]) for when in LATER if choice.when[when]]
    yield say("memo.decision.whens", parts=listing(told))
    if choice.when["answered"]:
        yield say("memo.decision.answered", n=choice.when["answered"])
    if choice.undated and choice.over is not None:
        yield say("memo.decision.undated", n=choice.undated, day=day_text(choice.over))


def _lasting(memo: MemoInputs) -> Iterator[str]:
    """What the formation is for: the work that takes most of it, and how many teams ask it."""
    work = memo.found.lasting
    if work:
        units = memo.plans_text(dict.fromkeys(unit for one in work for unit in one.units))
        titles = listing([say("memo.decision.quoted", title=one.title) for one in work[:MOST_WORK]])
        yield say("memo.decision.lasting", n=len(work), units=units, titles=titles)


def amount_text(memo: MemoInputs) -> str:
    """The one amount of the memo: once, in a year, and what nobody estimated yet."""
    told = [say("memo.decision.in_all", amount=_priced(memo))]
    open_ = memo.found.asked.open
    told += [say("memo.decision.open", n=len(open_))] if open_ else []
    return " ".join(told)


def _priced(memo: MemoInputs) -> str:
    prices = (("once", memo.found.asked.once), ("yearly", memo.found.asked.yearly))
    parts = [
        say(f"memo.decision.{key}", amount=euros_text(p.low, p.high)) for key, p in prices if p is not None
    ]
    return listing(parts) or say("memo.decision.free")


def _otherwise(memo: MemoInputs) -> Item:
    """What happens without a decision."""
    choice, asked = memo.found.choice, memo.found.asked
    parts = []
    if choice.in_time_undecided < choice.in_time:
        holes = {"n": choice.in_time_undecided, "all": choice.total, "advised": choice.in_time}
        parts.append(say("memo.decision.in_time", **holes))
    if choice.late:
        parts.append(say("memo.decision.not_agreed"))
    if choice.waiting:
        parts.append(say("memo.decision.waiting", n=choice.waiting))
    if asked.fte:
        parts.append(say("memo.decision.without_formation"))
    if choice.saved:
        parts.append(say("memo.decision.apart", hours=hours_text(choice.saved)))
    return Item(say("memo.decision.otherwise"), " ".join(parts) or say("memo.decision.no_harm"))
