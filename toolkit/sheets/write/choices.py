# SPDX-License-Identifier: EUPL-1.2
"""A hidden sheet with the words of longer dropdowns: a cell's rule has room for few, and for no comma."""

from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from toolkit.sheets.write.formulas import quoted


def choice_ranges(sheet: str, choices: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Per key the range that its dropdown shows, such as `='_keuzes'!$A$1:$A$5`.

    Args:
        sheet: its name.
        choices: words by key, in the order of the columns.
    """
    letters = map(xl_col_to_name, range(len(choices)))
    return {
        key: f"={quoted(sheet)}!${letter}$1:${letter}${len(words)}"
        for letter, (key, words) in zip(letters, choices.items(), strict=True)
    }


def write_choices(sheet: Any, choices: Mapping[str, Sequence[str]]) -> None:  # noqa: ANN401 - XlsxWriter publishes no types
    """Fill an empty sheet with the words, a column per key, then protect and hide it."""
    for column, words in enumerate(choices.values()):
        for row, word in enumerate(words):
            sheet.write_string(row, column, word)
    sheet.protect()
    sheet.hide()
