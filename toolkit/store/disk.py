# SPDX-License-Identifier: EUPL-1.2
"""Writing to disk: whole or not at all; and clearing up after a program that was killed halfway."""

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from toolkit.model.problem import Problem

try:
    import fcntl
except ImportError:  # Windows, where nobody removes a file that another holds open
    fcntl = None  # type: ignore[assignment]  # known before it is used

File = tuple[str, bytes]
"""A path relative to the folder it is for, with '/', and bytes."""

_PREFIX, _SUFFIX = ".zelfscan-", ".tmp"
_TRIES = 3
_HINDRANCES = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), "full"),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), "denied"),
    errno.ENAMETOOLONG: "long",
}


def write_atomically(path: Path, data: bytes) -> Problem | None:
    """Write a file so that a reader sees the old bytes or the new ones, never half.

    Args:
        path: the file; folders above it are made.
        data: its bytes.

    Returns:
        None, or a problem when the disk, the rights or a program that has it open prevent it. The
        old file is then as it was.
    """
    for left in reversed(range(_TRIES)):
        try:
            _write(path, data)
        except FileNotFoundError as error:  # cleared up by another before we held it
            if not left:
                return _unwritable(path, error)
        except OSError as error:
            return _unwritable(path, error)
        else:
            break
    return None


def _write(path: Path, data: bytes) -> None:
    with _beside(path, data) as temporary:
        temporary.chmod(0o644)
        temporary.replace(path)


@contextlib.contextmanager
def _beside(path: Path, data: bytes) -> Iterator[Path]:
    """A file for its owner alone with these bytes beside a path; gone at the end, unless it was renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            with contextlib.suppress(OSError):  # a disk that knows no locks
                _hold(file)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            if fcntl is not None:  # held until it has its own name
                yield temporary
        if fcntl is None:  # there an open file cannot be renamed
            yield temporary
    finally:  # also when the user stops the program halfway
        with contextlib.suppress(OSError):  # most often it has its own name by now
            temporary.unlink()


def write_once(path: Path, data: bytes) -> Problem | None:
    """Write a file for its owner alone, unless there is one: of two at once, one stays and both read it.

    Args:
        path: the file; folders above it are made.
        data: its bytes.

    Returns:
        None when a whole file stands there, ours or another's; or what prevents it.
    """
    try:
        with _beside(path, data) as temporary, contextlib.suppress(FileExistsError):  # another was first
            _link_or_write(temporary, path, data)
    except OSError as error:
        return _unwritable(path, error)
    return None


def _link_or_write(temporary: Path, path: Path, data: bytes) -> None:
    """Give a file its name where nothing has it yet."""
    try:
        path.hardlink_to(temporary)
    except OSError:  # there is one already, or this is a disk that knows no second name for a file
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as own:
            own.write(data)


def remove(path: Path) -> Problem | None:
    """Take a file away; one that is gone already is no problem.

    Args:
        path: the file.

    Returns:
        None, or why it is still there.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        return _unwritable(path, error)
    return None


def _unwritable(path: Path, error: OSError) -> Problem:
    return unwritable(path.as_posix(), path.name, error)


def hindrance(error: OSError) -> str | None:
    """What is in the way where people can do something about it: full, denied or long (a name); else None."""
    return _HINDRANCES.get(error.errno or 0)


def unwritable(file: str, name: str, error: OSError) -> Problem:
    """Why something could not be written, in our own words where people can do something about it.

    Args:
        file: where it is told.
        name: of the file.
        error: what the system said, in whatever language it speaks.

    Returns:
        The problem.
    """
    code = {"full": "disk-full", "denied": "write-denied"}.get(hindrance(error) or "", "unwritable")
    return Problem.of(code, file, name=name, why=error.strerror or "-")


def unreadable(file: str, name: str, error: OSError) -> Problem:
    """The same of what could not be read."""
    code = "read-denied" if hindrance(error) == "denied" else "unreadable"
    return Problem.of(code, file, name=name, why=error.strerror or "-")


def clear_up(folders: Iterable[Path]) -> None:
    """Remove what a program that was killed left half written; never what another is writing now.

    Args:
        folders: where files are written; those below them are not looked into.
    """
    for folder in folders:
        for path in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
            with contextlib.suppress(OSError):  # somebody writes it, or it is gone already
                _remove(path)


def _remove(path: Path) -> None:
    if fcntl is None:
        path.unlink()
        return
    with path.open("rb") as file:
        _hold(file)
        path.unlink()


def _hold(file: IO[bytes]) -> None:
    """Show others that this process is at work on a file, as long as it is open.

    Raises:
        OSError: when another process is.
    """
    if fcntl is not None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
