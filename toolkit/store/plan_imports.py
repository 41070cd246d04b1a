# SPDX-License-Identifier: EUPL-1.2
"""One workbook with decisions into a workspace: what changes, whether it may, and one logged replace."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from toolkit.model.given.said import Said
from toolkit.model.problem import Hole, Problem
from toolkit.store.imports import Imported, Policy, known_files, write_logged
from toolkit.store.merging.older import is_older
from toolkit.store.merging.plan_merge import CellNote, Merged, NoteKind, Stored
from toolkit.store.one_writer import Alone

S = TypeVar("S", bound=Said)

_MOST_SIGNS = 60  # of a value in a sentence


@dataclass(frozen=True, slots=True)
class Words:
    """How the problems name what they are about; this part of the program knows no Dutch.

    Attributes:
        where: of `M-AB-02.quarter`, or of the state of a step.
        value: of the same and a value of it.
    """

    where: Callable[[str], str]
    value: Callable[[str, object], str]


_CODES: dict[NoteKind, str] = {
    "differs": "action-cell-differs",
    "older": "action-cell-older",
    "blank": "action-cell-blank",
    "renumbered": "own-action-renumbered",
}


@dataclass(frozen=True, slots=True)
class Storing(Generic[S, Stored]):
    """How one kind of workbook is stored.

    Attributes:
        blank: code of the problem that nothing is in it.
        overwrites: code of the problem that it is refused, as it changes what stands.
        whose: it is, for the problems.
        file: the path and the bytes of what is to be stored.
        words: for the problems.
    """

    blank: str
    overwrites: str
    whose: Callable[[S], str]
    file: Callable[[Stored], tuple[str, bytes]]
    words: Words


def import_said(
    held: Alone,
    file: str,
    old: Stored | None,
    said: S,
    policy: Policy,
    *,
    storing: Storing[S, Stored],
    lay: Callable[[bool], Merged[Stored]],
) -> Imported:
    """Bring one workbook that was read into a workspace: the same rules for each kind.

    Args:
        held: the workspace, in which nobody else writes.
        file: name of the workbook, for the problems.
        old: what is stored of the same, or None.
        said: what the workbook says.
        policy: where a decision changed both in what is stored and in the cell: ask (refuse and list all of
            them), newest (the cell, but for a workbook that is older than one read before), keep (what is
            stored; the other cells do go in), or chosen (the cell).
        storing: of its kind.
        lay: lays the workbook over what is stored; True lets it win where both changed.

    Returns:
        What became of it. Only 'read' changed anything on disk.
    """
    source, whose = said.source, storing.whose(said)
    known = set() if old is None else known_files(old.imports)
    if source.sha256 in known:
        return Imported("unchanged", (), (Problem.of("same-file-again", file),))
    if old is None and said.says_nothing:
        return Imported("refused", (), (Problem.of(storing.blank, file, unit=whose),))
    older = old is not None and is_older(source, old.imports)
    wins = policy == "chosen" or (policy == "newest" and not older)
    merged = lay(wins)
    # where the cell counts there is nothing to look at again: it stands among what changed
    told = (note for note in merged.notes if not (wins and note.kind == "differs"))
    problems = tuple(_problem(file, note, storing.words) for note in told)
    conflicts = merged.conflicts
    if conflicts and policy == "ask":
        all_together = Problem.of(storing.overwrites, file, unit=whose, changes=len(conflicts))
        return Imported("refused", conflicts, (*problems, all_together))
    if conflicts and policy == "keep":
        came_before = old is not None and source.sha256 in {i.sha256 for i in old.imports}
        if came_before and not merged.changed:
            return Imported("kept", conflicts, problems)
        *imports, last = merged.plan.imports
        partly = last.model_copy(update={"partly": True})
        merged.plan = cast("Stored", merged.plan.model_copy(update={"imports": (*imports, partly)}))
    path, data = storing.file(merged.plan)
    done = write_logged(held, path, data, merged.changed, file=source.file, sha256=source.sha256)
    return Imported(done.outcome, done.differences, (*problems, *done.problems))


def _problem(file: str, note: CellNote, words: Words) -> Problem:
    old, new = (_short(words.value(note.what, value)) for value in (note.old, note.new))
    holes: dict[str, Hole] = {"where": words.where(note.what), "old": old, "new": new}
    return Problem.of(_CODES[note.kind], file, note.place, **holes)


def _short(text: str) -> str:
    return text if len(text) <= _MOST_SIGNS else text[: _MOST_SIGNS - 1] + "…"
