# SPDX-License-Identifier: EUPL-1.2
"""The words of an authoring workbook: names of sheets and columns, what belongs in them, fixed values."""

from toolkit.words.catalogue import say


def sheet_name(part: str) -> str:
    """The name of the sheet of a part."""
    return say(f"authoring.sheet.{part}")


def field_title(part: str, key: str) -> str:
    """The header of a column, or the name of a fact."""
    return say(f"authoring.title.{part}.{key}")


def field_help(part: str, key: str) -> str:
    """What belongs in a column or fact."""
    return say(f"authoring.help.{part}.{key}")


def word_of(part: str, key: str, value: object) -> str:
    """A fixed value in Dutch."""
    return say(f"authoring.word.{part}_{key}.{value}")
