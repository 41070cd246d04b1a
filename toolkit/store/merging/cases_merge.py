# SPDX-License-Identifier: EUPL-1.2
"""What a sheet with patterns from cases says laid over those that are stored, by the rules of a plan."""

from toolkit.model.given.cases import CaseReview, Pattern, pattern_order
from toolkit.model.given.said import CasesSaid
from toolkit.store.merging.differences import row_differences
from toolkit.store.merging.plan_merge import CellNote, Merged, laid_over


def merge_cases(old: CaseReview | None, said: CasesSaid, *, newest: bool) -> Merged[CaseReview]:
    """Lay a workbook over what is stored.

    Args:
        old: as stored, or None.
        said: as read.
        newest: True to let the workbook win where both changed.

    Returns:
        The new patterns with what changed. Everything that was stored is in it, but for values that people
        changed in a cell; those stand in `changed`.
    """
    start = old or CaseReview(schema_="cases/1", unit=said.unit, quarter=said.quarter)
    notes: list[CellNote] = []
    patterns = dict(start.patterns)
    for row in said.rows:
        before = patterns.get(row.id, Pattern())
        update, rejected = laid_over(before, row.cells, row.id, notes, newest=newest, defaults={})
        after = before.model_copy(update={**update, "rejected": rejected})
        if after != before:
            patterns[row.id] = after
    imports = (*start.imports, said.source.after(start.imports))
    merged = start.model_copy(update={"patterns": patterns, "imports": imports})
    was = {} if old is None else old.patterns
    changed = row_differences("pattern", was, patterns, Pattern(), pattern_order)
    return Merged(merged, tuple(changed), notes, "pattern")
