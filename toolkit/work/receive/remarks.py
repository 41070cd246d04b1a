# SPDX-License-Identifier: EUPL-1.2
"""What is to be told of a file: of its cells, and of what became of it."""

from dataclasses import replace

from toolkit.model.problem import Problem
from toolkit.store.imports import Imported
from toolkit.words.catalogue import severity


def told(of_cells: tuple[Problem, ...], done: Imported) -> tuple[Problem, ...]:
    """What reading a file found, with what became of it.

    Args:
        of_cells: what reading found.
        done: what became of the file.

    Returns:
        Of a file that was read in before what was found again, for it stands open still; nobody is told
        then that there is nothing to do. Of a file that does not count only that. Of an empty form not that
        nobody filled it in.
    """
    codes = {problem.code for problem in done.problems}
    if (done.outcome == "kept" and not done.wrote) or "older-file-again" in codes:
        return done.problems
    if done.outcome == "unchanged" and any(severity(problem) != "remark" for problem in of_cells):
        return (*of_cells, *(replace(problem, code="same-file-open") for problem in done.problems))
    asked = (problem for problem in of_cells if problem.code != "respondent-assumed")
    return (*(asked if "form-blank" in codes else of_cells), *done.problems)


def with_told(done: Imported, of_cells: tuple[Problem, ...]) -> Imported:
    """What became of a file, with what is to be told of it."""
    return replace(done, problems=told(of_cells, done))
