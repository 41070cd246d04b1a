# SPDX-License-Identifier: EUPL-1.2
"""What is asked of each party and for each municipality, what the prices rest on, and where to answer."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from toolkit.documents.blocks import Block, Section, Table, Text, section
from toolkit.documents.memo.asked_rows import Asked, AskedRow, party_rows, shows_towns, town_rows
from toolkit.documents.memo.chapters.together import joint_hours
from toolkit.documents.memo.inputs import MemoInputs, body_name, price_text
from toolkit.documents.text import NO_FIGURE, heads
from toolkit.model.content.measures import FteCost
from toolkit.model.region import EMPLOYER_PREFIX
from toolkit.planning.weighed.price import Price, price_of_fte, productive_hours, total_price
from toolkit.planning.weighed.requests import Addressee
from toolkit.region.items import party_items
from toolkit.words.catalogue import say
from toolkit.words.numbers import number
from toolkit.words.text import day_text, decimals_text, hours_text, listing

_COLUMNS = ("extra", "fte", "once", "a_year", "open", "own", "yearly")
_WIDTHS = (24, 8, 7, 16, 20, 9, 8, 8)


def requests(memo: MemoInputs) -> Section | None:
    """None where nothing is asked of anybody."""
    return section("requests", say("memo.requests.title"), _blocks(memo) if memo.found.requests else ())


def _blocks(memo: MemoInputs) -> Iterator[Block]:
    day = "" if memo.found.asked.before is None else day_text(memo.found.asked.before)
    plans = memo.plans_text(memo.found.whole.asking)
    yield Text(say("memo.requests.lead", day=day, plans=plans))
    by_town = shows_towns(memo)
    rows = town_rows(memo) if by_town else party_rows(memo)
    title = say(f"memo.{'by_town' if by_town else 'requests'}.title")
    yield _table("town" if by_town else "who", title, rows)
    yield Text(" ".join(_meaning(memo, rows)), "quiet")
    yield Text(_answers(memo))


def _table(first: str, title: str, rows: Sequence[AskedRow]) -> Table:
    """Who is asked how many hours, how much formation and money, and of how many actions the costs."""
    cells = tuple(
        (_who(row), *_numbers(row)[:2], *_prices(row.of), _open(row.of), *_numbers(row)[2:]) for row in rows
    )
    return Table(title, heads("memo.requests.head", first, *_COLUMNS), cells, _WIDTHS, tuple(range(1, 8)))


def _meaning(memo: MemoInputs, rows: Sequence[AskedRow]) -> Iterator[str]:
    """How to read the rows: what stands once, which hours another table has too, what has no price."""
    yield say("memo.requests.meaning")
    own = sum(r.extra for r in memo.found.requests if r.party.kind == "municipality")
    if own:
        yield say("memo.requests.town_extra", n=own)
    joint = {} if memo.found.together is None else joint_hours(memo)
    if others := joint.get("others"):
        yield say(f"memo.requests.joint_hours{'' if 'towns' in joint else '_region'}", others=others)
    elif "towns" in joint:
        yield say("memo.requests.joint_hours_towns")
    if sum(len(_tasks(row.of)) for row in rows[:-1]) > len(_tasks(rows[-1].of)):
        yield say("memo.requests.once_each")
    if any(row.starred for row in rows):
        yield say("memo.by_town.starred")
    if memo.cost is not None and (memo.found.asked.fte or memo.found.asked.extra):
        yield _reckoned(memo.cost)


def _reckoned(cost: FteCost) -> str:
    """By which price and how many hours of one fte amounts were reckoned, and what that rests on."""
    hours = hours_text(Fraction(productive_hours(cost)))
    amount, basis = price_text(price_of_fte(cost)), cost.basis.strip().rstrip(".")
    index = ""
    if cost.index is not None:
        index = say("memo.requests.index", percent=number(cost.index.percent), year=cost.index.year)
    return say("memo.requests.reckoned", amount=amount, hours=hours, basis=basis, index=index)


def _answers(memo: MemoInputs) -> str:
    """In which workbook each party answers, so that it is read back: by name of the file."""
    round_ = memo.outcome.round.id
    party, town = (say(f"memo.requests.file.{one}") for one in ("employer", "town"))
    files = {
        "steering": say("cli.plannen.name.region", round=round_),
        "employer": say("cli.plannen.name.employer", party=party, round=round_),
        "municipality": say("cli.plannen.name.actions", unit=town, round=round_),
    }
    kinds = {r.party.kind for r in memo.found.requests}
    asking = {unit.municipality for unit, _ in memo.found.whole.in_order() if unit.team is None}
    without = {"municipality": "town_without"} if _asked(memo, "municipality") - asking else {}
    employers, books = _asked(memo, "employer"), party_items(memo.found.whole)
    if bookless := {one for one in employers if EMPLOYER_PREFIX + one not in books}:
        without["employer"] = "employer_without" if bookless == employers else "employer_some"
    decides = body_name(memo.region.decides("hours"))
    own = memo.region.decides("hours") != memo.region.decides("pace")
    told = [
        say(f"memo.requests.answer.{without.get(kind, kind)}", file=name)
        for kind, name in files.items()
        if kind in kinds
    ]
    besides = [say("memo.requests.own_answer", body=decides)] if own else []
    return " ".join([say("memo.requests.answers", parts=listing(told)), *besides])


def _asked(memo: MemoInputs, kind: Addressee) -> set[str]:
    """Of which parties of a kind anything is asked."""
    return {one for r in memo.found.requests if r.party.kind == kind for one in r.party.ids}


def _who(row: AskedRow) -> str:
    """Who it is, with what is done together; the last row has no party of its own."""
    if row.starred:
        return say("memo.by_town.without", title=row.title)
    joint = sum(len(r.joint) for r in row.of) if len({r.party.kind for r in row.of}) == 1 else 0
    return say("memo.requests.joint", title=row.title, n=joint) if joint else row.title


def _numbers(row: AskedRow) -> tuple[str, ...]:
    """Extra hours, fte, own hours once and in a year; a dash for nothing."""
    fte = decimals_text(Fraction(row.fte, 100), 2)
    texts = (hours_text(Fraction(row.extra)), fte, *(hours_text(Fraction(n)) for n in (row.own, row.yearly)))
    return tuple(text if text.strip("0,") else NO_FIGURE for text in texts)


def _prices(of: Asked) -> tuple[str, str]:
    return _price(total_price(r.once for r in of)), _price(total_price(r.yearly for r in of))


def _price(price: Price | None) -> str:
    """An amount in a narrow column; a dash where there is none."""
    if price is None:
        return NO_FIGURE
    low, high = number(price.low), number(price.high)
    return (
        say("memo.requests.price", low=low) if low == high else say("memo.requests.range", low=low, high=high)
    )


def _open(of: Asked) -> str:
    """Of how many different actions somebody still has to say what they cost."""
    return number(tasks) if (tasks := len(_tasks(of))) else NO_FIGURE


def _tasks(of: Asked) -> set[str]:
    return {task for r in of for task in r.open}
