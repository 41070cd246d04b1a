# SPDX-License-Identifier: EUPL-1.2
"""Who counts: said once, and the same in table, sentence, chart, workbook and JSON."""

import io
import json
from dataclasses import replace
from typing import Any

import openpyxl
import pytest

from tests.comparison.made import SAID, TEAMS, lettered, some_region
from tests.documents.made import outcome
from tests.scoring.small import AUDIENCES, HANDED_IN, answers
from toolkit.comparison.gaps import common_gaps
from toolkit.comparison.table import compare
from toolkit.documents.audience import ENOUGH_OTHERS, Audience, ComparisonReader
from toolkit.documents.blocks import charts_of
from toolkit.documents.comparison.lists import list_figures
from toolkit.documents.comparison.values import ComparisonView
from toolkit.documents.comparison.view import comparison_name, comparison_view
from toolkit.documents.text import NO_FIGURE
from toolkit.model.given.answers import Answers
from toolkit.model.region import Municipality, Region, Sight, Team
from toolkit.render.comparison_book import render_comparison_book
from toolkit.scoring.record import as_record
from toolkit.scoring.region import RoundResult, over_teams, score_round
from toolkit.words.catalogue import say

DRAFT = {name: {**state, "state": "draft"} for name, state in HANDED_IN.items()}


def scored(
    files: dict[str, list[Answers]], of_region: Region | None = None, *, with_drafts: bool = False
) -> RoundResult:
    """A round in which these files came in."""
    base = outcome(files, of_region=of_region or some_region(common_gap_from=2))
    return score_round(base.region, base.round, base.asked, files, with_drafts=with_drafts)


def seen(
    result: RoundResult, audience: Audience = "programme_manager", own: str | None = None
) -> ComparisonView:
    """What an audience sees of it."""
    return comparison_view(result, compare(result), audience, own, codes=lettered(result))


def in_part(region: Region, *towns: str) -> Region:
    """The region in which these municipalities join in part."""
    changed = tuple(
        m.model_copy(update={"participation": "partial"}) if m.id in towns else m
        for m in region.municipalities
    )
    return region.model_copy(update={"municipalities": changed})


def settled(said: dict[str, dict[str, Any]] = SAID) -> dict[str, list[Answers]]:
    """Handed in by each team as a whole."""
    return {team: [answers(team, levels)] for team, levels in said.items()}


def test_a_municipality_in_part_is_in_every_table_and_every_count() -> None:
    """It has its row; its team is among all that are counted, in each list, in the gaps and in the JSON."""
    result = scored(settled(), in_part(some_region(common_gap_from=2), "qberg"))
    view = seen(result)
    assert view.gaps
    counted = say("comparison.counted", n=3, of=4)
    assert view.counted == counted
    for listed in view.lists:
        assert [t.name for t in listed.towns] == ["Qberg", "Qstad", "Qzee"]
        assert listed.counted == counted
        marked = {t.name for t in listed.towns if say("comparison.partial") in t.also}
        assert marked == {"Qberg"}
    assert any("Quid" in gap.who or "Qzuid" in gap.who for gap in view.gaps.items)
    record = {m["id"]: (m["teams"], m["of"], m["participation"]) for m in as_record(result)["municipalities"]}
    assert record == {"qberg": (1, 1, "partial"), "qstad": (2, 2, "full"), "qzee": (0, 1, "full")}


def test_in_part_says_with_which_lists() -> None:
    """A list that its team has no answers to is empty in its row, and the other is not."""
    base = in_part(some_region(), "qberg")
    teams = tuple(
        t.model_copy(update={"standards": ("tweede",)}) if t.id == "qzuid" else t for t in base.teams
    )
    first, second = seen(scored(settled(), base.model_copy(update={"teams": teams}))).lists
    rows = [next(t for t in listed.towns if t.name == "Qberg") for listed in (first, second)]
    assert [row.teams for row in rows] == [
        say("comparison.not_asked"),
        say("comparison.teams_of", n=1, of=1),
    ]
    assert rows[0].whole.low is None
    assert rows[1].whole.low is not None


