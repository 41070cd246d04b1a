# SPDX-License-Identifier: EUPL-1.2
"""Functions and owners: what is on a list is quiet, what may be a name is told without repeating it."""

import pytest

from tests.each import of_each
from tests.scoring import small
from toolkit.checking.people.roles import UNKNOWN, check_roles, unknown_doers, unknown_functions
from toolkit.model.given.answers import Answers, Import
from toolkit.model.given.cases import CaseReview, Pattern
from toolkit.model.given.decision import ItemDecision, PartyDecisions
from toolkit.model.given.plan import ActionDecision, BasedOnRound, Plan
from toolkit.model.given.said import PlanSaid, SaidAction, SaidCell
from toolkit.model.problem import Place
from toolkit.model.roles import RoleWords
from toolkit.reading.validated import load
from toolkit.store.answers_file import answers_to_yaml
from toolkit.store.plan_file import cases_to_yaml, party_to_yaml, plan_to_yaml
from tools.example.table import role_words

WORDS = role_words()
BASED_ON = BasedOnRound(round="2026-q1", norm="n@1.0.0", measures="1.0.0")


@pytest.mark.parametrize(
    "text",
    [
        "gezinswerkers",
        "wijkverpleegkundige (0,5)",
        "team en gedragswetenschapper",
        "2 gezinswerkers en 1 wmo-consulent",
        "Sociaal werkers",
        "psychologen",
        "coaches",
        "orthopedagoog/GZ-psycholoog",
        "manager bij de werkgever",
        "HBO jeugd- en gezinsprofessional",
        "cliëntondersteuner",
        "clientondersteuner",
        "gezins\u00adwerker",
        "het hele team",
        "JGZ",
        "programmamanager",
        "vacature",
        "Stichting Jeugdbrug",
    ],
)
def test_ordinary_functions_are_known(text: str) -> None:
    """Plurals, variants, hours, two together and organisations raise no alarm."""
    words = RoleWords(WORDS.content, ("Stichting Jeugdbrug",))
    assert words.knows(text)


@pytest.mark.parametrize(
    "text",
    [
        "Jan Jansen",
        "teamleider Jan",
        "Jan, de teamleider",
        "A. de Vries",
        "Van der Meer",
        "gezinswerker 111222333",
        "",
        "0,5",
    ],
)
def test_what_may_be_a_name_is_not_known(text: str) -> None:
    """One word that is on no list is enough, also beside a function, and so is a long number."""
    assert not WORDS.knows(text)


def test_the_example_region_raises_no_alarm() -> None:
    """Every function on the list is known, alone, in the plural and with a number."""
    assert len(WORDS.offered) > 15
    for function in WORDS.offered:
        assert WORDS.knows(function)
        assert WORDS.knows(f"{function} 2")
        assert WORDS.is_function(function)


def test_a_region_adds_its_own() -> None:
    """What region.yaml adds is known and offered, after what comes with the program."""
    assert not WORDS.knows("buurtvader")
    words = RoleWords(WORDS.content, ("buurtvader",))
    assert words.knows("Buurtvaders")
    assert words.offered == (*WORDS.offered, "buurtvader")


def test_a_formation_is_told_at_its_cell() -> None:
    """The remark names the cell and does not say the name again."""
    answers = small.answers("oost", {}, formation=({"role": "gezinswerker"}, {"role": "Jan Jansen"}))
    cells = {
        ("formation.0", "role"): Place(sheet="Team", cell="A17"),
        ("formation.1", "role"): Place(sheet="Team", cell="A18"),
    }
    (problem,) = unknown_functions("oost.xlsx", answers, WORDS, cells)
    assert (problem.code, problem.place.cell, problem.holes) == (UNKNOWN, "A18", ())
    assert list(unknown_functions("oost.xlsx", answers, RoleWords(None), cells)) == []


def test_an_owner_is_told_at_its_cell() -> None:
    """Of two actions the one with a name as owner is told."""
    place = Place(sheet="Acties", cell="J7")
    rows = tuple(
        SaidAction(f"M-AA-0{n}", {"owner": SaidCell(owner, None, at)}, at)
        for n, (owner, at) in enumerate((("teamleider", Place()), ("Jan Jansen", place), (None, Place())), 1)
    )
    source = Import(n=1, file="oost.xlsx", on=small.region().rounds[0].date, channel="workbook", toolkit="0")
    said = PlanSaid("oost", BASED_ON, None, rows, (), source)
    (problem,) = unknown_doers("oost.xlsx", said, WORDS)
    assert (problem.code, problem.place) == (UNKNOWN, place)


def test_what_is_stored_is_told_at_its_line() -> None:
    """Answers and decisions that stand on disk are looked at as well."""
    data = answers_to_yaml(
        small.answers("oost", {}, formation=({"role": "teamleider"}, {"role": "Jan Jansen"}))
    )
    (found,) = check_roles(load("team.yaml", data, Answers), WORDS)
    assert found.code == UNKNOWN
    assert found.place.line is not None
    assert "Jan" in data.decode().splitlines()[found.place.line - 1]
    actions = {"M-AA-01": ActionDecision(owner="Jan Jansen"), "M-AA-02": ActionDecision(owner="teamleider")}
    plan = Plan(schema_="plan/1", unit="oost", based_on=BASED_ON, actions=actions)
    (found,) = check_roles(load("oost.yaml", plan_to_yaml(plan), Plan), WORDS)
    assert found.place.line == next(
        n for n, line in enumerate(plan_to_yaml(plan).decode().splitlines(), 1) if "Jan" in line
    )
    items = {"M-AA-01": ItemDecision(by="Jan Jansen"), "M-AA-02": ItemDecision(by="teamleider")}
    above = PartyDecisions(schema_="decisions/1", party="regio", based_on=BASED_ON, items=items)
    (found,) = check_roles(load("regio.yaml", party_to_yaml(above), PartyDecisions), WORDS)
    assert found.place.line is not None
    assert "Jan" in party_to_yaml(above).decode().splitlines()[found.place.line - 1]
    patterns = {"p-1": Pattern(owner="teamleider"), "p-2": Pattern(owner="Jan Jansen")}
    review = CaseReview(schema_="cases/1", unit="oost", quarter="2026-q1", patterns=patterns)
    (found,) = check_roles(load("2026-q1.yaml", cases_to_yaml(review), CaseReview), WORDS)
    assert found.place.line is not None
    assert "Jan" in cases_to_yaml(review).decode().splitlines()[found.place.line - 1]


@of_each(
    [
        ("partner-veilig-thuis", "partner Veilig Thuis"),
        ("clientondersteuner-2", "cliëntondersteuner 2"),
        ("jeugd-en-gezinswerker", "jeugd- en gezinswerker"),
        ("buurtregisseur-1", "buurtregisseur 1"),
        ("ggd", "GGD"),
    ]
)
def test_a_stored_name_is_spelled_as_on_the_list(case: tuple[str, str]) -> None:
    """Small letters and hyphens are for files; people read the words as they write them."""
    stored, read = case
    assert WORDS.spelled(stored) == read
