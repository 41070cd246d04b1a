# SPDX-License-Identifier: EUPL-1.2
"""A talk is recorded on what was handed in; nothing else changes, and a form that says the same keeps it."""

import json
from datetime import date
from pathlib import Path

import pytest

from tests.typed import load_workbook
from tests.work.small import DAY, filled, opened
from toolkit.model.given.answers import Answers
from toolkit.reading.validated import load
from toolkit.store.answers_file import answers_to_yaml, path_of
from toolkit.work.discussed import Discussed, record_talk
from toolkit.work.receive.files import receive

TALK = date(2026, 5, 12)
UNIT = "goed"


def team(folder: Path) -> Answers:
    """What stands on disk of the team."""
    file = load("team.yaml", (folder / f"rounds/2026-q1/{UNIT}/team.yaml").read_bytes(), Answers)
    assert file.model is not None
    return file.model


def talk(folder: Path, unit: str = UNIT, on: date = TALK) -> Discussed:
    """Record a talk in the last round."""
    work = opened(folder)
    (found,) = (u.unit for u in work.score(work.region.last_round()).units if u.unit.id == unit)
    return record_talk(folder, work.region.last_round(), found, on)


def stated(folder: Path, *states: str) -> Answers:
    """The team's file with other states of its lists, in their order."""
    before = team(folder)
    pairs = zip(before.standards.items(), states, strict=True)
    standards = {name: each.model_copy(update={"state": state}) for (name, each), state in pairs}
    after = before.model_copy(update={"standards": standards})
    (folder / path_of(after)).write_bytes(answers_to_yaml(after))
    return after


@pytest.fixture
def handed_in(space: Path) -> Path:
    """A region in which one team handed in all lists."""
    stated(space, *("submitted" for _ in team(space).standards))
    return space


def test_a_talk_is_recorded_on_every_list_that_was_handed_in(handed_in: Path) -> None:
    """State and day change, answers and all else stay, and the log has what was there before."""
    before = team(handed_in)
    done = talk(handed_in)
    after = team(handed_in)
    assert done == Discussed(tuple(before.standards), ())
    assert {(s.state, s.since) for s in after.standards.values()} == {("discussed", TALK)}
    assert after.model_copy(update={"standards": before.standards}) == before
    begin, end = (json.loads(line) for line in (handed_in / "log.jsonl").read_text().splitlines()[-2:])
    assert (begin["event"], begin["file"], end["event"]) == ("begin", "besproken", "done")
    assert {change["old"]["state"] for change in begin["changes"]} == {"submitted"}


def test_the_same_talk_twice_changes_nothing(handed_in: Path) -> None:
    """Nothing to do, so nothing is written, not even in the log."""
    talk(handed_in)
    log = (handed_in / "log.jsonl").read_bytes()
    assert talk(handed_in).lists == tuple(team(handed_in).standards)
    assert (handed_in / "log.jsonl").read_bytes() == log


def test_a_draft_stays_a_draft(handed_in: Path) -> None:
    """Filled in is not handed in: the list is named, and the others are recorded."""
    first, *others = team(handed_in).standards
    stated(handed_in, "draft", *("submitted" for _ in others))
    done = talk(handed_in)
    assert [(p.code, dict(p.holes)["standard"]) for p in done.problems] == [("list-not-handed-in", first)]
    assert done.lists == tuple(others)
    assert team(handed_in).standards[first].state == "draft"


def test_of_a_team_that_sent_nothing_no_talk_is_recorded(space: Path) -> None:
    """There is nothing that was talked over; nothing is written."""
    (space / f"rounds/2026-q1/{UNIT}/team.yaml").unlink()
    done = talk(space)
    assert done.lists == ()
    assert [p.code for p in done.problems] == ["nothing-to-discuss"]
    assert not (space / f"rounds/2026-q1/{UNIT}/team.yaml").exists()


def test_a_talk_before_the_day_of_handing_in_is_looked_at_again(handed_in: Path) -> None:
    """It is recorded, and the day is named so that somebody looks whether it is right."""
    name, *_ = team(handed_in).standards
    after = team(handed_in).standards[name].model_copy(update={"since": date(2026, 6, 1)})
    file = team(handed_in).model_copy(update={"standards": {**team(handed_in).standards, name: after}})
    (handed_in / path_of(file)).write_bytes(answers_to_yaml(file))
    done = talk(handed_in)
    assert [(p.code, dict(p.holes)["since"]) for p in done.problems] == [
        ("discussed-before-handed-in", "2026-06-01")
    ]
    assert name in done.lists


@pytest.mark.parametrize(("level", "state"), [(2, "discussed"), (3, "submitted")])
def test_a_form_that_says_the_same_keeps_the_talk(
    space: Path, tmp_path: Path, level: int, state: str
) -> None:
    """Handed in again with the same answers it was talked over; with other answers it was not."""
    (space / f"rounds/2026-q1/{UNIT}/team.yaml").unlink()

    def take(name: str, value: int) -> None:
        path = filled(space, UNIT, value, tmp_path / name)
        book = load_workbook(path)
        (cell,) = (r[1] for r in book.worksheets[0].iter_rows(max_col=2) if r[0].value == "Ingeleverd")
        cell.value = "ja"
        book["Uitleg"]["H40"].value = name  # another file, whatever it says
        book.save(path)
        (done,) = receive(opened(space), [path], DAY, "newest")
        assert done.outcome == "read"

    take("eerst.xlsx", 2)
    assert talk(space).problems == ()
    take("weer.xlsx", level)
    assert {s.state for s in team(space).standards.values()} == {state}
