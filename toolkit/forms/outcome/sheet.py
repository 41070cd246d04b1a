# SPDX-License-Identifier: EUPL-1.2
"""The sheet 'Uitkomst': one sentence until the form is filled in, and then norm, figures and charts.

Nothing on it is typed in and nothing is counted on it: each cell shows one cell of the hidden
sheet, or nothing. Boxes and colours come from rules too, so that an empty sheet looks empty.
"""

import textwrap
from collections.abc import Iterable
from typing import Any

import xlsxwriter

from toolkit.forms.outcome.norm import FormNorm
from toolkit.forms.outcome.norm_cells import item_label
from toolkit.forms.outcome.norm_sheet import Counted
from toolkit.model.content.norm import Norm
from toolkit.scoring.criterion import CRITERION_STATUSES
from toolkit.scoring.theme import STATUSES
from toolkit.sheets.write.formulas import literal
from toolkit.sheets.write.measure import height_of
from toolkit.sheets.write.style import FONT, Styles
from toolkit.sheets.write.table import write_head
from toolkit.words.catalogue import say
from toolkit.words.text import day_text

_WIDTHS = (46, 13, 25, 12, 16, 11, 11, 13, 11, 11, 11, 12, 12, 12)
_FIGURES = (
    "title", "figure", "status", "mean_shown", "answered",
    "meets", "near", "behind", "unanswered", "not_applicable", "unnormed",
    "met", "missed", "open",
)  # fmt: skip
_ITEMS = ("label", "answer", "status", "norm", "kind", "gap", "lower_limit", "limit")
_LIMITS = ("met", "missed", "open")
_LINE = 170  # characters that fit over the width of the sheet
_BAR_HEIGHT, _CHART_EDGE, _CHART_WIDTH, _ROW_PIXELS = 30, 30, 1000, 20
_CERTAIN, _LEFT = "#1F3A5F", "#E4E4E4"


def outcome_texts(of: FormNorm) -> dict[str, str]:
    """Everything that the sheet says beside figures, by key."""
    norm = of.norm
    keys = ("heading_items", "legend", "share", "ranges", "limits", "unclear", "paper")
    texts = {key: say(f"form.outcome.{key}") for key in keys}
    texts["near_rule"] = say(
        "form.outcome.near_rule", near=f"{float(norm.thresholds.near * 100):.4g}".replace(".", ",")
    )
    texts["waiting"] = say("form.outcome.waiting", field=say("form.field.ready"))
    texts["about"] = say("word.about_way_of_working")
    lines = [line for text in _about_norm(norm) for line in textwrap.wrap(text, _LINE)]
    texts |= {f"norm.{number}": line for number, line in enumerate(lines)}
    texts |= {f"figures.{key}": say(f"form.outcome.figures.{key}") for key in _FIGURES}
    texts |= {f"items.{key}": say(f"form.outcome.items.{key}") for key in _ITEMS}
    texts |= {f"list.{each.pin}": each.title for each in of.lists}
    texts |= {f"chart.{each.pin}": say("form.outcome.chart", title=each.title) for each in of.lists}
    return texts


def _about_norm(norm: Norm) -> list[str]:
    parts = [say("form.outcome.norm", title=norm.title, version=norm.version)]
    proposal = say("word.proposal_norm")
    if norm.status == "proposal":
        parts.append(proposal)
    if norm.adopted is not None:
        parts.append(say("form.outcome.adopted", by=norm.adopted.by, day=day_text(norm.adopted.on)))
    if norm.notice is not None and norm.notice.strip() != proposal:
        parts.append(" ".join(norm.notice.split()))
    return parts


def write_outcome(
    sheet: Any,  # noqa: ANN401 - XlsxWriter publishes no types
    book: xlsxwriter.Workbook,
    norm: FormNorm,
    styles: Styles,
    counted: Counted,
    *,
    title: str,
    mark: str,
) -> None:
    """Write the sheet with the outcome.

    Args:
        sheet: an empty XlsxWriter worksheet that is set up.
        book: for the charts.
        norm: its lists.
        styles: of the workbook.
        counted: where the figures stand.
        title: of the team or municipality.
        mark: of the form.
    """
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    write_head(sheet, say("form.outcome.title", title=title), mark, styles)
    _Writer(sheet, book, norm, styles, counted).write()
    sheet.freeze_panes(2, 1)


