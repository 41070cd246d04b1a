# SPDX-License-Identifier: EUPL-1.2
"""From a workspace to the forms of a round."""

from collections.abc import Iterator

from toolkit.forms.question.form import build_form
from toolkit.forms.question.workbook import FormWriter
from toolkit.model.answers import Answers, own_form
from toolkit.model.region import Round
from toolkit.scoring.region import units_of
from toolkit.work.make.files import Made
from toolkit.work.open import Work


def make_forms(
    work: Work, round_: Round, only: str | None = None, *, previous: bool = False
) -> Iterator[Made]:
    """Make the form of every team and municipality.

    Args:
        work: the workspace.
        round_: the round.
        only: this unit alone; None for all.
        previous: show beside each question what was answered in the round before.

    Yields:
        Per unit its form, a file named after it; no file when it is asked nothing.
    """
    asked = work.asked(round_)
    glossary = work.workspace.library.glossary
    words = None if glossary is None else glossary.model
    writer, functions = FormWriter(), work.roles.offered
    before = settled_before(work, round_) if previous else {}
    for unit in units_of(work.region):
        if only in {None, unit.id}:
            earlier = before.get(unit.id)
            form = build_form(work.region, round_, unit, asked, words, previous=earlier, functions=functions)
            yield Made(unit, ((f"{unit.id}.xlsx", writer.write(form)),) if form.rows else ())


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
    return {unit: own for unit, answers in files.items() if (own := own_form(answers)) is not None}
