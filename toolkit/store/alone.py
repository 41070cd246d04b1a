# SPDX-License-Identifier: EUPL-1.2
"""One writer at a time: who reads what is stored to write in its place must be alone in the workspace.

The lock is the operating system's: it is gone with the process that held it, however that ended.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from toolkit.model.problem import Problem
from toolkit.store.memory import FOLDER

PATIENCE = 10.0
"""How long somebody waits for another, in seconds; one import takes a few hundredths of a second."""


@contextmanager
def alone(folder: Path, patience: float = PATIENCE) -> Iterator[Problem | None]:
    """Keep other programs from writing in a workspace until this is done.

    Args:
        folder: the workspace.
        patience: seconds to wait while another writes.

    Yields:
        None when nobody else writes; else why nothing may be written now. A disk that knows no locks
        stops nobody.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - only who writes waits for it to load

    place = folder / FOLDER / "bezig.lock"
    lock, problem = FileLock(place, timeout=patience, fallback_to_soft=False), None
    try:
        place.parent.mkdir(exist_ok=True)
        lock.acquire()
    except Timeout:
        problem = Problem.of("workspace-busy", folder.name)
    except NotImplementedError:
        pass
    except OSError as error:
        problem = Problem.of("unwritable", folder.name, name=FOLDER, why=error.strerror or "-")
    try:
        yield problem
    finally:
        lock.release()
