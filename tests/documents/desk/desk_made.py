# SPDX-License-Identifier: EUPL-1.2
"""The page of the small round of comparisons, for tests of what it shows and of how it behaves."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from tests.comparison.made import SAID, files, lettered, some_region
from tests.documents.made import TEMPLATES
from tests.scoring.small import FIRST, SECOND, answers, norm
from toolkit.comparison.against import asked_against
from toolkit.comparison.heat import Heat
from toolkit.comparison.table import compare
from toolkit.documents.audience import Audience, ComparisonReader
from toolkit.documents.comparison.view import comparison_view
from toolkit.documents.desk.inputs import DeskInputs, HowFar, NormDay, Side
from toolkit.documents.desk.values import DeskView
from toolkit.documents.desk.view import desk_view
from toolkit.model.content.norm import Norm
from toolkit.model.given.answers import Answers, Formation, OwnSupport, Profile
from toolkit.model.questionnaire import questionnaire
from toolkit.model.region import Region, Round
from toolkit.model.roles import RoleWords
from toolkit.region.context import team_contexts
from toolkit.region.movement import movement
from toolkit.render.desk import render_desk
from toolkit.scoring.region import score_round

NOW, LATER = date(2026, 4, 14), date(2027, 3, 31)
DAYS: dict[NormDay, date] = {"own": date(2026, 3, 31), "now": NOW, "later": LATER}
GROWING = norm(
    criteria={
        "AA-01": {"lower_limit": 2, "reason": "Wettelijke plicht."},
        "BB-01": {
            "uniform": False,
            "path": ({"after_quarters": 0, "level": 2}, {"after_quarters": 4, "level": 4}),
            "reason": "Groeit.",
        },
        "CC-02": {"level": 0, "reason": "Nog niet vastgesteld."},
    }
)
"""A norm that asks more of one question a year later."""
PROFILES: dict[str, dict[str, Any]] = {
    "qoost": {"organisation_form": "A1", "positioning": 2, "caseload": 18},
    "qwest": {"organisation_form": "B", "positioning": 2},
    "qzuid": {"organisation_form": "B"},
}
EARLIER = {"AA-01": 0, "BB-01": 1, "BB-02": 3}
HOW_FAR = {
    "qoost": HowFar(2, 2, 2, 5, 5, "decided", date(2026, 4, 10)),
    "qwest": HowFar(2, 1, 0, 4, 5, "settled"),
    "qzuid": HowFar(2, 2, 0, 5, 5),
}


def told(said: Mapping[str, dict[str, Any]] = SAID) -> dict[str, list[Answers]]:
    """What the teams handed in, with what kind of team each is."""
    made = {}
    for team, levels in said.items():
        profile = Profile.model_validate(PROFILES.get(team, {}))
        role = (Formation(role="Qnaam de werker", fte=Decimal(2)),)
        support = (OwnSupport(kind="qhulp", fte=Decimal(1)),)
        made[team] = [answers(team, levels, profile=profile, formation=role, own_support=support)]
    return made


def inputs(
    audience: Audience = "programme_manager",
    of_region: Region | None = None,
    of_norm: Norm = GROWING,
    said: Mapping[str, dict[str, Any]] = SAID,
    before: Mapping[str, dict[str, Any]] = {"qoost": EARLIER},
) -> DeskInputs:
    """Everything that the page is made from; teams look from qstad."""
    region = of_region or some_region()
    first, last = region.rounds
    asked = {r.id: questionnaire(region, r, of_norm, (FIRST, SECOND)) for r in (first, last)}
    given = {
        last.id: told(said),
        first.id: {team: [answers(team, levels, round="r1")] for team, levels in before.items()},
    }
    scored = score_round(region, last, asked[last.id], given[last.id])
    own = "qstad" if audience == "teams" else None
    codes = lettered(scored)
    compared = comparison_view(scored, compare(scored), audience, own, files(said), joint=(), codes=codes)
    sides = []
    chosen: tuple[tuple[Round, tuple[NormDay, ...], date], ...] = (
        (last, ("own", "now"), DAYS["own"]),
        (last, ("later",), LATER),
        (first, ("own",), first.date),
        (first, ("now",), NOW),
        (first, ("later",), LATER),
    )
    for round_, norms, day in chosen:
        own_asked = asked[round_.id]
        against = own_asked if "own" in norms else asked_against(own_asked, asked[last.id].on(day))
        result = score_round(region, round_, against, given[round_.id])
        profiles: dict[str, Profile] = {t: f[0].profile for t, f in given[round_.id].items()}
        sides.append(Side(round_, norms, day, Heat(result), profiles))
    reader = ComparisonReader(audience, region.sight_for(audience), own, codes)
    contexts = team_contexts(region, given[last.id])
    moved = movement(sides[2].outcome, scored, given[first.id], given[last.id])
    return DeskInputs(reader, compared, sides, HOW_FAR, contexts, DAYS, RoleWords(None), (moved,), (), None)


def desk(audience: Audience = "programme_manager", **other: Any) -> DeskView:  # noqa: ANN401 - as `inputs`
    """What an audience sees."""
    return desk_view(inputs(audience, **other))


def page(audience: Audience = "programme_manager", **other: Any) -> str:  # noqa: ANN401 - as `inputs`
    """The page itself."""
    return render_desk(desk(audience, **other), TEMPLATES)


def anchors(parts: Sequence[Any]) -> list[str]:
    """The places of parts of a page."""
    return [part.anchor for part in parts]
