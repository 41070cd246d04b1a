# SPDX-License-Identifier: EUPL-1.2
"""The stuurgroep and employers decide in a workbook: out, filled in, back, and in every plan."""

import io
import json
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.typed import AnyBook, load_workbook
from tests.work.receive.kinds.party_books import (
    EMPLOYER,
    REGION,
    SHEET,
    YES,
    bring,
    codes,
    filled,
    made,
    shown,
    stored,
    table,
)
from tests.work.small import gathered, opened
from toolkit.forms.party.form import Names
from toolkit.model.problem import Problem
from toolkit.planning.decided.decisions import PlannedAction
from toolkit.scoring.region import units_of
from toolkit.store.imports import Policy
from toolkit.store.secret import begin_with
from toolkit.words.catalogue import say
from toolkit.work.make.unit.joint import part_of
from toolkit.work.party_names import party_names
from toolkit.work.receive.unread import Unread
from toolkit.work.workspace.open import Place, look

JOINT, ALONE = "M-BB-01", "M-DD-01"
REGION_FILE = """schema: decisions/1
party: regio
based_on: {round: 2026-q1, norm: testnorm@1.0.0, measures: 1.0.0}
items:
"""
HOLDERS = ("ondergrens", "op-nul", "derde", "besloten")


def action(folder: Path, unit: str, name: str = JOINT) -> PlannedAction:
    """An action of a plan as it stands now."""
    gather = gathered(folder)
    result = gather.scored.unit(unit)
    assert result is not None
    plan = gather.plan_of(result)
    assert not isinstance(plan, Problem)
    found = plan.action(name)
    assert found is not None
    return found


def read_book(data: bytes) -> str:
    """Everything that stands in a workbook."""
    book = load_workbook(io.BytesIO(data))
    return "\n".join(str(c.value) for sheet in book for row in sheet.iter_rows() for c in row if c.value)


def said(folder: Path, cells: dict[str, dict[str, Any]], name: str = REGION) -> bytes:
    """A workbook of now with these cells."""
    return filled(made(folder)[name], cells)


def test_a_joint_decision_comes_back_once_and_shows_in_every_plan(space: Path) -> None:
    """One row in one workbook: accepted in each plan that has it, with the body, the day and the quarter."""
    came = bring(space, said(space, {JOINT: {**YES, "Klaar in": "4e kwartaal 2026", "Toegezegd": 700}}))
    assert (came.outcome, came.answers, codes(came)) == ("read", 1, set())
    one = stored(space).items[JOINT]
    assert (one.answer, one.amount, one.by, one.on) == (
        "accepted",
        Decimal(700),
        "Stuurgroep",
        date(2026, 5, 12),
    )
    assert (one.quarter, one.asked, one.round) == ("2026-q4", Decimal(800), "2026-q1")
    for unit in HOLDERS:
        found = action(space, unit)
        assert (found.standing, found.joint and found.joint.by) == ("accepted", "Stuurgroep"), unit
        assert found.fixed is not None
        assert found.fixed.id == "2026-q4"


def test_an_employer_answers_its_own_teams(space: Path) -> None:
    """Anders, with an amount and a reason: stored under the request of that team, beside what was asked."""
    cells = {"derde uren": {**YES, "Antwoord": "anders", "Toegezegd": 30, "Besloten door": "directeur"}}
    cells["derde uren"]["Reden of voorwaarde"] = "De rest volgend jaar."
    came = bring(space, said(space, cells, EMPLOYER))
    assert (came.unit, came.outcome) == ("werkgever-testzorg", "read")
    one = stored(space, "werkgever-testzorg").items["derde.hours"]
    assert (one.answer, one.amount, one.asked) == ("changed", Decimal(30), Decimal(46))
    gather = gathered(space)
    for unit, granted in (("derde", Decimal(30)), ("op-nul", None)):
        result = gather.scored.unit(unit)
        assert result is not None
        plan = gather.plan_of(result)
        assert not isinstance(plan, Problem)
        hours = plan.above.request("hours")
        assert (None if hours is None else hours.granted) == granted


