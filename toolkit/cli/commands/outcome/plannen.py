# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan plannen`: a development plan for every team."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.options import day_of, day_option, map_option, out_option, round_option, unit_option, verb
from toolkit.words.catalogue import say

if TYPE_CHECKING:
    from toolkit.documents.editions import Edition

_EDITIONS: dict[str, "Edition"] = {
    say("cli.plannen.editions.team"): "team",
    say("cli.plannen.editions.board"): "board",
}


@verb("plannen")
@map_option
@round_option
@unit_option
@out_option
@day_option
@click.option(
    "--editie",
    "edition",
    type=click.Choice(list(_EDITIONS)),
    default=next(iter(_EDITIONS)),
    show_default=True,
    help=say("cli.plannen.edition"),
)
@click.option(
    "--voor",
    "body_id",
    metavar=say("cli.plannen.body"),
    help=say("cli.plannen.audience"),
)
@click.option("--concept", is_flag=True, help=say("cli.plannen.concept"))
def command(
    *,
    folder: Path | None,
    round_id: str | None,
    unit_id: str | None,
    out: Path | None,
    day: date | None,
    edition: str,
    body_id: str | None,
    concept: bool,
) -> None:
    """Write the plans of a round.

    Args:
        folder: the workspace.
        round_id: which round; None for the last.
        unit_id: only this team or municipality.
        day: of the plans; None for today.
        edition: in Dutch: for the team, or for a board.
        body_id: for which body of the region's route the edition for a board is; None for the one that
            decides about plans.
        concept: whether a board gets lists that were not handed in too; they say so on every page.
        out: where the files come; None for `documenten/<round>` in the workspace.

    Raises:
        click.UsageError: when something of a board is asked of the edition for a team, region.yaml knows no
            such body, or says that it sees no plans of single teams.
        SystemExit: 1 when decisions of a team cannot be read.
    """
    which = _EDITIONS[edition]
    if which != "board" and (body_id is not None or concept):
        option = "--concept" if body_id is None else "--voor"
        raise click.UsageError(say("cli.plannen.of_board", option=option))
    from toolkit.cli.plans import write_plans
    from toolkit.cli.workspace import chosen_round, chosen_unit, looked_at, unknown_body
    from toolkit.documents.audience import may_see

    place = looked_at(folder)
    round_ = chosen_round(place, round_id)
    unit = None if unit_id is None else chosen_unit(place, unit_id, round_)
    region = place.region
    body = region.decides("plan") if body_id is None else region.body(body_id)
    if body is None:
        raise unknown_body(body_id, (b.id for b in region.route))
    sight = region.sight_of(body)
    if which == "board" and not may_see(sight, "plans"):
        raise click.UsageError(say("cli.plannen.not_seen", audience=body.title))
    target = out or place.documents(round_)
    write_plans(
        place, round_, unit, target, edition=which, sight=sight, body=body, concept=concept, day=day_of(day)
    )
