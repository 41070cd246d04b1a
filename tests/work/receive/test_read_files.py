# SPDX-License-Identifier: EUPL-1.2
"""Files that are read over the processors, while others are imported: the same comes of them."""

import pickle
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.forms.helpers import field_of
from tests.typed import Book
from tests.work.make.unit.test_return_copy import QUESTION, cell
from tests.work.receive.test_which_form import edited
from tests.work.small import DAY, copy, filled, gathered, opened
from tests.work.some_faces import set_in_markdown
from toolkit.forms.question.layout import field_label
from toolkit.forms.question.read.cells import Cells
from toolkit.forms.question.read.reading import FormReading
from toolkit.model.problem import Problem
from toolkit.words.catalogue import describe
from toolkit.work.make.unit.plans import make_plans
from toolkit.work.receive.files import Received, forms_in, receive
from toolkit.work.receive.read_files import FormFiles, bytes_of, name_of, needs_a_look

ROUND = "2026-q1"
TWO = ("goed", "half")
NUMBER = "111222333"  # passes the eleven test
TOLD = {"goed.xlsx": "read", "half.xlsx": "read", "kapot.xlsx": "refused", "acties.xlsx": "refused"}


def with_number(book: Book) -> None:
    """Somebody wrote of whom it is about."""
    cell(book, QUESTION, "evidence").value = f"dossier {NUMBER}"


def as_function(book: Book) -> None:
    """Somebody says as what, and not that the team fills it in together."""
    field_of(book, field_label("respondent")).value = "woonwaker"


