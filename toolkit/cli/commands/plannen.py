# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan plannen`: a development plan for every team."""

from pathlib import Path

import click

from toolkit.cli import codes
from toolkit.cli.actions import write_action_books
from toolkit.cli.declare import map_option, out_option, round_option, unit_option, verb
from toolkit.cli.output import show_problems, tell
from toolkit.cli.plans import write_plans
from toolkit.cli.work import chosen_round, chosen_unit, opened, warn_of_errors
from toolkit.documents.blocks import EDITIONS
from toolkit.documents.comparison.view import Audience
from toolkit.words.catalogue import has_errors, say

_EDITIONS = {say(f"cli.plannen.editions.{key}"): key for key in EDITIONS}
_BOARDS: dict[str, Audience] = {
    say("cli.vergelijken.audiences.ssd"): "ssd",
    say("cli.vergelijken.audiences.bosd"): "bosd",
}


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
    work = opened(folder)
    round_ = chosen_round(work, round_id)
    if unit_id is not None:
        chosen_unit(work, unit_id)
    board = _BOARDS[audience]
    if _EDITIONS[edition] == "board" and getattr(work.region.visibility, board) not in {"named", "coded"}:
        raise click.UsageError(say("cli.plannen.not_seen", audience=audience))
    place = out if out is not None else work.folder / "documenten" / round_.id
    scored = work.score(round_)
    files, missing, remarks = write_plans(
        work, scored, place, unit_id, edition=_EDITIONS[edition], audience=board
    )
    books: list[Path] = []
    if _EDITIONS[edition] == "team":  # a board decides in a meeting, not in the team's own workbook
        books, unreadable = write_action_books(work, scored, place, unit_id)
        remarks = [*remarks, *unreadable]
    warn_of_errors(work)
    for unit in missing:
        tell(say("cli.plannen.missing", unit=unit.unit.title))
    if remarks:
        show_problems(remarks)
    tell(say("cli.plannen.done", n=len({f.stem for f in files}), folder=place))
    if books:
        tell(say("cli.plannen.books", n=len(books)))
    if has_errors(remarks):
        raise SystemExit(codes.DATA)
