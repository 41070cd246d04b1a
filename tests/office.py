# SPDX-License-Identifier: EUPL-1.2
"""What LibreOffice makes of files; it starts once in each process of tests, as to start takes it longest."""

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tools.example.fill import FILTERS
from tools.example.office import SYSTEM_PYTHON, Office

KINDS = ("ods", "xlsx")
_FILTERS = {**FILTERS, ".docx": "MS Word 2007 XML", ".csv": "Text - txt - csv (StarCalc)"}
_PRINTED = {".xlsx": "calc_pdf_Export", ".docx": "writer_pdf_Export"}


def has_uno() -> bool:
    """True when LibreOffice is there, and its `uno` for the Python of the system."""
    if shutil.which("soffice") is None or not Path(SYSTEM_PYTHON).exists():
        return False
    asked = subprocess.run([SYSTEM_PYTHON, "-c", "import uno"], check=False, capture_output=True)
    return asked.returncode == 0


@pytest.fixture(scope="session")
def office() -> Iterator[Office]:
    """LibreOffice, for all tests of this process; who asks for it is left out where it is not installed."""
    if not has_uno():
        pytest.skip("LibreOffice or its uno for Python is not installed")
    with Office() as started:
        yield started


def saved_as(office: Office, given: Path, out: Path, options: str = "", kind: str | None = None) -> Path:
    """A file as somebody leaves it who opens it and saves it, or prints it.

    Args:
        office: what opens it.
        given: a workbook or a Word file.
        out: where to save.
        options: for what writes it, as LibreOffice knows them.
        kind: what writes it, as LibreOffice names that; None for what follows from how the name ends.

    Returns:
        What was saved.
    """
    if kind is None:
        kind = _PRINTED[given.suffix] if out.suffix == ".pdf" else _FILTERS[out.suffix]
    out.parent.mkdir(exist_ok=True)
    office.do({"form": str(given), "out": str(out), "filter": kind, "options": options})
    return out


def saved_by_office(office: Office, files: Mapping[str, bytes], folder: Path) -> dict[str, Path]:
    """Workbooks as somebody leaves them who opens and saves them: as .ods, and that one as .xlsx again.

    Args:
        office: what opens them.
        files: workbooks by name without ending.
        folder: a fresh folder.

    Returns:
        What was saved, by name with ending.
    """
    saved = {}
    for name, data in files.items():
        given = folder / f"{name}.given.xlsx"
        given.write_bytes(data)
        for kind in KINDS:
            given = saved[f"{name}.{kind}"] = saved_as(office, given, folder / f"{name}.{kind}")
    return saved
