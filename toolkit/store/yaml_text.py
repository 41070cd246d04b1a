# SPDX-License-Identifier: EUPL-1.2
"""Values to YAML in the house style: prose in block scalars, short things in flow style, same bytes twice."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

import yaml

# what may stand without quotes: nothing that any YAML version reads as something else
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_.@/-]*")
_NOT_PLAIN = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
_NOT_IN_BLOCK = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]|^\\s|\\s$")
_NOT_ON_A_LINE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_PROSE_KEYS = frozenset({"explanation", "evidence", "party", "rejected", "reason"})


class _Flow(dict[str, Any]):
    """A mapping that is written on one line."""


class _Prose(str):
    """Text that is written as a block scalar."""

    __slots__ = ()


class _Dumper(yaml.SafeDumper):
    """Writes our scalars; never an alias, never a tag."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ANN401, ARG002 - PyYAML's signature
        return True


def _text(dumper: _Dumper, value: str) -> yaml.ScalarNode:
    plain = _PLAIN.fullmatch(value) is not None and value.lower() not in _NOT_PLAIN
    style = None if plain else '"' if _NOT_ON_A_LINE.search(value) else "'"
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


def _prose(dumper: _Dumper, value: _Prose) -> yaml.ScalarNode:
    # a block scalar folds these characters away; between double quotes they are escaped and kept
    style = '"' if _NOT_IN_BLOCK.search(value) else "|"
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(value), style=style)


def _flow(dumper: _Dumper, value: _Flow) -> yaml.MappingNode:
    return dumper.represent_mapping("tag:yaml.org,2002:map", value.items(), flow_style=True)


def _decimal(dumper: _Dumper, value: Decimal) -> yaml.ScalarNode:
    # not normalize(): it rounds to 28 digits; not str(): it writes 1E+5
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    whole = "." not in text
    return dumper.represent_scalar(f"tag:yaml.org,2002:{'int' if whole else 'float'}", text)


def _date(dumper: _Dumper, value: date) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:timestamp", value.isoformat())


_Dumper.add_representer(str, _text)
_Dumper.add_representer(_Prose, _prose)
_Dumper.add_representer(_Flow, _flow)
_Dumper.add_representer(Decimal, _decimal)
_Dumper.add_representer(date, _date)


def to_yaml(value: dict[str, Any], head: str = "") -> bytes:
    """Write plain values as YAML.

    Args:
        value: dicts, lists, str, int, bool, Decimal, date and None, in the order to write.
        head: comment lines to put in front, each beginning with '#'.

    Returns:
        UTF-8 bytes that `toolkit.reading` reads back to the same values.
    """
    text = yaml.dump(
        _styled(value),
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=10**6,
        default_flow_style=False,
    )
    return (head + text).encode("utf-8")


def _styled(value: Any) -> Any:  # noqa: ANN401 - any plain value
    if isinstance(value, dict):
        short = all(not isinstance(v, dict | list | tuple) and k not in _PROSE_KEYS for k, v in value.items())
        if short and value and "schema" not in value:
            return _Flow(value)
        return {
            k: _Prose(v) if k in _PROSE_KEYS and v and isinstance(v, str) else _styled(v)
            for k, v in value.items()
        }
    if isinstance(value, list | tuple):
        return [_styled(item) for item in value]
    return value
