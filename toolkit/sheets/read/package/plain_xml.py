# SPDX-License-Identifier: EUPL-1.2
"""The cells of a sheet at a glance, where its XML has the plain shape that office programs write.

Following every element costs as much as all other reading together. Here a few patterns look over the raw
bytes, and count: every cell must have the one shape that they know, every formula and every error must be
one of those they found. Whatever is otherwise is left to the scanner that follows every element.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from toolkit.sheets.read.package.extent import (
    MAX_COLUMNS,
    MAX_MARKED,
    MAX_ROWS,
    MAX_TEXT,
    TEXT_MAX,
    Marked,
    RefusedError,
    SheetExtent,
    column_number,
    merged_in,
)

# UTF-8, said or not, and nothing else in the declaration
_BEGIN = re.compile(
    rb"(?:\xef\xbb\xbf)?"
    rb"(?:<\?xml version=.1\.0.(?: encoding=.(?i:utf-8).)?(?: standalone=.(?:yes|no).)?\s*\?>)?"
    rb"\s*<[A-Za-z]"
)
_OPEN, _CLOSE = b"<sheetData>", b"</sheetData>"
# the address of each cell in the known shape; nothing for any other
_CELL = re.compile(
    rb'<c(?: r="([A-Z]{1,3}[1-9][0-9]{0,6})"(?: (?:s|t|cm|vm|ph)="[^"<>&]*+")*+\s*+/?>|[\s/>])'
)
_LETTERS, _DIGITS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", b"0123456789"
_PREFIXED = re.compile(rb"<[^\s<>/:]+:(?:c|row|f|v|is)[\s/>]")
_PERHAPS_PREFIXED = re.compile(rb":(?:c|row|f|v|is)[\s/>]")
_FORMULA = re.compile(rb'<c r="([A-Z]+)([0-9]+)"[^<>]*>(<f(?: [^<>]*)?(?:/>|>([^<]*)</f>))')
_ANY_FORMULA = re.compile(rb"<f[\s/>]")
_ERROR = re.compile(
    rb'<c r="([A-Z]+)([0-9]+)"[^<>]* t="e"[^<>]*>(?:<f(?: [^<>]*)?(?:/>|>[^<]*</f>))?<v>([^<]*)</v>'
)
_MERGED = re.compile(rb'<mergeCell ref="([A-Z0-9:]+)"')
_SHARED = re.compile(rb't="s"[^<>]*>\s*<v>\s*([0-9]{1,9})\s*</v>')
_ENTITIES = ((b"&lt;", b"<"), (b"&gt;", b">"), (b"&quot;", b'"'), (b"&apos;", b"'"), (b"&amp;", b"&"))


def is_plain(part: bytes) -> bool:
    """True for UTF-8 without document type, comments, CDATA or instructions."""
    begin = _BEGIN.match(part)
    return begin is not None and not any(_opens(part, sign, begin.end()) for sign in (b"!", b"?"))


def _opens(part: bytes, sign: bytes, begin: int) -> bool:
    """True when the sign stands behind a '<': looked for by the one of both that is rare."""
    at = part.find(sign, begin)
    while at >= 0 and part[at - 1 : at] != b"<":
        at = part.find(sign, at + 1)
    return at >= 0


def plain_extent(part: bytes) -> SheetExtent | None:
    """What occurs on a sheet.

    Args:
        part: its XML, for which `is_plain` holds.

    Returns:
        Its formulas and errors; None when it has another shape, or a cell so far out that its content
        must be looked at.

    Raises:
        RefusedError: when there are too many formulas.
    """
    begin, end = part.find(_OPEN), part.rfind(_CLOSE)
    if begin < 0 or end < begin or part.count(b"sheetData") != 2:
        return None
    data = part[begin + len(_OPEN) : end]
    cells, formulas = _CELL.findall(data), _formulas(data)
    errors = _ERROR.findall(data) if b't="e"' in data else []
    addresses = b" ".join(cells)
    last, columns = _last_row(addresses), _numbers(addresses.translate(None, _DIGITS).split())
    all_known = (
        b"" not in cells
        and len(set(cells)) == len(cells)  # none twice
        and formulas is not None
        and len(errors) == data.count(b't="e"')
        and not (_PERHAPS_PREFIXED.search(data) and _PREFIXED.search(data))  # the first is six times as fast
    )
    if formulas is None or not all_known or last > MAX_ROWS:
        return None
    all_near = max(columns.values(), default=0) < MAX_COLUMNS
    is_clear = not any(b"&#" in text or b"\r" in text for *_, text in (*formulas, *errors))
    if not (all_near and is_clear):
        return None
    extent = SheetExtent(bool(cells), last, 1 + max(columns.values(), default=-1))
    extent.merge(
        place for ref in _MERGED.findall(part[:begin] + part[end:]) for place in merged_in(ref.decode())
    )
    if len(formulas) > MAX_MARKED:
        raise RefusedError("workbook-too-many-formulas", most=MAX_MARKED)
    extent.marked = {(int(row) - 1, columns[letters]): _formula(text) for letters, row, text in formulas}
    for letters, row, error in errors:
        place = int(row) - 1, columns[letters]
        before = extent.marked.get(place, Marked())
        extent.mark(*place, Marked(before.formula, _text(error)))
    return extent


def _formulas(data: bytes) -> list[tuple[bytes, bytes, bytes]] | None:
    """Letters, row and text of every formula; None when one has another shape.

    From each formula is looked back to its cell: most cells have none.
    """
    formulas = []
    for begin in (one.start() for one in _ANY_FORMULA.finditer(data)):
        one = _FORMULA.match(data, max(0, data.rfind(b"<c ", 0, begin)))
        if one is None or one.start(3) != begin:
            return None
        formulas.append((one[1], one[2], one[4] or b""))
    return formulas


def _last_row(addresses: bytes) -> int:
    return max(map(int, set(addresses.translate(None, _LETTERS).split())), default=0)


def _numbers(letters: Iterable[bytes]) -> dict[bytes, int]:
    return {each: column_number(each.decode()) for each in set(letters)}


@lru_cache(maxsize=1 << 13)  # form after form has the same
def _formula(raw: bytes) -> Marked:
    return Marked(formula=_text(raw))


def _text(raw: bytes) -> str:
    for entity, character in _ENTITIES:
        raw = raw.replace(entity, character)
    return raw.decode("utf-8", "replace")[:TEXT_MAX]


def shared_text(part: bytes, lengths: Sequence[int]) -> int:
    """How much text the cells of a sheet take from the list of texts that all sheets share.

    Args:
        part: its XML, as office programs write it.
        lengths: of those texts, in characters or bytes.

    Returns:
        At least their sum; a cell of which it cannot be told counts for the longest.
    """
    most = max(lengths, default=0)
    cells = part.count(b't="s"') if most else 0
    if cells * most <= MAX_TEXT // 10:  # as for any real form: no need to look at each cell
        return cells * most
    numbers = [int(number) for number in _SHARED.findall(part)]
    return sum(lengths[n] for n in numbers if n < len(lengths)) + most * max(0, cells - len(numbers))
