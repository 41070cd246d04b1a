# SPDX-License-Identifier: EUPL-1.2
"""Five questions of every kind, answers to them, and what somebody types to give those answers."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from hypothesis import strategies as st

from tests.store.generated import NASTY
from tests.strategies import one_of
from toolkit.dialogue.questions import Question
from toolkit.dialogue.state import State, start
from toolkit.dialogue.turns import receive
from toolkit.model.content.criterion import Criterion
from toolkit.model.given.answers import Answer
from toolkit.sheets.read.values import clean


def criterion(identity: str, *, na: str | None = None, elsewhere: bool = False) -> Criterion:
    """A criterion with words of its own."""
    return Criterion.model_validate(
        {
            "id": identity,
            "title": f"Onderwerp {identity}",
            "question": f"Hoe gaat {identity} hier?",
            "why": f"Een inwoner merkt {identity}.",
            "levels": {n: f"Bij {identity} doet groep {n} dit." for n in range(5)},
            "evidence": ("werkafspraak",),
            "step": 0,
            "dimension": "knowledge",
            "na": na,
            "may_be_elsewhere": elsewhere,
            "sources": ({"document": "bron", "id": "B1"},),
        }
    )


CRITERIA = (
    criterion("AA-01"),
    criterion("AA-02", na="Als dit hier niet speelt."),
    criterion("AA-03", elsewhere=True),
    criterion("BB-01", na="Als een ander dit doet.", elsewhere=True),
    criterion("BB-02"),
)
QUESTIONS = tuple(Question(c, f"Thema {c.id[:2]}", "Een lijst") for c in CRITERIA)
IDS = tuple(q.id for q in QUESTIONS)

# texts of one line that look like something else: a command, a number, YAML
LINES = (
    "stop",
    "terug",
    "hulp",
    "klaar",
    "g AA-01",
    "z woord",
    "ja",
    "toelichting",
    "-- streep",
    "0-4",
    "12",
)
_typed = st.sampled_from(LINES) | st.sampled_from(NASTY) | st.text(min_size=1, max_size=30)
lines = _typed.map(lambda t: " ".join(clean(t)[0].split())).filter(lambda t: len(t) > 1)
texts = st.lists(lines, min_size=1, max_size=3).map("\n".join)
_maybe_line, _maybe_texts = st.none() | lines, st.none() | texts
# anything that somebody may type at any moment
anything = (
    st.sampled_from(
        (*"01234?nvtowblkshjeg", "", "-", "g 2", "g BB-01", "z inwoner", "AA-03", "9", "klaar", "2 en 3")
    )
    | lines
)


@st.composite
def answer_to(draw: st.DrawFn, asked: Criterion) -> Answer:
    """An answer that can be given to a question."""
    kind = draw(one_of("level", "unknown", "text", *(("na",) if asked.na is not None else ())))
    text = draw(texts if kind in {"na", "text"} else _maybe_texts)
    placed = draw(one_of(None, "own_team", "other_party", "nobody")) if asked.may_be_elsewhere else None
    return Answer.model_validate(
        {
            "asked": asked.content_hash,
            "level": draw(st.integers(0, 4)) if kind == "level" else None,
            "unknown": kind == "unknown",
            "na": kind == "na",
            "explanation": text,
            "evidence": draw(_maybe_texts),
            "placed": placed,
            "party": draw(_maybe_line) if placed == "other_party" else None,
        }
    )


@cache
def _some(count: int) -> st.SearchStrategy[list[int]]:
    return st.lists(st.sampled_from(range(count)), unique=True)


@st.composite
def all_answers(draw: st.DrawFn, criteria: Sequence[Criterion] = CRITERIA) -> dict[str, Answer]:
    """Answers to some of the questions, in any order."""
    chosen = [criteria[n] for n in draw(_some(len(criteria)))]
    return {c.id: draw(answer_to(c)) for c in chosen}


def typed(asked: Criterion, answer: Answer) -> Iterator[str]:
    """What somebody types to give this answer to an untouched question, texts first."""
    yield f"g {asked.id}"
    for letter, text in (("o", answer.explanation), ("b", answer.evidence)):
        if text is not None:
            yield from (letter, *text.split("\n"), "")
    explained = answer.explanation is not None
    if answer.placed is not None:
        yield from ("w", {"own_team": "1", "other_party": "2", "nobody": "3"}[answer.placed])
    if answer.placed == "other_party":
        yield from (answer.party or "", *([] if explained else [""]))
    if answer.na:
        yield from ("n", "")
    elif answer.unknown:
        yield "?"
    elif answer.level is not None:
        yield str(answer.level)
        if asked.may_be_elsewhere and answer.placed is None:
            yield ""
        if answer.placed == "other_party" and not explained:
            yield ""


def all_typed(answers: Mapping[str, Answer], criteria: Sequence[Criterion] = CRITERIA) -> list[str]:
    """What somebody types to give these answers, one question after the other."""
    by_id = {c.id: c for c in criteria}
    found: list[str] = []
    for key, answer in answers.items():
        # where the last missing answer was given stands 'Bent u klaar?'; a command works there too
        found += typed(by_id[key], answer)
    return found


def after(given: Sequence[str], answers: Mapping[str, Answer] | None = None, **more: Any) -> State:  # noqa: ANN401
    """The state after typing these lines."""
    state = start(QUESTIONS, answers or {}, **more)
    for line in given:
        state = receive(state, line).state
    return state
