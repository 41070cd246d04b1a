# SPDX-License-Identifier: EUPL-1.2
"""Everything that a plan is made from, brought together from a workspace."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from toolkit.documents.audience import Reader, code_names, counts_told, reads_codes
from toolkit.documents.editions import Edition
from toolkit.documents.plan.inputs import PlanInputs, Since
from toolkit.model.given.answers import own_form
from toolkit.model.given.cases import CaseReview
from toolkit.model.given.plan import BasedOnRound, Plan
from toolkit.model.problem import Problem
from toolkit.model.quarter import quarter_of
from toolkit.model.region import EMPLOYER_PREFIX, REGION_PARTY, Body, Visibility
from toolkit.planning.decided.above import Above
from toolkit.planning.decided.changes import plan_changes
from toolkit.planning.decided.evaluation import Evaluated, RoundSide, evaluate
from toolkit.planning.proposed.horizon import Terms
from toolkit.planning.timed.timetable import Placement
from toolkit.planning.unit_plan import UnitPlan, unit_plan
from toolkit.planning.weighed.regional import JointMeasure, joint_measures
from toolkit.region.training import Training, trainings
from toolkit.region.whole import Whole
from toolkit.scoring.region import RoundResult
from toolkit.scoring.rounds import compare_rounds
from toolkit.scoring.unit import UnitResult
from toolkit.store.plan_file import party_path, plan_path
from toolkit.versions.decisions import Onward, followed
from toolkit.work.followed import onward_to
from toolkit.work.workspace.open import Work

QUARTERS_SHOWN = 4
"""Of how many quarters a plan shows the patterns from cases, that of its own day the last."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Gather:
    """Brings together what plans of one round are made from; what several share is worked out once.

    Attributes:
        work: the workspace.
        scored: the result of the round.
        edition: team, with explanations and all answers; or board, with figures and actions only.
        sight: what the reader of an edition for boards sees: names or letters.
        holders: which teams have each measure that can be done together, where not all plans are at hand;
            None works it out from the plans of all teams.
        day: of the plans; None for the day after the round.
        body: for which body an edition for boards is; None: the one that decides about plans.
        concept: whether a board gets lists that were not handed in too; they say so on every page.
    """

    work: Work
    scored: RoundResult
    edition: Edition = "team"
    sight: Visibility = "named"
    holders: Mapping[str, frozenset[str]] | None = None
    day: date | None = None
    body: Body | None = None
    concept: bool = False
    known: dict[Hashable, Any] = field(default_factory=dict)

    def once(self, name: Hashable, make: Callable[[], T]) -> T:
        """What every reader of the round gets alike, worked out for the first one.

        Args:
            name: of what it is, with all that it follows from besides the round.
            make: works it out.

        Returns:
            It; nobody changes it.
        """
        if name not in self.known:
            self.known[name] = make()
        found: T = self.known[name]
        return found

    def inputs(self, unit: UnitResult) -> PlanInputs | Problem:
        """Everything for the plan of one unit; a problem when its decisions cannot be read."""
        found = self.plan_of(unit)
        if isinstance(found, Problem):
            return found
        reader = self._reader(unit)
        if isinstance(reader, Problem):
            return reader
        library = self.work.workspace.library
        based_on = BasedOnRound(
            round=self.scored.round.id, norm=self.scored.asked.norm.pin, measures=self.work.measures.version
        )
        changes = plan_changes(
            found.plan,
            based_on,
            proposal=found.proposal,
            actions=found.actions,
            planned=found.planned,
            measures=self.work.measures,
            moved=self._moved(unit),
        )
        return PlanInputs(
            self.scored,
            unit,
            found,
            self.work.measures,
            self.work.answers(self.scored.round),
            None if library.sources is None else library.sources.model,
            None if library.team_forms is None else library.team_forms.model,
            changes,
            self.evaluated(unit, found),
            self._since(unit),
            reader,
            counts_told(self.scored.region, unit.unit, self._holders()),
            library.measure_titles(),
            dict(self._towns(unit)),
            self._cases(unit, found.terms.day) if reader.sees("cases") else (),
            self.work.workspace.before_of(unit.unit.id) if reader.sees("earlier_scan") else None,
        )

    def _cases(self, unit: UnitResult, day: date) -> tuple[CaseReview, ...]:
        """The patterns of the quarter of a day and of the year before it, of the unit itself."""
        last = quarter_of(day)
        shown = {last.plus(-n).id for n in range(QUARTERS_SHOWN)}
        return tuple(r for r in self.work.workspace.cases_of(unit.unit.id) if r.quarter in shown)

    def _reader(self, unit: UnitResult) -> Reader | Problem:
        """For whom it is; or why there are no letters in place of names."""
        names = None
        if reads_codes(self.edition, self.sight):
            codes = self.once("codes", self.work.codes)
            if isinstance(codes, Problem):
                return codes
            names = code_names(self.scored, unit.unit, codes)
        return Reader(self.edition, names, self.work.roles, self.body)

    def _towns(self, unit: UnitResult) -> Iterator[tuple[str, UnitPlan]]:
        """The plans of who stands behind a team; of one whose decisions cannot be read nothing is said."""
        for other in unit.unit.behind:
            result = self.scored.unit(other)
            found = None if result is None or not result.standards else self.plan_of(result)
            if isinstance(found, UnitPlan):
                yield other, found

    def plan_of(self, unit: UnitResult) -> UnitPlan | Problem:
        """The plan of a unit, worked out once; a problem when its decisions cannot be read."""
        return self.once(("plan", unit.unit.id), lambda: self._plan(unit))

    def _plan(self, unit: UnitResult) -> UnitPlan | Problem:
        """Proposal, decisions and planning; without decisions it would say that nothing was decided."""
        identity = unit.unit.id
        stored = self.work.workspace.plans.get(identity)
        if stored is not None and (stored.model is None or stored.model.unit != identity):
            return Problem.of("plan-unreadable", plan_path(identity), unit=identity)
        above = self._above(unit)
        if isinstance(above, Problem):
            return above
        plan = (
            None
            if stored is None or stored.model is None
            else followed(stored.model, self._way(stored.model))[0]
        )
        files = self.work.answers(self.scored.round).get(identity, [])
        terms = Terms.of(self.work.region, self.day or Terms.after(self.scored.round.date).day)
        return unit_plan(
            unit,
            self.scored.asked,
            self.work.measures,
            files,
            plan,
            terms=terms,
            cost=self.work.region.fte_cost,
            teams=self._teams(unit),
            above=above,
        )

    def _way(self, plan: Plan) -> Onward:
        """From the norm that decisions rest on to that of this round; worked out once for each."""
        library, was = self.work.workspace.library, plan.based_on.norm
        return self.once(("way", was), lambda: onward_to(library, was, self.scored.asked.norm.pin))

    def _moved(self, unit: UnitResult) -> dict[tuple[str, str, str], tuple[str, ...]]:
        """What decisions of a unit were for and what that is now, by action, id and title."""
        stored = self.work.workspace.plans.get(unit.unit.id)
        if stored is None or stored.model is None:
            return {}
        way = self._way(stored.model)
        moved = followed(stored.model, way)[1]
        return {(m.action, m.criterion, way.titles[m.criterion]): m.to for m in moved}

    def _above(self, unit: UnitResult) -> Above | Problem:
        """What the region and its employer decided; without that it would say that nothing was."""
        usable, team = self.work.decisions, unit.unit.team
        wanted = {REGION_PARTY, *(() if team is None else (EMPLOYER_PREFIX + team.organisation,))}
        broken = sorted(wanted & self.work.workspace.decisions.keys() - usable.keys())
        if broken:
            return Problem.of("decisions-unreadable", party_path(broken[0]), unit=unit.unit.id)
        name = unit.unit.id
        return Above.of(name, usable.values(), self.scored.round.id, self.work.region.began(name))

    def _teams(self, unit: UnitResult) -> int:
        """How many teams work for a municipality or an employer, at least one; a team is one."""
        return max(1, sum(map(unit.unit.has_team, self.scored.region.teams)))

    def joint(self) -> tuple[JointMeasure, ...]:
        """What several teams have in their plans and can do together by lists that count; once."""
        return self.once("joint", lambda: joint_measures(self._of_teams()))

    def whole(self) -> Whole:
        """The round with the plans that count; one whose decisions cannot be read is not among them."""
        return self.once("whole", self._whole)

    def _whole(self) -> Whole:
        counted = (u for u in self.scored.units if self.scored.counts_whole(u))
        plans = {u.unit.id: plan for u in counted if isinstance(plan := self.plan_of(u), UnitPlan)}
        return Whole(self.scored, plans, self.work.answers(self.scored.round))

    def training(self) -> tuple[Training, ...]:
        """The training that plans of teams ask, by lists that count."""
        files = self.work.answers(self.scored.round)
        own = {unit: own_form(given) for unit, given in files.items()}
        sizes = {unit: form.profile.members for unit, form in own.items() if form is not None}
        members = {unit: int(n) for unit, n in sizes.items() if n is not None}
        return trainings(self._of_teams(), members)

    def _of_teams(self) -> dict[str, tuple[Placement, ...]]:
        """The actions in the plans of teams that count with all their lists."""
        teams = (u for u in self.scored.units if u.unit.kind == "team" and self.scored.counts_whole(u))
        plans = {u.unit.id: self.plan_of(u) for u in teams}
        return {unit: p.planned.placements for unit, p in plans.items() if isinstance(p, UnitPlan)}

    def _holders(self) -> Mapping[str, frozenset[str]]:
        if self.holders is not None:
            return self.holders
        return {j.measure.id: frozenset(t.unit for t in j.teams) for j in self.joint()}

    def _earlier(self, unit: UnitResult) -> Iterator[tuple[RoundResult, UnitResult]]:
        """The rounds before this one in which the unit has a result, the last one first."""
        for round_ in self.work.region.before(self.scored.round):
            if self.work.answers(round_).get(unit.unit.id):
                scored = self.work.score(round_)
                result = scored.unit(unit.unit.id)
                if result is not None and result.standards:
                    yield scored, result

    def _since(self, unit: UnitResult) -> Since | None:
        found = next(self._earlier(unit), None)
        if found is None:
            return None
        scored, before = found
        files = (self.work.answers(r).get(unit.unit.id, []) for r in (scored.round, self.scored.round))
        old, new = files
        lists = compare_rounds(unit.unit, (scored.asked, old), (self.scored.asked, new))
        return Since(scored.round.id, lists, before, scored.asked.alike(self.scored.asked))

    def evaluated(self, unit: UnitResult, found: UnitPlan) -> tuple[Evaluated, ...]:
        """What became of each action of an earlier round, by what the unit says now."""
        if found.plan is None:
            return ()
        earlier = {s.round.id: RoundSide(result, s.asked) for s, result in self._earlier(unit)}
        return evaluate(found.plan, RoundSide(unit, self.scored.asked), earlier, self.work.measures)
