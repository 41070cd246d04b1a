# SPDX-License-Identifier: EUPL-1.2
"""A comparison as a workbook: a sheet to read first, one per list, and one for what teams share."""

import io
import re
import textwrap
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter

from toolkit.documents.comparison.values import (
    ComparisonView,
    FigureView,
    JointSteps,
    ListTable,
    SharedGaps,
    TownRow,
)
from toolkit.render.repack import CORE, repack
from toolkit.words.catalogue import say

_NAME_MAX, _TEXT_MAX, _TITLE_MAX = 31, 32_000, 200
_NOT_IN_NAME = re.compile("[\\[\\]:*?/\\\\\\s\U00010000-\U0010ffff]")
_NOT_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_INK, _QUIET, _DARK, _LINE = "#1A1A1A", "#404040", "#1F3A5F", "#7F7F7F"
_WRAPPED = {"text_wrap": True, "valign": "top"}
_BOXED = {"border": 1, "border_color": _LINE, **_WRAPPED}
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 15, "font_color": _DARK, **_WRAPPED},
    "heading": {"bold": True, "font_size": 12, "font_color": _DARK, **_WRAPPED},
    "text": _WRAPPED,
    "strong": {"bold": True, **_WRAPPED},
    "line": {"font_color": _QUIET, **_WRAPPED},
    "header": {"bold": True, "font_color": "#FFFFFF", "bg_color": _DARK, **_BOXED},
    "cell": _BOXED,
    "figure": {"bold": True, **_BOXED},
    "number": {"num_format": "0", "align": "center", **_BOXED},
}
_EXPLAINED = (34, 96)
_HEAD_ROW = 3  # title, notice, sentence, then the header

Cell = str | int | None


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
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(stream, options)
    book.set_properties({"title": _cut(_text(view.title), _TITLE_MAX)})
    writer = _Writer(book, view)
    writer.explanation()
    for table in view.lists:
        writer.listed(table)
    if view.gaps is not None:
        writer.gaps(view.gaps)
    if view.joint is not None:
        writer.joint(view.joint)
    book.close()
    return repack(_with_language(stream.getvalue()), view.day)


