# SPDX-License-Identifier: EUPL-1.2
"""Which characters a font has, read by us and by fontTools."""

import io
import struct
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

from toolkit.render.coverage import covered
from toolkit.render.templates import fonts_folder

_GLYPHS = [".notdef", *(f"g{n}" for n in range(9))]
# letters whose glyphs follow each other, letters whose glyphs do not, one without, and one that stands alone
_SCATTERED = {
    **{65 + n: f"g{n}" for n in range(4)},
    97: "g7",
    98: "g2",
    99: "g8",
    100: ".notdef",
    0x20AC: "g1",
}
_HIGH = {**_SCATTERED, 0x1F600: "g3", 0x1F601: "g4", 0x1F602: ".notdef"}
_SAME = dict.fromkeys(range(65, 80), "g5")


def _font(*maps: tuple[int, int, int, dict[int, str]]) -> bytes:
    """A font with these maps of characters: of each the platform, encoding and format."""
    made = FontBuilder(1000, isTTF=True)
    made.setupGlyphOrder(_GLYPHS)
    made.setupCharacterMap({65: "g0"})
    tables = []
    for platform, encoding, form, cmap in maps:
        one = CmapSubtable.newSubtable(form)
        one.platformID, one.platEncID, one.language, one.cmap = platform, encoding, 0, cmap
        tables.append(one)
    made.font["cmap"].tables = tables
    stream = io.BytesIO()
    made.font.save(stream)
    return stream.getvalue()


def _theirs(font: bytes) -> frozenset[int]:
    return frozenset(TTFont(io.BytesIO(font)).getBestCmap())


@pytest.mark.parametrize("path", sorted(fonts_folder().glob("*.ttf")), ids=lambda path: path.stem)
def test_of_our_own_fonts(path: Path) -> None:
    """Of each that we ship, fontTools finds the same characters."""
    font = path.read_bytes()
    assert covered(font) == _theirs(font)
    assert ord("€") in covered(font)


@pytest.mark.parametrize(
    "maps",
    [
        [(3, 1, 4, _SCATTERED)],
        [(3, 10, 12, _HIGH)],
        [(3, 10, 13, _SAME)],
        [(0, 3, 4, {65: "g0"}), (3, 1, 4, _SCATTERED), (3, 10, 12, _HIGH)],
        [(3, 0, 4, _SAME), (0, 3, 4, _SCATTERED)],
    ],
    ids=["ranges", "groups", "one glyph for all", "the fullest of several", "no symbols"],
)
def test_of_every_form_that_a_map_may_have(maps: list[tuple[int, int, int, dict[int, str]]]) -> None:
    """What has no glyph, or the one that stands for none, is not covered; of several maps the best counts."""
    font = _font(*maps)
    fullest = max((cmap for platform, encoding, _, cmap in maps if (platform, encoding) != (3, 0)), key=len)
    assert covered(font) == _theirs(font) == {char for char, glyph in fullest.items() if glyph != ".notdef"}


def test_a_map_that_cannot_be_read_covers_nothing() -> None:
    """One of no Unicode, one of a form for a single alphabet, one that is cut off, one without order."""
    groups = _font((3, 10, 12, _HIGH))
    assert covered(_font((3, 0, 4, _SCATTERED))) == frozenset()
    assert covered(_font((3, 1, 6, {65: "g0"}))) == frozenset()
    assert covered(groups[: groups.index(b"cmap") + 60]) == frozenset()
    first = struct.pack(">III", 65, 68, 1)
    assert groups.count(first) == 1
    assert covered(groups.replace(first, struct.pack(">III", 65, 0xFFFFFFFF, 1))) == frozenset()
    assert covered(groups.replace(first, struct.pack(">III", 68, 65, 1))) == frozenset()
