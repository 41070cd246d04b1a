# SPDX-License-Identifier: EUPL-1.2
"""Two documents never share the name of a file, whatever teams and bodies are called."""

from itertools import product
from pathlib import Path

from tests.forms.helpers import field_of
from tests.typed import load_workbook
from tests.work.small import DAY, filled, opened
from toolkit.forms.question.layout import field_label, profile_label
from toolkit.words.catalogue import say
from toolkit.work.make.unit.forms import make_forms
from toolkit.work.make.unit.returned import return_copies
from toolkit.work.receive.files import receive

ROUND = "2026-q1"


def test_no_team_is_named_like_a_code_in_the_edition_of_a_body() -> None:
    """A team 'bestuur-a' has its own plan; so has the edition for 'bestuur' of code 'a'."""
    units, bodies = ("a", "bestuur-a", "ssd-a", "a-bestuur"), ("bestuur", "ssd", "a")
    for own, board in (("team", "board"), ("list_team", "list_board")):
        names = [say(f"cli.plannen.name.{own}", unit=unit, round=ROUND) for unit in units]
        names += [
            say(f"cli.plannen.name.{board}", unit=unit, round=ROUND, body=body)
            for unit, body in product(units, bodies)
        ]
        assert len(set(names)) == len(units) * (1 + len(bodies))


def test_the_form_of_a_colleague_is_not_that_of_a_team_with_such_an_id(space: Path) -> None:
    """A team 'samen-gezinswerker' keeps its name; the colleague of team 'samen' has a number."""
    region = space / "region.yaml"
    text = region.read_text(encoding="utf-8").replace("id: derde", "id: samen-gezinswerker")
    region.write_text(text, encoding="utf-8")
    work = opened(space)
    made = make_forms(work, work.region.last_round(), people=[("member", "gezinswerker")])
    names = [name for one in made for name, _ in one.files]
    assert {"samen-gezinswerker.xlsx", "samen-gezinswerker-2.xlsx"} < set(names)
    assert len(set(names)) == len(names)


def test_a_copy_that_goes_back_to_a_person_is_not_that_of_a_team_with_such_an_id(
    space: Path, tmp_path: Path
) -> None:
    """The copies of team 'goed-gezinswerker' and of the gezinswerker of team 'goed' both stand there."""
    region = space / "region.yaml"
    text = region.read_text(encoding="utf-8").replace("id: derde", "id: goed-gezinswerker")
    region.write_text(text, encoding="utf-8")
    came = []
    for unit, who in (("goed", "gezinswerker"), ("goed-gezinswerker", None)):
        book = load_workbook(filled(space, unit, 3, tmp_path / f"{unit}.xlsx"))
        if who is not None:
            field_of(book, field_label("respondent")).value = who
        field_of(book, profile_label("caseload")).value = "veel"
        book.save(tmp_path / f"{unit}.xlsx")
        came.append(tmp_path / f"{unit}.xlsx")
    work = opened(space)
    back = [
        one.workbook for one in return_copies(work, receive(work, came, DAY, "ask"), space / "terug", DAY)
    ]
    assert len(set(back)) == len(back) == len(came)
    assert {path.name for path in (space / "terug").glob("*.xlsx")} == set(back)
