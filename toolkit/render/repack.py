# SPDX-License-Identifier: EUPL-1.2
"""The same bytes twice: a workbook or Word file is a zip, and its makers put the clock in it."""

import io
import re
import zipfile
from datetime import date

CORE = "docProps/core.xml"
_FIRST = ("mimetype", "[Content_Types].xml", "_rels/.rels")  # readers look for these at the front
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first day that a zip knows
_DATES = re.compile(rb"(<dcterms:(created|modified)\b[^>]*>)[^<]*(</dcterms:\2>)")


def repack(data: bytes, day: date) -> bytes:
    """Pack a zip again in a fixed order with fixed dates.

    Args:
        data: the bytes of a .docx, .xlsx, .ods or other zip.
        day: what an Office file says about when it was made and changed.

    Returns:
        A zip with the same contents; the same contents give the same bytes.

    Raises:
        zipfile.BadZipFile: when this is no zip.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as packed:
        for name in sorted(set(source.namelist()), key=_place):
            content = source.read(name)
            if name == CORE:
                content = _DATES.sub(rb"\g<1>" + f"{day:%Y-%m-%d}T00:00:00Z".encode() + rb"\g<3>", content)
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.create_system = 0  # the same on every system
            entry.external_attr = 0
            # OpenDocument asks for its mimetype as it is
            entry.compress_type = zipfile.ZIP_STORED if name == _FIRST[0] else zipfile.ZIP_DEFLATED
            packed.writestr(entry, content, compresslevel=6)
    return target.getvalue()


def _place(name: str) -> tuple[int, str]:
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)
