# SPDX-License-Identifier: EUPL-1.2
"""From a cell of the action workbook to a field of a decision. No guessing."""

import re
from collections.abc import Collection
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from toolkit.forms.actions.words import decision_choices, status_choices
from toolkit.model.given.plan import ActionField
from toolkit.sheets.values import UnusableError, choice_of, clean, is_blank, normal, number_of, shown, text_of
from toolkit.words.catalogue import say

_MOST_HOURS = 1_000_000
_QUARTERS = (
    re.compile(r"(?P<year>\d{4})[- ]?(?:q|k)(?P<n>[1-4])"),
    re.compile(r"(?:q|k|kwartaal )(?P<n>[1-4])[- ](?:van )?(?P<year>\d{4})"),
    re.compile(r"(?P<n>[1-4])e kwartaal (?:van )?(?P<year>\d{4})"),
)
_CRITERION = re.compile(r"[A-Z]{1,4}-[A-Z]?\d{1,3}")


def field_of(key: ActionField, value: object, criteria: Collection[str]) -> Any:  # noqa: ANN401 - per field
    """What a cell says.

    Args:
        key: the field that the cell belongs to.
        value: of the cell.
        criteria: every id that a criterion may have.

    Returns:
        The value as `ActionDecision` has it; None for a blank cell.

    Raises:
        UnusableError: when it is something else.
    """
    if is_blank(value):
        return None
    if key == "criteria":
        return _criteria(value, criteria)
    if key == "decision" and any(words.fullmatch(normal(shown(value))) for words in _who_decides()):
        return None  # what we wrote there, or somebody after us
    if key in {"decision", "status"}:
        return choice_of(value, decision_choices() if key == "decision" else status_choices())
    if key in {"quarter", "hours"}:
        return _quarter(value) if key == "quarter" else _hours(value)
    return text_of(value)[0]


@cache
def _who_decides() -> tuple[re.Pattern[str], ...]:
    """How a cell says that somebody else decides first, whoever that is."""
    first = ("takes_up", "later")
    kinds = (*first, "hours", "pace", *(f"{kind}_{room}" for kind in first for room in ("hours", "pace")))
    words = (re.escape(normal(say(f"plan.turn.{kind}", who="@", by="@"))) for kind in kinds)
    return tuple(re.compile(text.replace("@", ".{1,200}")) for text in words)


def held_value(key: ActionField, text: str | None) -> Any:  # noqa: ANN401 - idem
    """What the hidden sheet says that the plan held; None for nothing, or nonsense.

    Args:
        key: the field.
        text: as written there, or None.

    Returns:
        The value as `ActionDecision` has it.
    """
    if not text:
        return None
    if key == "criteria":
        return tuple(text.split())
    if key == "hours":
        try:
            return number_of(float(Decimal(text)))
        except (InvalidOperation, OverflowError, ValueError):  # also UnusableError
            return None
    if key == "quarter":
        return text if re.fullmatch(r"(19|20|21)\d{2}-q[1-4]", text) else None
    return clean(text)[0] or None


def _quarter(value: object) -> str:
    text = normal(shown(value))
    for pattern in _QUARTERS:
        found = pattern.fullmatch(text)
        if found is not None and found["year"][:2] in {"19", "20", "21"}:
            return f"{found['year']}-q{found['n']}"
    raise UnusableError


def _hours(value: object) -> Decimal | None:
    number = number_of(value)
    if number is not None and number > _MOST_HOURS:
        raise UnusableError
    return number


def _criteria(value: object, criteria: Collection[str]) -> tuple[str, ...]:
    """Ids, apart by commas, spaces or lines; with one that is none, the cell is not usable."""
    parts = [p for p in re.split(r"[\s,;]+", clean(shown(value))[0].upper().replace("–", "-")) if p]
    if not all(_CRITERION.fullmatch(p) and p in criteria for p in parts):
        raise UnusableError
    return tuple(dict.fromkeys(parts))
