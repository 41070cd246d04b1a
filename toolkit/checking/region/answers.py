# SPDX-License-Identifier: EUPL-1.2
"""What is remarkable in answers: what does not count, and why; what would help the conversation."""

from collections.abc import Iterator

from toolkit.model.content.criterion import AskedOf, Criterion
from toolkit.model.given.answers import Answer, Answers
from toolkit.model.problem import Problem
from toolkit.model.questionnaire import Questionnaire, is_asked, lists_for
from toolkit.model.region import Team
from toolkit.reading.validated import Loaded
from toolkit.scoring.unit import given, says_two_things
from toolkit.words.cells import cell_title


def check_answers(
    file: Loaded[Answers], asked: Questionnaire, of: AskedOf, team: Team | None
) -> list[Problem]:
    """All problems of one file of answers with what was asked.

    Args:
        file: the answers.
        asked: lists, norm and date of the round.
        of: whom the unit is: only what is asked of it counts.
        team: the team, or None for another.

    Returns:
        Problems at the place of the answer that they are about.
    """
    answers = file.model
    if answers is None:
        return []
    problems = list(_versions(file, answers, asked))
    put = _put_to(team, asked)
    imports = {i.n for i in answers.imports}
    settled = answers.own
    for criterion_id, answer in answers.answers.items():
        path = ("answers", criterion_id)
        criterion = asked.criterion(criterion_id)
        if criterion is None or criterion.id != criterion_id:
            problems.append(file.problem("answer-unknown-criterion", path, criterion=criterion_id))
            continue
        if (put is not None and criterion_id not in put) or not is_asked(
            criterion, of, asked.scope, answers.profile
        ):
            code = "answer-switched-off" if criterion.is_off else "answer-not-asked"
            problems.append(file.problem(code, path, criterion=criterion_id))
            continue
        problems += [
            file.problem(code, path, criterion=criterion_id)
            for code in _codes(answer, criterion, asked.level_asked(criterion_id), settled=settled)
        ]
        if answer.rejected is not None:
            text = answer.rejected[:60]
            problems.append(file.problem("answer-rejected", path, criterion=criterion_id, text=text))
        if answer.import_ is not None and answer.import_ not in imports:
            at, number = (*path, "import"), answer.import_
            problems.append(file.problem("import-unknown", at, criterion=criterion_id, number=number))
    for key, text in answers.unusable.items():
        problems.append(
            file.problem("cell-rejected", ("unusable", key), where=cell_title(key), text=text[:60])
        )
    return problems


def _put_to(team: Team | None, asked: Questionnaire) -> set[str] | None:
    """The criteria of the lists that a unit fills in; None when it fills in them all."""
    lists = lists_for(team, asked.standards)
    if len(lists) == len(asked.standards):
        return None
    return {item.asked.id for s in lists for t in s.themes for item in asked.items(t)}


def _versions(file: Loaded[Answers], answers: Answers, asked: Questionnaire) -> Iterator[Problem]:
    current = {s.id: s.version for s in asked.standards}
    for standard, state in answers.standards.items():
        if standard in current and state.version != current[standard]:
            holes = {"standard": standard, "inside": state.version, "outside": current[standard]}
            yield file.problem("answer-other-version", ("standards", standard), **holes)


def _codes(answer: Answer, criterion: Criterion, norm: int, *, settled: bool) -> Iterator[str]:
    if says_two_things(answer):
        yield "answer-two-kinds"
    elif answer.level is not None and answer.level not in criterion.scale_levels:
        yield "level-not-in-list"
    elif answer.na and criterion.na is None:
        yield "na-not-allowed"
    elif answer.na and not given(answer, criterion).na:
        yield "na-without-explanation"
    if answer.asked is not None and answer.asked != criterion.content_hash:
        yield "answer-other-words"
    if not settled:  # only the settled answer is asked to explain itself
        return
    if not (answer.explanation or "").strip():
        if answer.placed == "other_party":
            yield "explanation-missing-elsewhere"
        elif answer.level is not None and answer.level < norm:
            yield "explanation-missing"
    if answer.placed == "other_party" and not (answer.party or "").strip():
        yield "party-missing"
