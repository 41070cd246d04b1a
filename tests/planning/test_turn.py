# SPDX-License-Identifier: EUPL-1.2
"""Whose turn it is: who still says yes, who can give room, and what goes on without anybody."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from tests.planning.made_tasks import Q1, Q2, Q4, YEAR, by, task
from toolkit.model.content.measures import Party
from toolkit.planning.decided.above import Joint
from toolkit.planning.decided.decisions import PlannedAction
from toolkit.planning.decided.turn import (
    Turn,
    TurnKind,
    after_decisions,
    is_open,
    of_another,
    taken_over,
    turns,
)
from toolkit.planning.timed.schedule import schedule
from toolkit.planning.weighed.requests import Addressee, Reason, Request, RequestItem
from toolkit.scoring.unit import UnitKind

AWAITED = Joint(None, None, None, None, None, counts=True, passed_over=False)
"""What the region still has to say something about."""
LATER = replace(AWAITED, answer="later")
NO_MATTER = replace(AWAITED, answer="refused", counts=False)
"""The region does not do it together: then it is the team's own."""

PROPOSED = PlannedAction(
    "t1", 1, "proposed", proposed=True, returned=False, title="Stap", measure=by("team"), serves=(),
    criteria=("AA-01",), hours=Fraction(10), owner=None, quarter=None, promised=None, status="todo",
    reason=None, decision=None, holder="team", joint=None,
)  # fmt: skip


def action(actor: str = "team", **other: Any) -> PlannedAction:  # noqa: ANN401 - fields of an action
    """An action that a party takes up and that nobody said anything of yet, but for these fields."""
    return replace(PROPOSED, measure=by(actor), **other)


@pytest.mark.parametrize(
    ("fields", "waits"),
    [
        ({}, True),
        ({"standing": "accepted"}, False),
        ({"standing": "changed"}, False),
        ({"standing": "refused"}, False),
        ({"status": "dropped"}, False),
        ({"status": "doing"}, False),
        ({"status": "done"}, False),
        ({"proposed": False}, False),
        # refused at a smaller gap than now: asked anew, also of who began all the same, not of who is done
        ({"returned": True}, True),
        ({"returned": True, "status": "doing"}, True),
        ({"returned": True, "status": "done"}, False),
        # the region's: its word is missing or put off, and nobody is busy with it
        ({"joint": AWAITED}, True),
        ({"joint": LATER}, True),
        ({"joint": AWAITED, "status": "doing"}, False),
        ({"joint": AWAITED, "status": "done"}, False),
        ({"joint": AWAITED, "standing": "accepted"}, False),
        ({"joint": NO_MATTER}, True),
        ({"joint": NO_MATTER, "standing": "accepted"}, False),
    ],
)
def test_what_still_waits_for_a_yes_or_no(fields: dict[str, Any], waits: bool) -> None:
    """What nobody said anything of yet, or must look at again; nothing that people are busy with."""
    assert is_open(action(**fields)) == waits


@pytest.mark.parametrize("actor", ["team", "employer", "municipality", "region"])
def test_another_decides_what_it_takes_up_or_what_is_the_regions(actor: str) -> None:
    """As long as that waits; of a joint action of the team itself the region says whether it is done."""
    assert of_another(action(actor)) == (actor != "team")
    assert of_another(action(actor, joint=AWAITED))
    assert not of_another(action(actor, standing="accepted"))
    assert not of_another(action(actor, joint=AWAITED, standing="accepted"))
    assert of_another(action(actor, holder="municipality")) == (actor != "municipality")


