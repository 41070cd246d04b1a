# SPDX-License-Identifier: EUPL-1.2
"""Run zelfscan in a terminal of its own (a pseudo-terminal), type in it and read what it shows."""

import os
import re
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

_STEERING = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]|\r")
PATIENCE = 30.0  # seconds until a test that hangs is a test that fails


class Screen:
    """A terminal with the command in it.

    Attributes:
        process: the command.
        raw: everything shown so far, as sent to the terminal.
    """

    def __init__(self, process: subprocess.Popen[bytes], master: int) -> None:
        self.process, self.master = process, master
        self.raw = b""
        self._seen = 0

    @property
    def text(self) -> str:
        """Everything shown so far, without what steers a terminal."""
        return _STEERING.sub("", self.raw.decode("utf-8", "replace"))

    def expect(self, words: str) -> str:
        """Wait until words appear after what was expected before; gives the text up to and with them."""
        until = time.monotonic() + PATIENCE
        while words not in self.text[self._seen :]:
            assert time.monotonic() < until, f"'{words}' did not come:\n{self.text[self._seen :]}"
            if not self._read(0.2) and self.process.poll() is not None:
                assert words in self.text[self._seen :], self.text[self._seen :]
        begin, self._seen = self._seen, self.text.index(words, self._seen) + len(words)
        return self.text[begin : self._seen]

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self.master], [], [], seconds)
        data = b""
        with suppress(OSError):  # the other end is closed
            data = os.read(self.master, 65536) if ready else b""
        self.raw += data
        return bool(data)

    def type(self, line: str, end: str = "\n") -> None:
        """Type a line and Enter."""
        os.write(self.master, (line + end).encode("utf-8"))

    def stop(self) -> int:
        """Ctrl-C, and again when nothing happens, as people do; the exit code.

        A signal that comes between the question and the wait for an answer is heard at the next key. Who is
        told something after it waits longer.
        """
        until = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < until:
            at, typed = len(self.raw), time.monotonic()
            self.type("\x03", end="")
            while self.process.poll() is None and time.monotonic() < typed + (5 if self._is_told(at) else 1):
                self._read(0.2)
        return self.wait()

    def _is_told(self, since: int) -> bool:
        return bool(self.raw[since:].replace(b"^C", b"").strip())  # a terminal shows which key that was

    def close(self) -> None:
        """Close the terminal, as when somebody clicks its window away."""
        with suppress(OSError):
            os.close(self.master)
        self.master = -1

    def wait(self) -> int:
        """Read to the end; the exit code (minus the signal when it was killed)."""
        while self.master >= 0 and self._read(0.5 if self.process.poll() is not None else PATIENCE):
            pass
        return self.process.wait(PATIENCE)


@contextmanager
def terminal(*arguments: str | Path, cwd: Path, **environment: str) -> Iterator[Screen]:
    """Start the command in a terminal 80 columns wide; afterwards both are gone.

    Args:
        *arguments: of the command line.
        cwd: the folder it runs in.
        **environment: extra variables.
    """
    fcntl = pytest.importorskip("fcntl", reason="no pseudo-terminals on this system")
    termios = pytest.importorskip("termios", reason="no pseudo-terminals on this system")
    master, slave = os.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 80, 0, 0))

    def own_terminal() -> None:
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # whoever runs the tests may not hear Ctrl-C

    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TERM": "xterm", **environment}
    process = subprocess.Popen(
        [sys.executable, "-m", "toolkit", *map(str, arguments)],
        cwd=cwd,
        env=env,
        stdin=slave,
        stdout=slave,
        stderr=slave,
        start_new_session=True,
        preexec_fn=own_terminal,  # noqa: PLW1509 - no threads here
    )
    os.close(slave)
    screen = Screen(process, master)
    try:
        yield screen
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        screen.close()
