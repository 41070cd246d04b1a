# SPDX-License-Identifier: EUPL-1.2
"""A municipality decides in a workbook: out, filled in, back, and in its list and the plans of its teams."""

import io
import shutil
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from tests.documents.plan.made_plans import lines
from tests.forms.actions_made import cell, step_cells
from toolkit.checking.everything import check_workspace
from toolkit.documents.blocks import DocumentView
from toolkit.documents.plan.action_list import action_list
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import party_holes
from toolkit.documents.plan.order import plan_document
from toolkit.model.problem import Problem
from toolkit.places import read_folder
from toolkit.planning.unit_plan import UnitPlan
from toolkit.reading.workspace import read_workspace
from toolkit.sheets.read.open import arrived
from toolkit.store.one_writer import Alone, alone
from toolkit.words.catalogue import say
from toolkit.work.make.gather import Gather
from toolkit.work.make.unit.plans import make_plans
from toolkit.work.receive.kinds.actions import ACTIONS
from toolkit.work.workspace.open import Work
from tools.golden.made import DAY, WORKSPACE

TOWN, TEAM = "gemeente-noorddorp", "goed"


def gathered(folder: Path) -> Gather:
    """The region in a folder as it stands now."""
    workspace = read_workspace(read_folder(folder), {})
    region = workspace.region.model
    assert region is not None
    work = Work(folder, workspace, region, check_workspace(workspace))
    return Gather(work, work.score(region.last_round()), day=DAY)


def plan(gather: Gather) -> UnitPlan:
    """The plan of the municipality."""
    unit = gather.scored.unit(TOWN)
    assert unit is not None
    found = gather.plan_of(unit)
    assert not isinstance(found, Problem)
    return found


def inputs(gather: Gather, unit_id: str) -> PlanInputs:
    """What the document of a unit is made from."""
    unit = gather.scored.unit(unit_id)
    assert unit is not None
    found = gather.inputs(unit)
    assert not isinstance(found, Problem)
    return found


def words(view: DocumentView) -> str:
    """All that a document says."""
    return "\n".join(line for s in view.sections for block in s.blocks for line in lines(block))


def book(gather: Gather) -> bytes:
    """The workbook that comes with the list of the municipality."""
    (made,) = make_plans(gather, TOWN)
    (data,) = (data for name, data in made.files if name == f"{TOWN}-acties-2026-q1.xlsx")
    return data


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the fixed region."""
    return Path(shutil.copytree(WORKSPACE, tmp_path / "regio"))


def test_what_a_municipality_decides_comes_back(folder: Path) -> None:
    """Its decision stands in plans/, in its next list and workbook, and in the plan of its team."""
    before = gathered(folder)
    action = plan(before).actions[0]
    assert action.standing == "proposed"
    loaded = openpyxl.load_workbook(io.BytesIO(book(before)))
    said = {"decision": "aangepast overnemen", "reason": "Samen met de wijk.", "hours": 55}
    said |= {"owner": "beleidsadviseur", "quarter": "1e kwartaal 2027"}
    for key, value in said.items():
        cell(loaded, action.id, key).value = value
    who, when = step_cells(loaded, "settled")
    who.value, when.value = "het college", "14-4-2026"
    stream = io.BytesIO()
    loaded.save(stream)
    reading = ACTIONS.read(before.work, arrived("terug.xlsx", stream.getvalue()), DAY)
    assert reading is not None
    assert reading.problems == ()
    with alone(folder) as held:
        assert isinstance(held, Alone)
        assert ACTIONS.bring_in(before.work, held, reading, DAY, "ask").outcome == "read"
    assert (folder / "plans" / f"{TOWN}.yaml").is_file()
    after = gathered(folder)
    now = plan(after).action(action.id)
    assert now is not None
    assert (now.standing, now.hours, now.owner) == ("changed", Fraction(55), "beleidsadviseur")
    placed = plan(after).planned.of(action.id)
    assert placed is not None
    assert placed.end is not None
    assert placed.end.id == "2027-q1"
    town = words(action_list(inputs(after, TOWN)))
    assert say("plan.standing.changed").lower() in town.lower()
    assert "beleidsadviseur" in town
    decided = say("plan.municipality.decides_rest", n=1, **party_holes("municipality"))
    assert decided not in words(plan_document(inputs(before, TEAM)))
    team = words(plan_document(inputs(after, TEAM)))
    assert decided in team
    assert f"({say('plan.standing.changed')}" in team
    again = openpyxl.load_workbook(io.BytesIO(book(after)))
    assert cell(again, action.id, "decision").value == "aangepast overnemen"
    assert cell(again, action.id, "hours").value == 55


def test_a_workbook_of_a_municipality_that_nobody_filled_in_decides_nothing(folder: Path) -> None:
    """Read back as it went out, it leaves the proposal a proposal."""
    before = gathered(folder)
    reading = ACTIONS.read(before.work, arrived("leeg.xlsx", book(before)), DAY)
    assert reading is not None
    with alone(folder) as held:
        assert isinstance(held, Alone)
        ACTIONS.bring_in(before.work, held, reading, DAY, "ask")
    assert all(a.standing == "proposed" for a in plan(gathered(folder)).actions)


def test_the_workbook_of_a_municipality_speaks_of_the_municipality(folder: Path) -> None:
    """No cell of it takes the reader for a team, but where its teams are meant."""
    loaded = openpyxl.load_workbook(io.BytesIO(book(gathered(folder))))
    for sheet in (s for s in loaded.worksheets if s.title in {"Uitleg", "Stand van het plan"}):
        told = [str(c.value) for row in sheet.iter_rows() for c in row if c.value]
        assert not [text for text in told if "het team" in text or "uw team" in text]
    head = " ".join(str(c.value) for row in loaded["Acties"].iter_rows(max_row=8) for c in row if c.value)
    assert "uur van de gemeente" in head
