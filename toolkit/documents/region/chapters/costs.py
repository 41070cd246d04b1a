# SPDX-License-Identifier: EUPL-1.2
"""Hours, formation and money that are asked: of whom, under which condition, for what."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from toolkit.documents.audience import ENOUGH_OTHERS
from toolkit.documents.blocks import Item
from toolkit.documents.region.asked_rows import freed, own_hours, party_rows
from toolkit.documents.region.inputs import MemoInputs
from toolkit.model.rounding import whole_parts
from toolkit.planning.weighed.requests import ADDRESSEES, Addressee
from toolkit.region.lasting import FormationAsked, LastingWork
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

MOST_WORK = 3
"""So many kinds of lasting work stand by name with their formation."""


def freed_texts(memo: MemoInputs) -> Iterator[str]:
    """Which hours and formation each kind of party is asked to free."""
    formation = memo.found.formation
    begins = "" if formation is None else quarter_short(formation.grows[0][0])
    grows = "_grows" if formation is not None and len(formation.grows) > 1 else ""
    for kind, (extra, fte) in freed(party_rows(memo)).items():
        parts = [say("memo.decision.extra", hours=hours_text(Fraction(extra)))] if extra else []
        if fte:
            ceiling = decimals_text(Fraction(fte, 100), 2)
            parts.append(say(f"memo.decision.fte{grows}", fte=ceiling, quarter=begins))
        who = say(f"memo.decision.party.{kind}")
        yield say("memo.decision.hours_of", who=who, parts=listing(parts))


def condition_texts(memo: MemoInputs) -> Iterator[str]:
    """What has to be known first: who pays, and what is there for lasting work already."""
    asked, what = memo.found.asked, []
    if _payers(memo):
        what.append(say("memo.decision.to_know.paid"))
    if asked.fte:
        what.append(say("memo.decision.to_know.there"))
        what += [say("memo.decision.to_know.norm")] if memo.norm_proposed else []  # what lasts rests on it
    if what and asked.told is not None:
        yield say("memo.decision.condition", day=day_text(asked.told), what=listing(what))


def lasting_texts(memo: MemoInputs) -> Iterator[str]:
    """What the formation is for, when it is needed, and what most of it is for."""
    work, choice, formation = memo.found.lasting, memo.found.choice, memo.found.formation
    if not work or formation is None:
        return
    holes = {"n": choice.lasting, "total": choice.total}
    yield say("memo.decision.lasting", units=memo.plans_text(formation.teams), **holes)
    if len(formation.grows) > 1:
        steps = [
            say("memo.decision.fte_from", fte=decimals_text(fte, 2), quarter=quarter_short(quarter))
            for quarter, fte in formation.grows
        ]
        yield say("memo.decision.grows", parts=listing(steps))
    if len(work) == 1:
        yield say("memo.decision.only", title=work[0].title)
    else:
        fte = memo.found.asked.fte
        parts = listing(list(_fte_parts(fte, work)))
        yield say("memo.decision.fte_parts", fte=decimals_text(fte, 2), parts=parts)


def _fte_parts(fte: Fraction, work: Sequence[LastingWork]) -> Iterator[str]:
    """The formation in parts that add up: the largest by name, what is left together."""
    named = work[:MOST_WORK] if len(work) > MOST_WORK + 1 else work
    hours = [one.hours for one in named]
    rest = sum((one.hours for one in work[len(named) :]), Fraction(0))
    total = sum(hours, rest)
    parts = whole_parts([100 * fte * each / total for each in (*hours, rest)])
    texts = [decimals_text(Fraction(part, 100), 2) for part in parts]
    for one, text in zip(named, texts, strict=False):  # the last text is of what is left
        yield say("memo.decision.fte_part", fte=text, title=one.title)
    if rest:
        yield say("memo.decision.fte_rest", fte=texts[-1], n=len(work) - len(named))


def kinds_text(kinds: set[Addressee]) -> list[str]:
    """What kinds of party are called in a sentence, in their order."""
    return [say(f"memo.decision.party.{kind}") for kind in ADDRESSEES if kind in kinds]


def cost_items(memo: MemoInputs) -> Iterator[Item]:
    """The amount with who pays it, and beside it the hours without a price."""
    told = [say("memo.decision.in_all", amount=_priced(memo))]  # what is to be estimated is a point above
    payers = _payers(memo)
    told += [say("memo.decision.paid", who=listing(kinds_text(payers)))] if payers else []
    estimated = payers and memo.cost is not None
    yield Item(say(f"memo.decision.{'estimated' if estimated else 'amount'}"), " ".join(told))
    yield from _formation(memo)
    yield from _unknown(memo, paid=bool(payers))
    yield from _own(memo)


def _payers(memo: MemoInputs) -> set[Addressee]:
    """Which kinds of party are asked an amount."""
    return {r.party.kind for r in memo.found.requests if r.once or r.yearly}


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
    if memo.norm_proposed:
        told.append(say("memo.decision.unknown.norm"))
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
    choice = memo.found.choice
    if choice.teams:
        told.append(say("memo.decision.own_teams"))
    agreed = say("memo.decision.own_agreed", n=choice.agreed) if choice.agreed else ""
    key = "own_for_late" if choice.total > choice.in_time else "own_for"
    told.append(say(f"memo.decision.{key}", n=choice.total, agreed=agreed))
    yield Item(say("memo.decision.own_title"), " ".join(told))


def _hours(once: int, yearly: int) -> dict[str, str]:
    return {"once": hours_text(Fraction(once)), "yearly": hours_text(Fraction(yearly))}


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
