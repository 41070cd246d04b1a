# SPDX-License-Identifier: EUPL-1.2
"""The dialogue as a state machine: a line in, a new state and what to say out. No terminal, no disk."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from toolkit.dialogue.pages import answer_line, help_page, note, overview, search_page
from toolkit.dialogue.questions import Question
from toolkit.dialogue.state import Mode, State, Turn
from toolkit.dialogue.typed import Command, Kind, command_of, placed_of, yes_or_no
from toolkit.model.given.answers import ANSWER_TEXTS, Answer, AnswerText

ERASE = "-"


def receive(state: State, line: str) -> Turn:
    """What happens when somebody types a line and presses Enter.

    Args:
        state: where the dialogue stands.
        line: without its end; a pasted text may hold more lines.

    Returns:
        The turn. Answers change in `state.answers` only; storing them is for whoever calls.
    """
    return _BY_MODE[state.mode](state, line)


def edited(state: State, text: str | None) -> Turn:
    """What happens when the editor was closed.

    Args:
        state: in which it was opened, at a question.
        text: the explanation; None when nothing was saved.
    """
    if text is None or state.question is None:
        return Turn(state, note("edit_unchanged"))
    after = _with(state, explanation=text.strip() or None)
    return Turn(after, answer_line(after.question, after.answer, whole=False))


def _command(state: State, command: Command) -> Turn:
    if command.kind in _ANYWHERE:
        return _ANYWHERE[command.kind](state, command.words)
    if state.question is None:
        return Turn(state, note("at_end"))
    return _AT_QUESTION[command.kind](state, state.question, command.words)


def _back(state: State, _words: str) -> Turn:
    return Turn(state, note("at_first")) if state.at == 0 else _to(state, state.at - 1)


def _na(state: State, question: Question, _words: str) -> Turn:
    if question.criterion.na is None:
        return Turn(state, note("na_not_here"))
    after = replace(_settle(state, na=True), mode="explanation", typed=(), going_on=True)
    return Turn(after, note("na_reason", rule=question.criterion.na))


def _level(state: State, question: Question, words: str) -> Turn:
    """A digit that is a level of this question; another says nothing here."""
    level = int(words)
    return (
        _answered(_settle(state, level=level))
        if level in question.criterion.scale_levels
        else _unclear(state, words)
    )


def _ask_who(state: State, question: Question, _words: str) -> Turn:
    if not question.criterion.may_be_elsewhere:
        return Turn(state, note("who_not_here"))
    return Turn(replace(state, mode="who", going_on=False))


def _ask_text(field: AnswerText, state: State, question: Question, _words: str) -> Turn:
    examples = "; ".join(question.criterion.evidence) if field == "evidence" else ""
    after = replace(state, mode=field, typed=(), going_on=False)
    return Turn(after, note("evidence_examples", examples=examples) if examples else ())


def _answered(state: State) -> Turn:
    """After a level or 'weet ik niet': who does it where that may be another, else the next question."""
    question, answer = state.question, state.answer
    if question is not None and answer is not None and answer.level is not None:
        if question.criterion.may_be_elsewhere and answer.placed is None:
            return Turn(replace(state, mode="who", going_on=True))
        if answer.placed == "other_party" and not answer.explanation:
            return _explain_elsewhere(replace(state, going_on=True))
    return _on(replace(state, going_on=True))


def _who(state: State, line: str) -> Turn:
    if not line.strip():
        return _on(state)
    placed = placed_of(line)
    if placed is None:
        return _aside(state, line.strip()) or Turn(state, note("who_unclear"))
    if placed == "other_party":
        return Turn(replace(_with(state, placed=placed), mode="party"))
    return _on(_with(state, placed=placed, party=None))


def _party(state: State, line: str) -> Turn:
    name = " ".join(line.split())
    if aside := _letter(state, name):
        return aside
    if name:
        state = _with(state, party=None if name == ERASE else name)
    if state.answer is not None and state.answer.explanation:
        return _on(state)
    return _explain_elsewhere(state)


def _explain_elsewhere(state: State) -> Turn:
    return Turn(replace(state, mode="explanation", typed=()), note("explain_elsewhere"))


def _text(state: State, line: str) -> Turn:
    """One more line of a text; each is an answer by itself, so that none waits to be stored."""
    piece = line.strip()
    if not piece:
        return _on(replace(state, typed=()))
    if piece == ERASE and not state.typed:
        return _on(_with(state, **{state.mode: None}))
    if aside := _letter(state, piece):
        return aside
    typed = (*state.typed, piece)
    return Turn(replace(_with(state, **{state.mode: "\n".join(typed)}), typed=typed))


def _aside(state: State, piece: str) -> Turn | None:
    """What a letter brings about where a text or a choice is asked: stop, help or another question.

    What would give another answer to this question is not done from here.

    Args:
        state: in which it was typed.
        piece: the line without what stands around it.

    Returns:
        The turn; None for whatever else was typed.
    """
    command = command_of(piece)
    if len(piece) != 1 or command.kind == "unclear" or command.kind not in _ANYWHERE:
        return None
    turn = _command(state, command)
    if turn.state == state:
        return turn
    return replace(turn, state=replace(turn.state, typed=(), going_on=False, was_open=False))


def _letter(state: State, piece: str) -> Turn | None:
    """What a single letter brings about where a text is asked: nobody explains in one, so it is no text."""
    if len(piece) != 1 or piece == ERASE:
        return None
    return _aside(state, piece) or Turn(state, note("one_letter", words=piece))


def _on(state: State) -> Turn:
    """Back to the questions: to the next where an answer was given, else to the same.

    After the last answer that was missing comes the end, wherever its question stood.
    """
    said = answer_line(state.question, state.answer, whole=state.going_on)
    if state.answer is not None and state.answer.na and state.at in state.open:
        said += note("na_without")
    at = state.at + 1 if state.going_on else state.at
    if state.going_on and state.was_open and not state.open:
        at = len(state.questions)
    turn = _to(replace(state, typed=(), going_on=False, was_open=False), at)
    return replace(turn, said=said, page=at != state.at)


def _next(state: State, _words: str) -> Turn:
    if state.question is not None:
        return _to(state, state.at + 1)
    return _to(state, state.open[0] if state.open else state.at)


def _to(state: State, at: int) -> Turn:
    """Show a question, or the end; there, when nothing is open, comes the last question of all."""
    mode: Mode = "ready" if at == len(state.questions) and not state.open else "question"
    return Turn(replace(state, at=at, mode=mode), page=True)


def _go_to(state: State, words: str) -> Turn:
    at = _place(state, words)
    if at is not None:
        return _to(state, at)
    return Turn(state, note("goto_unknown", words=words, n=len(state.questions)))


def _unclear(state: State, words: str) -> Turn:
    at = None if words.isdigit() else _place(state, words)
    return Turn(state, note("unclear", words=words[:60])) if at is None else _to(state, at)


def _place(state: State, words: str) -> int | None:
    """The place of a question by its id or its number."""
    name = words.strip().upper().replace("–", "-")
    if name.isascii() and name.isdigit():
        at = int(name[:9]) - 1
        return at if 0 <= at < len(state.questions) else None
    return next((i for i, q in enumerate(state.questions) if q.id == name), None)


def _ready(state: State, line: str) -> Turn:
    match yes_or_no(line):
        case None:  # back, an overview, stop: everything works here too
            command = command_of(line)
            known = command.kind not in {"unclear", "ready"}
            return _command(replace(state, mode="question"), command) if known else _say_yes_or_no(state)
        case False:
            return Turn(replace(state, mode="question"), page=True)
        case True:
            return Turn(replace(state, mode="hand_in" if state.may_hand_in else "over"), effect="outcome")


def _hand_in(state: State, line: str) -> Turn:
    said = yes_or_no(line)
    if said is None and command_of(line).kind != "stop":
        return _say_yes_or_no(state)
    return Turn(replace(state, mode="over", handed_in=bool(said)))


def _say_yes_or_no(state: State) -> Turn:
    return Turn(state, note("yes_or_no"))


def _settle(state: State, **kind: Any) -> State:  # noqa: ANN401 - a field of Answer
    """Say one thing; what was said before of another kind makes room, texts beside it stay."""
    question = state.question
    none: dict[str, Any] = {"level": None, "na": False, "unknown": False}
    rest: dict[str, Any] = {"rejected": None, "prefilled": False, "migrated": None}
    asked = None if question is None else question.criterion.content_hash
    first = replace(state, was_open=state.at in state.open)
    return _with(first, **{**none, **kind, **rest, "asked": asked})


def _with(state: State, **changes: Any) -> State:  # noqa: ANN401 - fields of Answer
    question = state.question
    if question is None:
        return state
    before = state.answers.get(question.id)
    if before is None and not any(changes.values()):
        return state
    whole = Answer(asked=question.criterion.content_hash) if before is None else before
    return replace(state, answers={**state.answers, question.id: whole.model_copy(update=changes)})


_BY_MODE: dict[Mode, Callable[[State, str], Turn]] = {
    "question": lambda state, line: _command(state, command_of(line)),
    **dict.fromkeys(ANSWER_TEXTS, _text),
    "who": _who,
    "party": _party,
    "ready": _ready,
    "hand_in": _hand_in,
    "over": lambda state, _line: Turn(state),
}
_ANYWHERE: dict[Kind, Callable[[State, str], Turn]] = {
    "next": _next,
    "back": _back,
    "goto": _go_to,
    "search": lambda state, words: Turn(state, search_page(state.questions, words)),
    "overview": lambda state, _words: Turn(state, overview(state.questions, state.open)),
    "help": lambda state, _words: Turn(state, help_page()),
    "ready": lambda state, _words: Turn(replace(state, mode="ready")),
    "stop": lambda state, _words: Turn(replace(state, mode="over")),
    "unclear": _unclear,
}
_AT_QUESTION: dict[Kind, Callable[[State, Question, str], Turn]] = {
    "level": _level,
    "unknown": lambda state, _question, _words: _answered(_settle(state, unknown=True)),
    "na": _na,
    "who": _ask_who,
    "edit": lambda state, _question, _words: Turn(state, effect="edit"),
    **{field: partial(_ask_text, field) for field in ANSWER_TEXTS},
}
