# SPDX-License-Identifier: EUPL-1.2
"""Whether the lists and the norm of a round were meant to be used on its day."""

from collections.abc import Iterator

from toolkit.model.base import version_order
from toolkit.model.content.norm import Norm
from toolkit.model.content.standard import Standard
from toolkit.model.problem import Problem
from toolkit.model.region import Region, Round
from toolkit.reading.library import Library
from toolkit.reading.validated import Loaded
from toolkit.versions.number import is_later
from toolkit.words.text import day_text


def check_validity(file: Loaded[Region], region: Region, library: Library) -> Iterator[Problem]:
    """What is remarkable about the content of each round on its day.

    Args:
        file: region.yaml.
        region: what it says.
        library: norms and lists.

    Yields:
        At the norm of the round: what expired, was prolonged, was withdrawn, begins later, or was followed
        by a version that was published by then.
    """
    for place, round_ in enumerate(region.rounds):
        norm = library.norm(round_.norm)
        if norm is None:
            continue
        lists = [s for s in library.readable_standards() if s.pin in norm.standards]
        path = ("rounds", place, "norm")
        of_lists = (told for standard in lists for told in _of_list(standard, round_, library))
        for code, holes in (*_of_norm(norm, round_, library), *of_lists):
            yield file.problem(code, path, round=round_.id, **holes)


def _of_norm(norm: Norm, round_: Round, library: Library) -> Iterator[tuple[str, dict[str, str]]]:
    if norm.status == "withdrawn":
        yield "content-withdrawn", {"pin": norm.pin}
    norms = [f.model for f in library.norms.values() if f.model is not None and f.model.id == norm.id]
    yield from _followed(norm, norms, round_)


def _of_list(standard: Standard, round_: Round, library: Library) -> Iterator[tuple[str, dict[str, str]]]:
    valid, pin = standard.valid, standard.pin
    if standard.status == "withdrawn":
        yield "content-withdrawn", {"pin": pin}
    if valid.from_ is not None and round_.date < valid.from_:
        yield "list-not-valid-yet", {"pin": pin, "day": day_text(valid.from_)}
    if valid.to is not None and valid.to < round_.date:
        day, by = day_text(valid.to), valid.prolonged_by
        holes = {"pin": pin, "day": day}
        yield (
            ("list-expired", holes)
            if by is None
            else ("list-prolonged", {**holes, "by": by.strip().removesuffix(".")})
        )
    lists = [s for s in library.readable_standards() if s.id == standard.id]
    yield from _followed(standard, lists, round_)


def _followed(
    one: Norm | Standard, others: list[Norm] | list[Standard], round_: Round
) -> Iterator[tuple[str, dict[str, str]]]:
    """The last version that was published by the day of the round, where that is a later one."""
    later = [o for o in others if o.published is not None and o.published <= round_.date]
    later = [o for o in later if is_later(o.version, one.version)]
    if later:
        last = max(later, key=lambda o: version_order(o.version))
        yield "content-superseded", {"pin": one.pin, "by": last.pin}
