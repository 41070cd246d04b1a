# SPDX-License-Identifier: EUPL-1.2
"""Points to watch per organisation form and positioning: what such a team is wise to look at."""

from typing import Literal

from pydantic import Field

from toolkit.model.answers import OrganisationForm, Positioning
from toolkit.model.base import Citation, Day, Model, Text, Version


class WatchPoint(Model):
    """One thing that deserves attention in a team of this kind."""

    text: Text = Field(title="Tekst", description="One or two sentences of our own.")
    sources: tuple[Citation, ...] = Field(title="Bronnen", description="At least one place.", min_length=1)


class OrganisationFormPoints(Model):
    """What one organisation form is, and what to watch in it."""

    value: OrganisationForm = Field(title="Organisatievorm", description="As in a team's profile.")
    title: Text = Field(title="Titel", description="In a few words.")
    what: Text = Field(title="Wat", description="What it is, in one sentence.")
    points: tuple[WatchPoint, ...] = Field(default=(), title="Aandachtspunten", description="To watch.")


class PositioningPoints(Model):
    """What one positioning is, and what to watch in it."""

    value: Positioning = Field(title="Positionering", description="As in a team's profile.")
    title: Text = Field(title="Titel", description="In a few words.")
    what: Text = Field(title="Wat", description="What it is, in one sentence.")
    points: tuple[WatchPoint, ...] = Field(default=(), title="Aandachtspunten", description="To watch.")


class TeamForms(Model):
    """All points to watch, of one version."""

    schema_: Literal["team-forms/1"] = Field(alias="schema", title="Schema", description="Kind of file.")
    version: Version = Field(title="Versie", description="Version of this file.")
    published: Day | None = Field(default=None, title="Gepubliceerd", description="Day of publication.")
    as_of: int = Field(title="Stand", description="Year of the source.", ge=2000, le=2100)
    notice: Text = Field(title="Toelichting", description="Where the points come from.")
    forms: tuple[OrganisationFormPoints, ...] = Field(title="Organisatievormen", description="Per value.")
    positionings: tuple[PositioningPoints, ...] = Field(title="Positioneringen", description="Per value.")

    def form(self, value: str | None) -> OrganisationFormPoints | None:
        """The points of an organisation form, or None when it is unknown here."""
        return next((f for f in self.forms if f.value == value), None)

    def positioning(self, value: str | int | None) -> PositioningPoints | None:
        """The points of a positioning, or None when it is unknown here."""
        return next((p for p in self.positionings if p.value == value), None)
