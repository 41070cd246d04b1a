# SPDX-License-Identifier: EUPL-1.2
"""The talk between a unit and its municipality, recorded on the lists that were handed in."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from toolkit.model.given.answers import TEAM_RESPONDENT, Answers, ListState
from toolkit.model.problem import Problem
from toolkit.model.region import Round
from toolkit.scoring.unit import Unit
from toolkit.store.answers_file import answers_to_yaml, path_of
from toolkit.store.imports import write_logged
from toolkit.store.merging.differences import Difference
from toolkit.store.one_writer import Alone, alone
from toolkit.work.workspace.stored import read_stored

FROM = "besproken"
"""Where the log says that the change came from."""


@dataclass(frozen=True, slots=True)
class Discussed:
    """What became of recording a talk.

    Attributes:
        lists: ids of the lists that are discussed now, also those that were so already on this day.
        problems: lists that could not be, or why nothing was recorded.
    """

    lists: tuple[str, ...]
    problems: tuple[Problem, ...]


def record_talk(folder: Path, round_: Round, unit: Unit, on: date) -> Discussed:
    """Record that a unit talked over what it handed in.

    A list that is still a draft stays one: filled in is not handed in, and only what was handed in is
    talked over as it stands.

    Args:
        folder: the workspace.
        round_: the round.
        unit: the team or municipality.
        on: the day of the talk.

    Returns:
        The lists that are discussed, and what is wrong.
    """
    with alone(folder) as held:
        return _record(held, round_, unit, on) if isinstance(held, Alone) else Discussed((), (held,))


def _record(held: Alone, round_: Round, unit: Unit, on: date) -> Discussed:
    wanted = Answers(schema_="answers/1", unit=unit.id, round=round_.id, respondent=TEAM_RESPONDENT)
    stored, broken = read_stored(held.folder, wanted)
    file = path_of(wanted)
    if broken is not None:
        return Discussed((), (broken,))
    if stored is None or not stored.standards:
        return Discussed((), (Problem.of("nothing-to-discuss", file, unit=unit.id, round=round_.id),))
    drafts = tuple(name for name, each in stored.standards.items() if each.state == "draft")
    lists = {
        name: ListState(version=each.version, state="discussed", since=on)
        for name, each in stored.standards.items()
        if each.state != "draft"
    }
    told = [Problem.of("list-not-handed-in", file, standard=name) for name in drafts]
    early = [
        Problem.of("discussed-before-handed-in", file, standard=name, since=before.since.isoformat())
        for name, before in stored.standards.items()
        if name in lists and before.state == "submitted" and before.since is not None and before.since > on
    ]
    new = stored.model_copy(update={"standards": {**stored.standards, **lists}})
    # whole, so that the day of handing in is still in the log
    changed = [Difference(f"state.{name}", stored.standards[name], lists[name]) for name in lists]
    changes = tuple(d for d in changed if d.old != d.new)
    if changes:
        done = write_logged(held, file, answers_to_yaml(new), changes, file=FROM, sha256=None)
        if done.outcome != "read":
            return Discussed((), done.problems)
    return Discussed(tuple(lists), (*told, *early))
