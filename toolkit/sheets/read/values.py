# SPDX-License-Identifier: EUPL-1.2
"""From what stands in a cell to what it means: levels, words, numbers, days. No guessing."""

import datetime as dt
import hashlib
import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from toolkit.sheets.levels import (
    AROUND,
    AROUND_WORDS,
    LEVEL_BY_SPELLING,
    LEVELS,
    NA_WORDS,
    PREFIX,
    SEPARATORS,
    UNKNOWN_WORDS,
    without,
)
from toolkit.words.catalogue import say
from toolkit.words.text import level_name

_LONGEST_ID = 40
BLANK = frozenset({"", "-", "–", "—"})
_UNKNOWN = frozenset({"weet ik niet", "weet niet", "?"})
# with a Dutch point for thousands, or an English one for decimals: nobody can tell
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_NUMBER = re.compile(r"\d{1,9}(?:[.,]\d{1,6})?")
_AGES = re.compile(r"(\d{1,3})\s*(?:-|–|—|tot en met|tot|t/m)\s*(\d{1,3})(?:\s*jaar)?")
_AGES_FROM = re.compile(r"(?:vanaf\s*)?(\d{1,3})\s*(?:\+|jaar en ouder|en ouder)")
_OLDEST = 100
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DUTCH_DAY = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_WRITTEN_DAY = re.compile(r"(\d{1,2}) ([a-z]+) (\d{4})")
# every sign of Unicode's category Cf: soft hyphens, zero-width signs, marks of direction
_FORMAT = re.compile(
    "[\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f]"
)
_MOST = Decimal(10**9)
_EXCEL_DAY_ZERO = dt.date(1899, 12, 30)


class UnusableError(ValueError):
    """A value that is not what belongs in its cell; the reader turns it into a problem."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value as it is stored, the word that a reader chooses, and what people write instead."""

    value: str
    word: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """What a level cell says; at most one field is set, none when it is empty."""

    level: int | None = None
    na: bool = False
    unknown: bool = False
    rejected: str | None = None


@lru_cache(maxsize=1 << 14)  # many forms hold the same texts
def normal(text: str) -> str:
    """A text for comparing: NFC, small letters, single spaces, nothing that nobody sees."""
    return plain(unicodedata.normalize("NFC", text).casefold())


def plain(text: str) -> str:
    """A short text without what nobody sees: no sign that only steers how text is shown, single spaces."""
    return " ".join((text if text.isprintable() else _FORMAT.sub("", text)).split())


def is_blank(value: object) -> bool:
    """True for an empty cell and for a dash, which the form prints where nothing is asked."""
    if not isinstance(value, str) or value[:1].isalnum():  # as nearly every cell with a text
        return False
    return not value or normal(value) in BLANK


def shown(value: object) -> str:
    """A value as somebody would write it down in Dutch."""
    if isinstance(value, bool):
        return say("form.read.true" if value else "form.read.false")
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value).replace(".", ",")
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "minutes")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value)


def clean(text: str) -> tuple[str, bool]:
    """A text without what no program should have to keep.

    Args:
        text: as it stood in the cell.

    Returns:
        The text with control and invisible steering characters left out, Word's own bullets as
        '•', NFC, plain line ends and no space around it; and whether characters were changed.
    """
    if text.replace("\n", "").isprintable():  # nothing to leave out, as in nearly every cell
        return unicodedata.normalize("NFC", text).strip(), False
    whole = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = "".join(filter(None, map(_kept, whole)))
    return kept.strip(), kept != whole


def _kept(character: str) -> str:
    if character in "\n\t":
        return character
    category = unicodedata.category(character)
    if category == "Co":
        return "•"
    steering = "\u202a" <= character <= "\u202e" or "\u2066" <= character <= "\u2069" or character == "\ufeff"
    nothing = 0xFDD0 <= ord(character) <= 0xFDEF or ord(character) & 0xFFFE == 0xFFFE
    return "" if category in {"Cc", "Cs"} or steering or nothing else character


def text_of(value: object) -> tuple[str | None, bool]:
    """The text of a cell, whatever its type; None when it is empty, and whether it was cleaned."""
    text, changed = clean(shown(value))
    return (None if is_blank(text) else text), changed


def level_of(value: object, texts: Mapping[int, str] | None = None, scale: Sequence[str] = ()) -> Said:
    """What a level cell says.

    `3`, `3.0`, `drie`, `niveau 3`, `3 – zo werken wij`, `Weet ik niet` and `nvt` are all clear. What
    could mean two things is rejected: a half level, a number that is no level, a truth value, a day.

    Args:
        value: of the cell.
        texts: the level texts of the criterion, by level; their beginning may follow the digit.
        scale: names of its levels from 0 up; none: the usual five.

    Returns:
        What it says; with nothing set when the cell is empty.
    """
    levels = range(len(scale) or len(LEVELS))
    # as spreadsheets show and compare it: fifteen digits, of what a sum may have made a hair less than 3
    if isinstance(value, int | float) and not isinstance(value, bool) and float(f"{value:.15g}") in levels:
        return Said(level=round(value))
    if not isinstance(value, str):
        return Said(rejected=shown(value))
    if is_blank(value):
        return Said()
    text = normal(value)
    words = without(text, AROUND_WORDS)
    if words in UNKNOWN_WORDS:
        return Said(unknown=True)
    if words in NA_WORDS:
        return Said(na=True)
    level = LEVEL_BY_SPELLING.get(without(text, AROUND))
    level = _level_in(text, texts or {}, scale) if level is None else level
    return Said(level=level) if level in levels else Said(rejected=clean(value)[0])


