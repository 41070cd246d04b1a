# SPDX-License-Identifier: EUPL-1.2
"""The texts of mails, as the sender of the region would write them; people send them."""

from collections.abc import Iterator
from datetime import date

from toolkit.forms.question.form import Form
from toolkit.forms.question.where import where
from toolkit.model.region import Sender
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, due_line, listing, unit_text
from toolkit.work.status.open_points import OpenPoints


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
    n, around = len(points), len(form.filled.outside)
    outside = [say("mail.return.outside", n=around)] if around else []
    listed = [f"- {where(point, form)}: {point.what} {point.hint}" for point in points]
    parts = [
        say("mail.subject", subject=say("mail.return.subject", title=unit_text(form.kind, form.title), n=n)),
        *_invented(form),
        say(f"mail.greeting.{form.kind}"),
        say("mail.return.thanks", n=n),
        " ".join((say("mail.return.copy", file=file, sheet=say("form.sheet.again")), *outside)),
        f"{say('mail.return.not_old')} {_back(form, on)}",
        "\n".join((say("mail.return.points"), *listed)),
        closing(form.sender, form.region_title),
    ]
    return "\n\n".join(parts) + "\n"


def closing(sender: Sender | None, region: str) -> str:
    """The end of a mail: a function and its mailbox, never a name."""
    lines = [say("mail.closing"), say("mail.no_sender") if sender is None else sender.role, region]
    return "\n".join([*lines, *([] if sender is None else [sender.mailbox])])


def _invented(form: Form) -> list[str]:
    """Of an invented region every mail says so."""
    return [say("word.example_notice")] if form.example else []


def _back(form: Form, on: date) -> str:
    to = say("mail.return.to_sender") if form.sender is None else form.sender.mailbox
    if form.due is None or form.due < on:
        return say("mail.return.soon", to=to)
    return say("mail.return.by", to=to, day=day_text(form.due))


_MOST_REMARKS = 12


def reminder_mail(points: OpenPoints, on: date) -> str:
    """The mail that says what is still open.

    Args:
        points: of one unit.
        on: today.

    Returns:
        Plain text with a subject, ending in a line end.
    """
    form = points.form
    parts = [
        say("mail.subject", subject=say("mail.reminder.subject", title=unit_text(form.kind, form.title))),
        *_invented(form),
        say(f"mail.greeting.{form.kind}"),
        *([due_line(form.due, on)] if form.due is not None and _form_open(points) else []),
        "\n".join((say("mail.reminder.open"), *(f"- {line}" for line in _open_lines(points)))),
        *_what_to_do(points),
        closing(form.sender, form.region_title),
    ]
    return "\n\n".join(parts) + "\n"


def _form_open(points: OpenPoints) -> bool:
    """True while something on the form itself is to be done."""
    return bool(points.lists or points.remarks or points.unreadable)


def _open_lines(points: OpenPoints) -> Iterator[str]:
    if points.received is None and not points.unreadable:
        yield say(f"mail.reminder.nothing.{points.form.kind}")
    if points.members and points.received is None:
        yield say(f"mail.reminder.members.{points.form.kind}", n=points.members)
    if points.silent:
        yield say("mail.reminder.silent", names=listing(points.silent))
    if points.unreadable:
        yield say("mail.reminder.unreadable")
    for each in points.lists:
        holes = {"title": each.title, "filled": each.filled, "asked": each.asked}
        if points.received is None:
            yield say("mail.reminder.list_asked", **holes)
        else:
            yield say(f"mail.reminder.list.{each.state}", left=each.asked - each.filled, **holes)
    shown = points.remarks[:_MOST_REMARKS]
    yield from shown
    if len(points.remarks) > len(shown):
        yield say("mail.reminder.more", n=len(points.remarks) - len(shown))
    if points.book_missing:
        yield say(f"mail.reminder.book.{points.form.kind}")


def _what_to_do(points: OpenPoints) -> Iterator[str]:
    sender = points.form.sender
    to = say("mail.return.to_sender") if sender is None else sender.mailbox
    if _form_open(points):
        draft = any(each.state == "draft" for each in points.lists)
        key = "send" if points.received is None else "hand_in" if draft else "mend"
        yield say(f"mail.reminder.do.{key}", to=to)
    if points.book_missing:
        yield say("mail.reminder.do.book", to=to)
    yield say("mail.reminder.crossed")
