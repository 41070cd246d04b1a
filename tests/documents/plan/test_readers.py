# SPDX-License-Identifier: EUPL-1.2
"""What is kept from a reader is kept wherever it would stand; each rule holds by itself."""

from dataclasses import asdict, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.documents import made
from tests.documents.made import codes as codes_of_unit
from tests.documents.plan.made_plans import said
from tests.documents.plan.test_view import texts
from tests.planning.made import measure, measures, plan_of
from tests.scoring.small import answers
from toolkit.documents.audience import Reader
from toolkit.documents.blocks import DocumentView, Table
from toolkit.documents.plan.chapters.risks import risks
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.order import plan_document
from toolkit.model.content.library import Functions
from toolkit.model.given.answers import Formation, Profile
from toolkit.model.given.plan import PlanStep
from toolkit.model.roles import RoleWords
from toolkit.planning.decided.evaluation import Evaluated
from toolkit.planning.unit_plan import unit_plan
from toolkit.words.catalogue import say
from toolkit.words.numbers import number

TOGETHER = measure(1, [("AA-01", 0, 4)], 8, actor="employer", together=True)
STEP = PlanStep(state="tested", by="de zqraad", on=date(2026, 5, 4))
OWN: dict[str, Any] = {
    "title": "Naar zqplein",
    "owner": "zqmaker",
    "criteria": ("AA-02",),
    "hours": 3,
    "status": "doing",
}
FORM: dict[str, Any] = {
    "profile": Profile(waiting_list=Decimal(37), target_group="12-27"),
    "formation": (
        Formation(role="zqfunctie", fte=Decimal("1.5"), needed=Decimal(2), vacancies=Decimal("0.5")),
    ),
}
# what tells who it is, by what it is about
TELLS: dict[str, list[str]] = {
    "names": [
        "team oost",
        "gemeente stad",
        "werkgever: organisatie",
        "oost-r2",
        '"unit": "oost"',
        '"municipality": "stad"',
    ],
    "days": ["zqraad", "4 mei 2026"],
    "own words": ["zqplein", "zqmaker", "zqoud"],
    "other teams": [say("plan.together_also", n=3)],
}


def given() -> PlanInputs:
    """A team with a profile, a formation, a decided plan, an action of its own now and one of before."""
    files = {"oost": [answers("oost", made.complete({"AA-01": 1, "AA-02": 1}), **FORM)]}
    result, known = made.outcome(files), measures(TOGETHER)
    unit = result.unit("oost")
    assert unit is not None
    decided = {"own_1": OWN, "M_AA_01": {"decision": "accepted", "owner": "zqmaker"}}
    plan = plan_of("oost", decided).model_copy(update={"steps": (STEP,)})
    planned = unit_plan(unit, result.asked, known, files["oost"], plan)
    earlier = (Evaluated("own-9", "Het zqoude plan", "done", ()),)
    return PlanInputs(result, unit, planned, known, files, evaluated=earlier, joint={TOGETHER.id: 3})


def everything(document: DocumentView) -> str:
    """All that a document says, shows or carries along, but the words that only templates use."""
    found = {key: value for key, value in asdict(document).items() if key != "words"}
    return "\n".join(texts(found)).lower() + "\n"


def test_which_functions_lack_people_is_a_risk_for_the_team_alone() -> None:
    """A board reads it in a table; who reads codes would find the team by it."""
    inputs = given()
    codes = codes_of_unit(inputs.outcome, inputs.unit.unit)
    readers = (Reader("team"), Reader("team", codes), Reader("board"), Reader("board", codes))
    title = say("plan.risks.formation.title")
    told = [" ".join(said(risks(replace(inputs, reader=reader)))) for reader in readers]
    assert [title in text for text in told] == [True, False, False, False]


@pytest.mark.parametrize("about", TELLS)
def test_who_sees_codes_finds_nothing_that_tells_who_it_is(about: str) -> None:
    """Also in the edition with every chapter; who sees names finds it."""
    inputs = given()
    codes = codes_of_unit(inputs.outcome, inputs.unit.unit)
    named, coded = (
        everything(plan_document(replace(inputs, reader=Reader("team", c)))) for c in (None, codes)
    )
    for text in TELLS[about]:
        assert text.lower() in named
        assert text.lower() not in coded
    assert codes.unit.lower() in coded


