# SPDX-License-Identifier: EUPL-1.2
"""Page one of a team's plan stands alone, shows where the team stands, and says no number of its own."""

import re
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

import pytest

from tests.documents import made
from tests.documents.of_demo import document_of, plans_of
from tests.documents.plan.board.test_board import DAY, numbers
from tests.documents.plan.made_plans import lines, tables
from tests.render.letters import sizes
from tests.render.test_pdf import pdf
from tests.scoring.small import norm
from toolkit.documents.blocks import DocumentView, Picture, Table, Text
from toolkit.documents.charts.drawing import ALARM
from toolkit.documents.charts.lists import ListBar, lists_chart
from toolkit.documents.plan.chapters.priorities import PRIORITIES
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.own_points import towns
from toolkit.documents.plan.sentences import limits
from toolkit.documents.text import figure_text
from toolkit.words.catalogue import say
from toolkit.words.text import quarter_short
from tools.golden.pages import can_read_pages, pages_text

LATER = date(2026, 11, 28)  # when requests lie between the quarters ahead


@pytest.fixture(scope="module", params=[DAY, LATER], ids=str)
def plans(request: pytest.FixtureRequest, demo: Path) -> tuple[PlanInputs, ...]:
    """What the plans of all teams of the example region are made from, on a day."""
    return plans_of(demo, "team", "named", request.param)


def printed_short(view: DocumentView) -> bytes:
    """Page one in print, with as little behind it as leaves its own words and their page numbers as wide."""
    paged = tuple(mention for mention in view.mentions if mention.paged)
    behind = (s if s.front else replace(s, blocks=(Text("."),), new_page=True) for s in view.sections)
    return pdf(replace(view, sections=tuple(behind), mentions=paged, attachments=()))


@pytest.fixture(scope="module")
def printed(plans: tuple[PlanInputs, ...]) -> dict[str, bytes]:
    """Those page ones by team, where a program is there that reads them."""
    return {p.unit.unit.id: printed_short(document_of(p)) for p in plans if can_read_pages()}


def first_pages(printed: bytes) -> list[str]:
    """The text of page one and of the next."""
    return [" ".join(page.split()) for page in pages_text(printed, last=2).split("=== page ")[1:]]


def page_one(view: DocumentView) -> list[str]:
    """The anchors of what stands before the contents."""
    return [section.anchor for section in view.sections if section.front]


def test_page_one_holds_all_that_belongs_to_it(
    plans: tuple[PlanInputs, ...], printed: dict[str, bytes]
) -> None:
    """From the decision to the last sentence below the roadmap; the contents follow where there is room."""
    for inputs in plans:
        view = document_of(inputs)
        assert page_one(view) == ["brief", "glance"] == [s.anchor for s in view.sections[:2]]
        if alone := printed.get(inputs.unit.unit.id):
            assert min(sizes(alone)) >= 9, inputs.unit.unit.id  # nothing is set smaller to make it fit
            first, second = first_pages(alone)
            roadmap = say("plan.roadmap.title", where=say("plan.word.planning"))
            for end in (say("plan.word.now_to_do"), roadmap, *lines(view.sections[1].blocks[-1])):
                assert " ".join(end.split()) in first, inputs.unit.unit.id
            assert (say("plan.word.contents") in first) == inputs.made.provisional  # that leaves room
            assert inputs.made.provisional or say("plan.word.contents") in second[:200]


@pytest.mark.skipif(not can_read_pages(), reason="needs Poppler")
def test_page_one_is_the_same_before_a_whole_plan(
    plans: tuple[PlanInputs, ...], printed: dict[str, bytes]
) -> None:
    """Of the plan that says most: all its letters are large enough, and it begins as it does alone."""
    fullest = max(plans, key=lambda of_team: len(repr(document_of(of_team).sections[:2])))
    data = pdf(document_of(fullest))
    assert min(sizes(data)) >= 9
    whole, alone = first_pages(data)[0], first_pages(printed[fullest.unit.unit.id])[0]
    assert re.sub(r"\d", "0", whole) == re.sub(r"\d", "0", alone)
    assert len(whole) > 1000


