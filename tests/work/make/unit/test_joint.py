# SPDX-License-Identifier: EUPL-1.2
"""A plan that is made alone is the plan that it would be among all others."""

import shutil
from pathlib import Path

import pytest

from tests.work.small import copy
from toolkit.documents.editions import EDITIONS
from toolkit.documents.plan.action_list import action_list
from toolkit.documents.plan.order import plan_document
from toolkit.model.problem import Problem
from toolkit.places import data_folder
from toolkit.planning.proposed.horizon import Terms
from toolkit.scoring.unit import UnitResult
from toolkit.work.make.gather import Gather
from toolkit.work.make.unit import joint
from toolkit.work.make.unit.joint import Holders, joint_holders, part_of
from toolkit.work.workspace.open import Place, Work, look, open_work

EXAMPLE = data_folder() / "assessments" / "voorbeeldregio"
ROUND = "2025-q3"
NEVER = 10**9


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A copy of the example region."""
    folder = tmp_path / "regio"
    shutil.copytree(EXAMPLE, folder)
    found = look(folder)
    assert isinstance(found, Place)
    return found


@pytest.fixture
def fixed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A copy of the fixed region, with employers and decisions too."""
    monkeypatch.setattr("toolkit.work.workspace.open.package_content", dict)
    found = look(copy(tmp_path / "regio"))
    assert isinstance(found, Place)
    return found


def held(place: Place, worth: int = NEVER, name: str = ROUND) -> Holders:
    """Which teams have which measures in their plans."""
    round_ = place.region.round(name)
    assert round_ is not None
    holders = joint_holders(place, round_, Terms.after(round_.date).day, worth=worth)
    assert not isinstance(holders, tuple)
    return holders


def document(gather: Gather, unit: UnitResult) -> object:
    """What the plan of a unit says, before any face of it."""
    inputs = gather.inputs(unit)
    assert not isinstance(inputs, Problem)
    return plan_document(inputs) if unit.unit.kind == "team" else action_list(inputs)


def test_a_plan_made_alone_says_the_same(fixed: Place) -> None:
    """For every unit and edition, reading only what the plan needs gives the very same document."""
    round_ = fixed.region.last_round()
    whole = open_work(fixed)
    assert isinstance(whole, Work)
    holders = held(fixed, name=round_.id)
    together = Gather(whole, whole.score(round_)).joint()
    assert holders == {one.measure.id: frozenset(t.unit for t in one.teams) for one in together}
    assert any(len(teams) > 2 for teams in holders.values())
    among = {edition: Gather(whole, whole.score(round_), edition, "coded") for edition in EDITIONS}
    seen = 0
    for unit in (u for u in whole.score(round_).units if u.standards):
        part = open_work(fixed, part=part_of(fixed, round_, unit.unit))
        assert isinstance(part, Work)
        for edition in EDITIONS:
            alone = Gather(part, part.score(round_), edition, "coded", holders)
            own = alone.scored.unit(unit.unit.id)
            assert own is not None
            assert document(alone, own) == document(among[edition], unit), (unit.unit.id, edition)
            seen += 1
    assert seen > 12


def test_what_is_remembered_of_plans_is_what_would_be_worked_out(place: Place) -> None:
    """After answers or decisions of a team changed, its measures are those of its plan now."""
    first = held(place, worth=0)
    assert first == held(place) == held(place, worth=0)
    decisions = place.folder / "plans" / "zandwerve-oost.yaml"
    text = decisions.read_text(encoding="utf-8")
    decisions.unlink()
    without = held(place, worth=0)
    assert without == held(place) == held(place, worth=0)
    answers = place.folder / "rounds" / ROUND / "kwelderaard" / "team.yaml"
    answers.unlink()
    assert held(place, worth=0) == held(place)
    assert not any("kwelderaard" in teams for teams in held(place, worth=0).values())
    decisions.write_text(text, encoding="utf-8")
    assert held(place, worth=0) == held(place)


def test_it_is_remembered_in_a_small_region_too(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing changed, the plan of one team of a handful needs no other plan."""
    round_ = place.region.round(ROUND)
    assert round_ is not None
    day = Terms.after(round_.date).day
    first = joint_holders(place, round_, day)
    monkeypatch.setattr(joint, "work_from", lambda *_: pytest.fail("plans of others were made again"))
    assert joint_holders(place, round_, day) == first != {}


def test_what_one_team_does_is_nothing_joint(place: Place) -> None:
    """With two teams left, only what stands in both plans is held by any."""
    kept = {"kwelderaard", "zandwerve-oost"}
    for folder in (place.folder / "rounds" / ROUND).iterdir():
        if folder.name not in kept:
            shutil.rmtree(folder)
    holders = held(place)
    assert holders
    assert set(holders.values()) == {frozenset(kept)}
