# SPDX-License-Identifier: EUPL-1.2
"""What is asked, in rows that add up: of each party, and for the plans of each municipality."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from toolkit.documents.memo.heat_map import MOST_TOWNS
from toolkit.documents.memo.inputs import MemoInputs, body_name
from toolkit.model.rounding import half_up, whole_parts
from toolkit.planning.weighed.requests import ADDRESSEES, Addressee
from toolkit.region.requests import PartyRequest
from toolkit.scoring.unit import Unit
from toolkit.words.catalogue import say
from toolkit.words.text import listing

Asked = Sequence[PartyRequest]
"""Of one row: what is asked of one party or several."""
Titled = tuple[str, Asked]


@dataclass(frozen=True, slots=True)
class AskedRow:
    """One row in the numbers that a reader sees.

    Attributes:
        title: what it is called.
        of: what is asked in it.
        extra: team hours once.
        fte: formation, in hundredths.
        own: hours once of the parties themselves.
        yearly: the same in a year.
        starred: whether it is of one municipality that has no plan of its own.
    """

    title: str
    of: Asked
    extra: int
    fte: int
    own: int
    yearly: int
    starred: bool = False


def asked_rows(parts: Sequence[Titled], whole: Titled) -> tuple[AskedRow, ...]:
    """Rows of which every column adds up to the last one, as it is written.

    Args:
        parts: the rows.
        whole: the last one: all that the others have.

    Returns:
        As many and one more.
    """
    rows = (*parts, whole)
    columns = (_parts(column) for column in zip(*(_numbers(of) for _, of in rows), strict=True))
    numbers = zip(*columns, strict=True)
    return tuple(AskedRow(title, of, *each) for (title, of), each in zip(rows, numbers, strict=True))


def party_rows(memo: MemoInputs) -> tuple[AskedRow, ...]:
    """A row per party that can decide it: by name, or each kind together.

    Who serves three municipalities is known by that, so in letters no employer stands apart.
    """
    return asked_rows(tuple(_parties(memo)), (say("memo.requests.total"), memo.found.requests))


def shows_towns(memo: MemoInputs) -> bool:
    """Who decides about hours and money sees in letters whose they are; by name parties tell that."""
    decides = memo.body is not None and "hours" in memo.body.decides
    return decides and not memo.named and memo.kind == "decision" and len(memo.towns) <= MOST_TOWNS


def town_rows(memo: MemoInputs) -> tuple[AskedRow, ...]:
    """A row per municipality: what the plans of its teams and its own ask, of whichever party.

    What is asked of the region stands apart, and what employers would do themselves. So does a team that
    works for several: in letters it would be known by that.
    """
    found, units = memo.found.requests, {u.unit.id: u.unit for u in memo.outcome.units}
    names = dict(memo.towns)
    asks: dict[str, list[PartyRequest]] = {}
    for request in (r for r in found if r.party.kind != "steering"):
        for ask in request.asks:
            title = _whose(memo, units[ask.unit], names)
            asks.setdefault(title, []).append(replace(request, asks=(ask,), joint=()))
    region = [r for r in found if r.party.kind == "steering"]
    order = [name for name in names.values() if name in asks]
    order += sorted(title for title in asks if title not in order)
    parts: list[Titled] = [(say("memo.by_town.region"), region)] if region else []
    parts += [(title, asks[title]) for title in order]
    rows = asked_rows(parts, (say("memo.requests.total"), found))
    without = {names[town] for town in planless_towns(memo)}
    return tuple(replace(row, starred=row.title in without) for row in rows)


def planless_towns(memo: MemoInputs) -> frozenset[str]:
    """Ids of the municipalities that answer lists and have no plan that can ask anything yet."""
    units = (u.unit for u in memo.outcome.units if u.unit.id in memo.found.asked.without)
    return frozenset(town for unit in units if unit.kind == "municipality" for town in unit.municipalities)


def _whose(memo: MemoInputs, unit: Unit, names: Mapping[str, str]) -> str:
    """The municipalities that a plan is of; what an employer would do itself is of none."""
    if unit.kind == "employer":
        return say("memo.by_town.employers")
    shared = len(unit.municipalities) > 1 and not memo.named
    return say("memo.by_town.shared") if shared else listing([names[m] for m in sorted(unit.municipalities)])


def own_hours(rows: Sequence[AskedRow]) -> dict[Addressee, tuple[int, int]]:
    """Hours that each kind of party puts in itself, once and in a year, as rows of parties have them."""
    return _by_kind(rows, lambda row: (row.own, row.yearly))


def freed(rows: Sequence[AskedRow]) -> dict[Addressee, tuple[int, int]]:
    """Extra hours and hundredths of an fte that each kind of party is asked to free, as rows have them."""
    return _by_kind(rows, lambda row: (row.extra, row.fte))


def _by_kind(
    rows: Sequence[AskedRow], pair: Callable[[AskedRow], tuple[int, int]]
) -> dict[Addressee, tuple[int, int]]:
    """Two numbers of rows of parties, summed for each kind of party that has any; the last row is the sum."""
    found: dict[Addressee, tuple[int, int]] = {}
    for kind in ADDRESSEES:
        pairs = [pair(row) for row in rows[:-1] if row.of[0].party.kind == kind]
        sums = (sum(first for first, _ in pairs), sum(second for _, second in pairs))
        if any(sums):
            found[kind] = sums
    return found


def _parties(memo: MemoInputs) -> Iterator[Titled]:
    found = memo.found.requests
    region = body_name(memo.region.decides("pace"))
    if memo.named:
        for r in found:
            yield region if r.party.kind == "steering" else memo.party_title(r.party), (r,)
        return
    for kind in sorted(ADDRESSEES, key=lambda k: k != "steering"):
        of = [r for r in found if r.party.kind == kind]
        if of:
            yield region if kind == "steering" else say(f"memo.requests.{kind}"), of


def _numbers(of: Asked) -> tuple[Fraction, ...]:
    """Extra hours, hundredths of an fte, and hours of the parties themselves, once and in a year."""
    zero = Fraction(0)
    fte = sum((r.fte for r in of), zero)
    own, yearly = sum((r.own_once for r in of), zero), sum((r.own_yearly for r in of), zero)
    return Fraction(sum(r.extra for r in of)), 100 * fte, own, yearly


def _parts(column: Sequence[Fraction]) -> list[int]:
    """A column in whole numbers of which the last is the sum of the others."""
    *parts, total = column
    return [*whole_parts(tuple(parts)), half_up(total)]
