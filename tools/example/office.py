# SPDX-License-Identifier: EUPL-1.2
"""LibreOffice, started once for many documents: to start takes it longer than most of them do."""

import json
import os
import signal
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import Any, Self

SYSTEM_PYTHON = "/usr/bin/python3"
_JOBS = Path(__file__).with_name("office_uno.py")


class OfficeError(Exception):
    """A document that LibreOffice did not make."""


class Office:
    """One LibreOffice with a fresh profile; starts at the first job, and anew after one that failed.

    Attributes:
        patience: seconds that its start and one job may take together; what takes longer hangs.
    """

    def __init__(self, patience: float = 300) -> None:
        self.patience = patience
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, where: TracebackType | None
    ) -> None:
        self.end()

    def do(self, job: Mapping[str, Any]) -> None:
        """Open a document, fill in what there is to fill in, and save it.

        Args:
            job: as `office_uno.py` reads it.

        Raises:
            OfficeError: when it was not done, or not in time; then LibreOffice is ended.
        """
        process = self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        late = Timer(self.patience, _kill, [process])
        late.start()
        try:
            with suppress(BrokenPipeError):  # that it ended is told below
                process.stdin.write(f"{json.dumps(job)}\n")
                process.stdin.flush()
            told = process.stdout.readline()
        finally:
            late.cancel()
        if told != _DONE:
            self.end()
            killed = process.returncode == -signal.SIGKILL
            why = told.strip() or (f"not within {self.patience} seconds" if killed else "it ended")
            raise OfficeError(f"LibreOffice did not make {job['out']}: {why}")

    def end(self) -> None:
        """End it, if it runs."""
        process, self._process = self._process, None
        if process is None:
            return
        with suppress(BrokenPipeError), process:
            with suppress(subprocess.TimeoutExpired):
                process.communicate(timeout=20)
            _kill(process)  # with what it may have left

    def _started(self) -> "subprocess.Popen[str]":
        if self._process is None:
            self._process = subprocess.Popen(
                [SYSTEM_PYTHON, str(_JOBS)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                encoding="utf-8",
                start_new_session=True,  # with all that it starts it is one group, to be ended as one
            )
        return self._process


_DONE = "done\n"


def _kill(process: "subprocess.Popen[str]") -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
