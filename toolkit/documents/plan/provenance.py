# SPDX-License-Identifier: EUPL-1.2
"""What a plan was made of: versions and hashes of all that it rests on."""

from toolkit.documents.fingerprint import Origin, answers_hash, content_origins, round_origins
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.model.given.plan import Plan
from toolkit.model.hashing import content_hash, short_hash


def fingerprint(inputs: PlanInputs) -> tuple[Origin, ...]:
    """Versions and hashes of everything that a plan was made from.

    Args:
        inputs: the plan's inputs.

    Returns:
        Lists, own words for them, norm, measures, answers, round and program, decisions, what comes from its
        municipalities where something does, patterns from cases, an earlier scan, day of the plan and
        edition, in that order.
    """
    before = inputs.before
    decisions = () if inputs.plan is None else (Origin("decisions", hash=content_hash(inputs.plan)),)
    return (
        *content_origins(inputs.outcome),
        Origin("measures", inputs.measures.version, content_hash(inputs.measures)),
        *round_origins(inputs.outcome, inputs.own_files),
        *decisions,
        *_towns(inputs),
        *(Origin("cases", review.quarter, content_hash(review)) for review in inputs.cases),
        *(() if before is None else (Origin("earlier", hash=content_hash(before)),)),
        Origin("day", inputs.day.isoformat()),
        Origin("edition", inputs.reader.edition),
    )


def _towns(inputs: PlanInputs) -> tuple[Origin, ...]:
    """What a team's plan shows of its municipalities and employer: their answers, and their own plans."""
    if inputs.unit.unit.kind != "team":
        return ()
    units = [*(town.unit for town in inputs.municipalities()), *inputs.unit.unit.behind[-1:]]
    files = [f for unit in units for f in inputs.answers.get(unit, ())]
    plans = [inputs.towns[unit].plan for unit in units if unit in inputs.towns]
    if not files:
        return ()
    return (Origin("towns", hash=short_hash([answers_hash(files), [_decided(plan) for plan in plans]])),)


def _decided(plan: Plan | None) -> str:
    return "" if plan is None else content_hash(plan)
