# SPDX-License-Identifier: EUPL-1.2
"""How many pages a memo has: as PDF, and as Word with whatever font stands in for Calibri."""

import io
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from tests.cli.conftest import demo
from tests.work.small import opened
from toolkit.documents.region.inputs import MEMO_KINDS
from toolkit.work.make.gather import Gather
from toolkit.work.make.region.memo import make_memo
from toolkit.work.open import Work
from tools.golden.made import DAY
from tools.golden.memos import REGIONS, memo_region

MOST_PAGES = 4
__all__ = ["demo"]


def all_memos(work: Work, day: date) -> dict[str, bytes]:
    """Every memo of a region in every face, by file name."""
    gather = Gather(work, work.score(work.region.last_round()), day=day)
    found: dict[str, bytes] = {}
    for body in (None, *work.region.route):
        for kind in MEMO_KINDS:
            files, problems = make_memo(gather, body, kind, day)
            assert problems == ()
            found |= dict(files)
    assert len(found) == 4 * len(MEMO_KINDS) * (1 + len(work.region.route))
    return found


def pages(files: dict[str, bytes], folder: Path) -> dict[str, int]:
    """The number of pages of every PDF, and of every Word file where LibreOffice is there to set it."""
    for name, data in files.items():
        if name.endswith((".pdf", ".docx")):
            (folder / name).write_bytes(data)
    if shutil.which("soffice") is not None:
        home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
        (folder / "word").mkdir()
        words = sorted(map(str, folder.glob("*.docx")))
        command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(folder / "word")]
        subprocess.run([*command, *words], check=True, capture_output=True)
    found = {}
    for path in folder.rglob("*.pdf"):
        with pikepdf.open(io.BytesIO(path.read_bytes())) as document:
            found[str(path.relative_to(folder))] = len(document.pages)
    assert len(found) >= len(files) // 4
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", REGIONS)
def test_a_memo_of_a_fixed_region_has_four_pages_at_most(name: str, tmp_path: Path) -> None:
    """Whoever reads, of every kind, printed and in Word."""
    found = pages(all_memos(memo_region(name), DAY), tmp_path)
    assert {n: m for n, m in found.items() if m > MOST_PAGES} == {}


@pytest.mark.slow
@pytest.mark.parametrize("day", ["2026-03-31", "2026-04-14", "2026-11-28"])
def test_a_memo_of_the_example_region_has_four_pages_at_most(demo: Path, day: str, tmp_path: Path) -> None:
    """Of ten teams, on the day of the round and later, when the quarters of the programme are past."""
    found = pages(all_memos(opened(demo), date.fromisoformat(day)), tmp_path)
    assert {n: m for n, m in found.items() if m > MOST_PAGES} == {}
