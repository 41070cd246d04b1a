# SPDX-License-Identifier: EUPL-1.2
"""Answers: what one respondent of one unit said in one round, and where it came from."""

import re
from collections.abc import Iterable
from typing import Annotated, Literal, get_args

from pydantic import Field

from toolkit.model.base import CriterionId, Day, Level, Model, Number, Slug, Text, Version
from toolkit.model.content.library import OrganisationForm, Positioning

State = Literal["draft", "submitted", "discussed"]
Triage = Literal["team", "municipality", "other_party"]
Placed = Literal["own_team", "other_party", "nobody"]
Moment = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$")]
"""A day and time in one order with others of its kind: `2026-03-24T16:20:00`."""
Hash = Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{16}$")]
CellKey = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.-]{1,80}$")]
FullHash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]

_CELL_OF_ROW = re.compile(r"(formation|own_support)\.(\d{1,6})\.(\w+)")

TEAM_RESPONDENT = "team"

USUAL_AGES = ("0-18", "18-100", "0-100")
"""For whom a team works, as a form offers it; other ages may be typed."""


class Profile(Model):
    """What kind of team it is; every field may be unknown."""

    organisation_form: OrganisationForm | None = Field(
        default=None, title="Organisatievorm", description="As in 'Integraal Werken in de Wijk' (2017)."
    )
    positioning: Positioning | None = Field(default=None, title="Positionering", description="Idem.")
    triage: Triage | None = Field(default=None, title="Eerste triage", description="Who does it.")
    target_group: Annotated[str, Field(pattern=r"^\d{1,3}-\d{1,3}$")] | None = Field(
        default=None, title="Doelgroep", description="Ages: 0-18, 18-100 or 0-100; others may be typed."
    )
    gives_youth_help: bool | None = Field(
        default=None,
        title="Geeft jeugdhulp",
        description="Whether the team gives youth help or the access to it.",
    )
    members: Number | None = Field(
        default=None, title="Mensen in het team", description="People, whatever their hours."
    )
    households: Number | None = Field(
        default=None, title="Huishoudens", description="That the team supports now, all together."
    )
    caseload: Number | None = Field(default=None, title="Caseload", description="Households per fte.")
    waiting_list: Number | None = Field(default=None, title="Wachtlijst", description="People.")
    capacity_hours: Number | None = Field(
        default=None, title="Uren voor ontwikkeling", description="Hours per quarter for the whole team."
    )


class OwnSupport(Model):
    """Support that the team gives itself."""

    kind: Text = Field(title="Soort", description="Kind of support.")
    caseload: Number | None = Field(default=None, title="Caseload", description="Households.")
    fte: Number | None = Field(default=None, title="Fte", description="Full-time equivalents.")
    euro: Number | None = Field(default=None, title="Euro per jaar", description="What it costs in a year.")
    quality: Text | None = Field(
        default=None, title="Kwaliteit", description="How its quality is kept, in the team's own words."
    )


class Formation(Model):
    """One role and its size."""

    role: Text = Field(title="Functie", description="A role, never a person.")
    fte: Number | None = Field(default=None, title="Fte nu", description="Filled now.")
    needed: Number | None = Field(default=None, title="Fte nodig", description="Needed.")
    vacancies: Number | None = Field(default=None, title="Vacatures", description="Open, in fte.")


class ListState(Model):
    """Which version of a list was filled in and how far it is, set by people."""

    version: Version = Field(title="Versie", description="Version of the list.")
    state: State = Field(default="draft", title="Stand", description="draft, submitted or discussed.")
    since: Day | None = Field(default=None, title="Sinds", description="Since which day.")


class Import(Model):
    """One file (or session) that answers came from."""

    n: int = Field(title="Nummer", description="Counts up per file of answers.", ge=1)
    file: Text = Field(title="Bestand", description="Name only, no folder.")
    sha256: FullHash | None = Field(default=None, title="SHA-256", description="Of the file's bytes.")
    on: Day = Field(title="Op", description="Day of the import (an input, not the clock).")
    channel: Literal["workbook", "page", "terminal", "table"] = Field(title="Weg", description="How.")
    toolkit: Text = Field(title="Versie programma", description="Version that read it.")
    dated: Day | None = Field(default=None, title="Datum in het formulier", description="As people wrote it.")
    saved: Moment | None = Field(
        default=None, title="Opgeslagen", description="When a program last saved the file, as it says itself."
    )
    partly: bool = Field(
        default=False, title="Deels", description="Only what it adds came from it; the rest may come yet."
    )

    def after(self, imports: Iterable["Import"]) -> "Import":
        """The same with the number that follows on those of a file."""
        return self.model_copy(update={"n": max((i.n for i in imports), default=0) + 1})


