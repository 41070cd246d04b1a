# SPDX-License-Identifier: EUPL-1.2
"""Answers to one version of a list as answers to the next: none is lost, none counts that nobody meant."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from toolkit.model.content.standard import Standard
from toolkit.model.given.answers import ANSWER_TEXTS, Answer, Answers, Migrated
from toolkit.versions.rules import Rule, Rules, Target, fresh

Outcome = Literal["carry", "review", "aside", "conflict", "new"]
"""carry, review: as the rule says; aside: kept, no question takes it; conflict: several answers for one
question that differ, all kept aside; new: a question that no answer goes to."""


@dataclass(frozen=True, slots=True)
class Event:
    """What became of one answer, or what is new.

    Attributes:
        outcome: what happened.
        from_: id in the version before; None for what is new.
        to: id in this version; None for what is kept aside.
        rule: why; None for what is new.
    """

    outcome: Outcome
    from_: str | None
    to: str | None
    rule: Rule | None


@dataclass(frozen=True, slots=True)
class Migration:
    """One file of answers on another version of one list.

    Attributes:
        answers: as they are then; the same value where nothing is to be done.
        before: id@version of the list that was answered.
        events: what became of every answer of this list, in the order of the version before; then what is
            new, in the order asked.
    """

    answers: Answers
    before: str
    events: tuple[Event, ...] = ()


def migrate(answers: Answers, old: Standard, new: Standard, rules: Rules) -> Migration:
    """Carry one file of answers over to a later version of one list.

    An answer that stands keeps standing. One to look at again is shown where the question is answered, and
    counts in no figure until the unit gives it again. What no question takes is kept beside the answers.
    Who fills in another list that refers to questions of this one tells no version of it: what was given
    to words of the one version that the other does not ask under that id is carried over all the same.

    Args:
        answers: of one respondent.
        old: the version that they answer.
        new: the version that they should answer.
        rules: from the one to the other; see `rules_between` and `composed`.

    Returns:
        The answers on the new version; the same where they answer that already, or never answered the old.
    """
    if not answered(answers, old, new):
        return Migration(answers, old.pin)
    state = answers.standards.get(new.id)
    moving = answers.answers if state is not None else dict(_referred(answers, old, new))
    mine = {i: a for i, a in moving.items() if i in rules}
    order = {c.id: n for n, c in enumerate(new.asked)}
    kept = {i: a for i, a in answers.answers.items() if i not in mine}
    taken = {i: a for i, a in _taken(mine, old, new, rules).items() if i not in kept}  # given anew stands
    events = list(_events(mine, rules, taken))
    aside = {
        e.from_: _from(mine[e.from_], old, e.from_, "aside", clashed=e.to)
        for e in events
        if e.outcome in ("aside", "conflict") and e.from_ in mine
    }
    pinned = {} if state is None else {new.id: state.model_copy(update={"version": new.version})}
    moved = {
        "standards": {**answers.standards, **pinned},
        "answers": {**kept, **dict(sorted(taken.items(), key=lambda pair: order[pair[0]]))},
        "aside": {**answers.aside, **aside},
    }
    news = (Event("new", None, criterion, None) for criterion in (fresh(rules, new) if pinned else ()))
    return Migration(answers.model_copy(update=moved), old.pin, (*events, *news))


def answered(answers: Answers, old: Standard, new: Standard) -> bool:
    """Whether a file answers an earlier version of a list, or questions of it that another list refers to."""
    state = answers.standards.get(new.id)
    if state is None:
        return next(_referred(answers, old, new), None) is not None
    return state.version == old.version


def _referred(answers: Answers, old: Standard, new: Standard) -> Iterator[tuple[str, Answer]]:
    """What was given to words that one version asks and a later one does not, or not under that id."""
    then, now = ({c.id: c.content_hash for c in version.asked} for version in (old, new))
    for criterion, answer in answers.answers.items():
        if criterion in then and then[criterion] == answer.asked != now.get(criterion):
            yield criterion, answer


def _taken(mine: Mapping[str, Answer], old: Standard, new: Standard, rules: Rules) -> dict[str, Answer]:
    """What each question of the new version gets."""
    coming: dict[str, list[tuple[str, Target, Answer]]] = {}
    for criterion, answer in mine.items():
        for target in rules[criterion].targets:
            coming.setdefault(target.criterion, []).append((criterion, target, answer))
    hashes = {c.id: c.content_hash for c in new.asked}
    taken = {}
    for criterion, ways in coming.items():
        moved = [_moved(a, t, old, i, hashes[criterion]) for i, t, a in ways]
        if len({_said(answer) for answer in moved}) == 1:
            taken[criterion] = _joined(moved)
    return taken


def _events(mine: Iterable[str], rules: Rules, taken: Mapping[str, Answer]) -> Iterator[Event]:
    for criterion in sorted(mine, key=list(rules).index):
        rule = rules[criterion]
        if not rule.targets:
            yield Event("aside", criterion, None, rule)
        for target in rule.targets:
            outcome: Outcome = "carry" if target.verdict == "carry" else "review"
            there = target.criterion in taken
            yield Event(outcome if there else "conflict", criterion, target.criterion, rule)


def _moved(answer: Answer, target: Target, old: Standard, criterion: str, asked: str) -> Answer:
    level = None if answer.level is None else target.scale[answer.level]
    update: dict[str, object] = {"level": level, "asked": asked}
    if target.verdict != "carry":
        update["prefilled"] = True
    given = answer.level if level != answer.level else None
    return _from(answer.model_copy(update=update), old, criterion, target.verdict, level=given)


def _from(
    answer: Answer,
    old: Standard,
    criterion: str,
    verdict: str,
    *,
    level: int | None = None,
    clashed: str | None = None,
) -> Answer:
    """With where it came from: the first version that it was given to, over however many steps."""
    first = answer.migrated or Migrated.model_validate(
        {"from": old.pin, "criterion": criterion, "verdict": verdict, "level": level}
    )
    given = first.level if first.level is not None else level
    update = {"verdict": verdict, "level": given, "clashed": clashed}
    return answer.model_copy(update={"migrated": first.model_copy(update=update)})


def _said(answer: Answer) -> tuple[object, ...]:
    return answer.level, answer.na, answer.unknown, answer.placed, answer.party, answer.rejected


def _joined(moved: list[Answer]) -> Answer:
    """Several answers that say the same, with what was written beside each."""
    update: dict[str, object] = {
        field: "\n".join(dict.fromkeys(filter(None, (getattr(answer, field) for answer in moved)))) or None
        for field in ANSWER_TEXTS
    }
    return moved[0].model_copy(update=update)
