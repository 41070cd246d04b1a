# SPDX-License-Identifier: EUPL-1.2
"""The secret behind the letters: made once, whole, for its owner alone, and never replaced unseen."""

import os
import stat
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from toolkit.model.problem import Problem
from toolkit.store.secret import begin_with, secret_of

PLACE = Path(".zelfscan") / "letters"


def test_it_is_made_at_first_need_and_stays(tmp_path: Path) -> None:
    """Thirty-two bytes of chance: the same every time here, others in another workspace."""
    first = secret_of(tmp_path / "een")
    assert isinstance(first, bytes)
    assert len(first) == 32
    assert secret_of(tmp_path / "een") == first
    assert secret_of(tmp_path / "twee") != first
    assert [path.name for path in (tmp_path / "een" / ".zelfscan").iterdir()] == ["letters"]


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX")
@pytest.mark.parametrize("links", [True, False])
def test_only_its_owner_may_read_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    """Also on a disk that knows no second name for a file."""

    def no_links(*_: object) -> None:
        raise PermissionError(1, "no links here")

    if not links:
        monkeypatch.setattr(Path, "hardlink_to", no_links)
    assert isinstance(secret_of(tmp_path), bytes)
    assert stat.S_IMODE((tmp_path / PLACE).stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / ".zelfscan").iterdir()] == ["letters"]


def test_many_at_once_have_one(tmp_path: Path) -> None:
    """Whoever is first, all draw with the same."""
    with ThreadPoolExecutor(8) as together:
        found = set(together.map(lambda _: secret_of(tmp_path), range(40)))
    assert len(found) == 1
    assert isinstance(found.pop(), bytes)


@pytest.mark.parametrize("text", ["", "abc", "x" * 64, "ab" * 31, "ab" * 33, "é" * 32])
def test_a_damaged_one_is_told_and_left(tmp_path: Path, text: str) -> None:
    """Another in its place would give every municipality another letter without a word."""
    place = tmp_path / PLACE
    place.parent.mkdir()
    place.write_text(text, encoding="utf-8")
    found = secret_of(tmp_path)
    assert isinstance(found, Problem)
    assert (found.code, found.file) == ("secret-unreadable", PLACE.as_posix())
    assert place.read_text(encoding="utf-8") == text


def test_one_that_cannot_be_read_is_told_and_left(tmp_path: Path) -> None:
    """Something else bears its name: that is told as what is damaged, and nothing is made in its place."""
    (tmp_path / PLACE).mkdir(parents=True)
    found = secret_of(tmp_path)
    assert isinstance(found, Problem)
    assert (found.code, found.file) == ("secret-unreadable", PLACE.as_posix())
    assert [path.name for path in (tmp_path / ".zelfscan").iterdir()] == ["letters"]


def test_where_nothing_can_be_written_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A secret that nobody kept would give other letters the next time; one that is there is read."""

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    there = secret_of(tmp_path / "eerder")
    monkeypatch.setattr(tempfile, "mkstemp", full)
    assert secret_of(tmp_path / "eerder") == there
    found = secret_of(tmp_path)
    assert isinstance(found, Problem)
    assert found.code == "disk-full"
    assert not (tmp_path / PLACE).exists()


def test_a_secret_that_everybody_may_know_never_replaces_one(tmp_path: Path) -> None:
    """An invented region begins with it; where letters were drawn already they stay."""
    given = bytes(range(32))
    assert begin_with(tmp_path / "nieuw", given) is None
    assert secret_of(tmp_path / "nieuw") == given
    own = secret_of(tmp_path / "eigen")
    assert begin_with(tmp_path / "eigen", given) is None
    assert secret_of(tmp_path / "eigen") == own != given