def test_nothing_is_asked_of_who_has_nothing_to_answer(space: Path) -> None:
    """Each employer reads its own teams alone, the region what is joint; every amount is that of the plan."""
    books = made(space)
    assert list(books) == [REGION, EMPLOYER, "besluiten-werkgever-anderzorg-2026-q1.xlsx"]
    assert all(row.split()[0] in {"derde", "op-nul", "ondergrens"} for row in shown(books[EMPLOYER]))
    assert shown(books[EMPLOYER])["derde uren"]["Gevraagd"] == "46 uur"
    assert [row for row in shown(books[REGION]) if row.startswith("M-")] == [JOINT, "M-CC-01", ALONE]


def test_what_was_answered_stands_in_the_next_workbook(space: Path) -> None:
    """The answers are filled in beforehand, under the same row, also after something else was decided."""
    cells = {JOINT: {**YES, "Klaar in": "4e kwartaal 2026"}, ALONE: {**YES, "Antwoord": "later"}}
    bring(space, said(space, cells))
    again = shown(made(space)[REGION])
    assert again[JOINT]["Antwoord"] == "ja"
    assert again[JOINT]["Besloten op"].date() == date(2026, 5, 12)
    assert again[JOINT]["Klaar in"] == "4e kwartaal 2026"
    assert again[ALONE]["Antwoord"] == "later"


def test_a_refusal_can_be_taken_back(space: Path) -> None:
    """What the region refused is in no plan any more, and still has a row in which it can say yes."""
    no = {**YES, "Antwoord": "nee", "Reden of voorwaarde": "Te duur."}
    bring(space, said(space, {ALONE: no}))
    assert action(space, "besloten", ALONE).standing == "refused"
    again = made(space)[REGION]
    assert shown(again)[ALONE]["Let op"] == "Dit wordt nu niet meer gevraagd. Uw besluit is bewaard."
    came = bring(space, filled(again, {ALONE: {"Antwoord": "ja"}}))
    assert came.outcome == "read"
    assert action(space, "besloten", ALONE).standing == "accepted"


def test_an_amount_that_changed_since_is_told(space: Path) -> None:
    """Decided about 46 hours, asked 60 in the plans of now: the row says what was asked then."""
    bring(space, said(space, {"derde uren": YES}, EMPLOYER))
    path = space / "plans" / "werkgever-testzorg.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("asked: 46", "asked: 60"), encoding="utf-8")
    row = shown(made(space)[EMPLOYER])["derde uren"]
    assert row["Let op"] == "Toen u besloot, was 60 uur gevraagd. Kijk of uw besluit nog klopt."


def test_an_answer_about_the_plan_of_another_round_is_asked_again(space: Path) -> None:
    """It stands there with the round that it was about, and waits for an answer as if it were not there."""
    bring(space, said(space, {"derde uren": YES}, EMPLOYER))
    answered = read_book(made(space)[EMPLOYER])
    path = space / "plans" / "werkgever-testzorg.yaml"
    before, items, after = path.read_text(encoding="utf-8").partition("items:")
    path.write_text(before + items + after.replace("2026-q1", "2025-q3", 1), encoding="utf-8")
    again = read_book(made(space)[EMPLOYER])
    told = say("party.note.earlier", round="2025-q3")
    assert (told in answered, told in again) == (False, True)
    n = next(n for n in range(1, 20) if say("party.still_open.employer", n=n) in again)
    assert say("party.still_open.employer" if n > 1 else "party.none_open", n=n - 1) in answered


def test_a_quarter_that_is_past_is_asked_anew_until_the_action_is_done(space: Path) -> None:
    """As in the workbook of a team: who agreed on it chooses another, and nobody else can."""
    bring(space, said(space, {JOINT: {**YES, "Klaar in": "4e kwartaal 2026"}}))
    path, told = space / "plans" / "regio.yaml", say("party.note.overdue")
    assert told not in str(shown(made(space)[REGION])[JOINT]["Let op"])
    text = path.read_text(encoding="utf-8")
    assert text.count("2026-q4") == 1
    past = text.replace("2026-q4", "2025-q4")
    for more, asked in (
        ("quarter:", True),
        ("status: doing, quarter:", True),
        ("status: done, quarter:", False),
        ("status: dropped, quarter:", False),
    ):
        path.write_text(past.replace("quarter:", more), encoding="utf-8")
        assert (told in str(shown(made(space)[REGION])[JOINT]["Let op"])) == asked, more
    path.write_text(past.replace("answer: accepted", "answer: refused"), encoding="utf-8")
    assert told not in str(shown(made(space)[REGION])[JOINT]["Let op"])


