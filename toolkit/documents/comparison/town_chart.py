# SPDX-License-Identifier: EUPL-1.2
"""A chart of municipalities on one list: a bar per municipality, as that of a plan has one per theme."""

from collections.abc import Sequence

from toolkit.documents.blocks import ChartView
from toolkit.documents.charts.bars import BarRow, bars_drawn
from toolkit.documents.charts.drawing import charted
from toolkit.documents.comparison.values import TownFigures
from toolkit.words.catalogue import say
from toolkit.words.text import capital


def town_chart(title: str, towns: Sequence[TownFigures], number: int) -> ChartView:
    """Draw one list over municipalities.

    Args:
        title: of the list.
        towns: at least one; the names in it are all that the picture says about who it is.
        number: tells the charts of one document apart, from 1; the ids in the picture are made of it.

    Returns:
        The chart with a title and a description that says every figure.
    """
    described = [
        say(
            "comparison.chart.line",
            name=capital(t.name),
            figure=t.whole.text,
            teams=", ".join(filter(None, (t.mark or t.count, t.also))),
        )
        for t in towns
    ]
    about = [say("comparison.chart.about")]
    about += [say("comparison.chart.about_all")] if any(t.spread for t in towns) else []
    rows = [
        BarRow(
            t.name,
            t.whole.text,
            t.whole.low,
            t.whole.high,
            "" if t.mark else t.count,
            t.mark,
            spread=t.spread,
        )
        for t in towns
    ]
    name = say("comparison.chart.title", title=title)
    return charted(name, " ".join([*about, *described]), number, bars_drawn(rows))
