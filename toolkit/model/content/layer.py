# SPDX-License-Identifier: EUPL-1.2
"""A region's own words for single questions of a list: a layer over it, never a copy of it.

The list stays as it was published, and so does its lock. What a round asks is the list with the layer over
it; each question of which the region changed something knows the question that it was.
"""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from toolkit.model.base import ContentId, CriterionId, Day, Level, Model, Text, Version
from toolkit.model.content.criterion import Criterion
from toolkit.model.content.standard import Standard

_WORDS = ("title", "question", "why", "evidence")
MARK = "*"
"""Behind the title of a question that a region asks in words of its own, on every surface."""

OURS: tuple[object, ...] = ("", ())
"""What a region asks in other words than the list, where it does not."""

Said = Annotated[Text, BeforeValidator(lambda value: value.strip() if isinstance(value, str) else value)]
"""A text of which spaces alone are nothing."""


class QuestionLayer(Model):
    """What a region changed of one question, why, and from when until when."""

    criterion: CriterionId = Field(title="Vraag", description="Id in the version that it was made on.")
    version: Version = Field(
        title="Gemaakt op", description="Version of the list whose question was read when this was written."
    )
    from_: Day = Field(alias="from", title="Vanaf", description="Rounds from this day on ask it so.")
    until: Day | None = Field(default=None, title="Tot en met", description="Last day; null: it goes on.")
    by: Said = Field(title="Door", description="Which body decided it; no person.")
    reason: Said = Field(title="Reden", description="Why this region differs.")
    switched_off: bool = Field(default=False, title="Uit", description="True: not asked and not scored.")
    title: Text | None = Field(default=None, title="Titel", description="Instead of ours.", max_length=60)
    question: Text | None = Field(default=None, title="Vraag", description="Instead of ours.")
    why: Text | None = Field(default=None, title="Waarom", description="Instead of ours.")
    levels: dict[Level, Text] = Field(
        default={}, title="Niveaus", description="Instead of ours, for the levels that stand here."
    )
    evidence: tuple[Text, ...] = Field(
        default=(), title="Onderbouwing", description="Examples instead of ours."
    )
    talk: Text | None = Field(
        default=None, title="Gespreksvraag", description="To talk from, where the answers to this one differ."
    )

    @property
    def words(self) -> dict[str, Any]:
        """The fields of a question that it has other words for, levels left out."""
        return {name: value for name in _WORDS if (value := getattr(self, name))}

    @property
    def says(self) -> bool:
        """Whether it changes anything."""
        return self.switched_off or bool(self.words or self.levels or self.talk)

    @property
    def asks(self) -> tuple[object, ...]:
        """What it changes of what an answer answers; alike where two ask the same of a team."""
        levels = tuple((n, " ".join(text.split())) for n, text in sorted(self.levels.items()))
        return " ".join((self.question or "").split()), levels


class Layer(Model):
    """All own words of a region for one list."""

    schema_: Literal["layer/1"] = Field(alias="schema", title="Schema", description="Kind of file.")
    standard: ContentId = Field(title="Vragenlijst", description="Id; also the name of the file.")
    questions: tuple[QuestionLayer, ...] = Field(title="Vragen", description="In any order.")


class LaidCriterion(Criterion):
    """A question with a region's own words over it."""

    own: QuestionLayer = Field(title="Eigen woorden", description="That lie over it.")

    @property
    def is_off(self) -> bool:
        """Whether the region does not ask it."""
        return self.own.switched_off


class LaidStandard(Standard):
    """A list with a region's own words over some of its questions."""

    ours: Standard = Field(title="Van de lijst", description="As it was read.")


def ours_of(standard: Standard) -> Standard:
    """The list as it was published, without a region's own words."""
    return standard.ours if isinstance(standard, LaidStandard) else standard


def own_words(standard: Standard) -> tuple[LaidCriterion, ...]:
    """The questions of a list that a region has own words for, or switched off, in the order of the list."""
    return tuple(c for c in standard.asked if isinstance(c, LaidCriterion))
