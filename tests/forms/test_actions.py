# SPDX-License-Identifier: EUPL-1.2
"""The action workbook: out, filled in, and back, whatever people type."""

import io
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.forms.actions_made import (
    DAY,
    UNIT,
    action,
    action_form,
    cell,
    filled,
    plan,
    read,
    region,
    said,
    step_cells,
)
from tests.office import saved_as
from tests.typed import AnyBook, Book
from toolkit.checking.people.said import withhold_said
from toolkit.forms.actions.book import write_action_book
from toolkit.forms.actions.columns import action_columns
from toolkit.forms.actions.words import column_header, step_state
from toolkit.model.base import Model
from toolkit.model.given.plan import ACTION_FIELDS, ActionField, PlanStep
from toolkit.model.region import Privacy
from toolkit.store.merging.plan_merge import merge_plan
from toolkit.store.plan_file import plan_to_yaml
from toolkit.words.catalogue import describe, say
from tools.example.office import Office

FIRST = next(row.id for row in action_form().rows)
OWN = next(row.id for row in action_form().rows if row.is_new)
HELD: dict[str, Any] = {
    "decision": "changed",
    "reason": "Eerst vakantie,\ndaarna beginnen wij.",
    "owner": "teamleider",
    "quarter": "2026-q3",
    "hours": Decimal("12.5"),
    "status": "doing",
    "decided": {"on": "2026-04-20", "round": "2026-q1", "gaps": {"VL-01": 2}},
}


def setting(*cells: tuple[str, str, Any], of: Any = None) -> bytes:  # noqa: ANN401 - a form
    """A workbook in which these cells are filled in."""

    def change(book: Book) -> None:
        for name, column, value in cells:
            at = cell(book, name, column)
            at.value = value
            if isinstance(value, str) and not value.startswith("=SUM"):
                at.data_type = "s"

    return filled(change, of)


def full() -> bytes:
    """A workbook in which everything is filled in."""

    def change(book: Book) -> None:
        values: dict[str, Any] = {
            "decision": say("actions.decision.accepted"),
            "reason": "- begint met een streepje, = en 'meer'",
            "owner": "aandachtsfunctionaris",
            "quarter": "4e kwartaal 2026",
            "hours": 7.5,
            "status": "mee bezig",
        }
        for column, value in values.items():
            cell(book, FIRST, column).value = value
        cell(book, OWN, "title").value = "Kennismaken"
        cell(book, OWN, "criteria").value = "vl-01, VL-03"
        cell(book, OWN, "hours").value = "3,5"
        for nth, by in enumerate(("klankbordgroep", "RISB werkplaats")):
            who, when = step_cells(book, "tested", nth)
            who.value, when.value = by, datetime(2026, 5, 1 + nth)

    return filled(change)


def expect_full(data: bytes, name: str) -> None:
    """Every cell of the full workbook came back."""
    found, codes = said(data, name)
    assert codes == []
    row = action(found, FIRST)
    values = {key: c.value for key, c in row.cells.items() if c.value is not None}
    assert values == {
        "decision": "accepted",
        "reason": "- begint met een streepje, = en 'meer'",
        "owner": "aandachtsfunctionaris",
        "quarter": "2026-q4",
        "hours": Decimal("7.5"),
        "status": "doing",
    }
    assert row.gaps
    own = action(found, OWN)
    assert own.is_new
    assert (own.cells["title"].value, own.cells["criteria"].value) == ("Kennismaken", ("VL-01", "VL-03"))
    assert own.cells["hours"].value == Decimal("3.5")
    assert [(s.state, s.by, s.on) for s in found.steps] == [
        ("tested", "klankbordgroep", date(2026, 5, 1)),
        ("tested", "RISB werkplaats", date(2026, 5, 2)),
    ]
    assert found.shown == {k: q if q is None else q.id for k, q in action_form().shown.items()}


def test_the_same_plan_gives_the_same_bytes() -> None:
    """Made twice there is no difference; the hidden sheet and no formula are in it."""
    data = write_action_book(action_form())
    assert data == write_action_book(action_form())
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book[say("actions.sheet.mark")].sheet_state == "hidden"
    assert all(c.data_type != "f" for s in book.worksheets for r in s.iter_rows() for c in r)


def test_a_workbook_of_before_reads_back() -> None:
    """With older headers, older words for a step, and steps without a number, nothing is lost."""
    before = {column_header("reason"): "Reden", column_header("id"): "Nr.", column_header("rank"): "Volgorde"}

    def older(book: AnyBook) -> None:
        for row in book[say("actions.sheet.actions")].iter_rows():
            for at in row:
                at.value = before.get(str(at.value)) or at.value
        for row in book[say("actions.sheet.state")].iter_rows(min_row=5, max_col=1):
            row[0].value = str(row[0].value).partition(" (")[0]

    book = openpyxl.load_workbook(io.BytesIO(full()))
    older(book)
    steps = book[say("actions.sheet.state")].iter_rows(max_col=1, values_only=True)
    assert [row[0] for row in steps].count("getoetst") == 2
    stream = io.BytesIO()
    book.save(stream)
    expect_full(stream.getvalue(), "acties.xlsx")
    assert step_state("besproken in de Stuurgroep") == "discussed"


