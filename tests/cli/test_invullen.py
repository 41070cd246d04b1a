# SPDX-License-Identifier: EUPL-1.2
"""Filling in at the terminal: nothing is lost however it stops, and no norm shows before the end."""

import json
import os
import re
import shutil
import signal
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings

from tests.build import TEXTS, as_bytes
from tests.cli.pty_run import Screen, terminal
from tests.cli.runner import ASKED_OF_TEAM, zelfscan
from tests.cli.test_commands import ENGLISH
from tests.dialogue.small import all_answers, all_typed
from tests.strategies import DEEP
from toolkit.cli.ask import StoppedError, Terminal
from toolkit.cli.main import zelfscan as group
from toolkit.model.content.standard import Standard
from toolkit.model.given.answers import Answer, Answers
from toolkit.places import data_folder
from toolkit.reading.validated import load
from toolkit.store.merging.differences import same_said
from toolkit.words.catalogue import say
from tools.example.table import asked_in

ROUND = "2026-q1"
TEAM = "zandwerve-oost"
HELP = "h (hulp)"
ALL, SAFETY = sum(ASKED_OF_TEAM.values()), ASKED_OF_TEAM["vng-werken-aan-veiligheid"]


@pytest.fixture
def region(tmp_path: Path) -> Path:
    """The invented region without answers in its last round."""
    place = tmp_path / "regio"
    shutil.copytree(data_folder() / "assessments" / "voorbeeldregio", place)
    shutil.rmtree(place / "rounds" / ROUND)
    return place


def answers(region: Path, respondent: str = "team", unit: str = TEAM) -> Answers:
    """What stands on disk; it has no problem of any kind."""
    path = region / "rounds" / ROUND / unit / f"{respondent}.yaml"
    file = load(path.name, path.read_bytes(), Answers)
    assert file.problems == ()
    assert file.model is not None
    return file.model


def levels(region: Path, respondent: str = "team") -> dict[str, int | None]:
    """The levels on disk, by criterion."""
    return {key: answer.level for key, answer in answers(region, respondent).answers.items()}


def fill(region: Path, *lines: str, team: str = TEAM, options: tuple[str, ...] = (), code: int = 0) -> str:
    """Type these lines through a pipe; gives everything that was shown."""
    stdin = "".join(f"{line}\n" for line in lines)
    done = zelfscan(
        "invullen", "--team", team, "--map", region, *options, cwd=region.parent, code=code, stdin=stdin
    )
    return done.stdout + done.stderr


def begin(screen: Screen, *lines: str) -> None:
    """Wait for the first question and answer it and those after it."""
    for line in lines:
        screen.expect(HELP)
        screen.type(line)
    screen.expect(HELP)


