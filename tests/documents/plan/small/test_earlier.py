# SPDX-License-Identifier: EUPL-1.2
"""What a plan says of what should have been done: earlier actions, overdue ones, and missed lower limits."""

from dataclasses import replace
from typing import Any

from tests.documents import made
from tests.documents.plan.made_plans import blocks_of, rows, said, tables
from tests.planning.made import measure, measures, plan_of
from tests.scoring.small import answers, norm
from toolkit.documents.blocks import Bullets, Text
from toolkit.documents.plan.annexes.changed import earlier
from toolkit.documents.plan.chapters.changes import FEW, changes
from toolkit.documents.plan.chapters.glance import glance
from toolkit.documents.plan.chapters.moments import moments
from toolkit.documents.plan.chapters.planning import planning
from toolkit.documents.plan.chapters.risks import risks
from toolkit.documents.plan.chapters.safety import safety
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import annex_named
from toolkit.planning.decided.evaluation import Effect, Evaluated
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
    files = {"oost": [answers("oost", made.complete({"AA-01": 0}))]}
    result = made.outcome(files, None, LIMIT)
    unit = result.unit("oost")
    assert unit is not None
    plan = plan_of("oost", decisions)
    planned = unit_plan(unit, result.asked, STEPS, files["oost"], plan)
    return PlanInputs(result, unit, planned, STEPS, files, made.SOURCES)


def limit_line(inputs: PlanInputs) -> str:
    """What is said of the one lower limit that is missed."""
    (found,) = (b for b in blocks_of(safety, inputs) if isinstance(b, Bullets))
    (item,) = found.items
    return item.text


def evaluated(n: int, status: Any, *levels: tuple[int, int]) -> Evaluated:  # noqa: ANN401 - fixed values
    """An action of an earlier round with its levels before and now."""
    effects = tuple(Effect(f"AA-{k:02d}", before, now, True) for k, (before, now) in enumerate(levels, 1))
    return Evaluated(f"M-AA-{n:02d}", f"Stap {n}", status, effects)


def test_a_missed_limit_has_a_date_of_its_own() -> None:
    """Level 2 ends a quarter, level 4 two later: in the standing, on page one and the risks.

    What shows that it is reached is what shows the norm, never the words of the level below it.
    """
    found = given()
    first = found.proposal.horizon[0]
    assert quarter_text(first) in limit_line(found)
    assert "'De eerste stap' (1)" in limit_line(found)
    (sentence,) = [s for s in said(glance(found)) if f"klaar in {quarter_short(first)};" in s]
    assert "De vraag AA-01" in sentence or found.title_of("AA-01") in sentence
    (goals,) = tables(blocks_of(moments, found))
    days = [row[3] for row in goals.rows]
    assert days == [day_text(found.proposal.horizon[2].last_day)]
    assert [row[1] for row in goals.rows] == ["van 0 naar 4"]
    assert any(quarter_short(first) in line for line in said(risks(found)))


def test_without_a_date_the_plan_says_so() -> None:
    """The step was refused: no day is made up, and the refused step is named."""
    refused = {"decision": "refused", "reason": "Nee.", "decided": {"on": "2026-05-01", "gaps": {"AA-01": 4}}}
    found = given(M_AA_01=refused)
    assert "'De eerste stap' (1)" in limit_line(found)
    assert "kwartaal" not in limit_line(found)
    assert say("plan.brief.limit_undated_all", n=1) in " ".join(said(glance(found)))


def test_an_overdue_action_gets_a_new_place_and_is_said_to_be_late() -> None:
    """The old quarter and the proposed one stand together: in the table, on page one, as a remark."""
    decided = {"decision": "accepted", "quarter": "2025-q4", "status": "doing", "owner": "teamleider"}
    found = given(M_AA_01=decided)
    first = found.proposal.horizon[0]
    (table,) = tables(blocks_of(planning, found))
    was = say("plan.planning.was", quarter="kw 4 2025")
    assert table.rows[0][4].split("\n")[:2] == [quarter_short(first), was]
    told = [line.strip() for line in said(planning(found))]
    assert say("plan.planning.overdue", names="'De eerste stap' (1)", n=1) in told
    assert was in [line.strip() for cell in rows(glance(found))[0] for line in cell.split("\n")]
    assert any("'De eerste stap' (1)" in line for line in said(risks(found)))
    assert sum(q.used for q in found.planned.quarters) == 14


def test_whose_role_nobody_chose_is_counted() -> None:
    """Two actions, one with an owner: of one the plan says that only a party is known."""
    decided = {"decision": "accepted", "owner": "teamleider"}
    both, one = given(), given(M_AA_01=decided)
    for found, n in ((both, 2), (one, 1)):
        assert Text(say("plan.planning.no_role", n=n)) in blocks_of(planning, found)


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
    (table,) = tables(blocks_of(changes, found))
    assert [row[2] for row in table.rows] == ["gedaan", "gedaan", "gedaan, nog niet hoger", "mee bezig"]
    assert table.rows[0][1].count("\n") == 1
    assert "1 naar 3" in table.rows[0][1]
    text = " ".join(said(changes(found)))
    assert "3 gedaan" in text
    assert say("plan.earlier.risen", n=2, who="het team") in text
    assert say("plan.earlier.same", n=1, who="het team") in text
    assert say("plan.earlier.carried", n=1, who="het team") in text
    assert earlier(found) is None
    many = replace(found, evaluated=(*few, evaluated(5, "dropped")))
    assert tables(blocks_of(changes, many)) == []
    (annex,) = tables(blocks_of(earlier, many))
    assert len(annex.rows) == FEW + 1
    assert say("plan.earlier.annex", annex=annex_named("earlier")) in " ".join(said(changes(many)))
