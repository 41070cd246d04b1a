# SPDX-License-Identifier: EUPL-1.2
"""The handleiding calls things what they are called in forms, plans and tables, and forgets none."""

import re
import shlex
from datetime import date
from itertools import pairwise
from typing import Any

import yaml

from tests.docs.test_counts import newest
from toolkit.documents.plan.chapters.priorities import PRIORITIES
from toolkit.words.catalogue import say
from toolkit.work.begin.new import new_workspace
from tools.docs import DOCS, ROOT
from tools.example.table import library

MANUAL = " ".join((DOCS / "handleiding.md").read_text(encoding="utf-8").split())
WORDS = " ".join(
    " ".join(path.read_text(encoding="utf-8").split())
    for path in sorted((ROOT / "toolkit" / "words").glob("*.yaml"))
)
# what a document makes of a word and a letter, and a word of Excel
MADE = {"Team A1", "Draaitabel"}
# how a chapter is called whose title says who decided
ALSO = {say(f"plan.above.title.{who}"): say("plan.above.title.both") for who in ("region", "employer")}
NUMBERS = {"twee": 2, "drie": 3, "vier": 4, "vijf": 5}


def part(begin: str, end: str) -> str:
    """What stands between two headings of the handleiding."""
    return MANUAL.split(begin, maxsplit=1)[1].split(end, maxsplit=1)[0]


def test_what_the_handleiding_quotes_stands_on_screen_or_paper() -> None:
    """A name between quotes that begins with a capital is a word of the program, or a piece of the page."""
    quoted = set(re.findall(r"(?<![\w'])'([A-Z][^'|]{3,80})'(?!\w)", MANUAL)) - MADE
    assert len(quoted) > 30
    own = set(re.findall(r"\*\*([^*]+?)\.?\*\*", MANUAL))
    assert [name for name in quoted if name not in WORDS and name not in own] == []


def test_the_handleiding_has_every_chapter_of_a_plan_in_order() -> None:
    """The table of chapters names all that plans of the golden region have in front of their annexes."""
    table = re.findall(
        r"\| ([A-Z][^|]+?) \| [^|]+ \|", part("### Wat er in het plan staat", "In de bijlagen:")
    )
    seen: set[str] = set()
    for path in sorted((ROOT / "tests" / "golden" / "expected").glob("ontwikkelplan-*.md")):
        headings = re.findall(r"^## (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
        if say("plan.word.now_to_do") not in headings:
            continue  # for a board, which has chapters of its own
        body = headings[: headings.index(say("plan.word.themes"))]
        named = [ALSO.get(heading, heading) for heading in body]
        assert named == [title for title in table if title in named], path.name
        seen |= set(named)
    assert set(table) - seen <= {say("plan.above.title.both")}
    assert len(seen) > 10


def test_the_handleiding_says_how_many_differences_come_first() -> None:
    """The number of differences that a plan treats in front is the one in the table of chapters."""
    row = part(f"| {say('plan.word.priorities')} |", " |")
    found = re.search(r"ten hoogste (\w+)", row)
    assert found is not None
    assert NUMBERS[found[1]] == PRIORITIES


def test_the_handleiding_lists_the_headers_of_an_earlier_scan() -> None:
    """Every header that a table of an earlier scan may have stands there, and no other."""
    row = part("- **Kopjes.** In plaats van team mag er staan: ", "- **Teams en vragen.**")
    told = re.split(r"\. In plaats van (?:vraag|niveau): ", row.strip().rstrip("."))
    for key, words in zip(("team", "question", "level"), told, strict=True):
        assert words.split(", ") == say(f"earlier.headers.{key}").split(" · ")[1:]


def of_region(data: dict[str, Any]) -> dict[str, set[str]]:
    """By option what may stand behind it in this region."""
    ids = {
        key: {each["id"] for each in data[key]}
        for key in ("route", "rounds", "teams", "municipalities", "organisations")
    }
    others = {f"gemeente-{id_}" for id_ in ids["municipalities"]}
    others |= {f"werkgever-{id_}" for id_ in ids["organisations"]}
    return {
        "--team": ids["teams"] | others,
        "--gemeente": ids["municipalities"],
        "--ronde": ids["rounds"],
        "--voor": ids["route"] | {say("audience.programme_manager"), say("audience.teams")},
    }


def test_a_command_of_a_page_fits_the_folder_that_it_names() -> None:
    """Who made a region with `nieuw`, or the example with `demo`, may type each command as it stands."""
    new = dict(new_workspace("mijn-regio", date(2026, 11, 29)))["region.yaml"]
    example = (ROOT / "assessments" / "voorbeeldregio" / "region.yaml").read_bytes()
    regions = {
        name: of_region(yaml.safe_load(data)) for name, data in (("mijn-regio", new), ("voorbeeld", example))
    }
    looked = 0
    for name in ("README.md", "docs/handleiding.md"):
        for line in re.findall(r"^ *(zelfscan .*)$", (ROOT / name).read_text("utf-8"), re.MULTILINE):
            words = shlex.split(line, comments=True)
            told = dict(pairwise(words))
            region = regions.get(told.get("--map", ""), {})
            for option in told.keys() & region.keys():
                looked += 1
                assert told[option] in region[option], f"{name}: {line}"
    assert looked > 12


def test_own_words_of_the_handleiding_are_for_the_newest_list() -> None:
    """Who copies the example of own words for our questions writes them for the version that is asked now."""
    block = re.findall(r"```yaml\n(.*?)```", (DOCS / "handleiding.md").read_text("utf-8"), re.DOTALL)
    layer = next(
        each for each in map(yaml.safe_load, block) if isinstance(each, dict) and "questions" in each
    )
    criteria = library().standards[f"{layer['standard']}@{newest(layer['standard']).stem}"].model
    assert criteria is not None
    asked = {c.id for theme in criteria.themes for c in theme.criteria}
    assert len(layer["questions"]) == 2
    for each in layer["questions"]:
        assert each["criterion"] in asked
        assert each["version"] == criteria.version
