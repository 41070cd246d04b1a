# SPDX-License-Identifier: EUPL-1.2
"""What the terminal tells of files that came in and of forms that go out, and why."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.typed import load_workbook
from tests.work.small import DAY, copy, filled, opened
from toolkit.cli.main import zelfscan
from toolkit.model.given.answers import Answers
from toolkit.reading.validated import load
from toolkit.scoring.region import units_of
from toolkit.store.answers_file import answers_to_yaml
from toolkit.words.catalogue import catalogue
from toolkit.work.make.unit.forms import make_forms
from toolkit.work.receive.files import receive

TEAM = "rounds/2026-q1/goed/team.yaml"


@pytest.fixture
def space(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The fixed region of the golden files, with its own content alone, to write in."""
    monkeypatch.setattr("toolkit.work.workspace.open.package_content", dict)
    monkeypatch.setenv("COLUMNS", "250")
    return copy(tmp_path / "regio")


def run(*arguments: str | Path, code: int = 0) -> str:
    """Everything that a command says, each run of spaces as one."""
    done = CliRunner().invoke(zelfscan, [str(a) for a in arguments])
    assert done.exit_code == code, done.output
    return " ".join(done.output.split())


def of_region(space: Path, old: str, new: str) -> None:
    """Change region.yaml."""
    path = space / "region.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_table_tells_of_which_round_and_why_not(space: Path, tmp_path: Path) -> None:
    """A form of an earlier round and one of another region are seen in the table itself."""
    work = opened(space)
    (made,) = make_forms(work, work.region.rounds[1], "derde")
    early = tmp_path / "vroeger.xlsx"
    early.write_bytes(made.files[0][1])
    elsewhere = copy(tmp_path / "elders")
    of_region(elsewhere, "id: testregio", "id: andere-regio")
    other = filled(elsewhere, "goed", 2, tmp_path / "elders.xlsx")
    now = filled(space, "half", 2, tmp_path / "nu.xlsx")
    told = run("inlezen", early, other, now, "--nieuwste", "--map", space, code=1)
    table = told.partition("Ingelezen formulieren")[2]
    assert "2025-q3 (niet de laatste)" in table
    assert "2026-q1 (niet" not in table
    assert "geweigerd: formulier van een andere regio" in table
    title = next(unit.title for unit in units_of(work.region) if unit.id == "half")
    assert f"nu.xlsx │ {title} │" in table, "an id is for files"


def test_what_changed_is_listed_with_its_title_and_what_was_added_in_a_few_words(
    space: Path, tmp_path: Path
) -> None:
    """Also with --nieuwste: each cell that gave way; what came is counted."""
    before = load(TEAM, (space / TEAM).read_bytes(), Answers).model
    assert before is not None
    (first, second, *_) = [i for i, a in before.answers.items() if a.level is not None]
    half = {i: a for i, a in before.answers.items() if i != second}
    (space / TEAM).write_bytes(answers_to_yaml(before.model_copy(update={"answers": half})))
    told = run("inlezen", filled(space, "goed", 0, tmp_path / "goed.xlsx"), "--nieuwste", "--map", space)
    changes = told.partition("goed.xlsx: wat er veranderde")[2]
    title = opened(space).asked(opened(space).region.last_round()).criterion(first)
    assert title is not None
    assert f"{first} · {title.title}" in changes
    assert "┃ Wat ┃ Was ┃ Wordt ┃" in changes, "an action, a table of the team: not all of it is a question"
    assert "goed.xlsx vult aan: " in changes
    assert "antwoord" in changes.partition("goed.xlsx vult aan: ")[2]


def test_a_form_that_lost_a_sheet_and_says_otherwise_is_refused_for_what_people_choose(
    space: Path, tmp_path: Path
) -> None:
    """A sheet that is gone refuses nothing; that there are other answers does."""
    form = filled(space, "goed", 0, tmp_path / "goed.xlsx")
    assert [one.outcome for one in receive(opened(space), [form], DAY, "newest")] == ["read"]
    other = filled(space, "goed", 3, tmp_path / "anders.xlsx")
    book = load_workbook(other)
    lists = [sheet for sheet in book if any(c.value == "Nr." for row in sheet.iter_rows() for c in row)]
    assert len(lists) > 1
    book.remove(lists[-1])
    book.save(other)
    told = run("inlezen", other, "--map", space, code=1)
    table = told.partition("Ingelezen formulieren")[2].partition("anders.xlsx: andere")[0]
    assert catalogue()["would-overwrite"].title.lower() in table
    assert catalogue()["sheet-missing"].title.lower() not in table
    back = run("inlezen", other, "--map", space, "--nieuwste", code=1)
    assert "Stuur 1 formulier terug om na te kijken. Het staat met" in back


def test_a_form_that_only_adds_is_called_so(space: Path, tmp_path: Path) -> None:
    """In the table it is 'aangevuld', and no table of differences follows."""
    (space / TEAM).unlink()
    form = filled(space, "goed", 2, tmp_path / "goed.xlsx")
    assert [one.outcome for one in receive(opened(space), [form], DAY, "ask")] == ["read"]
    stored = load(TEAM, (space / TEAM).read_bytes(), Answers).model
    assert stored is not None
    half = dict(list(stored.answers.items())[:1])
    other = tuple(i.model_copy(update={"sha256": "0" * 64}) for i in stored.imports)
    less = stored.model_copy(update={"answers": half, "imports": other})
    (space / TEAM).write_bytes(answers_to_yaml(less))
    told = run("inlezen", form, "--map", space)
    assert "aangevuld" in told
    assert "wat er veranderde" not in told
    assert f"vult aan: {len(stored.answers) - 1} antwoorden" in told


def test_why_shows_what_was_typed_and_cannot_be_used(space: Path) -> None:
    """Whoever asks why a question is open reads what stood in the cell."""
    stored = load(TEAM, (space / TEAM).read_bytes(), Answers).model
    assert stored is not None
    criterion, answer = next((i, a) for i, a in stored.answers.items() if a.level is not None)
    doubt = answer.model_copy(update={"level": None, "rejected": "twee\nof drie"})
    other = stored.model_copy(update={"answers": {**stored.answers, criterion: doubt}})
    (space / TEAM).write_bytes(answers_to_yaml(other))
    told = run("scoren", "--map", space, "--team", "goed", "--waarom", criterion)
    assert "niet bruikbaar: er staat 'twee of drie'" in told


def test_forms_with_a_name_of_the_example_are_warned_about(space: Path) -> None:
    """The form is made, and the names that nobody filled in yet are told."""
    assert "Nog niet ingevuld" not in run("formulieren", "--team", "goed", "--map", space)
    of_region(space, "title: Team Half", "title: Naam van het team")
    told = run("formulieren", "--team", "goed", "--map", space)
    assert "Hier staat nog 'Naam van het team' uit het voorbeeld." in told
    assert "1 formulier gemaakt" in told


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "title: Team Goed,",
            "title: Team Goed, standards: [],",
            "Geen enkele vraag van ronde 2026-q1 is voor Team Goed",
        ),
        ("norm: testnorm@1.0.0", "norm: testnorm@1.0.0, scope: core", "voor Noorddorp"),
    ],
)
def test_no_form_is_explained(space: Path, old: str, new: str, words: str) -> None:
    """Nothing is asked of somebody: that is said, with where to look."""
    of_region(space, old, new)
    unit = "goed" if "Goed" in old else "gemeente-noorddorp"
    told = run("formulieren", "--team", unit, "--map", space)
    assert "0 formulieren gemaakt" in told
    assert words in told
