# SPDX-License-Identifier: EUPL-1.2
"""A first look at workbooks that came back: which may be about the same, long before they are read."""

import io
import zipfile

from toolkit.forms.actions.words import ActionMark
from toolkit.forms.question.mark import Mark

_TEXTS = ("xl/sharedStrings.xml", "content.xml")  # where an .xlsx and an .ods keep what stands in cells
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
            names = [name for name in _TEXTS if name in packed.namelist()]
            text = "\n".join(packed.open(name).read(_MOST).decode("utf-8", "replace") for name in names)
    except Exception:  # a broken zip raises a dozen kinds of error, all with this one meaning
        return None
    marks = frozenset((mark.round, mark.unit) for mark in Mark.find_all(text))
    return marks if marks or ActionMark.find(text) is not None else None
