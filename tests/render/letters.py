# SPDX-License-Identifier: EUPL-1.2
"""How large the letters of a PDF are, as they come out on paper."""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf

_ONE = pikepdf.Matrix()
_READ = "q Q cm Tf Tm Tj TJ Do"  # all else is passed over, which took a third of the time


def sizes(data: bytes) -> set[float]:
    """The sizes of all letters that are set, in points, to a tenth."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return {round(size, 1) for page in pdf.pages for size in _sizes(page.obj, page.obj, _ONE)}


def _sizes(stream: Any, holder: Any, matrix: pikepdf.Matrix) -> Iterator[float]:  # noqa: ANN401 - PDF objects
    """Of a page or a picture inside it, which has letters of its own and is scaled as a whole."""
    saved, letter, line = [], 0.0, _ONE
    resources = holder.get("/Resources", {})
    for step in pikepdf.parse_content_stream(stream, _READ):
        operands = step.operands
        match str(step.operator):
            case "q":
                saved.append(matrix)
            case "Q":
                matrix = saved.pop()
            case "cm":
                matrix = pikepdf.Matrix(*map(float, operands)) @ matrix
            case "Tf":
                letter = float(operands[1])
            case "Tm":
                line = pikepdf.Matrix(*map(float, operands))
            case "Tj" | "TJ":
                yield abs(letter * (line @ matrix).d)
            case "Do":
                inner = resources["/XObject"][operands[0]]
                if inner.get("/Subtype") == "/Form":
                    own = pikepdf.Matrix(*map(float, inner.get("/Matrix", (1, 0, 0, 1, 0, 0))))
                    yield from _sizes(inner, inner, own @ matrix)
