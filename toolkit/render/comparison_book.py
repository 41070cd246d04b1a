# SPDX-License-Identifier: EUPL-1.2
"""A comparison as a workbook: a sheet to read first, one per list, and one for what teams share."""

import io
from collections.abc import Iterator, Sequence
from typing import Any

from toolkit.documents.blocks import Block, Section
from toolkit.documents.comparison.joint import COLUMNS
from toolkit.documents.comparison.values import (
    ComparisonView,
    JointSteps,
    ListFigures,
    SharedGaps,
    TownFigures,
)
from toolkit.sheets.book import finished, new_book
from toolkit.sheets.columns import Column
from toolkit.sheets.names import SheetNames
from toolkit.sheets.style import Look, Styles, height_of, set_up
from toolkit.sheets.table import Cell, write_cell, write_header, write_row
from toolkit.words.catalogue import say

_TEXT_MAX, _TITLE_MAX = 32_000, 200  # of a cell, and of the title in the properties
_EXPLAINED = tuple(Column(key="", header="", width=width) for width in (34, 96))
_HEAD_ROW = 3  # title, notice, sentence, then the header
_OWN_SHEETS = ("explanation", "gaps", "joint")

Value = str | int | None


def render_comparison_book(view: ComparisonView) -> bytes:
    """Print a comparison as an .xlsx file.

    Every text is written as a string, never as a formula or a link. Figures stand as text, exactly
    as on the page, with the lowest and highest in whole percents beside them to work with.

    Args:
        view: what its audience sees.

    Returns:
        The bytes; the same view gives the same bytes.
    """
    stream = io.BytesIO()
    book = new_book(stream, title=view.document.title[:_TITLE_MAX], day=view.document.day)
    writer = _Writer(book, view)
    writer.explanation()
    for listed in view.lists:
        writer.listed(listed)
    if view.gaps is not None:
        writer.gaps(view.gaps)
    if view.joint is not None:
        writer.joint(view.joint)
    book.close()
    # a row with a text over the whole width does not find its height by itself
    return finished(stream.getvalue(), fixed=range(len(book.worksheets())))


