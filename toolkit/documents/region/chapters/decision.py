# SPDX-License-Identifier: EUPL-1.2
"""What is asked, of whom, before when, for which amount, and what happens otherwise."""

from collections.abc import Iterator
from fractions import Fraction

from toolkit.documents.audience import ENOUGH_OTHERS
from toolkit.documents.blocks import Block, Bullets, Item, Section, Text, section
from toolkit.documents.region.asked_rows import own_hours, party_rows
from toolkit.documents.region.inputs import MemoInputs, body_name
from toolkit.model.region import Matter
from toolkit.planning.weighed.requests import ADDRESSEES, Addressee
from toolkit.region.choice import LATER, RegionChoice
from toolkit.region.lasting import FormationAsked
from toolkit.region.requests import Meeting, meetings
from toolkit.words.catalogue import say
from toolkit.words.text import (
    day_text,
    decimals_text,
    euros_text,
    given_text,
    hours_text,
    listing,
    quarter_short,
)


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
    yield Bullets((*_costs(memo), *others, *_otherwise(memo), *_norm(memo)))


def _points(memo: MemoInputs) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """What the reader decides or advises about, a point each; then lines: what others decide.

    For who prepares it everything is a point.
    """
    route = {m.body: m for m in meetings(memo.region, memo.found.requests)}
    here = None if memo.body is None else route.get(memo.body.id)
    points = [] if here is None else _items(memo, here, say("memo.decision.own"))
    lines = []
    for other in (m for m in route.values() if m is not here and m.decides):
        body = next(b for b in memo.region.route if b.id == other.body)
        advised = here is not None and set(other.decides) & set(here.advises)
        if advised or here is None:
            key = "advice_to" if advised else "decides"
            points += _items(memo, other, say(f"memo.decision.{key}", body=body_name(body)))
        elif what := _matters(memo, other):
            told = [say("memo.requests.decides", body=body.title, what=what)]
            lines.append(Item("", " ".join([*told, *(_undated(memo) if "pace" in other.decides else ())])))
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
    own = memo.body is not None and matter in memo.body.decides  # who else reads it sees what it is in short
    if matter == "plan":
        who = memo.plans_text((*choice.teams, *choice.towns))
        until = "" if choice.over is None else day_text(choice.over)
        told = [say("memo.decision.plan", who=who, n=choice.in_time, total=choice.total, until=until)]
        yield " ".join([*told, *(_not_bound(memo) if own else ())])
    if matter == "hours":
        parts = [say("memo.decision.extra", hours=hours_text(Fraction(asked.extra)))] if asked.extra else []
        if asked.fte:
            formation = memo.found.formation
            begins = "" if formation is None else quarter_short(formation.begins)
            parts.append(say("memo.decision.fte", fte=decimals_text(asked.fte, 2), quarter=begins))
        if parts:
            told = [say("memo.decision.hours", parts=listing(parts))]
            if asked.extra and choice.added > 0:
                told.append(say("memo.decision.added", n=choice.added))
            yield " ".join([*told, *(_lasting(memo) if own else ())])
        if asked.open:
            day = "" if asked.estimated is None else day_text(asked.estimated)
            yield say("memo.decision.estimate", n=len(asked.open), who=listing(_estimating(memo)), day=day)
    if matter == "pace":
        if choice.joint:
            yield say("memo.decision.joint", n=choice.joint, saved=hours_text(memo.saved))
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


def _not_bound(memo: MemoInputs) -> Iterator[str]:
    """What agreeing with the plans does not decide: another body's matter, and what parties do themselves."""
    late, pace = memo.found.choice.late, memo.region.decides("pace")
    if late and pace != memo.region.decides("plan"):
        yield say("memo.decision.not_bound.pace", n=late, body=body_name(pace))
    if party_rows(memo)[-1].own:
        yield say("memo.decision.not_bound.own")


def _undated(memo: MemoInputs) -> Iterator[str]:
    """What becomes of what has no day: told where somebody else decides about it."""
    choice = memo.found.choice
    if choice.undated and choice.over is not None:
        yield say("memo.decision.undated_of", n=choice.undated, day=day_text(choice.over))


def _lasting(memo: MemoInputs) -> Iterator[str]:
    """What the formation is for, and what most of it."""
    work, choice, formation = memo.found.lasting, memo.found.choice, memo.found.formation
    if not work or formation is None:
        return
    holes = {"n": choice.lasting, "total": choice.total, "in_time": choice.lasting_in_time}
    yield say("memo.decision.lasting", units=memo.plans_text(formation.teams), **holes)
    hours = sum((one.hours for one in work), Fraction(0))
    fte = decimals_text(memo.found.asked.fte * work[0].hours / hours, 2)
    if len(work) > 1:
        yield say("memo.decision.most", fte=fte, title=work[0].title)
    else:
        yield say("memo.decision.only", title=work[0].title)


