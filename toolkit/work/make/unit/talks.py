# SPDX-License-Identifier: EUPL-1.2
"""From a workspace to talk sheets and the forms to settle answers on, one unit after the other."""

from collections.abc import Iterator

from toolkit.documents.talk.said import said_beside
from toolkit.documents.talk.sheet import talk_sheet
from toolkit.documents.talk.subjects import Talk
from toolkit.forms.question.form import Form, build_form
from toolkit.forms.question.settling import settling
from toolkit.forms.question.write.workbook import write_workbook
from toolkit.model.problem import Problem
from toolkit.model.region import Round
from toolkit.store.answers_file import answers_to_yaml
from toolkit.store.ledger import sha256_of
from toolkit.words.catalogue import say
from toolkit.work.make.write.faces import Document, Faces
from toolkit.work.make.write.files import Made
from toolkit.work.status.invited import still_silent
from toolkit.work.workspace.open import Work


def make_talks(work: Work, round_: Round, only: str | None = None) -> Iterator[Made]:
    """Make the talk sheet of every unit that answered something, in every face, and its settling form.

    Args:
        work: the workspace; its own templates go before ours.
        round_: the round.
        only: this unit alone; None for all.

    Yields:
        Per unit its files, none for one without a result. A problem of a template ends the making.
    """
    faces = Faces.read(work.folder)
    scored = work.score(round_)
    for result in (u for u in scored.units if only in {None, u.unit.id}):
        if isinstance(faces, Problem):
            yield Made(result.unit, (), (faces,))
            return
        if not result.standards:
            yield Made(result.unit)
            continue
        silent = still_silent(work, round_, result.unit)
        talk = Talk(scored, result, work.answers(round_).get(result.unit.id, ()), silent, work.roles)
        sheet, form = (
            say(f"cli.gesprek.name.{key}", unit=result.unit.id, round=round_.id) for key in ("sheet", "form")
        )
        rendered = faces.set(Document(sheet, talk_sheet(talk, f"{form}.xlsx")))
        book = ((f"{form}.xlsx", write_workbook(settling_form(work, talk))),) if rendered.files else ()
        yield Made(result.unit, (*rendered.files, *book), rendered.problems)
        if not rendered.files:
            return


def settling_form(work: Work, talk: Talk) -> Form:
    """The form of a unit with what it settled so far, and beside each question how single people answered.

    Args:
        work: the workspace, for region and glossary.
        talk: what is known of the unit, as far as its reader may know it.

    Returns:
        A form that comes back as the unit's own answers, as any form of the whole unit does.
    """
    outcome, glossary = talk.outcome, work.workspace.library.glossary
    words = None if glossary is None else glossary.model
    offered = work.roles.offered
    form = build_form(work.region, outcome.round, talk.unit.unit, outcome.asked, words, functions=offered)
    made_from = "" if talk.own is None else sha256_of(answers_to_yaml(talk.own))
    return settling(form, talk.own, said_beside(talk), made_from)
