# SPDX-License-Identifier: EUPL-1.2
"""The levels of an earlier scan into a workspace: what they add goes in, what they change is asked."""

from collections.abc import Iterator

from toolkit.model.given.earlier import EarlierScan
from toolkit.model.problem import Problem
from toolkit.store.imports import Imported, write_logged
from toolkit.store.merging.differences import Difference
from toolkit.store.one_writer import Alone
from toolkit.store.plan_file import earlier_path, earlier_to_yaml

_FACTS = ("name", "held", "scale")


def import_earlier(
    held: Alone, file: str, old: EarlierScan | None, new: EarlierScan, *, newest: bool
) -> Imported:
    """Bring what one unit scored into a workspace.

    Args:
        held: the workspace, in which nobody else writes.
        file: that it came from, for the problems.
        old: as stored, or None.
        new: as read, with one import.
        newest: True to let it win where it says something else; another scan then gives way as a whole.

    Returns:
        What became of it. Only 'read' changed anything on disk; what gave way stands in the log.
    """
    same = old is not None and all(getattr(old, key) == getattr(new, key) for key in _FACTS)
    kept = old.levels if old is not None and same else {}
    imports = () if old is None else old.imports
    source = new.imports[0].after(imports)
    merged = new.model_copy(update={"levels": {**kept, **new.levels}, "imports": (*imports, source)})
    changed = tuple(_differences(old, merged))
    if old is not None and not changed:
        return Imported("unchanged")
    conflicts = tuple(d for d in changed if d.old is not None)
    if conflicts and not newest:
        told = Problem.of("earlier-would-overwrite", file, unit=new.unit, changes=len(conflicts))
        return Imported("refused", conflicts, (told,))
    path, data = earlier_path(new.unit), earlier_to_yaml(merged)
    return write_logged(held, path, data, changed, file=source.file, sha256=source.sha256)


def _differences(old: EarlierScan | None, new: EarlierScan) -> Iterator[Difference]:
    for key in _FACTS:
        before = None if old is None else getattr(old, key)
        if before != getattr(new, key):
            yield Difference(key, before, getattr(new, key))
    was = {} if old is None else old.levels
    for criterion in sorted({*was, *new.levels}):
        if was.get(criterion) != new.levels.get(criterion):
            yield Difference(f"levels.{criterion}", was.get(criterion), new.levels.get(criterion))