def test_what_the_region_finished_is_asked_for_no_other_quarter_while_teams_are_busy(space: Path) -> None:
    """A team's own word goes before that of the region, so the plans still ask what the region finished."""
    bring(space, said(space, {JOINT: {**YES, "Klaar in": "4e kwartaal 2026"}}))
    path, told = space / "plans" / "regio.yaml", say("party.note.overdue")
    text = path.read_text(encoding="utf-8").replace("2026-q4", "2025-q4")
    path.write_text(text.replace("quarter:", "status: done, quarter:"), encoding="utf-8")
    based = text[text.index("based_on:") :].partition("\n")[0]
    for unit in ("ondergrens", "op-nul", "derde", "besloten"):
        plan = f"schema: plan/1\nunit: {unit}\n{based}\nactions:\n  {JOINT}: {{status: doing}}\n"
        (space / "plans" / f"{unit}.yaml").write_text(plan, encoding="utf-8")
    row = shown(made(space)[REGION])[JOINT]
    assert row["Gevraagd"]
    assert told not in str(row["Let op"])


def test_a_workbook_that_nobody_filled_in_decides_nothing(space: Path) -> None:
    """It is told, and no file comes to stand."""
    came = bring(space, said(space, {}))
    assert (came.outcome, codes(came)) == ("refused", {"decisions-blank"})
    assert not (space / "plans" / "regio.yaml").exists()


def test_the_same_workbook_twice_changes_nothing(space: Path) -> None:
    """Read a second time it is known, and not a byte is other."""
    data = said(space, {JOINT: YES})
    bring(space, data)
    before = (space / "plans" / "regio.yaml").read_bytes()
    assert bring(space, data).outcome == "unchanged"
    assert (space / "plans" / "regio.yaml").read_bytes() == before


def test_two_workbooks_add_up(space: Path) -> None:
    """Two members fill in other rows of the same workbook: both come in, in any order."""
    one, other = said(space, {JOINT: YES}), said(space, {ALONE: YES})
    for first, second in ((one, other), (other, one)):
        bring(space, first)
        assert bring(space, second).outcome == "read"
        assert {name for name, i in stored(space).items.items() if i.answer} == {JOINT, ALONE}
        (space / "plans" / "regio.yaml").unlink()


def test_where_both_changed_people_choose(space: Path) -> None:
    """Another answer to the same row is refused until somebody chooses; what is kept stays."""
    yes, no = said(space, {JOINT: YES}), {**YES, "Antwoord": "nee", "Reden of voorwaarde": "Te duur."}
    refused = said(space, {JOINT: no, ALONE: YES})
    bring(space, yes)
    before = (space / "plans" / "regio.yaml").read_bytes()
    came = bring(space, refused)
    assert came.outcome == "refused"
    assert {"action-cell-differs", "decisions-would-overwrite"} <= codes(came)
    assert [(d.what, d.old, d.new) for d in came.differences] == [
        (f"item.{JOINT}.answer", "accepted", "refused")
    ]
    assert (space / "plans" / "regio.yaml").read_bytes() == before
    assert bring(space, refused, "keep").outcome == "read"
    assert (stored(space).items[JOINT].answer, stored(space).items[ALONE].answer) == ("accepted", "accepted")
    assert bring(space, refused, "chosen").outcome == "read"
    assert stored(space).items[JOINT].answer == "refused"


@pytest.mark.parametrize("policy", ["ask", "newest", "chosen"])
def test_a_cell_that_nobody_touched_goes_before_nothing(space: Path, policy: Policy) -> None:
    """A workbook of before the decision, filled in elsewhere, leaves the decision as it is."""
    bring(space, said(space, {JOINT: YES}))
    old = made(space)[REGION]
    no = {**YES, "Antwoord": "nee", "Reden of voorwaarde": "Te duur."}
    bring(space, said(space, {JOINT: no}), "chosen")
    came = bring(space, filled(old, {ALONE: YES}), policy)
    assert came.outcome == "read"
    assert "action-cell-older" in codes(came)
    assert (stored(space).items[JOINT].answer, stored(space).items[ALONE].answer) == ("refused", "accepted")


