# SPDX-License-Identifier: EUPL-1.2
"""Differences with the norm that teams share: counted once, and told as far as an audience may see."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.comparison.made import SAID, TEAMS, files, result, some_region, view
from tests.documents.made import outcome
from tests.scoring.small import answers, region
from toolkit.comparison.gaps import common_gaps, questions_of_teams
from toolkit.documents.blocks import Text
from toolkit.documents.comparison import gaps as comparison_gaps
from toolkit.documents.comparison.gaps import gaps_section, team_names
from toolkit.words.catalogue import say
from toolkit.words.text import listing

LEVELS = st.one_of(st.integers(0, 4), st.just("?"))
CRITERIA = ("AA-01", "AA-02", "BB-01", "BB-02", "CC-02")


def test_a_gap_is_common_from_the_agreed_number_of_teams() -> None:
    """Three of three teams lie under the norm on AA-01, two on BB-01 and BB-02."""
    found = {
        n: [g.id for g in common_gaps(result(of_region=some_region(common_gap_from=n)))] for n in (2, 3, 4)
    }
    assert found == {2: ["AA-01", "BB-01"], 3: ["AA-01"], 4: []}


def test_teams_are_counted_by_what_they_said() -> None:
    """Under the norm, asked, not filled in, under the lower limit: each from the answers themselves."""
    gaps = {g.id: g for g in common_gaps(result(of_region=some_region(common_gap_from=2)))}
    assert gaps["AA-01"].under == gaps["AA-01"].asked == ("qoost", "qwest", "qzuid")
    assert gaps["AA-01"].missed == ("qoost", "qwest")
    assert gaps["BB-01"].under == ("qoost", "qwest")
    assert gaps["BB-01"].unanswered == ()
    more = {**SAID, "qoost": {**SAID["qoost"], "BB-02": 2}}
    open_one = {g.id: g for g in common_gaps(result(more, some_region(common_gap_from=2)))}["BB-02"]
    assert (open_one.under, open_one.unanswered) == (("qoost", "qzuid"), ("qwest",))


def test_what_is_asked_in_two_lists_counts_once_and_na_not_at_all() -> None:
    """CC-01 is the same question as AA-01; an accepted n.v.t. is in no number."""
    gaps = common_gaps(result(of_region=some_region(common_gap_from=2)))
    assert "CC-01" not in {g.id for g in gaps}
    low = {t: {**levels, "AA-02": 1} for t, levels in SAID.items() if t != "qzuid"}
    low["qzuid"] = SAID["qzuid"]
    found = {g.id: g for g in common_gaps(result(low, some_region(common_gap_from=2)))}["AA-02"]
    assert found.asked == ("qoost", "qwest")


def test_what_municipalities_are_asked_is_no_gap_of_teams() -> None:
    """Two municipalities under the norm on their own question: it is shared by no team, and not counted."""
    towns = {town: [answers(town, {"AA-G1": 0})] for town in ("gemeente-qstad", "gemeente-qzee")}
    scored = outcome({**files(), **towns}, of_region=some_region(common_gap_from=2))
    assert sum(bool(u.standards) for u in scored.units if u.unit.kind == "municipality") == 2
    assert [g.id for g in common_gaps(scored)] == ["AA-01", "BB-01"]
    assert "AA-G1" not in questions_of_teams(scored)


def test_a_team_that_is_asked_only_the_other_list_counts_too() -> None:
    """Its answer stands under the id of the reference; it is the same question."""
    base = some_region(common_gap_from=3)
    teams = tuple(
        t.model_copy(update={"standards": ("tweede",)}) if t.id == "qzuid" else t for t in base.teams
    )
    gaps = common_gaps(result(of_region=base.model_copy(update={"teams": teams})))
    assert [(g.id, g.under) for g in gaps] == [("AA-01", ("qoost", "qwest", "qzuid"))]


@given(
    st.dictionaries(st.sampled_from(sorted(TEAMS)), st.fixed_dictionaries(dict.fromkeys(CRITERIA, LEVELS)))
)
def test_numbers_always_fit(said: dict[str, dict[str, int | str]]) -> None:
    """Those under the norm and those without an answer are different teams, all of them asked."""
    gaps = common_gaps(result(said, some_region(common_gap_from=2)))
    sizes = [len(g.under) for g in gaps]
    assert sizes == sorted(sizes, reverse=True)
    for gap in gaps:
        assert set(gap.under) | set(gap.unanswered) <= set(gap.asked) <= set(said)
        assert not set(gap.under) & set(gap.unanswered)
        assert set(gap.missed) <= set(gap.under)


@pytest.mark.usefixtures("one_is_enough")
def test_each_audience_reads_what_it_may() -> None:
    """Teams by name, a number of municipalities, or the own numbers alone."""
    chosen = some_region(common_gap_from=2)
    named, coded, own = (view(a, of_region=chosen).gaps for a in ("programme_manager", "ssd", "teams"))
    assert named
    assert coded
    assert own
    assert [g.id for g in named.items] == [g.id for g in coded.items] == [g.id for g in own.items]
    assert [g.who for g in named.items] == [
        say("comparison.gaps.all_teams"),
        say("comparison.gaps.all_but", teams="Ploeg Qzuid (Qberg)"),
    ]
    assert coded.items[0].who == say("comparison.gaps.towns", n=2)
    assert (named.items[0].under, named.items[0].of) == (3, 3) == (coded.items[0].under, coded.items[0].of)
    assert (own.items[0].under, own.items[0].of, own.items[0].who) == (2, 2, "")
    assert own.heading != named.heading


@pytest.mark.usefixtures("one_is_enough")
def test_the_order_tells_no_numbers_to_who_may_not_see_them() -> None:
    """For teams common differences stand as in the lists, whoever shares most."""
    more = {t: {**levels, "AA-01": 3, "AA-02": 1} for t, levels in SAID.items()}
    chosen = some_region(common_gap_from=2)
    more["qoost"]["AA-02"] = 3
    more["qzuid"]["BB-01"] = 0
    by_number, by_list = (view(a, more, chosen).gaps for a in ("programme_manager", "teams"))
    assert by_number
    assert by_list
    assert [g.id for g in by_number.items] == ["BB-01", "AA-02"]
    assert [g.id for g in by_list.items] == ["AA-02", "BB-01"]


def test_without_any_a_sentence_says_so() -> None:
    """Nobody answered: nothing is shared."""
    shared = view(said={}).gaps
    assert shared
    assert shared.items == ()
    assert shared.summary == say("comparison.gaps.none", least=3)
    assert gaps_section(shared).blocks == (Text(shared.summary),)
    assert shared.first == ()
    assert shared.rest == ()


def test_teams_are_named_in_the_shortest_way() -> None:
    """Those that lie under it or those that do not; a municipality only where the name does not say it."""
    base = some_region(common_gap_from=2)
    called = {"qoost": "Oost", "qwest": "West", "qnoord": "Team Qzee", "qzuid": "Zuid"}
    teams = tuple(t.model_copy(update={"title": called[t.id]}) for t in base.teams)
    chosen = base.model_copy(update={"teams": teams})
    said = {t: {**SAID["qoost"], "AA-01": 3, "AA-02": 3, "BB-01": 3, "BB-02": 3} for t in TEAMS}
    for team in ("qnoord", "qzuid"):
        said[team] = {**said[team], "AA-02": 1}
    for team in ("qoost", "qwest", "qzuid"):
        said[team] = {**said[team], "BB-01": 0}
    shared = view("programme_manager", said, chosen).gaps
    assert shared
    who = {g.id: g.who for g in shared.items}
    assert who["AA-02"] == "Team Qzee en Zuid (Qberg)"
    assert who["BB-01"] == say("comparison.gaps.all_but", teams="Team Qzee")


@pytest.mark.usefixtures("one_is_enough")
def test_what_most_teams_share_is_shown_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest is counted, nothing twice and nothing lost; who sees no numbers sees no choice but all."""
    monkeypatch.setattr(comparison_gaps, "SHOWN_FIRST", 1)
    chosen = some_region(common_gap_from=2)
    for audience in ("programme_manager", "ssd"):
        shared = view(audience, of_region=chosen).gaps
        assert shared
        assert [g.id for g in shared.first] == [shared.items[0].id]
        assert sorted(g.id for g in (*shared.first, *shared.rest)) == sorted(g.id for g in shared.items)
        blocks = gaps_section(shared).blocks
        assert Text(say("comparison.gaps.first", n=1)) in blocks
        assert Text(say("comparison.gaps.rest", n=len(shared.rest))) in blocks
        assert [len(b.rows) for b in blocks if b.kind == "table"] == [1]
    own = view("teams", of_region=chosen).gaps
    assert own
    assert own.first == ()
    assert own.rest == own.items
    blocks = gaps_section(own).blocks
    assert Text(say("comparison.gaps.by_theme", n=len(own.items))) in blocks
    themes = [b for b in blocks if b.kind == "subheading"]
    assert all(heading.folded for heading in themes)
    assert len(themes) == len({(g.standard, g.theme) for g in own.rest})


