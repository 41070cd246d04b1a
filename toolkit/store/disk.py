# SPDX-License-Identifier: EUPL-1.2
"""Writing to disk: whole or not at all."""

import contextlib
import os
import tempfile
from pathlib import Path

from toolkit.model.problem import Problem


def write_atomically(path: Path, data: bytes) -> Problem | None:
    """Write a file so that a reader sees the old bytes or the new ones, never half.

    Args:
        path: the file; folders above it are made.
        data: its bytes.

    Returns:
        None, or a problem when the disk, the rights or a program that has it open prevent it. The
        old file is then as it was.
    """
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".zelfscan-", dir=path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError as error:
        return Problem.of("unwritable", path.as_posix(), name=path.name, why=error.strerror or "-")
    finally:  # also when the user stops the program halfway
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
    return None