def test_an_older_workbook_never_wins_unseen(space: Path) -> None:
    """With --nieuwste too: which was saved first is the older, whenever it came."""
    no = {**YES, "Antwoord": "nee", "Reden of voorwaarde": "Te duur."}
    older, newer = _saved(said(space, {JOINT: YES}), 1), _saved(said(space, {JOINT: no}), 9)
    bring(space, newer)
    assert (
        bring(space, older, "newest").outcome == "refused" or stored(space).items[JOINT].answer == "refused"
    )
    assert stored(space).items[JOINT].answer == "refused"
    (space / "plans" / "regio.yaml").unlink()
    bring(space, older)
    assert bring(space, newer, "newest").outcome == "read"
    assert stored(space).items[JOINT].answer == "refused"


def _saved(data: bytes, day: int) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    book.properties.modified = None
    stream = io.BytesIO()
    book.save(stream)
    out = io.BytesIO()
    with zipfile.ZipFile(stream) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "docProps/core.xml":
                text = part.decode()
                begin = text.index(">", text.index("<dcterms:modified")) + 1
                end = text.index("<", begin)
                part = f"{text[:begin]}2026-05-{day:02d}T10:00:00Z{text[end:]}".encode()
            target.writestr(name, part)
    return out.getvalue()


def test_an_emptied_cell_wipes_nothing(space: Path) -> None:
    """The decision stays, and the emptied cell is told."""
    bring(space, said(space, {JOINT: YES}))
    came = bring(space, filled(made(space)[REGION], {JOINT: {"Antwoord": None}}))
    assert "action-cell-blank" in codes(came)
    assert stored(space).items[JOINT].answer == "accepted"


def test_what_cannot_be_used_is_kept_and_told_at_its_cell(space: Path) -> None:
    """A word that is no answer, an amount in words, a formula: kept as they stood, and nothing is decided."""
    cells = {JOINT: {"Antwoord": "misschien", "Toegezegd": "veel", "Klaar in": "na de zomer"}}
    cells[ALONE] = {"Besloten op": "=TODAY()"}
    came = bring(space, said(space, cells))
    assert came.outcome == "read"
    assert {"action-cell-unusable", "cell-formula"} == codes(came)
    kept = stored(space).items[JOINT]
    assert (kept.answer, kept.rejected) == (
        None,
        {"answer": "misschien", "amount": "veel", "quarter": "na de zomer"},
    )
    assert stored(space).items[ALONE].rejected == {"on": "=TODAY()"}
    places = {p.place.sheet for p in came.problems}
    assert places == {SHEET}
    assert bring(space, said(space, {JOINT: YES})).outcome == "read"
    assert "answer" not in stored(space).items[JOINT].rejected


def test_personal_data_is_not_stored(space: Path) -> None:
    """A citizen service number in any text is taken out of file and log; a name for a body is told."""
    cells = {JOINT: {**YES, "Besloten door": "Jan Jansen", "Reden of voorwaarde": "Zie 111222333."}}
    cells[ALONE] = {"Antwoord": "bel 111222333"}
    came = bring(space, said(space, cells))
    assert {"personal-data-removed", "function-unknown"} <= codes(came)
    for path in (space / "plans" / "regio.yaml", space / "log.jsonl"):
        assert "111222333" not in path.read_text(encoding="utf-8")
    assert stored(space).items[JOINT].reason == "Zie […]."
    assert "111222333" not in json.dumps([dict(p.holes) for p in came.problems])


def test_what_was_there_by_hand_is_not_put_in_the_log(space: Path) -> None:
    """A number that somebody typed into the stored decisions leaves them, and enters no log."""
    bring(space, said(space, {JOINT: {**YES, "Reden of voorwaarde": "Zie de bijlage."}}))
    path = space / "plans" / "regio.yaml"
    text = path.read_text(encoding="utf-8")
    assert "Zie de bijlage." in text
    path.write_text(text.replace("Zie de bijlage.", "Zie bsn 111222333."), encoding="utf-8")
    came = bring(space, said(space, {JOINT: {**YES, "Reden of voorwaarde": "Anders."}}), "chosen")
    assert came.outcome == "read"
    assert came.differences
    for kept in (path, space / "log.jsonl"):
        assert "111222333" not in kept.read_text(encoding="utf-8")


