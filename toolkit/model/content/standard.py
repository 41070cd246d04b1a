# SPDX-License-Identifier: EUPL-1.2
"""A standard (vragenlijst): a versioned checklist with the words for every level."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, PrivateAttr, Tag

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
from toolkit.model.hashing import short_hash

Dimension = Literal["knowledge", "attitude", "way_of_working", "collaboration", "organisation"]
AskedOf = Literal["team", "municipality", "employer"]
ProfileField = Literal["organisation_form", "positioning", "triage", "target_group", "gives_youth_help"]


_APART = frozenset({"id", "title", "question", "na", "asked_of", "dimension"})  # each has a place of its own
USUAL_LEVELS = 5
"""How many levels a list has that names none of its own."""


class Criterion(Model):
    """One thing that a team (or municipality or employer) can say about itself, with a text per level."""

    id: CriterionId = Field(title="Id", description="Stable id, unique over the standards of one norm.")
    title: Text = Field(title="Titel", description="Two to six words, for charts and tables.", max_length=60)
    core: bool = Field(default=False, title="Kern", description="Asked in a round with scope core.")
    asked_of: AskedOf = Field(default="team", title="Gevraagd aan", description="Who answers this.")
    question: Text = Field(title="Vraag", description="One question, answerable by the unit about itself.")
    why: Text = Field(title="Waarom", description="Why it matters to a resident.")
    levels: dict[Level, Text] = Field(
        title="Niveaus", description="A text per level, 0 to 4 or the scale's, that tell what one would see."
    )
    evidence: tuple[Text, ...] = Field(
        title="Onderbouwing", description="Examples of evidence without personal data.", min_length=1
    )
    step: int = Field(title="Stap", description="Step on the resident's journey, 0 to 10.", ge=0, le=10)
    dimension: Dimension = Field(title="Dimensie", description="What kind of ability it is about.")
    may_be_elsewhere: bool = Field(
        default=False, title="Mag elders", description="True: the form asks who does it."
    )
    applies_when: dict[ProfileField, tuple[str | int | bool, ...]] = Field(
        default={},
        title="Geldt bij",
        description="'And' over profile fields, 'or' within a list; an unknown value means: asked.",
    )
    na: Text | None = Field(
        default=None, title="N.v.t.", description="When n.v.t. is right; null: n.v.t. is not allowed."
    )
    sources: tuple[Citation, ...] = Field(title="Bronnen", description="At least one place.", min_length=1)
    _scale: tuple[str, ...] = PrivateAttr(())

    @property
    def scale(self) -> tuple[str, ...]:
        """Names of its levels from 0 up, as its list calls them; none: the usual five."""
        return self._scale

    @property
    def scale_levels(self) -> range:
        """Its levels, from 0 up."""
        return range(len(self._scale) or USUAL_LEVELS)

    @property
    def content_hash(self) -> str:
        """The hash of what an answer answers: question, levels and the n.v.t. rule.

        Returns:
            `sha256:` and 16 hex digits over UTF-8 JSON with sorted keys, NFC, runs of white
            space as one. Why, evidence and sources may change without touching answers.
        """
        return _asked_hash(self.question, tuple(self.levels.items()), self.na)

    @property
    def beside(self) -> dict[str, str]:
        """Texts that help to answer, by field: why it is asked, and any text more that a question gets."""
        said = {name: getattr(self, name) for name in type(self).model_fields if name not in _APART}
        return {name: text for name, text in said.items() if isinstance(text, str)}

    @property
    def is_off(self) -> bool:
        """Whether it is not asked: only a region's own words can switch a question off."""
        return False


class Reference(Model):
    """A criterion that another list asks already: asked once, counts in both."""

    id: CriterionId = Field(title="Id", description="Id in this list.")
    same_as: CriterionId = Field(title="Zelfde als", description="The criterion that is asked.")
    sources: tuple[Citation, ...] = Field(title="Bronnen", description="At least one place.", min_length=1)


def _kind(value: Any) -> str:  # noqa: ANN401 - a discriminator sees raw values
    if isinstance(value, dict):
        return "reference" if "same_as" in value else "criterion"
    return "reference" if isinstance(value, Reference) else "criterion"


AnyCriterion = Annotated[
    Annotated[Criterion, Tag("criterion")] | Annotated[Reference, Tag("reference")], Discriminator(_kind)
]


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


@lru_cache(maxsize=4096)  # asked for with every answer of every team
def _asked_hash(question: str, levels: tuple[tuple[int, str], ...], na: str | None) -> str:
    asked = {
        "question": _plain(question),
        "levels": {str(level): _plain(text) for level, text in levels},
        "na": None if na is None else _plain(na),
    }
    return short_hash(asked)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()
