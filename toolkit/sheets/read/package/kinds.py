# SPDX-License-Identifier: EUPL-1.2
"""What a file is that is no workbook of ours: by its first bytes, by what is packed in it, by its name."""

import re
from collections.abc import Collection

from toolkit.words.catalogue import say

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEGINNINGS = {
    b"%PDF": "document",
    b"{\\rtf": "document",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
    b"7z\xbc\xaf": "archive",
    b"Rar!": "archive",
    b"\x1f\x8b": "archive",
}
_LOOK = 4096
_MAIL = re.compile(
    rb"(?:from|received|return-path|delivered-to|mime-version|subject|date|message-id|x-[a-z-]+): ?\S",
    re.IGNORECASE,
)
_PAGE = re.compile(rb"<(?:!doctype html|html|table|meta|body)[\s>]", re.IGNORECASE)
_SUFFIXES: dict[str, tuple[str, ...]] = {
    "archive": (".zip", ".7z", ".rar", ".tar", ".gz", ".tgz"),
    "mail": (".eml", ".msg", ".mbox"),
    "binary": (".xlsb",),
    "flat": (".fods",),
    "table": (".csv", ".tsv", ".numbers", ".gsheet", ".xml"),
    "template": (".xltx", ".ots", ".xltm", ".xlt"),
    "document": (".pdf", ".docx", ".doc", ".odt", ".rtf"),
    "picture": (".jpg", ".jpeg", ".png", ".gif", ".heic", ".tif", ".tiff"),
    "page": (".html", ".htm", ".mht", ".mhtml"),
    "unnamed": ("",),
}


def other_kind(data: bytes) -> str | None:
    """What a file is by its bytes, when it is surely no workbook that can be read.

    Args:
        data: of the file, whatever they are.

    Returns:
        A key of `form.kind`, or `password` or `macros`; None for a zip, in which a workbook may be.
    """
    if data.startswith(b"PK"):
        return None
    if data.startswith(_OLE):
        return _kind_of_ole(data)
    begin = data[:_LOOK].removeprefix(b"\xef\xbb\xbf").lstrip()
    known = next((kind for text, kind in _BEGINNINGS.items() if begin.startswith(text)), None)
    if known is not None or not begin:
        return known or "empty"
    if begin.startswith(b"<"):
        flat = b"<office:document" in begin or b"urn:schemas-microsoft-com:office:spreadsheet" in begin
        return "flat" if flat else "page" if _PAGE.search(begin) else "other"
    return "mail" if _MAIL.match(begin) else "other"


def _kind_of_ole(data: bytes) -> str:
    """The old container of Office holds mails and texts as well, or a new workbook behind a password."""
    inside = (("EncryptedPackage", "password"), ("__substg1.0_", "mail"), ("WordDocument", "document"))
    return next((kind for name, kind in inside if name.encode("utf-16-le") in data), "macros")


def kind_of_zip(names: Collection[str]) -> str:
    """What a zip is that holds no workbook, by the names in it in small letters; a key of `form.kind`."""
    if "xl/workbook.bin" in names:
        return "binary"
    if "word/document.xml" in names or "content.xml" in names:
        return "document"
    return "other" if "[content_types].xml" in names else "archive"


def kind_by_name(suffix: str) -> str | None:
    """What a file in a folder is by the end of its name, when people may have meant it as a form.

    Args:
        suffix: with its point, in small letters; an empty text for a name without.

    Returns:
        A key of `form.kind`; None for a workbook, and for what nobody would take for a form.
    """
    return next((kind for kind, suffixes in _SUFFIXES.items() if suffix in suffixes), None)


def words_of(kind: str) -> dict[str, str]:
    """What it is and what to do, in words, as holes of a problem."""
    return {"kind": say(f"form.kind.{kind}"), "what": say(f"form.kind_do.{kind}")}