@pytest.mark.parametrize(
    ("actor", "fields", "alone"),
    [
        ("employer", {"standing": "accepted"}, True),
        ("employer", {"standing": "changed"}, True),
        ("employer", {}, False),
        ("employer", {"standing": "refused"}, False),
        ("employer", {"standing": "accepted", "status": "doing"}, False),
        ("employer", {"standing": "accepted", "status": "done"}, False),
        ("employer", {"standing": "accepted", "status": "dropped"}, False),
        ("region", {"standing": "accepted", "joint": AWAITED}, False),
        ("team", {"standing": "accepted"}, False),
    ],
)
def test_what_only_a_workbook_of_the_team_says_yes_to(
    actor: str, fields: dict[str, Any], alone: bool
) -> None:
    """Another has to take it up, and no word or work of that one is known yet."""
    assert taken_over(action(actor, **fields)) == alone


def test_nothing_begins_before_others_can_have_decided_about_it() -> None:
    """Only what waits for another is bound to the quarter that its decision feeds; all else is as it was."""
    actions = [action(), action("employer", id="t2"), action("employer", id="t3", standing="accepted")]
    tasks = [task(1), task(2), task(3)]
    assert after_decisions(tasks, actions, 2) == (tasks[0], replace(tasks[1], opens=2), tasks[2])


def turn(
    found: PlannedAction, asked: tuple[Addressee, Reason] | None = None, *, fits: bool = False
) -> Turn | None:
    """Whose turn an action is that has no place, or one that is late; with who is asked about it, and why."""
    placing = task(1, 10, 1, due=Q1, fixed=Q2 if fits else None)
    planned = schedule([placing], YEAR, 10 if fits else 1)
    assert planned.placements[0].state == ("placed" if fits else "outside")
    items = () if asked is None else (RequestItem("t1", asked[1], Q4, None, None, None),)
    requests = [] if asked is None else [Request(asked[0], items, None, None, ())]
    return turns([found], planned, requests).get("t1")


def own(holder: UnitKind) -> Turn:
    """Whose plan it is decides about it now."""
    return Turn(holder, "own")


ROOM: Sequence[tuple[Addressee, Reason, Party, TurnKind]] = (
    ("employer", "capacity", "employer", "hours"),
    ("municipality", "lead", "municipality", "pace"),
    ("steering", "crowded", "region", "pace"),
    ("steering", "pace", "region", "pace"),
    ("steering", "lead", "region", "pace"),
)
"""Who is asked and why, and which party that is and for what."""


@pytest.mark.parametrize(("addressee", "reason", "party", "kind"), ROOM)
def test_what_has_no_place_waits_for_who_can_give_it_one(
    addressee: Addressee, reason: Reason, party: Party, kind: TurnKind
) -> None:
    """Taken over, it waits for room alone; proposed too, where another gives that; in a place it does not."""
    asked = addressee, reason
    assert turn(action(standing="accepted"), asked) == Turn(party, kind, decided=True)
    assert turn(action(status="doing"), asked) == Turn(party, kind, decided=True)
    assert turn(action(), asked) == Turn(party, kind)
    assert turn(action(standing="accepted"), asked, fits=True) is None
    assert turn(action(), asked, fits=True) == own("team")
    assert turn(action("region", joint=AWAITED), asked) == Turn(
        "region", "takes_up", room=None if party == "region" else Turn(party, kind)
    )
    assert turn(action("employer"), asked) == Turn(
        "employer", "takes_up", room=None if party == "employer" else Turn(party, kind)
    )
    # hours and pace of who is not a team are its own
    holder: UnitKind = "municipality"
    mine = action("municipality", holder=holder)
    assert turn(mine, asked) == (own(holder) if party == holder else Turn(party, kind))


def test_without_a_request_each_waits_for_who_takes_it_up() -> None:
    """The team for its own, another for what it takes up, the region for what it put off or never said."""
    assert turn(action()) == own("team")
    assert turn(action("employer")) == Turn("employer", "takes_up")
    assert turn(action("municipality")) == Turn("municipality", "takes_up")
    assert turn(action(joint=AWAITED)) == Turn("region", "takes_up")
    assert turn(action(joint=LATER)) == Turn("region", "later")
    assert turn(action("employer", joint=NO_MATTER)) == Turn("employer", "takes_up")
    assert turn(action(standing="accepted")) is None
