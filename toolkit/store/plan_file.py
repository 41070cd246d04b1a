# SPDX-License-Identifier: EUPL-1.2
"""A file of decisions as bytes, and where it stands in a workspace."""

from typing import Any

from toolkit.model.plan import Plan, action_order
from toolkit.store.yaml_text import to_yaml

_HEAD = "# yaml-language-server: $schema=../schemas/plan.json\n"
_ALWAYS = ("schema", "unit", "state", "based_on")


def plan_path(unit: str) -> str:
    """Path of the decisions of a team relative to the workspace, with '/'."""
    return f"plans/{unit}.yaml"


def plan_to_yaml(plan: Plan) -> bytes:
    """Write decisions in the house style.

    Args:
        plan: of one team.

    Returns:
        The file; what has its default value is left out, measures stand in order of id and before
        the team's own actions.
    """
    whole = plan.model_dump(by_alias=True)
    given = plan.model_dump(by_alias=True, exclude_defaults=True)
    value: dict[str, Any] = {key: whole[key] for key in _ALWAYS}
    value |= {key: given[key] for key in given if key not in _ALWAYS}
    for key in ("shown", "actions"):
        if key in value:
            value[key] = {name: value[key][name] for name in sorted(value[key], key=action_order)}
    return to_yaml(value, _HEAD)
