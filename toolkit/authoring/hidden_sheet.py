# SPDX-License-Identifier: EUPL-1.2
"""The hidden sheet of an authoring workbook: which content it was made of, and of which bytes."""

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.authoring.words import sheet_name
from toolkit.sheets import hidden
from toolkit.sheets.read.grid import Sheet

FORMAT = "content/1"
_PIN, _SHA = "content", "sha256"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a workbook was made of.

    Attributes:
        pin: id and version; of measures `measures@1.0.0`.
        sha256: of the bytes of its file, 64 hex digits.
    """

    pin: str
    sha256: str

    def rows(self) -> list[tuple[str, str]]:
        """The rows of the hidden sheet."""
        return [(hidden.FORM, FORMAT), (_PIN, self.pin), (_SHA, self.sha256)]


def mark_of(sheets: Sequence[Sheet]) -> Mark | None:
    """Of what a workbook was made; None when it is no authoring workbook, or its hidden sheet is gone."""
    sheet = hidden.named(sheets, sheet_name("mark"))
    if sheet is None:
        return None
    said = {row[0]: row[1] for row in hidden.hidden_rows(sheet, 2)}
    if said.get(hidden.FORM) != FORMAT:
        return None
    return Mark(said.get(_PIN, ""), said.get(_SHA, ""))
