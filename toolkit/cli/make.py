# SPDX-License-Identifier: EUPL-1.2
"""From a workspace to files: forms and plans, each written whole or not at all."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from toolkit.cli.output import fail, progress
from toolkit.cli.work import Work
from toolkit.comparison.table import compare
from toolkit.forms.form import build_form
from toolkit.forms.workbook import write_workbook
from toolkit.messages.catalogue import say
from toolkit.model.answers import TEAM_RESPONDENT, Answers
from toolkit.model.problem import Problem
from toolkit.model.region import Round
from toolkit.places import data_folder
from toolkit.planning.proposal import propose_plan
from toolkit.render.comparison_book import render_comparison_book
from toolkit.render.comparison_html import render_comparison_html
from toolkit.render.html import render_html
from toolkit.render.markdown import render_markdown
from toolkit.render.pdf import render_pdf
from toolkit.render.picture import chart_pictures
from toolkit.render.templates import TemplateFaultError, read_templates, read_word_template
from toolkit.render.word import render_word
from toolkit.scoring.region import RoundResult, units_of
from toolkit.scoring.unit import UnitResult
from toolkit.store.disk import write_atomically
from toolkit.views.comparison import Audience, comparison_name, comparison_view
from toolkit.views.plan import plan_view
from toolkit.views.plan_inputs import PlanInputs
from toolkit.views.plan_values import Edition, PlanView


def write_forms(
    work: Work, round_: Round, place: Path, only: str | None = None, *, previous: bool = False
) -> list[Path]:
    """Write the form of every team and municipality that is asked something.

    Args:
        work: the workspace.
        round_: the round.
        place: folder for the files.
        only: this unit alone; None for all.
        previous: show beside each question what was answered in the round before.

    Returns:
        The files, named after their unit.
    """
    asked = work.asked(round_)
    glossary = work.workspace.library.glossary
    units = [u for u in units_of(work.region) if only in {None, u.id}]
    before = settled_before(work, round_) if previous else {}
    written = []
    with progress(say("cli.formulieren.progress"), len(units)) as step:
        for unit in units:
            words = None if glossary is None else glossary.model
            earlier = before.get(unit.id)
            form = build_form(work.region, round_, unit, asked, words, previous=earlier)
            if form.rows:
                path = place / f"{unit.id}.xlsx"
                _write(path, write_workbook(form))
                written.append(path)
            step()
    return written


def settled_before(work: Work, round_: Round) -> dict[str, Answers]:
    """The settled answers of the last round before this one, per unit.

    Args:
        work: the workspace.
        round_: the round that forms are made for.

    Returns:
        By unit; empty when there is no earlier round.
    """
    earlier = [r for r in work.region.rounds if r.date < round_.date]
    if not earlier:
        return {}
    files = work.answers(max(earlier, key=lambda r: r.date))
    settled = (
        (unit, a) for unit, answers in files.items() for a in answers if a.respondent == TEAM_RESPONDENT
    )
    return dict(settled)


def write_plans(
    work: Work, scored: RoundResult, place: Path, only: str | None = None, edition: Edition = "team"
) -> tuple[list[Path], list[UnitResult], list[Problem]]:
    """Write the plan of every team with a result, in every face.

    Args:
        work: the workspace; its own templates go before ours.
        scored: the result of the round.
        place: folder for the files.
        only: this team alone; None for all.
        edition: team, with explanations and all answers; or board, with figures and actions only.

    Returns:
        The files, the teams without a result, and remarks about characters that a PDF cannot show.
    """
    measures = work.workspace.library.measure_set(work.region.measures)
    if measures is None:
        fail(Problem.of("unknown-measures", "region.yaml", version=work.region.measures))
    sources = work.workspace.library.sources
    known = None if sources is None else sources.model
    answers = work.answers(scored.round)
    teams = [u for u in scored.units if u.unit.kind == "team" and only in {None, u.unit.id}]
    written: list[Path] = []
    remarks: list[Problem] = []
    try:
        faces = _Faces.read(work.folder)
        with progress(say("cli.plannen.progress"), len(teams)) as step:
            for unit in teams:
                step()
                if not unit.standards:
                    continue
                proposal = propose_plan(unit, scored.asked, measures)
                view = plan_view(PlanInputs(scored, unit, proposal, measures, answers, known), edition)
                name = say(f"cli.plannen.name.{edition}", unit=unit.unit.id, round=scored.round.id)
                files, replaced = faces.of(view)
                if replaced:
                    remarks.append(Problem.of("character-replaced", f"{name}.pdf", n=replaced))
                written += [_write(place / f"{name}.{kind}", data) for kind, data in files.items()]
    except TemplateFaultError as fault:
        fail(fault.problem)
    return written, [unit for unit in teams if not unit.standards], remarks


def write_comparison(
    work: Work, scored: RoundResult, place: Path, audience: Audience, own: str | None = None
) -> list[Path]:
    """Write the comparison for one audience, as a page and as a workbook.

    Args:
        work: the workspace; its own templates go before ours.
        scored: the result of the round.
        place: folder for the files.
        audience: who gets them; what they see was agreed in region.yaml.
        own: the reader's own municipality.

    Returns:
        The files; their names follow the audience.
    """
    view = comparison_view(scored, compare(scored), audience, own, work.answers(scored.round))
    name = comparison_name(scored.round.id, audience, own)
    try:
        page = render_comparison_html(view, read_templates([work.folder / "templates"]))
    except TemplateFaultError as fault:
        fail(fault.problem)
    files = {"html": page.encode("utf-8"), "xlsx": render_comparison_book(view)}
    return [_write(place / f"{name}.{kind}", data) for kind, data in files.items()]


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

    def of(self, view: PlanView) -> tuple[dict[str, bytes], int]:
        """Every face by file ending, and how many characters the PDF could not show."""
        pdf = render_pdf(view, self.templates, self.fonts)
        files = {
            "html": render_html(view, self.templates).encode("utf-8"),
            "pdf": pdf.data,
            "docx": render_word(view, self.word, chart_pictures(view, self.fonts)),
            "md": render_markdown(view, self.templates).encode("utf-8"),
        }
        return files, pdf.replaced


def write_files(place: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write files below a folder, each whole.

    Args:
        place: the folder.
        files: path relative to it, with '/', and bytes.

    Raises:
        SystemExit: 1 when a file cannot be written.
    """
    for name, data in files:
        _write(place / name, data)


def _write(path: Path, data: bytes) -> Path:
    problem = write_atomically(path, data)
    if problem is not None:
        fail(problem)
    return path
