# SPDX-License-Identifier: EUPL-1.2
"""What a cell of the action workbook means to a field of a decision, kind by kind. No guessing.

A column has one of these kinds; a column more needs nothing here, unless its kind is new too.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from toolkit.forms.actions.words import decision_choices, quarter_word, status_choices
from toolkit.forms.returned.means import TEXT, Means, choice, sound
from toolkit.model.quarter import PlanQuarter, quarter_named
from toolkit.sheets.read.values import UnusableError, choice_of, clean, normal, number_of, shown
from toolkit.sheets.write import rules
from toolkit.sheets.write.table import Rule
from toolkit.words.catalogue import say

_MOST_HOURS = 1_000_000
_MOST_QUARTERS = 14  # that fit in a list of 255 characters
_QUARTERS = (
    re.compile(r"(?P<year>\d{4})[- ]?(?:q|k)(?P<n>[1-4])"),
    re.compile(r"(?:q|k|kwartaal )(?P<n>[1-4])[- ](?:van )?(?P<year>\d{4})"),
    re.compile(r"(?P<n>[1-4])e kwartaal (?:van )?(?P<year>\d{4})"),
)
_CRITERION = re.compile(r"[A-Z]{1,4}-[A-Z]?\d{1,3}")


@cache
def _who_decides() -> tuple[re.Pattern[str], ...]:
    """How a cell says that somebody else decides first, whoever that is."""
    first = ("takes_up", "later")
    kinds = (*first, "hours", "pace", *(f"{kind}_{room}" for kind in first for room in ("hours", "pace")))
    words = (re.escape(normal(say(f"plan.turn.{kind}", who="@", by="@"))) for kind in kinds)
    return tuple(re.compile(text.replace("@", ".{1,200}")) for text in words)


def _quarter(value: object) -> str:
    text = normal(shown(value))
    for pattern in _QUARTERS:
        found = pattern.fullmatch(text)
        if found is not None and found["year"][:2] in {"19", "20", "21"}:
            return f"{found['year']}-q{found['n']}"
    raise UnusableError


def _quarter_named(value: str) -> str:
    return quarter_word(quarter_named(value))


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


def _decision(value: object, _: Collection[str]) -> str | None:
    if any(words.fullmatch(normal(shown(value))) for words in _who_decides()):
        return None  # what we wrote there, or somebody after us
    return choice_of(value, decision_choices())


NOTES = replace(TEXT, adds_up=True)
CRITERIA = Means(typed=_criteria, held=lambda text: tuple(text.split()), words=" ".join)
DECISION = replace(choice(decision_choices), typed=_decision)
STATUS = choice(status_choices)
QUARTER = Means(
    typed=lambda value, _: _quarter(value),
    held=lambda text: text if re.fullmatch(r"(19|20|21)\d{2}-q[1-4]", text) else None,
    words=_quarter_named,
    shows=_quarter_named,
)
HOURS = Means(
    typed=lambda value, _: _hours(value),
    held=sound(lambda text: number_of(float(Decimal(text)))),
    words=lambda value: str(value).replace(".", ","),
    shows=float,
)
AMOUNT = replace(HOURS, typed=lambda value, _: number_of(value), held=sound(Decimal))


def not_negative(_: object) -> Rule:
    """What a cell with an amount takes, of whichever workbook."""
    return rules.not_negative(say("actions.wrong.number"))


def among(quarters: Sequence[PlanQuarter]) -> Rule:
    """What a cell with a quarter takes: the first of these, as many as fit in a list."""
    return rules.one_of([quarter_word(quarter) for quarter in quarters[:_MOST_QUARTERS]])
