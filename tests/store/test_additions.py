# SPDX-License-Identifier: EUPL-1.2
"""Additions need no force, an older form never wins unseen; whatever gives way, people chose so."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.generated import answers as any_answers
from tests.store.test_imports import FIRST, OLD, SECOND, everything, form, stored
from tests.store.writing import import_answers
from tests.strategies import kept
from toolkit.model.given.answers import Answer, Answers, Formation, Import, ListState, Profile
from toolkit.model.given.plan import Decided, PlanStep
from toolkit.store.imports import Policy
from toolkit.store.merging.additions import gives_way
from toolkit.store.merging.differences import Difference, differences
from toolkit.store.merging.merge import merge
from toolkit.store.merging.older import is_older, newest_day
from toolkit.store.merging.rows import row_changes
from toolkit.words.catalogue import describe

DAY = date(2026, 3, 24)
WORKER = Formation(role="gezinswerker", fte=Decimal(4))
STEP = PlanStep(state="settled", by="het team", on=DAY)

ADDS: list[tuple[str, Any, Any]] = [
    ("AA-01", None, Answer(level=2)),
    ("AA-01", Answer(level=2), Answer(level=2, explanation="Nu wel.")),
    ("AA-01", Answer(level=2, explanation="Kort."), Answer(level=2, explanation="Kort. En langer.")),
    ("AA-01", Answer(explanation="Kort."), Answer(unknown=True, explanation="Kort.")),
    ("AA-01", Answer(explanation="Kort."), Answer(explanation="Kort. En langer.")),
    ("AA-01", Answer(rejected="drie à vier"), Answer(level=3)),
    ("AA-01", Answer(rejected="drie à vier"), Answer(rejected="3 of 4")),
    ("AA-01", Answer(rejected="drie à vier"), Answer(na=True)),
    ("AA-01", Answer(rejected="drie à vier"), Answer(unknown=True)),
    ("unusable.profile.caseload", "14 à 16", Decimal(15)),
    ("unusable.profile.caseload", "14 à 16", "15 of 16"),
    ("unusable.profile.caseload", None, "14 à 16"),
    ("AA-01", Answer(level=2, prefilled=True), Answer(level=4)),
    ("AA-01", Answer(level=2, prefilled=True), None),
    ("profile.caseload", None, Decimal(18)),
    ("formation", (), (WORKER,)),
    ("formation", (WORKER,), (WORKER, WORKER)),
    ("formation", (WORKER,), (Formation(role="jurist"), WORKER.model_copy(update={"needed": Decimal(5)}))),
    ("state.lijst", None, "draft"),
    ("state.lijst", "draft", "submitted"),
    ("state.lijst", "submitted", "discussed"),
    ("since.lijst", DAY, date(2026, 4, 1)),
    ("action.M-AA-01.status", "todo", "doing"),
    ("action.M-AA-01.criteria", (), ("AA-01",)),
    ("action.M-AA-01.decided", Decided(on=DAY), Decided(on=date(2026, 4, 1))),
    ("action.M-AA-01.rejected", {"quarter": "ooit"}, {}),
    ("plan.state", "draft", "settled"),
    ("plan.steps", (STEP,), (STEP, STEP.model_copy(update={"by": "de raad"}))),
]
GIVES_WAY: list[tuple[str, Any, Any]] = [
    ("AA-01", Answer(level=2), Answer(level=3)),
    ("AA-01", Answer(level=2), None),
    ("AA-01", Answer(level=0), None),
    ("AA-01", Answer(level=2), Answer(rejected="drie à vier")),
    ("AA-01", Answer(unknown=True), Answer(level=3)),
    ("AA-01", Answer(na=True), Answer(unknown=True)),
    ("AA-01", Answer(level=2, explanation="Kort."), Answer(level=2, explanation="Anders.")),
    ("AA-01", Answer(level=2, evidence="werkafspraak"), Answer(level=2)),
    ("AA-01", Answer(level=2, party="JGZ"), Answer(level=2, party="GGD")),
    ("AA-01", Answer(level=2, placed="nobody"), Answer(level=2, placed="own_team")),
    ("AA-01", Answer(explanation="Kort."), None),
    ("AA-01", Answer(rejected="drie à vier"), None),
    ("AA-01", Answer(rejected="drie à vier"), Answer(explanation="Nu wel.")),
    ("unusable.profile.caseload", "14 à 16", None),
    ("profile.caseload", Decimal(18), Decimal(19)),
    ("profile.caseload", Decimal(0), None),
    ("formation", (WORKER,), ()),
    ("formation", (Formation(role="jurist"),), ()),
    ("formation", (WORKER, WORKER), (WORKER,)),
    ("formation", (WORKER,), (WORKER.model_copy(update={"fte": None}),)),
    ("formation", (WORKER,), (WORKER.model_copy(update={"fte": Decimal(5)}),)),
    ("state.lijst", "submitted", "draft"),
    ("state.lijst", "draft", None),
    ("action.M-AA-01.quarter", "2026-q3", "2026-q4"),
    ("action.M-AA-01.status", "doing", "todo"),
    ("action.M-AA-01.criteria", ("AA-01",), ("AA-02",)),
    ("plan.state", "settled", "draft"),
    ("plan.steps", (STEP,), (STEP.model_copy(update={"by": "de raad"}),)),
]


@pytest.mark.parametrize(("what", "old", "new"), ADDS)
def test_what_only_adds_needs_no_choice(what: str, old: object, new: object) -> None:
    """All that was said is still said, or what can be used stands in the place of what could not."""
    assert not gives_way(Difference(what, old, new))


@pytest.mark.parametrize(("what", "old", "new"), GIVES_WAY)
def test_what_gives_way_is_seen(what: str, old: object, new: object) -> None:
    """Something that was said is changed or gone: people choose."""
    assert gives_way(Difference(what, old, new))


@given(kept(any_answers), st.data())
def test_a_whole_form_after_a_half_one_only_adds(whole: Answers, data: st.DataObject) -> None:
    """Whatever was left out of the first form, the whole one needs no choice; and back again it does."""
    kept = data.draw(st.sets(st.sampled_from(sorted(whole.answers)))) if whole.answers else set()
    rows = data.draw(st.integers(0, len(whole.formation)))
    half = whole.model_copy(
        update={
            "answers": {i: a for i, a in whole.answers.items() if i in kept},
            "formation": whole.formation[:rows],
            "profile": data.draw(st.sampled_from([Profile(), whole.profile])),
            "standards": data.draw(st.sampled_from([{}, whole.standards])),
            "unusable": {},
        }
    )
    assert not any(map(gives_way, differences(half, merge(half, whole))))
    gone = [i for i, a in whole.answers.items() if i not in kept and (a.level is not None or a.explanation)]
    counted = [i for i in gone if not whole.answers[i].prefilled]
    lost = {d.what for d in differences(whole, merge(whole, half)) if gives_way(d)}
    assert {*counted} <= lost
    assert ("formation" in lost) == (rows < len(whole.formation))


def test_rows_of_one_name_are_held_beside_each_other_in_order() -> None:
    """The second row of a name is the second, also where other rows stand between."""
    other = Formation(role="jurist", fte=Decimal(1))
    more = WORKER.model_copy(update={"fte": Decimal(6)})
    (change,) = row_changes((WORKER, other, WORKER), (WORKER, more, other))
    assert (change.name, change.gone, change.values) == (
        "gezinswerker",
        False,
        (("fte", Decimal(4), Decimal(6)),),
    )


def of(
    dated: str | None = None, saved: str | None = None, channel: str = "workbook", on: str = "2026-05-01"
) -> Import:
    """A form that came in on a day that says nothing, with what it says of itself."""
    record = {"n": 1, "file": "x.xlsx", "on": on, "channel": channel, "toolkit": "0.1.0"}
    return Import.model_validate({**record, "dated": dated, "saved": saved})


@pytest.mark.parametrize(
    ("new", "old", "older"),
    [
        (of("2025-11-29"), of("2025-12-19"), True),
        (of("2025-12-19"), of("2025-11-29"), False),
        (of("2025-12-19"), of("2025-12-19"), False),
        (of("2025-11-29", "2026-02-01T10:00:00"), of("2025-12-19", "2026-01-01T10:00:00"), True),
        (of("2025-12-19", "2026-01-01T10:00:00"), of("2025-12-19", "2026-01-01T10:00:01"), True),
        (of("2025-12-19", "2026-01-01T10:00:01"), of("2025-12-19", "2026-01-01T10:00:00"), False),
        (of(None, "2026-01-01T10:00:00"), of(None, "2026-01-02T09:00:00"), True),
        (of(None, "2026-01-01T10:00:00"), of(None, "2026-01-01T10:00:00"), False),
        (of("2025-11-29", "2026-01-02T10:00:00"), of(None, "2026-01-01T09:00:00"), False),
        (of("2025-11-29"), of(None, "2026-01-01T09:00:00"), True),
        (of(None, "2025-11-29T09:00:00"), of("2025-12-19"), True),
        (of(None, "2025-12-20T09:00:00"), of("2025-12-19"), False),
        (of("2025-11-29"), of(), False),
        (of(), of("2025-11-29"), False),
        (of(on="2026-01-01"), of(on="2026-05-01"), False),
        (of("2026-04-30"), of(channel="terminal", on="2026-05-01"), True),
        (of("2026-05-01"), of(channel="terminal", on="2026-05-01"), False),
    ],
)
def test_a_form_is_older_by_what_it_says_itself(new: Import, old: Import, older: bool) -> None:
    """First the dates that people wrote, then when the files were saved; when they came says nothing."""
    assert is_older(new, [old]) is older
    assert is_older(new, [of(), old, of()]) is older


def test_one_newer_form_is_enough() -> None:
    """Of all that stands there the newest counts, whichever came last."""
    assert is_older(of("2025-11-29"), [of("2025-12-19"), of("2025-10-01")])
    assert newest_day([of("2025-10-01"), of("2025-12-19"), of(None, "2025-11-01T00:00:00"), of()]) == date(
        2025, 12, 19
    )
    assert newest_day([of()]) is None


def dated(answers: Answers, day: str) -> Answers:
    """The same form with a date in it."""
    imports = tuple(i.model_copy(update={"dated": date.fromisoformat(day)}) for i in answers.imports)
    return answers.model_copy(update={"imports": imports})


FULLER = form(
    SECOND,
    AA_01=Answer(level=2, explanation="Eerst. En meer."),
    AA_02=Answer(level=3),
    AA_03=Answer(level=1),
    AA_04=Answer(level=4),
)
OTHER = form(
    SECOND, AA_01=Answer(level=4), AA_02=Answer(level=3), AA_03=Answer(level=1), AA_04=Answer(level=4)
)


@pytest.mark.parametrize("policy", ["ask", "newest", "keep", "chosen"])
def test_a_fuller_form_needs_no_force(tmp_path: Path, policy: Policy) -> None:
    """Everything that was said stands there still, and what came is stored and told."""
    import_answers(tmp_path, "half.xlsx", None, OLD, "ask")
    done = import_answers(tmp_path, "heel.xlsx", stored(tmp_path), FULLER, policy)
    assert (done.outcome, done.problems) == ("read", ())
    assert [d.what for d in done.differences] == ["AA-01", "AA-04"]
    assert differences(stored(tmp_path), FULLER) == ()


def test_an_older_form_never_wins_unseen(tmp_path: Path) -> None:
    """Asked or with --nieuwste nothing changes, and days and differences are told; chosen, it counts."""
    new, old = dated(OLD, "2025-12-19"), dated(OTHER, "2025-11-29")
    import_answers(tmp_path, "december.xlsx", None, new, "ask")
    before = everything(tmp_path)
    came = {
        policy: import_answers(tmp_path, "november.xlsx", stored(tmp_path), old, policy)
        for policy in ("ask", "newest", "keep")
    }
    assert everything(tmp_path) == before
    assert {policy: (one.outcome, [p.code for p in one.problems]) for policy, one in came.items()} == {
        "ask": ("refused", ["older-form-differs"]),
        "newest": ("kept", ["older-form-kept-out"]),
        "keep": ("kept", ["kept-existing"]),
    }
    for policy in ("ask", "newest"):
        said = describe(came[policy].problems[0])[0]
        assert "29-11-2025" in said
        assert "19-12-2025" in said
        assert "2 verschillen" in said
    assert all(one.differences == differences(new, merge(new, old)) for one in came.values())
    assert import_answers(tmp_path, "x.xlsx", stored(tmp_path), old, "chosen").outcome == "read"
    assert differences(stored(tmp_path), old) == ()


@pytest.mark.parametrize("policy", ["ask", "newest"])
def test_an_older_form_does_not_even_add(tmp_path: Path, policy: Policy) -> None:
    """What a newer form left out may have been taken out: an older one does not put it back unseen."""
    import_answers(tmp_path, "december.xlsx", None, dated(OLD, "2025-12-19"), "ask")
    before = everything(tmp_path)
    done = import_answers(tmp_path, "november.xlsx", stored(tmp_path), dated(FULLER, "2025-11-29"), policy)
    assert done.outcome == ("kept" if policy == "newest" else "refused")
    assert everything(tmp_path) == before


def test_an_older_form_that_says_the_same_is_read(tmp_path: Path) -> None:
    """There is nothing to choose, and the file is known from now on."""
    import_answers(tmp_path, "december.xlsx", None, dated(OLD, "2025-12-19"), "ask")
    same = dated(OLD.model_copy(update={"imports": form(SECOND).imports}), "2025-11-29")
    assert import_answers(tmp_path, "kopie.xlsx", stored(tmp_path), same, "ask").outcome == "read"
    assert [i.sha256 for i in stored(tmp_path).imports] == [FIRST, SECOND]


def test_another_day_of_handing_in_makes_no_older_form_differ(tmp_path: Path) -> None:
    """Forms of two days with the same answers have each their own day: about that nobody is asked."""
    late, early = (ListState(version="1.0.0", state="submitted", since=date(2025, m, 1)) for m in (12, 11))
    first = dated(OLD.model_copy(update={"standards": {"lijst": late}}), "2025-12-01")
    import_answers(tmp_path, "december.xlsx", None, first, "ask")
    again = OLD.model_copy(update={"imports": form(SECOND).imports, "standards": {"lijst": early}})
    assert (
        import_answers(tmp_path, "x.xlsx", stored(tmp_path), dated(again, "2025-11-01"), "ask").outcome
        == "read"
    )


def test_a_newer_form_wins_with_newest_alone(tmp_path: Path) -> None:
    """Its differences come back to be listed; asked, the form is refused."""
    import_answers(tmp_path, "november.xlsx", None, dated(OLD, "2025-11-29"), "ask")
    new = dated(OTHER, "2025-12-19")
    asked = import_answers(tmp_path, "december.xlsx", stored(tmp_path), new, "ask")
    assert (asked.outcome, [p.code for p in asked.problems]) == ("refused", ["would-overwrite"])
    done = import_answers(tmp_path, "december.xlsx", stored(tmp_path), new, "newest")
    assert (done.outcome, [d.what for d in done.differences]) == ("read", ["AA-01", "AA-04"])


def test_a_day_of_handing_in_that_gives_way_is_a_difference() -> None:
    """Another day on the form is told as it was and as it comes; a first day replaces nothing."""
    state = ListState(version="1.0.0", state="submitted", since=DAY)
    later = state.model_copy(update={"since": date(2026, 4, 1)})
    dayless = state.model_copy(update={"since": None})
    old, new, bare = (OLD.model_copy(update={"standards": {"lijst": s}}) for s in (state, later, dayless))
    assert differences(old, new) == (Difference("since.lijst", DAY, date(2026, 4, 1)),)
    assert differences(old, bare) == (Difference("since.lijst", DAY, None),)
    assert differences(bare, new) == ()
