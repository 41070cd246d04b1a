# SPDX-License-Identifier: EUPL-1.2
"""Following a round as a programme manager does: a talk is recorded, and status says so."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.runner import zelfscan

TEAM = "zandwerve-oost"


@pytest.fixture
def own(demo: Path, tmp_path: Path) -> Path:
    """A copy of the finished demo."""
    return Path(shutil.copytree(demo, tmp_path / "regio"))


def states(own: Path) -> set[str]:
    """How far the lists of the team are, as status says."""
    units = json.loads(zelfscan("status", "--json", cwd=own).stdout)["units"]
    return {s for unit in units if unit["unit"] == TEAM for s in unit["states"].values()}


def test_a_talk_shows_in_the_status(own: Path) -> None:
    """What was handed in is discussed from then on."""
    assert states(own) == {"submitted"}
    told = zelfscan("besproken", "--team", TEAM, "--op", "2026-05-12", cwd=own).stderr
    assert "12 mei 2026" in told
    assert states(own) == {"discussed"}


def test_a_talk_needs_a_team_and_a_day(own: Path) -> None:
    """Without them nothing is recorded; a day that no calendar has is wrong use as well."""
    for arguments in (["--team", TEAM], ["--op", "2026-05-12"], ["--team", TEAM, "--op", "2026-02-30"]):
        done = zelfscan("besproken", *arguments, cwd=own, code=2)
        assert "Fout:" in done.stderr
    zelfscan("besproken", "--team", "plompergouw-zuid", "--op", "2026-05-12", cwd=own, code=1)
    assert states(own) == {"submitted"}
