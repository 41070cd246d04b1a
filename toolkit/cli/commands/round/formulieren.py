# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan formulieren`: a workbook for every team and municipality."""

from pathlib import Path

import click

from toolkit.cli.options import map_option, out_option, round_option, unit_option, verb
from toolkit.words.catalogue import has_errors, say


@verb("formulieren")
@map_option
@round_option
@unit_option
@out_option
@click.option("--vorige", "previous", is_flag=True, help=say("cli.formulieren.previous"))
@click.option(
    "--collega",
    "colleagues",
    multiple=True,
    metavar=say("cli.metavar.role"),
    help=say("cli.formulieren.colleague"),
)
@click.option(
    "--partner",
    "partners",
    multiple=True,
    metavar=say("cli.metavar.organisation"),
    help=say("cli.formulieren.partner"),
)
def command(
    *,
    folder: Path | None,
    round_id: str | None,
    unit_id: str | None,
    out: Path | None,
    previous: bool,
    colleagues: tuple[str, ...],
    partners: tuple[str, ...],
) -> None:
    """Write the forms of a round.

    Args:
        folder: the workspace.
        round_id: which round; None for the last.
        unit_id: only this team or municipality.
        previous: show each team what it answered in the round before.
        out: where the files come; None for `formulieren/<round>` in the workspace.
        colleagues: functions; each unit gets a form more for each.
        partners: organisations; each team gets a form more for each.
    """
    from toolkit.cli.how_far import written
    from toolkit.cli.output import conclude
    from toolkit.cli.workspace import chosen_round, chosen_unit, looked_at, opened
    from toolkit.reading.workspace import Part
    from toolkit.scoring.region import units_of
    from toolkit.work.make.unit.forms import Person, make_forms, unsure_people
    from toolkit.work.make.write.files import write_made
    from toolkit.work.receive.unread import Unread

    place = looked_at(folder)
    round_ = chosen_round(place, round_id)
    everybody = units_of(place.region.at(round_.date))
    units = everybody if unit_id is None else (chosen_unit(place, unit_id, round_),)
    part = Part(None if previous else frozenset(), frozenset(unit.id for unit in units))
    target = out if out is not None else place.folder / "formulieren" / round_.id
    work = opened(place, part)
    people: list[Person] = [("member", role) for role in colleagues]
    people += [("partner", organisation) for organisation in partners]
    made = make_forms(work, round_, unit_id, previous=previous, people=people)
    writing = write_made(target, made, Unread(work))
    forms, stopped = written(say("cli.formulieren.progress"), len(units), writing)
    problems = [problem for form in forms for problem in form.problems]
    # names of the example would stand on every form
    problems += [problem for problem in work.problems if problem.code == "placeholder-left"]
    problems += unsure_people(work, people)
    n = sum(len(form.names) for form in forms)
    told = [say("cli.formulieren.done", n=n, folder=target)]
    if n == 0 and not stopped and not has_errors(problems):
        who = ", ".join(unit.title for unit in units)
        told += [say(f"cli.formulieren.{'none_asked' if units else 'no_units'}", who=who, round=round_.id)]
    conclude(problems, *told, stopped=stopped)
