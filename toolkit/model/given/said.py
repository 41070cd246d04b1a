# SPDX-License-Identifier: EUPL-1.2
"""What people say about a plan in a workbook that came back, before it is laid over what is stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from toolkit.model.base import Day
from toolkit.model.given.answers import Import
from toolkit.model.given.cases import PatternField
from toolkit.model.given.decision import ItemField
from toolkit.model.given.plan import ActionField, BasedOnRound, PlanStep, StepState
from toolkit.model.problem import Place


class Said:
    """Everything that one workbook says, whatever it is about.

    Attributes:
        rows: those that say anything, in order.
        source: file, hash and day; its number is 1.
    """

    __slots__ = ()
    rows: tuple[Any, ...]
    source: Import

    @property
    def says_nothing(self) -> bool:
        """Whether nobody filled in anything."""
        return not self.rows


@dataclass(frozen=True, slots=True)
class SaidCell:
    """One cell of an action.

    Attributes:
        value: as the field of `ActionDecision` has it; None for a blank cell or one that is not usable.
        held: what the plan held when the workbook was made; None for nothing, or when that is not known.
        place: sheet and cell.
        rejected: what stood there and cannot be used, or None.
    """

    value: Any
    held: Any
    place: Place
    rejected: str | None = None

    @property
    def is_blank(self) -> bool:
        """Whether nothing stood there."""
        return self.rejected is None and self.value in (None, ())


@dataclass(frozen=True, slots=True)
class SaidAction:
    """One row with an action.

    Attributes:
        id: as it stands there; None for a row without one, which is then an action of the team's own.
        cells: by field; a column that is gone is not there.
        place: of the row's first cell.
        is_new: True for a row that was empty when the workbook was made.
        returned: True when a refused action was asked again: what people choose then is a new choice.
        gaps: levels to go that people saw, by criterion; empty when that is not known.
        gone: titles of the questions that it was for and that are asked no more, by id.
    """

    id: str | None
    cells: Mapping[ActionField, SaidCell]
    place: Place
    is_new: bool = False
    returned: bool = False
    gaps: Mapping[str, int] = field(default_factory=dict)
    gone: Mapping[str, str] = field(default_factory=dict)

    @property
    def says_something(self) -> bool:
        """True when a cell other than the status, which is filled in beforehand, holds anything."""
        cells = (c for name, c in self.cells.items() if name != "status")
        return any(c.value not in {None, ()} or c.rejected is not None for c in cells)


@dataclass(frozen=True, slots=True)
class SaidStep:
    """One step of the plan as the workbook tells it.

    Attributes:
        state: what the plan became.
        by: the body, or None.
        on: the day, or None.
        held: the step that stood there when the workbook was made, or None.
        place: sheet and cell of who.
        rejected: what stood there and is not a whole step, or None.
    """

    state: StepState
    by: str | None
    on: Day | None
    held: PlanStep | None
    place: Place
    rejected: str | None = None


@dataclass(frozen=True, slots=True)
class PlanSaid(Said):
    """Everything that one workbook says.

    Attributes:
        unit: id of the team.
        based_on: what the plan in the workbook was made from.
        shown: the quarters that people saw, by action; None when that is not known.
        rows: those that say anything, in order.
        steps: rows that say anything, in order.
        source: file, hash and day; its number is 1.
    """

    unit: str
    based_on: BasedOnRound
    shown: Mapping[str, str | None] | None
    rows: tuple[SaidAction, ...]
    steps: tuple[SaidStep, ...]
    source: Import

    @property
    def says_nothing(self) -> bool:
        """Whether nobody filled in anything; a step of the plan alone says something too."""
        return not self.rows and not self.steps


@dataclass(frozen=True, slots=True)
class SaidItem:
    """One row about a matter above the teams.

    Attributes:
        id: of the item, as `ItemDecision`s have it.
        cells: by field; a column that is gone is not there.
        place: of the row's first cell.
        asked: what was asked in that workbook; None without an amount, or when that is not known.
    """

    id: str
    cells: Mapping[ItemField, SaidCell]
    place: Place
    asked: Decimal | None


@dataclass(frozen=True, slots=True)
class PartySaid(Said):
    """Everything that one workbook of a party above the teams says.

    Attributes:
        party: `regio` or `werkgever-…`.
        title: as a reader knows it.
        based_on: what the plans were made from.
        shown: what it was asked, by item; None when that is not known.
        rows: those that say anything, in order.
        source: file, hash and day; its number is 1.
    """

    party: str
    title: str
    based_on: BasedOnRound
    shown: Mapping[str, Decimal | None] | None
    rows: tuple[SaidItem, ...]
    source: Import


@dataclass(frozen=True, slots=True)
class SaidPattern:
    """One row about a pattern in cases.

    Attributes:
        id: of the pattern.
        cells: by field; a column that is gone is not there.
        place: of the row's first cell.
    """

    id: str
    cells: Mapping[PatternField, SaidCell]
    place: Place


@dataclass(frozen=True, slots=True)
class CasesSaid(Said):
    """Everything that one sheet with patterns says.

    Attributes:
        unit: id of the team or municipality.
        quarter: that they are of.
        rows: those that say anything, in order.
        source: file, hash and day; its number is 1.
    """

    unit: str
    quarter: str
    rows: tuple[SaidPattern, ...]
    source: Import
