# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan herinneren`: a text per team and municipality with exactly what is open."""

from datetime import date
from pathlib import Path

from toolkit.cli.options import day_of, day_option, map_option, out_option, round_option, unit_option, verb
from toolkit.words.catalogue import say


@verb("herinneren")
@map_option
@round_option
@unit_option
@day_option
@out_option
def command(
    *, folder: Path | None, round_id: str | None, unit_id: str | None, day: date | None, out: Path | None
) -> None:
    """Write the reminders of a round.

    Args:
        folder: the workspace.
        round_id: which round; None for the last.
        unit_id: only this team or municipality.
        day: today; None for the day of the computer.
        out: where the texts come; None for the folder of the round in `herinneringen` of the workspace.
    """
    from toolkit.cli.how_far import written
    from toolkit.cli.output import conclude
    from toolkit.cli.workspace import chosen_round, chosen_unit, looked_at, opened
    from toolkit.reading.workspace import Part
    from toolkit.words.text import unit_text
    from toolkit.work.make.unit.reminders import make_reminders
    from toolkit.work.make.write.files import write_made

    place = looked_at(folder)
    round_ = chosen_round(place, round_id)
    only = None if unit_id is None else frozenset({chosen_unit(place, unit_id).id})
    work = opened(place, Part(frozenset({round_.id}), only))
    target = out if out is not None else place.folder / "herinneringen" / round_.id
    made = make_reminders(work, round_, day_of(day), unit_id)
    texts, stopped = written(
        say("cli.herinneren.progress"), len(only or work.region.teams), write_made(target, made)
    )
    problems = [problem for text in texts for problem in text.problems]
    names = [(unit_text(text.unit.kind, text.unit.title), name) for text in texts for name in text.names]
    told = [say("cli.herinneren.done", n=len(names), folder=target)] if names else []
    told += [] if names or problems or stopped else [say("cli.herinneren.nothing")]
    told += [say("cli.herinneren.one", unit=title, file=name) for title, name in names]
    conclude(problems, *told, stopped=stopped)
