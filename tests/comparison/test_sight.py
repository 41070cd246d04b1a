# SPDX-License-Identifier: EUPL-1.2
"""What an audience may see of a comparison: each rule, and that nothing else reaches its document."""

import dataclasses
import re
from fractions import Fraction
from string import ascii_uppercase
from typing import Any

import pytest

from tests.comparison.made import SAID, files, lettered, result, some_region, view
from tests.documents.made import outcome
from tests.planning.made import measure
from tests.render.test_html import sentences
from tests.scoring.small import AUDIENCES, answers, norm, region
from toolkit.comparison.table import compare
from toolkit.documents.audience import Audience, ComparisonReader, may_see, reads_codes
from toolkit.documents.blocks import charts_of
from toolkit.documents.comparison.values import ComparisonView
from toolkit.documents.comparison.view import comparison_view
from toolkit.documents.editions import EDITIONS
from toolkit.model.region import Sight, Visibility
from toolkit.planning.weighed.regional import JointMeasure, JointTeam
from toolkit.words.catalogue import say
from toolkit.words.text import capital

SIGHTS: tuple[Visibility, ...] = ("named", "coded", "own_and_range", "never")
TOWNS = {"qstad": "Qstad", "qzee": "Qzee", "qberg": "Qberg"}
JOINT = (
    JointMeasure(
        measure(1, [("AA-01", 0, 3)], {"team": 8, "region": 20}, together=True),
        tuple(JointTeam(team, Fraction(8), 1, None, None) for team in ("qoost", "qzuid")),
    ),
)


def shared(audience: Audience, sight: Visibility, own: str | None = None) -> ComparisonView:
    """What an audience with this agreement sees of a round with everything in it."""
    chosen = some_region(Sight.model_validate({audience: sight}), common_gap_from=2)
    scored = result(of_region=chosen)
    codes = lettered(scored)
    return comparison_view(scored, compare(scored), audience, own, files(), joint=JOINT, codes=codes)


@pytest.mark.parametrize(
    ("matter", "who"),
    [
        ("names", {"named"}),
        ("other_towns", {"named", "coded"}),
        ("plans", {"named", "coded"}),
        ("figures", {"named", "coded", "own_and_range"}),
    ],
)
def test_each_matter_is_for_who_it_was_agreed_for(matter: str, who: set[str]) -> None:
    """Names; rows of others and plans of single teams; any figure: each for exactly these."""
    assert {s for s in SIGHTS if may_see(s, matter)} == who  # type: ignore[arg-type]  # one by one


@pytest.mark.parametrize("audience", AUDIENCES)
def test_what_was_agreed_decides_and_not_who_asks(audience: Audience) -> None:
    """Any audience with the same agreement gets the same figures, names and counts."""
    for sight, own in zip(SIGHTS, (None, None, "qstad", None), strict=True):
        one, other = shared(audience, sight, own), shared("ssd", sight, own)
        assert dataclasses.replace(one, document=other.document) == other
        assert [s.anchor for s in one.document.sections] == [s.anchor for s in other.document.sections]
        assert say(f"comparison.sight.{sight}") in one.document.callouts


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_single_respondents_are_for_who_leads_the_talks(audience: Audience, sight: Visibility) -> None:
    """A list that colleagues filled in apart is for the programme manager, where names may stand."""
    apart = [answers("qwest", SAID["qwest"], name, "member") for name in ("een", "twee", "drie")]
    scored = outcome({**files(), "qwest": apart}, of_region=some_region())
    reader = ComparisonReader(audience, sight, "qstad", lettered(scored))
    read = {u.unit.id: len(reader.lists(scored, u)) for u in scored.units if u.standards}
    leads = audience == "programme_manager" and sight == "named"
    assert read == {"qoost": 2, "qzuid": 2, "qwest": 2 if leads else 0}


def test_letters_stand_for_names_in_what_a_board_reads_alone() -> None:
    """Its own name is no secret to a team, whatever was agreed about others."""
    coded = {(edition, sight) for edition in EDITIONS for sight in SIGHTS if reads_codes(edition, sight)}
    assert coded == {("board", sight) for sight in SIGHTS if sight != "named"}


def test_chapters_follow_from_what_may_be_seen() -> None:
    """Who is missing and what teams do together are for who sees others; without figures nothing is left."""
    lists = ["list1", "list2", "gaps"]
    expected: dict[Visibility, list[str]] = {
        "named": ["missing", "method", *lists, "joint"],
        "coded": ["missing", "method", *lists, "joint"],
        "own_and_range": ["method", *lists],
        "never": [],
    }
    for sight, anchors in expected.items():
        shown = shared("bosd", sight, "qstad" if sight == "own_and_range" else None)
        assert [s.anchor for s in shown.document.sections] == anchors
        assert (shown.joint is not None) == ("joint" in anchors)
        assert bool(shown.missing) == ("missing" in anchors)


