# SPDX-License-Identifier: EUPL-1.2
"""From a file's bytes to a model, with every problem of the file at once."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from toolkit.model.problem import Place, Problem
from toolkit.reading.fitting import fitting
from toolkit.reading.quick import quick_value
from toolkit.reading.tree import Node, Path, path_text, place_of, read_text, read_tree, to_python

M = TypeVar("M", bound=BaseModel)
M_co = TypeVar("M_co", bound=BaseModel, covariant=True)


@dataclass(frozen=True, slots=True)
class Loaded(Generic[M_co]):
    """A file that was read.

    Attributes:
        file: its name, with '/'.
        model: the value, or None when it does not fit the model; where values may be spared, what is left
            of it without those that do not fit.
        problems: everything that is wrong with this file by itself.
        places: for problems that are found later; None when it could not be parsed.
    """

    file: str
    model: M_co | None
    problems: tuple[Problem, ...]
    places: "Places | None"

    def problem(self, code: str, path: Path, **holes: str | int) -> Problem:
        """A problem at the place that a path of keys and indexes leads to.

        Args:
            code: the code in the catalogue.
            path: keys and indexes from the root.
            **holes: values for the catalogue's sentences.

        Returns:
            The problem with line and column, where the file could be parsed.
        """
        return Problem.of(code, self.file, self.place(path), **holes)

    def place(self, path: Path) -> Place:
        """The place that a path of keys and indexes leads to; empty when the file could not be parsed."""
        return Place() if self.places is None else self.places.of(path)


class Places:
    """Where things stand in a file: the outermost keys at hand, all else worked out when it is asked."""

    __slots__ = ("_data", "_near", "_tree")

    def __init__(
        self, data: bytes, near: Mapping[Path, tuple[int, int]] | None = None, tree: Node | None = None
    ) -> None:
        self._data = data
        self._near = near or {}
        self._tree = tree

    def says(self, text: str) -> bool:
        """Whether a text stands anywhere in the file, however it is meant."""
        return text.encode("utf-8") in self._data

    def of(self, path: Path) -> Place:
        """The place that a path of keys and indexes leads to, or as far as it goes.

        Args:
            path: from the root.

        Returns:
            Line and column of the key, or of the item of a list.
        """
        if path in self._near:
            return Place(*self._near[path])
        if self._tree is None:
            self._tree, _ = read_tree("", self._data)
        return Place() if self._tree is None else place_of(self._tree, path)[0]


def load(file: str, data: bytes, model: type[M], *, spare: bool = False) -> Loaded[M]:
    """Read one YAML file into a model.

    Args:
        file: its name, for the problems.
        data: its bytes.
        model: the model it must fit.
        spare: a value that does not fit is left out, and the rest is kept: one slip of a hand in a file of
            many answers makes nobody vanish. Its problem stays an error.

    Returns:
        The model (None when it does not fit), all problems, and the places.
    """
    text = read_text(file, data)
    quick = None if isinstance(text, Problem) else quick_value(text)
    if quick is not None:
        with suppress(ValidationError):  # the long way says what is wrong, and where
            return Loaded(file, model.model_validate(quick.value), (), Places(data, quick.places))
    tree, problems = read_tree(file, data)
    if tree is None:
        return Loaded(file, None, tuple(problems), None)
    places = Places(data, tree=tree)
    value = to_python(tree, file, problems)
    try:
        return Loaded(file, model.model_validate(value), tuple(problems), places)
    except ValidationError as error:
        problems += model_problems(file, partial(place_of, tree), error)
    return Loaded(file, fitting(value, model) if spare else None, tuple(problems), places)


# pydantic's error types and the codes of ours that say the same in Dutch
_CODES = {
    "extra_forbidden": "unknown-key",
    "missing": "missing-key",
    "literal_error": "not-one-of",
    "string_pattern_mismatch": "wrong-pattern",
    "string_too_short": "empty-text",
    "string_too_long": "text-too-long",
    "too_short": "too-few",
    "not_a_date": "not-a-date",
    "device_name": "device-name",
    "reserved_id": "reserved-id",
    "too_many_decimals": "too-many-decimals",
    "greater_than": "out-of-range",
    "greater_than_equal": "out-of-range",
    "less_than": "out-of-range",
    "less_than_equal": "out-of-range",
    "finite_number": "out-of-range",
    "string_type": "not-text",
    "int_type": "not-a-whole-number",
    "int_from_float": "not-a-whole-number",
    "decimal_type": "not-a-number",
    "is_instance_of": "not-a-number",
    "bool_type": "not-true-or-false",
    "date_type": "not-a-date",
    "dict_type": "not-a-mapping",
    "model_type": "not-a-mapping",
    "model_attributes_type": "not-a-mapping",
    "tuple_type": "not-a-list",
}


def model_problems(
    file: str, find: Callable[[Path], tuple[Place, Path]], error: ValidationError
) -> list[Problem]:
    """The problems of one file, without what pydantic says twice.

    Of a value that may be of several kinds it reports every kind that it is not, with the name of the
    kind in the path. A list whose only item is wrong it reports as too short as well.

    Args:
        file: its name.
        find: the place that a path leads to, and the part of the path that is there; as `place_of`.
        error: that no model could be made.
    """
    problems: list[Problem] = []
    short: dict[Path, Problem] = {}
    kinds: dict[Path, list[Problem]] = {}
    inside: set[Path] = set()  # every place with something wrong further down
    for each in error.errors(include_url=False):
        detail = dict(each)
        path = each["loc"]
        _, found = find(path)
        inside.update(found[:end] for end in range(len(found)))
        problem = _as_problem(file, find, detail)
        at_its_place = not path or path[-1] == "[key]" or (bool(found) and str(found[-1]) == str(path[-1]))
        if detail["type"] == "too_short":
            short[found] = problem
        elif at_its_place or detail["type"] == "missing":
            problems.append(problem)
        else:
            kinds.setdefault(found, []).append(problem)
    problems += [problem for found, problem in short.items() if found not in inside]
    for found, same in kinds.items():
        if len(same) == 1 and found not in inside:
            problems.append(same[0])
        elif found not in inside:
            text = next(str(value) for name, value in same[0].holes if name == "text")
            holes = {"key": _last_key(found), "where": path_text(found), "text": text}
            problems.append(Problem.of("wrong-value", file, same[0].place, **holes))
    return problems


def _last_key(path: Path) -> str:
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def _as_problem(file: str, find: Callable[[Path], tuple[Place, Path]], detail: dict[str, Any]) -> Problem:
    path = tuple(detail["loc"])
    place, found = find(path)
    context = detail.get("ctx", {})
    code = _CODES.get(detail["type"], "wrong-value")
    key = str(path[-1]) if code == "missing-key" else _last_key(found)
    holes: dict[str, str | int] = {"key": key, "where": path_text(found)}
    if code not in {"unknown-key", "missing-key"}:
        holes["text"] = _shown(detail.get("input"))
    if code == "not-one-of":
        holes["expected"] = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
    if code == "out-of-range":
        names = {"gt": ">", "ge": "≥", "lt": "<", "le": "≤"}
        bounds = [f"{sign} {context[name]}" for name, sign in names.items() if name in context]
        holes["bound"] = " ".join(bounds) or "-"
    if code == "text-too-long":
        holes["maximum"] = int(context.get("max_length", 0))
    return Problem.of(code, file, place, **holes)


def _shown(value: Any, most: int = 40) -> str:  # noqa: ANN401 - whatever stood in the file
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, tuple | list):
        return "[…]"
    if isinstance(value, bool):
        return "true" if value else "false"
    text = "null" if value is None else " ".join(str(value).split())
    return text if len(text) <= most else text[: most - 1] + "…"
