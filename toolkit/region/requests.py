# SPDX-License-Identifier: EUPL-1.2
"""What the plans of a region ask of each party, added up; what teams do together is counted once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from toolkit.model.given.decision import ItemKind
from toolkit.model.region import Matter, Region
from toolkit.planning.weighed.asked import PAYS, WORKERS, AskedPart, PartKind
from toolkit.planning.weighed.price import Price, fte_asked, total_price
from toolkit.planning.weighed.requests import ADDRESSEES, Addressee, RequestItem
from toolkit.region.joint import JointAsk, done_together, joint_asks
from toolkit.region.whole import Whole
from toolkit.scoring.unit import Unit

_ITEM: Mapping[PartKind, ItemKind] = {"extra": "hours", "lasting": "formation", "outside": "money"}
"""What is decided about each amount."""
_KINDS: tuple[ItemKind, ...] = ("hours", "formation", "pace")


@dataclass(frozen=True, slots=True, order=True)
class Party:
    """Of whom something is asked.

    Attributes:
        kind: employer, municipality, or `steering` for what the region decides together.
        ids: of employer or municipality; more where a team works for several of them, that are asked
            together; none for the region.
    """

    kind: Addressee
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanAsk:
    """What the plan of one unit asks of one party, without what several do together.

    Attributes:
        unit: whose plan.
        own_once: hours that the party puts in itself, once; no price is put on these.
        own_yearly: likewise in a year.
        extra: team hours above those for development, once, of the advised way.
        lasting: team hours in a year that are asked as formation.
        fte: the same as formation, in hundredths.
        parts: the amounts in euro of the advised way.
        open: ids of actions with costs that this party still has to estimate, in order of rank.
        actions: ids of all actions that it puts hours or money in, or takes up, in order of rank.
        late: what comes later than due and can be mended by this party, in order of rank.
        before: the day before which to decide.
    """

    unit: str
    own_once: Fraction
    own_yearly: Fraction
    extra: int
    lasting: Fraction
    fte: Fraction
    parts: tuple[AskedPart, ...]
    open: tuple[str, ...]
    actions: tuple[str, ...]
    late: tuple[RequestItem, ...]
    before: date

    @property
    def anything(self) -> bool:
        """Whether it asks anything."""
        hours = (self.own_once, self.own_yearly, self.extra, self.lasting)
        return any(hours) or bool(self.parts or self.open or self.actions or self.late)


@dataclass(frozen=True, slots=True)
class PartyRequest:
    """Everything that is asked of one party.

    Attributes:
        party: who.
        asks: per plan, in the order of the region.
        joint: what is done together; only of the region.
    """

    party: Party
    asks: tuple[PlanAsk, ...]
    joint: tuple[JointAsk, ...]

    @property
    def own_once(self) -> Fraction:
        """Hours once of the party itself; for the region of all parties, in what is done together."""
        return _sum(a.own_once for a in self.asks) + _sum(h for j in self.joint for h in j.once.values())

    @property
    def own_yearly(self) -> Fraction:
        """The same in a year."""
        return _sum(a.own_yearly for a in self.asks) + _sum(h for j in self.joint for h in j.yearly.values())

    @property
    def extra(self) -> int:
        """Extra team hours once."""
        return sum(a.extra for a in self.asks)

    @property
    def lasting(self) -> Fraction:
        """Team hours in a year that are asked as formation."""
        return _sum(a.lasting for a in self.asks)

    @property
    def fte(self) -> Fraction:
        """The same as formation: the sum of what its plans ask, in hundredths."""
        return _sum(a.fte for a in self.asks)

    @property
    def once(self) -> Price | None:
        """Euro once; None where no amount is known."""
        return self._price(yearly=False)

    @property
    def yearly(self) -> Price | None:
        """Euro in a year; None where no amount is known."""
        return self._price(yearly=True)

    @property
    def open(self) -> tuple[str, ...]:
        """Ids of actions of which nobody has said what they cost: 'nog te ramen'. Each once."""
        apart = [task for a in self.asks for task in a.open]
        return tuple(dict.fromkeys(apart + [j.measure.id for j in self.joint if j.estimate is not None]))

    @property
    def before(self) -> date:
        """The day before which to decide: the first of all plans."""
        return min([a.before for a in self.asks] + [j.before for j in self.joint])

    @property
    def late(self) -> tuple[RequestItem, ...]:
        """What comes later than due, of all plans; what is done together says so itself."""
        return tuple(item for a in self.asks for item in a.late)

    def _price(self, *, yearly: bool) -> Price | None:
        apart = (part.price for a in self.asks for part in a.parts if part.yearly == yearly)
        joint = (j.price for j in self.joint if j.price_yearly == yearly)
        return total_price([*apart, *joint])


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a body on the route of decision has before it.

    Attributes:
        body: its id.
        decides: the matters that the requests raise and that it decides.
        advises: the matters that they raise and that come by here on their way to who decides.
    """

    body: str
    decides: tuple[Matter, ...]
    advises: tuple[Matter, ...]


