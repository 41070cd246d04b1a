# SPDX-License-Identifier: EUPL-1.2
"""What must hold within the points to watch per kind of team."""

from collections.abc import Iterator

from toolkit.checking.alike import ids_twice, unknown_sources
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
        kinds = list(enumerate(getattr(forms, group)))
        yield from ids_twice(file, (((group, i, "value"), str(kind.value)) for i, kind in kinds))
        points = (((group, i, "points", k), p) for i, kind in kinds for k, p in enumerate(kind.points))
        cited = (((*at, "sources", n), c) for at, p in points for n, c in enumerate(p.sources))
        yield from unknown_sources(file, cited, sources)
