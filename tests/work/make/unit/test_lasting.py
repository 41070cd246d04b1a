# SPDX-License-Identifier: EUPL-1.2
"""For who is gone no form, reminder or plan is made in a later round, and nothing of it is read in."""

from datetime import date
from pathlib import Path

from toolkit.checking.everything import check_workspace
from toolkit.forms.question.read.workbook import FormReader
from toolkit.places import read_folder
from toolkit.reading.workspace import read_workspace
from toolkit.work.make.gather import Gather
from toolkit.work.make.unit.forms import make_forms
from toolkit.work.make.unit.plans import units_with_plans
from toolkit.work.status.open_points import open_points
from toolkit.work.workspace.open import Work
from tools.golden.made import SECRET, WORKSPACE


def opened(team: str = "", line: str = "") -> Work:
    """The golden region, with something added to team derde, and perhaps a line with another team."""
    files = read_folder(WORKSPACE)
    text = files["region.yaml"].decode("utf-8")
    assert text.count("{id: derde, ") == 1
    files["region.yaml"] = text.replace("{id: derde, ", f"{{id: derde, {team}").encode("utf-8")
    files["region.yaml"] += line.encode("utf-8")
    workspace = read_workspace(files, {})
    assert workspace.region.model is not None
    return Work(Path("nergens"), workspace, workspace.region.model, check_workspace(workspace), secret=SECRET)


def made_for(work: Work, round_id: str) -> tuple[set[str], set[str], set[str]]:
    """For whom there are forms, reminders and plans in a round."""
    round_ = work.region.round(round_id)
    assert round_ is not None
    forms = {made.unit.id for made in make_forms(work, round_)}
    reminded = {points.unit.id for points in open_points(work, round_)}
    plans = {unit.unit.id for unit in units_with_plans(Gather(work, work.score(round_)))}
    return forms, reminded, plans


def test_who_stopped_is_asked_nothing_any_more() -> None:
    """In the round after its last day nobody makes anything for it; in the one before all is as it was."""
    gone, there = opened("until: 2025-12-31, "), opened()
    for round_id, expected in (("2026-q1", False), ("2025-q3", True)):
        for now, ever in zip(made_for(gone, round_id), made_for(there, round_id), strict=True):
            assert "derde" in ever
            assert now == (ever if expected else ever - {"derde"})


def test_earlier_answers_of_who_stopped_are_no_problem() -> None:
    """Of its file of the later round it is told that it counts nowhere; of those before nothing is."""
    told = [p.file for p in opened("until: 2025-12-31, ").problems if p.code == "unit-not-in-round"]
    assert told
    assert all(file.startswith("rounds/2026-q1/derde/") for file in told)
    assert not any(p.code == "unit-not-in-round" for p in opened().problems)


def test_a_form_of_who_is_gone_is_refused_with_the_reason() -> None:
    """Made before region.yaml said so, and sent in after."""
    there, gone = opened(), opened("until: 2025-12-31, ")
    round_ = there.region.last_round()
    (made,) = make_forms(there, round_, "derde")
    ((name, data),) = made.files
    asked = {r.id: gone.asked(r) for r in gone.region.rounds}
    reader = FormReader(gone.region, asked.get, day=date(2026, 4, 1))
    assert [p.code for p in reader.read(name, data).problems] == ["unit-not-in-round"]
    reader = FormReader(there.region, asked.get, day=date(2026, 4, 1))
    assert "unit-not-in-round" not in [p.code for p in reader.read(name, data).problems]


def test_hours_per_team_are_not_of_a_team_that_stopped() -> None:
    """A municipality has them for every team that works there on the day of the round, and for no other."""
    plans = []
    for lasts in ("until: 2020-01-01", "from: 2020-01-01"):
        teams = (
            f"- {{id: {name}, {lasts}, title: Erbij, organisation: testzorg, municipalities: [westdorp]}}\n"
            for name in ("een", "twee")
        )
        plans.append(plan_of_town(opened(line="".join(teams)), "gemeente-westdorp"))
    stopped, there = plans
    assert stopped == plan_of_town(opened(), "gemeente-westdorp")
    assert stopped != there


def plan_of_town(work: Work, identity: str) -> object:
    """The plan of a municipality after the last round."""
    gather = Gather(work, work.score(work.region.last_round()))
    (unit,) = (u for u in gather.scored.units if u.unit.id == identity)
    return gather.plan_of(unit)
