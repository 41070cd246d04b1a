# SPDX-License-Identifier: EUPL-1.2
"""Reading in many forms: beside openpyxl that only loads them, in time linear in their number."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl

from toolkit.forms.question.layout import header
from tools.bench.process import Cost, cost_of, cost_of_python
from tools.generated import write_region

FEW, MANY = 75, 300
"""Numbers of forms."""
_FIRST = "team-0000"
_LOAD = (
    "import sys, openpyxl, pathlib\nfor p in pathlib.Path(sys.argv[1]).iterdir(): openpyxl.load_workbook(p)"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """Forms that were read in, where each changes what was said before.

    Attributes:
        forms: how many.
        cost: of reading them in.
        load: of openpyxl's loading of the same files.
    """

    forms: int
    cost: Cost
    load: Cost


def receiving(place: Path) -> Iterator[Reading]:
    """Read in few forms, and many.

    Args:
        place: an empty folder.

    Yields:
        Each as soon as it was measured.
    """
    for forms in (FEW, MANY):
        region, filled = place / f"region-{forms}", place / f"forms-{forms}"
        write_region(region, forms)
        cost_of("formulieren", "--team", _FIRST, "--uit", str(filled), "--map", str(region))
        _fill_in(filled, forms)
        load = cost_of_python("-c", _LOAD, str(filled))
        yield Reading(forms, cost_of("inlezen", str(filled), "--nieuwste", "--map", str(region)), load)


def _fill_in(folder: Path, forms: int) -> None:
    """Of one form as many filled-in ones, of other teams: as of people who give the same level everywhere."""
    (path,) = folder.glob("*.xlsx")
    book = openpyxl.load_workbook(path)
    path.unlink()
    for sheet in book.worksheets:
        level = None
        for row in sheet.iter_rows():
            level = next((c.column for c in row if c.value == header("level")), level)
            if level is not None and isinstance(row[0].value, str) and "-" in row[0].value[:5]:
                sheet.cell(row[0].row, level).value = 2
    stream = io.BytesIO()
    book.save(stream)
    with zipfile.ZipFile(stream) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    for n in range(forms):
        unit = f"team-{n:04}"
        with zipfile.ZipFile(folder / f"{unit}.xlsx", "w", zipfile.ZIP_DEFLATED) as other:
            for name, data in parts.items():
                other.writestr(name, data.replace(_FIRST.encode(), unit.encode()))
