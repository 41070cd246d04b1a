# SPDX-License-Identifier: EUPL-1.2
"""One LibreOffice for many documents: what is told when it fails, and that it starts anew then."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.example import office as started
from tools.example.office import Office, OfficeError

# in the place of LibreOffice: does what a job is called, and notes for each start who it is
PLAYED = """
import os, sys, time
with open(__file__ + ".ids", "a") as ids:
    ids.write(f"{os.getpid()}\\n")
for line in sys.stdin:
    if "hangs" in line:
        time.sleep(600)
    if "dies" in line:
        sys.exit(1)
    print("no such cell" if "fails" in line else "done", flush=True)
"""


@pytest.fixture
def played(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where each start is noted."""
    script = tmp_path / "played.py"
    script.write_text(PLAYED, encoding="utf-8")
    monkeypatch.setattr(started, "SYSTEM_PYTHON", sys.executable)
    monkeypatch.setattr(started, "_JOBS", script)
    yield tmp_path / "played.py.ids"
    for line in (tmp_path / "played.py.ids").read_text().splitlines():
        with pytest.raises(ProcessLookupError):
            os.kill(int(line), 0)


def test_it_starts_once_for_many_documents(played: Path) -> None:
    """And is gone when it was used."""
    with Office() as office:
        for name in ("a", "b", "c"):
            office.do({"out": name})
    assert len(played.read_text().splitlines()) == 1


@pytest.mark.parametrize(
    ("wrong", "patience", "told"),
    [("fails", 300, "no such cell"), ("dies", 300, "it ended"), ("hangs", 1, "not within 1 seconds")],
)
def test_what_fails_is_told_and_the_next_document_has_another(
    wrong: str, patience: float, told: str, played: Path
) -> None:
    """Whether it says so itself, ends or hangs; no document waits for the one before."""
    with Office(patience) as office:
        with pytest.raises(OfficeError, match=f"{wrong}: {told}$"):
            office.do({"out": wrong})
        office.patience = 300
        office.do({"out": "next"})
    assert len(played.read_text().splitlines()) == 2


def test_it_is_ended_where_a_test_fails(played: Path) -> None:
    """Whatever is raised while it runs."""

    def fails() -> None:
        with Office() as office:
            office.do({"out": "a"})
            raise LookupError

    with pytest.raises(LookupError):
        fails()
    assert played.exists()
