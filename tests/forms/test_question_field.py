# SPDX-License-Identifier: EUPL-1.2
"""A text more that a question gets reaches everybody who reads questions, and no difference escapes."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pydantic import Field

from tests.build import ALPHA, TEXTS
from tests.forms.test_columns import FORM
from toolkit.dialogue.pages import question_page
from toolkit.dialogue.questions import Question, search
from toolkit.documents.oscal.content import catalog
from toolkit.documents.versions.question import pairs_of
from toolkit.forms.question.columns import list_columns
from toolkit.model.base import Citation, Text
from toolkit.model.content.criterion import Criterion
from toolkit.model.content.standard import Standard
from toolkit.reading.validated import load
from toolkit.versions.fates import Fate, Fates
from toolkit.versions.parts import Sides

HINT = "Kijk in het rooster van deze week"


class Hinted(Criterion):
    """A question as it would be with one field more, added in its class and nowhere else."""

    hint: Text | None = Field(default=None, title="Hulp", description="Where to look.")


def listed() -> Standard:
    """A small list."""
    model = load("x", TEXTS[ALPHA].encode(), Standard).model
    assert model is not None
    return model


def hinted(criterion: Criterion, hint: str | None = HINT) -> Hinted:
    """The question with its field more."""
    return Hinted.model_validate({**{k: getattr(criterion, k) for k in Criterion.model_fields}, "hint": hint})


def with_first(standard: Standard, criterion: Criterion) -> Standard:
    """The list with another first question."""
    theme = standard.themes[0]
    theme = theme.model_copy(update={"criteria": (criterion, *theme.criteria[1:])})
    return standard.model_copy(update={"themes": (theme, *standard.themes[1:])})


def test_a_form_and_the_dialogue_show_a_text_more() -> None:
    """With the name that the field has for people; a question without it looks as it did."""
    row = FORM.rows[0]
    why = next(column for column in list_columns() if column.key == "why")
    asked = hinted(row.criterion)
    told = str(why.shows(replace(row, criterion=asked), {}).value)
    before = str(why.shows(row, {}).value)
    assert [line for line in told.split("\n") if line not in before.split("\n")] == [f"Hulp: {HINT}"]
    assert str(why.shows(replace(row, criterion=hinted(row.criterion, None)), {}).value) == before
    lines = [line.text for line in question_page([Question(asked, "thema", "lijst")], {}, 0)]
    assert lines.index(f"Hulp: {HINT}") == lines.index(f"Waarom: {row.criterion.why}") + 1
    assert search([Question(asked, "thema", "lijst")], "rooster week")


def test_data_for_others_hold_a_text_more() -> None:
    """As guidance beside why it is asked."""
    standard = listed()
    asked = hinted(standard.asked[0])
    made = catalog(with_first(standard, asked), date(2026, 1, 1))
    control = made["catalog"]["groups"][0]["controls"][0]
    guidance = [(part["id"], part["prose"]) for part in control["parts"] if part["name"] == "guidance"]
    assert guidance == [(f"{asked.id}_waarom", asked.why.strip()), (f"{asked.id}_hint", HINT)]


def test_two_versions_beside_each_other_show_a_text_more() -> None:
    """What came and what changed, under the name of the field."""
    standard = listed()
    old, new = hinted(standard.asked[0], None), hinted(standard.asked[0])
    fates = Fates(with_first(standard, old), with_first(standard, new), (), ())
    (pair,) = pairs_of(Fate((old,), (new,), ("words",), None, ()), fates, None)
    assert pair.parts == (("hint", None, HINT),)
    (row,) = pair.rows()
    assert row.label == "Hulp"


OTHER: dict[str, Any] = {
    "title": "Anders", "core": False, "asked_of": "employer", "question": "Anders?", "why": "Anders.",
    "levels": {0: "anders"}, "evidence": ("anders",), "step": 9, "dimension": "organisation",
    "may_be_elsewhere": False, "applies_when": {"triage": ("team",)}, "na": "Anders.",
    "sources": (Citation(document="anders", id="A1"),),
}  # fmt: skip


@pytest.mark.parametrize("field", [name for name in Criterion.model_fields if name != "id"])
def test_no_difference_between_two_versions_escapes(field: str) -> None:
    """Whatever field became another; a document shows all of it but step and dimension."""
    old = listed()
    first = old.asked[0]
    new = with_first(old, first.model_copy(update={field: OTHER[field]}))
    assert len(Sides(old, new).parts(first.id, first.id)) == 1
    (pair,) = pairs_of(Fate((first,), (new.asked[0],), ("words",), None, ()), Fates(old, new, (), ()), None)
    assert bool(pair.parts) is (field not in {"step", "dimension"})