class _Writer:
    """One workbook in the making: its looks and the names of sheets that are taken."""

    def __init__(self, book: Any, view: ComparisonView) -> None:  # noqa: ANN401 - XlsxWriter publishes no types
        self.book, self.view = book, view
        base = {"font_name": "Calibri", "font_size": 11, "font_color": _INK}
        self.looks = {name: book.add_format({**base, **look}) for name, look in _LOOKS.items()}
        self.widths: dict[str, Sequence[int]] = {}
        # our other sheets keep their own names, whatever a list is called; Excel keeps one for itself
        self.taken = {
            "history",
            *(say(f"comparison.book.{key}").casefold() for key in ("explanation", "gaps", "joint")),
        }

    def explanation(self) -> None:
        """What must be read first: for whom, what it is, how to read it, what it was made of."""
        view = self.view
        sheet = self._sheet(say("comparison.book.explanation"), _EXPLAINED)
        notices = (view.circulation, view.example_notice, view.proposal_notice, *view.reading)
        lists = [(table.title, table.notice) for table in view.lists]
        lines: list[tuple[str, str, str]] = [(view.title, "", "title")]
        lines += [(text, "", "text") for text in notices if text]
        lines += [(fact.label, fact.value, "pair") for fact in view.facts]
        lines += [(title, notice, "pair") for title, notice in lists]
        if view.missing_shown:
            lines.append((view.words["missing"], "", "heading"))
            lines += [(text, "", "text") for text in view.missing or (view.words["missing_none"],)]
        if view.method:
            lines.append((view.words["method"], "", "heading"))
            lines += [(text, "", "text") for text in view.method]
        lines.append((view.words["fingerprint"], "", "heading"))
        lines += [(fact.label, fact.value, "pair") for fact in view.fingerprint]
        for row, (first, second, look) in enumerate(lines):
            if look == "pair":
                self._write(sheet, row, 0, first, "strong")
                self._write(sheet, row, 1, second, "text")
                sheet.set_row(row, _height(zip((first, second), _EXPLAINED, strict=True)))
            else:
                self._across(sheet, row, 2, first, look)
        sheet.activate()

    def listed(self, table: ListTable) -> None:
        """A row per municipality and theme, so that a filter shows one of either."""
        headers = [
            (table.header[0], 24),
            (say("comparison.book.theme"), 34),
            (say("comparison.book.teams"), 14),
            (say("comparison.book.figure"), 14),
            (say("comparison.book.low"), 13),
            (say("comparison.book.high"), 13),
            (table.header[-1], 50),
        ]
        rows = [_cells(town, cell) for town in table.towns for cell in (town.whole, *town.cells)]
        looks = ("figure", "cell", "cell", "figure", "number", "number", "cell")
        self._table(self._name(table.title), table.title, table.sentence, headers, rows, looks)

    def gaps(self, shared: SharedGaps) -> None:
        """A row per common difference."""
        view, items = self.view, shared.items
        headers = [
            (view.words["gap"], 34),
            (say("comparison.book.standard"), 30),
            (say("comparison.book.theme"), 26),
            (say("comparison.book.id"), 10),
            (shared.heading, 12),
            (say("comparison.book.of"), 10),
            (say("comparison.book.note"), 26),
        ]
        looks = ["figure", "cell", "cell", "cell", "number", "number", "cell"]
        rows: list[tuple[Cell, ...]] = [
            (g.title, g.standard, g.theme, g.id, g.under, g.of, g.note) for g in items
        ]
        if view.missing_shown:
            headers.append((view.words["who"], 50))
            looks.append("cell")
            rows = [(*row, gap.who) for row, gap in zip(rows, items, strict=True)]
        name = say("comparison.book.gaps")
        self._table(name, view.words["gaps"], shared.summary, headers, rows, looks)

    def joint(self, found: JointSteps) -> None:
        """A row per step that teams can do together."""
        words = self.view.words
        widths = {"step": 44, "teams": 10, "who": 18, "hours": 16, "region": 16, "due": 18}
        headers = [(words[f"joint_{key}"], width) for key, width in widths.items()]
        rows: list[tuple[Cell, ...]] = [
            (s.title, s.teams, s.who, s.hours, s.region, s.due) for s in found.items
        ]
        looks = ("figure", "number", "cell", "cell", "cell", "cell")
        self._table(say("comparison.book.joint"), words["joint"], found.summary, headers, rows, looks)

    def _table(  # noqa: PLR0917 - one call per kind of sheet, in the order of the sheet
        self,
        name: str,
        title: str,
        sentence: str,
        headers: Sequence[tuple[str, int]],
        rows: Sequence[Sequence[Cell]],
        looks: Sequence[str],
    ) -> None:
        widths = [width for _, width in headers]
        sheet = self._sheet(name, widths)
        view = self.view
        notice = " · ".join(t for t in (view.circulation, view.example_notice, view.proposal_notice) if t)
        above = ((title, "title"), (notice, "line"), (sentence, "line"))
        for row, (text, look) in enumerate(above):
            self._across(sheet, row, len(headers), text, look)
        for column, (text, _) in enumerate(headers):
            self._write(sheet, _HEAD_ROW, column, text, "header")
        sheet.set_row(_HEAD_ROW, _height(headers))
        for number, cells in enumerate(rows, start=_HEAD_ROW + 1):
            texts = [(str(c), w) for c, w in zip(cells, widths, strict=True) if isinstance(c, str)]
            sheet.set_row(number, _height(texts))
            for column, (value, look) in enumerate(zip(cells, looks, strict=True)):
                self._write(sheet, number, column, value, look)
        sheet.freeze_panes(_HEAD_ROW + 1, 1)
        sheet.repeat_rows(_HEAD_ROW)
        sheet.autofilter(_HEAD_ROW, 0, _HEAD_ROW + len(rows), len(headers) - 1)

    def _write(self, sheet: Any, row: int, column: int, value: Cell, look: str) -> None:  # noqa: ANN401 - idem
        style = self.looks[look]
        if value is None or value == "":
            sheet.write_blank(row, column, None, style)
        elif isinstance(value, int):
            sheet.write_number(row, column, value, style)
        else:
            sheet.write_string(row, column, _text(value), style)

    def _across(self, sheet: Any, row: int, columns: int, text: str, look: str) -> None:  # noqa: ANN401 - idem
        """Write over the whole width: a text that runs on would make the printed page as wide as itself."""
        sheet.merge_range(row, 0, row, columns - 1, "", self.looks[look])
        self._write(sheet, row, 0, text, look)
        wide = sum(self.widths[sheet.get_name()][:columns])
        sheet.set_row(row, _height([(text, wide)], lowest=24.0 if look == "title" else 16.0))

    def _sheet(self, name: str, widths: Sequence[int]) -> Any:  # noqa: ANN401 - idem
        sheet = self.book.add_worksheet(name)
        self.widths[name] = widths
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.65, bottom=0.6)
        sheet.hide_gridlines(2)
        top = " · ".join(t for t in (self.view.example_notice, self.view.circulation) if t)
        sheet.set_header("&L&9 " + _in_margin(top, 240))
        pages = say("comparison.book.page", page="&P", pages="&N")
        sheet.set_footer("&L&8 " + _in_margin(self.view.about, 180) + "&R&8 " + pages)
        return sheet

    def _name(self, title: str) -> str:
        """A name that Excel takes: at most 31 characters as it counts, without its own signs, and new."""
        bare = re.sub(r"\s*\([^)]*\)", "", _text(title))
        bare = " ".join(_NOT_IN_NAME.sub(" ", bare).split()).strip("' ") or "-"
        name, number = _cut(bare, _NAME_MAX) or "-", 2
        while name.casefold() in self.taken:
            name = f"{_cut(bare, _NAME_MAX - len(str(number)) - 1)} {number}"
            number += 1
        self.taken.add(name.casefold())
        return name


