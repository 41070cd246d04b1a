# SPDX-License-Identifier: EUPL-1.2
"""Kinds of cells: how a value of content is shown in a cell, and what a cell that somebody filled in means.

Writer and reader share each field, so a column is declared once. A cell that shows what it showed when the
workbook was made says what it said then; only another text is read. So no way of showing can lose anything.
"""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, TypeVar, get_args

from toolkit.authoring.words import field_help, field_title, word_of
from toolkit.sheets.columns import Column
from toolkit.sheets.read.values import (
    Choice,
    UnusableError,
    choice_of,
    clean,
    day_of,
    is_blank,
    normal,
    number_of,
    shown,
    yes_or_no,
)
from toolkit.store.yaml_text import number_text
from toolkit.words.catalogue import say

T = TypeVar("T")
Shown = str | int | float | date | None
_SPLIT = re.compile(r"[\s,;]+")
_PAIR = re.compile(r"(\d+)\D+(\d+)\D*")
_LIFT = re.compile(r"([A-Z]{1,4}-[A-Z]?\d{1,3})\D+(\d)\D+(\d)\D*")
_AMOUNT = re.compile(r"(\d{1,6}(?:[.,]\d{1,4})?)\s+(.+)")
_PLACE = re.compile(r"(\S+)\s+(\S+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field(Column):
    """A column of an authoring workbook, or a line of its sheet with facts.

    Attributes:
        help: what belongs in it, above the column.
        show: what its cell holds for a value.
        read: what a cell with something in it means; raises `UnusableError` for what it cannot.
        choices: the words to choose from; () for none.
        of: the part whose ids are to be chosen from, or "".
        number: True for a number, which stands right.
        to_read: True for what is only there to read.
    """

    help: str = ""
    show: Callable[[Any], Shown] = lambda value: value
    read: Callable[[Any], Any] = lambda value: value
    choices: tuple[Choice, ...] = ()
    of: str = ""
    number: bool = False
    to_read: bool = False


def _given(read: Callable[[Any], T | None]) -> Callable[[Any], T]:
    """Reads a cell that says something: what reads it as nothing cannot use it."""

    def given(value: Any) -> T:  # noqa: ANN401 - a cell
        said = read(value)
        if said is None:
            raise UnusableError
        return said

    return given


def _whole(value: Any) -> int:  # noqa: ANN401 - a cell
    number = _number(value)
    if number != number.to_integral_value():
        raise UnusableError
    return int(number)


def _any_day(value: Any) -> date | None:  # noqa: ANN401 - idem
    with suppress(ValueError):
        return date.fromisoformat(str(value))
    return day_of(value)


_text = _given(lambda value: clean(shown(value))[0] or None)
_number = _given(number_of)
_day = _given(_any_day)
_flag = _given(yes_or_no)


def _lines(value: Any) -> list[str]:  # noqa: ANN401 - idem
    return [text for line in shown(value).split("\n") if (text := clean(line)[0])]


def text(part: str, key: str, width: float = 30, *, of: str = "") -> Field:
    """A text, of any length; or the id of a row of another part."""
    return _field(part, key, width, read=_text, of=of)


def shown_only(part: str, key: str, width: float = 30) -> Field:
    """A text that is only there to read."""
    return _field(part, key, width, to_read=True)


def whole(part: str, key: str, width: float = 10, *, of: str = "") -> Field:
    """A whole number; or the number of a row of another part."""
    return _field(part, key, width, read=_whole, number=True, of=of)


def decimal(part: str, key: str, width: float = 10) -> Field:
    """A number with decimals, shown with a comma by the program."""
    return _field(part, key, width, show=_shown_number, read=_number, number=True)


def _shown_number(value: Decimal | None) -> Shown:
    if value is None:
        return None
    return float(value) if Decimal(repr(float(value))) == value else number_text(value)


def day(part: str, key: str, width: float = 14) -> Field:
    """A day; spreadsheets know none before 1900 and show few of that century as we do."""
    return _field(
        part, key, width, show=lambda value: None if value is None else value.isoformat(), read=_day
    )


def flag(part: str, key: str, width: float = 9) -> Field:
    """Yes or no."""
    words = {True: say("word.yes"), False: say("word.no")}
    choices = tuple(Choice(str(value).lower(), word) for value, word in words.items())
    return _field(part, key, width, show=words.get, read=_flag, choices=choices)


def choice(part: str, key: str, values: Any, width: float = 16) -> Field:  # noqa: ANN401 - a Literal
    """One of a few fixed values, in Dutch.

    Args:
        part: of the workbook.
        key: of the field.
        values: the Literal of the model.
        width: of the column.
    """
    choices = tuple(Choice(value, word_of(part, key, value)) for value in get_args(values))
    by_value = {each.value: each.word for each in choices}
    read = _given(partial(choice_of, choices=choices))
    return _field(part, key, width, show=by_value.get, read=read, choices=choices)


def ids(part: str, key: str, width: float = 16) -> Field:
    """Ids, with commas or under each other."""
    return _field(part, key, width, show=_joined(", "), read=_ids)


def applies(key: str, field: str, width: float = 16) -> Field:
    """Values of a field of a profile: codes, numbers, and yes or no.

    Args:
        key: of the column.
        field: of the profile, as people know it.
        width: of the column.
    """
    words = {normal(say("word.yes")): True, normal(say("word.no")): False}
    texts = {value: word for word, value in words.items()}

    def show(value: Any) -> Shown:  # noqa: ANN401 - plain values
        return ", ".join(texts[each] if isinstance(each, bool) else str(each) for each in value or ()) or None

    def read(value: Any) -> tuple[str | int | bool, ...]:  # noqa: ANN401 - a cell
        return tuple(int(each) if each.isdigit() else words.get(normal(each), each) for each in _ids(value))

    header = say("authoring.applies.title", field=field.lower())
    helped = say("authoring.applies.help")
    return Field(key=key, header=header, help=helped, width=width, show=show, read=read)


def _ids(value: Any) -> tuple[str, ...]:  # noqa: ANN401 - a cell
    return tuple(each for each in _SPLIT.split(clean(shown(value))[0]) if each)


def lines(part: str, key: str, width: float = 34) -> Field:
    """Texts under each other, one on each line."""
    return _field(part, key, width, show=_joined("\n"), read=lambda v: tuple(_lines(v)))


def citations(part: str, key: str = "sources", width: float = 26) -> Field:
    """Places in sources: document and id, one on each line."""

    def show(value: Any) -> Shown:  # noqa: ANN401 - plain values
        return "\n".join(f"{each['document']} {each['id']}" for each in value or ()) or None

    def read(value: Any) -> tuple[dict[str, str], ...]:  # noqa: ANN401 - a cell
        found = [_PLACE.fullmatch(line) for line in _lines(value)]
        return tuple({"document": _matched(each)[1], "id": _matched(each)[2]} for each in found)

    return _field(part, key, width, show=show, read=read)


def levels_to_levels(part: str, key: str, width: float = 14) -> Field:
    """Which level becomes which: `0 → 1`, one on each line."""

    def show(value: Any) -> Shown:  # noqa: ANN401 - plain values
        return "\n".join(f"{old} → {new}" for old, new in (value or {}).items()) or None

    def read(value: Any) -> dict[int, int]:  # noqa: ANN401 - a cell
        pairs = [_matched(_PAIR.fullmatch(line)) for line in _lines(value)]
        if len({pair[1] for pair in pairs}) != len(pairs):
            raise UnusableError
        return {int(pair[1]): int(pair[2]) for pair in pairs}

    return _field(part, key, width, show=show, read=read)


def path(part: str, key: str, width: float = 24) -> Field:
    """A growth path: after how many quarters which level, one on each line."""

    def show(value: Any) -> Shown:  # noqa: ANN401 - plain values
        steps = (say("authoring.path", n=step["after_quarters"], level=step["level"]) for step in value or ())
        return "\n".join(steps) or None

    def read(value: Any) -> tuple[dict[str, int], ...]:  # noqa: ANN401 - a cell
        pairs = [_matched(re.fullmatch(r"\D*(\d+)\D+(\d+)\D*", line)) for line in _lines(value)]
        return tuple({"after_quarters": int(pair[1]), "level": int(pair[2])} for pair in pairs)

    return _field(part, key, width, show=show, read=read)


def lifts(part: str, key: str, width: float = 20) -> Field:
    """From which level to which a measure brings a question: `AB-01: 0 → 2`, one on each line."""

    def show(value: Any) -> Shown:  # noqa: ANN401 - plain values
        return (
            "\n".join(f"{each['criterion']}: {each['from']} → {each['to']}" for each in value or ()) or None
        )

    def read(value: Any) -> tuple[dict[str, str | int], ...]:  # noqa: ANN401 - a cell
        found = [_matched(_LIFT.fullmatch(line)) for line in _lines(value)]
        return tuple({"criterion": m[1], "from": int(m[2]), "to": int(m[3])} for m in found)

    return _field(part, key, width, show=show, read=read)


def hours(part: str, key: str, width: float = 16, *, lasting: bool = False) -> Field:
    """Hours: a number, or so many per member, household or team; of lasting work also how often.

    Args:
        part: of the workbook.
        key: of the field.
        width: of the column.
        lasting: whether it says how often.
    """
    sizes = {per: say(f"authoring.per.{per}") for per in ("team", "member", "household")}
    often = {every: say(f"authoring.every.{every}") for every in ("month", "year")}

    def show(value: Any) -> Shown:  # noqa: ANN401 - plain values
        if not isinstance(value, Mapping):
            return None if value is None else str(value)
        amount = say("authoring.hours", n=number_text(value["n"]).replace(".", ","), per=sizes[value["per"]])
        return f"{amount}, {often[value['every']]}" if "every" in value else amount

    def read(value: Any) -> Any:  # noqa: ANN401 - a cell
        if not lasting and not isinstance(value, str):
            return _whole(value)
        if not lasting and value.strip().isdigit():
            return int(value)
        first, rest = _matched(_AMOUNT.fullmatch(" ".join(_lines(value)))).groups()
        found = {"n": Decimal(first.replace(",", ".")), "per": _named(sizes, rest)}
        return {**found, "every": _named(often, rest)} if lasting else found

    return _field(part, key, width, show=show, read=read)


def _named(words: Mapping[str, str], text: str) -> str:
    found = [(word, key) for key, word in words.items() if word in text.casefold()]
    whole_words = [key for word, key in found if not any(word in other != word for other, _ in found)]
    if len(whole_words) != 1:
        raise UnusableError
    return whole_words[0]


def _matched(found: re.Match[str] | None) -> re.Match[str]:
    if found is None:
        raise UnusableError
    return found


def _joined(between: str) -> Callable[[Any], Shown]:
    return lambda value: between.join(map(str, value or ())) or None


def _field(part: str, key: str, width: float, **more: Any) -> Field:  # noqa: ANN401 - the other attributes
    return Field(key=key, header=field_title(part, key), help=field_help(part, key), width=width, **more)


def empty(value: Any) -> bool:  # noqa: ANN401 - a cell
    """Whether nothing stands in a cell."""
    return value is None or (isinstance(value, str) and (not value.strip() or is_blank(value)))
