# SPDX-License-Identifier: EUPL-1.2
"""A round with the plans that count in it: what everything that is said of a region rests on."""

from toolkit.planning.unit_plan import UnitPlan
from toolkit.region.whole import Whole
from toolkit.work.make.gather import Gather


def whole_of(gather: Gather) -> Whole:
    """The round with the plans that count; one of which the decisions cannot be read is not among them."""
    return gather.once("whole", lambda: _whole(gather))


def _whole(gather: Gather) -> Whole:
    scored = gather.scored
    counted = (u for u in scored.units if scored.counts_whole(u))
    plans = {u.unit.id: plan for u in counted if isinstance(plan := gather.plan_of(u), UnitPlan)}
    return Whole(scored, plans, gather.work.answers(scored.round))
