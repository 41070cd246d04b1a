# SPDX-License-Identifier: EUPL-1.2
"""A form of an earlier version of a list that comes back late: read as it asked, then carried over."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.model.problem import Problem
from toolkit.versions.chain import migrated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.forms.question.read.reading import FormReading
    from toolkit.model.questionnaire import Questionnaire
    from toolkit.versions.migrate import Event


def carried_over(reading: FormReading, asked: Questionnaire | None) -> FormReading:
    """Carry what a form says over to the versions that its round asks.

    Args:
        reading: a form, read as it asked.
        asked: what its round asks now; None when that cannot be read.

    Returns:
        The same, where it asked that; else its answers at the questions that they go to, and a problem
        per list that says how many stand.
    """
    before = reading.answers
    if before is None or asked is None:
        return reading
    steps = migrated(before, (*asked.standards, *asked.earlier), asked.standards)
    if not steps:
        return reading
    events = [event for step in steps for event in step.events]
    now = {s.id: s.pin for s in asked.standards}
    told, told_of = [], set()
    for step, was in zip(steps, (before, *(s.answers for s in steps)), strict=False):
        (identity,) = (i for i, s in step.answers.standards.items() if s.version != was.standards[i].version)
        counts = Counter(event.outcome for event in step.events)
        inside = f"{identity}@{was.standards[identity].version}"
        told_of.add(inside)
        problem = Problem.of(
            "form-carried-over",
            reading.file,
            inside=inside,
            outside=now[identity],
            carried=counts["carry"],
            review=counts["review"],
            aside=counts["aside"] + counts["conflict"],
        )
        told.append(problem)
    others = (
        p
        for p in reading.problems
        if p.code != "form-other-version" or dict(p.holes).get("inside") not in told_of
    )
    return replace(
        reading,
        answers=steps[-1].answers,
        seen=_seen(reading.seen, events),
        problems=(*others, *told),
    )


def _seen(seen: frozenset[str], events: Iterable[Event]) -> frozenset[str]:
    """What the form has room for, under the ids of now: what it did not ask was not emptied."""
    to: dict[str, list[str]] = {}
    for event in events:
        if event.from_ is not None:
            to.setdefault(event.from_, []).extend([] if event.to is None else [event.to])
    moved: set[str] = set()
    for cell in seen:
        about, dot, field = cell.partition(".")
        moved.update(f"{each}{dot}{field}" for each in to.get(about, [about]))
    return frozenset(moved)
