# SPDX-License-Identifier: EUPL-1.2
"""A file of answers as bytes, and where it stands in a workspace."""

from toolkit.model.given.answers import Answers
from toolkit.store.yaml_text import to_yaml

_HEAD = "# yaml-language-server: $schema=../../../schemas/answers.json\n"
_ALWAYS = {"schema_", "unit", "round", "respondent", "kind"}


def path_of(answers: Answers) -> str:
    """Path of a file of answers relative to the workspace, with '/'."""
    return f"rounds/{answers.round}/{answers.unit}/{answers.respondent}.yaml"


def answers_to_yaml(answers: Answers) -> bytes:
    """Write answers in the house style.

    Args:
        answers: one respondent of one unit in one round.

    Returns:
        The file; what has its default value is left out, criteria stand in order of id.
    """
    value = answers.model_dump(by_alias=True, include=_ALWAYS)
    value |= answers.model_dump(by_alias=True, exclude_defaults=True)
    for by_id in value.keys() & {"answers", "aside"}:
        value[by_id] = dict(sorted(value[by_id].items()))
    return to_yaml(value, _HEAD)