def test_without_plans_nothing_is_said_of_what_teams_can_do_together() -> None:
    """Not even that there is nothing."""
    assert view().joint is None
    assert "joint" not in [s.anchor for s in view().document.sections]


@pytest.mark.usefixtures("one_is_enough")
@pytest.mark.parametrize("own", list(TOWNS))
def test_who_sees_the_own_municipality_reads_no_name_of_another(own: str) -> None:
    """In no text, chart or file name; its own row stands before the one over all."""
    shown = shared("teams", "own_and_range", own)
    text = "\n".join([*sentences(shown.document), *(c.svg for c in charts_of(shown.document))]).casefold()
    assert {town for town in TOWNS if town in text} == {own}
    assert not any(team in text for team in ("qoost", "qwest", "qnoord", "qzuid"))
    for listed in shown.lists:
        assert [(t.name, t.spread) for t in listed.towns] == [
            (TOWNS[own], False),
            (say("comparison.all"), True),
        ]


@pytest.mark.usefixtures("one_is_enough")
def test_what_other_municipalities_said_is_seen_in_the_range_alone() -> None:
    """When two others change places in everything they said, nothing changes for who sees only its own."""
    one = {**SAID, "qnoord": {"AA-01": 3, "AA-02": 1, "BB-01": 0, "BB-02": 3, "CC-02": 1}}
    other = {**one, "qnoord": one["qzuid"], "qzuid": one["qnoord"]}
    chosen = some_region(common_gap_from=2)
    mine, theirs = (
        dataclasses.replace(
            view("teams", said, chosen).document, sections=(), footer="", made_of="", attachments=()
        )
        for said in (one, other)
    )
    assert mine == theirs
    seen, swapped = (view("teams", said, chosen) for said in (one, other))
    assert seen.lists == swapped.lists
    assert seen.gaps == swapped.gaps
    assert seen.document.sections[:-1] == swapped.document.sections[:-1]  # the last: what it was made of
    assert view("ssd", one, chosen).lists != view("ssd", other, chosen).lists


@pytest.mark.usefixtures("one_is_enough")
def test_own_counts_are_of_the_own_teams() -> None:
    """Of a difference that three teams share, two are in Qstad and one in Qberg; others ask nobody."""
    gaps = {own: shared("teams", "own_and_range", own).gaps for own in TOWNS}
    counts = {
        own: [(g.id, g.under, g.of) for g in gap.items if g.id == "AA-01"]
        for own, gap in gaps.items()
        if gap is not None
    }
    assert counts == {"qstad": [("AA-01", 2, 2)], "qberg": [("AA-01", 1, 1)], "qzee": [("AA-01", 0, 0)]}
    told = {own: gap.counted for own, gap in gaps.items() if gap is not None}
    assert told == {
        "qstad": say("comparison.counted", n=2, of=2),
        "qberg": say("comparison.counted", n=1, of=1),
        "qzee": say("comparison.counted", n=0, of=1),
    }
    of_all = say("comparison.gaps.of_own")  # else 'three teams' stands beside 'two teams counted'
    assert all(gap is not None and of_all in gap.summary for gap in gaps.values())
    named = shared("ssd", "named").gaps
    assert named
    assert of_all not in named.summary


@pytest.mark.usefixtures("one_is_enough")
def test_under_a_lower_limit_is_told_of_the_own_teams_alone() -> None:
    """Both teams of Qstad miss the lower limit of AA-01; Qberg does not, and is not told of them."""
    missed = say("comparison.gaps.missed", n=2)
    for own, note in (("qstad", missed), ("qberg", ""), ("qzee", "")):
        gaps = shared("teams", "own_and_range", own).gaps
        assert gaps
        assert next(g.note for g in gaps.items if g.id == "AA-01") == note


def test_a_coded_reader_is_told_in_how_many_municipalities_and_of_no_team() -> None:
    """No name of a team, and no count of the others or the rest: neither 'all' nor 'all but'."""
    coded, named = shared("ssd", "coded").gaps, shared("ssd", "named").gaps
    assert coded
    assert named
    assert {g.who for g in coded.items} == {
        say("comparison.gaps.towns", n=1),
        say("comparison.gaps.towns", n=2),
    }
    assert say("comparison.gaps.all_means") not in coded.counted
    assert say("comparison.gaps.all_means") in named.counted
    assert say("comparison.gaps.too_many") not in shared("ssd", "coded").gaps.summary  # type: ignore[union-attr]


def test_a_name_of_a_team_never_stands_beside_a_letter() -> None:
    """Who is missing is a number of teams per letter, and letters stand in their own order."""
    said = {"qoost": SAID["qoost"]}
    chosen = some_region(common_gap_from=2)
    coded, named = view("ssd", said, chosen).missing, view("programme_manager", said, chosen).missing
    names = ComparisonReader("ssd", "coded", codes=lettered(result(said, chosen))).names(result(said, chosen))
    letters = sorted(names.values())
    assert [text.split(":")[0] for text in coded] == list(map(capital, letters))
    assert [text.split(":")[0] for text in named] == ["Qberg", "Qstad", "Qzee"]
    assert sorted(names, key=names.__getitem__) != sorted(names)  # else an order by name would pass as well
    assert all(say("comparison.missing_coded", name=capital(n), n=1) in coded for n in letters)


