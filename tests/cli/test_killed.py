# SPDX-License-Identifier: EUPL-1.2
"""A program that is killed leaves whole files; the next one clears up and says what it means."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest import mock

import pytest
from click.testing import CliRunner

from tests.cli.runner import few_example_files
from tests.work.small import copy
from toolkit.cli.main import zelfscan
from toolkit.forms.actions.book import write_action_book
from toolkit.model.given.answers import Answers
from toolkit.reading.validated import load
from toolkit.store.answers_file import answers_to_yaml
from toolkit.store.disk import clear_up, write_atomically
from toolkit.store.imports import remove_logged
from toolkit.store.ledger import sha256_of
from toolkit.store.log import close_cut_off, log_line
from toolkit.store.one_writer import Alone, alone
from toolkit.words.catalogue import catalogue, describe
from toolkit.work.begin.example import example_files, not_for_example
from toolkit.work.make.write.faces import BOOK, Document, Faces, Rendered
from toolkit.work.workspace.settle import settle
from tools.fuzz.kill import CUT_OFF, Case, Whole, broken, cases, open_begins, whole

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a kill is tried in a fork")
MOMENTS = 10
TRIED = ("inlezen", "formulieren", "nieuw", "invullen", "besproken")
SET = ("plannen", "demo")
HALF = ".zelfscan-abc123.tmp"

Known = dict[str, tuple[Case, Whole]]


def moment(done: Whole, nth: int) -> int:
    """Every second act from a third on: all that happens around one file, and the beginning of the next."""
    return done.first.acts // 3 + 2 * nth


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to kill in."""
    return tmp_path_factory.mktemp("killed")


@pytest.fixture(scope="module")
def known(scratch: Path) -> Iterator[Known]:
    """Commands that store, replace and leave files, and what they do when nobody kills them.

    Documents are set as text, without Typst, whose threads would not come along into a fork; and the example
    has forms of two units and no earlier rounds. What is written of them goes the same way.
    """

    def as_text(_faces: Faces, document: Document) -> Rendered:
        files = [(f"{document.name}.{kind}", f"{kind} {document!r}".encode()) for kind in ("docx", "md")]
        if document.book is not None:
            files.append((f"{document.book[0]}.{BOOK}", write_action_book(document.book[1])))
        return Rendered(tuple(files))

    with (
        mock.patch.object(Faces, "set", as_text),
        mock.patch("toolkit.cli.tour.example_files", return_value=few_example_files()),
    ):
        tried = [case for case in cases(scratch) if case.name in {*TRIED, *SET}]
        for case in tried:
            case.here(Path(shutil.copytree(case.start, scratch / f"here-{case.name}")))
        yield {case.name: (case, whole(case, scratch)) for case in tried}


@pytest.mark.parametrize(
    ("name", "nth"),
    [("inlezen", n) for n in range(MOMENTS)] + [(name, n) for name in TRIED[1:] for n in (0, 2, 5)],
)
def test_every_file_is_old_or_new_and_the_next_run_ends_well(
    known: Known, scratch: Path, name: str, nth: int
) -> None:
    """Killed at any moment: no file half or lost, nothing left behind, and the next run ends alike."""
    case, done = known[name]
    assert list(broken(case, done, moment(done, nth), scratch)) == []


