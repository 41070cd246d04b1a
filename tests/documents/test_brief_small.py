# SPDX-License-Identifier: EUPL-1.2
"""What page one asks of whom, in small plans worked out by hand."""

from datetime import date
from fractions import Fraction

from tests.documents.made_plans import rows
from tests.documents.test_asked import STEPS, given
from tests.planning.made import measure
from tests.planning.test_above import WHO, above, party
from toolkit.documents.plan.chapters.brief import brief
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import addressee_title, holder, numbers_text
from toolkit.model.quarter import PlanQuarter
from toolkit.planning.proposed.horizon import Terms
from toolkit.words.catalogue import say
from toolkit.words.text import hours_text, quarter_short


def asked_of(inputs: PlanInputs, who: str) -> list[str]:
    """What stands there for one party, part by part."""
    return [part for row in rows(brief(inputs)) if row[1] == who for part in row[2].split("; ")]


def test_an_employer_decides_about_what_it_takes_up_and_promises_hours_for_the_rest() -> None:
    """Each action once: no promise beside its own decision, and nothing of what the team does alone.

    A decision of one week feeds the first quarter: nothing that needs the employer begins before it.
    """
    own, lent, led = (
        measure(1, [("AA-01", 0, 4)], 4),
        measure(2, [("AA-02", 0, 4)], {"team": 4, "employer": 6}),
        measure(3, [("BB-02", 0, 4)], {"team": 4, "employer": 12}, actor="employer"),
    )
    inputs = given(own, lent, led, terms=Terms(date(2026, 3, 20), 1))
    ranks = inputs.made.ranks
    promise = say("plan.brief.promise", hours=hours_text(Fraction(6)), rank=ranks[lent.id])
    assert asked_of(inputs, addressee_title(inputs, "employer")) == [
        say("plan.brief.decide", n=1, names=str(ranks[led.id])),
        say("plan.brief.promises", parts=promise),
    ]


def test_what_begins_soon_begins_in_the_first_quarter_that_is_open() -> None:
    """Of a quarter that is nearly over nothing can begin in what is left of it."""
    inputs = given(STEPS[0], terms=Terms(date(2026, 3, 20)))
    opens = PlanQuarter(2026, 2)
    assert [p.start for p in inputs.planned.placed] == [opens]
    soon = say("plan.brief.decide_soon", n=1, names="1", quarter=quarter_short(opens))
    assert asked_of(inputs, holder(inputs)["who"]) == [soon]


def test_a_new_quarter_is_chosen_of_what_waits_for_nobody() -> None:
    """What waits for room gets one from who gives that, and what the region decides from the region."""
    summer, terms = "2026-q2", Terms(date(2026, 10, 1))
    large = measure(4, [("BB-02", 0, 4)], 100)
    region = measure(6, [("AA-02", 0, 4)], {"region": 5}, actor="region")
    yes = above(party({region.id: {"answer": "accepted", "quarter": summer, **WHO}}))
    promised = {"decision": "accepted", "quarter": summer}
    inputs = given(STEPS[0], large, region, terms=terms, over=yes, M_AA_01=promised, M_AA_04=promised)
    overdue = {p.task.id for p in inputs.planned.placements if p.task.overdue is not None}
    assert overdue == {STEPS[0].id, large.id, region.id}
    names = numbers_text(inputs, [STEPS[0].id])
    chooses = say("plan.brief.new_quarter", names=names)
    assert chooses in asked_of(inputs, holder(inputs)["who"])
