# SPDX-License-Identifier: EUPL-1.2
"""Forms of the invented region, filled in with LibreOffice from the table of answers."""

import tempfile
from collections.abc import Collection
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from toolkit.forms.question.form import Form, build_form
from toolkit.forms.question.layout import (
    CHOICE_FIELDS,
    field_label,
    formation_table,
    header,
    own_support_table,
    profile_fields,
    profile_label,
)
from toolkit.forms.question.respondent import respondent_choices
from toolkit.forms.question.write.workbook import write_workbook
from toolkit.model.given.answers import Answer, Answers
from toolkit.scoring.region import units_of
from toolkit.words.catalogue import say
from toolkit.words.text import profile_text
from tools.example.office import Office
from tools.example.table import ROUND_WITH_FORMS, WORKSPACE, answers_of, asked_in, library, region, role_words

AS_ODS = frozenset({"hazelmonde-jeugd", "kwelderaard", "gemeente-ottermeent"})
FILTERS = {".xlsx": "Calc MS Excel 2007 XML", ".ods": "calc8"}
_DAY_ZERO = date(1899, 12, 30)


def form_of(unit_id: str, round_id: str = ROUND_WITH_FORMS) -> Form:
    """The form of one unit of the invented region."""
    round_ = region().round(round_id)
    unit = next(u for u in units_of(region()) if u.id == unit_id)
    glossary = library().glossary
    assert round_ is not None
    assert glossary is not None
    offered = role_words().offered
    return build_form(region(), round_, unit, asked_in(round_id), glossary.model, functions=offered)


def target_of(unit_id: str, folder: Path | None = None) -> Path:
    """Where the filled-in form of a unit stands."""
    place = WORKSPACE / "ingevuld" / ROUND_WITH_FORMS if folder is None else folder
    return place / (unit_id + (".ods" if unit_id in AS_ODS else ".xlsx"))


def fill_all(office: Office, folder: Path | None = None, only: Collection[str] = ()) -> list[Path]:
    """Write and fill in the form of every unit that handed one in.

    Args:
        office: what fills them in.
        folder: where to put them; the invented region's own folder when None.
        only: these units; all when empty.

    Returns:
        The files.

    Raises:
        OfficeError: when LibreOffice or its `uno` for Python is missing.
    """
    targets = []
    with tempfile.TemporaryDirectory() as temporary:
        for unit, by_respondent in answers_of(ROUND_WITH_FORMS).items():
            if only and unit not in only:
                continue
            form = form_of(unit)
            empty = Path(temporary) / f"{unit}.xlsx"
            empty.write_bytes(write_workbook(form))
            target = target_of(unit, folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            targets.append(target)
            job = {"form": str(empty), "out": str(target), "filter": FILTERS[target.suffix]}
            office.do(job | _job(form, by_respondent["team"]))
    return targets


def _job(form: Form, answers: Answers) -> dict[str, Any]:
    state = next(iter(answers.standards.values()))
    handed_in = state.state != "draft"
    assert state.since is not None
    fields: dict[str, Any] = {
        field_label("respondent"): respondent_choices(form.kind)["team"].word,
        field_label("ready"): _yes_no(handed_in),
        field_label("handed_in"): _yes_no(handed_in),
        field_label("on"): {"day": (state.since - _DAY_ZERO).days},
    }
    tables: dict[str, Any] = {}
    fields |= _profile(form, answers)
    if form.kind == "team":
        formation = [[f.role, *map(_number, (f.fte, f.needed, f.vacancies))] for f in answers.formation]
        support = [
            [s.kind, *map(_number, (s.caseload, s.fte, s.euro)), s.quality] for s in answers.own_support
        ]
        tables = {formation_table().name: formation, own_support_table().name: support}
    rows = {criterion: _row(answer) for criterion, answer in answers.answers.items()}
    return {"fields": fields, "tables": tables, "rows": rows}


def _profile(form: Form, answers: Answers) -> dict[str, Any]:
    """What the unit is asked about itself, by its labels."""
    values: dict[str, Any] = {}
    for name in profile_fields(form.kind):
        value = getattr(answers.profile, name)
        if name in CHOICE_FIELDS:
            value = None if value is None else profile_text(name, value)
        values[profile_label(name, form.kind)] = _number(value) if isinstance(value, Decimal) else value
    return values


def _row(answer: Answer) -> dict[str, Any]:
    level: int | str | None = answer.level
    if answer.unknown:
        level = say("word.unknown")
    elif answer.na:
        level = say("word.na")
    placed = None if answer.placed is None else say(f"placed.{answer.placed}")
    cells = {
        header("level"): level,
        header("placed"): placed,
        header("party"): answer.party,
        header("explanation"): answer.explanation,
        header("evidence"): answer.evidence,
    }
    return {head: value for head, value in cells.items() if value is not None}


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _yes_no(value: bool) -> str:
    return say("word.yes" if value else "word.no")
