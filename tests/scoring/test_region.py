# SPDX-License-Identifier: EUPL-1.2
"""Municipalities over their teams, the region over its municipalities, and the record."""

import json
from fractions import Fraction
from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from tests.scoring import small
from toolkit.scoring.record import as_record
from toolkit.scoring.region import RoundResult, score_round
from toolkit.scoring.respondents import Given, propose

TEAMS = {"a": "een", "b": "een", "c": "twee", "d": "drie", "e": "vier"}
levels = st.dictionaries(st.sampled_from(list(TEAMS)), st.integers(0, 4), max_size=5)


def round_of(said: dict[str, int], weights: dict[str, int] | None = None) -> RoundResult:
    """A round in which each team gives one level to BB-01 and nothing else."""
    region = small.region(TEAMS, weights)
    files = {team: [small.answers(team, {"BB-01": level})] for team, level in said.items()}
    return score_round(region, region.rounds[1], small.asked(), files)


def test_a_municipality_is_the_weighted_mean_of_its_teams() -> None:
    """Team a at the norm with weight 3 and team b at a third of it: (3·1 + 1·⅓) ÷ 4."""
    result = round_of({"a": 3, "b": 1}, {"a": 3})
    town = result.municipalities[0]
    assert (town.teams, town.of) == (2, 2)
    theme = {t.id: t for t in town.standards[0].themes}["BB"]
    assert theme.attainment == Fraction(10, 12)
    # one of two criteria is open: low is half of what was reached, high adds the open half
    assert theme.range == (Fraction(5, 12), Fraction(11, 12))


def test_a_missing_team_is_counted_and_not_scored() -> None:
    """'n van m teams': who handed in nothing is missing, not zero."""
    town = round_of({"a": 3}).municipalities[0]
    assert (town.teams, town.of) == (1, 2)
    theme = {t.id: t for t in town.standards[0].themes}["BB"]
    assert theme.attainment == 1
    assert sum(theme.statuses.values()) == 1


@given(levels)
def test_the_region_is_the_median_of_its_municipalities(said: dict[str, int]) -> None:
    """Median, lowest and highest over municipalities with a value, by an independent count."""
    found = round_of(said).lists[0]
    values: list[Fraction] = []
    for town in dict.fromkeys(TEAMS.values()):
        of_town = [Fraction(min(said[t], 3), 3) for t, m in TEAMS.items() if m == town and t in said]
        if of_town:
            values.append(sum(of_town, Fraction(0)) / len(of_town))
    assert found.municipalities == len(values)
    if values:
        assert found.median == median(values)
        assert (found.lowest, found.highest) == (min(values), max(values))
    else:
        assert (found.median, found.lowest, found.highest) == (None, None, None)


@given(levels, st.sets(st.sampled_from(list(TEAMS))))
def test_half_of_the_municipalities_have_what_is_sure_whatever_comes(
    said: dict[str, int], came: set[str]
) -> None:
    """All that is open is scored as level 0, also of a team that said nothing; no town without a figure."""
    region, towns = small.region(TEAMS), {TEAMS[team] for team in said}
    open_at_0 = dict.fromkeys(("AA-01", "AA-02", "BB-01", "BB-02"), 0)
    given_now = {t: {"BB-01": said[t]} if t in said else {} for t in TEAMS if t in said or t in came}
    at_worst = {t: open_at_0 | given if TEAMS[t] in towns else given for t, given in given_now.items()}
    found, worst = (
        score_round(
            region,
            region.rounds[1],
            small.asked(),
            {team: [small.answers(team, a)] for team, a in of.items()},
        ).lists[0]
        for of in (given_now, at_worst)
    )
    assert found.municipalities == len(towns)
    assert found.sure == worst.sure == worst.median


@given(levels)
def test_a_record_is_json_and_names_every_unit(said: dict[str, int]) -> None:
    """The record survives JSON unchanged; a missing team stays in the list without a result."""
    result = round_of(said)
    record = as_record(result)
    assert json.loads(json.dumps(record)) == record
    units = {u["unit"]: u for u in record["units"]}
    assert set(TEAMS) <= set(units)
    for team in TEAMS:
        assert bool(units[team]["standards"]) == (team in said)


def test_a_record_has_the_agreed_shape() -> None:
    """Keys and values of schema result/1 for one criterion with a lower limit."""
    region = small.region()
    files = {"oost": [small.answers("oost", {"AA-01": 1})]}
    record = as_record(score_round(region, region.rounds[1], small.asked(), files))
    assert record["schema"] == "result/1"
    assert record["example"] is True
    assert record["thresholds"] == {"completeness": 0.8, "near": 0.85}
    one = record["units"][0]["standards"][0]["themes"][0]["criteria"][0]
    assert one == {
        "id": "AA-01",
        "level": 1,
        "na": False,
        "norm": 3,
        "gap": 2,
        "weight": 1.0,
        "lower_limit": 2,
        "limit": "missed",
        "uniform": True,
        "status": "behind",
    }


said_by = st.lists(
    st.one_of(
        st.just(Given()),
        st.just(Given(na=True)),
        st.builds(Given, level=st.integers(0, 4), na=st.just(False)),
    ),
    max_size=7,
)


@given(said_by)
def test_a_proposal_follows_the_rule(answers: list[Given]) -> None:
    """N.v.t. only by more than half of those who answered; else a level that at least half do not exceed."""
    found = propose(answers)
    told = [a.level for a in answers if a.level is not None]
    refused = sum(a.na for a in answers)
    if refused > (len(told) + refused) / 2:
        assert found.given == Given(na=True)
    elif told:
        level = found.given.level
        assert level in told
        assert level is not None
        assert 2 * sum(x <= level for x in told) >= len(told)
        assert 2 * sum(x < level for x in told) < len(told)
    else:
        assert found.given == Given()
    apart = max(told) - min(told) if told else 0
    assert found.to_discuss == (apart >= 2 or (bool(told) and refused > 0))