@pytest.mark.usefixtures("one_is_enough")
def test_few_differences_are_all_shown_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many as are shown first, or fewer: nothing to open; the sentence says of how many questions."""
    monkeypatch.setattr(comparison_gaps, "SHOWN_FIRST", 2)
    shared = view(of_region=some_region(common_gap_from=2)).gaps
    assert shared
    assert shared.first == shared.items
    assert shared.rest == ()
    assert [b.kind for b in gaps_section(shared).blocks] == ["text", "text", "table"]
    own = view("teams", of_region=some_region(common_gap_from=2)).gaps
    assert own
    assert (own.first, own.rest) == (own.items, ())
    asked = {c for levels in SAID.values() for c in levels}
    assert say("comparison.gaps.summary", n=2, of=len(asked), least=2) in shared.summary


@pytest.mark.parametrize("title", ["Team Stad", "Team Stad en Dorp", "Team Noord"])
def test_a_team_says_where_it_works_unless_its_name_says_all_of_it(title: str) -> None:
    """A name with one of two municipalities would leave the other out."""
    base = region({"noord": "stad", "west": "dorp"})
    team = base.teams[0].model_copy(update={"title": title, "municipalities": ("stad", "dorp")})
    named = team_names(base.model_copy(update={"teams": (team, base.teams[1])}))["noord"]
    where = say("comparison.gaps.team", team=title, towns=listing(["Stad", "Dorp"]))
    assert named == (title if title == "Team Stad en Dorp" else where)
