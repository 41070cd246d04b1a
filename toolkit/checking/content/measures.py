# SPDX-License-Identifier: EUPL-1.2
"""What must hold within a set of measures, and between it and the lists."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from toolkit.checking.alike import ids_twice, unknown_sources
from toolkit.model.base import Citation
from toolkit.model.content.criterion import Criterion, Reference
from toolkit.model.content.measures import Cost, FteCost, Measures
from toolkit.model.problem import Problem
from toolkit.reading.library import Library
from toolkit.reading.tree import Path
from toolkit.reading.validated import Loaded


def check_measures(file: Loaded[Measures], library: Library) -> list[Problem]:
    """All problems of one set of measures.

    Args:
        file: the set.
        library: lists and sources.

    Returns:
        Problems: ids used twice, criteria, practices, measures and sources that do not exist, steps
        that do not lead up, amounts of which the low end is the higher, measures that wait for each other.
    """
    if file.model is None:
        return []
    known = {c.id: c for s in library.readable_standards() for t in s.themes for c in t.criteria}
    lifts = list(_lifts(file, file.model, known))
    if not library.all_standards_readable:
        lifts = [p for p in lifts if p.code != "measure-unknown-criterion"]
    sources = None if library.sources is None else library.sources.model
    return [
        *ids_twice(file, ((("measures", i, "id"), m.id) for i, m in enumerate(file.model.measures))),
        *_named(file, file.model),
        *_circle(file, file.model),
        *lifts,
        *_amounts(file, file.model),
        *unknown_sources(file, _citations(file.model), sources),
    ]


def _named(file: Loaded[Measures], measures: Measures) -> Iterator[Problem]:
    known = {m.id for m in measures.measures}
    for i, measure in enumerate(measures.measures):
        for k, before in enumerate(measure.after):
            if before not in known:
                yield file.problem("unknown-measure", ("measures", i, "after", k), measure=before)
        for k, practice in enumerate(measure.practices):
            if practice not in measures.practices:
                path = ("measures", i, "practices", k)
                yield file.problem("unknown-practice", path, practice=practice)


def _circle(file: Loaded[Measures], measures: Measures) -> Iterator[Problem]:
    before = {m.id: m.after for m in measures.measures}
    while circle := _first_circle(before):
        for i, measure in enumerate(measures.measures):
            if measure.id in circle:
                path = ("measures", i, "after")
                yield file.problem("measures-circle", path, circle=" → ".join(circle))
        before = {key: after for key, after in before.items() if key not in circle}


def _first_circle(before: dict[str, tuple[str, ...]]) -> list[str]:
    try:
        TopologicalSorter(before).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def _lifts(
    file: Loaded[Measures], measures: Measures, known: dict[str, Criterion | Reference]
) -> Iterator[Problem]:
    for i, measure in enumerate(measures.measures):
        for k, lift in enumerate(measure.lifts):
            path = ("measures", i, "lifts", k)
            criterion = known.get(lift.criterion)
            holes = {"measure": measure.id, "criterion": lift.criterion}
            if criterion is None:
                yield file.problem("measure-unknown-criterion", (*path, "criterion"), **holes)
            elif isinstance(criterion, Reference):
                target = criterion.same_as
                yield file.problem("measure-on-reference", (*path, "criterion"), **holes, target=target)
            elif lift.to > (top := criterion.scale_levels[-1]):
                yield file.problem("lift-above-scale", (*path, "to"), **holes, end=lift.to, top=top)
            if lift.to <= lift.from_:
                at = (*path, "to")
                yield file.problem("lift-not-upward", at, **holes, start=lift.from_, end=lift.to)


def _amounts(file: Loaded[Measures], measures: Measures) -> Iterator[Problem]:
    """A range of which the low end lies above the high one."""
    ranges: list[tuple[Path, Cost | FteCost]] = [
        (("measures", i, "cost", "high"), m.cost) for i, m in enumerate(measures.measures) if m.cost
    ]
    if measures.fte_cost is not None:
        ranges.append((("fte_cost", "high"), measures.fte_cost))
    for path, cost in ranges:
        if cost.low > cost.high:
            yield file.problem("amounts-not-ascending", path, low=str(cost.low), high=str(cost.high))


def _citations(measures: Measures) -> Iterator[tuple[Path, Citation]]:
    for i, measure in enumerate(measures.measures):
        yield from ((("measures", i, "sources", k), c) for k, c in enumerate(measure.sources))
    for name, practice in measures.practices.items():
        yield from ((("practices", name, "sources", k), c) for k, c in enumerate(practice.sources))
    if measures.fte_cost is not None:
        yield from ((("fte_cost", "sources", k), c) for k, c in enumerate(measures.fte_cost.sources))