@pytest.mark.parametrize(("name", "at"), [(name, at) for name in SET for at in (1, 3)])
def test_documents_are_old_or_new_too(known: Known, scratch: Path, name: str, at: int) -> None:
    """The same of commands that make documents, after a quarter and three quarters of their work."""
    case, done = known[name]
    assert sum(path.endswith(".docx") for path in done.after.keys() - done.before.keys()) > 0
    assert list(broken(case, done, done.first.acts * at // 4, scratch)) == []


def test_those_moments_lie_where_something_is_at_stake(known: Known, scratch: Path) -> None:
    """Forms and decisions are really stored, forms replaced and one left, and a kill is seen in the log."""
    case, done = known["inlezen"]
    stored = {path for path, data in done.after.items() if done.before.get(path) != data}
    assert stored == {
        "plans/op-nul.yaml",
        "rounds/2026-q1/goed/team.yaml",
        "rounds/2026-q1/half/team.yaml",
        "rounds/2026-q1/leeg/team.yaml",
    }
    assert done.before.keys() - done.after.keys() == {"rounds/2026-q1/half/gezinswerker-2.yaml"}
    _, filled_in = known["invullen"]
    assert len(filled_in.first.made["rounds/2026-q1/goed/team.yaml"]) == 3
    _, made = known["formulieren"]
    assert "formulieren/2026-q1/goed (nieuw).xlsx" in made.after
    assert made.after["formulieren/2026-q1/goed.xlsx"] == made.before["formulieren/2026-q1/goed.xlsx"]
    assert sum(made.before.get(path) not in {None, data} for path, data in made.after.items()) > 5
    was_open = set()
    for nth in range(MOMENTS):
        folder = Path(shutil.copytree(case.start, scratch / f"moment-{nth}"))
        assert case.run(folder, moment(done, nth)).code is None
        was_open.add(open_begins(folder))
    assert was_open == {True, False}


@pytest.fixture
def space(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The fixed region, to write in."""
    monkeypatch.setattr("toolkit.work.workspace.open.package_content", dict)
    monkeypatch.setattr("toolkit.work.check.package_content", dict)
    return copy(tmp_path / "regio")


def cut_off(space: Path, stored: bytes) -> str:
    """A log in which the writing of a file was begun and not ended."""
    path = "rounds/2026-q1/goed/team.yaml"
    record = {"event": "begin", "path": path, "file": "oost.xlsx", "stored": sha256_of(stored)}
    assert log_line(space, {"event": "begin", "path": "a", "file": "b", "stored": "c"}) is None
    assert log_line(space, {"event": "done", "path": "a", "file": "b"}) is None
    assert log_line(space, {**record, "changes": []}) is None
    (space / "rounds" / "2026-q1" / "goed" / HALF).write_bytes(b"half")
    return path


@pytest.fixture
def replaced(space: Path) -> str:
    """Answers of a respondent that another form replaced, about to be removed."""
    path = "rounds/2026-q1/goed/gezinswerker.yaml"
    answers = load("t.yaml", (space / "rounds/2026-q1/goed/team.yaml").read_bytes(), Answers).model
    assert answers is not None
    (space / path).write_bytes(answers_to_yaml(answers.model_copy(update={"respondent": "gezinswerker"})))
    with pytest.MonkeyPatch.context() as patched, alone(space) as held:
        assert isinstance(held, Alone)
        patched.setattr("toolkit.store.imports.remove", _killed)
        with pytest.raises(KeyboardInterrupt):
            remove_logged(held, path, answers, file="goed.xlsx")
    return path


def _killed(_path: Path) -> None:
    raise KeyboardInterrupt


def test_a_removal_that_was_cut_off_is_ended(space: Path, replaced: str) -> None:
    """Between the line in the log and the removal: the next command removes it and says so once."""
    assert (space / replaced).exists()
    (told,) = settle(space)
    assert (told.code, told.file) == ("cut-off-removed", replaced)
    assert CUT_OFF in describe(told)[0]
    assert not (space / replaced).exists()
    assert settle(space) == ()
    assert not open_begins(space)


def test_what_somebody_wrote_there_since_is_not_removed(space: Path, replaced: str) -> None:
    """Only the answers that stand whole in the log are taken away."""
    (space / replaced).write_bytes(b"iets anders")
    assert [problem.code for problem in settle(space)] == ["cut-off-not-stored"]
    assert (space / replaced).read_bytes() == b"iets anders"


def test_what_is_gone_already_was_removed(space: Path, replaced: str) -> None:
    """Killed right after the removal."""
    (space / replaced).unlink()
    assert [problem.code for problem in settle(space)] == ["cut-off-removed"]


@pytest.mark.parametrize("command", [["status"], ["controleren"], ["formulieren", "--team", "goed"]])
@pytest.mark.parametrize("whole_file", [True, False])
def test_the_next_command_says_once_what_a_line_in_the_log_means(
    space: Path, command: list[str], whole_file: bool
) -> None:
    """Stored, or not stored and to be read in again: whichever command comes next, and not the one after."""
    place = space / "rounds" / "2026-q1" / "goed" / "team.yaml"
    path = cut_off(space, place.read_bytes() if whole_file else b"iets anders")
    run = CliRunner()
    told = run.invoke(zelfscan, [*command, "--map", str(space)]).stderr
    code = "cut-off-stored" if whole_file else "cut-off-not-stored"
    assert path in told
    assert CUT_OFF in told
    assert catalogue()[code].hint in told
    assert not (place.parent / HALF).exists()
    assert CUT_OFF not in run.invoke(zelfscan, [*command, "--map", str(space)]).stderr
    last = json.loads((space / "log.jsonl").read_text(encoding="utf-8").splitlines()[-1])
    assert (last["event"], last["path"], last["stored"]) == ("cut-off", path, whole_file)


def test_another_program_that_is_writing_was_not_cut_off(space: Path) -> None:
    """While somebody else is at work an open line means nothing yet."""
    from tests.work.at_once import holding  # noqa: PLC0415 - starts a process

    cut_off(space, b"iets anders")
    other = holding(space)
    try:
        assert close_cut_off(space) == ()
    finally:
        other.kill()
        other.join()
    assert [one.stored for one in close_cut_off(space)] == [False]


@pytest.mark.parametrize(
    "line",
    [b"", b"{", b"[1]", b'{"event":"begin"}', b'{"event":"begin","path":1}', b"\xff", b"[" * 100_000],
    ids=lambda line: line[:30].decode("utf-8", "replace"),
)
def test_a_log_that_people_changed_is_no_reason_to_stop(space: Path, line: bytes) -> None:
    """Lines that are not the program's are passed over."""
    cut_off(space, b"iets anders")
    with (space / "log.jsonl").open("ab") as log:
        log.write(line)
    assert len(close_cut_off(space)) == 1
    assert close_cut_off(space) == ()


_HOLD = """
import fcntl, sys, time
file = open(sys.argv[1], "wb")
fcntl.flock(file, fcntl.LOCK_EX)
print("held", flush=True)
time.sleep(60)
"""


def test_only_what_nobody_writes_is_cleared_up(tmp_path: Path) -> None:
    """Files of people, other hidden files and what another program is writing now all stay."""
    for name in ("plan.docx", ".zelfscan-van-mij", ".zelfscan.tmp", HALF):
        (tmp_path / name).write_bytes(b"x")
    held = tmp_path / ".zelfscan-def456.tmp"
    with subprocess.Popen([sys.executable, "-c", _HOLD, str(held)], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        clear_up([tmp_path, tmp_path / "nergens"])
        names = [".zelfscan-def456.tmp", ".zelfscan-van-mij", ".zelfscan.tmp", "plan.docx"]
        left = sorted(path.name for path in tmp_path.iterdir())
        other.kill()
    assert left == names
    clear_up([tmp_path])
    assert not held.exists()


@pytest.mark.parametrize(
    "place", [".", "formulieren/2026-q1", "documenten/2026-q1", "terug", "herinneringen/2026-q1"]
)
def test_what_was_half_written_goes_wherever_the_program_writes(tmp_path: Path, place: str) -> None:
    """The next command clears every folder of a workspace in which a file may have been cut off."""
    (tmp_path / place).mkdir(parents=True, exist_ok=True)
    (tmp_path / place / HALF).write_bytes(b"x")
    assert settle(tmp_path) == ()
    assert not (tmp_path / place / HALF).exists()


def test_who_is_cleared_up_while_writing_writes_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program that takes a file for one left behind costs a second try, and no file."""
    tries = []
    real: Callable[..., object] = Path.chmod

    def gone(path: Path, mode: int) -> None:
        tries.append(path)
        if len(tries) < 3:
            path.unlink()
        real(path, mode)

    monkeypatch.setattr(Path, "chmod", gone)
    assert write_atomically(tmp_path / "a.yaml", b"x") is None
    assert (tmp_path / "a.yaml").read_bytes() == b"x"
    assert len(tries) == 3
    tries.clear()
    monkeypatch.setattr("toolkit.store.disk._TRIES", 2)
    problem = write_atomically(tmp_path / "b.yaml", b"x")
    assert problem is not None
    assert problem.code == "unwritable"


def test_a_folder_with_only_leftovers_is_empty(tmp_path: Path) -> None:
    """Who was killed while making a region or the example makes it in the same folder again."""
    for command in ("nieuw", "demo"):
        folder = tmp_path / command
        folder.mkdir()
        (folder / HALF).write_bytes(b"half")
        (folder / ".zelfscan").mkdir()
        (folder / ".zelfscan" / HALF).write_bytes(b"half")
    done = CliRunner().invoke(zelfscan, ["nieuw", str(tmp_path / "nieuw"), "--datum", "2026-04-01"])
    assert done.exit_code == 0, done.stderr
    assert not_for_example(tmp_path / "demo") is None
    assert example_files()[0][0] == "region.yaml"
    assert list((tmp_path / "nieuw").rglob(".zelfscan-*")) == []
