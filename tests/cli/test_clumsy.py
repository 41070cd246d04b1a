# SPDX-License-Identifier: EUPL-1.2
"""What people type by mistake: told in Dutch, with what to do, before anything is read or written."""

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from tests.cli.runner import zelfscan
from tests.cli.test_commands import every_command
from tests.work.small import copy
from toolkit.cli.library_words import open_streams
from toolkit.cli.main import main
from toolkit.words.catalogue import catalogue, say

ROUND = "2026-q1"
TEAM = "zandwerve-oost"
OTHER = "2025-q1"
TABLE = ("ronde0", "region.yaml", "--naam", "Scan", "--schaal", "0-4=0-4", "--gehouden")

WRONG_USE = {
    "a round twice": (("status", "--ronde", ROUND, "--ronde", OTHER), say("cli.twice", option="--ronde")),
    "a day that is none": (
        ("besproken", "--team", TEAM, "--op", "2026-02-30"),
        say("cli.no_day", text="2026-02-30"),
    ),
    "a day as people write it": (("status", "--datum", "1-4-2026"), say("cli.no_day", text="1-4-2026")),
    "a day of another century": (("plannen", "--datum", "1926-04-01"), say("cli.no_day", text="1926-04-01")),
    "another year": (
        ("besproken", "--team", TEAM, "--ronde", ROUND, "--op", "2062-04-02"),
        say("cli.besproken.far", day="2 april 2062", round=ROUND, date="1 april 2026"),
    ),
    "a scan that must still be": (
        (*TABLE, "2026-04-02", "--datum", "2026-04-01"),
        say("cli.ronde0.not_yet", day="2 april 2026"),
    ),
    "a board without its edition": (
        ("plannen", "--voor", "ssd", "--team", TEAM),
        say("cli.plannen.of_board", option="--voor"),
    ),
    "a concept without its edition": (
        ("plannen", "--concept", "--team", TEAM),
        say("cli.plannen.of_board", option="--concept"),
    ),
    "a list where a norm is asked": (
        ("norm", "verschil", "regio-amersfoort@1.0.0", "kpmg-basisfuncties@1.1.0"),
        "regio-amersfoort@1.0.0, regio-amersfoort@1.1.0",
    ),
    "two answers": (
        ("scoren", "--team", TEAM, "--waarom", "VL-01", "--json"),
        say("cli.scoren.why_or_json"),
    ),
}


@pytest.mark.parametrize("case", WRONG_USE)
def test_wrong_use_is_told_and_nothing_is_done(case: str, demo: Path) -> None:
    """Never the last of two, never an edition that nobody asked for: exit code 2, and how it is meant."""
    arguments, told = WRONG_USE[case]
    before = {path: path.stat().st_mtime_ns for path in demo.rglob("*")}
    done = zelfscan(*arguments, cwd=demo, code=2)
    assert told in done.stderr
    assert done.stdout == ""
    assert {path: path.stat().st_mtime_ns for path in demo.rglob("*")} == before


def test_what_may_be_given_more_often_may(demo: Path, tmp_path: Path) -> None:
    """Lists of options are lists; a word that only turns something on says the same twice."""
    out = ("--uit", tmp_path / "uit", "--team", TEAM)
    zelfscan("formulieren", *out, "--collega", "gezinswerker", "--collega", "jeugdwerker", cwd=demo)
    assert len(list((tmp_path / "uit").glob("*.xlsx"))) == 3
    zelfscan("controleren", "--alles", "--alles", cwd=demo)


def needed(command: click.Command, file: Path) -> list[str]:
    """What a command cannot do without, besides a region."""
    values = {"paths": file, "path": file, "day": "2026-04-01", "held_on": "2026-04-01", "scale": "0-4=0-4"}
    words: list[str] = []
    for param in command.params:
        if param.required and param.name is not None:
            option = [param.opts[0]] if isinstance(param, click.Option) else []
            words += [*option, str(values.get(param.name, "a@1.0.0"))]
    return words


REGIONAL = [
    typed
    for typed, command in every_command().items()
    if any(param.opts == ["--map"] for param in command.params)
]


