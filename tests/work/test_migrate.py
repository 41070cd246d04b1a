# SPDX-License-Identifier: EUPL-1.2
"""Answers to an earlier version: what becomes of them is shown, written on request, and kept as they were."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.build import ALPHA, ANSWERS, NORM, REGION, TEXTS
from tests.build import criterion as one
from tests.cli.runner import zelfscan
from tests.forms.helpers import cell_of
from tests.work.test_publish import bytes_of, region_in
from toolkit.model.given.answers import Answers
from toolkit.reading.validated import load
from toolkit.reading.workspace import EARLIER
from toolkit.words.catalogue import say
from toolkit.work.make.unit.forms import settled_before
from toolkit.work.workspace.open import Place, Work, look, open_work

LATER, LATER_NORM = "standards/alpha/2.0.0.yaml", "standards/norms/noord/2.0.0.yaml"
_CHANGES = """\
changes:
- {kind: rename, from: [AA-01], to: [AA-11], answers: carry, note: Een ander nummer.}
- {kind: reword, from: [AA-02], to: [AA-02], answers: review, note: De vraag is duidelijker.}
- {kind: retire, from: [AA-03], to: [], answers: keep_aside, note: Dit wordt niet meer gevraagd.}
- {kind: add, from: [], to: [AA-12], answers: review, note: Een nieuw onderwerp.}
"""
SAID = """\
answers:
  AA-01: {level: 3, import: 1}
  AA-02: {level: 2, explanation: 'Wij oefenen dit.', import: 1}
  AA-03: {level: 1, import: 1}
  BB-01: {level: 2, import: 1}
"""


def texts(*, second_round: bool = False) -> dict[str, str]:
    """The small region with a later version of alpha: asked in its round, or in a second one."""
    alpha = TEXTS[ALPHA].replace("version: 1.0.0", "version: 2.0.0")
    alpha = alpha.replace("- id: AA-01\n", "- id: AA-11\n").replace(
        "Hoe gaat AA-02 hier?", "Hoe gaat het met AA-02?"
    )
    gone = one("AA-03", "applies_when: {organisation_form: [A1, B]}")
    assert alpha.count(gone) == 1
    alpha = alpha.replace(gone, one("AA-12")) + _CHANGES
    beta = TEXTS["standards/beta/1.0.0.yaml"]
    norm = TEXTS[NORM].replace("version: 1.0.0", "version: 2.0.0", 1).replace("alpha@1.0.0", "alpha@2.0.0")
    norm = norm.replace("  AA-01:\n", "  AA-11:\n").replace("beta@1.0.0", "beta@1.1.0")
    rounds = "- {id: 2026-q1, date: 2026-03-31, norm: noord@1.0.0}\n"
    now = rounds.replace("noord@1.0.0", "noord@2.0.0")
    if second_round:
        now = rounds + now.replace("2026-q1", "2026-q3").replace("2026-03-31", "2026-09-30")
    answers = (
        TEXTS[ANSWERS]
        .split("answers:\n")[0]
        .replace(
            "standards:\n",
            "standards:\n  beta: {version: 1.0.0, state: submitted}\n",
        )
    )
    return {
        **TEXTS,
        LATER: alpha,
        LATER_NORM: norm,
        "standards/beta/1.1.0.yaml": beta.replace("version: 1.0.0", "version: 1.1.0").replace(
            "same_as: AA-01", "same_as: AA-11"
        ),
        REGION: TEXTS[REGION].replace(rounds, now),
        ANSWERS: answers + SAID,
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The region whose round asks the later version."""
    return region_in(tmp_path, texts())


def opened(folder: Path) -> Work:
    """The workspace, read and checked."""
    place = look(folder)
    assert isinstance(place, Place)
    work = open_work(place)
    assert isinstance(work, Work), work
    return work


def stored(folder: Path) -> Answers:
    """The answers of the team."""
    found = load(ANSWERS, (folder / ANSWERS).read_bytes(), Answers)
    assert (found.model is not None, found.problems) == (True, ())
    assert found.model is not None
    return found.model


def test_without_asking_nothing_is_written(folder: Path) -> None:
    """Per form what stands, what is to be looked at again, what is kept and what is new; and why."""
    before = bytes_of(folder)
    done = zelfscan("migreren", "--json", cwd=folder)
    (team,) = json.loads(done.stdout)["files"]
    assert team["counts"] == {"carry": 2, "review": 1, "aside": 1, "conflict": 0, "new": 1}
    shown = zelfscan("migreren", cwd=folder)
    assert "Team Oost" in shown.stdout
    assert "De vraag is duidelijker." in shown.stdout
    assert "Er is niets geschreven" in shown.stderr
    assert bytes_of(folder) == before


