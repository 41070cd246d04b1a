# SPDX-License-Identifier: EUPL-1.2
"""The memos of four regions: short, complete, and with every figure that of the engine."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.documents.plan.made_plans import said, tables
from toolkit.documents.blocks import Bullets, DocumentView, Picture, Section
from toolkit.documents.memo.inputs import MEMO_KINDS, MemoInputs
from toolkit.documents.memo.order import memo_document
from toolkit.documents.progress.above import item_title
from toolkit.documents.progress.view import progress_view
from toolkit.model.problem import Problem
from toolkit.planning.weighed.price import total_price
from toolkit.region.requests import meetings
from toolkit.words.numbers import number
from toolkit.words.text import euros_text
from toolkit.work.make.gather import Gather
from toolkit.work.make.region.books import party_books
from toolkit.work.make.region.memo import memo_inputs
from toolkit.work.make.region.progress import progress_inputs
from tools.golden.made import DAY
from tools.golden.memos import REGIONS, memo_region

BODIES = ("bosd", None)
MOST_PAGES = 4


def inputs(name: str, body_id: str | None) -> MemoInputs:
    """What the memo of a region is made from."""
    work = memo_region(name)
    gather = Gather(work, work.score(work.region.last_round()), day=DAY)
    found = memo_inputs(gather, None if body_id is None else work.region.body(body_id), "decision", DAY)
    assert not isinstance(found, Problem)
    return found


def section(document: DocumentView, anchor: str) -> Section:
    """A chapter by its anchor."""
    return next(s for s in document.sections if s.anchor == anchor)


@pytest.mark.parametrize("name", REGIONS)
@pytest.mark.parametrize("body", BODIES)
def test_one_amount_and_every_row_has_an_addressee(name: str, body: str | None) -> None:
    """The amount of the decision is the sum of what each party is asked, wherever it stands."""
    memo = inputs(name, body)
    document = memo_document(memo)
    asked = total_price(r.once for r in memo.found.requests)
    assert asked is not None
    amount = euros_text(asked.low, asked.high)
    low, high = (number(end) for end in (asked.low, asked.high))
    (table,) = tables(section(document, "requests").blocks)
    assert table.rows[-1][table.heads.index("Eén keer")] == f"€\u00a0{low}" + (
        f"–{high}" if asked.low < asked.high else ""
    )
    decision = "\n".join(said(section(document, "decision")))
    assert amount in decision
    others = set(re.findall("€[^;:]*? één keer", decision))
    assert others == {f"{amount} één keer"}
    assert all(row[0] and row[1] != "0" for row in table.rows)
    assert len(table.rows) > 1
    assert table.heads[0] == ("Wie" if body is None else "Gemeente")


def test_where_nothing_waits_any_more_the_memo_says_so() -> None:
    """No count of nought: 'wacht er niets meer', with how often each answer was given."""
    memo = inputs("besluiten", None)
    answered = [item for item in memo.decided if not item.open]
    assert 0 < len(answered) < len(memo.decided)
    for decided, left in ((memo.decided, len(memo.decided) - len(answered)), (answered, 0)):
        chapter = section(memo_document(replace(memo, decided=tuple(decided))), "progress")
        (told,) = (line for line in said(chapter) if "aan regio en werkgevers" in line)
        assert ("niets meer" in told) == (left == 0)
        assert re.findall(r"; (\d+) wacht", told) == ([str(left)] if left else [])


@pytest.mark.parametrize("name", REGIONS)
def test_the_map_holds_the_figures_of_the_engine(name: str) -> None:
    """Each municipality with the teams that are counted for it, and a mark where a lower limit is missed."""
    memo = inputs(name, None)
    pictures = [b for b in section(memo_document(memo), "standing").blocks if isinstance(b, Picture)]
    told = " ".join(picture.chart.description for picture in pictures)
    marked = {town for town, title in memo.towns if re.search(rf"\b{re.escape(title)} [^,.]* !", told)}
    missed = {m.unit for m in memo.found.limits.missed}
    teams = {town: {t.id for t in memo.region.teams_of(town)} for town, _ in memo.towns}
    assert marked == {town for town, ids in teams.items() if ids & missed}
    for town in memo.outcome.municipalities:
        assert f"{dict(memo.towns)[town.id]} {town.teams}/{town.of}" in told


def test_the_four_regions_are_what_their_names_say() -> None:
    """All handed in; half of them in; one team only; and the third round with what the region decided."""
    found = {name: inputs(name, "bosd") for name in REGIONS}
    stands = {name: memo.found.stands for name, memo in found.items()}
    for name in ("compleet", "besluiten"):
        assert (stands[name].drafts, stands[name].missing) == ((), ())
        assert len(stands[name].counted) == len(found[name].region.teams) > 3
    assert 0 < len(stands["half"].counted) < stands["half"].teams
    assert len(stands["half"].drafts) > 1
    assert len(found["een-team"].region.teams) == len(stands["een-team"].counted) == 1
    answered = {name for name, memo in found.items() if any(item.said for item in memo.decided)}
    assert answered == {"besluiten"}
    memo = found["besluiten"]
    assert memo.region.rounds.index(memo.outcome.round) == 2
    assert memo.found.moved is not None


def test_formation_of_one_team_is_only_for_who_sees_names() -> None:
    """Sums over so few teams would tell the size of one: in letters they are not there."""
    named, coded = (
        "\n".join(line for anchor in ("decision", "lasting") for line in said(section(document, anchor)))
        for document in (memo_document(inputs("besluiten", body)) for body in (None, "bosd"))
    )
    assert "Nu heeft 1 van 4 teams 5,5 fte" in named
    assert "in het tekort zit" in named
    assert "5,5 fte" not in coded
    assert "in het tekort zit" not in coded
    assert "wat er voor dit werk al is (werkgevers)" in coded


@pytest.mark.parametrize("name", REGIONS)
def test_a_memo_names_the_workbooks_in_which_each_answers(name: str) -> None:
    """By the names under which the program makes and reads them; who has none knows where to go."""
    memo = inputs(name, "bosd")
    text = "\n".join(said(section(memo_document(memo), "requests")))
    told = [re.escape(one).replace("…", "[a-z-]+") for one in re.findall(r"'([^']*-2026-q1)'", text)]
    gather = Gather(memo_region(name), memo.outcome, day=DAY)
    books = [book[0] for book in party_books(gather) if not isinstance(book, Problem)]
    assert books
    assert all(any(re.fullmatch(f"{one}(\\.xlsx)?", book) for one in told) for book in books)
    towns = {f"{m.unit}-acties-2026-q1" for m in memo.region.municipalities}
    asked = {r.party.kind for r in memo.found.requests}
    assert ("municipality" in asked) == all(any(re.fullmatch(one, town) for one in told) for town in towns)
    of_towns = [r for r in memo.found.requests if r.party.kind == "municipality"]
    units = {m.unit for m in memo.region.municipalities for r in of_towns if m.id in r.party.ids}
    assert ("zonder plan: aan" in text) == (not units <= set(memo.found.whole.asking))


def test_without_answers_nothing_is_asked() -> None:
    """A region in which nobody handed in gets a memo that says so, and no amount."""
    work = memo_region("een-team")
    work._shown[work.region.last_round().id] = {}
    found = memo_inputs(Gather(work, work.score(work.region.last_round()), day=DAY), None, "decision", DAY)
    assert not isinstance(found, Problem)
    document = memo_document(found)
    assert [s.anchor for s in document.sections][:2] == ["decision", "brief"]
    assert "€" not in repr(document.sections)
    assert found.found.asked.before is None


def test_readers_of_one_round_get_what_each_would_get_alone() -> None:
    """What is worked out once for all memos does not mix up what a kind looks back to, nor the days."""
    work = memo_region("besluiten")
    shared, looked = Gather(work, work.score(work.region.last_round()), day=DAY), set()
    for kind in MEMO_KINDS:
        for day in (DAY, DAY + timedelta(days=300)):
            found = memo_inputs(shared, None, kind, day)
            assert found == memo_inputs(Gather(work, shared.scored, day=DAY), None, kind, day)
            assert not isinstance(found, Problem)
            looked.add((repr(found.progress), repr(found.found.moved)))
    assert len(looked) == 4  # two days, and since the first round or the last


def test_a_report_begins_with_what_became_of_it() -> None:
    """Progress comes before what is asked, and the one at the end looks back to the first round."""
    work = memo_region("besluiten")
    gather = Gather(work, work.score(work.region.last_round()), day=DAY)
    final = memo_inputs(gather, work.region.body("ssd"), "final", DAY)
    interim = memo_inputs(gather, work.region.body("ssd"), "interim", DAY)
    assert not isinstance(final, Problem)
    assert not isinstance(interim, Problem)
    order = [s.anchor for s in memo_document(final).sections]
    assert order.index("progress") < order.index("decision")
    assert final.found.moved is not None
    assert interim.found.moved is not None
    assert (final.found.moved.before, interim.found.moved.before) == ("2025-q1", "2025-q3")


@pytest.mark.parametrize("name", REGIONS)
def test_a_body_is_asked_what_it_decides_or_advises_about(name: str) -> None:
    """Its own points are numbered; what others decide is a line each; first why, on which norm."""
    memo = inputs(name, "bosd")
    blocks = section(memo_document(memo), "decision").blocks
    why, asked, others = (block for block in blocks if isinstance(block, Bullets))
    route = {m.body: m for m in meetings(memo.region, memo.found.requests)}
    assert [item.label for item in why.items] == ["Waarom:"]
    proposal = memo.outcome.asked.norm.status == "proposal"
    assert ("is een startvoorstel" in why.items[0].text) == proposal
    (norm,) = [fact.value for fact in memo_document(memo).facts if fact.label == "Kwaliteitsnorm"]
    assert norm.endswith("(startvoorstel, niet vastgesteld)") == proposal
    assert {item.label for item in asked.items} == {"Besluit:", "Besluit, onder voorwaarde:"}
    bound = [item.text for item in asked.items if item.label != "Besluit:"]
    assert all(
        text.startswith("vraag ") and "Dit vervalt, en komt apart terug, als vóór" in text for text in bound
    )
    assert bound == [item.text for item in asked.items[1 : 1 + len(bound)]]
    assert sum(" fte formatie" in text for text in bound) == 1
    plan, now = asked.items[0].text, memo.found.choice.in_time_now
    extra = memo.found.choice.added > 0
    assert (f"Zonder de extra uren van besluit 2 zijn het er {now}." in plan) == extra
    assert ("op haar wachten" in plan) == bool(memo.found.choice.waiting)
    assert "die zegt elke partij zelf toe." in plan
    labels = [item.label for item in others.items]
    bodies = [b for b, m in route.items() if b != "bosd" and m.decides]
    assert labels.count("") == len(bodies)


@pytest.mark.parametrize("name", REGIONS)
def test_only_of_a_proposed_norm_is_asked_who_adopts_it(name: str) -> None:
    """What lasts rests on it: under the condition, in what is unknown and in the risks; else nowhere."""
    memo = inputs(name, "bosd")
    whole = memo.found.whole
    norm = whole.outcome.asked.norm.model_copy(update={"status": "adopted"})
    outcome = replace(whole.outcome, asked=replace(whole.outcome.asked, norm=norm))
    adopted = replace(memo, found=replace(memo.found, whole=replace(whole, outcome=outcome)))
    for one, proposed in ((memo, True), (adopted, False)):
        document = memo_document(one)
        decision, risks = ("\n".join(said(section(document, anchor))) for anchor in ("decision", "risks"))
        assert ("wie de norm wanneer vaststelt." in decision) == proposed
        assert ("wie de norm vaststelt, en wanneer (regio)" in decision) == proposed
        assert ("de norm is een voorstel" in risks) == proposed


@pytest.mark.parametrize(("name", "figure", "plan"), [("half", 1, 2), ("besluiten", 1, 2)])
def test_a_memo_says_which_municipality_has_no_figure_and_which_no_plan(
    name: str, figure: int, plan: int
) -> None:
    """By name or by letter, as in the map and in the table of what is asked."""
    memo = inputs(name, "bosd")
    text = "\n".join(said(section(memo_document(memo), "standing")))
    titles = dict(memo.towns).values()
    for told, n in (("Geen cijfer", figure), ("Geen plan", plan)):
        found = re.search(rf"{told}: ([^.]*)\.", text)
        assert found is not None
        assert sum(title in found[1] for title in titles) == n
    starred = {row[0] for row in tables(section(memo_document(memo), "requests").blocks)[0].rows}
    assert all(title.removesuffix(" *") in text for title in starred if title.endswith(" *"))


def test_a_report_says_in_words_that_no_lower_limit_is_missed_on_what_teams_share() -> None:
    """None is no number."""
    work = memo_region("besluiten")
    gather = Gather(work, work.score(work.region.last_round()), day=DAY)
    found = memo_inputs(gather, None, "interim", DAY)
    assert not isinstance(found, Problem)
    assert found.found.shared.first
    for n, word in ((2, "Bij 2 daarvan"), (0, "Bij geen daarvan")):
        shared = replace(found.found.shared, limits=n)
        memo = replace(found, found=replace(found.found, shared=shared))
        assert word in " ".join(said(section(memo_document(memo), "brief")))


def test_a_refused_pace_stands_in_the_progress_without_an_amount() -> None:
    """The region said no to a later day: the row is there, with a dash for what was asked and given."""
    work = memo_region("besluiten")
    gather = Gather(work, work.score(work.region.last_round()), day=DAY)
    reader = gather.work.reader("programme_manager", None)
    assert not isinstance(reader, Problem)
    inputs, _ = progress_inputs(gather, reader, DAY)
    lines = [line for section in progress_view(inputs).sections for line in said(section)]
    title = item_title(inputs, next(f.item for f in inputs.seen.above if f.item.id == "derde.pace"))
    (row,) = [line for line in lines if line.startswith(title)]
    assert row.split(" | ")[3:5] == ["–", "–"]
