# SPDX-License-Identifier: EUPL-1.2
"""Formulas that Excel 2016 and LibreOffice 7.4 both know, and that count as the engine does."""

from collections.abc import Iterable

from xlsxwriter.utility import xl_col_to_name

from toolkit.sheets.levels import SEPARATORS, SPACES, UNSEEN

# far smaller than the distance between two figures that differ, far larger than what doubles lose
EPSILON = "0.000000001"
_TEXT_MAX = 255


def address(sheet: str, row: int, column: int) -> str:
    """The absolute address of a cell from other sheets; row and column from 0."""
    return f"{quoted(sheet)}!{cell(row, column)}"


def cell(row: int, column: int) -> str:
    """The absolute address of a cell on its own sheet; row and column from 0."""
    return f"${xl_col_to_name(column)}${row + 1}"


def column_range(sheet: str, column: int, last_row: int) -> str:
    """A column from row 1 to a last row, as an absolute range from other sheets."""
    name = xl_col_to_name(column)
    return f"{quoted(sheet)}!${name}$1:${name}${last_row + 1}"


def quoted(sheet: str) -> str:
    """A sheet's name as formulas write it."""
    return "'" + sheet.replace("'", "''") + "'"


def literal(text: str) -> str:
    """A short text inside a formula.

    Raises:
        ValueError: when it is longer than a formula may hold; such a text goes into a cell.
    """
    if len(text) > _TEXT_MAX:
        raise ValueError("too long for a formula")
    return '"' + text.replace('"', '""') + '"'


def one_of(said: str, words: Iterable[str]) -> str:
    """True when a text is one of these small-letter words."""
    return "OR(" + ",".join(f"{said}={literal(word)}" for word in words) + ")"


def chosen_text(level: str, texts: Iterable[str]) -> str:
    """The text of a level, -1 for none: an expression for the level, and the cell of each text from 0 up."""
    return f'=IFERROR(CHOOSE(1+{level},{",".join(texts)}),"")'


def without(text: str, what: Iterable[str], instead: str = "") -> str:
    """A text without these pieces, or with another in their place."""
    for piece in what:
        text = f"SUBSTITUTE({text},{literal(piece)},{literal(instead)})"
    return text


def plain(text: str) -> str:
    """A text as reading compares it: small letters, single spaces, no signs that nobody sees."""
    for code in (9, 10, 13):
        text = f'SUBSTITUTE({text},CHAR({code})," ")'
    return f"LOWER(TRIM({without(without(text, UNSEEN), SPACES, ' ')}))"


def typed(of: str) -> str:
    """What somebody typed in a cell, as reading compares it; '#' for a formula or an error."""
    text = plain(f'{of}&""')
    return f'IFERROR(IF(_xlfn.ISFORMULA({of}),"#",{text}),"#")'


def words_behind(core: str) -> str:
    """What stands behind the first sign of a text and a sign between; empty where no sign stands between."""
    rest, between = f"TRIM(MID({core},2,9999))", literal(SEPARATORS)
    words = f"IF(ISNUMBER(FIND(LEFT({rest},1),{between})),TRIM(MID({rest},2,9999)),{rest})"
    return f'=IF(ISNUMBER(FIND(MID({core},2,1),{literal(" " + SEPARATORS)})),{words},"")'


def rounded(hundredfold: str) -> str:
    """A share times a hundred to the nearest whole, half up."""
    return f"INT({hundredfold}+0.5+{EPSILON})"


def percent(hundredfold: str, nearest: str, threshold: str) -> str:
    """Whole percents as `toolkit.scoring.display.percent`: never across the threshold, 100 only when it is.

    Args:
        hundredfold: cell with the share times a hundred.
        nearest: cell with that, rounded half up.
        threshold: cell with the threshold times a hundred.

    Returns:
        An expression without '='.
    """
    below, reached = f"{hundredfold}<{threshold}-{EPSILON}", f"{nearest}>={threshold}-{EPSILON}"
    down = f"INT({hundredfold}+{EPSILON})"
    return (
        f"IF(OR(AND({below},{reached}),AND({hundredfold}<100-{EPSILON},{nearest}>=100)),{down},"
        f"IF(AND({nearest}<{threshold}-{EPSILON},{hundredfold}>={threshold}-{EPSILON}),"
        f"-INT(-{hundredfold}+{EPSILON}),{nearest}))"
    )


def one_decimal(value: str) -> str:
    """A number rounded half up to one decimal."""
    return f"INT({value}*10+0.5+{EPSILON})/10"