def test_who_takes_a_step_is_what_the_region_says() -> None:
    """The bodies of its own route, each at a row of its own; none of another region, none twice."""
    shown = action_form().takes
    for body in region().route:
        assert body.title in shown[body.step]
    assert set(shown) == {"settled", *(body.step for body in region().route)}
    taken = plan(steps=(PlanStep(state="tested", by="RISB werkplaats", on=date(2026, 5, 1)),))
    for of, rows in (
        (None, ["getoetst (1)", "Klankbordgroep van directeuren", "getoetst (2)", "RISB werkplaats"]),
        (taken, ["getoetst (1)", "", "getoetst (2)", "Klankbordgroep van directeuren"]),
    ):
        book = openpyxl.load_workbook(io.BytesIO(write_action_book(action_form(of))))
        lines = book[say("actions.sheet.state")].iter_rows(min_row=5, values_only=True)
        found = [text or "" for row in lines if "getoetst" in str(row[0]) for text in (row[0], row[3])]
        assert found == rows


@pytest.mark.parametrize(
    ("column", "typed"), [("decision", "overnemen"), ("hours", 8), ("status", "mee bezig")]
)
def test_an_own_action_that_never_got_a_title_is_told_with_its_cell(
    column: ActionField, typed: object
) -> None:
    """What was decided is kept; with a title, or on the row of a measure, there is nothing to tell."""
    assert said(setting((OWN, column, typed), (OWN, "title", "Kennismaken")))[1] == []
    assert "own-action-untitled" not in said(setting((FIRST, column, typed)))[1]
    found = read(setting((OWN, column, typed)))
    assert found is not None
    assert found.said is not None
    (told,) = found.problems
    row = action(found.said, OWN)
    assert (told.code, told.place) == ("own-action-untitled", row.cells["title"].place)
    assert dict(told.holes) == {"action": say("actions.own", number=OWN.removeprefix("own-"))}
    assert row.cells[column].value is not None


def test_a_workbook_that_nobody_touched_says_nothing() -> None:
    """It is known as an action workbook of this team, and holds no decision."""
    found, codes = said(write_action_book(action_form()))
    assert (found.unit, found.rows, found.steps, codes) == (UNIT, (), (), [])


def test_what_is_filled_in_comes_back() -> None:
    """Decisions, an own action and two steps, each as it was typed."""
    expect_full(full(), "acties.xlsx")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("ends", "kind"), [("ods", None), ("xlsx", None), ("xlsx", "Calc Office Open XML")], ids=str
)
def test_what_is_filled_in_comes_back_through_libreoffice(
    office: Office, ends: str, kind: str | None, tmp_path: Path
) -> None:
    """Opened and saved by a real program nothing is lost, in either of its kinds of .xlsx too."""
    (tmp_path / "a.xlsx").write_bytes(full())
    out = saved_as(office, tmp_path / "a.xlsx", tmp_path / f"saved.{ends}", kind=kind)
    expect_full(out.read_bytes(), out.name)


def test_decisions_go_out_and_come_back_without_a_change() -> None:
    """A plan with everything in it, exported and read in untouched, stays what it was."""
    step = PlanStep(state="settled", by="het team", on=DAY, round="2026-q1")
    of = plan(
        actions={
            FIRST: HELD,
            "own-1": {"title": "Praten", "criteria": ("VL-02",), "status": "done"},
            "M-ZZ-01": {"decision": "accepted", "quarter": "2025-q4"},
        },
        state="settled",
        steps=(step,),
    )
    found, codes = said(write_action_book(action_form(of)))
    assert codes == []
    merged = merge_plan(of, found, on=DAY, newest=False)
    assert (merged.changed, merged.notes) == ((), [])
    same: Model = merged.plan.model_copy(update={"imports": (), "shown": {}})
    assert same == of


def test_a_returned_refusal_is_asked_again() -> None:
    """Its decision is left open; blank keeps the refusal, and refusing again keeps the gaps of now."""
    seen = {"on": "2026-01-01", "gaps": dict.fromkeys(("VL-01", "VL-02", "VL-03", "VL-04"), 1)}
    of = plan(actions={FIRST: {"decision": "refused", "reason": "Nu niet.", "decided": seen}})
    form = action_form(of, level=0)
    row = next(r for r in form.rows if r.id == FIRST)
    assert row.returned
    untouched, _ = said(write_action_book(form))
    assert merge_plan(of, untouched, on=DAY, newest=False).changed == ()
    again, _ = said(setting((FIRST, "decision", say("actions.decision.refused")), of=form))
    merged = merge_plan(of, again, on=DAY, newest=False)
    decided = merged.plan.actions[FIRST].decided
    assert merged.notes == []
    assert decided is not None
    assert (decided.on, decided.gaps) == (DAY, dict(row.gaps))


