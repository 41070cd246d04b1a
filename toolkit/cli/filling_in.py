# SPDX-License-Identifier: EUPL-1.2
"""A session of filling in, in the terminal."""

from datetime import date
from pathlib import Path

import click

from toolkit.cli import codes
from toolkit.cli.ask import StoppedError, Terminal
from toolkit.cli.output import fail, show_problems, stop
from toolkit.cli.show.scores import show_scores
from toolkit.cli.workspace import chosen_round, chosen_unit, looked_at, tell_of_content
from toolkit.dialogue.pages import Line, note
from toolkit.forms.question.form import build_form
from toolkit.forms.question.respondent import Respondent, respondent_of
from toolkit.reading.workspace import NO_ANSWERS
from toolkit.words.catalogue import say
from toolkit.work.fill.session import Said, Session, lists_to_fill, nothing_said
from toolkit.work.fill.start import start_page
from toolkit.work.workspace.open import Work, open_work
from toolkit.work.workspace.stored import read_stored


def begun(
    folder: Path | None,
    *,
    round_id: str | None,
    unit_id: str,
    respondent: str | None,
    lists: tuple[str, ...],
    today: date,
) -> Session:
    """The session that somebody asked for, or why there is none.

    Args:
        folder: the workspace.
        round_id: which round; None for the last.
        unit_id: which team or municipality.
        respondent: a role; None for the unit as a whole.
        lists: only these lists, by id; empty for all.
        today: the day.

    Returns:
        The session, at the first question without an answer.

    Raises:
        click.UsageError: when there is no such round, unit, role or list, or nothing is asked.
        SystemExit: 1 when what stands there cannot be used.
    """
    place = looked_at(folder)
    round_ = chosen_round(place, round_id)
    unit = chosen_unit(place, unit_id, round_)
    work = open_work(place, part=NO_ANSWERS)  # without a bar: a screen reader would read it
    if not isinstance(work, Work):
        stop(work)
    tell_of_content(work)
    who = Respondent() if respondent is None else respondent_of(unit, work.roles, respondent)
    if who is None:
        raise click.BadParameter(say("fill.bad_respondent"), param_hint="--invuller")
    empty = nothing_said(unit, round_, who)
    stored, broken = read_stored(place.folder, empty)
    if broken is not None:
        fail(broken)
    answers = empty if stored is None else stored
    form = build_form(work.region, round_, unit, work.asked(round_), None)
    known = [each.id for each in form.lists]
    for name in (n for n in lists if n not in known):
        told = say("fill.no_list", list=name, lists=", ".join(known) or say("word.none"))
        raise click.BadParameter(told, param_hint="--lijst")
    chosen = lists_to_fill(form, lists, answers.profile)
    if not chosen:
        raise click.UsageError(say("fill.nothing_asked", unit=unit.title))
    return Session(work, round_, unit, form, chosen, answers, today, stored is not None, who)


def talk(session: Session, *, plain: bool) -> None:
    """Ask until everything is said or somebody stops.

    Args:
        session: of filling in.
        plain: whole lines without layout.

    Raises:
        SystemExit: 1 when an answer could not be written.
    """
    terminal = Terminal(plain=plain)
    terminal.show(start_page(session))
    with terminal.listening():
        try:
            _talk(session, terminal)
        except StoppedError:
            terminal.show((Line(""), *session.goodbye()))


def _talk(session: Session, terminal: Terminal) -> None:
    """Ask until everything is said; a line that was taken stands on disk before anything is shown."""
    terminal.show(session.page())
    while not session.over:
        said = session.take(terminal.ask(session.prompt()))
        if said.effect == "edit":
            said = _edit(session, terminal)
        _show(said, terminal)
        if said.effect == "outcome":
            _show_outcome(session, terminal)
    _show(session.finish(), terminal)


def _show(said: Said, terminal: Terminal) -> None:
    if said.problems:
        terminal.show((Line(say("fill.not_saved")),))
        show_problems(said.problems)
        raise SystemExit(codes.DATA)
    terminal.show(said.lines)


def _edit(session: Session, terminal: Terminal) -> Said:
    answer = session.state.answer
    try:
        return session.take_text(terminal.edit(None if answer is None else answer.explanation))
    except click.ClickException:
        return Said(note("edit_failed"))


def _show_outcome(session: Session, terminal: Terminal) -> None:
    scored = session.outcome()
    if scored is None:
        terminal.show((Line(say("fill.partner")),))
    elif isinstance(scored, tuple):
        stop(scored)
    else:
        terminal.show((Line(""),))
        show_scores(scored, session.unit.id, session.pins, as_lines=terminal.plain)
