# SPDX-License-Identifier: EUPL-1.2
"""What a program that was killed left behind: cleared up by the next one, and what it means said once."""

from pathlib import Path

from toolkit.model.problem import Problem
from toolkit.store.disk import clear_up
from toolkit.store.kept_results import FOLDER
from toolkit.store.log import CutOff, close_cut_off

_MADE = ("formulieren", "documenten", "herinneringen")  # with a folder per round
_FLAT = "terug"


def settle(folder: Path) -> tuple[Problem, ...]:
    """Clear up in a workspace.

    Args:
        folder: the workspace.

    Returns:
        Of each form or workbook that was being read in, whether it was stored; of answers that another form
        replaced, whether they are gone.
    """
    found = close_cut_off(folder)
    made = [place for name in _MADE for place in (folder / name).glob("*") if place.is_dir()]
    made.append(folder / _FLAT)
    clear_up([folder, folder / FOLDER, *made, *(place / FOLDER for place in made)])
    return tuple(Problem.of(_code(one), one.path, source=one.file) for one in found)


def _code(one: CutOff) -> str:
    if not one.stored:
        return "cut-off-not-stored"
    return "cut-off-removed" if one.removed else "cut-off-stored"
