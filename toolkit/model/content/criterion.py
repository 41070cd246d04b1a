# SPDX-License-Identifier: EUPL-1.2
"""A criterion: one question of a list with a text per level, or a reference to one of another list."""

import re
import unicodedata
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, PrivateAttr, Tag

from toolkit.model.base import Citation, CriterionId, Level, Model, Text
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
        # asked with every answer: pydantic's own way to a private attribute takes ten times as long
        scale: tuple[str, ...] = (self.__pydantic_private__ or {}).get("_scale", ())
        return scale

    @property
    def scale_levels(self) -> range:
        """Its levels, from 0 up."""
        return range(len(self.scale) or USUAL_LEVELS)

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
