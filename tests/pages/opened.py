# SPDX-License-Identifier: EUPL-1.2
"""A page as a reader opens it, from disk, and what the browser has to say about it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request, ViewportSize
from playwright.sync_api import TimeoutError as TooLateError

_TABS: WeakKeyDictionary[Browser, dict[tuple[bool, bool], Page]] = WeakKeyDictionary()
"""What stands open and is free, by whether a page's policy is put aside and whether scripts run."""
_NUMBERS = count()
PHONE = ViewportSize(width=390, height=844)
DESKTOP = ViewportSize(width=1280, height=900)

_OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"

_CUT = """() => {
  const words = [...document.querySelectorAll("svg text")].filter(t => t.getClientRects().length);
  const out = t => {
    const a = t.getBoundingClientRect(), b = t.ownerSVGElement.getBoundingClientRect();
    return a.left < b.left - 1 || a.right > b.right + 1 || a.bottom > b.bottom + 1
      || b.left < 0 || b.right > document.documentElement.clientWidth;
  };
  return {shown: words.length, cut: words.filter(out).map(t => t.textContent)};
}"""
_OVER = """() => {
  const lines = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode.data.trim(), range = document.createRange();
    const at = walk.currentNode.parentElement, head = at.closest("thead");
    if (!text || !at.checkVisibility() || at.closest("svg, style, .hidden, .skip")) continue;
    if (head && head.getBoundingClientRect().width <= 1) continue;
    range.selectNodeContents(walk.currentNode);
    for (const r of range.getClientRects()) if (r.width > 1) lines.push({text, r});
  }
  lines.sort((a, b) => a.r.top - b.r.top);
  const over = [];
  lines.forEach(({text, r}, n) => {
    for (let k = n + 1; k < lines.length && lines[k].r.top < r.bottom - 5; k++) {
      const s = lines[k].r;
      if (Math.min(r.right, s.right) - Math.max(r.left, s.left) > 3) over.push([text, lines[k].text]);
    }
  });
  return {shown: lines.length, over};
}"""
_TOWERS = """() => {
  const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode.data.trim(), range = document.createRange();
    const at = walk.currentNode.parentElement;
    if (text.length < 12 || !at.checkVisibility() || at.closest("svg, style, .hidden")) continue;
    if (at.closest("thead")?.getBoundingClientRect().width <= 1) continue; // only read aloud
    range.selectNodeContents(walk.currentNode);
    found.push({text, lines: new Set([...range.getClientRects()].map(r => Math.round(r.top))).size});
  }
  return {looked: found.length, towers: found.filter(t => t.lines > t.text.length / 4).map(t => t.text)};
}"""
_PLACES = '() => [...document.querySelectorAll("details.annex > div")].map(d => d.id)'
_SEEN = "id => document.getElementById(id).firstElementChild.checkVisibility()"
_SMALL = """() => {
  const small = {}, walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const at = walk.currentNode.parentElement, size = parseFloat(getComputedStyle(at).fontSize);
    const read = walk.currentNode.data.trim() && !at.closest("svg, style, .hidden");
    if (read && size < 11.99) small[size] = walk.currentNode.data;
  }
  return small;
}"""


_BROKEN = """() => {
  const lines = cell => {
    const range = document.createRange(); range.selectNodeContents(cell);
    return new Set([...range.getClientRects()].map(r => Math.round(r.bottom))).size;
  };
  const cells = [...document.querySelectorAll("table .number")].filter(c => c.textContent.trim());
  // one word is on one line, unless a hyphen says that it goes on
  const one = cells.filter(c => !/[\\s-]/.test(c.textContent.trim()));
  return {looked: one.length, broken: one.filter(c => lines(c) > 1).map(c => c.textContent)};
}"""

_BROKEN_WORDS = """() => {
  const words = [], broken = [], range = document.createRange();
  for (const cell of document.querySelectorAll("td, th, dt")) {
    if (!cell.checkVisibility() || cell.closest("thead")?.getBoundingClientRect().width <= 1) continue;
    const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) for (const found of walk.currentNode.data.matchAll(/\\p{L}{4,}/gu)) {
      range.setStart(walk.currentNode, found.index);
      range.setEnd(walk.currentNode, found.index + found[0].length);
      words.push(found[0]);
      if (new Set([...range.getClientRects()].map(r => Math.round(r.top))).size > 1) broken.push(found[0]);
    }
  }
  return {looked: words.length, broken};
}"""

