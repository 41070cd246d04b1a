# SPDX-License-Identifier: EUPL-1.2
"""How large a step in the version number a change asks: what other files and answers can rely on.

A third number that rises promises that every answer still stands. A second number that rises promises that
every question is still there under its id, so that norms, measures and decisions that name it still fit. A
first number that rises promises nothing.
"""

from dataclasses import dataclass
from typing import Literal

from toolkit.model.base import version_order
from toolkit.versions.difference import Difference, Differences

Step = Literal["none", "patch", "minor", "major"]
_ORDER: tuple[Step, ...] = ("none", "patch", "minor", "major")


@dataclass(frozen=True, slots=True)
class Needed:
    """The smallest step that fits.

    Attributes:
        step: of the version number.
        because: the first change that asks for it; None where nothing changed.
    """

    step: Step
    because: Difference | None


def step_between(before: str, after: str) -> Step:
    """Which of the three numbers rises first.

    Args:
        before: version such as 1.0.0.
        after: likewise.

    Returns:
        'none' where the second is not the later of the two.
    """
    old, new = version_order(before), version_order(after)
    if new <= old:
        return "none"
    return "major" if new[0] > old[0] else "minor" if new[1] > old[1] else "patch"


def is_later(version: str, than: str) -> bool:
    """Whether a version comes after another."""
    return step_between(than, version) != "none"


def step_needed(differences: Differences) -> Needed:
    """The smallest step that all changes together ask.

    Args:
        differences: between two versions.

    Returns:
        The step, and the first change that asks for it.
    """
    needed = Needed("none", None)
    for difference in differences.found:
        step = _step_of(difference)
        if _ORDER.index(step) > _ORDER.index(needed.step):
            needed = Needed(step, difference)
    return needed


def is_enough(given: Step, needed: Step) -> bool:
    """Whether a step is at least as large as another."""
    return _ORDER.index(given) >= _ORDER.index(needed)


def _step_of(difference: Difference) -> Step:
    gone = set(difference.from_) - set(difference.to)
    if gone or difference.kind == "scale":
        return "major"
    return "patch" if difference.kind == "words" else "minor"
