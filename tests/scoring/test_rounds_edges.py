# SPDX-License-Identifier: EUPL-1.2
"""Where two rounds, or the teams of a municipality, do not match one to one."""

from datetime import date
from fractions import Fraction

from tests.scoring import small
from toolkit.model.content.standard import Standard
from toolkit.model.questionnaire import Questionnaire, questionnaire
from toolkit.model.region import Region
from toolkit.scoring.region import RoundResult, score_round, units_of
from toolkit.scoring.rounds import compare_rounds

TEAM = small.oost()


def asked(*lists: Standard) -> Questionnaire:
    """A questionnaire over these lists alone."""
    pins = tuple(s.pin for s in lists)
    return questionnaire(small.region(), small.region().rounds[1], small.norm(standards=pins), lists)


def test_a_list_that_is_new_does_not_hide_the_next() -> None:
    """The first list was not asked before; the second, asked twice, is compared."""
    both = {"DD-01": 1, "EE-01": 3}
    old, new = [small.answers("oost", both)], [small.answers("oost", {**both, "EE-01": 2})]
    first, second = _own("een", "DD"), _own("twee", "EE")
    changes = compare_rounds(TEAM, (asked(second), old), (asked(first, second), new))
    assert [(c.standard, c.before, c.after) for c in changes] == [("twee", Fraction(1), Fraction(2, 3))]


def test_a_list_without_a_shared_answer_does_not_hide_the_next() -> None:
    """Nothing to compare in the first list; the second moved from a third to all of the norm."""
    first, second = _own("een", "DD"), _own("twee", "EE")
    old = [small.answers("oost", {"DD-01": 2, "EE-01": 1})]
    new = [small.answers("oost", {"EE-01": 3})]
    changes = compare_rounds(TEAM, (asked(first, second), old), (asked(first, second), new))
    assert [(c.standard, c.criteria, c.team_effect) for c in changes] == [("twee", 1, Fraction(2, 3))]


def test_a_question_that_stands_twice_in_a_list_counts_in_each_of_its_themes() -> None:
    """One theme asks it, another refers to it: then and now it is a part of both."""
    again = {"id": "EE-01", "same_as": "DD-01", "sources": (small.CITATION,)}
    themes = {"DD": [small.criterion("DD-01"), small.criterion("DD-02")], "EE": [again]}
    of_list = asked(small.standard("een", themes))
    old = [small.answers("oost", {"DD-01": 3, "DD-02": 0})]
    new = [small.answers("oost", {"DD-01": 0, "DD-02": 0})]
    (change,) = compare_rounds(TEAM, (of_list, old), (of_list, new))
    # DD half of its norm and EE all of it; then nothing of both
    assert (change.criteria, change.before, change.after) == (3, Fraction(3, 4), Fraction(0))


def test_a_round_with_members_alone_is_not_compared_either_way() -> None:
    """The settled answer has to be there before and after."""
    member = [small.answers("oost", {"AA-01": 2}, "lid-1", "member")]
    team = [small.answers("oost", {"AA-01": 2})]
    assert compare_rounds(TEAM, (small.asked(), team), (small.asked(), member)) == ()
    assert compare_rounds(TEAM, (small.asked(), team), (small.asked(), [])) == ()
    assert compare_rounds(TEAM, (small.asked(), team), (small.asked(), [*member, *team])) != ()


def test_what_only_one_round_asked_is_not_compared() -> None:
    """A round of core questions beside a full one: the core questions alone."""
    files = [small.answers("oost", {"AA-01": 1, "AA-02": 1, "BB-01": 1, "BB-02": 1})]
    core = small.asked(day=date(2025, 3, 31), scope="core")
    found = {c.standard: c.criteria for c in compare_rounds(TEAM, (core, files), (small.asked(), files))}
    assert found["eerste"] == 2


