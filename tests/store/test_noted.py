# SPDX-License-Identifier: EUPL-1.2
"""What is told of a cell that came back: by what stands now, what it held when it went out, and says."""

from typing import Any

import pytest

from tests.store.test_plan_imports import cell
from toolkit.store.merging.plan_merge import note_of


@pytest.mark.parametrize(
    ("ours", "held", "value", "told"),
    [
        ("q3", "q3", "q4", None),  # changed by people alone
        ("q4", "q3", "q4", None),  # changed to what stands already
        (None, None, "q4", None),
        ("q4", "q3", "q3", "older"),  # untouched, and decided since
        ("q2", "q3", "q4", "differs"),  # changed on both sides
        ("q3", None, "q4", "differs"),
        ("q3", "q3", None, "blank"),  # emptied: what stands stays
        ("q2", "q3", None, "blank"),
        (None, "q3", None, None),  # emptied, and nothing stands
        ("q3", None, None, None),  # empty as it was sent
        ("todo", "todo", None, None),  # what everybody has says nothing
        ("todo", "q3", None, None),
        ("todo", "busy", "done", None),
    ],
)
def test_a_cell_is_told_where_it_does_not_simply_count(
    ours: Any,  # noqa: ANN401 - per field
    held: str | None,
    value: str | None,
    told: str | None,
) -> None:
    """Nothing that stands gives way in silence, and nothing is told where nothing would."""
    assert note_of(ours, cell(value, held), "todo") == told
