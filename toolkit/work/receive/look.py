# SPDX-License-Identifier: EUPL-1.2
"""A first look at workbooks that came back: which may be about the same, long before they are read."""

import io
import zipfile
from collections.abc import Iterator
from html import unescape

from toolkit.forms.actions.words import ActionMark
from toolkit.forms.question.mark import Mark

# where cells keep their text: an .ods, an .xlsx, and an .xlsx by a program that writes it in the sheets
_TEXTS = ("content.xml", "xl/sharedStrings.xml", "xl/worksheets/")
_MARKS = (b"form/", b"acties/")
_MOST = 20_000_000

About = tuple[str, str]
"""Round and unit."""


def looks_like(data: bytes) -> frozenset[About] | None:
    """Of which forms the mark stands somewhere in a workbook.

    Nothing is decided by it but what is read together: reading decides whose form it is.

    Args:
        data: bytes of the file, whatever they are.

    Returns:
        Every form; none of an action workbook. None when nothing can be seen so soon.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for where in _TEXTS:
                # some programs write every other sign as a number
                text = unescape("\n".join(each for part in _parts(packed, where) for each in _marked(part)))
                marks = frozenset((mark.round, mark.unit) for mark in Mark.find_all(text))
                if marks or ActionMark.find(text) is not None:
                    return marks
    except Exception:  # a broken zip raises a dozen kinds of error, all with this one meaning
        return None
    return None


def _parts(packed: zipfile.ZipFile, where: str) -> Iterator[bytes]:
    """Some parts, as far as is looked: nothing here trusts the file."""
    left = _MOST
    for name in packed.namelist():
        if name.startswith(where) and left > 0:
            part = packed.open(name).read(left)
            left -= len(part)
            yield part


def _marked(part: bytes) -> Iterator[str]:
    """What may be a mark, each up to the end of its text."""
    for mark in _MARKS:
        for after in part.split(mark)[1:]:
            yield (mark + after.split(b"<", 1)[0]).decode("utf-8", "replace")