HOSTILE: tuple[tuple[str, Any, str], ...] = (
    ("decision", "misschien", "action-cell-unusable"),
    ("decision", 3, "action-cell-unusable"),
    ("quarter", "na de zomer", "action-cell-unusable"),
    ("quarter", datetime(2026, 7, 1), "action-cell-unusable"),
    ("quarter", "0000-q1", "action-cell-unusable"),
    ("hours", "veel", "action-cell-unusable"),
    ("hours", -3, "action-cell-unusable"),
    ("hours", 10**9, "action-cell-unusable"),
    ("status", True, "action-cell-unusable"),
    ("decision", "=SUM(A1:A2)", "cell-formula"),
    ("owner", "=SUM(A1:A2)", "cell-formula"),
    ("hours", "#N/A", "cell-error"),
)


@pytest.mark.parametrize(("column", "value", "code"), HOSTILE, ids=str)
def test_what_cannot_be_used_is_kept_and_told_at_its_cell(
    column: str,
    value: Any,  # noqa: ANN401 - a cell
    code: str,
) -> None:
    """The cell is told with sheet and name; its text is kept beside the decision that was there."""
    of = plan(actions={FIRST: HELD})

    def change(book: Book) -> None:
        at = cell(book, FIRST, column)
        at.value = value
        if code == "cell-error":
            at.data_type = "e"

    reading = read(filled(change, action_form(of)))
    assert reading is not None
    assert reading.said is not None
    assert [p.code for p in reading.problems] == [code]
    place = reading.problems[0].place
    assert (place.sheet, place.cell is not None) == (say("actions.sheet.actions"), True)
    assert all("{" not in sentence for sentence in describe(reading.problems[0]))
    after = merge_plan(of, reading.said, on=DAY, newest=True).plan.actions[FIRST]
    key = next(each.field for each in action_columns() if each.key == column)
    assert set(after.rejected) == {key}
    assert all(getattr(after, k) == getattr(of.actions[FIRST], k) for k in ACTION_FIELDS)


def test_all_problems_come_at_once() -> None:
    """Several cells, an unknown criterion and half a step: all of them, and the rest is read."""

    def change(book: Book) -> None:
        cell(book, FIRST, "hours").value = "veel"
        cell(book, FIRST, "owner").value = "team\u202eleider"
        cell(book, OWN, "title").value = "Iets"
        cell(book, OWN, "criteria").value = "VL-01, VL-99"
        step_cells(book, "settled")[0].value = "het team"
        step_cells(book, "decided")[1].value = "ooit"

    found, codes = said(filled(change))
    assert sorted(codes) == [
        "action-cell-unusable",
        "action-cell-unusable",
        "plan-step-incomplete",
        "plan-step-incomplete",
        "text-control-characters",
    ]
    assert action(found, FIRST).cells["owner"].value == "teamleider"
    assert action(found, OWN).cells["title"].value == "Iets"
    assert action(found, OWN).cells["criteria"].rejected == "VL-01, VL-99"
    merged = merge_plan(None, found, on=DAY, newest=False).plan
    assert merged.rejected == {"settled": "het team, -", "decided": "-, ooit"}
    assert merged.state == "draft"


def test_rows_that_are_not_of_this_plan() -> None:
    """An unknown number is told; a row without one is an own action; one that stands there twice is told."""

    def change(book: Book) -> None:
        cell(book, FIRST, "decision").value = "overnemen"
        sheet = book[say("actions.sheet.actions")]
        last = sheet.max_row
        ids, titles, decisions = (cell(book, FIRST, key).column for key in ("id", "title", "decision"))
        sheet.cell(last + 1, ids).value, sheet.cell(last + 1, decisions).value = "M-ZZ-77", "overnemen"
        sheet.cell(last + 2, titles).value = "Zonder nummer"
        sheet.cell(last + 3, ids).value, sheet.cell(last + 3, decisions).value = FIRST, "niet overnemen"

    found, codes = said(filled(change))
    assert codes == ["action-unknown", "action-twice"]
    assert [row.id for row in found.rows] == [FIRST, None]
    assert action(found, FIRST).cells["decision"].rejected == "overnemen | niet overnemen"
    assert merge_plan(None, found, on=DAY, newest=False).plan.actions["own-1"].title == "Zonder nummer"


