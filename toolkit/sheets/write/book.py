# SPDX-License-Identifier: EUPL-1.2
"""What every workbook of ours has: texts that stay texts, the same bytes twice, and a language."""

import io
import re
import zipfile
from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, date, datetime, time
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

_VALUE = re.compile(rb"(<f>[^<]*</f>)<v>[^<]*</v>")
# a formula whose value is an empty text: without a type a preview may show a zero
_EMPTY_TEXT = re.compile(rb"(><f>[^<]*</f>)<v></v>")


def new_book(stream: io.BytesIO, *, title: str, day: date, subject: str = "") -> Any:  # noqa: ANN401 - XlsxWriter publishes no types
    """Begin a workbook in memory.

    Args:
        stream: gets the bytes when the book is closed.
        title: of the document, for who cannot see it and for file managers.
        day: on which it counts as made, so that the same input gives the same bytes.
        subject: what tells it from others.

    Returns:
        The book; texts stay texts, also when they begin with '=' or look like a number or an address.
    """
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(stream, options)
    book.worksheet_class = _PlainFormulas
    made = datetime.combine(day, time(12), UTC).replace(tzinfo=None)
    book.set_properties({"title": title, "subject": subject, "created": made})
    return book


class _PlainFormulas(Worksheet):  # type: ignore[misc]  # XlsxWriter publishes no types
    """A worksheet that takes formulas as they are.

    XlsxWriter looks in every formula for the names of newer functions; ours use none, and that
    search would take longer than all the rest.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002 - its signature
        return formula.removeprefix("=")


def finished(data: bytes, fixed: Collection[int] = ()) -> bytes:
    """Add what XlsxWriter cannot: the language, empty texts, and rows that grow with what is typed.

    Args:
        data: as XlsxWriter made it.
        fixed: sheets by number from 0 whose rows keep their height, since nothing is typed there.

    Returns:
        The same bytes for the same workbook, whatever the day.
    """
    return packed(finished_parts(data, fixed))


def finished_parts(
    data: bytes, fixed: Collection[int], *, counted: bool = True
) -> Iterator[tuple[str, bytes]]:
    """The same, not yet packed.

    Args:
        data: as XlsxWriter made it.
        fixed: sheets by number from 0 whose rows keep their height.
        counted: False when the values of formulas are not those of what stands in the cells: without a
            value every program counts a formula when it opens the file, LibreOffice too.

    Yields:
        Name and bytes of each part, in the order of the zip.
    """
    keep = {f"xl/worksheets/sheet{number + 1}.xml" for number in fixed}
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        for name in source.namelist():
            part = source.read(name)
            if name == "docProps/core.xml":
                part = part.replace(b"</dc:title>", b"</dc:title><dc:language>nl-NL</dc:language>")
            elif name.startswith("xl/worksheets/"):
                if not counted:
                    part = _VALUE.sub(rb"\1", part)
                part = _EMPTY_TEXT.sub(rb' t="str"\1<v></v>', part)
                if name not in keep:
                    part = part.replace(b' customHeight="1"', b"")
            yield name, part


def packed(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Parts of a workbook as a zip in which nothing depends on the clock."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for name, part in parts:
            info = zipfile.ZipInfo(name)  # its date is fixed: 1980
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, part)
    return stream.getvalue()
