# SPDX-License-Identifier: EUPL-1.2
"""A small region with two small lists, made from models, for tests that need a whole round."""

from datetime import date
from decimal import Decimal
from typing import Any

from toolkit.model.content.norm import Norm
from toolkit.model.content.standard import Standard
from toolkit.model.given.answers import Answer, Answers, Profile
from toolkit.model.questionnaire import Questionnaire, questionnaire
from toolkit.model.region import MANAGER, TEAMS, Region
from toolkit.scoring.unit import Unit

CITATION = {"document": "bron", "id": "X1"}
DAY = date(2026, 3, 31)


HANDED_IN: dict[str, Any] = {
    name: {"version": "1.0.0", "state": "submitted"} for name in ("eerste", "tweede")
}
"""The states of both lists in a form that a team handed in."""


def criterion(identity: str, **other: Any) -> dict[str, Any]:  # noqa: ANN401 - fields of a model
    """A criterion with texts that name it."""
    return {
        "id": identity,
        "title": f"Titel {identity}",
        "question": f"Vraag {identity}?",
        "why": "Daarom.",
        "levels": {n: f"{identity} niveau {n}" for n in range(5)},
        "evidence": ("een afspraak",),
        "step": 0,
        "dimension": "knowledge",
        "sources": (CITATION,),
        **other,
    }


def standard(identity: str, themes: dict[str, list[dict[str, Any]]]) -> Standard:
    """A list with these themes."""
    return Standard.model_validate(
        {
            "schema": "standard/1",
            "id": identity,
            "version": "1.0.0",
            "title": f"Lijst {identity}",
            "status": "derived",
            "publisher": "Toetsmaker",
            "notice": "Om te toetsen.",
            "rights": "Eigen tekst.",
            "minutes": 5,
            "steps": ({"id": 0, "title": "stap"},),
            "themes": tuple(
                {"id": theme, "title": f"Thema {theme}", "criteria": tuple(items)}
                for theme, items in themes.items()
            ),
        }
    )


FIRST = standard(
    "eerste",
    {
        "AA": [
            criterion("AA-01", core=True),
            criterion("AA-02", na="Als er geen kinderen zijn."),
            criterion("AA-03", applies_when={"organisation_form": ("B",)}),
            criterion("AA-G1", asked_of="municipality"),
        ],
        "BB": [criterion("BB-01", core=True), criterion("BB-02", may_be_elsewhere=True)],
    },
)
SECOND = standard(
    "tweede",
    {"CC": [{"id": "CC-01", "same_as": "AA-01", "sources": (CITATION,)}, criterion("CC-02")]},
)


def norm(**other: Any) -> Norm:  # noqa: ANN401 - fields of a model
    """A norm over both lists: level 3 by default, a lower limit on AA-01, none asked on CC-02."""
    return Norm.model_validate(
        {
            "schema": "norm/1",
            "id": "norm-a",
            "version": "1.0.0",
            "title": "Norm",
            "status": "proposal",
            "standards": ("eerste@1.0.0", "tweede@1.0.0"),
            "criteria": {
                "AA-01": {"lower_limit": 2, "reason": "Wettelijke plicht."},
                "CC-02": {"level": 0, "reason": "Nog niet vastgesteld."},
            },
            **other,
        }
    )


AUDIENCES = (MANAGER, "ssd", "bosd", TEAMS)
"""For whom something can be made in that region."""


def region(teams: dict[str, str] | None = None, weights: dict[str, int] | None = None) -> Region:
    """A region with these teams and their municipality; a norm that starts on 1 January 2026."""
    chosen = {"oost": "stad", "west": "stad", "dorp-team": "dorp"} if teams is None else teams
    towns = list(dict.fromkeys(chosen.values()))
    return Region.model_validate(
        {
            "schema": "region/1",
            "id": "toetsregio",
            "title": "Toetsregio",
            "example": True,
            "measures": "1.0.0",
            "norm_start": "2026-01-01",
            "rounds": (
                {"id": "r1", "date": "2025-03-31", "norm": "norm-a@1.0.0", "scope": "core"},
                {"id": "r2", "date": "2026-03-31", "norm": "norm-a@1.0.0"},
            ),
            "route": (
                {"id": "ssd", "title": "Stuurgroep", "step": "discussed", "decides": ("pace",)},
                {
                    "id": "bosd",
                    "title": "Bestuurlijk Overleg",
                    "step": "decided",
                    "decides": ("plan", "hours"),
                },
            ),
            "organisations": ({"id": "org", "title": "Organisatie", "municipalities": tuple(towns)},),
            "municipalities": tuple({"id": t, "title": t.title()} for t in towns),
            "teams": tuple(
                {
                    "id": team,
                    "title": f"Team {team}",
                    "organisation": "org",
                    "municipalities": (town,),
                    "weight": (weights or {}).get(team, 1),
                }
                for team, town in chosen.items()
            ),
        }
    )


def oost() -> Unit:
    """The first team of that region."""
    return Unit("oost", "team", ("stad",), "Team oost", region().teams[0])


def asked(of_norm: Norm | None = None, day: date = DAY, scope: str = "full") -> Questionnaire:
    """The questionnaire over both lists."""
    base = region()
    round_ = base.rounds[1].model_copy(update={"date": day, "scope": scope})
    return questionnaire(base, round_, norm() if of_norm is None else of_norm, (FIRST, SECOND))


def answers(
    unit: str,
    said: dict[str, Any],
    respondent: str = "team",
    kind: str = "team",
    **other: Any,  # noqa: ANN401 - idem
) -> Answers:
    """A file of answers: a number is a level, '?' weet ik niet, a text n.v.t. with that explanation.

    The form of the team as a whole was handed in, unless `standards` says otherwise.
    """

    def one(value: Any) -> Answer:  # noqa: ANN401 - a shorthand
        if isinstance(value, Answer):
            return value
        if value == "?":
            return Answer(unknown=True)
        return Answer(na=True, explanation=value) if isinstance(value, str) else Answer(level=value)

    return Answers.model_validate(
        {
            "schema": "answers/1",
            "unit": unit,
            "round": "r2",
            "respondent": respondent,
            "kind": kind,
            "profile": Profile(organisation_form="A1", caseload=Decimal(18)),
            "answers": {key: one(value) for key, value in said.items()},
            "standards": HANDED_IN if kind == "team" else {},
            **other,
        }
    )
