# SPDX-License-Identifier: EUPL-1.2
"""Where people must choose, in a terminal: in Dutch, and stopping loses nothing that was stored."""

import shutil
from datetime import datetime
from pathlib import Path

import click
import pytest

from tests.cli.pty_run import terminal
from tests.docs.modules import ROOT
from tests.work.receive.test_which_form import edited
from tests.work.small import DAY, copy, filled, opened
from toolkit.cli.ask import StoppedError, agreed
from toolkit.cli.show.received import take_in
from toolkit.model.given.answers import Answers
from toolkit.reading.validated import load
from toolkit.work.receive.files import receive

ROUND = "2026-q1"


STORED, OTHER, NEW = "goed", "half", "derde"


@pytest.fixture
def space(tmp_path: Path) -> Path:
    """The fixed region, in which no team handed in yet."""
    folder = copy(tmp_path / "regio")
    shutil.rmtree(folder / "rounds" / ROUND)
    return folder


@pytest.fixture
def inbox(space: Path, tmp_path: Path) -> Path:
    """Forms of two teams that say otherwise than what is stored, and of one that sent nothing before."""
    first = [filled(space, unit, 3, tmp_path / "eerder" / f"{unit}.xlsx") for unit in (STORED, OTHER)]
    assert [one.outcome for one in receive(opened(space), first, DAY, "ask")] == ["read", "read"]
    for unit in (STORED, OTHER, NEW):
        filled(space, unit, 4, tmp_path / "binnen" / f"{unit}.xlsx")
    return tmp_path / "binnen"


def levels(space: Path, unit: str) -> set[int | None]:
    """The levels that a team has."""
    found = load("team.yaml", (space / "rounds" / ROUND / unit / "team.yaml").read_bytes(), Answers).model
    assert found is not None
    return {answer.level for answer in found.answers.values()}


def test_the_question_is_dutch_and_ctrl_c_tells_what_was_stored(space: Path, inbox: Path) -> None:
    """Ja replaces; a word that is neither is asked again; who stops reads what stands and what does not."""
    before = levels(space, OTHER)
    with terminal("inlezen", inbox, "--map", space, cwd=space) as screen:
        screen.expect(f"{STORED}.xlsx: mogen deze antwoorden vervangen wat er al is? [j/N]")
        screen.type("misschien")
        screen.expect("Typ j of n.")
        screen.expect("[j/N]")
        screen.type("ja")
        screen.expect(f"{OTHER}.xlsx: mogen deze antwoorden vervangen wat er al is? [j/N]")
        assert screen.stop() == 1
    told = screen.text.split("Ingelezen formulieren", maxsplit=1)[1]
    assert told.count("ingelezen") >= 2
    assert "Gestopt: over 1 bestand is nog niet gekozen" in told
    assert levels(space, STORED) == levels(space, NEW) == {4}
    assert levels(space, OTHER) == before != {4}


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("j", True),
        ("JA", True),
        (" y ", True),
        ("yes", True),
        ("n", False),
        ("Nee", False),
        ("no", False),
        ("", False),
    ],
)
def test_yes_and_no_as_people_type_them(typed: str, answer: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Dutch and English, in any capitals; Enter is no."""
    monkeypatch.setattr("click.prompt", lambda *_args, **_more: typed)
    assert agreed("Mag het?") is answer


def test_who_gives_no_answer_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C, and an input that ended: the caller hears of it and tells what stands."""

    def stop(*_args: object, **_more: object) -> str:
        raise click.Abort

    monkeypatch.setattr("click.prompt", stop)
    with pytest.raises(StoppedError):
        agreed("Mag het?")


def test_every_question_is_asked_in_dutch() -> None:
    """No command asks yes or no in the words of the library."""
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "toolkit").rglob("*.py")]
    assert len(sources) > 100
    assert not any("click.confirm" in text or "confirmation_option" in text for text in sources)


def test_after_a_choice_the_next_form_is_held_beside_what_stands_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three forms of one team, of which the last two say the same: who chose the one is not asked again."""
    monkeypatch.setattr("toolkit.work.workspace.open.package_content", dict)
    space = copy(tmp_path / "klein")
    for path in (space / "rounds" / ROUND / "goed").iterdir():
        path.unlink()
    made = [filled(space, "goed", level, tmp_path / f"{n}.xlsx") for n, level in enumerate((2, 4, 4))]
    forms = [edited(path, lambda _book: None, path.name, datetime(2026, 1, 1)) for path in made]
    asked: list[str] = []

    def yes(question: str) -> bool:
        asked.append(question)
        return True

    monkeypatch.setattr("toolkit.cli.show.received.agreed", yes)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    take_in(forms, space, DAY, "ask", back=None, returns=False, as_json=False)
    assert [question.split(":")[0] for question in asked] == ["1.xlsx"]
    assert levels(space, "goed") == {4}