def party_requests(whole: Whole, *, answered: bool = False) -> tuple[PartyRequest, ...]:
    """Add up what the plans of a region ask.

    A plan that is provisional asks nothing, and what has an answer is not asked again. An action that
    several plans have and that can be done together is asked of the region: hours of other parties and
    money outside hours once for all of them.
    Hours of the team itself stay with its own plan, for every team does it.

    Args:
        whole: the round and its plans.
        answered: whether what has an answer is in it too, as it was asked.

    Returns:
        Per party that is asked something: the region, employers, municipalities, each by id.
    """
    together = joint_asks(whole) if answered else done_together(whole)
    shared = {(j.measure.id, unit) for j in together for unit in j.units}
    joint = tuple(each for each in together if answered or each.open)
    asks: dict[Party, list[PlanAsk]] = {}
    for unit, plan in whole.in_order():
        apart = {t.id for t in plan.planned.tasks if (t.id, unit.id) in shared}
        for addressee in ADDRESSEES:
            theirs = apart | _own_tasks(whole, unit, addressee)
            ask = _ask(whole, unit.id, addressee, theirs, answered=answered)
            if ask.anything:
                asks.setdefault(party_of(whole.outcome.region, unit, addressee), []).append(ask)
    region = Party("steering")
    parties = set(asks) | ({region} if joint else set())
    made = (PartyRequest(p, tuple(asks.get(p, ())), joint if p == region else ()) for p in parties)
    return tuple(sorted(made, key=lambda r: (r.party.kind != "steering", r.party)))


def party_of(region: Region, unit: Unit, addressee: Addressee) -> Party:
    """Which party a plan means by its addressee.

    Args:
        region: who serves where.
        unit: whose plan it is.
        addressee: as the plan says it.

    Returns:
        The employer of the team, or of a municipality's teams, or itself; the municipalities together that
        the unit works for; or the region.
    """
    if addressee == "steering":
        return Party("steering")
    if addressee == "municipality":
        return Party("municipality", tuple(sorted(set(unit.municipalities))))
    return Party("employer", tuple(sorted({t.organisation for t in region.teams if unit.has_team(t)})))


def meetings(region: Region, requests: Iterable[PartyRequest]) -> tuple[Meeting, ...]:
    """What the region's own route of decision puts in which meeting.

    What teams do together and what comes later is a matter of pace; hours and money are one of hours;
    that plans are carried out is the plan itself.

    Args:
        region: with the route.
        requests: all that is asked.

    Returns:
        Per body on the route, in order; a matter that nobody decides falls to the last.
    """
    raised = dict.fromkeys(matter for request in requests for matter in _matters(request))
    decided = {matter: region.decides(matter).id for matter in raised}
    order = [body.id for body in region.route]
    made = []
    for place, body in enumerate(order):
        here = tuple(m for m in raised if decided[m] == body)
        later = tuple(m for m in raised if order.index(decided[m]) > place)
        made.append(Meeting(body, here, later))
    return tuple(made)


def _matters(request: PartyRequest) -> Iterator[Matter]:
    if request.asks:
        yield "plan"
    if request.extra or request.lasting or request.once or request.yearly or request.open:
        yield "hours"
    if request.joint or request.late:
        yield "pace"


def _own_tasks(whole: Whole, unit: Unit, addressee: Addressee) -> set[str]:
    """What a party has in its own plan already: no plan of a team asks it of that party again."""
    theirs = [u for u in map(whole.outcome.unit, unit.behind) if u is not None and u.unit.kind == addressee]
    plans = [whole.asking.get(u.unit.id) for u in theirs]
    tasks = [set() if plan is None else {p.task.id for p in plan.planned.todo} for plan in plans]
    return set.intersection(*tasks) if tasks else set()


def _ask(whole: Whole, unit: str, addressee: Addressee, apart: set[str], *, answered: bool) -> PlanAsk:
    """What a plan asks of a party; of what is done together only what the unit itself puts in."""
    plan = whole.plans[unit]

    def settled(kind: ItemKind, action: str = "") -> bool:
        return not answered and whole.settled(unit, kind, action)

    worker, first, holder = WORKERS[addressee], plan.planned.horizon[0], plan.proposal.holder
    pays = addressee == PAYS[holder]
    own = [p for p in plan.planned.todo if p.task.id not in apart or holder == worker]
    said = next((one for one in plan.asked if one.addressee == addressee), None)
    of_party = () if said is None else said.open
    late = next((r.items for r in plan.requests if r.addressee == addressee), ())
    hours, formation, pace = (settled(kind) for kind in _KINDS)
    lasts = pays and not formation
    return PlanAsk(
        unit,
        _sum(p.task.hours_once(worker) * p.ahead(first) for p in own),
        _sum(p.task.hours_a_year(worker) for p in own),
        plan.choice.advised.total if pays and not hours else 0,
        plan.choice.lasting if lasts else Fraction(0),
        fte_asked(plan.choice.lasting, plan.cost) if lasts else Fraction(0),
        tuple(
            part
            for who, part in plan.amount.parts
            if who == addressee and part.task not in apart and not settled(_ITEM[part.kind], part.task)
        ),
        tuple(
            task
            for task in plan.amount.open
            if task in of_party and task not in apart and not settled("money", task)
        ),
        tuple(p.task.id for p in own if p.task.actor == worker or p.task.hours_once(worker)),
        () if pace else tuple(item for item in late if item.task not in apart),
        plan.choice.before,
    )


def _sum(values: Iterable[Fraction]) -> Fraction:
    return sum(values, Fraction(0))