def test_a_body_of_the_route_is_no_name(space: Path) -> None:
    """What the dropdown offers, and the employer itself, may decide without a remark."""
    for name, row, bodies in (
        (REGION, JOINT, ("Stuurgroep", "Bestuurlijk Overleg")),
        (EMPLOYER, "derde uren", ("directeur",)),
    ):
        for body in bodies:
            assert (
                codes(bring(space, said(space, {row: {**YES, "Besloten door": body}}, name), "chosen"))
                == set()
            )


def test_a_day_that_is_still_to_come_is_told(space: Path) -> None:
    """A decision of after the day of reading is kept, and pointed at."""
    came = bring(space, said(space, {JOINT: {**YES, "Besloten op": "1-6-2026"}}))
    assert codes(came) == {"decision-in-future"}
    assert stored(space).items[JOINT].on == date(2026, 6, 1)


def test_a_row_that_is_gone_or_new_or_twice_is_told(space: Path) -> None:
    """No row is passed over in silence, and none is guessed at."""
    book = openpyxl.load_workbook(io.BytesIO(said(space, {JOINT: YES})))
    sheet, columns, rows = table(book)
    last = sheet.max_row
    for column in columns.values():
        sheet.cell(last + 1, column).value = sheet.cell(rows[JOINT], column).value
    sheet.cell(last + 1, columns["Antwoord"]).value = "nee"
    sheet.cell(last + 2, 1).value = "M-ZZ-99"
    sheet.cell(last + 2, columns["Antwoord"]).value = "ja"
    sheet.delete_rows(rows[ALONE])
    came = bring(space, _bytes(book))
    assert {"decision-twice", "decision-unknown", "decision-missing"} <= codes(came)
    one = stored(space).items[JOINT]
    assert (one.answer, one.rejected) == (None, {"answer": "ja | nee"})
    assert "M-ZZ-99" not in stored(space).items


def test_printed_text_that_was_changed_is_told(space: Path) -> None:
    """What people write in our columns is not read as theirs, and is told; so is a note beside it."""
    came = bring(space, said(space, {JOINT: {**YES, "Gevraagd": "niets", "Eenheid": "uur"}}))
    assert codes(came) == {"action-text-changed"}
    assert len(came.problems) == 2
    closed = {"derde uren": {**YES, "Klaar in": "4e kwartaal 2026", "Hoe ver": "gedaan"}}
    came = bring(space, said(space, closed, EMPLOYER))
    assert [p.code for p in came.problems] == ["action-text-changed"] * 2
    one = stored(space, "werkgever-testzorg").items["derde.hours"]
    assert (one.answer, one.quarter, one.status) == ("accepted", None, "todo")
    book = load_workbook(io.BytesIO(said(space, {ALONE: YES})))
    sheet, columns, rows = table(book)
    sheet.cell(rows[ALONE], max(columns.values()) + 2).value = "eerst bellen"
    assert "cells-outside" in codes(bring(space, _bytes(book)))


def test_columns_may_be_moved_and_the_hidden_sheet_lost(space: Path) -> None:
    """A workbook of an employer without its hidden sheet is read by what stands on it, and that is told."""
    book = load_workbook(io.BytesIO(said(space, {"derde uren": YES}, EMPLOYER)))
    del book["_kenmerk"]
    came = bring(space, _bytes(book))
    assert (came.outcome, "hidden-sheet-missing" in codes(came)) == ("read", True)
    assert stored(space, "werkgever-testzorg").items["derde.hours"].answer == "accepted"
    assert stored(space, "werkgever-testzorg").shown == {}


def test_without_the_table_nothing_is_read(space: Path) -> None:
    """The sheet with decisions is gone: refused whole."""
    book = load_workbook(io.BytesIO(said(space, {JOINT: YES})))
    del book[SHEET]
    came = bring(space, _bytes(book))
    assert (came.outcome, "decision-sheet-missing" in codes(came)) == ("refused", True)


