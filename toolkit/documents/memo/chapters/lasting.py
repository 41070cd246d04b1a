# SPDX-License-Identifier: EUPL-1.2
"""Work that keeps coming back: what the formation for it is for, when, where, and what comes without it."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from toolkit.documents.audience import ENOUGH_OTHERS
from toolkit.documents.blocks import Section, bullets, section
from toolkit.documents.memo.asked_rows import shows_towns, town_rows
from toolkit.documents.memo.inputs import MemoInputs
from toolkit.model.rounding import whole_parts
from toolkit.region.lasting import FormationAsked, LastingWork
from toolkit.words.catalogue import say
from toolkit.words.text import decimals_text, given_text, hours_text, listing, quarter_short

MOST_WORK = 2
"""So many kinds of lasting work stand by name with their formation."""
_MUCH = Fraction(2, 5)
"""From this part of all formation on, it is told why so much of it is in one municipality."""


def lasting(memo: MemoInputs) -> Section | None:
    """None where no formation is asked."""
    told = () if memo.found.formation is None else _told(memo, memo.found.formation)
    return section("lasting", say("memo.lasting.title"), [bullets(told)] if told else ())


def _told(memo: MemoInputs, formation: FormationAsked) -> Iterator[str]:
    """A line about each; what it is for stands there for who decides about it."""
    if memo.body is not None and "hours" in memo.body.decides:
        yield " ".join((*_work(memo, formation), *_most(memo)))
    yield _without(memo, formation)
    yield from _formation(memo)


def _work(memo: MemoInputs, formation: FormationAsked) -> Iterator[str]:
    """After how many actions it comes, when, and what most of it is for."""
    work, choice = memo.found.lasting, memo.found.choice
    yield say(
        "memo.lasting.work", units=memo.plans_text(formation.teams), n=choice.lasting, total=choice.total
    )
    if len(formation.grows) > 1:
        steps = [
            say("memo.lasting.from", fte=decimals_text(grown.fte, 2), quarter=quarter_short(grown.begins))
            for grown in formation.grows
        ]
        yield say("memo.lasting.grows", parts=listing(steps))
    if len(work) == 1:
        yield say("memo.lasting.only", title=work[0].title)
    elif work:
        fte = memo.found.asked.fte
        parts = listing(list(_parts(fte, work)))
        yield say("memo.lasting.parts", fte=decimals_text(fte, 2), parts=parts)


def _parts(fte: Fraction, work: Sequence[LastingWork]) -> Iterator[str]:
    """The formation in parts that add up: the largest by name, what is left together."""
    named = work[:MOST_WORK] if len(work) > MOST_WORK + 1 else work
    hours = [one.hours for one in named]
    rest = sum((one.hours for one in work[len(named) :]), Fraction(0))
    total = sum(hours, rest)
    parts = whole_parts([100 * fte * each / total for each in (*hours, rest)])
    texts = [decimals_text(Fraction(part, 100), 2) for part in parts]
    for one, text in zip(named, texts, strict=False):  # the last text is of what is left
        yield say("memo.lasting.part", fte=text, title=one.title)
    if rest:
        yield say("memo.lasting.rest", fte=texts[-1], n=len(work) - len(named))


def _most(memo: MemoInputs) -> Iterator[str]:
    """What it is for in the municipality that asks by far the most, where rows of municipalities are told."""
    if not shows_towns(memo):
        return
    *rows, total = town_rows(memo)
    most = max(rows, key=lambda row: row.fte)
    units = {ask.unit for request in most.of for ask in request.asks}
    work = [
        (sum(hours for unit, hours in one.of.items() if unit in units), one.title)
        for one in memo.found.lasting
    ]
    hours = sum(each for each, _ in work)
    if len(rows) > 1 and hours and most.fte >= _MUCH * total.fte:
        largest, title = max(work, key=lambda pair: pair[0])
        part = decimals_text(Fraction(most.fte, 100) * largest / hours, 2)
        fte = decimals_text(Fraction(most.fte, 100), 2)
        yield say("memo.lasting.most", town=most.title, fte=fte, title=title, part=part)


def _without(memo: MemoInputs, formation: FormationAsked) -> str:
    """How many hours a year come back without formation: when nothing is decided, and when plans are."""
    hours = sum((one.hours for one in memo.found.lasting), Fraction(0))
    holes = {
        "none": hours_text(formation.unasked),
        "plans": hours_text(formation.unpaid),
        "hours": hours_text(hours),
        "fte": decimals_text(memo.found.asked.fte, 2),
    }
    return say("memo.lasting.without", **holes)


def _formation(memo: MemoInputs) -> Iterator[str]:
    """What teams have and need by their own account, and what of that is not asked now."""
    found = formation_shown(memo)
    if found is None:
        return
    numbers = {"now": given_text(Fraction(found.now)), "needed": given_text(Fraction(found.needed))}
    key = "formation_all" if len(found.told) == len(found.teams) else "formation"
    told = [say(f"memo.lasting.{key}", n=len(found.told), of=len(found.teams), **numbers)]
    if found.lacking:
        told.append(say("memo.lasting.lacking", n=found.lacking, short=given_text(Fraction(found.short))))
    yield " ".join(told)


def formation_shown(memo: MemoInputs) -> FormationAsked | None:
    """What is known of formation; of so few teams that sums tell the size of one, nothing in letters."""
    found = memo.found.formation
    if found is None or not found.told:
        return None
    return found if memo.reader.sees("sizes") or len(found.told) >= ENOUGH_OTHERS else None
