# SPDX-License-Identifier: EUPL-1.2
"""What was decided above a team, laid over its plan: a joint action is decided once and shows in every plan.

The region's word goes before the team's own about what is the region's: a measure that the region takes
up, and a joint one that it decided about. There a team still says who takes part and how far it is; its
own 'overnemen' is kept and does not count. A municipality keeps its own word where it has one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from toolkit.model.base import Day
from toolkit.model.content.measures import Measure
from toolkit.model.given.decision import (
    OF_ACCORD,
    Answer,
    DecidedItem,
    ItemDecision,
    ItemKind,
    PartyDecisions,
    decided,
)
from toolkit.model.given.plan import ActionDecision, Decided, Decision
from toolkit.model.quarter import PlanQuarter, quarter_named, quarter_of
from toolkit.model.region import REGION_PARTY
from toolkit.planning.weighed.requests import Request, RequestItem
from toolkit.scoring.unit import UnitKind

_ANSWERED: frozenset[Answer] = OF_ACCORD | {"refused"}
_DECISIONS: Mapping[Answer, Decision] = {"accepted": "accepted", "changed": "changed", "refused": "refused"}


@dataclass(frozen=True, slots=True)
class Joint:
    """What the region said about an action of a team's plan, or that it still has to.

    Attributes:
        answer: None while it did not decide about what is its own.
        by: the body; None where nobody said so, and without an answer.
        on: the day; None as for `by`.
        quarter: in which it ends for all, or None.
        reason: why, or on what condition; None where nobody said so.
        counts: True when its word goes before the team's: where it said no to doing together what a team
            can do by itself, the team's own word stands.
        passed_over: True when the team decided about it itself, and that does not count.
    """

    answer: Answer | None
    by: str | None
    on: Day | None
    quarter: PlanQuarter | None
    reason: str | None
    counts: bool
    passed_over: bool


@dataclass(frozen=True, slots=True)
class Above:
    """What was decided above one team or municipality.

    Attributes:
        joint: what the region decided about measures, by measure.
        requests: what this unit's plan was answered, by what its item says after the unit: `hours`,
            `formation`, `pace`, or the action that money is for.
    """

    joint: Mapping[str, ItemDecision] = field(default_factory=dict)
    requests: Mapping[str, DecidedItem] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        unit: str,
        parties: Iterable[PartyDecisions],
        round_: str | None = None,
        began: date | None = None,
    ) -> "Above":
        """What parties decided that touches the plan of one unit.

        Args:
            unit: id of the team or municipality.
            parties: every file, whoever it is of.
            round_: id of the round that the plan is of; None where every answer counts.
            began: the first day of the unit; None: it was there from the first round on.

        Returns:
            Joint decisions of all, requests of this unit alone; where two parties answered the same, as
            after a team changed its employer, the later day counts. A joint action that was to end before
            the unit began is decided for it too, but not by when, and nothing of it was done there.
        """
        files = {file.party: file for file in parties}
        joint, requests = dict[str, ItemDecision](), dict[str, DecidedItem]()
        for item in decided(files, round_):
            if item.said is None or item.said.answer is None:
                continue
            if item.unit is None and item.party == REGION_PARTY:
                joint[item.id] = item.said if began is None else _since(item.said, began)
            elif item.unit == unit:
                what = item.id.partition(".")[2]
                before = requests.get(what)
                if before is None or _day(before) <= _day(item):
                    requests[what] = item
        return cls(joint, requests)

    def request(self, kind: ItemKind, action: str = "") -> DecidedItem | None:
        """What was answered to a request, of whatever round; None when nothing was.

        Args:
            kind: what was asked.
            action: of money, the action that it is for.
        """
        return self.requests.get(action if kind == "money" else kind)

    def settled(self, kind: ItemKind, action: str = "") -> bool:
        """Whether somebody answered a request: what has an answer is not asked again.

        Args:
            kind: what was asked.
            action: of money, the action that it is for.

        Returns:
            True with yes, otherwise or no; 'later' is asked again, and so is what was answered about the
            plan of another round.
        """
        asked = self.request(kind, action)
        return asked is not None and asked.answer in _ANSWERED

    def answers(self, request: Request, item: RequestItem) -> bool:
        """Whether what would give an action its place was answered: hours, or the pace of the region.

        Args:
            request: what is asked of one addressee.
            item: one of its actions.

        Returns:
            False too of a later date that an employer or a municipality is asked for: that is no request.
        """
        if item.reason == "capacity":
            return self.settled("hours")
        return request.addressee == "steering" and self.settled("pace")

    def unanswered(self, found: Iterable[Request]) -> tuple[Request, ...]:
        """What a plan still asks: the requests with the actions of which nobody answered what they ask."""
        kept = (replace(r, items=tuple(i for i in r.items if not self.answers(r, i))) for r in found)
        left = (r if any(i.reason == "capacity" for i in r.items) else replace(r, more=None) for r in kept)
        return tuple(r for r in left if r.items)


def _since(said: ItemDecision, began: date) -> ItemDecision:
    """A joint decision for who took no part before a day."""
    if said.quarter is None or quarter_named(said.quarter) >= quarter_of(began):
        return said
    return said.model_copy(update={"quarter": None, "status": "todo"})


def _day(item: DecidedItem) -> date:
    return date.min if item.said is None or item.said.on is None else item.said.on


NOTHING = Above()


def laid_over(
    own: Mapping[str, ActionDecision],
    proposed: Iterable[str],
    measures: Iterable[Measure],
    above: Above,
    holder: UnitKind,
) -> tuple[dict[str, ActionDecision], dict[str, Joint]]:
    """A unit's own decisions with those of the region laid over them.

    Args:
        own: what the unit decided, by action.
        proposed: ids of the measures that follow from its answers now.
        measures: the set in use.
        above: what was decided above it.
        holder: whose plan it is; what others than a team decided themselves stays their own.

    Returns:
        The decisions that count, and what is to be told of each action that is the region's: by id, of
        actions that are proposed or that the unit said something about.
    """
    counting, told = dict(own), dict[str, Joint]()
    there = {*own, *proposed}
    for measure in (m for m in measures if m.id in there):
        said = above.joint.get(measure.id)
        if said is None and measure.actor != "region":
            continue
        mine = own.get(measure.id)
        decided_itself = mine is not None and mine.decision is not None
        counts = measure.actor == "region" or said is None or said.answer != "refused"
        if holder != "team" and decided_itself and measure.actor != "region":
            counts = False
        passed = counts and decided_itself
        told[measure.id] = _told(said, counts=counts, passed_over=passed)
        if counts:
            counting[measure.id] = _over(mine or ActionDecision(), said)
    return {name: said for name, said in counting.items() if name in own or said != ActionDecision()}, told


def _told(said: ItemDecision | None, *, counts: bool, passed_over: bool) -> Joint:
    if said is None:
        return Joint(None, None, None, None, None, counts, passed_over)
    quarter = None if said.quarter is None else quarter_named(said.quarter)
    return Joint(said.answer, said.by, said.on, quarter, said.reason, counts, passed_over)


def _over(mine: ActionDecision, said: ItemDecision | None) -> ActionDecision:
    """The region's decision, with who takes part and how far it is as the team says."""
    nothing: dict[str, object] = {"decision": None, "reason": None, "decided": None, "quarter": None}
    if said is None or said.answer is None:
        return mine.model_copy(update=nothing)
    refused = said.answer == "refused"  # it stands whatever the gaps are: the team cannot be asked again
    gaps = {} if refused or mine.decided is None else mine.decided.gaps
    return mine.model_copy(
        update={
            "decision": _DECISIONS.get(said.answer),
            "reason": said.reason,
            "quarter": mine.quarter if said.quarter is None and said.answer in OF_ACCORD else said.quarter,
            "status": said.status if mine.status == "todo" else mine.status,
            "decided": None if said.on is None else Decided(on=said.on, round=said.round, gaps=gaps),
        }
    )
