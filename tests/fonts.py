# SPDX-License-Identifier: EUPL-1.2
"""The letters that LibreOffice and Chromium see in tests: ours, and Carlito, made to measure as Calibri.

With those of the computer a page would hold more on one than on another.
"""

from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from toolkit.render.templates import fonts_folder

_PLACES = ("/usr/share/fonts", "/usr/local/share/fonts", str(Path.home() / ".fonts"))
_CONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
{folders}
<cachedir>{cache}</cachedir>
<alias binding="same"><family>Calibri</family><prefer><family>Carlito</family></prefer></alias>
</fontconfig>
"""


@cache
def _calibri() -> Path | None:
    found = (path for place in _PLACES for path in sorted(Path(place).rglob("Carlito-Regular.ttf")))
    return next(found, None)


def has_calibri() -> bool:
    """True when a font measures as Calibri: a Word file then has as many pages as its readers see."""
    return _calibri() is not None


def write_fonts(folder: Path) -> Path:
    """Tell programs which fonts there are.

    Args:
        folder: a fresh folder.

    Returns:
        What `FONTCONFIG_FILE` in their environment should name.
    """
    calibri = _calibri()
    folders = [fonts_folder(), *([] if calibri is None else [calibri.parent])]
    file = folder / "fonts.conf"
    told = "\n".join(f"<dir>{escape(str(each))}</dir>" for each in folders)
    file.write_text(_CONFIG.format(folders=told, cache=escape(str(folder / "cache"))), encoding="utf-8")
    return file
