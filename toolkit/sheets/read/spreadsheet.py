# SPDX-License-Identifier: EUPL-1.2
"""Any spreadsheet of somebody else as plain grids: a workbook, or a table in a text file."""

import csv
import io

from toolkit.model.problem import Problem
from toolkit.sheets.read.grid import Sheet
from toolkit.sheets.read.open import open_workbook

_TEXT_MAX = 5_000_000


def open_spreadsheet(file: str, data: bytes) -> tuple[tuple[Sheet, ...], tuple[Problem, ...]]:
    """Read all sheets of an .xlsx or .ods, or the one table of a .csv.

    Args:
        file: its name, for the kind and for the problems.
        data: its bytes, whatever they are.

    Returns:
        The sheets in order, or none with the reason. Nothing is raised.
    """
    return ((_csv(data),), ()) if _is_text(file, data) else open_workbook(file, data)


def _is_text(file: str, data: bytes) -> bool:
    return file.lower().endswith((".csv", ".txt", ".tsv")) and len(data) < _TEXT_MAX and b"\x00" not in data


def _csv(data: bytes) -> Sheet:
    """A table in a text file: what Excel saves here, with semicolons and perhaps in the Windows alphabet."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    first = text.partition("\n")[0]
    between = max(";,\t", key=first.count)
    try:
        rows = tuple(tuple(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=between))
    except csv.Error:
        rows = ()
    return Sheet("csv", rows)
