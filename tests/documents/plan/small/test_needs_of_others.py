# SPDX-License-Identifier: EUPL-1.2
"""What a team needs of others to begin, whose limit holds it, and what it may pass on: plan and workbook."""

import re
from fractions import Fraction

from hypothesis import given as for_any

from tests.documents.plan.board.test_board import asking, example
from tests.documents.plan.made_plans import rows, said, teams
from tests.documents.plan.test_whose_turn import above_table, book, in_book, own
from tests.strategies import kept
from toolkit.documents.plan.annexes.formation import formation, shortage
from toolkit.documents.plan.chapters.brief import brief
from toolkit.documents.plan.chapters.planning import planning
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import addressee_title
from toolkit.documents.plan.sentences import held_sentence, limit_from
from toolkit.planning.decided.turn import of_another
from toolkit.planning.weighed.asked import PAYS
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, hours_text, listing

__all__ = ["asking", "example", "own"]  # fixtures

_PROMISES = re.compile(re.escape(say("plan.brief.promises", parts="@")).replace("@", "(.*)"))
_PROMISE = re.compile(r"([\d.,½¼¾]+) voor (\d+)")


def promised(inputs: PlanInputs) -> set[tuple[str, int, str]]:
    """What page one asks: of whom, for which action, how many hours."""
    found = set()
    for _, who, what in rows(brief(inputs)):
        for part in what.split("; "):
            line = _PROMISES.fullmatch(part)
            if line is not None:
                found |= {(who, int(rank), hours) for hours, rank in _PROMISE.findall(line[1])}
    return found


def needed(inputs: PlanInputs) -> set[tuple[str, int, str]]:
    """The same from the actions: those of the team that begin only when others lend their hours."""
    found = set()
    for action in inputs.actions:
        placed = inputs.planned.of(action.id)
        if placed is None or placed.start is None or placed.start < inputs.made.terms.fed:
            continue
        if action.party != "team" or action.measure is None:
            continue
        for party in PAYS:
            hours = placed.task.hours_once(party) * placed.ahead(inputs.planned.horizon[0])
            if party != "team" and hours:
                found.add((addressee_title(inputs, PAYS[party]), action.rank, hours_text(hours)))
    return found


def test_page_one_asks_the_hours_without_which_an_action_of_the_team_does_not_begin(
    own: tuple[PlanInputs, ...],
) -> None:
    """Per party and action, in every whole plan of the last round: no more and no less."""
    looked = 0
    for inputs in own:
        assert promised(inputs) == needed(inputs), inputs.unit.unit.id
        looked += len(needed(inputs))
    assert looked > 5


def test_the_workbook_says_at_an_action_who_must_join_in(own: tuple[PlanInputs, ...]) -> None:
    """Beside every action that waits for others, with their hours; beside no other."""
    start, looked = say("actions.note.joins", parties="@", n=1).partition("@")[0], 0
    for inputs in own:
        ranks, waiting = {a.rank: a for a in inputs.actions}, inputs.made.choice.waiting
        for rank, row in in_book(book(inputs)).items():
            lines = [line for line in row.note.split("\n") if line.startswith(start)]
            others = [p for p in waiting.get(ranks[rank].id, ()) if p != ranks[rank].party]
            assert len(lines) == bool(others), (inputs.unit.unit.id, rank)
            for party in others:
                assert say(f"plan.who.{party}") in lines[0]
                placed = inputs.planned.of(ranks[rank].id)
                hours = Fraction(0) if placed is None else placed.task.hours_once(party)
                assert (
                    not hours or say("actions.note.joins_part", who="", hours=hours_text(hours)) in lines[0]
                )
            looked += len(lines)
    assert looked > 5


def test_the_workbook_names_the_action_to_begin_with(own: tuple[PlanInputs, ...]) -> None:
    """What page one has first, before its day; else the first row that is yellow at the decision, if any."""
    looked = 0
    for inputs in own:
        text = " ".join(above_table(inputs).split())
        asks = re.search(r"Besluit vóór ([^,]+), en begin bij acties? ([\d, en]+): die", text)
        assert (asks is not None) == bool(inputs.made.soon)
        if asks is not None:
            page = {row[0]: row[2] for row in rows(brief(inputs)) if " (begin" in row[2]}
            assert f" {asks[2]} (begin" in page[f"vóór {asks[1]}"]
            assert asks[1] == day_text(inputs.made.settle_before)
            looked += 1
            continue
        first = next((rank for rank, row in in_book(book(inputs)).items() if row.asks), None)
        told = re.findall(r"\(actie (\d+)\)", above_table(inputs))
        assert told == ([] if first is None else [str(first)])
        looked += first is not None
    assert looked


