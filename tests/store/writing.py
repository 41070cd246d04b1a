# SPDX-License-Identifier: EUPL-1.2
"""Writing into a folder that a test has to itself: alone for the time of one call."""

from pathlib import Path
from typing import Any

from toolkit.store import imports, plan_imports
from toolkit.store.imports import Imported
from toolkit.store.one_writer import Alone, alone
from toolkit.store.plan_imports import Words


def _plain(_what: str, value: object) -> str:
    if value is None or value == ():
        return "-"
    return " ".join(map(str, value)) if isinstance(value, tuple) else " ".join(str(value).split())


PLAIN = Words(lambda what: what.replace(".", ", "), _plain)
"""Names and values as they stand in the file."""


def import_answers(folder: Path, *what: Any, **more: Any) -> Imported:  # noqa: ANN401 - as the real one takes it
    """Bring one form into a folder."""
    with alone(folder) as held:
        assert isinstance(held, Alone)
        return imports.import_answers(held, *what, **more)


def import_plan(folder: Path, *what: Any, **more: Any) -> Imported:  # noqa: ANN401 - idem
    """Bring one action workbook into a folder."""
    with alone(folder) as held:
        assert isinstance(held, Alone)
        return plan_imports.import_plan(held, *what, **{"words": PLAIN, **more})


def import_party(folder: Path, *what: Any, **more: Any) -> Imported:  # noqa: ANN401 - idem
    """Bring one workbook with decisions above the teams into a folder."""
    with alone(folder) as held:
        assert isinstance(held, Alone)
        return plan_imports.import_party(held, *what, **{"words": PLAIN, **more})


def import_cases(folder: Path, *what: Any, **more: Any) -> Imported:  # noqa: ANN401 - idem
    """Bring one workbook with patterns from cases into a folder."""
    with alone(folder) as held:
        assert isinstance(held, Alone)
        return plan_imports.import_cases(held, *what, **{"words": PLAIN, **more})
