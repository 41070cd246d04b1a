# SPDX-License-Identifier: EUPL-1.2
"""Two regions with lists from elsewhere go the whole way and speak of themselves alone.

One list was written for this test: three themes, three levels, for libraries. The other has the structure and
numbers of a public model: OWASP SAMM 2, with fifteen practices of two streams and four levels.
"""

import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.forms.actions_made import cell, step_cells
from tests.regions.line import HERE, Line, asked, begun, heads, texts
from tests.typed import load_workbook
from toolkit.forms.actions.words import column_header
from toolkit.words.catalogue import say

NOT_THEIRS = re.compile(
    rb"RISB|\bSAVE\b|klankbord|\bSSD\b|\bBOSD\b|KPMG|\bVNG\b|Amersfoort|Eemland|[Ww]ijkteam|Veilig Thuis"
    rb"|gezinswerker|sociaal domein|lokale? teams?\b|basisfunctie|nog niet opgepakt|hangt af van wie"
)
"""Words of our own content, of the region that it was made for, and names of levels that no list here has."""


@dataclass(frozen=True, slots=True)
class Case:
    """What a region is like, read from its files by hand.

    Attributes:
        name: of its folder.
        rounds: ids, in time.
        days: of the plans after each.
        levels: names, from 0 up.
        themes: titles.
        asked: how many questions a team is asked.
        bodies: ids on the route, with whether it sees letters.
        memo: which body reads the memo by default.
        weak: one question with a lower limit, below it in the first round and on the norm in the second.
        norm: level that is asked of it.
    """

    name: str
    rounds: tuple[str, str]
    days: tuple[str, str]
    levels: tuple[str, ...]
    themes: int
    asked: int
    bodies: dict[str, bool]
    memo: str
    weak: str
    norm: int


CASES = (
    Case(
        "bieb",
        ("lente", "herfst"),
        ("2040-05-10", "2040-11-10"),
        ("zelden", "meestal", "altijd"),
        3,
        6,
        {"kring": False, "lezersraad": True, "toezicht": True},
        "lezersraad",
        "LEES-1",
        2,
    ),
    Case(
        "software",
        ("ronde-een", "ronde-twee"),
        ("2031-04-10", "2032-01-10"),
        (
            "er gebeurt nog niets",
            "een begin, waar iemand eraan denkt",
            "overal dezelfde werkwijze",
            "volledig, en het wordt bijgesteld",
        ),
        15,
        30,
        {"architecten": False, "directeuren": True},
        "directeuren",
        "IM-B1",
        3,
    ),
)


def levels(case: Case, forms: dict[str, Any], round_: int) -> dict[str, dict[str, int]]:
    """Answers that differ per question and team, and of the weak one what the case says."""
    top, found = len(case.levels), {}
    for n, (unit, book) in enumerate(sorted(forms.items())):
        found[unit] = {c: (i + n + round_) % top for i, c in enumerate(asked(book))}
        if case.weak in found[unit]:
            found[unit][case.weak] = case.norm if round_ else 0
    return found


@pytest.fixture(scope="module", params=CASES, ids=[c.name for c in CASES])
def gone(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Case, Line]:
    """The whole way, once for all tests of a region; in each face the first document of every kind."""
    case: Case = request.param
    line = begun(case.name, tmp_path_factory.mktemp(case.name))
    for n, (round_, day) in enumerate(zip(case.rounds, case.days, strict=True)):
        at = ("--ronde", round_, "--datum", day)
        line.hand_in(round_, partial(levels, case, round_=n))
        line.tell(f"plans {round_}", "plannen", *at)
        if n == 0:
            for i, body in enumerate(case.bodies):
                make = line.tell if i else line.show
                make(f"board {body}", "plannen", *at, "--editie", "bestuur", "--voor", body)
            _decide(line, round_)
            line.show("plans again", "plannen", *at)
        else:
            line.show("compare", "vergelijken", *at, "--uit", line.folder / "vergelijking")
            line.show("memo", "stuurgroep", *at)
            line.run("export", "exporteren", *at)
            line.run("oscal", "exporteren", *at, "--vorm", "oscal")
        make = line.show if n else line.tell
        make(f"progress {round_}", "voortgang", *at, "--uit", line.folder / "voortgang")
    return case, line


def _decide(line: Line, round_: str) -> None:
    """Every team takes its first action over, and says so in the workbook that it got."""
    came = line.folder.parent / "besluiten"
    came.mkdir()
    for path in sorted((line.folder / "documenten" / round_).glob(f"*-acties-{round_}.xlsx")):
        book = load_workbook(path)
        rows = iter(book[say("actions.sheet.actions")].iter_rows(max_col=1, values_only=True))
        next(row for row in rows if row[0] == column_header("id"))
        first = str(next(rows)[0])
        if first.startswith("M-"):
            cell(book, first, "decision").value = say("actions.decision.accepted")
            step_cells(book, "settled")[0].value = "het team"
            book.save(came / path.name)
    line.run("decided", "inlezen", came)


def test_forms_have_the_levels_and_questions_of_the_list(gone: tuple[Case, Line]) -> None:
    """A column per level by its own name, no column for another, and every question of the list."""
    case, line = gone
    book = load_workbook(next((line.folder / "formulieren" / case.rounds[0]).glob("[!g]*.xlsx")))
    named = [head for head in heads(book) if re.match(r"\d: ", head)]
    assert named == [f"{n}: {name}" for n, name in enumerate(case.levels)]
    assert len(asked(book)) == case.asked
    page = texts(book)
    assert all(name in page for name in case.levels)
    assert say("level.2") not in page


