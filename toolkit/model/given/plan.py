# SPDX-License-Identifier: EUPL-1.2
"""What people decided about a development plan. Proposals are always derived, never stored."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from toolkit.model.base import (
    CriterionId,
    Day,
    Level,
    Model,
    Number,
    Pin,
    Quarter,
    Slug,
    Text,
    Version,
)
from toolkit.model.given.answers import Import

ActionId = Annotated[str, Field(pattern=r"^(M-[A-Z]{1,4}-[A-Z]?\d{1,3}|own-\d{1,3})$")]
PlanState = Literal["draft", "settled", "tested", "discussed", "decided"]
"""How far a plan is, in this order; a later round begins again at draft."""

StepState = Literal["settled", "tested", "discussed", "decided"]
Decision = Literal["accepted", "changed", "refused"]
ActionStatus = Literal["todo", "doing", "done", "dropped"]
ActionField = Literal["title", "criteria", "decision", "reason", "owner", "quarter", "hours", "status"]
"""What people may say about one action."""

PLAN_STATES: tuple[PlanState, ...] = ("draft", "settled", "tested", "discussed", "decided")
STEP_STATES: tuple[StepState, ...] = ("settled", "tested", "discussed", "decided")
DECISIONS: tuple[Decision, ...] = ("accepted", "changed", "refused")
ACTION_STATUSES: tuple[ActionStatus, ...] = ("todo", "doing", "done", "dropped")
ACTION_FIELDS: tuple[ActionField, ...] = get_args(ActionField)
OWN_PREFIX = "own-"
ActionOrder = tuple[bool, str, int]
"""What actions are sorted by."""


class BasedOnRound(Model):
    """What the plan was made from."""

    round: Slug = Field(title="Ronde", description="Round.")
    norm: Pin = Field(title="Kwaliteitsnorm", description="Norm.")
    measures: Version = Field(title="Verbeterstappen", description="Version.")


class Decided(Model):
    """When an action was decided, and what the gaps were that people saw then."""

    on: Day = Field(title="Op", description="Day.")
    round: Slug | None = Field(default=None, title="Ronde", description="Of which the plan was.")
    gaps: dict[CriterionId, Level] = Field(
        default={},
        title="Verschillen",
        description="Levels to go then, per criterion that the measure can bring further; empty: not known.",
    )


class ActionDecision(Model):
    """What people decided about one action. The title of a field is its name wherever people see it."""

    title: Text | None = Field(default=None, title="Actie", description="For an action of people's own.")
    criteria: tuple[CriterionId, ...] = Field(default=(), title="Voor vraag", description="It is for.")
    hours: Number | None = Field(default=None, title="Uren", description="Team hours.")
    decision: Decision | None = Field(default=None, title="Besluit", description="Null: not yet decided.")
    reason: Text | None = Field(
        default=None, title="Reden of aanpassing", description="Required when refused."
    )
    decided: Decided | None = Field(default=None, title="Besloten op", description="When and at which gaps.")
    owner: Text | None = Field(default=None, title="Eigenaar", description="A role, never a person.")
    quarter: Quarter | None = Field(default=None, title="Klaar in", description="In which the action ends.")
    status: ActionStatus = Field(default="todo", title="Hoe ver", description="How far it is.")
    rejected: dict[ActionField, Text] = Field(
        default={}, title="Niet bruikbaar", description="What stood there and could not be used; kept."
    )
    gone: dict[CriterionId, Text] = Field(
        default={},
        title="Vervallen vraag",
        description="Questions that it was for and that are asked no more, with their titles.",
    )


class PlanStep(Model):
    """One step of the plan on its way: who took it and when. A state may be reached by several bodies."""

    state: StepState = Field(title="Stand", description="What it became.")
    by: Text = Field(title="Door", description="The body, never a person.")
    on: Day = Field(title="Op", description="Day.")
    round: Slug | None = Field(default=None, title="Ronde", description="Of which the plan was.")


class Plan(Model):
    """The decisions of one team or municipality about its plan."""

    schema_: Literal["plan/1"] = Field(alias="schema", title="Schema", description="Kind of file.")
    unit: Slug = Field(title="Team", description="Also the name of the file.")
    state: PlanState = Field(default="draft", title="Stand", description="How far the plan is.")
    steps: tuple[PlanStep, ...] = Field(
        default=(), title="Stappen", description="Every step, who and when; also those of earlier rounds."
    )
    based_on: BasedOnRound = Field(title="Gebaseerd op", description="Round, norm and measures.")
    shown: dict[ActionId, Quarter | None] = Field(
        default={}, title="Getoond", description="What people last saw; null: outside the quarters ahead."
    )
    actions: dict[ActionId, ActionDecision] = Field(default={}, title="Acties", description="Decisions.")
    rejected: dict[StepState, Text] = Field(
        default={}, title="Niet bruikbaar", description="What stood at a step and could not be used; kept."
    )
    imports: tuple[Import, ...] = Field(default=(), title="Imports", description="Files they came from.")

    def state_in(self, round_id: str) -> PlanState:
        """How far the plan of a round is: what was said of the plan of another round is not about it.

        Args:
            round_id: of the round.

        Returns:
            A draft, where people looked at the plan of another round last.
        """
        return self.state if self.based_on.round == round_id else "draft"


def is_own(action: str) -> bool:
    """True for the id of an action that people added themselves."""
    return action.startswith(OWN_PREFIX)


def action_order(action: str) -> ActionOrder:
    """Sorts actions: measures by id, then people's own by number."""
    if is_own(action):
        return True, "", int(action.removeprefix(OWN_PREFIX))
    theme, _, number = action.rpartition("-")
    digits = "".join(c for c in number if c.isdigit())
    return False, f"{theme}-{number[: len(number) - len(digits)]}", int(digits or 0)
