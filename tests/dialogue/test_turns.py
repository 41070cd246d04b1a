# SPDX-License-Identifier: EUPL-1.2
"""The dialogue as a state machine: no line loses an answer, and every count is right."""

import re
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.dialogue.small import IDS, LINES, QUESTIONS, after, all_answers, all_typed, anything
from toolkit.dialogue.pages import Line
from toolkit.dialogue.state import State, Turn, page, prompt, start
from toolkit.dialogue.turns import edited, receive
from toolkit.dialogue.typed import command_of
from toolkit.model.given.answers import Answer
from toolkit.words.catalogue import keys, say

TEXTS = (["g AA-02", "o"], ["g AA-02", "o", "Zo gaat het."], ["g AA-03", "2"], ["g AA-03", "2", "2"])
"""What brings somebody where a text is asked, where more of it is, who does it, and its name."""
LETTERS = tuple("svthlkgzobewn?x4")


def said(lines: tuple[Line, ...]) -> str:
    """Lines as one text."""
    return "\n".join(line.text for line in lines)


class TestAnyLines:
    @given(st.lists(anything, max_size=40), all_answers())
    def test_a_line_changes_only_the_question_that_is_shown(
        self, typed: list[str], before: dict[str, Answer]
    ) -> None:
        """Whatever is typed, an answer to another question stays as it was and none disappears."""
        state = start(QUESTIONS, before)
        for line in typed:
            turn = receive(state, line)
            here = None if state.question is None else state.question.id
            assert set(state.answers) <= set(turn.state.answers)
            changed = {k for k, a in turn.state.answers.items() if state.answers.get(k) != a}
            assert changed <= {here}
            state = turn.state

    @given(st.lists(anything, max_size=40), all_answers())
    def test_only_an_answer_takes_the_place_of_an_answer(
        self, typed: list[str], before: dict[str, Answer]
    ) -> None:
        """A level goes only for another level, n.v.t. or 'weet ik niet', typed where a question stands."""
        state = start(QUESTIONS, before)
        for line in typed:
            after_ = receive(state, line).state
            for key, old in state.answers.items():
                new = after_.answers[key]
                if (old.level, old.na, old.unknown) != (new.level, new.na, new.unknown):
                    assert state.mode in {"question", "ready"}
                    assert command_of(line).kind in {"level", "na", "unknown"}
            state = after_

    @given(st.lists(anything, max_size=40), all_answers())
    def test_the_counts_are_right(self, typed: list[str], before: dict[str, Answer]) -> None:
        """'vraag 3 van 5, 2 ingevuld' counts what really was said, after every line."""
        state = start(QUESTIONS, before)
        for line in typed:
            state = receive(state, line).state
            done = 0
            for question in QUESTIONS:
                answer = state.answers.get(question.id, Answer())
                explained = question.criterion.na is not None and bool(answer.explanation)
                done += answer.level is not None or answer.unknown or (answer.na and explained)
            assert len(state.open) == len(QUESTIONS) - done
            shown = said(page(state))
            if state.question is None:
                assert bool(state.open) == (say("fill.page.end_done") not in shown)
            else:
                assert f"Vraag {state.at + 1} van {len(QUESTIONS)}, {done} ingevuld" in shown
                assert state.question.id in shown
            if state.mode != "over":
                assert prompt(state) == prompt(state).strip() != ""

    @given(st.lists(anything, max_size=30), all_answers())
    def test_forward_and_back_undo_each_other(self, typed: list[str], before: dict[str, Answer]) -> None:
        """From any question: forward and back, or back and forward, ends where it began."""
        state = after(typed, before)
        assume(state.mode == "question" and state.question is not None)
        there = receive(receive(state, "v").state, "t").state
        assert replace(there, mode="question") == state
        if state.at > 0:
            assert receive(receive(state, "t").state, "").state == state

    @given(all_answers())
    def test_answers_come_back_as_they_were_typed(self, answers: dict[str, Answer]) -> None:
        """Levels, n.v.t., 'weet ik niet', who does it and texts: what was typed is what stands there."""
        state = after(all_typed(answers))
        assert state.answers == answers

    @given(all_answers(), all_answers())
    def test_it_goes_on_where_somebody_stopped(
        self, first: dict[str, Answer], second: dict[str, Answer]
    ) -> None:
        """A new start stands at the first open question, and the answers of before are still there."""
        stopped = after([*all_typed(first), "s"])
        again = start(QUESTIONS, stopped.answers)
        assert again.answers == first
        assert again.at == min(again.open, default=len(QUESTIONS))
        more = {k: a for k, a in second.items() if k not in first}
        assert after(all_typed(more), again.answers).answers == {**first, **more}


