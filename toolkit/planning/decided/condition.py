# SPDX-License-Identifier: EUPL-1.2
"""What an action of an option still waits for, beside the decision that is asked."""

from collections.abc import Collection
from typing import NamedTuple

from toolkit.model.content.measures import Party
from toolkit.planning.decided.decisions import PlannedAction
from toolkit.planning.decided.turn import is_open, taken_over
from toolkit.planning.weighed.choice import Option
from toolkit.planning.weighed.others import OTHER_PARTIES, PARTIES


class Condition(NamedTuple):
    """What must happen beside this decision before an action goes on.

    Attributes:
        decides: the other party that takes it up and has not said yes yet, or that put its answer off; None
            where nobody does.
        joins: the other parties that must join in, in the order of `PARTIES`: with hours, or because they
            have to take up what only the workbook of whose plan it is says yes to.
    """

    decides: Party | None
    joins: tuple[Party, ...]

    @property
    def whom(self) -> tuple[Party, ...]:
        """Everybody whose yes it waits for, each once."""
        return self.joins if self.decides is None else (*self.joins, self.decides)


def conditions(actions: Collection[PlannedAction], option: Option) -> dict[str, Condition]:
    """What each action of an option that has a place waits for.

    Args:
        actions: of the plan.
        option: what a board can choose.

    Returns:
        By id, in order of rank; no entry: it is sure.
    """
    open_ = {action.id for action in actions if is_open(action)}
    alone = {action.id: action.party for action in actions if taken_over(action)}
    found = {}
    for task in (p.task for p in option.planned.placed):
        other = task.actor in OTHER_PARTIES and task.actor != task.holder
        decides = task.actor if other and task.id in open_ else None
        whom = {*option.waiting.get(task.id, ()), alone.get(task.id)}
        joins = tuple(party for party in PARTIES if party in whom and party != decides)
        if decides or joins:
            found[task.id] = Condition(decides, joins)
    return found
