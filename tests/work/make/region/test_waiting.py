# SPDX-License-Identifier: EUPL-1.2
"""How many matters wait for an answer of the region and of employers: one number, wherever it is counted."""

import re
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

from tests.documents.plan.made_plans import lines
from tests.work.receive.kinds.party_books import EMPLOYER, REGION, YES, bring, filled, made, shown
from tests.work.small import opened
from toolkit.documents.audience import ComparisonReader
from toolkit.documents.blocks import Table
from toolkit.documents.memo.chapters.progress import progress
from toolkit.documents.progress.above import above, above_sentence, answer_text
from toolkit.documents.progress.record import progress_record
from toolkit.documents.text import NO_FIGURE
from toolkit.forms.party.book import write_party_book
from toolkit.forms.party.form import PartyForm
from toolkit.model.given.decision import parties_of
from toolkit.model.region import REGION_PARTY
from toolkit.region.items import party_items
from toolkit.words.catalogue import say
from toolkit.work.make.gather import Gather
from toolkit.work.make.region.books import party_form
from toolkit.work.make.region.memo import memo_for
from toolkit.work.make.region.progress import items_above, progress_inputs
from toolkit.work.status.standing import RoundStanding, standing
from toolkit.work.workspace.open import Place, look

FIRST, AGAIN = "2026-q1", "2026-q3"
DAY = date(2026, 10, 14)
PARTY = "werkgever-testzorg"
ANSWERED = {REGION_PARTY: "op-nul.pace", PARTY: "derde.hours"}
"""What each says yes to in the first round, and is asked again."""
JOINT = "M-BB-01"
"""What the region said yes to in the first round, once for every plan."""
GONE = "goed.pace"
"""What the region said yes to in the first round, and is asked no more."""


def asked_again(space: Path) -> Gather:
    """A region in which two parties said yes to a plan, half a year later: the teams answered the same."""
    for name, ends in ((REGION, (" tempo", JOINT)), (EMPLOYER, ("derde uren",))):
        rows = [row for row in shown(made(space)[name]) if row.endswith(ends)]
        assert len(rows) == len(ends)
        assert bring(space, filled(made(space)[name], dict.fromkeys(rows, YES)), name=name).outcome == "read"
    region = space / "plans" / f"{REGION_PARTY}.yaml"
    text = region.read_text(encoding="utf-8")
    (line,) = re.findall(rf"^  {ANSWERED[REGION_PARTY]}: .*\n", text, re.MULTILINE)
    region.write_text(text.replace(line, line.replace(ANSWERED[REGION_PARTY], GONE) + line), "utf-8")
    shutil.copytree(space / "rounds" / FIRST, space / "rounds" / AGAIN)
    for file in (space / "rounds" / AGAIN).rglob("*.yaml"):
        said = file.read_text(encoding="utf-8")
        file.write_text(said.replace(f"round: {FIRST}", f"round: {AGAIN}"), "utf-8")
    about = space / "region.yaml"
    head, line, tail = re.split(rf"(- {{id: {FIRST}.*\n)", about.read_text(encoding="utf-8"))
    new = line.replace(FIRST, AGAIN).replace("2026-03", "2026-08")
    about.write_text(head + line + new + tail, encoding="utf-8")
    return gathered(space)


def gathered(space: Path) -> Gather:
    """The plans of the round in which it is asked again."""
    work = opened(space)
    return Gather(work, work.score(work.region.last_round()), day=DAY)


def forms(gather: Gather) -> dict[str, PartyForm]:
    """The decision workbook of each party, as a value."""
    items = party_items(gather.whole())
    made_now = {p.id: party_form(gather, p, items.get(p.id, ())) for p in parties_of(gather.scored.region)}
    return {party: form for party, form in made_now.items() if isinstance(form, PartyForm)}


def waiting(gather: Gather) -> Counter[str]:
    """Per party what waits by its own workbook: what everything else is held beside."""
    return Counter({party: form.open for party, form in forms(gather).items()})


def memo_text(gather: Gather) -> str:
    """What the memo of who prepares it says of how far everything is."""
    reader = ComparisonReader("programme_manager", "named")
    memo = progress(memo_for(gather, reader, None, "decision", DAY))
    assert memo is not None
    return "\n".join(line for block in memo.blocks for line in lines(block))


def counted_in_documents(gather: Gather) -> dict[str, Counter[str] | int]:
    """What waits, per party or in all, as everything says it that is made with the plans."""
    reader = ComparisonReader("programme_manager", "named")
    inputs, _ = progress_inputs(gather, reader, DAY)
    titles = {party.title: party.id for party in parties_of(gather.scored.region)}
    told = above(inputs)
    assert told is not None
    rows = [row for block in told.blocks if isinstance(block, Table) for row in block.rows]
    waiting_texts = (
        say("progress.answer.open"),
        say("progress.above.again", answer=say("progress.answer.later")),
    )
    text = memo_text(gather)
    waits = say("memo.progress.above", n=1, parts="", open=77, day="").rpartition("77")[2].rstrip(".")
    in_all, of_all = re.search(rf"(\d+){waits}", text), above_sentence(inputs)
    assert in_all is not None
    asked, answered = map(int, re.findall(r"\d+", of_all)[:2])
    again = [n for n in range(1, 9) if say("progress.brief.above_again", n=n) in of_all]
    return {
        "found": Counter(item.party for item in items_above(gather) if item.waits),
        "voortgang, rows": Counter(titles[row[1]] for row in rows if row[2].startswith(waiting_texts)),
        "voortgang --json": Counter(
            titles[row["party"]] for row in progress_record(inputs)["above"] if row["waits"]
        ),
        "voortgang, in short": asked - answered + sum(again),
        "memo": int(in_all[1]),
    }


