# SPDX-License-Identifier: EUPL-1.2
"""A workbook about cases that was read: its patterns into the workspace, and nothing else of it."""

from dataclasses import replace
from datetime import date

from toolkit import __version__
from toolkit.checking.people.roles import unknown_doers
from toolkit.checking.people.said import withhold_cases
from toolkit.forms.cases.read import CasesReading, read_cases
from toolkit.store.alone import Alone
from toolkit.store.imports import Imported, Policy
from toolkit.store.plan_imports import Words, import_cases
from toolkit.work.open import Work
from toolkit.work.receive.beside import beside_stored
from toolkit.work.receive.changed import pattern_name, pattern_value
from toolkit.work.receive.told import told
from toolkit.work.stored import read_stored_cases


def read_cases_file(work: Work, name: str, data: bytes, on: date) -> CasesReading | None:
    """Read a workbook about cases.

    Args:
        work: the workspace.
        name: of the file.
        data: its bytes.
        on: the day of the import.

    Returns:
        What it says; None when it is none.
    """
    lists = work.workspace.library.readable_standards()
    themes = {theme.id: theme.title for each in lists for theme in each.themes}
    return read_cases(name, data, work.region, themes, day=on, toolkit_version=__version__)


def import_cases_file(work: Work, held: Alone, reading: CasesReading, policy: Policy) -> Imported:
    """Bring it into the workspace.

    Args:
        work: the workspace.
        held: the same, in which nobody else writes.
        reading: of one file.
        policy: where what is stored and the workbook both changed.

    Returns:
        What became of it, with the problems of reading; a file that brings nothing new says no more.
    """
    found = beside_stored(
        reading,
        work.region.privacy,
        withhold_cases,
        lambda s: read_stored_cases(work.folder, s.unit, s.quarter),
    )
    if isinstance(found, Imported):
        return found
    said, old = found.said, found.old
    doers = tuple(unknown_doers(reading.file, said, work.roles))
    done = import_cases(held, reading.file, old, said, policy, words=Words(pattern_name, pattern_value))
    return replace(done, problems=told((*found.problems, *doers), done))
