# SPDX-License-Identifier: EUPL-1.2
"""Every text that people wrote in a file, however deep it stands: nothing that is stored is passed over."""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from toolkit.model.base import Model
from toolkit.reading.tree import Path

M = TypeVar("M", bound=Model)

# made by the program: ids, hashes, and where answers came from
_OURS = frozenset(
    {"asked", "based_on", "imports", "migrated", "round", "schema_", "shown", "standards", "unit"}
)

_DEEPER = (str, tuple, dict, Model)


def with_texts(model: M, change: Callable[[Path, str], str]) -> M:
    """A model with each of its texts changed.

    Args:
        model: answers or decisions.
        change: from the place of a text, as in the file, and the text itself to what comes instead.

    Returns:
        The same model where nothing changed.
    """
    changed: M = _changed(model, (), change)
    return changed


@cache
def _of_people(kind: type[Model]) -> tuple[str, ...]:
    """The fields of a model in which people may have written."""
    return tuple(field for field in kind.model_fields if field not in _OURS)


def _changed(value: Any, path: Path, change: Callable[[Path, str], str]) -> Any:  # noqa: ANN401 - any value
    if isinstance(value, str):
        return change(path, value)
    if isinstance(value, Model):
        update = {}
        fields = value.__dict__
        for key in _of_people(type(value)):
            old = fields[key]
            if old and isinstance(old, _DEEPER):
                new = _changed(old, (*path, key), change)
                if new is not old and new != old:
                    update[key] = new
        return value.model_copy(update=update) if update else value
    if isinstance(value, dict):
        return {k: _changed(v, (*path, k), change) for k, v in value.items()}
    if isinstance(value, tuple):
        return tuple(_changed(v, (*path, n), change) for n, v in enumerate(value))
    return value
