# SPDX-License-Identifier: EUPL-1.2
"""The page of a comparison: its figures are the engine's, and nobody reads there what they may not."""

import json
import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from tests.comparison.made import NAMES, SAID, some_region
from tests.documents.desk.desk_made import EARLIER, GROWING, LATER, anchors, desk, inputs, page
from tests.documents.made import TEMPLATES
from tests.render.test_html import Page
from tests.scoring.small import AUDIENCES, HANDED_IN, answers
from toolkit.comparison.bands import band_of
from toolkit.comparison.heat import KINDS, Heat
from toolkit.documents.blocks import Table, Text
from toolkit.documents.comparison.lists import figure_of
from toolkit.documents.desk.parts import parts
from toolkit.documents.desk.values import MapCell
from toolkit.documents.desk.view import desk_view, town_views
from toolkit.model.given.answers import Profile
from toolkit.model.region import Sight
from toolkit.render.desk import render_desk
from toolkit.scoring.rules import threshold_values
from toolkit.scoring.unit import UnitResult
from toolkit.words.catalogue import say
from toolkit.words.text import day_text

_DATA = re.compile(r'<script type="application/json" id="gegevens">(.*?)</script>', re.DOTALL)
_HASH = re.compile(r"sha256-[A-Za-z0-9+/=]+|kenmerk [0-9a-f]+")
_SCRIPT = re.compile(r"<script>.*?</script>|<style>.*?</style>", re.DOTALL)


def figure(cell: MapCell) -> tuple[str, str, tuple[str, ...]]:
    """What of a cell is the engine's."""
    return cell.text, cell.band, cell.words


def test_every_map_holds_the_figures_of_its_round_and_norm() -> None:
    """For each side, list, municipality and theme: text, band and statuses are those of scoring."""
    made, view = inputs(), desk()
    looked = 0
    assert len(view.maps) == 2 * len(made.sides)
    for table in view.maps:
        side = made.sides[table.side]
        near = threshold_values(side.outcome.asked.norm).near
        heat = side.heat.maps()[table.number]
        titles = {m.id: m.title for m in side.outcome.region.municipalities}
        by_name = {titles[row.municipality]: row for row in heat.rows}
        assert [row.name for row in table.rows] == sorted(titles.values())
        for row in table.rows:
            engine = by_name[row.name]
            for cell, of in zip(row.cells, (engine.whole, *engine.themes), strict=True):
                told = figure_of("", of.over, near)
                assert figure(cell) == (told.text, band_of(of.over, near), told.statuses)
                looked += of.over.range is not None
    assert looked > 20


def test_the_norm_of_later_changes_only_what_the_norm_asks() -> None:
    """BB-01 asks 2 now and 4 a year later: the share falls, and the map says against which norm."""
    now, later = (next(m for m in desk().maps if (m.side, m.number) == (side, 0)) for side in (0, 1))
    assert say("desk.map.about", round="r2", day=day_text(LATER)) == later.about
    place = [fact.label for fact in now.heads].index("BB") + 1
    town = [row.name for row in now.rows].index("Qberg")
    # Zuid has 4 on BB-01, enough for both, and 1 of 3 on BB-02: two thirds
    assert (now.rows[town].cells[place].text, later.rows[town].cells[place].text) == ("67 %", "67 %")
    stad = [row.name for row in now.rows].index("Qstad")
    assert now.rows[stad].cells[place].text != later.rows[stad].cells[place].text


def test_every_choice_over_a_part_is_what_scoring_says_of_it() -> None:
    """For each kind of questions, form and positioning: the rows in the data are maps of that part."""
    made = inputs()
    data = json.loads(json.dumps(parts(made)))
    profiles = made.sides[0].profiles
    looked = 0
    for where, by_choice in data["maps"].items():
        number, place = map(int, where.split("."))
        side = made.sides[number]
        near = threshold_values(side.outcome.asked.norm).near
        assert side.round.id == "r2"
        for choice, numbers in by_choice.items():
            kind, form, position = choice.split("|")
            teams = {
                team
                for team, p in profiles.items()
                if form in {"", p.organisation_form or "none"}
                and position in {"", str(p.positioning or "none")}
            }
            rows = {r.municipality: r for r in Heat(side.outcome).maps(kind or "all", teams)[place].rows}
            order = sorted(rows, key=lambda town: town)
            assert len(numbers) == len(order)
            for town, n in zip(order, numbers, strict=True):
                count, *cells = data["rows"][n]
                engine = rows[town]
                size = len(engine.whole.over.teams)
                assert count == (say("desk.teams", n=size) if size else "")
                for cell, of in zip(
                    (data["cells"][c] for c in cells), (engine.whole, *engine.themes), strict=True
                ):
                    told = figure_of("", of.over, near)
                    assert cell[:3] == [told.text, band_of(of.over, near), list(told.statuses)]
                    looked += 1
    assert looked > 200
    assert {choice.split("|")[0] for c in data["maps"].values() for choice in c} == {*KINDS[1:], ""}


