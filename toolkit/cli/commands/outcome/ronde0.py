# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan ronde0`: the levels of a scan from before this program, to compare with alone."""

from datetime import date
from pathlib import Path

import click

from toolkit.cli.options import dated_option, day_of, day_option, map_option, verb
from toolkit.words.catalogue import say


@verb("ronde0")
@click.argument(
    "path",
    metavar=say("cli.metavar.sheet"),
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
)
@click.option("--naam", "name", required=True, metavar=say("cli.metavar.text"), help=say("cli.ronde0.name"))
@dated_option("--gehouden", "held_on", "cli.ronde0.held", required=True)
@click.option(
    "--schaal", "scale", required=True, metavar=say("cli.metavar.scale"), help=say("cli.ronde0.scale")
)
@map_option
@click.option("--nieuwste", "newest", is_flag=True, help=say("cli.ronde0.newest"))
@day_option
def command(
    *,
    path: Path,
    name: str,
    held_on: date,
    scale: str,
    folder: Path | None,
    newest: bool,
    day: date | None,
) -> None:
    """Read the table of an earlier scan.

    Args:
        path: the spreadsheet.
        name: what that scan was called.
        held_on: the day of it.
        scale: from its levels to those of now.
        folder: the workspace.
        newest: it wins where something else stands.
        day: the day of the import; None for today.
    """
    from toolkit.cli.output import conclude, fail, tell
    from toolkit.cli.workspace import looked_at, opened
    from toolkit.forms.earlier.rule import scale_rule
    from toolkit.model.problem import Problem
    from toolkit.reading.workspace import NO_ANSWERS
    from toolkit.store.disk import unreadable
    from toolkit.store.one_writer import alone
    from toolkit.words.text import day_text
    from toolkit.work.receive.earlier import Scan, receive_earlier

    if scale_rule(scale) is None:
        raise click.BadParameter(say("cli.ronde0.scale_wrong", text=scale), param_hint="--schaal")
    if not name.strip():
        raise click.BadParameter(say("cli.ronde0.name_empty"), param_hint="--naam")
    if held_on > day_of(day):
        raise click.BadParameter(say("cli.ronde0.not_yet", day=day_text(held_on)), param_hint="--gehouden")
    work = opened(looked_at(folder), NO_ANSWERS)
    try:
        file = (path.name, path.read_bytes())
    except OSError as error:
        fail(unreadable(path.as_posix(), path.name, error))
    scan = Scan(name.strip(), held_on, scale)
    with alone(work.folder) as held:
        if isinstance(held, Problem):
            fail(held)
        done = receive_earlier(work, held, file, scan, day_of(day), newest=newest)
    for unit, (n, result) in done.units.items():
        tell(say(f"cli.ronde0.outcome.{result.outcome}", unit=unit, n=n))
    conclude(done.problems)
