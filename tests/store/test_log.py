# SPDX-License-Identifier: EUPL-1.2
"""The log is read back: what was written, what came of what was cut off, and nothing of other lines."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from toolkit.store.ledger import sha256_of
from toolkit.store.log import CutOff, close_cut_off, log_line, written

OOST = {"path": "rounds/2026-q1/goed/team.yaml", "file": "Jan de Vries.xlsx"}
HALF = {"path": "rounds/2026-q1/half/team.yaml", "file": "c.xlsx"}
CHANGED = [
    {"what": "AA-01", "old": {"level": 1}, "new": {"level": 4}},
    {"what": "BB-01", "new": {"level": 2}},
]


def write_log(folder: Path, lines: list[dict[str, Any]]) -> None:
    """A log as the program writes it, and lines of somebody else."""
    texts = [json.dumps({"at": "2026-04-02T10:00:00+00:00", **line}) for line in lines]
    (folder / "log.jsonl").write_text("\n".join([*texts, "geen json", '{"event": "done"}']), encoding="utf-8")


def test_what_was_written_is_told_once_it_ended(tmp_path: Path) -> None:
    """The last first, with what came and what changed; not what failed, was removed or never ended."""
    other = {"path": "plans/regio.yaml", "file": "b.xlsx"}
    write_log(
        tmp_path,
        [
            {"event": "begin", **OOST, "changes": CHANGED},
            {"event": "begin", **HALF, "changes": []},
            {"event": "done", **OOST},
            {"event": "failed", **HALF},
            {"event": "done", **HALF},
            {"event": "begin", **other, "changes": [{"what": 7}]},
            {"event": "done", **other},
            {"event": "begin", **HALF, "changes": CHANGED[:1]},
            {"event": "cut-off", **HALF, "stored": True},
            {"event": "begin", **HALF, "changes": CHANGED[1:]},
            {"event": "cut-off", **HALF, "stored": False},
            {"event": "begin", **OOST, "gone": "x"},
            {"event": "done", **OOST},
            {"event": "begin", **OOST, "changes": CHANGED},
        ],
    )
    assert [(one.path, one.came, one.changed) for one in written(tmp_path)] == [
        (HALF["path"], (), ("AA-01",)),
        (other["path"], ("7",), ()),
        (OOST["path"], ("BB-01",), ("AA-01",)),
    ]
    assert written(tmp_path)[0].at == date(2026, 4, 2)
    assert written(tmp_path / "nergens") == ()


def begun(folder: Path, data: bytes = b"", **more: Any) -> None:  # noqa: ANN401 - what a line may say
    """A line of a write that was begun, of a file with these bytes."""
    assert log_line(folder, {"event": "begin", **HALF, "stored": sha256_of(data), **more}) is None


def test_what_is_written_today_is_told_of_today(tmp_path: Path) -> None:
    """The moment stands before all else in a line, with its zone, and comes back as a day."""
    first = datetime.now(UTC)
    begun(tmp_path, changes=CHANGED)
    assert log_line(tmp_path, {"event": "done", **HALF}) is None
    (one,) = written(tmp_path)
    assert one.at in {first.date(), datetime.now(UTC).date()}
    lines = [json.loads(line) for line in (tmp_path / "log.jsonl").read_bytes().splitlines()]
    assert {next(iter(line)) for line in lines} == {"at"}
    assert {datetime.fromisoformat(line["at"]).utcoffset() for line in lines} == {timedelta(0)}


def test_whatever_was_typed_stands_in_a_line_of_the_log(tmp_path: Path) -> None:
    """People can read it there, and half a sign of another program keeps nothing out."""
    begun(tmp_path, changes=[{"what": "AA-01", "old": {"explanation": "één \ud83d\nregel"}}])
    (line,) = (tmp_path / "log.jsonl").read_bytes().splitlines()
    (change,) = json.loads(line)["changes"]
    assert change["old"]["explanation"] == "één ?\nregel"
    assert "één" in line.decode("utf-8")


def test_a_last_line_without_its_end_is_kept_apart_from_the_next(tmp_path: Path) -> None:
    """A disk that was full: what stood there whole still counts, and so does what comes after it."""
    begun(tmp_path, changes=CHANGED)
    assert log_line(tmp_path, {"event": "done", **HALF}) is None
    log = tmp_path / "log.jsonl"
    log.write_bytes(log.read_bytes()[:-1])
    begun(tmp_path, changes=CHANGED[1:])
    assert log_line(tmp_path, {"event": "done", **HALF}) is None
    assert [one.changed for one in written(tmp_path)] == [(), ("AA-01",)]


@pytest.mark.parametrize("end", ["done", "failed", "cut-off"])
def test_a_log_in_which_all_is_ended_is_only_read(tmp_path: Path, end: str) -> None:
    """Whoever looks in a workspace leaves nothing there, also no lock."""
    begun(tmp_path, changes=[])
    assert log_line(tmp_path, {"event": end, **HALF}) is None
    assert close_cut_off(tmp_path) == ()
    assert [path.name for path in tmp_path.iterdir()] == ["log.jsonl"]


def test_each_that_was_cut_off_is_told_in_order_and_cleared_up_after(tmp_path: Path) -> None:
    """One stands whole, of another what was there before still does: in the log of each its own."""
    place = tmp_path / HALF["path"]
    place.parent.mkdir(parents=True)
    place.write_bytes(b"nieuw")
    (place.parent / ".zelfscan-abc123.tmp").write_bytes(b"half")
    assert log_line(tmp_path, {"event": "begin", **OOST, "stored": sha256_of(b"x")}) is None
    begun(tmp_path, b"nieuw", changes=CHANGED)
    assert close_cut_off(tmp_path) == (
        CutOff(OOST["path"], OOST["file"], stored=False, removed=False),
        CutOff(HALF["path"], HALF["file"], stored=True, removed=False),
    )
    assert [path.name for path in place.parent.iterdir()] == ["team.yaml"]
    assert [one.path for one in written(tmp_path)] == [HALF["path"]]
    assert close_cut_off(tmp_path) == ()
