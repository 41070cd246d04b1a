# SPDX-License-Identifier: EUPL-1.2
"""From a dialogue to a file of answers: nothing beside it is lost, and each answer knows its session."""

from datetime import date

from hypothesis import given, settings

from tests.dialogue.small import all_answers
from tests.store.generated import answers as any_answers
from tests.strategies import DEEP, kept
from toolkit.dialogue.record import changed, handed_in, with_answers
from toolkit.model.given.answers import Answer, Answers, Import
from toolkit.store.merging.differences import same_said

DAY = date(2026, 3, 24)
SESSION = Import(n=1, file="terminal", on=DAY, channel="terminal", toolkit="0.1.0")
PINS = ("een@1.0.0", "twee@2.0.0")
slow = settings(max_examples=30 * DEEP)


@slow
@given(kept(any_answers), all_answers(), all_answers())
def test_a_session_is_one_import(
    stored: Answers, first: dict[str, Answer], second: dict[str, Answer]
) -> None:
    """Two writes of one session give one import with a number of its own; other answers stay."""
    one, session = with_answers(stored, first, PINS, SESSION, begun=False)
    two, again = with_answers(one, second, PINS, session, begun=True)
    assert again == session
    assert two.imports == (*stored.imports, session)
    assert session.n not in {i.n for i in stored.imports}
    for key, answer in two.answers.items():
        if key in second or key in first:
            assert answer.import_ == session.n
            assert same_said(answer, (first | second)[key])
        else:
            assert answer == stored.answers[key]
    assert set(two.answers) == {*stored.answers, *first, *second}
    assert (two.profile, two.formation, two.own_support) == (
        stored.profile,
        stored.formation,
        stored.own_support,
    )


@slow
@given(kept(any_answers))
def test_handing_in_never_takes_a_state_back(stored: Answers) -> None:
    """Handing in moves a concept forward; what was discussed with the municipality stays discussed."""
    pins = (*PINS, *(f"{name}@{state.version}" for name, state in stored.standards.items()))
    after = handed_in(stored, pins, DAY)
    for pin in pins:
        name = pin.split("@")[0]
        before = stored.standards.get(name)
        if before is not None and before.state != "draft":
            assert after.standards[name] == before
        else:
            assert (after.standards[name].state, after.standards[name].since) == ("submitted", DAY)
    assert after.answers == stored.answers


def test_only_what_differs_has_changed() -> None:
    """An answer that says the same is not written again."""
    before = {"AA-01": Answer(level=1), "AA-02": Answer(level=2)}
    assert changed(before, {**before, "AA-02": Answer(level=3)}) == {"AA-02": Answer(level=3)}
    assert changed(before, dict(before)) == {}