def test_what_goes_before_a_decision_stands_above_the_actions(own: tuple[PlanInputs, ...]) -> None:
    """Which action of a quarter that is too full moves, and what asks a new quarter: as page one has it."""
    looked = 0
    for inputs in own:
        line = above_table(inputs).partition("Eerst:")[2]
        moves = {task for each in inputs.made.overloads for task in each.moves}
        move = [str(a.rank) for a in inputs.actions if a.id in moves]
        assert (f" {listing(move)} schuift" in line) == bool(move)
        day = day_text(inputs.made.choose_before)
        assert (re.search(rf"kies vóór {day} (?:of|welke van) acties? ", line) is not None) == bool(move)
        page = " ".join(row[2] for row in rows(brief(inputs)))
        past = re.search(r"een nieuw kwartaal voor ([\d, en]+)", page)
        asked = re.search(r"bij acties? ([\d, en]+) een nieuw kwartaal", line)
        assert (past and past[1].strip()) == (asked and asked[1].strip())
        looked += bool(move) + bool(past)
    assert looked > 1


def test_a_decision_of_before_says_what_the_rule_has_now(own: tuple[PlanInputs, ...]) -> None:
    """Nobody is told to stop the only action of a plan for what is not on the norm; others read to stop."""
    looked = 0
    for inputs in own:
        found, below = in_book(book(inputs)), {gap.criterion for gap in inputs.made.proposal.gaps}
        for action in inputs.actions:
            if not action.no_longer_proposed or not action.counts or action.status == "done":
                continue
            still = below.intersection(action.criteria)
            ways = [a for a in inputs.actions if still & {s.criterion for s in a.serves} and a.counts]
            told = found[action.rank].note
            assert ("De regel kiest voor dit onderwerp nu" in told) == bool(ways)
            assert ("Volgt niet meer uit uw antwoorden" in told) != bool(ways)
            assert all(str(a.rank) in told for a in ways if a.status != "done")
            looked += len(ways)
    assert looked


def test_the_limit_of_what_runs_at_once_is_told_to_be_the_regions(own: tuple[PlanInputs, ...]) -> None:
    """With whom it was agreed and who can change it; in no plan it is what the team itself does not do."""
    for inputs in own:
        region = inputs.outcome.region
        told = " ".join(said(planning(inputs)))
        assert limit_from(region) in told
        assert f"{region.decides('pace').title} kan haar veranderen" in told


@for_any(kept(teams, whole=True))
def test_page_one_says_that_hours_stay_free_by_that_limit_only_where_they_do(inputs: PlanInputs) -> None:
    """A quarter that is full by number and has an hour left, while something waits for the pace."""
    told = held_sentence(inputs)
    full = [
        q
        for q in inputs.made.quarter_hours
        if inputs.planned.at_once is not None and q.running >= inputs.planned.at_once and (q.left or 0) >= 1
    ]
    waits = any(reason == "pace" for reason in inputs.made.late_reasons.values())
    assert bool(told) == bool(full and waits)


def test_the_list_of_lasting_work_can_be_filled_in_by_who_has_no_plan(own: tuple[PlanInputs, ...]) -> None:
    """Under it what each estimate rests on, and whether the hours are those that the team is short of."""
    short = 0
    for inputs in own:
        told = said(formation(inputs))
        asked = [row for row in rows(formation(inputs)) if row[-1] == say("plan.means.has_formation.choose")]
        ranks = {str(a.rank): a.measure for a in inputs.actions}
        for row in asked:
            rank = row[0].partition(".")[0]
            measure = ranks[rank]
            assert measure is not None
            assert measure.upkeep_basis is not None
            line = say("plan.means.has_formation.basis", rank=rank, basis=measure.upkeep_basis.strip())
            assert any(line in each for each in told)
        lacks = shortage(inputs)
        if asked and lacks is not None:
            assert say("plan.means.has_formation.same", **lacks) in told
            short += 1
    assert short


def test_no_plan_begins_what_others_decide_before_they_can_have_decided(
    own: tuple[PlanInputs, ...],
) -> None:
    """In every whole plan of the last round; both sorts of action occur there."""
    looked = set()
    for inputs in own:
        fed = inputs.made.terms.fed
        for action in inputs.actions:
            placed = inputs.planned.of(action.id)
            if placed is None or placed.start is None or placed.task.fixed is not None or placed.task.begun:
                continue
            looked.add(of_another(action))
            assert placed.start >= fed or not of_another(action), (inputs.unit.unit.id, action.id)
    assert looked == {True, False}