def test_written_every_answer_is_at_its_place_and_the_old_file_beside_it(folder: Path) -> None:
    """What stands counts, what is to be looked at does not, what is gone is kept; the old bytes stay."""
    before = bytes_of(folder)
    zelfscan("migreren", "--schrijf", cwd=folder)
    now = stored(folder)
    assert {s: v.version for s, v in now.standards.items()} == {"alpha": "2.0.0", "beta": "1.1.0"}
    assert (now.answers["AA-11"].level, now.answers["AA-11"].prefilled) == (3, False)
    assert (now.answers["AA-02"].level, now.answers["AA-02"].prefilled) == (2, True)
    assert now.answers["AA-02"].explanation == "Wij oefenen dit."
    assert now.aside["AA-03"].level == 1
    assert "AA-12" not in now.answers
    (kept,) = (folder / ANSWERS).parent.joinpath(EARLIER).iterdir()
    assert kept.read_bytes() == before[ANSWERS]
    after = bytes_of(folder)
    beside = kept.relative_to(folder).as_posix()
    changed = {p for p in after if after[p] != before.get(p) and not p.startswith(".zelfscan/")}
    assert changed == {ANSWERS, beside, "log.jsonl"}
    begin, done = (json.loads(line) for line in after["log.jsonl"].splitlines())
    assert (begin["event"], done["event"]) == ("begin", "done")
    assert {c["what"] for c in begin["changes"]} == {
        "carry.AA-01",
        "review.AA-02",
        "aside.AA-03",
        "carry.BB-01",
    }


def test_twice_changes_nothing(folder: Path) -> None:
    """A second time there is nothing to carry over, and not a byte changes."""
    zelfscan("migreren", "--schrijf", cwd=folder)
    before = bytes_of(folder)
    again = zelfscan("migreren", "--schrijf", cwd=folder)
    assert "niets over te zetten" in again.stderr
    assert bytes_of(folder) == before


def test_what_was_kept_is_in_the_way_of_nothing(folder: Path) -> None:
    """After it the region is read and checked as any other: the kept file is no answer, and no mistake."""
    wrong = say("cli.answer_errors", n=opened(folder).errors())
    assert wrong in zelfscan("migreren", cwd=folder).stderr
    done = zelfscan("migreren", "--schrijf", cwd=folder)
    work = opened(folder)
    assert work.errors() == 0
    assert wrong not in done.stderr
    assert "telt niet mee" not in done.stderr
    assert [p.code for p in work.problems if p.file.startswith("rounds/")] == []
    assert list(work.answers_given(work.region.rounds[0])["oost"]) == [stored(folder)]


def test_a_figure_tells_where_its_answer_came_from(folder: Path) -> None:
    """`--waarom` names the version and question of then, the level, and whether it counts yet."""
    zelfscan("migreren", "--schrijf", cwd=folder)
    head, review = say("cli.waarom.came_from"), say("cli.waarom.to_review")

    def why(criterion: str) -> str:
        return zelfscan("scoren", "--team", "oost", "--waarom", criterion, cwd=folder).stdout

    came = say("cli.waarom.came_from_text", standard="alpha@1.0.0", id="AA-01")
    assert f"{head}\n  {came}\n" in why("AA-11")
    reviewed = why("AA-02")
    assert say("cli.waarom.carried_level", level=2) in reviewed
    assert review in reviewed
    assert head not in why("AA-12")
    path = folder / ANSWERS
    text = path.read_text("utf-8")
    assert text.count("verdict: review") == 1
    path.write_text(text.replace("verdict: review", "verdict: review, level: 4"), encoding="utf-8")
    assert say("form.before.scale", level=4) in why("AA-02")


def test_one_team_alone(folder: Path) -> None:
    """With `--team` only that team's answers are looked at."""
    done = zelfscan("migreren", "--team", "west", "--schrijf", cwd=folder)
    assert "niets over te zetten" in done.stderr
    assert stored(folder).standards["alpha"].version == "1.0.0"


def test_a_new_form_shows_what_became_of_the_answer_before(tmp_path: Path) -> None:
    """Beside each question the answer that goes to it now, also one to look at again; none counts."""
    work = opened(region_in(tmp_path, texts(second_round=True)))
    last = work.region.rounds[1]
    before = settled_before(work, last)["oost"]
    assert {i: a.level for i, a in before.answers.items()} == {"AA-11": 3, "AA-02": 2, "BB-01": 2}
    assert not any(a.prefilled for a in before.answers.values())
    assert before.answers["AA-02"].migrated is not None
    assert before.answers["AA-02"].migrated.verdict == "review"


