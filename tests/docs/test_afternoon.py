# SPDX-License-Identifier: EUPL-1.2
"""The page 'een eigen vragenlijst in een middag' does what it says, for somebody who follows it alone."""

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.runner import Done, zelfscan
from tests.regions.line import asked, fill, heads
from tests.typed import load_workbook

PAGE = Path(__file__).parents[2] / "docs" / "eigen-vragenlijst.md"
_BLOCK = re.compile(r"^```(sh|yaml)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LEVELS = {"de-pan": {"ETEN-1": 0, "ETEN-2": 1}, "de-lepel": {"ETEN-1": 2, "ETEN-2": 2}}


def blocks() -> Iterator[tuple[str, str]]:
    """What the reader types or saves, in order."""
    for match in _BLOCK.finditer(PAGE.read_text(encoding="utf-8")):
        yield match[1], match[2]


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Done]]:
    """A folder in which somebody followed the page, with what each command said."""
    here, said = tmp_path_factory.mktemp("middag"), {}
    for kind, text in blocks():
        if kind == "yaml":
            (here / text.split("\n")[0].removeprefix("# ")).write_text(_saved(here, text), encoding="utf-8")
            continue
        for line in text.splitlines():
            words = shlex.split(line)
            if words[0] == "cd":
                here /= words[1]
                continue
            if words[1] == "inlezen":
                _hand_in(here, here / words[2])
            said[line] = zelfscan(*words[1:], cwd=here)
    return here, said


def _saved(here: Path, text: str) -> str:
    (here / text.split("\n", maxsplit=1)[0].removeprefix("# ")).parent.mkdir(parents=True, exist_ok=True)
    return text


def _hand_in(here: Path, came: Path) -> None:
    """What the teams of the page send back."""
    came.mkdir()
    for path in (here / "formulieren").rglob("*.xlsx"):
        book = load_workbook(path)
        assert [h for h in heads(book) if h[:1].isdigit()] == ["0: nog niet", "1: soms", "2: altijd"]
        assert set(asked(book)) == {"ETEN-1", "ETEN-2"}
        fill(book, LEVELS[path.stem], "het hele team samen")
        book.save(came / path.name)


def test_every_command_of_the_page_does_what_it_should(followed: tuple[Path, dict[str, Done]]) -> None:
    """None fails, what the reader saved is right, and every command of the program on the page is run."""
    _, said = followed
    assert len(said) == 11
    assert "Geen opmerkingen" in said["zelfscan controleren"].stdout + said["zelfscan controleren"].stderr


def test_what_the_page_says_to_do_afterwards_can_be_done(
    followed: tuple[Path, dict[str, Done]], tmp_path: Path
) -> None:
    """The commands inside sentences too: the list as a workbook, and published once it is ready."""
    here = shutil.copytree(followed[0], tmp_path / "daarna")
    after = PAGE.read_text(encoding="utf-8").partition("## Verder")[2]
    said = [shlex.split(command) for command in re.findall(r"`zelfscan ([^`]*@[^`]*)`", after)]
    assert [words[1] for words in said] == ["exporteren", "publiceren"]
    was, now = re.findall(r"`(status: \w+)`", after)
    path = here / "standards" / "samen-eten" / "1.0.0.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(was, now), encoding="utf-8")
    for words in said:
        zelfscan(*words, cwd=here)
    assert "samen-eten@1.0.0" in (here / "standards" / "lock.yaml").read_text(encoding="utf-8")


def test_the_reader_ends_with_plans_and_a_comparison(
    followed: tuple[Path, dict[str, Done]],
) -> None:
    """In every face, with the levels and steps of the reader's own list."""
    here, _ = followed
    folder = here / "documenten" / "voorjaar"
    for team in LEVELS:
        assert {p.suffix for p in folder.glob(f"ontwikkelplan-{team}-*")} == {".html", ".pdf", ".docx", ".md"}
    plan = (folder / "ontwikkelplan-de-pan-voorjaar.md").read_text(encoding="utf-8")
    assert "Een vaste avond kiezen" in plan
    assert "Niveau 0: nog niet · 1: soms · 2: altijd." in plan
    assert "Een vaste avond kiezen" not in (folder / "ontwikkelplan-de-lepel-voorjaar.md").read_text(
        encoding="utf-8"
    )
    assert {p.suffix for p in folder.glob("vergelijking-voorjaar-programmamanager*")} >= {".html", ".xlsx"}


def test_nothing_of_another_list_stands_in_what_the_reader_made(
    followed: tuple[Path, dict[str, Done]],
) -> None:
    """`content: alone` keeps lists, functions and bodies of others out."""
    here, _ = followed
    made = [p for p in here.rglob("*") if p.suffix in {".md", ".html", ".csv"}]
    assert len(made) > 5
    other = re.compile(r"KPMG|VNG|Amersfoort|gezinswerker|\bSSD\b|basisfunctie")
    assert [p.name for p in made if other.search(p.read_text(encoding="utf-8"))] == []
