# SPDX-License-Identifier: EUPL-1.2
"""What must hold between a norm and the lists that it lies over."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from toolkit.model.content.criterion import Criterion, Reference
from toolkit.model.content.norm import CriterionNorm, Norm
from toolkit.model.content.standard import Standard
from toolkit.model.problem import Problem
from toolkit.reading.library import Library
from toolkit.reading.validated import Loaded


def check_norm(file: Loaded[Norm], library: Library) -> list[Problem]:
    """All problems of one norm with its lists.

    Args:
        file: the norm.
        library: the lists.

    Returns:
        Problems: lists, themes and criteria that do not exist or stand in two lists, lower limits
        above the norm or beside n.v.t., growth paths that do not ascend, adoption without a decision.
    """
    norm = file.model
    if norm is None:
        return []
    problems: list[Problem] = []
    standards: list[Standard] = []
    for i, pin in enumerate(norm.standards):
        if pin in norm.standards[:i]:
            problems.append(file.problem("list-twice", ("standards", i), pin=pin))
        elif pin not in library.standards:
            problems.append(file.problem("unknown-standard", ("standards", i), pin=pin))
        elif (model := library.standards[pin].model) is not None:
            standards.append(model)
    if norm.status == "adopted" and norm.adopted is None:
        problems.append(file.problem("adopted-without-decision", ("status",)))
    problems += _ids_in_two_lists(file, standards)
    complete = len(standards) == len(norm.standards)
    if complete:
        problems += _themes(file, norm, standards)
        problems += _targets(file, standards, library)
    known = {c.id: c for s in standards for t in s.themes for c in t.criteria}
    problems += _above_scale(file, norm, [c for s in standards for c in s.asked])
    for criterion_id, entry in norm.criteria.items():
        problems += _entry(file, criterion_id, entry)
        criterion = known.get(criterion_id)
        path = ("criteria", criterion_id)
        if criterion is None:
            if complete:
                problems.append(file.problem("norm-unknown-criterion", path, criterion=criterion_id))
        elif isinstance(criterion, Reference):
            holes = {"criterion": criterion_id, "target": criterion.same_as}
            problems.append(file.problem("norm-on-reference", path, **holes))
        else:
            problems += _limit(file, norm, criterion)
    return problems


def _ids_in_two_lists(file: Loaded[Norm], standards: list[Standard]) -> Iterator[Problem]:
    criteria: dict[str, str] = {}
    themes: dict[str, str] = {}
    for standard in standards:
        for theme in standard.themes:
            elsewhere = themes.get(theme.id)
            if elsewhere is not None and elsewhere != standard.pin:
                yield file.problem("theme-id-twice", ("standards",), theme=theme.id, other=elsewhere)
            themes[theme.id] = standard.pin
            for criterion in theme.criteria:
                other = criteria.get(criterion.id)
                if other is not None and other != standard.pin:
                    yield file.problem("duplicate-id", ("standards",), id=criterion.id, other=other)
                criteria[criterion.id] = standard.pin


def _targets(file: Loaded[Norm], standards: list[Standard], library: Library) -> Iterator[Problem]:
    criteria = [c for s in standards for t in s.themes for c in t.criteria]
    anywhere = {c.id for s in library.readable_standards() for t in s.themes for c in t.criteria}
    elsewhere = anywhere - {c.id for c in criteria}
    for criterion in criteria:
        if isinstance(criterion, Reference) and criterion.same_as in elsewhere:
            holes = {"criterion": criterion.id, "target": criterion.same_as}
            yield file.problem("norm-without-target", ("standards",), **holes)


def _themes(file: Loaded[Norm], norm: Norm, standards: list[Standard]) -> Iterator[Problem]:
    known = {t.id for s in standards for t in s.themes}
    for theme in norm.themes:
        if theme not in known:
            yield file.problem("norm-unknown-theme", ("themes", theme), theme=theme)


def _entry(file: Loaded[Norm], criterion_id: str, entry: CriterionNorm) -> Iterator[Problem]:
    path = ("criteria", criterion_id)
    if entry.level is not None and entry.path:
        yield file.problem("level-and-path", (*path, "path"), criterion=criterion_id)
    steps = entry.path
    if any(b.after_quarters <= a.after_quarters or b.level < a.level for a, b in pairwise(steps)):
        yield file.problem("path-not-ascending", (*path, "path"), criterion=criterion_id)


def _above_scale(file: Loaded[Norm], norm: Norm, criteria: Iterable[Criterion]) -> Iterator[Problem]:
    """Where more is asked than the scale of a list has; the default is told once."""
    told = False
    for criterion in criteria:
        entry, top = norm.criteria.get(criterion.id), criterion.scale_levels[-1]
        own = None if entry is None else entry.path[-1].level if entry.path else entry.level
        level = norm.default.level if own is None else own
        if level > top and (own is not None or not told):
            path = ("default", "level") if own is None else ("criteria", criterion.id)
            yield file.problem("norm-above-scale", path, criterion=criterion.id, level=level, top=top)
            told = told or own is None


def _limit(file: Loaded[Norm], norm: Norm, criterion: Criterion) -> Iterator[Problem]:
    limit = norm.lower_limit_of(criterion.id)
    if limit is None:
        return
    path = ("criteria", criterion.id, "lower_limit")
    final = norm.final_level(criterion.id)
    if limit > final:
        yield file.problem("limit-above-norm", path, criterion=criterion.id, limit=limit, norm=final)
    if criterion.na is not None:
        yield file.problem("limit-with-na", path, criterion=criterion.id)
