# SPDX-License-Identifier: EUPL-1.2
"""Which plans that stand in their folder are older than a quarter, so that people make them again."""

from collections.abc import Iterable
from datetime import date

from toolkit.model.region import Round
from toolkit.scoring.unit import Unit
from toolkit.words.catalogue import say
from toolkit.work.make.write.already_made import made_on
from toolkit.work.workspace.open import Place

QUARTER_DAYS = 92
"""The longest quarter: a plan of more days ago looks at least one quarter back."""


def old_plans(
    place: Place, round_: Round, units: Iterable[Unit], today: date
) -> tuple[tuple[Unit, date], ...]:
    """The plans and action lists of a round that were made more than a quarter ago.

    Args:
        place: the workspace that was looked at.
        round_: the round.
        units: whose plans to look for, where `plannen` writes them.
        today: the day.

    Returns:
        Units with the day of their plan, in the order of `units`; those without a plan there are left out.
    """
    folder = place.documents(round_)
    found = []
    for unit in units:
        kind = "team" if unit.kind == "team" else "list_team"
        day = made_on(folder, say(f"cli.plannen.name.{kind}", unit=unit.id, round=round_.id))
        if day is not None and (today - day).days > QUARTER_DAYS:
            found.append((unit, day))
    return tuple(found)