def _cells(town: TownRow, figure: FigureView) -> tuple[Cell, ...]:
    statuses = " · ".join(figure.statuses)
    return (town.name, figure.label, town.teams, figure.figure, figure.low, figure.high, statuses)


def _text(text: str) -> str:
    """What a cell can hold: no sign that XML forbids, and not more than a reader takes."""
    clean = _NOT_XML.sub("", text)
    return clean if len(clean) <= _TEXT_MAX else clean[: _TEXT_MAX - 1] + "…"


def _cut(text: str, most: int) -> str:
    """At most so many characters, at a word border where there is one."""
    if len(text) <= most:
        return text
    at_word = text[: most + 1].rsplit(" ", 1)[0]
    return (at_word if 0 < len(at_word) <= most else text[:most]).strip("' ")


def _in_margin(text: str, most: int) -> str:
    """A text for a header or footer, which Excel gives 255 characters with its own signs."""
    flat = " ".join(_text(text).split()).replace("&", "&&")
    return flat if len(flat) <= most else flat[: most - 1].rstrip("&") + "…"


def _height(cells: Iterable[tuple[str, int]], lowest: float = 16.0) -> float:
    """The height that a row needs, since spreadsheet programs do not all find it themselves."""
    lines = [
        sum(max(1, len(textwrap.wrap(part, max(4, int(width * 1.05))))) for part in text.split("\n"))
        for text, width in cells
    ]
    return min(400.0, max([lowest, *(n * 15.0 + 4 for n in lines)]))


def _with_language(data: bytes) -> bytes:
    """Add the language, which XlsxWriter cannot."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == CORE:
                part = part.replace(b"</dc:title>", b"</dc:title><dc:language>nl-NL</dc:language>")
            target.writestr(zipfile.ZipInfo(name), part)
    return packed.getvalue()
