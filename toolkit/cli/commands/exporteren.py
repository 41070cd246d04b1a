# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan exporteren`: figures and actions as tables to work on with, as far as the audience may see."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.declare import (
    audience_option,
    day_of,
    day_option,
    drafts_option,
    map_option,
    out_option,
    own_option,
    verb,
)
from toolkit.words.catalogue import has_errors, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.work.make.export import Form
    from toolkit.work.make.shelf import File

_FORMS: tuple["Form", ...] = ("csv", "xlsx", "oscal")


@verb("exporteren")
@map_option
@click.option("--ronde", "round_id", metavar=say("cli.metavar.round"), help=say("cli.exporteren.round"))
@audience_option
@click.option("--vorm", "form", type=click.Choice(_FORMS), help=say("cli.exporteren.form"))
@out_option
@day_option
@own_option
@drafts_option
def command(
    *,
    folder: Path | None,
    round_id: str | None,
    audience: str,
    form: "Form | None",
    out: Path | None,
    day: datetime | None,
    own: str | None,
    with_drafts: bool,
) -> None:
    """Write all figures and actions as tables.

    Args:
        folder: the workspace.
        round_id: this round alone; None for all rounds.
        audience: who gets them, as typed.
        form: CSV files, a workbook or OSCAL; None for both kinds of tables.
        out: where they come; None for the documents of the workspace.
        day: of the plans; None for today.
        own: id of the reader's own municipality.
        with_drafts: whether lists that were not handed in count over teams; the tables say so.
    """
    from toolkit.cli.output import save, show_problems, stop, tell
    from toolkit.cli.work import (
        chosen_audience,
        chosen_round,
        chosen_sight,
        looked_at,
        opened,
        tell_few,
        warn_of_errors,
    )
    from toolkit.model.problem import Problem
    from toolkit.reading.workspace import Part
    from toolkit.work.make.export import FORMS, export_files, fits_a_book, make_export, make_oscal, reader_of
    from toolkit.work.make.gather import Gather

    place = looked_at(folder)
    round_ = chosen_round(place, round_id)
    who = chosen_audience(place, audience)
    if chosen_sight(place, round_, who, own) == "never":
        raise click.UsageError(say("comparison.sight.never"))
    rounds = place.region.rounds if round_id is None else (round_,)
    # what became of earlier actions rests on earlier rounds, also where only one is exported
    work = opened(place, Part(rounds=frozenset(r.id for r in place.region.rounds if r.date <= round_.date)))
    gather = Gather(work, work.score(round_, with_drafts=with_drafts), day=day_of(day))
    reader = reader_of(gather, who, own)
    if isinstance(reader, Problem):
        stop((reader,))
    target = out or place.folder / "documenten" / round_.id
    files: Iterable[File]
    too_large = False
    if form == "oscal":
        files, problems = make_oscal(gather, rounds, reader, day_of(day))
    else:
        export, problems = make_export(gather, rounds, reader, day_of(day))
        files = export_files(export, FORMS if form is None else (form,))
        too_large = form != "csv" and not fits_a_book(export)
    for file in files:
        for name in save(target, [file]):
            tell(say("cli.vergelijken.written", path=target / name))
    if too_large:
        tell(say("cli.exporteren.too_large"))
    if has_errors(problems):
        stop(problems)
    if problems:
        show_problems(problems)
    tell_few(work, round_)
    warn_of_errors(work)
