# SPDX-License-Identifier: EUPL-1.2
"""What the terminal does around the use cases: choosing, stopping, summing up, refusing, starting fast."""

import io
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from tests.work.small import copy
from toolkit.cli.how_far import written
from toolkit.cli.main import COMMANDS, zelfscan
from toolkit.cli.output import emit_json, list_problems, tell
from toolkit.cli.show.checked import show_checked
from toolkit.documents.editions import EDITIONS
from toolkit.model.problem import Place, Problem
from toolkit.model.region import ROUTE
from toolkit.words.catalogue import catalogue, say


@pytest.fixture
def space(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The fixed region of the golden files, with its own content alone, to write in."""
    monkeypatch.setattr("toolkit.work.workspace.open.package_content", dict)
    monkeypatch.setattr("toolkit.work.check.package_content", dict)
    return copy(tmp_path / "regio")


def run(*arguments: str | Path) -> Result:
    """The command in this process."""
    return CliRunner().invoke(zelfscan, [str(a) for a in arguments])


def test_of_no_problems_not_even_an_empty_line_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Most commands have nothing to say of their files, and begin with what they have to tell."""
    list_problems(())
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("has", "named"),
    [((), None), (("--json",), "--json"), (("--json", "--alles"), "--alles")],
)
def test_what_is_folded_is_unfolded_with_an_option_that_the_command_has(
    has: tuple[str, ...], named: str | None
) -> None:
    """A command without such an option sends nobody to one."""
    remarks = [Problem.of("yaml-1-1-trap", "lijst.yaml", Place(n, 1), text=str(n)) for n in range(1, 9)]
    command = click.Command(
        "iets",
        callback=lambda **_: list_problems(remarks),
        params=[click.Option([o], is_flag=True) for o in has],
    )
    told = " ".join(CliRunner().invoke(command).stderr.split())
    assert say("problems.more", title=catalogue()["yaml-1-1-trap"].title, n=5) in told
    assert {o for o in ("--json", "--alles") if o in told} == ({named} if named else set())


