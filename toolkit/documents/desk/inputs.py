# SPDX-License-Identifier: EUPL-1.2
"""Everything that the page is made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from toolkit.comparison.heat import Heat
from toolkit.documents.audience import ComparisonReader
from toolkit.documents.comparison.values import ComparisonView
from toolkit.documents.comparison.view import comparison_name
from toolkit.documents.memo.inputs import MemoInputs
from toolkit.model.given.answers import Profile
from toolkit.model.given.plan import PlanState
from toolkit.model.region import Region, Round
from toolkit.model.roles import RoleWords
from toolkit.region.context import TeamContext
from toolkit.region.movement import Movement
from toolkit.scoring.region import RoundResult

NormDay = Literal["own", "now", "later"]
NORM_DAYS: tuple[NormDay, ...] = ("own", "now", "later")
MOST_TEAMS = 150
"""Of more teams than this the page shows municipalities; their teams stand on a page per municipality."""


@dataclass(frozen=True, slots=True)
class Side:
    """The answers of one round against one norm.

    Attributes:
        round: whose answers.
        norms: as which norms it can be chosen: that of the round itself, that of now, that of later. Those
            that ask the same are one side.
        day: of the norm.
        heat: the result.
        profiles: what kind of team each was in that round.
    """

    round: Round
    norms: tuple[NormDay, ...]
    day: date
    heat: Heat
    profiles: Mapping[str, Profile]

    @property
    def outcome(self) -> RoundResult:
        """The result of that round against that norm."""
        return self.heat.outcome


@dataclass(frozen=True, slots=True)
class Arrived:
    """Answers or decisions that came in.

    Attributes:
        on: the day.
        round: id of the round of the answers; empty for decisions.
        who: id of the unit, of an employer or of the region.
        respondent: who of a unit filled it in, a role and never a person; empty for decisions.
        came: what was said for the first time, such as ids of questions.
        changed: what was said otherwise before.
    """

    on: date
    round: str
    who: str
    respondent: str
    came: tuple[str, ...]
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HowFar:
    """How far one team is in the round.

    Attributes:
        lists: how many it is asked and gave anything for.
        handed_in: how many of them people handed in.
        talked: how many of them were discussed with the municipality.
        filled: questions with an answer.
        asked: questions that are put to it; 0 when nothing was given.
        plan: how far its plan of this round is; None without one.
        decided: day on which the plan was decided; None before.
    """

    lists: int = 0
    handed_in: int = 0
    talked: int = 0
    filled: int = 0
    asked: int = 0
    plan: PlanState | None = None
    decided: date | None = None

    @property
    def all_in(self) -> bool:
        """Whether every list was handed in."""
        return 0 < self.lists == self.handed_in

    @property
    def complete(self) -> bool:
        """Whether every question has an answer."""
        return 0 < self.asked == self.filled

    @property
    def all_talked(self) -> bool:
        """Whether every list was discussed."""
        return 0 < self.lists == self.talked


@dataclass(frozen=True, slots=True)
class DeskInputs:
    """Everything that the page is made from.

    Attributes:
        reader: who reads it; decides what is shown.
        compared: the same comparison as in the other faces, for its front, its figures and its chapters.
        sides: rounds against norms: the round that is shown by its own norm first.
        how_far: per team, by id.
        contexts: what every team told of itself in the round that is shown.
        roles: functions that are known; anything else may be the name of a person.
        days: the day of each norm that can be chosen.
        moved: since each earlier round, the last one first.
        arrived: what was written into the workspace, the last of it first.
        memo: what the region finds, for the same reader; None where that was not asked for or not for them.
    """

    reader: ComparisonReader
    compared: ComparisonView
    sides: Sequence[Side]
    how_far: Mapping[str, HowFar]
    contexts: Sequence[TeamContext]
    days: Mapping[NormDay, date]
    roles: RoleWords
    moved: Sequence[Movement]
    arrived: Sequence[Arrived]
    memo: MemoInputs | None

    @property
    def outcome(self) -> RoundResult:
        """The round that is shown, by its own norm."""
        return self.sides[0].outcome

    @property
    def region(self) -> Region:
        """The region on the day of that round."""
        return self.outcome.region

    @property
    def apart(self) -> bool:
        """Whether the reader may see what single teams said, by name."""
        return self.reader.sees("names") and self.reader.sees("answers")

    @property
    def spread(self) -> bool:
        """Whether single teams stand on a page per municipality: one page with all would not open."""
        return self.apart and len(self.region.teams) > MOST_TEAMS

    def page_of(self, town: str = "") -> str:
        """The name of the file of the page, or of that of one municipality by its id."""
        reader = self.reader
        drafts = self.outcome.with_drafts
        name = comparison_name(self.outcome.round.id, reader.audience, reader.own, with_drafts=drafts)
        return f"{name}-{town}.html" if town else f"{name}.html"
