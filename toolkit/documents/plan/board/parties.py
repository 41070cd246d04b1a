# SPDX-License-Identifier: EUPL-1.2
"""Who does what: a party stands once, with all that is asked of it, and only who can decide stands there."""

from collections.abc import Iterator
from fractions import Fraction

from toolkit.documents.blocks import Block, Section, Table, Text, section
from toolkit.documents.plan.amounts import fte_text
from toolkit.documents.plan.board.reader import lettered
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.municipalities import Town, towns
from toolkit.documents.plan.names import addressee_title
from toolkit.documents.plan.requests import decide_before
from toolkit.documents.text import heads
from toolkit.model.measures import Party
from toolkit.planning.asked import PAYS
from toolkit.planning.others import PARTIES, asked_of_others
from toolkit.words.catalogue import say
from toolkit.words.text import hours_text, quarter_short

_WIDTHS = (28, 44, 12, 16)


def parties(inputs: PlanInputs) -> Section | None:
    """What the plan asks of each party, in one row.

    None when nothing is asked of anybody.
    """
    return section("parties", say("board.parties.title"), _blocks(inputs) if inputs.any_result else ())


def party_title(inputs: PlanInputs, party: Party) -> str:
    """A party as a board knows it: by name where it may be seen; for the region who decides for it."""
    return say("board.party.team") if party == "team" else addressee_title(inputs, PAYS[party])


def _blocks(inputs: PlanInputs) -> Iterator[Block]:
    rows = tuple(row for party in PARTIES for row in _rows(inputs, party))
    if rows:
        made = inputs.made.choice
        letter = next(letter for letter, way in lettered(made) if way is made.advised)
        yield Text(say(f"board.parties.lead.{'way' if len(made.ways) > 1 else 'plan'}", letter=letter))
        columns = heads("board.parties.head", "who", "what", "hours", "when")
        yield Table(say("board.parties.title"), columns, rows, _WIDTHS, (2,))


def _rows(inputs: PlanInputs, party: Party) -> Iterator[tuple[str, ...]]:
    """One row of a party; where it works for several municipalities one more for each with points."""
    does, hours, when = _does(inputs, party)
    asked = list(_decides(inputs, party))
    own = towns(inputs) if party == "municipality" else ()
    together = len(own) == 1
    if together:
        asked += _points(own[0])
    if does or asked:
        what = "; ".join([*asked, *does])
        yield (
            party_title(inputs, party),
            f"{what[:1].upper()}{what[1:]}",
            hours_text(hours),
            _when(inputs, asked, when),
        )
    for town in () if together else own:
        told = "; ".join(_points(town))
        if told:
            yield town.title, f"{told[:1].upper()}{told[1:]}", "", _when(inputs, [told], "")


def _does(inputs: PlanInputs, party: Party) -> tuple[list[str], Fraction, str]:
    """What it takes up and lends a hand in, in the advised way; with its hours and the last quarter."""
    way = inputs.made.choice.advised
    placements = {p.task.id: p for p in way.planned.placed}
    if party == "team":
        leads = [p for p in placements.values() if p.task.actor == "team"]
        helps = [p for p in placements.values() if p.task.actor != "team" and p.task.hours]
        hours = way.used
    else:
        found = next((f.actions for f in asked_of_others(way.planned) if f.party == party), ())
        here = [action for action in found if action.task in placements]
        leads = [placements[a.task] for a in here if a.leads]
        helps = [placements[a.task] for a in here if not a.leads]
        hours = sum((a.hours for a in here), Fraction(0))
    told = [say("board.parties.leads", n=len(leads))] if leads else []
    told += [say("board.parties.helps", n=len(helps))] if helps else []
    ends = [p.end for p in (*leads, *helps) if p.end is not None]
    return told, hours, say("plan.brief.until", quarter=quarter_short(max(ends))) if ends else ""


def _decides(inputs: PlanInputs, party: Party) -> Iterator[str]:
    """What it decides itself, of what the plan raises."""
    made = inputs.made.choice
    if party == "employer" and made.lasting:
        yield say("board.parties.lasting", fte=fte_text(inputs, made.lasting))
    if party == "employer" and made.advised.total:
        yield say("board.parties.extra", n=made.advised.total)
    if party == "region" and "pace" in made.matters:
        yield say("board.parties.pace", n=len(made.advised.late))


def _points(town: Town) -> list[str]:
    """The points about which it has not decided yet, as page one counts them."""
    return [say("board.parties.points", n=len(town.undecided))] if town.undecided else []


def _when(inputs: PlanInputs, asked: list[str], until: str) -> str:
    """The day of the decision where one is asked, and until when it goes on."""
    return "\n".join(
        text for text in (say("plan.brief.before", day=decide_before(inputs)) if asked else "", until) if text
    )
