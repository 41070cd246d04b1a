# SPDX-License-Identifier: EUPL-1.2
"""A version and the lock that holds it: never a lock of what is not there."""

from pathlib import Path

import pytest

from toolkit.model.content.library import Lock
from toolkit.model.problem import Problem
from toolkit.places import package_content
from toolkit.reading.validated import load
from toolkit.store.published import lock_to_yaml, write_published

VERSION, LOCK = "lists/alpha/1.0.0.yaml", "lock.yaml"
FILES = {VERSION: b"nieuw", LOCK: b"slot"}


def test_both_are_written_in_their_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lock comes last, over the one that stood there."""
    (tmp_path / LOCK).write_bytes(b"oud")
    real, order = Path.replace, list[str]()

    def seen(self: Path, target: Path) -> Path:
        order.append(target.relative_to(tmp_path).as_posix())
        return real(self, target)

    monkeypatch.setattr(Path, "replace", seen)
    assert write_published(tmp_path, FILES) is None
    assert order == [VERSION, LOCK]
    assert {name: (tmp_path / name).read_bytes() for name in FILES} == FILES


def test_without_its_version_no_lock_is_written(tmp_path: Path) -> None:
    """What prevents the first stops the second: the lock of before still stands."""
    (tmp_path / LOCK).write_bytes(b"oud")
    (tmp_path / "lists").write_bytes(b"een bestand op de plaats van een map")
    problem = write_published(tmp_path, FILES)
    assert isinstance(problem, Problem)
    assert (problem.code, problem.file) == ("unwritable", (tmp_path / VERSION).as_posix())
    assert (tmp_path / LOCK).read_bytes() == b"oud"


def test_a_lock_is_written_as_it_stands_in_the_house() -> None:
    """The lock of our own content comes back to the byte, with what it tells people at its head."""
    ours = package_content()[LOCK]
    lock = load(LOCK, ours, Lock).model
    assert lock is not None
    assert lock_to_yaml(lock) == ours