def in_doubt(book: Book) -> None:
    """Somebody could not choose."""
    cell(book, QUESTION, "level").value = "2-3"


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A form, one with a number of a client in it, no workbook, and one of actions with no decision."""
    top = tmp_path_factory.mktemp("lezen")
    place = top / "binnen"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("toolkit.work.workspace.open.package_content", dict)
        space = without_two(copy(top / "regio"))
        for unit in TWO:
            filled(space, unit, 2, place / f"{unit}.xlsx")
        edited(place / "half.xlsx", with_number, "half.xlsx")
        (place / "kapot.xlsx").write_bytes(b"PK\x03\x04")
        set_in_markdown(patched)
        (made,) = make_plans(gathered(space), "samen")
    (actions,) = (data for name, data in made.files if name.endswith(".xlsx"))
    (place / "acties.xlsx").write_bytes(actions)
    return place


@pytest.fixture
def binnen(space: Path, sent: Path, tmp_path: Path) -> Path:
    """Those files in a folder of their own, beside a region in which the two teams said nothing yet."""
    without_two(space)
    return Path(shutil.copytree(sent, tmp_path / "binnen"))


def without_two(space: Path) -> Path:
    """A region in which the teams of both forms said nothing yet."""
    for unit in TWO:
        for path in (space / "rounds" / ROUND / unit).iterdir():
            path.unlink()
    return space


def take(space: Path, binnen: Path, processes: int) -> dict[str, Received]:
    """What became of each file."""
    return {one.name: one for one in receive(opened(space), forms_in([binnen]), DAY, "ask", processes)}


def stored(space: Path) -> dict[str, bytes]:
    """All that teams said and decided, as it stands."""
    files = [*space.glob("rounds/**/*.yaml"), *space.glob("plans/*.yaml")]
    return {path.relative_to(space).as_posix(): path.read_bytes() for path in files}


def test_over_processors_the_same_comes_of_every_file(space: Path, binnen: Path, tmp_path: Path) -> None:
    """In the same order, with the same remarks, and the same stands on disk."""
    other = without_two(copy(tmp_path / "ander"))
    here, spread = take(space, binnen, 1), take(other, binnen, 2)
    assert {name: one.outcome for name, one in here.items()} == TOLD
    assert [p.code for p in here["acties.xlsx"].problems] == ["actions-blank"]  # known for what it is
    assert list(here.items()) == list(spread.items())
    assert stored(space) == stored(other)
    assert f"rounds/{ROUND}/goed/team.yaml" in stored(space)


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize("known", [False, True])
def test_a_function_that_the_region_knows_is_a_colleague(
    space: Path, binnen: Path, known: bool, processes: int
) -> None:
    """Also where another process reads the form; one that nobody knows names nobody."""
    if known:
        with (space / "region.yaml").open("a", encoding="utf-8") as region:
            region.write("\nfunctions: [woonwaker]\n")
    edited(binnen / "goed.xlsx", as_function, "goed.xlsx")
    came = take(space, binnen, processes)["goed.xlsx"].respondent
    assert came is not None
    assert (came.name, came.kind) == ("woonwaker" if known else "collega", "member")


def test_what_only_the_region_knows_is_wrong_goes_back_too(space: Path, binnen: Path) -> None:
    """A form that by itself had nothing to mend goes back with all that was typed."""
    back = take(space, binnen, 1)["half.xlsx"].to_mend
    assert back is not None
    assert back.values[(QUESTION, "level")] == 2
    assert (QUESTION, "evidence") in {point.key for point in back.points}


@pytest.mark.parametrize("gone", [False, True])
def test_a_file_that_changes_while_it_is_imported_does_not_go_back(
    space: Path, binnen: Path, monkeypatch: pytest.MonkeyPatch, gone: bool
) -> None:
    """Points about one file and the cells of another would be put together: it comes in again."""
    real, seen = FormFiles.whole, set[Path]()

    def saved_between(self: FormFiles, path: Path) -> object:
        read = real(self, path)
        if path not in seen or isinstance(read, Problem):
            seen.add(path)
            return read
        return Problem.of("workbook-locked", path.name) if gone else replace(read, sha256="0" * 64)

    monkeypatch.setattr(FormFiles, "whole", saved_between)
    came = take(space, binnen, 1)["half.xlsx"]
    assert (came.outcome, came.to_mend) == ("read", None)


@pytest.mark.parametrize("opened_before", [1, 2, 3])
def test_a_file_that_another_program_holds_is_refused_whenever_that_begins(
    space: Path, binnen: Path, monkeypatch: pytest.MonkeyPatch, opened_before: int
) -> None:
    """Also a workbook with decisions, which is opened once more when it is known for what it is."""
    real, opens = Path.read_bytes, list[str]()

    def held(self: Path) -> bytes:
        if self.name == "acties.xlsx":
            opens.append(self.name)
            if len(opens) >= opened_before:
                raise PermissionError(13, "held", str(self))
        return real(self)

    monkeypatch.setattr(Path, "read_bytes", held)
    came = take(space, binnen, 1)
    assert [p.code for p in came["acties.xlsx"].problems] == ["workbook-locked"]
    assert len(opens) >= opened_before
    assert came["goed.xlsx"].outcome == "read"


def test_what_another_process_reads_is_the_same_without_what_one_needs_no_more(
    space: Path, binnen: Path
) -> None:
    """A form that went over to it and came back says what it said; its cells only where they may go back."""
    work = opened(space)
    asked = {round_.id: work.asked(round_) for round_ in work.region.rounds}
    here = FormFiles(work.region, asked, work.roles, DAY)
    edited(binnen / "goed.xlsx", in_doubt, "twijfel.xlsx")
    assert here(binnen / "weg.xlsx") == here.whole(binnen / "weg.xlsx") == bytes_of(binnen / "weg.xlsx")
    for name in ("goed.xlsx", "twijfel.xlsx"):
        before, whole = here(binnen / name), here.whole(binnen / name)
        there: FormFiles = pickle.loads(pickle.dumps(here))  # noqa: S301 - made above
        assert there(binnen / name) == before
        assert isinstance(before, FormReading)
        assert isinstance(whole, FormReading)
        assert before.problems == whole.problems
        looked_at = needs_a_look(whole.problems)
        assert looked_at == (name == "twijfel.xlsx")
        assert whole.cells.at
        assert whole.sheets
        assert before == (whole if looked_at else replace(whole, cells=Cells(), sheets=()))


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (PermissionError(13, "in gebruik"), "workbook-locked"),
        (FileNotFoundError(2, "weg"), "unreadable"),
        (OSError(5, "schijf"), "unreadable"),
    ],
)
def test_why_a_file_cannot_be_read_is_told_by_its_name(
    monkeypatch: pytest.MonkeyPatch, error: OSError, code: str
) -> None:
    """Without its folder, and also one whose name holds a byte that is no letter."""

    def fails(_self: Path) -> bytes:
        raise error

    monkeypatch.setattr(Path, "read_bytes", fails)
    for path, name in ((Path("map/oost.xlsx"), "oost.xlsx"), (Path("map/o\udcffst.xlsx"), "o?st.xlsx")):
        problem = bytes_of(path)
        assert isinstance(problem, Problem)
        assert (problem.code, problem.file, name_of(path)) == (code, name, name)
        assert code == "workbook-locked" or name in describe(problem)[0]


def test_only_what_is_good_to_know_needs_no_look() -> None:
    """One error or warning among remarks is enough."""
    remark, error = Problem.of("same-file-again", "x"), Problem.of("workbook-locked", "x")
    assert [needs_a_look(p) for p in ([], [remark], [error], [remark, error])] == [False, False, True, True]
