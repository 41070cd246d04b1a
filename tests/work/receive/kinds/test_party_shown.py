# SPDX-License-Identifier: EUPL-1.2
"""What was decided above the teams, where each reader meets it: plan, board edition, workbook, status."""

import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.documents.plan.made_plans import lines
from tests.forms.actions_made import cell
from tests.typed import load_workbook
from tests.work.receive.kinds.party_books import EMPLOYER, REGION, YES, bring, codes, filled, made
from tests.work.small import gathered, opened
from tests.work.some_faces import set_in_markdown
from toolkit.documents.plan.action_list import action_list
from toolkit.documents.plan.order import plan_document
from toolkit.model.problem import Problem
from toolkit.store.plan_file import plan_path
from toolkit.work.make.gather import Gather
from toolkit.work.make.unit.plans import make_plans
from toolkit.work.status.standing import RoundStanding, standing
from toolkit.work.workspace.open import Place, look

JOINT, ALONE = "M-BB-01", "M-DD-01"
HOLDERS = ("ondergrens", "op-nul", "derde", "besloten")
NO = {**YES, "Antwoord": "nee", "Reden of voorwaarde": "Te duur voor nu."}


@pytest.fixture(autouse=True)
def _in_markdown(monkeypatch: pytest.MonkeyPatch) -> None:
    """What plans say is asked here, and not how they look."""
    set_in_markdown(monkeypatch)


def decide(folder: Path, cells: dict[str, dict[str, Any]], name: str = REGION) -> None:
    """A party decides."""
    assert bring(folder, filled(made(folder)[name], cells), "chosen").outcome == "read"


def text(gather: Gather, unit: str, chapter: str = "") -> str:
    """All that the document of a unit says, or one chapter of it."""
    result = gather.scored.unit(unit)
    assert result is not None
    inputs = gather.inputs(result)
    assert not isinstance(inputs, Problem)
    view = (action_list if result.unit.team is None else plan_document)(inputs)
    parts = (s for s in view.sections if chapter in {"", s.anchor})
    return "\n".join(line for s in parts for block in s.blocks for line in lines(block))


def board(folder: Path, sight: Any) -> Gather:  # noqa: ANN401 - a visibility
    """What the editions for a board are made from."""
    return replace(gathered(folder), edition="board", sight=sight, concept=True)


def test_while_nothing_is_decided_nothing_is_said(space: Path) -> None:
    """No chapter, no word of decisions above the team."""
    assert text(gathered(space), "derde", "above") == ""
    assert text(gathered(space), "derde") != ""


def asked_in(data: bytes, row: str) -> tuple[object, ...]:
    """What stands in the row of a request, as its party got it."""
    sheets = load_workbook(io.BytesIO(data)).worksheets
    (found,) = (line for sheet in sheets for line in sheet.iter_rows(values_only=True) if row in line)
    return found


def test_a_plan_says_who_decided_when_and_what_that_means(space: Path) -> None:
    """Yes, no and later of joint actions, and the amount of a request: each with its meaning for the plan."""
    asked = asked_in(made(space)[EMPLOYER], "op-nul uren")
    decide(space, {"op-nul uren": {**YES, "Antwoord": "anders", "Toegezegd": 10}}, EMPLOYER)
    decide(space, {JOINT: {**YES, "Klaar in": "1e kwartaal 2027"}, ALONE: NO})
    told = text(gathered(space), "op-nul", "above")
    assert "ja\nStuurgroep, 12 mei 2026\nIn dit plan: kw 1 2027." in told.replace(" | ", "\n")
    assert "nee" in told
    assert "De actie staat niet meer in de planning." in told
    assert "Te duur voor nu." in told
    granted = re.search(r"Toegezegd: 10 uur, één keer\. Gevraagd was (\d+) uur, één keer\.", told)
    assert granted is not None
    assert f"{granted[1]} uur" in asked
    assert "Hierover is al besloten" not in text(gathered(space), "op-nul", "others")
    assert "Toegezegd" not in text(gathered(space), "derde", "above")


def test_a_request_that_was_answered_says_so(space: Path) -> None:
    """Where the plan still asks it: the reader is led to what was decided."""
    told = "Hierover is al besloten: zie 'Besloten door de werkgever'."
    assert told not in text(gathered(space), "op-nul", "others")
    decide(space, {"op-nul uren": {**YES, "Antwoord": "anders", "Toegezegd": 10}}, EMPLOYER)
    assert told in text(gathered(space), "op-nul", "others")


