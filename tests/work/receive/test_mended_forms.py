# SPDX-License-Identifier: EUPL-1.2
"""Which form mends what stands, and what of a first attempt goes when it was mended under another name."""

import json
from pathlib import Path

import pytest

from toolkit.forms.question.filled import Filled
from toolkit.forms.question.read.cells import Cells
from toolkit.forms.question.read.labels import Labelled
from toolkit.forms.question.read.reading import FormReading
from toolkit.model.given.answers import Answers
from toolkit.model.problem import Place, Problem
from toolkit.model.region import Privacy
from toolkit.sheets.read.grid import Sheet
from toolkit.store.answers_file import answers_to_yaml, path_of
from toolkit.store.ledger import sha256_of
from toolkit.store.one_writer import Alone, alone
from toolkit.work.receive.mended_forms import clear_first_attempt, mends_last, to_mend

FIRST, LATER = "a" * 64, "b" * 64
KEY, NUMBER = ("AA-01", "level"), "111222333"  # passes the eleven test


def said(*sources: str | None, respondent: str = "team", unit: str = "oost") -> Answers:
    """Answers that came from files with these hashes; from the terminal without one."""
    came = {"file": "oost.xlsx", "on": "2026-03-24", "channel": "workbook", "toolkit": "0.1.0"}
    imports = tuple({**came, "n": n, "sha256": sha} for n, sha in enumerate(sources, 1))
    return Answers.model_validate(
        {
            "schema": "answers/1",
            "unit": unit,
            "round": "2026-q1",
            "respondent": respondent,
            "kind": "team" if respondent == "team" else "member",
            "imports": imports,
            "answers": {"AA-01": {"level": 2, "import": 1}},
        }
    )


def form(mends: str | None) -> FormReading:
    """A form that was made to mend a file."""
    return FormReading("verbeterd.xlsx", "c" * 64, mends=mends)


STANDS = answers_to_yaml(said(FIRST, LATER))


@pytest.mark.parametrize(
    ("mends", "old", "last"),
    [
        (LATER, said(FIRST, LATER), True),
        (sha256_of(STANDS), said(FIRST, LATER), True),
        (FIRST, said(FIRST, LATER), False),
        (FIRST, said(FIRST, None), False),
        (None, said(None), False),
        (FIRST, None, False),
        (None, None, False),
    ],
)
def test_only_what_stands_now_is_mended_unasked(
    mends: str | None, old: Answers | None, *, last: bool
) -> None:
    """Made from the last file or from the answers themselves; whatever came since, people choose."""
    assert mends_last(form(mends), old) is last


@pytest.fixture
def space(tmp_path: Path) -> Path:
    """The team, three colleagues of it and one of another team; and a file that cannot be read."""
    for one in (
        said(FIRST),
        said(FIRST, respondent="eerste"),
        said(FIRST, LATER, respondent="meer"),
        said(LATER, respondent="ander"),
        said(None, respondent="getypt"),
        said(FIRST, respondent="eerste", unit="west"),
    ):
        (tmp_path / path_of(one)).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path_of(one)).write_bytes(answers_to_yaml(one))
    (tmp_path / "rounds/2026-q1/oost/kapot.yaml").write_bytes(b"unit: [\n")
    return tmp_path


def there(space: Path) -> set[str]:
    """Who has answers."""
    return {path.relative_to(space).as_posix() for path in space.glob("rounds/**/*.yaml")}


def clear(space: Path, mends: str | None) -> tuple[Problem, ...]:
    """Clear up after a mended form of the team."""
    with alone(space) as held:
        assert isinstance(held, Alone)
        return clear_first_attempt(held, form(mends), said(FIRST))


def test_the_first_attempt_alone_is_taken_away(space: Path) -> None:
    """What holds more or came from elsewhere stays, and so does what is of another team; the log has it."""
    before, gone = there(space), "rounds/2026-q1/oost/eerste.yaml"
    assert clear(space, FIRST) == ()
    assert before - there(space) == {gone}
    begin, done = (json.loads(line) for line in (space / "log.jsonl").read_bytes().splitlines())
    assert (begin["path"], begin["file"], done["event"]) == (gone, "verbeterd.xlsx", "done")
    assert Answers.model_validate_json(json.dumps(begin["removed"])) == said(FIRST, respondent="eerste")


def test_a_form_that_mends_nothing_takes_nobody_away(space: Path) -> None:
    """Also not who typed answers in the terminal, of whom no file is known either."""
    before = there(space)
    assert clear(space, None) == ()
    assert there(space) == before


def test_what_cannot_be_taken_away_is_told(space: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program has it open: it stands there still, and somebody knows."""

    def held(*_: object, **__: object) -> None:
        raise PermissionError(13, "in gebruik")

    monkeypatch.setattr(Path, "unlink", held)
    before = there(space)
    assert [p.code for p in clear(space, FIRST)] == ["write-denied"]
    assert there(space) == before


def in_doubt(text: str) -> Problem:
    """A level that is none."""
    place = Place(sheet="Lijst", cell="B1")
    return Problem.of("cell-not-a-level", "a.xlsx", place, criterion="AA-01", text=text)


def asked(*problems: Problem, cells: bool = True) -> tuple[Filled | None, int]:
    """What goes back of a form with these problems, and how often an empty form was asked for."""
    sheet = Sheet("Lijst", (("AA-01", f"bsn {NUMBER} 2-3"),))
    at = {KEY: [Labelled(sheet, 0, 1)]} if cells else {}
    reading = FormReading("a.xlsx", "c" * 64, cells=Cells(at))
    times = list[int]()

    def empty() -> tuple[Sheet, ...]:
        times.append(1)
        return ()

    return to_mend(reading, problems, Privacy(), empty), len(times)


def test_a_form_goes_back_when_there_is_something_to_mend() -> None:
    """Not for what is good to know, and not when nothing of it can be shown: then no empty form is made."""
    remark, doubt = Problem.of("same-file-again", "a.xlsx"), in_doubt("2-3")
    assert asked() == asked(remark) == asked(doubt, cells=False) == (None, 0)
    filled, times = asked(remark, doubt)
    assert filled is not None
    assert times == 1
    assert filled.values == {KEY: "bsn […] 2-3"}
    assert KEY in {point.key for point in filled.points}


def test_no_point_repeats_what_may_not_be_kept() -> None:
    """A number of a person in a cell goes back neither in the cell nor in what is told of it."""
    filled, _ = asked(in_doubt(f"drie, bsn {NUMBER}"))
    assert filled is not None
    assert filled.points
    assert NUMBER not in repr(filled)
