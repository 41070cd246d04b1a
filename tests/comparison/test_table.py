# SPDX-License-Identifier: EUPL-1.2
"""Municipalities beside each other, and what each audience sees of it."""

from dataclasses import asdict, replace
from fractions import Fraction

import pytest

from tests.comparison.made import lettered
from tests.documents.made import outcome
from tests.scoring.small import AUDIENCES, answers, norm, region
from toolkit.comparison.table import compare, differs, settled
from toolkit.documents.audience import ENOUGH_OTHERS, Audience
from toolkit.documents.comparison.values import ComparisonView
from toolkit.documents.comparison.view import comparison_view
from toolkit.documents.text import figure_text
from toolkit.model.given.answers import Answers
from toolkit.model.region import Region, Sight
from toolkit.scoring.display import percent
from toolkit.scoring.region import OverTeams, RoundResult
from toolkit.scoring.theme import Range, Status
from toolkit.words.catalogue import say

TEAMS = {"oost": "stad", "west": "stad", "noord": "zee", "zuid": "berg"}
FULL = {"AA-01": 3, "AA-02": 3, "BB-01": 3, "BB-02": 3, "CC-02": 0}
LOW = {"AA-01": 0, "AA-02": 0, "BB-01": 1, "BB-02": 0, "CC-02": 0}
OPEN = {"AA-01": 2, "BB-01": 3}


def made(sight: Sight | None = None, **said: dict[str, int]) -> RoundResult:
    """A round in which these teams said this; the others said nothing."""
    chosen: Region = region(TEAMS)
    if sight is not None:
        chosen = chosen.model_copy(update={"visibility": sight})
    files: dict[str, list[Answers]] = {team: [answers(team, x)] for team, x in said.items()}
    return outcome(files, of_region=chosen)


def seen(result: RoundResult, audience: Audience, own: str | None = None) -> ComparisonView:
    """What an audience sees of a round."""
    return comparison_view(result, compare(result), audience, own, codes=lettered(result))


def everything(view: ComparisonView) -> str:
    """All text of a view."""
    return repr(asdict(view))


def test_municipalities_stand_in_order_of_their_names() -> None:
    """The alphabet decides, whatever the figures."""
    for said in ({"oost": FULL, "noord": LOW, "zuid": OPEN}, {"oost": LOW, "noord": OPEN, "zuid": FULL}):
        table = compare(made(None, **said)).lists[0]
        assert [r.municipality for r in table.rows] == ["berg", "stad", "zee"]


def test_the_alphabet_knows_no_capitals_and_of_two_with_one_name_the_id_decides() -> None:
    """A municipality without a capital is not last, and no run has another order than the one before."""
    found = made(None, oost=FULL)
    titles = {"stad": "Bb", "zee": "aa", "berg": "aa"}
    towns = tuple(m.model_copy(update={"title": titles[m.id]}) for m in found.region.municipalities)
    named = replace(found, region=found.region.model_copy(update={"municipalities": towns}))
    assert [m.id for m in named.municipalities] == ["stad", "zee", "berg"]
    assert [r.municipality for r in compare(named).lists[0].rows] == ["berg", "zee", "stad"]
    upper = tuple(m.model_copy(update={"title": titles[m.id].swapcase()}) for m in towns)
    named = replace(found, region=found.region.model_copy(update={"municipalities": upper}))
    assert [r.municipality for r in compare(named).lists[0].rows] == ["berg", "zee", "stad"]


def test_every_cell_is_the_results_own() -> None:
    """Percent, or both ends of the range where something is open."""
    result = made(None, oost=FULL, noord=LOW, zuid=OPEN)
    near = Fraction(norm().thresholds.near)
    view = seen(result, "programme_manager")
    by_title = {m.title: m.id for m in result.region.municipalities}
    looked = 0
    for index, table in enumerate(view.lists):
        for shown in table.towns:
            town = next(m for m in result.municipalities if m.id == by_title[shown.name])
            listed = town.standards[index]
            assert shown.teams == say("comparison.teams_of", n=town.teams, of=town.of)
            assert shown.whole.text == figure_text(listed.over.attainment, listed.over.range, near)
            themes = {t.id: t for t in listed.themes}
            for theme, figure in zip(table.themes, shown.themes, strict=True):
                looked += 1
                assert figure.text == figure_text(
                    themes[theme.label].attainment, themes[theme.label].range, near
                )
    assert looked == 3 * 3
    assert any("–" in figure.text for table in view.lists for t in table.towns for figure in t.themes)