def test_later_stays_a_proposal_in_the_quarter_that_was_named(space: Path) -> None:
    """The plan says that the decision is still to come, and when the action stands in it until then."""
    decide(space, {JOINT: {**YES, "Antwoord": "later", "Klaar in": "1e kwartaal 2027"}})
    told = text(gathered(space), "op-nul", "above")
    assert "Blijft een voorstel. In dit plan: kw 1 2027." in told
    assert "Stuurgroep beslist later" in text(gathered(space), "op-nul", "planning")
    decide(space, {JOINT: {"Klaar in": "4e kwartaal 2028"}})
    late = {u for u in HOLDERS if "Dat is later dan de norm vraagt." in text(gathered(space), u, "above")}
    assert late == {u for u in HOLDERS if _late(gathered(space), u)}
    assert late


def _late(gather: Gather, unit: str) -> bool:
    result = gather.scored.unit(unit)
    assert result is not None
    plan = gather.plan_of(result)
    assert not isinstance(plan, Problem)
    placement = plan.planned.of(JOINT)
    assert placement is not None
    return placement.late


def test_no_to_together_leaves_it_to_the_team(space: Path) -> None:
    """The plan says that teams do it alone, and keeps the action in the planning."""
    decide(space, {JOINT: NO})
    told = text(gathered(space), "op-nul", "above")
    assert "De teams doen dit niet samen. Het team besluit er zelf over: voorstel." in told
    assert "De actie staat niet meer in de planning." not in told


def test_where_the_teams_own_word_does_not_count_the_plan_says_so(space: Path) -> None:
    """A team took over what is the region's: the plan says that it waits for the region."""
    _team_decides(space, "op-nul", ALONE)
    told = text(gathered(space), "op-nul", "above")
    assert "nog geen besluit" in told
    assert "Wat het team zelf over actie " in told
    assert " besloot, telt hier niet." in told


def _team_decides(folder: Path, unit: str, action: str) -> set[str]:
    (one,) = (m for m in make_plans(gathered(folder), unit))
    (data,) = (data for name, data in one.files if name.endswith(".xlsx"))
    book = load_workbook(io.BytesIO(data))
    cell(book, action, "decision").value = "overnemen"
    cell(book, action, "owner").value = "teamleider"
    stream = io.BytesIO()
    book.save(stream)
    came = bring(folder, stream.getvalue(), "chosen")
    assert came.outcome == "read"
    return codes(came)


def test_a_team_that_takes_over_what_is_the_regions_is_told(space: Path) -> None:
    """At the cell; what it chose is kept, and its own choice about who takes part counts."""
    assert _team_decides(space, "op-nul", ALONE) == {"decided-above"}
    text_ = (space / plan_path("op-nul")).read_text(encoding="utf-8")
    assert "decision: accepted" in text_
    gather = gathered(space)
    result = gather.scored.unit("op-nul")
    assert result is not None
    plan = gather.plan_of(result)
    assert not isinstance(plan, Problem)
    found = plan.action(ALONE)
    assert found is not None
    assert (found.standing, found.owner) == ("proposed", "teamleider")


def test_before_the_region_decides_a_team_may_do_a_joint_action_itself(space: Path) -> None:
    """No remark then; once the region said yes, there is one."""
    assert _team_decides(space, "op-nul", JOINT) == set()
    decide(space, {JOINT: YES})
    assert _team_decides(space, "derde", JOINT) == {"decided-above"}


def test_the_workbook_of_a_team_prints_it_as_decided_elsewhere(space: Path) -> None:
    """The row says who decided and when; what the region decides is closed, owner and status are open."""
    decide(space, {JOINT: {**YES, "Klaar in": "1e kwartaal 2027"}})
    (one,) = (m for m in make_plans(gathered(space), "op-nul"))
    (data,) = (data for name, data in one.files if name.endswith(".xlsx"))
    book = openpyxl.load_workbook(io.BytesIO(data))
    note = str(cell(book, JOINT, "note").value)
    assert "Besloten door Stuurgroep op 12 mei 2026, voor alle teams: ja." in note
    assert "Klaar in 1e kwartaal 2027." in note
    for key in ("decision", "reason", "quarter"):
        assert (cell(book, JOINT, key).value, cell(book, JOINT, key).protection.locked) == ("–", True), key
    for key in ("owner", "status", "hours"):
        assert not cell(book, JOINT, key).protection.locked, key
    assert cell(book, ALONE, "note").value == (
        "Dit besluit geldt straks voor alle teams. Het is er nog niet."
    )
    cell(book, JOINT, "owner").value = "teamleider"
    stream = io.BytesIO()
    book.save(stream)
    came = bring(space, stream.getvalue())
    assert (came.outcome, codes(came)) == ("read", set())


def test_what_waits_for_the_region_is_not_asked_of_the_team(space: Path) -> None:
    """The workbook asks no decision about what the region keeps for later: the cell says who decides."""

    def asked(action: str) -> Any:  # noqa: ANN401 - of a cell
        (one,) = (m for m in make_plans(gathered(space), "op-nul"))
        (data,) = (data for name, data in one.files if name.endswith(".xlsx"))
        return cell(load_workbook(io.BytesIO(data)), action, "decision").value

    decide(space, {JOINT: {**YES, "Antwoord": "later"}})
    assert asked(JOINT) == "Stuurgroep beslist later of, de werkgever over uren"
    assert asked("M-AA-01") is None