def test_every_number_of_page_one_is_found_again(plans: tuple[PlanInputs, ...]) -> None:
    """Whatever it counts, asks or promises stands in the chapters and annexes behind it too.

    Only what was published of the round before does not: that stands in the plan of then.
    """
    looked = 0
    for inputs in plans:
        view = document_of(inputs)
        told = set().union(*(numbers(section) for section in view.sections[:2]))
        behind = set().union(*(numbers(section) for section in view.sections[2:]))
        assert told - behind - published(inputs) == set(), inputs.unit.unit.id
        looked += len(told)
    assert looked > 200


def test_a_party_stands_once_before_a_day(plans: tuple[PlanInputs, ...]) -> None:
    """All that is asked of it before that day is one row, with its own points and when those are done."""
    joined = set[str]()
    for inputs in plans:
        table = next(iter(tables(document_of(inputs).sections[0].blocks)), None)
        found = [] if table is None else [(row[0], row[1].replace(":", "")) for row in table.rows]
        assert len(found) == len(set(found)), inputs.unit.unit.id
        own = [] if inputs.made.provisional else [town for town in towns(inputs) if town.undecided]
        told = [] if table is None else [row[2] for row in table.rows if "(actielijst" in row[2]]
        assert len(told) == len(own)
        ready = [quarter_short(town.by) for town in own if town.by is not None]
        assert sorted(q for q in ready if any(f"klaar t/m {q})" in line for line in told)) == sorted(ready)
        joined |= {row[1] for row in (table.rows if table else ()) if "; beslist over 3 eigen" in row[2]}
    assert any(title.startswith("Werkgever:") for title in joined)


def test_more_missed_limits_than_fit_are_counted(plans: tuple[PlanInputs, ...]) -> None:
    """Three are named at most; of more the first two, and the chapter on safety has every one by name."""
    looked = set()
    for inputs in plans:
        if inputs.made.provisional:
            continue
        titles = [inputs.title_of(c) for c, r in inputs.results.items() if r.limit == "missed"]
        told = " ".join(text for missed, text in limits(inputs) if missed)
        fits = len(titles) <= 3
        assert [title for title in titles if title in told] == (titles if fits else titles[:2])
        assert fits or told.startswith(f"{len(titles)} ")
        safety = made.section(document_of(inputs), "safety")
        shown = "" if safety is None else str(asdict(safety))
        assert all(title in shown for title in titles)
        looked.add(fits)
    assert looked == {True, False}


def published(inputs: PlanInputs) -> set[str]:
    """The numbers that the plan of the round before had of each list."""
    lists = () if inputs.since is None else inputs.since.result.standards
    figures = (listed.result.figures for listed in lists)
    return {n for f in figures for n in re.findall(r"\d+", figure_text(f.attainment, f.range, inputs.near))}


def test_it_shows_before_it_tells(plans: tuple[PlanInputs, ...]) -> None:
    """A bar per list, the first priorities with a step, who and when, and a roadmap with every action."""
    for inputs in plans:
        lists, roadmap = (b.chart for b in blocks_of(inputs) if isinstance(b, Picture))
        for listed in inputs.unit.standards:
            if listed.result.figures.range:
                assert listed.title in lists.description
        ranks = {a.id: a.rank for a in inputs.actions}
        placed = {str(ranks[p.task.id]) for p in inputs.planned.placed if p.end in inputs.planned.horizon}
        assert placed <= set(re.findall(r"\d+", roadmap.description))
        (table,) = (b for b in blocks_of(inputs) if isinstance(b, Table))
        titles = [inputs.title_of(gap.criterion) for gap in inputs.gaps[:PRIORITIES]]
        assert [row[0].split("\n")[0] for row in table.rows] == titles
        assert all(step and who for _, step, who, _ in table.rows)


def blocks_of(inputs: PlanInputs) -> list[object]:
    """What stands below the decision on page one."""
    found = made.section(document_of(inputs), "glance")
    assert found is not None
    assert asdict(found)["front"]
    return list(found.blocks)


