# SPDX-License-Identifier: EUPL-1.2
"""The committed workbooks of the invented region say what the readable table says."""

import io
from collections import Counter
from datetime import date
from functools import cache
from operator import attrgetter
from pathlib import Path

import openpyxl
import pytest

from tests.forms.outcome_rows import compare
from tests.forms.recalculated import rows_of
from toolkit.forms.question.layout import header
from toolkit.forms.question.read.reading import FormReading
from toolkit.forms.question.read.workbook import FormReader
from toolkit.model.given.answers import Answer
from toolkit.scoring.region import units_of
from toolkit.scoring.unit import score_unit
from toolkit.words.catalogue import say
from tools.example.fill import AS_ODS, fill_all, form_of, target_of
from tools.example.office import Office
from tools.example.table import ROUND_WITH_FORMS, answers_of, asked_in, region, role_words

TABLE = answers_of(ROUND_WITH_FORMS)
UNITS = sorted(TABLE)
# of each kind one: a team, with all that a form can say, as .ods; a municipality and an employer
AGAIN = {"kwelderaard", "gemeente-bremmerwold", "werkgever-wervelsteun"}


@cache
def _read(path: Path) -> FormReading:
    return FormReader(region(), asked_in, day=date(2026, 4, 1), words=role_words()).read(
        path.name, path.read_bytes()
    )


def _without_import(answers: dict[str, Answer]) -> dict[str, Answer]:
    return {c: a.model_copy(update={"import_": None}) for c, a in answers.items()}


def test_nine_teams_seven_municipalities_and_five_employers_handed_in() -> None:
    """There is a committed form of every unit in the table, and of no other; three of them are .ods."""
    folder = target_of(UNITS[0]).parent
    assert sorted(p.name for p in folder.iterdir()) == sorted(target_of(unit).name for unit in UNITS)
    kinds = Counter(unit.kind for unit in units_of(region()) if unit.id in UNITS)
    assert kinds == {"team": 9, "municipality": 7, "employer": 5}
    assert len([p for p in folder.iterdir() if p.suffix == ".ods"]) == len(AS_ODS) == 3


@pytest.mark.parametrize("unit", UNITS)
def test_a_committed_form_says_what_the_table_says(unit: str) -> None:
    """Every answer, word and number comes back from the real file as it stands in the table."""
    reading = _read(target_of(unit))
    table = TABLE[unit]["team"]
    # some teams left a question open on purpose
    assert {p.code for p in reading.problems} <= {"questions-open"}
    assert reading.answers is not None
    assert _without_import(reading.answers.answers) == table.answers
    assert reading.answers.profile == table.profile
    assert reading.answers.formation == table.formation
    assert reading.answers.own_support == table.own_support
    # a form can say 'handed in'; 'discussed' is set later, by people
    states = {"draft": "draft", "submitted": "submitted", "discussed": "submitted"}
    expected = {s: (states[v.state], v.since) for s, v in table.standards.items()}
    assert {s: (v.state, v.since) for s, v in reading.answers.standards.items()} == expected


@pytest.mark.parametrize("unit", [unit for unit in UNITS if unit not in AS_ODS])
def test_another_reader_finds_the_same_levels(unit: str) -> None:
    """openpyxl, which shares nothing with our reader, finds the same levels in the same file."""
    book = openpyxl.load_workbook(io.BytesIO(target_of(unit).read_bytes()), data_only=True)
    found: dict[str, object] = {}
    for sheet in book.worksheets:
        level = None
        for row in sheet.iter_rows(values_only=True):
            if header("level") in row and header("number") in row:
                level = row.index(header("level"))
            elif level is not None and row[0] is not None and row[level] is not None:
                found[str(row[0])] = row[level]
    words = {"weet ik niet": "?", "n.v.t.": "nvt"}
    said = {c: words.get(str(v), v) for c, v in found.items()}
    table = {
        c: "?" if a.unknown else "nvt" if a.na else a.level for c, a in TABLE[unit]["team"].answers.items()
    }
    assert said == {c: v for c, v in table.items() if v is not None}
    assert said


def test_the_table_only_answers_what_is_asked() -> None:
    """In every round every answer belongs to a question of that unit's form."""
    checked = 0
    for round_ in region().rounds:
        for unit, by_respondent in answers_of(round_.id).items():
            asked = {row.id for row in form_of(unit, round_.id).rows}
            for answers in by_respondent.values():
                assert set(answers.answers) <= asked, (round_.id, unit)
                checked += len(answers.answers)
    assert checked > 1000


def test_every_unit_of_the_table_exists() -> None:
    """The table names no team or municipality that the region does not have."""
    known = {unit.id for unit in units_of(region())}
    assert all(set(answers_of(round_.id)) <= known for round_ in region().rounds)


@pytest.mark.parametrize("unit", UNITS)
def test_a_committed_form_shows_what_the_engine_says(unit: str) -> None:
    """On every form that was handed in, each figure on 'Uitkomst' is the engine's; else there is none."""
    reading, data = _read(target_of(unit)), target_of(unit).read_bytes()
    rows = rows_of(data, say("form.sheet.outcome"))
    if not reading.ready:
        assert sum(value != "" for row in rows for value in row) == 3
        return
    assert reading.answers is not None
    whose = next(u for u in units_of(region()) if u.id == unit)
    result = score_unit(whose, asked_in(ROUND_WITH_FORMS), [reading.answers])
    unknown = {c for c, answer in reading.answers.answers.items() if answer.unknown}
    assert compare(form_of(unit), rows, result, unknown) > 10


@pytest.mark.slow
def test_filling_in_again_gives_the_same_answers(office: Office, tmp_path: Path) -> None:
    """Really filling in forms in LibreOffice again, of each kind, gives the answers that are committed."""
    paths = fill_all(office, tmp_path, AGAIN)
    assert {path.stem for path in paths} == AGAIN
    said = [answer for unit in AGAIN for answer in TABLE[unit]["team"].answers.values()]
    assert all(any(map(has, said)) for has in map(attrgetter, ("level", "na", "unknown", "placed", "party")))
    assert {path.suffix for path in paths} == {".xlsx", ".ods"}
    for path in paths:
        fresh, committed = _read(path).answers, _read(target_of(path.stem)).answers
        assert fresh is not None
        assert committed is not None
        assert fresh.model_copy(update={"imports": ()}) == committed.model_copy(update={"imports": ()})
