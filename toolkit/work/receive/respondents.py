# SPDX-License-Identifier: EUPL-1.2
"""Two forms under one name: of one colleague twice, or of two who do the same work; only people can tell."""

import re
from collections.abc import Iterator
from pathlib import Path

from toolkit.model.given.answers import Answers
from toolkit.model.problem import Problem
from toolkit.store.answers_file import path_of

_OF_ONE = {
    "would-overwrite": "would-overwrite-respondent",
    "older-form-differs": "would-overwrite-respondent",
}
_HOLES = frozenset({"unit", "changes"})


def told_of_respondent(folder: Path, answers: Answers, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Problems as they are told of a colleague or a partner: no advice that puts one of two out.

    Args:
        folder: the workspace.
        answers: of a form that meets another under the same name.
        problems: as for a team, of which there is one.

    Returns:
        The same for a team; of somebody else with the name, and a number that is still free.
    """
    if answers.own:
        return problems
    return tuple(_told(folder, answers, p) if p.code in _OF_ONE else p for p in problems)


def joined(folder: Path, file: str, answers: Answers) -> Iterator[Problem]:
    """That a form was put with what is stored of a colleague or a partner, who may be somebody else.

    Args:
        folder: the workspace.
        file: name of the form.
        answers: what it says.

    Yields:
        A remark with the number that makes two of them; nothing for a team, of which there is one.
    """
    if not answers.own:
        who, free, path = answers.respondent, _free(folder, answers), path_of(answers)
        yield Problem.of("respondent-added", file, unit=answers.unit, respondent=who, free=free, path=path)


def _told(folder: Path, answers: Answers, problem: Problem) -> Problem:
    holes = {key: hole for key, hole in problem.holes if key in _HOLES}
    holes |= {"respondent": answers.respondent, "free": _free(folder, answers)}
    return Problem.of(_OF_ONE[problem.code], problem.file, problem.place, **holes)


def _free(folder: Path, answers: Answers) -> str:
    """The name with the first number that nobody has."""
    name = re.sub(r"-\d{1,2}$", "", answers.respondent)
    number = 2
    while (folder / path_of(answers.model_copy(update={"respondent": f"{name}-{number}"}))).exists():
        number += 1
    return f"{name}-{number}"
