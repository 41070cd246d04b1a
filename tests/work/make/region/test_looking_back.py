# SPDX-License-Identifier: EUPL-1.2
"""Documents of an earlier round, made again: they say what was answered then, whatever was answered since."""

from pathlib import Path

from tests.work.make.region.test_waiting import AGAIN, DAY, FIRST, PARTY, asked_again, forms, gathered
from tests.work.receive.kinds.party_books import bring, filled, stored
from tests.work.small import opened
from toolkit.forms.party.book import write_party_book
from toolkit.forms.party.form import PartyRow
from toolkit.work.make.gather import Gather
from toolkit.work.make.region.progress import items_above

ITEM = "derde.hours"
NO = {
    "Antwoord": "nee",
    "Besloten door": "Stuurgroep",
    "Besloten op": "1-10-2026",
    "Reden of voorwaarde": "Past niet in de begroting.",
}


def back(space: Path) -> Gather:
    """The plans of the first round, made half a year later."""
    work = opened(space)
    return Gather(work, work.score(next(r for r in work.region.rounds if r.id == FIRST)), day=DAY)


def row_of(gather: Gather) -> PartyRow:
    """The item in the decision workbook of the employer."""
    return next(row for row in forms(gather)[PARTY].rows if row.word.endswith("derde uren"))


def test_a_no_about_a_later_plan_leaves_the_yes_about_the_one_before(space: Path) -> None:
    """Who makes documents of the first round again reads its yes; those of the second have the no."""
    now = asked_again(space)
    was = row_of(back(space))
    assert was.answer == "accepted"
    form = forms(now)[PARTY]
    came = bring(space, filled(write_party_book(form), {row_of(now).word: NO}), "newest")
    assert came.outcome == "read"
    found = {round_: {i.id: i for i in items_above(g)}[ITEM] for round_, g in _rounds(space).items()}
    assert {round_: one.answer for round_, one in found.items()} == {FIRST: "accepted", AGAIN: "refused"}
    assert row_of(back(space)) == was
    assert row_of(gathered(space)).answer == "refused"


def test_a_workbook_of_the_first_round_that_comes_late_is_held_beside_its_own_answers(space: Path) -> None:
    """Untouched cells change nothing, of whichever round; a reason that is new goes to its own round."""
    now = asked_again(space)
    bring(space, filled(write_party_book(forms(now)[PARTY]), {row_of(now).word: NO}), "newest")
    old = forms(back(space))[PARTY]
    late = {row_of(back(space)).word: {"Reden of voorwaarde": "Zolang het kan."}}
    came = bring(space, filled(write_party_book(old), late), "ask", "laat.xlsx")
    assert came.outcome == "read"
    one = stored(space, PARTY).items[ITEM]
    assert (one.answer, one.reason) == ("refused", "Past niet in de begroting.")
    assert [(e.answer, e.reason) for e in one.earlier] == [("accepted", "Zolang het kan.")]


def _rounds(space: Path) -> dict[str, Gather]:
    return {FIRST: back(space), AGAIN: gathered(space)}
