# SPDX-License-Identifier: EUPL-1.2
"""Which characters a TrueType font has, read from its `cmap` table.

PDF/UA refuses a character without a glyph, and Typst then makes no document at all. Reading the
few bytes of this table at run time keeps it true for any font, without another dependency.
"""

import struct
from collections.abc import Iterator

_UNICODE = {(0, 3), (0, 4), (0, 6), (3, 1), (3, 10)}


def covered(font: bytes) -> frozenset[int]:
    """The code points that a font has a glyph for.

    Args:
        font: the bytes of a .ttf or .otf file.

    Returns:
        Code points; empty when there is no table that we can read.
    """
    try:
        start = _table(font, b"cmap")
        return frozenset() if start is None else frozenset(_cmap(font, start))
    except (struct.error, IndexError):  # cut off or not a font
        return frozenset()


def _table(font: bytes, tag: bytes) -> int | None:
    (count,) = struct.unpack_from(">H", font, 4)
    for i in range(count):
        name, _, offset, _ = struct.unpack_from(">4sIII", font, 12 + 16 * i)
        if name == tag:
            return int(offset)
    return None


def _cmap(font: bytes, start: int) -> Iterator[int]:
    (count,) = struct.unpack_from(">H", font, start + 2)
    for i in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", font, start + 4 + 8 * i)
        if (platform, encoding) not in _UNICODE:
            continue
        at = start + offset
        (kind,) = struct.unpack_from(">H", font, at)
        if kind == 4:
            yield from _format_4(font, at)
        elif kind == 12:
            yield from _format_12(font, at)


def _format_4(font: bytes, at: int) -> Iterator[int]:
    (twice,) = struct.unpack_from(">H", font, at + 6)
    segments = twice // 2
    ends = struct.unpack_from(f">{segments}H", font, at + 14)
    starts_at = at + 16 + twice
    starts = struct.unpack_from(f">{segments}H", font, starts_at)
    deltas = struct.unpack_from(f">{segments}H", font, starts_at + twice)
    ranges_at = starts_at + 2 * twice
    ranges = struct.unpack_from(f">{segments}H", font, ranges_at)
    for i, (first, last, delta, shift) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            if not shift:
                glyph = (code + delta) & 0xFFFF
            else:
                (glyph,) = struct.unpack_from(">H", font, ranges_at + 2 * i + shift + 2 * (code - first))
            if glyph:
                yield code


def _format_12(font: bytes, at: int) -> Iterator[int]:
    (groups,) = struct.unpack_from(">I", font, at + 12)
    for i in range(groups):
        first, last, glyph = struct.unpack_from(">III", font, at + 16 + 12 * i)
        yield from range(first if glyph else first + 1, min(last, 0x10FFFF) + 1)
