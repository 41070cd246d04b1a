# SPDX-License-Identifier: EUPL-1.2
"""What is exported is what the engine says, row by row, and no more than its reader may see."""

import io
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

import openpyxl
import pytest

from tests.scoring.small import AUDIENCES
from tests.work.make.exported import Row, export, files, gathered, of_files, tables, with_files
from toolkit.documents.audience import Audience, ComparisonReader
from toolkit.documents.tidy.units import region_title
from toolkit.model.given.answers import own_form
from toolkit.model.quarter import quarter_named
from toolkit.planning.unit_plan import UnitPlan
from toolkit.planning.weighed.others import OTHER_PARTIES
from toolkit.scoring.record import as_record
from toolkit.words.catalogue import say
from toolkit.work.make import export as module
from toolkit.work.make.export import FORMS, export_files, forms_of
from toolkit.work.workspace.open import Work
from tools.golden.made import WORKSPACE, work

FIGURES = ("attainment", "low", "high", "mean", "completeness")
COUNTED = {
    "limits": "total", "limits_met": "met", "limits_missed": "missed", "limits_open": "open",
}  # fmt: skip


def head(key: str) -> str:
    """What stands above a column."""
    return say(f"export.column.{key}.head")


def cell(row: Row, key: str) -> str:
    """What a row has in a column."""
    return row[head(key)]


@cache
def records() -> dict[str, Any]:
    """What `scoren --json` says of every round, as a program reads it."""
    found = work()
    return {r.id: json.loads(json.dumps(as_record(found.score(r)))) for r in found.region.rounds}


def titles() -> dict[str, str]:
    """The names of units, by id."""
    region = work().region
    return {t.id: t.title for t in region.teams} | {m.unit: m.title for m in region.municipalities}


def lists() -> Iterator[tuple[tuple[str, str, str], dict[str, Any]]]:
    """Every list of every unit in every round: round, unit and list, and what JSON says of it."""
    for round_id, record in records().items():
        for unit in record["units"]:
            for listed in unit["standards"]:
                yield (round_id, titles()[unit["unit"]], listed["standard"]), listed


def number(text: str) -> float | None:
    """A cell with a number as a program reads it."""
    return None if text == "" else float(text.replace(",", "."))


def test_every_answer_that_counts_is_that_of_the_json() -> None:
    """Level, norm, gap, status, limit and weight of every question of every round; none more or less."""
    found = {
        (cell(r, "round"), cell(r, "unit"), cell(r, "pin"), cell(r, "criterion")): r
        for r in tables()["antwoorden"]
        if cell(r, "counts") == say("word.yes")
    }
    looked = 0
    for key, listed in lists():
        for theme in listed["themes"]:
            for criterion in theme["criteria"]:
                row = found.pop((*key, criterion["id"]))
                looked += 1
                for column in ("level", "norm", "gap", "lower_limit", "weight"):
                    assert number(cell(row, column)) == criterion[column], (key, criterion, column)
                assert cell(row, "status") == say(f"criterion_status.{criterion['status']}")
                limit = criterion["limit"]
                assert cell(row, "limit") == ("" if limit is None else say(f"limit.{limit}"))
                basis = "uniform" if criterion["uniform"] else "local"
                assert cell(row, "basis") == say(f"export.basis.{basis}")
                assert cell(row, "theme_id") == theme["id"]
                assert cell(row, "state") == say(f"state.{listed['state']}")
                counts = listed["state"] != "draft" and listed["final"]
                assert cell(row, "counted") == say(f"word.{'yes' if counts else 'no'}")
                answered = "na" if criterion["na"] else "level" if criterion["level"] is not None else ""
                if answered:
                    assert cell(row, "said") == say(f"export.said.{answered}")
    assert found == {}
    assert looked > 100


def test_every_figure_is_that_of_the_json_to_the_last_digit() -> None:
    """Of every list and theme, as it stands in the file; the table has no other rows."""
    rows = {
        (cell(r, "round"), cell(r, "unit"), cell(r, "pin"), cell(r, "theme_id")): r
        for r in tables()["cijfers"]
    }
    assert len(rows) == len(tables()["cijfers"])
    for key, listed in lists():
        for part, figures in [("", listed), *((t["id"], t) for t in listed["themes"])]:
            row = rows.pop((*key, part))
            low, high = figures["range"]
            shares = (figures["attainment"], low, high, figures["mean_level"], figures["completeness"])
            for column, value in zip(FIGURES, shares, strict=True):
                text = cell(row, column).replace(",", ".")
                assert text == ("" if value is None else repr(value).removesuffix(".0")), (key, column)
            assert cell(row, "figure_status") == say(f"status.{figures['status']}")
            for column, name in COUNTED.items():
                assert number(cell(row, column)) == figures["limits"][name]
            for status, n in figures["counts"].items():
                assert number(cell(row, f"n_{status}")) == n
    assert rows == {}


