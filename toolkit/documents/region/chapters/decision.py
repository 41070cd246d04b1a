# SPDX-License-Identifier: EUPL-1.2
"""What is asked, of whom, before when, for which amount, and what happens otherwise."""

from collections.abc import Iterator
from fractions import Fraction

from toolkit.documents.blocks import Block, Bullets, Item, Section, Text, section
from toolkit.documents.region.inputs import MemoInputs, body_name
from toolkit.model.region import Matter
from toolkit.region.requests import Meeting, meetings
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, decimals_text, euros_text, hours_text, listing


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
    yield Bullets(tuple(_points(memo)), numbered=True)
    yield Bullets((Item(say("memo.decision.amount"), amount_text(memo)), _otherwise(memo)))


def _points(memo: MemoInputs) -> Iterator[Item]:
    """A point per matter with who decides it: those of the reader first, then what goes on to others."""
    route = {m.body: m for m in meetings(memo.region, memo.found.requests)}
    own = None if memo.body is None else route.get(memo.body.id)
    told: list[tuple[Meeting, str]] = [] if own is None else [(own, say("memo.decision.own"))]
    for other in (m for m in route.values() if m is not own):
        title = next(body_name(b) for b in memo.region.route if b.id == other.body)
        advised = own is not None and set(other.decides) & set(own.advises)
        key = "advice_to" if advised else "decides"
        told.append((other, say(f"memo.decision.{key}", body=title)))
    for meeting, label in told:
        for matter in meeting.decides:
            texts = list(_asked(memo, matter))
            yield from (Item(label, text) for text in texts)


def _asked(memo: MemoInputs, matter: Matter) -> Iterator[str]:
    """What is asked in a matter."""
    choice, asked, shared = memo.found.choice, memo.found.asked, memo.found.shared
    if matter == "plan":
        who = memo.plans_text((*choice.teams, *choice.towns))
        yield say("memo.decision.plan", who=who, n=choice.placed)
    if matter == "hours":
        parts = [say("memo.decision.extra", hours=hours_text(Fraction(asked.extra)))] if asked.extra else []
        if asked.fte:
            parts.append(say("memo.decision.fte", fte=decimals_text(asked.fte, 2)))
        if parts:
            yield say("memo.decision.hours", parts=listing(parts))
        if asked.open:
            yield say("memo.decision.estimate", n=len(asked.open))
    if matter == "pace":
        if choice.joint:
            yield say("memo.decision.joint", n=choice.joint, saved=hours_text(choice.saved))
        if shared.first and choice.joint:
            yield say("memo.decision.choose", n=len(shared.first))
        if choice.late:
            told = [say("memo.decision.late", n=choice.late, total=choice.total)]
            told += [say("memo.decision.undated", n=choice.undated)] if choice.undated else []
            yield " ".join(told)


def amount_text(memo: MemoInputs) -> str:
    """The one amount of the memo: once, in a year, and what nobody estimated yet."""
    asked = memo.found.asked
    prices = (("once", asked.once), ("yearly", asked.yearly))
    parts = [
        say(f"memo.decision.{key}", amount=euros_text(p.low, p.high)) for key, p in prices if p is not None
    ]
    told = [f"{listing(parts) or say('memo.decision.free')}."]
    told += [say("memo.decision.open", n=len(asked.open))] if asked.open else []
    return " ".join(told)


def _otherwise(memo: MemoInputs) -> Item:
    """What happens without a decision."""
    choice, asked = memo.found.choice, memo.found.asked
    parts = []
    if choice.waiting:
        parts.append(say("memo.decision.waiting", n=choice.waiting))
    if choice.late_now > choice.late:
        parts.append(say("memo.decision.too_late", n=choice.late_now, more=choice.late_now - choice.late))
    elif choice.late_now:
        parts.append(say("memo.decision.not_agreed", n=choice.late_now))
    if asked.fte:
        parts.append(say("memo.decision.without_formation"))
    if choice.saved:
        parts.append(say("memo.decision.apart", hours=hours_text(choice.saved)))
    return Item(say("memo.decision.otherwise"), " ".join(parts) or say("memo.decision.no_harm"))
