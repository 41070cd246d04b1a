# SPDX-License-Identifier: EUPL-1.2
"""A workbook about cases that was read: its patterns into the workspace, and nothing else of it."""

from datetime import date

from toolkit.checking.people.said import withhold_rows
from toolkit.forms.cases.read import read_cases
from toolkit.forms.returned.reading import Reading
from toolkit.model.given.cases import CaseReview
from toolkit.model.given.said import CasesSaid
from toolkit.sheets.read.open import Arrived
from toolkit.store.merging.cases_merge import merge_cases
from toolkit.store.plan_file import cases_path, cases_to_yaml
from toolkit.store.plan_imports import Storing, Words
from toolkit.work.receive.changed import pattern_name, pattern_value
from toolkit.work.receive.kinds.kind import Kind
from toolkit.work.workspace.open import Work
from toolkit.work.workspace.stored import read_stored_cases


def _read(work: Work, came: Arrived, on: date) -> Reading[CasesSaid] | None:
    lists = work.workspace.library.readable_standards()
    themes = {theme.id: theme.title for each in lists for theme in each.themes}
    return read_cases(came, work.region, themes, day=on)


CASES: Kind[CasesSaid, CaseReview] = Kind(
    _read,
    withhold_rows,
    lambda work, said: read_stored_cases(work.folder, said.unit, said.quarter),
    lambda old, said, _: merge_cases(old, said, newest=True).changed,
    lambda _, found, wins: merge_cases(found.old, found.said, newest=wins),
    Storing(
        "cases-blank",
        "cases-would-overwrite",
        lambda said: said.unit,
        lambda stored: (cases_path(stored.unit, stored.quarter), cases_to_yaml(stored)),
        Words(pattern_name, pattern_value),
    ),
)
"""The workbook about cases."""
