# SPDX-License-Identifier: EUPL-1.2
"""Who starts, stops or merges: history stands, and later rounds ask nothing of who is gone."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.build import REGION, TEXTS, Edit, edited, problems_of
from tests.scoring import small
from toolkit.comparison.table import compare
from toolkit.documents.letters import codes_of
from toolkit.model.region import Employed, Region
from toolkit.scoring.region import RoundResult, score_round, units_of

GONE = {"unit-not-in-round"}
BEFORE, LAST_DAY, AFTER = date(2025, 3, 31), date(2025, 12, 31), date(2026, 3, 31)


def changed(region: Region, group: str, identity: str, **fields: Any) -> Region:  # noqa: ANN401 - of a model
    """The region with one of its parts changed."""
    parts = tuple(
        one.model_copy(update=fields) if one.id == identity else one for one in getattr(region, group)
    )
    return region.model_copy(update={group: parts})


def scored(region: Region, round_id: str) -> RoundResult:
    """A round in which everybody's answers lie there, of who is gone too."""
    files = {team: [small.answers(team, {"BB-01": 3})] for team in ("oost", "west", "dorp-team")}
    round_ = region.round(round_id)
    assert round_ is not None
    return score_round(region, round_, small.asked(), files)


@pytest.mark.parametrize(
    ("day", "part"),
    [(date(2025, 1, 1), True), (date(2024, 12, 31), False), (LAST_DAY, True), (date(2026, 1, 1), False)],
)
def test_the_first_and_the_last_day_are_part_of_it(day: date, part: bool) -> None:
    """From and until are both included."""
    team = small.region().teams[0].model_copy(update={"from_": date(2025, 1, 1), "until": LAST_DAY})
    assert team.takes_part(day) is part


def test_a_team_that_stopped_is_in_earlier_rounds_as_ever() -> None:
    """Not a figure of before is other; later it is in no unit, count, figure or list of who is missing."""
    here = small.region()
    gone = changed(here, "teams", "west", until=LAST_DAY)
    before, as_ever = scored(gone, "r1"), scored(here, "r1")
    assert (before.municipalities, before.lists) == (as_ever.municipalities, as_ever.lists)
    assert [u.standards for u in before.units] == [u.standards for u in as_ever.units]
    after = scored(gone, "r2")
    assert after.unit("west") is None
    assert [(m.id, m.of) for m in after.municipalities] == [("stad", 1), ("dorp", 1)]
    assert all("west" not in teams for teams in compare(after).missing.values())
    assert [u.id for u in units_of(gone.at(AFTER)) if u.kind == "team"] == ["oost", "dorp-team"]


def test_a_team_that_starts_later_is_missing_in_no_earlier_round() -> None:
    """It is asked nothing before its first day."""
    here = changed(small.region(), "teams", "west", from_=date(2026, 1, 1))
    assert scored(here, "r1").unit("west") is None
    assert scored(here, "r1").municipalities[0].of == 1
    assert scored(here, "r2").municipalities[0].of == 2


def test_municipalities_that_merge_keep_their_own_history() -> None:
    """Dorp goes up in stad: its team works for dorp before and for stad after, and nobody for both."""
    here = changed(small.region(), "municipalities", "dorp", until=LAST_DAY)
    here = changed(here, "teams", "dorp-team", municipalities=("dorp", "stad"))
    here = changed(here, "municipalities", "stad", from_=date(2025, 6, 1))
    before, after = scored(here, "r1"), scored(here, "r2")
    assert [(m.id, m.of) for m in before.municipalities] == [("dorp", 1)]
    assert [(m.id, m.of) for m in after.municipalities] == [("stad", 3)]
    assert [u.id for u in units_of(here.at(BEFORE))] == ["dorp-team", "gemeente-dorp", "werkgever-org"]
    assert "gemeente-dorp" not in [u.id for u in units_of(here.at(AFTER))]