class TestQuestion:
    @pytest.mark.parametrize("level", range(5))
    def test_a_level_is_kept_and_the_next_question_comes(self, level: int) -> None:
        """One digit and Enter answers a question, with the hash of what was asked."""
        state = after([str(level)])
        assert state.answers == {IDS[0]: Answer(asked=QUESTIONS[0].criterion.content_hash, level=level)}
        assert state.at == 1

    @pytest.mark.parametrize("line", ["5", "-1", "3,5", "2 en 3", "drie", "33", "3 omdat", "ja"])
    def test_what_is_no_command_changes_nothing(self, line: str) -> None:
        """A line that is not understood is told, and nothing else happens."""
        state = start(QUESTIONS, {})
        turn = receive(state, line)
        assert turn.state == state
        assert line in said(turn.said)

    def test_na_only_where_it_may(self) -> None:
        """N.v.t. is refused where the question does not allow it, and the answer stays."""
        state = after(["3", "t", "n"])
        assert state.answers[IDS[0]].level == 3
        assert state.mode == "question"

    def test_na_tells_when_it_is_right_and_asks_the_reason(self) -> None:
        """N.v.t. shows its rule and asks why; without a reason it stays open, and that is said."""
        turn = receive(after(["g AA-02"]), "n")
        rule = QUESTIONS[1].criterion.na
        assert rule is not None
        assert rule in said(turn.said)
        assert turn.state.mode == "explanation"
        without = receive(turn.state, "")
        assert 1 in without.state.open
        assert say("fill.note.na_without") in said(without.said)
        reason = receive(receive(turn.state, "Dit speelt hier niet.").state, "").state
        assert 1 not in reason.open
        assert reason.answers["AA-02"].na

    def test_another_party_is_asked_for_its_name_and_words(self) -> None:
        """After a level: who does it; then the name and an explanation, neither forced."""
        state = after(["g AA-03", "2"])
        assert state.mode == "who"
        state = after(["g AA-03", "2", "2"])
        assert state.mode == "party"
        state = after(["g AA-03", "2", "2", "JGZ"])
        assert state.mode == "explanation"
        state = after(["g AA-03", "2", "2", "", ""])
        assert (state.mode, state.at) == ("question", 3)
        assert state.answers["AA-03"].placed == "other_party"

    def test_a_party_goes_when_the_own_team_does_it(self) -> None:
        """Who says that the own team does it after all has no other party any more."""
        state = after(["g AA-03", "2", "2", "JGZ", "", "t", "w", "1"])
        assert (state.answers["AA-03"].placed, state.answers["AA-03"].party) == ("own_team", None)
        assert state.answers["AA-03"].level == 2

    @pytest.mark.parametrize("line", LINES)
    def test_a_text_is_never_a_command(self, line: str) -> None:
        """While a text is typed, words and numbers are words of it."""
        state = after(["o", line, ""])
        assert state.answers == {IDS[0]: Answer(asked=QUESTIONS[0].criterion.content_hash, explanation=line)}

    @pytest.mark.parametrize("typed", TEXTS)
    @pytest.mark.parametrize("line", LETTERS)
    def test_one_letter_is_never_a_text(self, typed: list[str], line: str) -> None:
        """Nobody explains in a letter: it is stored nowhere, and what was said stays as it was."""
        before = after(typed)
        turn = receive(before, line)
        assert turn.state.answers == before.answers
        assert turn.said or turn.page or turn.state.mode in {"over", "ready"}

    @pytest.mark.parametrize("typed", TEXTS)
    def test_a_letter_does_what_it_does_at_a_question(self, typed: list[str]) -> None:
        """Where a text or who does it is asked: stop stops, and after help the same is asked again."""
        before = after(typed)
        assert receive(before, "s").state.mode == "over"
        assert receive(before, "k").state.mode == "ready"
        for letter in "hl":
            turn = receive(before, letter)
            assert (turn.state, bool(turn.said)) == (before, True)
        for letter, step in (("v", 1), ("t", -1)):
            turn = receive(before, letter)
            assert (turn.state.at, turn.state.mode) == (before.at + step, "question")
            assert (turn.state.typed, turn.state.going_on) == ((), False)
            assert turn.page

    @pytest.mark.parametrize("typed", TEXTS)
    @pytest.mark.parametrize("line", ["n", "?", "o", "w", "3", "x"])
    def test_a_letter_that_would_answer_is_asked_once_more(self, typed: list[str], line: str) -> None:
        """In the middle of a text nobody means another answer: it is said, and the same is asked again."""
        before = after(typed)
        if before.mode == "who" and line == "3":
            return  # there it is a choice
        key = "who_unclear" if before.mode == "who" else "one_letter"
        assert receive(before, line) == Turn(before, (Line(say(f"fill.note.{key}", words=line)),))

    def test_each_line_of_a_text_stands_at_once(self) -> None:
        """A text that was typed halfway is there as far as it came."""
        assert after(["o", "een", "twee"]).answers[IDS[0]].explanation == "een\ntwee"

    def test_a_text_stays_or_goes(self) -> None:
        """Enter at once leaves a text; a dash takes it away; new words replace it."""
        first = ["o", "oud", ""]
        assert after([*first, "o", ""]).answers[IDS[0]].explanation == "oud"
        assert after([*first, "o", "-"]).answers[IDS[0]].explanation is None
        assert after([*first, "o", "nieuw", ""]).answers[IDS[0]].explanation == "nieuw"

    def test_an_editor_gives_the_text_back(self) -> None:
        """`e` asks for an editor; what was saved there is the explanation, and closing it changes nothing."""
        state = start(QUESTIONS, {})
        turn = receive(state, "e")
        assert (turn.effect, turn.state) == ("edit", state)
        assert edited(state, "een\n\ntwee\n").state.answers[IDS[0]].explanation == "een\n\ntwee"
        assert edited(state, None).state == state

    def test_prefilled_counts_after_it_is_chosen_again(self) -> None:
        """What was filled in beforehand is shown, is open, and is confirmed by choosing it."""
        before = {IDS[0]: Answer(level=2, explanation="Toen.", prefilled=True)}
        state = start(QUESTIONS, before)
        assert 0 in state.open
        assert "vooraf ingevuld" in said(page(state))
        confirmed = receive(state, "2").state.answers[IDS[0]]
        assert (confirmed.prefilled, confirmed.explanation) == (False, "Toen.")

    def test_a_question_with_other_words_says_so(self) -> None:
        """An answer to an earlier wording is shown with a warning; choosing again takes it away."""
        state = start(QUESTIONS, {IDS[0]: Answer(level=2, asked="sha256:0123456789abcdef")})
        shown = replace(state, at=0, mode="question")
        assert say("fill.page.other_words") in said(page(shown))
        again = replace(receive(shown, "2").state, at=0)
        assert say("fill.page.other_words") not in said(page(again))


