# SPDX-License-Identifier: EUPL-1.2
"""The questions of a dialogue: which are answered, which are open, which hold a word."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from toolkit.model.content.criterion import Criterion
from toolkit.model.given.answers import Answer
from toolkit.scoring.answered import is_answered


@dataclass(frozen=True, slots=True)
class Question:
    """One question and where it stands.

    Attributes:
        criterion: that is asked.
        theme: title of its theme.
        list_title: title of its list.
    """

    criterion: Criterion
    theme: str
    list_title: str

    @property
    def id(self) -> str:
        """Id of the criterion."""
        return self.criterion.id


def open_places(questions: Sequence[Question], answers: Mapping[str, Answer]) -> tuple[int, ...]:
    """Where the questions without an answer stand.

    Args:
        questions: in order.
        answers: by criterion.

    Returns:
        Their places, counted from 0, ascending.
    """
    return tuple(i for i, q in enumerate(questions) if not is_answered(answers.get(q.id), q.criterion))


def search(questions: Sequence[Question], words: str) -> tuple[Question, ...]:
    """The questions that hold all these words, wherever in id, title, theme, question or why.

    Args:
        questions: in order.
        words: one or more, in any order; capitals and accents do not matter.

    Returns:
        Those that hold them, in order; none when no word is given.
    """
    wanted = _plain(words).split()
    return tuple(q for q in questions if wanted and all(word in _text(q) for word in wanted))


def _text(question: Question) -> str:
    asked = question.criterion
    return _plain(" ".join((asked.id, asked.title, question.theme, asked.question, *asked.beside.values())))


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c))
