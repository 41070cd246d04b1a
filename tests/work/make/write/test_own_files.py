# SPDX-License-Identifier: EUPL-1.2
"""What people made of a file is never replaced; what the program wrote is, wherever it was moved to."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.typed import load_workbook
from tests.work.small import DAY, filled, opened
from toolkit.scoring.region import units_of
from toolkit.words.catalogue import say
from toolkit.work.make.unit.forms import make_forms
from toolkit.work.make.write.files import Made, Placed, write_files, write_made
from toolkit.work.receive.files import receive
from toolkit.work.receive.unread import Unread
from toolkit.work.workspace.open import Work

NAME = "sub/plan.docx"
BESIDE, NEXT = "sub/plan (nieuw).docx", "sub/plan (nieuw 2).docx"


def written(folder: Path, data: bytes, *, beside: bool = True) -> Placed:
    """One file as the program writes it."""
    return write_files(folder, [(NAME, data)], beside=beside)


def standing(folder: Path) -> dict[str, bytes]:
    """What stands in a folder for people."""
    files = (path for path in folder.rglob("*") if path.is_file() and ".zelfscan" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def told(placed: Placed) -> list[tuple[str, dict[str, object]]]:
    """Code and holes of every problem."""
    return [(problem.code, dict(problem.holes)) for problem in placed.problems]


def test_what_the_program_wrote_gives_way(tmp_path: Path) -> None:
    """A second version comes under the same name, and nothing is told."""
    assert written(tmp_path, b"een") == Placed((NAME,), ())
    assert written(tmp_path, b"twee") == Placed((NAME,), ())
    assert standing(tmp_path) == {NAME: b"twee"}


def test_what_people_changed_stays_and_the_new_one_comes_beside(tmp_path: Path) -> None:
    """Also a second and a third time: what was set beside is the program's, until people change it too."""
    written(tmp_path, b"een")
    (tmp_path / NAME).write_bytes(b"van mij")
    placed = written(tmp_path, b"twee")
    assert placed.names == (BESIDE,)
    assert told(placed) == [("own-file-kept", {"beside": "plan (nieuw).docx"})]
    written(tmp_path, b"drie")
    assert standing(tmp_path) == {NAME: b"van mij", BESIDE: b"drie"}
    (tmp_path / BESIDE).write_bytes(b"ook van mij")
    assert told(written(tmp_path, b"vier")) == [("own-file-kept", {"beside": "plan (nieuw 2).docx"})] * 2
    assert standing(tmp_path) == {NAME: b"van mij", BESIDE: b"ook van mij", NEXT: b"vier"}


def test_a_copy_beside_goes_when_its_place_is_free_again(tmp_path: Path) -> None:
    """Who throws the own version away has one file left: the newest, under its own name."""
    written(tmp_path, b"een")
    (tmp_path / NAME).write_bytes(b"van mij")
    written(tmp_path, b"twee")
    (tmp_path / NAME).unlink()
    assert written(tmp_path, b"drie") == Placed((NAME,), ())
    assert standing(tmp_path) == {NAME: b"drie"}


def test_a_copy_beside_that_takes_the_place_of_the_old_one_is_known(tmp_path: Path) -> None:
    """Renamed by people, it is still what the program wrote, and gives way."""
    written(tmp_path, b"een")
    (tmp_path / NAME).write_bytes(b"van mij")
    written(tmp_path, b"twee")
    (tmp_path / BESIDE).replace(tmp_path / NAME)
    assert written(tmp_path, b"drie") == Placed((NAME,), ())
    assert standing(tmp_path) == {NAME: b"drie"}


def test_what_another_run_wrote_a_moment_ago_is_no_file_of_people(space: Path, tmp_path: Path) -> None:
    """Two runs at once leave one file under its own name, and no copy beside it."""
    place, unit = tmp_path / "uit", units_of(opened(space).region)[0]

    def at_once() -> Iterator[Made]:
        written(place, b"van de ander")  # after the first run looked at what is ours
        yield Made(unit, ((NAME, b"van deze"),))

    (one,) = write_made(place, at_once())
    assert (one.names, one.problems) == ((NAME,), ())
    assert standing(place) == {NAME: b"van deze"}


def test_a_folder_that_was_moved_is_known(tmp_path: Path) -> None:
    """What the program wrote is known by what stands in the folder, not by where the folder stands."""
    written(tmp_path / "oud", b"een")
    shutil.move(tmp_path / "oud", tmp_path / "nieuw")
    assert written(tmp_path / "nieuw", b"twee") == Placed((NAME,), ())


