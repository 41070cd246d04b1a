# SPDX-License-Identifier: EUPL-1.2
"""A cell whose value could not be used is named as people know it."""

import pytest

from toolkit.forms.question.layout import (
    Table,
    field_label,
    formation_table,
    header,
    own_support_table,
    profile_label,
)
from toolkit.model.given.answers import Profile
from toolkit.words.catalogue import say
from toolkit.words.cells import cell_title
from toolkit.words.text import profile_text


@pytest.mark.parametrize("field", Profile.model_fields)
def test_a_field_of_the_profile_has_the_label_of_the_form(field: str) -> None:
    """What stands in the form before the cell is what a remark calls it."""
    assert cell_title(f"profile.{field}") == profile_label(field)


@pytest.mark.parametrize(
    ("name", "table"), [("formation", formation_table()), ("own_support", own_support_table())]
)
def test_a_cell_of_a_table_has_its_row_and_the_header_of_its_column(name: str, table: Table) -> None:
    """The row of the table, counted from 1, and the header above it say where to look."""
    for column in table.columns:
        title = cell_title(f"{name}.17.{column.key}")
        assert "regel 18" in title
        assert column.header in title


def test_a_cell_of_a_question_has_its_number() -> None:
    """The question stands before the column."""
    assert cell_title("TS-01.placed") == f"TS-01, {header('placed')}"


@pytest.mark.parametrize("field", ["ready", "handed_in", "on"])
def test_a_field_of_the_first_page_is_not_told_by_its_key(field: str) -> None:
    """No key of the program stands in what people read."""
    assert cell_title(field) not in {field, ""}
    assert field_label(field).casefold()[:5] == cell_title(field).casefold()[:5]  # type: ignore[arg-type]


@pytest.mark.parametrize("key", ["profile.schoenmaat", "formation.fte", "iets", "a.b.c"])
def test_a_key_that_means_nothing_is_told_as_it_is(key: str) -> None:
    """Somebody may have written anything in a file; that is shown and not hidden."""
    assert cell_title(key) == key


@pytest.mark.parametrize(("field", "value"), [("organisation_form", "A1"), ("gives_youth_help", True)])
def test_a_fixed_value_of_a_profile_has_its_word(field: str, value: object) -> None:
    """People chose it from a list of words; nobody knows what the program calls it."""
    key = f"profile.{field}.{str(value).lower() if isinstance(value, bool) else value}"
    assert profile_text(field, value) == say(key) != str(value)


def test_a_value_of_a_profile_that_has_no_word_is_told_as_it_is() -> None:
    """Somebody may have typed another age than those that can be chosen."""
    assert profile_text("ages", "0-99") == "0-99"
