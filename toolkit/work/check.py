# SPDX-License-Identifier: EUPL-1.2
"""Everything that is remarkable in a workspace and its content, or in the content alone."""

from dataclasses import dataclass
from pathlib import Path

from toolkit.checking.everything import check_library, check_workspace
from toolkit.model.problem import Problem
from toolkit.places import package_content
from toolkit.reading.library import read_library
from toolkit.reading.workspace import read_workspace
from toolkit.work.open import Problems, find_folder, read_files
from toolkit.work.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking found.

    Attributes:
        problems: every one, by file and place.
        files: how many were looked at.
        content_alone: True when there is no workspace.
    """

    problems: Problems
    files: int
    content_alone: bool = False


def check(folder: Path | None, here: Path, progress: Progress = silent) -> Checked | Problem:
    """Check content, and a workspace where there is one.

    Args:
        folder: the workspace, also when it has no region.yaml; None to look for one.
        here: without a folder: look here and in the folders above.
        progress: told while files are read and checked.

    Returns:
        Every problem of every file; or that a file cannot be read.
    """
    content = package_content()
    place = folder if folder is not None else find_folder(None, here)
    if isinstance(place, Problem):
        return Checked(check_library(read_library(content)), len(content), content_alone=True)
    files = read_files(place)
    if isinstance(files, Problem):
        return files
    steps = 2 * len(files)
    workspace = read_workspace(files, content, lambda n: progress(n, steps))
    problems = check_workspace(workspace, lambda n: progress(len(files) + n, steps))
    return Checked(problems, len(files) + len(content))