def test_a_lower_limit_that_is_missed_says_by_whom() -> None:
    """In the map, question by question, and beside the level of the team."""
    view = desk()
    table = view.maps[0]
    row = next(r for r in table.rows if r.name == "Qstad")
    told = say("desk.map.missed_by", told=say("desk.map.missed", n=1), teams="Ploeg Qoost en Ploeg Qwest")
    assert [cell.missed for cell in row.cells] == [told, told, ""]
    question = next(r for t in view.themes for r in t.rows if r.id == "AA-01")
    assert question.missed == say("desk.missed_named", teams="Ploeg Qoost en Ploeg Qwest")
    town = next(t for t in view.towns if t.name == "Qstad")
    levels = next(r.levels for p in town.tables[0].parts for r in p.rows if r.id == "AA-01")
    assert [(each.text, each.missed) for each in levels if each] == [("1", True), ("0", True)]


def test_a_cell_leads_to_its_teams_one_by_one() -> None:
    """Every place that a cell names stands in the page once, with what each team said."""
    html = page()
    ids = [a["id"] for _, a in Page(html).tags if "id" in a]
    assert len(ids) == len(set(ids))
    links = {str(a["href"]).removeprefix("#") for a in Page(html).all("a")}
    other = [cell for table in desk().maps if table.side for row in table.rows for cell in row.cells]
    assert not any(cell.why for cell in other)  # of another round or norm, the teams stand nowhere
    assert links <= set(ids)
    assert sum(link.startswith("w") for link in links) > 5
    said = {u.unit.id: u for u in inputs().outcome.units}
    levels = {
        (team.name, row.id): level
        for town in desk().towns
        for table in town.tables
        for part in table.parts
        for row in part.rows
        for team, level in zip(table.teams, row.levels, strict=True)
    }
    assert len(levels) > 10
    for (name, criterion), level in levels.items():
        result = _result(said[name.split()[-1].casefold()], criterion)
        assert (level is None) == (result is None)
        if level is None:
            continue
        assert level.text == ("" if result.asked.level is None else str(result.asked.level))
        assert level.status == result.status


def test_of_many_teams_each_municipality_has_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page itself holds no single team; every figure leads to a page with the same teams, one by one."""
    one_page = desk()
    for module in ("inputs", "status"):
        monkeypatch.setattr(f"toolkit.documents.desk.{module}.MOST_TEAMS", 2)
    made, view = inputs(), desk()
    apart = dict(town_views(made, view))
    assert [town for each in apart.values() for town in each.towns] == list(one_page.towns)
    assert (view.towns, [fact.label for fact in view.pages]) == ((), list(apart))
    links = [
        cell.why.split("#") for table in view.maps for row in table.rows for cell in row.cells if cell.why
    ]
    assert len(links) > 5
    for file, anchor in links:
        assert f'id="{anchor}"' in render_desk(apart[file], TEMPLATES)
    teams = {t.title: t.municipalities for t in made.region.teams}
    for (file, of_town), town in zip(apart.items(), view.pages, strict=True):
        html = render_desk(of_town, TEMPLATES)
        own = {title for title, towns in teams.items() if file.endswith(f"-{towns[0]}.html")}
        assert {title for title in teams if title in html} == own
        assert town.value in of_town.document.title
        assert f'href="{made.page_of()}"' in html
    board = "".join(map(repr, view.first))
    assert [title for title in teams if title in board] == []


def test_who_may_not_see_teams_gets_no_page_of_a_municipality(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also of a large region: a reader of letters has the page alone."""
    monkeypatch.setattr("toolkit.documents.desk.inputs.MOST_TEAMS", 2)
    for audience in ("ssd", "bosd", "teams"):
        assert list(town_views(inputs(audience), desk(audience))) == []
        assert desk(audience).pages == ()


def _result(unit: UnitResult, criterion: str) -> Any:  # noqa: ANN401 - of the engine
    results = (r for listed in unit.standards for t in listed.result.themes for r in t.criteria)
    return next((r for r in results if r.asked.id == criterion), None)


