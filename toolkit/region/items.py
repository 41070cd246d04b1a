# SPDX-License-Identifier: EUPL-1.2
"""What is put before each party above the teams, item by item: the rows in which it says yes or no.

An item has the same id in every run, whatever comes or goes beside it: a joint action by its measure, a
request by the plan that it is of and what it asks. So an answer of last month finds its request again.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from toolkit.model.content.measures import Measure
from toolkit.model.given.decision import ItemKind, item_order
from toolkit.model.region import EMPLOYER_PREFIX, REGION_PARTY
from toolkit.planning.timed.timetable import Placement
from toolkit.planning.unit_plan import UnitPlan
from toolkit.planning.weighed.asked import AskedPart
from toolkit.planning.weighed.price import Price, total_price
from toolkit.region.joint import JointAsk, joint_asks
from toolkit.region.requests import PartyRequest, PlanAsk, party_requests
from toolkit.region.whole import Whole


@dataclass(frozen=True, slots=True)
class PartyItem:
    """One matter that a party decides about.

    Attributes:
        id: as in `ItemDecision`s.
        kind: what it is.
        units: whose plans ask it: of a joint action all that have it, else one.
        action: id of the action that it is about; None where it is about a whole plan.
        measure: of a joint action; else None.
        amount: what is asked, in hours, fte (two decimals) or euro (the high end) by the kind; None where
            nobody knows, and for pace.
        price: what it costs in euro; None where nobody knows.
        yearly: True where the price comes back every year.
        hours: of a joint action what all parties but the teams put in, once; else 0.
        late: of pace how many actions come later than asked; of a joint action in how many plans it does.
        estimate: True where somebody still has to say what it costs.
        before: the day before which to decide.
    """

    id: str
    kind: ItemKind
    units: tuple[str, ...]
    action: str | None
    measure: Measure | None
    amount: Decimal | None
    price: Price | None
    yearly: bool
    hours: Fraction
    late: int
    estimate: bool
    before: date


def party_items(whole: Whole) -> dict[str, tuple[PartyItem, ...]]:
    """What each party above the teams is asked to decide.

    What is asked of a municipality stands in its own action list and workbook, and is not here; nor does
    what an employer would do by its own action list, of which it decides in the workbook of that. What only
    the region can take up is put to it as an action, also where one plan alone has it.

    Args:
        whole: the round and its plans.

    Returns:
        By party, `regio` or `werkgever-…`, its items in the order of `item_order`; who is asked nothing
        that it can answer is not there.
    """
    found: dict[str, dict[str, PartyItem]] = {}
    alone = _of_region_alone(whole)
    for request in party_requests(whole, answered=True):
        for party in _parties(request):
            items = [
                *map(_joint, request.joint),
                *(i for ask in request.asks if ask.unit != party for i in _of_plan(party, ask)),
            ]
            if party == REGION_PARTY:
                items = [*(i for i in items if i.kind != "money" or i.action not in alone), *alone.values()]
            found.setdefault(party, {}).update({item.id: item for item in items})
    return {
        party: tuple(items[name] for name in sorted(items, key=item_order))
        for party, items in found.items()
        if items
    }


def _parties(request: PartyRequest) -> tuple[str, ...]:
    """Ids of who answers; a municipality's plan may ask something of several employers."""
    if request.party.kind == "steering":
        return (REGION_PARTY,)
    return tuple(EMPLOYER_PREFIX + one for one in request.party.ids if request.party.kind == "employer")


def _joint(ask: JointAsk) -> PartyItem:
    return PartyItem(
        ask.measure.id,
        "joint",
        ask.units,
        ask.measure.id,
        ask.measure,
        None if ask.price is None else ask.price.high,
        ask.price,
        ask.price_yearly,
        sum(ask.once.values(), Fraction(0)),
        len(ask.late),
        ask.estimate is not None,
        ask.before,
    )


def _of_region_alone(whole: Whole) -> dict[str, PartyItem]:
    """The actions of the region itself that are no joint matter, by measure."""
    joint = {ask.measure.id for ask in joint_asks(whole)}
    found: dict[str, list[tuple[str, UnitPlan, Placement]]] = {}
    for unit, plan in whole.asking.items():
        for placement in plan.planned.todo:
            if placement.task.actor == "region" and placement.task.id not in joint:
                found.setdefault(placement.task.id, []).append((unit, plan, placement))
    return {action: _alone(action, holders) for action, holders in found.items()}


def _alone(action: str, holders: Sequence[tuple[str, UnitPlan, Placement]]) -> PartyItem:
    parts = [part for _, plan, _ in holders for _, part in plan.amount.parts if part.task == action]
    price = total_price(part.price for part in parts)
    return PartyItem(
        action,
        "joint",
        tuple(unit for unit, _, _ in holders),
        action,
        holders[0][2].task.measure,
        None if price is None else price.high,
        price,
        any(part.yearly for part in parts),
        sum((_left(plan, p) for _, plan, p in holders), Fraction(0)),
        sum(p.late for _, plan, _ in holders if (p := plan.choice.advised.planned.of(action)) is not None),
        any(action in plan.amount.open for _, plan, _ in holders),
        min(plan.choice.before for _, plan, _ in holders),
    )


def _left(plan: UnitPlan, placement: Placement) -> Fraction:
    """Hours of the region: of what is under way only what lies ahead, as in all else that is asked."""
    return placement.task.hours_once("region") * placement.ahead(plan.planned.horizon[0])


def _of_plan(party: str, ask: PlanAsk) -> Iterator[PartyItem]:
    prices: Mapping[str, AskedPart] = {part.kind: part for part in ask.parts}
    if ask.extra:
        yield _request(ask, "hours", amount=Decimal(ask.extra), part=prices.get("extra"))
    if ask.fte:
        fte = Decimal(ask.fte.numerator) / ask.fte.denominator  # exact: it is in hundredths
        yield _request(ask, "formation", amount=fte, part=prices.get("lasting"))
    for part in (part for part in ask.parts if part.kind == "outside"):
        yield _request(ask, "money", action=part.task, amount=part.price.high, part=part)
    for action in ask.open:
        yield _request(ask, "money", action=action)
    if ask.late and party == REGION_PARTY:
        yield _request(ask, "pace", late=len(ask.late))


def _request(
    ask: PlanAsk,
    kind: ItemKind,
    *,
    action: str | None = None,
    amount: Decimal | None = None,
    part: AskedPart | None = None,
    late: int = 0,
) -> PartyItem:
    return PartyItem(
        f"{ask.unit}.{action or kind}",
        kind,
        (ask.unit,),
        action,
        None,
        amount,
        None if part is None else part.price,
        part is not None and part.yearly,
        Fraction(0),
        late,
        kind == "money" and part is None,
        ask.before,
    )