_LOOKS = """() => {
  const numbers = new Map(), of = new Map(), met = new Set();
  for (const at of document.querySelectorAll("*")) {
    at.removeAttribute("data-look");
    const s = getComputedStyle(at), text = [...at.childNodes].filter(c => c.nodeType === 3);
    const chain = [of.get(at.parentElement), at.localName, s.color, s.backgroundColor, s.backgroundImage,
      s.opacity, s.fontSize, s.fontWeight, s.textShadow, s.position, s.filter, s.mixBlendMode, s.zIndex,
      s.visibility, s.clip].join();
    if (!numbers.has(chain)) numbers.set(chain, numbers.size);
    of.set(at, numbers.get(chain));
    const length = Math.min(text.map(c => c.data.trim()).join("").length, 2);
    const look = [of.get(at), length, at.checkVisibility(), at.getClientRects().length > 0].join();
    if (!met.has(look)) at.setAttribute("data-look", "");
    met.add(look);
  }
}"""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a browser tells of a page.

    Attributes:
        requests: every address that it asked for, the page itself left out.
        complaints: errors and warnings of the console, and errors of scripts.
        overflow: pixels that the page is wider than the window.
    """

    requests: tuple[str, ...]
    complaints: tuple[str, ...]
    overflow: int


def look(browser: Browser, html: bytes, folder: Path, *windows: ViewportSize) -> Seen:
    """Open a page as it is, its policy in force.

    Args:
        browser: to open it in.
        html: the page.
        folder: to put it in.
        *windows: sizes of the window in CSS pixels, one after the other.

    Returns:
        What the browser asked for, complained of and could not fit.
    """
    with opened_page(browser, html, folder, windows[0]) as (page, requests, complaints):
        overflow = max(_in_each(page, windows, _OVERFLOW))
    return Seen(tuple(requests), tuple(complaints), overflow)


def _in_each(page: Page, windows: Sequence[ViewportSize], script: str) -> list[Any]:
    """What a script finds in each size of the window: to open a page for each costs more than to look."""
    found = []
    for window in windows:
        page.set_viewport_size(window)
        found.append(page.evaluate(script))
    return found


def violations(browser: Browser, html: bytes, folder: Path, *windows: ViewportSize) -> dict[str, str]:
    """What axe-core finds wrong, with all of its rules, best practices too; all that folds stands open.

    Contrast takes most of its time: that is measured of one element of each look, of its own and of all
    that it stands in, as those of one look have the same contrast.

    Args:
        browser: to open it in; the page's policy is put aside, as axe is a script.
        html: the page.
        folder: to put it in.
        *windows: sizes of the window in CSS pixels, one after the other.

    Returns:
        By rule: what is wrong, and the first elements that it is about.
    """
    found: list[dict[str, Any]] = []
    with opened_page(browser, html, folder, windows[0], bypass_csp=True) as (page, _, _):
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        page.evaluate(Axe().axe_script)
        page.evaluate("axe.configure({rules: [{id: 'color-contrast', selector: '[data-look]'}]})")
        for window in windows:
            page.set_viewport_size(window)
            page.evaluate(_LOOKS)
            found += page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    return {
        rule["id"]: f"{rule['help']}: {[' '.join(node['target']) for node in rule['nodes'][:3]]}"
        for rule in found
    }


def cut_words(
    browser: Browser, html: bytes, folder: Path, *windows: ViewportSize
) -> list[tuple[int, list[str]]]:
    """What words of the pictures that are shown fall out of their picture or of the window.

    Args:
        browser: to open it in.
        html: the page.
        folder: to put it in.
        *windows: sizes of the window in CSS pixels, one after the other.

    Returns:
        For each window: how many words of pictures are shown; and those that are cut.
    """
    with opened_page(browser, html, folder, windows[0], bypass_csp=True) as (page, _, _):
        return [(found["shown"], found["cut"]) for found in _in_each(page, windows, _CUT)]


def overlaid_words(
    browser: Browser, html: bytes, folder: Path, *windows: ViewportSize
) -> list[tuple[int, list[list[str]]]]:
    """What words of the page lie over other ones; those of pictures are not looked at.

    Args:
        browser: to open it in.
        html: the page.
        folder: to put it in.
        *windows: sizes of the window in CSS pixels, one after the other.

    Returns:
        For each window: how many lines are shown; and the texts that lie over each other, in pairs.
    """
    with opened_page(browser, html, folder, windows[0], bypass_csp=True) as (page, _, _):
        return [(found["shown"], found["over"]) for found in _in_each(page, windows, _OVER)]


def towers(
    browser: Browser, html: bytes, folder: Path, *windows: ViewportSize
) -> list[tuple[int, list[str]]]:
    """Texts that have so little room that their letters stand under each other.

    Args:
        browser: to open it in.
        html: the page.
        folder: to put it in.
        *windows: sizes of the window in CSS pixels, one after the other.

    Returns:
        For each window: how many texts are shown; and those with fewer than four letters on a line.
    """
    with opened_page(browser, html, folder, windows[0], bypass_csp=True) as (page, _, _):
        return [(found["looked"], found["towers"]) for found in _in_each(page, windows, _TOWERS)]


def printed_sizes(browser: Browser, html: bytes, folder: Path) -> dict[str, str]:
    """The letters that come out under nine points when the page is printed, by their size with an example."""
    with opened_page(browser, html, folder, DESKTOP, bypass_csp=True) as (page, _, _):
        page.emulate_media(media="print")
        found: dict[str, str] = page.evaluate(_SMALL)
    return found


def broken_figures(browser: Browser, html: bytes, folder: Path) -> tuple[int, list[str]]:
    """The figures in tables, and heads of one word above them, that go on at a next line on paper.

    Args:
        browser: to open it in.
        html: the page.
        folder: to put it in.

    Returns:
        How many were looked at; and those that are broken.
    """
    paper = ViewportSize(width=665, height=1000)  # A4 between our margins
    with opened_page(browser, html, folder, paper, bypass_csp=True) as (page, _, _):
        page.emulate_media(media="print")
        found: dict[str, Any] = page.evaluate(_BROKEN)
    return found["looked"], found["broken"]


def broken_words(
    browser: Browser, html: bytes, folder: Path, *windows: ViewportSize
) -> list[tuple[int, list[str]]]:
    """The words in tables and labels that go on at a next line, where a browser knows no Dutch hyphens.

    Args:
        browser: to open it in.
        html: the page.
        folder: to put it in.
        *windows: sizes of the window in CSS pixels, one after the other.

    Returns:
        For each window: how many were looked at; and those that are broken.
    """
    with opened_page(browser, html, folder, windows[0], bypass_csp=True) as (page, _, _):
        page.evaluate("() => document.querySelectorAll('details').forEach(d => { d.open = true; })")
        return [(found["looked"], found["broken"]) for found in _in_each(page, windows, _BROKEN_WORDS)]


def printed(browser: Browser, html: bytes, folder: Path) -> bytes:
    """A page as PDF, as a browser prints it."""
    with opened_page(browser, html, folder, DESKTOP) as (page, _, _):
        return page.pdf(prefer_css_page_size=True, print_background=True)


def _comes(page: Page, place: str) -> bool:
    """Whether the words of an annex come in sight: a page is drawn anew after what was asked of it."""
    try:
        page.wait_for_function(_SEEN, arg=place, timeout=15_000)
    except TooLateError:
        return False
    return True


def annexes_seen(browser: Browser, html: bytes, folder: Path) -> list[tuple[bool, bool, bool]]:
    """Per annex whether its words are seen at first, after its link was followed, and when printed.

    Args:
        browser: to open it in.
        html: the page.
        folder: to put it in.
    """
    with opened_page(browser, html, folder, DESKTOP, bypass_csp=True) as (page, _, _):
        places: list[str] = page.evaluate(_PLACES)
        first = [page.evaluate(_SEEN, place) for place in places]
        page.emulate_media(media="print")
        printed = [_comes(page, place) for place in places]
        page.emulate_media(media="screen")
        followed = []
        for place in places:
            page.locator(f'nav a[href="#{place}"]').click()
            followed.append(_comes(page, place))
    return list(zip(first, followed, printed, strict=True))


@contextmanager
def opened_page(
    browser: Browser,
    html: bytes,
    folder: Path,
    window: ViewportSize,
    *,
    bypass_csp: bool = False,
    scripts: bool = True,
    place: str = "",
) -> Iterator[tuple[Page, list[str], list[str]]]:
    """A page as a reader opens it.

    One tab opens page after page: a new one for each costs more than what is looked at in it, as all that
    a browser learnt of a script begins anew. A tab in which a test failed is not used again.

    Args:
        browser: to open it in.
        html: the page.
        folder: to put it in.
        window: size of the window in CSS pixels.
        bypass_csp: True puts the policy of the page aside.
        scripts: False for a reader whose browser runs none.
        place: behind the address, such as `#kaart`.

    Yields:
        The page, every address that it asks for besides its own, and what the browser complains of.
    """
    path = folder / f"page-{next(_NUMBERS)}.html"  # an address that no tab has open
    path.write_bytes(html)
    requests: list[str] = []
    complaints: list[str] = []

    def asked(request: Request) -> None:
        if request.url.split("#")[0] != path.as_uri():
            requests.append(request.url)

    def told(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            complaints.append(message.text)

    def failed(error: Error) -> None:
        complaints.append(error.message)

    kept = _TABS.setdefault(browser, {})
    page = kept.pop((bypass_csp, scripts), None) or _tab(browser, bypass_csp, scripts)
    page.set_viewport_size(window)
    page.on("request", asked)
    page.on("console", told)
    page.on("pageerror", failed)
    page.goto(path.as_uri() + place)
    yield page, requests, complaints
    page.remove_listener("request", asked)
    page.remove_listener("console", told)
    page.remove_listener("pageerror", failed)
    page.emulate_media(media="null")
    page.context.clear_cookies()
    kept[bypass_csp, scripts] = page


def _tab(browser: Browser, bypass_csp: bool, scripts: bool) -> Page:
    return browser.new_context(bypass_csp=bypass_csp, java_script_enabled=scripts).new_page()
