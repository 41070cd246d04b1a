# SPDX-License-Identifier: EUPL-1.2
"""Two programs in one workspace: what one wrote is never gone because the other wrote too."""

import hashlib
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.typed import load_workbook
from tests.work.at_once import holding, started
from tests.work.small import DAY, copy, filled, opened
from toolkit.model.given.answers import Answers
from toolkit.reading.validated import load
from toolkit.store.one_writer import Alone, alone
from toolkit.work.receive.files import receive
from toolkit.work.workspace.stored import read_stored_plan
from tools.fuzz.kill import action_book

TRIES = 6
ROUND = "2026-q1"
PLACE = f"rounds/{ROUND}/goed"


def _half(path: Path, half: int) -> None:
    """Empty every other answer of a form, beginning with the first or the second."""
    book = load_workbook(path)
    cells = []
    for sheet in book.worksheets:
        heads = [c for row in sheet.iter_rows() for c in row if c.value == "Niveau"]
        rows = sheet.iter_rows(min_row=heads[0].row + 1) if heads else ()
        cells += [row[heads[0].column - 1] for row in rows if isinstance(row[heads[0].column - 1].value, int)]
    assert len(cells) > 2
    for cell in cells[half::2]:
        cell.value = None
    book.save(path)


def together(acts: list[tuple[str, object]], spaces: list[Path]) -> list[list[str]]:
    """Processes that each do something in every workspace, at the same moment; what each said of it."""
    runs = [started(act, what, me, len(acts), *spaces) for me, (act, what) in enumerate(acts)]
    for run in runs:
        run.join(240)
    assert [run.exitcode for run in runs] == [0] * len(acts)
    return [
        [(space / f"outcome-{me}").read_text(encoding="utf-8") for me in range(len(acts))] for space in spaces
    ]


def _stored(space: Path) -> Answers:
    found = load("team.yaml", (space / PLACE / "team.yaml").read_bytes(), Answers).model
    assert found is not None
    return found


def test_two_imports_at_once_lose_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each form is stored or told; whatever is told to be stored stands there, and the log is whole."""
    monkeypatch.setattr("toolkit.work.workspace.open.package_content", dict)
    spaces = [copy(tmp_path / f"regio-{n}") for n in range(TRIES)]
    for space in spaces:
        for path in (space / PLACE).iterdir():
            path.unlink()
    forms = [filled(spaces[0], "goed", 2, tmp_path / f"form-{me}.xlsx") for me in range(2)]
    for me, form in enumerate(forms):
        _half(form, me)
    together([("take", form) for form in forms], spaces)
    for space in spaces:
        outcomes = [(space / f"outcome-{me}").read_text(encoding="utf-8") for me in range(2)]
        assert sorted(outcomes) == ["read", "refused"]
        first = hashlib.sha256(forms[outcomes.index("read")].read_bytes()).hexdigest()
        assert [i.sha256 for i in _stored(space).imports] == [first]
        log = [json.loads(line) for line in (space / "log.jsonl").read_text(encoding="utf-8").splitlines()]
        assert [line["event"] for line in log] == ["begin", "done"]


def test_two_action_workbooks_at_once_lose_no_decision(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two colleagues decided about different actions: both decisions stand there, whoever came first."""
    monkeypatch.setattr("toolkit.work.workspace.open.package_content", dict)
    spaces = [copy(tmp_path / f"regio-{n}") for n in range(TRIES)]
    books, actions = [], []
    _, made = action_book(opened(spaces[0]), "derde")
    for me in range(2):
        book = load_workbook(io.BytesIO(made))
        cells = (cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)
        head: Any = next(cell for cell in cells if cell.value == "Besluit")
        rows = [r for r in head.parent.iter_rows(min_row=head.row + 1) if str(r[0].value).startswith("M-")]
        rows[me][head.column - 1].value = "overnemen"
        actions.append(str(rows[me][0].value))
        books.append(tmp_path / f"besluiten-{me}.xlsx")
        book.save(books[-1])
    assert together([("take", book) for book in books], spaces) == [["read", "read"]] * TRIES
    for space in spaces:
        plan, broken = read_stored_plan(space, "derde")
        assert broken is None
        assert plan is not None
        assert {plan.actions[name].decision for name in actions} == {"accepted"}
        log = [json.loads(line) for line in (space / "log.jsonl").read_text(encoding="utf-8").splitlines()]
        assert [line["event"] for line in log] == ["begin", "done"] * 2


def test_a_talk_and_answers_at_once_both_stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One records a talk, others fill in questions of the same team: nothing of it is gone."""
    monkeypatch.setattr("toolkit.work.workspace.open.package_content", dict)
    spaces = [copy(tmp_path / f"regio-{n}") for n in range(TRIES)]
    told = together([("talk", ""), ("answer", "AA-01"), ("answer", "BB-01")], spaces)
    assert told == [["()"] * 3] * TRIES
    for space in spaces:
        stored = _stored(space)
        assert (stored.answers["AA-01"].level, stored.answers["BB-01"].level) == (0, 0)
        assert {(state.state, state.since) for state in stored.standards.values()} == {("discussed", DAY)}


def test_only_who_is_alone_can_write(tmp_path: Path) -> None:
    """What allows to write comes from the lock, and holds no longer than that."""
    with alone(tmp_path) as held:
        assert isinstance(held, Alone)
        assert held.folder == tmp_path
    with pytest.raises(RuntimeError):
        held.folder  # noqa: B018 - asking is what is not allowed


def test_a_run_that_was_killed_blocks_nobody(tmp_path: Path) -> None:
    """The lock is gone with the process that held it, whatever file lies there still."""
    space = copy(tmp_path / "regio")
    holder = holding(space)
    holder.kill()
    holder.join()
    with alone(space, 1) as held:
        assert isinstance(held, Alone)


def test_who_waits_in_vain_is_told_what_to_do(
    space: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While another writes nothing is written, and the answer names what to do; afterwards it goes on."""
    monkeypatch.setattr("toolkit.work.receive.files.PATIENCE", 0.1)
    forms = [filled(space, unit, 2, tmp_path / f"{unit}.xlsx") for unit in ("goed", "half")]
    before = {path: path.read_bytes() for path in space.rglob("*.yaml")}
    holder = holding(space)
    try:
        came = list(receive(opened(space), forms, DAY, "newest"))
        assert [(one.outcome, one.unit) for one in came] == [("refused", "goed"), ("refused", "half")]
        assert [[p.code for p in one.problems] for one in came] == [["workspace-busy"], ["workspace-busy"]]
        assert {path: path.read_bytes() for path in space.rglob("*.yaml")} == before
    finally:
        holder.kill()
        holder.join()
    assert [one.outcome for one in receive(opened(space), forms, DAY, "newest")] == ["read", "read"]