def test_every_action_is_that_of_its_plan() -> None:
    """Decision, hours of each party, quarters, owner and how far it is; of a draft what people decided."""
    gather = gathered()
    rows = tables()["acties"]
    looked = 0
    for result in gather.scored.units:
        plan = gather.plan_of(result)
        assert isinstance(plan, UnitPlan)
        counts = gather.scored.counts_whole(result)
        actions = [a for a in plan.actions if counts or a.standing != "proposed"]
        mine = [r for r in rows if cell(r, "unit") == result.unit.title]
        assert [cell(r, "action") for r in mine] == [a.id for a in actions]
        for row, action in zip(mine, actions, strict=True):
            looked += 1
            placed = next((p for p in plan.planned.placements if p.task.id == action.id), None)
            said = "open" if action.standing == "proposed" else action.standing
            assert cell(row, "decision") == say(f"progress.said.{said}")
            assert cell(row, "progress") == say(f"plan.action_status.{action.status}")
            assert cell(row, "party") == say(f"export.party.{action.party}")
            assert Fraction(cell(row, "hours").replace(",", ".")) == action.hours
            for party in OTHER_PARTIES:
                told = None if action.measure is None else action.measure.hours.get(party, 0)
                assert number(cell(row, f"hours_{party}")) == (None if party == action.holder else told)
            for column in ("start", "end", "deadline"):
                quarter = None if placed is None else getattr(placed, column)
                text = "" if quarter is None else f"{quarter.year} kw {quarter.number}"
                assert cell(row, column) == text
            assert cell(row, "criteria") == " ".join(action.criteria)
            decided = action.decision and action.decision.decided
            assert cell(row, "decided_on") == (decided.on.isoformat() if decided else "")
    assert looked == len(rows) > 20
    (own,) = (r for r in rows if cell(r, "own") == say("word.yes"))
    assert cell(own, "action_title") == "Elke week oefenen met lastige telefoontjes"
    kept = {cell(r, "action"): cell(r, "owner") for r in rows if cell(r, "owner")}
    assert kept["M-AA-01"] == "teamleider"


def test_what_is_late_is_late_from_the_end_of_its_quarter() -> None:
    """On the last day of the quarter it is not, and the day after it is."""
    quarter = quarter_named("2026-q2")
    for day, late in ((quarter.last_day, "nee"), (quarter.next().first_day, "ja")):
        rows = of_files(files(gather=gathered(day=day)))["acties"]
        (row,) = (r for r in rows if cell(r, "unit") == "Team Besloten" and cell(r, "action") == "M-BB-02")
        assert cell(row, "promised") == "2026 kw 2"
        assert cell(row, "late") == late
        assert cell(row, "late_since") == ("2026-07-01" if late == "ja" else "")


def test_single_respondents_stand_beside_what_counts_and_only_together() -> None:
    """Three colleagues have a row each question; one partner has none; nothing of them for anybody else."""
    rows = [r for r in tables()["antwoorden"] if cell(r, "unit") == "Team Samen"]
    kinds = Counter((cell(r, "respondents"), cell(r, "counts")) for r in rows)
    members = say("export.respondents.member")
    assert kinds[members, say("word.yes")] > 5
    assert not any(kind == say("export.respondents.partner") for kind, _ in kinds)
    assert {cell(r, "voices") for r in rows if cell(r, "said") == say("export.said.level")} == {"3"}
    for audience in ("ssd", "bosd"):
        assert set(tables(audience)) == {"cijfers", "acties", "kolommen"}


def test_in_letters_there_is_no_name_and_no_column_for_one() -> None:
    """Same teams, same figures, other names in another order; owner, employer and days are no columns."""
    named, coded = tables(), tables("ssd")
    assert set(named) - set(coded) == {"antwoorden", "teams", "formatie en begeleiding"}
    for table, gone in (("acties", {"employer", "owner", "decided_on"}),):
        assert {head(k) for k in gone} == set(named[table][0]) - set(coded[table][0])
    kept = [r for r in named["cijfers"] if cell(r, "counted") == say("word.yes")]

    def shares(rows: list[Row]) -> list[tuple[str, ...]]:
        return sorted(tuple(cell(r, k) for k in ("round", "pin", "theme_id", *FIGURES)) for r in rows)

    assert shares(coded["cijfers"]) == shares(kept)
    assert {cell(r, "action_title") for r in coded["acties"] if cell(r, "own") == say("word.yes")} == {
        say("plan.coded_action")
    }
    order = list(dict.fromkeys(cell(r, "unit") for r in coded["cijfers"] if cell(r, "round") == "2026-q1"))
    assert order == sorted(order, key=lambda name: (len(name), name))


