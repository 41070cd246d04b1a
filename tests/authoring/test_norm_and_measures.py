# SPDX-License-Identifier: EUPL-1.2
"""A norm and measures out to a workbook and back, as lists are."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from tests.authoring.books import again, book_of, bottom, brought, cell, codes, fact, in_memory, say
from tests.authoring.test_list_book import TEXT
from tests.build import MEASURES, NORM, TEXTS
from tests.work.test_publish import bytes_of, content, region_in
from toolkit.authoring.content_kinds import plain
from toolkit.authoring.house import whole
from toolkit.authoring.words import sheet_name
from toolkit.model.content.measures import Measures
from toolkit.model.content.norm import Norm
from toolkit.work.content.author import bring_in
from toolkit.work.content.publish import Content, content_of

NORM_PIN, MEASURES_PIN = "noord@1.0.0", "measures@1.0.0"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A region with content of its own."""
    return region_in(tmp_path, dict(TEXTS))


def test_norms_and_measures_of_ours_come_back_as_the_same_bytes() -> None:
    """All versions say the same when nobody changed a cell."""
    here = content_of(None)
    assert isinstance(here, Content)
    pins = [*here.library.norms, *(f"measures@{version}" for version in here.library.measures)]
    results = [bring_in(here, "x.xlsx", book_of(here, pin)) for pin in pins]
    assert len(results) > 3
    assert all(result.same and not result.problems for result in results)


IDS = st.integers(1, 99).map(lambda n: f"AA-{n:02}")
WEIGHTS = st.sampled_from([Decimal(1), Decimal("0.5"), Decimal("2.25"), Decimal(1000)])
ENTRIES = st.fixed_dictionaries(
    {"reason": TEXT},
    optional={
        "level": st.integers(0, 4),
        "path": st.just(({"after_quarters": 0, "level": 1}, {"after_quarters": 4, "level": 3})),
        "uniform": st.booleans(),
        "weight": WEIGHTS,
        "lower_limit": st.integers(0, 4),
    },
)


@settings(max_examples=30, phases=[Phase.explicit, Phase.generate])  # each makes a workbook
@given(st.dictionaries(IDS, ENTRIES, max_size=4), st.dictionaries(st.sampled_from("ABC"), WEIGHTS), TEXT)
def test_a_generated_norm_comes_back_as_it_was(
    criteria: dict[str, Any], themes: dict[str, Decimal], text: str
) -> None:
    """Whatever it asks, of questions that exist or not."""
    value: dict[str, Any] = {
        "schema": "norm/1", "id": "proef", "version": "1.0.0", "title": text, "status": "proposal",
        "notice": text, "standards": ("alpha@1.0.0",), "criteria": criteria,
        "themes": {theme: {"weight": weight} for theme, weight in themes.items()},
    }  # fmt: skip
    data = whole(plain(Norm.model_validate(value)), "# van ons\n")
    here = in_memory({"norms/proef/1.0.0.yaml": data})
    result = bring_in(here, "x.xlsx", book_of(here, "proef@1.0.0"))
    assert (result.same, result.problems) == (True, ())


PARTIES = st.sampled_from(["team", "employer", "municipality", "region"])
SCALED = st.fixed_dictionaries(
    {
        "n": st.sampled_from([Decimal(4), Decimal("0.67")]),
        "per": st.sampled_from(["team", "member", "household"]),
    }
)
LASTING = st.tuples(SCALED, st.sampled_from(["month", "year"])).map(
    lambda both: {**both[0], "every": both[1]}
)
COSTS = st.sampled_from(
    [None, {"by": "region"}, {"low": Decimal(1), "high": Decimal("2.5"), "basis": "b", "yearly": True}]
)


@settings(max_examples=30, phases=[Phase.explicit, Phase.generate])  # idem
@given(
    st.dictionaries(PARTIES, st.integers(0, 10000) | SCALED),
    st.none() | st.dictionaries(PARTIES, LASTING, min_size=1),
    COSTS,
    TEXT,
)
def test_generated_measures_come_back_as_they_were(
    once: dict[str, Any], upkeep: dict[str, Any] | None, cost: dict[str, Any] | None, text: str
) -> None:
    """Hours of any kind, lasting or once; money known or not."""
    source = ({"document": "bron", "id": "B1"},)
    lift = {"criterion": "AA-01", "from": 0, "to": 2}
    measure = {
        "id": "M-AA-01", "title": text, "what": text, "lifts": (lift, lift), "actor": "team",
        "kind": "training", "hours": once, "upkeep": upkeep, "cost": cost, "lead_quarters": 2,
        "after": ("M-AA-02", "M-AA-03"), "sources": source,
    }  # fmt: skip
    practice = {"kind": "lesson", "as_of": 2019, "text": text, "sources": source}
    value = {
        "schema": "measures/1",
        "version": "1.0.0",
        "measures": (measure,),
        "practices": {"ergens": practice},
    }
    data = whole(plain(Measures.model_validate(value)), "")
    here = in_memory({"measures/1.0.0.yaml": data})
    result = bring_in(here, "x.xlsx", book_of(here, MEASURES_PIN))
    assert (result.same, result.problems) == (True, ())


