# SPDX-License-Identifier: EUPL-1.2
"""From a workspace to files: forms and plans, each written whole or not at all."""

from collections.abc import Iterable
from pathlib import Path

from toolkit.cli.output import fail, progress
from toolkit.cli.work import Work
from toolkit.forms.form import build_form
from toolkit.forms.workbook import write_workbook
from toolkit.messages.catalogue import say
from toolkit.model.answers import TEAM_RESPONDENT, Answers
from toolkit.model.problem import Problem
from toolkit.model.region import Round
from toolkit.places import data_folder
from toolkit.planning.proposal import propose_plan
from toolkit.render.html import render_html
from toolkit.render.pdf import render_pdf
from toolkit.render.templates import TemplateFaultError, read_templates
from toolkit.scoring.region import RoundResult, units_of
from toolkit.scoring.unit import UnitResult
from toolkit.store.disk import write_atomically
from toolkit.views.plan import plan_view
from toolkit.views.plan_inputs import PlanInputs


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
    work: Work, scored: RoundResult, place: Path, only: str | None = None
) -> tuple[list[Path], list[UnitResult], list[Problem]]:
    """Write the plan of every team with a result, as HTML and PDF.

    Args:
        work: the workspace; its own templates go before ours.
        scored: the result of the round.
        place: folder for the files.
        only: this team alone; None for all.

    Returns:
        The files, the teams without a result, and remarks about characters that a PDF cannot show.
    """
    measures = work.workspace.library.measure_set(work.region.measures)
    if measures is None:
        fail(Problem.of("unknown-measures", "region.yaml", version=work.region.measures))
    sources = work.workspace.library.sources
    answers = work.answers(scored.round)
    teams = [u for u in scored.units if u.unit.kind == "team" and only in {None, u.unit.id}]
    written: list[Path] = []
    missing: list[UnitResult] = []
    remarks: list[Problem] = []
    try:
        templates = read_templates([work.folder / "templates"])
        with progress(say("cli.plannen.progress"), len(teams)) as step:
            for unit in teams:
                step()
                if not unit.standards:
                    missing.append(unit)
                    continue
                proposal = propose_plan(unit, scored.asked, measures)
                known = None if sources is None else sources.model
                view = plan_view(PlanInputs(scored, unit, proposal, measures, answers, known))
                pdf = render_pdf(view, templates, data_folder() / "templates" / "fonts")
                name = f"ontwikkelplan-{unit.unit.id}-{scored.round.id}"
                if pdf.replaced:
                    remarks.append(Problem.of("character-replaced", f"{name}.pdf", n=pdf.replaced))
                pages = {
                    f"{name}.html": render_html(view, templates).encode("utf-8"),
                    f"{name}.pdf": pdf.data,
                }
                written += [_write(place / file, data) for file, data in pages.items()]
    except TemplateFaultError as fault:
        fail(fault.problem)
    return written, missing, remarks


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
