# SPDX-License-Identifier: EUPL-1.2
"""Dutch words by key, one YAML file per surface beside this file; and problems by code, in problems.yaml."""

import pkgutil
import re
from collections.abc import KeysView
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

import yaml

from toolkit.words.numbers import number

if TYPE_CHECKING:
    from toolkit.model.problem import Problem

_NO_COUNT = frozenset({"year", "line", "column", "row"})
"""Holes with a whole number that says which one it is, not how many there are."""
_PLURAL = re.compile(r"\{(\w+)\|([^|{}]*)\|([^|{}]*)\}")

SURFACES = (
    "general",
    "cli",
    "form",
    "plan",
    "board",
    "comparison",
    "fill",
    "actions",
    "talk",
    "mail",
    "export",
    "progress",
    "versions",
    "revision",
    "desk",
    "party",
    "memo",
    "layer",
    "authoring",
    "cases",
    "earlier",
)
"""The files with words; all but the general one are named after the first part of their keys."""

Severity = Literal["error", "warning", "remark"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One kind of problem, as the catalogue describes it.

    Attributes:
        code: stable, in lower case with hyphens.
        severity: error: cannot go on with this; warning: goes on, look at it; remark: good to know.
        title: two to six words.
        message: what is wrong, with named holes.
        hint: what to do.
    """

    code: str
    severity: Severity
    title: str
    message: str
    hint: str


class _Composer(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]  # libyaml's, or the pure one
    """Takes every value for text, as words are: asking what else each may be costs as much as reading."""

    def descend_resolver(self, _parent: object, _index: object) -> None:
        """Nothing."""

    def ascend_resolver(self) -> None:
        """Nothing."""

    def resolve(self, _kind: object, _value: object, _implicit: object) -> None:
        """No tag."""


def _nodes(name: str) -> list[tuple[Any, Any]]:
    """Keys and values of a file with words; PyYAML publishes no usable node types."""
    found: list[tuple[Any, Any]] = _Composer(_read(f"{name}.yaml")).get_single_node().value
    return found


@cache
def _words(surface: str) -> dict[str, str]:
    """The words of one surface by dotted key; only those that a command needs are read, so it starts fast."""
    stack = [(key.value, node) for key, node in _nodes(surface)]
    words: dict[str, str] = {}
    while stack:
        prefix, node = stack.pop()
        if isinstance(node, yaml.ScalarNode):
            words[prefix] = node.value.rstrip("\n")
        else:
            stack.extend((f"{prefix}.{key.value}", below) for key, below in node.value)
    return words


@cache
def _of_top(top: str) -> dict[str, str]:
    """The words among which a key is that begins so."""
    return _words(top if top in SURFACES else "general")


@cache
def catalogue() -> dict[str, Entry]:
    """All kinds of problems by code, in the order of the file."""
    raw = {
        code.value: {key.value: text.value for key, text in entry.value} for code, entry in _nodes("problems")
    }
    return {code: Entry(code=code, **entry) for code, entry in raw.items()}


def keys(about: str) -> KeysView[str]:
    """The dotted keys of one surface: of the others no file is read.

    Args:
        about: a key of it, that may be there or not, or its name.
    """
    return _of_top(about.partition(".")[0]).keys()


def say(key: str, /, **holes: object) -> str:
    """The Dutch text for a key, with its holes filled.

    A hole `{n|keer|keren}` gives the first word when n is 1 and the second otherwise.

    Args:
        key: dotted key.
        **holes: values by name.

    Returns:
        The text.

    Raises:
        KeyError: when the key or a hole does not exist: our fault, never the user's.
    """
    return fill(_of_top(key.partition(".")[0])[key], holes)


def fill(template: str, holes: dict[str, object]) -> str:
    """Fill `{name}` and `{name|one|more}` in one of our own sentences.

    Args:
        template: the sentence.
        holes: values by name; their text is never read as a template, and whole numbers that count
            something get the dot of thousands.

    Returns:
        The sentence.

    Raises:
        KeyError: when a hole has no value.
    """

    def choose(match: re.Match[str]) -> str:
        return match[2] if holes[match[1]] == 1 else match[3]

    if "{" not in template:
        return template
    if "|" in template:
        template = _PLURAL.sub(choose, template)
    large = {k: number(v) for k, v in holes.items() if type(v) is int and v > 999 and k not in _NO_COUNT}
    return template.format_map({**holes, **large} if large else holes)


def where(problem: "Problem") -> str:
    """File and place as a reader finds them: `norm.yaml, regel 3, kolom 5` or `oost.xlsx, blad …, cel D7`."""
    at = problem.place
    parts = [problem.file]
    if at.sheet is not None:
        parts.append(say("place.sheet", sheet=at.sheet))
    if at.cell is not None:
        parts.append(say("place.cell", cell=at.cell))
    if at.line is not None:
        parts.append(say("place.line", line=at.line))
    if at.column is not None:
        parts.append(say("place.column", column=at.column))
    return ", ".join(parts)


def describe(problem: "Problem") -> tuple[str, str]:
    """What is wrong and what to do, in two Dutch sentences.

    Args:
        problem: the value.

    Returns:
        Message and hint, holes filled.
    """
    entry = catalogue()[problem.code]
    holes: dict[str, object] = dict(problem.holes)
    return fill(entry.message, holes), fill(entry.hint, holes)


def severity(problem: "Problem") -> Severity:
    """How serious it is: error, warning or remark."""
    return catalogue()[problem.code].severity


def has_errors(problems: "tuple[Problem, ...] | list[Problem]") -> bool:
    """True when at least one problem is of severity error."""
    return any(severity(p) == "error" for p in problems)


def as_record(problem: "Problem") -> dict[str, object]:
    """A problem as plain values, for `--json`."""
    message, hint = describe(problem)
    at = problem.place
    place = {"line": at.line, "column": at.column, "sheet": at.sheet, "cell": at.cell}
    return {
        "code": problem.code,
        "severity": severity(problem),
        "file": problem.file,
        "place": {name: value for name, value in place.items() if value is not None},
        "message": message,
        "hint": hint,
    }


def _read(name: str) -> str:
    # through the loader, so that it works wherever the package is; importlib.resources starts slower
    data = pkgutil.get_data("toolkit.words", name)
    if data is None:
        raise FileNotFoundError(name)
    return data.decode("utf-8").replace("\r\n", "\n")
