# SPDX-License-Identifier: EUPL-1.2
"""Several forms of one team or colleague in one run: held beside each other as if each had come by itself."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.typed import Book
from tests.work.make.unit.test_return_copy import QUESTION, cell, copies
from tests.work.receive.test_respondents import ROUND, UNIT, form
from tests.work.receive.test_which_form import edited, levels, of_day
from tests.work.small import DAY, filled, opened
from toolkit.model.given.answers import Answers
from toolkit.reading.validated import load
from toolkit.store.imports import Policy
from toolkit.words.catalogue import describe
from toolkit.work.receive.files import Received, receive
from toolkit.work.receive.first_look import looks_like
from tools.golden.made import documents

NOVEMBER, DECEMBER = date(2025, 11, 29), date(2025, 12, 19)
ORDERS = [("a.xlsx", "b.xlsx"), ("b.xlsx", "a.xlsx")]
"""Names of the older and the newer form."""


@pytest.fixture
def empty(space: Path) -> Path:
    """The region, in which the team handed in nothing yet."""
    for path in (space / "rounds" / ROUND / UNIT).iterdir():
        path.unlink()
    return space


def take(space: Path, *paths: Path, policy: Policy = "ask") -> dict[str, Received]:
    """What became of files that came in together, in the order of their names."""
    return {one.name: one for one in receive(opened(space), sorted(paths), DAY, policy)}


def said(space: Path, respondent: str = "team") -> Answers:
    """What somebody said."""
    path = space / "rounds" / ROUND / UNIT / f"{respondent}.yaml"
    found = load(path.name, path.read_bytes(), Answers).model
    assert found is not None
    return found


def two(empty: Path, place: Path, names: tuple[str, str], change: Callable[[Book], Any]) -> tuple[Path, Path]:
    """A form of December with one level everywhere, and one of November in which something is other."""

    def older(book: Book) -> None:
        of_day(NOVEMBER)(book)
        change(book)

    whole = filled(empty, UNIT, 2, place / "vorm" / "form.xlsx")
    made = edited(whole, older, "older.xlsx"), edited(whole, of_day(DECEMBER), "newer.xlsx")
    old, new = (path.rename(place / name) for path, name in zip(made, names, strict=True))
    return old, new


def half(book: Book) -> None:
    """Nobody got further than the first question."""
    for level in levels(book)[1:]:
        level.value = None


def higher(book: Book) -> None:
    """One answer is other."""
    levels(book)[0].value = 4


@pytest.mark.parametrize("names", ORDERS)
def test_what_adds_comes_in_whatever_the_files_are_called(
    empty: Path, tmp_path: Path, names: tuple[str, str]
) -> None:
    """A half form and later a whole one, sent together: both are read, and all answers stand there."""
    old, new = two(empty, tmp_path, names, half)
    came = take(empty, old, new)
    assert {one.outcome for one in came.values()} == {"read"}
    assert [i.dated for i in said(empty).imports] == [NOVEMBER, DECEMBER]
    assert {a.level for a in said(empty).answers.values()} == {2}
    assert len(said(empty).answers) > 2


@pytest.mark.parametrize("names", ORDERS)
def test_a_real_difference_is_asked_about(empty: Path, tmp_path: Path, names: tuple[str, str]) -> None:
    """The older one stands, the newer one is refused with what differs: nothing is replaced unseen."""
    old, new = two(empty, tmp_path, names, higher)
    came = take(empty, old, new)
    assert (came[old.name].outcome, came[new.name].outcome) == ("read", "refused")
    assert "would-overwrite" in {p.code for p in came[new.name].problems}
    assert [d.what for d in came[new.name].differences][:1] == list(said(empty).answers)[:1]
    assert [i.dated for i in said(empty).imports] == [NOVEMBER]


@pytest.mark.parametrize("names", ORDERS)
def test_with_newest_the_newest_counts(empty: Path, tmp_path: Path, names: tuple[str, str]) -> None:
    """By its own date, whatever the files are called."""
    old, new = two(empty, tmp_path, names, higher)
    came = take(empty, old, new, policy="newest")
    assert {one.outcome for one in came.values()} == {"read"}
    assert {a.level for a in said(empty).answers.values()} == {2}


@pytest.mark.parametrize("names", ORDERS)
@pytest.mark.parametrize("policy", ["ask", "newest", "keep"])
def test_one_run_is_as_two(
    empty: Path, tmp_path: Path, names: tuple[str, str], policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Together they leave what they leave one after the other; also when a first look shows nothing."""
    old, new = two(empty, tmp_path, names, higher)
    before = {path: path.read_bytes() for path in (empty / "rounds" / ROUND / UNIT).iterdir()}
    for path in (old, new):
        take(empty, path, policy=policy)
    apart = said(empty)
    for path in (empty / "rounds" / ROUND / UNIT).iterdir():
        path.unlink()
    assert before == {}
    hidden = new.read_bytes()
    monkeypatch.setattr(
        "toolkit.work.receive.files.looks_like", lambda data: None if data == hidden else looks_like(data)
    )
    take(empty, old, new, policy=policy)
    assert said(empty) == apart


def test_without_any_date_the_order_of_the_files_holds(empty: Path, tmp_path: Path) -> None:
    """Nobody can tell which is older: the first is read, the second is asked about."""
    whole = filled(empty, UNIT, 2, tmp_path / "form.xlsx")
    at = datetime(2026, 1, 1)
    one, other = edited(whole, higher, "a.xlsx", at), edited(whole, lambda _book: None, "b.xlsx", at)
    assert [one.outcome for one in take(empty, one, other).values()] == ["read", "refused"]
    assert [i.saved for i in said(empty).imports] == ["2026-01-01T00:00:00"]


