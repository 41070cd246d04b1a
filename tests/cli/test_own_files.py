# SPDX-License-Identifier: EUPL-1.2
"""What people work in survives every command that makes files again, whatever happened meanwhile."""

import os
import shutil
import signal
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from tests.cli.runner import few_example_files, zelfscan
from tests.cli.test_decisions import BOOK, ROUND, TEAM, fill, first_action
from tests.cli.test_demo import hashes
from tests.typed import load_workbook
from tests.work.small import copy, filled, opened
from tests.work.some_faces import set_in_words, set_under_all_names
from toolkit.cli.main import zelfscan as command
from toolkit.words.catalogue import say
from toolkit.words.text import listing
from toolkit.work.make.write.faces import Document, Rendered

FORM = f"formulieren/{ROUND}/{TEAM}.xlsx"
ACTIONS = f"documenten/{ROUND}/{BOOK}"
PLAN = f"documenten/{ROUND}/ontwikkelplan-{TEAM}-{ROUND}.docx"
FIRST = "Lees het eerst in"


def beside(name: str) -> str:
    """Where the program sets a new version of a file that people changed."""
    path = Path(name)
    return path.with_name(f"{path.stem} (nieuw){path.suffix}").as_posix()


def sentence_added(path: Path) -> None:
    """As somebody who works in a plan does."""
    document = docx.Document(str(path))
    document.add_paragraph("Afgesproken in het teamoverleg van 12 mei.")
    document.save(str(path))


def level_typed(path: Path) -> None:
    """As somebody who fills in one question of a form where it stands."""
    book = load_workbook(path)
    sheet, row, column = next(
        (s, c.row, c.column)
        for s in book.worksheets
        for line in s.iter_rows()
        for c in line
        if c.value == "Niveau"
    )
    row = next(n for n in range(row + 1, row + 9) if "-" in str(sheet.cell(n, 1).value))
    sheet.cell(row, column).value = 2
    book.save(path)


def answers_changed(own: Path) -> None:
    """Another answer than the plan was made from."""
    path = own / "rounds" / ROUND / TEAM / "team.yaml"
    text = path.read_text(encoding="utf-8")
    assert "level: 3" in text
    path.write_text(text.replace("level: 3", "level: 1"), encoding="utf-8")