def test_every_figure_of_a_town_has_the_title_of_its_theme() -> None:
    """As many figures as themes, for every audience."""
    for audience in AUDIENCES:
        for table in seen(made(None, oost=FULL, zuid=LOW), audience, "stad").lists:
            assert table.towns
            titles = [theme.value for theme in table.themes]
            assert all([figure.label for figure in town.themes] == titles for town in table.towns)


def test_who_is_missing_is_named_to_the_programme_manager_only() -> None:
    """A coded reader sees a number of teams."""
    result = made(None, oost=FULL, zuid=FULL)
    assert dict(compare(result).missing) == {"stad": ("west",), "zee": ("noord",)}
    named = " ".join(seen(result, "programme_manager").missing)
    coded = " ".join(seen(result, "ssd").missing)
    assert "Team west" in named
    assert "Team noord" in named
    assert "Team" not in coded
    assert len(seen(result, "ssd").missing) == 2


def test_a_coded_view_holds_no_name() -> None:
    """No name of a municipality or team in any cell or sentence."""
    result = made(None, oost=FULL, zuid=LOW)
    for audience in ("ssd", "bosd"):
        view = seen(result, audience)
        text = everything(view).casefold()
        assert all(m.title.casefold() not in text for m in result.region.municipalities)
        assert all(t.title.casefold() not in text for t in result.region.teams)
        assert [town.name for town in view.lists[0].towns] == [say("comparison.coded", code=c) for c in "ABC"]


@pytest.mark.usefixtures("one_is_enough")
def test_teams_see_their_own_municipality_and_the_range() -> None:
    """Nobody else's row, and no list of who is missing."""
    result = made(None, oost=FULL, zuid=LOW)
    view = seen(result, "teams", "stad")
    assert [town.name for town in view.lists[0].towns] == ["Stad", say("comparison.all")]
    assert "Berg" not in everything(view)
    assert view.missing == ()


def test_never_means_never() -> None:
    """An audience that sees nothing gets a sentence and no figure."""
    result = made(Sight.model_validate({"ssd": "never"}), oost=FULL)
    view = seen(result, "ssd")
    assert view.lists == ()
    assert view.missing == ()
    assert say("comparison.sight.never") in view.document.callouts


@pytest.mark.parametrize(
    ("one", "other", "apart"), [(60, 69, False), (60, 70, True), (70, 60, True), (5, 5, False)]
)
def test_a_difference_under_a_tenth_is_none(one: int, other: int, apart: bool) -> None:
    """Exactly a tenth is one."""
    assert differs(Fraction(one, 100), Fraction(other, 100)) is apart


def test_words_say_alike_or_apart() -> None:
    """Equal municipalities are comparable; one at the norm and one at nothing are not."""
    alike = seen(made(None, oost=FULL, noord=FULL, zuid=FULL), "programme_manager").lists[0].sentence
    two = seen(made(None, oost=FULL, zuid=FULL), "programme_manager").lists[0].sentence
    apart = seen(made(None, oost=FULL, zuid=LOW), "programme_manager").lists[0].sentence
    alone = seen(made(None, oost=FULL), "programme_manager").lists[0].sentence
    nobody = seen(made(None), "programme_manager").lists[0].sentence
    assert say("comparison.alike") in alike
    assert say("comparison.alike_some", n=2) in two  # of the third there is nothing
    assert "100 %" in apart
    assert alone == nobody == say("comparison.too_few")


