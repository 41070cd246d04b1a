# SPDX-License-Identifier: EUPL-1.2
"""Whatever is made of an invented region says so: every file, and what the terminal tells of its data."""

import json
from pathlib import Path

import pytest

from tests.cli.runner import zelfscan
from tests.cli.test_demo import KEPT
from tests.work.make.test_hidden import unpacked
from toolkit.words.catalogue import say
from tools.example.table import ROUND_WITH_FORMS

TEAM = ("--team", "zandwerve-oost")
MAKES = (
    ("herinneren",),
    ("gesprek", *TEAM),
    ("casus", *TEAM),
    ("exporteren", "--ronde", "2026-q1"),
    ("voortgang",),
)
FORM = str(Path("ingevuld") / ROUND_WITH_FORMS / "zandwerve-oost.xlsx")
NORMS = ("regio-amersfoort@1.0.0", "regio-amersfoort@1.1.0")
TELLS = (
    ("status",), ("scoren",), ("scoren", *TEAM), ("scoren", *TEAM, "--waarom", "VL-01"), ("vergelijken",),
    ("voortgang",), ("controleren",), ("migreren",), ("inlezen", FORM, "--geen-terug"),
    ("norm", "verschil", *NORMS),
)  # fmt: skip
DATA = (
    ("status",), ("scoren",), ("voortgang",), ("controleren",), ("migreren",),
    ("inlezen", FORM, "--geen-terug"), ("norm", "verschil", *NORMS),
)  # fmt: skip


def silent(files: list[Path]) -> list[str]:
    """Which of some files do not say that their data are invented, however they are packed."""
    shown = [path for path in files if path.is_file() and KEPT not in path.parts]  # it keeps hashes alone
    assert shown
    return [path.name for path in shown if not any(map(says_so, unpacked(path.name, path.read_bytes())))]


def says_so(part: bytes) -> bool:
    """Whether it says so to a person, or to a program."""
    text = part.decode("utf-8", "ignore").casefold()
    return "verzonnen" in text or '"example": true' in text


def test_every_file_of_the_line_says_so(demo: Path, whole: Path) -> None:
    """Forms, documents in every face and records, also what is packed in them; and pages and forms of all."""
    folders = [(place, part) for place in (demo, whole) for part in ("formulieren", "documenten")]
    files = {p.relative_to(place): p for place, part in folders for p in (place / part).rglob("*")}
    assert {path.suffix for path in files} >= {".xlsx", ".docx", ".html", ".md", ".pdf", ".json"}
    assert len(files) > 50
    assert silent([*files.values()]) == []


@pytest.mark.parametrize("command", MAKES, ids=lambda command: command[0])
def test_every_file_of_a_command_says_so(demo: Path, tmp_path: Path, command: tuple[str, ...]) -> None:
    """A reminder too, though it is plain text."""
    zelfscan(*command, "--map", demo, "--uit", tmp_path, cwd=tmp_path)
    assert silent([*tmp_path.rglob("*")]) == []


@pytest.mark.parametrize("command", TELLS, ids="-".join)
def test_what_the_terminal_tells_of_the_data_says_so(demo: Path, command: tuple[str, ...]) -> None:
    """A table, and the reasons of one figure."""
    done = zelfscan(*command, "--map", demo, cwd=demo)
    assert say("word.example_notice") in " ".join((done.stdout + done.stderr).split())


@pytest.mark.parametrize("command", DATA, ids="-".join)
def test_data_for_a_program_say_so(demo: Path, command: tuple[str, ...]) -> None:
    """As a value of its own."""
    done = zelfscan(*command, "--json", "--map", demo, cwd=demo)
    assert json.loads(done.stdout)["example"] is True


def test_data_of_a_real_region_do_not(tmp_path: Path) -> None:
    """Neither as a value nor as a sentence."""
    zelfscan("nieuw", "regio", cwd=tmp_path)
    region = tmp_path / "regio"
    done = zelfscan("controleren", "--json", "--map", region, cwd=tmp_path)
    assert json.loads(done.stdout)["example"] is False
    told = zelfscan("controleren", "--map", region, cwd=tmp_path)
    assert say("word.example_notice") not in " ".join((told.stdout + told.stderr).split())
