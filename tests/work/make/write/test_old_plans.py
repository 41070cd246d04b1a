# SPDX-License-Identifier: EUPL-1.2
"""A plan that is more than a quarter old says so when somebody looks how far the region is."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.work.some_faces import set_in_words
from toolkit.cli.show.standing import old_plans_line
from toolkit.scoring.unit import Unit
from toolkit.work.make.gather import Gather
from toolkit.work.make.unit.plans import make_plans
from toolkit.work.make.write.files import write_made
from toolkit.work.make.write.old_plans import old_plans
from toolkit.work.workspace.open import Place, Work, look, open_work

MADE = date(2026, 4, 14)


def test_a_plan_is_old_after_the_longest_quarter(space: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ninety-two days on it is not, a day later it is; a unit without a plan is not named."""
    set_in_words(monkeypatch)
    place = look(space)
    assert isinstance(place, Place)
    work = open_work(place)
    assert isinstance(work, Work)
    round_ = place.region.last_round()
    gather = Gather(work, work.score(round_), day=MADE)
    folder = place.folder / "documenten" / round_.id
    units: list[Unit] = [result.unit for result in gather.scored.units]
    for name in ("derde", "gemeente-westdorp"):
        assert [made.names for made in write_made(folder, make_plans(gather, name))] != [()]
    assert old_plans(place, round_, units, MADE + timedelta(92)) == ()
    found = old_plans(place, round_, units, MADE + timedelta(93))
    assert {(unit.id, day) for unit, day in found} == {("derde", MADE), ("gemeente-westdorp", MADE)}
    line = old_plans_line(found)
    assert "Team Derde (14 april 2026)" in line
    assert "Gemeente Westdorp (14 april 2026)" in line
    assert "ander" not in line
    assert old_plans_line([*found, *found, *found]).count("Team Derde") == 3
    assert "1 andere" in old_plans_line([*found, *found, *found])
