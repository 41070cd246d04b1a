# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan voortgang`: what was decided over all plans, how far it is, and what is late."""

from datetime import datetime
from pathlib import Path

import click

from toolkit.cli.declare import (
    audience_option,
    day_of,
    day_option,
    json_option,
    map_option,
    out_option,
    own_option,
    round_option,
    verb,
)
from toolkit.words.catalogue import has_errors, say


@verb("voortgang")
@map_option
@round_option
@audience_option
@out_option
@day_option
@own_option
@json_option
def command(
    *,
    folder: Path | None,
    round_id: str | None,
    audience: str,
    out: Path | None,
    day: datetime | None,
    own: str | None,
    as_json: bool,
) -> None:
    """Show decisions and progress over all plans.

    Args:
        folder: the workspace.
        round_id: of which round the plans are; None for the last.
        audience: who looks, as typed.
        out: where pages come; None shows the tables only.
        day: on which something is late or not; None for today.
        own: id of the reader's own municipality.
        as_json: write schema progress/1 to stdout.
    """
    from toolkit.cli.output import emit_json, save, show_problems, stop, tell
    from toolkit.cli.show.progress import show_progress
    from toolkit.cli.work import (
        chosen_audience,
        chosen_round,
        chosen_sight,
        looked_at,
        opened,
        warn_of_errors,
    )
    from toolkit.documents.progress.record import progress_record
    from toolkit.model.problem import Problem
    from toolkit.reading.workspace import Part
    from toolkit.work.make.export import reader_of
    from toolkit.work.make.gather import Gather
    from toolkit.work.make.progress import make_progress, progress_inputs

    place = looked_at(folder)
    round_ = chosen_round(place, round_id)
    who = chosen_audience(place, audience)
    if chosen_sight(place, round_, who, own) == "never":
        raise click.UsageError(say("comparison.sight.never"))
    work = opened(place, Part(rounds=frozenset(r.id for r in place.region.rounds if r.date <= round_.date)))
    gather = Gather(work, work.score(round_), day=day_of(day))
    reader = reader_of(gather, who, own)
    if isinstance(reader, Problem):
        stop((reader,))
    inputs, problems = progress_inputs(gather, reader, day_of(day))
    if as_json:
        emit_json(progress_record(inputs))
    else:
        show_progress(inputs)
    if out is not None:
        files, told = make_progress(gather, inputs)
        for name in save(out, files):
            tell(say("cli.vergelijken.written", path=out / name))
        problems = (*problems, *told)
    if has_errors(problems):
        stop(problems)
    if problems:
        show_problems(problems)
    warn_of_errors(work)
