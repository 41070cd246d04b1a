# SPDX-License-Identifier: EUPL-1.2
"""Every action that counts in time, also what is done and what has no place."""

from toolkit.documents.blocks import Section, section
from toolkit.documents.plan.chapters.planning import action_table
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.words.catalogue import say


def actions(inputs: PlanInputs) -> Section | None:
    """All actions in one table, where the body shows only those that have their quarters.

    None when the body has them all.
    """
    everything = inputs.planned.placements
    if len(inputs.planned.placed) == len(everything):
        return None
    return section("actions", say("plan.word.all_actions"), (action_table(inputs, everything),), annex=True)
