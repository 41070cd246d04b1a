# SPDX-License-Identifier: EUPL-1.2
"""Page one of a team's plan in Word, in a font as wide as Calibri."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import demo
from tests.documents.of_demo import gathered
from tests.fonts import has_calibri
from tests.office import saved_as
from tests.printed import pages_of
from tests.render.word import word
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.order import plan_document
from tools.example.office import Office

LATE = date(2026, 11, 30)  # quarters after the round: there is most to say
FULLEST = ("bremmerwold", "zandwerve-west", "hazelmonde-jeugd")
__all__ = ["demo"]


@pytest.mark.slow
def test_page_one_of_a_team_is_one_page_in_word(office: Office, demo: Path, tmp_path: Path) -> None:
    """Also when much is late: of two lines more, page two would hold nothing but them."""
    if not has_calibri():
        pytest.skip("no font as wide as Calibri is installed")
    second = {}
    gather = gathered(demo, day=LATE, concept=True)
    for unit in (each for each in gather.scored.units if each.unit.id in FULLEST):
        inputs = gather.inputs(unit)
        assert isinstance(inputs, PlanInputs)
        plan = plan_document(inputs)
        opening = 1 + sum(section.front for section in plan.sections[1:])
        ahead = replace(plan.sections[opening], new_page=True, blocks=(), title="Wat erna komt")
        file = tmp_path / f"{plan.title}.docx"
        file.write_bytes(word(replace(plan, sections=(*plan.sections[:opening], ahead))))
        _, second[plan.title], *_ = pages_of(saved_as(office, file, file.with_suffix(".pdf")))
    assert len(second) == len(FULLEST)
    assert [title for title, page in second.items() if ahead.title not in page] == []
