# SPDX-License-Identifier: EUPL-1.2
"""The readable tables of the invented region as answers."""

import csv
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from toolkit.model.given.answers import Answer, Answers, Formation, ListState, OwnSupport, Profile
from toolkit.model.questionnaire import Questionnaire, questionnaire
from toolkit.model.region import EMPLOYER_PREFIX, MUNICIPALITY_PREFIX, Region
from toolkit.model.roles import RoleWords
from toolkit.places import data_folder, package_content
from toolkit.reading.library import Library, read_library
from toolkit.reading.validated import load

HERE = Path(__file__).resolve().parent
WORKSPACE = data_folder() / "assessments" / "voorbeeldregio"
ROUND_WITH_FORMS = "2026-q1"
RESPONDENTS_OF = "zandwerve-west"


@cache
def region() -> Region:
    """The invented region."""
    path = WORKSPACE / "region.yaml"
    loaded = load(path.name, path.read_bytes(), Region)
    assert loaded.model is not None, loaded.problems
    return loaded.model


@cache
def library() -> Library:
    """The content that comes with the project."""
    return read_library(package_content())


@cache
def role_words() -> RoleWords:
    """What may be said of who does something in the invented region."""
    return library().role_words(region())


@cache
def asked_in(round_id: str) -> Questionnaire:
    """What is asked in a round of the invented region."""
    round_ = region().round(round_id)
    assert round_ is not None, round_id
    norm = library().norm(round_.norm)
    assert norm is not None, round_.norm
    return questionnaire(region(), round_, norm, library().readable_standards())


def answers_of(round_id: str) -> dict[str, dict[str, Answers]]:
    """All answers of a round, by unit and respondent; a unit that handed in nothing is not there.

    Args:
        round_id: a round of the invented region.

    Returns:
        The answers as somebody would have given them, without imports.
    """
    found: dict[str, dict[str, Answers]] = {}
    tables = {"": "", "-gemeenten": MUNICIPALITY_PREFIX, "-werkgevers": EMPLOYER_PREFIX}
    for kind, prefix in tables.items():
        for column, given in _columns(f"{round_id}{kind}.csv").items():
            unit = prefix + column
            found[unit] = {"team": _answers(round_id, unit, "team", given)}
    for respondent, given in _columns(f"respondents-{round_id}.csv").items():
        found[RESPONDENTS_OF][respondent] = _answers(round_id, RESPONDENTS_OF, respondent, given)
    return found


def _columns(name: str) -> dict[str, dict[str, str]]:
    """Per column of a table: what is given per criterion, empty cells left out."""
    path = HERE / name
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    units = [key for key in rows[0] if key != "criterion"]
    return {unit: {row["criterion"]: row[unit] for row in rows if row[unit]} for unit in units}


@cache
def _explanations() -> dict[tuple[str, str, str], dict[str, str]]:
    with (HERE / "explanations.csv").open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream, delimiter=";")
        return {(row["round"], row["unit"], row["criterion"]): row for row in rows}


@cache
def _profiles() -> dict[str, dict[str, dict[str, Any]]]:
    profiles: dict[str, dict[str, dict[str, Any]]] = yaml.safe_load((HERE / "profiles.yaml").read_bytes())
    return profiles


def _answers(round_id: str, unit: str, respondent: str, given: dict[str, str]) -> Answers:
    about = _profiles()[round_id].get(unit, {}) if respondent == "team" else {}
    asked = asked_in(round_id)
    return Answers(
        schema_="answers/1",
        unit=unit,
        round=round_id,
        respondent=respondent,
        kind=_kind(respondent),
        profile=Profile.model_validate(_exact(about.get("profile", {}))),
        own_support=tuple(OwnSupport.model_validate(_exact(row)) for row in about.get("own_support", ())),
        formation=tuple(Formation.model_validate(_exact(row)) for row in about.get("formation", ())),
        standards=_states(asked, unit, given, about.get("states", {})),
        answers={
            criterion: _answer(asked, criterion, value, _words(round_id, unit, respondent, criterion))
            for criterion, value in given.items()
        }
        | {
            criterion: _answer(asked, criterion, "", words)
            for (at, of, criterion), words in _explanations().items()
            if (at, of, respondent) == (round_id, unit, "team") and criterion not in given
        },
    )


def _kind(respondent: str) -> Any:  # noqa: ANN401 - one of the model's three words
    if respondent == "team":
        return "team"
    return "partner" if respondent.startswith("partner") else "member"


def _words(round_id: str, unit: str, respondent: str, criterion: str) -> dict[str, str]:
    return _explanations().get((round_id, unit, criterion), {}) if respondent == "team" else {}


def _answer(asked: Questionnaire, criterion_id: str, value: str, words: dict[str, str]) -> Answer:
    criterion = asked.criterion(criterion_id)
    assert criterion is not None, criterion_id
    texts = {key: words.get(key) or None for key in ("placed", "party", "explanation", "evidence")}
    said = {"unknown": value == "?", "na": value == "nvt", "level": int(value) if value.isdigit() else None}
    return Answer.model_validate({"asked": criterion.content_hash, **said, **texts})


def _states(
    asked: Questionnaire, unit: str, given: dict[str, str], states: dict[str, Any]
) -> dict[str, ListState]:
    """States as the table gives them; what it does not mention was handed in on the round's date."""
    found = {}
    for standard in asked.standards:
        ids = {item.id for theme in standard.themes for item in asked.items(theme) if not item.is_reference}
        if standard.id not in states and not ids & given.keys():
            continue
        state = states.get(standard.id, {"state": "submitted", "since": asked.day})
        assert isinstance(state["since"], date), unit
        found[standard.id] = ListState.model_validate({"version": standard.version, **state})
    return found


def _exact(row: dict[str, Any]) -> dict[str, Any]:
    """Decimals from their text, so that 0.35 stays 0.35."""
    values = {key: Decimal(repr(v)) if isinstance(v, float) else v for key, v in row.items()}
    return {key: v.normalize() + 0 if isinstance(v, Decimal) else v for key, v in values.items()}
