# SPDX-License-Identifier: EUPL-1.2
"""What the terminal does around the use cases: choosing, stopping, summing up, refusing, starting fast."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from tests.work.small import copy
from toolkit.cli.main import COMMANDS, zelfscan
from toolkit.cli.output import emit_json
from toolkit.cli.show.checked import show_checked
from toolkit.cli.steps import written
from toolkit.documents.audience import AUDIENCES
from toolkit.documents.blocks import EDITIONS
from toolkit.words.catalogue import catalogue, say


@pytest.fixture
def space(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The fixed region of the golden files, with its own content alone, to write in."""
    monkeypatch.setattr("toolkit.work.open.package_content", dict)
    monkeypatch.setattr("toolkit.work.check.package_content", dict)
    return copy(tmp_path / "regio")


def run(*arguments: str | Path) -> Result:
    """The command in this process."""
    return CliRunner().invoke(zelfscan, [str(a) for a in arguments])


class TestChoosing:
    @pytest.fixture(autouse=True)
    def nothing_is_read(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Who asks for what is not there must not wait for what is."""

        def read(*_: object, **__: object) -> None:
            raise AssertionError("answers were read")

        for module in ("check", "known", "open"):  # those that took it over first: they are imported here
            monkeypatch.setattr(f"toolkit.work.{module}.read_files", read)

    @pytest.mark.parametrize("command", ["scoren", "plannen", "formulieren", "invullen"])
    @pytest.mark.parametrize("typed", ["derdee", "Team Derde", "DERDE"])
    def test_a_mistyped_team_gets_what_is_nearly_like_it(self, space: Path, command: str, typed: str) -> None:
        """By id or by name, however it is written; wrong use, told before anything large is read."""
        done = run(command, "--map", space, "--team", typed)
        assert done.exit_code == 2
        assert typed in done.stderr
        assert "bedoelt u: derde" in done.stderr

    def test_at_most_three_are_named(self, space: Path) -> None:
        """A region has hundreds of teams: who types what is like none is sent to status."""
        done = run("scoren", "--map", space, "--team", "xyzzy")
        assert done.exit_code == 2
        assert "zelfscan status" in done.stderr
        assert "derde" not in done.stderr
        near = run("scoren", "--map", space, "--team", "gemeente-dorp").stderr
        assert near.count("gemeente-") - 1 in {1, 2, 3}

    def test_a_mistyped_municipality_and_round_too(self, space: Path) -> None:
        """The same for a municipality; rounds are few, so all are named."""
        done = run("vergelijken", "--map", space, "--gemeente", "norddorp")
        assert (done.exit_code, "bedoelt u: noorddorp" in done.stderr) == (2, True)
        done = run("scoren", "--map", space, "--ronde", "2031-q1")
        assert (done.exit_code, "2025-q1, 2025-q3, 2026-q1" in done.stderr) == (2, True)


@pytest.mark.parametrize(("sight", "seen"), [("never", False), ("own_and_range", False), ("coded", True)])
def test_a_board_without_right_to_them_gets_no_plans(
    space: Path, tmp_path: Path, sight: str, seen: bool
) -> None:
    """What was agreed in region.yaml goes before what somebody types: nothing is written."""
    path = space / "region.yaml"
    text = path.read_text(encoding="utf-8").replace("ssd: coded", f"ssd: {sight}")
    path.write_text(text, encoding="utf-8")
    out = tmp_path / "uit"
    done = run(
        "plannen", "--map", space, "--editie", "bestuur", "--voor", "ssd", "--team", "goed", "--uit", out
    )
    assert done.exit_code == (0 if seen else 2), done.stderr
    assert out.exists() == seen
    if not seen:
        assert say("cli.plannen.not_seen", audience="ssd") in " ".join(done.stderr.split())


class TestStopping:
    def steps(self, at: int, times: int = 1) -> Iterator[int]:
        """Five steps; somebody asks to stop during one of them."""
        for n in range(5):
            for _ in range(times if n == at else 0):
                os.kill(os.getpid(), signal.SIGINT)
            yield n

    def test_the_step_that_is_being_done_is_finished(self) -> None:
        """Ctrl-C waits for it; what follows is not begun, and what was done is told."""
        assert written("Werk", 5, self.steps(at=2)) == ([0, 1, 2], True)
        assert written("Werk", 5, self.steps(at=9)) == ([0, 1, 2, 3, 4], False)

    def test_who_asks_twice_does_not_wait(self) -> None:
        """A second Ctrl-C ends the program at once, as it does anywhere; afterwards all is as before."""
        before = signal.getsignal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            written("Werk", 5, self.steps(at=1, times=2))
        assert signal.getsignal(signal.SIGINT) is before

    def test_plans_that_are_ready_are_counted_and_the_rest_is_named(
        self, space: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Exit code 1, what stands, and how to go on."""
        monkeypatch.setattr("toolkit.cli.plans.processes_for", lambda _n: 1)
        real = __import__("toolkit.work.make.faces", fromlist=["Faces"]).Faces.set

        def stop_at_first(self: object, document: object) -> object:
            os.kill(os.getpid(), signal.SIGINT)
            return real(self, document)

        monkeypatch.setattr("toolkit.work.make.faces.Faces.set", stop_at_first)
        out = tmp_path / "uit"
        done = run("plannen", "--map", space, "--uit", out)
        assert done.exit_code == 1
        assert "1 ontwikkelplan geschreven" in done.stderr
        assert "Gestopt" in done.stderr
        assert len(list(out.glob("ontwikkelplan-*.pdf"))) == 1
        monkeypatch.setattr("toolkit.work.make.faces.Faces.set", real)


class TestChecking:
    @pytest.fixture
    def many(self, space: Path) -> Path:
        """A region with a wrong level in every answer of a team, and twenty unknown files."""
        path = space / "rounds" / "2026-q1" / "goed" / "team.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("level: ", "level: 9"), encoding="utf-8")
        for n in range(50):
            (space / f"los-{n}.yaml").write_text("a: 1\n", encoding="utf-8")
        return space

    def test_many_problems_are_summed_up_first_and_errors_listed_before_the_rest(
        self, many: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A line per kind with its number; then at most ten of a kind, errors first; more is told of."""
        with pytest.raises(SystemExit):
            show_checked(many, as_json=False)
        shown = capsys.readouterr().err
        kind = catalogue()["unknown-file"]
        assert f"50 × {kind.title}" in shown
        listed = [line for line in shown.splitlines() if line.startswith("los-")]
        assert len(listed) == 10
        first_error = shown.index("team.yaml")
        assert first_error < shown.index("los-")
        assert say("cli.controleren.few", n=10) in shown

    def test_few_problems_are_simply_listed(self, space: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Who has three remarks reads three remarks."""
        (space / "los.yaml").write_text("a: 1\n", encoding="utf-8")
        show_checked(space, as_json=False)
        shown = capsys.readouterr().err
        assert " × " not in shown
        assert "los.yaml" in shown


def test_data_stand_on_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """For programs: no indent, letters as they are, one newline at the end."""
    emit_json({"naam": "Coöperatie", "rij": [1, None]})
    assert capsys.readouterr().out == '{"naam":"Coöperatie","rij":[1,null]}\n'


def test_the_help_of_a_command_waits_for_nothing_that_it_does_not_show() -> None:
    """No command's options load models, tables, workbooks or pages: only running it does."""
    heavy = [
        "pydantic",
        "rich",
        "typst",
        "xlsxwriter",
        "docx",
        "jinja2",
        "toolkit.work",
        "toolkit.model.base",
    ]
    code = (
        "import importlib, sys, toolkit.cli.main as main\n"
        "for name in main.COMMANDS:\n    importlib.import_module(f'toolkit.cli.commands.{name}')\n"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_words_of_choices_are_those_of_the_program() -> None:
    """Editions and audiences that can be typed are all that there are."""
    assert {say(f"cli.vergelijken.audiences.{key}") for key in AUDIENCES} == _choices(
        "vergelijken", "audience"
    )
    assert {say(f"cli.plannen.editions.{key}") for key in EDITIONS} == _choices("plannen", "edition")
    assert len(COMMANDS) == len(set(COMMANDS))


def _choices(command: str, name: str) -> set[str]:
    found = zelfscan.get_command(None, command)  # type: ignore[arg-type]  # the context is not looked at
    assert found is not None
    option = next(p for p in found.params if p.name == name)
    assert isinstance(option.type, click.Choice)
    return set(option.type.choices)
