# SPDX-License-Identifier: EUPL-1.2
"""Every kind of workbook with decisions or patterns that may come back; one more is one line here."""

from dataclasses import replace
from datetime import date
from typing import Any

from toolkit.forms.returned.reading import Reading
from toolkit.sheets.read.open import arrived
from toolkit.work.receive.dates import saved_at
from toolkit.work.receive.kinds.actions import ACTIONS
from toolkit.work.receive.kinds.cases import CASES
from toolkit.work.receive.kinds.kind import Kind
from toolkit.work.receive.kinds.party import PARTY
from toolkit.work.workspace.open import Work

_KINDS: tuple[Kind[Any, Any], ...] = (ACTIONS, PARTY, CASES)  # each reads and stores what is its own


Decided = tuple[Kind[Any, Any], Reading[Any]]
"""A workbook that was read, with the kind of which it is."""


def read_decided(work: Work, name: str, data: bytes, on: date) -> Decided | None:
    """Read a workbook of any of these kinds.

    Args:
        work: the workspace.
        name: of the file.
        data: its bytes.
        on: the day of the import.

    Returns:
        What it says, with the moment that it was saved; None when it is of none of these.
    """
    came = arrived(name, data)
    for kind in _KINDS:
        reading = kind.read(work, came, on)
        if reading is not None and reading.said is not None:
            source = reading.said.source.model_copy(update={"saved": saved_at(data)})
            reading = replace(reading, said=replace(reading.said, source=source))
        if reading is not None:
            return kind, reading
    return None
