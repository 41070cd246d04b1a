# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan ronde0` as a programme manager types it: a table in, what was read and what was not told."""

from pathlib import Path

import pytest

from tests.cli.runner import zelfscan
from tests.work.small import copy, opened
from toolkit.words.catalogue import say

TEAM = "derde"
OF = ("--naam", "Teamscan", "--gehouden", "2024-05-01")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The fixed region with a table of one team in it, to write in."""
    folder = copy(tmp_path / "regio")
    question = opened(folder).asked(opened(folder).region.last_round()).standards[0].asked[0].id
    (folder / "scan.csv").write_text(f"team;vraag;niveau\n{TEAM};{question};5\n", encoding="utf-8")
    return folder


def test_a_table_is_read_and_told(own: Path) -> None:
    """Per team how many levels came in; again it says that nothing changed."""
    told = zelfscan("ronde0", "scan.csv", *OF, "--schaal", "1-5=0-4", cwd=own).stderr
    assert f"{TEAM}: 1 niveau ingelezen" in told
    assert (own / "earlier" / f"{TEAM}.yaml").exists()
    again = zelfscan("ronde0", "scan.csv", *OF, "--schaal", "1-5=0-4", cwd=own).stderr
    assert f"{TEAM}: er is niets veranderd" in again


def test_without_a_rule_nothing_is_read(own: Path) -> None:
    """The scale is asked for, and one that says not all is refused in Dutch."""
    zelfscan("ronde0", "scan.csv", *OF, cwd=own, code=2)
    done = zelfscan("ronde0", "scan.csv", *OF, "--schaal", "1-10=0-4", cwd=own, code=2)
    assert "is geen regel voor de schaal" in done.stderr
    assert not (own / "earlier").exists()


def test_a_table_with_nothing_in_it_ends_with_a_problem(own: Path) -> None:
    """What stands there does not fit the rule: each cell is told, and the exit code says so."""
    done = zelfscan("ronde0", "scan.csv", *OF, "--schaal", "0-4=0-4", cwd=own, code=1)
    assert "C2" in done.stderr
    assert not (own / "earlier").exists()


def test_the_manual_lists_every_header() -> None:
    """Each word that a column is known by stands in the manual."""
    manual = Path(__file__).parents[2].joinpath("docs", "handleiding.md").read_text("utf-8")
    part = " ".join(manual.split("### Leg een eerdere scan ernaast")[1].split("\n#")[0].split())
    words = [w for key in ("team", "question", "level") for w in say(f"earlier.headers.{key}").split(" · ")]
    assert [word for word in words if word not in part] == []
