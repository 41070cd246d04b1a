# SPDX-License-Identifier: EUPL-1.2
"""Nothing that people can write in a file promises something and does nothing: the program reads it.

Looked for by name, in the syntax: a name that two models share counts for both.
"""

import ast
import importlib
import inspect
import pkgutil

import toolkit.model
from tests.docs.modules import ROOT
from tests.words.source import trees
from toolkit.model.base import Model

BY_NAME = "who asks gives the name of the field, such as a kind of personal data or an audience"
CHECKED = "it is there to be checked against: `toolkit/checking/` reads it"
ITSELF = "the model answers what follows from it, with a method that is used elsewhere"
KIND = "it says which kind of file this is: reading holds it against what is expected there"
ORIGIN = "kept for who looks in the file itself: where something came from"
ROLES = "the words for roles in `toolkit/model/roles.py` are made of it"
ONE_VALUE = "there is one value only, which says what the program always does"
# what waits for something that is not there yet, and for what
VALIDITY = "waits for a remark on lists that are no longer meant to be used"

NOT_READ = {
    "Answers.schema_": KIND,
    "Functions.endings": ROLES,
    "CaseReview.schema_": KIND,
    "Functions.outside_signs": ROLES,
    "EarlierScan.schema_": KIND,
    "Functions.schema_": KIND,
    "Glossary.schema_": KIND,
    "Import.toolkit": ORIGIN,
    "LaidStandard.ours": ITSELF,
    "Layer.schema_": KIND,
    "Lock.schema_": KIND,
    "Measures.schema_": KIND,
    "Norm.schema_": KIND,
    "PartyDecisions.schema_": KIND,
    "Plan.schema_": KIND,
    "Privacy.birth_date": BY_NAME,
    "Privacy.bsn": BY_NAME,
    "Privacy.email": BY_NAME,
    "Privacy.iban": BY_NAME,
    "Privacy.phone": BY_NAME,
    "Region.schema_": KIND,
    "Scaled.per": ITSELF,
    "Sources.schema_": KIND,
    "Standard.not_encoded": CHECKED,
    "Standard.schema_": KIND,
    "Standard.valid": VALIDITY,
    "TeamForms.schema_": KIND,
    "Upkeep.every": ITSELF,
    "Validity.prolonged_by": VALIDITY,
}
# not read either, but something else of that name is
SHARED_NAMES = {
    "Functions.beside": ROLES,
    "Functions.outside": ROLES,
    "Lasting.until": ITSELF,
    "Measure.once": ITSELF,
    "Norm.default": ITSELF,
    "Sight.notes": ONE_VALUE,
}
NOT_LOOKED_IN = {"checking", "model"}


def models() -> list[type[Model]]:
    """Every model of `toolkit/model/`."""
    found = []
    for info in pkgutil.walk_packages(toolkit.model.__path__, "toolkit.model."):
        module = importlib.import_module(info.name)
        classes = (c for _, c in inspect.getmembers(module, inspect.isclass))
        found += [
            c for c in classes if issubclass(c, Model) and c.__module__ == module.__name__ and c is not Model
        ]
    return found


def names_read() -> set[str]:
    """Every attribute that the program reads outside the models and their checks."""
    found = set()
    for path in sorted((ROOT / "toolkit").rglob("*.py")):
        if path.relative_to(ROOT / "toolkit").parts[0] not in NOT_LOOKED_IN:
            tree = trees()[path.relative_to(ROOT).as_posix()]
            reads = (
                n for n in ast.walk(tree) if isinstance(n, ast.Attribute) and isinstance(n.ctx, ast.Load)
            )
            found |= {n.attr for n in reads}
    return found


def test_every_setting_is_read_or_says_why_not() -> None:
    """Each field of each model is read by the program; the list of those that are not is exact."""
    read = names_read()
    own = [(model, inspect.get_annotations(model)) for model in models()]
    fields = {(model.__name__, field) for model, said in own for field in said if field in model.model_fields}
    assert len(fields) > 150
    assert len(read) > 500
    assert {tuple(name.split(".")) for name in SHARED_NAMES} <= {(m, f) for m, f in fields if f in read}
    assert {f"{model}.{field}" for model, field in fields if field not in read} == set(NOT_READ)