class TestWalking:
    def test_by_id_and_by_number(self) -> None:
        """`g` finds a question by id in any case or by number; elsewhere it says what can be typed."""
        assert [after([line]).at for line in ("g bb-01", "g 4", "BB-01", "ga BB–01")] == [3, 3, 3, 3]
        for line in ("g ZZ-99", "g 0", "g 6", "g", "g ²", "g " + "9" * 5000):
            assert after([line]).at == 0

    def test_search_ignores_capitals_and_accents(self) -> None:
        """`z` finds all words in any order and moves nothing."""
        turn = receive(start(QUESTIONS, {}), "z MÉRKT bb-01")
        assert "BB-01" in said(turn.said)
        assert "AA-01" not in said(turn.said)
        assert turn.state.at == 0
        assert "Geen vraag" in said(receive(turn.state, "z olifant").said)

    def test_the_overview_names_exactly_what_is_open(self) -> None:
        """`l` lists the questions without an answer, in order."""
        turn = receive(after(["1", "v", "g 5", "?"]), "l")
        assert re.findall(r"^([A-Z]{2}-\d\d):", said(turn.said), re.MULTILINE) == ["AA-02", "AA-03", "BB-01"]

    def test_help_names_every_command(self) -> None:
        """`h` has a line for each command that exists."""
        text = said(receive(start(QUESTIONS, {}), "h").said)
        commands = {key.rsplit(".", 1)[1] for key in keys("fill") if key.startswith("fill.command.")}
        assert len(commands) > 10
        for kind in commands:
            assert say(f"fill.help.{kind}") in text

    def test_letters_do_not_collide(self) -> None:
        """Every letter and word of a command means one thing."""
        words = [w for key in keys("fill") if key.startswith("fill.command.") for w in say(key).split("; ")]
        assert len(words) == len(set(words)) > 20


