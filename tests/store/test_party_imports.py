# SPDX-License-Identifier: EUPL-1.2
"""A workbook of a party above the teams into a workspace: no decision is lost, none changes silently."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.store.generated import texts
from tests.store.test_plan_imports import BASE, DAY, cell
from tests.store.writing import import_party
from toolkit.model.given.answers import Import
from toolkit.model.given.decision import ANSWERS, ITEM_FIELDS, ItemDecision, ItemField, PartyDecisions
from toolkit.model.given.plan import ACTION_STATUSES
from toolkit.model.given.said import PartySaid, SaidCell, SaidItem
from toolkit.model.problem import Place
from toolkit.reading.validated import load
from toolkit.store.imports import Imported, Policy
from toolkit.store.merging.party_merge import merge_party
from toolkit.store.plan_file import party_to_yaml, plan_path

ITEM, REQUEST = "M-AA-01", "oost.hours"


def row(name: str = ITEM, asked: Decimal | None = None, **cells: SaidCell) -> SaidItem:
    """A row with these cells."""
    known: dict[ItemField, SaidCell] = {key: cells[key] for key in ITEM_FIELDS if key in cells}
    return SaidItem(name, known, Place(sheet="Besluiten", cell="A5"), asked)


def said(*rows: SaidItem, sha: str = "a", shown: dict[str, Decimal | None] | None = None) -> PartySaid:
    """A workbook with these rows."""
    source = Import(n=1, file="x.xlsx", sha256=sha * 64, on=DAY, channel="workbook", toolkit="0.1.0")
    return PartySaid("regio", "Stuurgroep", BASE, shown, rows, source)


def stored(folder: Path) -> PartyDecisions | None:
    """What stands there."""
    path = folder / plan_path("regio")
    return load("p.yaml", path.read_bytes(), PartyDecisions).model if path.exists() else None


def bring(folder: Path, what: PartySaid, policy: Policy = "ask") -> Imported:
    """Import into a folder with what stands there already."""
    return import_party(folder, "x.xlsx", stored(folder), what, policy)


def test_a_blank_workbook_and_one_that_says_otherwise_are_told(tmp_path: Path) -> None:
    """Nothing comes to stand of the first; of the second nothing until somebody chooses."""
    assert [p.code for p in bring(tmp_path, said()).problems] == ["decisions-blank"]
    assert stored(tmp_path) is None
    assert bring(tmp_path, said(row(answer=cell("accepted")), sha="b")).outcome == "read"
    other = bring(tmp_path, said(row(answer=cell("refused")), sha="c"))
    assert [p.code for p in other.problems] == ["action-cell-differs", "decisions-would-overwrite"]
    again = stored(tmp_path)
    assert again is not None
    assert again.items[ITEM].answer == "accepted"


def test_where_both_changed_the_cell_counts_only_when_people_chose_it() -> None:
    """Stored yes, a cell that says no: as stored, and told; the cell when it is chosen."""
    before = merge_party(None, said(row(answer=cell("accepted"))), newest=True).plan
    for newest, answer in ((False, "accepted"), (True, "refused")):
        merged = merge_party(before, said(row(answer=cell("refused")), sha="b"), newest=newest)
        assert merged.plan.items[ITEM].answer == answer
        assert [(n.kind, n.what) for n in merged.notes] == [("differs", f"{ITEM}.answer")]
        assert [d.what for d in merged.conflicts] == [f"item.{ITEM}.answer"]


def test_what_was_asked_goes_with_the_answer_and_not_with_other_cells(tmp_path: Path) -> None:
    """A reason that is added later does not say that people saw another amount."""
    bring(tmp_path, said(row(REQUEST, Decimal(40), answer=cell("accepted"))))
    untouched = cell("accepted", "accepted")
    empty = row("M-AA-02", answer=cell())
    bring(tmp_path, said(row(REQUEST, Decimal(60), answer=untouched, reason=cell("Graag.")), empty, sha="b"))
    found = stored(tmp_path)
    assert found is not None
    one = found.items[REQUEST]
    assert (one.asked, one.round, one.reason) == (Decimal(40), BASE.round, "Graag.")
    assert list(found.items) == [REQUEST]
    bring(tmp_path, said(row(REQUEST, Decimal(60), amount=cell(Decimal(50))), sha="c"))
    found = stored(tmp_path)
    assert found is not None
    assert (found.items[REQUEST].asked, found.items[REQUEST].amount) == (Decimal(60), Decimal(50))


def test_the_same_answer_of_another_day_is_about_what_is_asked_then(tmp_path: Path) -> None:
    """Who says yes once more half a year later says it to the plan of now."""
    bring(tmp_path, said(row(REQUEST, Decimal(40), answer=cell("accepted"), on=cell(date(2026, 6, 1)))))
    bring(tmp_path, said(row(REQUEST, Decimal(60), on=cell(date(2026, 12, 1))), sha="b"), "newest")
    found = stored(tmp_path)
    assert found is not None
    assert (found.items[REQUEST].answer, found.items[REQUEST].asked) == ("accepted", Decimal(60))


def test_what_was_shown_last_is_known_only_from_a_workbook_that_says_it(tmp_path: Path) -> None:
    """Without its hidden sheet a workbook wipes nothing of what people saw."""
    bring(tmp_path, said(row(answer=cell("later")), shown={ITEM: None, REQUEST: Decimal(4)}))
    bring(tmp_path, said(row(REQUEST, answer=cell("later")), sha="b"))
    found = stored(tmp_path)
    assert found is not None
    assert found.shown == {ITEM: None, REQUEST: Decimal(4)}


_VALUES: dict[ItemField, st.SearchStrategy[Any]] = {
    "answer": st.sampled_from(ANSWERS),
    "amount": st.decimals(0, 10**6, places=2),
    "by": texts,
    "on": st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    "quarter": st.sampled_from(["2026-q3", "2027-q1"]),
    "reason": texts,
    "status": st.sampled_from(ACTION_STATUSES),
}


@st.composite
def _rows(draw: st.DrawFn) -> list[SaidItem]:
    found = []
    for name in draw(st.lists(st.sampled_from([ITEM, REQUEST, "west.pace"]), unique=True, max_size=3)):
        cells: dict[ItemField, SaidCell] = {}
        for key in draw(st.lists(st.sampled_from(ITEM_FIELDS), unique=True)):
            value, held = draw(st.none() | _VALUES[key]), draw(st.none() | _VALUES[key])
            rejected = draw(st.none() | texts) if value is None else None
            cells[key] = SaidCell(value, held, Place(), rejected)
        found.append(SaidItem(name, cells, Place(), draw(st.none() | st.decimals(0, 100, places=1))))
    return found


@given(_rows(), _rows(), st.booleans())
def test_whatever_comes_nothing_is_lost_or_changed_in_silence(
    first: list[SaidItem], then: list[SaidItem], newest: bool
) -> None:
    """What stood stays, or stands among the changes; what was told to differ is as people chose."""
    before = merge_party(None, said(*first), newest=True).plan
    merged = merge_party(before, said(*then, sha="b"), newest=newest)
    after, changed = merged.plan, {d.what: d for d in merged.changed}
    for name in {*before.items, *after.items}:
        old, new = (file.items.get(name, ItemDecision()) for file in (before, after))
        for key in ItemDecision.model_fields:
            was, now = getattr(old, key), getattr(new, key)
            if was != now:
                assert (changed[f"item.{name}.{key}"].old, changed[f"item.{name}.{key}"].new) == (was, now)
                if key not in {"rejected", "asked", "round"}:
                    assert now is not None
    for note in merged.notes:
        name, _, key = note.what.rpartition(".")
        now = getattr(after.items.get(name, ItemDecision()), key)
        assert now == (note.new if newest and note.kind == "differs" else note.old)
    assert load("p.yaml", party_to_yaml(after), PartyDecisions).model == after
