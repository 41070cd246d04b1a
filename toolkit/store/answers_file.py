# SPDX-License-Identifier: EUPL-1.2
"""A file of answers as bytes, and where it stands in a workspace."""

from toolkit.model.given.answers import Answers
from toolkit.store.yaml_text import model_to_yaml

_ALWAYS = ("schema_", "unit", "round", "respondent", "kind")


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
    return model_to_yaml(answers, "answers", _ALWAYS, {"answers": str, "aside": str}, up="../../../")