def test_beside_a_letter_nothing_says_who_joins_in_part() -> None:
    """That would be its name; how many there are is told once."""
    result = scored(settled(), in_part(some_region(), "qberg"))
    for audience in ("ssd", "bosd"):
        for listed in seen(result, audience).lists:
            assert len(listed.towns) == 3
            assert not any(say("comparison.partial") in t.also for t in listed.towns)
            assert say("comparison.partial_coded", n=1) in listed.counted


def test_a_municipality_without_a_team_has_a_row_that_says_so() -> None:
    """Also where it joins in part; it is no municipality of which somebody is missing."""
    base = some_region()
    town = Municipality(id="qdal", title="Qdal", participation="partial")
    result = scored(settled(), base.model_copy(update={"municipalities": (*base.municipalities, town)}))
    row = next(t for t in seen(result).lists[0].towns if t.name == "Qdal")
    assert row.teams == row.count == say("comparison.no_team")
    assert "qdal" not in compare(result).missing


def test_a_team_of_two_municipalities_is_in_both_and_once_in_totals() -> None:
    """And every list says so."""
    base = some_region()
    teams = tuple(
        t.model_copy(update={"municipalities": ("qberg", "qzee")}) if t.id == "qzuid" else t
        for t in base.teams
    )
    result = scored(settled(), base.model_copy(update={"teams": teams}))
    for audience in ("programme_manager", "ssd"):
        for listed in seen(result, audience).lists:
            counts = sorted(t.count for t in listed.towns)
            assert counts == sorted(
                [
                    say("comparison.count", n=1, of=1),
                    say("comparison.count", n=1, of=2),
                    say("comparison.count", n=2, of=2),
                ]
            )
            assert listed.counted.startswith(say("comparison.counted", n=3, of=4))
            assert say("comparison.several", n=1) in listed.counted
    assert not any(say("comparison.several", n=1) in x.counted for x in seen(scored(settled())).lists)


def drafted(*teams: str) -> dict[str, list[Answers]]:
    """All teams handed in but these: theirs is a draft."""
    return {
        team: [answers(team, levels, standards=DRAFT if team in teams else HANDED_IN)]
        for team, levels in SAID.items()
    }


@pytest.mark.parametrize("kind", ["draft", "one respondent", "handed in with a proposal in it"])
def test_what_was_not_handed_in_changes_no_figure(kind: str) -> None:
    """Of a municipality, the region, a shared gap or a range: as if the team had said nothing."""
    nothing = {team: files for team, files in settled().items() if team != "qwest"}
    part = {c: level for c, level in SAID["qwest"].items() if c != "AA-01"}
    files = {
        **nothing,
        "qwest": {
            "draft": drafted("qwest")["qwest"],
            "one respondent": [answers("qwest", SAID["qwest"], "gezinswerker", "member")],
            "handed in with a proposal in it": [
                answers("qwest", part),
                answers("qwest", {"AA-01": 0}, "gezinswerker", "member"),
            ],
        }[kind],
    }
    with_it, without = scored(files), scored(nothing)
    assert with_it.lists == without.lists
    for one, other in zip(with_it.municipalities, without.municipalities, strict=True):
        figures = [[x.over, *x.themes] for x in one.standards]
        assert figures == [[x.over, *x.themes] for x in other.standards]
        assert one.teams == other.teams
    assert common_gaps(with_it) == common_gaps(without)
    assert {m.id: m.drafts for m in with_it.municipalities} == {"qstad": 1, "qzee": 0, "qberg": 0}


def test_drafts_stand_apart_and_marked_everywhere() -> None:
    """In the row, the sentence below, the picture, the workbook, who is missing, and the JSON."""
    result = scored(drafted("qwest"))
    view = seen(result)
    out = say("comparison.drafts_out", n=1)
    assert out in view.counted
    assert view.gaps
    assert out in view.gaps.counted
    for listed in view.lists:
        assert out in listed.counted
        assert {t.name: t.also for t in listed.towns} == {
            "Qstad": say("comparison.drafts", n=1),
            "Qzee": "",
            "Qberg": "",
        }
    assert all(say("comparison.drafts", n=1) in chart.svg for chart in charts_of(view.document))
    named = say("comparison.drafts_out_named", name="Qstad", teams="Ploeg Qwest")
    assert named in view.missing
    book = openpyxl.load_workbook(io.BytesIO(render_comparison_book(view)))
    for sheet in book.worksheets[1 : 1 + len(view.lists)]:
        assert any(out in str(c.value) for c in sheet["A"])
    cells = {c.value for row in book[say("comparison.book.figures")].iter_rows() for c in row}
    assert f"{say('comparison.teams_of', n=1, of=2)}, {say('comparison.drafts', n=1)}" in cells
    record = as_record(result)
    assert record["with_drafts"] is False
    towns = record["municipalities"]
    assert {m["id"]: [m["drafts"], *(s["drafts"] for s in m["standards"])] for m in towns} == {
        "qstad": [1, 1, 1],
        "qzee": [0, 0, 0],
        "qberg": [0, 0, 0],
    }  # fmt: skip


