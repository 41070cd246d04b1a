# SPDX-License-Identifier: EUPL-1.2
"""What must hold within a list, and between lists and the sources they cite."""

import re
from collections.abc import Iterator

from toolkit.checking.alike import unknown_sources
from toolkit.model.base import Citation
from toolkit.model.content.criterion import Criterion, Reference
from toolkit.model.content.library import Sources
from toolkit.model.content.standard import Standard
from toolkit.model.problem import Problem
from toolkit.reading.library import Library
from toolkit.reading.validated import Loaded
from toolkit.words.catalogue import where

Path = tuple[str | int, ...]


def check_standard(file: Loaded[Standard], sources: Sources | None) -> list[Problem]:
    """All problems of one list by itself and with its sources.

    Args:
        file: the list.
        sources: what may be cited; None skips that check.

    Returns:
        Problems: ids used twice, level texts missing or used twice, unknown steps and sources.
    """
    standard = file.model
    if standard is None:
        return []
    cited = unknown_sources(file, _citations(standard), sources)
    return [*_ids_twice(file, standard), *_levels(file, standard), *_steps(file, standard), *cited]


def check_references(library: Library) -> list[Problem]:
    """References between lists: to nothing, to another reference, or in a circle.

    Args:
        library: all lists.

    Returns:
        One problem per wrong reference; a circle at each reference in it. While a list cannot be
        read, no reference is said to lead nowhere.
    """
    targets: dict[str, str | None] = {}
    for standard in library.readable_standards():
        for theme in standard.themes:
            for criterion in theme.criteria:
                targets[criterion.id] = criterion.same_as if isinstance(criterion, Reference) else None
    problems = []
    for file in library.standards.values():
        for path, criterion in _each(file.model):
            if isinstance(criterion, Reference):
                problems += _reference(file, path, criterion, targets)
    if not library.all_standards_readable:
        problems = [p for p in problems if p.code != "unknown-same-as"]
    return problems


def _reference(
    file: Loaded[Standard],
    path: Path,
    reference: Reference,
    targets: dict[str, str | None],
) -> list[Problem]:
    at = (*path, "same_as")
    holes = {"criterion": reference.id, "target": reference.same_as}
    way = [reference.id]
    while (following := targets.get(way[-1])) is not None and following not in way:
        way.append(following)
    if following == reference.id:
        return [file.problem("same-as-circle", at, circle=" → ".join([*way, following]))]
    if reference.same_as not in targets:
        return [file.problem("unknown-same-as", at, **holes)]
    if targets[reference.same_as] is not None:
        return [file.problem("same-as-chain", at, **holes)]
    return []


def check_coverage(library: Library) -> list[Problem]:
    """Everything that a source requires is cited by a criterion, or explained in `not_encoded`.

    Args:
        library: all lists and the sources.

    Returns:
        One warning per id that nobody mentions, at the document in sources.yaml; none while a list
        cannot be read.
    """
    file = library.sources
    if file is None or file.model is None or not library.all_standards_readable:
        return []
    mentioned = set()
    for standard in library.readable_standards():
        if standard.status != "withdrawn":
            mentioned |= {(c.document, c.id) for _, c in _citations(standard, prompts=False)}
            mentioned |= {(n.document, n.id) for n in standard.not_encoded}
    return [
        file.problem(
            "source-not-covered",
            ("documents", name, "ids", required),
            source=f"{name} {required}",
            about=document.ids.get(required, "-"),
        )
        for name, document in file.model.documents.items()
        for required in document.required
        if (name, required) not in mentioned
    ]


def _each(standard: Standard | None) -> Iterator[tuple[Path, Criterion | Reference]]:
    if standard is not None:
        for i, theme in enumerate(standard.themes):
            for j, criterion in enumerate(theme.criteria):
                yield ("themes", i, "criteria", j), criterion


def _citations(standard: Standard, *, prompts: bool = True) -> Iterator[tuple[Path, Citation]]:
    for path, criterion in _each(standard):
        for k, citation in enumerate(criterion.sources):
            yield (*path, "sources", k), citation
    for i, prompt in enumerate(standard.prompts if prompts else ()):
        for k, citation in enumerate(prompt.sources):
            yield ("prompts", i, "sources", k), citation
    for i, left_out in enumerate(standard.not_encoded if prompts else ()):
        yield ("not_encoded", i), left_out


def _ids_twice(file: Loaded[Standard], standard: Standard) -> Iterator[Problem]:
    seen: dict[str, Path] = {}
    parts: list[tuple[Path, str]] = [(("themes", i), t.id) for i, t in enumerate(standard.themes)]
    parts += [(path, c.id) for path, c in _each(standard)]
    parts += [(("prompts", i), p.id) for i, p in enumerate(standard.prompts)]
    for path, identity in parts:
        if identity in seen:
            first = file.problem("duplicate-id", (*seen[identity], "id"), id=identity, other="")
            yield file.problem("duplicate-id", (*path, "id"), id=identity, other=where(first))
        else:
            seen[identity] = path


def _levels(file: Loaded[Standard], standard: Standard) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    if len(standard.scale) == 1:
        yield file.problem("scale-too-short", ("scale",))
    for path, criterion in _each(standard):
        if isinstance(criterion, Reference):
            continue
        for level in sorted(set(criterion.levels).difference(criterion.scale_levels)):
            holes: dict[str, str | int] = {"criterion": criterion.id, "level": level}
            top = criterion.scale_levels[-1]
            yield file.problem("level-extra", (*path, "levels", level), **holes, top=top)
        for level in criterion.scale_levels:
            at = (*path, "levels", level)
            if level not in criterion.levels:
                yield file.problem("level-missing", at, criterion=criterion.id, level=level)
                continue
            words = re.sub(r"\W+", " ", criterion.levels[level].casefold()).strip()
            here = f"{criterion.id} ({level})"
            if words in seen:
                names = {"criterion": criterion.id, "other": seen[words]}
                yield file.problem("level-text-twice", at, level=level, **names)
            seen.setdefault(words, here)


def _steps(file: Loaded[Standard], standard: Standard) -> Iterator[Problem]:
    known = {step.id for step in standard.steps}
    for path, criterion in _each(standard):
        if isinstance(criterion, Criterion) and criterion.step not in known:
            yield file.problem("unknown-step", (*path, "step"), step=criterion.step)
    for i, prompt in enumerate(standard.prompts):
        if prompt.step not in known:
            yield file.problem("unknown-step", ("prompts", i, "step"), step=prompt.step)
