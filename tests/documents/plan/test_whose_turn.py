# SPDX-License-Identifier: EUPL-1.2
"""Who decides about an action: plan and workbook ask the same of the same, and say it in the same words.

The workbook is written and read back as a file: a cell to decide in is yellow and empty, one of another grey.
"""

import io
import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

import openpyxl
import pytest
from hypothesis import given as for_any

from tests.documents.plan.board.test_board import asking, example
from tests.documents.plan.made_plans import rows, said, teams
from tests.documents.plan.small.test_asked import STEPS, given
from tests.documents.plan.test_one_story import plans
from tests.forms.recalculated import rows_of
from tests.strategies import kept
from tests.typed import Book
from toolkit.documents.plan.annexes.elsewhere import elsewhere
from toolkit.documents.plan.chapters.brief import brief
from toolkit.documents.plan.chapters.planning import planning
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import addressee_title, whose_turn
from toolkit.forms.actions.book import write_action_book
from toolkit.forms.actions.build import build_action_form
from toolkit.forms.actions.read import read_actions
from toolkit.forms.actions.words import column_header, decision_choices
from toolkit.forms.returned.reading import Reading
from toolkit.model.given.said import PlanSaid
from toolkit.model.hashing import Itself
from toolkit.planning.decided.decisions import PlannedAction
from toolkit.planning.decided.evaluation import RoundSide
from toolkit.planning.decided.turn import taken_over
from toolkit.planning.weighed.asked import PAYS
from toolkit.scoring.unit import UnitKind
from toolkit.sheets.read.open import arrived
from toolkit.words.catalogue import say
from toolkit.words.text import day_text

__all__ = ["asking", "example"]  # fixtures

