# SPDX-License-Identifier: EUPL-1.2
"""How many pages a board gets: counted in Word files, in a font as wide as Calibri."""

from pathlib import Path

import pytest

from tests.documents.of_demo import gathered
from tests.documents.plan.board.test_board import DAY, MOST
from tests.fonts import has_calibri
from tests.office import saved_as
from tests.printed import pages_of
from tests.render.word import word
from toolkit.documents.plan.action_list import action_list
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.order import plan_document
from toolkit.words.catalogue import say
from tools.example.office import Office


@pytest.fixture(scope="module")
def pages(office: Office, demo: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The text per page of every board edition of the example region, by unit."""
    if not has_calibri():
        pytest.skip("no font as wide as Calibri is installed")
    folder = tmp_path_factory.mktemp("board")
    gather = gathered(demo, "board", "coded", DAY, concept=True)
    found = {}
    for unit in (u for u in gather.scored.units if u.standards and u.unit.kind != "employer"):
        inputs = gather.inputs(unit)
        assert isinstance(inputs, PlanInputs)
        view = {"team": plan_document, "municipality": action_list}[unit.unit.kind](inputs)
        file = folder / f"{unit.unit.id}.docx"
        file.write_bytes(word(view))
        printed = saved_as(office, file, file.with_suffix(".pdf"))
        found[unit.unit.id] = [" ".join(page.split()) for page in pages_of(printed)]
    assert len(found) == 16
    return found


@pytest.mark.slow
def test_a_board_edition_has_at_most_six_pages_in_word(pages: dict[str, list[str]]) -> None:
    """Plans and action lists."""
    assert {unit: len(found) for unit, found in pages.items() if len(found) > MOST} == {}


@pytest.mark.slow
def test_page_one_stands_alone_in_word(pages: dict[str, list[str]]) -> None:
    """The roadmap ends it, and the chapter behind it begins page two."""
    ahead = [say("board.actions.title"), say("plan.list.points")]
    asking = {unit: found for unit, found in pages.items() if "Voorlopig:" not in found[0]}
    assert len(asking) > 12
    roadmap = say("plan.roadmap.title", where=ahead[0])
    spilled = {unit for unit, (first, *_) in asking.items() if roadmap not in first}
    assert spilled == set()
    assert {u: found[1] for u, found in asking.items() if not any(t in found[1][:200] for t in ahead)} == {}
