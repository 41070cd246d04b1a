# SPDX-License-Identifier: EUPL-1.2
"""Everything a plan is made from, with the look-ups that its sections share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from toolkit.model.answers import TEAM_RESPONDENT, Answer, Answers
from toolkit.model.library import Sources
from toolkit.model.measures import Measures
from toolkit.model.region import Municipality, Organisation
from toolkit.model.standard import Criterion
from toolkit.planning.gaps import asked_once
from toolkit.planning.proposal import PlanProposal
from toolkit.scoring.criterion import CriterionResult
from toolkit.scoring.region import RoundResult
from toolkit.scoring.unit import UnitResult, threshold_values


@dataclass(frozen=True, slots=True)
class PlanInputs:
    """What `plan_view` needs.

    Attributes:
        outcome: the whole round: region, lists, norm, units.
        unit: the team's result, one of the outcome's units.
        proposal: what `propose_plan` gave for it.
        measures: the set that the proposal was made from.
        answers: files of this round per unit id, as for `score_round`.
        sources: to name a source in words; None gives the id.
    """

    outcome: RoundResult
    unit: UnitResult
    proposal: PlanProposal
    measures: Measures
    answers: Mapping[str, Sequence[Answers]]
    sources: Sources | None = None

    @property
    def near(self) -> Fraction:
        """The threshold that a figure is never rounded across."""
        return threshold_values(self.outcome.asked.norm).near

    @property
    def own_files(self) -> tuple[Answers, ...]:
        """The team's files of this round, partners too, by respondent."""
        return tuple(sorted(self.answers.get(self.unit.unit.id, ()), key=lambda a: a.respondent))

    @property
    def team_form(self) -> Answers | None:
        """The settled form of the team, or None."""
        found = (a for a in self.own_files if a.respondent == TEAM_RESPONDENT and a.kind != "partner")
        return next(found, None)

    def results(self, unit: UnitResult) -> dict[str, CriterionResult]:
        """Every criterion of a unit once, by the id that is asked, in order of the lists."""
        return dict(asked_once(unit, self.outcome.asked))

    def answer(self, criterion: str) -> Answer | None:
        """What the team settled on a criterion, or None."""
        return None if self.team_form is None else self.team_form.answers.get(criterion)

    def criterion(self, criterion_id: str) -> Criterion:
        """The criterion with an id that is known to be asked."""
        found = self.outcome.asked.criterion(criterion_id)
        if found is None:
            raise LookupError(criterion_id)
        return found

    def theme_titles(self) -> dict[str, str]:
        """Title of the theme per criterion that is asked; the first list that has it counts."""
        asked = self.outcome.asked
        titles: dict[str, str] = {}
        for standard in asked.standards:
            for theme in standard.themes:
                for item in asked.items(theme):
                    titles.setdefault(item.asked.id, theme.title)
        return titles

    def municipalities(self) -> tuple[Municipality, ...]:
        """The municipalities that the team works for, in the order of region.yaml."""
        team = self.unit.unit.team
        named = (self.unit.unit.municipality,) if team is None else team.municipalities
        return tuple(m for m in self.outcome.region.municipalities if m.id in named)

    def employer(self) -> Organisation | None:
        """Who employs the team, or None."""
        team = self.unit.unit.team
        found = (o for o in self.outcome.region.organisations if team and o.id == team.organisation)
        return next(found, None)
