# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan invullen`: the questions of one team or municipality, one at a time in the terminal."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import click

from toolkit.cli import codes
from toolkit.cli.ask import StoppedError, Terminal
from toolkit.cli.declare import day_option, map_option, round_option, verb
from toolkit.cli.fill_start import start_page
from toolkit.cli.filling import Filling, fill_in
from toolkit.cli.output import fail, show_problems
from toolkit.cli.stored import read_stored
from toolkit.cli.work import chosen_round, chosen_unit, looked_at, opened
from toolkit.dialogue.pages import Line
from toolkit.dialogue.questions import Question
from toolkit.forms.question.form import Form, FormList, build_form
from toolkit.forms.question.layout import default_respondent
from toolkit.model.answers import TEAM_RESPONDENT, Answers, Profile
from toolkit.model.problem import Problem
from toolkit.model.questionnaire import is_asked
from toolkit.model.region import Round
from toolkit.reading.workspace import NO_ANSWERS
from toolkit.scoring.unit import Unit
from toolkit.sheets.values import normal, slug_of
from toolkit.words.catalogue import say


@verb("invullen")
@click.option("--team", "unit_id", required=True, metavar="TEAM", help=say("cli.option.team"))
@click.option(
    "--lijst", "lists", multiple=True, metavar=say("cli.metavar.list"), help=say("cli.invullen.lists")
)
@click.option(
    "--invuller", "respondent", metavar=say("cli.metavar.role"), help=say("cli.invullen.respondent")
)
@map_option
@round_option
@day_option
@click.option("--eenvoudig", "plain", is_flag=True, help=say("cli.invullen.plain"))
def command(
    *,
    unit_id: str,
    lists: tuple[str, ...],
    respondent: str | None,
    folder: Path | None,
    round_id: str | None,
    day: datetime | None,
    plain: bool,
) -> None:
    """Fill in.

    Args:
        unit_id: which team or municipality.
        lists: only these lists, by id; empty for all.
        respondent: a role; None for the unit as a whole.
        folder: the workspace.
        round_id: which round; None for the last.
        day: today; None for the computer's.
        plain: whole lines without layout.
    """
    place = looked_at(folder)
    round_, unit = chosen_round(place, round_id), chosen_unit(place, unit_id)
    work = opened(place, NO_ANSWERS)
    empty = _empty(unit, round_, respondent)
    stored, broken = read_stored(work.folder, empty)
    if broken is not None:
        fail(broken)
    answers = empty if stored is None else stored
    form = build_form(work.region, round_, unit, work.asked(round_), None)
    chosen = _chosen(form, lists, answers.profile)
    if not chosen:
        raise click.UsageError(say("fill.nothing_asked", unit=unit.title))
    filling = Filling(
        work,
        round_,
        unit,
        tuple(each.pin for each in chosen),
        tuple(Question(row.criterion, row.theme, each.title) for each in chosen for row in each.rows),
        answers,
        date.today() if day is None else day.date(),
        exists=stored is not None,
    )
    _talk(filling, Terminal(plain=plain), start_page(form, chosen, filling))


def _talk(filling: Filling, terminal: Terminal, first: Iterable[Line]) -> None:
    terminal.show(first)
    problems: tuple[Problem, ...] = ()
    with terminal.listening():
        try:
            problems = fill_in(filling, terminal)
        except StoppedError:
            terminal.show((Line(""), *filling.goodbye()))
    if problems:
        terminal.show((Line(say("fill.not_saved")),))
        show_problems(problems)
        raise SystemExit(codes.DATA)


def _empty(unit: Unit, round_: Round, respondent: str | None) -> Answers:
    """The file of a respondent who said nothing yet.

    Raises:
        click.BadParameter: when the role cannot be the name of a file.
    """
    own = {TEAM_RESPONDENT, default_respondent(unit.kind), normal(unit.title), unit.id}
    text = TEAM_RESPONDENT if respondent is None else respondent
    slug = TEAM_RESPONDENT if normal(text) in own else slug_of(text)
    kind = "team" if slug == TEAM_RESPONDENT else "partner" if slug.split("-")[0] == "partner" else "member"
    about = {"schema": "answers/1", "unit": unit.id, "round": round_.id, "respondent": slug, "kind": kind}
    try:
        return Answers.model_validate(about)
    except ValueError as error:  # pydantic's, for an id that cannot be a file name
        told = say("fill.bad_respondent", text=text)
        raise click.BadParameter(told, param_hint="--invuller") from error


def _chosen(form: Form, wanted: tuple[str, ...], profile: Profile) -> tuple[FormList, ...]:
    """The lists that are asked for, with the questions that fit a profile filled in earlier.

    Raises:
        click.BadParameter: when a list is not asked of this unit.
    """
    known = [each.id for each in form.lists]
    for name in wanted:
        if name not in known:
            told = say("fill.no_list", list=name, lists=", ".join(known) or say("word.none"))
            raise click.BadParameter(told, param_hint="--lijst")
    scope = "core" if form.core else "full"
    found = []
    for each in form.lists:
        rows = tuple(r for r in each.rows if is_asked(r.criterion, form.kind, scope, profile))
        if rows and (not wanted or each.id in wanted):
            found.append(replace(each, rows=rows))
    return tuple(found)