def test_teams_see_their_own_municipality_alone() -> None:
    """Its name and its teams by number; no row of any other."""
    for own, teams in (("noorddorp", 5), ("zuiddorp", 4)):
        found = tables("teams", own)
        assert "antwoorden" not in found
        for name in ("cijfers", "acties"):
            towns = {cell(r, "town") for r in found[name]}
            assert towns <= {own.title()}
        units = {cell(r, "unit") for r in found["cijfers"]} - {own.title()}
        assert units <= {f"Team {n}" for n in range(1, teams + 1)}
        assert units


def test_every_column_is_explained_and_its_fixed_values_are_all_there_are() -> None:
    """A line per column of each table; where a line names fixed values no cell has another."""
    found = tables()
    explained = {(cell(r, "table"), cell(r, "column")): r for r in found["kolommen"]}
    looked = 0
    for name in ("antwoorden", "cijfers", "acties", "teams", "formatie en begeleiding"):
        assert (name, "") in explained
        for column in found[name][0]:
            row = explained[name, column]
            assert len(cell(row, "meaning")) > 8
            assert cell(row, "measured")
            if fixed := cell(row, "choices"):
                looked += 1
                assert {r[column] for r in found[name]} - {""} <= set(fixed.split(" | ")), column
    assert looked > 15
    notes = [cell(r, "meaning") for r in found["kolommen"] if not cell(r, "table")]
    assert say("word.example_notice") in notes
    assert {cell(r, "region") for r in found["acties"]} == {region_title(gathered().scored)}


def test_the_workbook_has_the_same_rows() -> None:
    """A sheet per table with the headers in its first row, figures as numbers and days as days."""
    made = files()
    book = openpyxl.load_workbook(io.BytesIO(made["gegevens-programmamanager.xlsx"]))
    names = ["antwoorden", "cijfers", "acties", "teams", "formatie en begeleiding", "kolommen"]
    assert book.sheetnames == [say("export.read_first"), *names]
    for name, rows in of_files(made).items():
        sheet = book[name]
        heads, *values = sheet.iter_rows(values_only=True)
        assert list(heads) == list(rows[0])
        assert sheet.freeze_panes == "B2"
        (table,) = sheet.tables.values()
        assert table.ref.startswith("A1:")
        assert table.ref.endswith(str(len(rows) + 1))
        for row, texts in zip(values, rows, strict=True):
            told = (t.removeprefix("'") for t in texts.values())
            assert [_as_text(value) for value in row] == [_in_a_cell(text) for text in told]
    types = {type(c.value) for c in book["cijfers"]["O"][1:]}
    assert types <= {int, float, type(None)}
    assert say("word.example_notice") in {c.value for c in book.worksheets[0]["A"]}


def _as_text(value: Any) -> str:  # noqa: ANN401 - what a cell holds
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, float):
        return f"{value:.14g}".replace(".", ",")
    return str(value)


def _in_a_cell(text: str) -> str:
    """A number with as many digits as a spreadsheet program keeps."""
    whole, comma, digits = text.partition(",")
    exact = comma and whole.isdigit() and digits.isdigit()
    return f"{float(text.replace(',', '.')):.14g}".replace(".", ",") if exact else text


def test_drafts_count_over_teams_only_when_asked_for() -> None:
    """Then every list does, other audiences see them too, and names of files and the first lines say so."""
    gather = gathered(with_drafts=True)
    made = files("ssd", gather=gather)
    assert all("met-concepten" in name for name in made)
    found = of_files(made)
    states = {cell(r, "state") for r in found["cijfers"]}
    assert say("state.draft") in states
    assert say("state.draft") not in {cell(r, "state") for r in tables("ssd")["cijfers"]}
    assert say("comparison.drafts_notice") in {cell(r, "meaning") for r in found["kolommen"]}


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_same_region_gives_the_same_bytes(audience: Audience) -> None:
    """From a region that was read anew."""
    own = "noorddorp" if audience == "teams" else None
    assert files(audience, own) == files(audience, own)