def test_without_the_hidden_sheet_the_visible_mark_is_enough() -> None:
    """Decisions are read; what people saw is not known, and nothing that was decided gives way unasked."""

    def change(book: Book) -> None:
        cell(book, FIRST, "decision").value = "niet overnemen"
        del book[say("actions.sheet.mark")]

    of = plan(actions={FIRST: HELD}, shown={FIRST: "2026-q3"})
    found, codes = said(filled(change, action_form(of)))
    assert codes == ["hidden-sheet-missing", "refused-and-going-on"]  # what stood there says it is being done
    assert found.shown is None
    merged = merge_plan(of, found, on=DAY, newest=False)
    assert [n.kind for n in merged.notes] == ["differs"]
    assert merged.plan.actions[FIRST].decision == "changed"
    assert merged.plan.shown == of.shown


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("round", "2020-q1", "form-other-round"),
        ("unit", "elders", "form-other-unit"),
        ("region", "andere", "form-other-region"),
        ("form", "acties/9", "form-newer"),
    ],
)
def test_a_workbook_of_elsewhere_is_refused(key: str, value: str, code: str) -> None:
    """Another region, round, team or program: told, and nothing of it is read."""

    def change(book: Book) -> None:
        for row in book[say("actions.sheet.mark")].iter_rows():
            if row[0].value == key:
                row[1].value = value

    reading = read(filled(change))
    assert reading is not None
    assert reading.said is None
    assert [p.code for p in reading.problems] == [code]


def test_without_the_sheet_with_actions_nothing_is_read() -> None:
    """A workbook of which the sheet is gone is refused."""

    def change(book: Book) -> None:
        del book[say("actions.sheet.actions")]

    reading = read(filled(change))
    assert reading is not None
    assert reading.said is None
    assert [p.code for p in reading.problems] == ["action-sheet-missing"]


def test_other_files_are_no_action_workbooks() -> None:
    """Nonsense, or any other workbook, is left to the reader of forms."""
    stream = io.BytesIO()
    openpyxl.Workbook().save(stream)
    assert read(b"") is None
    assert read(b"PK\x03\x04 geen zip") is None
    assert read(stream.getvalue()) is None


def test_personal_data_is_taken_out_before_anything_is_stored() -> None:
    """A number in a reason, in what is not usable and in who took a step; each is told at its cell."""

    def change(book: Book) -> None:
        cell(book, FIRST, "reason").value = "Zie 111222333."
        cell(book, FIRST, "quarter").value = "bel 111222333"
        who, when = step_cells(book, "settled")
        who.value, when.value = "111222333", datetime(2026, 5, 1)

    found, _ = said(filled(change))
    kept, problems = withhold_said("x.xlsx", found, Privacy())
    assert [p.code for p in problems] == ["personal-data-removed"] * 3
    assert all(p.place.cell for p in problems)
    assert [dict(p.holes)["where"] for p in problems] == [FIRST, FIRST, say("actions.state.settled")]
    text = plan_to_yaml(merge_plan(None, kept, on=DAY, newest=False).plan).decode("utf-8")
    assert "111222333" not in text
    assert text.count("[…]") == 3


@pytest.mark.parametrize(
    ("decision", "status", "told"),
    [
        ("niet overnemen", "mee bezig", True),
        ("niet overnemen", "gedaan", True),
        ("niet overnemen", "gestopt", False),
        ("niet overnemen", "nog te doen", False),
        ("overnemen", "mee bezig", False),
    ],
)
def test_refused_and_going_on_is_told(decision: str, status: str, told: bool) -> None:
    """Who says no and goes on is asked which of the two holds, at the cell; both are kept."""
    reading = read(setting((FIRST, "decision", decision), (FIRST, "status", status)))
    assert reading is not None
    problems = [p for p in reading.problems if p.code == "refused-and-going-on"]
    assert len(problems) == told
    assert all(
        p.place.cell is not None and decision in describe(p)[0] and status in describe(p)[0] for p in problems
    )
    assert all(dict(p.holes)["action"] == FIRST for p in problems)
    assert reading.said is not None
    (row,) = reading.said.rows
    assert row.cells["decision"].value is not None
    assert row.cells["status"].value is not None


@pytest.mark.parametrize(("days", "told"), [(-1, False), (0, False), (1, True)])
def test_a_step_after_today_is_kept_and_told(days: int, told: bool) -> None:
    """A day that did not come yet is perhaps mistyped: the step counts, and its cell is told."""
    day = DAY + timedelta(days)

    def change(book: Book) -> None:
        by, on = step_cells(book, "settled")
        by.value, on.value = "het team", day

    reading = read(filled(change))
    assert reading is not None
    problems = [p for p in reading.problems if p.code == "plan-step-in-future"]
    assert len(problems) == told
    assert all(p.place.cell is not None for p in problems)
    assert reading.said is not None
    assert [step.on for step in reading.said.steps] == [day]