def test_not_applicable_is_no_level_to_compare() -> None:
    """An accepted n.v.t. in one of both rounds leaves the question out."""
    old = [small.answers("oost", {"AA-01": 2, "AA-02": "Geen kinderen."})]
    new = [small.answers("oost", {"AA-01": 2, "AA-02": 3})]
    found = {c.standard: c.criteria for c in compare_rounds(TEAM, (small.asked(), old), (small.asked(), new))}
    assert found["eerste"] == 1


def _own(identity: str, theme: str = "DD") -> Standard:
    return small.standard(identity, {theme: [small.criterion(f"{theme}-01")]})


def _scored(region: Region, *teams: str) -> RoundResult:
    files = {team: [small.answers(team, {"BB-01": 3})] for team in teams}
    return score_round(region, region.rounds[1], small.asked(), files)


def _with_towns(region: Region, team: str, *towns: str) -> Region:
    teams = tuple(t.model_copy(update={"municipalities": towns}) if t.id == team else t for t in region.teams)
    return region.model_copy(update={"teams": teams})


def test_a_team_of_two_municipalities_counts_in_both() -> None:
    """Once in each, and the region counts both."""
    region = _with_towns(small.region(), "oost", "stad", "dorp")
    towns = {m.id: m for m in _scored(region, "oost").municipalities}
    assert (towns["stad"].teams, towns["stad"].of) == (1, 2)
    assert (towns["dorp"].teams, towns["dorp"].of) == (1, 2)
    assert _scored(region, "oost").lists[0].municipalities == 2
    assert _scored(small.region(), "oost").lists[0].municipalities == 1


def test_a_municipality_that_joins_in_part_has_its_row_and_is_asked_nothing() -> None:
    """Its teams count as any other, in its row and in the region; it is marked, and no unit itself."""
    base = small.region()
    towns = tuple(
        m.model_copy(update={"participation": "partial"}) if m.id == "dorp" else m
        for m in base.municipalities
    )
    region = base.model_copy(update={"municipalities": towns})
    assert [u.municipality for u in units_of(region) if u.kind == "municipality"] == ["stad"]
    scored = _scored(region, "dorp-team", "oost")
    assert [(m.id, m.teams, m.of, m.partial) for m in scored.municipalities] == [
        ("stad", 1, 2, False),
        ("dorp", 1, 1, True),
    ]
    assert scored.lists[0].municipalities == 2
    of_town = scored.unit("dorp-team")
    assert of_town is not None
    assert of_town.standards


def test_a_municipality_without_teams_has_an_empty_row() -> None:
    """It joins, has no team yet, and counts in nothing."""
    base = small.region()
    town = base.municipalities[0].model_copy(update={"id": "nieuw", "title": "Nieuw"})
    scored = _scored(base.model_copy(update={"municipalities": (*base.municipalities, town)}), "oost")
    found = next(m for m in scored.municipalities if m.id == "nieuw")
    assert (found.teams, found.of) == (0, 0)
    assert {listed.over.attainment for listed in found.standards} == {None}
    assert scored.lists[0].municipalities == 1


def test_the_ends_of_a_region_are_kept_apart_from_its_middle() -> None:
    """Three municipalities at nothing, a third and all of the norm: the median is the second."""
    region = small.region({"a": "een", "b": "twee", "c": "drie"})
    files = {t: [small.answers(t, {"BB-01": level})] for t, level in (("a", 3), ("b", 0), ("c", 1))}
    found = score_round(region, region.rounds[1], small.asked(), files).lists[0]
    assert (found.lowest, found.median, found.highest) == (Fraction(0), Fraction(1, 3), Fraction(1))


def test_half_of_a_region_surely_has_no_more_than_with_nothing_for_what_is_open() -> None:
    """Of one theme half is open and the other is open whole, so a quarter of a third is sure."""
    region = small.region({"a": "een", "b": "twee", "c": "drie"})
    files = {t: [small.answers(t, {"BB-01": level})] for t, level in (("a", 3), ("b", 0), ("c", 1))}
    found = score_round(region, region.rounds[1], small.asked(), files).lists[0]
    assert found.sure == Fraction(1, 3) / 4
    nobody = score_round(region, region.rounds[1], small.asked(), {}).lists[0]
    assert nobody.sure is None
