# SPDX-License-Identifier: EUPL-1.2
"""From a workspace to plans, action lists and action workbooks, one unit after the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkit.documents.blocks import DocumentView
from toolkit.documents.plan.action_list import action_list
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import unit_id
from toolkit.documents.plan.order import plan_document
from toolkit.forms.actions.book import write_action_book
from toolkit.forms.actions.form import build_action_form
from toolkit.model.problem import Problem
from toolkit.planning.evaluation import RoundSide
from toolkit.render.html import render_html
from toolkit.render.markdown import render_markdown
from toolkit.render.pdf import render_pdf
from toolkit.render.picture import chart_pictures
from toolkit.render.templates import TemplateFaultError, fonts_folder, read_templates, read_word_template
from toolkit.render.word.document import render_word
from toolkit.scoring.unit import UnitResult
from toolkit.words.catalogue import say
from toolkit.work.files import File, Made
from toolkit.work.gather import Gather

BOOK = "xlsx"
"""The ending of action workbooks, and of nothing else that is made here."""


def units_with_plans(gather: Gather, only: str | None = None) -> tuple[UnitResult, ...]:
    """Who gets a plan, or should have had one: all teams, and the municipalities with a result.

    Args:
        gather: of the round.
        only: this unit alone; None for all.

    Returns:
        In the order of region.yaml.
    """
    units = (u for u in gather.scored.units if u.standards or u.unit.kind == "team")
    return tuple(u for u in units if only in {None, u.unit.id})


def make_plans(gather: Gather, only: str | None = None) -> Iterator[Made]:
    """Make the plan of every team and the action list of every municipality, in every face.

    In the edition for teams the workbook in which a team decides comes with it; a board decides in a
    meeting. Nothing is written about what people have now seen: that is known when a workbook comes back.

    Args:
        gather: of the round; its workspace's own templates go before ours.
        only: this unit alone; None for all.

    Yields:
        Per unit its files, none for a team without a result. A problem of decisions that cannot be
        read is of one unit; one of a template ends the making.
    """
    faces = None
    for result in units_with_plans(gather, only):
        inputs = gather.inputs(result) if result.standards else None
        if inputs is None or isinstance(inputs, Problem):
            yield Made(result.unit, (), () if inputs is None else (inputs,))
            continue
        try:
            faces = faces or Faces.read(gather.work.folder)
            files, problems = faces.of(_name(inputs), _document(inputs))
        except TemplateFaultError as fault:
            yield Made(result.unit, (), (fault.problem,))
            return
        yield Made(result.unit, (*files, *_books(gather, inputs)), problems)


def _document(inputs: PlanInputs) -> DocumentView:
    return action_list(inputs) if inputs.unit.unit.kind == "municipality" else plan_document(inputs)


def _name(inputs: PlanInputs) -> str:
    edition = inputs.reader.edition
    key = edition if inputs.unit.unit.kind == "team" else f"municipality_{edition}"
    return say(f"cli.plannen.name.{key}", unit=unit_id(inputs), round=inputs.outcome.round.id)


def _books(gather: Gather, inputs: PlanInputs) -> Iterator[File]:
    unit = inputs.unit.unit
    plan = gather.plan_of(inputs.unit)
    if gather.edition != "team" or unit.kind != "team" or isinstance(plan, Problem):
        return
    form = build_action_form(
        gather.work.region,
        gather.scored.round,
        RoundSide(inputs.unit, gather.scored.asked),
        plan.plan,
        measures=gather.work.measures,
        proposal=plan.proposal,
        actions=plan.actions,
        planned=plan.planned,
    )
    name = say("cli.plannen.name.actions", unit=unit.id, round=gather.scored.round.id)
    yield f"{name}.{BOOK}", write_action_book(form)


@dataclass(frozen=True, slots=True)
class Faces:
    """The templates of every face of a document, read once."""

    templates: dict[str, str]
    word: bytes
    fonts: Path

    @classmethod
    def read(cls, folder: Path) -> "Faces":
        """Read them.

        Args:
            folder: the workspace; its own templates go before ours.

        Raises:
            TemplateFaultError: when one cannot be read.
        """
        own = [folder / "templates"]
        return cls(read_templates(own), read_word_template(own), fonts_folder())

    def of(self, name: str, view: DocumentView) -> tuple[tuple[File, ...], tuple[Problem, ...]]:
        """A document in every face.

        Args:
            name: of its files, without ending.
            view: what it shows.

        Returns:
            The files, and what a face cannot show.

        Raises:
            TemplateFaultError: when a template of the workspace cannot be used.
        """
        pdf = render_pdf(view, self.templates, self.fonts)
        files = {
            "pdf": pdf.data,
            "html": render_html(view, self.templates).encode("utf-8"),
            "docx": render_word(view, self.word, chart_pictures(view, self.fonts)),
            "md": render_markdown(view, self.templates).encode("utf-8"),
        }
        lost = [Problem.of("character-replaced", f"{name}.pdf", n=pdf.replaced)] if pdf.replaced else []
        return tuple((f"{name}.{kind}", data) for kind, data in files.items()), tuple(lost)
