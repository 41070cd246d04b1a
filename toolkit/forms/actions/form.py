# SPDX-License-Identifier: EUPL-1.2
"""The action workbook as a value: the actions of a plan, with room to decide about each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from toolkit.forms.returned.form import BookForm
from toolkit.forms.returned.hidden_sheet import DecidedMark
from toolkit.model.content.measures import Party
from toolkit.model.given.plan import ActionDecision, ActionField, PlanStep, StepState, is_own
from toolkit.model.quarter import PlanQuarter
from toolkit.scoring.unit import UnitKind

OF_THE_REGION: frozenset[ActionField] = frozenset({"decision", "reason", "quarter"})
"""What only the region says of an action that is its own."""


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action, or a row for a new one.

    Attributes:
        id: of the measure, or `own-…`.
        title: None where nobody wrote one.
        what: what is done, by the measure; "" for an own action and where no measure is known.
        serves: what it is for, a criterion with its title and levels each; of an own action just ids.
        rank: None for a new row.
        who: the party that takes it up; None for a new row.
        start: in which it begins by this plan; None as for `quarter`.
        quarter: in which it ends by this plan; None outside the quarters ahead, or not planned.
        needed: hours once of whose plan it is, by the measure; None for an own action.
        lasting: hours of theirs that keep coming back each year, by the measure; None where none do.
        note: what people must know of it, or "".
        held: as stored.
        returned: True when a refused action is asked again: its decision is left open.
        gaps: levels to go per criterion, kept with what people decide.
        is_new: True for a row for a new action.
        settled: True when people need do nothing about it any more: done, stopped, or refused.
        above: True when the region decides about it: then only who takes part and how far it is are asked.
        open: True when whose plan it is decides about it now.
        waits: who decides about it first, in words, where that is another; "" for any other action.
    """

    id: str
    title: str | None = None
    what: str = ""
    serves: str = ""
    rank: int | None = None
    who: Party | None = None
    start: PlanQuarter | None = None
    quarter: PlanQuarter | None = None
    needed: Fraction | None = None
    lasting: Fraction | None = None
    note: str = ""
    held: ActionDecision = field(default_factory=ActionDecision)
    returned: bool = False
    gaps: Mapping[str, int] = field(default_factory=dict)
    is_new: bool = False
    settled: bool = False
    above: bool = False
    open: bool = False
    waits: str = ""

    @property
    def own(self) -> bool:
        """True when title and criteria are to be filled in too."""
        return is_own(self.id)

    def held_of(self, name: ActionField) -> Any:  # noqa: ANN401 - per field
        """What the workbook shows of a decision; an old refusal is not filled in, nor what does not count.

        How far an action is says nothing where nobody said anything of it.
        """
        left_out = (self.returned and name == "decision") or not self.takes(name)
        left_out = left_out or (name == "status" and self.held == ActionDecision())
        return None if left_out else getattr(self.held, name)

    def takes(self, name: ActionField) -> bool:
        """Whether a field is asked: of what is the region's no decision."""
        return not (self.above and name in OF_THE_REGION)


@dataclass(frozen=True, slots=True)
class StillOpen:
    """What people have not decided yet, and what they have for all of it.

    Attributes:
        actions: how many wait for a decision of whose plan it is.
        ranks: the numbers of these in the plan.
        soon: those of them that begin in the first open quarter: what the plan has them decide first.
        others: how many wait for another, whether people decided about them already or not.
        hours: of whose plan it is, for those together: once.
        lasting: of theirs, that these keep asking each year.
        capacity: hours per quarter that there are; None when nobody gave them.
        moves: numbers of the actions of which they choose what moves, as a quarter is too full.
        full: how many quarters are.
        choose_before: the day before which they do.
        past: numbers of those that ask a new quarter, as the one that was promised is past.
        settle_before: the day before which they decide, and choose that quarter; None of a provisional plan.
        asked_before: the day before which others are asked to decide; None as well.
    """

    actions: int
    ranks: tuple[int, ...]
    soon: tuple[int, ...]
    others: int
    hours: Fraction
    lasting: Fraction
    capacity: Fraction | None
    moves: tuple[int, ...]
    full: int
    choose_before: date
    past: tuple[int, ...]
    settle_before: date | None
    asked_before: date | None

    @property
    def first_day(self) -> date | None:
        """The first day before which they do anything of it; None where there is none, or nothing to do."""
        if self.settle_before is None:
            return None
        days = [self.choose_before] if self.moves else []
        days += [self.settle_before] if self.actions or self.past else []
        return min(days, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionForm(BookForm[DecidedMark]):
    """Everything that an action workbook says and asks.

    Attributes:
        kind: whose plan it is.
        horizon: the quarters that the planning looks at, in time.
        quarters: those, the ones after them in which something can come later, and any that the plan
            holds, in time: what people can choose now.
        rows: actions in order of rank, then rows for new ones, then what is settled.
        still_open: what waits for a decision.
        steps: a row per step of this round, taken or still to take.
        takes: who takes each step in this region, as region.yaml has the route of a plan: in that order.
        shown: the quarter of each action that is to be done, as people see it here.
        hashes: over measures and stored decisions, by name.
        functions: to choose an owner from; anything else may be typed.
        provisional: how many questions are open where the plan is provisional, else 0.
        can_swap: True when an action waits for hours or pace alone, so that another may give it room.
    """

    kind: UnitKind
    horizon: tuple[PlanQuarter, ...]
    quarters: tuple[PlanQuarter, ...]
    rows: tuple[ActionRow, ...]
    still_open: StillOpen
    steps: tuple[tuple[StepState, PlanStep | None], ...]
    takes: Mapping[StepState, tuple[str, ...]]
    shown: Mapping[str, PlanQuarter | None]
    hashes: Mapping[str, str]
    functions: tuple[str, ...]
    provisional: int
    can_swap: bool

    @property
    def choices(self) -> dict[str, tuple[str, ...]]:
        """The words of each dropdown that is filled from a range."""
        return {"functions": self.functions} if self.functions else {}
