# SPDX-License-Identifier: EUPL-1.2
"""From a workspace to the workbooks with which teams and municipalities learn from a few cases."""

from collections.abc import Iterator
from datetime import date

from toolkit.forms.cases.book import write_cases_book
from toolkit.forms.cases.form import CasesForm
from toolkit.forms.cases.words import CasesMark, subjects_of
from toolkit.model.quarter import PlanQuarter
from toolkit.scoring.region import units_of
from toolkit.work.make.write.files import Made
from toolkit.work.workspace.open import Work


def make_cases(work: Work, quarter: PlanQuarter, day: date, only: str | None = None) -> Iterator[Made]:
    """Make the workbook of every team and municipality that takes part on a day.

    Args:
        work: the workspace.
        quarter: that the cases are of.
        day: on which the workbook is made.
        only: this unit alone; None for all teams and municipalities.

    Yields:
        Per unit its workbook, with the patterns that came back before.
    """
    region = work.region
    subjects = subjects_of(work.asked(region.last_round()).standards)
    functions = tuple(work.roles.offered)
    for unit in units_of(region.at(day)):
        if only != unit.id and (only is not None or unit.kind == "employer"):  # cases are of households
            continue
        stored = next((r for r in work.workspace.cases_of(unit.id) if r.quarter == quarter.id), None)
        form = CasesForm(
            mark=CasesMark(quarter.id, unit.id),
            region=region.id,
            region_title=region.title,
            example=region.example,
            title=unit.title,
            day=day,
            subjects=subjects,
            functions=functions,
            stored=stored,
        )
        yield Made(unit, ((f"casus-{unit.id}-{quarter.id}.xlsx", write_cases_book(form)),))
