# SPDX-License-Identifier: EUPL-1.2
"""What a row of an action workbook tells: what the region said, who decides, who joins in, what changed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.forms.actions.form import ActionRow
from toolkit.forms.actions.words import column_header, quarter_word
from toolkit.model.content.measures import Party
from toolkit.planning.decided.above import Joint
from toolkit.planning.decided.decisions import PlannedAction
from toolkit.planning.decided.turn import Turn, taken_over
from toolkit.planning.timed.timetable import Placement
from toolkit.words.catalogue import say
from toolkit.words.text import capital, day_text, hours_text, listing, standing_text, turn_text


def row_notes(action: PlannedAction, *, due: bool, ways: Sequence[int]) -> Iterator[str]:
    """What people must know of an action; of one that is settled no more than why.

    Of one that no longer follows from the answers, `ways` are the numbers of what the rule has for it now.
    """
    if action.joint is not None:
        yield from _said_above(action.joint)
    if action.decided_on is not None:
        who = say(f"plan.who.{action.holder}")
        told = standing_text(action.standing, who, action.decided_on, in_book=taken_over(action))
        yield say("actions.note.decided", told=capital(told))
    if action.returned:
        yield say("actions.note.returned")
    elif action.proposed and action.status == "done":
        yield say("actions.note.still_proposed")
    elif not action.own and action.measure is None:
        yield say("actions.note.gone")
    elif action.no_longer_proposed:
        going_on = not action.settled
        key = "other_way" if ways else "going_on"
        key = f"{'other_way' if ways else 'no_longer'}_region" if action.of_region else key
        holes = {"stop": say("actions.status.dropped"), "n": len(ways), "ranks": listing([*map(str, ways)])}
        yield say(f"actions.note.{key if going_on else 'no_longer'}", **holes)
    elif action.proposed and not action.serves:
        yield say("actions.note.first")
    if due and not action.of_region:
        yield say("actions.note.overdue", column=column_header("quarter"))


def _said_above(joint: Joint) -> Iterator[str]:
    """What the region said of an action, and whether the own word of whose plan it is counts."""
    if joint.answer is None:
        yield say("actions.above.open")
    else:
        day = "" if joint.on is None else day_text(joint.on)
        holes = {"by": joint.by or say("actions.above.region"), "day": day}
        quarter = "" if joint.quarter is None else quarter_word(joint.quarter)
        yield say(f"actions.above.{joint.answer}{'_on' if day else ''}", **holes)
        if quarter:
            yield say("actions.above.quarter", quarter=quarter)
        if joint.reason:
            yield joint.reason.strip()
    if joint.passed_over:
        yield say("actions.above.passed_over")
    elif not joint.counts:
        yield say("actions.above.own")


def with_turn(row: ActionRow, turn: Turn | None, body: str) -> ActionRow:
    """A row with who decides about it; and what it waits for where that was decided already."""
    if turn is None:
        return row
    room = ("", "") if turn.room is None else (turn.room.kind, turn.room.party)
    said = turn_text(turn.kind, turn.party, body, decided=turn.decided, room=room)
    if turn.decided:
        return replace(row, note="\n".join(text for text in (row.note, said) if text))
    return replace(row, open=turn.own, waits="" if turn.own else said)


def with_joining(row: ActionRow, placement: Placement | None, parties: Sequence[Party]) -> ActionRow:
    """A row with the others without whom it does not begin, and how many hours of theirs it asks."""
    others = [party for party in parties if party != row.who]
    if placement is None or not others:
        return row
    asked = {party: placement.task.hours_once(party) for party in others}
    parts = [
        say("actions.note.joins_part", who=say(f"plan.who.{party}"), hours=hours_text(hours))
        if hours
        else say(f"plan.who.{party}")
        for party, hours in asked.items()
    ]
    note = say("actions.note.joins", parties=listing(parts), n=len(parts))
    return replace(row, note="\n".join(text for text in (row.note, note) if text))
