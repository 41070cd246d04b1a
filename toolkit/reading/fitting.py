# SPDX-License-Identifier: EUPL-1.2
"""What is left of a file when the values that do not fit are left out."""

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from toolkit.reading.tree import Path

M = TypeVar("M", bound=BaseModel)

_TURNS = 5  # leaving out a value may leave its container without what it must have


def fitting(value: Any, model: type[M]) -> M | None:  # noqa: ANN401 - any plain value
    """The model of all that fits.

    Args:
        value: plain values; it stays as it is.
        model: what it must fit.

    Returns:
        The model without each value that does not fit it; where something is missing, without what it is
        missing from. None when that is the whole.
    """
    for _ in range(_TURNS):
        try:
            return model.model_validate(value)
        except ValidationError as error:
            places = {_as_far_as_it_goes(value, detail["loc"]) for detail in error.errors(include_url=False)}
        if () in places:
            return None
        value = _without(value, places, ())
    return None


def _as_far_as_it_goes(value: Any, path: Path) -> Path:  # noqa: ANN401 - idem
    """The part of a path that is there: pydantic adds names of kinds, and of what is missing."""
    for n, part in enumerate(path):
        inside = dict(enumerate(value)) if isinstance(value, tuple) else value
        if not isinstance(inside, dict) or part not in inside:
            return path[:n]
        value = inside[part]
    return path


def _without(value: Any, places: set[Path], here: Path) -> Any:  # noqa: ANN401 - idem
    if isinstance(value, dict):
        kept = {key: part for key, part in value.items() if (*here, key) not in places}
        return {key: _without(part, places, (*here, key)) for key, part in kept.items()}
    if isinstance(value, tuple):
        return tuple(_without(p, places, (*here, n)) for n, p in enumerate(value) if (*here, n) not in places)
    return value
