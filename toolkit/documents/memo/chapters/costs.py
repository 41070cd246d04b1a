# SPDX-License-Identifier: EUPL-1.2
"""Hours, formation and money that are asked: of whom, under which condition, for what."""

from collections.abc import Iterator
from fractions import Fraction

from toolkit.documents.blocks import Item
from toolkit.documents.memo.asked_rows import freed, own_hours, party_rows
from toolkit.documents.memo.chapters.lasting import formation_shown
from toolkit.documents.memo.inputs import MemoInputs
from toolkit.model.quarter import PlanQuarter
from toolkit.planning.weighed.price import price_of
from toolkit.planning.weighed.requests import ADDRESSEES, Addressee
from toolkit.words.catalogue import say
from toolkit.words.text import (
    day_text,
    decimals_text,
    euros_text,
    hours_text,
    listing,
    quarter_short,
)


def extra_texts(memo: MemoInputs) -> list[str]:
    """Which extra hours each kind of party is asked to free, once."""
    return [
        say("memo.decision.extra", who=say(f"memo.decision.party.{kind}"), hours=hours_text(Fraction(extra)))
        for kind, (extra, _) in freed(party_rows(memo)).items()
        if extra
    ]


def fte_texts(memo: MemoInputs) -> list[str]:
    """How much formation each kind of party is asked at most, and from when on."""
    formation = memo.found.formation
    begins = "" if formation is None else quarter_short(formation.grows[0].begins)
    key = "fte_grows" if formation is not None and len(formation.grows) > 1 else "fte"
    return [
        say(
            f"memo.decision.{key}",
            who=say(f"memo.decision.party.{kind}"),
            fte=decimals_text(Fraction(fte, 100), 2),
            quarter=begins,
        )
        for kind, (_, fte) in freed(party_rows(memo)).items()
        if fte
    ]


def condition_texts(memo: MemoInputs, *, lasts: bool) -> Iterator[str]:
    """What has to be known first: who pays; of what lasts, what is there and who adopts the norm too."""
    requests, day = memo.found.requests, memo.found.asked.told
    paid = any(r.yearly if lasts else r.once for r in requests)
    what = [say("memo.decision.to_know.paid")] if paid else []
    if lasts:
        what.append(say("memo.decision.to_know.there"))
        what += [say("memo.decision.to_know.norm")] if memo.norm_proposed else []
    if what and day is not None:
        yield say("memo.decision.condition", day=day_text(day), what=listing(what))


def kinds_text(kinds: set[Addressee]) -> list[str]:
    """What kinds of party are called in a sentence, in their order."""
    return [say(f"memo.decision.party.{kind}") for kind in ADDRESSEES if kind in kinds]


def cost_items(memo: MemoInputs) -> Iterator[Item]:
    """The amount with who pays it, and beside it the hours without a price."""
    told = [say("memo.decision.in_all", amount=_priced(memo))]  # what is to be estimated is a point above
    payers = _payers(memo)
    told += [say("memo.decision.paid", who=listing(kinds_text(payers)))] if payers else []
    told += _by_year(memo) if memo.body is None or "hours" in memo.body.decides else []
    estimated = payers and memo.cost is not None
    yield Item(say(f"memo.decision.{'estimated' if estimated else 'amount'}"), " ".join(told))
    yield from _unknown(memo, paid=bool(payers))
    yield from _own(memo)


def _by_year(memo: MemoInputs) -> Iterator[str]:
    """What the formation costs in each calendar year in which not all of it is there the whole year."""
    formation = memo.found.formation
    if memo.cost is None or formation is None:
        return
    first, last = formation.grows[0].begins, formation.grows[-1].begins
    parts = []
    for year in range(first.year, last.year + (last.number > 1)):
        quarters = [PlanQuarter(year, number) for number in range(1, 5)]
        there = [
            max((grown.hours for grown in formation.grows if grown.begins <= q), default=Fraction(0))
            for q in quarters
        ]
        price = price_of(sum(there, Fraction(0)) / 4, memo.cost)
        if price is not None:
            parts.append(say("memo.decision.in_year", year=year, amount=euros_text(price.low, price.high)))
    if parts:
        yield say("memo.decision.by_year", parts=listing(parts))


def _payers(memo: MemoInputs) -> set[Addressee]:
    """Which kinds of party are asked an amount."""
    return {r.party.kind for r in memo.found.requests if r.once or r.yearly}


def _unknown(memo: MemoInputs, *, paid: bool) -> Iterator[Item]:
    """What nobody knows yet, of whom it is asked, and before when: in time for the decision."""
    asked = memo.found.asked
    told = [say("memo.decision.unknown.paid")] if paid else []
    if asked.fte:
        seen = formation_shown(memo)
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
    lasts = "" if yearly else "_once"
    told = [say(f"memo.decision.own_hours{lasts}", **_hours(once, yearly))]
    kinds = own_hours(rows)
    parts = [
        say(f"memo.decision.own_part{lasts}", who=say(f"memo.decision.party.{kind}"), **_hours(*kinds[kind]))
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
