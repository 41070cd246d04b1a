# SPDX-License-Identifier: EUPL-1.2
"""The invented region that everything can be tried on."""

import hashlib
from pathlib import Path

from toolkit.model.problem import Problem
from toolkit.places import data_folder, read_folder
from toolkit.store.disk import File
from toolkit.store.kept_results import is_ours
from toolkit.work.workspace.open import REGION, Place, look

EXAMPLE = "voorbeeldregio"
OPEN_SECRET = hashlib.sha256(EXAMPLE.encode()).digest()
"""What letters of the example are drawn with: its data are invented, and a demo looks the same everywhere."""


def example_files() -> tuple[File, ...]:
    """The files of the example; what was read in into a folder before is not among them.

    Returns:
        region.yaml first: who is cut off after it can go on in the same folder.
    """
    files = read_folder(data_folder() / "assessments" / EXAMPLE, None)
    return (REGION, files.pop(REGION)), *files.items()


def not_for_example(folder: Path) -> Problem | None:
    """Why the example cannot come in a folder: it would mix with something else.

    Args:
        folder: where it should come.

    Returns:
        None when the folder is new, empty, or holds the example already.
    """
    shown = folder.as_posix()
    if not folder.exists() or all(is_ours(path.name) for path in folder.iterdir()):
        return None
    if not (folder / REGION).is_file():
        return Problem.of("target-not-empty", shown, folder=shown)
    place = look(folder)
    same = isinstance(place, Place) and place.region.id == EXAMPLE and place.region.example
    return None if same else Problem.of("other-region", shown, folder=shown)
