# SPDX-License-Identifier: EUPL-1.2
"""What may be typed in a cell: choices, numbers and days, each with its hint and its refusal."""

from collections.abc import Iterable, Sequence
from datetime import date

from toolkit.sheets.read.values import Choice
from toolkit.sheets.write.table import Rule
from toolkit.words.catalogue import say

_TITLE_MAX, _HINT_MAX = 32, 255
_FIRST_DAY = date(2000, 1, 1)


def hint(title: str, text: str) -> Rule:
    """A note that is shown beside the cell; anything may be typed. What Excel has no room for is cut."""
    cut = text if len(text) <= _HINT_MAX else text[: _HINT_MAX - 1] + "…"
    return {"validate": "any", "input_title": title[:_TITLE_MAX], "input_message": cut}


def one_of(choices: Sequence[str] | str, refused: str = "") -> Rule:
    """Only these words, or those in a range of cells such as `='_keuzes'!$A$1:$A$5`.

    Args:
        choices: at most 255 characters together and no comma in any, else a range.
        refused: what is said of another word; the usual sentence when empty.

    Returns:
        The rule, to lay over a `hint`.
    """
    source = choices if isinstance(choices, str) else list(choices)
    return {"validate": "list", "source": source, **_refusal(refused or say("form.wrong.choice"))}


def chosen(choices: Iterable[Choice]) -> Rule:
    """Only the words of these choices."""
    return one_of([choice.word for choice in choices])


def suggested(source: str) -> Rule:
    """The words of a range to choose from, such as `='_keuzes'!$A$1:$A$5`; anything else may be typed too."""
    return {"validate": "list", "source": source, "show_error": False}


def not_negative(refused: str = "") -> Rule:
    """Only a number that is not below zero."""
    limit = {"validate": "decimal", "criteria": ">=", "value": 0}
    return limit | _refusal(refused or say("form.wrong.number"))


def day(refused: str = "") -> Rule:
    """Preferably a day: another text gets a warning and may stay, because people write days in many ways."""
    limit = {"validate": "date", "criteria": ">=", "value": _FIRST_DAY, "error_type": "warning"}
    return limit | _refusal(refused or say("form.wrong.date"))


def _refusal(text: str) -> dict[str, str]:
    return {"error_title": say("form.wrong.title"), "error_message": text}