def test_every_question_has_a_row_in_a_norm(folder: Path, tmp_path: Path) -> None:
    """With its title, in the order of the lists; a row with nothing in it asks what is usual."""
    path = tmp_path / "x.xlsx"
    path.write_bytes(book_of(content(folder), NORM_PIN))
    sheet = openpyxl.load_workbook(path)["Eisen per vraag"]
    rows = [(sheet.cell(r, 1).value, sheet.cell(r, 2).value) for r in range(5, 11)]
    asked = ["AA-01", "AA-02", "AA-03", "AA-G1", "BB-01"]
    assert rows == [*((each, f"Onderwerp {each}") for each in asked), (None, None)]


def test_what_a_norm_asks_is_changed_where_it_stands(folder: Path) -> None:
    """A level, a path, a weight and a limit; a row made empty asks what is usual again; all else stays."""

    def change(book: Workbook) -> None:
        say(cell(book, "criteria", "AA-02", "Groeipad"), "na 0 kwartalen niveau 1\nna 6 kwartalen: 3")
        say(cell(book, "criteria", "AA-02", "Reden"), "Dit groeit: stap voor stap.")
        cell(book, "criteria", "AA-02", "Gewicht").value = 1.5
        for header in ("Groeipad", "Reden"):
            cell(book, "criteria", "BB-01", header).value = None
        fact(book, "Niveau").value = 2

    before = bytes_of(folder)
    result = brought(folder, NORM_PIN, change)
    assert [p.code for p in result.problems if p.code.startswith("author")] == []
    norm = again(folder, NORM_PIN)
    assert set(norm.criteria) == {"AA-01", "AA-02"}
    new = norm.criteria["AA-02"]
    assert [(step.after_quarters, step.level) for step in new.path] == [(0, 1), (6, 3)]
    assert (new.weight, new.reason, norm.default.level) == (Decimal("1.5"), "Dit groeit: stap voor stap.", 2)
    after = bytes_of(folder)
    assert {path for path in after if after[path] != before[path]} == {NORM}
    assert b"  AA-01:\n    lower_limit: 2\n    reason: Dit raakt de veiligheid.\n" in after[NORM]


def test_measures_are_changed_where_they_stand(folder: Path) -> None:
    """Hours that grow, lasting hours, money and a new measure."""

    def change(book: Workbook) -> None:
        say(cell(book, "measures", "M-AA-01", "Uren team"), "4 per teamlid")
        say(cell(book, "measures", "M-AA-01", "Uren gemeente"), "6")
        say(cell(book, "measures", "M-AA-01", "Blijvend team"), "0,5 per huishouden, elk jaar")
        say(cell(book, "measures", "M-AA-01", "Grondslag blijvend"), "Schatting.")
        cell(book, "measures", "M-AA-02", "Te ramen door").value = "regio"
        new = {
            "Id": "M-AA-03",
            "Titel": "Nieuw",
            "Wat": "Iets.",
            "Brengt verder": "AA-02: 1 naar 2",
            "Wie": "werkgever",
        }
        more = {"Soort": "overleg", "Uren team": 3, "Kwartalen": 1, "Bronnen": "bron B1"}
        bottom(book, "measures", {**new, **more})

    result = brought(folder, MEASURES_PIN, change)
    assert [p.code for p in result.problems if p.code.startswith("author")] == []
    first, second, third = again(folder, MEASURES_PIN).measures
    assert plain(first)["hours"] == {"team": {"n": Decimal(4), "per": "member"}, "municipality": 6}
    assert plain(first)["upkeep"] == {"team": {"n": Decimal("0.5"), "per": "household", "every": "year"}}
    assert second.cost_asked_of == "region"
    assert (third.id, third.actor, plain(third)["hours"]) == ("M-AA-03", "employer", {"team": 3})
    assert (folder / MEASURES).read_text("utf-8").startswith("# gemaakt door")


@pytest.mark.parametrize(
    ("pin", "part", "said", "expected"),
    [
        (NORM_PIN, "criteria", {"Id": "AA-01", "Reden": "x"}, ("author-twice", "A10")),
        (NORM_PIN, "criteria", {"Reden": "x"}, ("author-no-id", "A10")),
        (NORM_PIN, "criteria", {"Id": "AA-02", "Niveau": 9, "Reden": "x"}, ("out-of-range", "C10")),
        (NORM_PIN, "criteria", {"Id": "QQ-09", "Niveau": 2, "Reden": "x"}, ("norm-unknown-criterion", "A10")),
        (NORM_PIN, "weights", {"Id": "BB", "Gewicht": "veel"}, ("author-cell", "B6")),
        (MEASURES_PIN, "practices", {"Id": "Elders!"}, ("wrong-pattern", "A6")),
        (MEASURES_PIN, "measures", {"Id": "M-AA-09", "Uren team": "veel"}, ("author-cell", "G7")),
        (
            MEASURES_PIN, "measures",
            {
                "Id": "M-AA-09", "Titel": "x", "Wat": "x", "Brengt verder": "QQ-09: 1 naar 2", "Wie": "team",
                "Soort": "overleg", "Uren team": 3, "Kwartalen": 1, "Bronnen": "bron B1",
            },
            ("measure-unknown-criterion", "D7"),
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_its_cell(
    folder: Path, pin: str, part: str, said: dict[str, object], expected: tuple[str, str]
) -> None:
    """Nothing is written."""
    before = bytes_of(folder)
    result = brought(folder, pin, lambda book: bottom(book, part, said))
    assert expected in {(code, cell) for code, sheet, cell in codes(result) if sheet == sheet_name(part)}
    assert bytes_of(folder) == before
