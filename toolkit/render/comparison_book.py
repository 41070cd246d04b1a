# SPDX-License-Identifier: EUPL-1.2
"""A comparison as a workbook: what to read first, a map per list, tables to work on, and charts."""

import io
from collections.abc import Iterator, Sequence
from typing import Any

from toolkit.documents.blocks import Block, Fact, Section
from toolkit.documents.comparison.menus import Menu, MenuKey
from toolkit.documents.comparison.values import ComparisonView, Figure, ListFigures, SharedGaps
from toolkit.documents.tidy.table import TidyTable
from toolkit.render.book.charts import Bars, add_charts
from toolkit.render.book.matrix import Matrix
from toolkit.render.book.tables import Field, Value, write_first, write_table
from toolkit.render.tidy_book import fields_of
from toolkit.sheets.names import SheetNames
from toolkit.sheets.write.book import finished, new_book
from toolkit.sheets.write.style import Look, Styles, set_up
from toolkit.words.catalogue import say

_TITLE_MAX = 200  # in the properties
_EXPLAINED = (34, 96)  # widths of the columns of the sheet to read first
_GAP_BARS = 15  # as many as a chart can be read of
_MENUS: dict[MenuKey, dict[str, int]] = {
    "joint": {"step": 44, "teams": 10, "who": 18, "hours": 16, "region": 16, "planned": 30},
    "training": {
        "title": 40, "steps": 24, "criteria": 36, "teams": 8, "people": 14, "hours": 10, "planned": 24,
        "cost": 30,
    },
}  # fmt: skip
_OWN_SHEETS = ("explanation", "figures", "gaps", "joint", "training", "charts")


def render_comparison_book(view: ComparisonView, context: Sequence[TidyTable] = ()) -> bytes:
    """Print a comparison as an .xlsx file.

    Every text is written as a string, never as a formula or a link. Figures stand as text, exactly
    as on the page, with the lowest and highest in whole percents beside them to work with. A sheet has
    one table, from its first row on; what must be read with it stands on the first sheet.

    Args:
        view: what its audience sees.
        context: what stands beside the figures for the same audience, each table on a sheet of its own.

    Returns:
        The bytes; the same input gives the same bytes.
    """
    stream = io.BytesIO()
    book = new_book(stream, title=view.document.title[:_TITLE_MAX], day=view.document.day)
    writer = _Writer(book, view, context)
    writer.explanation()
    writer.maps()
    bars = writer.figures() if view.lists else []
    bars += writer.gaps(view.gaps) if view.gaps is not None else []
    for menu in writer.menus:
        writer.menu(menu)
    writer.context()
    writer.charts(bars)
    book.close()
    # a row with a text over the whole width does not find its height by itself
    return finished(stream.getvalue(), fixed=range(len(book.worksheets())))