@pytest.mark.parametrize("name", ["0.xlsx", "c.xlsx"])
@pytest.mark.parametrize("data", [b"geen werkmap", None])
def test_what_only_looks_like_a_form_of_the_team_is_in_nobodys_way(
    empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes | None
) -> None:
    """A broken file or a workbook with decisions, before or after the forms: these come in by their age."""
    old, new = two(empty, tmp_path, ORDERS[1], half)
    other = tmp_path / name
    other.write_bytes(documents()["derde-acties-2026-q1.xlsx"] if data is None else data)
    monkeypatch.setattr("toolkit.work.receive.files.looks_like", lambda _: frozenset({(ROUND, UNIT)}))
    came = take(empty, old, new, other)
    assert (came[old.name].outcome, came[new.name].outcome) == ("read", "read")
    assert [i.dated for i in said(empty).imports] == [NOVEMBER, DECEMBER]
    assert came[name].unit != UNIT


def test_the_attempt_comes_before_what_mends_it(empty: Path, tmp_path: Path) -> None:
    """A mended copy in one folder with the first attempt takes its place, whatever their files say of age."""

    def doubt(book: Book) -> None:
        levels(book)[0].value = "2-3"

    first = edited(filled(empty, UNIT, 2, tmp_path / "form.xlsx"), doubt, "z.xlsx", datetime(2026, 1, 1))
    copies(empty, list(take(empty, first).values()))
    (back,) = (empty / "terug").glob("*.xlsx")

    def mend(book: Book) -> None:
        cell(book, QUESTION).value = 3

    mended = edited(back, mend, "a.xlsx", datetime(2025, 1, 1)).rename(tmp_path / "a.xlsx")
    (empty / "rounds" / ROUND / UNIT / "team.yaml").unlink()
    assert [one.outcome for one in take(empty, first, mended).values()] == ["read", "read"]
    assert said(empty).answers[QUESTION].level == 3
    assert not any(a.rejected for a in said(empty).answers.values())


@pytest.mark.parametrize("together", [True, False])
def test_a_form_put_with_that_of_another_colleague_is_told(
    empty: Path, tmp_path: Path, together: bool
) -> None:
    """A second form of one function that only adds: told with a free number, and following that makes two."""
    whole = form(empty, tmp_path / "b.xlsx", 2, role="gezinswerker")
    first = edited(whole, half, "a.xlsx", datetime(2026, 1, 1))
    if not together:
        assert [
            p.code for p in take(empty, first)["a.xlsx"].problems if p.code.startswith("respondent")
        ] == []
    came = (take(empty, first, whole) if together else take(empty, whole))["b.xlsx"]
    assert came.outcome == "read"
    (told,) = [p for p in came.problems if p.code == "respondent-added"]
    message, hint = describe(told)
    assert "'gezinswerker'" in message
    assert "gezinswerker-2" in hint
    path = dict(told.holes)["path"]
    assert str(path) in hint
    (empty / str(path)).unlink()
    own = form(empty, tmp_path / "c.xlsx", 2, role="gezinswerker-2")
    both = take(empty, first, own)
    assert [one.outcome for one in both.values()] == ["read", "read"]
    assert len(said(empty, "gezinswerker").answers) == 1
    assert len(said(empty, "gezinswerker-2").answers) > 2


@pytest.mark.parametrize("policy", ["newest", "keep"])
def test_also_where_people_chose_beforehand(empty: Path, tmp_path: Path, policy: Policy) -> None:
    """With --nieuwste or --houd nobody is asked: that two may have become one is told."""
    first = edited(
        form(empty, tmp_path / "b.xlsx", 2, role="gezinswerker"), half, "a.xlsx", datetime(2026, 1, 1)
    )
    take(empty, first)
    other = edited(tmp_path / "b.xlsx", higher, "c.xlsx")
    came = take(empty, other, policy=policy)["c.xlsx"]
    assert "respondent-added" in {p.code for p in came.problems}
    again = take(empty, other, policy=policy)["c.xlsx"]
    assert "respondent-added" not in {p.code for p in again.problems}
    asked = edited(tmp_path / "b.xlsx", half, "d.xlsx")
    assert "respondent-added" not in {p.code for p in take(empty, asked, policy="chosen")["d.xlsx"].problems}


def test_of_a_team_there_is_one(empty: Path, tmp_path: Path) -> None:
    """The team's own second form is no other respondent."""
    old, new = two(empty, tmp_path, ORDERS[0], half)
    assert not any(
        p.code == "respondent-added" for one in take(empty, old, new).values() for p in one.problems
    )


def test_kept_and_added_tells_its_cells_too(empty: Path, tmp_path: Path) -> None:
    """What came in with 'keep' may have cells that cannot be used: those are told."""
    whole = filled(empty, UNIT, 2, tmp_path / "form.xlsx")

    def doubt(book: Book) -> None:
        first, second, *_ = levels(book)
        first.value, second.value = 4, "2-3"

    def one_less(book: Book) -> None:
        levels(book)[1].value = None

    take(empty, edited(whole, one_less, "a.xlsx", datetime(2026, 1, 1)))
    came = take(empty, edited(whole, doubt, "b.xlsx"), policy="keep")["b.xlsx"]
    assert came.outcome == "kept"
    assert {"kept-and-added", "cell-not-a-level"} <= {p.code for p in came.problems}
    assert [a.rejected for a in said(empty).answers.values() if a.rejected] == ["2-3"]
    assert {a.level for a in said(empty).answers.values()} == {2, None}
