# SPDX-License-Identifier: EUPL-1.2
"""What the dialogue says, as lines of text. Nothing here knows a norm, so nobody can fill in the norm."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from toolkit.dialogue.questions import Question, open_places, search
from toolkit.dialogue.typed import TYPED, placed_choices
from toolkit.model.content.layer import LaidCriterion
from toolkit.model.given.answers import ANSWER_TEXTS, Answer
from toolkit.scoring.answered import is_answered
from toolkit.words.catalogue import say

_HITS_SHOWN = 15


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph.

    Attributes:
        text: as it is read; empty for a blank line.
        kind: how it may be set; the text says the same without it.
    """

    text: str
    kind: Literal["text", "heading", "item", "chosen"] = "text"


def note(key: str, **holes: object) -> tuple[Line, ...]:
    """One sentence of the dialogue.

    Args:
        key: below `fill.note`.
        **holes: as in `say`.
    """
    return (Line(say(f"fill.note.{key}", **holes)),)


def question_page(questions: Sequence[Question], answers: Mapping[str, Answer], at: int) -> tuple[Line, ...]:
    """A question with everything that belongs to it, or the end.

    Args:
        questions: in the order asked.
        answers: by criterion.
        at: place of the question, from 0; as many as there are is the end.

    Returns:
        Lines, the first one blank.
    """
    waiting = open_places(questions, answers)
    if at >= len(questions):
        return tuple(_end(questions, waiting))
    question = questions[at]
    done = len(questions) - len(waiting)
    head = say("fill.page.progress", at=at + 1, n=len(questions), done=done)
    return Line(""), Line(head, "heading"), *_question(question, answers.get(question.id))


def _question(question: Question, answer: Answer | None) -> Iterator[Line]:
    asked = question.criterion
    yield Line(say("fill.page.place", id=asked.id, list=question.list_title, theme=question.theme))
    yield Line(asked.question, "heading")
    for key, text in asked.beside.items():
        yield Line(say("fill.page.beside", title=type(asked).title_of(key), text=text))
    if isinstance(asked, LaidCriterion):
        yield Line(say("layer.own", why=asked.own.reason))
    chosen = None if answer is None else answer.level
    for level, text in sorted(asked.levels.items()):
        mark = say("fill.page.chosen") if level == chosen else ""
        yield Line(f"{level}: {mark}{text}", "chosen" if level == chosen else "item")
    if asked.na is not None:
        yield Line(say("fill.page.na", rule=asked.na), "item")
    yield Line(say("fill.page.answer", text=answer_text(answer)))
    if answer is None:
        return
    if answer.na and not is_answered(answer, question.criterion):
        yield Line(say("fill.page.na_open"))
    if answer.asked is not None and answer.asked != asked.content_hash:
        yield Line(say("fill.page.other_words"))
    if answer.placed is not None:
        party = f" ({answer.party})" if answer.party else ""
        yield Line(say("fill.page.placed", text=say(f"placed.{answer.placed}") + party))
    for field in ANSWER_TEXTS:
        if text := getattr(answer, field):
            yield Line(say("fill.page.text", title=Answer.title_of(field), text=text))


def _end(questions: Sequence[Question], waiting: Sequence[int]) -> Iterator[Line]:
    yield Line("")
    if waiting:
        yield Line(say("fill.page.end_open", n=len(waiting)), "heading")
        yield from _listed(questions, waiting)
    else:
        yield Line(say("fill.page.end_done"), "heading")


def answer_text(answer: Answer | None) -> str:
    """An answer in a few words."""
    if answer is None:
        return say("fill.answer.none")
    if answer.rejected is not None:
        return say("fill.answer.rejected", text=" ".join(answer.rejected.split())[:60])
    text = say("fill.answer.none")
    if answer.na:
        text = say("word.na")
    elif answer.unknown:
        text = say("word.unknown")
    elif answer.level is not None:
        text = say("fill.answer.level", level=answer.level)
    return say("fill.answer.prefilled", text=text) if answer.prefilled else text


def answer_line(question: Question | None, answer: Answer | None, *, whole: bool) -> tuple[Line, ...]:
    """That what was said is kept; nothing where nothing was said.

    Args:
        question: that it was said to.
        answer: what stands there now.
        whole: True to say the answer itself too.
    """
    if question is None or answer is None:
        return ()
    if not whole:
        return note("kept_text", id=question.id)
    return (Line(say("fill.note.kept", id=question.id, text=answer_text(answer))),)


def search_page(questions: Sequence[Question], words: str) -> tuple[Line, ...]:
    """The questions that hold words, as a list; at most fifteen are shown."""
    if not words.strip():
        return note("search_what")
    found = search(questions, words)
    if not found:
        return note("search_none", words=words)
    places = [i for i, q in enumerate(questions) if q in found]
    head = Line(say("fill.page.found", n=len(found), words=words))
    more = note("search_more", n=len(found) - _HITS_SHOWN) if len(found) > _HITS_SHOWN else ()
    return (head, *_listed(questions, places[:_HITS_SHOWN]), *more)


def overview(questions: Sequence[Question], waiting: Sequence[int]) -> tuple[Line, ...]:
    """The questions without an answer, as a list."""
    if not waiting:
        return note("none_open")
    head = Line(say("fill.page.open", n=len(waiting), of=len(questions)))
    return (head, *_listed(questions, waiting))


def _listed(questions: Sequence[Question], places: Sequence[int]) -> Iterator[Line]:
    for i in places:
        yield Line(f"{questions[i].id}: {questions[i].criterion.title}", "item")


def help_page() -> tuple[Line, ...]:
    """What can be typed."""
    return (
        Line(say("fill.help.title"), "heading"),
        *(Line(say(f"fill.help.{kind}"), "item") for kind in TYPED),
        Line(say("fill.help.choose")),
        Line(say("fill.help.privacy")),
    )


def asks(mode: str, question: Question | None, *, waiting: int, begun: bool, text: str | None) -> str:
    """What stands before the cursor.

    Args:
        mode: what the next line is read as.
        question: that is shown; None at the end.
        waiting: number of questions without an answer.
        begun: True when a text is being typed already.
        text: what stands there already, when a text is asked.

    Returns:
        One line.
    """
    if mode == "question":
        if question is None:
            return say("fill.ask.end_open" if waiting else "fill.ask.end_done")
        key = "fill.ask.question_na" if question.criterion.na else "fill.ask.question"
        return say(key, id=question.id, top=question.criterion.scale_levels[-1])
    if mode == "who":
        choices = ", ".join(f"{number} = {say(f'placed.{placed}')}" for number, placed in placed_choices())
        return say("fill.ask.who", choices=choices)
    if mode in ANSWER_TEXTS:
        key = "more" if begun else "text_again" if text else "text"
        return say(f"fill.ask.{key}", title=Answer.title_of(mode))
    return say("fill.ask.ready_open" if mode == "ready" and waiting else f"fill.ask.{mode}", n=waiting)
