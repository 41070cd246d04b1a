# SPDX-License-Identifier: EUPL-1.2
"""A reminder says exactly what is open or wrong, and nothing to who has nothing open."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from tests.work.small import opened
from toolkit.model.given.answers import Answer, Answers, Import, ListState
from toolkit.model.given.plan import BasedOnRound, Plan
from toolkit.store.answers_file import answers_to_yaml, path_of
from toolkit.store.plan_file import plan_path, plan_to_yaml
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, unit_text
from toolkit.work.make.unit.reminders import make_reminders
from toolkit.work.status.open_points import OpenPoints, open_points
from toolkit.work.status.standing import RoundStanding, Standing, standing
from toolkit.work.workspace.open import Place, look

ROUND, TEAM, TOWN = "2026-q1", "goed", "gemeente-noorddorp"
SENT, TODAY = date(2026, 3, 19), date(2026, 3, 20)
SOURCE = Import(n=1, file="x.xlsx", sha256="a" * 64, on=SENT, channel="workbook", toolkit="0.1.0")


def points(space: Path, unit: str = TEAM) -> OpenPoints:
    """What is open of one unit."""
    work = opened(space)
    (found,) = open_points(work, work.region.last_round(), unit)
    return found


def mail(space: Path, unit: str = TEAM, on: date = TODAY) -> str:
    """The reminder of one unit; empty when it gets none."""
    work = opened(space)
    (made,) = make_reminders(work, work.region.last_round(), on, unit)
    return made.files[0][1].decode("utf-8") if made.files else ""


def status(space: Path, unit: str = TEAM) -> Standing:
    """How far the unit is, as status says."""
    place = look(space)
    assert isinstance(place, Place)
    found = standing(place, place.region.last_round())
    assert isinstance(found, RoundStanding)
    return next(at for of, at in found.units if of.id == unit)


def nothing(space: Path, unit: str = TEAM) -> None:
    """Take away everything that a unit sent in the round."""
    for path in (space / "rounds" / ROUND / unit).glob("*"):
        path.unlink()


def sent(
    space: Path, unit: str = TEAM, *, state: str = "submitted", other: Mapping[str, Answer] | None = None
) -> Answers:
    """The unit answered every question alike, but for those with other answers."""
    form = points(space, unit).form
    answers = {row.id: Answer(level=4, explanation="Zo.") for row in form.rows}
    answers |= other or {}
    pins = (each.pin.split("@") for each in form.lists)
    states = {name: ListState.model_validate({"version": v, "state": state}) for name, v in pins}
    file = Answers(
        schema_="answers/1",
        unit=unit,
        round=ROUND,
        respondent="team",
        standards=states,
        imports=(SOURCE,),
        answers=answers,
    )
    nothing(space, unit)
    (space / path_of(file)).parent.mkdir(parents=True, exist_ok=True)
    (space / path_of(file)).write_bytes(answers_to_yaml(file))
    return file


@pytest.mark.parametrize("unit", [TEAM, TOWN])
def test_of_who_sent_nothing_every_list_is_open_with_its_questions(space: Path, unit: str) -> None:
    """The lists are named with their number of questions, and the day and the mailbox with them."""
    nothing(space, unit)
    found = points(space, unit)
    assert found.received is None
    assert [(e.filled, e.asked) for e in found.lists] == [(0, len(each.rows)) for each in found.form.lists]
    text = mail(space, unit)
    for each in found.form.lists:
        assert f"{each.title}: {len(each.rows)} " in text
    for part in ("nog geen formulier", "24 maart 2026", "over 4 dagen", "zelfscan@voorbeeld.example"):
        assert part in text
    assert "{" not in text


@pytest.mark.parametrize(
    ("unit", "own"), [(TEAM, "het team samen"), (TOWN, "Kies dan bij 'Ingevuld door' de gemeente")]
)
def test_of_who_answered_alone_each_kind_of_unit_reads_what_is_missing(
    space: Path, unit: str, own: str
) -> None:
    """One official of a municipality filled it in alone: it is asked whether that is its answer."""
    alone = sent(space, unit).model_copy(update={"respondent": "beleidsadviseur", "kind": "member"})
    nothing(space, unit)
    (space / path_of(alone)).write_bytes(answers_to_yaml(alone))
    text = mail(space, unit)
    assert "Wel kwam er 1 formulier van een losse invuller." in text
    assert own in text
    own_text = text.replace(say("word.example_notice"), "")
    assert ("team" in own_text) == (unit == TEAM)


def test_who_sent_everything_gets_no_reminder(space: Path) -> None:
    """Whole and handed in: nothing is open, and no text is written."""
    sent(space)
    assert not points(space).any
    assert mail(space) == ""


def test_a_draft_and_a_hole_are_told_with_their_counts(space: Path) -> None:
    """A list that is a draft says how far it is; one that is handed in says how many answers it misses."""
    first, *_ = points(space).form.rows
    sent(space, state="draft", other={first.id: Answer(unknown=True)})
    (one, *_) = points(space).lists
    assert one.filled == one.asked, "'weet ik niet' is an answer"
    assert f"{one.title}: {one.asked} van {one.asked} vragen ingevuld, en nog niet ingeleverd." in mail(space)
    sent(space, other={first.id: Answer()})
    (only,) = points(space).lists
    assert (only.state, only.asked - only.filled) == ("submitted", 1)
    assert f"1 van {only.asked} vragen heeft nog geen antwoord" in mail(space)


def test_what_is_wrong_in_the_answers_is_said(space: Path) -> None:
    """An answer that cannot be used stands in the text with its question and what was typed."""
    first, *_ = points(space).form.rows
    sent(space, other={first.id: Answer(rejected="drie à vier")})
    assert any(first.id in line and "drie à vier" in line for line in mail(space).splitlines())


def test_a_file_that_cannot_be_read_is_not_nothing(space: Path) -> None:
    """Somebody broke the file: status and reminder say that it came, and nobody is asked to begin anew."""
    file = sent(space)
    (space / path_of(file)).write_text("unit: [", encoding="utf-8")
    assert status(space).unreadable
    assert points(space).unreadable
    text = mail(space)
    assert "nog geen formulier" not in text
    assert "niet kunnen lezen" in text


def test_status_says_when_what_came(space: Path) -> None:
    """The day of the last form, and of the last action workbook of this round; of another round none."""
    sent(space)
    assert (status(space).received, status(space).actions) == (SENT.isoformat(), None)
    for round_, came in (("2025-q3", None), (ROUND, SENT.isoformat())):
        base = BasedOnRound(round=round_, norm="testnorm@1.0.0", measures="1.0.0")
        plan = Plan(schema_="plan/1", unit=TEAM, based_on=base, imports=(SOURCE,))
        (space / plan_path(TEAM)).write_bytes(plan_to_yaml(plan))
        assert status(space).actions == came
    nothing(space)
    assert status(space).received is None


def test_an_action_workbook_that_did_not_come_back_is_open(space: Path) -> None:
    """From when it was made until it is read; then nothing is open any more."""
    sent(space)
    book = space / "documenten" / ROUND / f"{TEAM}-acties-{ROUND}.xlsx"
    book.parent.mkdir(parents=True)
    book.write_bytes(b"")
    text = mail(space)
    assert "werkmap met acties" in text
    assert "24 maart" not in text, "the day to hand in is about the form"
    base = BasedOnRound(round=ROUND, norm="testnorm@1.0.0", measures="1.0.0")
    plan = Plan(schema_="plan/1", unit=TEAM, based_on=base, imports=(SOURCE,))
    (space / plan_path(TEAM)).write_bytes(plan_to_yaml(plan))
    assert mail(space) == ""


@pytest.mark.parametrize(
    ("unit", "named", "other"), [(TEAM, "ontwikkelplan", "actielijst"), (TOWN, "actielijst", "ontwikkelplan")]
)
def test_a_book_is_asked_for_by_the_name_of_the_plan_that_it_came_with(
    space: Path, unit: str, named: str, other: str
) -> None:
    """A team has an ontwikkelplan, a municipality an actielijst; the subject says which it is for."""
    sent(space, unit)
    book = space / "documenten" / ROUND / f"{unit}-acties-{ROUND}.xlsx"
    book.parent.mkdir(parents=True)
    book.write_bytes(b"")
    text = mail(space, unit)
    assert named in text
    assert other not in text
    title = points(space, unit).form.title
    assert unit_text("team" if unit == TEAM else "municipality", title) in text.splitlines()[0]
    assert unit_text("municipality", title) != title != unit_text("employer", title)


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2026, 3, 23), "over 1 dag."),
        (date(2026, 3, 24), "vandaag"),
        (date(2026, 3, 31), "7 dagen geleden"),
    ],
)
def test_the_days_are_counted_from_the_day_that_is_given(space: Path, on: date, said: str) -> None:
    """The same files on another day differ in that alone."""
    nothing(space)
    assert said in mail(space, on=on)
    assert day_text(date(2026, 3, 24)) in mail(space, on=on)


def test_who_was_asked_alone_and_sent_nothing_is_named(space: Path) -> None:
    """By function, as long as the unit did not answer together; then it waits for nobody alone."""
    nothing(space)
    place = space / "formulieren" / ROUND
    place.mkdir(parents=True)
    (place / f"{TEAM}-gezinswerker-2.xlsx").write_bytes(b"")
    (place / f"{TEAM}-partner-veilig-thuis.xlsx").write_bytes(b"")
    (place / f"{TEAM}-jan-jansen.xlsx").write_bytes(b"")  # on no list: it may be somebody's name
    line = say("mail.reminder.silent", names="gezinswerker 2 en partner Veilig Thuis")
    assert line in mail(space)
    assert "jansen" not in mail(space)
    sent(space, state="draft")
    assert line not in mail(space)
