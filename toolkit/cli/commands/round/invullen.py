# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan invullen`: the questions of one team or municipality, one at a time in the terminal."""

from datetime import date
from pathlib import Path

import click

from toolkit.cli.options import day_of, day_option, map_option, round_option, the_unit_option, verb
from toolkit.words.catalogue import say


@verb("invullen")
@the_unit_option
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
    day: date | None,
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
    from toolkit.cli.filling_in import begun, talk

    today = day_of(day)
    talk(
        begun(folder, round_id=round_id, unit_id=unit_id, respondent=respondent, lists=lists, today=today),
        plain=plain,
    )
