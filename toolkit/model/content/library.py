# SPDX-License-Identifier: EUPL-1.2
"""What all content leans on: sources that may be cited, glossary, functions, points to watch, the lock."""

from collections.abc import Collection
from typing import Annotated, Literal

from pydantic import Field

from toolkit.model.base import Citation, ContentId, CriterionId, Day, Model, Slug, SourceId, Text, Version

OrganisationForm = Literal["A1", "A2", "B", "C", "other"]
Positioning = Literal[1, 2, 3, 4, "joint_arrangement", "other"]


class Document(Model):
    """A source document and everything in it that can be cited."""

    title: Text = Field(title="Titel", description="Title of the document.")
    publisher: Text = Field(title="Uitgever", description="Who published it.")
    date: str | None = Field(default=None, title="Datum", description="Year, month or day of publication.")
    kind: Literal["report", "plan", "advice", "public_page"] = Field(title="Soort", description="Kind.")
    address: tuple[Text, ...] = Field(default=(), title="Adres", description="Public addresses.")
    required: tuple[SourceId, ...] = Field(
        default=(), title="Moet gedekt", description="Ids that a criterion cites or `not_encoded` explains."
    )
    ids: dict[SourceId, Text] = Field(title="Plaatsen", description="Id and what it is about.")


class Sources(Model):
    """All documents that content may cite."""

    schema_: Literal["sources/1"] = Field(alias="schema", title="Schema", description="Kind of file.")
    version: Version = Field(title="Versie", description="Version of this file.")
    documents: dict[Slug, Document] = Field(title="Documenten", description="By id.")


class Term(Model):
    """A word that a reader may trip over."""

    id: Slug = Field(title="Id", description="Short id.")
    term: Text = Field(title="Woord", description="As it stands in forms and documents.")
    text: Text = Field(title="Uitleg", description="One to three plain sentences.")
    see: tuple[Slug, ...] = Field(default=(), title="Zie ook", description="Ids of other terms.")
    lists: tuple[ContentId, ...] = Field(
        default=(), title="Bij lijsten", description="Only where one of these is asked; none: everywhere."
    )


class Glossary(Model):
    """The words and what they mean."""

    schema_: Literal["glossary/1"] = Field(alias="schema", title="Schema", description="Kind of file.")
    version: Version = Field(title="Versie", description="Version of this file.")
    terms: tuple[Term, ...] = Field(title="Woorden", description="In the order shown.")

    def terms_of(self, lists: Collection[str]) -> tuple[Term, ...]:
        """The words that a reader of some lists may meet, in the order shown.

        Args:
            lists: ids of the lists that are asked.

        Returns:
            Those of any list, and those that belong with one of these.
        """
        return tuple(t for t in self.terms if not t.lists or not set(t.lists).isdisjoint(lists))


LockedHash = Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{16}$")]


class Locked(Model):
    """The state of one published version."""

    published: Day = Field(title="Gepubliceerd", description="The day in the file.")
    content: LockedHash = Field(title="Hash", description="Over all that the file says.")
    criteria: dict[CriterionId, LockedHash] = Field(
        default={}, title="Criteria", description="Hash per criterion, to name what changed."
    )


class Lock(Model):
    """All published versions with their hashes; a file that differs is a problem."""

    schema_: Literal["lock/1"] = Field(alias="schema", title="Schema", description="Kind of file.")
    versions: dict[str, Locked] = Field(default={}, title="Versies", description="By pin.")


class Functions(Model):
    """Which texts name a function, a group or an organisation, and therefore no person."""

    schema_: Literal["functions/1"] = Field(alias="schema", title="Schema", description="Kind of file.")
    version: Version = Field(title="Versie", description="Version of this file.")
    notice: Text = Field(title="Toelichting", description="What the list is for.")
    functions: tuple[Text, ...] = Field(title="Functies", description="Offered as a choice, in this order.")
    groups: tuple[Text, ...] = Field(
        default=(), title="Groepen", description="Who may take something up besides a function."
    )
    endings: tuple[Text, ...] = Field(
        default=(), title="Uitgangen", description="A word that ends so is a function."
    )
    beside: tuple[Text, ...] = Field(
        default=(), title="Ernaast", description="Words that may stand beside a function."
    )
    outside: tuple[Text, ...] = Field(
        default=(), title="Buiten het team", description="Organisations that are partners, by name."
    )
    outside_signs: tuple[Text, ...] = Field(
        default=(), title="Tekens van een organisatie", description="Words that only an organisation has."
    )


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