@pytest.mark.parametrize("sight", ["named", "coded"])
def test_a_board_reads_the_decision_and_no_name(space: Path, sight: str) -> None:
    """Who decided, as far as that is no name; in letters no day, and never the words of people."""
    decide(space, {JOINT: YES, ALONE: {**NO, "Besloten door": "Jan Jansen"}})
    told = text(board(space, sight), "op-nul", "above")
    assert "ja" in told
    assert ("12 mei 2026" in told) is (sight == "named")
    assert "Stuurgroep" in told
    assert "Jan" not in told
    assert "een overleg" in told
    assert "Te duur voor nu." not in told


def test_a_municipality_reads_what_the_region_decided_and_keeps_its_own_word(space: Path) -> None:
    """A joint action of municipalities: the region's yes stands in the list; what the town chose stays."""
    gather = gathered(space)
    joint = {
        a.id: u.unit.id
        for u in gather.scored.units
        if u.unit.team is None and u.standards and not isinstance(plan := gather.plan_of(u), Problem)
        for a in plan.actions
        if a.measure is not None
    }
    action, town = next(iter(joint.items()))
    path = space / "plans" / "regio.yaml"
    path.write_text(
        "schema: decisions/1\ndecides: regio\n"
        "based_on: {round: 2026-q1, norm: golden@1.0.0, measures: 1.0.0}\n"
        f"items:\n  {action}: {{answer: accepted, by: Stuurgroep, on: 2026-05-12}}\n",
        encoding="utf-8",
    )
    assert "ja" in text(gathered(space), town, "above")
    result = gathered(space).scored.unit(town)
    assert result is not None
    plan = gathered(space).plan_of(result)
    assert not isinstance(plan, Problem)
    found = plan.action(action)
    assert found is not None
    assert found.standing == "accepted"
    _team_decides(space, town, action)
    plan = gathered(space).plan_of(result)
    assert not isinstance(plan, Problem)
    again = plan.action(action)
    assert again is not None
    assert again.joint is not None
    assert (again.joint.counts, again.joint.passed_over) == (False, False)


def test_status_says_who_has_not_decided(space: Path) -> None:
    """Of each party how much is open of what it was last asked; of another round nothing counts."""
    assert parties(space) == {"regio": (0, 0, None), "werkgever-testzorg": (0, 0, None), **OTHER}
    decide(space, {JOINT: YES})
    asked = len(opened(space).decisions["regio"].shown)
    assert asked > 2
    assert parties(space)["regio"] == (asked, asked - 1, "2026-05-20")
    path = space / "plans" / "regio.yaml"
    old = opened(space).region.rounds[0].id
    path.write_text(path.read_text(encoding="utf-8").replace("'2026-q1', norm", f"'{old}', norm"), "utf-8")
    assert parties(space)["regio"] == (0, 0, None)


def test_no_decision_is_waited_for_from_an_employer_that_is_asked_nothing(space: Path) -> None:
    """Of an employer of whose teams none handed in no plan asks anything; the region may be asked always."""
    assert waited_for(space) == {"regio", "werkgever-testzorg", "werkgever-anderzorg"}
    others = {t.id for t in opened(space).region.teams if t.organisation != "testzorg"}
    for team in others:
        for path in (space / "rounds").glob(f"*/{team}/*.yaml"):
            path.unlink()
    assert waited_for(space) == {"regio", "werkgever-testzorg"}


def test_after_a_refusal_of_the_region_a_team_decides_itself(space: Path) -> None:
    """The region said no to doing it together: no remark when the team takes it over, and its word counts."""
    decide(space, {JOINT: NO})
    assert _team_decides(space, "derde", JOINT) == set()
    gather = gathered(space)
    result = gather.scored.unit("derde")
    assert result is not None
    plan = gather.plan_of(result)
    assert not isinstance(plan, Problem)
    found = plan.action(JOINT)
    assert found is not None
    assert found.standing == "accepted"


OTHER = {"werkgever-anderzorg": (0, 0, None)}


def waited_for(folder: Path) -> set[str]:
    """Of whom the status waits for a decision."""
    return {p.party.id for p in standings(folder).parties if p.waited_for}


def parties(folder: Path) -> dict[str, tuple[int, int, str | None]]:
    """What the status says of each party."""
    return {p.party.id: (p.asked, p.open, p.received) for p in standings(folder).parties}


def standings(folder: Path) -> RoundStanding:
    """How far the last round is."""
    place = look(folder)
    assert isinstance(place, Place)
    found = standing(place, place.region.last_round())
    assert isinstance(found, RoundStanding)
    return found