@pytest.mark.parametrize("ledger", [None, b"", b"\xff\x00 gescheurd", b"0" * 64])
def test_without_a_list_only_the_same_bytes_are_ours(tmp_path: Path, ledger: bytes | None) -> None:
    """The list may be thrown away or be broken: then a file stays, unless it is what would be written."""
    written(tmp_path, b"een")
    place = tmp_path / ".zelfscan" / "written.sha256"
    place.unlink() if ledger is None else place.write_bytes(ledger)
    assert written(tmp_path, b"een") == Placed((NAME,), ())
    assert written(tmp_path, b"twee") == Placed((NAME,), ())
    place.unlink() if ledger is None else place.write_bytes(ledger)
    assert written(tmp_path, b"drie").names == (BESIDE,)
    assert standing(tmp_path) == {NAME: b"twee", BESIDE: b"drie"}


def test_a_list_that_was_cut_off_spoils_one_line(tmp_path: Path) -> None:
    """A program that was killed while it noted a file loses that note and no later one."""
    written(tmp_path, b"een")
    place = tmp_path / ".zelfscan" / "written.sha256"
    place.write_bytes(place.read_bytes()[:-30])
    (tmp_path / NAME).unlink()
    written(tmp_path, b"twee")
    assert written(tmp_path, b"drie") == Placed((NAME,), ())


def test_what_cannot_be_looked_at_is_left(tmp_path: Path) -> None:
    """A folder under the name of the file: the file comes beside it."""
    (tmp_path / NAME).mkdir(parents=True)
    assert written(tmp_path, b"een").names == (BESIDE,)
    assert (tmp_path / NAME).is_dir()


def test_an_example_that_people_changed_stays_and_gets_nothing_beside_it(tmp_path: Path) -> None:
    """A copy beside answers would be read as answers too."""
    written(tmp_path, b"een", beside=False)
    (tmp_path / NAME).write_bytes(b"van mij")
    placed = written(tmp_path, b"twee", beside=False)
    assert (placed.names, told(placed)) == ((), [("example-file-kept", {})])
    assert standing(tmp_path) == {NAME: b"van mij"}


@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("run"), st.sampled_from([b"v1", b"v2", b"v3"])),
            st.tuples(st.sampled_from(["edit", "delete"]), st.sampled_from([NAME, BESIDE, NEXT])),
        ),
        max_size=12,
    )
)
def test_whatever_people_do_nothing_of_theirs_is_lost(steps: list[tuple[str, object]]) -> None:
    """Runs, edits and deletions in any order: what people wrote stays, and the last version stands."""
    with TemporaryDirectory() as name:
        folder, theirs = Path(name), dict[str, bytes]()
        for number, (step, what) in enumerate(steps):
            if isinstance(what, bytes):
                (at,) = written(folder, what).names
                assert standing(folder)[at] == what
                assert at not in theirs
                ours = {path: data for path, data in standing(folder).items() if path not in theirs}
                assert all(data in {b"v1", b"v2", b"v3"} for data in ours.values())
            elif step == "edit":
                path = folder / str(what)
                path.parent.mkdir(exist_ok=True)
                theirs[str(what)] = f"van mensen {number}".encode()
                path.write_bytes(theirs[str(what)])
            else:
                (folder / str(what)).unlink(missing_ok=True)
                theirs.pop(str(what), None)
            assert {path: standing(folder)[path] for path in theirs} == theirs


def made_again(work: Work, place: Path, unit: str) -> list[str]:
    """The codes of what is told when the form of a unit is made once more."""
    round_ = work.region.last_round()
    made = write_made(place, make_forms(work, round_, unit), Unread(work))
    return [problem.code for one in made for problem in one.problems]


def test_answers_that_were_never_read_in_are_told(space: Path, tmp_path: Path) -> None:
    """A form that was filled in in place: first it is to be read in, and then it is merely left."""
    work = opened(space)
    form = filled(space, "goed", 3, tmp_path / "goed.xlsx")
    before = form.read_bytes()
    assert made_again(work, tmp_path, "goed") == ["own-file-unread"]
    (received,) = receive(work, [form], DAY, "newest")
    assert received.outcome == "read"
    assert made_again(work, tmp_path, "goed") == ["own-file-kept"]
    assert form.read_bytes() == before