def test_one_round_or_one_form_is_a_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of one round only its rows; of one form only its files; no workbook that nobody can open."""
    gather = gathered()
    reader, everything = export(gather=gather)
    one, _ = module.make_export(gather, [gather.scored.round], reader, date(2026, 4, 14))
    assert {row[1] for row in one.tables[0].rows()} == {"2026-q1"}
    assert {row[1] for row in everything.tables[0].rows()} > {"2026-q1"}
    assert {name.rpartition(".")[2] for name, _ in export_files(one, FORMS[:1])} == {"csv"}
    assert [name for name, _ in export_files(one, FORMS[1:])] == [f"{one.name}.xlsx"]
    assert forms_of(one, FORMS) == FORMS
    most = max(len(list(table.rows())) for table in one.tables)
    monkeypatch.setattr(module, "ROWS_MAX", most)
    assert forms_of(one, FORMS) == FORMS
    monkeypatch.setattr(module, "ROWS_MAX", most - 1)
    assert forms_of(one, FORMS) == ("csv",)


def with_colleagues(sight: str = "coded") -> Work:
    """The fixed region with three colleagues beside a form that a team handed in together."""
    samen = WORKSPACE / "rounds" / "2026-q1" / "samen"
    extra = {
        f"rounds/2026-q1/goed/{file.name}": file.read_text(encoding="utf-8").replace(
            "unit: samen", "unit: goed"
        )
        for file in sorted(samen.glob("collega-*.yaml"))
    }
    changed = {"region.yaml": lambda t: t.replace("ssd: coded, bosd: coded", f"ssd: {sight}, bosd: never")}
    return with_files(extra=extra, changed=changed)


def test_colleagues_beside_their_team_are_for_the_programme_manager_alone() -> None:
    """Rows that do not count, from three on; a board has none of them nor a draft, not even with names."""
    for sight in ("coded", "named"):
        gather = gathered(with_colleagues(sight))
        mine = of_files(files(gather=gather))["antwoorden"]
        beside = [r for r in mine if cell(r, "unit") == "Team Goed" and cell(r, "counts") == say("word.no")]
        assert len(beside) > 3
        assert {cell(r, "respondents") for r in beside} == {say("export.respondents.member")}
        assert {cell(r, "voices") for r in beside} == {"3"}
        shown = of_files(files("ssd", gather=gather))
        assert ("antwoorden" in shown) is (sight == "named")
        board = shown.get("antwoorden", [])
        if not board:
            continue
        assert {cell(r, "counts") for r in board} == {say("word.yes")}
        assert {cell(r, "respondents") for r in board} == {say("export.respondents.team")}
        assert say("state.draft") not in {cell(r, "state") for r in board}
        assert "Team Goed" in {cell(r, "unit") for r in board}


def test_an_owner_who_is_on_no_list_may_be_a_person() -> None:
    """Such a word is told as a function, also to who sees names; a function that is known stands."""
    named = {"plans/derde.yaml": lambda t: t.replace("owner: teamleider", "owner: Jan de Vries")}
    rows = of_files(files(gather=gathered(with_files(changed=named))))["acties"]
    owners = {cell(r, "owner") for r in rows}
    assert say("plan.some_role") in owners
    assert "aandachtsfunctionaris" in owners
    assert "Jan de Vries" not in owners


def test_what_teams_said_of_themselves_is_that_of_their_forms() -> None:
    """A row per team, function and kind of support, in every round; for nobody who reads no names."""
    found = work()
    settled = {
        (round_.id, titles()[unit]): form
        for round_ in found.region.rounds
        for unit, given in found.answers(round_).items()
        if (form := own_form(given)) is not None and unit in {t.id for t in found.region.teams}
    }
    rows = {(cell(r, "round"), cell(r, "unit")): r for r in tables()["teams"]}
    assert rows.keys() == settled.keys()
    assert len(rows) > 5
    for key, form in settled.items():
        for field in ("members", "households", "caseload", "waiting_list", "capacity_hours"):
            value = getattr(form.profile, field)
            assert number(cell(rows[key], field)) == (None if value is None else float(value))
    means = [
        (cell(r, "round"), cell(r, "unit"), cell(r, "means"), number(cell(r, "fte")), cell(r, "quality"))
        for r in tables()["formatie en begeleiding"]
    ]
    rows_told = [
        *((key, f.role, f.fte, "") for key, form in settled.items() for f in form.formation),
        *((key, s.kind, s.fte, s.quality or "") for key, form in settled.items() for s in form.own_support),
    ]
    told = [(*key, name, None if fte is None else float(fte), text) for key, name, fte, text in rows_told]
    assert Counter(means) == Counter(told)
    assert means
    lived = [(s.caseload, s.euro) for form in settled.values() for s in form.own_support]
    kind = say("export.means_kind.own_support")
    own_rows = [r for r in tables()["formatie en begeleiding"] if cell(r, "means_kind") == kind]
    amounts = [(number(cell(r, "support_caseload")), number(cell(r, "euro"))) for r in own_rows]
    assert Counter(amounts) == Counter((None if c is None else float(c), e) for c, e in lived)
    assert any(caseload is not None for caseload, _ in amounts)
    for audience in ("ssd", "bosd", "teams"):
        own = found.region.municipalities[0].id if audience == "teams" else None
        named = gathered().work.reader(audience, own)
        assert isinstance(named, ComparisonReader)
        shown = {"teams", "formatie en begeleiding"} & tables(audience, own).keys()
        assert bool(shown) == (named.sees("names") and named.sees("answers"))
