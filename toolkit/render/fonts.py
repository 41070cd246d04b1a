# SPDX-License-Identifier: EUPL-1.2
"""The fonts that Typst sets in, and making every text fit them: PDF/UA refuses a letter that they lack."""

import re
from dataclasses import asdict, fields, is_dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import typst

from toolkit.render.coverage import covered

REPLACEMENT = "□"
# signs that our text font lacks and the font inside Typst has
_FROM_TYPST = frozenset(map(ord, REPLACEMENT + "→←↑↓≥≤≠▲▼△■●○✓"))
BULLETS = dict.fromkeys(range(0xF000, 0xF100), "•")  # Word's Symbol and Wingdings letters
_LONGEST_WORD = 30
_WORD = re.compile(r"\S+")
_LONG_WORD = re.compile(rf"\S{{{_LONGEST_WORD}}}(?=\S)")
# a name of a file, an id, an address: who copies it must get the same, and it has places of its own to break
_PART = rf"[A-Za-z0-9]{{1,{_LONGEST_WORD}}}"
_MACHINE_NAME = re.compile(
    rf"[^A-Za-z0-9]{{0,3}}(?:{_PART}[-._@:/]{{1,3}}){{1,20}}{_PART}[^A-Za-z0-9]{{0,3}}"
)
PICTURE, _FILES = "svg", "attachments"
_SCREEN = "narrow"  # a picture for a telephone: nothing to set


@cache
def faces(fonts: Path) -> typst.Fonts:
    """The fonts of the folder and those inside Typst, so that every machine sets the same page.

    Args:
        fonts: folder with .ttf files; those of the system are not looked at.

    Returns:
        What a compiler takes.
    """
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(fonts)])


@cache
def coverage(fonts: Path) -> frozenset[int]:
    """The code points that every font of the folder has, and what Typst's own has beside it.

    Args:
        fonts: the folder.

    Returns:
        Code points.

    Raises:
        OSError: when a font cannot be read.
    """
    found = [covered(path.read_bytes()) for path in sorted(fonts.glob("*.ttf"))]
    return (frozenset.intersection(*found) if found else frozenset()) | _FROM_TYPST


class Fitting:
    """Makes every text fit the font, counting what it cannot show.

    Attributes:
        replaced: how many characters became '□' so far.
    """

    def __init__(self, available: frozenset[int]) -> None:
        self.available = available
        self.replaced = 0
        # nearly all text is of these alone: then there is nothing to look at letter by letter
        self._plain = _plain(available)

    def value(self, value: Any) -> Any:  # noqa: ANN401 - any value of a view, nested
        """A view as plain values, by field, with all its texts fitted but the files that it carries."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, dict):
            return {k: self._field(k, v) for k, v in value.items()}
        if isinstance(value, list | tuple):
            return [self.value(v) for v in value]
        if is_dataclass(value):
            return {f.name: self._field(f.name, getattr(value, f.name)) for f in fields(value)}
        return value.isoformat() if isinstance(value, date) else value

    def _field(self, name: str, value: Any) -> Any:  # noqa: ANN401 - idem
        if name == _FILES:
            return [asdict(file) for file in value]
        if name == _SCREEN:
            return ""
        # no places to break in a picture: its words are drawn, not set
        return self.shown(value) if name == PICTURE else self.value(value)

    def text(self, text: str) -> str:
        """A text with places to break in words without end."""
        shown = self.shown(text)
        if len(shown) <= _LONGEST_WORD or all(len(word) <= _LONGEST_WORD for word in shown.split()):
            return shown
        return _WORD.sub(lambda m: _breakable(m[0]), shown)

    def shown(self, text: str) -> str:
        """A text with '□' for what the font lacks, and without what shows nothing."""
        if self._plain.issuperset(text):
            return text
        shown = []
        for char in text.replace("\r\n", "\n").translate(BULLETS):
            if char in "\n\t" or (ord(char) in self.available and not _shows_nothing(char)):
                shown.append(char)
            elif not _shows_nothing(char):
                shown.append(REPLACEMENT)
                self.replaced += 1
        return "".join(shown)


def _breakable(word: str) -> str:
    """A word with places to break where it would never end; a machine's name as it is."""
    if len(word) <= _LONGEST_WORD or _MACHINE_NAME.fullmatch(word):
        return word
    return _LONG_WORD.sub(lambda m: m[0] + "\u200b", word)


@cache
def _plain(available: frozenset[int]) -> frozenset[str]:
    """The characters that stay as they are, wherever they stand."""
    as_they_are = {chr(code) for code in available if code not in BULLETS and not _shows_nothing(chr(code))}
    return frozenset(as_they_are | {"\n", "\t"})


def _shows_nothing(char: str) -> bool:
    """Control characters and the byte order mark: PDF/UA refuses them, and nobody misses them."""
    code = ord(char)
    return code < 0x20 or 0x7F <= code < 0xA0 or code in {0xFEFF, 0xFFFE, 0xFFFF}
