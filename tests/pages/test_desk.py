# SPDX-License-Identifier: EUPL-1.2
"""The page of a comparison as somebody works with it: every figure it can come to show is the engine's."""

from collections.abc import Sequence
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.documents.desk.desk_made import desk, inputs, page
from tests.pages.kinds import covering
from tests.pages.opened import DESKTOP, PHONE, look, opened_page, printed_sizes, violations
from tests.scoring.small import AUDIENCES
from toolkit.comparison.heat import KINDS, CriterionKind, Heat
from toolkit.documents.audience import Audience
from toolkit.documents.comparison.lists import figure_of
from toolkit.documents.desk.inputs import Side
from toolkit.scoring.rules import threshold_values
from toolkit.words.catalogue import say

pytestmark = pytest.mark.slow
_SHOWN = """() => [...document.querySelectorAll('.map')].filter(m => m.checkVisibility()).map(m => ({
  side: Number(m.dataset.side), list: Number(m.dataset.list),
  rows: [...m.querySelectorAll('tbody tr')].map(r => [
    r.querySelector('th').firstChild.textContent,
    ...[...r.querySelectorAll('td')].map(d => d.querySelector('b').textContent)])}))"""
_CHOSEN = f"""choices => choices.map(choice => {{
  for (const [name, value] of Object.entries(choice)) {{
    const select = document.querySelector(`[name=${{name}}]`);
    if (select.value === value) continue; // as a reader, who leaves the rest as it stands
    if (select.disabled || ![...select.options].some(o => o.value === value && !o.disabled))
      throw new Error(`${{name}}: ${{value}} cannot be chosen`);
    select.value = value;
    for (const event of ["input", "change"]) select.dispatchEvent(new Event(event, {{bubbles: true}}));
  }}
  return ({_SHOWN})();
}})"""

Rows = list[list[str]]


def shown(of_page: Page) -> list[tuple[int, int, Rows]]:
    """The maps that are seen: side, list, and the figures of every row behind its name."""
    return maps_of(of_page.evaluate(_SHOWN))


def maps_of(told: list[dict[str, Any]]) -> list[tuple[int, int, Rows]]:
    """The same from what the browser told."""
    return [(m["side"], m["list"], m["rows"]) for m in told]


@cache
def sides() -> Sequence[Side]:
    """What the page is made of."""
    return inputs().sides


def engine(side: int, number: int, kind: CriterionKind = "all", teams: set[str] | None = None) -> Rows:
    """The same as scoring has it."""
    outcome = sides()[side].outcome
    near = threshold_values(outcome.asked.norm).near
    titles = {m.id: m.title for m in outcome.region.municipalities}
    rows = sorted(Heat(outcome).maps(kind, teams)[number].rows, key=lambda r: titles[r.municipality])
    cells = ((row, (row.whole, *row.themes)) for row in rows)
    return [[titles[r.municipality], *(figure_of("", c.over, near).text for c in of)] for r, of in cells]


@cache
def html(audience: Audience = "programme_manager") -> bytes:
    """The page as bytes."""
    return page(audience).encode("utf-8")


def test_axe_finds_nothing(browser: Browser, tmp_path: Path) -> None:
    """No rule of axe-core is broken by any kind of element, on a desktop or on a telephone."""
    looked = covering({one: html(one) for one in AUDIENCES})
    assert len(looked) > 1
    for one, page_ in looked.items():
        assert violations(browser, page_, tmp_path, DESKTOP, PHONE) == {}, one


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_page_keeps_to_itself(browser: Browser, audience: Audience, tmp_path: Path) -> None:
    """It fits the window, asks for nothing, and its policy forbids nothing that it does."""
    seen = look(browser, html(audience), tmp_path, PHONE, DESKTOP)
    assert (seen.overflow, seen.requests, seen.complaints) == (0, (), ())


