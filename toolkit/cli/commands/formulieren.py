# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan formulieren`: a workbook for every team and municipality."""

from pathlib import Path

import click

from toolkit.cli.declare import map_option, out_option, round_option, unit_option, verb
from toolkit.cli.make import write_forms
from toolkit.cli.output import tell
from toolkit.cli.work import chosen_round, chosen_unit, looked_at, opened
from toolkit.reading.workspace import Part
from toolkit.words.catalogue import say


@verb("formulieren")
@map_option
@round_option
@unit_option
@out_option
@click.option("--vorige", "previous", is_flag=True, help=say("cli.formulieren.previous"))
def command(
    *, folder: Path | None, round_id: str | None, unit_id: str | None, out: Path | None, previous: bool
) -> None:
    """Write the forms of a round.

    Args:
        folder: the workspace.
        round_id: which round; None for the last.
        unit_id: only this team or municipality.
        previous: show each team what it answered in the round before.
        out: where the files come; None for `formulieren/<round>` in the workspace.
    """
    at = looked_at(folder)
    round_ = chosen_round(at, round_id)
    chosen = None if unit_id is None else chosen_unit(at, unit_id).id
    work = opened(
        at, Part(None if previous else frozenset(), None if chosen is None else frozenset({chosen}))
    )
    place = out if out is not None else work.folder / "formulieren" / round_.id
    files = write_forms(work, round_, place, chosen, previous=previous)
    tell(say("cli.formulieren.done", n=len(files), folder=place))
