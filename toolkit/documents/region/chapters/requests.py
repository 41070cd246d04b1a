# SPDX-License-Identifier: EUPL-1.2
"""What is asked of each party: a row per party that can decide it, with before when and from which plans."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from toolkit.documents.blocks import Block, Section, Table, Text, section
from toolkit.documents.region.inputs import MemoInputs, body_name
from toolkit.documents.text import NO_FIGURE, heads
from toolkit.model.region import Matter
from toolkit.model.rounding import half_up, whole_parts
from toolkit.planning.weighed.price import total_price
from toolkit.planning.weighed.requests import ADDRESSEES
from toolkit.region.requests import PartyRequest, meetings
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, decimals_text, euros_text, hours_text, listing

_COLUMNS = ("who", "extra", "fte", "own", "yearly", "amount")
_WIDTHS = (29, 8, 7, 9, 11, 36)


@dataclass(frozen=True, slots=True)
class OwnHours:
    """Hours that parties put in themselves, as the table has them: once, and in a year.

    Attributes:
        total: of all parties, whole hours.
        towns: of the rows of municipalities, without what is done together.
    """

    total: tuple[int, int]
    towns: tuple[int, int]

    @property
    def total_texts(self) -> tuple[str, ...]:
        """As they are written."""
        return tuple(hours_text(Fraction(n)) for n in self.total)

    @property
    def town_texts(self) -> tuple[str, ...]:
        """As they are written."""
        return tuple(hours_text(Fraction(n)) for n in self.towns)


def own_hours(memo: MemoInputs) -> OwnHours:
    """The same hours as the table, for who reads no further.

    Args:
        memo: everything that it is made from.

    Returns:
        Sums of the numbers that stand there, so that a reader finds them again.
    """
    whole = memo.found.requests
    parties = [*(of for _, of in _parties(memo)), whole]
    columns = list(zip(*(_numbers(of) for of in parties), strict=True))[1:]
    once, yearly = (_parts(column) for column in columns)
    towns = [n for n, of in enumerate(parties[:-1]) if all(r.party.kind == "municipality" for r in of)]
    return OwnHours((once[-1], yearly[-1]), (sum(once[n] for n in towns), sum(yearly[n] for n in towns)))


def requests(memo: MemoInputs) -> Section | None:
    """None where nothing is asked of anybody."""
    return section("requests", say("memo.requests.title"), _blocks(memo) if memo.found.requests else ())


def _blocks(memo: MemoInputs) -> Iterator[Block]:
    day = "" if memo.found.asked.before is None else day_text(memo.found.asked.before)
    plans = memo.plans_text(memo.found.whole.asking)
    route = "" if memo.body is None else _route(memo)  # for who prepares it each point says who decides
    yield Text(say("memo.requests.lead", day=day, plans=plans, route=route).rstrip())
    whole = memo.found.requests
    parties = [*_parties(memo), (say("memo.requests.total"), whole)]
    columns = zip(*(_numbers(of) for _, of in parties), strict=True)
    extra, own, yearly = (_whole(column) for column in columns)
    fte = [decimals_text(Fraction(n, 100), 2) for n in _parts([100 * _fte(of) for _, of in parties])]
    rows = [
        (_who(title, of), *map(_number, numbers), _amount(of, every=of is whole))
        for (title, of), *numbers in zip(parties, extra, fte, own, yearly, strict=True)
    ]
    heading = heads("memo.requests.head", *_COLUMNS)
    yield Table(say("memo.requests.title"), heading, tuple(rows), _WIDTHS, tuple(range(1, 5)))
    yield Text(say("memo.requests.meaning" if memo.named else "memo.requests.meaning_coded"), "quiet")


def _parties(memo: MemoInputs) -> Iterator[tuple[str, Sequence[PartyRequest]]]:
    """Each party by name; or each kind together, for who serves three municipalities is known by that."""
    found = memo.found.requests
    if memo.named:
        yield from ((memo.party_title(r.party), (r,)) for r in found)
        return
    for kind in sorted(ADDRESSEES, key=lambda k: k != "steering"):
        of = [r for r in found if r.party.kind == kind]
        if of:
            title = memo.party_title(of[0].party) if kind == "steering" else say(f"memo.requests.{kind}")
            yield title, of


def _who(title: str, of: Sequence[PartyRequest]) -> str:
    """Who it is, with what is done together; the last row has no party of its own."""
    joint = sum(len(r.joint) for r in of) if len({r.party.kind for r in of}) == 1 else 0
    return say("memo.requests.joint", title=title, n=joint) if joint else title


def _numbers(of: Sequence[PartyRequest]) -> tuple[Fraction, Fraction, Fraction]:
    """Extra hours, and hours of the party itself, once and in a year."""
    zero = Fraction(0)
    own, yearly = sum((r.own_once for r in of), zero), sum((r.own_yearly for r in of), zero)
    return Fraction(sum(r.extra for r in of)), own, yearly


def _fte(of: Sequence[PartyRequest]) -> Fraction:
    return sum((r.fte for r in of), Fraction(0))


def _parts(column: Sequence[Fraction]) -> list[int]:
    """A column in whole numbers of which the last is the sum of the others."""
    *parts, total = column
    return [*whole_parts(tuple(parts)), half_up(total)]


def _whole(column: Sequence[Fraction]) -> list[str]:
    return [hours_text(Fraction(n)) for n in _parts(column)]


def _number(text: str) -> str:
    """A number, or a dash for nothing."""
    return text if text.strip("0,") else NO_FIGURE


def _amount(of: Sequence[PartyRequest], *, every: bool) -> str:
    """What it costs, once and in a year, and of how many actions somebody still has to say that.

    What several parties must estimate, each for itself, is one action among those of `every` party.
    """
    prices = (("once", total_price(r.once for r in of)), ("yearly", total_price(r.yearly for r in of)))
    told = [say(f"memo.requests.{k}", amount=euros_text(p.low, p.high)) for k, p in prices if p is not None]
    open_ = len({task for r in of for task in r.open})
    told += [say(f"memo.requests.open{'_all' if every else ''}", n=open_)] if open_ else []
    return "\n".join(told) or NO_FIGURE


def _route(memo: MemoInputs) -> str:
    """Which body decides what, in the order of the route."""
    titles = {body.id: body_name(body) for body in memo.region.route}
    told = []
    for meeting in meetings(memo.region, memo.found.requests):
        matters: tuple[Matter, ...] = meeting.decides
        if matters:
            what = listing([say(f"memo.requests.matter.{matter}") for matter in matters])
            told.append(say("memo.requests.decides", body=titles[meeting.body], what=what))
    return " ".join(told)
