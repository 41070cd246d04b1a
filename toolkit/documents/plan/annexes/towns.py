# SPDX-License-Identifier: EUPL-1.2
"""The first points of each municipality and the employer of a team, as its own plan has them."""

from toolkit.documents.blocks import Section, section
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.own_points import points_title, town_points, towns


def points_of_towns(inputs: PlanInputs) -> Section | None:
    """What each of them would do for its first points and by when, beside what the body sums up.

    None where none of them has a point.
    """
    blocks = (block for town in towns(inputs) for block in town_points(inputs, town))
    return section("towns", points_title(inputs), blocks, annex=True)
