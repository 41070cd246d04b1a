# SPDX-License-Identifier: EUPL-1.2
"""A workspace of a few teams on disk, for tests of use cases."""

import io
from datetime import date
from functools import cache
from pathlib import Path

from tests.typed import load_workbook
from toolkit.work.make.gather import Gather
from toolkit.work.make.unit.forms import make_forms
from toolkit.work.workspace.open import Place, Work, look, open_work
from tools.golden.made import DAY as GOLDEN_DAY
from tools.golden.made import WORKSPACE

DAY = date(2026, 4, 1)


def copy(folder: Path) -> Path:
    """The fixed region of the golden files, to write in."""
    folders, files = _fixed_region()
    for name in folders:
        (folder / name).mkdir()
    for name, data in files:
        (folder / name).write_bytes(data)
    return folder


@cache  # hundreds of tests begin with a copy: reading it each time takes longer than writing it
def _fixed_region() -> tuple[tuple[str, ...], tuple[tuple[str, bytes], ...]]:
    paths = [WORKSPACE, *sorted(WORKSPACE.rglob("*"))]
    named = [(path.relative_to(WORKSPACE).as_posix(), path) for path in paths]
    return (
        tuple(name for name, path in named if path.is_dir()),
        tuple((name, path.read_bytes()) for name, path in named if path.is_file()),
    )


def opened(folder: Path) -> Work:
    """A workspace that opens."""
    place = look(folder)
    assert isinstance(place, Place)
    work = open_work(place)
    assert isinstance(work, Work)
    return work


def gathered(folder: Path) -> Gather:
    """What plans of its last round are made from."""
    work = opened(folder)
    return Gather(work, work.score(work.region.last_round()), day=GOLDEN_DAY)


def filled(folder: Path, unit: str, level: int, place: Path) -> Path:
    """A form of the last round in which every question has the same level, as a file."""
    work = opened(folder)
    (made,) = make_forms(work, work.region.last_round(), unit)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(_filled(made.files[0][1], unit, level))
    return place


def _filled(form: bytes, unit: str, level: int) -> bytes:  # each time anew: a file says when it was saved
    book = load_workbook(io.BytesIO(form))
    for row in book.worksheets[0].iter_rows(max_col=2):
        if row[0].value == "Ingevuld door":
            row[1].value = "de gemeente" if unit.startswith("gemeente-") else "het hele team samen"
    for sheet in book.worksheets:
        heads = [c for row in sheet.iter_rows() for c in row if c.value == "Niveau"]
        for row in sheet.iter_rows(min_row=heads[0].row + 1) if heads else ():
            if row[0].value and "-" in str(row[0].value) and sheet.sheet_state == "visible":
                row[heads[0].column - 1].value = level
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
