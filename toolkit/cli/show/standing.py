# SPDX-License-Identifier: EUPL-1.2
"""How far every unit is, in the terminal."""

from collections.abc import Sequence
from datetime import date
from typing import get_args

from toolkit.cli.output import emit_json, stop, tell, tell_invented
from toolkit.cli.table import show_table
from toolkit.cli.workspace import reading, tell_errors
from toolkit.model.region import Round
from toolkit.scoring.unit import Unit, UnitKind
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, due_line, listing, unit_text
from toolkit.work.make.write.old_plans import old_plans
from toolkit.work.status.standing import PartyStanding, RoundStanding, Standing, standing
from toolkit.work.workspace.open import Place

_COLUMNS = ("unit", "state", "filled", "received", "actions", "respondents", "remarks")
_OLD = 5  # old plans that are named; the others are counted with them


def show_standing(place: Place, round_: Round, today: date, *, as_json: bool) -> None:
    """Show it as a table, or as data.

    Args:
        place: the workspace that was looked at.
        round_: the round.
        today: to count the days to the day of handing in, and to see which plans are old.
        as_json: write the same to stdout as JSON.

    Raises:
        SystemExit: 1 when region.yaml or the content has errors.
    """
    with reading() as told:
        found = standing(place, round_, told)
    if not isinstance(found, RoundStanding):
        stop(found)
    if as_json:
        emit_json(
            {
                "schema": "status/1",
                "round": round_.id,
                "example": place.region.example,
                "units": [_record(*row) for row in found.units],
                "parties": list(map(_of_party, found.parties)),
            }
        )
    else:
        _show(place, round_, found, today)
        if old := old_plans(place, round_, [unit for unit, _ in found.units], today):
            tell(old_plans_line(old))
    tell_errors(found.errors)


def old_plans_line(found: Sequence[tuple[Unit, date]]) -> str:
    """Which plans look back rather than ahead, so that people make them again.

    Args:
        found: whose plans they are with the day of each, at least one.

    Returns:
        A sentence with the first of them, and how many more there are.
    """
    names = [
        say("cli.status.old_plan", unit=unit_text(unit.kind, unit.title), day=day_text(day))
        for unit, day in found[:_OLD]
    ]
    more = len(found) - len(names)
    rest = [say("cli.status.old_rest", n=more)] if more else []
    return say("cli.status.old_plans", n=len(found), names=listing([*names, *rest]))


def _record(unit: Unit, at: Standing) -> dict[str, object]:
    return {
        "unit": unit.id,
        "title": unit.title,
        "kind": unit.kind,
        "states": at.states,
        "asked": at.asked,
        "filled": at.filled,
        "respondents": at.respondents,
        "received": at.received,
        "actions_received": at.actions,
        "unreadable": at.unreadable,
        "problems": at.problems,
    }


def _of_party(at: PartyStanding) -> dict[str, object]:
    about = {"party": at.party.id, "title": at.party.title}
    return {**about, "asked": at.asked, "open": at.open, "received": at.received}


def _tell_parties(found: RoundStanding) -> None:
    """Who has decided above the teams and who has not, once teams decide: before that nothing was asked."""
    if not any(at.actions for _, at in found.units) and not any(at.received for at in found.parties):
        return
    for at in (at for at in found.parties if at.received is not None):
        key = "party_open" if at.open else "party_done"
        tell(say(f"cli.status.{key}", party=at.party.title, n=at.open, asked=at.asked))
    silent = [at.party.title for at in found.parties if at.received is None and at.waited_for]
    if silent:
        tell(say("cli.status.party_silent", parties=listing(silent)))


def _tell_open(round_: Round, found: RoundStanding, on: date) -> None:
    """By when it had to be in, and of whom what is still to come: drafts apart."""
    tell(say("cli.status.no_due") if round_.due is None else due_line(round_.due, on))
    drafts = [unit_text(unit.kind, unit.title) for unit, at in found.units if at.states and not at.handed_in]
    nothing = [
        unit_text(unit.kind, unit.title) for unit, at in found.units if not at.states and not at.unreadable
    ]
    for key, titles in (("not_received", nothing), ("drafts", drafts)):
        if titles:
            tell(say(f"cli.status.{key}", units=listing(titles)))


def _short(day: str | None) -> str:
    """A day in a narrow column: 24-3-2026."""
    return "" if day is None else "-".join(str(int(part)) for part in reversed(day.split("-")))


def _show(place: Place, round_: Round, found: RoundStanding, on: date) -> None:
    title = say("cli.status.title", region=place.region.title, round=round_.id, date=day_text(round_.date))
    tell_invented(example=place.region.example)
    header = [say(f"cli.status.{key}") for key in _COLUMNS]
    cells = []
    for unit, at in found.units:
        words = dict.fromkeys(say(f"state.{s}") for s in at.states.values())
        state = ", ".join(words) or say(f"cli.status.{'unreadable' if at.unreadable else 'nothing'}")
        filled = f"{at.filled} / {at.asked}" if at.asked else ""
        name = f"{unit_text(unit.kind, unit.title)} ({unit.id})"
        came = [_short(at.received), _short(at.actions)]
        cells.append([name, state, filled, *came, str(at.respondents or ""), str(at.problems or "")])
    show_table(title, header, cells)
    _tell_open(round_, found, on)
    for kind in get_args(UnitKind):
        of_kind = [at for unit, at in found.units if unit.kind == kind]
        if of_kind:
            none = sum(not at.states for at in of_kind)
            n = sum(at.handed_in for at in of_kind)
            m = len(of_kind)
            left = {"busy": m - n - none, "none": none}
            rest = "".join(say(f"cli.status.summary_{key}", n=count) for key, count in left.items() if count)
            tell(say(f"cli.status.summary_{kind}", n=n, m=m, rest=rest))
    _tell_parties(found)
