# SPDX-License-Identifier: EUPL-1.2
"""The hidden sheet: which workbook it is, and what was stored when it was made."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from toolkit.forms.cases.form import CasesForm
from toolkit.forms.cases.words import CasesMark
from toolkit.forms.returned.hidden_sheet import MARK_HELD, Then, then_rows
from toolkit.model.given.cases import PATTERN_FIELDS
from toolkit.sheets import hidden
from toolkit.sheets.read.grid import Sheet

_SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class CasesIdentity:
    """Which workbook this is.

    Attributes:
        mark: quarter and unit.
        region: id of the region; None when only the visible mark is left.
        patterns: what each was then.
        subjects: by title the id of a theme, as the dropdown had it.
    """

    mark: CasesMark
    region: str | None = None
    patterns: Mapping[str, Then] = field(default_factory=dict)
    subjects: Mapping[str, str] = field(default_factory=dict)


def mark_rows(form: CasesForm) -> Iterator[tuple[str, ...]]:
    """The rows of the hidden sheet: by them the reader knows which cells were touched."""
    yield hidden.FORM, str(form.mark)
    yield hidden.REGION, form.region
    for subject in form.subjects:
        yield _SUBJECT, subject.id, subject.title
    for name, pattern, _ in form.rows:
        yield from then_rows(name, {key: getattr(pattern, key) for key in PATTERN_FIELDS}, {})


def hidden_identity(sheet: Sheet) -> CasesIdentity | None:
    """Which workbook it is by its hidden sheet; None when that does not say."""
    single: dict[str, str] = {}
    subjects: dict[str, str] = {}
    patterns = defaultdict[str, Then](Then)
    for key, first, *rest in hidden.hidden_rows(sheet, 4):
        single[key] = first
        if key == MARK_HELD:
            patterns[first].remember(key, rest)
        elif key == _SUBJECT:
            subjects[rest[0]] = first
    mark = CasesMark.find(single.get(hidden.FORM, ""))
    return None if mark is None else CasesIdentity(mark, single.get(hidden.REGION), patterns, subjects)
