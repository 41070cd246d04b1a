# SPDX-License-Identifier: EUPL-1.2
"""What a cell or a row is called, by the key under which it is stored."""

from collections.abc import Mapping

from toolkit.model.given.answers import Answer, cell_of_row
from toolkit.model.given.decision import kind_of, unit_of_item
from toolkit.model.given.plan import OWN_PREFIX, is_own
from toolkit.words.catalogue import keys, say

_COLUMNS = {"own_support.fte": "support_fte"}


def id_word(action: str) -> str:
    """The id of an action in a cell: of an own one 'eigen-1'."""
    return say("actions.own", number=action.removeprefix(OWN_PREFIX)) if is_own(action) else action


def row_word(action: str | None) -> str:
    """What the remarks call an action of a row; one without a number is new."""
    return id_word(action) if action else say("actions.own_new")


def pattern_word(name: str) -> str:
    """The id of a pattern in a cell: '1'."""
    return name.removeprefix("p-")


def item_word(item: str, units: Mapping[str, str]) -> str:
    """The id of an item in a cell: `M-AB-02`, 'team-oost uren'.

    Args:
        item: its id.
        units: what stands for the id of a team or municipality, for who reads letters; others as they are.
    """
    unit, kind = unit_of_item(item), kind_of(item)
    if unit is None:
        return item
    what = item.partition(".")[2] if kind == "money" else say(f"party.id.{kind}")
    return f"{units.get(unit, unit)} {what}"


def row_title(name: str) -> str:
    """What a row with a decision or a pattern is called, by the id under which it is stored.

    Args:
        name: such as `M-AB-02`, `own-1`, `team-oost.hours` or `p-1`.
    """
    if unit_of_item(name) is not None:
        return item_word(name, {})
    pattern = pattern_word(name)
    return id_word(name) if pattern == name else say("cases.row", n=pattern)


def cell_title(key: str) -> str:
    """The name of a cell as people know it, such as 'Huishoudens per fulltime medewerker'.

    Args:
        key: such as `profile.caseload`, `formation.2.fte` for the third row, `TS-01.placed` or `on`.

    Returns:
        Its title; a key that was written by hand and means nothing comes back as it is.
    """
    first, _, detail = key.partition(".")
    cell = cell_of_row(key)
    if f"profile.{detail}.title" in keys("profile") and first == "profile":
        return say(f"profile.{detail}.title")
    if f"difference.{key}" in keys("difference") and not detail:
        return say(f"difference.{key}")
    if cell is not None:
        _, row, column = cell
        title = f"form.team.{_COLUMNS.get(f'{first}.{column}', column)}"
        part = f"{say('difference.line', n=row + 1)}, {say(title) if title in keys(title) else column}"
        return say("difference.part", name=say(f"difference.{first}"), part=part)
    if detail in Answer.model_fields:
        return say("difference.part", name=first, part=Answer.title_of(detail))
    return key