def _bytes(book: AnyBook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_letters_stand_for_teams_and_come_back_as_those_teams(space: Path) -> None:
    """The region reads letters by agreement: no id of a team in any byte, and each answer finds its team."""
    data = made(space)[REGION]
    (row,) = [name for name in shown(data) if name.endswith(" tempo")]
    assert row != "op-nul tempo"
    assert "op-nul" not in shown(data)[row]["Waarover"]
    bring(space, filled(data, {row: YES}))
    assert stored(space).items["op-nul.pace"].answer == "accepted"


def test_rows_about_teams_stand_in_the_order_of_their_letters(space: Path) -> None:
    """In the order of the ids themselves anybody who knows the teams could tell whose a letter is."""
    assert begin_with(space, bytes(32)) is None  # by chance both orders may be the same
    asked = shown(made(space)[REGION])
    held = "".join(f"  {unit}.pace: {{answer: later, on: 2026-05-01}}\n" for unit in HOLDERS)
    (space / "plans" / "regio.yaml").write_text(REGION_FILE + held, encoding="utf-8")
    rows = [name for name in shown(made(space)[REGION]) if name.endswith(" tempo") and name not in asked]
    names = party_names(opened(space), "regio")
    assert isinstance(names, Names)
    by_id = [f"{names.ids[unit]} tempo" for unit in sorted(HOLDERS) if f"{names.ids[unit]} tempo" in rows]
    assert rows == sorted(by_id) != by_id  # by_id stands in another order, else this would show nothing


def test_a_workbook_with_letters_of_another_secret_is_refused(space: Path) -> None:
    """Under another secret a letter is another's: nothing is read, and nobody's request is answered."""
    data = made(space)[REGION]
    (row,) = [name for name in shown(data) if name.endswith(" tempo")]
    full = filled(data, {row: YES})
    (space / ".zelfscan" / "letters").write_text("ab" * 32 + "\n", encoding="ascii")
    came = bring(space, full)
    assert (came.outcome, codes(came)) == ("refused", {"party-other-letters"})
    book = load_workbook(io.BytesIO(full))
    del book["_kenmerk"]
    assert codes(bring(space, _bytes(book))) == {"party-other-letters"}


def test_where_the_region_sees_names_it_reads_names(space: Path) -> None:
    """With `ssd: named` the rows bear the ids and titles of the teams."""
    path = space / "region.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "visibility: {ssd: named}\n" if "visibility" not in text else text.replace(
        "ssd: coded", "ssd: named"
    ), encoding="utf-8")  # fmt: skip
    data = made(space)[REGION]
    assert "op-nul tempo" in shown(data)
    bring(space, filled(data, {"op-nul tempo": YES}))
    assert stored(space).items["op-nul.pace"].answer == "accepted"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("besluiten/1 · 2026-q1", "besluiten/2 · 2026-q1", "form-newer"),
        ("besluiten/1 · 2026-q1", "besluiten/1 · 2031-q1", "form-other-round"),
        ("· werkgever-testzorg ·", "· werkgever-elders ·", "party-unknown"),
    ],
)
def test_a_workbook_of_elsewhere_is_refused(space: Path, old: str, new: str, code: str) -> None:
    """Of a newer format, an unknown round or an employer that the region does not know: nothing is read."""
    book = load_workbook(io.BytesIO(said(space, {"derde uren": YES}, EMPLOYER)))
    del book["_kenmerk"]
    for sheet in book.worksheets:
        if sheet["A2"].value:
            sheet["A2"].value = str(sheet["A2"].value).replace(old, new)
    came = bring(space, _bytes(book))
    assert (came.outcome, codes(came)) == ("refused", {code})


def test_a_workbook_of_another_region_is_refused(space: Path) -> None:
    """Its hidden sheet says whose it is."""
    data = said(space, {JOINT: YES})
    path = space / "region.yaml"
    text = path.read_text(encoding="utf-8")
    (line,) = (line for line in text.splitlines() if line.startswith("id: "))
    path.write_text(text.replace(line, "id: elders"), encoding="utf-8")
    assert codes(bring(space, data)) == {"form-other-region"}


def test_stored_decisions_that_cannot_be_read_are_never_written_over(space: Path) -> None:
    """A file with an error stays as it is, the workbook is refused, and no plan is made."""
    data = said(space, {JOINT: YES})
    path = space / "plans" / "regio.yaml"
    path.write_text("schema: decisions/1\ndecides: nietregio\n", encoding="utf-8")
    came = bring(space, data)
    assert (came.outcome, codes(came)) == ("refused", {"stored-unreadable"})
    assert "nietregio" in path.read_text(encoding="utf-8")
    gather = gathered(space)
    result = gather.scored.unit("derde")
    assert result is not None
    plan = gather.plan_of(result)
    assert isinstance(plan, Problem)
    assert plan.code == "decisions-unreadable"