def test_who_asks_for_drafts_gets_them_marked_on_every_page() -> None:
    """Then they count in full, and title line, notice, rows, workbook, file name and JSON say so."""
    asked, handed_in = scored(drafted("qwest"), with_drafts=True), scored(settled())
    assert asked.lists == handed_in.lists
    assert common_gaps(asked) == common_gaps(handed_in)
    for audience in AUDIENCES:
        view = seen(asked, audience, "qstad" if audience == "teams" else None)
        assert view.document.callouts[0] == say("comparison.drafts_notice")
        assert say("comparison.with_drafts", text="") in view.document.footer
        assert say("comparison.with_drafts", text="") in view.document.about
        assert any(say("comparison.drafts_of_which", n=1) in t.also for t in view.lists[0].towns)
        assert say("comparison.drafts_in", n=1) in view.lists[0].counted
        book = openpyxl.load_workbook(io.BytesIO(render_comparison_book(view)))
        for sheet in book.worksheets[1 : 1 + len(view.lists)]:
            assert say("comparison.drafts_notice") in {c.value for c in sheet["A"]}
        marked = say("comparison.with_drafts", text="")
        assert all(marked in str(sheet.oddFooter) for sheet in book.worksheets)
        assert say("comparison.drafts_notice") not in seen(handed_in, audience).document.callouts
    assert json.loads(json.dumps(as_record(asked)))["with_drafts"] is True
    names = {comparison_name("r2", "ssd", with_drafts=with_drafts) for with_drafts in (True, False)}
    assert len(names) == 2


def wide(others: int, *, of_one_team: bool = False, open_one: bool = False) -> RoundResult:
    """Qstad with two teams, and so many others with a team each, or all with the same one."""
    base = some_region(common_gap_from=2)
    towns = [Municipality(id=f"q{n}", title=f"Q{n}") for n in range(others)]
    own = next(m for m in base.municipalities if m.id == "qstad")
    one = next(t for t in base.teams if t.id == "qzuid")
    ids = [m.id for m in towns]
    teams: list[Team] = [t for t in base.teams if "qstad" in t.municipalities]
    if of_one_team:
        teams.append(one.model_copy(update={"id": "qeen", "municipalities": tuple(ids)}))
    else:
        teams += [one.model_copy(update={"id": f"t{m}", "municipalities": (m,)}) for m in ids]
    changed = {"municipalities": (own, *towns), "teams": tuple(teams)}
    said = {t.id: SAID["qoost"] if t.id in SAID else SAID["qzuid"] for t in teams}
    if open_one:
        said[teams[-1].id] = {"AA-01": 1}
    return scored(settled(said), base.model_copy(update={"visibility": Sight(), **changed}))


@pytest.mark.parametrize("others", range(8))
def test_a_range_of_others_rests_on_five_besides_the_own(others: int) -> None:
    """With fewer there is no row, no sentence, no count and no shared gap that tells of them."""
    view = seen(wide(others), "teams", "qstad")
    assert view.gaps
    told = others >= ENOUGH_OTHERS
    for listed in view.lists:
        assert [t.spread for t in listed.towns] == ([False, True] if told else [False])
        assert (listed.sentence == say("comparison.few_others", n=5)) != told
        assert listed.counted == say("comparison.counted", n=2 + others * told, of=2 + others * told)
    assert bool(view.gaps.items) == told
    assert (view.gaps.summary == say("comparison.gaps.few_others", n=5)) != told
    assert view.counted == view.lists[0].counted


