# SPDX-License-Identifier: EUPL-1.2
"""A first look at workbooks that came back: which may be about the same, long before they are read."""

import io
import zipfile
from collections.abc import Iterator
from html import unescape

from toolkit.forms.party.words import PartyMark
from toolkit.forms.question.mark import Mark
from toolkit.forms.returned.hidden_sheet import DecidedMark

_MOST = 20_000_000
# where cells keep their text, and how much of such a part is looked at: an .ods, an .xlsx, and an .xlsx by
# a program that writes it in the sheets; there the mark stands in the first rows
_TEXTS = {"content.xml": _MOST, "xl/sharedStrings.xml": _MOST, "xl/worksheets/": 1 << 13}
_MARKS = (b"form/", b"acties/", b"besluiten/")

About = tuple[str, str]
"""Round and unit."""


def looks_like(data: bytes) -> frozenset[About] | None:
    """Of which forms the mark stands somewhere in a workbook.

    Nothing is decided by it but what is read together: reading decides whose form it is, also of one that
    shows its mark further down.

    Args:
        data: bytes of the file, whatever they are.

    Returns:
        Every form; none of a workbook with decisions. None when nothing can be seen so soon.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for where, most in _TEXTS.items():
                # some programs write every other sign as a number
                parts = _parts(packed, where, most)
                text = unescape("\n".join(each for part in parts for each in _marked(part)))
                marks = frozenset((mark.round, mark.unit) for mark in Mark.find_all(text))
                if marks or DecidedMark.find(text) is not None or PartyMark.find(text) is not None:
                    return marks
    except Exception:  # a broken zip raises a dozen kinds of error, all with this one meaning
        return None
    return None


def _parts(packed: zipfile.ZipFile, where: str, most: int) -> Iterator[bytes]:
    """Some parts, as far as is looked: nothing here trusts the file."""
    left = _MOST
    for name in packed.namelist():
        if name.startswith(where) and left > 0:
            part = packed.open(name).read(min(most, left))
            left -= len(part)
            yield part


def _marked(part: bytes) -> Iterator[str]:
    """What may be a mark, each up to the end of its text."""
    for mark in _MARKS:
        for after in part.split(mark)[1:]:
            yield (mark + after.split(b"<", 1)[0]).decode("utf-8", "replace")
