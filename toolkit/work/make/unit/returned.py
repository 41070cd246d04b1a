# SPDX-License-Identifier: EUPL-1.2
"""A form with remarks goes back to its people: the same form with all that they typed, and a mail."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from toolkit.forms.question.form import build_form
from toolkit.forms.question.read.points import in_order
from toolkit.forms.question.write.workbook import write_workbook
from toolkit.model.given.answers import TEAM_RESPONDENT
from toolkit.model.problem import Problem
from toolkit.scoring.region import units_of
from toolkit.words.catalogue import has_errors
from toolkit.work.make.unit.mails import return_mail
from toolkit.work.make.write.files import write_files
from toolkit.work.receive.files import Received
from toolkit.work.workspace.open import Work


@dataclass(frozen=True, slots=True)
class Returned:
    """A copy that goes back.

    Attributes:
        of: the file that came in.
        unit: title of the team or municipality.
        workbook: name of the copy as it stands; empty when it could not be written.
        mail: name of the text of the mail.
        problems: which files were left, or why one could not be written.
    """

    of: Path
    unit: str
    workbook: str = ""
    mail: str = ""
    problems: tuple[Problem, ...] = ()


def return_copies(work: Work, received: Iterable[Received], place: Path, on: date) -> Iterator[Returned]:
    """Write a copy and a mail for every form that has something to mend.

    Args:
        work: the workspace.
        received: what became of the files.
        place: folder where they come; it is made when it is not there.
        on: today, to know whether the day to hand in is still ahead.

    Yields:
        Per form what stands on disk. A file that somebody mended in place is left, the new one beside it.
    """
    units = {unit.id: unit for unit in units_of(work.region)}
    glossary = work.workspace.library.glossary
    words = None if glossary is None else glossary.model
    for one in received:
        round_ = None if one.round is None else work.region.round(one.round)
        unit = units.get(one.unit or "")
        if one.to_mend is None or round_ is None or unit is None:
            continue
        form = build_form(work.region, round_, unit, work.asked(round_), words, functions=work.roles.offered)
        if one.to_mend.alone:
            form = replace(form, whom="member")
        form = replace(form, filled=replace(one.to_mend, points=in_order(form, one.to_mend.points)))
        who = None if one.respondent is None else one.respondent.name
        person = () if who in {None, TEAM_RESPONDENT} else (str(who),)
        name = "-".join([unit.id, "nakijken", round_.id, *person])  # behind the round: no unit is called so
        book = write_files(place, [(f"{name}.xlsx", write_workbook(form))])
        if has_errors(book.problems):
            yield Returned(one.path, unit.title, problems=book.problems)
            continue
        stem = book.names[0].removesuffix(".xlsx")
        text = return_mail(form, book.names[0], on)
        mail = write_files(place, [(f"{stem}.txt", text.encode("utf-8"))])
        problems = (*book.problems, *mail.problems)
        yield Returned(one.path, unit.title, book.names[0], "".join(mail.names), problems)
