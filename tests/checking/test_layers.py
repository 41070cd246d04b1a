# SPDX-License-Identifier: EUPL-1.2
"""A region's own words in a region: what a round asks, and what people must look at again."""

from datetime import date

from tests.build import ALPHA, ANSWERS, NORM, TEXTS, Edit, edited, found_in, place_in, problems_of
from tests.build import workspace as read
from tests.checking.layer_cases import HEAD, LAYER, OWN
from toolkit.checking.content.lock import locked
from toolkit.checking.everything import asked_in
from toolkit.model.content.layer import own_words
from toolkit.model.problem import Problem
from toolkit.model.questionnaire import Questionnaire

SECOND = "standards/alpha/2.0.0.yaml"
RENAMED = "changes:\n- {kind: rename, from: [AA-02], to: [AA-12], answers: carry, note: Beter.}\n"
REWORDED = "changes:\n- {kind: reword, from: [AA-02], to: [AA-02], answers: carry, note: Beter.}\n"
RETIRED = "changes:\n- {kind: retire, from: [AA-02], to: [], answers: keep_aside, note: Dubbel.}\n"
QUESTION = "question: Hoe gaat AA-02 hier?"
OFF = OWN.replace("title: Met eigen woorden", "switched_off: true")


def second(old: str, new: str, changes: str) -> dict[str, str]:
    """The region with a second version of its list, which its round asks."""
    later = TEXTS[ALPHA].replace("version: 1.0.0", "version: 2.0.0").replace(old, new) + changes
    pins = Edit(NORM, "[alpha@1.0.0,", "[alpha@2.0.0,")
    stored = Edit(ANSWERS, "alpha: {version: 1.0.0", "alpha: {version: 2.0.0")
    return {**edited(pins, stored), SECOND: later}


def asked(texts: dict[str, str]) -> Questionnaire:
    """What the round of the region asks."""
    space = read(texts)
    assert space.region.model is not None
    found = asked_in(space.region.model, space.region.model.rounds[0], space.library)
    assert found is not None
    return found


def provoked() -> list[Problem]:
    """Problems with own words that take two versions of a list."""
    reworded = second(QUESTION, "question: Hoe gaat het met AA-02?", REWORDED)
    early = {**TEXTS, SECOND: TEXTS[ALPHA].replace("version: 1.0.0", "version: 2.0.0")}
    texts = (
        {**reworded, LAYER: HEAD + OWN},
        {**early, LAYER: HEAD + OWN.replace("version: 1.0.0", "version: 2.0.0")},
    )
    return [p for each in texts for p in problems_of(each) if p.code.startswith("layer")]


def test_what_a_round_asks_is_the_list_with_own_words() -> None:
    """The question has the region's title in the round; the list itself, and so its lock, is as it was."""
    texts = {**TEXTS, LAYER: HEAD + OWN}
    assert [c.title for c in own_words(asked(texts).standards[0])] == ["Met eigen woorden *"]
    before, now = (read(t).library.standards["alpha@1.0.0"].model for t in (dict(TEXTS), texts))
    assert before is not None
    assert now is not None
    assert locked(now, date(2026, 1, 1)) == locked(before, date(2026, 1, 1))
    assert problems_of(texts) == ()


def test_it_follows_a_question_that_got_another_id() -> None:
    """Nothing is told, and the region's words lie over the new id."""
    texts = {**second("id: AA-02", "id: AA-12", RENAMED), LAYER: HEAD + OWN}
    assert [c.id for c in own_words(asked(texts).standards[0])] == ["AA-12"]
    assert not [p for p in problems_of(texts) if p.code.startswith("layer")]


def test_other_words_are_told_with_the_text_then_and_now() -> None:
    """Our question changed: it is asked in our words, and people read both texts to decide."""
    texts = {**second(QUESTION, "question: Hoe gaat het met AA-02?", REWORDED), LAYER: HEAD + OWN}
    assert own_words(asked(texts).standards[0]) == ()
    (problem,) = [p for p in problems_of(texts) if p.code == "layer-look-again"]
    assert found_in((problem,)) == {("layer-look-again", LAYER, place_in(texts[LAYER], "- ▸criterion"))}
    holes = dict(problem.holes)
    assert (holes["before"], holes["after"]) == ("Hoe gaat AA-02 hier?", "Hoe gaat het met AA-02?")
    assert (holes["version"], holes["pin"]) == ("1.0.0", "alpha@2.0.0")


