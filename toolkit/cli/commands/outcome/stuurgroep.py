# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan stuurgroep`: the memo of a region for a body on its route of decision."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.options import day_of, day_option, drafts_option, map_option, out_option, round_option, verb
from toolkit.words.catalogue import say

if TYPE_CHECKING:
    from toolkit.documents.memo.inputs import MemoKind
    from toolkit.model.region import Body, Region

_KEYS: tuple["MemoKind", ...] = ("decision", "interim", "final")
_KINDS = {say(f"cli.stuurgroep.kinds.{key}"): key for key in _KEYS}


@verb("stuurgroep")
@map_option
@round_option
@click.option("--voor", "body_id", metavar=say("cli.plannen.body"), help=say("cli.stuurgroep.body"))
@click.option(
    "--soort",
    "kind",
    type=click.Choice(list(_KINDS)),
    default=next(iter(_KINDS)),
    show_default=True,
    help=say("cli.stuurgroep.kind"),
)
@out_option
@day_option
@drafts_option
def command(
    *,
    folder: Path | None,
    round_id: str | None,
    body_id: str | None,
    kind: str,
    out: Path | None,
    day: date | None,
    with_drafts: bool,
) -> None:
    """Make the memo.

    Args:
        folder: the workspace.
        round_id: which round; None for the last.
        body_id: which body reads; None for the one that decides about what teams do together.
        kind: for a decision, or a report.
        out: where the files come; None puts them with the other documents of the round.
        day: of the memo and the plans; None for today.
        with_drafts: whether lists that were not handed in are in the figures; every page says so.
    """
    from toolkit.cli.output import conclude, save_and_tell
    from toolkit.cli.workspace import chosen_round, looked_at, opened, tell_few, warn_of_errors
    from toolkit.work.make.gather import Gather
    from toolkit.work.make.region.memo import make_memo

    place = looked_at(folder)
    round_ = chosen_round(place, round_id)
    body = _body(place.region, body_id)
    work, today = opened(place), day_of(day)
    gather = Gather(work, work.score(round_, with_drafts=with_drafts), day=today)
    files, problems = make_memo(gather, body, _KINDS[kind], today)
    save_and_tell(out or place.documents(round_), files)
    conclude(problems)
    tell_few(work, round_)
    warn_of_errors(work)


def _body(region: "Region", body_id: str | None) -> "Body | None":
    """Who reads; None for the programme manager, who is no body on the route."""
    from toolkit.cli.workspace import unknown_body

    manager = say("audience.programme_manager")
    prepares = body_id == manager
    body = region.decides("pace") if body_id is None else region.body(body_id)
    if body is None and not prepares:
        raise unknown_body(body_id, [*(b.id for b in region.route), manager])
    sight = region.visibility.programme_manager if body is None else region.sight_of(body)
    if sight not in {"named", "coded"}:
        raise click.UsageError(say("cli.stuurgroep.not_seen", title=manager if body is None else body.title))
    return body
