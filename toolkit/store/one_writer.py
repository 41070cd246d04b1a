# SPDX-License-Identifier: EUPL-1.2
"""One writer at a time: who reads what is stored to write in its place must be alone in the workspace.

Answers and decisions are written by functions that ask for an `Alone`, and only `alone` gives one: the lock
cannot be forgotten. It is the operating system's, and gone with the process that held it, however that ended.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from toolkit.model.problem import Problem
from toolkit.store.disk import unwritable
from toolkit.store.kept_results import FOLDER

PATIENCE = 10.0
"""How long somebody waits for another, in seconds; one import takes a few hundredths of a second."""


class Alone:
    """A workspace in which nobody else writes, until it is let go.

    Args:
        folder: the workspace.
    """

    def __init__(self, folder: Path) -> None:
        self._folder, self._over = folder, False

    @property
    def folder(self) -> Path:
        """The workspace.

        Raises:
            RuntimeError: when it was let go: what was read before may be other by now.
        """
        if self._over:
            raise RuntimeError(self._folder)
        return self._folder

    def let_go(self) -> None:
        """From now on others may write."""
        self._over = True


@contextmanager
def alone(folder: Path, patience: float = PATIENCE) -> Iterator[Alone | Problem]:
    """Keep other programs from writing in a workspace until this is done.

    Args:
        folder: the workspace.
        patience: seconds to wait while another writes.

    Yields:
        What allows to write, until this is done; else why nothing may be written now. A disk that knows no
        locks stops nobody.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - only who writes waits for it to load

    place = folder / FOLDER / "bezig.lock"
    lock, held = FileLock(place, timeout=patience, fallback_to_soft=False), Alone(folder)
    problem = None
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        problem = Problem.of("workspace-busy", folder.name)
    except NotImplementedError:
        pass
    except OSError as error:
        problem = unwritable(folder.as_posix(), FOLDER, error)
    try:
        yield problem or held
    finally:
        held.let_go()
        lock.release()