def test_without_scripts_every_map_is_there(browser: Browser, tmp_path: Path) -> None:
    """The round by its own norm at once, the others behind a fold; no choice that does nothing."""
    with opened_page(browser, html(), tmp_path, DESKTOP, scripts=False) as (opened, _, complaints):
        assert opened.locator("#keuze").is_hidden()
        visible = opened.locator(".map:visible")
        assert visible.count() == 2
        opened.locator("#andere > summary").click()
        assert opened.locator(".map:visible").count() == 10
        figures = opened.locator('.map[data-side="2"] td b').all_inner_texts()
        assert figures == [cell for number in (0, 1) for row in engine(2, number) for cell in row[1:]]
        assert complaints == []


def test_every_choice_shows_the_figures_of_the_engine(browser: Browser, tmp_path: Path) -> None:
    """Each kind of questions with each kind of team, on both lists, against every norm of the round."""
    profiles = sides()[0].profiles
    teams = {t: (p.organisation_form or "none", str(p.positioning or "none")) for t, p in profiles.items()}
    norms = (("own", 0), ("now", 0), ("later", 1))
    ways = list(product((0, 1), norms, KINDS, ("", "A1", "B"), ("", "2", "none")))
    choices = [
        {"lijst": str(number), "norm": norm, "vragen": "" if kind == "all" else kind}
        | {"vorm": form, "positie": position}
        for number, (norm, _), kind, form, position in ways
    ]
    with opened_page(browser, html(), tmp_path, DESKTOP) as (opened, requests, complaints):
        seen = [maps_of(found) for found in opened.evaluate(_CHOSEN, choices)]
        assert (requests, complaints) == ([], [])
    looked = set()
    for (number, (_, side), kind, form, position), (found,) in zip(ways, seen, strict=True):
        fits = {t for t, (f, p) in teams.items() if form in {"", f} and position in {"", p}}
        chosen = fits if form or position else None
        assert found == (side, number, engine(side, number, kind, chosen)), (kind, form, position)
        looked.add(str(found))
    assert len(looked) > 30


def test_earlier_rounds_stand_against_each_norm(browser: Browser, tmp_path: Path) -> None:
    """A round of before by its own norm, that of now and that of later; a part of it cannot be chosen."""
    with opened_page(browser, html(), tmp_path, DESKTOP) as (opened, _, _):
        opened.select_option("[name=vragen]", "limit")
        opened.select_option("[name=ronde]", "r1")
        assert opened.locator("[name=vragen]").is_disabled()
        for norm, side in (("own", 2), ("now", 3), ("later", 4)):
            opened.select_option("[name=norm]", norm)
            assert shown(opened) == [(side, 0, engine(side, 0))]
        assert say("desk.word.not_here") in opened.locator("[role=status]").inner_text()


def test_filters_choose_questions_and_teams_everywhere(browser: Browser, tmp_path: Path) -> None:
    """Only questions with a lower limit, only columns of teams of that form; and all come back."""
    with opened_page(browser, html(), tmp_path, DESKTOP) as (opened, _, _):
        opened.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        rows = opened.locator("#vragen [data-kinds]:visible")
        whole = rows.count()
        opened.select_option("[name=vragen]", "limit")
        assert 0 < rows.count() < whole
        assert {"limit" in str(r.get_attribute("data-kinds")) for r in rows.all()} == {True}
        opened.select_option("[name=vorm]", "B")
        heads = opened.locator("#teams th[data-vorm]:visible")
        assert {h.get_attribute("data-vorm") for h in heads.all()} == {"B"}
        assert opened.locator(".over:visible").count() == 0
        opened.locator("#keuze button").click()
        opened.wait_for_function("() => document.querySelector('[name=vorm]').value === ''")
        told = opened.locator("[role=status]").inner_text()
        assert told.count(say("desk.choice.all_teams")) == 1
        assert rows.count() == whole
        assert shown(opened) == [(0, 0, engine(0, 0))]


