# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan vergelijken`: the municipalities beside each other, as far as the audience may see."""

from datetime import datetime
from pathlib import Path

from toolkit.cli.declare import (
    audience_option,
    day_of,
    day_option,
    drafts_option,
    map_option,
    out_option,
    own_option,
    round_option,
    verb,
)
from toolkit.words.catalogue import has_errors, say


@verb("vergelijken")
@map_option
@round_option
@audience_option
@out_option
@day_option
@own_option
@drafts_option
def command(
    *,
    folder: Path | None,
    round_id: str | None,
    audience: str,
    out: Path | None,
    day: datetime | None,
    own: str | None,
    with_drafts: bool,
) -> None:
    """Compare the municipalities of a round.

    Args:
        folder: the workspace.
        round_id: which round; None for the last.
        audience: who looks, as typed.
        out: where a page and a workbook come; None shows the tables only.
        day: of the plans that are compared; None for today.
        own: id of the reader's own municipality.
        with_drafts: whether lists that were not handed in are in the figures; every page says so.
    """
    from toolkit.cli.output import save, show_problems, stop, tell
    from toolkit.cli.show.compare import show_comparison
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
    from toolkit.work.make.comparison import make_comparison
    from toolkit.work.make.gather import Gather

    place = looked_at(folder)
    round_ = chosen_round(place, round_id)
    who = chosen_audience(place, audience)
    sight = chosen_sight(place, round_, who, own)
    # the page shows earlier rounds beside this one
    earlier = (r.id for r in place.region.rounds if out is not None and r.date < round_.date)
    work = opened(place, Part(rounds=frozenset({round_.id, *earlier})))
    gather = Gather(work, work.score(round_, with_drafts=with_drafts), day=day_of(day))
    codes = work.codes_for(sight)
    if isinstance(codes, Problem):
        stop((codes,))
    show_comparison(gather.scored, who, own, codes)
    if out is not None:
        files, problems = make_comparison(gather, who, own)
        for name in save(out, files):
            tell(say("cli.vergelijken.written", path=out / name))
        if has_errors(problems):
            stop(problems)
        if problems:
            show_problems(problems)
    tell_few(work, round_)
    warn_of_errors(work)
