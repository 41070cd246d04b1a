# SPDX-License-Identifier: EUPL-1.2
"""What every OSCAL document of ours has: an id that is the same each time, and who made it from what."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from toolkit.model.region import Region
from toolkit.words.catalogue import say

Json = dict[str, Any]
VERSION = "1.2.3"
"""Of OSCAL: that of the schema that tests hold these documents against."""

NS = "urn:zelfscan:oscal"
"""Of properties that OSCAL itself does not know."""

_URLS = bytes.fromhex("6ba7b8119dad11d180b400c04fd430c8")
"""In which names are made (RFC 4122); the module of Python for it asks for chance and the network too."""


def uuid_of(*parts: str) -> str:
    """The id of something, the same each time it is made.

    Args:
        *parts: what tells it apart, as the reader sees it: from an id made of a real name, who tries all
            names would find which letter is whose.

    Returns:
        A UUID of type 5.
    """
    named = "\x1f".join((NS, *parts)).encode("utf-8")
    digest = bytearray(hashlib.sha1(_URLS + named, usedforsecurity=False).digest()[:16])
    digest[6], digest[8] = digest[6] & 0x0F | 0x50, digest[8] & 0x3F | 0x80
    text = digest.hex()
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def moment(day: date) -> str:
    """The beginning of a day; no clock is looked at."""
    return f"{day.isoformat()}T00:00:00Z"


def metadata(title: str, version: str, day: date, region: Region | None, remarks: Iterable[str]) -> Json:
    """About a document; what is invented says so.

    Args:
        title: of it.
        version: of what it holds.
        day: from when it is.
        region: whose data it is; None for content alone.
        remarks: sentences that nobody may miss.
    """
    example = region is not None and region.example
    told = [*([say("word.example_notice")] if example else []), *(text for text in remarks if text)]
    found: Json = {
        "title": title,
        "last-modified": moment(day),
        "version": version,
        "oscal-version": VERSION,
    }
    if example:
        found["props"] = props({"example": "true"})
    return found | ({"remarks": "\n\n".join(told)} if told else {})


def props(values: Mapping[str, object | None]) -> list[Json]:
    """Properties of ours by name; those without a value are left out."""
    texts = {name: " ".join(str(value).split()) for name, value in values.items() if value is not None}
    return [{"name": name, "ns": NS, "value": text} for name, text in texts.items() if text]


ALL = "include-all"
"""A key that says something with nothing in it."""


def bare(document: Any) -> Any:  # noqa: ANN401 - any part of a document
    """A document without empty lists and texts: OSCAL has a key with something in it, or no key."""
    if isinstance(document, dict):
        kept = {key: bare(value) for key, value in document.items()}
        return {key: value for key, value in kept.items() if key == ALL or value not in ([], {}, "", None)}
    return [bare(item) for item in document] if isinstance(document, list) else document
