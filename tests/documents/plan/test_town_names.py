# SPDX-License-Identifier: EUPL-1.2
"""How a plan names the municipalities of a team: all of them, and of letters nothing but the letters."""

from dataclasses import replace
from itertools import permutations

from tests.documents import made
from tests.scoring.small import region
from toolkit.documents.audience import Reader
from toolkit.documents.letters import CodeNames
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import addressee_title, towns_text
from toolkit.words.catalogue import say


def of_towns(*towns: str) -> PlanInputs:
    """The plan of a team that works for these."""
    found = region()
    teams = tuple(
        t.model_copy(update={"municipalities": towns}) if t.id == "oost" else t for t in found.teams
    )
    return made.inputs(made.files(made.FULL), of_region=found.model_copy(update={"teams": teams}))


def coded(*letters: str) -> PlanInputs:
    """The same for a board that reads letters, in the order of the region's municipalities."""
    names = CodeNames("x", "Team X", tuple(f"gemeente {letter}" for letter in letters))
    return replace(of_towns("stad", "dorp"), reader=Reader("board", names))


def test_a_municipality_that_is_asked_stands_there_once_by_its_name() -> None:
    """Several are told apart, in the order of the region, whatever comes first in the team."""
    assert addressee_title(of_towns("stad"), "municipality") == "Gemeente Stad"
    assert addressee_title(of_towns("dorp", "stad"), "municipality") == "Gemeenten Stad en Dorp"
    assert towns_text(of_towns("dorp", "stad")) == "Stad en Dorp"


def test_letters_tell_nothing_of_the_order_of_the_region() -> None:
    """Else the first letter is the first municipality of a list that everybody has."""
    (title,) = {addressee_title(coded(*order), "municipality") for order in permutations("QRT")}
    assert [word for word in title.split() if word.strip(",") in "QRT"] == ["Q,", "R", "T"]
    assert title.casefold().count("gemeente") == 3
    assert title[0] == "G"


def test_where_no_municipality_is_known_it_is_asked_without_a_name() -> None:
    """A word alone, without room for a name behind it."""
    assert addressee_title(coded(), "municipality") == say("plan.addressee.municipality_alone")
