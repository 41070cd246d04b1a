# SPDX-License-Identifier: EUPL-1.2
"""The charts of a document as PNG, for a face that cannot show SVG; drawn by Typst in our own fonts."""

import json
from pathlib import Path

import typst

from toolkit.documents.blocks import DocumentView, charts_of
from toolkit.render.fonts import Fitting, coverage, faces

_DOTS = 144  # per inch, over a picture of 500 points: a thousand pixels wide
_PAGES = b"""#set page(width: auto, height: auto, margin: 0pt, fill: white)
#for chart in json(bytes(sys.inputs.charts)) {
  page(image(bytes(chart.svg), format: "svg", width: chart.width * 1pt))
}
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
    fitting = Fitting(coverage(fonts))
    charts = [{"svg": fitting.shown(chart.svg), "width": chart.width} for chart in charts_of(view)]
    if not charts:
        return ()
    inputs = {"charts": json.dumps(charts)}
    compiler = typst.Compiler(_PAGES, root=fonts, font_paths=faces(fonts), sys_inputs=inputs)
    png = compiler.compile(format="png", ppi=_DOTS)  # a page per chart; one page comes by itself
    return (png,) if isinstance(png, bytes) else tuple(png or ())
