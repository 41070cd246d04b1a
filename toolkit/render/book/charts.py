# SPDX-License-Identifier: EUPL-1.2
"""Charts of the spreadsheet program itself, drawn from the cells of the tables beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from toolkit.words.catalogue import say

_WIDTH, _BAR, _AROUND = 900, 26, 130  # pixels: of a chart, for each bar, and for what stands around them
_ROW = 20  # pixels
_SURE = "#1F3A5F"
_OPEN = {"pattern": "wide_upward_diagonal", "fg_color": _SURE, "bg_color": "#FFFFFF"}


@dataclass(frozen=True, slots=True)
class Bars:
    """Which rows of a table one chart draws.

    Attributes:
        title: above it.
        sheet: name of the sheet with the table.
        first: row of its first bar, from 0.
        last: of its last bar.
        names: column with what each bar is called.
        values: columns that are stacked, with what each is called and whether it is still open.
        share: True for percents from 0 to 100; else they are counts.
    """

    title: str
    sheet: str
    first: int
    last: int
    names: int
    values: tuple[tuple[int, str, bool], ...]
    share: bool = True


def add_charts(book: Any, sheet: Any, charts: Sequence[Bars]) -> None:  # noqa: ANN401 - XlsxWriter publishes no types
    """Set charts under each other on a sheet.

    Args:
        book: to which the sheet belongs.
        sheet: where they come.
        charts: at least one bar each.
    """
    row, starts = 0, []
    for bars in charts:
        chart = book.add_chart({"type": "bar", "subtype": "stacked"})
        for column, name, still_open in bars.values:
            series = {
                "name": name,
                "categories": [bars.sheet, bars.first, bars.names, bars.last, bars.names],
                "values": [bars.sheet, bars.first, column, bars.last, column],
                # told apart on paper without colour too
                **({"pattern": _OPEN} if still_open else {"fill": {"color": _SURE}}),
                "border": {"color": _SURE},
                "gap": 60,
            }
            chart.add_series(series)
        axis = {"min": 0, "max": 100, "num_format": '0" %"'} if bars.share else {"min": 0, "num_format": "0"}
        chart.set_x_axis({**axis, "major_gridlines": {"visible": True, "line": {"color": "#D0D0D0"}}})
        chart.set_y_axis({"reverse": True, "num_font": {"size": 10}})
        chart.set_title({"name": bars.title, "name_font": {"size": 13}, "overlay": False})
        chart.set_legend({"position": "bottom"} if len(bars.values) > 1 else {"none": True})
        high = _AROUND + _BAR * (bars.last - bars.first + 1)
        chart.set_size({"width": _WIDTH, "height": high})
        about = say("comparison.book.chart_about", title=bars.title, sheet=bars.sheet)
        sheet.insert_chart(row, 0, chart, {"description": about, "object_position": 3})
        starts.append(row)
        row += -(-high // _ROW) + 1
    sheet.set_h_pagebreaks(starts[1:])  # no chart is cut
