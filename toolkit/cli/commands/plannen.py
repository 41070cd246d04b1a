# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan plannen`: a development plan for every team."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.declare import map_option, out_option, round_option, unit_option, verb
from toolkit.words.catalogue import has_errors, say

if TYPE_CHECKING:
    from toolkit.documents.blocks import Edition

_EDITIONS: dict[str, "Edition"] = {
    say("cli.plannen.editions.team"): "team",
    say("cli.plannen.editions.board"): "board",
}
_BOARDS = {say(f"cli.vergelijken.audiences.{key}"): key for key in ("ssd", "bosd")}


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
@click.option(
    "--voor",
    "audience",
    type=click.Choice(list(_BOARDS)),
    default=list(_BOARDS)[-1],
    show_default=True,
    help=say("cli.plannen.audience"),
)
def command(
    *,
    folder: Path | None,
    round_id: str | None,
    unit_id: str | None,
    out: Path | None,
    edition: str,
    audience: str,
) -> None:
    """Write the plans of a round.

    Args:
        folder: the workspace.
        round_id: which round; None for the last.
        unit_id: only this team or municipality.
        edition: in Dutch: for the team, or for a board.
        audience: in Dutch: which board; only for that edition.
        out: where the files come; None for `documenten/<round>` in the workspace.

    Raises:
        click.UsageError: when region.yaml says that this board sees no plans of single teams.
        SystemExit: 1 when decisions of a team cannot be read.
    """
    from toolkit.cli import codes
    from toolkit.cli.output import show_problems, tell
    from toolkit.cli.steps import written
    from toolkit.cli.work import chosen_round, chosen_unit, looked_at, opened, warn_of_errors
    from toolkit.documents.audience import may_see
    from toolkit.work.faces import BOOK
    from toolkit.work.files import write_made
    from toolkit.work.gather import Gather
    from toolkit.work.plans import make_plans, units_with_plans
    from toolkit.work.workers import processes_for

    place = looked_at(folder)
    round_ = chosen_round(place, round_id)
    if unit_id is not None:
        chosen_unit(place, unit_id)
    which, board = _EDITIONS[edition], _BOARDS[audience]
    sight = getattr(place.region.visibility, board)
    if which == "board" and not may_see(sight, "plans"):
        raise click.UsageError(say("cli.plannen.not_seen", audience=audience))
    target = out if out is not None else place.folder / "documenten" / round_.id
    work = opened(place)
    gather = Gather(work, work.score(round_), which, sight)
    n = len(units_with_plans(gather, unit_id))
    plans, stopped = written(
        say("cli.plannen.progress"),
        n,
        write_made(target, make_plans(gather, unit_id, beside=target, processes=processes_for(n))),
    )
    warn_of_errors(work)
    for plan in plans:
        if not plan.names and not plan.problems:
            tell(say("cli.plannen.missing", unit=plan.unit.title))
    problems = [problem for plan in plans for problem in plan.problems]
    if problems:
        show_problems(problems)
    same = sum(not plan.fresh for plan in plans)
    tell(say("cli.plannen.done", n=sum(bool(plan.names) for plan in plans) - same, folder=target))
    if same:
        tell(say("cli.plannen.same", n=same))
    books = sum(name.endswith(BOOK) for plan in plans if plan.fresh for name in plan.names)
    if books:
        tell(say("cli.plannen.books", n=books))
    if stopped:
        tell(say("cli.plannen.stopped", n=n - len(plans)))
    if stopped or has_errors(problems):
        raise SystemExit(codes.DATA)