def test_the_board_counts_who_came_how_far() -> None:
    """Of four teams two handed in all, two are complete, one talked and has its plan decided."""
    (status,) = desk().first
    assert status.blocks[0].text == say(  # type: ignore[union-attr]  # a text
        "desk.status.summary", of=4, handed_in=2, complete=2, talked=1, decided=1
    )
    table = next(b for b in status.blocks if b.kind == "table")
    rows = {row[0].split("\n")[0]: row[1:] for row in table.rows}
    yes = say("word.yes")
    assert rows["Ploeg Qoost"] == (yes, yes, yes, say("desk.status.decided_on", day="10 april 2026"))
    part = say("desk.status.lists", n=1, of=2)
    assert rows["Ploeg Qwest"] == (
        part, say("desk.status.filled", n=4, of=5), say("word.no"), say("desk.status.plan.settled"),
    )  # fmt: skip
    assert rows["Ploeg Qnoord"][0] == say("desk.status.nothing")


@pytest.mark.parametrize("audience", ["ssd", "bosd"])
def test_a_reader_of_letters_reads_no_name_and_no_single_team(audience: Any) -> None:  # noqa: ANN401 - a literal
    """No name in any byte; maps by letter, questions over all teams together, context over the region."""
    html = page(audience)
    assert NAMES.findall(_HASH.sub("", _SCRIPT.sub("", html)).casefold()) == []
    view = desk(audience)
    assert view.towns == ()
    assert not any(cell.why for table in view.maps for row in table.rows for cell in row.cells)
    assert view.themes
    assert all(not row.cells for theme in view.themes for row in theme.rows)
    assert [row.name for row in view.maps[0].rows] == [say("comparison.coded", code=c) for c in "ABC"]
    assert {key for choice in view.choices for key in (choice.key,)} <= {"lijst", "ronde", "norm"}
    assert list(view.data) == ["sides"]


def test_who_sees_the_own_municipality_reads_of_no_other() -> None:
    """One row, also of what moved; no board, questions or context; with too few others no range."""
    view = desk("teams")
    assert {row.name for table in view.maps for row in table.rows} == {"Qstad"}
    assert (view.themes, view.towns, view.first) == ((), (), ())
    assert anchors(view.after) == ["gaps", "rondes"]
    text = _HASH.sub("", _SCRIPT.sub("", page("teams"))).casefold()
    assert set(NAMES.findall(text)) == {"qstad"}


@pytest.mark.parametrize("audience", AUDIENCES)
def test_who_may_see_nothing_gets_a_front_without_a_figure(audience: Any) -> None:  # noqa: ANN401 - a literal
    """And no data in the page."""
    html = page(audience, of_region=some_region(Sight.model_validate({audience: "never"})))
    text = Page(html).text
    assert say("comparison.sight.never") in text
    assert "%" not in _SCRIPT.sub("", html).split("</title>")[1]
    assert _DATA.findall(html) == ['{"sides":{}}']


def test_context_stands_beside_the_figures_for_who_may_read_what_was_typed() -> None:
    """A function that may be a name is for who sees names; a reader of letters gets totals alone."""
    named = next(s for s in desk().after if s.anchor == "omgeving")
    coded = next(s for s in desk("ssd").after if s.anchor == "omgeving")
    assert "Qnaam de werker" in repr(named)
    assert "Qzorghuis" in repr(named)
    assert [b.kind for b in coded.blocks] == ["text", "text"]
    assert say("desk.context.lead", n=3, of=4) in repr(coded)
    assert say("desk.context.drafts", n=1) not in repr(coded)


def test_context_says_whose_answers_are_in_no_figure() -> None:
    """What a team tells of itself in a form that was not handed in stands there, and that it is one."""
    made_of = inputs()
    draft = {name: {**state, "state": "draft"} for name, state in HANDED_IN.items()}
    contexts = [
        replace(c, form=answers("qwest", SAID["qwest"], standards=draft)) if c.team == "qwest" else c
        for c in made_of.contexts
    ]
    section = next(s for s in desk_view(replace(made_of, contexts=contexts)).after if s.anchor == "omgeving")
    told = section.blocks[0]
    assert isinstance(told, Text)
    assert told.text == " ".join((say("desk.context.lead", n=3, of=4), say("desk.context.drafts", n=1)))


