# SPDX-License-Identifier: EUPL-1.2
"""The hidden sheet: which workbook it is, and what was stored when it was made."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from toolkit.forms.cases.form import CasesForm
from toolkit.forms.cases.words import CasesMark
from toolkit.forms.returned.hidden_sheet import MARK_HELD, identified
from toolkit.model.given.cases import PATTERN_FIELDS
from toolkit.sheets import hidden
from toolkit.sheets.read.grid import Sheet
from toolkit.words.catalogue import say

_SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class CasesIdentity:
    """Which workbook this is.

    Attributes:
        mark: quarter and unit.
        region: id of the region; None when only the visible mark is left.
        held: by pattern and field what was stored, as text.
        subjects: by title the id of a theme, as the dropdown had it.
    """

    mark: CasesMark
    region: str | None = None
    held: Mapping[tuple[str, str], str] = field(default_factory=dict)
    subjects: Mapping[str, str] = field(default_factory=dict)


def mark_rows(form: CasesForm) -> Iterator[tuple[str, ...]]:
    """The rows of the hidden sheet: by them the reader knows which cells were touched."""
    yield hidden.FORM, str(form.mark)
    yield hidden.REGION, form.region
    for subject in form.subjects:
        yield _SUBJECT, subject.id, subject.title
    for name, pattern in form.patterns.items():
        for key in PATTERN_FIELDS:
            value = getattr(pattern, key)
            if value is not None:
                yield MARK_HELD, name, key, str(value)


def identify_cases(sheets: tuple[Sheet, ...]) -> CasesIdentity | None:
    """Find out whether this is a workbook about cases, and which.

    Args:
        sheets: of the workbook.

    Returns:
        Its identity by the hidden sheet, else by the mark that a reader sees; None for neither.
    """
    return identified(sheets, mark_sheet(sheets), _hidden, CasesMark.find, CasesIdentity)


def _hidden(sheet: Sheet) -> CasesIdentity | None:
    rows = tuple(hidden.hidden_rows(sheet, 4))
    single = {key: first for key, first, *_ in rows}
    mark = CasesMark.find(single.get(hidden.FORM, ""))
    held = {(name, what): text for key, name, what, text in rows if key == MARK_HELD}
    subjects = {title: name for key, name, title, _ in rows if key == _SUBJECT}
    return None if mark is None else CasesIdentity(mark, single.get(hidden.REGION), held, subjects)


def mark_sheet(sheets: tuple[Sheet, ...]) -> Sheet | None:
    """The hidden sheet; None when it is gone."""
    found = hidden.named(sheets, say("cases.sheet.mark"))
    return found if found is not None and CasesMark.find(str(found.at(1, 1))) is not None else None
