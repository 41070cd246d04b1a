# SPDX-License-Identifier: EUPL-1.2
"""Two rounds beside each other, growth paths, and the explanation of one figure."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scoring import small
from toolkit.model.content.norm import Norm, add_quarters
from toolkit.model.content.standard import Change
from toolkit.model.given.answers import Answer
from toolkit.model.questionnaire import Questionnaire, questionnaire
from toolkit.scoring.explain import explain
from toolkit.scoring.region import score_round
from toolkit.scoring.rounds import compare_rounds

TEAM = small.oost()
IDS = ("AA-01", "AA-02", "BB-01", "BB-02")
sets = st.dictionaries(st.sampled_from(IDS), st.integers(0, 4))


def stricter() -> Norm:
    """Asks level 4 of everything."""
    return small.norm(default={"level": 4})


@given(sets, sets)
def test_team_effect_and_norm_effect_add_up_exactly(before: dict[str, int], after: dict[str, int]) -> None:
    """Both effects together are the change, over the criteria that were answered in both rounds."""
    old = (small.asked(), [small.answers("oost", before)])
    new = (small.asked(stricter()), [small.answers("oost", after)])
    both = set(before) & set(after)
    changes = {c.standard: c for c in compare_rounds(TEAM, old, new)}
    assert ("eerste" in changes) == bool(both)
    for change in changes.values():
        assert change.team_effect + change.norm_effect == change.after - change.before
        assert change.norm_effect <= 0
    if both:
        assert changes["eerste"].criteria == len(both)
        if all(after[i] >= before[i] for i in both):
            assert changes["eerste"].team_effect >= 0


def test_a_question_without_a_norm_is_none_of_those_that_a_figure_rests_on() -> None:
    """It has a level in both rounds and changes neither figure; asked by one of the norms, it counts."""
    free = small.norm(criteria={"AA-02": {"level": 0, "reason": "Nog niet vastgesteld."}})
    files = [small.answers("oost", {"AA-01": 2, "AA-02": 4})]
    for old, new, n in ((free, free, 1), (free, stricter(), 2), (stricter(), free, 2)):
        changes = compare_rounds(TEAM, (small.asked(old), files), (small.asked(new), files))
        assert {c.standard: c.criteria for c in changes}["eerste"] == n


def test_a_question_with_other_words_is_not_compared() -> None:
    """A level under other words is not the same answer, so it stays out of both effects."""
    other = small.standard("eerste", {"AA": [small.criterion("AA-01", question="Een andere vraag?")]})
    old_asked = small.asked()
    new_asked = type(old_asked)(
        old_asked.norm, old_asked.day, old_asked.norm_start, "full", (other, small.SECOND)
    )
    files = [small.answers("oost", {"AA-01": 2})]
    assert compare_rounds(TEAM, (old_asked, files), (new_asked, files)) == ()


def test_members_alone_are_no_round_to_compare() -> None:
    """Without a settled answer in both rounds there is nothing to compare."""
    member = [small.answers("oost", {"AA-01": 2}, "lid-1", "member")]
    team = [small.answers("oost", {"AA-01": 2})]
    assert compare_rounds(TEAM, (small.asked(), member), (small.asked(), team)) == ()


def test_a_growth_path_is_counted_in_quarters() -> None:
    """Before its first step a path asks nothing; on the day of a step it asks that step's level."""
    path = ({"after_quarters": 1, "level": 2}, {"after_quarters": 4, "level": 3})
    norm = small.norm(criteria={"BB-01": {"path": path, "reason": "Groei."}})
    start = date(2026, 1, 1)
    asked = {day: norm.level_on("BB-01", start, day) for day in (date(2026, 3, 31), date(2026, 4, 1))}
    assert asked == {date(2026, 3, 31): 0, date(2026, 4, 1): 2}
    assert norm.level_on("BB-01", start, date(2026, 12, 31)) == 2
    assert norm.level_on("BB-01", start, date(2027, 1, 1)) == 3
    assert norm.final_level("BB-01") == 3
    assert norm.final_level("AA-02") == 3


def test_a_round_may_count_growth_paths_from_a_day_of_its_own() -> None:
    """A norm that begins with a round asks its first step there; a round without a day has the region's."""
    path = ({"after_quarters": 0, "level": 2}, {"after_quarters": 4, "level": 3})
    norm = small.norm(criteria={"BB-01": {"path": path, "reason": "Groei."}})
    base, later = small.region(), date(2027, 1, 1)
    assert base.norm_start == date(2026, 1, 1)
    plain = base.rounds[1].model_copy(update={"date": later})
    rounds = (plain, plain.model_copy(update={"norm_start": later}))
    asked = [questionnaire(base, r, norm, (small.FIRST, small.SECOND)).level_asked("BB-01") for r in rounds]
    assert asked == [3, 2]


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 40))
def test_adding_quarters_keeps_the_day_or_takes_the_last(day: date, quarters: int) -> None:
    """Twelve months are a year, the day stays, and a short month gives its last day."""
    later = add_quarters(day, quarters)
    assert (later.year - day.year) * 12 + later.month - day.month == 3 * quarters
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


