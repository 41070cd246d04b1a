# SPDX-License-Identifier: EUPL-1.2
"""What came in last, and from whom: as the log of the workspace has it, without a word of what was said."""

from collections.abc import Sequence

from toolkit.documents.blocks import Section, Table, Text
from toolkit.documents.desk.inputs import Arrived, DeskInputs
from toolkit.documents.text import NO_FIGURE, heads
from toolkit.model.given.answers import TEAM_RESPONDENT
from toolkit.model.roles import RoleWords
from toolkit.scoring.unit import kind_of_unit
from toolkit.words.catalogue import say
from toolkit.words.numbers import number
from toolkit.words.text import day_text

MOST = 40
"""As many of the last writes as somebody looks through; all of them stand in the log."""
_PARTS = ("action.", "item.")
_NAMED = 8  # questions that are named; more are counted


def arrived_section(inputs: DeskInputs) -> Section | None:
    """Answers and decisions that came in, the last first.

    Args:
        inputs: of the page.

    Returns:
        A row per write, for who reads names and answers; None for others, and where nothing came in.
    """
    shown = inputs.arrived[:MOST] if inputs.apart else ()
    if not shown:
        return None
    names = _names(inputs)
    columns = heads("desk.arrived", "on", "who", "by", "what", "came", "changed")
    rows = tuple(_row(one, names, inputs.roles) for one in shown)
    lead = Text(say("desk.arrived.lead", n=len(shown), of=len(inputs.arrived)))
    title = say("desk.arrived.title")
    return Section("gebeurd", title, (lead, Table(title, columns, rows, (13, 20, 20, 15, 12, 20), (4,))))


def _names(inputs: DeskInputs) -> dict[str, str]:
    region = inputs.region
    return {
        **{t.id: t.title for t in region.teams},
        **{m.unit: m.title for m in region.municipalities},
        **{o.party: o.title for o in region.organisations},
        "regio": say("desk.arrived.region"),
    }


def _row(one: Arrived, names: dict[str, str], roles: RoleWords) -> tuple[str, ...]:
    kind = "answers" if one.round else "decisions"
    return (
        day_text(one.on),
        names.get(one.who, one.who),
        _by(one, roles),
        say(f"desk.arrived.{kind}", round=one.round),
        number(len(one.came)) if one.came or one.changed else say("desk.arrived.first"),
        _changed(one.changed),
    )


def _by(one: Arrived, roles: RoleWords) -> str:
    if not one.round:
        return NO_FIGURE
    if one.respondent == TEAM_RESPONDENT:
        return say(f"form.respondent.{kind_of_unit(one.who)}.team")
    return roles.spelled(one.respondent)


def _changed(what: Sequence[str]) -> str:
    """Which questions or actions were said otherwise, by id; of the rest how many."""
    about = (each.split(".")[1] if each.startswith(_PARTS) else each for each in what)
    ids = list(dict.fromkeys(about))
    named = [each for each in ids if each[0].isupper()][:_NAMED]  # what is no id is a field
    more = len(ids) - len(named)
    parts = [*named, *([say("desk.arrived.more", n=more)] if more else [])]
    return ", ".join(parts) or NO_FIGURE
