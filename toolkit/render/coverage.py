# SPDX-License-Identifier: EUPL-1.2
"""Which characters a font has: PDF/UA refuses a character without a glyph, and then there is no document."""

import io
import struct

from fontTools.ttLib import TTFont, TTLibError


def covered(font: bytes) -> frozenset[int]:
    """The code points that a font has a glyph for.

    Args:
        font: the bytes of a .ttf or .otf file.

    Returns:
        Code points; empty when this is no font that can be read.
    """
    try:
        with TTFont(io.BytesIO(font), lazy=True) as read:
            read.setGlyphOrder([])  # no glyph is asked for by name, and reading their names costs half
            return frozenset(read.getBestCmap() or ())
    except (
        TTLibError,
        struct.error,
        KeyError,
        AssertionError,
        EOFError,
        IndexError,
    ):
        return frozenset()