def test_five_municipalities_with_one_team_are_one() -> None:
    """A range over them would be the exact figure of that team."""
    assert [t.spread for t in seen(wide(6, of_one_team=True), "teams", "qstad").lists[0].towns] == [False]
    assert [t.spread for t in seen(wide(6), "teams", "qstad").lists[0].towns] == [False, True]


def test_who_cannot_be_compared_yet_is_none_of_the_five() -> None:
    """Five others of whom one has too much open: nothing of them is shown; of six there is."""
    assert [t.spread for t in seen(wide(5, open_one=True), "teams", "qstad").lists[0].towns] == [False]
    assert [t.spread for t in seen(wide(6, open_one=True), "teams", "qstad").lists[0].towns] == [False, True]


def test_a_theme_of_which_four_others_have_a_figure_has_no_range() -> None:
    """Though all five have one on the list: between the four a reader could tell who has which."""
    result = wide(5)
    listed = compare(result).lists[0]
    other, nobody = listed.rows[0], over_teams(listed.themes[0][0], [])
    assert other.municipality != "qstad"
    rows = (replace(other, themes=(nobody, *other.themes[1:])), *listed.rows[1:])
    reader = ComparisonReader("teams", "own_and_range", "qstad")
    for rows_, texts in ((listed.rows, False), (rows, True)):
        spread = list_figures(result, replace(listed, rows=rows_), reader).towns[-1]
        assert spread.spread
        assert [figure.text == NO_FIGURE for figure in spread.themes] == [texts, False]


def test_who_cannot_be_compared_yet_widens_no_range() -> None:
    """A sixth municipality with too much open: the range is that of the five."""
    one_open, without = (seen(of, "teams", "qstad").lists[0] for of in (wide(6, open_one=True), wide(5)))
    assert one_open.towns[-1].whole == without.towns[-1].whole
    assert one_open.towns[-1].themes == without.towns[-1].themes


def test_one_municipality_is_compared_with_nobody() -> None:
    """And of all together it is not said that they are those that are far enough."""
    alone = seen(scored(settled({"qoost": SAID["qoost"]}))).lists[0]
    assert alone.sentence == say("comparison.too_few")
    alike = seen(scored(settled(dict.fromkeys(TEAMS, SAID["qoost"])))).lists[0]
    assert alike.sentence == say("comparison.alike")


def test_with_few_others_nothing_changes_whatever_they_say() -> None:
    """Two municipalities and four teams: the neighbour may say anything, not a letter is other."""
    base = some_region(common_gap_from=2)
    towns = tuple(m for m in base.municipalities if m.id != "qberg")
    teams = tuple(
        t.model_copy(update={"municipalities": ("qzee",)}) if t.id in {"qnoord", "qzuid"} else t
        for t in base.teams
    )
    small = base.model_copy(update={"municipalities": towns, "teams": teams})
    documents = set()
    for level in ({}, {"AA-01": 0}, SAID["qzuid"], dict.fromkeys(SAID["qoost"], 4)):
        said = (
            {**SAID, "qnoord": level, "qzuid": level} if level else {t: SAID[t] for t in ("qoost", "qwest")}
        )
        view = seen(scored(settled(said), small), "teams", "qstad")
        documents.add(repr((view.lists, view.gaps, view.counted, view.missing, view.document.sections)))
    assert len(documents) == 1


def test_a_shared_gap_that_four_others_were_asked_is_not_told() -> None:
    """Of five others one says n.v.t. to a question: that it is shared would tell of four."""
    base = wide(5)
    said = {t.id: {**SAID["qoost"], "AA-01": 1, "AA-02": 1} for t in base.region.teams}
    all_asked = seen(scored(settled(said), base.region), "teams", "qstad").gaps
    said[base.region.teams[-1].id]["AA-02"] = "Geen kinderen."
    one_less = seen(scored(settled(said), base.region), "teams", "qstad").gaps
    assert all_asked
    assert one_less
    assert {"AA-01", "AA-02"} <= {g.id for g in all_asked.items}
    assert {g.id for g in one_less.items} == {g.id for g in all_asked.items} - {"AA-02"}
