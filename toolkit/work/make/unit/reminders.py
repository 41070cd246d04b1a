# SPDX-License-Identifier: EUPL-1.2
"""A text per team and municipality of which something is open: what exactly, and by when."""

from collections.abc import Iterator
from datetime import date

from toolkit.model.region import Round
from toolkit.words.catalogue import say
from toolkit.work.make.unit.mails import reminder_mail
from toolkit.work.make.write.files import Made
from toolkit.work.status.open_points import open_points
from toolkit.work.workspace.open import Work


def make_reminders(work: Work, round_: Round, on: date, only: str | None = None) -> Iterator[Made]:
    """Make the reminders of a round.

    Args:
        work: the workspace, with the answers of the round and the decisions.
        round_: the round.
        on: today, to count the days to the day of handing in.
        only: this unit alone; None for all.

    Yields:
        Per unit a text; no file where nothing is open.
    """
    for points in open_points(work, round_, only):
        name = say("mail.reminder.file", unit=points.unit.id, round=round_.id)
        text = reminder_mail(points, on).encode("utf-8")
        yield Made(points.unit, ((f"{name}.txt", text),) if points.any else ())
