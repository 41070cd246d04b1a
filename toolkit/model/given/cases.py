# SPDX-License-Identifier: EUPL-1.2
"""What a team learned from a few cases in one quarter: patterns alone, never a case and never a figure."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from toolkit.model.base import Day, Model, Quarter, Slug, Text, ThemeId
from toolkit.model.given.answers import Import

PatternKind = Literal["good", "better"]
PATTERN_KINDS: tuple[PatternKind, ...] = get_args(PatternKind)

PatternField = Literal["subject", "kind", "seen", "cases", "agreed", "owner", "look_on"]
PATTERN_FIELDS: tuple[PatternField, ...] = get_args(PatternField)

MOST_PATTERNS = 12
"""As many as a session can talk over; more of them is no pattern."""

PatternId = Annotated[str, Field(pattern=r"^p-\d{1,2}$")]
Few = Annotated[int, Field(ge=0, le=99)]


class Pattern(Model):
    """One thing that came back in several cases. The title of a field is its name wherever people see it."""

    subject: ThemeId | None = Field(
        default=None, title="Onderwerp", description="Theme of a list; null: another."
    )
    kind: PatternKind | None = Field(default=None, title="Gaat goed of kan beter", description="Which.")
    seen: Text | None = Field(default=None, title="Wat wij zien", description="In a few words.")
    cases: Few | None = Field(default=None, title="In hoeveel casussen", description="Number.")
    agreed: Text | None = Field(default=None, title="Wat wij afspreken", description="What they do.")
    owner: Text | None = Field(default=None, title="Wie", description="A function, never a name.")
    look_on: Day | None = Field(default=None, title="Terugkijken op", description="Day.")
    rejected: dict[PatternField, Text] = Field(
        default={}, title="Niet bruikbaar", description="What stood there and could not be used; kept."
    )


class CaseReview(Model):
    """The patterns of one team or municipality in one quarter; they stand beside the scan."""

    schema_: Literal["cases/1"] = Field(alias="schema", title="Schema", description="Kind of file.")
    unit: Slug = Field(title="Team of gemeente", description="Also the name of its folder.")
    quarter: Quarter = Field(title="Kwartaal", description="Also the name of the file.")
    patterns: dict[PatternId, Pattern] = Field(default={}, title="Patronen", description="By number.")
    imports: tuple[Import, ...] = Field(default=(), title="Imports", description="Files they came from.")


def pattern_order(name: str) -> int:
    """What patterns are ordered by: their number."""
    return int(name.removeprefix("p-"))
