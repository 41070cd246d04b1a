# SPDX-License-Identifier: EUPL-1.2
"""A map of municipality × theme: every cell has a colour, and says the same in words."""

from collections.abc import Iterable, Sequence
from typing import Any

from toolkit.documents.blocks import Fact
from toolkit.documents.comparison.values import Figure, ListFigures, TownFigures
from toolkit.render.book.tables import fitting
from toolkit.sheets.write.measure import height_of, wide_enough
from toolkit.sheets.write.style import Styles, set_across
from toolkit.sheets.write.table import Cell, write_cell
from toolkit.words.catalogue import say

# the ink on each has a contrast of at least 7:1; who sees no colour reads the words
_FILLS = {
    "full": "#BFE0CB", "near": "#DDEBC4", "half": "#FBE7A8", "low": "#F5C9BF", "open": "#E3E5E8",
    "none": "#FFFFFF",
}  # fmt: skip
_TOWN, _TEAMS, _THEME = 22.0, 20.0, 17.0
_LINE = "#7F7F7F"
_ON_ONE_PAGE = 15  # municipalities, with what stands under them


class Matrix:
    """Writes maps in one workbook; its colours are made once."""

    def __init__(self, book: Any, styles: Styles) -> None:  # noqa: ANN401 - XlsxWriter publishes no types
        base = {"font_name": "Calibri", "font_size": 11, "font_color": "#1A1A1A", "text_wrap": True}
        edged = {"border": 1, "border_color": _LINE, "valign": "top", "align": "left", "indent": 1}
        self.styles = styles
        self.fills = {
            band: book.add_format({**base, **edged, "bg_color": fill}) for band, fill in _FILLS.items()
        }

    def write(self, sheet: Any, listed: ListFigures, notes: Sequence[str]) -> None:  # noqa: ANN401 - idem
        """Write the map of one list, what each colour means under it, and what must be read with it.

        Args:
            sheet: an empty one.
            listed: the list, for one reader.
            notes: sentences under the map.
        """
        heads = [
            say("comparison.municipality"),
            say("comparison.book.teams"),
            say("comparison.whole"),
            *(theme.value for theme in listed.themes),
        ]
        widths = [_TOWN, _TEAMS, *(wide_enough([head], _THEME) for head in heads[2:])]
        for place, (head, width) in enumerate(zip(heads, widths, strict=True)):
            sheet.set_column(place, place, width)
            write_cell(sheet, 0, place, Cell("header", fitting(head)), self.styles)
        sheet.set_row(0, height_of(zip(heads, widths, strict=True)))
        row = 0
        for row, town in enumerate(listed.towns, start=1):
            self._row(sheet, row, town, widths)
        sheet.autofilter(0, 0, row, len(heads) - 1)
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)
        set_across(sheet, widths)
        if row <= _ON_ONE_PAGE:
            sheet.fit_to_pages(1, 1)
        self._under(sheet, row + 2, listed.legend, notes, widths)

    def _row(self, sheet: Any, row: int, town: TownFigures, widths: Sequence[float]) -> None:  # noqa: ANN401 - idem
        write_cell(sheet, row, 0, Cell("label", fitting(town.name)), self.styles)
        teams = "\n".join(filter(None, (town.teams, town.also)))
        write_cell(sheet, row, 1, Cell("cell", teams), self.styles)
        texts = [cell_text(figure) for figure in (town.whole, *town.themes)]
        for place, (figure, text) in enumerate(zip((town.whole, *town.themes), texts, strict=True), start=2):
            sheet.write_string(row, place, fitting(text), self.fills[figure.band])
        sheet.set_row(row, height_of(zip([town.name, teams, *texts], widths, strict=True)))

    def _under(
        self,
        sheet: Any,  # noqa: ANN401 - idem
        row: int,
        legend: Sequence[Fact],
        notes: Iterable[str],
        widths: Sequence[float],
    ) -> None:
        for place, meaning in enumerate(legend):
            sheet.write_string(row, place, meaning.value, self.fills[meaning.label])
        sheet.set_row(row, height_of((meaning.value, _THEME) for meaning in legend))
        most = min(len(widths), 8)
        for number, note in enumerate(notes, start=row + 2):
            sheet.merge_range(number, 0, number, most - 1, "", self.styles["text"])
            write_cell(sheet, number, 0, Cell("text", fitting(note)), self.styles)
            sheet.set_row(number, height_of([(note, sum(widths[:most]))]))


def cell_text(figure: Figure) -> str:
    """The figure, how many teams have which status, and how many lower limits are missed."""
    missed = [say("comparison.book.missed", n=figure.missed)] if figure.missed else []
    return "\n".join((figure.text, *figure.statuses, *missed))
