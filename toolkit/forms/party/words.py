# SPDX-License-Identifier: EUPL-1.2
"""The words by which writer and reader of a decision workbook find each other, and its mark."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from toolkit.forms.returned.hidden_sheet import DecidedMark
from toolkit.model.given.decision import ANSWERS, ItemDecision, ItemKind
from toolkit.sheets.read.values import Choice, normal
from toolkit.words.catalogue import keys, say

_MEASURE = re.compile(r"M-[A-Z]{1,4}-[A-Z]?\d{1,3}")
_KINDS: tuple[ItemKind, ...] = ("hours", "formation", "pace")


@dataclass(frozen=True, slots=True)
class PartyMark(DecidedMark):
    """What tells one decision workbook from another: `besluiten/1 · 2026-q1 · regio · norm@1.0.0 · 1.0.0`."""

    KIND: ClassVar[str] = "besluiten"


def column_header(column: str) -> str:
    """The header of a column; of what is decided, the title of its field."""
    decided = column in ItemDecision.model_fields
    return ItemDecision.title_of(column) if decided else say(f"party.column.{column}")


def answer_choices() -> tuple[Choice, ...]:
    """What a party can answer, in the order shown."""
    return tuple(Choice(value, say(f"party.answer.{value}")) for value in ANSWERS)


def help_text(key: str, sheet: str, *, of_region: bool) -> str:
    """A line of the first sheet; where an employer is told something else than the region, its own."""
    own = f"party.employer.{key}"
    return say(own if not of_region and own in keys(own) else f"party.help.{key}", sheet=sheet)


def item_of(text: str, units: Mapping[str, str]) -> str:
    """The item that a cell means, as far as it has the shape of one.

    Args:
        text: of the cell.
        units: by what stands in place of an id that id, for who reads letters; others as they are.
    """
    plain = " ".join(text.replace("–", "-").split())
    if _MEASURE.fullmatch(plain.upper()):
        return plain.upper()
    unit, _, what = plain.rpartition(" ")
    words: dict[str, str] = {normal(say(f"party.id.{kind}")): kind for kind in _KINDS}
    word = words.get(normal(what), what.upper() if _MEASURE.fullmatch(what.upper()) else what.lower())
    return f"{units.get(unit.lower(), unit.lower())}.{word}"
