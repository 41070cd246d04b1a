# SPDX-License-Identifier: EUPL-1.2
"""With 'keep' what stands there stays, and what a form only adds comes in."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from tests.store.generated import answers as any_answers
from tests.store.test_additions import FULLER, dated
from tests.store.test_imports import FIRST, NEW, OLD, SECOND, everything, form, log, stored
from tests.store.writing import import_answers
from tests.strategies import DEEP, kept
from toolkit.model.given.answers import (
    ANSWER_TEXTS,
    Answer,
    Answers,
    Formation,
    ListState,
    OwnSupport,
    Profile,
)
from toolkit.store.imports import known_files
from toolkit.store.merging.additions import gives_way
from toolkit.store.merging.differences import differences
from toolkit.store.merging.kept import only_added
from toolkit.store.merging.merge import merge
from toolkit.words.catalogue import describe

DAY = date(2026, 3, 24)


@pytest.fixture
def space(tmp_path: Path) -> Path:
    """A workspace into which the old form was read."""
    assert import_answers(tmp_path, "oost.xlsx", None, OLD, "ask").outcome == "read"
    return tmp_path


def test_one_changed_answer_keeps_no_addition_out(space: Path) -> None:
    """The changed and the emptied answer stay as they were; the new one is stored, and each is told."""
    result = import_answers(space, "nieuw.xlsx", stored(space), NEW, "keep")
    assert result.outcome == "kept"
    assert result.differences == differences(OLD, merge(OLD, NEW))
    (problem,) = result.problems
    assert (problem.code, problem.file) == ("kept-and-added", "nieuw.xlsx")
    assert "2 verschillen" in describe(problem)[0]
    now = stored(space).answers
    assert {key: now[key] for key in OLD.answers} == OLD.answers
    assert (now["AA-04"].unknown, now["AA-04"].import_) == (True, 2)
    assert [change["what"] for line in log(space)[2:3] for change in line["changes"]] == ["AA-04"]


def test_what_was_kept_out_may_come_yet(space: Path) -> None:
    """The same file again has nothing to add; with 'newest' or chosen it counts whole, and is known then."""
    import_answers(space, "nieuw.xlsx", stored(space), NEW, "keep")
    before = everything(space)
    again = import_answers(space, "nieuw.xlsx", stored(space), NEW, "keep")
    assert (again.outcome, [p.code for p in again.problems]) == ("kept", ["kept-existing"])
    assert everything(space) == before
    assert [(i.sha256, i.partly) for i in stored(space).imports] == [(FIRST, False), (SECOND, True)]
    assert known_files(stored(space).imports) == {FIRST}
    assert import_answers(space, "nieuw.xlsx", stored(space), NEW, "newest").outcome == "read"
    assert differences(stored(space), NEW) == ()
    assert import_answers(space, "nieuw.xlsx", stored(space), NEW, "newest").outcome == "unchanged"


def test_with_nothing_to_add_not_a_byte_changes(space: Path) -> None:
    """A form that only says otherwise leaves answers and log as they are."""
    before = everything(space)
    other = form(SECOND, AA_02=Answer(level=4))
    result = import_answers(space, "nieuw.xlsx", stored(space), other, "keep")
    assert (result.outcome, [p.code for p in result.problems]) == ("kept", ["kept-existing"])
    assert everything(space) == before


def test_of_an_older_form_nothing_is_added(tmp_path: Path) -> None:
    """What a newer form left out may have been taken out: an older one does not put it back."""
    import_answers(tmp_path, "december.xlsx", None, dated(OLD, "2025-12-19"), "ask")
    before = everything(tmp_path)
    result = import_answers(tmp_path, "x.xlsx", stored(tmp_path), dated(FULLER, "2025-11-29"), "keep")
    assert (result.outcome, [p.code for p in result.problems]) == ("kept", ["kept-existing"])
    assert everything(tmp_path) == before


def test_a_disk_that_refuses_is_told(space: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is said to be added that could not be written."""

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "schijf vol")

    monkeypatch.setattr("tempfile.mkstemp", full)
    result = import_answers(space, "nieuw.xlsx", stored(space), NEW, "keep")
    assert (result.outcome, [p.code for p in result.problems]) == ("refused", ["disk-full"])


