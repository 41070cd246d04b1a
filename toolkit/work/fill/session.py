# SPDX-License-Identifier: EUPL-1.2
"""One session of filling in: a typed line in, what to say out, and every answer to the disk at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from toolkit import __version__
from toolkit.checking.people.privacy import withhold
from toolkit.dialogue.pages import Line
from toolkit.dialogue.questions import Question
from toolkit.dialogue.record import changed, handed_in, with_answers
from toolkit.dialogue.state import TEXT_MODES, Effect, Mode, State, Turn, page, prompt, start
from toolkit.dialogue.turns import edited, receive
from toolkit.forms.question.form import Form, FormList
from toolkit.forms.question.respondent import Respondent
from toolkit.model.given.answers import Answer, Answers, Import, Profile
from toolkit.model.questionnaire import is_asked
from toolkit.model.region import Round
from toolkit.scoring.region import RoundResult, score_round
from toolkit.scoring.unit import Unit
from toolkit.store.answers_file import path_of
from toolkit.store.imports import save_answers
from toolkit.store.one_writer import Alone, alone
from toolkit.words.catalogue import describe, say
from toolkit.words.text import day_text
from toolkit.work.workspace.open import Place, Problems, Work, look, open_work
from toolkit.work.workspace.stored import read_stored

SOURCE = "terminal"


@dataclass(frozen=True, slots=True)
class Said:
    """What a line brought about.

    Attributes:
        lines: to show.
        effect: what to do besides, as the dialogue asks.
        problems: why an answer could not be written; then the session is over.
    """

    lines: tuple[Line, ...] = ()
    effect: Effect | None = None
    problems: Problems = ()


@dataclass(slots=True)
class Session:
    """Who fills in what, and what of it stands on disk.

    Attributes:
        work: the workspace.
        round: the round.
        unit: the team or municipality.
        form: what is asked of it.
        lists: the lists that are filled in, with the rows that are asked.
        answers: the file of answers as it was last written or read.
        on: the day.
        exists: True when the file stands on disk.
        who: as whom they are stored.
        begun: True when this session wrote something.
        source: where its answers come from.
        state: of the dialogue.
        asked_in: what the last line was read as.
    """

    work: Work
    round: Round
    unit: Unit
    form: Form
    lists: tuple[FormList, ...]
    answers: Answers
    on: date
    exists: bool
    who: Respondent
    begun: bool = False
    source: Import = field(init=False)
    state: State = field(init=False)
    asked_in: Mode = "question"

    def __post_init__(self) -> None:
        self.source = Import(
            n=1, file=SOURCE, on=self.on, channel="terminal", sha256=None, toolkit=__version__
        )
        self.state = start(self.questions, self.answers.answers, may_hand_in=bool(self.open_lists))

    @property
    def pins(self) -> tuple[str, ...]:
        """The lists that are filled in, as id@version."""
        return tuple(each.pin for each in self.lists)

    @property
    def questions(self) -> tuple[Question, ...]:
        """In the order asked."""
        return tuple(
            Question(row.criterion, row.theme, each.title) for each in self.lists for row in each.rows
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

    @property
    def over(self) -> bool:
        """True when there is nothing more to ask."""
        return self.state.mode == "over"

    def page(self) -> tuple[Line, ...]:
        """The question as it stands now."""
        return tuple(page(self.state))

    def prompt(self) -> str:
        """What stands before the cursor."""
        return prompt(self.state)

    def take(self, line: str) -> Said:
        """Take a line that somebody typed.

        Args:
            line: without what no program should have to keep.

        Returns:
            What to show. With effect `edit` a text may be written in an editor; with `outcome` the
            figures may be shown.
        """
        remarks: tuple[Line, ...] = ()
        if self.state.mode in TEXT_MODES:
            line, remarks = self._without_personal_data(line)
        return self._after(receive(self.state, line), remarks)

    def take_text(self, text: str | None) -> Said:
        """Take a text from an editor; None when nothing was saved."""
        remarks: tuple[Line, ...] = ()
        if text is not None:
            text, remarks = self._without_personal_data(text)
        return self._after(edited(self.state, text), remarks)

    def outcome(self) -> RoundResult | Problems | None:
        """The figures of what this respondent may see: a team's own, a member's by itself, a partner's never.

        Returns:
            The result with this unit alone; None for a partner; problems when the workspace, which
            others may have changed, cannot be read any more.
        """
        if self.answers.kind == "partner":
            return None
        place = look(self.work.folder)
        work = open_work(place) if isinstance(place, Place) else place
        if not isinstance(work, Work):
            return work
        member = self.answers.kind == "member"
        files = (work.answers_given if member else work.answers)(self.round).get(self.unit.id, [])
        if member:
            files = [f for f in files if f.respondent == self.answers.respondent]
        return score_round(work.region, self.round, work.asked(self.round), {self.unit.id: files})

    def finish(self) -> Said:
        """Hand in when somebody said so; to be called once, when the session is over.

        Returns:
            What to say at the end, or why it could not be written that the lists are handed in.
        """
        if not self.state.handed_in:
            done = (Line(say("fill.done")),)
            return Said(done if self.asked_in == "hand_in" else self.goodbye())
        with alone(self.work.folder) as held:
            problems = self._hand_in(held) if isinstance(held, Alone) else (held,)
        self.exists = self.exists or not problems
        said = say("fill.handed_in", day=day_text(self.on)), say("fill.saved_in", path=self.path)
        return Said(problems=problems) if problems else Said(tuple(map(Line, said)))

    def _hand_in(self, held: Alone) -> Problems:
        old, broken = read_stored(self.work.folder, self.answers)
        if broken is not None:
            return (broken,)
        whole = handed_in(old if old is not None else self.answers, self.pins, self.on)
        return save_answers(held, SOURCE, old, whole)

    def goodbye(self) -> tuple[Line, ...]:
        """What to say when somebody stops."""
        if not self.exists:
            return (Line(say("fill.stopped_empty")),)
        return Line(say("fill.stopped")), Line(say("fill.saved_in", path=self.path))

    def _after(self, turn: Turn, remarks: tuple[Line, ...]) -> Said:
        problems = self._save(turn.state.answers)
        if problems:
            return Said(problems=problems)
        self.asked_in, self.state = self.state.mode, turn.state
        return Said((*remarks, *turn.said, *(self.page() if turn.page else ())), turn.effect)

    def _save(self, given: Mapping[str, Answer]) -> Problems:
        """Write what changed, beside what somebody else may have written there since."""
        new = changed(self.answers.answers, given)
        if not new:
            return ()
        with alone(self.work.folder) as held:
            return self._write(held, new, given) if isinstance(held, Alone) else (held,)

    def _write(self, held: Alone, new: Mapping[str, Answer], given: Mapping[str, Answer]) -> Problems:
        old, broken = read_stored(self.work.folder, self.answers)
        if broken is not None:
            return (broken,)
        base = self.answers if old is None else old
        whole, self.source = with_answers(base, new, self.pins, self.source, begun=self.begun)
        problems = save_answers(held, SOURCE, old, whole)
        if not problems:
            self.begun = self.exists = True
            # other people's new answers are not in the dialogue: they stay out of what it compares with
            self.answers = whole.model_copy(update={"answers": dict(given)})
        return problems

    def _without_personal_data(self, text: str) -> tuple[str, tuple[Line, ...]]:
        """A text with '[…]' where something may not be stored, and a line about each."""
        where = "" if self.state.question is None else self.state.question.id
        if not text:
            return text, ()
        one = self.answers.model_copy(
            update={"answers": {where: Answer(explanation=text)}, "formation": (), "own_support": ()}
        )
        kept, problems = withhold(SOURCE, one, self.work.region.privacy)
        lines = tuple(Line(say("fill.personal", message=describe(p)[0])) for p in problems)
        return kept.answers[where].explanation or "", lines


def nothing_said(unit: Unit, round_: Round, who: Respondent) -> Answers:
    """The file of a respondent who said nothing yet.

    Args:
        unit: the team or municipality.
        round_: the round.
        who: the respondent.

    Returns:
        It, without answers.
    """
    about = {"schema": "answers/1", "unit": unit.id, "round": round_.id}
    return Answers.model_validate({**about, "respondent": who.name, "kind": who.kind})


def lists_to_fill(form: Form, wanted: tuple[str, ...], profile: Profile) -> tuple[FormList, ...]:
    """The lists that are asked for, with the questions that fit a profile filled in earlier.

    Args:
        form: of this unit and round.
        wanted: ids of lists; empty for all.
        profile: of the unit.

    Returns:
        Lists with at least one question, in the order of the form.
    """
    scope = "core" if form.core else "full"
    fitting = [
        replace(each, rows=tuple(r for r in each.rows if is_asked(r.criterion, form.kind, scope, profile)))
        for each in form.lists
        if not wanted or each.id in wanted
    ]
    return tuple(each for each in fitting if each.rows)