def test_figures_follow_the_own_norm_and_scale(gone: tuple[Case, Line]) -> None:
    """As many themes as the list has; a missed lower limit in the first round is met in the second."""
    case, line = gone
    for n, round_ in enumerate(case.rounds):
        teams = [u for u in line.outcome[round_]["units"] if u["kind"] == "team"]
        assert len(teams) == 3
        for unit in teams:
            (listed,) = unit["standards"]
            assert len(listed["themes"]) == case.themes
            criteria = {c["id"]: c for theme in listed["themes"] for c in theme["criteria"]}
            assert len(criteria) == case.asked
            assert criteria[case.weak]["norm"] == case.norm
            assert criteria[case.weak]["level"] == (case.norm if n else 0)
            assert max(c["level"] for c in criteria.values()) == len(case.levels) - 1
            assert (criteria[case.weak]["status"] == "meets") == bool(n)


def test_plans_come_in_four_faces_for_team_and_bodies(gone: tuple[Case, Line]) -> None:
    """Levels by their own names, of every team and reader; a body that reads letters sees no team's name."""
    case, line = gone
    folder = line.folder / "documenten" / case.rounds[0]
    four = {".html", ".pdf", ".docx", ".md"}
    assert {p.suffix for p in folder.glob(f"*-{next(iter(case.bodies))}.*")} == four
    teams = [t.stem for t in (line.folder / "formulieren" / case.rounds[0]).glob("[!g]*.xlsx")]
    names = [f"ontwikkelplan-{team}-{case.rounds[0]}" for team in teams]
    assert four in [{p.suffix for p in folder.glob(f"{name}.*")} for name in names]
    for name in names:
        plan = (folder / f"{name}.md").read_text(encoding="utf-8")
        assert case.weak in plan
        assert case.levels[0] in plan
        assert say("level.0") not in plan
    region = (HERE / case.name / "region.yaml").read_text(encoding="utf-8")
    titles = re.findall(r"title: ((?:Team|Vestiging) \w+)", region)
    assert len(titles) == 3
    for body, letters in case.bodies.items():
        boards = [p.read_text(encoding="utf-8") for p in folder.glob(f"ontwikkelplan-*-{body}.md")]
        assert len(boards) >= 3
        assert any(title in text for text in boards for title in titles) != letters


def test_what_goes_to_bodies_names_the_route_of_this_region(gone: tuple[Case, Line]) -> None:
    """The memo is for the body that decides; comparison, export and progress are there in every face."""
    case, line = gone
    for round_ in case.rounds[1:]:
        folder = line.folder / "documenten" / round_
        memo = {p.suffix for p in folder.glob(f"stuurgroep-{round_}-{case.memo}.*")}
        assert memo == {".html", ".pdf", ".docx", ".md"}
        made = {p.name for p in (line.folder / "vergelijking").glob(f"vergelijking-{round_}-*")}
        assert {Path(name).suffix for name in made} == {".html", ".pdf", ".docx", ".md", ".xlsx"}
        assert {p.suffix for p in (line.folder / "voortgang").glob(f"voortgang-{round_}-*")} >= {
            ".html",
            ".pdf",
        }
        assert len(list((folder / "gegevens-programmamanager-oscal").glob("*.json"))) == 4
    form = next((line.folder / "formulieren" / case.rounds[0]).glob("[!g]*.xlsx"))
    page = texts(load_workbook(form))
    region = (HERE / case.name / "region.yaml").read_text(encoding="utf-8")
    route = re.search(r"route:\n((?:- .*\n)+)", region)
    assert route
    bodies = re.findall(r"title: ([^,}]+)", route[1])
    assert len(bodies) == len(case.bodies)
    assert all(body in page for body in bodies)


def test_decisions_come_back_and_what_became_of_them_is_told(gone: tuple[Case, Line]) -> None:
    """What teams took over stands in their plans, in the progress, and in the plan a round later."""
    case, line = gone
    taken = list((line.folder / "plans").glob("*.yaml"))
    assert len(taken) >= 3
    assert all("accepted" in path.read_text(encoding="utf-8") for path in taken)
    second = (line.folder / "voortgang").glob(f"voortgang-{case.rounds[1]}-*.md")
    assert any(say("progress.said.accepted") in path.read_text(encoding="utf-8") for path in second)
    for path in (path for path in taken if not path.stem.startswith("gemeente-")):
        name = f"ontwikkelplan-{path.stem}-{case.rounds[1]}.md"
        plan = (line.folder / "documenten" / case.rounds[1] / name).read_text(encoding="utf-8")
        assert case.rounds[0] in plan


def test_no_word_of_another_region_stands_in_what_came_out(gone: tuple[Case, Line]) -> None:
    """No file and no line on the terminal has a word of our content, or of whom it was made for."""
    _, line = gone
    told = {step: said.encode() for step, said in line.said.items()}
    made = dict(line.files())
    assert len(made) > 150
    assert {name: hit[0] for name, data in (told | made).items() if (hit := NOT_THEIRS.search(data))} == {}


def test_nothing_is_wrong_with_the_content_of_these_regions(gone: tuple[Case, Line]) -> None:
    """Neither region gives an error or a remark on its lists, norm, measures and route."""
    case, line = gone
    done = line.run("check", "controleren")
    assert "standards/" not in done.stdout + done.stderr, case.name