def test_a_board_reads_how_large_the_team_is() -> None:
    """Formation, vacancies and waiting list are what it decides about; in codes between round numbers.

    Who knows a team knows these to the number, and would find it by them.
    """
    inputs = given()
    codes = codes_of_unit(inputs.outcome, inputs.unit.unit)
    for reader, waiting, fte in (
        (Reader("board"), "37", "0,5"),
        (Reader("board", codes), "30 tot 40", "0 tot 1"),
    ):
        board = everything(plan_document(replace(inputs, reader=reader)))
        for key, holes in (
            ("board.means.waiting_list", {"n": 37, "people": waiting}),
            ("plan.means.formation.vacancies", {"fte": fte}),
        ):
            assert say(key, **holes).lower() in board
        assert "12-27" not in board
        exact = say("plan.risks.waiting_list.text", n=37, people="37").lower()
        assert (exact in board) == (reader.codes is None)


@pytest.mark.parametrize("low", [0, 5, 10, 35])
@pytest.mark.parametrize("more", ["0", "0.1", "2.5", "4.9"])
def test_who_reads_codes_cannot_tell_sizes_apart_that_lie_close(low: int, more: str) -> None:
    """All formations between two round numbers read alike, and who sees names reads the number."""
    inputs = given()
    codes = codes_of_unit(inputs.outcome, inputs.unit.unit)
    value = low + Decimal(more)
    assert Reader("board", codes).size(value, 5) == f"{low} tot {low + 5}"
    assert Reader("board").size(value, 5) == number(value)


def test_a_board_that_reads_codes_finds_no_formation_per_function() -> None:
    """One row of totals is left, with what the team is short of.

    What it needs does not stand there: 14,8 and 15,2 lie on either side of 15, and a difference of 0,4
    between '10 tot 15' and '15 tot 20' would tell both to the tenth.
    """
    inputs = given()
    codes = codes_of_unit(inputs.outcome, inputs.unit.unit)
    tables = []
    for reader in (Reader("board"), Reader("board", codes)):
        found = made.section(plan_document(replace(inputs, reader=reader)), "means")
        assert found is not None
        wanted = say("plan.means.formation.title")
        tables.append(next(b for b in found.blocks if isinstance(b, Table) and b.caption == wanted))
    named, coded = (table.rows for table in tables)
    assert len(named) > len(coded) == 1
    assert coded[0][-1] == named[-1][-1]
    assert coded[0][1] != named[-1][1]
    of_exact, of_coded = say("plan.means.formation.difference"), say("plan.means.formation.more")
    assert [table.heads[-1] for table in tables] == [of_exact, of_coded]
    needed = say("plan.means.formation.needed")
    assert [needed in table.heads for table in tables] == [True, False]
    assert len(coded[0]) == len(tables[1].heads) == len(tables[1].widths)


def test_a_board_reads_no_function_that_may_be_a_name() -> None:
    """Owner, formation and body as typed reach a board only when a list knows them; else 'een functie'."""
    typed = ("zqmaker", "zqfunctie", "zqraad")
    known = RoleWords(Functions(schema_="functions/1", version="1.0.0", notice="-", functions=typed))
    inputs = given()

    def read_by(reader: Reader) -> str:
        return everything(plan_document(replace(inputs, reader=reader)))

    team, board = read_by(Reader("team")), read_by(Reader("board"))
    listed = read_by(Reader("board", words=RoleWords(known.content, ("de zqraad",))))
    for text in typed:
        assert text in team
        assert text not in board
        assert text in listed
    assert say("plan.some_role") in board
    assert say("plan.some_body") in board
    assert say("plan.some_role") not in listed


def test_a_board_reads_no_title_that_a_team_wrote_itself() -> None:
    """Free text may name a person, and no list can tell: there stands whose action it is, now or before."""
    inputs = given()
    team, board = (
        everything(plan_document(replace(inputs, reader=Reader(edition)))) for edition in ("team", "board")
    )
    for text in ("naar zqplein", "het zqoude plan"):
        assert text in team
        assert text not in board
    assert say("plan.coded_action").lower() in board
    assert say("plan.coded_action") not in team