class TestWhatAPersonReads:
    WORDS = "Een gemeente die meedoet, ziet de eigen uitkomst en die van de hele regio. " * 3
    COMMAND = "zelfscan plannen --map 'een map met een lange naam' --team een-team"

    @pytest.fixture
    def shown(self, monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
        """What a terminal gets that is forty letters wide."""
        file = io.StringIO()
        screen = Console(file=file, force_terminal=True, width=40, color_system=None)
        monkeypatch.setattr("toolkit.cli.output.console", lambda **_: screen)
        return file

    def test_a_terminal_gets_lines_broken_between_words(self, shown: io.StringIO) -> None:
        """Each line as far in as the text that it belongs to; not a word is lost, an empty line stays."""
        for indent in ("", "    "):
            tell(f"{indent}{self.WORDS}\n\n{indent}Kort.")
            *lines, blank, last = shown.getvalue().splitlines()
            shown.seek(0)
            shown.truncate()
            assert len(lines) > 5
            assert max(map(len, lines)) <= 40
            assert {len(line) - len(line.lstrip()) for line in lines} == {len(indent)}
            assert " ".join(lines).split() == self.WORDS.split()
            assert (blank, last) == ("", f"{indent}Kort.")

    def test_what_is_copied_stays_whole(self, shown: io.StringIO) -> None:
        """A command, a path and what a space holds together: a break would be copied too, or read wrong."""
        path = "/een/map/met/een/lange/naam/en/daarin/een/bestand.html"
        tell(f"  {self.COMMAND}")
        tell(f"Geschreven: {path}")
        tell("Het deel van de norm dat het team haalt, is 100\N{NO-BREAK SPACE}%.")
        lines = shown.getvalue().splitlines()
        assert f"  {self.COMMAND}" in lines
        assert path in lines
        assert any("100\N{NO-BREAK SPACE}%" in line for line in lines)

    def test_marks_in_a_text_are_text(self, shown: io.StringIO) -> None:
        """What people typed between brackets stands there as they typed it."""
        tell("Zie [bold] en [/] in C:\\map\\[1].")
        assert shown.getvalue() == "Zie [bold] en [/] in C:\\map\\[1].\n"

    def test_what_is_piped_stays_whole(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A program reads lines; so does who looks for a word in a file."""
        tell(self.WORDS)
        assert capsys.readouterr().err == f"{self.WORDS}\n"


class TestChoosing:
    @pytest.fixture(autouse=True)
    def nothing_is_read(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Who asks for what is not there must not wait for what is."""

        def read(*_: object, **__: object) -> None:
            raise AssertionError("answers were read")

        for module in ("check", "workspace.known", "workspace.open"):  # imported here: they took it first
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
        assert say("cli.plannen.not_seen", audience=ROUTE[0].title) in " ".join(done.stderr.split())


class TestStopping:
    def steps(self, at: int, times: int = 1) -> Iterator[int]:
        """Five steps; somebody asks to stop during one of them."""
        for n in range(5):
            for _ in range(times if n == at else 0):
                os.kill(os.getpid(), signal.SIGINT)
            yield n

    def test_the_step_that_is_being_done_is_finished(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Ctrl-C waits for it and says so at once; what follows is not begun, and what was done is told."""
        waits = say("cli.stopping")
        heard = []

        def steps() -> Iterator[int]:
            for n in self.steps(at=2):
                heard.append(waits in capsys.readouterr().err)
                yield n

        assert written("Werk", 5, steps()) == ([0, 1, 2], True)
        assert heard == [False, False, True]
        assert written("Werk", 5, self.steps(at=9)) == ([0, 1, 2, 3, 4], False)
        assert waits not in capsys.readouterr().err

    def test_a_terminal_that_is_closed_is_told_nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Who closes it is heard too, and nothing is lost for want of somebody to tell."""

        def gone(_: str) -> None:
            raise OSError

        monkeypatch.setattr("toolkit.cli.how_far.tell", gone)
        assert written("Werk", 5, self.steps(at=2)) == ([0, 1, 2], True)

    def test_who_asks_twice_does_not_wait(self) -> None:
        """A second Ctrl-C ends the program at once, as it does anywhere; afterwards all is as before."""
        found = signal.signal(signal.SIGINT, signal.default_int_handler)  # who runs the tests may ignore it
        try:
            with pytest.raises(KeyboardInterrupt):
                written("Werk", 5, self.steps(at=1, times=2))
            assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
        finally:
            signal.signal(signal.SIGINT, found)

    def test_plans_that_are_ready_are_counted_and_the_rest_is_named(
        self, space: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Exit code 1, what stands, and how to go on."""
        monkeypatch.setattr("toolkit.cli.plans.processes_for", lambda _n: 1)
        real = __import__("toolkit.work.make.write.faces", fromlist=["Faces"]).Faces.set

        def stop_at_first(self: object, document: object) -> object:
            os.kill(os.getpid(), signal.SIGINT)
            return real(self, document)

        monkeypatch.setattr("toolkit.work.make.write.faces.Faces.set", stop_at_first)
        out = tmp_path / "uit"
        done = run("plannen", "--map", space, "--uit", out)
        assert done.exit_code == 1
        assert "1 ontwikkelplan geschreven" in done.stderr
        assert "Gestopt" in done.stderr
        assert len(list(out.glob("ontwikkelplan-*.pdf"))) == 1
        monkeypatch.setattr("toolkit.work.make.write.faces.Faces.set", real)

    def test_a_list_of_a_municipality_is_counted_as_what_it_is(self, space: Path, tmp_path: Path) -> None:
        """It is no development plan; made again, nothing was written."""
        only = ("plannen", "--map", space, "--team", "gemeente-noorddorp", "--uit", tmp_path / "uit")
        first, again = run(*only).stderr, run(*only).stderr
        assert "1 actielijst geschreven" in first
        assert "ontwikkelplan" not in first
        assert "0 ontwikkelplannen geschreven" in again


def listed(shown: str, start: str) -> int:
    """How many files with a name that starts so have their problems listed."""
    return sum(line.startswith(start) for line in shown.splitlines())


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
        """A line per kind with its number; then at most ten of a kind, errors first; the rest is counted."""
        with pytest.raises(SystemExit):
            show_checked(many, as_json=False)
        shown = capsys.readouterr().err
        kind = catalogue()["unknown-file"]
        assert f"50 × {kind.title}" in shown
        assert listed(shown, "los-") == 10
        assert f"nog 40 × {kind.title}" in shown
        first_error = shown.index("goed/team.yaml")
        assert first_error < shown.index("los-")
        assert say("cli.controleren.few") in shown

    def test_no_error_is_left_out_without_being_counted(
        self, space: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Of many errors of one kind the first ten stand there, and how many more; --alles shows each."""
        for n in range(50):
            (space / "plans" / f"los-{n}.yaml").write_text(
                "schema: plan/1\nschema: plan/1\n", encoding="utf-8"
            )
        with pytest.raises(SystemExit):
            show_checked(space, as_json=False)
        shown = capsys.readouterr().err
        title = catalogue()["duplicate-key"].title
        assert f"{say('severity.error')}: nog 40 × {title}" in shown
        with pytest.raises(SystemExit):
            show_checked(space, as_json=False, everything=True)
        shown = capsys.readouterr().err
        assert listed(shown, "plans/los-") >= 50
        assert ": nog " not in shown
        assert say("cli.controleren.few") not in shown

    def test_a_closed_round_is_folded_but_for_its_errors(
        self, space: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """What was remarkable in a round after which another came in is one line; its errors stand first."""
        show_checked(space, as_json=False)
        shown = capsys.readouterr().err
        assert listed(shown, "rounds/2025-") == 0
        for round_, n in (("2025-q1", 6), ("2025-q3", 6)):
            assert say("cli.controleren.closed", round=round_, n=n) in shown
        assert listed(shown, "rounds/2026-q1/") > 5
        path = space / "rounds" / "2025-q3" / "derde" / "team.yaml"
        path.write_text(path.read_text(encoding="utf-8") + "answers: {}\n", encoding="utf-8")
        with pytest.raises(SystemExit):
            show_checked(space, as_json=False)
        shown = capsys.readouterr().err
        assert listed(shown, "rounds/2025-q3/") == 1
        assert shown.index("rounds/2025-q3/") < shown.index("rounds/2026-q1/")
        show = [line for line in shown.splitlines() if line.startswith("  Ronde 2025-q3")]
        assert len(show) == 1
        with pytest.raises(SystemExit):
            show_checked(space, as_json=False, everything=True)
        shown = capsys.readouterr().err
        assert listed(shown, "rounds/2025-q1/") == 1
        assert "  Ronde 2025" not in shown

    def test_the_only_round_is_never_folded(self, space: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A round that was announced closes none: only answers that came in do."""
        for round_ in ("2025-q1", "2026-q1"):
            shutil.rmtree(space / "rounds" / round_)
        show_checked(space, as_json=False)
        shown = capsys.readouterr().err
        assert listed(shown, "rounds/2025-q3/") == 1
        assert "  Ronde " not in shown

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
        "for name in main.COMMANDS.values():\n    importlib.import_module(f'toolkit.cli.commands.{name}')\n"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_words_of_choices_are_those_of_the_program() -> None:
    """Editions that can be typed are all that there are."""
    assert {say(f"cli.plannen.editions.{key}") for key in EDITIONS} == _choices("plannen", "edition")
    assert len(COMMANDS) == len(set(COMMANDS))


def _choices(command: str, name: str) -> set[str]:
    found = zelfscan.get_command(None, command)  # type: ignore[arg-type]  # the context is not looked at
    assert found is not None
    option = next(p for p in found.params if p.name == name)
    assert isinstance(option.type, click.Choice)
    return set(option.type.choices)