_COUNT = re.compile(r"beslist over (\d+) acties?")
_NAMED = re.compile(
    r"(?:beslist over|daarop wacht(?:en)?) (\d+) acties?(?:: |, eerst over )([\d, –en]+)"
    r"(?: \(begin.*?\)(?:, dan over ([\d, –en]+))?)?"
)
_YELLOW, _GREY = "FFFFF9E0", "FFE4E4E4"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a workbook as it stands in the file: the cell for a decision, and what is said beside it."""

    decision: str
    note: str
    colour: str

    @property
    def asks(self) -> bool:
        """Whether the cell waits for whose workbook it is."""
        return self.colour == _YELLOW and not self.decision


@pytest.fixture
def own(asking: tuple[PlanInputs, ...]) -> tuple[PlanInputs, ...]:
    """What the plans of the teams of the example region are made from that are whole, for the team."""
    return tuple(_for_team(Itself(inputs)) for inputs in asking)


@lru_cache(64)
def _for_team(board: Itself[PlanInputs]) -> PlanInputs:
    return replace(board.value, reader=replace(board.value.reader, edition="team"))


def book(inputs: PlanInputs) -> bytes:
    """The workbook of a plan."""
    return _book(Itself(inputs))


@lru_cache(256)  # several properties look at the same plans
def _book(itself: Itself[PlanInputs]) -> bytes:
    inputs = itself.value
    outcome = inputs.outcome
    side = RoundSide(inputs.unit, outcome.asked)
    return write_action_book(
        build_action_form(outcome.region, outcome.round, side, inputs.made, measures=inputs.measures)
    )


@lru_cache(256)
def values_in(data: bytes, sheet: str) -> list[list[Any]]:
    """What stands on a sheet, without its looks: that is read thirty times as fast."""
    return rows_of(data, sheet)


def in_book(data: bytes) -> dict[int, Row]:
    """The rows of actions in the file, by their number in the plan."""
    sheet = Book(io.BytesIO(data))[say("actions.sheet.actions")]
    lines = list(sheet.iter_rows())
    head = next(n for n, line in enumerate(lines) if line[0].value == column_header("id"))
    at = {cell.value: place for place, cell in enumerate(lines[head])}
    rank, note, decision = (at[column_header(key)] for key in ("rank", "note", "decision"))
    found = {}
    for line in lines[head + 1 :]:
        if line[rank].value:
            cell = line[decision]
            words, beside = (str(line[place].value or "") for place in (decision, note))
            found[int(str(line[rank].value))] = Row(words, beside, cell.colour)
    return found


def on_page_one(inputs: PlanInputs) -> int:
    """About how many actions page one says that the team decides."""
    own = [row for row in rows(brief(inputs)) if row[1] == say("plan.who.team")]
    found = [int(n) for row in own for n in _COUNT.findall(row[2])]
    assert len(found) < 2
    return sum(found)


def named_on_page_one(inputs: PlanInputs) -> dict[str, list[int]]:
    """The numbers of the actions that page one says to wait for each party, as often as it says so."""
    named: dict[str, list[int]] = {}
    for _, who, what in rows(brief(inputs)):
        for told in re.split(r"\n|; ", what):
            line = _NAMED.fullmatch(told)
            if line is not None:
                runs = re.findall(r"(\d+)(?:–(\d+))?", f"{line[2]} {line[3]}")
                ranks = [n for low, high in runs for n in range(int(low), int(high or low) + 1)]
                assert len(ranks) == int(line[1])
                named[who] = [*named.get(who, []), *ranks]
    return named


def every_party_named(inputs: PlanInputs) -> int:
    """Hold page one beside whose turn it is; gives how many actions wait for somebody."""
    parties: dict[str, list[int]] = {}
    for action in inputs.actions:
        turn = inputs.made.turns.get(action.id)
        if turn is not None:
            asked = addressee_title(inputs, PAYS[turn.party])
            parties.setdefault(say("plan.who.team") if turn.own else asked, []).append(action.rank)
    named = named_on_page_one(inputs)
    assert {who: sorted(ranks) for who, ranks in named.items()} == parties
    return sum(map(len, named.values()))


def decided_by_team(inputs: PlanInputs, action: PlannedAction) -> bool:
    """What page one counts, by itself: theirs, nobody said anything yet, and it has room."""
    placement = inputs.planned.of(action.id)
    said = action.standing != "proposed" or (action.status != "todo" and not action.returned)
    fits = placement is not None and placement.state == "placed"
    return (
        action.proposed
        and action.counts
        and action.status != "done"
        and not said
        and not action.of_region
        and action.party == "team"
        and fits
    )


def same_story(inputs: PlanInputs) -> int:
    """Hold a plan beside its workbook; gives how many actions of others were looked at."""
    found, ranks = in_book(book(inputs)), {action.rank: action for action in inputs.actions}
    assert found.keys() == ranks.keys()
    asked = {rank for rank, row in found.items() if row.asks}
    assert asked == {a.rank for a in inputs.actions if decided_by_team(inputs, a)}
    assert len(asked) == on_page_one(inputs)
    looked = 0
    in_plan = told_in_plan(inputs)
    for rank, row in found.items():
        action = ranks[rank]
        turn = inputs.made.turns.get(action.id)
        words = whose_turn(inputs, action.id)
        if turn is None:
            assert not row.asks
            continue
        assert words in in_plan[rank].split("\n"), (rank, in_plan[rank])
        if turn.decided:
            assert words in row.note.split("\n")
        elif not turn.own:
            assert (row.decision, row.colour) == (words, _GREY)
            looked += 1
    return looked


@for_any(kept(teams, whole=True))
def test_page_one_counts_the_yellow_cells_of_the_workbook(inputs: PlanInputs) -> None:
    """As many as the file asks; every other action says in both whom it waits for, in the same words."""
    if inputs.planned.placements:
        same_story(inputs)


def test_in_the_example_region_too(own: tuple[PlanInputs, ...]) -> None:
    """Every team of the last round: who decides is one story in plan and workbook."""
    assert sum(same_story(inputs) for inputs in own) > 30
    assert any(on_page_one(inputs) for inputs in own)


@for_any(kept(teams, whole=True))
def test_page_one_names_every_action_that_waits_once(inputs: PlanInputs) -> None:
    """Beside the party that it waits for; together as many as are to be decided."""
    assert every_party_named(inputs) == len(inputs.made.turns)


def test_page_one_of_the_example_names_every_action_that_waits_once(own: tuple[PlanInputs, ...]) -> None:
    """In every whole plan of the last round; its workbook counts as many that wait for others."""
    for inputs in own:
        assert every_party_named(inputs) == len(inputs.made.turns)
        others = len(inputs.made.turns) - len(inputs.made.open)
        holes = {"n": others, "day": day_text(inputs.made.terms.fed.first_day)}
        assert not others or say("actions.others_before", **holes) in above_table(inputs)
    assert sum(len(inputs.made.turns) for inputs in own) > 8 * len(own) > 50  # they meet nearly all


def above_table(inputs: PlanInputs) -> str:
    """What a workbook says above its actions, also where a sentence goes on in a next row."""
    told = [str(line[0] or None) for line in values_in(book(inputs), say("actions.sheet.actions"))]
    return " ".join(told[: told.index(column_header("id"))])


def test_a_municipality_decides_about_its_own_hours_and_pace() -> None:
    """Its workbook is grey only where the region or an employer decides, and counts what its list says."""
    looked = 0
    for inputs in plans("example", "municipality"):
        if inputs.made.provisional:
            continue
        found = in_book(book(inputs))
        assert sum(row.asks for row in found.values()) == len(inputs.made.open)
        if inputs.made.open:
            assert f"beslist over {len(inputs.made.open)} " in said(brief(inputs))[0]
        for action in inputs.made.open:
            assert action.party == "municipality"
            looked += 1
    assert looked > 5


@for_any(kept(teams))
def test_every_action_waits_for_one_party_or_for_nobody(inputs: PlanInputs) -> None:
    """No turn for what is done, stopped or refused; a provisional plan asks no room of others."""
    for action in inputs.actions:
        turn = inputs.made.turns.get(action.id)
        if turn is None:
            continue
        assert action.counts
        assert action.status != "done"
        assert turn.own == (turn.kind == "own")
        if turn.own:
            assert turn.party == action.holder == action.party
        if turn.kind in {"hours", "pace"}:
            assert not inputs.made.provisional
            assert inputs.planned.of(action.id) is not None
        if turn.decided:
            began = action.standing != "proposed" or action.status != "todo"
            assert began or action.own or action.no_longer_proposed
    assert {a.id for a in inputs.made.open} == {k for k, t in inputs.made.turns.items() if t.own}


def turn(inputs: PlanInputs, action: str = "M-AA-01") -> tuple[str, str, bool] | None:
    """Whose turn it is, plain."""
    found = inputs.made.turns.get(action)
    return None if found is None else (found.party, found.kind, found.decided)


def test_what_people_go_on_with_waits_for_nobody() -> None:
    """Busy, done, stopped, refused, taken over with a place, and an action of their own."""
    for decision in (
        {"status": "doing"},
        {"status": "done"},
        {"status": "dropped"},
        {"decision": "refused", "reason": "Nee."},
        {"decision": "accepted"},
    ):
        assert turn(given(*STEPS, M_AA_01=decision)) is None, decision
    assert turn(given(*STEPS)) == ("team", "own", False)
    assert turn(given(*STEPS, own_1={"title": "Eigen"}), "own-1") is None


def read_back(inputs: PlanInputs, data: bytes) -> Reading[PlanSaid]:
    """What the program reads in a workbook."""
    criteria = {criterion for action in inputs.actions for criterion in action.criteria}
    came = arrived("acties.xlsx", data)
    found = read_actions(came, inputs.outcome.region, criteria, day=date(2026, 5, 1))
    assert found is not None
    return found


def test_words_in_a_grey_cell_say_nothing_and_may_be_written_over(own: tuple[PlanInputs, ...]) -> None:
    """Untouched it is read without a remark or a decision; what somebody types there counts."""
    looked = 0
    for inputs in own:
        data = book(inputs)
        untouched = read_back(inputs, data)
        assert untouched.problems == ()
        ranks = {action.rank: action for action in inputs.actions}
        there = in_book(data).items()
        waits = {a.rank for a in inputs.actions if a.id in inputs.made.turns}  # grey too: what is settled
        grey = [n for n, row in there if n in waits and row.colour == _GREY and row.decision not in {"", "–"}]
        assert untouched.said is not None
        by_id = {row.id: row for row in untouched.said.rows}
        assert not any(ranks[rank].id in by_id for rank in grey)
        mine = [rank for rank in grey if not ranks[rank].of_region]
        if not mine:
            continue
        looked += 1
        changed = openpyxl.load_workbook(io.BytesIO(data))
        sheet = changed[say("actions.sheet.actions")]
        lines = list(sheet.iter_rows())
        at = {cell.value: n for line in lines for n, cell in enumerate(line) if isinstance(cell.value, str)}
        line = next(line for line in lines if line[at[column_header("rank")]].value == mine[0])
        cell = line[at[column_header("decision")]]
        assert not cell.protection.locked
        cell.value = decision_choices()[0].word
        stream = io.BytesIO()
        changed.save(stream)
        came = read_back(inputs, stream.getvalue())
        assert came.said is not None
        cells = {row.id: row.cells for row in came.said.rows}[ranks[mine[0]].id]
        assert cells["decision"].value == "accepted"
    assert looked > 3


@pytest.mark.parametrize("kind", ["team", "municipality"])
def test_who_decided_and_when_is_one_text_in_plan_and_workbook(kind: UnitKind) -> None:
    """As it is stored: whose plan it is and its day; of what the region decides its body and that day."""
    own = above = 0
    for inputs in (*plans("example", kind), *plans("fixed", kind)):
        found, stored = in_book(book(inputs)), {} if inputs.plan is None else inputs.plan.actions
        in_plan = {} if inputs.made.provisional else told_in_plan(inputs)
        for action in inputs.actions:
            note, row, said_ = found[action.rank].note, in_plan.get(action.rank, ""), stored.get(action.id)
            if action.of_region:
                assert action.joint is not None
                if action.joint.on is None or action.joint.by is None:
                    continue
                asked = action.joint.answer not in {"refused", "later"} and row
                for part in (action.joint.by, day_text(action.joint.on)):
                    assert part in note
                    assert part in row or not asked or action.status == "done"
                above += bool(asked)
                continue
            if said_ is None or said_.decided is None or action.standing == "proposed":
                assert "nomen door" not in note
                continue
            day, who = day_text(said_.decided.on), say(f"plan.who.{kind}")
            alone = say("plan.standing.not_yet", standing="") if taken_over(action) else ""
            (line,) = [line for line in note.split("\n") if line.endswith(f" {who} op {day}{alone}.")]
            assert line.lower().startswith(say(f"plan.standing.{action.standing}"))
            assert line.rstrip(".").lower() in row.lower() or action.status == "done" or not row
            own += bool(row)
    assert own > 4
    assert above > 4 or kind == "municipality"


def told_in_plan(inputs: PlanInputs) -> dict[int, str]:
    """All cells of the rows of an action in the tables of a plan, by its number."""
    found: dict[int, str] = {}
    for row in (row for chapter in (planning, elsewhere) for row in rows(chapter(inputs))):
        rank = row[0].partition(".")[0]
        if rank.isdecimal():
            found[int(rank)] = "\n".join((found.get(int(rank), ""), *row[1:]))
    return found
