# SPDX-License-Identifier: EUPL-1.2
"""What a plan says of what should have been done: earlier actions, overdue ones, and missed lower limits."""

from dataclasses import replace
from typing import Any

from tests.documents import made
from tests.documents.made_plans import lines, tables
from tests.planning.made import measure, measures, plan_of
from tests.scoring.small import answers, norm
from toolkit.documents.blocks import Blocks, Text
from toolkit.documents.plan.chapters.changes import changes_part
from toolkit.documents.plan.chapters.earlier import FEW, earlier_part, earlier_table
from toolkit.documents.plan.chapters.moments import moments_part
from toolkit.documents.plan.chapters.planning import planning_part
from toolkit.documents.plan.chapters.risks import risks_part
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.view import plan_view
from toolkit.planning.evaluation import Effect, Evaluated
from toolkit.planning.unit_plan import unit_plan
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, quarter_short, quarter_text

LIMIT = norm(criteria={"AA-01": {"level": 4, "lower_limit": 2, "reason": "Hoog."}})
STEPS = measures(
    measure(1, [("AA-01", 0, 2)], 8, title="De eerste stap"),
    measure(2, [("AA-01", 2, 4)], 6, after=("M-AA-01",), lead_quarters=2, title="De tweede stap"),
)


def given(**decisions: dict[str, Any]) -> PlanInputs:
    """A team below a lower limit, with decisions."""
    files = {"oost": [answers("oost", {"AA-01": 0})]}
    result = made.outcome(files, None, LIMIT)
    unit = result.unit("oost")
    assert unit is not None
    plan = plan_of("oost", decisions)
    planned = unit_plan(unit, result.asked, STEPS, files["oost"], plan)
    return PlanInputs(result, unit, planned, STEPS, files, made.SOURCES)


def told(blocks: Blocks) -> list[str]:
    """Everything that blocks say, line by line."""
    return [line for block in blocks for line in lines(block)]


def evaluated(n: int, status: Any, *levels: tuple[int, int]) -> Evaluated:  # noqa: ANN401 - fixed values
    """An action of an earlier round with its levels before and now."""
    effects = tuple(Effect(f"AA-{k:02d}", before, now, True) for k, (before, now) in enumerate(levels, 1))
    return Evaluated(f"M-AA-{n:02d}", f"Stap {n}", "r1", status, effects)


def test_a_missed_limit_has_a_date_of_its_own() -> None:
    """Level 2 ends a quarter, level 4 two later: in the standing, on page one, in the goals and the risks."""
    found = given()
    first = found.proposal.horizon[0]
    view = plan_view(found)
    assert view.limits is not None
    (limit,) = view.limits.missed
    assert quarter_text(first) in limit.value
    assert "'De eerste stap' (1)" in limit.value
    (sentence,) = [s for s in view.sentences if quarter_text(first) in s]
    assert "De vraag AA-01" in sentence or found.title_of("AA-01") in sentence
    (goals,) = tables(moments_part(found))
    days = [row[3] for row in goals.rows]
    assert days == [day_text(first.last_day), day_text(found.proposal.horizon[2].last_day)]
    assert [row[1] for row in goals.rows] == ["van 0 naar 2", "van 0 naar 4"]
    assert any(quarter_short(first) in line for line in told(risks_part(found)))


def test_without_a_date_the_plan_says_so() -> None:
    """The step was refused: no day is made up, and the refused step is named."""
    said = {"decision": "refused", "reason": "Nee.", "decided": {"on": "2026-05-01", "gaps": {"AA-01": 4}}}
    view = plan_view(given(M_AA_01=said))
    assert view.limits is not None
    (limit,) = view.limits.missed
    assert "'De eerste stap' (1)" in limit.value
    assert "kwartaal" not in limit.value
    assert say("plan.brief.limit_undated_all", n=1) in " ".join(view.sentences)


def test_an_overdue_action_gets_a_new_place_and_is_said_to_be_late() -> None:
    """The old quarter and the proposed one stand together: in the table, on page one, as a remark."""
    said = {"decision": "accepted", "quarter": "2025-q4", "status": "doing", "owner": "teamleider"}
    found = given(M_AA_01=said)
    first = found.proposal.horizon[0]
    blocks = planning_part(found)
    (table,) = tables(blocks)
    was = say("plan.planning.was", quarter="kw 4 2025")
    assert table.rows[0][4].split("\n")[:2] == [quarter_short(first), was]
    remark = next(line for line in told(blocks) if "het vierde kwartaal van 2025" in line)
    assert quarter_text(first) in remark
    brief = " ".join(told(plan_view(found).brief))
    assert "het vierde kwartaal van 2025" in brief
    assert any("'De eerste stap' (1)" in line for line in told(risks_part(found)))
    assert sum(q.used for q in found.planned.quarters) == 14


def test_whose_role_nobody_chose_is_counted() -> None:
    """Two actions, one with an owner: of one the plan says that only a party is known."""
    said = {"decision": "accepted", "owner": "teamleider"}
    both, one = given(), given(M_AA_01=said)
    for found, n in ((both, 2), (one, 1)):
        assert Text(say("plan.planning.no_role", n=n)) in planning_part(found)


def test_earlier_actions_are_counted_and_each_stands_somewhere() -> None:
    """Three done of which one made no difference, one going on; few stand in the body, many in the annex."""
    few = [
        evaluated(1, "done", (1, 3), (2, 2)),
        evaluated(2, "done", (1, 2)),
        evaluated(3, "done", (1, 1)),
        evaluated(4, "doing", (0, 1)),
    ]
    assert len(few) == FEW
    found = replace(given(), evaluated=tuple(few))
    body = earlier_part(found)
    (table,) = tables(body)
    assert [row[2] for row in table.rows] == ["gedaan", "gedaan", "gedaan, nog geen verschil", "mee bezig"]
    assert table.rows[0][1].count("\n") == 1
    assert "1 naar 3" in table.rows[0][1]
    text = " ".join(told(body))
    assert "3 gedaan" in text
    assert say("plan.earlier.risen", n=2) in text
    assert say("plan.earlier.same", n=1) in text
    assert say("plan.earlier.carried", n=1) in text
    assert earlier_table(found) == ()
    many = replace(found, evaluated=(*few, evaluated(5, "dropped")))
    assert tables(earlier_part(many)) == []
    (annex,) = tables(earlier_table(many))
    assert len(annex.rows) == FEW + 1
    assert say("plan.earlier.annex") in " ".join(told(changes_part(many)))
