# SPDX-License-Identifier: EUPL-1.2
"""The decision workbook as a value: what is asked of a party, with room to answer each item."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from toolkit.forms.party.words import PartyMark
from toolkit.forms.returned.form import BookForm
from toolkit.model.given.decision import (
    OF_ACCORD,
    Answer,
    ItemDecision,
    ItemField,
    ItemKind,
    Party,
    PartyDecisions,
    action_of_item,
    item_order,
    kind_of,
    unit_of_item,
)
from toolkit.model.given.plan import BasedOnRound
from toolkit.model.quarter import PlanQuarter, quarter_named
from toolkit.model.region import Region, Round
from toolkit.planning.decided.decisions import past_promise
from toolkit.planning.timed.capacity import QUARTERS_LOOKED_ON
from toolkit.planning.weighed.price import total_price
from toolkit.region.items import PartyItem
from toolkit.words.catalogue import say
from toolkit.words.cells import item_word
from toolkit.words.text import euros_text, given_text, hours_text, listing

_MOST_UNITS = 12  # that a row names; more are counted
JOINT_ONLY: frozenset[ItemField] = frozenset({"quarter", "status"})
"""What is asked of joint actions alone."""


@dataclass(frozen=True, slots=True)
class Names:
    """How units and actions are called, for this reader.

    Attributes:
        ids: what stands for the id of a unit, where the reader sees letters; empty for the ids themselves.
        titles: of units, or what stands for them.
        actions: titles of measures.
        letters: by unit what tells its letter from the same letter of another; it says nothing of whose
            it is.
    """

    ids: Mapping[str, str]
    titles: Mapping[str, str]
    actions: Mapping[str, str]
    letters: Mapping[str, str] = field(default_factory=dict)

    def unit(self, unit: str) -> str:
        """The title of a unit; of one that the region no longer has, what is left of it."""
        return self.titles.get(unit) or self.ids.get(unit) or say("party.gone")


@dataclass(frozen=True, slots=True)
class PartyRow:
    """One item.

    Attributes:
        item: its id, with letters in place of the id of a unit where the reader sees those.
        word: the same as it stands in the first cell.
        kind: what it is.
        title: what it is about.
        what: what is done, or what a yes means.
        units: whose plans ask it, in words.
        asked: what is asked, in words.
        price: what it costs, in words; "" where nobody knows.
        before: the day before which to decide; None for what is no longer asked.
        note: what people must know of it, or "".
        amount: what is asked as a number, in hours, fte or euro.
        held: as stored.
        answer: that counts: of what is stored, unless that is about the plan of another round.
    """

    item: str
    word: str
    kind: ItemKind
    title: str
    what: str
    units: str
    asked: str
    price: str
    before: date | None
    note: str
    amount: Decimal | None
    held: ItemDecision
    answer: Answer | None

    def takes(self, name: ItemField) -> bool:
        """Whether a field is asked of this item: a quarter and how far it is, only of a joint action."""
        return self.kind == "joint" or name not in JOINT_ONLY

    @property
    def waits(self) -> bool:
        """True while nobody answered it, or only about the plan of another round, or 'later'."""
        return self.answer in {None, "later"}

    def held_of(self, name: ItemField) -> Any:  # noqa: ANN401 - per field
        """What is stored of a field; how far it is says nothing where nobody said anything of the item."""
        return None if name == "status" and self.held == ItemDecision() else getattr(self.held, name)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyForm(BookForm[PartyMark]):
    """Everything that a decision workbook says and asks.

    Attributes:
        of_region: True for the region's own, False for an employer's.
        quarters: in which a joint action can end, in time.
        rows: in the order of `item_order` of what they show, so that letters stand in theirs; those that are
            no longer asked last.
        bodies: who may decide, to choose from; anything else may be typed.
        letters: of the units in the rows, as in `Names`.
        totals: what is asked in all, in words: hours, formation, and euro with each.
        own: what an employer would do by its own action list, of which it decides elsewhere; "" without one.
    """

    of_region: bool
    quarters: tuple[PlanQuarter, ...]
    rows: tuple[PartyRow, ...]
    bodies: tuple[str, ...]
    letters: tuple[str, ...]
    totals: tuple[str, ...]
    own: str

    @property
    def choices(self) -> dict[str, tuple[str, ...]]:
        """The words of each dropdown that is filled from a range."""
        return {"bodies": self.bodies} if self.bodies else {}

    @property
    def open(self) -> int:
        """How many items wait for an answer."""
        return sum(row.waits and row.before is not None for row in self.rows)


def build_party_form(
    region: Region,
    round_: Round,
    party: Party,
    items: Sequence[PartyItem],
    stored: PartyDecisions | None,
    *,
    based_on: BasedOnRound,
    day: date,
    first: PlanQuarter,
    names: Names,
    functions: Sequence[str],
    own: str,
) -> PartyForm:
    """Bring together what a party can decide about.

    Args:
        region: who takes part.
        round_: of the plans.
        party: who decides.
        items: what it is asked, from `party_items`.
        stored: what it decided, or None.
        based_on: what the plans are made from.
        day: of the plans.
        first: the first quarter that they look ahead at.
        names: for this reader.
        functions: who may decide at an employer.
        own: what it would do by its own action list, in words.

    Returns:
        The workbook as a value; what was decided and is no longer asked has a row too.
    """
    items_held = {} if stored is None else stored.items
    held = {name: one.of_round(kind_of(name), round_.id) for name, one in items_held.items()}
    asked = {item.id: item for item in items}
    gone = held.keys() - asked.keys()
    rows = _in_order(_row(item, held.get(item.id, ItemDecision()), names, round_, first) for item in items)
    rows += _in_order(_gone(name, held[name], names) for name in gone)
    units = {unit for name in (*asked, *gone) if (unit := unit_of_item(name)) is not None}
    chosen = {quarter_named(one.quarter) for one in held.values() if one.quarter is not None}
    ahead = {first.plus(n) for n in range(QUARTERS_LOOKED_ON)}
    bodies = [body.title for body in region.route] if party.organisation is None else [*functions]
    return PartyForm(
        mark=PartyMark(round_.id, party.id, based_on.norm, based_on.measures),
        region=region.id,
        region_title=region.title,
        example=region.example,
        title=party.title,
        day=day,
        of_region=party.organisation is None,
        quarters=tuple(sorted(ahead | chosen)),
        rows=tuple(rows),
        bodies=tuple(bodies),
        letters=tuple(sorted(names.letters[unit] for unit in units if unit in names.letters)),
        totals=tuple(_totals(items)),
        own=own,
    )


def _in_order(rows: Iterable[PartyRow]) -> list[PartyRow]:
    """By what stands for a unit: in the order of the ids themselves anybody could tell whose a letter is."""
    return sorted(rows, key=lambda row: item_order(row.item))


def _totals(items: Sequence[PartyItem]) -> Iterator[str]:
    """All hours, all formation and all money of plans: each the sum of its rows."""
    kinds: tuple[ItemKind, ...] = ("hours", "formation", "money")
    for kind in kinds:
        those = [item for item in items if item.kind == kind]
        price = total_price(item.price for item in those)
        euros = "" if price is None else euros_text(price.low, price.high, yearly=those[0].yearly)
        amount = sum((item.amount for item in those if item.amount is not None), Decimal(0))
        if kind == "money":
            yield from [euros] if euros else []
        elif amount:
            text = amount_text(kind, amount)
            yield say("plan.asked.with_price", amount=text, price=euros) if euros else text


def amount_text(kind: ItemKind, amount: Decimal | None) -> str:
    """An amount with its unit: '150 uur', '0,4 fte', '€ 12.000'; "" without one."""
    if amount is None:
        return ""
    if kind in {"money", "joint"}:
        return euros_text(amount, amount)
    return say(f"party.amount.{kind}", amount=given_text(Fraction(amount)))


def _row(item: PartyItem, held: ItemDecision, names: Names, round_: Round, first: PlanQuarter) -> PartyRow:
    unit = names.unit(item.units[0])
    action = names.actions.get(item.action or "", item.action or "")
    holes = {"unit": unit, "action": action, "n": item.late}
    joint, answer = item.measure is not None, held.answer_to(item.kind, round_.id)
    return PartyRow(
        _shown(item.id, names),
        item_word(item.id, names.ids),
        item.kind,
        action if joint else say(f"party.row.{item.kind}", **holes),
        item.measure.what if item.measure is not None else say(f"party.what.{item.kind}", **holes),
        _units(item.units, names),
        _asked(item),
        "" if item.price is None else euros_text(item.price.low, item.price.high, yearly=item.yearly),
        item.before,
        "\n".join(_notes(item, held, answer, first)),
        item.amount,
        held,
        answer,
    )


def _gone(name: str, held: ItemDecision, names: Names) -> PartyRow:
    """What was decided and is no longer asked: kept and shown, so that people can come back on it."""
    kind, unit, action = kind_of(name), unit_of_item(name), action_of_item(name)
    title = names.actions.get(action or "", action or "")
    if unit is not None:
        title = say(f"party.row.{kind}", unit=names.unit(unit), action=title, n=0)
    return PartyRow(
        _shown(name, names),
        item_word(name, names.ids),
        kind,
        title,
        "",
        "" if unit is None else names.unit(unit),
        amount_text(kind, held.asked),
        "",
        None,
        say("party.note.gone"),
        held.asked,
        held,
        held.answer,
    )


def _shown(item: str, names: Names) -> str:
    unit = unit_of_item(item)
    return item if unit is None else f"{names.ids.get(unit, unit)}.{item.partition('.')[2]}"


def _units(units: Sequence[str], names: Names) -> str:
    if len(units) > _MOST_UNITS:
        return say("party.units", n=len(units))
    return "\n".join(sorted(names.unit(unit) for unit in units))


def _asked(item: PartyItem) -> str:
    parts: list[str] = []
    if item.hours:
        parts.append(say("party.asked.others", hours=hours_text(item.hours)))
    if item.kind in {"hours", "formation"}:
        parts.append(amount_text(item.kind, item.amount))
    if item.kind == "pace":
        parts.append(say("party.asked.pace", n=item.late))
    if item.estimate:
        parts.append(say("party.asked.estimate"))
    nothing = item.kind == "joint" and item.price is None
    return "\n".join(parts) or (say("party.asked.agree") if nothing else "")


def _notes(item: PartyItem, held: ItemDecision, answer: Answer | None, first: PlanQuarter) -> Iterator[str]:
    if held.answer != answer:
        yield say("party.note.earlier", round=held.round)
    if answer == "later":
        yield say("party.note.again")
    promised = quarter_named(held.quarter) if held.quarter is not None and answer in OF_ACCORD else None
    if held.status in {"todo", "doing"} and past_promise(promised, first) is not None:
        yield say("party.note.overdue")
    if item.kind == "joint" and item.late:
        yield say("party.note.late", n=item.late)
    if held.answer is not None and held.asked is not None and item.amount not in {None, held.asked}:
        yield say("party.note.changed", was=amount_text(item.kind, held.asked))


def lines_above(form: PartyForm) -> Iterator[str]:
    """The lines above the table: what to do, and how much waits."""
    yield say("party.fill")
    if form.open:
        key = "region" if form.of_region else "employer"
        yield say(f"party.still_open.{key}", n=form.open)
    else:
        yield say("party.none_open")
    if form.totals:
        yield say("party.totals", amounts=listing(form.totals))
    if form.own:
        yield form.own