def test_an_explanation_leads_from_answer_to_what_is_asked() -> None:
    """Level text now, level text asked, norm, lower limit and share of the theme stand together."""
    region = small.region()
    files = {"oost": [small.answers("oost", {"AA-01": Answer(level=1, explanation="Wij zijn bezig.")})]}
    scored = score_round(region, region.rounds[1], small.asked(), files)
    found = explain(scored, "oost", "AA-01", files["oost"])
    assert found is not None
    assert found.level_text == "AA-01 niveau 1"
    assert found.asked_text == "AA-01 niveau 3"
    assert found.reason == "Wettelijke plicht."
    assert found.weight_in_theme == Fraction(1, 2)
    assert found.result is not None
    assert (found.result.gap, found.result.limit) == (2, "missed")
    assert found.answer is not None
    assert found.answer.explanation == "Wij zijn bezig."


def test_an_explanation_follows_a_reference_and_knows_what_is_not_asked() -> None:
    """A reference is explained by the question it points to; what is not asked has no result."""
    region = small.region()
    files = {"oost": [small.answers("oost", {"AA-01": 2})]}
    scored = score_round(region, region.rounds[1], small.asked(), files)
    shared = explain(scored, "oost", "CC-01", files["oost"])
    assert shared is not None
    assert (shared.id, shared.criterion.id, shared.level_text) == ("CC-01", "AA-01", "AA-01 niveau 2")
    towns = explain(scored, "oost", "AA-G1", files["oost"])
    assert towns is not None
    assert towns.result is None
    unnormed = explain(scored, "oost", "CC-02", files["oost"])
    assert unnormed is not None
    assert unnormed.asked_text is None
    assert explain(scored, "oost", "ZZ-99", []) is None
    assert explain(scored, "niemand", "AA-01", []) is None


def _renamed(*declared: tuple[str, str, str, str], question: str = "Vraag BB-01?") -> Questionnaire:
    """A later version of the first list in which BB-01 is BB-09: each change as kind, from, to, answers."""
    changes = tuple(
        Change.model_validate({"kind": kind, "from": (a,), "to": (b,), "answers": answers_, "note": "Zo."})
        for kind, a, b, answers_ in declared
    )
    levels = {n: f"BB-01 niveau {n}" for n in range(5)}
    criteria = [small.criterion("BB-09", question=question, levels=levels), small.criterion("BB-02")]
    whole = small.standard("eerste", {"AA": [small.criterion("AA-01")], "BB": criteria})
    later = whole.model_copy(update={"version": "2.0.0", "changes": changes})
    old = small.asked()
    norm = old.norm.model_copy(update={"standards": (later.pin, small.SECOND.pin)})
    return questionnaire(small.region(), small.region().rounds[1], norm, (*old.standards, later))


def test_answers_that_stand_under_another_id_are_compared() -> None:
    """A question that was renamed moves as if it had kept its id."""
    before, after = [small.answers("oost", {"BB-01": 1})], [small.answers("oost", {"BB-09": 3})]
    new = _renamed(("rename", "BB-01", "BB-09", "carry"))
    (change,) = compare_rounds(TEAM, (small.asked(), before), (new, after))
    kept = [small.answers("oost", {"BB-01": 3})]
    (alike,) = compare_rounds(TEAM, (small.asked(), before), (small.asked(), kept))
    assert (change.criteria, change.before, change.team_effect) == (1, alike.before, alike.team_effect)
    assert change.team_effect > 0


@pytest.mark.parametrize(("answers", "compared"), [("carry", True), ("review", False)])
def test_other_words_are_compared_where_their_author_let_answers_stand(answers: str, compared: bool) -> None:
    """Under other words a level of then counts beside one of now only when the author carried it."""
    new = _renamed(
        ("rename", "BB-01", "BB-09", "review" if answers == "review" else "carry"),
        question="Anders gevraagd?",
    )
    before, after = [small.answers("oost", {"BB-01": 1})], [small.answers("oost", {"BB-09": 3})]
    assert bool(compare_rounds(TEAM, (small.asked(), before), (new, after))) == compared


def test_without_a_declaration_another_id_is_another_question() -> None:
    """The same words under another id are not compared when nobody said that they are the same."""
    before, after = [small.answers("oost", {"BB-01": 1})], [small.answers("oost", {"BB-09": 3})]
    assert compare_rounds(TEAM, (small.asked(), before), (_renamed(), after)) == ()