def _estimating(memo: MemoInputs) -> list[str]:
    """Who still has to say what actions cost, each kind of party once."""
    kinds: set[Addressee] = {j.estimate for j in memo.found.joint if j.estimate is not None}
    kinds |= {r.party.kind for r in memo.found.requests for ask in r.asks if ask.open}
    return _kinds(kinds)


def _kinds(kinds: set[Addressee]) -> list[str]:
    return [say(f"memo.decision.party.{kind}") for kind in ADDRESSEES if kind in kinds]


def _costs(memo: MemoInputs) -> Iterator[Item]:
    """The amount with who pays it, and beside it the hours without a price."""
    told = [say("memo.decision.in_all", amount=_priced(memo))]  # what is to be estimated is a point above
    payers: set[Addressee] = {r.party.kind for r in memo.found.requests if r.once or r.yearly}
    told += [say("memo.decision.paid", who=listing(_kinds(payers)))] if payers else []
    yield Item(say("memo.decision.amount"), " ".join(told))
    yield from _formation(memo)
    yield from _unknown(memo, paid=bool(payers))
    yield from _own(memo)


def _formation(memo: MemoInputs) -> Iterator[Item]:
    """What teams have and need by their own account, and that together with what is asked."""
    found = _shown(memo)
    if found is None:
        return
    numbers = {"now": given_text(Fraction(found.now)), "needed": given_text(Fraction(found.needed))}
    told = [say("memo.decision.formation", n=len(found.told), of=len(found.teams), **numbers)]
    if found.lacking:
        ends = {"least": decimals_text(found.least, 2), "most": decimals_text(found.most, 2)}
        told.append(
            say("memo.decision.lacking", n=found.lacking, short=given_text(Fraction(found.short)), **ends)
        )
    yield Item(say("memo.decision.formation_title"), " ".join(told))


def _shown(memo: MemoInputs) -> FormationAsked | None:
    """What is known of formation; of so few teams that sums tell the size of one, nothing in letters."""
    found = memo.found.formation
    if not memo.found.asked.fte or found is None or not found.told:
        return None
    return found if memo.reader.sees("sizes") or len(found.told) >= ENOUGH_OTHERS else None


def _unknown(memo: MemoInputs, *, paid: bool) -> Iterator[Item]:
    """What nobody knows yet, of whom it is asked, and before when: in time for the decision."""
    asked = memo.found.asked
    told = [say("memo.decision.unknown.paid")] if paid else []
    if asked.fte:
        seen = _shown(memo)
        key = "lacking" if seen is not None and seen.lacking else "formation"
        told.append(say(f"memo.decision.unknown.{key}"))
    if asked.without:
        told.append(say("memo.decision.unknown.without", who=memo.plans_text(asked.without)))
    if told and asked.told is not None:
        label = say("memo.decision.unknown.title", day=day_text(asked.told))
        yield Item(label, say("memo.decision.unknown.all", parts="; ".join(told)))


def _own(memo: MemoInputs) -> Iterator[Item]:
    """Hours without a price: of all parties, of each kind of them, and who is not among them."""
    rows = party_rows(memo)
    once, yearly = rows[-1].own, rows[-1].yearly
    if not (once or yearly):
        return
    told = [say("memo.decision.own_hours", **_hours(once, yearly))]
    kinds = own_hours(rows)
    parts = [
        say("memo.decision.own_part", who=say(f"memo.decision.party.{kind}"), **_hours(*kinds[kind]))
        for kind in ADDRESSEES
        if kind in kinds
    ]
    told.append(say("memo.decision.own_parts", parts="; ".join(parts)))
    if memo.found.choice.teams:
        told.append(say("memo.decision.own_teams"))
    yield Item(say("memo.decision.own_title"), " ".join(told))


def _hours(once: int, yearly: int) -> dict[str, str]:
    return {"once": hours_text(Fraction(once)), "yearly": hours_text(Fraction(yearly))}


def _norm(memo: MemoInputs) -> Iterator[Item]:
    if memo.outcome.asked.norm.status == "proposal":
        yield Item(say("memo.decision.norm"), say("memo.standing.proposal"))


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
    told = waiting if lost > 0 and choice.added >= 0 else 0  # of all that does not begin
    if choice.waiting > told:
        key = "waiting_in_all" if told else "waiting"
        yield "plan", say(f"memo.decision.{key}", n=choice.waiting, part=told)
    if memo.found.asked.fte:
        lasting = sum((r.lasting for r in memo.found.requests), Fraction(0))
        yield "hours", say("memo.decision.without_formation", hours=hours_text(lasting))
    if choice.late:
        yield "pace", say("memo.decision.not_agreed")
    if memo.saved:
        yield "pace", say("memo.decision.apart", hours=hours_text(memo.saved))
