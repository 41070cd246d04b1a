# SPDX-License-Identifier: EUPL-1.2
"""Content as YAML in the house style: prose in block scalars, ids, numbers and short texts in flow style."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from toolkit.store.yaml_text import NOT_IN_BLOCK, NOT_ON_A_LINE, NOT_PLAIN, escaped, number_text

_PROSE = frozenset(
    {
        "basis", "hours_basis", "note", "notice", "prolonged_by", "question", "reason", "rights", "text",
        "upkeep_basis", "what", "why",
    }
)  # fmt: skip
_STEPS = "steps"
_EACH_PROSE = frozenset({"levels", "ids"})  # mappings of which each value is a text in a block
# no sign in it that means something to YAML: inside a list or mapping on one line, and on a line by itself
_INSIDE = re.compile(r"[^\W\d_](?:[\w .;()/+€@…–—’‘'!&%=-]*[\w.;()/+€@…–—’‘'!&%=-])?")
_ALONE = re.compile(r"[^\W\d_](?:[\w .,;()/+€@…–—’‘'!?&%=-]*[\w.,;()/+€@…–—’‘'!?&%=-])?")
_VERSION = re.compile(r"\d{1,4}\.\d{1,4}\.\d{1,4}")


def whole(value: Mapping[str, Any], head: str) -> bytes:
    """A whole file.

    Args:
        value: plain values in the order to write.
        head: comment lines to put in front, each beginning with '#'.

    Returns:
        UTF-8 bytes.
    """
    lines = [line for key, item in value.items() for line in entry(key, item)]
    return (head + "\n".join(lines) + "\n").encode()


def entry(key: str | int, value: Any, *, prose: bool = False) -> list[str]:  # noqa: ANN401 - any plain value
    """The lines of a key with what belongs to it, without indent.

    Args:
        key: of a mapping.
        value: what stands there.
        prose: True for a text in a block whatever its key, as the text of a level.
    """
    name = on_a_line(key)
    if isinstance(value, str) and value and (prose or key in _PROSE):
        if NOT_IN_BLOCK.search(value):
            return [f"{name}: {escaped(value)}"]
        return [f"{name}: |-", *shifted(value.split("\n"))]
    if isinstance(value, Mapping) and value and _holds_prose(key, value):
        pairs = (line for k, item in value.items() for line in entry(k, item, prose=key in _EACH_PROSE))
        return [f"{name}:", *shifted(pairs)]
    if isinstance(value, list | tuple) and value and (_holds_prose(key, value) or key == _STEPS):
        return [f"{name}:", *(line for each in value for line in item(each))]
    return [f"{name}: {on_a_line(value, alone=True)}"]


def item(value: Any) -> list[str]:  # noqa: ANN401 - idem
    """The lines of an item of a list, without indent."""
    if isinstance(value, Mapping) and _holds_prose("", value):
        first, *more = (line for key, each in value.items() for line in entry(key, each))
        return [f"- {first}", *shifted(more)]
    return [f"- {on_a_line(value)}"]


def shifted(lines: Iterable[str], indent: str = "  ") -> list[str]:
    """Lines with an indent before them; an empty line stays empty."""
    return [f"{indent}{line}" if line else "" for line in lines]


def on_a_line(value: Any, *, alone: bool = False) -> str:  # noqa: ANN401 - idem
    """A value in flow style.

    Args:
        value: any plain value.
        alone: True where it is not itself inside a list or mapping on one line.
    """
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{on_a_line(key)}: {on_a_line(each)}' for key, each in value.items())}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(on_a_line(each) for each in value)}]"
    if isinstance(value, str):
        return _text(value, _ALONE if alone else _INSIDE)
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, Decimal):
        return number_text(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _text(value: str, plain: re.Pattern[str]) -> str:
    if _VERSION.fullmatch(value):
        return value
    if (
        plain.fullmatch(value) and value.lower() not in NOT_PLAIN
    ):  # it begins with a letter, so it is no number
        return value
    return escaped(value) if NOT_ON_A_LINE.search(value) else "'" + value.replace("'", "''") + "'"


def _holds_prose(key: str | int, value: Any) -> bool:  # noqa: ANN401 - idem
    """Whether somewhere in a value there is a text that stands in a block."""
    if isinstance(value, Mapping):
        return (key in _EACH_PROSE and bool(value)) or any(_holds_prose(k, each) for k, each in value.items())
    if isinstance(value, list | tuple):
        return any(isinstance(each, Mapping) and _holds_prose("", each) for each in value)
    return isinstance(value, str) and key in _PROSE
