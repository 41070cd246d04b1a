# SPDX-License-Identifier: EUPL-1.2
"""Forms of the fixed region as readable text: what stands on every sheet, and how it is set up."""

import dataclasses
from functools import cache
from pathlib import Path

from toolkit.checking.everything import asked_in
from toolkit.forms.question.form import Form, build_form
from toolkit.forms.question.write.workbook import write_workbook
from toolkit.model.given.answers import TEAM_RESPONDENT
from toolkit.model.questionnaire import Questionnaire
from toolkit.model.region import Region
from toolkit.places import read_folder
from toolkit.reading.workspace import Workspace, read_workspace
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
    forms = (golden_form(unit, earlier=_EARLIER.get(unit), core=unit in _EARLIER) for unit in UNITS)
    texts = (book_text(write_workbook(form)) for form in forms)
    return {f"{unit}.txt": text.encode("utf-8") for unit, text in zip(UNITS, texts, strict=True)}


def golden_region() -> tuple[Region, Questionnaire]:
    """The fixed region, and what its last round asks.

    Returns:
        Both as values.
    """
    workspace = _workspace()
    assert workspace.region.model is not None
    asked = asked_in(workspace.region.model, workspace.region.model.last_round(), workspace.library)
    assert asked is not None
    return workspace.region.model, asked


def golden_form(unit_id: str, *, earlier: str | None = None, core: bool = False) -> Form:
    """The form of a unit of the fixed region in its last round.

    Args:
        unit_id: a team or municipality.
        earlier: the round whose answers stand beside the questions, or None.
        core: ask core questions alone.

    Returns:
        The form as a value.
    """
    region, asked = golden_region()
    glossary = _workspace().library.glossary
    assert glossary is not None
    answers = () if earlier is None else _workspace().of_round(earlier)[unit_id]
    return build_form(
        region,
        region.last_round(),
        next(unit for unit in units_of(region) if unit.id == unit_id),
        dataclasses.replace(asked, scope="core") if core else asked,
        glossary.model,
        previous=next((a for a in answers if a.respondent == TEAM_RESPONDENT), None),
        functions=_workspace().library.role_words(region).offered,
    )


@cache
def _workspace() -> Workspace:
    return read_workspace(read_folder(WORKSPACE), {})