@pytest.mark.parametrize("typed", REGIONAL)
def test_every_command_says_that_a_folder_does_not_exist(typed: str, tmp_path: Path) -> None:
    """A slip in a path is no region without region.yaml; nor is a name that no folder can have our fault."""
    file = tmp_path / "leeg.xlsx"
    file.touch()
    words = [*typed.split(), *needed(every_command()[typed], file)]
    words += ["--team", "a"] if typed == "besproken" else []
    nowhere, empty = tmp_path / "nergens", tmp_path / "map"
    empty.mkdir()
    for folder, code in ((nowhere, "no-folder"), (empty, "no-region")):
        done = zelfscan(*words, "--map", folder, cwd=tmp_path, code=1)
        assert catalogue()[code].message in done.stderr
        assert catalogue()[code].hint in done.stderr
        assert folder.as_posix() in done.stderr
    long = zelfscan(*words, "--map", "x" * 300, cwd=tmp_path, code=1)
    assert "x" * 300 in long.stderr
    assert len(REGIONAL) > 15


def test_a_reminder_that_cannot_be_written_is_not_told_as_nothing_open(demo: Path, tmp_path: Path) -> None:
    """Whoever reads that nothing is open sends nothing."""
    own = Path(shutil.copytree(demo, tmp_path / "regio"))
    (own / "herinneringen").write_bytes(b"")
    done = zelfscan("herinneren", cwd=own, code=1)
    assert catalogue()["unwritable"].hint in done.stderr
    assert say("cli.herinneren.nothing") not in done.stderr


def test_the_mark_of_an_open_workbook_is_no_form(demo: Path, tmp_path: Path) -> None:
    """Named with all others of a folder too, as a shell does; and then it is said where nothing was found."""
    mark = tmp_path / "~$oost.xlsx"
    mark.write_bytes(b"wie het open heeft")
    for given in (mark, tmp_path):
        told = zelfscan("inlezen", given, "--map", demo, cwd=tmp_path).stderr
        assert say("cli.inlezen.nothing", places=given.as_posix()) in told


class TestStreams:
    def test_a_program_without_any_gets_empty_ones(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """As when it is started by another program, which closed them: no input, and output for nobody."""
        for name in ("stdin", "stdout", "stderr"):
            monkeypatch.setattr(sys, name, None)
        open_streams()
        read, written = sys.stdin.read(), sys.stdout.write("x") + sys.stderr.write("xx")
        opened = [sys.stdin, sys.stdout, sys.stderr]
        monkeypatch.undo()
        for stream in opened:
            stream.close()
        assert (read, written) == ("", 3)

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
    @pytest.mark.parametrize("arguments", [["--help"], ["scoren", "--json"]])
    def test_a_full_disk_behind_the_output_is_not_our_fault(
        self, arguments: list[str], tmp_path: Path
    ) -> None:
        """Data go where the shell sends them: that nothing fits there is told as it is."""
        env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [sys.executable, "-m", "toolkit", *arguments],
                cwd=copy(tmp_path / "regio"),
                env=env,
                stdin=subprocess.DEVNULL,
                stdout=full,
                stderr=subprocess.PIPE,
                encoding="utf-8",
                check=False,
            )
        told = say("cli.system.full", path=say("cli.system.output"))
        assert (done.returncode, done.stderr) == (1, f"{told}\n")

    @pytest.mark.parametrize("arguments", [["nieuw"], ["exporteren", "--uit"]])
    def test_a_name_that_is_too_long_is_not_our_fault(self, arguments: list[str], tmp_path: Path) -> None:
        """What the system refuses is told with the place, whatever command came upon it."""
        space = copy(tmp_path / "regio")
        place = space / ("x" * 300) / "map"
        done = zelfscan(*arguments, place, cwd=space, code=1, ZELFSCAN_TRACEBACK="")
        assert say("cli.our_fault", kind="OSError", text="").split("(")[0] not in done.stderr
        assert str(place) in done.stderr.replace("\n", "")

    def test_a_folder_that_nobody_may_look_into_is_not_our_fault(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """The same of rights, which whoever runs tests may have everywhere."""
        place = str(tmp_path / "dicht")

        def refuse(**_: object) -> None:
            raise PermissionError(errno.EACCES, "Permission denied", place)

        monkeypatch.setattr("toolkit.cli.main.zelfscan", refuse)
        monkeypatch.delenv("ZELFSCAN_TRACEBACK", raising=False)
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code == 1
        assert capsys.readouterr().err == say("cli.system.denied", path=place) + "\n"
