# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan plannen`: a development plan for every team."""

from pathlib import Path

import click

from toolkit.cli.declare import map_option, out_option, round_option, unit_option, verb
from toolkit.cli.make import write_plans
from toolkit.cli.output import show_problems, tell
from toolkit.cli.work import open_work
from toolkit.messages.catalogue import say
from toolkit.views.plan_values import EDITIONS

_EDITIONS = {say(f"cli.plannen.editions.{key}"): key for key in EDITIONS}


@verb("plannen")
@map_option
@round_option
@unit_option
@out_option
@click.option(
    "--editie",
    "edition",
    type=click.Choice(list(_EDITIONS)),
    default=next(iter(_EDITIONS)),
    show_default=True,
    help=say("cli.plannen.edition"),
)
def command(
    *, folder: Path | None, round_id: str | None, unit_id: str | None, out: Path | None, edition: str
) -> None:
    """Write the plans of a round.

    Args:
        folder: the workspace.
        round_id: which round; None for the last.
        unit_id: only this team.
        edition: in Dutch: for the team, or for a board.
        out: where the files come; None for `documenten/<round>` in the workspace.

    Raises:
        click.BadParameter: when the unit is a municipality: it has no plan.
    """
    work = open_work(folder)
    round_ = work.round(round_id)
    if unit_id is not None and work.unit(unit_id).kind != "team":
        raise click.BadParameter(say("cli.plannen.only_teams", unit=unit_id), param_hint="--team")
    place = out if out is not None else work.folder / "documenten" / round_.id
    files, missing, remarks = write_plans(work, work.score(round_), place, unit_id, _EDITIONS[edition])
    work.warn_of_errors()
    for unit in missing:
        tell(say("cli.plannen.missing", unit=unit.unit.title))
    if remarks:
        show_problems(remarks)
    tell(say("cli.plannen.done", n=len({f.stem for f in files}), folder=place))
