# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan migreren`: answers carried over to the versions of the lists that a round asks."""

from pathlib import Path

import click

from toolkit.cli.options import json_option, map_option, round_option, unit_option, verb
from toolkit.words.catalogue import say


@verb("migreren")
@map_option
@round_option
@unit_option
@click.option("--schrijf", "write", is_flag=True, help=say("cli.migreren.write"))
@json_option
def command(
    *, folder: Path | None, round_id: str | None, unit_id: str | None, write: bool, as_json: bool
) -> None:
    """Show what becomes of answers to earlier versions, and write it where that is asked.

    Args:
        folder: the workspace.
        round_id: which round; None for the last.
        unit_id: of one team or municipality.
        write: write the files; else only show.
        as_json: as data.

    Raises:
        SystemExit: 1 when a file could not be written.
    """
    from toolkit.cli.output import stop, tell
    from toolkit.cli.show.migrated import show_migrated
    from toolkit.cli.workspace import chosen_round, chosen_unit, looked_at, opened, warn_of_errors
    from toolkit.reading.workspace import Part
    from toolkit.work.migrate import to_migrate, write_migrated

    place = looked_at(folder)
    round_ = chosen_round(place, round_id)
    only = None if unit_id is None else chosen_unit(place, unit_id).id
    units = None if only is None else frozenset({only})
    part = Part(rounds=frozenset({round_.id}), units=units)
    work = opened(place, part)
    moved = tuple(to_migrate(work, round_, only))
    show_migrated(moved, round_.id, example=work.region.example, as_json=as_json)
    if write:
        problems = [problem for one in moved for problem in write_migrated(place.folder, one)]
        if problems:
            stop(problems)
    if moved and not as_json:
        tell(say(f"versions.migrated.{'written' if write else 'dry'}", n=len(moved)))
    warn_of_errors(opened(place, part) if write and moved else work)  # what was wrong before is mended now