def test_other_levels_are_told_by_their_texts() -> None:
    """Where only a level changed, it is that level that is shown then and now."""
    levels = "changes:\n- {kind: levels, from: [AA-02], to: [AA-02], answers: review, note: Scherper.}\n"
    texts = second("Bij AA-02 doet een deel dit.", "Bij AA-02 doet de helft dit.", levels)
    (problem,) = [p for p in problems_of({**texts, LAYER: HEAD + OWN}) if p.code == "layer-look-again"]
    holes = dict(problem.holes)
    assert holes["before"] == "niveau 2: Bij AA-02 doet een deel dit."
    assert holes["after"] == "niveau 2: Bij AA-02 doet de helft dit."


def test_a_question_that_we_dropped_is_told() -> None:
    """Own words for a question that is gone are never dropped in silence, also where they switched it off."""
    gone = TEXTS[ALPHA]
    start, end = gone.index("  - id: AA-02"), gone.index("  - id: AA-03")
    texts = second(gone[start:end], "", RETIRED)
    (problem,) = [p for p in problems_of({**texts, LAYER: HEAD + OFF}) if p.code == "layer-look-again"]
    holes = dict(problem.holes)
    assert holes["before"] == "Hoe gaat AA-02 hier?"
    assert holes["after"] == "deze vraag is er niet meer, of werd een andere"


def test_words_that_ended_ask_nobody_to_look_again() -> None:
    """After their last day they are history: nothing is told of them in later rounds."""
    texts = {**second(QUESTION, "question: Hoe gaat het met AA-02?", REWORDED)}
    assert not [
        p for p in problems_of({**texts, LAYER: HEAD + OWN + "  until: 2026-01-31\n"}) if "layer" in p.code
    ]


def test_words_of_two_versions_for_one_question_on_one_day_are_told() -> None:
    """Both would lie over the question that the round asks: the second is told where the first stands."""
    texts = {**second("Bij AA-03 doet een deel", "Bij AA-03 doet de helft", _levels("AA-03"))}
    both = HEAD + OWN + OWN.replace("version: 1.0.0", "version: 2.0.0")
    (problem,) = [p for p in problems_of({**texts, LAYER: both}) if p.code == "layer-twice"]
    assert dict(problem.holes) == {"criterion": "AA-02", "line": 4}
    assert [c.own.version for c in own_words(asked({**texts, LAYER: both}).standards[0])] == ["1.0.0"]


def _levels(criterion: str) -> str:
    said = f"from: [{criterion}], to: [{criterion}], answers: review, note: Scherper."
    return f"changes:\n- {{kind: levels, {said}}}\n"


def test_words_for_then_and_now_may_stand_beside_each_other() -> None:
    """Of words for the question before and words for it now only the first are looked at again."""
    texts = second(QUESTION, "question: Hoe gaat het met AA-02?", REWORDED)
    both = HEAD + OWN + OWN.replace("version: 1.0.0", "version: 2.0.0")
    told = [p.code for p in problems_of({**texts, LAYER: both}) if p.code.startswith("layer")]
    assert told == ["layer-look-again"]


def test_other_words_for_a_lower_limit_are_no_warning() -> None:
    """The question is still asked, so the limit is still seen."""
    assert problems_of({**TEXTS, LAYER: HEAD + OWN.replace("AA-02", "AA-01")}) == ()


def test_a_lower_limit_that_is_switched_off_is_told_loud() -> None:
    """It is a warning at the switch that names question, norm and level, and what follows from it."""
    texts = {**TEXTS, LAYER: HEAD + OFF.replace("AA-02", "AA-01")}
    (problem,) = [p for p in problems_of(texts) if p.code == "layer-limit-off"]
    assert dict(problem.holes) == {
        "criterion": "AA-01", "title": "Onderwerp AA-01", "norm": "noord@1.0.0", "level": 2,
    }  # fmt: skip


def test_a_round_before_the_words_is_as_it_was() -> None:
    """Own words from a day after the round leave it alone; its answers stand under the words of then."""
    late = {**TEXTS, LAYER: HEAD + OFF.replace("AA-02", "AA-01").replace("2026-01-01", "2026-04-01")}
    assert asked(late) == asked(dict(TEXTS))
    assert problems_of(late) == ()


def test_our_own_content_has_no_own_words() -> None:
    """Without a file of them a region asks the lists themselves, not copies."""
    space = read(TEXTS)
    assert space.region.model is not None
    found = asked_in(space.region.model, space.region.model.rounds[0], space.library)
    assert found is not None
    assert all(s is space.library.standards[s.pin].model for s in found.standards)
