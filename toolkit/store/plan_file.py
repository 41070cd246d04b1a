# SPDX-License-Identifier: EUPL-1.2
"""A file of decisions as bytes, and where it stands in a workspace."""

from toolkit.model.given.cases import CaseReview, pattern_order
from toolkit.model.given.decision import PartyDecisions, item_order
from toolkit.model.given.earlier import EarlierScan
from toolkit.model.given.plan import Plan, action_order
from toolkit.model.region import plan_name
from toolkit.store.yaml_text import model_to_yaml

_ALWAYS = ("schema_", "unit", "state", "based_on")
_ALWAYS_OF_PARTY = ("schema_", "party", "based_on")
_ALWAYS_OF_CASES = ("schema_", "unit", "quarter")
_ALWAYS_OF_EARLIER = ("schema_", "unit", "name", "held", "scale")


def plan_path(unit: str) -> str:
    """Path of the decisions of a unit about its own plan, relative to the workspace, with '/'."""
    return f"plans/{plan_name(unit)}.yaml"


def party_path(party: str) -> str:
    """Path of what a party above the teams decided, relative to the workspace, with '/'."""
    return f"plans/{party}.yaml"


def cases_path(unit: str, quarter: str) -> str:
    """Path of what a unit learned from cases in a quarter, relative to the workspace, with '/'."""
    return f"cases/{unit}/{quarter}.yaml"


def earlier_path(unit: str) -> str:
    """Path of what a unit scored in an earlier scan, relative to the workspace, with '/'."""
    return f"earlier/{unit}.yaml"


def plan_to_yaml(plan: Plan) -> bytes:
    """Write decisions in the house style.

    Args:
        plan: of one team.

    Returns:
        The file; what has its default value is left out, measures stand in order of id and before
        the team's own actions.
    """
    return model_to_yaml(plan, "plan", _ALWAYS, dict.fromkeys(("shown", "actions"), action_order))


def party_to_yaml(decisions: PartyDecisions) -> bytes:
    """The same for a party above the teams; items stand in their own order."""
    return model_to_yaml(
        decisions, "decisions", _ALWAYS_OF_PARTY, dict.fromkeys(("shown", "items"), item_order)
    )


def cases_to_yaml(review: CaseReview) -> bytes:
    """The same for patterns from cases; they stand in order of their number."""
    return model_to_yaml(review, "cases", _ALWAYS_OF_CASES, {"patterns": pattern_order}, up="../../")


def earlier_to_yaml(scan: EarlierScan) -> bytes:
    """The same for an earlier scan; questions stand in order of their id."""
    return model_to_yaml(scan, "earlier", _ALWAYS_OF_EARLIER, {"levels": str})
