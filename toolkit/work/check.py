# SPDX-License-Identifier: EUPL-1.2
"""Everything that is remarkable in a workspace and its content, or in the content alone."""

from dataclasses import dataclass
from pathlib import Path

from toolkit.checking.everything import check_library, check_workspace
from toolkit.model.problem import Problem
from toolkit.places import package_content
from toolkit.reading.library import read_library
from toolkit.reading.workspace import read_workspace
from toolkit.work.workspace.how_far import Progress, silent
from toolkit.work.workspace.open import Problems, find_folder, read_files
from toolkit.work.workspace.settle import settle


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking found.

    Attributes:
        problems: every one, by file and place.
        files: how many were looked at.
        content_alone: True when there is no workspace.
        closed: ids of rounds after which another one came in.
        example: True where the region is invented.
    """

    problems: Problems
    files: int
    content_alone: bool = False
    closed: frozenset[str] = frozenset()
    example: bool = False


def closed_round(problem: Problem, closed: frozenset[str]) -> str | None:
    """The closed round that a problem is of.

    Args:
        problem: with its file.
        closed: ids of rounds.

    Returns:
        Its id; None for a problem of a round that is not closed, or of none.
    """
    top, _, rest = problem.file.partition("/")
    round_ = rest.partition("/")[0]
    return round_ if top == "rounds" and round_ in closed else None


def check(folder: Path | None, here: Path, progress: Progress = silent) -> Checked | Problem:
    """Check content, and a workspace where there is one.

    Args:
        folder: the workspace; None to look for one.
        here: without a folder: look here and in the folders above.
        progress: told while files are read and checked.

    Returns:
        Every problem of every file; or that there is no such folder, or a file cannot be read.
    """
    content = package_content()
    place = find_folder(folder, here)
    if isinstance(place, Problem) and folder is None:
        return Checked(check_library(read_library(content)), len(content), content_alone=True)
    if isinstance(place, Problem):
        return place
    left = settle(place)
    files = read_files(place)
    if isinstance(files, Problem):
        return files
    steps = 2 * len(files)
    workspace = read_workspace(files, content, lambda n: progress(n, steps))
    problems = check_workspace(workspace, lambda n: progress(len(files) + n, steps))
    region = workspace.region.model
    came_in = [] if region is None else [r for r in region.rounds if workspace.of_round(r.id)]
    last = max((r.date for r in came_in), default=None)
    closed = frozenset(r.id for r in came_in if last is not None and r.date < last)
    n, example = len(files) + len(content), region is not None and region.example
    return Checked((*left, *problems), n, closed=closed, example=example)
