# SPDX-License-Identifier: EUPL-1.2
"""A standard (vragenlijst): a versioned checklist with the words for every level."""

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import Field

from toolkit.model.base import (
    Citation,
    ContentId,
    CriterionId,
    Day,
    Level,
    Model,
    Text,
    ThemeId,
    Version,
)
from toolkit.model.content.criterion import USUAL_LEVELS, AnyCriterion, Criterion


class Theme(Model):
    """A group of criteria with a figure of its own."""

    id: ThemeId = Field(title="Id", description="One to four capitals.")
    title: Text = Field(title="Titel", description="As a reader sees it.")
    criteria: tuple[AnyCriterion, ...] = Field(title="Criteria", description="In the order asked.")


class Step(Model):
    """A step on the resident's journey."""

    id: int = Field(title="Nummer", description="0 to 10, as on the route map.", ge=0, le=10)
    title: Text = Field(title="Titel", description="In a few words.")


class Prompt(Model):
    """A question for the talk, without a score."""

    id: Annotated[str, Field(pattern=r"^P-\d{2}$")] = Field(title="Id", description="P-01 and on.")
    step: int = Field(title="Stap", description="Step it belongs to.", ge=0, le=10)
    question: Text = Field(title="Vraag", description="An open question in which no side is right.")
    sources: tuple[Citation, ...] = Field(title="Bronnen", description="At least one place.", min_length=1)


class NotEncoded(Citation):
    """Something a source asks that this list leaves out, with the reason."""

    reason: Text = Field(title="Reden", description="Why it is not asked here.")


class Validity(Model):
    """From when until when a list is meant to be used."""

    from_: Day | None = Field(default=None, alias="from", title="Vanaf", description="First day, or null.")
    to: Day | None = Field(default=None, title="Tot en met", description="Last day, or null.")
    prolonged_by: Text | None = Field(default=None, title="Verlengd door", description="Who prolonged it.")


ChangeKind = Literal[
    "rename", "split", "merge", "retire", "add", "reword", "levels", "move", "scale", "asked", "words"
]
"""`asked`: of whom and when it is asked; `words`: title, why, evidence or sources alone."""


class Change(Model):
    """What happened to criteria since the version before, and what that means for answers."""

    kind: ChangeKind = Field(title="Soort", description="Kind of change.")
    from_: tuple[CriterionId, ...] = Field(
        default=(), alias="from", title="Van", description="Ids in the version before."
    )
    to: tuple[CriterionId, ...] = Field(default=(), title="Naar", description="Ids in this version.")
    answers: Literal["carry", "review", "keep_aside"] = Field(
        title="Antwoorden", description="What happens to the answers."
    )
    scale: dict[Level, Level] = Field(
        default={}, title="Schaal", description="Of another scale: which level before becomes which."
    )
    note: Text = Field(title="Toelichting", description="Why.")


def whole_scale(change: Change, levels: Iterable[int]) -> bool:
    """Whether a change of scale says of every level that there was which level it becomes."""
    return set(change.scale) == set(levels)


class Standard(Model):
    """A checklist of one version."""

    schema_: Literal["standard/1"] = Field(alias="schema", title="Schema", description="Kind of file.")
    id: ContentId = Field(title="Id", description="Also the name of its folder.")
    version: Version = Field(title="Versie", description="Also the name of its file.")
    title: Text = Field(title="Titel", description="As a reader sees it.")
    status: Literal["draft", "derived", "adopted", "withdrawn"] = Field(
        title="Status", description="derived: in our own words after a source."
    )
    published: Day | None = Field(default=None, title="Gepubliceerd", description="A date locks the version.")
    valid: Validity = Field(default=Validity(), title="Geldig", description="Period of use.")
    subject: Literal["practice", "safety"] = Field(
        default="practice", title="Onderwerp", description="Lists about safety are shown apart."
    )
    publisher: Text = Field(title="Uitgever", description="Who keeps this list.")
    notice: Text = Field(title="Kanttekening", description="Shown on everything made from this list.")
    rights: Text = Field(title="Rechten", description="Whose words these are.")
    minutes: int = Field(title="Minuten", description="Time to fill it in, in minutes.", gt=0, le=600)
    scale: tuple[Text, ...] = Field(
        default=(),
        title="Schaal",
        description="Names of the levels from 0 up, two to five of them; none: the usual five.",
        max_length=USUAL_LEVELS,
    )
    steps: tuple[Step, ...] = Field(default=(), title="Stappen", description="Steps that criteria name.")
    themes: tuple[Theme, ...] = Field(title="Thema's", description="In the order asked.", min_length=1)
    prompts: tuple[Prompt, ...] = Field(default=(), title="Gespreksvragen", description="Not scored.")
    not_encoded: tuple[NotEncoded, ...] = Field(
        default=(), title="Niet opgenomen", description="What a source asks and this list does not."
    )
    changes: tuple[Change, ...] = Field(
        default=(), title="Wijzigingen", description="Since the last version."
    )

    def model_post_init(self, _context: Any, /) -> None:  # noqa: ANN401 - as pydantic has it
        """A question knows the names of its levels: it is shown where its list is not at hand."""
        for criterion in self.asked:
            criterion._scale = self.scale

    @property
    def pin(self) -> str:
        """Id and version as other files name this one: `mijn-lijst@1.0.0`."""
        return f"{self.id}@{self.version}"

    @property
    def notice_in_short(self) -> str:
        """The first sentence of the notice: whoever writes a list puts there what nobody may miss."""
        first, point, _ = self.notice.strip().partition(". ")
        return first + point.strip()

    @property
    def asked(self) -> tuple[Criterion, ...]:
        """The criteria that this list asks itself, references left out, in order."""
        return tuple(c for theme in self.themes for c in theme.criteria if isinstance(c, Criterion))
