# SPDX-License-Identifier: EUPL-1.2
"""JSON Schemas of all files, made from the models, so that editors complete and check while typing."""

import json

from toolkit.model.base import Model
from toolkit.model.content.layer import Layer
from toolkit.model.content.library import Functions, Glossary, Lock, Sources, TeamForms
from toolkit.model.content.measures import Measures
from toolkit.model.content.norm import Norm
from toolkit.model.content.standard import Standard
from toolkit.model.given.answers import Answers
from toolkit.model.given.cases import CaseReview
from toolkit.model.given.decision import PartyDecisions
from toolkit.model.given.earlier import EarlierScan
from toolkit.model.given.plan import Plan
from toolkit.model.region import Region

CONTENT: dict[str, type[Model]] = {
    "standard": Standard,
    "norm": Norm,
    "measures": Measures,
    "sources": Sources,
    "glossary": Glossary,
    "team-forms": TeamForms,
    "functions": Functions,
    "lock": Lock,
    "layer": Layer,
}
WORKSPACE: dict[str, type[Model]] = {
    "region": Region,
    "answers": Answers,
    "plan": Plan,
    "decisions": PartyDecisions,
    "cases": CaseReview,
    "earlier": EarlierScan,
}


def schema_files(models: dict[str, type[Model]]) -> dict[str, bytes]:
    """The schema of each kind of file.

    Args:
        models: by name.

    Returns:
        Bytes by file name, such as `norm.json`; the same on every platform.
    """
    return {f"{name}.json": _schema(model) for name, model in models.items()}


def _schema(model: type[Model]) -> bytes:
    value = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **model.model_json_schema(by_alias=True),
    }
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")
