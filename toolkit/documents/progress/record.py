# SPDX-License-Identifier: EUPL-1.2
"""Decisions and progress as plain values for a program, schema `progress/1`; of what its reader may see."""

from dataclasses import asdict
from typing import Any

from toolkit.documents.progress.above import item_title, party_title
from toolkit.documents.progress.inputs import ProgressInputs
from toolkit.model.quarter import PlanQuarter
from toolkit.planning.weighed.others import PARTIES
from toolkit.region.progress import Counts, Followed, FollowedItem, UnitProgress, counted

Record = dict[str, Any]


def progress_record(inputs: ProgressInputs) -> Record:
    """Everything that the document says, as JSON can hold it.

    Args:
        inputs: of which nothing is left that this audience may not see.

    Returns:
        The object of schema progress/1: hours as floats, days as YYYY-MM-DD, quarters as YYYY-qN.
    """
    seen, outcome = inputs.seen, inputs.named.outcome
    return {
        "schema": "progress/1",
        "workspace": outcome.region.id,
        "example": outcome.region.example,
        "round": outcome.round.id,
        "day": seen.day.isoformat(),
        "units": [_unit(inputs, plan) for plan in seen.units],
        "municipalities": [
            {"title": title, "counts": _counts(counted(seen.of_town(town)))}
            for town, title in inputs.named.towns.items()
        ],
        "parties": [{"party": p, "counts": _counts(counted(seen.of_party(p)))} for p in PARTIES],
        "above": [_item(inputs, followed) for followed in seen.above],
        "counts": _counts(counted(seen.actions)),
        "left": None if seen.left is None else asdict(seen.left),
    }


def _item(inputs: ProgressInputs, followed: FollowedItem) -> Record:
    item = followed.item
    return {
        "party": party_title(inputs, item.party),
        "kind": item.kind,
        "title": item_title(inputs, item),
        "answer": followed.said,
        "waits": item.waits,
        "asked": None if item.asked is None else float(item.asked),
        "granted": None if followed.granted is None else float(followed.granted),
        "promised": _quarter(followed.promised),
        "late_since": None if followed.late_since is None else followed.late_since.isoformat(),
    }


def _unit(inputs: ProgressInputs, plan: UnitProgress) -> Record:
    named = inputs.named.reader.sees("names")
    return {
        **({"unit": plan.unit.id} if named else {}),
        "title": inputs.title_of(plan),
        "kind": plan.unit.kind,
        "municipalities": sorted(inputs.named.towns[t] for t in plan.towns if t in inputs.named.towns),
        "state": plan.state,
        "handed_in": plan.counts,
        "counts": _counts(counted(plan.actions)),
        "actions": [_action(inputs, followed) for followed in plan.actions],
    }


def _action(inputs: ProgressInputs, followed: Followed) -> Record:
    action, placement = followed.action, followed.placement
    return {
        "id": action.id,
        "title": inputs.names.title(followed),
        "rank": action.rank,
        "decision": followed.said,
        "decided_by_region": followed.of_region,
        "party": followed.party,
        "owner": inputs.names.owner(followed),
        "hours": float(action.hours),
        "status": action.status,
        "promised": _quarter(followed.promised),
        "planned": _quarter(None if placement is None else placement.end),
        "late_since": None if followed.late_since is None else followed.late_since.isoformat(),
        "outcomes": list(followed.outcomes),
    }


def _counts(found: Counts) -> Record:
    return asdict(found)


def _quarter(quarter: PlanQuarter | None) -> str | None:
    return None if quarter is None else quarter.id
