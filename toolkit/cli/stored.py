# SPDX-License-Identifier: EUPL-1.2
"""Answers that stand on disk already, before something is written in their place."""

from pathlib import Path

from toolkit.messages.catalogue import has_errors
from toolkit.model.answers import Answers
from toolkit.model.problem import Problem
from toolkit.reading.validated import load
from toolkit.store.answers_file import path_of


def read_stored(folder: Path, wanted: Answers) -> tuple[Answers | None, Problem | None]:
    """What a respondent said before; a file with errors is never overwritten.

    Args:
        folder: the workspace.
        wanted: unit, round and respondent decide the place.

    Returns:
        The answers (None when there are none yet), or why they cannot be used.
    """
    name = path_of(wanted)
    place = folder / name
    try:
        stored = load(name, place.read_bytes(), Answers)
    except FileNotFoundError:
        return None, None
    except OSError as error:
        return None, Problem.of("unreadable", name, name=place.name, why=error.strerror or "-")
    # also when it says of itself that it belongs elsewhere: it would be written back to that place
    if stored.model is None or has_errors(stored.problems) or path_of(stored.model) != name:
        return None, Problem.of("stored-unreadable", name)
    return stored.model, None
