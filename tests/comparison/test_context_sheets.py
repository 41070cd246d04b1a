# SPDX-License-Identifier: EUPL-1.2
"""What teams told of themselves stands in the workbook beside the figures, ready to pivot."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from tests.comparison.test_book import is_table, rows_of
from tests.documents.desk.desk_made import inputs, told
from toolkit.documents.audience import Audience
from toolkit.documents.desk.context_tables import context_tables
from toolkit.documents.desk.inputs import DeskInputs
from toolkit.model.given.answers import Answers, Formation, OwnSupport
from toolkit.model.roles import RoleWords
from toolkit.region.context import Amount, context_over, team_contexts
from toolkit.render.comparison_book import render_comparison_book
from toolkit.words.catalogue import say

WORDS = RoleWords(None, ("wijkverpleegkundige",))
FTE = ("fte", "needed", "vacancies")


def given() -> dict[str, list[Answers]]:
    """What teams handed in, with more of what stands beside the figures."""
    files = told()
    extra: dict[str, dict[str, Any]] = {
        "qoost": {
            "formation": (
                Formation(role="Wijkverpleegkundige", fte=Decimal("2.25"), needed=Decimal(3)),
                Formation(role="Qnaam de werker", fte=Decimal(1), vacancies=Decimal("0.5")),
            ),
            "own_support": (
                OwnSupport(
                    kind="Opvoedhulp",
                    caseload=Decimal(12),
                    fte=Decimal(1),
                    euro=Decimal(80000),
                    quality="=1+1",
                ),
                OwnSupport(kind="Schuldhulp", caseload=Decimal(3)),
            ),
        }
    }
    return {
        team: [one.model_copy(update=extra.get(team, {})) for one in of_team]
        for team, of_team in files.items()
    }


def made(audience: Audience) -> tuple[DeskInputs, Any]:
    """What the page is made from, and the workbook beside it, opened by another program."""
    files, base = given(), inputs(audience)
    shown = replace(base, contexts=team_contexts(base.region, files), roles=WORDS)
    data = render_comparison_book(shown.compared, context_tables(shown, files))
    return shown, openpyxl.load_workbook(io.BytesIO(data))


def named(key: str) -> str:
    """The name of the sheet of a table."""
    return say(f"export.table.{key}.name").capitalize()


def head(key: str) -> str:
    """What stands above a column."""
    return say(f"export.column.{key}.head")


def summed(rows: list[dict[str, Any]], column: str) -> Decimal | None:
    """A column added up as a pivot table does; None where no cell has a number."""
    numbers = [Decimal(str(row[column])) for row in rows if row[column] is not None]
    return sum(numbers, Decimal(0)) if numbers else None


def test_every_kind_of_context_is_a_table_that_adds_up_to_the_page() -> None:
    """Teams, functions and kinds of own support; sums of what stands in them are those of the engine."""
    shown, book = made("programme_manager")
    whole = context_over(shown.contexts)
    sheets = {key: book[named(key)] for key in ("teams", "formation", "support")}
    for sheet in sheets.values():
        assert is_table(sheet)
        assert next(iter(sheet.tables.values())).ref.startswith("A1:")
        assert sheet.freeze_panes == "B2"
    teams = rows_of(sheets["teams"])
    assert len(teams) == whole.told > 2
    assert {row[head("unit")] for row in teams} <= {t.title for t in shown.region.teams}
    assert all(row[head("employer")] for row in teams)
    caseloads = [Decimal(row[head("caseload")]) for row in teams if row[head("caseload")] is not None]
    assert (min(caseloads), max(caseloads)) == (whole.lowest_caseload, whole.highest_caseload)
    assert summed(teams, head("waiting_list")) == whole.waiting.total
    functions = rows_of(sheets["formation"])
    of_form: Mapping[str, Amount] = {
        "fte": whole.formation_whole.now,
        "needed": whole.formation_whole.needed,
        "vacancies": whole.formation_whole.vacancies,
    }
    for key, amount in of_form.items():
        assert summed(functions, head(key)) == amount.total
    kinds = rows_of(sheets["support"])
    for over in whole.support:
        mine = [row for row in kinds if row[head("support")] == over.kind]
        for key, total in (("support_caseload", over.caseload), ("fte", over.fte), ("euro", over.euro)):
            assert summed(mine, head(key)) == total.total
    assert "=1+1" in {row[head("quality")] for row in kinds}
    for key, name in (("teams", "teams"), ("formation", "formatie"), ("support", "begeleiding")):
        about = say(f"export.table.{key}.about")
        assert any(about in {c.value for c in row} for row in book[say("comparison.book.explanation")]), name


def test_it_changes_no_figure() -> None:
    """Every other sheet is the same, byte for byte, with and without it."""
    shown, files = inputs(), given()
    with_it = _sheets(render_comparison_book(shown.compared, context_tables(shown, files)))
    bare = _sheets(render_comparison_book(shown.compared))
    maps = {name: data for name, data in bare.items() if name != say("comparison.book.explanation")}
    assert len(maps) > 3
    assert {name: with_it[name] for name in maps} == maps
    assert len(with_it) == len(bare) + 3


def _sheets(data: bytes) -> dict[str, list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def test_who_reads_letters_gets_functions_over_the_region_and_nobody_apart() -> None:
    """Only functions that are known: what was typed may be a name; no team, town, employer or support."""
    shown, book = made("ssd")
    assert shown.reader.reads_letters
    names = {named(key) for key in ("teams", "formation", "support")}
    assert not names & set(book.sheetnames)
    rows = rows_of(book[named("functions")])
    over = {row.role: row for row in context_over(shown.contexts).formation}
    assert [row[head("function")] for row in rows] == ["Wijkverpleegkundige"]
    for row in rows:
        mine = over[row[head("function")]]
        for key, amount in zip(FTE, (mine.now, mine.needed, mine.vacancies), strict=True):
            assert row[head(key)] == (None if amount.total is None else float(amount.total))


@pytest.mark.parametrize("audience", ["ssd", "teams"])
def test_no_byte_holds_what_was_typed(audience: Audience) -> None:
    """Neither a function that may be a name, nor a kind of support, nor how its quality is kept."""
    files, base = given(), inputs(audience)
    shown = replace(base, contexts=team_contexts(base.region, files), roles=WORDS)
    tables = context_tables(shown, files)
    assert bool(tables) == (audience == "ssd")
    with zipfile.ZipFile(io.BytesIO(render_comparison_book(shown.compared, tables))) as packed:
        text = "\n".join(packed.read(name).decode("utf-8", "ignore") for name in packed.namelist())
    for typed in ("Qnaam", "Opvoedhulp", "Schuldhulp", "=1+1", "qhulp"):
        assert typed not in text