def test_context_counts_no_team_that_told_nothing() -> None:
    """Where nobody told anything it says so; a caseload of one team goes from nothing to nothing."""
    made_of = inputs()
    silent = [replace(c, form=None) for c in made_of.contexts]
    (section,) = (s for s in desk_view(replace(made_of, contexts=silent)).after if s.anchor == "omgeving")
    assert section.blocks == (Text(say("desk.context.none")),)
    one, *others = made_of.contexts
    known = replace(one, profile=Profile(caseload=Decimal(18)))
    alone = [known, *(replace(c, profile=Profile()) for c in others)]
    (section,) = (s for s in desk_view(replace(made_of, contexts=alone)).after if s.anchor == "omgeving")
    told = " ".join(block.text for block in section.blocks if isinstance(block, Text))
    assert say("desk.context.caseload_one", low="18", n=1) in told


@pytest.mark.parametrize("silent", [False, True])
def test_what_a_municipality_told_says_of_how_many_teams_it_is(silent: bool) -> None:
    """Also of its formation, a sum over who told of it; where all told, the name stands alone."""
    made_of = inputs()
    contexts = [replace(c, form=None) if silent and c.team == "qoost" else c for c in made_of.contexts]
    section = next(s for s in desk_view(replace(made_of, contexts=contexts)).after if s.anchor == "omgeving")
    table = next(b for b in section.blocks if isinstance(b, Table))
    told = {name: mark for name, _, mark in (row[0].partition("\n") for row in table.rows)}
    assert (say("comparison.some_teams", n=1, of=2) in told.values()) == silent


def test_the_data_cannot_end_its_element() -> None:
    """A team that is called `</script><b>` stands in the data and starts nothing."""
    base = some_region()
    teams = tuple(t.model_copy(update={"title": "</script><b>x"}) for t in base.teams)
    html = page(of_region=base.model_copy(update={"teams": teams}))
    assert len(Page(html).all("script")) == 2
    assert "</script><b>" not in html
    (data,) = _DATA.findall(html)
    assert any("</script><b>" in cell[3] for cell in json.loads(data)["cells"])


def test_norms_that_ask_the_same_are_one_map() -> None:
    """The norm of now is that of the round here, and leads to the same side."""
    sides = parts(inputs())["sides"]
    assert sides == {"r2 own": 0, "r2 now": 0, "r2 later": 1, "r1 own": 2, "r1 now": 3, "r1 later": 4}
    assert GROWING.level_on("BB-01", inputs().region.norm_start, LATER) == 4


def test_what_moved_adds_up_to_the_last_tenth() -> None:
    """Of every row: before, the part of the teams and that of the norm are after; and all is the engine's."""

    def tenths(text: str) -> int:
        return int(text.removesuffix(" %").replace(",", "").replace("+", ""))

    (moved,) = inputs().moved
    section = next(s for s in desk().after if s.anchor == "rondes")
    tables = [b for b in section.blocks if b.kind == "table"]
    rows = [row for table in tables for row in table.rows]
    assert {row[0] for row in rows} == {"Qstad"}
    assert len(moved.lists) == len(tables) > 0
    for listed, row in zip(moved.lists, rows, strict=True):
        before, teams, norm, after = map(tenths, row[1:5])
        assert before + teams + norm == after
        told = (
            listed.region.before,
            listed.region.team_effect,
            listed.region.norm_effect,
            listed.region.after,
        )
        assert all(
            abs(n - 1000 * exact) <= 1 for n, exact in zip((before, teams, norm, after), told, strict=True)
        )
        assert row[5] == str(listed.region.questions)
    assert {row[2][0] for row in rows} == {"+"}


def test_a_list_of_which_nothing_can_be_compared_is_named_on_the_page() -> None:
    """Else whoever looks for its table finds nothing, and no reason."""
    made = inputs()
    (moved,) = made.moved
    none = replace(moved, lists=(), unlike=("tweede",))
    for each, named in ((none, True), (moved, False)):
        told = render_desk(desk_view(replace(made, moved=(each,))), TEMPLATES)
        assert ("Van Lijst tweede is niets te vergelijken met ronde r1" in told) is named


def moved_of(audience: str) -> set[str]:
    """Of whom a reader sees how they moved since a round in which two municipalities had answers."""
    view = desk(audience, before={"qoost": EARLIER, "qzuid": EARLIER})
    tables = [b for s in view.after if s.anchor == "rondes" for b in s.blocks if b.kind == "table"]
    return {row[0] for table in tables for row in table.rows}


def test_how_a_region_of_few_moved_is_not_for_one_of_them() -> None:
    """Beside the own figure the middle of two would tell that of the other."""
    region = say("desk.moved.region", n=2)
    assert region in moved_of("programme_manager")
    assert moved_of("teams") == {"Qstad"}
