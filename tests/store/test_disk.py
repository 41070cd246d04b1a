# SPDX-License-Identifier: EUPL-1.2
"""What is written stands there whole or not at all, also where a disk or a system can do less."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from toolkit.model.problem import Problem
from toolkit.store import disk
from toolkit.store.disk import (
    clear_up,
    hindrance,
    remove,
    unreadable,
    unwritable,
    write_atomically,
    write_once,
)
from toolkit.words.catalogue import describe

HALF = ".zelfscan-abc123.tmp"
DATA = b"klein"  # little enough to wait for more
Write = Callable[[Path, bytes], Problem | None]
WRITES = [(write_atomically, "replace"), (write_once, "hardlink_to")]
"""How bytes come to stand, and what gives them their name."""


def watched(monkeypatch: pytest.MonkeyPatch, naming: str, look: Callable[[Path, Path], None]) -> None:
    """Look at what was written, and where it goes to, right before it gets its name."""
    real: Any = getattr(Path, naming)

    def seen(one: Path, other: Path) -> object:
        look(*((one, other) if naming == "replace" else (other, one)))
        return real(one, other)

    monkeypatch.setattr(Path, naming, seen)


@pytest.mark.parametrize("locks", [True, False])
@pytest.mark.parametrize(("write", "naming"), WRITES)
def test_what_gets_a_name_is_whole_and_in_nobodys_hands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Write, naming: str, *, locks: bool
) -> None:
    """Every byte stands in it by then, beside its place; where open files are not renamed it is closed."""
    opened, looked = list[Any](), list[str]()
    real: Any = os.fdopen

    def noted(*what: object) -> object:
        opened.append(real(*what))
        return opened[-1]

    monkeypatch.setattr(os, "fdopen", noted)

    def look(temporary: Path, target: Path) -> None:
        looked.append(temporary.name)
        assert temporary.read_bytes() == DATA
        assert temporary.parent == target.parent
        if locks:
            clear_up([tmp_path])  # as another program does that begins now
        else:
            assert opened[0].closed
        assert temporary.exists()

    sizes = list[int]()
    monkeypatch.setattr(os, "fsync", lambda handle: sizes.append(os.fstat(handle).st_size))
    watched(monkeypatch, naming, look)
    if not locks:
        monkeypatch.setattr(disk, "fcntl", None)
    assert write(tmp_path / "a.yaml", DATA) is None
    assert len(looked) == 1
    assert sizes == [len(DATA)], "the system is asked to keep it when all of it is there"
    assert looked[0].startswith(HALF[:10])
    assert looked[0].endswith(HALF[-4:])
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]
    assert (tmp_path / "a.yaml").read_bytes() == DATA


@pytest.mark.parametrize(("write", "_naming"), WRITES)
def test_a_disk_without_locks_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Write, _naming: str
) -> None:
    """Nobody can be shown that it is at work; the bytes stand there."""

    def none(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(disk, "_hold", none)
    assert write(tmp_path / "a.yaml", b"x") is None
    assert (tmp_path / "a.yaml").read_bytes() == b"x"


def test_what_cannot_be_cleared_away_stops_no_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has its name by then, or the next command clears up; why nothing was written is told as it is."""

    def held(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "in gebruik")

    monkeypatch.setattr(Path, "unlink", held)
    assert write_atomically(tmp_path / "a.yaml", DATA) is None
    assert (tmp_path / "a.yaml").read_bytes() == DATA

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "vol")

    monkeypatch.setattr(os, "fsync", full)
    problem = write_atomically(tmp_path / "b.yaml", DATA)
    assert problem is not None
    assert problem.code == "disk-full"


@pytest.mark.parametrize("links", [True, False])
def test_of_two_that_write_once_the_first_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool
) -> None:
    """Also when the other came in between; and the one that came second has no problem."""
    path = tmp_path / "deep" / "letters"
    real = Path.hardlink_to

    def other_first(self: Path, target: Path) -> None:
        self.write_bytes(b"van de ander")
        if not links:
            raise PermissionError(errno.EPERM, "no links here")
        real(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "hardlink_to", other_first)
        assert write_once(path, b"van ons") is None
    assert write_once(path, b"van ons") is None
    assert path.read_bytes() == b"van de ander"
    assert list(path.parent.iterdir()) == [path]


def test_what_a_system_without_locks_left_half_written_goes_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There an open file cannot be removed: what can, nobody writes; one that cannot stops no other."""
    monkeypatch.setattr(disk, "fcntl", None)
    real, held = Path.unlink, tmp_path / ".zelfscan-0held.tmp"

    def unlink(self: Path) -> None:
        if self == held:
            raise PermissionError(errno.EACCES, "in gebruik")
        real(self)

    for name in (held.name, HALF, ".zelfscan-zz.tmp", "plan.docx"):
        (tmp_path / name).write_bytes(b"x")
    monkeypatch.setattr(Path, "unlink", unlink)
    clear_up([tmp_path])
    assert {path.name for path in tmp_path.iterdir()} == {held.name, "plan.docx"}


def test_taking_away_what_is_gone_is_no_problem(tmp_path: Path) -> None:
    """What is there goes; what cannot go is told by its name."""
    (tmp_path / "a.yaml").write_bytes(b"x")
    assert remove(tmp_path / "a.yaml") is None
    assert remove(tmp_path / "a.yaml") is None
    assert list(tmp_path.iterdir()) == []
    problem = remove(tmp_path)
    assert problem is not None
    assert problem.file == tmp_path.as_posix()
    assert tmp_path.name in describe(problem)[0]
    assert tmp_path.exists()


@pytest.mark.parametrize(
    ("number", "what", "written", "read"),
    [
        *((getattr(errno, e), "full", "disk-full", "unreadable") for e in ("ENOSPC", "EDQUOT")),
        *((getattr(errno, e), "denied", "write-denied", "read-denied") for e in ("EACCES", "EPERM", "EROFS")),
        (errno.ENAMETOOLONG, "long", "unwritable", "unreadable"),
        (errno.EIO, None, "unwritable", "unreadable"),
        (None, None, "unwritable", "unreadable"),
    ],
)
def test_why_something_fails_is_told_in_words_where_people_can_help(
    number: int | None, what: str | None, written: str, read: str
) -> None:
    """A full disk, a right that is missing, a name that is too long; else what the system says, if that."""
    error = OSError() if number is None else OSError(number, "waarom")
    assert hindrance(error) == what
    why = "-" if number is None else "waarom"
    for tell, code in ((unwritable, written), (unreadable, read)):
        assert tell("map/a.yaml", "a.yaml", error) == Problem.of(code, "map/a.yaml", name="a.yaml", why=why)
