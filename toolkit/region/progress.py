# SPDX-License-Identifier: EUPL-1.2
"""What was decided and what became of it, over all plans of a region: values, no words, no audience."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from toolkit.model.content.measures import Party
from toolkit.model.given.decision import OF_ACCORD, Answer, DecidedItem
from toolkit.model.given.plan import Plan, PlanState, is_own
from toolkit.model.quarter import PlanQuarter, quarter_named, quarter_of
from toolkit.planning.decided.decisions import PlannedAction, past_promise
from toolkit.planning.decided.evaluation import Outcome
from toolkit.planning.decided.turn import Turn
from toolkit.planning.timed.timetable import Placement
from toolkit.planning.unit_plan import UnitPlan
from toolkit.scoring.unit import Unit

Said = Literal["open", "accepted", "changed", "refused"]
"""What people decided about an action; what they added themselves they took over."""

SAID: tuple[Said, ...] = ("open", "accepted", "changed", "refused")

_TAKEN = ("accepted", "changed")


def _said(action: PlannedAction) -> Said:
    if action.standing == "proposed":
        return "accepted" if action.own else "open"
    return action.standing


@dataclass(frozen=True, slots=True)
class Followed:
    """One action of one plan, followed on a day.

    Attributes:
        unit: whose plan it is.
        action: with its decision and how far it is.
        placement: its quarters by the planning of that day; None for what takes no part in it.
        late_since: the day after the quarter that was promised, when it was taken over and is overdue.
        turn: which party it waits for; None: for nobody.
        outcomes: of a finished round: what became of the level of each question that it was for.
    """

    unit: Unit
    action: PlannedAction
    placement: Placement | None
    late_since: date | None
    turn: Turn | None
    outcomes: tuple[Outcome, ...]

    @property
    def said(self) -> Said:
        """What people decided."""
        return _said(self.action)

    @property
    def promised(self) -> PlanQuarter | None:
        """The quarter in which it was to end."""
        return self.action.promised

    @property
    def taken(self) -> bool:
        """Whether it was taken over, as proposed or changed."""
        return self.said in _TAKEN

    @property
    def of_region(self) -> bool:
        """Whether the region decides about it, once for all plans that have it, and not whose plan it is."""
        return self.action.of_region

    @property
    def decides(self) -> Party | None:
        """Who else than whose plan it is decides about it, or did; None where that is the unit itself."""
        if self.turn is not None and not self.turn.own and not self.turn.decided:
            return self.turn.party
        return "region" if self.of_region else None

    @property
    def party(self) -> Party:
        """Who takes it up."""
        return self.action.party


@dataclass(frozen=True, slots=True)
class UnitProgress:
    """The plan of one team or municipality.

    Attributes:
        unit: whose.
        towns: ids of the municipalities that it is of: of a team that works for several, all of them; of an
            employer none, for what it does is of no municipality.
        state: how far the plan of this round is on its way.
        counts: whether its lists were handed in. Of a draft only what people decided is followed: what the
            rule proposes on it may yet change.
        actions: in order of rank.
    """

    unit: Unit
    towns: tuple[str, ...]
    state: PlanState
    counts: bool
    actions: tuple[Followed, ...]

    @property
    def own(self) -> tuple[Followed, ...]:
        """The actions that the unit decides about itself, or did."""
        return tuple(a for a in self.actions if a.decides is None)

    @property
    def waiting(self) -> tuple[Followed, ...]:
        """Those of them that it did not decide about yet: as many as its plan and workbook ask it."""
        return tuple(a for a in self.own if a.turn is not None and a.turn.own)


@dataclass(frozen=True, slots=True)
class Counts:
    """Actions counted.

    Attributes:
        total: all of them; `by_said` adds up to it.
        by_said: by what people decided; every key is there.
        doing: of those taken over, on which people are busy.
        done: that are done.
        stopped: that were stopped.
        todo: that are still to begin; with the three before it these are all that were taken over.
        late: taken over, to be done in a quarter that is past, and neither done nor stopped.
    """

    total: int
    by_said: Mapping[Said, int]
    todo: int
    doing: int
    done: int
    stopped: int
    late: int

    @property
    def taken(self) -> int:
        """How many were taken over, as proposed or changed."""
        return self.by_said["accepted"] + self.by_said["changed"]

    @property
    def decided(self) -> int:
        """About how many somebody decided."""
        return self.total - self.by_said["open"]


def counted(actions: Iterable[Followed]) -> Counts:
    """Count actions; whoever asks sees to it that each is in it once."""
    found = tuple(actions)
    taken = [a.action.status for a in found if a.taken]
    return Counts(
        len(found),
        {said: sum(a.said == said for a in found) for said in SAID},
        taken.count("todo"),
        taken.count("doing"),
        taken.count("done"),
        taken.count("dropped"),
        sum(a.late_since is not None for a in found),
    )


@dataclass(frozen=True, slots=True)
class FollowedItem:
    """One matter above the teams: a joint action, or what a plan asks of the region or of an employer.

    Attributes:
        item: with what was said of it.
        promised: the quarter in which a joint action was to end; None without one.
        late_since: the day after that quarter, when it is past and the action is neither done nor stopped.
    """

    item: DecidedItem
    promised: PlanQuarter | None
    late_since: date | None

    @property
    def said(self) -> Answer | None:
        """What they answered; None while they did not, or only about the plan of another round."""
        return self.item.answer

    @property
    def granted(self) -> Decimal | None:
        """What they promised with that answer; None where it says no amount."""
        return None if self.item.open else self.item.granted


def followed_item(item: DecidedItem, day: date) -> FollowedItem:
    """Follow a matter above the teams.

    Args:
        item: with what was said of it.
        day: nothing is late before a quarter has ended.

    Returns:
        It, with since when it is late.
    """
    said = item.said
    agreed = said is not None and said.answer in OF_ACCORD
    promised = None if said is None or said.quarter is None else quarter_named(said.quarter)
    runs = agreed and said is not None and said.status in {"todo", "doing"}
    late = past_promise(promised, quarter_of(day)) if runs else None
    return FollowedItem(item, promised, None if late is None else late.next().first_day)


@dataclass(frozen=True, slots=True)
class Left:
    """What was to be done in the plans of who took part in the round before and does so no more.

    Nobody follows it any further: without a word about it, agreed actions would be gone from one report to
    the next.

    Attributes:
        units: how many teams, municipalities and employers had something to do still.
        running: how many actions they had taken over, that were not done or stopped.
        doing: on how many of these people were busy.
    """

    units: int
    running: int
    doing: int


def left_behind(plans: Iterable[Plan]) -> Left | None:
    """Count what was agreed in plans that nobody follows any more.

    Args:
        plans: as they are stored, of who takes part no more.

    Returns:
        The counts; None where nothing was left to do.
    """
    runs = [
        [
            said.status
            for action, said in plan.actions.items()
            if (said.decision in _TAKEN or (said.decision is None and is_own(action)))
            and said.status in {"todo", "doing"}
        ]
        for plan in plans
    ]
    every = [status for statuses in runs for status in statuses]
    return Left(sum(map(bool, runs)), len(every), every.count("doing")) if every else None


@dataclass(frozen=True, slots=True)
class RegionProgress:
    """All plans of a region on one day, and what was put to who decides above the teams.

    Attributes:
        day: on which.
        units: with a plan or with answers, in the order of the region.
        above: by party, the region first.
        left: what was agreed by who took part in the round before and does so no more; None for nothing.
    """

    day: date
    units: tuple[UnitProgress, ...]
    above: tuple[FollowedItem, ...] = ()
    left: Left | None = None

    @property
    def waiting_for_region(self) -> tuple[str, ...]:
        """Ids of actions that the region did not decide about yet, each once however many plans have it."""
        return tuple(dict.fromkeys(a.action.id for a in self.actions if a.of_region and a.said == "open"))

    @property
    def actions(self) -> tuple[Followed, ...]:
        """All of them, each once, also of a team that works for several municipalities."""
        return tuple(a for u in self.units for a in u.actions)

    @property
    def late(self) -> tuple[Followed, ...]:
        """What is late: longest first, then in the order of the plans."""
        late = [(a.late_since, a) for a in self.actions if a.late_since is not None]
        return tuple(action for _, action in sorted(late, key=lambda pair: pair[0]))

    def of_town(self, municipality: str) -> tuple[Followed, ...]:
        """The actions of all units of a municipality; those of a team of several are in each."""
        return tuple(a for u in self.units if municipality in u.towns for a in u.actions)

    @property
    def of_no_town(self) -> tuple[Followed, ...]:
        """The actions of who is of no municipality: the employers, for what they do themselves."""
        return tuple(a for u in self.units if not u.towns for a in u.actions)

    def of_party(self, party: Party) -> tuple[Followed, ...]:
        """What one kind of party takes up."""
        return tuple(a for a in self.actions if a.party == party)


Evaluation = Mapping[str, Sequence[Outcome]]
"""By action of an earlier round: what became of the level of each question that it was for."""


def unit_progress(
    unit: Unit, plan: UnitPlan, day: date, *, round_id: str, counts: bool, became: Evaluation | None = None
) -> UnitProgress:
    """Follow the plan of one unit.

    Args:
        unit: whose plan it is.
        plan: as it stands on that day.
        day: nothing is late before a quarter has ended.
        round_id: of which the plan is.
        counts: whether its lists were handed in.
        became: what became of its actions by the answers of this round; None when that is not known.

    Returns:
        Every action that people decided about, and of a unit that counts also what waits for a decision.
    """
    placements = {p.task.id: p for p in plan.planned.placements}
    known, today = became or {}, quarter_of(day)

    def followed(action: PlannedAction) -> Followed:
        past = action.overdue(today)
        return Followed(
            unit,
            action,
            placements.get(action.id),
            None if past is None else past.next().first_day,
            plan.turns.get(action.id),
            tuple(known.get(action.id, ())),
        )

    return UnitProgress(
        unit,
        () if unit.kind == "employer" else unit.municipalities,
        "draft" if plan.plan is None else plan.plan.state_in(round_id),
        counts,
        tuple(a for a in map(followed, plan.actions) if counts or a.said != "open"),
    )
