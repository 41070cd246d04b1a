# SPDX-License-Identifier: EUPL-1.2
"""Values to YAML in the house style: prose in block scalars, short things in flow style, same bytes twice.

A YAML library takes any value in any style, node by node, and costs more than all the rest of storing a
form; the little that our files need is a page.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from itertools import starmap
from typing import Any

from toolkit.model.base import Model

# what may stand without quotes: nothing that any YAML version reads as something else
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_.@/-]*")
NOT_PLAIN = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
# what no YAML file may hold as it is, and what some program takes for the end of a line
_STRANGE = "\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff"
NOT_ON_A_LINE = re.compile(f"[\n{_STRANGE}]")
NOT_IN_BLOCK = re.compile(f"[{_STRANGE}]|^\\s|\\s$| \n")  # a block folds those away
_ESCAPED = re.compile(f'[\n"\\\\{_STRANGE}\U00010000-\U0010ffff]')
_ESCAPES = dict(zip('\0\a\b\t\n\v\f\r\x1b"\\\x85\u2028\u2029', '0abtnvfre"\\NLP', strict=True))
_PROSE_KEYS = frozenset({"explanation", "evidence", "party", "rejected", "reason"})
_NEVER_SHORT, _PARTS = _PROSE_KEYS | {"schema"}, frozenset({dict, list, tuple})


def to_yaml(value: dict[str, Any], head: str = "") -> bytes:
    """Write plain values as YAML.

    Args:
        value: dicts, lists, str, int, bool, Decimal, date and None, in the order to write.
        head: comment lines to put in front, each beginning with '#'.

    Returns:
        UTF-8 bytes that `toolkit.reading` reads back to the same values.
    """
    text = "\n".join(_lines(value, ""))
    return f"{head}{text}\n".encode()


def model_to_yaml(
    model: Model,
    kind: str,
    always: Collection[str],
    sorted_by: Mapping[str, Callable[[str], Any]],
    up: str = "../",
) -> bytes:
    """Write a file of one kind; what has its default value is left out.

    Args:
        model: what it says.
        kind: name of its schema.
        always: fields that stand there whatever they say, before the others.
        sorted_by: the order of the keys in a field, by its name.
        up: from the file to the workspace.

    Returns:
        The file, with the place of its schema for an editor.
    """
    value = model.model_dump(by_alias=True, include=set(always))
    value |= model.model_dump(by_alias=True, exclude_defaults=True)
    for key, order in sorted_by.items():
        if key in value:
            value[key] = {name: value[key][name] for name in sorted(value[key], key=order)}
    return to_yaml(value, f"# yaml-language-server: $schema={up}schemas/{kind}.json\n")


def _lines(value: Any, indent: str) -> Iterator[str]:  # noqa: ANN401 - any plain value
    """The lines of a value; the first bears no indent, for something may stand before it."""
    if not isinstance(value, dict | list | tuple) or not value or _is_short(value):
        yield _on_a_line(value)
    elif isinstance(value, dict):
        for n, (key, item) in enumerate(value.items()):
            yield from _entry(f"{indent if n else ''}{_text(key)}:", key, item, indent)
    else:
        for n, item in enumerate(value):
            first, *more = _lines(item, f"{indent}  ")
            yield f"{indent if n else ''}- {first}"
            yield from more


def _entry(begin: str, key: str, item: Any, indent: str) -> Iterator[str]:  # noqa: ANN401 - idem
    """The lines of a key with what belongs to it."""
    below = f"{indent}  "
    if key in _PROSE_KEYS and isinstance(item, str) and item:
        if NOT_IN_BLOCK.search(item):
            yield f"{begin} {escaped(item)}"
            return
        yield f"{begin} |-"
        yield from (f"{below}{line}" if line else "" for line in item.split("\n"))
    elif isinstance(item, dict | list | tuple) and item and not _is_short(item):
        yield begin
        inner = below if isinstance(item, dict) else indent
        first, *more = _lines(item, inner)
        yield f"{inner}{first}"
        yield from more
    else:
        yield f"{begin} {_on_a_line(item)}"


def _is_short(value: Any) -> bool:  # noqa: ANN401 - idem
    """True for a mapping that stands on one line: no prose in it, and nothing with parts."""
    return (
        isinstance(value, dict)
        and _NEVER_SHORT.isdisjoint(value)
        and _PARTS.isdisjoint(map(type, value.values()))
    )


def _on_a_line(value: Any) -> str:  # noqa: ANN401 - idem
    if isinstance(value, dict):
        return f"{{{', '.join(starmap(_pair, value.items()))}}}"
    if isinstance(value, list | tuple):
        return "[]"  # one with something in it stands on lines of its own
    if isinstance(value, str):
        return _text(value)
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return number_text(value) if isinstance(value, Decimal) else str(value)


@lru_cache(maxsize=4096, typed=True)  # file after file says the same of the same questions; 1 is not true
def _pair(key: str, item: Any) -> str:  # noqa: ANN401 - idem
    return f"{_text(key)}: {_on_a_line(item)}"


@lru_cache(maxsize=4096)
def _text(value: str) -> str:
    if _PLAIN.fullmatch(value) and value.lower() not in NOT_PLAIN:
        return value
    if NOT_ON_A_LINE.search(value):
        return escaped(value)
    return "'" + value.replace("'", "''") + "'"


def escaped(value: str) -> str:
    """A text between double quotes, with escapes for whatever else a line cannot hold."""
    return '"' + _ESCAPED.sub(_escape, value) + '"'


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    digits = f"x{code:02X}" if code < 1 << 8 else f"u{code:04X}" if code < 1 << 16 else f"U{code:08X}"
    return f"\\{_ESCAPES.get(found[0], digits)}"


def number_text(value: Decimal) -> str:
    """A number as YAML: no noughts at the end, no exponent."""
    # not normalize(): it rounds to 28 digits; not str(): it writes 1E+5
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
