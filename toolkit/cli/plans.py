# SPDX-License-Identifier: EUPL-1.2
"""From a workspace to plans: everything that belongs in them brought together, in every face."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.cli.actions import team_plan
from toolkit.cli.make import write_file
from toolkit.cli.output import fail, progress
from toolkit.documents.audience import reader_of
from toolkit.documents.blocks import DocumentView, Edition
from toolkit.documents.comparison.view import Audience
from toolkit.documents.plan.action_list import action_list
from toolkit.documents.plan.inputs import PlanInputs, Since
from toolkit.documents.plan.names import unit_id
from toolkit.documents.plan.order import plan_document
from toolkit.model.measures import Measures
from toolkit.model.plan import BasedOnRound
from toolkit.model.problem import Problem
from toolkit.model.region import Visibility
from toolkit.places import data_folder
from toolkit.planning.changes import plan_changes
from toolkit.planning.evaluation import Evaluated, RoundSide, evaluate
from toolkit.planning.regional import JointMeasure, joint_measures
from toolkit.planning.unit_plan import UnitPlan
from toolkit.render.html import render_html
from toolkit.render.markdown import render_markdown
from toolkit.render.pdf import PdfDocument, render_pdf
from toolkit.render.picture import chart_pictures
from toolkit.render.templates import TemplateFaultError, read_templates, read_word_template
from toolkit.render.word.document import render_word
from toolkit.scoring.region import RoundResult
from toolkit.scoring.rounds import compare_rounds
from toolkit.scoring.unit import UnitResult
from toolkit.words.catalogue import say
from toolkit.work.open import Work


def write_plans(
    work: Work,
    scored: RoundResult,
    place: Path,
    only: str | None = None,
    *,
    edition: Edition = "team",
    audience: Audience = "bosd",
) -> tuple[list[Path], list[UnitResult], list[Problem]]:
    """Write the plan of every team, and the action list of every municipality, in every face.

    Args:
        work: the workspace; its own templates go before ours.
        scored: the result of the round.
        place: folder for the files.
        only: this unit alone; None for all.
        edition: team, with explanations and all answers; or board, with figures and actions only.
        audience: of the edition for boards: names follow what region.yaml says of it.

    Returns:
        The files, the teams without a result, and problems: decisions that cannot be read (that
        team gets no plan) and characters that a PDF cannot show.
    """
    measures = work.workspace.library.measure_set(work.region.measures)
    if measures is None:
        fail(Problem.of("unknown-measures", "region.yaml", version=work.region.measures))
    units = [u for u in scored.units if only in {None, u.unit.id} and (u.standards or u.unit.kind == "team")]
    gather = _Gather(work, scored, measures, edition, getattr(work.region.visibility, audience))
    written: list[Path] = []
    remarks: list[Problem] = []
    try:
        faces = _Faces.read(work.folder)
        # Typst leaves Python alone while it sets a page: the other faces are made meanwhile
        with (
            ThreadPoolExecutor(max_workers=1) as typesetter,
            progress(say("cli.plannen.progress"), len(units)) as step,
        ):
            made: list[tuple[str, dict[str, bytes], Future[PdfDocument]]] = []
            for unit in units:
                found = gather.inputs(unit) if unit.standards else None
                if isinstance(found, Problem):
                    remarks.append(found)
                elif found is not None:
                    view = _document(found)
                    printed = typesetter.submit(render_pdf, view, faces.templates, faces.fonts)
                    made.append((_name(found), faces.of(view), printed))
                step()
            for name, files, printed in made:
                pdf = printed.result()
                if pdf.replaced:
                    remarks.append(Problem.of("character-replaced", f"{name}.pdf", n=pdf.replaced))
                everything = {"pdf": pdf.data, **files}
                written += [write_file(place / f"{name}.{kind}", data) for kind, data in everything.items()]
    except TemplateFaultError as fault:
        fail(fault.problem)
    return written, [u for u in units if not u.standards], remarks


def joint_of(work: Work, scored: RoundResult) -> tuple[JointMeasure, ...]:
    """What several teams have in their plans of a round and can do together.

    Args:
        work: the workspace.
        scored: the result of the round.

    Returns:
        Most teams first; nothing when the measures cannot be read.
    """
    measures = work.workspace.library.measure_set(work.region.measures)
    return () if measures is None else _Gather(work, scored, measures).joint()


def _document(inputs: PlanInputs) -> DocumentView:
    return action_list(inputs) if inputs.unit.unit.kind == "municipality" else plan_document(inputs)


def _name(inputs: PlanInputs) -> str:
    edition = inputs.reader.edition
    key = edition if inputs.unit.unit.kind == "team" else f"municipality_{edition}"
    return say(f"cli.plannen.name.{key}", unit=unit_id(inputs), round=inputs.outcome.round.id)


@dataclass(frozen=True, slots=True)
class _Gather:
    """Brings together what a plan is made from."""

    work: Work
    scored: RoundResult
    measures: Measures
    edition: Edition = "team"
    sight: Visibility = "named"
    scored_before: dict[str, RoundResult] = field(default_factory=dict)
    planned: dict[str, UnitPlan | Problem] = field(default_factory=dict)
    shared: list[tuple[JointMeasure, ...]] = field(default_factory=list)

    def inputs(self, unit: UnitResult) -> PlanInputs | Problem:
        """Everything for the plan of one unit; a problem when its decisions cannot be read."""
        found = self.plan_of(unit)
        if isinstance(found, Problem):
            return found
        library = self.work.workspace.library
        based_on = BasedOnRound(
            round=self.scored.round.id, norm=self.scored.asked.norm.pin, measures=self.measures.version
        )
        changes = plan_changes(
            found.plan,
            based_on,
            proposal=found.proposal,
            actions=found.actions,
            planned=found.planned,
            measures=self.measures,
        )
        return PlanInputs(
            self.scored,
            unit,
            found,
            self.measures,
            self.work.answers(self.scored.round),
            None if library.sources is None else library.sources.model,
            None if library.team_forms is None else library.team_forms.model,
            changes,
            self._evaluated(unit, found),
            self._since(unit),
            reader_of(self.scored, unit.unit, self.edition, self.sight),
            {j.measure.id: len({t.unit for t in j.teams} - {unit.unit.id}) for j in self.joint()},
            library.measure_titles(),
            dict(self._towns(unit)),
        )

    def _towns(self, unit: UnitResult) -> Iterator[tuple[str, UnitPlan]]:
        """The plans of a team's municipalities; of one whose decisions cannot be read nothing is said."""
        team = unit.unit.team
        named = () if team is None else team.municipalities
        for town in (m for m in self.work.region.municipalities if m.id in named):
            result = self.scored.unit(town.unit)
            found = None if result is None or not result.standards else self.plan_of(result)
            if isinstance(found, UnitPlan):
                yield town.unit, found

    def plan_of(self, unit: UnitResult) -> UnitPlan | Problem:
        """The plan of a unit, worked out once; a problem when its decisions cannot be read."""
        known = self.planned.get(unit.unit.id)
        if known is None:
            known = team_plan(self.work, self.scored, unit, self.measures)
            self.planned[unit.unit.id] = known
        return known

    def joint(self) -> tuple[JointMeasure, ...]:
        """What several teams have in their plans and can do together; worked out once."""
        if not self.shared:
            teams = (u for u in self.scored.units if u.unit.kind == "team" and u.standards)
            plans = {u.unit.id: self.plan_of(u) for u in teams}
            read = {unit: p.planned.tasks for unit, p in plans.items() if isinstance(p, UnitPlan)}
            self.shared.append(joint_measures(read))
        return self.shared[0]

    def _earlier(self, unit: UnitResult) -> Iterator[tuple[RoundResult, UnitResult]]:
        """The rounds before this one in which the unit has a result, the last one first."""
        before = [r for r in self.work.region.rounds if r.date < self.scored.round.date]
        for round_ in sorted(before, key=lambda r: r.date, reverse=True):
            if self.work.answers(round_).get(unit.unit.id):
                scored = self.scored_before.get(round_.id) or self.work.score(round_)
                self.scored_before[round_.id] = scored
                result = scored.unit(unit.unit.id)
                if result is not None and result.standards:
                    yield scored, result

    def _since(self, unit: UnitResult) -> Since | None:
        found = next(self._earlier(unit), None)
        if found is None:
            return None
        scored, _ = found
        files = (self.work.answers(r).get(unit.unit.id, []) for r in (scored.round, self.scored.round))
        old, new = files
        lists = compare_rounds(unit.unit, (scored.asked, old), (self.scored.asked, new))
        return Since(scored.round.id, lists) if lists else None

    def _evaluated(self, unit: UnitResult, found: UnitPlan) -> tuple[Evaluated, ...]:
        if found.plan is None:
            return ()
        earlier = {s.round.id: RoundSide(result, s.asked) for s, result in self._earlier(unit)}
        return evaluate(found.plan, RoundSide(unit, self.scored.asked), earlier, self.measures)


@dataclass(frozen=True, slots=True)
class _Faces:
    """The templates of every face, read once."""

    templates: dict[str, str]
    word: bytes
    fonts: Path

    @classmethod
    def read(cls, folder: Path) -> "_Faces":
        own = [folder / "templates"]
        return cls(read_templates(own), read_word_template(own), data_folder() / "templates" / "fonts")

    def of(self, view: DocumentView) -> dict[str, bytes]:
        """Every face but the PDF, by file ending."""
        return {
            "html": render_html(view, self.templates).encode("utf-8"),
            "docx": render_word(view, self.word, chart_pictures(view, self.fonts)),
            "md": render_markdown(view, self.templates).encode("utf-8"),
        }