def _all() -> list[str]:
    return [line for i in IDS for line in (f"g {i}", "?")]


class TestTheEnd:
    def test_after_the_last_answer_comes_the_question_whether_it_is_ready(self) -> None:
        """Wherever the last open question stands, after it comes 'Bent u klaar met invullen?'."""
        state = after([*_all()[2:], "g AA-01", "3"])
        assert (state.mode, state.at) == ("ready", len(QUESTIONS))
        assert after(["k"]).mode == "ready"
        assert str(len(QUESTIONS)) in prompt(after(["k"]))

    def test_no_keeps_filling_in(self) -> None:
        """Enter and nee go back to the questions; other commands work there too."""
        for line in ("", "n", "nee"):
            assert after(["k", line]).mode == "question"
        assert after([*_all(), "t"]).at == len(QUESTIONS) - 1
        assert after([*_all(), "g 2"]).at == 1
        assert after([*_all(), "s"]).mode == "over"

    def test_yes_shows_the_outcome_once_and_asks_to_hand_in(self) -> None:
        """Only ja brings the outcome; then only ja hands in."""
        turn = receive(after(["k"]), "j")
        assert (turn.effect, turn.state.mode) == ("outcome", "hand_in")
        assert receive(turn.state, "j").state.handed_in
        for line in ("", "n", "s"):
            left = receive(turn.state, line).state
            assert (left.mode, left.handed_in) == ("over", False)
        assert receive(turn.state, "misschien").state == turn.state

    def test_what_was_handed_in_is_not_asked_again(self) -> None:
        """When all lists were handed in before, the outcome is the end."""
        turn = receive(after(["k"], may_hand_in=False), "j")
        assert (turn.effect, turn.state.mode) == ("outcome", "over")

    @given(st.lists(anything, max_size=30))
    def test_no_outcome_before_somebody_says_ready(self, typed: list[str]) -> None:
        """The outcome comes only as the answer ja to 'Bent u klaar met invullen?'."""
        state: State = start(QUESTIONS, {})
        for line in typed:
            turn = receive(state, line)
            assert (turn.effect == "outcome") == (state.mode == "ready" and line.casefold() in {"j", "ja"})
            state = turn.state
