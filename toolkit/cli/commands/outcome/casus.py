# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan casus`: a blank workbook for learning from a few cases."""

import re
from datetime import date
from pathlib import Path

import click

from toolkit.cli.options import day_of, day_option, map_option, out_option, unit_option, verb
from toolkit.words.catalogue import say

_QUARTER = re.compile(r"20\d{2}-q[1-4]")


@verb("casus")
@map_option
@unit_option
@click.option("--kwartaal", "quarter", metavar=say("cli.metavar.quarter"), help=say("cli.casus.quarter"))
@out_option
@day_option
def command(
    folder: Path | None,
    unit_id: str | None,
    quarter: str | None,
    out: Path | None,
    day: date | None,
) -> None:
    """Write the workbooks of a quarter.

    Args:
        folder: the workspace.
        unit_id: only this team or municipality.
        quarter: such as 2026-q2; None for that of the day.
        out: where the files come; None for `casus/<quarter>` in the workspace.
        day: on which they are made; None for today.
    """
    if quarter is not None and _QUARTER.fullmatch(quarter) is None:
        raise click.BadParameter(say("cli.casus.quarter_wrong", text=quarter), param_hint="--kwartaal")
    from toolkit.cli.how_far import written
    from toolkit.cli.output import conclude
    from toolkit.cli.workspace import chosen_unit, looked_at, opened
    from toolkit.model.quarter import quarter_named, quarter_of
    from toolkit.reading.workspace import Part
    from toolkit.scoring.region import units_of
    from toolkit.work.make.unit.cases import make_cases
    from toolkit.work.make.write.files import write_made
    from toolkit.work.receive.unread import Unread

    on = day_of(day)
    place = looked_at(folder)
    units = units_of(place.region.at(on)) if unit_id is None else (chosen_unit(place, unit_id),)
    work = opened(place, Part(frozenset(), frozenset(unit.id for unit in units)))
    of_quarter = quarter_of(on) if quarter is None else quarter_named(quarter)
    target = out if out is not None else place.folder / "casus" / of_quarter.id
    writing = write_made(target, make_cases(work, of_quarter, on, unit_id), Unread(work))
    books, stopped = written(say("cli.casus.progress"), len(units), writing)
    problems = [problem for book in books for problem in book.problems]
    done = say("cli.casus.done", n=sum(len(book.names) for book in books), folder=target)
    conclude(problems, done, stopped=stopped)