ANSWERS: list[tuple[Answer | None, Answer | None, Answer | None]] = [
    (None, Answer(level=3), Answer(level=3)),
    (Answer(level=2), None, Answer(level=2)),
    (Answer(level=2), Answer(level=3, explanation="Om wat er bij 3 hoort."), Answer(level=2)),
    (Answer(level=2), Answer(level=2, explanation="Nu wel."), Answer(level=2, explanation="Nu wel.")),
    (
        Answer(level=2, explanation="Kort."),
        Answer(level=2, explanation="Anders.", evidence="werkafspraak"),
        Answer(level=2, explanation="Kort.", evidence="werkafspraak"),
    ),
    (
        Answer(level=2, explanation="Kort."),
        Answer(level=2, explanation="Anders."),
        Answer(level=2, explanation="Kort."),
    ),
    (
        Answer(level=2, placed="own_team"),
        Answer(level=2, placed="other_party", party="JGZ", evidence="x"),
        Answer(level=2, placed="own_team", evidence="x"),
    ),
    (
        Answer(explanation="Kort."),
        Answer(unknown=True, explanation="Anders."),
        Answer(unknown=True, explanation="Kort."),
    ),
    (
        Answer(level=2, explanation="Kort."),
        Answer(level=2, explanation="Anders.", party="JGZ"),
        Answer(level=2, explanation="Kort.", party="JGZ"),
    ),
    (
        Answer(explanation="Kort."),
        Answer(rejected="drie à vier", explanation="Anders."),
        Answer(rejected="drie à vier", explanation="Kort."),
    ),
    (Answer(level=2), Answer(rejected="drie à vier"), Answer(level=2)),
    (Answer(rejected="drie à vier"), Answer(level=3), Answer(level=3)),
    (
        Answer(rejected="drie à vier", explanation="Kort."),
        Answer(explanation="Kort.", evidence="werkafspraak"),
        Answer(rejected="drie à vier", explanation="Kort.", evidence="werkafspraak"),
    ),
    (Answer(level=2, prefilled=True), Answer(level=4), Answer(level=4)),
]


@pytest.mark.parametrize(("old", "new", "comes"), ANSWERS)
def test_of_an_answer_each_text_is_looked_at(
    old: Answer | None, new: Answer | None, comes: Answer | None
) -> None:
    """A text that adds comes beside the level that it was written for, and nothing takes another's place."""
    before, after = (form(FIRST, **({} if a is None else {"AA_01": a})) for a in (old, new))
    (answer,) = only_added(before, merge(before, after)).answers.values()
    number = 1 if old == comes else 2
    assert comes is not None
    assert answer == comes.model_copy(update={"import_": number})


def test_what_was_filled_in_beforehand_may_go_from_beside_what_stays() -> None:
    """Nobody said it: an emptied cell is no answer, while another answer is kept."""
    before = form(FIRST, AA_01=Answer(level=2, prefilled=True), AA_02=Answer(level=2))
    merged = merge(before, form(SECOND, AA_02=Answer(level=3)))
    assert only_added(before, merged).answers == {"AA-02": before.answers["AA-02"]}


def about(**what: Any) -> Answers:  # noqa: ANN401 - fields of answers
    """A form that says something beside its answers."""
    return OLD.model_copy(update=what)


WORKER = Formation(role="gezinswerker", fte=Decimal(4))
SUPPORT = OwnSupport(kind="opvoeding", caseload=Decimal(3))