def test_an_answer_about_an_earlier_plan_is_waited_for_again_wherever_that_is_counted(space: Path) -> None:
    """The workbook, voortgang, the memo and status say one number, and the plans ask the same again."""
    gather = asked_again(space)
    now = waiting(gather)
    for party, form in forms(gather).items():
        said = {row.kind: row.waits for row in form.rows if row.held.answer is not None and row.before}
        again = {item.split(".")[1]: True for one, item in ANSWERED.items() if one == party}
        assert said == again | ({"joint": False} if party == REGION_PARTY else {})
    for where, found in counted_in_documents(gather).items():
        assert found == (now if isinstance(found, Counter) else now.total()), where
    for one in items_above(gather):
        assert one.id != GONE, "of these plans it is no question, answered or not"
        if one.unit is not None:
            assert gather.whole().settled(one.unit, one.kind, one.action or "") != one.open, one.id


def test_status_counts_what_waits_in_the_workbook_that_came_back(space: Path) -> None:
    """An old answer that came back untouched is no answer; what is asked no more waits for nobody."""
    before = forms(asked_again(space))
    for party, ends in ((REGION_PARTY, "M-CC-01"), (PARTY, "op-nul uren")):
        (row,) = (row.word for row in before[party].rows if row.word.endswith(ends))
        book = filled(write_party_book(before[party]), {row: YES})
        assert bring(space, book, "chosen", f"{party}.xlsx").outcome == "read"
    place, gather = look(space), gathered(space)
    assert isinstance(place, Place)
    found = standing(place, gather.scored.round)
    assert isinstance(found, RoundStanding)
    now = waiting(gather)
    came = {at.party.id: at for at in found.parties if at.received is not None}
    assert came.keys() == ANSWERED.keys()
    for party, at in came.items():
        asked = [row for row in before[party].rows if row.before is not None]
        assert (at.asked, at.open) == (len(asked), now[party]) == (len(asked), before[party].open - 1), party
    for where, count in counted_in_documents(gather).items():
        assert count == (now if isinstance(count, Counter) else now.total()), where


def test_what_is_put_off_waits_wherever_that_is_counted(space: Path) -> None:
    """'Later' is asked again, so nobody reads that all is decided; what is asked no more waits no more."""
    later = {**YES, "Antwoord": "later"}
    for name, ends in ((REGION, (" tempo", JOINT)), (EMPLOYER, ("derde uren",))):
        before = made(space)[name]
        rows = {row: later for row in shown(before) if row.endswith(ends)}
        assert bring(space, filled(before, rows), name=name).outcome == "read"
    region = space / "plans" / f"{REGION_PARTY}.yaml"
    text = region.read_text(encoding="utf-8")
    region.write_text(text.replace("items:\n", "items:\n  M-XX-99: {answer: later}\n"), "utf-8")
    gather = gathered(space)
    now, found = waiting(gather), {one.id: one for one in items_above(gather)}
    put_off = {item for item, one in found.items() if one.asked_again}
    assert {JOINT, "derde.hours"} < put_off
    assert (found["M-XX-99"].answer, found["M-XX-99"].waits) == ("later", False)
    for where, count in counted_in_documents(gather).items():
        assert count == (now if isinstance(count, Counter) else now.total()), where
    place = look(space)
    assert isinstance(place, Place)
    told = standing(place, gather.scored.round)
    assert isinstance(told, RoundStanding)
    came = [at for at in told.parties if at.received is not None]
    assert [at.open for at in came] == [at.asked for at in came]
    assert {at.party.id for at in came} == ANSWERED.keys()
    notes = {row.item: row.note for form in forms(gather).values() for row in form.rows}
    again = {item for item, note in notes.items() if say("party.note.again") in note}
    assert len(again) == len(put_off)  # units stand there in letters
    assert {JOINT, "derde.hours"} < again
    assert say("memo.progress.again", n=len(put_off)) in memo_text(gather)


def test_the_memo_tells_who_is_waited_for_as_the_workbooks_count_it(space: Path) -> None:
    """What the region put off waits at the region, not at employers."""
    before = made(space)[REGION]
    rows = {row: YES if row.endswith(JOINT) else {**YES, "Antwoord": "later"} for row in shown(before)}
    assert bring(space, filled(before, rows), name=REGION).outcome == "read"
    gather = gathered(space)
    now, text = waiting(gather), memo_text(gather)
    assert 0 < now[REGION_PARTY] < now.total()
    employers = now.total() - now[REGION_PARTY]
    assert say("memo.progress.open_of", region=now[REGION_PARTY], employers=employers) in text


def test_what_was_said_before_is_told_beside_what_waits(space: Path) -> None:
    """With the round that it was about; no amount stands there as promised."""
    gather = asked_again(space)
    inputs, _ = progress_inputs(gather, ComparisonReader("programme_manager", "named"), DAY)
    earlier = [one for one in inputs.seen.above if one.item.earlier is not None]
    assert {one.item.party: one.item.id for one in earlier} == ANSWERED
    asked = {i.id: i.amount for items in party_items(gather.whole()).values() for i in items}
    for one in earlier:
        assert one.item.asked == asked[one.item.id]
        assert FIRST in answer_text(one)
        assert say("progress.answer.accepted") in answer_text(one)
    told = above(inputs)
    assert told is not None
    (table,) = (block for block in told.blocks if isinstance(block, Table))
    rows = [row for row in table.rows if say("progress.answer.open") in row[2]]
    assert {row[4] for row in rows} == {NO_FIGURE}
    values = [row for row in progress_record(inputs)["above"] if row["answer"] is None]
    assert {row["granted"] for row in values} == {None}
    assert len(rows) == len(values) > len(earlier)
