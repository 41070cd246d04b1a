# SPDX-License-Identifier: EUPL-1.2
"""How long a form says that it takes."""

from dataclasses import replace

import pytest

from tests.forms.helpers import team_form
from toolkit.forms.question.form import Form, FormList


def form_of(*lists: tuple[int, int, int]) -> Form:
    """A form of lists with so many minutes, questions, and core questions among them."""
    form = team_form()
    core, other = (next(r for r in form.rows if r.criterion.core is is_core) for is_core in (True, False))
    made: list[FormList] = []
    for n, (minutes, questions, of_core) in enumerate(lists):
        kinds = [core if i < of_core else other for i in range(questions)]
        rows = tuple(
            replace(row, criterion=row.criterion.model_copy(update={"id": f"{'ABC'[n]}-{i:02}"}))
            for i, row in enumerate(kinds)
        )
        made.append(replace(form.lists[0], minutes=minutes, rows=rows))
    return replace(form, lists=tuple(made))


@pytest.mark.parametrize(
    ("lists", "minutes"),
    [
        (((40, 4, 1), (20, 3, 1)), 20),  # 10 + 6⅔ = 16⅔: upwards, not to the nearest
        (((20, 3, 1), (20, 3, 1)), 15),  # 6⅔ + 6⅔ = 13⅓: added up before, not after
        (((40, 4, 1), (20, 4, 1)), 15),  # 10 + 5: as it is
        (((75, 5, 2), (30, 5, 0)), 30),  # a list without core questions takes no time
    ],
)
def test_core_questions_take_their_share_in_fives_upwards(
    lists: tuple[tuple[int, int, int], ...], minutes: int
) -> None:
    """Core questions take their share of each list's minutes, together rounded up to five."""
    assert form_of(*lists).core_minutes == minutes