@pytest.mark.usefixtures("one_is_enough")
def test_who_is_not_complete_is_in_no_sentence_and_no_spread() -> None:
    """A municipality whose only team has too much open does not stretch the range to 0 and 100 %."""
    result = made(None, oost=FULL, noord=LOW, zuid=OPEN)
    without = made(None, oost=FULL, noord=LOW)
    near = Fraction(norm().thresholds.near)
    named, teams = seen(result, "programme_manager"), seen(result, "teams", "stad")
    alone = seen(without, "teams", "stad")
    table = compare(result).lists[0]
    open_one = next(r for r in table.rows if r.municipality == "berg")
    assert set(open_one.whole.statuses) == {"incomplete"}
    assert not settled(open_one.whole)
    ranges = [r.whole.range for r in table.rows if settled(r.whole) and r.whole.range is not None]
    assert len(ranges) == 2
    low, high = percent(min(r[0] for r in ranges), near), percent(max(r[1] for r in ranges), near)
    said = say("comparison.apart_some", n=2, low=low, high=high)
    assert said in named.lists[0].sentence
    assert said in teams.lists[0].sentence
    assert (
        teams.lists[0].towns[-1].whole.text
        == alone.lists[0].towns[-1].whole.text
        == figure_text(None, (Fraction(low, 100), Fraction(high, 100)), near)
    )


def test_what_is_open_with_who_is_far_enough_counts_at_its_lowest_and_its_highest() -> None:
    """One of two teams is complete: the municipality counts, with both ends."""
    result = made(None, oost=FULL, west=OPEN, noord=FULL, zuid=FULL)
    near = Fraction(norm().thresholds.near)
    row = next(r.whole for r in compare(result).lists[0].rows if r.municipality == "stad")
    assert settled(row)
    assert row.range is not None
    assert row.range[0] < row.range[1]
    sentence = seen(result, "programme_manager").lists[0].sentence
    assert say("comparison.apart", low=percent(row.range[0], near), high=100) in sentence
    assert say("comparison.provisional") in sentence


def test_one_complete_municipality_is_too_few_to_compare() -> None:
    """The others are named, and who sees only the own reads nothing of them."""
    result = made(None, oost=FULL, zuid={"AA-01": 3})
    sentence = seen(result, "programme_manager").lists[0].sentence
    assert sentence.startswith(say("comparison.too_few"))
    assert say("comparison.incomplete_named", names="Berg") in sentence
    teams = seen(result, "teams", "stad").lists[0]
    assert teams.sentence == say("comparison.few_others", n=ENOUGH_OTHERS)
    assert [town.name for town in teams.towns] == ["Stad"]


def test_who_is_incomplete_is_named_where_names_may_be_seen() -> None:
    """Others read how many are not complete, and no name."""
    result = made(None, oost=FULL, zuid=OPEN)
    named = say("comparison.incomplete_named", names="Berg")
    assert named in seen(result, "programme_manager").lists[0].sentence
    for audience in ("ssd", "bosd"):
        sentence = seen(result, audience).lists[0].sentence
        assert say("comparison.incomplete_coded", n=1) in sentence
        assert "Berg" not in sentence
    complete = seen(made(None, oost=FULL, zuid=LOW), "programme_manager").lists[0].sentence
    assert say("comparison.provisional") not in complete
    assert say("comparison.incomplete_named", names="Berg") not in complete


def test_a_municipality_without_all_its_teams_is_marked() -> None:
    """Only that one; who has every team or none has no mark, and all see how many teams are counted."""
    result = made(None, oost=FULL, zuid=LOW)
    for audience in ("programme_manager", "ssd"):
        view = seen(result, audience)
        marks = sorted(t.mark for t in view.lists[0].towns)
        assert marks == ["", "", say("comparison.some_teams", n=1, of=2)]
        assert view.counted == say("comparison.counted", n=2, of=4)
    assert seen(made(Sight.model_validate({"ssd": "never"}), oost=FULL), "ssd").counted == ""


HALF, MORE = Fraction(1, 2), Fraction(3, 4)


@pytest.mark.parametrize(
    ("range_", "statuses", "compared"),
    [
        (None, {}, False),
        ((HALF, HALF), {"incomplete": 2}, True),
        ((HALF, MORE), {"incomplete": 2}, False),
        ((HALF, MORE), {"incomplete": 1, "near": 1}, True),
    ],
)
def test_what_is_compared_can_move_no_more_or_rests_on_a_team_that_is_far_enough(
    range_: Range | None, statuses: dict[Status, int], compared: bool
) -> None:
    """Without a figure there is nothing to compare."""
    assert settled(OverTeams("AA", None, range_, statuses)) is compared