def test_a_missed_limit_is_a_badge_with_a_word(plans: tuple[PlanInputs, ...]) -> None:
    """Per list with lower limits how many are not met, or that all are; a missed one with the thick edge."""
    looked = set()
    for inputs in plans:
        svg = next(b.chart.svg for b in blocks_of(inputs) if isinstance(b, Picture))
        missed = [r.result.figures.limits for r in inputs.unit.standards if r.result.figures.limits.missed]
        assert svg.count('rx="4"') == sum(bool(r.result.figures.limits.total) for r in inputs.unit.standards)
        assert svg.count('rx="4" fill="#ffffff" stroke="#8a1c1c" stroke-width="2"') == len(missed)
        looked.add(bool(missed))
        for counts in missed:
            words = say("plan.lists_chart.missed", missed=counts.missed, total=counts.total)
            words = (
                say("plan.lists_chart.missed_open", missed=counts.missed, open=counts.open)
                if counts.open
                else words
            )
            assert words in " ".join(re.findall(r">([^<]+)</text>", svg))
    assert looked == {True, False}


def test_a_badge_says_what_is_missed_and_what_is_open() -> None:
    """Both where there are both; a tick only where each one is met."""
    limit = {"lower_limit": 2, "reason": "Wettelijke plicht."}
    two = norm(criteria={"AA-01": limit, "AA-02": limit})
    counts = {"met": 2, "missed": 1, "open": 1, "total": 2}
    for first, other, key in ((0, "?", "missed_open"), (3, "?", "open"), (0, 3, "missed"), (3, 3, "met")):
        files = made.files(made.complete({"AA-01": first, "AA-02": other}))
        blocks = blocks_of(made.inputs(files, of_norm=two))
        svg = next(b.chart.svg for b in blocks if isinstance(b, Picture))
        words = say(f"plan.lists_chart.{key}", **counts)
        assert words in " ".join(re.findall(r">([^<]+)</text>", svg))
        assert (" z" in sign_of(svg)) == (key != "met")


def sign_of(svg: str) -> str:
    """What is drawn in the first badge."""
    return str(re.findall(r'<path d="M[^"]*" fill="[^"]*" stroke="[^"]*"/>', svg.partition('rx="4"')[2])[0])


def test_the_badge_stands_beside_the_figure_of_last_round_however_long_that_is() -> None:
    """A figure of a half-filled list is a range: the lower limits begin behind its last letter."""
    row = ListBar(
        "Lijst", "71 %", 71, 71, 80, "100–100 % in 2025-q3", "1 van 6", missed=True, open=False, said="Lijst."
    )
    svg = lists_chart("Lijsten", [row], 1).svg
    (end,) = (float(x) + len(row.before_text) * 5 for x in re.findall(r'x="([\d.]+)"[^>]*>100–100 %', svg))
    (badge,) = (float(x) for x in re.findall(r'<rect x="([\d.]+)"[^>]*rx="4"', svg))
    assert end <= badge


def test_no_day_of_decision_where_nothing_is_to_be_decided() -> None:
    """A half-empty plan asks nothing yet: its roadmap has no line for it."""
    half = made.inputs(made.files({"AA-01": 1}))
    assert half.made.provisional
    charts = [b.chart for b in blocks_of(half) if isinstance(b, Picture)]
    assert charts
    assert not any("besluit vóór" in chart.description + chart.svg for chart in charts)


def test_a_limit_without_an_answer_has_no_tick() -> None:
    """Only where each one is met; the warning is hollow where one is open, and full where one is missed."""

    def sign(*, missed: bool, unanswered: bool) -> str:
        row = ListBar("Lijst", "71 %", 71, 71, None, "", "1 van 6", missed, unanswered, "Lijst: 71 %.")
        return sign_of(lists_chart("Lijsten", [row], 1).svg)

    met, unanswered, missed = (
        sign(missed=False, unanswered=False),
        *(sign(missed=each, unanswered=True) for each in (False, True)),
    )
    assert " z" not in met
    assert " z" in unanswered
    assert 'fill="none"' in unanswered
    assert missed == unanswered.replace('fill="none"', f'fill="{ALARM}"')