def test_who_comes_or_goes_changes_nobodys_letter() -> None:
    """A newcomer gets the next one, who stops keeps its own."""
    here = small.region({f"t{n}": f"m{n}" for n in range(6)})
    letters = codes_of(here, b"geheim").towns
    gone = changed(here, "municipalities", "m3", until=LAST_DAY)
    new = here.municipalities[0].model_copy(update={"id": "a-nieuw", "from_": date(2026, 1, 1)})
    later = gone.model_copy(update={"municipalities": (new, *gone.municipalities)})
    assert codes_of(later, b"geheim").towns == {**letters, "a-nieuw": "G"}


def region_with(team: str = "", town: str = "", employer: str = "") -> dict[str, str]:
    """The texts of a region in which something is added to team oost, municipality dorp or its employer."""
    return edited(
        Edit(REGION, "title: Team Oost,", f"title: Team Oost, {team}"),
        Edit(REGION, "title: Dorp}", f"title: Dorp{town}}}"),
        Edit(REGION, "title: De Brug,", f"title: De Brug, {employer}"),
    )


@pytest.mark.parametrize(
    ("texts", "codes"),
    [
        (region_with(team="until: 2026-03-31,"), set()),
        (region_with(team="until: 2026-03-30,"), GONE),
        (region_with(team="from: 2026-04-01,"), GONE),
        (region_with(team="from: 2026-03-01, until: 2026-02-01,"), {"days-not-ascending", *GONE}),
        (region_with(town=", until: 2026-01-31"), {"team-without-municipality", "unit-not-in-round"}),
        (region_with(employer="until: 2026-01-31,"), {"team-without-employer"}),
        (region_with(employer="until: 2026-03-31,"), set()),
        (
            region_with(team="earlier: [{organisation: nergens, until: 2020-01-01}],"),
            {"unknown-organisation"},
        ),
        (
            region_with(
                team="earlier: [{organisation: brug, until: 2026-03-31}],", employer="until: 2026-01-31,"
            ),
            {"team-without-employer"},
        ),
    ],
)
def test_what_does_not_fit_in_time_is_told(texts: dict[str, str], codes: set[str]) -> None:
    """Answers of who took part are no problem; days the wrong way round and a team without a place are."""
    assert {p.code for p in problems_of(texts)} - {p.code for p in problems_of(TEXTS)} == codes


def test_every_round_has_the_employer_of_then() -> None:
    """Until the last day the one before, after that the next; who has teams in a round is asked in it."""
    base = small.region()
    first, second, third = (
        base.organisations[0].model_copy(update={"id": name, "title": name})
        for name in ("een", "twee", "drie")
    )
    earlier = (  # in any order
        Employed(organisation="twee", until=LAST_DAY),
        Employed(organisation="een", until=BEFORE),
    )
    here = base.model_copy(update={"organisations": (first, second, third)})
    here = here.model_copy(
        update={"teams": tuple(t.model_copy(update={"organisation": "drie"}) for t in here.teams)}
    )
    here = changed(here, "teams", "oost", earlier=earlier)
    day_after = BEFORE + timedelta(days=1)
    for day, employer in ((BEFORE, "een"), (day_after, "twee"), (LAST_DAY, "twee"), (AFTER, "drie")):
        now = here.at(day)
        oost = next(u for u in units_of(now) if u.id == "oost")
        assert oost.behind[-1] == f"werkgever-{employer}"
        assert {u.id for u in units_of(now) if u.kind == "employer"} == {
            "werkgever-drie",
            f"werkgever-{employer}",
        }
    ever = next(u for u in units_of(here) if u.id == "oost")
    assert {f"werkgever-{name}" for name in ("een", "twee", "drie")} <= set(ever.behind)
    assert ever.behind[-1] == "werkgever-drie"
    assert {u.id for u in units_of(here) if u.kind == "employer"} == {o.party for o in here.organisations}
