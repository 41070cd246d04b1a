# SPDX-License-Identifier: EUPL-1.2
"""From a workspace to files: forms and the comparison, each written whole or not at all."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from toolkit.cli.output import fail, progress
from toolkit.comparison.table import compare
from toolkit.documents.comparison.view import Audience, comparison_name, comparison_view
from toolkit.forms.question.form import build_form
from toolkit.forms.question.workbook import FormWriter
from toolkit.model.answers import Answers, own_form
from toolkit.model.region import Round
from toolkit.planning.regional import JointMeasure
from toolkit.render.comparison_book import render_comparison_book
from toolkit.render.comparison_html import render_comparison_html
from toolkit.render.templates import TemplateFaultError, read_templates
from toolkit.scoring.region import RoundResult, units_of
from toolkit.store.disk import write_atomically
from toolkit.words.catalogue import say
from toolkit.work.open import Work


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
    writer, written = FormWriter(), []
    with progress(say("cli.formulieren.progress"), len(units)) as step:
        for unit in units:
            words = None if glossary is None else glossary.model
            earlier = before.get(unit.id)
            form = build_form(work.region, round_, unit, asked, words, previous=earlier)
            if form.rows:
                path = place / f"{unit.id}.xlsx"
                write_file(path, writer.write(form))
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
    settled = ((unit, own_form(answers)) for unit, answers in files.items())
    return {unit: form for unit, form in settled if form is not None}


def write_comparison(
    work: Work,
    scored: RoundResult,
    place: Path,
    audience: Audience,
    own: str | None = None,
    *,
    joint: Sequence[JointMeasure] | None = None,
) -> list[Path]:
    """Write the comparison for one audience, as a page and as a workbook.

    Args:
        work: the workspace; its own templates go before ours.
        scored: the result of the round.
        place: folder for the files.
        audience: who gets them; what they see was agreed in region.yaml.
        own: the reader's own municipality.
        joint: what several teams can do together; None says nothing of it.

    Returns:
        The files; their names follow the audience.
    """
    view = comparison_view(scored, compare(scored), audience, own, work.answers(scored.round), joint=joint)
    name = comparison_name(scored.round.id, audience, own)
    try:
        page = render_comparison_html(view, read_templates([work.folder / "templates"]))
    except TemplateFaultError as fault:
        fail(fault.problem)
    files = {"html": page.encode("utf-8"), "xlsx": render_comparison_book(view)}
    return [write_file(place / f"{name}.{kind}", data) for kind, data in files.items()]


def write_files(place: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write files below a folder, each whole.

    Args:
        place: the folder.
        files: path relative to it, with '/', and bytes.

    Raises:
        SystemExit: 1 when a file cannot be written.
    """
    for name, data in files:
        write_file(place / name, data)


def write_file(path: Path, data: bytes) -> Path:
    """Write one file whole, and say where it is.

    Raises:
        SystemExit: 1 when it cannot be written.
    """
    problem = write_atomically(path, data)
    if problem is not None:
        fail(problem)
    return path