def test_letters_go_on_after_z_and_rows_follow_them() -> None:
    """With 28 municipalities AA and AB come last, not after A; also among those who are missing."""
    teams = {f"t{n}": f"m{n}" for n in range(28)}
    base = region(teams)
    chosen = base.model_copy(update={"visibility": Sight()})
    said = {t: [answers(t, {"AA-01": 3})] for t in teams}
    scored = outcome(said, of_region=chosen)
    for listed in comparison_view(scored, compare(scored), "bosd", codes=lettered(scored)).lists:
        names = [town.name.rsplit(" ", 1)[-1] for town in listed.towns]
        assert names == [*ascii_uppercase, "AA", "AB"]
    nobody = outcome({}, of_region=chosen)
    missing = comparison_view(nobody, compare(nobody), "bosd", codes=lettered(nobody)).missing
    places = [say("comparison.coded", code=code) for code in (*ascii_uppercase, "AA", "AB")]
    assert [text.split(":")[0] for text in missing] == list(map(capital, places))


def test_a_real_region_with_an_adopted_norm_has_no_such_notices() -> None:
    """What is said of an invented region and of a proposal is said only of these."""
    adopted = norm(status="adopted", adopted={"on": "2026-01-15", "by": "BOSD", "meeting": "Overleg 1"})
    scored = outcome(files(), some_region(example=False), adopted)
    document = comparison_view(scored, compare(scored), "ssd", codes=lettered(scored)).document
    assert document.example_notice == ""
    assert document.callouts == (say("comparison.sight.coded"),)


def test_names_follow_the_alphabet_whatever_the_ids_are() -> None:
    """A reader sees names, not ids; capitals change nothing."""
    base = some_region()
    called = {"qstad": "Zand", "qzee": "aarde", "qberg": "Meer"}
    towns = tuple(m.model_copy(update={"title": called[m.id]}) for m in base.municipalities)
    shown = view(of_region=base.model_copy(update={"municipalities": towns}))
    assert [t.name for t in shown.lists[0].towns] == ["aarde", "Meer", "Zand"]


def test_the_programme_manager_alone_is_told_what_not_to_pass_on() -> None:
    """Whatever was agreed that others see."""
    for audience in AUDIENCES:
        shown = shared(audience, "named").document.callouts
        assert (say("comparison.woo") in shown) == (audience == "programme_manager")


@pytest.mark.usefixtures("one_is_enough")
def test_what_to_agree_about_a_long_list_is_told_to_who_arranges_it() -> None:
    """More than half of the questions are shared: only who sees names reads that the border can be higher."""
    said = {team: {**levels, "AA-02": 1, "BB-02": 1} for team, levels in SAID.items()}
    chosen = some_region(common_gap_from=2)
    advice = say("comparison.gaps.too_many")
    for audience in AUDIENCES:
        gaps = view(audience, said, chosen).gaps
        assert gaps
        assert len(gaps.items) == 4
        assert (advice in gaps.summary) == (audience == "programme_manager")


def test_all_teams_needs_a_word_only_where_some_are_not_counted() -> None:
    """With every team in the counts, 'all teams' is all."""
    everybody = {**SAID, "qnoord": SAID["qoost"]}
    means = say("comparison.gaps.all_means")
    for said, told in ((SAID, True), (everybody, False)):
        gaps = view(said=said, of_region=some_region(common_gap_from=2)).gaps
        assert gaps
        assert (means in gaps.counted) == told


@pytest.mark.parametrize("audience", ["ssd", "bosd"])
def test_a_sentence_about_a_letter_begins_with_a_capital(audience: Audience) -> None:
    """'gemeente B' is a word and a letter: at the head of a sentence it is 'Gemeente B', in a picture too."""
    draft: dict[str, Any] = {"standards": {"eerste": {"version": "1.0.0", "state": "draft"}}}
    given = {**files(), "qoost": [answers("qoost", SAID["qoost"], **draft)]}
    scored = outcome(given, of_region=some_region())
    found = comparison_view(scored, compare(scored), audience, None, given, codes=lettered(scored))
    pictures = [chart.description for chart in charts_of(found.document)]
    told = [*found.missing, *pictures]
    town = say("comparison.coded", code="")
    begin = re.compile(rf"(?:^|[.!?] ){town}[A-Z]\b", re.IGNORECASE)
    heads = [head for text in told for head in begin.findall(text)]
    assert len(heads) >= len(found.missing) + len(pictures)
    assert [head for head in heads if town in head] == []