def test_a_form_that_was_saved_again_holds_nothing_new(space: Path, tmp_path: Path) -> None:
    """Other bytes that say the same need not be read in; one other level does."""
    work = opened(space)
    form = filled(space, "goed", 3, tmp_path / "goed.xlsx")
    list(receive(work, [form], DAY, "newest"))
    book = load_workbook(form)
    book.save(form)
    assert made_again(work, tmp_path, "goed") == ["own-file-kept"]
    sheet, row, column = next(
        (sheet, cell.row + 1, cell.column)
        for sheet in book.worksheets
        for line in sheet.iter_rows()
        for cell in line
        if cell.value == "Niveau"
    )
    while sheet.cell(row, column).value != 3:
        row += 1
    sheet.cell(row, column).value = 1
    book.save(form)
    assert made_again(work, tmp_path, "goed") == ["own-file-unread"]


def test_a_form_of_which_a_part_was_kept_out_is_still_unread(space: Path, tmp_path: Path) -> None:
    """What stood there stayed, what it added came in: the rest of it may yet be wanted."""
    work = opened(space)
    for stored in space.glob("rounds/2026-q1/goed/*"):
        stored.unlink()
    form = filled(space, "goed", 2, tmp_path / "goed.xlsx")
    whole = form.read_bytes()
    cell_below(form, "Niveau", 2)
    list(receive(work, [form], DAY, "newest"))
    form.write_bytes(whole)
    cell_below(form, "Niveau", 2, 1, after=1)
    (received,) = receive(opened(space), [form], DAY, "keep")
    assert "kept-and-added" in {problem.code for problem in received.problems}
    assert made_again(opened(space), tmp_path, "goed") == ["own-file-unread"]


def cell_below(form: Path, head: str, old: int, new: int | None = None, *, after: int = 0) -> None:
    """Another value in the cell below a head that has this one; so many of them are passed over."""
    book = load_workbook(form)
    found = [
        sheet.cell(row, cell.column)
        for sheet in book.worksheets
        for line in sheet.iter_rows()
        for cell in line
        if cell.value == head
        for row in range(cell.row + 1, sheet.max_row + 1)
        if sheet.cell(row, cell.column).value == old
    ]
    found[after].value = new
    book.save(form)


def test_what_may_not_be_stored_is_nothing_new(space: Path, tmp_path: Path) -> None:
    """A number of a person that was taken out does not make a form unread for ever."""
    work = opened(space)
    form = filled(space, "goed", 3, tmp_path / "goed.xlsx")
    book = load_workbook(form)
    sheet, row, column = next(
        (sheet, cell.row + 1, cell.column)
        for sheet in book.worksheets
        for line in sheet.iter_rows()
        for cell in line
        if cell.value == "Toelichting"
    )
    sheet.cell(row, column).value = "Zie bsn 111222333."
    book.save(form)
    (received,) = receive(work, [form], DAY, "chosen")
    assert "personal-data-removed" in {problem.code for problem in received.problems}
    load_workbook(form).save(form)
    assert made_again(opened(space), tmp_path, "goed") == ["own-file-kept"]


def test_a_form_with_only_what_cannot_be_used_is_unread(space: Path, tmp_path: Path) -> None:
    """A caseload that is no number is kept, so a form that holds nothing else is to be read in as well."""
    work = opened(space)
    for stored in space.glob("rounds/2026-q1/goed/*"):
        stored.unlink()
    form = filled(space, "goed", 3, tmp_path / "goed.xlsx")
    (made,) = make_forms(work, work.region.last_round(), "goed")
    form.write_bytes(made.files[0][1])
    book = load_workbook(form)
    label = say("profile.caseload.title")
    (cell,) = [c for row in book["Team"].iter_rows() for c in row if c.value == label]
    book["Team"].cell(cell.row, cell.column + 1).value = "14 à 16"
    book.save(form)
    assert made_again(work, tmp_path, "goed") == ["own-file-unread"]
    (received,) = receive(work, [form], DAY, "newest")
    assert received.outcome == "read"
    assert made_again(work, tmp_path, "goed") == ["own-file-kept"]


def test_an_empty_form_of_unknown_make_holds_nothing(space: Path, tmp_path: Path) -> None:
    """It is left, for nobody knows who wrote it; there is nothing in it to read."""
    work = opened(space)
    (made,) = make_forms(work, work.region.last_round(), "goed")
    book = tmp_path / "goed.xlsx"
    book.write_bytes(made.files[0][1])
    load_workbook(book).save(book)
    assert made_again(work, tmp_path, "goed") == ["own-file-kept"]
    book.write_bytes(b"geen werkmap")
    assert made_again(work, tmp_path, "goed") == ["own-file-kept"]