class TestTerminal:
    def test_three_answers_ctrl_c_and_on(self, region: Path) -> None:
        """Three answers, Ctrl-C, a new start: it goes on at the fourth question with all three there."""
        with terminal("invullen", "--team", TEAM, "--map", region, cwd=region) as screen:
            begin(screen, "3", "1", "?")
            assert screen.stop() == 0
            assert "bewaard" in screen.text[-300:]
            assert "Traceback" not in screen.text
        first = answers(region)
        assert list(levels(region).values()) == [3, 1, None]
        with terminal("invullen", "--team", TEAM, "--map", region, cwd=region) as screen:
            assert f"Vraag 4 van {ALL}, 3 ingevuld" in screen.expect(HELP)
            screen.type("2")
            screen.expect(f"Vraag 5 van {ALL}, 4 ingevuld")
            screen.type("s")
            assert screen.wait() == 0
        assert list(levels(region).values()) == [3, 1, None, 2]
        now = answers(region)
        assert [(i.n, i.channel, i.sha256) for i in now.imports] == [
            (1, "terminal", None),
            (2, "terminal", None),
        ]
        assert {key: now.answers[key] for key in first.answers} == first.answers

    def test_kill_between_questions(self, region: Path) -> None:
        """After kill -9 every answer that was typed stands on disk, and so do the lines of a text."""
        with terminal("invullen", "--team", TEAM, "--map", region, cwd=region) as screen:
            begin(screen, "4", "0")
            screen.type("o")
            screen.expect("Toelichting")
            screen.type("Een eerste regel.")
            screen.expect("Volgende regel")
            screen.process.kill()
            assert screen.wait() == -signal.SIGKILL
        assert list(levels(region).values()) == [4, 0, None]
        assert list(answers(region).answers.values())[2].explanation == "Een eerste regel."
        assert not list(region.rglob(".zelfscan-*"))
        assert f"Vraag 3 van {ALL}, 2 ingevuld" in fill(region, "s")

    def test_a_closed_terminal(self, region: Path) -> None:
        """When the window is closed the program ends by itself and nothing is lost."""
        with terminal("invullen", "--team", TEAM, "--map", region, cwd=region) as screen:
            begin(screen, "4", "0")
            screen.close()
            screen.process.wait(30)
        assert list(levels(region).values()) == [4, 0]

    def test_a_terminated_process(self, region: Path) -> None:
        """A request to end (SIGTERM) ends as Ctrl-C does."""
        with terminal("invullen", "--team", TEAM, "--map", region, cwd=region) as screen:
            begin(screen, "4")
            os.kill(screen.process.pid, signal.SIGTERM)
            assert screen.wait() == 0
        assert list(levels(region).values()) == [4]

    def test_plain_mode_steers_no_cursor(self, region: Path) -> None:
        """With --eenvoudig a terminal gets whole lines: no colour, no cursor movement, no wrapping."""
        with terminal("invullen", "--eenvoudig", "--team", TEAM, "--map", region, cwd=region) as screen:
            begin(screen, "4", "h")
            screen.type("s")
            assert screen.wait() == 0
        assert b"\x1b" not in screen.raw
        assert max(len(line) for line in screen.text.splitlines()) > 100

    def test_a_terminal_gets_lines_that_fit(self, region: Path) -> None:
        """Without it the lines fit the terminal, and who wants no colour gets none."""
        with terminal("invullen", "--team", TEAM, "--map", region, cwd=region, NO_COLOR="1") as screen:
            begin(screen, "4")
            screen.type("s")
            assert screen.wait() == 0
        question = screen.text[screen.text.index("Vraag 1 van") : screen.text.index("Vraag 2 van")]
        assert max(len(line) for line in question.splitlines()) <= 80
        assert not re.search(rb"\x1b\[[349]\d", screen.raw)

    def test_ctrl_c_waits_until_an_answer_is_stored(self) -> None:
        """A signal between two questions is kept until the next one would be asked."""
        console = Terminal(plain=True)
        before = signal.getsignal(signal.SIGINT)
        with console.listening():
            os.kill(os.getpid(), signal.SIGINT)  # would raise KeyboardInterrupt here
            with pytest.raises(StoppedError):
                console.ask("Vraag")
        assert signal.getsignal(signal.SIGINT) is before


