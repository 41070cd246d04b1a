# SPDX-License-Identifier: EUPL-1.2
"""What a cell of a form is called, by the key under which a value that could not be used is kept."""

from toolkit.model.given.answers import Answer, cell_of_row
from toolkit.model.given.plan import OWN_PREFIX, is_own
from toolkit.words.catalogue import keys, say

_COLUMNS = {"own_support.fte": "support_fte"}


def id_word(action: str) -> str:
    """The id of an action in a cell: of an own one 'eigen-1'."""
    return say("actions.own", number=action.removeprefix(OWN_PREFIX)) if is_own(action) else action


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
