# SPDX-License-Identifier: EUPL-1.2
"""The formation of a team beside what its plan asks: small plans worked out by hand."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from tests.documents import made
from tests.documents.plan.made_plans import rows, said
from tests.documents.plan.small.test_asked import CRITERIA
from tests.planning.made import measure, measures, plan_of
from tests.scoring.small import CITATION, answers
from toolkit.documents.audience import Reader
from toolkit.documents.plan.annexes.formation import formation, shortage
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.model.content.measures import Measure
from toolkit.model.given.answers import Formation
from toolkit.planning.unit_plan import unit_plan
from toolkit.words.catalogue import say
from toolkit.words.numbers import number
from toolkit.words.text import decimals_text

COST = {"low": 75000, "high": 120000, "basis": "X.", "productive_hours": 1500, "sources": (CITATION,)}
CHOOSE = say("plan.means.has_formation.choose")


def lasts(n: int, criterion: str, hours: int, **other: Any) -> Measure:  # noqa: ANN401 - fields of a model
    """A measure that keeps asking so many hours a year of the team."""
    upkeep = {"team": {"n": hours, "per": "team", "every": "year"}}
    return measure(n, [(criterion, 0, 4)], 4, upkeep=upkeep, upkeep_basis="Een schatting.", **other)


def plan(*steps: Measure, roles: tuple[Formation, ...] = (), **decided: dict[str, Any]) -> PlanInputs:
    """A team at level 0 with this formation."""
    levels = made.complete(dict.fromkeys(CRITERIA, 0))
    files = {"oost": [answers("oost", levels, formation=roles)]}
    result, known = made.outcome(files), measures(*steps, fte_cost=COST)
    unit = result.unit("oost")
    assert unit is not None
    planned = unit_plan(unit, result.asked, known, files["oost"], plan_of("oost", decided))
    return PlanInputs(result, unit, planned, known, files, made.SOURCES)


def role(now: str | None, needed: str | None, name: str = "gezinswerker") -> Formation:
    """One function."""
    fte, asks = (None if text is None else Decimal(text) for text in (now, needed))
    return Formation(role=name, fte=fte, needed=asks, vacancies=Decimal(1))


@pytest.mark.parametrize(
    ("needed", "least", "most", "least_price", "most_price"),
    [
        ("4.5", "0.5", "0.6", (37500, 60000), (45000, 72000)),  # 750 hours short: more than is asked
        ("4.04", "0.1", "0.14", (7500, 12000), (10500, 16800)),  # 60 hours short: less
    ],
)
def test_what_is_short_and_what_is_asked_may_be_the_same_hours_or_others(
    needed: str, least: str, most: str, least_price: tuple[int, int], most_price: tuple[int, int]
) -> None:
    """150 hours a year are 0,1 fte, 7.500 to 12.000 euro; together at least the larger, at most both."""
    found = shortage(plan(lasts(1, "AA-01", 150), roles=(role("4", needed),)))
    assert found is not None
    assert (found["least"], found["most"]) == tuple(decimals_text(Fraction(n), 2) for n in (least, most))
    for key, (low, high) in (("least_price", least_price), ("most_price", most_price)):
        ends = {"low": number(Decimal(low)), "high": number(Decimal(high))}
        assert found[key] == say("plan.means.formation.euros", **ends)


def test_who_has_what_it_needs_is_short_of_nothing() -> None:
    """And so is who did not say what it needs."""
    for needed in ("4", "3.5", None):
        assert shortage(plan(lasts(1, "AA-01", 150), roles=(role("4", needed),))) is None


def test_formation_is_asked_for_what_ends_in_the_quarters_ahead() -> None:
    """Not for what takes six quarters, nor for what was done; and a half-filled list asks none."""
    steps = (
        lasts(1, "AA-01", 150),
        lasts(2, "AA-02", 90, lead_quarters=6),
        lasts(3, "BB-01", 60),
    )
    inputs = plan(*steps, M_AA_03={"decision": "accepted", "status": "done"})
    asked = [row for row in rows(formation(inputs)) if row[-1] == CHOOSE]
    assert [row[0].split(".")[0] for row in asked] == [str(inputs.made.ranks["M-AA-01"])]
    half = replace(inputs, made=replace(inputs.made, provisional=True))
    assert CHOOSE not in " ".join(said(formation(half)))


def test_what_lasts_stands_by_basic_task_with_most_first() -> None:
    """Two themes: the one that keeps asking most above, and what was done in neither."""
    inputs = plan(
        lasts(1, "AA-01", 50),
        lasts(2, "BB-01", 150),
        lasts(3, "AA-02", 900),
        M_AA_03={"decision": "accepted", "status": "done"},
    )
    found = [row for row in rows(formation(inputs)) if row[0].startswith("Thema ")]
    assert found == [("Thema BB", "1", "150"), ("Thema AA", "1", "50")]


def test_a_total_with_something_unknown_is_told_to_be_at_least_that() -> None:
    """What is neither short nor over has no sign."""
    inputs = plan(roles=(role("4", "4"), role(None, "2", "coach")))
    total = rows(formation(inputs))[-1]
    assert total[1].strip() == say("plan.means.formation.at_least", fte="4", n=1)
    assert next(row[-1].strip() for row in rows(formation(inputs))) == "0"


def test_who_reads_round_figures_is_told_so() -> None:
    """A team reads its own to the number."""
    inputs = plan(roles=(role("4", "4.5"),))
    unit = inputs.unit.unit
    told = say("plan.means.formation.ranges")
    assert told not in " ".join(said(formation(inputs)))
    coded = replace(inputs, reader=Reader("board", made.codes(inputs.outcome, unit)))
    assert told in " ".join(said(formation(coded)))