@pytest.mark.parametrize(
    ("old", "new", "comes"),
    [
        (
            {"profile": Profile(caseload=Decimal(18))},
            {"profile": Profile(caseload=Decimal(19), waiting_list=Decimal(4))},
            {"profile": Profile(caseload=Decimal(18), waiting_list=Decimal(4))},
        ),
        (
            {"formation": (WORKER, Formation(role="jurist"))},
            {
                "formation": (
                    Formation(role="coach"),
                    WORKER.model_copy(update={"fte": Decimal(5), "needed": Decimal(6)}),
                )
            },
            {
                "formation": (
                    WORKER.model_copy(update={"needed": Decimal(6)}),
                    Formation(role="jurist"),
                    Formation(role="coach"),
                )
            },
        ),
        (
            {"own_support": (SUPPORT,)},
            {"own_support": (SUPPORT.model_copy(update={"caseload": None, "fte": Decimal(1)}),)},
            {"own_support": (SUPPORT.model_copy(update={"fte": Decimal(1)}),)},
        ),
        (
            {
                "profile": Profile(caseload=Decimal(18)),
                "unusable": {"formation.1.fte": "veel", "AA-02.placed": "de buren"},
            },
            {
                "unusable": {"profile.caseload": "18 à 20", "profile.waiting_list": "lang"},
                "formation": (WORKER,),
            },
            {
                "profile": Profile(caseload=Decimal(18)),
                "unusable": {"profile.waiting_list": "lang", "AA-02.placed": "de buren"},
                "formation": (WORKER,),
            },
        ),
        (
            {"answers": {"AA-02": Answer(level=3, import_=1)}, "unusable": {"AA-02.placed": "de buren"}},
            {"answers": {"AA-02": Answer(level=4, import_=1)}, "unusable": {"AA-02.placed": "zij"}},
            {"answers": {"AA-02": Answer(level=3, import_=1)}, "unusable": {"AA-02.placed": "de buren"}},
        ),
    ],
)
def test_fields_and_rows_are_added_one_by_one(old: Any, new: Any, comes: Any) -> None:  # noqa: ANN401 - idem
    """A field, a row or a cell that was empty is filled in; each that was not stays."""
    before = about(**old)
    got = only_added(before, merge(before, about(**new)))
    assert {key: getattr(got, key) for key in comes} == comes


def state(name: str, since: date | None = DAY) -> ListState:
    """How far a list is."""
    return ListState.model_validate({"version": "1.0.0", "state": name, "since": since})


@pytest.mark.parametrize(
    ("old", "new", "comes"),
    [
        (state("draft"), state("submitted", date(2026, 4, 1)), state("submitted", date(2026, 4, 1))),
        (state("submitted"), state("draft", date(2026, 4, 1)), state("submitted")),
        (state("submitted"), state("submitted", date(2026, 4, 1)), state("submitted")),
        (state("submitted", None), state("submitted"), state("submitted")),
        (state("discussed", None), state("draft"), state("discussed", None)),
        (None, state("draft"), state("draft")),
        (state("submitted"), None, state("submitted")),
    ],
)
def test_a_list_goes_on_and_never_back(old: Any, new: Any, comes: Any) -> None:  # noqa: ANN401 - idem
    """Handed in is further than a draft; a day that stands there stays."""
    before, after = (about(standards={} if one is None else {"lijst": one}) for one in (old, new))
    assert only_added(before, merge(before, after)).standards == {"lijst": comes}


@settings(max_examples=30 * DEEP)
@given(kept(any_answers), kept(any_answers))
def test_nothing_gives_way_and_nothing_more_is_to_add(old: Answers, new: Answers) -> None:
    """Whatever two forms say: all that stood there stands there, and a second time there is nothing new."""
    new = new.model_copy(update={"imports": form(SECOND).imports})
    kept = only_added(old, merge(old, new))
    assert not any(map(gives_way, differences(old, kept)))
    assert differences(kept, only_added(kept, merge(kept, new))) == ()
    assert (
        new.answers.keys() | old.answers.keys()
        >= kept.answers.keys()
        >= new.answers.keys() - old.answers.keys()
    )
    if not any(map(gives_way, differences(old, merge(old, new)))):
        assert [d for d in differences(kept, merge(old, new)) if not d.what.startswith("since.")] == []


