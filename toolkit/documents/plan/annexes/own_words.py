# SPDX-License-Identifier: EUPL-1.2
"""What this unit was asked in own words of the region, and what it was not asked."""

from toolkit.documents.blocks import Section
from toolkit.documents.own_words import own_words_section
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.model.questionnaire import lists_for


def own_words(inputs: PlanInputs) -> Section | None:
    """Every question of this unit that the region changed or switched off, with the reason.

    None where it was asked every list as it is.
    """
    asked, unit = inputs.outcome.asked, inputs.unit.unit
    lists = [s.id for s in lists_for(unit.team, asked.standards)]
    return own_words_section(asked, [unit.asked_of], lists, annex=True)
