# SPDX-License-Identifier: EUPL-1.2
"""Measures (verbeterstappen): what can be done, from which level to which."""

from typing import Annotated, Literal

from pydantic import Field

from toolkit.model.base import (
    Citation,
    CriterionId,
    Day,
    Level,
    MeasureId,
    Model,
    Number,
    Slug,
    Text,
    Version,
)

Party = Literal["team", "employer", "municipality", "region"]
Hours = Annotated[int, Field(ge=0, le=10000)]


class Lift(Model):
    """From which level to which a measure brings a criterion; usable when from <= level < to."""

    criterion: CriterionId = Field(title="Criterium", description="Id of the criterion that is asked.")
    from_: Level = Field(alias="from", title="Van", description="Lowest level at which it is usable.")
    to: Level = Field(title="Naar", description="Level that it leads to; above `from`.")


class Cost(Model):
    """Money outside hours, as a range with its basis."""

    low: Number = Field(title="Laag", description="Euro.")
    high: Number = Field(title="Hoog", description="Euro.")
    basis: Text = Field(title="Grondslag", description="Where the amounts come from.")
    yearly: bool = Field(default=False, title="Per jaar", description="True: every year again.")


class FteCost(Model):
    """What one full-time member of a team costs in a year, as a range with its basis."""

    low: Number = Field(title="Laag", description="Euro per fte in a year.")
    high: Number = Field(title="Hoog", description="Euro per fte in a year.")
    basis: Text = Field(title="Grondslag", description="Where the amounts come from, as of which year.")
    sources: tuple[Citation, ...] = Field(title="Bronnen", description="At least one place.", min_length=1)


class Practice(Model):
    """What a named municipality did or found, as of a year."""

    kind: Literal["example", "lesson"] = Field(title="Soort", description="lesson: a weak point it named.")
    as_of: int = Field(title="Stand", description="Year.", ge=2000, le=2100)
    text: Text = Field(title="Tekst", description="One or two sentences of our own.")
    sources: tuple[Citation, ...] = Field(title="Bronnen", description="At least one place.", min_length=1)


class Measure(Model):
    """One thing that a team, employer, municipality or the region can do."""

    id: MeasureId = Field(title="Id", description="M-, the theme, a number.")
    title: Text = Field(title="Titel", description="In two to eight words.")
    what: Text = Field(title="Wat", description="What is done, concretely.")
    lifts: tuple[Lift, ...] = Field(title="Brengt verder", description="At least one.", min_length=1)
    actor: Party = Field(title="Wie", description="Who takes it up.")
    kind: Literal["training", "agreement", "staffing", "instrument", "consultation"] = Field(
        title="Soort", description="Kind of step."
    )
    hours: dict[Party, Hours] = Field(title="Uren", description="Hours per party, in total.")
    cost: Cost | None = Field(default=None, title="Kosten", description="Only with a basis.")
    lead_quarters: int = Field(title="Doorlooptijd", description="Quarters it takes.", ge=1, le=8)
    after: tuple[MeasureId, ...] = Field(default=(), title="Na", description="What must be done first.")
    together: bool = Field(default=False, title="Samen", description="True: teams can do it together.")
    practices: tuple[Slug, ...] = Field(default=(), title="Praktijk", description="Ids below.")
    sources: tuple[Citation, ...] = Field(title="Bronnen", description="At least one place.", min_length=1)


class Measures(Model):
    """A set of measures of one version."""

    schema_: Literal["measures/1"] = Field(alias="schema", title="Schema", description="Kind of file.")
    version: Version = Field(title="Versie", description="Also the name of its file.")
    published: Day | None = Field(default=None, title="Gepubliceerd", description="A date locks the version.")
    fte_cost: FteCost | None = Field(
        default=None, title="Kosten per fte", description="To put a price on hours that are short."
    )
    measures: tuple[Measure, ...] = Field(title="Verbeterstappen", description="All measures.")
    practices: dict[Slug, Practice] = Field(default={}, title="Praktijk", description="Examples and lessons.")
