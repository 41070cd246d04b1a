# SPDX-License-Identifier: EUPL-1.2
"""A form of an earlier version of a list that comes back late: read as it asked, then carried over."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from toolkit.forms.question.read.cells import side_by_side
from toolkit.model.problem import Problem
from toolkit.versions.chain import migrated
from toolkit.words.catalogue import say
from toolkit.words.text import listing, told_counts

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping

    from toolkit.forms.question.filled import Key
    from toolkit.forms.question.read.reading import FormReading
    from toolkit.model.given.answers import Answer, Answers
    from toolkit.model.questionnaire import Questionnaire
    from toolkit.sheets.read.grid import Value
    from toolkit.versions.migrate import Event, Migration, Outcome


def carried_over(
    reading: FormReading, asked: Questionnaire | None, rows: Callable[[], Container[str]]
) -> FormReading:
    """Carry what a form says over to the versions that its round asks.

    Args:
        reading: a form, read as it asked.
        asked: what its round asks now; None when that cannot be read.
        rows: gives the questions that a form of now has for this unit.

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
    events, on_form = [event for step in steps for event in step.events], rows()
    now = {s.id: s for s in asked.standards}
    told, told_of = [], set()
    for step in steps:
        counts = Counter(event.outcome for event in step.events)
        told_of.add(step.before)
        asked_now = now[step.before.partition("@")[0]]
        again = {one: word for one, word in _chosen_then(step, before).items() if one in on_form}
        problem = Problem.of(
            "form-carried-over",
            reading.file,
            inside=step.before,
            outside=asked_now.pin,
            parts=_counted(counts),
            title=asked_now.title,
            n=len(again),
            ids=" ".join(again),
            names=listing(list(again.values())),
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
        events=tuple(e if e.to is None or e.to in on_form else replace(e, to=None) for e in events),
    )


def asked_again(event: Event) -> bool:
    """Whether a level that was chosen waits for people to look at the question as it is asked now."""
    return event.outcome in {"review", "conflict"}


def _chosen_then(step: Migration, before: Answers) -> dict[str, str]:
    """The questions of now with a level that waits, by id, with what was chosen then."""
    chosen: dict[str, list[str]] = {}
    for event in filter(asked_again, step.events):
        word = _level_word(before.answers.get(event.from_ or ""))
        if event.to is not None and word:
            chosen.setdefault(event.to, []).append(word)
    return {
        one: say("form.again.chosen_then", criterion=one, level=listing(list(dict.fromkeys(words))))
        for one, words in chosen.items()
    }


def _level_word(answer: Answer | None) -> str:
    """What was chosen; empty for nothing, and for what could not be used: that has a remark of its own."""
    if answer is None or answer.rejected is not None:
        return ""
    if answer.level is not None:
        return str(answer.level)
    return say(f"word.{'unknown' if answer.unknown else 'na'}") if answer.unknown or answer.na else ""


def _counted(counts: Mapping[Outcome, int]) -> str:
    """What became of how many answers; of what there is none it says nothing."""
    aside = counts["aside"] + counts["conflict"]
    told = {"carry": counts["carry"], "review": counts["review"], "aside": aside}
    return told_counts("versions.carried", told) or say("versions.carried.none")


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


@dataclass(frozen=True, slots=True)
class Moved:
    """Where the cells of a form of an earlier version are on a form of now.

    Attributes:
        reading: of that form; of one that asked what is asked now, everything is where it was.
    """

    reading: FormReading

    def keys(self, key: Key) -> tuple[Key, ...]:
        """The cells of now for one of then; none where no question takes what stood there."""
        events = [event for event in self.reading.events if event.from_ == key[0]]
        return tuple((e.to, key[1]) for e in events if e.to is not None) if events else (key,)

    def cells(self, typed: Mapping[Key, Value]) -> dict[Key, Value]:
        """What was typed, by cell of now, without the levels that people choose again."""
        found: dict[Key, list[Value]] = {}
        for key, value in typed.items():
            for to in self.keys(key):
                if (now := self._level(key, to, value) if key[1] == "level" else value) is not None:
                    found.setdefault(to, []).append(now)
        return {to: side_by_side(values) for to, values in found.items()}

    def _level(self, key: Key, to: Key, typed: Value) -> Value | None:
        """A level as it stands now; None for one that people choose again."""
        answers = self.reading.answers
        event = next((e for e in self.reading.events if (e.from_, e.to) == (key[0], to[0])), None)
        if event is None or answers is None:
            return typed
        answer = answers.aside.get(key[0]) if event.outcome == "conflict" else answers.answers.get(to[0])
        if answer is None or answer.rejected is not None:
            return typed
        if asked_again(event):
            return None
        return answer.level if answer.migrated is not None and answer.migrated.level is not None else typed
