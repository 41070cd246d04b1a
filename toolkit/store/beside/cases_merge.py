# SPDX-License-Identifier: EUPL-1.2
"""What a sheet with patterns from cases says laid over those that are stored, by the rules of a plan."""

from collections.abc import Iterator

from toolkit.model.given.cases import CaseReview, Pattern, pattern_order
from toolkit.model.given.said import CasesSaid
from toolkit.store.beside.differences import Difference
from toolkit.store.beside.plan_merge import CellNote, Merged, laid_over


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
    for row in said.patterns:
        before = patterns.get(row.id, Pattern())
        update, rejected = laid_over(before, row.cells, row.id, notes, newest=newest, defaults={})
        after = before.model_copy(update={**update, "rejected": rejected})
        if after != before:
            patterns[row.id] = after
    n = max((i.n for i in start.imports), default=0) + 1
    imports = (*start.imports, said.source.model_copy(update={"n": n}))
    merged = start.model_copy(update={"patterns": patterns, "imports": imports})
    return Merged(merged, tuple(_differences(old, merged)), notes, "pattern")


def _differences(old: CaseReview | None, new: CaseReview) -> Iterator[Difference]:
    """Per pattern and field what people said otherwise; where it came from does not count."""
    was, nothing = {} if old is None else old.patterns, Pattern()
    for name in sorted({*was, *new.patterns}, key=pattern_order):
        before, after = was.get(name, nothing), new.patterns.get(name, nothing)
        for key in Pattern.model_fields:
            if getattr(before, key) != getattr(after, key):
                yield Difference(f"pattern.{name}.{key}", getattr(before, key), getattr(after, key))