def test_form_plan_and_action_workbook_survive_being_made_again(
    demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Filled in or edited in place, in a folder that was moved: left, the new one beside it, and told."""
    set_under_all_names(monkeypatch)
    own = Path(shutil.copytree(demo, tmp_path / "ergens" / "anders"))
    sentence_added(own / PLAN)
    level_typed(own / FORM)
    fill(own / ACTIONS, BOOK, (first_action(own / ACTIONS), "decision", "overnemen"))
    answers_changed(own)
    mine = {name: (own / name).read_bytes() for name in (PLAN, FORM, ACTIONS)}
    page = (own / PLAN).with_suffix(".html").read_bytes()
    forms = zelfscan("formulieren", "--team", TEAM, "--map", own, cwd=own).stderr
    plans = zelfscan("plannen", "--team", TEAM, "--map", own, cwd=own).stderr
    assert {name: (own / name).read_bytes() for name in mine} == mine
    assert (own / PLAN).with_suffix(".html").read_bytes() != page
    for told, name, of_it in ((forms, FORM, 1), (plans, ACTIONS, 1), (plans, PLAN, 0)):
        assert (own / beside(name)).is_file(), name
        assert Path(beside(name)).name in told
        (lines,) = (part for part in told.split("\n\n") if part.lstrip().startswith((own / name).as_posix()))
        assert lines.count(FIRST) == of_it, name
    assert (own / beside(FORM)).read_bytes() == (demo / FORM).read_bytes()
    before = {path: path.read_bytes() for path in (own / "documenten").rglob("*") if path.is_file()}
    again = zelfscan("plannen", "--team", TEAM, "--map", own, cwd=own).stderr
    assert say("cli.plannen.same", what=say("cli.plannen.plans", n=1), n=1) in again
    assert Path(beside(ACTIONS)).name in again
    assert {path: path.read_bytes() for path in (own / "documenten").rglob("*") if path.is_file()} == before
    zelfscan("inlezen", own / ACTIONS, "--map", own, cwd=own)
    after = zelfscan("plannen", "--team", TEAM, "--map", own, cwd=own).stderr
    assert FIRST not in after
    assert (own / ACTIONS).read_bytes() == mine[ACTIONS]


def test_a_comparison_that_was_edited_survives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also what is written with --uit: named as it stands."""
    monkeypatch.setattr("toolkit.work.workspace.open.package_content", dict)
    set_under_all_names(monkeypatch)
    space, out = copy(tmp_path / "regio"), tmp_path / "uit"
    zelfscan("vergelijken", "--map", space, "--uit", out, cwd=tmp_path)
    edited = next(out.glob("*.docx"))
    edited.write_bytes(edited.read_bytes() + b"van ons")
    mine = edited.read_bytes()
    told = zelfscan("vergelijken", "--map", space, "--uit", out, cwd=tmp_path).stderr
    assert edited.read_bytes() == mine
    (new,) = out.glob("* (nieuw).docx")
    assert f"Geschreven: {new}" in told
    assert f"Geschreven: {edited}\n" not in told
    assert len(list(out.glob("*.pdf"))) == 1


def test_a_second_demo_changes_nothing_and_keeps_what_was_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Decisions that were read in, an edited source and an edited plan; all else has the same bytes.

    In another folder: see test_wheel.py.
    """
    set_under_all_names(monkeypatch)
    few = few_example_files()
    monkeypatch.setattr("toolkit.cli.tour.example_files", lambda: few)
    own = tmp_path / "regio"
    zelfscan("demo", "regio", cwd=tmp_path)
    before = hashes(own)
    decided, region, plan = own / "plans" / f"{TEAM}.yaml", own / "region.yaml", own / PLAN
    mine = {}
    for path in (decided, region, plan):
        mine[path] = path.read_bytes() + b"# van ons\n"
        path.write_bytes(mine[path])
    told = zelfscan("demo", "regio", cwd=tmp_path).stderr
    assert {path: path.read_bytes() for path in mine} == mine
    assert sorted(path.name for path in own.rglob("*(nieuw)*")) == [Path(beside(PLAN)).name]
    for path in mine:
        assert path.relative_to(tmp_path).as_posix() in told
    assert say("cli.demo.n_known", n=2).split(maxsplit=1)[1] in told
    assert say("cli.demo.n_read", n=1).split()[-1] not in told
    other = {path.relative_to(own).as_posix() for path in mine} | {beside(PLAN)}
    now = hashes(own)
    assert {n: data for n, data in now.items() if n not in other} == {
        n: data for n, data in before.items() if n not in other
    }


def test_talk_sheet_settling_form_and_reminder_survive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What people wrote in it stays when the same is asked again; a filled-in form is to be read in first."""
    monkeypatch.setattr("toolkit.work.workspace.open.package_content", dict)
    set_in_words(monkeypatch)
    space = copy(tmp_path / "regio")
    asked = (["gesprek", "--team", "samen"], ["herinneren", "--datum", "2026-04-01"])

    def ask() -> str:
        done = [CliRunner().invoke(command, [*words, "--map", str(space)]) for words in asked]
        assert [one.exit_code for one in done] == [0, 0], done
        return "".join(one.output for one in done)

    ask()
    (sheet,) = (space / "documenten" / "2026-q1").glob("*.md")
    (form,) = (space / "documenten" / "2026-q1").glob("*.xlsx")
    (reminder, *_) = sorted((space / "herinneringen" / "2026-q1").glob("*.txt"))
    level_typed(form)
    for path in (sheet, reminder):
        path.write_bytes(path.read_bytes() + b"van ons")
    mine = {path: path.read_bytes() for path in (sheet, form, reminder)}
    region = (space / "region.yaml").read_text(encoding="utf-8")
    (space / "region.yaml").write_text(region.replace("title: ", "title: Nieuw ", 1), encoding="utf-8")
    told = " ".join(ask().split())
    assert {path: path.read_bytes() for path in mine} == mine
    assert all((path.parent / beside(path.name)).is_file() for path in mine)
    assert told.count(FIRST) == 1


def stopped_at_the_first_plan(plannen: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the command, and press Ctrl-C while it sets the first document."""

    def stop(_self: object, document: Document) -> Rendered:
        os.kill(os.getpid(), signal.SIGINT)
        return Rendered(((f"{document.name}.md", b"nieuw"),))

    with monkeypatch.context() as patched:
        patched.setattr("toolkit.work.make.write.faces.Faces.set", stop)
        assert CliRunner().invoke(command, plannen).exit_code == 1


def test_who_stops_halfway_and_goes_on_keeps_edits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C after the first plan: edits in what was and in what was not yet made again both stand."""
    monkeypatch.setattr("toolkit.work.workspace.open.package_content", dict)
    monkeypatch.setattr("toolkit.cli.plans.processes_for", lambda _n: 1)
    set_in_words(monkeypatch)
    space = copy(tmp_path / "regio")
    out = space / "documenten" / "2026-q1"
    plannen = ["plannen", "--map", str(space)]
    assert CliRunner().invoke(command, plannen).exit_code == 0
    first = {path: path.read_bytes() for path in out.glob("*.md")}
    edited = [out / f"ontwikkelplan-{unit}-2026-q1.md" for unit in ("goed", "derde")]
    for path in edited:
        path.write_bytes(b"van het team")
    (space / "templates").mkdir()
    (space / "templates" / "plan.css").write_text("body { color: purple }", encoding="utf-8")
    stopped_at_the_first_plan(plannen, monkeypatch)
    stopped = sum(path.read_bytes() != data for path, data in first.items())
    assert len(edited) <= stopped < len(first)
    assert CliRunner().invoke(command, plannen).exit_code == 0
    assert [path.read_bytes() for path in edited] == [b"van het team"] * 2
    assert {path.name for path in out.glob("*.md")} - {path.name for path in first} == {
        f"{path.stem} (nieuw).md" for path in edited
    }
    teams = sum(path.name.startswith("ontwikkelplan") for path in first)
    kinds = [("plans", teams), ("lists", len(first) - teams)]
    what = listing([say(f"cli.plannen.{key}", n=n) for key, n in kinds])
    told = CliRunner().invoke(command, plannen).stderr
    assert say("cli.plannen.same", what=what, n=len(first)) in " ".join(told.split())


def test_who_stops_waits_for_no_workbook_of_all_plans(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What parties decide about follows from every plan: it comes with the last one, not after Ctrl-C."""
    monkeypatch.setattr("toolkit.work.workspace.open.package_content", dict)
    monkeypatch.setattr("toolkit.cli.plans.processes_for", lambda _n: 1)
    set_in_words(monkeypatch)
    plannen = ["plannen", "--map", str(copy(tmp_path / "regio"))]

    def books() -> set[str]:
        return {path.name for path in tmp_path.rglob("besluiten-*.xlsx")}

    stopped_at_the_first_plan(plannen, monkeypatch)
    assert not books()
    assert CliRunner().invoke(command, plannen).exit_code == 0
    assert books()


def test_a_form_that_was_filled_in_in_place_survives_a_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C while forms are made again: the filled-in one stands, and the next run says to read it in."""
    monkeypatch.setattr("toolkit.work.workspace.open.package_content", dict)
    space = copy(tmp_path / "regio")
    place = space / "formulieren" / "2026-q1" / "goed.xlsx"
    formulieren = ["formulieren", "--map", str(space)]
    assert CliRunner().invoke(command, formulieren).exit_code == 0
    assert opened(space).folder == space
    mine = filled(space, "goed", 2, place).read_bytes()
    with monkeypatch.context() as patched:

        def stop(*_: object) -> bytes:
            os.kill(os.getpid(), signal.SIGINT)
            return b"nieuw"

        patched.setattr("toolkit.forms.question.write.workbook.FormWriter.write", stop)
        assert CliRunner().invoke(command, formulieren).exit_code == 1
    assert place.read_bytes() == mine
    done = CliRunner().invoke(command, formulieren)
    assert done.exit_code == 0
    assert place.read_bytes() == mine
    assert "goed (nieuw).xlsx" in done.stderr
    assert FIRST in done.stderr
