# SPDX-License-Identifier: EUPL-1.2
"""What stood in a cell and could not be used stays with that cell, wherever its row goes."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings

from tests.store.generated import answers as any_answers
from tests.store.test_imports import OLD, SECOND, form
from tests.strategies import DEEP, kept
from toolkit.model.given.answers import Answers, Formation, ListState, Profile, cell_of_row
from toolkit.store.merging.additions import gives_way
from toolkit.store.merging.differences import differences
from toolkit.store.merging.kept import only_added
from toolkit.store.merging.merge import merge
from toolkit.store.merging.unusable import compared

WORKER, LAWYER, COACH = (Formation(role=role) for role in ("gezinswerker", "jurist", "coach"))
FTE = "4,5 fte ongeveer"


def holding(*rows: Formation, **unusable: str) -> Answers:
    """Answers with some functions, and what could not be used by row and field, such as `r0_fte`."""
    texts = {f"formation.{key[1:].replace('_', '.')}": text for key, text in unusable.items()}
    return OLD.model_copy(update={"formation": rows, "unusable": texts})


def lost(old: Answers, new: Answers) -> set[str]:
    """What people are asked about."""
    return {d.what for d in differences(old, new) if gives_way(d)}


def test_it_goes_with_its_row() -> None:
    """A function that stands elsewhere in a newer form has its text there: nothing is gone."""
    old = holding(WORKER, LAWYER, r1_fte=FTE, r2_fte="twee", r3_fte="drie")
    new = holding(COACH, LAWYER, WORKER, r1_fte=FTE, r3_fte="twee", r4_fte="drie")
    assert [(what, was, comes) for what, was, comes in compared(old, new) if was != comes] == []
    other = holding(LAWYER, WORKER, r1_fte=FTE)
    assert lost(old, other) == {f"unusable.formation.{n}.fte" for n in (1, 2, 3)}


def test_in_its_place_comes_what_can_be_used() -> None:
    """A number at that function; and at a row that had no name, the number at the row that came."""
    old = holding(WORKER, r0_fte=FTE, r1_fte="2")
    four, two = WORKER.model_copy(update={"fte": Decimal(4)}), COACH.model_copy(update={"fte": Decimal(2)})
    assert lost(old, holding(four, two)) == set()
    assert lost(old, holding(four)) == {"unusable.formation.1.fte"}
    assert lost(old, holding(WORKER, two)) == {"unusable.formation.0.fte"}
    assert lost(holding(WORKER, r0_fte=FTE), holding(two)) == {"formation", "unusable.formation.0.fte"}


def test_in_the_place_of_a_field_or_a_text_comes_what_can_be_used() -> None:
    """A number of the profile and a choice beside a level; of a cell that nothing has, nothing comes."""
    cells = ("profile.caseload", "profile.anders", "AA-02.placed", "AA-02.anders", "AA-09.placed", "anders")
    old = OLD.model_copy(update={"unusable": dict.fromkeys(cells, "onleesbaar")})
    placed = {**OLD.answers, "AA-02": OLD.answers["AA-02"].model_copy(update={"placed": "own_team"})}
    states = {"lijst": ListState(version="1.0.0", state="draft", since=None)}
    new = OLD.model_copy(
        update={"answers": placed, "profile": Profile(caseload=Decimal(15)), "standards": states}
    )
    comes = {key: value for key, _, value in compared(old, new)}
    assert comes == {**dict.fromkeys(cells), "profile.caseload": Decimal(15), "AA-02.placed": "own_team"}


def test_on_page_one_a_day_or_a_word_comes_in_its_place() -> None:
    """A day where one was asked; ja or nee can be told from nothing no more, and is not asked about."""
    old = OLD.model_copy(
        update={"unusable": {"on": "ergens in maart", "ready": "bijna", "handed_in": "half"}}
    )
    states = {"lijst": ListState(version="1.0.0", state="draft", since=None)}
    new = OLD.model_copy(update={"standards": states})
    assert lost(old, new) == {"unusable.on"}
    day = ListState(version="1.0.0", state="draft", since=date(2026, 3, 24))
    states = {"andere": states["lijst"], "lijst": day}
    assert lost(old, OLD.model_copy(update={"standards": states})) == set()


def test_a_column_that_is_not_there_empties_no_cell_of_it() -> None:
    """What stood in a column that a newer form lacks stays with its row, as the numbers in it do."""
    old = holding(WORKER, LAWYER, r0_fte=FTE, r1_needed="veel", r2_fte="twee")
    seen = {"formation", "formation.role", "formation.needed"}
    merged = merge(old, holding(COACH, WORKER, LAWYER), seen)
    assert merged.unusable == {"formation.1.fte": FTE, "formation.3.fte": "twee"}
    assert merge(old, holding(), set()).unusable == old.unusable


def test_what_is_kept_keeps_its_cell_when_rows_come_in() -> None:
    """Of a form that empties a cell and adds a function, the function comes in and the text stays."""
    old = holding(WORKER, r0_fte=FTE, r1_fte="2")
    kept = only_added(old, merge(old, holding(COACH, WORKER)))
    assert (kept.formation, kept.unusable) == (
        (COACH, WORKER),
        {"formation.1.fte": FTE, "formation.2.fte": "2"},
    )
    gone = only_added(old, merge(old, holding(COACH)))
    assert (gone.formation, gone.unusable) == (
        (WORKER, COACH),
        {"formation.0.fte": FTE, "formation.2.fte": "2"},
    )


@settings(max_examples=30 * DEEP)
@given(kept(any_answers), kept(any_answers))
def test_none_is_lost_in_silence(old: Answers, new: Answers) -> None:
    """Whatever comes: the text or better words stand there, or people are asked."""
    new = new.model_copy(update={"imports": form(SECOND).imports})
    merged = merge(old, new)
    asked = lost(old, merged)
    came = {what: comes for what, was, comes in compared(old, merged) if was is not None}
    assert came.keys() == old.unusable.keys()
    assert {what for what, comes in came.items() if comes is None} == {
        what.removeprefix("unusable.") for what in asked if what.startswith("unusable.")
    }
    kept = only_added(old, merged)
    assert all(comes is not None for _, was, comes in compared(old, kept) if was is not None)


@pytest.mark.parametrize(
    ("key", "cell"),
    [
        ("formation.2.fte", ("formation", 2, "fte")),
        ("own_support.0.kind", ("own_support", 0, "kind")),
        ("profile.caseload", None),
        ("formation.fte", None),
        ("formation.2.fte.x", None),
        ("TS-01.placed", None),
    ],
)
def test_a_cell_of_a_row_is_known_by_its_key(key: str, cell: object) -> None:
    """Its table, its row from 0 and its field; any other key is of no row."""
    assert cell_of_row(key) == cell