class _Writer:
    """One workbook in the making: its looks and the names of sheets that are taken."""

    def __init__(self, book: Any, view: ComparisonView, context: Sequence[TidyTable]) -> None:  # noqa: ANN401 - XlsxWriter publishes no types
        self.book, self.view, self.document, self.styles = book, view, view.document, Styles(book)
        self.menus = [menu for menu in (view.joint, view.training) if menu is not None]
        self.tables = {table.name.capitalize(): table for table in context}
        # our other sheets keep their own names, whatever a list is called; Excel keeps one for itself
        names = SheetNames(("History", *(say(f"comparison.book.{key}") for key in _OWN_SHEETS), *self.tables))
        self.titles = [names.take(listed.title) for listed in view.lists]

    def explanation(self) -> None:
        """What must be read first: for whom, what it is, how to read it, what it was made of."""
        document = self.document
        sheet = self._sheet(say("comparison.book.explanation"))
        lines: list[tuple[Look, tuple[str, ...]]] = [("heading", (document.title,))]
        notices = (document.circulation, document.example_notice, *document.callouts)
        lines += [("text", (text,)) for text in notices if text]
        lines += [("label", (fact.label, fact.value)) for fact in document.facts]
        lines += [("label", (listed.title, listed.notice)) for listed in self.view.lists]
        for section in document.sections:
            if not _on_its_own_sheet(section):
                lines.append(("heading", (section.title,)))
                lines += [line for block in section.blocks for line in _lines(block)]
        gaps = self.view.gaps
        told = [(say("comparison.word.gaps"), f"{gaps.summary} {gaps.counted}")] if gaps is not None else []
        told += [(menu.title, menu.summary) for menu in self.menus]
        told += [(name, table.about) for name, table in self.tables.items()]
        lines += [("label", line) for line in told]
        if self.view.lists:
            lines.append(("label", (say("comparison.book.use"), say("comparison.book.how_to_use"))))
        lines.append(("text", (document.made_of,)))
        write_first(sheet, _EXPLAINED, lines, self.styles)

    def maps(self) -> None:
        """A map of municipality × theme per list: what is read first, in colour and words."""
        for listed, name in zip(self.view.lists, self.titles, strict=True):
            sheet = self._sheet(name)
            notes = (listed.sentence, listed.counted, listed.notice, *self._notices())
            Matrix(self.book, self.styles).write(sheet, listed, [n for n in notes if n])

    def figures(self) -> list[Bars]:
        """All figures of all lists in one table: per list the whole of every municipality, then its themes.

        Returns:
            What a chart can be drawn of: per list its municipalities.
        """
        occurring = {status for figure in self._all_figures() for status in figure.counts}
        statuses = [fact for fact in self.view.lists[0].statuses if fact.label in occurring]
        fields = [
            Field(say("comparison.book.standard"), 34),
            Field(say("comparison.book.theme"), 30),
            Field(say("comparison.municipality"), 22),
            Field(say("comparison.book.teams"), 21),
            Field(say("comparison.book.figure"), 13),
            Field(say("comparison.book.low"), 11, "0"),
            Field(say("comparison.book.open"), 13, "0"),
            Field(say("comparison.book.high"), 11, "0"),
            Field(say("comparison.book.band"), 26),
            Field(say("comparison.book.limits"), 15, "0"),
            *(Field(say("comparison.book.status", status=s.value), 14, "0") for s in statuses),
        ]
        rows: list[tuple[Value, ...]] = []
        bars = []
        name = say("comparison.book.figures")
        for listed, title in zip(self.view.lists, self.titles, strict=True):
            first = len(rows) + 1
            apart = sum(not town.spread for town in listed.towns)
            rows += _rows(listed, title, statuses)
            if any(town.whole.low is not None for town in listed.towns[:apart]):
                values = (
                    (5, say("comparison.book.sure"), False),
                    (6, say("comparison.book.still_open"), True),
                )
                bars.append(Bars(listed.title, name, first, first + apart - 1, 2, values))
        write_table(self.book, self._sheet(name), fields, rows, self.styles, wrapped=True)
        return bars

    def gaps(self, shared: SharedGaps) -> list[Bars]:
        """A row per common difference; who may not see whose it is finds no column for it.

        Returns:
            The first of them as a chart.
        """
        fields = [
            Field(say("comparison.word.gap"), 34),
            Field(say("comparison.book.standard"), 30),
            Field(say("comparison.book.theme"), 26),
            Field(say("comparison.book.id"), 10),
            Field(shared.heading, 12, "0"),
            Field(say("comparison.book.of"), 10, "0"),
            Field(say("comparison.book.note"), 26),
            Field(say("comparison.word.who"), 50),
        ]
        rows = [(g.title, g.standard, g.theme, g.id, g.under, g.of, g.note, g.who) for g in shared.items]
        most = len(fields) - (not any(gap.who for gap in shared.items))
        name = say("comparison.book.gaps")
        sheet = self._sheet(name)
        write_table(self.book, sheet, fields[:most], [row[:most] for row in rows], self.styles, wrapped=True)
        if not rows:
            return []
        values = ((4, shared.heading, False),)
        title = say("comparison.book.gaps_chart", heading=shared.heading)
        return [Bars(title, name, 1, min(len(rows), _GAP_BARS), 0, values, share=False)]

    def menu(self, menu: Menu) -> None:
        """A row per step that teams can do together, or per training that plans ask."""
        widths = _MENUS[menu.key]
        fields = [Field(menu.head(column), width) for column, width in widths.items()]
        rows = [tuple(item[column] for column in widths) for item in menu.items]
        name = say(f"comparison.book.{menu.key}")
        write_table(self.book, self._sheet(name), fields, rows, self.styles, wrapped=True)

    def context(self) -> None:
        """What teams told of themselves: it stands beside the figures and is in none of them."""
        for name, table in self.tables.items():
            write_table(
                self.book, self._sheet(name), fields_of(table), table.rows(), self.styles, wrapped=True
            )

    def charts(self, bars: Sequence[Bars]) -> None:
        """Charts of the program itself, of the tables before them."""
        if bars:
            add_charts(self.book, self._sheet(say("comparison.book.charts")), bars)

    def _notices(self) -> tuple[str, ...]:
        """What must be read with any figure: for whom it is, that it is invented, what the norm is worth."""
        document = self.document
        # of the callouts the first: that drafts count, that the norm is a proposal, or else who sees what
        return document.circulation, document.example_notice, *document.callouts[:1]

    def _all_figures(self) -> Iterator[Figure]:
        for town in (town for listed in self.view.lists for town in listed.towns):
            yield from (town.whole, *town.themes)

    def _sheet(self, name: str) -> Any:  # noqa: ANN401 - idem
        sheet = self.book.add_worksheet(name)
        document = self.document
        top = " · ".join(text for text in (document.example_notice, document.circulation) if text)
        set_up(sheet, top, document.footer, protect=False)
        return sheet


def _on_its_own_sheet(section: Section) -> bool:
    return any(block.kind in {"table", "picture"} for block in section.blocks)


def _lines(block: Block) -> Iterator[tuple[Look, tuple[str, ...]]]:
    """What is text in a block: alone over the width, or a label and its value."""
    if block.kind == "text":
        yield "text", (block.text,)
    elif block.kind == "bullets":
        yield from (("text", (item.text,)) for item in block.items)
    elif block.kind == "facts":
        yield from (("label", (fact.label, fact.value)) for fact in block.items)


def _rows(listed: ListFigures, title: str, statuses: Sequence[Fact]) -> Iterator[tuple[Value, ...]]:
    """Theme by theme, the whole list first; in each the municipalities, and what is over all of them last."""
    bands = {fact.label: fact.value for fact in listed.legend}
    for place in range(len(listed.themes) + 1):
        for town in listed.towns:
            figure = (town.whole, *town.themes)[place]
            low, high = figure.low, figure.high
            yield (
                title,
                figure.label,
                town.name,
                ", ".join(filter(None, (town.teams, town.also))),
                figure.text,
                low,
                None if low is None or high is None else high - low,
                high,
                None if town.spread else bands[figure.band],
                None if town.spread else figure.missed,
                *(None if town.spread else figure.counts.get(s.label, 0) for s in statuses),
            )
