# SPDX-License-Identifier: EUPL-1.2
"""Workbooks that LibreOffice opened and saved, of all kinds with one start of it: to start takes longest."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tools.example.fill import FILL, FILTERS, SYSTEM_PYTHON

KINDS = ("ods", "xlsx")


@cache
def has_uno() -> bool:
    """True when LibreOffice is there, and its `uno` for the Python of the system."""
    if shutil.which("soffice") is None or not Path(SYSTEM_PYTHON).exists():
        return False
    asked = subprocess.run([SYSTEM_PYTHON, "-c", "import uno"], check=False, capture_output=True)
    return asked.returncode == 0


def saved_by_office(files: Mapping[str, bytes], folder: Path) -> dict[str, Path]:
    """Workbooks as somebody leaves them who opens and saves them: as .ods, and that one as .xlsx again.

    Args:
        files: workbooks by name without ending.
        folder: a fresh folder.

    Returns:
        What was saved, by name with ending.
    """
    saved, jobs = {}, []
    for name, data in files.items():
        given = folder / f"{name}.given.xlsx"
        given.write_bytes(data)
        for kind in KINDS:
            saved[f"{name}.{kind}"] = out = folder / f"{name}.{kind}"
            job = {"form": str(given), "out": str(out), "filter": FILTERS[out.suffix]}
            jobs.append({**job, "fields": {}, "rows": {}, "tables": {}})
            given = out
    subprocess.run([SYSTEM_PYTHON, str(FILL)], input=json.dumps(jobs), text=True, check=True)
    return saved