class _Writer:
    """One workbook in the making: its looks and the names of sheets that are taken."""

    def __init__(self, book: Any, view: ComparisonView) -> None:  # noqa: ANN401 - XlsxWriter publishes no types
        self.book, self.view, self.document, self.styles = book, view, view.document, Styles(book)
        # our other sheets keep their own names, whatever a list is called; Excel keeps one for itself
        self.names = SheetNames(("History", *(say(f"comparison.book.{key}") for key in _OWN_SHEETS)))

    def explanation(self) -> None:
        """What must be read first: for whom, what it is, how to read it, what it was made of."""
        document = self.document
        sheet = self._sheet(say("comparison.book.explanation"), _EXPLAINED)
        lines: list[tuple[Look, tuple[str, ...]]] = [("heading", (document.title,))]
        notices = (document.circulation, document.example_notice, *document.callouts)
        lines += [("text", (text,)) for text in notices if text]
        lines += [("label", (fact.label, fact.value)) for fact in document.facts]
        lines += [("label", (listed.title, listed.notice)) for listed in self.view.lists]
        for section in document.sections:
            if not _on_its_own_sheet(section):
                lines.append(("heading", (section.title,)))
                lines += [line for block in section.blocks for line in _lines(block)]
        lines.append(("text", (document.made_of,)))
        for row, (look, texts) in enumerate(lines):
            if len(texts) == 1:
                self._across(sheet, row, _EXPLAINED, texts[0], look)
            else:
                cells = [Cell(look, _value(texts[0])), Cell("cell", _value(texts[1]))]
                write_row(sheet, row, _EXPLAINED, cells, self.styles)
        sheet.activate()

    def listed(self, listed: ListFigures) -> None:
        """A row per municipality and theme, so that a filter shows one of either."""
        columns: list[tuple[Column, Look]] = [
            (_column(say("comparison.municipality"), 24), "label"),
            (_column(say("comparison.book.theme"), 34), "cell"),
            (_column(say("comparison.book.teams"), 14), "cell"),
            (_column(say("comparison.book.figure"), 14), "label"),
            (_column(say("comparison.book.low"), 13), "number"),
            (_column(say("comparison.book.high"), 13), "number"),
            (_column(say("comparison.statuses"), 50), "cell"),
        ]
        rows = [row for town in listed.towns for row in _figures(town)]
        sentence = f"{listed.sentence} {listed.counted}"
        self._table(self.names.take(listed.title), listed.title, sentence, columns, rows)

    def gaps(self, shared: SharedGaps) -> None:
        """A row per common difference; who may not see whose it is finds no column for it."""
        columns: list[tuple[Column, Look]] = [
            (_column(say("comparison.word.gap"), 34), "label"),
            (_column(say("comparison.book.standard"), 30), "cell"),
            (_column(say("comparison.book.theme"), 26), "cell"),
            (_column(say("comparison.book.id"), 10), "cell"),
            (_column(shared.heading, 12), "number"),
            (_column(say("comparison.book.of"), 10), "number"),
            (_column(say("comparison.book.note"), 26), "cell"),
            (_column(say("comparison.word.who"), 50), "cell"),
        ]
        rows = [(g.title, g.standard, g.theme, g.id, g.under, g.of, g.note, g.who) for g in shared.items]
        most = len(columns) - (not any(gap.who for gap in shared.items))
        name, title = say("comparison.book.gaps"), say("comparison.word.gaps")
        self._table(
            name, title, f"{shared.summary} {shared.counted}", columns[:most], [row[:most] for row in rows]
        )

    def joint(self, steps: JointSteps) -> None:
        """A row per step that teams can do together."""
        looks: tuple[tuple[int, Look], ...] = (
            (44, "label"), (10, "number"), (18, "cell"), (16, "cell"), (16, "cell"), (30, "cell"),
        )  # fmt: skip
        columns = [
            (_column(say(f"comparison.word.joint_{key}"), width), look)
            for key, (width, look) in zip(COLUMNS, looks, strict=True)
        ]
        rows = [(s.title, s.teams, s.who, s.hours, s.region, s.planned) for s in steps.items]
        self._table(say("comparison.book.joint"), say("comparison.word.joint"), steps.summary, columns, rows)

    def _table(
        self,
        name: str,
        title: str,
        sentence: str,
        columns: Sequence[tuple[Column, Look]],
        rows: Sequence[Sequence[Value]],
    ) -> None:
        heads = [column for column, _ in columns]
        sheet = self._sheet(name, heads)
        document = self.document
        # of the callouts the first: that the norm is a proposal, or else who sees what
        notices = (document.circulation, document.example_notice, *document.callouts[:1])
        self._across(sheet, 0, heads, title, "heading")
        self._across(sheet, 1, heads, " · ".join(text for text in notices if text), "text")
        self._across(sheet, 2, heads, sentence, "text")
        write_header(sheet, _HEAD_ROW, heads, self.styles)
        for number, values in enumerate(rows, start=_HEAD_ROW + 1):
            cells = [Cell(look, _value(value)) for value, (_, look) in zip(values, columns, strict=True)]
            write_row(sheet, number, heads, cells, self.styles)
        sheet.freeze_panes(_HEAD_ROW + 1, 1)
        sheet.repeat_rows(_HEAD_ROW)
        sheet.autofilter(_HEAD_ROW, 0, _HEAD_ROW + len(rows), len(heads) - 1)

    def _across(self, sheet: Any, row: int, columns: Sequence[Column], text: str, look: Look) -> None:  # noqa: ANN401 - idem
        """Write over the whole width: a text that runs on would make the printed page as wide as itself."""
        sheet.merge_range(row, 0, row, len(columns) - 1, "", self.styles[look])
        write_cell(sheet, row, 0, Cell(look, _value(text)), self.styles)
        sheet.set_row(row, height_of([(text, sum(column.width for column in columns))]))

    def _sheet(self, name: str, columns: Sequence[Column]) -> Any:  # noqa: ANN401 - idem
        sheet = self.book.add_worksheet(name)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
        document = self.document
        top = " · ".join(text for text in (document.example_notice, document.circulation) if text)
        page = say("comparison.book.page", page="{page}", pages="{pages}")
        set_up(sheet, top, document.footer, page, protect=False)
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


def _figures(town: TownFigures) -> Iterator[tuple[Value, ...]]:
    teams = ", ".join(filter(None, (town.teams, town.also)))
    for figure in (town.whole, *town.themes):
        statuses = " · ".join(figure.statuses)
        yield town.name, figure.label, teams, figure.text, figure.low, figure.high, statuses


def _column(header: str, width: int) -> Column:
    """A column that nobody reads back, so that its header is enough to know it by."""
    return Column(key=header, header=header, width=width)


def _value(value: Value) -> Value:
    """What a cell takes: no empty text, and not more than a reader's program holds."""
    if value == "":
        return None
    return value[: _TEXT_MAX - 1] + "…" if isinstance(value, str) and len(value) > _TEXT_MAX else value
