# SPDX-License-Identifier: EUPL-1.2
"""Which characters a font has: PDF/UA refuses a character without a glyph, and then there is no document.

The names of tables and fields are those of OpenType. Only what maps characters to glyphs is read.
"""

import struct
from collections.abc import Iterator

# platform and encoding of the maps that speak Unicode, those of the most characters first
_BEST = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))
_LAST = 0x10FFFF  # the last code point there is


def covered(font: bytes) -> frozenset[int]:
    """The code points that a font has a glyph for.

    Args:
        font: the bytes of a .ttf or .otf file.

    Returns:
        Code points; empty when this is no font that can be read.
    """
    try:
        return frozenset(_covered(font))
    except (struct.error, ValueError):
        return frozenset()


def _covered(font: bytes) -> Iterator[int]:
    at = _cmap(font)
    maps = dict[tuple[int, int], int]()
    for n in range(*_numbers("H", font, at + 2)):
        platform, encoding, offset = struct.unpack_from(">HHI", font, at + 4 + 8 * n)
        maps.setdefault((platform, encoding), at + offset)
    best = next((maps[kind] for kind in _BEST if kind in maps), None)
    if best is None:
        raise ValueError(maps)
    (form,) = _numbers("H", font, best)
    if form not in _FORMS:
        raise ValueError(form)
    return _FORMS[form](font, best)


def _cmap(font: bytes) -> int:
    """Where the table of characters begins."""
    for n in range(*_numbers("H", font, 4)):
        name, _, offset = struct.unpack_from(">4sII", font, 12 + 16 * n)
        if name == b"cmap":
            return int(offset)
    raise ValueError(b"cmap")


def _segments(font: bytes, at: int) -> Iterator[int]:
    """Format 4: ranges of characters, whose glyphs follow each other or stand in a list behind the ranges."""
    (two,) = _numbers("H", font, at + 6)
    n = two // 2
    ends = _numbers(f"{n}H", font, at + 14)
    behind = at + 16 + two
    starts, deltas, offsets = (_numbers(f"{n}H", font, behind + k * two) for k in range(3))
    for k, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for char in range(start, end + 1):
            glyph = char
            if offset:
                place = behind + 2 * two + 2 * k + offset + 2 * (char - start)
                (glyph,) = _numbers("H", font, place)
            if (glyph or not offset) and (glyph + delta) & 0xFFFF:
                yield char


def _groups(font: bytes, at: int) -> Iterator[int]:
    """Formats 12 and 13: groups of characters in order, whose glyphs follow each other or are the same."""
    (n,) = _numbers("I", font, at + 12)
    after = 0
    for k in range(n):
        start, end, glyph = _numbers("III", font, at + 16 + 12 * k)
        if not after <= start <= end <= _LAST:
            raise ValueError(start)
        yield from range(start if glyph else start + 1, end + 1)
        after = end + 1


_FORMS = {4: _segments, 12: _groups, 13: _groups}


def _numbers(kinds: str, font: bytes, at: int) -> tuple[int, ...]:
    return struct.unpack_from(f">{kinds}", font, at)
