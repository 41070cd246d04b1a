# SPDX-License-Identifier: EUPL-1.2
"""What in the answers of a region deserves a talk before anybody believes a figure; each says why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from toolkit.model.given.answers import Answer, Answers, own_form
from toolkit.region.whole import Whole
from toolkit.scoring.criterion import CriterionResult
from toolkit.scoring.spread import spread_on
from toolkit.scoring.unit import is_unknown

SubjectKind = Literal[
    "spread",  # teams lie three levels or more apart on a question where all must work alike
    "not_applicable",  # many say that a question is not about them: perhaps the question is the problem
    "unknown",  # many do not know
    "apart",  # colleagues of one team see it differently
    "claimed",  # a team says that it meets the norm on everything it is asked
    "no_evidence",  # the lower limit is met, and nothing was written that shows it
]
SUBJECTS: tuple[SubjectKind, ...] = (
    "no_evidence", "claimed", "spread", "apart", "unknown", "not_applicable",
)  # fmt: skip

FAR = 3
"""Levels between two teams on a uniform question from which it is a subject."""
MANY = 3
"""One in so many teams, and at least two, is many."""
CLAIMED_FROM = 10
"""From so many questions with a norm on, all met, somebody should ask."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Something to talk about.

    Attributes:
        kind: what.
        about: id of the criterion; of `claimed` the id of the list.
        teams: ids of the teams that it is about, in the order of region.yaml; of `spread` those with the
            lowest level and then those with the highest.
        of: of how many teams that were asked it; of `claimed` over how many questions.
        low: of `spread` the lowest level, else None.
        high: of `spread` the highest level, else None.
    """

    kind: SubjectKind
    about: str
    teams: tuple[str, ...]
    of: int
    low: int | None = None
    high: int | None = None


_Said = list[tuple[str, CriterionResult]]


def subjects_of(whole: Whole) -> tuple[Subject, ...]:
    """Everything to talk about.

    Args:
        whole: the round, with the answers of its units.

    Returns:
        By kind, in the order of `SUBJECTS`; within a kind in the order of the lists.
    """
    said: dict[str, _Said] = {}
    for unit, criterion, result in whole.results():
        if unit.unit.kind == "team":
            said.setdefault(criterion, []).append((unit.unit.id, result))
    found = [s for criterion, results in said.items() for s in _on(whole, criterion, results)]
    found += _claimed(whole)
    return tuple(sorted(found, key=lambda s: SUBJECTS.index(s.kind)))


def _on(whole: Whole, criterion: str, results: _Said) -> Iterator[Subject]:
    n, files = len(results), whole.answers
    own = {team: _answer(files.get(team, ()), criterion) for team, _ in results}
    na = tuple(team for team, r in results if r.status == "not_applicable")
    unknown = tuple(team for team, _ in results if is_unknown(own[team]))
    kinds: tuple[tuple[SubjectKind, tuple[str, ...]], ...] = (("not_applicable", na), ("unknown", unknown))
    for kind, teams in kinds:
        if len(teams) > 1 and len(teams) * MANY >= n:
            yield Subject(kind, criterion, teams, n)
    bare = tuple(t for t, r in results if r.limit == "met" and not _shown(own[t]))
    if bare:
        yield Subject("no_evidence", criterion, bare, sum(r.limit == "met" for _, r in results))
    yield from _spread(criterion, results)
    differ = tuple(team for team, _ in results if _differs(whole, team, criterion))
    if differ:
        yield Subject("apart", criterion, differ, n)


def _spread(criterion: str, results: _Said) -> Iterator[Subject]:
    levels = {t: r.asked.level for t, r in results if r.asked.level is not None and r.asked.uniform}
    low, high = min(levels.values(), default=0), max(levels.values(), default=0)
    if high - low >= FAR:
        ends = tuple(t for level in (low, high) for t, given in levels.items() if given == level)
        yield Subject("spread", criterion, ends, len(levels), low, high)


def _claimed(whole: Whole) -> Iterator[Subject]:
    for unit in (u for u in whole.outcome.units if u.unit.kind == "team"):
        for listed in whole.outcome.counted(unit):
            normed = [c for t in listed.result.themes for c in t.criteria if c.asked.norm and not c.asked.na]
            if len(normed) >= CLAIMED_FROM and all(c.status == "meets" for c in normed):
                yield Subject("claimed", listed.standard, (unit.unit.id,), len(normed))


def _answer(files: Sequence[Answers], criterion: str) -> Answer | None:
    own = own_form(files)
    return None if own is None else own.answers.get(criterion)


def _shown(answer: Answer | None) -> bool:
    return answer is not None and bool((answer.evidence or "").strip())


def _differs(whole: Whole, team: str, criterion: str) -> bool:
    """Whether enough colleagues of a team answered, and see it differently."""
    members = [f for f in whole.answers.get(team, ()) if not f.own and f.kind != "partner"]
    asked = whole.outcome.asked.criterion(criterion)
    if asked is None or len(members) < whole.outcome.region.min_respondents:
        return False
    spread = spread_on(asked, members)
    return spread.voices >= whole.outcome.region.min_respondents and spread.to_discuss
