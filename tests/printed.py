# SPDX-License-Identifier: EUPL-1.2
"""What stands on the pages of a PDF, as Poppler reads it."""

import shutil
import subprocess
from pathlib import Path

import pytest


def pages_of(file: Path, order: str = "raw") -> list[str]:
    """The text of each page; a test is left out where Poppler is not installed.

    Args:
        file: a PDF.
        order: "raw" as the file has it, or "layout" as it stands on the page.

    Returns:
        By page, with its lines.
    """
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    read = ["pdftotext", f"-{order}", str(file), "-"]
    return subprocess.run(read, capture_output=True, check=True, encoding="utf-8").stdout.split("\f")[:-1]
