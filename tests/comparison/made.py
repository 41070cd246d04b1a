# SPDX-License-Identifier: EUPL-1.2
"""Rounds over a few municipalities with names that no sentence of ours holds."""

import re
from collections.abc import Mapping
from typing import Any

from tests.documents.made import SECRET, outcome
from tests.scoring.small import answers, region
from toolkit.comparison.table import compare
from toolkit.documents.audience import Audience
from toolkit.documents.comparison.values import ComparisonView
from toolkit.documents.comparison.view import comparison_view
from toolkit.documents.letters import Codes, codes_of
from toolkit.model.given.answers import Answers
from toolkit.model.region import Organisation, Region, Sight
from toolkit.scoring.region import RoundResult

NAMES = re.compile(r"\bq(?!uiet\b)[a-z]+")  # every name and id below; one word of a style sheet is none
TEAMS = {"qoost": "qstad", "qwest": "qstad", "qnoord": "qzee", "qzuid": "qberg"}
SAID: dict[str, dict[str, Any]] = {
    "qoost": {"AA-01": 1, "AA-02": 3, "BB-01": 2, "BB-02": 3, "CC-02": 0},
    "qwest": {"AA-01": 0, "AA-02": 2, "BB-01": 1, "BB-02": "?", "CC-02": 1},
    "qzuid": {"AA-01": 2, "AA-02": "Geen kinderen.", "BB-01": 4, "BB-02": 1, "CC-02": 0},
}


def some_region(sight: Sight | None = None, **changed: Any) -> Region:  # noqa: ANN401 - fields of a model
    """A region with these teams; everything in it that has a name starts with a Q."""
    base = region(TEAMS)
    employer = Organisation(id="qzorg", title="Qzorghuis", municipalities=tuple(set(TEAMS.values())))
    named = {
        "organisations": (employer,),
        "teams": tuple(
            t.model_copy(update={"title": f"Ploeg {t.id.title()}", "organisation": "qzorg"})
            for t in base.teams
        ),
        "visibility": sight or Sight(),
    }
    return base.model_copy(update={**named, **changed})


def files(said: Mapping[str, dict[str, Any]] = SAID) -> dict[str, list[Answers]]:
    """What the teams handed in."""
    return {team: [answers(team, levels)] for team, levels in said.items()}


def result(said: Mapping[str, dict[str, Any]] = SAID, of_region: Region | None = None) -> RoundResult:
    """The round in which they said it."""
    return outcome(files(said), of_region=of_region or some_region())


def lettered(scored: RoundResult) -> Codes:
    """The letters of a round's region, drawn with a secret that stays."""
    return codes_of(scored.region, SECRET)


def view(
    audience: Audience = "programme_manager",
    said: Mapping[str, dict[str, Any]] = SAID,
    of_region: Region | None = None,
) -> ComparisonView:
    """What an audience sees of it; teams look from qstad."""
    scored = result(said, of_region)
    own = "qstad" if audience == "teams" else None
    return comparison_view(scored, compare(scored), audience, own, files(said), codes=lettered(scored))