class Migrated(Model):
    """Where a carried-over answer came from."""

    from_: Text = Field(alias="from", title="Van", description="Pin of the version before.")
    criterion: CriterionId = Field(title="Criterium", description="Id there.")
    verdict: Text = Field(title="Uitkomst", description="What was decided.")
    level: Level | None = Field(
        default=None, title="Niveau toen", description="As it was given, where the scale is another now."
    )
    clashed: CriterionId | None = Field(
        default=None,
        title="Verschilde bij",
        description="Of several that differ: the question they were for.",
    )


AnswerText = Literal["explanation", "evidence"]
"""What people write beside a level, in the order asked."""

ANSWER_TEXTS: tuple[AnswerText, ...] = get_args(AnswerText)


class Answer(Model):
    """One answer to one criterion: a level, n.v.t., 'weet ik niet', or something that could not be used.

    The title of a field is its name wherever people see it.
    """

    asked: Hash | None = Field(default=None, title="Gevraagd", description="Content hash of the criterion.")
    level: Level | None = Field(default=None, title="Niveau", description="0 to 4, or null.")
    na: bool = Field(default=False, title="N.v.t.", description="Counts only when allowed and explained.")
    unknown: bool = Field(
        default=False, title="Weet ik niet", description="An answer; unanswered in figures."
    )
    placed: Placed | None = Field(
        default=None, title="Wie doet dit", description="Where it may be elsewhere."
    )
    party: Text | None = Field(default=None, title="Andere partij", description="Its name.")
    explanation: Text | None = Field(
        default=None, title="Toelichting", description="In the team's own words."
    )
    evidence: Text | None = Field(default=None, title="Onderbouwing", description="What shows it.")
    rejected: Text | None = Field(
        default=None, title="Niet bruikbaar", description="What stood there and could not be used; kept."
    )
    prefilled: bool = Field(default=False, title="Vooringevuld", description="Shown, never counted.")
    migrated: Migrated | None = Field(default=None, title="Overgezet", description="From another version.")
    import_: int | None = Field(default=None, alias="import", title="Import", description="Number.", ge=1)


class Answers(Model):
    """One file of answers: one respondent of one unit in one round."""

    schema_: Literal["answers/1"] = Field(alias="schema", title="Schema", description="Kind of file.")
    unit: Slug = Field(title="Team of gemeente", description="Also the name of its folder.")
    round: Slug = Field(title="Ronde", description="Also the name of the folder above.")
    respondent: Slug = Field(title="Invuller", description="Also the name of the file; a role.")
    kind: Literal["team", "member", "partner"] = Field(
        default="team", title="Soort invuller", description="Partners never count in the figure."
    )
    profile: Profile = Field(default=Profile(), title="Profiel", description="What kind of team.")
    own_support: tuple[OwnSupport, ...] = Field(
        default=(), title="Eigen begeleiding", description="Support that the team gives itself."
    )
    formation: tuple[Formation, ...] = Field(default=(), title="Formatie", description="Per role.")
    standards: dict[Slug, ListState] = Field(default={}, title="Vragenlijsten", description="By id.")
    imports: tuple[Import, ...] = Field(default=(), title="Imports", description="Where answers came from.")
    unusable: dict[CellKey, Text] = Field(
        default={},
        title="Niet bruikbaar",
        description="What stood in other cells and could not be used, by what it is about; kept.",
    )
    answers: dict[CriterionId, Answer] = Field(default={}, title="Antwoorden", description="By criterion.")
    aside: dict[CriterionId, Answer] = Field(
        default={}, title="Apart", description="Answers of an earlier version that go to no question; kept."
    )

    @property
    def own(self) -> bool:
        """True for the form that the unit settled together: not a member's, and never a partner's."""
        return self.respondent == TEAM_RESPONDENT and self.kind != "partner"


def cell_of_row(key: str) -> tuple[str, int, str] | None:
    """The table, the row (from 0) and the field that a text which could not be used stood in.

    Rows with a name come first, in the order of their table; those without one after them.

    Args:
        key: such as `formation.2.fte`.

    Returns:
        None for a cell in no table.
    """
    found = _CELL_OF_ROW.fullmatch(key)
    return None if found is None else (found[1], int(found[2]), found[3])


def own_form(files: Iterable[Answers]) -> Answers | None:
    """The form that a unit settled together, whose answers go before those of its members.

    Args:
        files: of one unit in one round.

    Returns:
        The form; None while there are only forms of members and partners.
    """
    return next((a for a in files if a.own), None)
