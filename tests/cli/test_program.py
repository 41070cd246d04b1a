# SPDX-License-Identifier: EUPL-1.2
"""The program as the system starts it; the other tests of commands run them in their own process."""

import json
from pathlib import Path

import pytest

from tests.cli.runner import program, zelfscan
from tests.work.small import copy

ENDED = {
    "help": (["--help"], 0),
    "version": (["--version"], 0),
    "of a command": (["plannen", "--help"], 0),
    "figures": (["scoren", "--team", "goed"], 0),
    "comparison": (["vergelijken", "--voor", "ssd"], 0),
    "nowhere": (["status", "--map", "nergens"], 1),
    "no such command": (["bestaatniet"], 2),
    "no such option": (["scoren", "--bestaatniet"], 2),
    "no such team": (["scoren", "--team", "nergens"], 2),
}


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fixed region."""
    return copy(tmp_path_factory.mktemp("program") / "regio")


@pytest.mark.parametrize("case", ENDED)
def test_it_says_and_ends_as_in_the_process_of_a_test(case: str, space: Path) -> None:
    """The same words on the same streams, and the exit code, for what goes well and for what does not."""
    arguments, code = ENDED[case]
    real, tried = program(*arguments, cwd=space, code=code), zelfscan(*arguments, cwd=space, code=code)
    # help is as wide as the terminal was when the program started
    assert [said.split() for said in (real.stdout, real.stderr)] == [
        said.split() for said in (tried.stdout, tried.stderr)
    ]
    assert real.stdout if code == 0 else real.stderr


@pytest.mark.parametrize(
    ("encoding", "asked"),
    [("cp1252", ["scoren"]), ("ascii", ["scoren"]), ("ascii", ["status", "--json"])],
    ids=["table in cp1252", "table in ascii", "data in ascii"],
)
def test_it_writes_utf8_whatever_the_terminal_stands_on(encoding: str, asked: list[str], space: Path) -> None:
    """Words and data come out whole where the system would write letters of another kind."""
    done = program(*asked, cwd=space, PYTHONIOENCODING=encoding, LC_ALL="C", PYTHONUTF8="0")
    if "--json" in asked:
        assert json.loads(done.stdout)["schema"] == "status/1"
    else:
        assert "│" in done.stdout
