# SPDX-License-Identifier: EUPL-1.2
"""Generated regions: teams of one or two municipalities, any answers, measures of any party, decisions."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from tests.documents import made
from tests.documents.plan.made_plans import measure_lists, plans
from tests.planning.made import measures
from tests.scoring.small import CITATION, HANDED_IN, answers, region
from tests.strategies import one_of
from toolkit.model.content.measures import Measure
from toolkit.model.given.answers import Answers, Profile
from toolkit.model.given.decision import PartyDecisions
from toolkit.model.given.plan import Plan
from toolkit.model.region import Region
from toolkit.planning.decided.above import Above
from toolkit.planning.unit_plan import unit_plan
from toolkit.region.whole import Whole

EMPLOYERS = ("org", "zorg")
TOWNS = ("berg", "dorp", "stad")
NAMES = ("aard", "boom", "cirkel", "dijk", "eik")
_NAMES = st.permutations(NAMES)
_TOWNS = st.lists(st.sampled_from(TOWNS), min_size=1, max_size=2, unique=True)
FTE: dict[str, Any] = {"low": 80000, "high": 113000, "basis": "Verzonnen.", "sources": (CITATION,)}
"""What a fte costs in a year, in euro."""
LASTS: dict[str, Any] = {
    "upkeep": {"team": {"n": 200, "per": "team", "every": "year"}},
    "upkeep_basis": "Verzonnen.",
}
"""Of a measure that keeps asking hours."""
DRAFT: dict[str, Any] = {
    "standards": {name: {"version": "1.0.0", "state": "draft"} for name in ("eerste", "tweede")}
}
PART: dict[str, Any] = {"standards": {**DRAFT["standards"], "eerste": HANDED_IN["eerste"]}}
"""The states of a form of which one list was handed in and the other was not."""


def some_region(teams: dict[str, tuple[str, ...]], employers: dict[str, str] | None = None) -> Region:
    """A region with these teams, each with its municipalities and perhaps its employer."""
    base = region({f"x-{town}": town for town in TOWNS})
    organisations = tuple(
        base.organisations[0].model_copy(update={"id": name, "title": name}) for name in EMPLOYERS
    )
    made_teams = tuple(
        base.teams[0].model_copy(
            update={
                "id": team,
                "title": f"Team {team}",
                "municipalities": towns,
                "organisation": (employers or {}).get(team, "org"),
            }
        )
        for team, towns in teams.items()
    )
    return base.model_copy(update={"teams": made_teams, "organisations": organisations, "common_gap_from": 2})


@st.composite
def wholes(draw: st.DrawFn, *, whole: bool | None = None) -> Whole:
    """A region in a round: some teams have handed in, some have a draft, some said nothing."""
    names = draw(_NAMES)[: draw(st.integers(1, 5))]
    towns = {n: tuple(draw(_TOWNS)) for n in names}
    found = some_region(towns, {n: draw(one_of(*EMPLOYERS)) for n in names})
    full = draw(st.booleans()) if whole is None else whole
    level = one_of(0, 0, 1, 2, 3, 4, *(() if full else ("?", None)))
    files: dict[str, list[Answers]] = {}
    for name in names:
        kind = draw(one_of("in", "in", "in", "draft", "part", "none"))
        if kind == "none":
            continue
        said = {c: value for c in made.CRITERIA if (value := draw(level)) is not None}
        hours = draw(one_of(None, 0, 5, 20))
        profile = Profile(
            organisation_form=draw(one_of(None, "A1", "B")),
            positioning=draw(one_of(None, 1, 2)),
            triage=draw(one_of(None, "team")),
            capacity_hours=None if hours is None else Decimal(hours),
        )
        files[name] = [answers(name, said, profile=profile, **{"draft": DRAFT, "part": PART}.get(kind, {}))]
    for town in TOWNS:
        if draw(st.booleans()):
            unit = f"gemeente-{town}"
            files[unit] = [answers(unit, {"AA-G1": draw(one_of(0, 1, 3))})]
    known = draw(measure_lists())
    return whole_of(found, files, known, {n: draw(st.one_of(st.none(), plans(known, n))) for n in names})


def whole_of(
    found: Region,
    files: Mapping[str, Sequence[Answers]],
    known: Iterable[Measure],
    decided: Mapping[str, Plan | None] | None = None,
    above: Sequence[PartyDecisions] = (),
    **of_measures: Any,  # noqa: ANN401 - model fields
) -> Whole:
    """The round of a region, with the plans that count."""
    outcome = made.outcome({unit: list(of_unit) for unit, of_unit in files.items()}, of_region=found)
    chosen, said = measures(*known, **of_measures), decided or {}
    over = {u.unit.id: Above.of(u.unit.id, above) for u in outcome.units}
    counted = {
        (unit := u.unit.id): unit_plan(
            u, outcome.asked, chosen, files[unit], said.get(unit), above=over[unit]
        )
        for u in outcome.units
        if outcome.counts_whole(u)
    }
    return Whole(outcome, counted, files)
