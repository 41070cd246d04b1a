# SPDX-License-Identifier: EUPL-1.2
"""Whatever teams answer: page and workbook of a comparison hold the figures of the engine, all of them."""

import io
from typing import Any

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.comparison.made import TEAMS
from tests.documents.desk.desk_made import inputs
from toolkit.comparison.bands import band_of
from toolkit.documents.comparison.lists import figure_of
from toolkit.documents.desk.view import desk_view
from toolkit.render.comparison_book import render_comparison_book
from toolkit.scoring.rules import threshold_values
from toolkit.words.catalogue import say

_ONE = st.integers(0, 4) | st.sampled_from(["?", "Niet bij ons."])
SAID = st.dictionaries(
    st.sampled_from(sorted(TEAMS)),
    st.dictionaries(st.sampled_from(["AA-01", "AA-02", "BB-01", "BB-02", "CC-02"]), _ONE, min_size=1),
    min_size=1,
)
"""What any of the teams says to any of the questions."""


@settings(max_examples=15, deadline=None)
@given(SAID)
def test_page_and_workbook_hold_the_figures_of_the_engine(said: dict[str, dict[str, Any]]) -> None:
    """Each municipality on each list and theme: text, band and statuses on the page, text in the workbook."""
    made = inputs(said=said)
    view, outcome = desk_view(made), made.outcome
    near = threshold_values(outcome.asked.norm).near
    titles = {m.id: m.title for m in outcome.region.municipalities}
    book = openpyxl.load_workbook(io.BytesIO(render_comparison_book(made.compared)))
    heads, *table = book[say("comparison.book.figures")].iter_rows(values_only=True)
    column = {str(name): n for n, name in enumerate(heads)}
    in_book = {
        tuple(row[column[say(key)]] for key in ("comparison.book.theme", "comparison.municipality")): str(
            row[column[say("comparison.book.figure")]]
        )
        for row in table
    }
    looked = 0
    for number, heat in enumerate(made.sides[0].heat.maps()):
        page = {row.name: row for row in view.maps[number].rows}
        for row in heat.rows:
            name = titles[row.municipality]
            themes = (say("comparison.whole"), *(title for _, title in heat.themes))
            for cell, of, theme in zip(page[name].cells, (row.whole, *row.themes), themes, strict=True):
                told = figure_of("", of.over, near)
                assert (cell.text, cell.band, cell.words) == (
                    told.text, band_of(of.over, near), told.statuses,
                )  # fmt: skip
                if theme != themes[0]:  # a list as a whole stands there for each list
                    assert in_book[theme, name] == told.text
                looked += 1
    assert looked >= 3 * len(titles)
    assert {theme for theme, _ in in_book} >= {
        title for heat in made.sides[0].heat.maps() for _, title in heat.themes
    }