class TestPipe:
    def test_answers_through_a_pipe(self, region: Path) -> None:
        """Lines through a pipe answer the same questions; the end of the input is a stop."""
        text = fill(region, "3", "o", "Met een toelichting: één é, 🙂.", "", "2")
        assert levels(region) == {"VL-01": 3, "VL-02": 2}
        assert answers(region).answers["VL-02"].explanation == "Met een toelichting: één é, 🙂."
        assert "\x1b" not in text
        assert str(region.as_posix()) in text

    def test_nothing_typed_writes_nothing(self, region: Path) -> None:
        """Who only looks leaves no file and no line in the log."""
        assert say("fill.stopped_empty") in fill(region, "l", "v", "v", "t", "s")
        assert not (region / "rounds" / ROUND).exists()
        assert not (region / "log.jsonl").exists()

    def test_the_same_answer_again_writes_nothing(self, region: Path) -> None:
        """Choosing what stands there already is no change."""
        fill(region, "3")
        before = {p: p.read_bytes() for p in region.rglob("*") if p.is_file()}
        fill(region, "g 1", "3")
        assert {p: p.read_bytes() for p in region.rglob("*") if p.is_file()} == before

    def test_the_log_keeps_what_gave_way(self, region: Path) -> None:
        """Each write has begin and done in the log, and an old answer stands there whole."""
        fill(region, "3", "g 1", "1")
        lines = [json.loads(line) for line in (region / "log.jsonl").read_text("utf-8").splitlines()]
        assert [line["event"] for line in lines] == ["begin", "done"] * 2
        (change,) = lines[2]["changes"]
        assert (change["what"], change["old"]["level"], change["new"]["level"]) == ("VL-01", 3, 1)

    def test_it_is_all_dutch(self, region: Path) -> None:
        """No English word in help, questions, notes or end."""
        text = fill(
            region, "h", "l", "z veiligheid", "x", "n", "w", "o", "Ja.", "", "g 14", "1", "2", "k", "j", ""
        )
        text = re.sub(r"/\S+", "", text)
        assert not ENGLISH.findall(text), ENGLISH.findall(text)

    def test_only_one_list(self, region: Path) -> None:
        """With --lijst only its questions are asked, and only its state and figure come."""
        one = ("--lijst", "vng-werken-aan-veiligheid")
        text = fill(region, "3", "k", "j", "j", options=one)
        assert f"Vraag 1 van {SAFETY}" in text
        assert list(answers(region).standards) == ["vng-werken-aan-veiligheid"]
        assert len(re.findall(r"^\W*Team Oost", text, re.MULTILINE)) == 1
        assert "vng-werken-aan-veiligheid" in fill(region, options=("--lijst", "bestaatniet"), code=2)

    def test_a_municipality_answers_its_own_questions(self, region: Path) -> None:
        """`--team gemeente-…` asks the municipality's short list and not one of the team's."""
        text = fill(region, "2", team="gemeente-zandwerve")
        found = answers(region, unit="gemeente-zandwerve")
        assert [a.level for a in found.answers.values()] == [2]
        assert "VL-01" not in text

    def test_an_editor_writes_the_explanation(self, region: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """`e` opens the program of EDITOR with the explanation in it and keeps what is saved there."""
        script = region / "editor.py"
        script.write_text("import sys\nopen(sys.argv[1], 'a').write('in de editor\\n\\ntwee')\n", "utf-8")
        monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")
        monkeypatch.delenv("VISUAL", raising=False)
        fill(region, "o", "hier", "", "e", "3")
        found = answers(region).answers["VL-01"]
        assert (found.explanation, found.level) == ("hier\nin de editor\n\ntwee", 3)
        monkeypatch.setenv("EDITOR", str(region / "bestaat-niet"))
        assert say("fill.note.edit_failed") in fill(region, "g 1", "e")
        assert answers(region).answers["VL-01"] == found


class TestOthers:
    def test_a_role_has_a_file_of_its_own(self, region: Path) -> None:
        """A member's answers stand beside the team's, which stay as they are."""
        fill(region, "3")
        before = answers(region)
        fill(region, "1", options=("--invuller", "Gezinswerker 2"))
        assert answers(region) == before
        found = answers(region, "gezinswerker-2")
        assert (found.kind, levels(region, "gezinswerker-2")) == ("member", {"VL-01": 1})
        assert "Fout" in fill(region, options=("--invuller", "??"), code=2)

    def test_a_partner_sees_no_figure(self, region: Path) -> None:
        """A partner is told why there is no outcome."""
        fill(region, "3")
        text = fill(region, "1", "k", "j", "n", options=("--invuller", "partner Veilig Thuis"))
        assert answers(region, "partner-veilig-thuis").kind == "partner"
        assert say("fill.partner") in text
        assert "%" not in text

    def test_a_member_sees_the_own_outcome_alone(self, region: Path) -> None:
        """What the team settled changes nothing of what one member is shown."""
        as_member = ("--invuller", "Gezinswerker 2")
        alone = fill(region, "1", "k", "j", "n", options=as_member)
        (region / "rounds" / ROUND / TEAM / "gezinswerker-2.yaml").unlink()
        fill(region, "3", "3", "3", "3")
        beside = fill(region, "1", "k", "j", "n", options=as_member)
        outcome = say("cli.scoren.attainment")
        assert outcome in alone
        assert alone[alone.index(outcome) :] == beside[beside.index(outcome) :]

    def test_a_broken_file_is_never_overwritten(self, region: Path) -> None:
        """Answers that cannot be read stay byte for byte, and the problem says so."""
        fill(region, "3")
        path = region / "rounds" / ROUND / TEAM / "team.yaml"
        for spoilt in ("level: 7", "level: 3, level: 2"):
            path.write_text(path.read_text("utf-8").replace("level: 3", spoilt), "utf-8")
            before = path.read_bytes()
            assert "overschreven" in fill(region, "1", code=1)
            assert path.read_bytes() == before
            path.write_text(path.read_text("utf-8").replace(spoilt, "level: 3"), "utf-8")

    def test_a_file_that_breaks_meanwhile_stops_the_session(self, region: Path) -> None:
        """When somebody spoils the file during a session, it stops and says what is not kept."""
        with terminal("invullen", "--team", TEAM, "--map", region, cwd=region) as screen:
            begin(screen, "3")
            path = region / "rounds" / ROUND / TEAM / "team.yaml"
            path.write_bytes(b"a: [")
            screen.type("1")
            assert screen.wait() == 1
        assert say("fill.not_saved") in screen.text
        assert path.read_bytes() == b"a: ["

    def test_two_at_the_same_time_keep_both(self, region: Path) -> None:
        """What somebody else stores during a session stays; only one's own answers are put beside it."""
        with terminal("invullen", "--team", TEAM, "--map", region, cwd=region) as screen:
            begin(screen, "3")
            fill(region, "g VL-09", "1")
            screen.type("2")
            screen.expect("Vraag 3 van")
            screen.type("s")
            assert screen.wait() == 0
        assert levels(region) == {"VL-01": 3, "VL-02": 2, "VL-09": 1}
        found = answers(region)
        assert [i.n for i in found.imports] == [1, 2]
        assert [a.import_ for _, a in sorted(found.answers.items())] == [1, 1, 2]

    def test_a_profile_of_before_stays(self, region: Path) -> None:
        """What a form said about the team is still there after an answer at the terminal."""
        fill(region, "3")
        path = region / "rounds" / ROUND / TEAM / "team.yaml"
        text = path.read_text("utf-8").replace("kind: team\n", "kind: team\nprofile: {caseload: 18}\n")
        path.write_text(text, "utf-8")
        fill(region, "2")
        assert answers(region).profile.caseload == 18

    def test_personal_data_is_not_stored(self, region: Path) -> None:
        """A citizen service number in a text is taken out before it is stored, and that is said."""
        text = fill(region, "o", "Zie 111222333 in het dossier.", "", "3")
        assert "burgerservicenummer" in text
        assert answers(region).answers["VL-01"].explanation == "Zie […] in het dossier."
        files = [p for p in region.rglob("*") if p.is_file()]
        assert region / "log.jsonl" in files
        assert not [p for p in files if b"111222333" in p.read_bytes()]


class TestTheEnd:
    def test_the_outcome_comes_after_ready_and_handing_in_after_that(self, region: Path) -> None:
        """Figures only after ja on 'Bent u klaar?'; the state becomes ingeleverd with its day."""
        text = fill(region, "3", "k", "j", "j", options=("--datum", "2026-03-24"))
        before, _, after = text.partition(say("fill.ask.ready_open", n=ALL - 1))
        assert "%" not in before
        assert "%" in after
        assert say("word.about_way_of_working") in after
        for state in answers(region).standards.values():
            assert state.state == "submitted"
            assert str(state.since) == "2026-03-24"
        again = fill(region, "g 2", "1", "k", "j", "s")
        assert say("fill.ask.hand_in") not in again
        assert {s.state for s in answers(region).standards.values()} == {"submitted"}

    def test_not_handed_in_stays_a_concept(self, region: Path) -> None:
        """Nee on 'Ingeleverd?' leaves the lists a concept."""
        assert say("fill.done") in fill(region, "3", "k", "j", "n")
        assert {s.state for s in answers(region).standards.values()} == {"draft"}

    def test_before_the_end_the_norm_changes_no_letter(self, region: Path) -> None:
        """With another norm everything that is shown up to the end is the same, letter for letter."""
        lines = (
            "0",
            "4",
            "h",
            "l",
            "z veilig",
            "g VL-14",
            "1",
            "2",
            "JGZ",
            "Kort.",
            "",
            "n",
            "?",
            "k",
            "j",
            "n",
        )
        # ours is published and may not change, so a draft of the region's own stands in for it
        config, ours = region / "region.yaml", asked_in(ROUND).norm
        config.write_text(config.read_text("utf-8").replace(ours.pin, f"eigen-norm@{ours.version}"), "utf-8")
        own = region / "standards" / "norms" / "eigen-norm" / f"{ours.version}.yaml"
        own.parent.mkdir(parents=True)
        norm = (data_folder() / f"standards/norms/{ours.id}/{ours.version}.yaml").read_text("utf-8")
        norm = re.sub("published: .*", "published: null", norm.replace(f"id: {ours.id}", "id: eigen-norm", 1))
        own.write_text(norm, "utf-8")
        shown = [fill(region, *lines)]
        shutil.rmtree(region / "rounds" / ROUND)
        changed = norm.replace("default: {level: 3", "default: {level: 2")
        assert changed != norm
        own.write_text(changed, "utf-8")
        shown.append(fill(region, *lines))
        parts = [text.partition(say("fill.ask.hand_in")) for text in shown]
        begins = [re.split(r"Bent u toch klaar", text)[0] for text, _, _ in parts]
        assert begins[0] == begins[1]
        assert len(begins[0]) > 3000
        assert shown[0] != shown[1]

    def test_the_figure_is_that_of_scoren(self, region: Path) -> None:
        """The outcome at the end says what `scoren` says."""
        text = fill(region, *(["3"] * 30), "k", "j", "n")
        table = zelfscan("scoren", "--map", region, "--team", TEAM, cwd=region).stdout
        figures = re.findall(r"\d+(?:–\d+)? %", table)
        assert figures
        assert re.findall(r"\d+(?:–\d+)? %", text) == figures


CRITERIA = tuple(
    criterion
    for path in ("standards/alpha/1.0.0.yaml", "standards/beta/1.0.0.yaml")
    if (model := load(path, TEXTS[path].encode(), Standard).model) is not None
    for criterion in model.asked
    if criterion.asked_of == "team"
)


@settings(
    max_examples=12 * DEEP,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(all_answers(CRITERIA))
def test_generated_answers_come_back_from_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given_: dict[str, Answer]
) -> None:
    """Whatever is typed at the terminal stands in the file as it was meant: levels, texts, places."""
    assert len(CRITERIA) > 3
    monkeypatch.setattr("toolkit.work.workspace.open.package_content", dict)  # the small lists alone
    place = tmp_path / "regio"
    shutil.rmtree(place, ignore_errors=True)
    for name, data in as_bytes(TEXTS).items():
        if not name.startswith("rounds/"):
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_bytes(data)
    typed = "".join(f"{line}\n" for line in all_typed(given_, CRITERIA))
    done = CliRunner().invoke(group, ["invullen", "--team", "oost", "--map", str(place)], input=typed + "s\n")
    assert done.exit_code == 0, done.output
    path = place / "rounds" / ROUND / "oost" / "team.yaml"
    if not given_:
        assert not path.exists()
        return
    file = load("team.yaml", path.read_bytes(), Answers)
    assert file.problems == ()
    assert file.model is not None
    assert file.model.answers.keys() == given_.keys()
    assert all(same_said(a, given_[k]) for k, a in file.model.answers.items())
    assert {k: a.asked for k, a in file.model.answers.items()} == {k: a.asked for k, a in given_.items()}
