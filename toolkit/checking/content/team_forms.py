# SPDX-License-Identifier: EUPL-1.2
"""What must hold within the points to watch per kind of team."""

from collections.abc import Iterator

from toolkit.model.content.library import Sources, TeamForms
from toolkit.model.problem import Problem
from toolkit.reading.validated import Loaded


def check_team_forms(file: Loaded[TeamForms], sources: Sources | None) -> list[Problem]:
    """All problems of the points to watch.

    Args:
        file: the points.
        sources: what may be cited; None leaves citations unchecked.

    Returns:
        Problems: kinds of team that occur twice, sources that do not exist.
    """
    return [] if file.model is None else list(_all(file, file.model, sources))


def _all(file: Loaded[TeamForms], forms: TeamForms, sources: Sources | None) -> Iterator[Problem]:
    for group in ("forms", "positionings"):
        seen: set[object] = set()
        for i, kind in enumerate(getattr(forms, group)):
            if kind.value in seen:
                path = (group, i, "value")
                yield file.problem("duplicate-id", path, id=str(kind.value), other=file.file)
            seen.add(kind.value)
            for k, point in enumerate(kind.points):
                for n, cited in enumerate(point.sources):
                    known = {} if sources is None else sources.documents
                    if sources is not None and (
                        cited.document not in known or cited.id not in known[cited.document].ids
                    ):
                        place = (group, i, "points", k, "sources", n)
                        yield file.problem("unknown-source", place, source=f"{cited.document} {cited.id}")