@given(kept(any_answers), kept(any_answers))
def test_what_is_kept_aside_stays(old: Answers, new: Answers) -> None:
    """Answers of an earlier version that go to no question outlive every form that comes in after."""
    read = new.model_copy(update={"imports": NEW.imports})
    for now in (merge(old, read), only_added(old, merge(old, read))):
        assert {i: a for i, a in now.aside.items() if i not in new.aside} == {
            i: a for i, a in old.aside.items() if i not in new.aside
        }


@settings(max_examples=100 * DEEP)
@given(kept(any_answers), kept(any_answers))
def test_a_question_that_a_form_does_not_ask_keeps_its_answer_whole(old: Answers, new: Answers) -> None:
    """Where it came from, and that it waits to be looked at again: a form without it confirms nothing."""
    old = old.model_copy(update={"answers": {i: a for i, a in old.answers.items() if a != Answer()}})
    read = new.model_copy(update={"imports": NEW.imports})
    asked = frozenset(
        f"{i}.{field}" for i in new.answers for field in (*ANSWER_TEXTS, "level", "placed", "party")
    )
    merged = merge(old, read, asked)
    for now in (merged, only_added(old, merged)):
        for criterion in old.answers.keys() - new.answers.keys():
            assert now.answers[criterion] == old.answers[criterion]


@pytest.mark.parametrize(("comes", "then"), [("submitted", "discussed"), ("draft", "draft")])
def test_a_list_that_was_talked_over_can_still_be_taken_back(comes: str, then: str) -> None:
    """Handed in once more with the same answers it was talked over; who makes it a draft again is heard."""
    talked, again = (
        OLD.model_copy(update={"standards": {"lijst": state(each)}}) for each in ("discussed", comes)
    )
    assert merge(talked, again).standards["lijst"].state == then


def test_what_a_form_has_no_room_for_keeps_its_state_and_its_day() -> None:
    """A list that is not in it, and a day for which it has no cell: nobody said that they are gone."""
    before = about(standards={"lijst": state("submitted"), "andere": state("submitted")})
    shorter = about(standards={"lijst": state("submitted", None)})
    assert merge(before, shorter, frozenset({"handed_in"})).standards == before.standards
    assert merge(before, shorter, frozenset({"handed_in", "on"})).standards == {
        "lijst": state("submitted", None),
        "andere": state("submitted"),
    }
    assert merge(before, shorter).standards == shorter.standards
    other_day = about(standards={"lijst": state("draft", date(2026, 2, 2))})
    assert merge(before, other_day, frozenset({"on"})).standards == before.standards  # a day by itself


def test_what_a_form_has_no_room_for_was_not_emptied() -> None:
    """A field and a column that are gone keep what stood there, by the name of the row; a row may go."""
    jurist = Formation(role="jurist", fte=Decimal(2))
    before = about(
        profile=Profile(caseload=Decimal(18)),
        formation=(jurist, WORKER),
        unusable={"formation.0.needed": "veel", "formation.1.fte": "vier"},
    )
    needed = Formation(role="gezinswerker", needed=Decimal(5))
    after = about(formation=(needed, Formation(role="coach")), standards={"nieuw": state("draft")})
    merged = merge(before, after, frozenset({"formation", "formation.needed", "on"}))
    assert merged.profile == before.profile
    assert merged.formation == (WORKER.model_copy(update={"needed": Decimal(5)}), Formation(role="coach"))
    assert merged.unusable == {"formation.0.fte": "vier"}
    assert merged.standards["nieuw"] == state("draft")
    gone = merge(before, about(formation=(needed,)), frozenset({"formation"}))
    assert gone.unusable == {"formation.0.fte": "vier"}