def _level_in(text: str, texts: Mapping[int, str], scale: Sequence[str]) -> int | None:
    """The one level of which a text is the own words, or the number with the beginning of those behind it."""
    levels = range(len(scale) or len(LEVELS))
    own = {level: (normal(level_name(level, scale)), normal(texts.get(level, ""))) for level in levels}
    whole = [level for level, words in own.items() if text in words]
    core = text.removeprefix(PREFIX)
    if len(whole) == 1 or core[:1] not in {str(level) for level in levels}:
        return whole[0] if len(whole) == 1 else None
    if core[1:2] not in {" ", *SEPARATORS}:
        return None
    words = core[1:].strip()
    words = words[1:].strip() if words[:1] in {*SEPARATORS} else words
    # other words may say something else ('3 - weet ik niet'), so only the level's own words count
    return int(core[0]) if words and any(each.startswith(words) for each in own[int(core[0])]) else None


def number_of(value: object) -> Decimal | None:
    """A number that is not below zero, written with a point or a comma.

    Raises:
        UnusableError: when it is something else.
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        if not math.isfinite(value):
            raise UnusableError
        number = Decimal(repr(round(value, 6)))
        if not 0 <= number <= _MOST:
            raise UnusableError
        return Decimal(int(number)) if number == number.to_integral_value() else number
    text = normal(str(value))
    if text in BLANK or text in _UNKNOWN:
        return None
    if not isinstance(value, str) or _NUMBER.fullmatch(text) is None or _THOUSANDS.fullmatch(text):
        raise UnusableError
    return number_of(float(text.replace(",", ".")))


def choice_of(value: object, choices: tuple[Choice, ...]) -> str | None:
    """The stored value of a Dutch word, of that word without its code, or of the code itself.

    Raises:
        UnusableError: when it is none of the choices.
    """
    text = normal(shown(value))
    if text in BLANK or text in _UNKNOWN:
        return None
    for choice in choices:
        if text in spellings(choice):
            return choice.value
    raise UnusableError


def spellings(choice: Choice) -> tuple[str, ...]:
    """The ways to write a choice that are understood, in small letters, each once."""
    word = normal(choice.word)
    return tuple(
        dict.fromkeys((word, word.rsplit(" (", 1)[0], normal(choice.value), *map(normal, choice.also)))
    )


def ages_of(value: object) -> str | None:
    """Ages as `0-18`; from an age on, such as '18+', up to 100.

    Raises:
        UnusableError: when it is something else.
    """
    text = normal(shown(value))
    if text in BLANK or text in _UNKNOWN:
        return None
    if (above := _AGES_FROM.fullmatch(text)) is not None and int(above[1]) <= _OLDEST:
        return f"{int(above[1])}-{_OLDEST}"
    found = _AGES.fullmatch(text)
    if found is None or not isinstance(value, str) or int(found[1]) > int(found[2]):
        raise UnusableError
    return f"{int(found[1])}-{int(found[2])}"


def day_of(value: object) -> dt.date | None:
    """A day, as a date or as Dutch people write it.

    Raises:
        UnusableError: when it is something else.
    """
    try:
        day = _any_day(value)
    except ValueError:  # a day that no calendar has, or a month without that name
        raise UnusableError from None
    if day is not None and not 2000 <= day.year <= 2200:
        raise UnusableError
    return day


def _any_day(value: object) -> dt.date | None:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool) and 30_000 < value < 80_000:
        return _EXCEL_DAY_ZERO + dt.timedelta(days=int(value))  # a day whose format got lost
    text = normal(shown(value))
    if text in BLANK:
        return None
    if found := _ISO_DAY.fullmatch(text):
        year, month, day = found.groups()
    elif found := _DUTCH_DAY.fullmatch(text):
        day, month, year = found.groups()
    elif found := _WRITTEN_DAY.fullmatch(text):
        months = [say(f"text.month.{number}") for number in range(1, 13)]
        day, month, year = found[1], str(months.index(found[2]) + 1), found[3]
    else:
        raise UnusableError
    return dt.date(int(year), int(month), int(day))


def yes_or_no(value: object) -> bool | None:
    """Ja or nee; None when empty. A truth value is neither: programs show it as another word or number.

    Raises:
        UnusableError: when it is something else.
    """
    answers = {normal(say("word.yes")): True, normal(say("word.no")): False}
    text = normal(shown(value))
    if text in BLANK:
        return None
    if text not in answers:
        raise UnusableError
    return answers[text]


def slug_of(text: str) -> str:
    """A role as an id of any length: 'Gezinswerker 2' gives gezinswerker-2; empty when nothing is left."""
    apart = unicodedata.normalize("NFKD", plain(text).casefold())
    ascii_only = "".join(c for c in apart if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")


def short_slug(text: str) -> str:
    """The same as an id of at most 40 characters; two long texts that differ at the end stay two."""
    whole = slug_of(text)
    if len(whole) <= _LONGEST_ID:
        return whole
    return f"{whole[: _LONGEST_ID - 7].rstrip('-')}-{hashlib.sha256(whole.encode()).hexdigest()[:6]}"