def test_what_was_chosen_returns_with_the_address(browser: Browser, tmp_path: Path) -> None:
    """Who opens the address sees the same; an address that says nothing we know shows everything."""
    with opened_page(browser, html(), tmp_path, DESKTOP) as (opened, _, _):
        opened.select_option("[name=lijst]", "1")
        opened.select_option("[name=norm]", "later")
        opened.select_option("[name=vorm]", "B")
        opened.wait_for_function("() => location.hash.includes('vorm=B')")
        place = opened.evaluate("location.hash")
        before = shown(opened)
    with opened_page(browser, html(), tmp_path, PHONE, place=place) as (opened, _, _):
        assert shown(opened) == before == [(1, 1, engine(1, 1, "all", {"qwest", "qzuid"}))]
    with opened_page(browser, html(), tmp_path, PHONE, place="#!lijst=9&vorm=%3Cb%3E") as (
        opened,
        _,
        complaints,
    ):
        assert shown(opened) == [(0, 0, engine(0, 0))]
        assert complaints == []


def test_a_cell_opens_why_and_gives_the_keyboard_back(browser: Browser, tmp_path: Path) -> None:
    """With the keyboard: Enter on a figure shows its teams question by question, Escape leads back to it."""
    with opened_page(browser, html(), tmp_path, PHONE) as (opened, _, complaints):
        link = opened.locator(".map:visible tbody tr", has_text="Qstad").locator("td a").nth(1)
        link.focus()
        opened.keyboard.press("Enter")
        dialog = opened.locator("dialog[open]")
        opened.wait_for_function("() => location.hash.includes('waarom=')")
        assert dialog.locator("thead th").all_inner_texts()[1:] == ["Ploeg Qoost", "Ploeg Qwest"]
        row = dialog.locator("tr", has_text="AA-01").locator("td b")
        assert row.all_inner_texts() == ["1", "0"]
        assert dialog.locator("tr", has_text="BB-01").count() == 0
        opened.keyboard.press("Escape")
        opened.wait_for_function("() => !document.querySelector('dialog').open")
        assert opened.evaluate("document.activeElement.textContent") == link.text_content()
        opened.wait_for_function("() => !location.hash.includes('waarom=')")
        assert complaints == []


def test_without_scripts_a_cell_leads_to_its_teams(browser: Browser, tmp_path: Path) -> None:
    """The browser opens the fold that the figure points at."""
    with opened_page(browser, html(), tmp_path, DESKTOP, scripts=False) as (opened, _, _):
        row = opened.locator('.map[data-list="0"] tbody tr', has_text="Qstad").first
        row.locator("td a").nth(1).click()
        opened.locator("#teams tbody:target tr", has_text="AA-01").wait_for(state="visible", timeout=5000)


def test_paper_holds_what_a_meeting_reads_in_letters_of_nine_points(browser: Browser, tmp_path: Path) -> None:
    """The board, one map and what follows; what people look up stays on the screen, and a line says where."""
    assert printed_sizes(browser, html(), tmp_path) == {}
    with opened_page(browser, html(), tmp_path, DESKTOP) as (opened, _, _):
        paper = opened.locator(".paper")
        assert paper.is_hidden()
        opened.emulate_media(media="print")
        assert paper.inner_text() == say("desk.word.paper")
        assert opened.locator("#stand, .map:visible, #gaps").count() == 3
        assert opened.locator(".map:visible").count() == 1
        for looked_up in ("#vragen", "#teams", "#rondes", "#omgeving", ".looked-up"):
            assert opened.locator(looked_up).first.is_hidden(), looked_up
        assert opened.locator("#keuze select:visible").count() == 0
        assert opened.locator("#keuze [role=status]").is_visible()


def test_every_reader_sees_the_rows_that_are_theirs(browser: Browser, tmp_path: Path) -> None:
    """The names of the maps are those of the view, in every row, for every reader."""
    for audience in AUDIENCES:
        rows = [row.name for row in desk(audience).maps[0].rows]
        with opened_page(browser, html(audience), tmp_path, DESKTOP) as (opened, _, _):
            assert [row[0] for row in shown(opened)[0][2]] == rows
