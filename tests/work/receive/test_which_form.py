# SPDX-License-Identifier: EUPL-1.2
"""Which of two real forms counts: a fuller one, an older one, one without a date."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.typed import Book, load_workbook
from tests.work.small import DAY, filled, opened
from toolkit.model.given.answers import Answer, Answers
from toolkit.reading.validated import load
from toolkit.scoring.unit import Unit
from toolkit.store.merging.additions import gives_way
from toolkit.words.catalogue import describe
from toolkit.work.receive.dates import saved_at
from toolkit.work.receive.file_names import named_after, names_of
from toolkit.work.receive.files import Received, receive
from toolkit.work.status.standing import RoundStanding, standing
from toolkit.work.workspace.open import Place, look

TEAM = "rounds/2026-q1/goed"


@pytest.fixture
def empty(space: Path) -> Path:
    """The region, in which the team 'goed' handed in nothing yet."""
    for path in (space / TEAM).iterdir():
        path.unlink()
    return space


def edited(path: Path, change: Callable[[Book], Any], name: str, saved: datetime | None = None) -> Path:
    """A copy of a form in which somebody changed something, saved at a moment that its file tells."""
    book = load_workbook(path)
    change(book)
    target = path.with_name(name)
    book.save(target)
    if saved is not None:
        say_saved(target, saved)
    return target


def say_saved(path: Path, saved: datetime) -> None:
    """Have the file say when it was saved: who types in it tells the time of now."""
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    moment = f"{saved:%Y-%m-%dT%H:%M:%SZ}".encode()
    core, said = re.subn(rb"(?<=>)[^<]*(?=</dcterms:modified>)", moment, parts["docProps/core.xml"])
    assert said == 1
    parts["docProps/core.xml"] = core
    with zipfile.ZipFile(path, "w") as packed:
        for name, data in parts.items():
            packed.writestr(name, data)


def label(book: Book, words: str) -> Any:  # noqa: ANN401 - a cell
    """The cell to fill in beside a label."""
    cells = (c for sheet in book.worksheets for row in sheet.iter_rows() for c in row if c.value == words)
    found = next(cells)
    return found.offset(column=1)


def levels(book: Book) -> list[Any]:
    """Cells with a level, in order."""
    found = []
    for sheet in book.worksheets:
        heads = [c for row in sheet.iter_rows() for c in row if c.value == "Niveau"]
        rows = sheet.iter_rows(min_row=heads[0].row + 1) if heads else ()
        found += [row[heads[0].column - 1] for row in rows if isinstance(row[heads[0].column - 1].value, int)]
    return found


def of_day(day: date) -> Callable[[Book], None]:
    """Somebody wrote a date in the form."""

    def change(book: Book) -> None:
        label(book, "Datum").value = day

    return change


def take(space: Path, form: Path, policy: Any = "ask") -> Received:  # noqa: ANN401 - a Literal
    """What became of one form."""
    (one,) = receive(opened(space), [form], DAY, policy)
    return one


def stored(space: Path) -> Answers:
    """What the team said."""
    found = load("team.yaml", (space / TEAM / "team.yaml").read_bytes(), Answers).model
    assert found is not None
    return found


def test_a_whole_form_after_a_half_one_needs_no_force(empty: Path, tmp_path: Path) -> None:
    """A team sends what it has, and later the rest with its profile: both come in, and nothing gives way."""
    whole = filled(empty, "goed", 2, tmp_path / "heel.xlsx")

    def half(book: Book) -> None:
        for cell in levels(book)[1:]:
            cell.value = None

    def more(book: Book) -> None:
        label(book, "Wachtende inwoners").value = 12
        label(book, "Ingeleverd").value = "ja"

    assert take(empty, edited(whole, half, "half.xlsx")).outcome == "read"
    assert len(stored(empty).answers) == 1
    came = take(empty, edited(whole, more, "heel-2.xlsx"))
    assert came.outcome == "read"
    assert came.differences
    assert not any(map(gives_way, came.differences))
    assert len(stored(empty).answers) == len(levels(load_workbook(whole))) > 2
    assert stored(empty).profile.waiting_list == 12


@pytest.mark.parametrize("policy", ["ask", "newest"])
def test_the_date_in_the_form_tells_the_older_one(empty: Path, tmp_path: Path, policy: str) -> None:
    """A form of November that comes after one of December changes nothing, and what differs is told."""
    form = filled(empty, "goed", 2, tmp_path / "form.xlsx")

    def higher(book: Book) -> None:
        of_day(date(2025, 11, 29))(book)
        levels(book)[0].value = 4

    december = edited(form, of_day(date(2025, 12, 19)), "december.xlsx", datetime(2026, 1, 1))
    november = edited(form, higher, "november.xlsx", datetime(2026, 2, 2))
    assert take(empty, december).outcome == "read"
    before = stored(empty)
    came = take(empty, november, policy)
    assert came.outcome == ("refused" if policy == "ask" else "kept")
    assert {p.code for p in came.problems} >= {
        "older-form-differs" if policy == "ask" else "older-form-kept-out"
    }
    assert {d.what.partition(".")[0] for d in came.differences[1:]} == {"since"}
    assert isinstance(came.differences[0].new, Answer)
    assert stored(empty) == before


def test_without_a_date_the_file_itself_tells(empty: Path, tmp_path: Path) -> None:
    """Of two forms without a date, the one that was saved first is the older, whichever came first."""
    form = filled(empty, "goed", 2, tmp_path / "form.xlsx")

    def higher(book: Book) -> None:
        levels(book)[0].value = 4

    early = edited(form, higher, "vroeg.xlsx", datetime(2026, 3, 1, 9))
    late = edited(form, lambda _book: None, "laat.xlsx", datetime(2026, 3, 1, 17))
    assert take(empty, late).outcome == "read"
    assert stored(empty).imports[0].saved == "2026-03-01T17:00:00"
    assert take(empty, early, "newest").outcome == "kept"


def test_a_date_after_today_tells_nothing(empty: Path, tmp_path: Path) -> None:
    """A year mistyped would win for ever: it is told with its cell, kept, and the file tells its age."""
    form = filled(empty, "goed", 2, tmp_path / "form.xlsx")
    typo = edited(form, of_day(date(2062, 3, 1)), "typfout.xlsx", datetime(2026, 3, 1))
    came = take(empty, typo)
    (told,) = [p for p in came.problems if p.code == "day-in-future"]
    assert told.place.cell is not None
    assert (stored(empty).imports[0].dated, stored(empty).imports[0].saved) == (None, "2026-03-01T00:00:00")
    assert {str(s.since) for s in stored(empty).standards.values()} == {"2062-03-01"}


def unusable(book: Book) -> None:
    """Somebody could not choose."""
    levels(book)[0].value = "2-3"


def test_the_same_file_again_repeats_what_stands_open(empty: Path, tmp_path: Path) -> None:
    """Its remarks come again with their cells, and nobody reads that there is nothing to do."""
    form = edited(filled(empty, "goed", 2, tmp_path / "form.xlsx"), unusable, "twijfel.xlsx")
    first, again = take(empty, form), take(empty, form)
    assert (first.outcome, again.outcome) == ("read", "unchanged")
    (open_,) = [p for p in again.problems if p.code == "cell-not-a-level"]
    assert open_ in first.problems
    assert open_.place.cell is not None
    assert [p.code for p in again.problems if p.code.startswith("same-file")] == ["same-file-open"]
    assert not any("hoeft niets te doen" in describe(p)[1] for p in again.problems)


def test_a_file_that_was_mended_since_is_not_nagged_about(empty: Path, tmp_path: Path) -> None:
    """A later form counts: of the earlier file only that is told."""
    form = filled(empty, "goed", 2, tmp_path / "form.xlsx")
    doubt = edited(form, unusable, "twijfel.xlsx", datetime(2026, 3, 1))
    assert take(empty, doubt).outcome == "read"
    mended = edited(form, lambda _book: None, "hersteld.xlsx", datetime(2026, 3, 2))
    assert take(empty, mended).outcome == "read"
    assert [p.code for p in take(empty, doubt).problems] == ["older-file-again"]


def test_a_whole_file_again_has_nothing_to_do(empty: Path, tmp_path: Path) -> None:
    """Without remarks there is none."""
    form = filled(empty, "goed", 2, tmp_path / "goed.xlsx")
    assert [p.code for p in (take(empty, form), take(empty, form))[1].problems] == ["same-file-again"]


def test_a_file_named_after_another_team_is_told(empty: Path, tmp_path: Path) -> None:
    """The mark inside decides whose form it is; that the name says otherwise is told with both names."""
    came = take(empty, filled(empty, "goed", 2, tmp_path / "Team Half, ingevuld (2).xlsx"))
    (told,) = [p for p in came.problems if p.code == "form-other-name"]
    assert (came.outcome, came.unit) == ("read", "goed")
    assert all(name in describe(told)[0] for name in ("Team Half", "Team Goed"))


UNITS = [
    Unit(i, "team", ("x",), t)
    for i, t in (
        ("oost", "Team Oost"),
        ("oost-jeugd", "Jeugdteam"),
        ("west", "Team West"),
        ("zuid", "Stadsdeel Zuid"),
        ("sud-est", "Équipe Süd-Est"),
    )
]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("oost.xlsx", None),
        ("Team Oost (def).xlsx", None),
        ("2026-q1_oost_west.xlsx", None),
        ("formulier.xlsx", None),
        ("noordoost.xlsx", None),
        ("west.xlsx", "west"),
        ("TEAM_WEST-definitief.v2.ods", "west"),
        ("oost-jeugd.xlsx", "oost-jeugd"),
        ("Jeugdteam.xlsx", "oost-jeugd"),
        ("west", "west"),
        ("2026-q1 west ingevuld.xlsx", "west"),
        ("(west).xlsx", "west"),
        ("west en zuid.xlsx", "west"),
        ("zuid en west.xlsx", "west"),
        ("Stadsdeel_Zuid, west.xlsx", "zuid"),
        ("équipe_süd est.xlsx", "sud-est"),
        (".xlsx", None),
    ],
)
def test_a_name_is_another_units_when_that_stands_in_it(name: str, other: str | None) -> None:
    """Whole words of an id or a title; the longest counts, and the form's own name says enough."""
    found = named_after(name, "oost", names_of(UNITS))
    assert (None if found is None else found.id) == other


