# SPDX-License-Identifier: EUPL-1.2
"""The texts of mails, as the sender of the region would write them; people send them."""

from datetime import date

from toolkit.forms.question.again_sheet import where
from toolkit.forms.question.form import Form
from toolkit.model.region import Sender
from toolkit.words.catalogue import say
from toolkit.words.text import day_text


def return_mail(form: Form, file: str, on: date) -> str:
    """The mail that goes with a form to be mended.

    Args:
        form: with what was filled in and the points.
        file: name of the workbook.
        on: today; a day to hand in that is past is not asked any more.

    Returns:
        Plain text with a subject, ending in a line end.
    """
    points = form.filled.points
    n = len(points)
    listed = [f"- {where(point)}: {point.what} {point.hint}" for point in points]
    parts = [
        say("mail.subject", subject=say("mail.return.subject", title=form.title, n=n)),
        say(f"mail.greeting.{form.kind}"),
        say("mail.return.thanks", n=n),
        say("mail.return.copy", file=file, sheet=say("form.sheet.again")),
        f"{say('mail.return.not_old')} {_back(form, on)}",
        "\n".join((say("mail.return.points"), *listed)),
        closing(form.sender, form.region_title),
    ]
    return "\n\n".join(parts) + "\n"


def closing(sender: Sender | None, region: str) -> str:
    """The end of a mail: a function and its mailbox, never a name."""
    lines = [say("mail.closing"), say("mail.no_sender") if sender is None else sender.role, region]
    return "\n".join([*lines, *([] if sender is None else [sender.mailbox])])


def _back(form: Form, on: date) -> str:
    to = say("mail.return.to_sender") if form.sender is None else form.sender.mailbox
    if form.due is None or form.due < on:
        return say("mail.return.soon", to=to)
    return say("mail.return.by", to=to, day=day_text(form.due))