def test_a_log_that_cannot_be_written_leaves_everything_as_it_was(space: Path) -> None:
    """Whole or not at all: without the log nothing is stored."""
    data = said(space, {JOINT: YES})
    (space / "log.jsonl").unlink(missing_ok=True)
    (space / "log.jsonl").mkdir()
    assert bring(space, data).outcome == "refused"
    assert not (space / "plans" / "regio.yaml").exists()


def test_what_was_decided_and_what_gave_way_stand_in_the_log(space: Path) -> None:
    """Every change is there with what was, between begin and done."""
    bring(space, said(space, {JOINT: YES}))
    bring(space, said(space, {JOINT: {**YES, "Antwoord": "later"}}), "chosen")
    lines = [json.loads(line) for line in (space / "log.jsonl").read_text(encoding="utf-8").splitlines()]
    last = [line for line in lines if line["event"] == "begin"][-1]
    assert last["path"] == "plans/regio.yaml"
    assert {"what": f"item.{JOINT}.answer", "old": "accepted", "new": "later"} in last["changes"]
    assert lines[-1]["event"] == "done"


def test_a_workbook_that_was_never_read_in_is_known(space: Path) -> None:
    """Before one is written anew beside it: filled in and not read is told, read or empty is not."""
    unread = Unread(opened(space))
    data = said(space, {JOINT: YES})
    assert unread(REGION, data)
    assert not unread(REGION, made(space)[REGION])
    bring(space, data)
    assert not Unread(opened(space))(REGION, data)
    bring(space, said(space, {JOINT: {**YES, "Antwoord": "later"}}), "chosen")
    assert not Unread(opened(space))(REGION, data)  # read, and decided otherwise since


def test_a_workbook_of_an_earlier_round_does_not_say_what_was_last_asked(space: Path) -> None:
    """Its answers come in; what people last saw stays that of the later round."""
    bring(space, said(space, {JOINT: YES}))
    last = stored(space).based_on.round
    rounds = [r.id for r in opened(space).region.rounds if r.id != last]
    assert rounds
    path = space / "plans" / "regio.yaml"
    text = path.read_text(encoding="utf-8")
    shown_then = stored(space).shown
    data = said(space, {ALONE: YES})
    book = load_workbook(io.BytesIO(data))
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value == last:
                    cell.value = rounds[0]
                elif isinstance(cell.value, str) and f"· {last} ·" in cell.value:
                    cell.value = cell.value.replace(f"· {last} ·", f"· {rounds[0]} ·")
    assert bring(space, _bytes(book)).outcome == "read"
    assert (stored(space).based_on.round, stored(space).shown) == (last, shown_then)
    assert stored(space).items[ALONE].answer == "accepted"
    assert text != path.read_text(encoding="utf-8")


def test_one_team_reads_what_the_region_decided(space: Path) -> None:
    """A plan that is made alone reads the decisions above it too, and none of another team."""
    place = look(space)
    assert isinstance(place, Place)
    round_ = place.region.last_round()
    unit = next((u for u in units_of(place.region) if u.id == "derde"), None)
    assert unit is not None
    part = part_of(place, round_, unit)
    assert part.wants("plans/regio.yaml")
    assert part.wants("plans/werkgever-anderzorg.yaml")
    assert not part.wants("plans/besloten.yaml")


def test_the_same_plans_give_the_same_workbook(space: Path) -> None:
    """Twice the same bytes; and every printed cell is locked, every cell to fill in open."""
    assert made(space) == made(space)
    sheet, columns, rows = table(openpyxl.load_workbook(io.BytesIO(made(space)[REGION])))
    assert sheet.protection.sheet
    fill = {
        "Antwoord",
        "Toegezegd",
        "Besloten door",
        "Besloten op",
        "Klaar in",
        "Reden of voorwaarde",
        "Hoe ver",
    }
    for key, at in columns.items():
        assert sheet.cell(rows[JOINT], at).protection.locked is (key not in fill), key
    (pace,) = (row for name, row in rows.items() if name.endswith(" tempo"))
    assert sheet.cell(pace, columns["Klaar in"]).protection.locked
    lists = [v for v in sheet.data_validations.dataValidation if v.type == "list" and v.showErrorMessage]
    words = {v.formula1 for v in lists}
    assert '"ja,anders,nee,later"' in words
