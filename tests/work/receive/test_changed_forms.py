# SPDX-License-Identifier: EUPL-1.2
"""Forms that people and programs changed in any way: no traceback, no lost answer, no silent change."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.strategies import DEEP
from toolkit.model.given.answers import Answers
from toolkit.store.imports import Imported, Policy, import_answers
from toolkit.store.merging.differences import Difference, differences
from toolkit.store.one_writer import Alone
from tools.fuzz.workbooks import Bench, bench, broken

SEEDS = 60 * DEEP  # each kind of change comes within twenty-five; `make fuzz` tries thousands
PARTS = 6


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to try in."""
    return tmp_path_factory.mktemp("changed")


@pytest.fixture(scope="module")
def on(scratch: Path) -> Iterator[Bench]:
    """A workspace with a form that was read in, and another form to change."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("toolkit.work.workspace.open.package_content", dict)
        yield bench(scratch / "regio", light=True)


@pytest.mark.parametrize("part", range(PARTS))
def test_a_changed_form_loses_nothing_and_changes_nothing_in_silence(
    on: Bench, scratch: Path, part: int
) -> None:
    """What is intact is read as it was typed, what is gone stays stored, and every other change is told."""
    for seed in range(part, SEEDS, PARTS):
        changed, promises = broken(on, seed, scratch)
        assert not promises, (seed, changed.done)


def test_a_loss_is_seen(on: Bench, scratch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If what is gone from a form were emptied, these trials would say so."""

    def emptied(
        held: Alone, file: str, old: Answers | None, new: Answers, policy: Policy, *, seen: object
    ) -> Imported:
        del seen
        return import_answers(held, file, old, new, policy)

    monkeypatch.setattr("toolkit.work.receive.files.import_answers", emptied)
    assert any("is gone from the form" in each for n in range(SEEDS) for each in broken(on, n, scratch)[1])


def test_a_silent_change_is_seen(on: Bench, scratch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If a level could change without being a difference, these trials would say so."""

    def fewer(old: Answers, new: Answers) -> tuple[Difference, ...]:
        return tuple(each for each in differences(old, new) if each.what != "AA-01")

    monkeypatch.setattr("toolkit.store.imports.differences", fewer)
    assert "AA-01 changed in silence" in [each for n in range(9) for each in broken(on, n, scratch)[1]]
