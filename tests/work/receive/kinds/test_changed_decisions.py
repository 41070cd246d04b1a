# SPDX-License-Identifier: EUPL-1.2
"""Action workbooks that were changed in any way: no traceback, no lost decision, no silent change."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.strategies import DEEP
from toolkit.model.given.decision import PartyDecisions
from toolkit.model.given.plan import ActionDecision, Plan
from toolkit.store.merging.party_merge import merge_party
from toolkit.store.merging.plan_merge import Merged, merge_plan
from tools.fuzz import parties
from tools.fuzz.decisions import Bench, bench, broken

SEEDS = 60 * DEEP  # each kind of change comes within twenty-five; `make fuzz` tries thousands
PARTS = 6


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to try in."""
    return tmp_path_factory.mktemp("changed")


@pytest.fixture(scope="module")
def on(scratch: Path) -> Iterator[Bench]:
    """A workspace with decisions, and a workbook in which a team decided further."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("toolkit.work.workspace.open.package_content", dict)
        yield bench(scratch / "regio")


@pytest.mark.parametrize("part", range(PARTS))
def test_a_changed_action_workbook_loses_no_decision_and_changes_none_in_silence(
    on: Bench, scratch: Path, part: int
) -> None:
    """What is intact is read as it was typed, what is gone stays decided, and every other change is told."""
    for seed in range(part, SEEDS, PARTS):
        changed, promises = broken(on, seed, scratch)
        assert not promises, (seed, changed.done)


@pytest.mark.parametrize("party", parties.PARTIES)
def test_a_changed_workbook_of_a_party_loses_no_decision_either(
    party: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the region, in letters, and of an employer: no traceback, nothing lost, no silent change."""
    monkeypatch.setattr("toolkit.work.workspace.open.package_content", dict)
    on_party = parties.bench(tmp_path / "regio", party)
    for seed in range(30):
        changed, promises = parties.broken(on_party, seed, tmp_path)
        assert not promises, (seed, changed.done)


def test_a_lost_decision_of_a_party_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If a workbook wiped what a party decided, these trials would say so."""
    monkeypatch.setattr("toolkit.work.workspace.open.package_content", dict)
    on_party = parties.bench(tmp_path / "regio", parties.PARTIES[0])

    def wiped(old: PartyDecisions | None, *args: Any, **kept: Any) -> Merged[PartyDecisions]:  # noqa: ANN401 - as it has them
        merged = merge_party(old, *args, **kept)
        return replace(merged, plan=merged.plan.model_copy(update={"items": {}}))

    monkeypatch.setattr("toolkit.work.receive.kinds.party.merge_party", wiped)
    assert any(parties.broken(on_party, seed, tmp_path)[1] for seed in range(5))


def _merging(monkeypatch: pytest.MonkeyPatch, wrong: Callable[[Merged[Plan]], Merged[Plan]]) -> None:
    def other(old: Plan | None, *args: Any, **kept: Any) -> Merged[Plan]:  # noqa: ANN401 - as it has them
        return wrong(merge_plan(old, *args, **kept))

    monkeypatch.setattr("toolkit.work.receive.kinds.actions.merge_plan", other)


def test_a_lost_decision_is_seen(on: Bench, scratch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If what stands nowhere in the workbook were wiped, these trials would say so."""

    def wiped(merged: Merged[Plan]) -> Merged[Plan]:
        actions = {**merged.plan.actions, "M-AA-04": ActionDecision()}
        merged.plan = merged.plan.model_copy(update={"actions": actions})
        return merged

    _merging(monkeypatch, wiped)
    promises = [each for n in range(3) for each in broken(on, n, scratch)[1]]
    assert any("is lost" in each for each in promises)


def test_a_silent_change_is_seen(on: Bench, scratch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If a decision could change without being told, these trials would say so."""

    def untold(merged: Merged[Plan]) -> Merged[Plan]:
        merged.changed = tuple(d for d in merged.changed if d.what != "action.M-AA-02.hours")
        return merged

    _merging(monkeypatch, untold)
    promises = [each for n in range(3) for each in broken(on, n, scratch)[1]]
    assert "action.M-AA-02.hours changed in silence" in promises
