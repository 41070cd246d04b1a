# SPDX-License-Identifier: EUPL-1.2
"""Where a dialogue stands, and what is shown there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from toolkit.dialogue.pages import Line, asks, question_page
from toolkit.dialogue.questions import Question, open_places
from toolkit.model.given.answers import ANSWER_TEXTS, Answer, AnswerText

Mode = AnswerText | Literal["question", "who", "party", "ready", "hand_in", "over"]
Effect = Literal["edit", "outcome"]
TEXT_MODES: tuple[Mode, ...] = (*ANSWER_TEXTS, "party")


@dataclass(frozen=True, slots=True)
class State:
    """Where the dialogue stands.

    Attributes:
        questions: in the order asked.
        answers: by criterion; also those that are not asked here, which stay as they are.
        at: place of the question that is shown, from 0; as many as there are questions is the end.
        mode: what the next line is read as.
        typed: lines of the text that is being typed.
        going_on: True when the next question follows after this text or choice.
        was_open: True when the answer that is being given is the first to this question.
        may_hand_in: True when at least one list was not handed in before.
        handed_in: True when somebody said that it is handed in.
    """

    questions: tuple[Question, ...]
    answers: Mapping[str, Answer]
    at: int
    mode: Mode = "question"
    typed: tuple[str, ...] = ()
    going_on: bool = False
    was_open: bool = False
    may_hand_in: bool = True
    handed_in: bool = False

    @property
    def question(self) -> Question | None:
        """The question that is shown; None at the end."""
        return self.questions[self.at] if self.at < len(self.questions) else None

    @property
    def answer(self) -> Answer | None:
        """What stands at the question that is shown, or None."""
        return None if self.question is None else self.answers.get(self.question.id)

    @property
    def open(self) -> tuple[int, ...]:
        """Places of the questions without an answer."""
        return open_places(self.questions, self.answers)


@dataclass(frozen=True, slots=True)
class Turn:
    """What one line brought about.

    Attributes:
        state: after it.
        said: to be shown, once the answers are safe.
        page: True when the question (or the end) is to be shown again.
        effect: what only the terminal can do: open an editor, show the outcome.
    """

    state: State
    said: tuple[Line, ...] = ()
    page: bool = False
    effect: Effect | None = None


def start(questions: Sequence[Question], answers: Mapping[str, Answer], *, may_hand_in: bool = True) -> State:
    """Begin, or go on where somebody stopped: at the first question without an answer.

    Args:
        questions: in the order asked.
        answers: what was said before.
        may_hand_in: True when at least one list was not handed in before.

    Returns:
        The state; at the end when everything is answered.
    """
    first = open_places(questions, answers)
    at = first[0] if first else len(questions)
    mode: Mode = "question" if first else "ready"
    return State(tuple(questions), dict(answers), at, mode, may_hand_in=may_hand_in)


def page(state: State) -> tuple[Line, ...]:
    """The question that is shown, with its answer, or the end."""
    return question_page(state.questions, state.answers, state.at)


def prompt(state: State) -> str:
    """What stands before the cursor: what can be typed now."""
    text = getattr(state.answer, state.mode, None) if state.mode in ANSWER_TEXTS else None
    return asks(state.mode, state.question, waiting=len(state.open), begun=bool(state.typed), text=text)
