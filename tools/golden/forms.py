# SPDX-License-Identifier: EUPL-1.2
"""Forms of the fixed region as readable text: what stands on every sheet, and how it is set up."""

import dataclasses
from functools import cache
from pathlib import Path

from toolkit.checking.everything import asked_in
from toolkit.forms.question.form import build_form
from toolkit.forms.question.workbook import write_workbook
from toolkit.model.answers import TEAM_RESPONDENT
from toolkit.places import read_folder
from toolkit.reading.workspace import read_workspace
from toolkit.scoring.region import units_of
from tools.golden.book import book_text

ROOT = Path(__file__).resolve().parents[2]
WORKSPACE = ROOT / "tests" / "golden" / "workspace"
UNITS = ("goed", "gemeente-noorddorp", "derde")
"""A team, a municipality, and a team that sees its earlier answers beside core questions alone."""

_EARLIER = {"derde": "2025-q3"}


@cache
def golden_forms() -> dict[str, bytes]:
    """The forms of three units, as text.

    Returns:
        UTF-8 text by name of the golden file.
    """
    return {f"{unit}.txt": book_text(form_bytes(unit)).encode("utf-8") for unit in UNITS}


def form_bytes(unit_id: str) -> bytes:
    """The form of a unit of the fixed region in its last round.

    Args:
        unit_id: one of `UNITS`.

    Returns:
        The bytes of an .xlsx file.
    """
    workspace = read_workspace(read_folder(WORKSPACE), {})
    region, glossary = workspace.region.model, workspace.library.glossary
    assert region is not None
    assert glossary is not None
    round_ = region.last_round()
    asked = asked_in(region, round_, workspace.library)
    assert asked is not None
    unit = next(u for u in units_of(region) if u.id == unit_id)
    previous = None
    if unit_id in _EARLIER:
        asked = dataclasses.replace(asked, scope="core")
        answers = workspace.of_round(_EARLIER[unit_id])[unit_id]
        previous = next(a for a in answers if a.respondent == TEAM_RESPONDENT)
    form = build_form(region, round_, unit, asked, glossary.model, previous=previous)
    return write_workbook(form)