def test_another_partys_work_without_a_name_is_told_at_once(empty: Path, tmp_path: Path) -> None:
    """The remark stands at the cell where the name belongs."""

    def elsewhere(book: Book) -> None:
        level = next(cell for cell in levels(book) if _beside(cell, "Wie doet dit") is not None)
        _beside(level, "Wie doet dit").value = "een andere partij"

    came = take(empty, edited(filled(empty, "goed", 2, tmp_path / "form.xlsx"), elsewhere, "elders.xlsx"))
    (told,) = [p for p in came.problems if p.code == "party-missing"]
    assert told.place.cell is not None
    assert told.place.cell.startswith(_letter_of(tmp_path / "elders.xlsx", told.place.sheet or ""))


def _beside(cell: Any, head: str) -> Any:  # noqa: ANN401 - a cell
    """The cell of a row below a header; None where the form asks nothing there."""
    rows = cell.parent.iter_rows()
    column = next((c.column for row in rows for c in row if c.value == head), None)
    found = None if column is None else cell.parent.cell(cell.row, column)
    return None if found is None or found.value == "–" else found


def _letter_of(path: Path, sheet: str) -> str:
    cells = (c for row in load_workbook(path)[sheet].iter_rows() for c in row)
    return next(str(c.column_letter) for c in cells if c.value == "Andere partij")


