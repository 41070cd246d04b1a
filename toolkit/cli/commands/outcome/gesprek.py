# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan gesprek`: a sheet to talk from, and a form on which a team settles its answers."""

from pathlib import Path

from toolkit.cli.options import map_option, out_option, round_option, the_unit_option, verb
from toolkit.words.catalogue import say


@verb("gesprek")
@the_unit_option
@map_option
@round_option
@out_option
def command(*, unit_id: str, folder: Path | None, round_id: str | None, out: Path | None) -> None:
    """Write the talk sheet and the settling form of one unit.

    Args:
        unit_id: which team or municipality.
        folder: the workspace.
        round_id: which round; None for the last.
        out: where the files come; None for `documenten/<round>` in the workspace.

    Raises:
        SystemExit: 1 when something is wrong.
    """
    from toolkit.cli.output import conclude
    from toolkit.cli.workspace import chosen_round, chosen_unit, looked_at, opened, tell_few, warn_of_errors
    from toolkit.reading.workspace import Part
    from toolkit.work.make.unit.talks import make_talks
    from toolkit.work.make.write.files import write_made
    from toolkit.work.receive.unread import Unread

    place = looked_at(folder)
    round_ = chosen_round(place, round_id)
    unit = chosen_unit(place, unit_id)
    work = opened(place, Part(frozenset({round_.id}), frozenset({unit.id})))
    target = out or place.documents(round_)
    (written,) = write_made(target, make_talks(work, round_, unit.id), Unread(work))
    tell_few(work, round_, unit.id)
    warn_of_errors(work)
    told = [say("cli.written", path=target / name) for name in written.names]
    if told:
        told.append(say("cli.gesprek.next"))
    elif not written.problems:
        told.append(say("cli.gesprek.nothing", unit=unit.title))
    conclude(written.problems, *told)
