# SPDX-License-Identifier: EUPL-1.2
"""Plans and comparisons in a browser: for every reader, at every width, and nothing leaves the page."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize

from tests.pages.kinds import covering
from tests.pages.opened import (
    DESKTOP,
    PHONE,
    annexes_seen,
    broken_figures,
    broken_words,
    cut_words,
    look,
    opened_page,
    overlaid_words,
    printed,
    printed_sizes,
    towers,
    violations,
)
from tests.scoring.small import AUDIENCES
from toolkit.documents.comparison.view import comparison_name
from toolkit.words.catalogue import say
from tools.golden.made import BOARD, documents, work
from tools.golden.pages import can_read_pages, pages_text

pytestmark = pytest.mark.slow
ROUND = work().region.last_round().id
OWN = work().region.municipalities[0].id
PLANS = [
    say(f"cli.plannen.name.{edition}", unit=team, round=ROUND, body=BOARD)
    for edition, team in (
        ("team", "goed"),
        ("team", "op-nul"),
        ("team", "half"),
        ("team", "leeg"),
        ("team", "samen"),
        ("team", "derde"),
        ("board", "derde"),
        ("board", "a1"),
        ("list_team", "gemeente-noorddorp"),
    )
]
COMPARISONS = [comparison_name(ROUND, a, OWN if a == "teams" else None) for a in AUDIENCES]
PAGES = [*PLANS, *COMPARISONS]
NARROWEST, BETWEEN = ViewportSize(width=320, height=640), ViewportSize(width=641, height=900)
WINDOWS = [PHONE, DESKTOP]


def html_of(name: str) -> bytes:
    """A page of the fixed region."""
    return documents()[f"{name}.html"]


def broken(old: bytes, new: bytes) -> bytes:
    """A page of ours with one thing wrong."""
    html = html_of(PLANS[0])
    assert html.count(old) == 1
    return html.replace(old, new)


def test_axe_finds_nothing(browser: Browser, tmp_path: Path) -> None:
    """No rule of axe-core is broken by any kind of element, on a desktop or on a telephone."""
    looked = covering({name: html_of(name) for name in PAGES})
    assert len(looked) > 2
    for name, html in looked.items():
        assert violations(browser, html, tmp_path, *WINDOWS) == {}, name


@pytest.mark.parametrize("name", PAGES)
def test_a_page_keeps_to_itself(browser: Browser, name: str, tmp_path: Path) -> None:
    """It fits the window, asks for nothing, and its own policy forbids nothing that it does."""
    seen = look(browser, html_of(name), tmp_path, *WINDOWS)
    assert seen.overflow <= 0
    assert seen.requests == ()
    assert seen.complaints == ()


def test_what_is_broken_is_found(browser: Browser, tmp_path: Path) -> None:
    """Axe runs: without its language, a folded picture without words or a pale cell is found."""
    picture = b'<details><summary>M</summary><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></details>'
    pale = b"<style>tr:first-child td:last-child { color: #ccc; }</style>"
    html = broken(b"</main>", picture + pale + b"</main>").replace(b'<html lang="nl"', b"<html")
    assert {"html-has-lang", "image-alt", "color-contrast"} <= violations(
        browser, html, tmp_path, *WINDOWS
    ).keys()
    narrow = broken(b"</main>", b"<style>@media (width < 500px) { td { color: #ccc; } }</style></main>")
    assert violations(browser, narrow, tmp_path, DESKTOP) == {}
    assert violations(browser, narrow, tmp_path, *WINDOWS).keys() == {"color-contrast"}


def test_what_does_not_fit_is_found(browser: Browser, tmp_path: Path) -> None:
    """A word of a thousand letters that may not break makes a page wider than a telephone."""
    wide = b"<pre>" + b"x" * 1000 + b"</pre></main>"
    assert look(browser, broken(b"</main>", wide), tmp_path, PHONE).overflow > 1000


def test_what_the_policy_forbids_is_found(browser: Browser, tmp_path: Path) -> None:
    """A script in a page of ours does not run, and the browser says so."""
    seen = look(
        browser, broken(b"</main>", b"</main><script>document.title = 'x'</script>"), tmp_path, DESKTOP
    )
    assert any("Content Security Policy" in text for text in seen.complaints)


def test_a_request_is_found(browser: Browser, tmp_path: Path) -> None:
    """A page without our policy that asks for a picture elsewhere is seen to do so."""
    address = "http://127.0.0.1:9/x.png"
    page = f'<!doctype html><html lang="nl"><title>x</title><img src="{address}" alt="x">'
    assert look(browser, page.encode("utf-8"), tmp_path, DESKTOP).requests == (address,)


@pytest.mark.parametrize("name", [PLANS[5], PLANS[6]])
def test_no_word_of_a_picture_is_cut(browser: Browser, name: str, tmp_path: Path) -> None:
    """On a telephone the picture is another one than on a desk, and each shows all its words."""
    windows = (NARROWEST, PHONE, BETWEEN, DESKTOP)
    for window, (shown, cut) in zip(
        windows, cut_words(browser, html_of(name), tmp_path, *windows), strict=True
    ):
        assert shown > 20
        assert cut == [], window


@pytest.mark.parametrize("name", [PLANS[5], PLANS[6], PLANS[8], COMPARISONS[0]])
def test_no_words_lie_over_others(browser: Browser, name: str, tmp_path: Path) -> None:
    """A line of text has its own place, also where folded annexes begin."""
    for shown, over in overlaid_words(browser, html_of(name), tmp_path, *WINDOWS):
        assert shown > 20
        assert over == []


def test_a_title_breaks_behind_a_comma_or_colon_and_not_inside_a_name(
    browser: Browser, tmp_path: Path
) -> None:
    """Also where two lines of one length would have parted a name; with room it has one line."""
    lines = """() => ['h1', 'h1 span'].map(where => Math.max(...[...document.querySelectorAll(where)]
        .map(at => Math.round(at.offsetHeight / parseFloat(getComputedStyle(at).lineHeight)))))"""
    found = []
    with opened_page(browser, html_of(PLANS[6]), tmp_path, DESKTOP, bypass_csp=True) as (page, _, _):
        for width in range(440, 1200, 40):
            page.set_viewport_size(ViewportSize(width=width, height=900))
            found.append(tuple(page.evaluate(lines)))
    assert set(found) == {(2, 1), (1, 1)}


@pytest.mark.parametrize("name", [PLANS[5], PLANS[6], PLANS[8], COMPARISONS[0]])
def test_no_letters_stand_under_each_other(browser: Browser, name: str, tmp_path: Path) -> None:
    """What a table is has the room of the page, also where its cells stand under each other."""
    for looked, found in towers(browser, html_of(name), tmp_path, *WINDOWS):
        assert looked > 20
        assert found == []


@pytest.mark.parametrize("name", [PLANS[5], PLANS[6], COMPARISONS[0]])
def test_nothing_is_printed_smaller_than_nine_points(browser: Browser, name: str, tmp_path: Path) -> None:
    """Also what stands small in a table on the screen."""
    assert printed_sizes(browser, html_of(name), tmp_path) == {}


@pytest.mark.parametrize("name", PAGES)
def test_no_word_of_a_table_or_label_is_broken(browser: Browser, name: str, tmp_path: Path) -> None:
    """'gezinswerke' with an 'r' below it is no word."""
    html = html_of(name)
    for looked, found in broken_words(browser, html, tmp_path, PHONE, BETWEEN, DESKTOP):
        assert looked > 20 or b"<td" not in html
        assert found == []


@pytest.mark.parametrize("name", [PLANS[5], PLANS[6], PLANS[8]])
def test_no_figure_is_broken_on_paper(browser: Browser, name: str, tmp_path: Path) -> None:
    """'1.24' with a '1' below it is another number."""
    # the longest that a column may have to hold
    html = html_of(name).replace(b">10</td>", b">10.240</td>")
    looked, broken_ = broken_figures(browser, html, tmp_path)
    assert looked > 10
    assert broken_ == []


def test_a_table_to_write_in_has_lines_between_its_columns(browser: Browser, tmp_path: Path) -> None:
    """Who writes sees where a cell ends; a table to read goes without."""
    sides = """() => [...document.querySelectorAll('tbody tr:last-child > :last-child')].map(cell => [
        getComputedStyle(cell).borderLeftStyle, cell.textContent.trim() === '' ])"""
    with opened_page(browser, html_of(PLANS[5]), tmp_path, DESKTOP, bypass_csp=True) as (page, _, _):
        page.emulate_media(media="print")
        found = page.evaluate(sides)
    assert ["solid", True] in found
    assert ["none", False] in found
    assert ["solid", False] not in found


@pytest.mark.skipif(not can_read_pages(), reason="needs Poppler")
@pytest.mark.parametrize("name", [PLANS[5], PLANS[6], PLANS[8]])
def test_no_printed_page_holds_only_what_the_document_is_made_of(
    browser: Browser, name: str, tmp_path: Path
) -> None:
    """Nor does a short table leave its sum behind on another page."""
    _, *pages = pages_text(printed(browser, html_of(name), tmp_path)).split("=== page ")
    lines = [page.splitlines()[1:] for page in pages]  # below its number
    assert len(lines) > 1
    assert min(len(page) for page in lines) > 5
    total = re.compile(rf"{say('plan.means.total')} +\d")  # not a theme that begins with that word
    sums = [n for page in lines for n, line in enumerate(page) if total.match(line)]
    assert min(sums) > 3


def test_annexes_open_for_a_link_and_on_paper(browser: Browser, tmp_path: Path) -> None:
    """Closed at first; what a link leads to is opened by the browser, and print has them all."""
    seen = annexes_seen(browser, html_of(PLANS[5]), tmp_path)
    assert len(seen) > 5
    assert set(seen) == {(False, True, True)}
