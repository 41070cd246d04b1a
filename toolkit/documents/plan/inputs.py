# SPDX-License-Identifier: EUPL-1.2
"""Everything that a plan is made from, so that a chapter is a function of one value; it decides nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from toolkit.documents.audience import Reader
from toolkit.model.content.criterion import Criterion
from toolkit.model.content.library import Sources, TeamForms
from toolkit.model.content.measures import Measures
from toolkit.model.given.answers import Answer, Answers, own_form
from toolkit.model.given.cases import CaseReview
from toolkit.model.given.earlier import EarlierScan
from toolkit.model.given.plan import Plan
from toolkit.model.region import Municipality
from toolkit.planning.decided.changes import PlanChanges
from toolkit.planning.decided.decisions import PlannedAction
from toolkit.planning.decided.evaluation import Evaluated
from toolkit.planning.proposed.gaps import PlanningGap, asked_once
from toolkit.planning.proposed.proposal import PlanProposal
from toolkit.planning.timed.timetable import Schedule
from toolkit.planning.unit_plan import UnitPlan
from toolkit.planning.weighed.choice import Option
from toolkit.planning.weighed.limits import LimitWay, limit_ways
from toolkit.scoring.criterion import CriterionResult
from toolkit.scoring.region import RoundResult
from toolkit.scoring.rounds import Change
from toolkit.scoring.theme import Figures
from toolkit.scoring.unit import UnitResult
from toolkit.words.catalogue import say


@dataclass(frozen=True, slots=True)
class Since:
    """How a unit moved since the round before.

    Attributes:
        round: id of that round.
        lists: per list with a value under both norms.
        result: of that round, as it was published then.
        alike: ids of the lists that put the same questions then as now: the same version, as much of it.
            Whole figures of any other list say nothing beside each other.
    """

    round: str
    lists: tuple[Change, ...]
    result: UnitResult
    alike: frozenset[str]

    def figures_of(self, standard_id: str) -> Figures | None:
        """What was published then of a list; None where it was not handed in."""
        found = self.result.list_of(standard_id)
        return None if found is None or found.state == "draft" else found.result.figures


@dataclass(frozen=True, slots=True)
class PlanInputs:
    """What the chapters of a plan or action list are made from.

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
        reader: for whom it is made: edition, and names or codes.
        joint: per measure that teams can do together, how many other teams have it in their plan.
        titles: of measures of any version, by id, for decisions on one that is gone.
        towns: plan of each municipality and the employer of the team, by the id of its unit.
        cases: patterns from cases of the last quarters, the last one first; for its own plan alone.
        before: what it scored in an earlier scan, for its own plan alone; None without.
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
    reader: Reader = field(default_factory=Reader)
    joint: Mapping[str, int] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict, repr=False)
    towns: Mapping[str, UnitPlan] = field(default_factory=dict, repr=False)
    cases: tuple[CaseReview, ...] = ()
    before: EarlierScan | None = None

    @property
    def proposal(self) -> PlanProposal:
        """What follows from the answers by the rule."""
        return self.made.proposal

    @property
    def gaps(self) -> tuple[PlanningGap, ...]:
        """Every difference, the most urgent first; last those of which all that was to be done is done.

        Nothing is left to do for those: the next round shows what came of it. A missed lower limit keeps
        its place, as people must look at it until it is reached.
        """
        found = self.made.proposal.gaps
        return tuple(sorted(found, key=lambda gap: gap.limit != "missed" and self._all_done(gap.criterion)))

    def _all_done(self, criterion: str) -> bool:
        steps = self.planned.serving(criterion)
        return bool(steps) and all(placement.state == "done" for placement in steps)

    @property
    def plan(self) -> Plan | None:
        """What people decided; None when nothing yet."""
        return self.made.plan

    @property
    def actions(self) -> tuple[PlannedAction, ...]:
        """Every action with what people decided, in order of rank."""
        return self.made.actions

    @property
    def option(self) -> Option:
        """The way to go on that all of the document tells of.

        A board reads the one that it is advised; whose plan it is, and who reads of a municipality, the
        plan as it is.
        """
        choice = self.made.choice
        board = self.reader.edition == "board" and self.unit.unit.kind == "team"
        return choice.advised if board else choice.now

    @property
    def planned(self) -> Schedule:
        """The actions that count, in time."""
        return self.option.planned if self.reader.edition == "board" else self.made.planned

    @property
    def limit_ways(self) -> tuple[LimitWay, ...]:
        """When each missed lower limit is reached."""
        return limit_ways(self.proposal, self.planned)

    @property
    def day(self) -> date:
        """The day of the plan."""
        return self.made.terms.day

    @property
    def near(self) -> Fraction:
        """The threshold that a figure is never rounded across."""
        return self.outcome.near

    @property
    def own_files(self) -> tuple[Answers, ...]:
        """The team's files of this round, partners too, by respondent."""
        return tuple(sorted(self.answers.get(self.unit.unit.id, ()), key=lambda a: a.respondent))

    @property
    def team_form(self) -> Answers | None:
        """The settled form of the team, or None."""
        return own_form(self.own_files)

    @property
    def results(self) -> dict[str, CriterionResult]:
        """Every criterion of the unit once, by the id that is asked, in order of the lists."""
        return self.results_of(self.unit)

    @property
    def any_result(self) -> bool:
        """True when somebody handed in a form, so that there is a result."""
        return bool(self.unit.standards)

    @property
    def any_level(self) -> bool:
        """True when at least one question has a level, so that there is something to say about it."""
        return any(r.asked.level is not None for r in self.results.values())

    def results_of(self, unit: UnitResult) -> dict[str, CriterionResult]:
        """The same of another unit of the round."""
        return dict(asked_once(unit.standards, self.outcome.asked))

    def answer(self, criterion: str) -> Answer | None:
        """What the team settled on a criterion, or None."""
        return None if self.team_form is None else self.team_form.answers.get(criterion)

    def criterion(self, criterion_id: str) -> Criterion:
        """The criterion with an id that is known to be asked."""
        found = self.outcome.asked.criterion(criterion_id)
        if found is None:
            raise LookupError(criterion_id)
        return found

    def scale_of(self, criterion_id: str) -> tuple[str, ...]:
        """Names of the levels of a criterion, as its list calls them; none: the usual ones."""
        return self.criterion(criterion_id).scale

    @property
    def scales(self) -> tuple[tuple[str, ...], ...]:
        """Those of every list, in order."""
        return tuple(s.scale for s in self.outcome.asked.standards)

    def title_of(self, criterion_id: str) -> str:
        """Title of a criterion; of one that is asked no more what a decision about it kept, else its id."""
        found = self.outcome.asked.criterion(criterion_id)
        if found is not None:
            return found.title
        decisions = () if self.made.plan is None else self.made.plan.actions.values()
        kept = next((said.gone[criterion_id] for said in decisions if criterion_id in said.gone), None)
        return criterion_id if kept is None else say("plan.gone_question", title=kept)

    def theme_of(self, criterion_id: str) -> str:
        """Title of the theme of a criterion that is known to be asked; the first list that has it counts."""
        return self.outcome.asked.theme_title(criterion_id) or ""

    def municipalities(self) -> tuple[Municipality, ...]:
        """The municipalities that the unit works for, in the order of region.yaml."""
        named = self.unit.unit.municipalities
        return tuple(m for m in self.outcome.region.municipalities if m.id in named)