class _Writer:
    def __init__(
        self,
        sheet: Any,  # noqa: ANN401 - idem
        book: xlsxwriter.Workbook,
        norm: FormNorm,
        styles: Styles,
        counted: Counted,
    ) -> None:
        self.sheet, self.book, self.norm, self.styles, self.at = sheet, book, norm, styles, counted
        self.row = 2
        box = {"border": 1, "border_color": "#7F7F7F"}
        self.boxed = book.add_format(box)
        self.head = book.add_format({**box, "bg_color": "#DCE6F2", "bold": True})
        self.total = book.add_format({**box, "bg_color": "#F2F2F2", "bold": True})

    def write(self) -> None:
        waiting = self.at.named(self.at.texts["waiting"])
        about = self.at.named(self.at.texts["about"])
        formula = f"=IF({self.at.is_ready},{about},{waiting})"
        text = say("form.outcome.waiting", field=say("form.field.ready"))
        self.sheet.write_formula(self.row, 0, formula, self.styles["line"], text)
        self.row += 1
        about_norm = (key for key in self.at.texts if key.startswith("norm."))
        for key in (*about_norm, "share", "ranges", "near_rule", "limits", "paper"):
            self._line(f"{self.at.named(self.at.texts[key])}")
        unclear = self.at.named(self.at.unclear)
        words = f'{unclear}&" "&{self.at.named(self.at.texts["unclear"])}'
        self._line(f'IF({unclear}=0,"",{words})')
        # a form that nobody filled in prints no empty pages; what to do for the rest stands in the sheet
        self.sheet.print_area(0, 0, self.row - 1, len(_WIDTHS) - 1)
        breaks = []
        for number, each in enumerate(self.norm.lists):
            if number:
                breaks.append(self.row)
            self._list(each.pin)
        for each in self.norm.lists:
            breaks.append(self.row)
            self._items(each.pin)
        self.sheet.set_h_pagebreaks(breaks)

    def _cell(self, column: int, value: str, look: Any) -> None:  # noqa: ANN401 - a format
        self.sheet.write_formula(self.row, column, f'=IF({self.at.is_ready},{value},"")', look, "")

    def _line(self, value: str, look: Any = None) -> None:  # noqa: ANN401 - idem
        self._cell(0, value, self.styles["line"] if look is None else look)
        self.row += 1

    def _text(self, key: str) -> str:
        return self.at.named(self.at.texts[key])

    def _table(self, first: int, width: int, *, total: bool) -> None:
        """Boxes for a table that ends just above; they come with its values."""
        last, letter = self.row - 1, chr(ord("A") + width - 1)
        rule = {"type": "formula", "criteria": f'=$A${first + 1}<>""', "stop_if_true": False}
        self.sheet.conditional_format(f"A{first + 1}:{letter}{first + 1}", {**rule, "format": self.head})
        body = last - 1 if total else last
        self.sheet.conditional_format(f"A{first + 2}:{letter}{body + 1}", {**rule, "format": self.boxed})
        if total:
            self.sheet.conditional_format(f"A{last + 1}:{letter}{last + 1}", {**rule, "format": self.total})

    def _header(self, group: str, keys: tuple[str, ...]) -> None:
        texts = [say(f"form.outcome.{group}.{key}") for key in keys]
        self.sheet.set_row(self.row, height_of(zip(texts, _WIDTHS, strict=False)))
        for column, key in enumerate(keys):
            self._cell(column, self._text(f"{group}.{key}"), self.styles["shown"])
        self.row += 1

    # ---- per list: its themes, the whole, the chart

    def _list(self, pin: str) -> None:
        self.row += 1
        self._line(self._text(f"list.{pin}"), self.styles["heading_line"])
        first = self.row
        self._header("figures", _FIGURES)
        for place in (*self.at.themes[pin], self.at.lists[pin]):
            self._figures(place, self._titles(pin).get(place, ""))
        self._table(first, len(_FIGURES), total=True)
        self.row += 1
        self._line(self._text(f"chart.{pin}"), self.styles["heading_line"])
        self._line(self._text("legend"))
        self._chart(pin)

    def _titles(self, pin: str) -> dict[int, str]:
        each = next(each for each in self.norm.lists if each.pin == pin)
        return dict(zip(self.at.themes[pin], (theme.title for theme in each.themes), strict=True))

    def _figures(self, place: int, title: str) -> None:
        self.sheet.set_row(self.row, height_of([(title, _WIDTHS[0])], lowest=20))
        for column, key in enumerate(_FIGURES):
            value = self.at.figure(place, key)
            if key == "status":
                value = _in_words(
                    value, say("form.outcome.not_asked"), (say(f"status.{s}") for s in STATUSES)
                )
            self._cell(column, value, self.styles["shown_mean" if key == "mean_shown" else "shown"])
        self.row += 1

    def _chart(self, pin: str) -> None:
        rows = self.at.themes[pin]
        height = _CHART_EDGE + _BAR_HEIGHT * len(rows)
        chart = self.book.add_chart({"type": "bar", "subtype": "stacked"})
        fills: dict[str, dict[str, Any]] = {
            "bar_certain": {"fill": {"color": _CERTAIN}},
            "bar_possible": {
                "pattern": {"pattern": "wide_upward_diagonal", "fg_color": _CERTAIN, "bg_color": "#FFFFFF"}
            },
            "bar_left": {"fill": {"color": _LEFT}},
        }
        for key, fill in fills.items():
            series = {"values": self.at.rows(rows, key), "categories": self.at.rows(rows, "bar_label")}
            chart.add_series({**series, **fill, "border": {"none": True}, "gap": 45})
        chart.set_title({"none": True})
        chart.set_legend({"none": True})  # the sentence above it says it, and only when there is something
        font = {"name": FONT, "size": 10, "color": "#1A1A1A"}
        chart.set_x_axis({"visible": False, "min": 0, "max": 100, "major_gridlines": {"visible": False}})
        chart.set_y_axis(
            {
                "reverse": True,
                "num_font": font,
                "line": {"none": True},
                "major_tick_mark": "none",
                "minor_tick_mark": "none",
            }
        )
        chart.set_chartarea({"border": {"none": True}, "fill": {"none": True}})
        chart.set_plotarea({"fill": {"none": True}})
        chart.set_size({"width": _CHART_WIDTH, "height": height})
        chart.show_hidden_data()
        options = {"description": say("form.outcome.chart_about"), "object_position": 2}
        self.sheet.insert_chart(self.row, 0, chart, options)
        self.row += -(-height // _ROW_PIXELS) + 1

    # ---- per list: its questions

    def _items(self, pin: str) -> None:
        self.row += 1
        self._line(
            f'{self._text("heading_items")}&": "&{self._text(f"list.{pin}")}', self.styles["heading_line"]
        )
        first = self.row
        self._header("items", _ITEMS)
        each = next(each for each in self.norm.lists if each.pin == pin)
        for place, item in zip(self.at.items[pin], each.items, strict=True):
            self.sheet.set_row(self.row, height_of([(item_label(item), _WIDTHS[0])], lowest=20))
            for column, key in enumerate(_ITEMS):
                self._cell(column, self._item(place, key), self.styles["shown"])
            self.row += 1
        self._table(first, len(_ITEMS), total=False)

    def _item(self, place: int, key: str) -> str:
        value = self.at.item(place, key)
        if key == "status":
            return _in_words(
                value,
                say("form.outcome.not_asked"),
                (say(f"criterion_status.{s}") for s in CRITERION_STATUSES),
            )
        if key == "limit":
            return _in_words(value, say("form.not_here"), (say(f"form.outcome.limit.{s}") for s in _LIMITS))
        not_here, without = literal(say("form.not_here")), f"{self.at.item(place, 'norm')}=0"
        if key in {"norm", "kind"}:
            return f"IF({without},{not_here},{value})"
        return f'IF(OR({value}="",{without}),{not_here},{value})' if key == "gap" else value


def _in_words(code: str, nothing: str, words: Iterable[str]) -> str:
    """What a code from 1 stands for, in words; 0 is nothing."""
    return f"CHOOSE({code}+1,{','.join(map(literal, (nothing, *words)))})"
