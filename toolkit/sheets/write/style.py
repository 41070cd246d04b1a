# SPDX-License-Identifier: EUPL-1.2
"""How a form looks: one named style per kind of cell, and how every sheet is set up and printed."""

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal

from toolkit.words.catalogue import say

if TYPE_CHECKING:  # who builds a form without writing it needs no writer
    import xlsxwriter

Look = Literal[
    "title", "mark", "notice", "heading", "text", "label", "header", "fill_header", "id", "cell", "help",
    "fill", "fill_short", "fill_number", "fill_date", "closed", "not_now", "not_now_number", "chosen",
    "line", "heading_line", "shown", "shown_mean", "core", "strong", "plain", "number", "amount", "link",
    "edit", "edit_number", "shown_only", "hint",
]  # fmt: skip

FONT = "Calibri"
# every pair of text and ground below has a contrast of at least 7:1
_INK, _GREY_INK, _DARK, _DARK_FILL = "#1A1A1A", "#404040", "#1F3A5F", "#5A3A00"
_YELLOW, _GREY, _LINE = "#FFF9E0", "#E4E4E4", "#7F7F7F"

_WRAPPED = {"text_wrap": True, "valign": "top"}
_EDGED = {"border": 1, "border_color": _LINE, **_WRAPPED}
_BOXED = {**_EDGED, "align": "left", "indent": 1}  # words keep off the words of the cell before
_NUMBER = {**_EDGED, "align": "right", "indent": 1}  # figures under each other
_CENTRED = {**_EDGED, "align": "center"}
_TO_FILL = {"bg_color": _YELLOW, "locked": False}
_LATER = {"bg_color": _GREY, "font_color": _GREY_INK, "locked": False}
_LOOKS: dict[Look, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 15, "font_color": _DARK},
    "mark": {"font_size": 9, "font_color": _GREY_INK},
    "notice": {"font_size": 10, "italic": True},
    "heading": {"bold": True, "font_size": 12, "font_color": _DARK, **_WRAPPED},
    "text": {**_WRAPPED},
    "label": {"bold": True, **_BOXED},
    "header": {"bold": True, "font_color": "#FFFFFF", "bg_color": _DARK, **_BOXED},
    "fill_header": {"bold": True, "font_color": "#FFFFFF", "bg_color": _DARK_FILL, **_BOXED},
    "id": {"bold": True, **_BOXED},
    "cell": {**_BOXED},
    "number": {**_CENTRED, "num_format": "0"},
    "amount": {**_NUMBER},
    "link": {**_BOXED, "font_color": "#0B3D91", "underline": 1},
    "core": {**_CENTRED, "bold": True, "font_color": _DARK, "bg_color": "#DCE6F2"},
    # two parts of one text in a cell
    "strong": {"bold": True},
    "plain": {},
    # runs on over the empty cells beside it
    "help": {"font_size": 10, "font_color": _GREY_INK, "valign": "top"},
    # '@' keeps what people type as they type it: '0-18' no date, '- eerst bellen' no formula
    "fill": {**_BOXED, **_TO_FILL, "num_format": "@"},
    "fill_short": {**_CENTRED, **_TO_FILL, "bold": True},
    "fill_number": {**_NUMBER, **_TO_FILL},
    "fill_date": {**_BOXED, **_TO_FILL, "num_format": "d-m-yyyy"},
    # where all may be changed, yellow would say nothing
    "edit": {**_BOXED, "num_format": "@"},
    "edit_number": {**_CENTRED},
    "shown_only": {**_BOXED, "bg_color": _GREY, "font_color": _GREY_INK},
    "hint": {"font_size": 9, "font_color": _GREY_INK, **_WRAPPED, "align": "left", "indent": 1},
    "closed": {**_CENTRED, "bg_color": _GREY, "font_color": _GREY_INK},
    # not asked now; what somebody knows already may be typed over it
    "not_now": {**_BOXED, **_LATER, "num_format": "@"},
    "not_now_number": {**_NUMBER, **_LATER},
    "chosen": {**_BOXED, "italic": True, "hidden": True},
    # on the sheet with the outcome; the formula itself is not shown in the bar above the sheet
    "line": {"valign": "top", "hidden": True},
    "heading_line": {"bold": True, "font_size": 12, "font_color": _DARK, "hidden": True},
    "shown": {**_WRAPPED, "hidden": True, "align": "left"},
    "shown_mean": {**_WRAPPED, "hidden": True, "align": "left", "num_format": "0.0"},
}

# also where nothing is to be filled in: what somebody typed there must be taken away
_MEND = {"bg_color": "#FFC285", "border": 5, "border_color": "#9C3D00", "locked": False}


class Styles:
    """The styles of one workbook, each made once."""

    def __init__(self, book: "xlsxwriter.Workbook") -> None:
        self._book = book
        self._base = {"font_name": FONT, "font_size": 11, "font_color": _INK}
        self._formats = {look: book.add_format({**self._base, **extra}) for look, extra in _LOOKS.items()}
        self._to_mend: dict[Look, Any] = {}

    def __getitem__(self, look: Look) -> Any:  # noqa: ANN401 - XlsxWriter publishes no types
        return self._formats[look]

    def to_mend(self, look: Look) -> Any:  # noqa: ANN401 - idem
        """The same look for a cell that somebody has to look at again, also for who sees no colour."""
        if look not in self._to_mend:
            self._to_mend[look] = self._book.add_format({**self._base, **_LOOKS[look], **_MEND})
        return self._to_mend[look]


A3, A4 = 8, 9  # as the file format numbers them
_A4_ROOM, _A3_ROOM = 210, 300  # widths together on one page, in letters of about eight points
FOOTER_MAX = 180  # characters; with the page number beside it Excel has room for 255


def set_up(  # XlsxWriter publishes no types
    sheet: Any,  # noqa: ANN401
    header_text: str,
    footer_text: str,
    *,
    protect: bool = True,
) -> None:
    """Set up how a sheet prints, and protect it without a password.

    Args:
        sheet: the XlsxWriter worksheet.
        header_text: at the top of every page, cut where Excel's limit of 255 characters asks it.
        footer_text: left at the bottom of every page, with its number at the right.
        protect: False leaves it open, where nothing is read back.
    """
    if protect:
        allowed = ("autofilter", "sort", "format_columns", "format_rows", "format_cells")
        sheet.protect("", dict.fromkeys(allowed, True))
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.25, right=0.25, top=0.6, bottom=0.55)
    sheet.set_header("&L&9 " + in_margin(header_text, 240))
    pages = say("word.page", page="&P", pages="&N")
    sheet.set_footer("&L&8 " + in_margin(footer_text, FOOTER_MAX) + "&R&8 " + pages)
    sheet.hide_gridlines(2)


def set_across(sheet: Any, widths: Iterable[float], named: int = 1) -> None:  # noqa: ANN401 - idem
    """Set how a table prints whose letters would be too small when all columns stood on one A4.

    Args:
        sheet: that is set up.
        widths: of its columns, in Excel's unit of about one digit.
        named: so many columns from the left stand on every page beside each other.
    """
    whole = sum(widths)
    if whole > _A4_ROOM:
        sheet.set_paper(A3)
    if whole > _A3_ROOM:
        sheet.fit_to_pages(math.ceil(whole / _A3_ROOM), 0)
        sheet.repeat_columns(0, named - 1)


def in_margin(text: str, most: int) -> str:
    """A text as it goes in the margin of a printed page: on one line, no longer than there is room for."""
    flat = " ".join(text.split()).replace("&", "&&")
    return flat if len(flat) <= most else flat[: most - 1].rstrip("&") + "…"
