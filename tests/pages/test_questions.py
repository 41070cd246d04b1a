# SPDX-License-Identifier: EUPL-1.2
"""What a programme manager wants to know, answered by what the commands make; one question a test.

Each answer is read from the page in Chromium or from a file, and held beside another output of the program.
"""

import csv
import io
import json
import re
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pikepdf
import pytest
import yaml
from playwright.sync_api import Browser, Page

from tests.cli.runner import zelfscan
from tests.work.some_faces import set_in_markdown, set_in_pages
from toolkit.words.catalogue import say

pytestmark = pytest.mark.slow
DAY, ROUND = "2026-04-14", "2026-q1"
MOST_PAPER = 10  # pages of A4
_CELLS = "t => [...t.querySelectorAll('tbody tr')].map(r => [...r.children].map(c => c.innerText.trim()))"
Row = dict[str, str]


@dataclass(frozen=True)
class Made:
    """What the commands made of the example region."""

    region: Path
    page: Path
    memo: str
    progress: dict[str, Any]
    export: Path

    def table(self, name: str) -> list[Row]:
        """A table of the export."""
        text = (self.export / f"{name}.csv").read_text(encoding="utf-8-sig")
        return list(csv.DictReader(io.StringIO(text), delimiter=";"))


@pytest.fixture(scope="module")
def made(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The region as its programme manager has it: the forms read in by the demo, everything made once."""
    top = tmp_path_factory.mktemp("vragen")
    region = top / "regio"
    shutil.copytree(demo, region)
    at = ("--map", region)
    with pytest.MonkeyPatch.context() as patched:  # no other face is looked at
        set_in_pages(patched)
        zelfscan("vergelijken", *at, "--uit", top / "uit", "--datum", DAY, cwd=top)
        set_in_markdown(patched)
        zelfscan("stuurgroep", *at, "--voor", "ssd", "--uit", top / "uit", "--datum", DAY, cwd=top)
    zelfscan("exporteren", *at, "--uit", top / "uit", "--datum", DAY, cwd=top)
    progress = json.loads(zelfscan("voortgang", *at, "--json", "--datum", DAY, cwd=top).stdout)
    out = top / "uit"
    memo = (out / f"stuurgroep-{ROUND}-ssd.md").read_text(encoding="utf-8")
    page = out / f"vergelijking-{ROUND}-programmamanager.html"
    return Made(region, page, memo, progress, out / "gegevens-programmamanager")


@pytest.fixture(scope="module")
def page(browser: Browser, made: Made) -> Iterator[Page]:
    """The programme manager's page, open, with every fold open too."""
    opened = browser.new_page()
    opened.goto(made.page.as_uri())
    opened.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    yield opened
    opened.close()


def head(key: str) -> str:
    """What stands above a column of the export."""
    return say(f"export.column.{key}.head")


def plain(text: str) -> str:
    """A text whose spaces are all alike."""
    return " ".join(text.split())


def rows(page: Page, table: str) -> list[list[str]]:
    """The rows of a table of the page, as text."""
    script = (
        "(t) => [...t.querySelectorAll('tbody tr')].map(r => [...r.children].map(c => c.innerText.trim()))"
    )
    found: list[list[str]] = page.locator(table).first.evaluate(script)
    return found


def under(made: Made) -> dict[str, set[str]]:
    """By question in words the teams that are under the norm, as the export has it."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in made.table("antwoorden"):
        counts = row[head("counted")] == row[head("counts")] == say("word.yes")
        if row[head("round")] == ROUND and counts and row[head("unit_kind")] == say("export.unit_kind.team"):
            short = row[head("gap")] not in {"", "0"}
            found[row[head("title")]] |= {row[head("unit")]} if short else set()
    return found


def test_who_is_missing(page: Page, made: Made) -> None:
    """The board names every team that gave nothing or did not hand in, and no other."""
    states = {(r[head("unit")], r[head("state")]) for r in made.table("cijfers") if r[head("round")] == ROUND}
    drafts = {unit for unit, state in states if state == say("state.draft")}
    board = {row[0].split("\n")[0]: row[1] for row in rows(page, "#stand table")}
    given = {unit for unit, _ in states} & board.keys()
    assert {
        team for team, told in board.items() if told == say("desk.status.nothing")
    } == board.keys() - given
    assert board.keys() - given
    assert {team for team in given if board[team] != say("word.yes")} == drafts & board.keys()
    missing = page.locator("#stand li").all_inner_texts()
    for team, told in board.items():
        assert any(team in line for line in missing) == (told != say("word.yes"))


def test_where_we_stand_and_how_sure_that_is(page: Page) -> None:
    """Each conclusion says on what it rests; an unsure figure is a range with its own look."""
    conclusions = page.locator("#conclusies li").all_inner_texts()
    assert 3 <= len(conclusions) <= 5
    assert re.search(r"rust op \d+ van \d+ teams", conclusions[0])
    cells = (
        page.locator(".map:visible tbody tr").filter(has_not_text=say("desk.word.no_teams")).locator("td b")
    )
    figures = cells.all_inner_texts()
    assert any("–" in text and "%" in text for text in figures)
    assert any(re.fullmatch(r"\d+ %", text) for text in figures)
    for cell in page.locator(".map:visible tbody td.b-open b").all():
        assert re.fullmatch(r"\d+–\d+ %", cell.inner_text())


def test_which_gaps_we_share(page: Page, made: Made) -> None:
    """The first ten, each with the number of teams that the answers give."""
    shared = rows(page, "#together table")
    assert 3 <= len(shared) <= 10
    counted = {title: len(teams) for title, teams in under(made).items()}
    for title, teams, *_ in shared:
        assert int(teams.split()[0]) == counted[title], title


def test_what_we_do_together_at_what_price(page: Page, made: Made) -> None:
    """Hours together are fewer than apart and add up to what is saved; one amount on page and memo."""
    table = page.locator("#together table").nth(1)
    found = table.evaluate(_CELLS)
    hours = [[int(cell.replace(".", "")) for cell in row[2:4]] for row in found]
    *each, total = hours
    assert all(together < apart for together, apart in each)
    assert [sum(column) for column in zip(*each, strict=True)] == total
    saved = f"{total[1] - total[0]:,}".replace(",", ".")
    assert f"scheelt {saved} uur" in page.locator("#together").inner_text()
    assert f"scheelt {saved} uur" in made.memo
    heads = [
        cell.strip() for cell in page.locator("#requests table").first.locator("thead th").all_inner_texts()
    ]
    once = plain(rows(page, "#requests table")[-1][heads.index(say("memo.requests.head.once"))])
    amount = re.fullmatch(r"€ ([\d.]+)–([\d.]+)", once)
    assert amount is not None
    sentence = f"€ {amount[1]} tot € {amount[2]} één keer"
    assert sentence in plain(made.memo)
    assert sentence in plain(page.locator("#conclusies").inner_text())


def test_who_helps_whom(page: Page, made: Made) -> None:
    """Who shows how it works is at the norm on that subject, who asks is under it, nobody too often."""
    short = under(made)
    titled = page.locator("#together table", has_text=say("desk.found.helper"))
    found = titled.evaluate(_CELLS)
    assert found
    asked: Counter[str] = Counter()
    for subject, helper, asks in found:
        names = short[subject]
        assert not any(helper.startswith(name) for name in names)
        assert any(name in asks for name in names)
        asked[helper] += sum(name in asks for name in names)
    assert max(asked.values()) <= 2


def test_what_the_stuurgroep_decides_on_thursday(made: Made) -> None:
    """The memo begins with it: numbered points, an amount, a day, and what happens without a decision."""
    first = made.memo.split("\n## ")[1]
    points = re.findall(r"^\d\. \*\*(Besluit|Advies[^*]*):\*\*", first, re.MULTILINE)
    assert "Besluit" in points
    assert "**Bedrag (schatting):**" in first
    assert "**Zonder besluit van " in first
    assert re.search(r"vóór \d+ \w+ 2026", first)


def test_what_changed_and_by_whom(page: Page, made: Made) -> None:
    """Per municipality the part of the teams and of the norm; and what came in, from whom, the last first."""
    assert page.locator("#rondes table").count() > 0
    for before, teams, norm, after in (row[1:5] for row in rows(page, "#rondes table")):
        tenths = [int(re.sub(r"[ %,+]", "", text).replace("−", "-")) for text in (before, teams, norm, after)]
        assert sum(tenths[:3]) == tenths[3]
    came = rows(page, "#gebeurd table")
    forms = {path.stem for path in (made.region / "ingevuld" / ROUND).iterdir()}
    written = [json.loads(line) for line in (made.region / "log.jsonl").read_text().splitlines()]
    done = [one for one in written if one["event"] == "done"]
    assert len(came) == len(done) > 5
    assert {Path(one["file"]).stem for one in done} <= forms
    kinds = ("team", "municipality", "employer")
    assert {row[2] for row in came} == {say(f"form.respondent.{kind}.team") for kind in kinds}
    for row in came:
        assert row[3] == say("desk.arrived.answers", round=ROUND)


def test_figures_to_pivot(made: Made) -> None:
    """Every sheet is one table from its first row; answers counted per theme are the figures of the other."""
    book = openpyxl.load_workbook(made.export.with_suffix(".xlsx"), read_only=False)
    for sheet in book.worksheets[1:]:
        assert all(cell.value for cell in sheet[1])
        assert sheet.merged_cells.ranges == set()
        assert len(sheet.tables) == 1
    key = [head(k) for k in ("round", "unit", "pin", "theme_id")]
    met = Counter(
        tuple(row[k] for k in key)
        for row in made.table("antwoorden")
        if row[head("counts")] == say("word.yes") and row[head("status")] == say("criterion_status.meets")
    )
    figures = [row for row in made.table("cijfers") if row[head("theme_id")]]
    assert len(figures) > 50
    for row in figures:
        assert int(row[head("n_meets")]) == met[tuple(row[k] for k in key)]


def test_what_was_decided_and_what_became_of_it(made: Made) -> None:
    """Each decision that a team wrote stands there with how far it is; also those above the teams."""
    actions = {(a[head("unit")], a[head("action")]): a for a in made.table("acties")}
    region = yaml.safe_load((made.region / "region.yaml").read_text(encoding="utf-8"))
    titles = {team["id"]: team["title"] for team in region["teams"]}
    plans = [yaml.safe_load(p.read_text(encoding="utf-8")) for p in (made.region / "plans").glob("*.yaml")]
    looked = 0
    for plan in plans:
        for action, said in plan.get("actions", {}).items():
            row = actions.get((titles.get(plan.get("unit"), ""), action))
            if row is not None and row[head("decides")] == say("export.decides.own"):
                looked += 1
                assert row[head("progress")] == say(f"plan.action_status.{said.get('status', 'todo')}")
    assert looked > 3
    told = json.dumps(made.progress, ensure_ascii=False)
    above = [item for plan in plans if plan["schema"] == "decisions/1" for item in plan["items"]]
    assert len(above) > 3
    assert {item for item in above if item in told} >= {item for item in above if item.startswith("M-")}


def test_paper_holds_some_pages_and_no_more(page: Page) -> None:
    """Who prints the page gets what a meeting reads, and no book."""
    with pikepdf.open(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True))) as paper:
        assert 2 <= len(paper.pages) <= MOST_PAPER
