# SPDX-License-Identifier: EUPL-1.2
"""One workbook with decisions into a workspace: what changes, whether it may, and one logged replace."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, cast

from toolkit.model.base import Day
from toolkit.model.given.cases import CaseReview
from toolkit.model.given.decision import PartyDecisions
from toolkit.model.given.plan import Plan
from toolkit.model.given.said import CasesSaid, PartySaid, PlanSaid, Said
from toolkit.model.problem import Hole, Problem
from toolkit.store.imports import Imported, Policy, known_files, write_logged
from toolkit.store.merging.cases_merge import merge_cases
from toolkit.store.merging.older import is_older
from toolkit.store.merging.party_merge import merge_party
from toolkit.store.merging.plan_merge import CellNote, Merged, NoteKind, Stored, merge_plan
from toolkit.store.one_writer import Alone
from toolkit.store.plan_file import (
    cases_path,
    cases_to_yaml,
    party_path,
    party_to_yaml,
    plan_path,
    plan_to_yaml,
)


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


def import_plan(
    held: Alone,
    file: str,
    old: Plan | None,
    said: PlanSaid,
    policy: Policy,
    *,
    on: Day,
    words: Words,
    later: bool = True,
    stored: Plan | None = None,
) -> Imported:
    """Bring one action workbook that was read into a workspace.

    Args:
        held: the workspace, in which nobody else writes.
        file: name of the workbook, for the problems.
        old: what is stored about this team's plan, or None.
        said: what the workbook says.
        policy: where a decision changed in the plan and in the cell: ask (refuse and list all of
            them), newest (the cell, but for a workbook that is older than one read before), keep (the
            plan; the other cells do go in), or chosen (the cell).
        on: the day of the import.
        words: for the problems.
        later: False when the workbook is of an earlier round than the plan that is stored.
        stored: as it stands on disk, where `old` follows from it: what differs is told of that.

    Returns:
        What became of it. Only 'read' changed anything on disk.
    """
    of_unit = _Kind(
        said.unit,
        said,
        lambda wins: merge_plan(old, said, on=on, newest=wins, later=later, stored=stored),
        plan_to_yaml,
        plan_path(said.unit),
        "actions-blank",
        "actions-would-overwrite",
    )
    return _bring(held, file, old, of_unit, policy, words=words)


def import_party(
    held: Alone,
    file: str,
    old: PartyDecisions | None,
    said: PartySaid,
    policy: Policy,
    *,
    words: Words,
    later: bool = True,
) -> Imported:
    """Bring one workbook with decisions above the teams into a workspace; arguments and result as above."""
    of_party = _Kind(
        said.title,
        said,
        lambda wins: merge_party(old, said, newest=wins, later=later),
        party_to_yaml,
        party_path(said.party),
        "decisions-blank",
        "decisions-would-overwrite",
    )
    return _bring(held, file, old, of_party, policy, words=words)


def import_cases(
    held: Alone, file: str, old: CaseReview | None, said: CasesSaid, policy: Policy, *, words: Words
) -> Imported:
    """Bring the patterns that a team saw in its cases into a workspace; arguments and result as above."""
    of_cases = _Kind(
        said.unit,
        said,
        lambda wins: merge_cases(old, said, newest=wins),
        cases_to_yaml,
        cases_path(said.unit, said.quarter),
        "cases-blank",
        "cases-would-overwrite",
    )
    return _bring(held, file, old, of_cases, policy, words=words)


@dataclass(frozen=True, slots=True)
class _Kind(Generic[Stored]):
    """A workbook of one kind: whose it is, how it is laid over what is stored, and what is told of it."""

    unit: str
    said: Said
    lay: Callable[[bool], Merged[Stored]]
    write: Callable[[Stored], bytes]
    path: str
    blank: str
    overwrites: str


def _bring(
    held: Alone, file: str, old: Stored | None, kind: _Kind[Stored], policy: Policy, *, words: Words
) -> Imported:
    """One workbook of any kind: the same rules for each."""
    unit, source = kind.unit, kind.said.source
    known = set() if old is None else known_files(old.imports)
    if source.sha256 in known:
        return Imported("unchanged", (), (Problem.of("same-file-again", file),))
    if old is None and kind.said.says_nothing:
        return Imported("refused", (), (Problem.of(kind.blank, file, unit=unit),))
    older = old is not None and is_older(source, old.imports)
    wins = policy == "chosen" or (policy == "newest" and not older)
    merged = kind.lay(wins)
    # where the cell counts there is nothing to look at again: it stands among what changed
    told = (note for note in merged.notes if not (wins and note.kind == "differs"))
    problems = tuple(_problem(file, note, words) for note in told)
    conflicts = merged.conflicts
    if conflicts and policy == "ask":
        all_together = Problem.of(kind.overwrites, file, unit=unit, changes=len(conflicts))
        return Imported("refused", conflicts, (*problems, all_together))
    if conflicts and policy == "keep":
        came_before = old is not None and source.sha256 in {i.sha256 for i in old.imports}
        if came_before and not merged.changed:
            return Imported("kept", conflicts, problems)
        *imports, last = merged.plan.imports
        partly = last.model_copy(update={"partly": True})
        merged.plan = cast("Stored", merged.plan.model_copy(update={"imports": (*imports, partly)}))
    data = kind.write(merged.plan)
    done = write_logged(held, kind.path, data, merged.changed, file=source.file, sha256=source.sha256)
    return Imported(done.outcome, done.differences, (*problems, *done.problems))


def _problem(file: str, note: CellNote, words: Words) -> Problem:
    old, new = (_short(words.value(note.what, value)) for value in (note.old, note.new))
    holes: dict[str, Hole] = {"where": words.where(note.what), "old": old, "new": new}
    return Problem.of(_CODES[note.kind], file, note.place, **holes)


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
