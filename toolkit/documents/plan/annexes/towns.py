# SPDX-License-Identifier: EUPL-1.2
"""The first points of each municipality of a team, as its own plan has them."""

from toolkit.documents.blocks import Section, section
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.municipalities import town_points, towns
from toolkit.words.catalogue import say


def points_of_towns(inputs: PlanInputs) -> Section | None:
    """What a municipality would do for its first points and by when, beside what the body sums up.

    None where no municipality has a point.
    """
    blocks = (block for town in towns(inputs) for block in town_points(inputs, town))
    return section("towns", say("plan.word.towns"), blocks, annex=True)
