# SPDX-License-Identifier: EUPL-1.2
"""What every workbook of ours has: texts that stay texts, and a hidden sheet that is read back."""

import io
import re
import zipfile
from collections.abc import Collection, Iterable, Sequence
from typing import Any

import xlsxwriter

from toolkit.words.catalogue import say

# a formula whose value is an empty text: without a type a preview may show a zero
_EMPTY_TEXT = re.compile(rb"(><f>[^<]*</f>)<v></v>")


def new_book(stream: io.BytesIO) -> Any:  # noqa: ANN401 - XlsxWriter publishes no types
    """Begin a workbook in memory.

    Args:
        stream: gets the bytes when the book is closed.

    Returns:
        The book; texts stay texts, also when they begin with '=' or look like a number or an address.
    """
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    return xlsxwriter.Workbook(stream, options)


def hide_rows(sheet: Any, rows: Iterable[Sequence[str]]) -> None:  # noqa: ANN401 - idem
    """Fill a sheet with texts under a note for who finds it, then protect and hide it.

    Hidden, not very hidden: some programs make the one of the other.

    Args:
        sheet: an empty sheet.
        rows: their cells, from the first column on.
    """
    sheet.write_string(0, 0, say("form.hidden_note"))
    for number, cells in enumerate(rows, start=1):
        for column, text in enumerate(cells):
            sheet.write_string(number, column, text)
    sheet.protect()
    sheet.hide()


def finished(data: bytes, fixed: Collection[int] = ()) -> bytes:
    """Add what XlsxWriter cannot: the language, empty texts, and rows that grow with what is typed.

    Args:
        data: as XlsxWriter made it.
        fixed: sheets by number from 0 whose rows keep their height, since nothing is typed there.

    Returns:
        The same bytes for the same workbook, whatever the day.
    """
    keep = {f"xl/worksheets/sheet{number + 1}.xml" for number in fixed}
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(packed, "w") as target:
        for entry in source.infolist():
            part = source.read(entry)
            if entry.filename == "docProps/core.xml":
                part = part.replace(b"</dc:title>", b"</dc:title><dc:language>nl-NL</dc:language>")
            elif entry.filename.startswith("xl/worksheets/"):
                part = _EMPTY_TEXT.sub(rb' t="str"\1<v></v>', part)
                if entry.filename not in keep:
                    part = part.replace(b' customHeight="1"', b"")
            info = zipfile.ZipInfo(entry.filename)  # its date is fixed: 1980
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, part)
    return packed.getvalue()