def test_reading_in_and_status_count_alike(
    empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """'Weet ik niet' counts; n.v.t. without its reason and what cannot be used do not."""
    monkeypatch.setattr("toolkit.work.workspace.known.package_content", dict)

    def mixed(book: Book) -> None:
        cells = levels(book)
        for cell, value in zip(cells, ("weet ik niet", "n.v.t.", "2-3", None), strict=False):
            cell.value = value

    form = filled(empty, "goed", 2, tmp_path / "form.xlsx")
    n = len(levels(load_workbook(form)))
    came = take(empty, edited(form, mixed, "gemengd.xlsx"))
    assert came.answers == filled_in(empty) == n - 3


def test_nothing_but_weet_ik_niet_is_a_form_that_was_filled_in(
    empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everything has an answer: reading in and status say so."""
    monkeypatch.setattr("toolkit.work.workspace.known.package_content", dict)

    def unknown(book: Book) -> None:
        for cell in levels(book):
            cell.value = "weet ik niet"

    form = filled(empty, "goed", 2, tmp_path / "form.xlsx")
    n = len(levels(load_workbook(form)))
    assert take(empty, edited(form, unknown, "onbekend.xlsx")).answers == filled_in(empty) == n


def filled_in(space: Path) -> int:
    """How many questions team 'goed' answered, as `status` tells."""
    place = look(space)
    assert isinstance(place, Place)
    found = standing(place, place.region.last_round())
    assert isinstance(found, RoundStanding)
    return next(at.filled for unit, at in found.units if unit.id == "goed")


def _zip(name: str, text: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        packed.writestr(name, text)
    return target.getvalue()


@pytest.mark.parametrize(
    ("part", "text", "moment"),
    [
        (
            "docProps/core.xml",
            "<p><dcterms:modified xsi:type='x'>2026-03-24T15:20:01Z</dcterms:modified></p>",
            "15:20:01",
        ),
        ("docProps/core.xml", "<p><a:modified>2026-03-24T15:20:01+02:00</a:modified></p>", "13:20:01"),
        ("meta.xml", "<p><dc:date>2026-03-24T15:20:01.123456789</dc:date></p>", "15:20:01"),
        ("meta.xml", "<m><meta:creation-date>2026-01-01T00:00:00</meta:creation-date></m>", None),
        (
            "docProps/core.xml",
            "<p><x:created>2026-03-24T15:20:01Z</x:created><x:modified>2026-03-24T15:20:01Z</x:modified></p>",
            None,
        ),
        ("docProps/core.xml", "<p><dcterms:modified>gisteren</dcterms:modified></p>", None),
        ("docProps/app.xml", "<p><dcterms:modified>2026-03-24T15:20:01Z</dcterms:modified></p>", None),
    ],
)
def test_a_file_tells_when_it_was_saved(part: str, text: str, moment: str | None) -> None:
    """An .xlsx and an .ods each in their own way; a file as we made it, or of no program, tells nothing."""
    assert saved_at(_zip(part, text)) == (None if moment is None else f"2026-03-24T{moment}")


def test_what_is_no_zip_tells_nothing() -> None:
    """Whatever the bytes, nothing is raised."""
    assert saved_at(b"") is None
    assert saved_at(_zip("docProps/core.xml", "x")[:40]) is None
