# SPDX-License-Identifier: EUPL-1.2
"""Filled-in forms from disk into a workspace, one by one; a bad file does not stop the others."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from toolkit import __version__
from toolkit.checking.everything import asked_in
from toolkit.cli.output import progress
from toolkit.cli.work import Work
from toolkit.forms.read import FormReading, read_workbook
from toolkit.messages.catalogue import say
from toolkit.model.answers import Answers
from toolkit.model.problem import Problem
from toolkit.reading.validated import load
from toolkit.store.answers_file import path_of
from toolkit.store.differences import Difference
from toolkit.store.imports import Imported, Outcome, Policy, import_answers

_LEFTOVERS = ("~$", ".~lock.", "._")
_KINDS = frozenset({".xlsx", ".ods", ".xlsm", ".xls"})


@dataclass(frozen=True, slots=True)
class Received:
    """What became of one form.

    Attributes:
        path: the file.
        unit: team or municipality; None when the form does not say.
        round: id of the round, or None.
        outcome: read, unchanged, kept or refused.
        answers: how many answers it holds.
        differences: with what was there.
        problems: of the form and of its import.
    """

    path: Path
    unit: str | None
    round: str | None
    outcome: Outcome
    answers: int
    differences: tuple[Difference, ...]
    problems: tuple[Problem, ...]


def forms_in(paths: Iterable[Path]) -> list[Path]:
    """The workbooks among files and folders, without what programs leave lying about.

    Args:
        paths: files are taken as they are; folders are looked through.

    Returns:
        Files by path; inside folders only spreadsheets.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(p for p in path.rglob("*") if p.is_file() and _is_form(p))
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def _is_form(path: Path) -> bool:
    leftover = path.name.startswith(_LEFTOVERS) or "__MACOSX" in path.parts
    return path.suffix.lower() in _KINDS and not leftover


def receive(work: Work, files: list[Path], on: date, policy: Policy) -> list[Received]:
    """Read forms and import them, in this order.

    Args:
        work: the workspace.
        files: workbooks.
        on: the day of the import.
        policy: when other answers are there already.

    Returns:
        What became of each file.
    """
    received = []
    with progress(say("cli.inlezen.progress"), len(files)) as step:
        for path in files:
            received.append(_receive(work, path, on, policy))
            step()
    return received


def _receive(work: Work, path: Path, on: date, policy: Policy) -> Received:
    try:
        data = path.read_bytes()
    except PermissionError:
        return _refused(path, (Problem.of("workbook-locked", path.name),))
    except OSError as error:
        why = error.strerror or "-"
        return _refused(path, (Problem.of("unreadable", path.name, name=path.name, why=why),))
    library = work.workspace.library
    asked = {r.id: q for r in work.region.rounds if (q := asked_in(work.region, r, library)) is not None}
    reading = read_workbook(path.name, data, work.region, asked.get, day=on, toolkit_version=__version__)
    if reading.answers is None:
        return _refused(path, reading.problems, reading)
    old, broken = _stored(work, reading.answers)
    if broken is not None:
        return _refused(path, (*reading.problems, broken), reading)
    done: Imported = import_answers(work.folder, path.name, old, reading.answers, policy)
    problems = done.problems if done.outcome in {"unchanged", "kept"} else (*reading.problems, *done.problems)
    count = len(reading.answers.answers)
    return Received(path, reading.unit, reading.round, done.outcome, count, done.differences, problems)


def _stored(work: Work, new: Answers) -> tuple[Answers | None, Problem | None]:
    """What this respondent said before; a file that cannot be read is never overwritten."""
    name = path_of(new)
    place = work.folder / name
    if not place.exists():
        return None, None
    try:
        stored = load(name, place.read_bytes(), Answers)
    except OSError as error:
        return None, Problem.of("unreadable", name, name=place.name, why=error.strerror or "-")
    if stored.model is None:
        return None, Problem.of("stored-unreadable", name)
    return stored.model, None


def _refused(path: Path, problems: tuple[Problem, ...], reading: FormReading | None = None) -> Received:
    unit = None if reading is None else reading.unit
    round_ = None if reading is None else reading.round
    return Received(path, unit, round_, "refused", 0, (), problems)
