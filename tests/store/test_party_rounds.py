# SPDX-License-Identifier: EUPL-1.2
"""An item that plans of several rounds ask: what was answered to each stays, whatever is answered later."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.store.test_party_imports import ITEM, REQUEST, row, said
from tests.store.test_plan_imports import BASE, DAY, cell
from toolkit.model.given.decision import ANSWERS, DecidedItem, PartyDecisions, decided
from toolkit.model.given.said import PartySaid, SaidItem
from toolkit.reading.validated import load
from toolkit.store.merging.party_merge import merge_party
from toolkit.store.plan_file import party_to_yaml

ROUNDS = ("2026-q1", "2027-q1", "2028-q1")


def of(round_: str, item: SaidItem) -> PartySaid:
    """A workbook of a round with one row."""
    return replace(said(item), based_on=BASE.model_copy(update={"round": round_}))


def kept(file: PartyDecisions | None, what: PartySaid) -> PartyDecisions:
    """What stands on disk after a workbook, of which the cells count."""
    merged = merge_party(file, what, newest=True).plan
    found = load("p.yaml", party_to_yaml(merged), PartyDecisions).model
    assert found == merged
    return found


def seen(file: PartyDecisions, round_: str | None, item: str = REQUEST) -> DecidedItem:
    """How a document of a round has the item."""
    return next(one for one in decided({"regio": file}, round_) if one.id == item)


def two_rounds(item: str = REQUEST) -> PartyDecisions:
    """A yes to 40 hours about the plan of the first round, a no to 60 about that of the second."""
    yes = row(item, Decimal(40), answer=cell("accepted"), by=cell("Stuurgroep"), on=cell(DAY))
    no = row(item, Decimal(60), answer=cell("refused"), on=cell(date(2027, 5, 12)), reason=cell("Te duur."))
    return kept(kept(None, of(ROUNDS[0], yes)), of(ROUNDS[1], no))


def test_who_looks_back_sees_what_was_answered_then() -> None:
    """The first round keeps its yes to 40 hours; the second has the no; a third asks anew."""
    file = two_rounds()
    first, second, third = (seen(file, round_) for round_ in ROUNDS)
    assert (first.answer, first.asked, first.granted) == ("accepted", Decimal(40), Decimal(40))
    assert (second.answer, second.asked, second.granted) == ("refused", Decimal(60), Decimal(0))
    assert third.open
    assert third.earlier is not None
    assert third.earlier.reason == "Te duur."
    assert seen(file, None).answer == "refused"


def test_what_is_kept_of_another_round_is_not_told_as_changed() -> None:
    """Told is that a no came where a yes stood; that the yes is kept changes nothing that anyone said."""
    first = kept(None, of(ROUNDS[0], row(REQUEST, answer=cell("accepted"), on=cell(DAY))))
    merged = merge_party(first, of(ROUNDS[1], row(REQUEST, answer=cell("refused"))), newest=True)
    told = {d.what: d.old for d in merged.changed}
    assert merged.plan.items[REQUEST].earlier == (first.items[REQUEST],)
    assert told == {f"item.{REQUEST}.answer": "accepted", f"item.{REQUEST}.round": ROUNDS[0]}


def test_a_workbook_of_an_earlier_round_says_not_what_was_asked_last() -> None:
    """What it decides counts; what people were shown since, and of which round, stays as it was."""
    now = replace(of(ROUNDS[1], row(ITEM, answer=cell("later"))), shown={ITEM: Decimal(8)})
    then = replace(of(ROUNDS[0], row(REQUEST, answer=cell("accepted"))), shown={REQUEST: Decimal(40)})
    stored = kept(None, now)
    for later, said_last in ((False, now), (True, then)):
        plan = merge_party(stored, then, newest=True, later=later).plan
        assert (plan.based_on, plan.shown) == (said_last.based_on, said_last.shown)
        assert plan.items[REQUEST].answer == "accepted"


def test_a_joint_action_is_decided_once_for_all_rounds() -> None:
    """A change of mind counts for every round; what was said before stays in the file."""
    file = two_rounds(ITEM)
    assert {seen(file, round_, ITEM).answer for round_ in ROUNDS} == {"refused"}
    assert [one.answer for one in file.items[ITEM].earlier] == ["accepted"]


def test_a_late_word_about_an_older_round_leaves_the_newer_answer() -> None:
    """A reason that comes in a workbook of the first round stands there, and there alone."""
    file = kept(two_rounds(), of(ROUNDS[0], row(REQUEST, Decimal(40), reason=cell("Past in de begroting."))))
    assert seen(file, ROUNDS[0]).said == file.items[REQUEST].earlier[0]
    assert file.items[REQUEST].earlier[0].reason == "Past in de begroting."
    assert (file.items[REQUEST].answer, file.items[REQUEST].reason) == ("refused", "Te duur.")


def test_what_could_not_be_used_is_kept_once() -> None:
    """It waits to be mended where people read on, not once more in what was said before."""
    first = row(REQUEST, answer=cell("accepted"), on=cell(DAY), amount=cell(rejected="veel"))
    file = kept(kept(None, of(ROUNDS[0], first)), of(ROUNDS[1], row(REQUEST, answer=cell("refused"))))
    one = file.items[REQUEST]
    assert (one.rejected, [earlier.rejected for earlier in one.earlier]) == ({"amount": "veel"}, [{}])


def test_a_change_of_mind_in_the_same_round_leaves_nothing_beside_it() -> None:
    """One answer per round: the last."""
    first = kept(None, of(ROUNDS[0], row(REQUEST, answer=cell("later"), on=cell(DAY))))
    then = kept(first, of(ROUNDS[0], row(REQUEST, answer=cell("accepted"), on=cell(DAY + timedelta(9)))))
    assert then.items[REQUEST].earlier == ()


@given(st.lists(st.tuples(st.sampled_from(ROUNDS), st.sampled_from(ANSWERS)), min_size=1, max_size=7))
def test_each_round_has_the_last_answer_that_was_given_to_it(given_: list[tuple[str, str]]) -> None:
    """In whatever order workbooks of rounds come back."""
    file, last = None, dict[str, tuple[str, date]]()
    for n, (round_, answer) in enumerate(given_):
        day = DAY + timedelta(n)
        what = row(REQUEST, Decimal(n + 1), answer=cell(answer), on=cell(day), reason=cell("Zo besloten."))
        file = kept(file, of(round_, what))
        last[round_] = (answer, day)
    assert file is not None
    for round_, (answer, day) in last.items():
        one = seen(file, round_)
        assert one.said is not None
        assert (one.answer, one.said.on) == (answer, day)
    assert len(file.items[REQUEST].earlier) == len(last) - 1
