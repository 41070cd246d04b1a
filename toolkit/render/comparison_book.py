# SPDX-License-Identifier: EUPL-1.2
"""A comparison as a workbook: what to read first, a map per list, tables to work on, and charts."""

import io
from collections.abc import Iterator, Sequence
from typing import Any

from toolkit.documents.blocks import Block, Fact, Section
from toolkit.documents.comparison.joint import COLUMNS
from toolkit.documents.comparison.training import COLUMNS as TRAINING_COLUMNS
from toolkit.documents.comparison.training import TrainingMenu
from toolkit.documents.comparison.values import ComparisonView, Figure, JointSteps, ListFigures, SharedGaps
from toolkit.documents.tidy.table import TidyTable
from toolkit.render.book.charts import Bars, add_charts
from toolkit.render.book.matrix import Matrix
from toolkit.render.book.tables import Field, Value, fitting, write_table
from toolkit.render.tidy_book import fields_of
from toolkit.sheets.columns import Column
from toolkit.sheets.names import SheetNames
from toolkit.sheets.write.book import finished, new_book
from toolkit.sheets.write.measure import height_of
from toolkit.sheets.write.style import Look, Styles, set_up
from toolkit.sheets.write.table import Cell, write_cell, write_row
from toolkit.words.catalogue import say

_TITLE_MAX = 200  # in the properties
_EXPLAINED = tuple(Column(key="", header="", width=width) for width in (34, 96))
_GAP_BARS = 15  # as many as a chart can be read of
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
    if view.joint is not None:
        writer.joint(view.joint)
    if view.training is not None:
        writer.training(view.training)
    writer.context()
    writer.charts(bars)
    book.close()
    # a row with a text over the whole width does not find its height by itself
    return finished(stream.getvalue(), fixed=range(len(book.worksheets())))


class _Writer:
    """One workbook in the making: its looks and the names of sheets that are taken."""

    def __init__(self, book: Any, view: ComparisonView, context: Sequence[TidyTable]) -> None:  # noqa: ANN401 - XlsxWriter publishes no types
        self.book, self.view, self.document, self.styles = book, view, view.document, Styles(book)
        self.tables = {table.name.capitalize(): table for table in context}
        # our other sheets keep their own names, whatever a list is called; Excel keeps one for itself
        names = SheetNames(("History", *(say(f"comparison.book.{key}") for key in _OWN_SHEETS), *self.tables))
        self.titles = [names.take(listed.title) for listed in view.lists]

    def explanation(self) -> None:
        """What must be read first: for whom, what it is, how to read it, what it was made of."""
        document = self.document
        sheet = self._sheet(say("comparison.book.explanation"))
        for place, column in enumerate(_EXPLAINED):
            sheet.set_column(place, place, column.width)
        lines: list[tuple[Look, tuple[str, ...]]] = [("heading", (document.title,))]
        notices = (document.circulation, document.example_notice, *document.callouts)
        lines += [("text", (text,)) for text in notices if text]
        lines += [("label", (fact.label, fact.value)) for fact in document.facts]
        lines += [("label", (listed.title, listed.notice)) for listed in self.view.lists]
        for section in document.sections:
            if not _on_its_own_sheet(section):
                lines.append(("heading", (section.title,)))
                lines += [line for block in section.blocks for line in _lines(block)]
        gaps, joint = self.view.gaps, self.view.joint
        told = [(say("comparison.word.gaps"), f"{gaps.summary} {gaps.counted}")] if gaps is not None else []
        told += [(say("comparison.word.joint"), joint.summary)] if joint is not None else []
        menu = self.view.training
        told += [(say("comparison.word.training"), menu.summary)] if menu is not None else []
        told += [(name, table.about) for name, table in self.tables.items()]
        lines += [("label", line) for line in told]
        if self.view.lists:
            lines.append(("label", (say("comparison.book.use"), say("comparison.book.how_to_use"))))
        lines.append(("text", (document.made_of,)))
        for row, (look, texts) in enumerate(lines):
            if len(texts) == 1:
                self._across(sheet, row, _EXPLAINED, texts[0], look)
            else:
                cells = [Cell(look, _value(texts[0])), Cell("cell", _value(texts[1]))]
                write_row(sheet, row, _EXPLAINED, cells, self.styles)
        sheet.activate()

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

    def joint(self, steps: JointSteps) -> None:
        """A row per step that teams can do together."""
        widths = (44, 10, 18, 16, 16, 30)
        fields = [
            Field(say(f"comparison.word.joint_{key}"), width)
            for key, width in zip(COLUMNS, widths, strict=True)
        ]
        rows = [(s.title, s.teams, s.who, s.hours, s.region, s.planned) for s in steps.items]
        name = say("comparison.book.joint")
        write_table(self.book, self._sheet(name), fields, rows, self.styles, wrapped=True)

    def training(self, menu: TrainingMenu) -> None:
        """A row per training that plans ask."""
        widths = (40, 24, 36, 8, 14, 10, 24, 30)
        fields = [
            Field(say(f"comparison.word.training_{key}"), width)
            for key, width in zip(TRAINING_COLUMNS, widths, strict=True)
        ]
        rows = [tuple(getattr(item, key) for key in TRAINING_COLUMNS) for item in menu.items]
        name = say("comparison.book.training")
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

    def _across(self, sheet: Any, row: int, columns: Sequence[Column], text: str, look: Look) -> None:  # noqa: ANN401 - idem
        """Write over the whole width: a text that runs on would make the printed page as wide as itself."""
        sheet.merge_range(row, 0, row, len(columns) - 1, "", self.styles[look])
        write_cell(sheet, row, 0, Cell(look, _value(text)), self.styles)
        sheet.set_row(row, height_of([(text, sum(column.width for column in columns))]))

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


def _value(text: str) -> str | None:
    """What a cell takes: no empty text, and not more than a reader's program holds."""
    return None if text == "" else fitting(text)
