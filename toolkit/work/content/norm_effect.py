# SPDX-License-Identifier: EUPL-1.2
"""What another norm would do to the results of a round, before anybody adopts it."""

from dataclasses import dataclass

from toolkit.checking.everything import asked_in
from toolkit.model.content.standard import Standard
from toolkit.model.given.answers import Answers
from toolkit.model.problem import Problem
from toolkit.model.questionnaire import Questionnaire
from toolkit.model.region import Round
from toolkit.scoring.region import RoundResult, score_round
from toolkit.versions.chain import as_given, migrated, rules_over
from toolkit.versions.norms import NormDifference, norm_differences
from toolkit.versions.number import is_later
from toolkit.work.workspace.open import Work

Lists = tuple[Standard, ...]


@dataclass(frozen=True, slots=True)
class NormEffect:
    """The results of one round under two norms.

    Attributes:
        differences: between the norms, question by question.
        before: the round under the earlier norm.
        after: the same answers under the later one, as if each would be given again.
        to_review: per unit how many answers it must look at again, or lost their question.
    """

    differences: tuple[NormDifference, ...]
    before: RoundResult
    after: RoundResult
    to_review: dict[str, int]


def norm_effect(work: Work, round_: Round, before: str, after: str) -> NormEffect | Problem:
    """Hold a round against two norms.

    Args:
        work: the workspace.
        round_: whose answers count.
        before: pin of the earlier norm.
        after: pin of the later norm.

    Returns:
        The results, or that a norm does not exist.
    """
    asked = {pin: _asked(work, round_, pin) for pin in (before, after)}
    for pin, found in asked.items():
        if found is None:
            return Problem.of("unknown-norm", "region.yaml", pin=pin)
    old, new = asked[before], asked[after]
    if old is None or new is None:
        raise LookupError(before, after)  # told above
    then, _ = _scored(work, round_, old)
    now, to_review = _scored(work, round_, new)
    was = was_before(old.standards, new.standards, new.earlier)
    told = norm_differences((old.norm, old.standards), (new.norm, new.standards), was)
    return NormEffect(told, then, now, to_review)


def _asked(work: Work, round_: Round, pin: str) -> Questionnaire | None:
    return asked_in(work.region, round_.model_copy(update={"norm": pin}), work.workspace.library)


def _scored(work: Work, round_: Round, asked: Questionnaire) -> tuple[RoundResult, dict[str, int]]:
    known = (*asked.standards, *asked.earlier)
    answers: dict[str, list[Answers]] = {}
    to_review: dict[str, int] = {}
    for unit, files in work.answers(round_).items():
        for file in files:
            steps = migrated(file, known, asked.standards)
            answers.setdefault(unit, []).append(as_given(steps, file))
            if file.own:
                events = (event for step in steps for event in step.events)
                to_review[unit] = sum(event.outcome not in {"carry", "new"} for event in events)
    return score_round(work.region, round_, asked, answers), to_review


def was_before(old: Lists, new: Lists, known: Lists) -> dict[str, str]:
    """By question that is asked now the one that it was, over the versions of its list.

    Args:
        old: lists of the earlier norm.
        new: lists of the later one.
        known: lists of any version.
    """
    was: dict[str, str] = {}
    for standard in new:
        before = next((s for s in old if s.id == standard.id), None)
        if before is not None and is_later(standard.version, before.version):
            rules = rules_over((*known, *old), before, standard)
            was |= {target.criterion: rule.criterion for rule in rules.values() for target in rule.targets}
        elif before is not None:
            was |= {c.id: c.id for c in standard.asked if c.id in {b.id for b in before.asked}}
    return was
