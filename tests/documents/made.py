# SPDX-License-Identifier: EUPL-1.2
"""Plans of a small region for tests of documents, and the templates that come with the program."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tests.planning.made import measure, measures
from tests.scoring.small import CITATION, FIRST, SECOND, answers, norm, region
from toolkit.documents.blocks import DocumentView
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.order import plan_document
from toolkit.documents.plan.values import PlanView
from toolkit.documents.plan.view import plan_view
from toolkit.model.answers import Answer, Answers
from toolkit.model.library import Sources
from toolkit.model.measures import Measures
from toolkit.model.norm import Norm
from toolkit.model.questionnaire import questionnaire
from toolkit.model.region import Region
from toolkit.planning.unit_plan import unit_plan
from toolkit.render.templates import read_templates
from toolkit.scoring.region import RoundResult, score_round

TEMPLATES = read_templates()

FULL: dict[str, Any] = {
    "AA-01": Answer(level=1, explanation="Wij beginnen pas."),
    "AA-02": 3,
    "BB-01": 4,
    "BB-02": Answer(level=2, placed="other_party", party="De buren"),
    "CC-02": 2,
}
HALF: dict[str, Any] = {"AA-02": 2, "BB-01": "?", "BB-02": Answer(rejected="drie à vier")}
TOWN: dict[str, Any] = {"AA-G1": 1}

MEASURES = measures(
    measure(1, [("AA-01", 0, 2)], 8, practices=("ergens",), together=True),
    measure(2, [("AA-01", 2, 3)], 16, after=("M-AA-01",)),
    measure(3, [("BB-02", 0, 3)], {"team": 4, "employer": 12}, actor="employer"),
    practices={
        "ergens": {
            "kind": "example",
            "as_of": 2019,
            "text": "Een dorp deed dit.",
            "sources": (CITATION,),
        }
    },
)
SOURCES = Sources.model_validate(
    {
        "schema": "sources/1",
        "version": "1.0.0",
        "documents": {
            "bron": {
                "title": "De bron",
                "publisher": "Uitgever",
                "date": "2019-09",
                "kind": "report",
                "ids": {"X1": "het eerste"},
            }
        },
    }
)


def outcome(
    files: Mapping[str, list[Answers]], of_region: Region | None = None, of_norm: Norm | None = None
) -> RoundResult:
    """The second round of the small region with these files."""
    chosen = region() if of_region is None else of_region
    round_ = chosen.rounds[1]
    asked = questionnaire(chosen, round_, norm() if of_norm is None else of_norm, (FIRST, SECOND))
    return score_round(chosen, round_, asked, files)


def inputs(
    files: Mapping[str, list[Answers]],
    found: Measures = MEASURES,
    of_region: Region | None = None,
    of_norm: Norm | None = None,
) -> PlanInputs:
    """The inputs for the plan of team oost."""
    result = outcome(files, of_region, of_norm)
    unit = result.unit("oost")
    assert unit is not None
    made = unit_plan(unit, result.asked, found, files.get("oost", ()))
    return PlanInputs(result, unit, made, found, files, SOURCES)


def files(said: dict[str, Any] | None, town: dict[str, Any] | None = None) -> dict[str, list[Answers]]:
    """Files of team oost and of its municipality; None is no file."""
    found = {}
    if said is not None:
        found["oost"] = [answers("oost", said)]
    if town is not None:
        found["gemeente-stad"] = [answers("gemeente-stad", town)]
    return found


def document(view: PlanView) -> DocumentView:
    """A plan as the faces get it."""
    return plan_document(view)


def full() -> PlanView:
    """A team that answered everything, and its municipality."""
    return plan_view(inputs(files(FULL, TOWN)))


def half() -> PlanView:
    """A team that is halfway."""
    return plan_view(inputs(files(HALF)))


def empty() -> PlanView:
    """A team that filled in nothing."""
    return plan_view(inputs({}))


def unanswered() -> PlanView:
    """A team with a form in which nothing was chosen."""
    return plan_view(inputs(files({})))


DAY = date(2026, 3, 31)
