# SPDX-License-Identifier: EUPL-1.2
"""The charts of a document as PNG, for a face that cannot show SVG; drawn by Typst in our own fonts."""

from pathlib import Path

import typst

from toolkit.documents.blocks import ChartView, DocumentView, charts_of
from toolkit.render.fonts import Fitting, coverage, faces

_DOTS = 144  # per inch, over a picture of 500 points: a thousand pixels wide
_PAGE = b"""#set page(width: auto, height: auto, margin: 0pt, fill: white)
#image(bytes(sys.inputs.svg), format: "svg", width: float(sys.inputs.width) * 1pt)
"""


def chart_pictures(view: DocumentView, fonts: Path) -> tuple[bytes, ...]:
    """Draw the charts of a document.

    Args:
        view: the document.
        fonts: folder with the fonts; those of the system are not looked at.

    Returns:
        One PNG per chart, in the order of `charts_of`; the same chart gives the same bytes.

    Raises:
        OSError: when a font cannot be read.
    """
    return tuple(_drawn(chart, fonts) for chart in charts_of(view))


def _drawn(chart: ChartView, fonts: Path) -> bytes:
    compiler = typst.Compiler(
        _PAGE,
        root=fonts,
        font_paths=faces(fonts),
        sys_inputs={"svg": Fitting(coverage(fonts)).shown(chart.svg), "width": str(chart.width)},
    )
    png = compiler.compile(format="png", ppi=_DOTS)
    return png if isinstance(png, bytes) else b"".join(png or ())
