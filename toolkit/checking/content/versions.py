# SPDX-License-Identifier: EUPL-1.2
"""Whether a version of a list says truly what it changed, and has a number that fits what it changed."""

from collections.abc import Iterable, Iterator

from toolkit.model.base import version_order
from toolkit.model.content.standard import Standard
from toolkit.model.problem import Problem
from toolkit.reading.library import Library
from toolkit.reading.validated import Loaded
from toolkit.versions.difference import Difference, differences
from toolkit.versions.number import is_enough, step_between, step_needed
from toolkit.words.catalogue import say

_FEW = 8  # ids named in a sentence; the others are counted


def check_versions(library: Library) -> list[Problem]:
    """All problems of lists with their version before.

    Args:
        library: the lists.

    Returns:
        Declarations that the texts contradict, changes that nobody declared, numbers that are too small.
    """
    problems: list[Problem] = []
    for file in library.standards.values():
        if file.model is not None and (before := version_before(file.model, library)) is not None:
            problems += check_version(file, file.model, before)
    return problems


def version_before(standard: Standard, library: Library) -> Standard | None:
    """The last version of a list before this one that could be read, or None."""
    earlier = [s for s in library.readable_standards() if s.id == standard.id]
    earlier = [s for s in earlier if step_between(s.version, standard.version) != "none"]
    return max(earlier, key=lambda s: version_order(s.version), default=None)


def check_version(file: Loaded[Standard], new: Standard, old: Standard) -> Iterator[Problem]:
    """All problems of one version with the one before.

    Args:
        file: of the later version.
        new: the later version.
        old: the version before.

    Yields:
        Each at its place in `changes`, or at the version.
    """
    between = differences(old, new)
    for wrong in between.contradictions:
        what = say(f"versions.objection.{wrong.objection}", ids=ids_text(wrong.ids))
        kind = say(f"versions.kind.{wrong.change.kind}")
        yield file.problem("change-contradicted", ("changes", wrong.place), kind=kind, what=what)
    by_kind: dict[str, list[str]] = {}
    for difference in between.undeclared:
        by_kind.setdefault(difference.kind, []).extend(difference.from_ or difference.to)
    for kind, ids in by_kind.items():
        holes = {"kind": say(f"versions.kind.{kind}"), "ids": ids_text(ids), "before": old.version}
        yield file.problem("change-undeclared", ("changes",), **holes)
    needed, given = step_needed(between), step_between(old.version, new.version)
    if needed.because is not None and not is_enough(given, needed.step):
        holes = {"why": because(needed.because), "step": say(f"versions.step.{needed.step}")}
        yield file.problem("version-too-small", ("version",), before=old.version, after=new.version, **holes)


def because(difference: Difference) -> str:
    """What a change is, in a few words: its kind and the questions."""
    ids = difference.from_ or difference.to
    return say("versions.because", kind=say(f"versions.kind.{difference.kind}"), ids=ids_text(ids))


def ids_text(ids: Iterable[str]) -> str:
    """A few ids in a sentence, and how many more there are."""
    named = list(dict.fromkeys(ids))
    if len(named) <= _FEW:
        return ", ".join(named)
    return say("versions.more_ids", ids=", ".join(named[:_FEW]), n=len(named) - _FEW)
