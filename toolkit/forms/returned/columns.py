# SPDX-License-Identifier: EUPL-1.2
"""The columns of a table with a row per thing to decide about.

One list for who writes the workbook and who reads it back.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from toolkit.forms.returned.form import BookForm
from toolkit.forms.returned.means import TEXT, Means
from toolkit.sheets.columns import Column
from toolkit.sheets.write import rules
from toolkit.sheets.write.choices import choice_ranges
from toolkit.sheets.write.table import Cell, Rule
from toolkit.words.catalogue import say

Field = TypeVar("Field", bound=str)
Row = TypeVar("Row")
Form = TypeVar("Form")

NOT_ASKED = Cell("closed", "–")
"""Where nothing is asked; it reads as an empty cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedColumn(Column, Generic[Field, Row, Form]):
    """One column of such a table.

    Attributes:
        shows: what its cell holds of a row before anybody decides.
        field: of a decision that is read from it, or None.
        limit: what may be typed in it; {} when anything may.
        means: what its cells mean to that field.
    """

    shows: Callable[[Row], Cell]
    field: Field | None = None
    limit: Callable[[Form], Rule] = lambda _: {}
    means: Means = TEXT


def range_of(form: BookForm[Any], key: str) -> str:
    """Where the words of a dropdown stand in a workbook; "" where it has none to choose from."""
    return choice_ranges(say("form.sheet.choices"), form.choices).get(key, "")


def suggested(form: BookForm[Any], key: str) -> Rule:
    """The words of a dropdown to choose from; anything else may be typed."""
    words = range_of(form, key)
    return rules.suggested(words) if words else {}
