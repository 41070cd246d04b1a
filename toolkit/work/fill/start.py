# SPDX-License-Identifier: EUPL-1.2
"""What somebody reads before the first question: who, how long, who sees what."""

from collections.abc import Iterator

from toolkit.dialogue.pages import Line
from toolkit.dialogue.questions import open_places
from toolkit.forms.question.form import Form
from toolkit.forms.question.write.start_sheet import hand_in_line, sight
from toolkit.words.catalogue import say
from toolkit.words.text import day_text
from toolkit.work.fill.session import Session


def start_page(session: Session) -> Iterator[Line]:
    """The first page.

    Args:
        session: of filling in.

    Yields:
        Its paragraphs.
    """
    form = session.form
    yield Line(say(f"form.title.{form.kind}", title=form.title), "heading")
    day = day_text(form.day)
    yield Line(say("form.subtitle", region=form.region_title, round=form.mark.round, day=day))
    if hand_in := hand_in_line(form):
        yield Line(hand_in)
    if form.example:
        yield Line(say("word.example_notice"))
    if not session.answers.own:
        yield Line(say("fill.start.respondent", respondent=session.who.in_words(form.kind)))
    if session.who.doubt is not None:
        yield Line(say("fill.start.unsure", why=say(f"form.respondent.unsure.{session.who.doubt}")))
    waiting = len(open_places(session.questions, session.answers.answers))
    n = len(session.questions)
    if session.exists:
        yield Line(say("fill.start.resume", done=n - waiting, n=n))
    else:
        yield Line(say(f"form.what.{form.kind}"))
        minutes = sum(each.minutes for each in session.lists)
        yield Line(say("fill.start.scope", n=n, minutes=minutes))
    yield Line(say("word.about_way_of_working"))
    yield from _lists(session)
    yield from _sight(form)
    if not session.exists:
        yield Line(say(f"fill.start.profile.{form.kind}"))
    yield Line(say("fill.help.privacy"))
    yield Line(say("fill.start.help"))


def _lists(session: Session) -> Iterator[Line]:
    for each in session.lists:
        yield Line(say("form.list_item", title=each.title, notice=each.notice), "item")
        if each.pin not in session.open_lists:
            yield Line(say("fill.start.handed_in", title=each.title), "item")


def _sight(form: Form) -> Iterator[Line]:
    yield Line(say("form.heading.sees"))
    for who, what in sight(form):
        yield Line(say("fill.start.sees", who=who, what=what) if who else what, "item")
