# SPDX-License-Identifier: EUPL-1.2
"""One session of filling in: every answer to the disk at once, and the outcome at the end."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import click

from toolkit import __version__
from toolkit.checking.privacy import withhold
from toolkit.cli.ask import Terminal
from toolkit.cli.scores import show_scores
from toolkit.cli.stored import read_stored
from toolkit.cli.work import opened
from toolkit.dialogue.pages import Line, note
from toolkit.dialogue.questions import Question
from toolkit.dialogue.record import changed, handed_in, with_answers
from toolkit.dialogue.state import TEXT_MODES, State, Turn, page, prompt, start
from toolkit.dialogue.turns import edited, receive
from toolkit.model.answers import Answer, Answers, Import
from toolkit.model.problem import Problem
from toolkit.model.region import Round
from toolkit.scoring.region import score_round
from toolkit.scoring.unit import Unit
from toolkit.store.answers_file import path_of
from toolkit.store.imports import save_answers
from toolkit.words.catalogue import describe, say
from toolkit.words.text import day_text
from toolkit.work.open import Work

SOURCE = "terminal"


@dataclass(slots=True)
class Filling:
    """A session: who fills in what, and what of it stands on disk.

    Attributes:
        work: the workspace.
        round: the round.
        unit: the team or municipality.
        pins: the lists that are filled in, as id@version.
        questions: in the order asked.
        answers: the file of answers as it was last written or read.
        on: the day.
        exists: True when the file stands on disk.
        begun: True when this session wrote something.
        session: where its answers come from.
    """

    work: Work
    round: Round
    unit: Unit
    pins: tuple[str, ...]
    questions: tuple[Question, ...]
    answers: Answers
    on: date
    exists: bool
    begun: bool = False
    session: Import = field(init=False)

    def __post_init__(self) -> None:
        self.session = Import(
            n=1, file=SOURCE, on=self.on, channel="terminal", sha256=None, toolkit=__version__
        )

    @property
    def path(self) -> str:
        """The file of answers, as the user knows it."""
        return (self.work.folder / path_of(self.answers)).as_posix()

    @property
    def open_lists(self) -> tuple[str, ...]:
        """The lists that were not handed in yet."""
        states = self.answers.standards
        return tuple(p for p in self.pins if (s := states.get(p.split("@")[0])) is None or s.state == "draft")

    def save(self, given: Mapping[str, Answer]) -> tuple[Problem, ...]:
        """Write what changed, beside what somebody else may have written there since.

        Args:
            given: the answers of the dialogue.

        Returns:
            Why it could not be written; nothing when all answers stand on disk.
        """
        new = changed(self.answers.answers, given)
        if not new:
            return ()
        old, broken = read_stored(self.work.folder, self.answers)
        if broken is not None:
            return (broken,)
        base = self.answers if old is None else old
        whole, self.session = with_answers(base, new, self.pins, self.session, begun=self.begun)
        problems = save_answers(self.work.folder, SOURCE, old, whole)
        if not problems:
            self.begun = self.exists = True
            # other people's new answers are not in the dialogue: they stay out of what it compares with
            self.answers = whole.model_copy(update={"answers": dict(given)})
        return problems

    def hand_in(self) -> tuple[Problem, ...]:
        """Write that the lists are handed in.

        Returns:
            Why it could not be written.
        """
        old, broken = read_stored(self.work.folder, self.answers)
        if broken is not None:
            return (broken,)
        whole = handed_in(old if old is not None else self.answers, self.pins, self.on)
        problems = save_answers(self.work.folder, SOURCE, old, whole)
        self.exists = self.exists or not problems
        return problems

    def without_personal_data(self, where: str, text: str) -> tuple[str, tuple[Line, ...]]:
        """A text as it may be stored, and what to say about it.

        Args:
            where: the question.
            text: as typed.

        Returns:
            The text with '[…]' where something was taken out, and a line per find.
        """
        if not text:
            return text, ()
        one = self.answers.model_copy(
            update={"answers": {where: Answer(explanation=text)}, "formation": (), "own_support": ()}
        )
        kept, problems = withhold(SOURCE, one, self.work.region.privacy)
        lines = tuple(Line(say("fill.personal", message=describe(p)[0])) for p in problems)
        return kept.answers[where].explanation or "", lines

    def goodbye(self) -> tuple[Line, ...]:
        """What to say when somebody stops."""
        if not self.exists:
            return (Line(say("fill.stopped_empty")),)
        return Line(say("fill.stopped")), Line(say("fill.saved_in", path=self.path))


def fill_in(filling: Filling, terminal: Terminal) -> tuple[Problem, ...]:
    """Ask until everything is said or somebody stops.

    Args:
        filling: the session.
        terminal: where it is shown and typed.

    Returns:
        Why an answer could not be written; nothing when all stand on disk.

    Raises:
        StoppedError: when the input ended; all answers stand on disk.
    """
    state = start(filling.questions, filling.answers.answers, may_hand_in=bool(filling.open_lists))
    terminal.show(page(state))
    while state.mode != "over":
        asked_in = state.mode
        turn, remarks = _turn(filling, terminal, state)
        problems = filling.save(turn.state.answers)
        if problems:
            return problems
        state = turn.state
        terminal.show((*remarks, *turn.said, *(page(state) if turn.page else ())))
        if turn.effect == "outcome":
            _show_outcome(filling, terminal)
    if state.handed_in:
        return _hand_in(filling, terminal)
    terminal.show((Line(say("fill.done")),) if asked_in == "hand_in" else filling.goodbye())
    return ()


def _turn(filling: Filling, terminal: Terminal, state: State) -> tuple[Turn, tuple[Line, ...]]:
    """One line, and an editor where it asks for one; without what may not be stored."""
    where = "" if state.question is None else state.question.id
    line = terminal.ask(prompt(state))
    remarks: tuple[Line, ...] = ()
    if state.mode in TEXT_MODES:
        line, remarks = filling.without_personal_data(where, line)
    turn = receive(state, line)
    if turn.effect != "edit":
        return turn, remarks
    try:
        text = terminal.edit(None if state.answer is None else state.answer.explanation)
    except click.ClickException:
        return Turn(state, note("edit_failed")), ()
    if text is not None:
        text, remarks = filling.without_personal_data(where, text)
    return edited(state, text), remarks


def _hand_in(filling: Filling, terminal: Terminal) -> tuple[Problem, ...]:
    problems = filling.hand_in()
    if not problems:
        said = say("fill.handed_in", day=day_text(filling.on)), say("fill.saved_in", path=filling.path)
        terminal.show(Line(text) for text in said)
    return problems


def _show_outcome(filling: Filling, terminal: Terminal) -> None:
    """The figures of what this respondent may see: a team's own, a member's by itself, a partner's never."""
    if filling.answers.kind == "partner":
        terminal.show((Line(say("fill.partner")),))
        return
    work = opened(filling.work.folder)
    files = work.answers(filling.round).get(filling.unit.id, [])
    if filling.answers.kind == "member":
        files = [f for f in files if f.respondent == filling.answers.respondent]
    asked = work.asked(filling.round)
    scored = score_round(work.region, filling.round, asked, {filling.unit.id: files})
    terminal.show((Line(""),))
    show_scores(scored, filling.unit.id, filling.pins, as_lines=terminal.plain)
