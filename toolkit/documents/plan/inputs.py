# SPDX-License-Identifier: EUPL-1.2
"""Everything a plan is made from, with the look-ups that its sections share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from toolkit.documents.audience import CodeNames
from toolkit.model.answers import Answer, Answers, own_form
from toolkit.model.library import Sources
from toolkit.model.measures import Measures
from toolkit.model.plan import Plan, is_own
from toolkit.model.region import Municipality, Organisation
from toolkit.model.standard import Criterion
from toolkit.model.team_forms import TeamForms
from toolkit.planning.changes import PlanChanges
from toolkit.planning.decisions import PlannedAction
from toolkit.planning.evaluation import Evaluated
from toolkit.planning.gaps import asked_once
from toolkit.planning.proposal import PlanProposal
from toolkit.planning.timetable import Schedule
from toolkit.planning.unit_plan import UnitPlan
from toolkit.scoring.criterion import CriterionResult
from toolkit.scoring.region import RoundResult
from toolkit.scoring.rounds import Change
from toolkit.scoring.rules import threshold_values
from toolkit.scoring.unit import UnitResult
from toolkit.words.catalogue import say


@dataclass(frozen=True, slots=True)
class Since:
    """How a unit moved since the round before.

    Attributes:
        round: id of that round.
        lists: per list with a value under both norms; not empty.
    """

    round: str
    lists: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class PlanInputs:
    """What `plan_view` needs.

    Attributes:
        outcome: the whole round: region, lists, norm, units.
        unit: the team's result, one of the outcome's units.
        made: its plan now: proposal, decisions and planning.
        measures: the set that the proposal was made from.
        answers: files of this round per unit id, as for `score_round`.
        sources: to name a source in words; None gives the id.
        team_forms: points to watch per kind of team; None leaves them out.
        changes: what differs from what people last saw.
        evaluated: actions of earlier rounds, beside what the answers say now.
        since: how each list moved since the round before, with that round's id; None without one.
        names: what the reader may see instead of names of the unit, its municipalities and employer,
            by the visibility agreed; None shows them.
        joint: per measure that teams can do together, how many other teams have it in their plan.
        titles: of measures of any version, by id, for decisions on one that is gone.
        towns: plan of each municipality of the team, by the id of its unit.
    """

    outcome: RoundResult = field(repr=False)
    unit: UnitResult = field(repr=False)
    made: UnitPlan = field(repr=False)
    measures: Measures = field(repr=False)
    answers: Mapping[str, Sequence[Answers]]
    sources: Sources | None = None
    team_forms: TeamForms | None = None
    changes: PlanChanges = field(default_factory=PlanChanges)
    evaluated: tuple[Evaluated, ...] = ()
    since: Since | None = None
    names: CodeNames | None = None
    joint: Mapping[str, int] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict, repr=False)
    towns: Mapping[str, UnitPlan] = field(default_factory=dict, repr=False)

    @property
    def proposal(self) -> PlanProposal:
        """What follows from the answers by the rule."""
        return self.made.proposal

    @property
    def plan(self) -> Plan | None:
        """What people decided; None when nothing yet."""
        return self.made.plan

    @property
    def actions(self) -> tuple[PlannedAction, ...]:
        """Every action with what people decided, in order of rank."""
        return self.made.actions

    @property
    def planned(self) -> Schedule:
        """The actions that count, in time."""
        return self.made.planned

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
        return own_form(self.own_files)

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

    def title_of(self, criterion_id: str) -> str:
        """Title of a criterion; its id where this round does not ask it (an action may be older)."""
        found = self.outcome.asked.criterion(criterion_id)
        return criterion_id if found is None else found.title

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

    @property
    def unit_title(self) -> str:
        """Name of the unit, or its code for a reader who sees codes."""
        return self.unit.unit.title if self.names is None else self.names.unit

    @property
    def unit_id(self) -> str:
        """Id of the unit, or its code for a reader who sees codes."""
        return self.unit.unit.id if self.names is None else self.names.id

    def town_titles(self) -> tuple[str, ...]:
        """Names of the municipalities, or their codes for a reader who sees codes."""
        return tuple(m.title for m in self.municipalities()) if self.names is None else self.names.towns

    def employer_title(self) -> str:
        """Name of who employs the team; empty when unknown, and for a reader who sees codes."""
        employer = self.employer()
        return "" if employer is None or self.names is not None else employer.title

    def numbered(self, action: str) -> str:
        """An action as '3. Titel'; its number is its turn among all actions of the plan."""
        found = self.made.action(action)
        if found is None:
            return action
        return say("plan.numbered", rank=found.rank, title=self.action_title(action))

    def named(self, action: str) -> str:
        """An action inside a sentence: 'Titel' (3)."""
        found = self.made.action(action)
        if found is None:  # it is no longer in the plan
            return say("plan.unranked", title=self.action_title(action))
        return say("plan.named", rank=found.rank, title=self.action_title(action))

    def action_title(self, action: str) -> str:
        """Title of an action; where nobody knows one any more, that it was an earlier one, with its id."""
        found = self.made.action(action)
        if found is not None and found.own and self.names is not None:
            own_of = {"team": "plan.coded_action", "municipality": "plan.municipality.own_action"}
            return say(own_of[self.unit.unit.kind])  # people's own words tell who it is
        if found is not None and found.title is not None:
            return found.title
        now = next((m.title for m in self.measures.measures if m.id == action), None)
        return now or self.titles.get(action) or say("plan.gone_title", id=action)

    def earlier_title(self, found: Evaluated) -> str:
        """Title of an action of an earlier round; a team's own words tell who it is."""
        if self.names is not None and is_own(found.id):
            return say("plan.coded_action")
        return found.title or self.titles.get(found.id) or say("plan.gone_title", id=found.id)

    def owner(self, action: str) -> str:
        """Who takes an action up: the role that people named, or else the party."""
        found = self.made.action(action)
        if found is not None and found.owner and self.names is None:  # people's own words tell who it is
            return found.owner
        party = self.unit.unit.kind if found is None or found.measure is None else found.measure.actor
        return say(f"plan.who.{party}")

    def decision_text(self, action: str) -> str:
        """What people decided about an action and how far it is, in words; empty for a mere proposal."""
        found = self.made.action(action)
        if found is None:
            return ""
        parts = [] if found.standing == "proposed" else [say(f"plan.standing.{found.standing}")]
        if found.status != "todo":
            parts.append(say(f"plan.action_status.{found.status}"))
        return ", ".join(parts)
