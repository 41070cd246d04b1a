# SPDX-License-Identifier: EUPL-1.2
"""What a plan still asks of others once somebody answered, and what a decision says to who joined later."""

from datetime import date
from typing import Any

import pytest

from tests.planning.test_above import JOINT, OF_REGION, STEPS, WHO, above, party
from toolkit.model.given.plan import ActionDecision
from toolkit.model.quarter import PlanQuarter
from toolkit.planning.decided.above import Above, laid_over
from toolkit.planning.timed.capacity import MoreHours
from toolkit.planning.weighed.requests import Addressee, Reason, Request, RequestItem

QUARTER = PlanQuarter(2026, 4)
MORE = MoreHours(QUARTER, (), (), (), ())


def request(addressee: Addressee, *reasons: Reason) -> Request:
    """One action for each reason."""
    items = tuple(RequestItem(r, r, QUARTER, later=None, with_hours=None, cause=None) for r in reasons)
    return Request(addressee, items, MORE, euros=None, together=())


def left(*found: Request, **answered: str) -> list[tuple[Addressee, list[str], bool]]:
    """To whom, of which actions, and whether hours are asked, once these were answered for the unit."""
    items: dict[str, dict[str, Any]] = {
        f"oost.{kind}": {"answer": answer, "reason": "Zo.", **WHO} for kind, answer in answered.items()
    }
    over = above(party({k: v for k, v in items.items() if k == "oost.pace"}), party(items, "werkgever-brug"))
    return [(r.addressee, list(r.tasks), r.more is not None) for r in over.unanswered(found)]


@pytest.mark.parametrize("answer", ["accepted", "changed", "refused"])
def test_what_was_answered_is_not_asked_again(answer: str) -> None:
    """Hours of the employer; of what they do not mend the rest stays, and then no hours are asked."""
    employer = request("employer", "capacity", "lead")
    assert left(employer) == [("employer", ["capacity", "lead"], True)]
    assert left(employer, hours=answer) == [("employer", ["lead"], False)]
    assert left(request("employer", "capacity"), hours=answer) == []


def test_later_is_asked_again() -> None:
    """It is no answer to what a plan asks."""
    assert left(request("employer", "capacity"), hours="later") == [("employer", ["capacity"], True)]


def test_the_pace_of_the_region_says_nothing_of_a_later_date_elsewhere() -> None:
    """What a municipality is asked to do later stands, whatever pace the region chose."""
    found = (request("steering", "lead"), request("municipality", "lead"))
    assert [r for r, *_ in left(*found, pace="accepted")] == ["municipality"]
    assert [r for r, *_ in left(*found)] == ["steering", "municipality"]


@pytest.mark.parametrize(
    ("began", "kept"),
    [(None, True), (date(2026, 12, 31), True), (date(2026, 10, 1), True), (date(2027, 1, 1), False)],
)
def test_who_joined_after_a_joint_action_ended_has_it_without_a_quarter(
    began: date | None, *, kept: bool
) -> None:
    """It is decided for them too, and nothing of it was done there; in its last quarter it still counts."""
    said = party({JOINT: {"answer": "accepted", "quarter": "2026-q4", "status": "done", **WHO}})
    joint = Above.of("oost", (said,), began=began).joint[JOINT]
    assert (joint.answer, joint.quarter, joint.status) == (
        ("accepted", "2026-q4", "done") if kept else ("accepted", None, "todo")
    )


def test_also_a_municipality_leaves_to_the_region_what_only_the_region_can_do() -> None:
    """What it decided about that itself does not count, and is told."""
    own = {OF_REGION: ActionDecision(decision="accepted", owner="beleidsadviseur")}
    over = above(party({OF_REGION: {"answer": "refused", "reason": "Te duur.", **WHO}}))
    counting, told = laid_over(own, [OF_REGION], STEPS, over, "municipality")
    assert (told[OF_REGION].counts, told[OF_REGION].passed_over) == (True, True)
    assert counting[OF_REGION].decision == "refused"
