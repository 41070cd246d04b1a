# SPDX-License-Identifier: EUPL-1.2
"""What stands above the table of the action workbook: each sentence only where it is true."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from tests.forms.actions_made import action_form
from tests.forms.test_actions_shown import lines, opened
from toolkit.forms.actions.form import ActionForm
from toolkit.forms.actions.words import column_header, said_to
from toolkit.scoring.unit import UnitKind
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, given_text, hours_text, listing

DAY = date(2026, 6, 1)
COLUMN = column_header("decision")


def above(form: ActionForm | None = None, **still: Any) -> str:  # noqa: ANN401 - fields of a model
    """All that a workbook says in its first column, of so much that is still open."""
    form = form or action_form()
    return " ".join(lines(opened(replace(form, still_open=replace(form.still_open, **still)))))


@pytest.mark.parametrize("settled", [True, False])
def test_what_the_region_decides_is_explained_where_something_of_it_runs(*, settled: bool) -> None:
    """Of what is done or stopped nobody fills in anything."""
    form = action_form()
    rows = (replace(form.rows[0], above=True, settled=settled), *form.rows[1:])
    fields = {field: column_header(field) for field in ("owner", "hours", "status")}
    told = say("actions.fill_above", **fields) in above(replace(form, rows=rows))
    assert told == (not settled)


@pytest.mark.parametrize(("kind", "swaps"), [("team", True), ("municipality", True), ("team", False)])
def test_only_a_team_is_told_how_to_swap_and_only_where_it_can(kind: UnitKind, *, swaps: bool) -> None:
    """Who has no pace or hours of others to wait for, has nothing to swap."""
    told = above(replace(action_form(), kind=kind, can_swap=swaps))
    assert (say("actions.swap") in told) == (swaps and kind == "team")


@pytest.mark.parametrize("ranks", [(3,), (3, 5)])
def test_where_a_quarter_is_too_full_it_is_chosen_what_moves(ranks: tuple[int, ...]) -> None:
    """Of one action whether it does, of more which."""
    key = "first_move" if len(ranks) == 1 else "first_moves"
    holes = {"names": listing([*map(str, ranks)]), "day": day_text(DAY), "full": 1}
    assert say(f"actions.{key}", **holes) in above(moves=ranks, full=1, choose_before=DAY)


@pytest.mark.parametrize("before", [DAY, None])
def test_who_decides_soon_is_told_before_which_day(before: date | None) -> None:
    """What begins first goes first; of a plan that names no day the topmost action does."""
    holes = {"column": COLUMN, "day": day_text(DAY)}
    told = above(actions=3, ranks=(2, 4, 7), soon=(4, 7), settle_before=before)
    soon = say("actions.choose_soon", n=2, names=listing(["4", "7"]), **holes)
    assert (soon in told) == (before is not None)
    assert (say("actions.choose", rank=2, **holes) in told) == (before is None)


@pytest.mark.parametrize("provisional", [0, 4])
def test_hours_that_come_back_are_told_of_a_whole_plan(provisional: int) -> None:
    """While questions are open nobody knows yet what lasts."""
    told = above(replace(action_form(), provisional=provisional), actions=2, lasting=Fraction(12))
    assert (said_to("team", "lasting", n=2, hours=hours_text(Fraction(12))) in told) == (not provisional)


@pytest.mark.parametrize("others", [0, 1, 2])
def test_how_many_actions_wait_for_others(others: int) -> None:
    """One too; without any there is nothing to tell."""
    sentence = say("actions.others_before", n=others, day=day_text(DAY))
    assert (sentence in above(others=others, asked_before=DAY)) == bool(others)


@pytest.mark.parametrize("hours", [None, Fraction(0), Fraction(30)])
def test_no_hours_at_all_are_hours_that_are_known(hours: Fraction | None) -> None:
    """Who said nought is told nought, and is not asked for what it said."""
    told = above(capacity=hours)
    assert (said_to("team", "no_capacity") in told) == (hours is None)
    assert hours is None or said_to("team", "capacity", hours=given_text(hours)) in told
