# SPDX-License-Identifier: EUPL-1.2
"""Plans of a small region for tests of documents, and the templates that come with the program."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from tests.planning.made import measure, measures
from tests.scoring.small import CITATION, FIRST, SECOND, answers, norm, region
from toolkit.documents.audience import code_names
from toolkit.documents.blocks import ChartView, DocumentView, Picture, Section, Table
from toolkit.documents.letters import CodeNames, codes_of
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.order import plan_document
from toolkit.model.content.library import Sources
from toolkit.model.content.measures import Measures
from toolkit.model.content.norm import Norm
from toolkit.model.content.standard import Standard
from toolkit.model.given.answers import Answer, Answers
from toolkit.model.questionnaire import questionnaire
from toolkit.model.region import Region
from toolkit.planning.unit_plan import unit_plan
from toolkit.render.templates import read_templates
from toolkit.scoring.region import RoundResult, score_round
from toolkit.scoring.unit import Unit

TEMPLATES = read_templates()
SECRET = b"a secret for tests"

FULL: dict[str, Any] = {
    "AA-01": Answer(level=1, explanation="Wij beginnen pas."),
    "AA-02": 3,
    "BB-01": 4,
    "BB-02": Answer(level=2, placed="other_party", party="De buren"),
    "CC-02": 2,
}
CRITERIA = ("AA-01", "AA-02", "BB-01", "BB-02", "CC-02")
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


def codes(found: RoundResult, unit: Unit) -> CodeNames:
    """What stands for the names of a unit."""
    return code_names(found, unit, codes_of(found.region, SECRET))


def outcome(
    files: Mapping[str, list[Answers]],
    of_region: Region | None = None,
    of_norm: Norm | None = None,
    of_lists: Sequence[Standard] = (FIRST, SECOND),
) -> RoundResult:
    """The second round of the small region with these files."""
    chosen = region() if of_region is None else of_region
    round_ = chosen.rounds[1]
    asked = questionnaire(chosen, round_, norm() if of_norm is None else of_norm, of_lists)
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


def complete(said: Mapping[str, Any]) -> dict[str, Any]:
    """What a team said of some questions, with all others at the norm: a list that is not half empty."""
    return {c: said.get(c, 3) for c in CRITERIA}


def files(said: dict[str, Any] | None, town: dict[str, Any] | None = None) -> dict[str, list[Answers]]:
    """Files of team oost and of its municipality; None is no file."""
    found = {}
    if said is not None:
        found["oost"] = [answers("oost", said)]
    if town is not None:
        found["gemeente-stad"] = [answers("gemeente-stad", town)]
    return found


def full() -> DocumentView:
    """A team that answered everything, and its municipality."""
    return plan_document(inputs(files(FULL, TOWN)))


def half() -> DocumentView:
    """A team that is halfway."""
    return plan_document(inputs(files(HALF)))


def empty() -> DocumentView:
    """A team that filled in nothing."""
    return plan_document(inputs({}))


def unanswered() -> DocumentView:
    """A team with a form in which nothing was chosen."""
    return plan_document(inputs(files({})))


class ThemeTexts(NamedTuple):
    """A theme as the annex shows it."""

    theme: str
    figure: str
    status: str
    counts: str
    limits: str


def section(document: DocumentView, anchor: str) -> Section | None:
    """A section by its anchor; None where the document does not have it."""
    return next((s for s in document.sections if s.anchor == anchor), None)


def theme_tables(document: DocumentView) -> list[list[ThemeTexts]]:
    """Per list its themes, as the annex with all figures shows them."""
    found = section(document, "themes")
    tables = () if found is None else (b for b in found.blocks if isinstance(b, Table))
    return [[ThemeTexts(*row) for row in table.rows] for table in tables]


def theme_rows(document: DocumentView) -> list[ThemeTexts]:
    """The themes of all lists."""
    return [row for rows in theme_tables(document) for row in rows]


def list_charts(document: DocumentView) -> list[ChartView]:
    """The pictures of the lists one by one, without those of page one; that of the planning is behind."""
    shown = [b.chart for s in document.sections if not s.front for b in s.blocks if isinstance(b, Picture)]
    return shown[: len(theme_tables(document))]


DAY = date(2026, 3, 31)