def _late_form(folder: Path) -> Path:
    """A form of the earlier version, filled in; the region then goes over to the later one."""
    region = folder / REGION
    now = region.read_text("utf-8")
    region.write_text(now.replace("noord@2.0.0", "noord@1.0.0"), encoding="utf-8")
    zelfscan("formulieren", "--team", "oost", "--uit", "forms", cwd=folder)
    region.write_text(now, encoding="utf-8")
    path = folder / "forms" / "oost.xlsx"
    book = load_workbook(path)
    for criterion, level in LEVELS.items():
        cell_of(book, criterion).value = level
    book.save(path)
    return path


LEVELS = {"AA-01": 3, "AA-02": 2, "AA-03": 1, "BB-01": 2}


def test_a_form_of_an_earlier_version_that_comes_back_late(folder: Path) -> None:
    """It is read as it asked, its answers go where they belong now, and it says how many stand."""
    (folder / ANSWERS).unlink()
    path = _late_form(folder)
    done = zelfscan("inlezen", path.name, "--map", str(folder), cwd=path.parent, code=None)
    now = stored(folder)
    assert {s: v.version for s, v in now.standards.items()} == {"alpha": "2.0.0", "beta": "1.1.0"}
    assert {i: (a.level, a.prefilled) for i, a in now.answers.items()} == {
        "AA-11": (3, False),
        "AA-02": (2, True),
        "BB-01": (2, False),
    }
    assert now.aside["AA-03"].level == 1
    assert "alpha@1.0.0" in done.stderr
    assert "zelfscan standaard verschil alpha@1.0.0 alpha@2.0.0" in done.stderr


def test_a_form_of_an_earlier_version_goes_back_as_it_is_asked_now(folder: Path) -> None:
    """What still stands is filled in; what waits is empty, marked and told with what was chosen then.

    Nothing that was typed is lost, nothing is said that is not for the team, and what comes back counts.
    """
    (folder / ANSWERS).unlink()
    path = _late_form(folder)
    book = load_workbook(path)
    cell_of(book, "AA-02", "explanation").value = "Wij oefenen dit."
    cell_of(book, "AA-03").value, cell_of(book, "AA-03", "explanation").value = "veel", "Dit deden wij wel."
    book.save(path)
    zelfscan("inlezen", path.name, "--map", str(folder), cwd=path.parent, code=None)
    (back,) = (folder / "terug").glob("*.xlsx")
    (mail,) = (folder / "terug").glob("*.txt")
    again = load_workbook(back)
    assert str(cell_of(again, "AA-11").value) == "3"
    waits = cell_of(again, "AA-02")
    assert not waits.value
    chosen = say("form.again.chosen_then", criterion="AA-02", level="2")
    assert waits.comment is not None
    assert chosen in waits.comment.text
    assert cell_of(again, "AA-02", "explanation").value == "Wij oefenen dit."
    first = [str(c.value) for row in again.worksheets[0].iter_rows() for c in row if c.value]
    for text in ("veel", "Dit deden wij wel."):
        assert say("form.again.not_asked", criterion="AA-03", text=text) in first
    assert "AA-03" not in mail.read_text("utf-8"), "a question that is not asked now cannot be mended"
    for told in (mail.read_text("utf-8"), *first):
        assert "zelfscan " not in told
        assert "Vraag het team" not in told
    waits.value = 1
    again.save(back)
    zelfscan("inlezen", str(back), "--map", str(folder), cwd=folder, code=None)
    now = stored(folder).answers
    assert {i: (a.level, a.prefilled) for i, a in now.items()} == {
        "AA-11": (3, False),
        "AA-02": (1, False),
        "BB-01": (2, False),
    }
    assert now["AA-02"].explanation == "Wij oefenen dit."


def test_a_form_of_which_every_answer_stands_does_not_go_back(folder: Path) -> None:
    """Nobody has to look at anything: the remark tells so, and no mail is written."""
    (folder / ANSWERS).unlink()
    path = _late_form(folder)
    book = load_workbook(path)
    cell_of(book, "AA-02").value = None
    book.save(path)
    done = zelfscan("inlezen", path.name, "--map", str(folder), cwd=path.parent, code=None)
    assert "alpha@1.0.0" in done.stderr
    assert not (folder / "terug").exists()


def test_what_could_not_be_used_at_a_question_of_then_sends_no_form_back(folder: Path) -> None:
    """It is told and kept; who filled it in has no cell any more to mend it in."""
    (folder / ANSWERS).unlink()
    path = _late_form(folder)
    book = load_workbook(path)
    cell_of(book, "AA-02").value, cell_of(book, "AA-03").value = None, "veel"
    book.save(path)
    done = zelfscan("inlezen", path.name, "--map", str(folder), cwd=path.parent, code=None)
    assert "AA-03" in done.stderr
    assert not (folder / "terug").exists()
