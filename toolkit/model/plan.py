# SPDX-License-Identifier: EUPL-1.2
"""What people decided about a development plan. Proposals are always derived, never stored."""

from typing import Annotated, Literal

from pydantic import Field

from toolkit.model.base import CriterionId, Day, MeasureId, Model, Number, Pin, Quarter, Slug, Text, Version

ActionId = Annotated[str, Field(pattern=r"^(M-[A-Z]{1,4}-[A-Z]?\d{1,3}|own-\d{1,3})$")]


class BasedOnRound(Model):
    """What the plan was made from."""

    round: Slug = Field(title="Ronde", description="Round.")
    norm: Pin = Field(title="Kwaliteitsnorm", description="Norm.")
    measures: Version = Field(title="Verbeterstappen", description="Version.")


class Decided(Model):
    """When an action was decided and at which gaps."""

    on: Day = Field(title="Op", description="Day.")
    gaps: dict[CriterionId, int] = Field(
        default={}, title="Verschillen", description="Gap per criterion then."
    )


class ActionDecision(Model):
    """What people decided about one action."""

    title: Text | None = Field(default=None, title="Titel", description="For an action of the team's own.")
    criteria: tuple[CriterionId, ...] = Field(default=(), title="Criteria", description="It is for.")
    hours: Number | None = Field(default=None, title="Uren", description="Team hours.")
    decision: Literal["accepted", "changed", "refused"] | None = Field(
        default=None, title="Besluit", description="Null: not yet decided."
    )
    reason: Text | None = Field(default=None, title="Reden", description="Required when refused.")
    decided: Decided | None = Field(default=None, title="Besloten", description="When and at which gaps.")
    owner: Text | None = Field(default=None, title="Eigenaar", description="A role, never a person.")
    quarter: Quarter | None = Field(default=None, title="Kwartaal", description="When it is done.")
    status: Literal["todo", "doing", "done", "dropped"] = Field(
        default="todo", title="Stand", description="How far it is."
    )


class PlanDecision(Model):
    """By whom and when the plan was decided."""

    by: Text = Field(title="Door", description="The body that decided.")
    on: Day = Field(title="Op", description="Day.")


class Plan(Model):
    """The decisions of one team about its plan."""

    schema_: Literal["plan/1"] = Field(alias="schema", title="Schema", description="Kind of file.")
    unit: Slug = Field(title="Team", description="Also the name of the file.")
    state: Literal["draft", "settled", "tested", "discussed", "decided"] = Field(
        default="draft", title="Stand", description="How far the plan is."
    )
    decided: PlanDecision | None = Field(default=None, title="Besloten", description="By whom and when.")
    based_on: BasedOnRound = Field(title="Gebaseerd op", description="Round, norm and measures.")
    shown: dict[MeasureId, Quarter] = Field(default={}, title="Getoond", description="What people last saw.")
    actions: dict[ActionId, ActionDecision] = Field(default={}, title="Acties", description="Decisions.")
