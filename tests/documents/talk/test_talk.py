# SPDX-License-Identifier: EUPL-1.2
"""The talk sheet: what lies furthest apart first, with counts and questions, and never who said what."""

import dataclasses
import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents import made
from tests.documents.plan.made_plans import blocks_of
from tests.documents.plan.test_view import texts, under
from tests.scoring.small import CITATION, FIRST, answers, criterion, region, standard
from toolkit.documents.audience import Reader, shown_answers
from toolkit.documents.blocks import Bullets, Card, DocumentView, Table
from toolkit.documents.plan.chapters.moments import moments
from toolkit.documents.talk.questions import matching
from toolkit.documents.talk.said import said_beside
from toolkit.documents.talk.sheet import IN_AN_HOUR, talk_sheet
from toolkit.documents.talk.subjects import Talk
from toolkit.model.content.layer import LaidCriterion, QuestionLayer
from toolkit.model.content.standard import Prompt, Standard
from toolkit.model.given.answers import Answers
from toolkit.words.catalogue import say
from toolkit.words.text import day_text

LEAST = 3
FORM = st.dictionaries(
    st.sampled_from(["AA-01", "AA-02", "BB-01", "BB-02", "CC-02"]),
    st.one_of(st.integers(0, 4), st.just("?"), st.just("Geen kinderen hier.")),
)


def people(*forms: dict[str, Any], kind: str = "member") -> list[Answers]:
    """A file per form, of colleagues or of partners."""
    return [answers("oost", said, f"{kind}-{n}", kind) for n, said in enumerate(forms, start=1)]


def talk(*files: Answers) -> Talk:
    """What is known of team oost, as far as anybody may know it."""
    shown = shown_answers(files, LEAST)
    outcome = made.outcome({"oost": shown})
    unit = outcome.unit("oost")
    assert unit is not None
    return Talk(outcome, unit, shown)


def sheet(*files: Answers) -> DocumentView:
    """The talk sheet of these files."""
    return talk_sheet(talk(*files), "afspraken.xlsx")


def cards(document: DocumentView) -> list[Card]:
    """The subjects that are set out."""
    return [block for s in document.sections for block in s.blocks if isinstance(block, Card)]


def lines(document: DocumentView, heading: str) -> str:
    """What stands under a heading, as one text."""
    return " ".join(under(made.section(document, "subjects"), say(heading)))


def whole(document: DocumentView) -> str:
    """All texts of a document."""
    return "\n".join(texts(asdict(document)))


def test_what_lies_furthest_apart_stands_first() -> None:
    """Width first, then how many differ, then a missed lower limit; what lies close is not set out."""
    found = talk(
        *people(
            {"AA-01": 0, "BB-01": 0, "BB-02": 2, "AA-02": 1, "CC-02": 1},
            {"AA-01": 2, "BB-01": 4, "BB-02": 0, "AA-02": 1, "CC-02": 2},
            {"AA-01": 0, "BB-01": 1, "BB-02": 2, "AA-02": "Geen kinderen.", "CC-02": 1},
        )
    )
    assert [s.criterion.id for s in found.apart()] == ["BB-01", "AA-01", "BB-02", "AA-02"]


def test_a_subject_shows_how_often_each_level_was_chosen_with_its_text() -> None:
    """Lowest and highest beside each other, then what lies between, and who did not say a level."""
    (card,) = cards(
        sheet(
            *people(
                {"BB-01": 1, "AA-01": 2},
                {"BB-01": 3},
                {"BB-01": 1},
                {"BB-01": 2},
                {"BB-01": "?"},
                {"AA-01": 2},
                {"AA-01": 2},
            )
        )
    )
    assert card.title == "Titel BB-01"
    assert [(i.label, i.text) for i in card.pair] == [
        ("2 × niveau 1", "BB-01 niveau 1"),
        ("1 × niveau 3", "BB-01 niveau 3"),
    ]
    assert [(i.label, i.text) for i in card.items] == [
        ("1 × niveau 2", "BB-01 niveau 2"),
        ("", "1 × weet ik niet · 2 × niet ingevuld"),
    ]
    assert "voorstel: niveau 1, het middelste antwoord" in card.meta


def test_an_hour_holds_five_subjects_and_the_others_are_named() -> None:
    """No more is set out than fits in an hour; nothing is left unsaid."""
    many = standard("eerste", {"AA": [criterion(f"AA-{n:02}") for n in range(1, 8)]})
    forms = [{f"AA-{n:02}": level for n in range(1, 8)} for level in (0, 2, 4)]
    outcome = made.outcome({"oost": people(*forms)}, of_lists=(many,))
    unit = outcome.unit("oost")
    assert unit is not None
    document = talk_sheet(Talk(outcome, unit, people(*forms)), "a.xlsx")
    assert [card.rank for card in cards(document)] == [str(n) for n in range(1, IN_AN_HOUR + 1)]
    assert "Titel AA-06 (AA-06) · Titel AA-07 (AA-07)" in whole(document)
    assert say("talk.brief.hour", n=IN_AN_HOUR) in whole(document)


def test_what_many_do_not_know_stands_apart() -> None:
    """Half of those who answered, and at least two; one who does not know is no subject."""
    document = sheet(
        *people({"AA-01": "?", "BB-01": "?"}, {"AA-01": "?", "BB-01": 2}, {"AA-01": 2, "BB-01": 2})
    )
    found = lines(document, "talk.unknown.title")
    assert "Titel AA-01" in found
    assert "2 van de 3 weten het niet" in found
    assert "Titel BB-01" not in found


def test_what_a_team_settled_that_it_does_not_know_is_not_said_of_many_people() -> None:
    """One answer of all together beside those of colleagues: in front it reads as it does below."""
    document = sheet(answers("oost", {"AA-01": "?"}), *people({"BB-01": "?"}, {"BB-01": "?"}, {"BB-01": 2}))
    assert say("talk.unknown.own") in lines(document, "talk.unknown.title")
    assert "2 van de 3 weten het niet" in lines(document, "talk.unknown.title")
    assert say("talk.brief.unknown_own", n=1) in whole(document)
    assert say("talk.brief.unknown", n=1) in whole(document)


def test_a_missed_limit_names_the_level_that_is_needed() -> None:
    """With the text of the level that is the least, and that it is a proposal while nothing is settled."""
    forms = people({"AA-01": 1}, {"AA-01": 1}, {"AA-01": 1})
    found = lines(sheet(*forms), "talk.missed.title")
    assert "komen nu uit op niveau 1, nodig is minstens niveau 2: AA-01 niveau 2" in found
    own = lines(sheet(answers("oost", {"AA-01": 0})), "talk.missed.title")
    assert "nu niveau 0, nodig is minstens niveau 2" in own
    apart = sheet(*people({"AA-01": 0, "BB-01": 0}, {"AA-01": 1, "BB-01": 4}, {"AA-01": 1, "BB-01": 2}))
    told = whole(apart)
    assert told.index(say("talk.missed.title")) < told.index(say("talk.apart")), "a lower limit comes first"


def test_partners_stand_beside_the_team_and_never_in_its_figure() -> None:
    """What enough partners see very differently stands in a table; the team's own level stays what it is."""
    own = answers("oost", {"AA-01": 3, "BB-01": 2})
    beside = people(*[{"AA-01": 1, "BB-01": 3}] * 3, kind="partner")
    document = sheet(own, *beside)
    (table,) = (b for s in document.sections for b in s.blocks if isinstance(b, Table))
    assert table.rows == (
        ("Titel AA-01 (AA-01)", "niveau 3: AA-01 niveau 3", "3 × niveau 1: AA-01 niveau 1"),
    )
    assert talk(own, *beside).unit == talk(own).unit


def test_of_too_few_partners_it_says_that_they_answered_and_no_more() -> None:
    """Two partners: they are named and invited; what they said stands nowhere."""
    own = answers("oost", {"AA-01": 3})
    low, high = (sheet(own, *people({"AA-01": n}, {"AA-01": n}, kind="partner")) for n in (0, 4))
    assert low == high
    assert say("talk.partner.withheld", least=LEAST) in lines(low, "talk.partner.title")


@given(
    st.lists(FORM, min_size=1, max_size=2),
    st.dictionaries(st.sampled_from(["AA-01", "BB-01"]), st.integers(0, 4)),
)
def test_of_too_few_colleagues_nothing_they_said_is_on_the_sheet(
    forms: list[dict[str, Any]], own: dict[str, Any]
) -> None:
    """Whatever one or two colleagues say, the sheet stays the same; beside a form of the team too."""
    other = [{c: 2 if isinstance(v, str) else (v + 1) % 5 for c, v in form.items()} for form in forms]
    settled = [answers("oost", own)] if own else []
    assert sheet(*settled, *people(*forms)) == sheet(*settled, *people(*other))


@given(st.lists(FORM, min_size=3, max_size=5), st.randoms())
def test_who_said_what_stands_nowhere(forms: list[dict[str, Any]], chance: Any) -> None:  # noqa: ANN401 - a generator
    """Per question the same answers from other people give the same subjects."""
    ids = sorted({c for form in forms for c in form})
    mixed: list[dict[str, Any]] = [{} for _ in forms]
    for c in ids:
        turn = list(range(len(forms)))
        chance.shuffle(turn)
        for form, place in zip(forms, turn, strict=True):
            if c in form:
                mixed[place][c] = form[c]
    first, second = talk(*people(*forms)), talk(*people(*mixed))
    assert first.subjects == second.subjects


def test_colleagues_are_named_by_role_with_what_is_still_open() -> None:
    """Who filled it in stands in front, and how many questions each left open."""
    files = [answers("oost", {"AA-01": 1}, "gezinswerker-2", "member"), *people({}, {})]
    facts = {fact.label: fact.value for fact in sheet(*files).facts}
    assert "gezinswerker 2" in facts[say("talk.who")]
    assert "gezinswerker 2 (4 vragen open)" in facts[say("talk.to_do")]
    settled = {
        fact.label: fact.value for fact in sheet(*files, answers("oost", {"AA-02": 2, "BB-01": 1})).facts
    }
    assert "gezinswerker 2 (2 vragen open)" in settled[say("talk.to_do")]  # what is settled waits for nobody


def test_a_team_with_its_own_list_alone_gets_questions_and_open_points() -> None:
    """No spread: what lies furthest below the norm, what is missed and what it does not know."""
    document = sheet(answers("oost", {"AA-01": 1, "AA-02": 0, "BB-01": 1, "BB-02": "?"}))
    assert [card.title for card in cards(document)] == ["Titel AA-02", "Titel BB-01"]
    assert cards(document)[0].pair[0].text == "AA-02 niveau 0"
    assert say("talk.brief.alone") in whole(document)
    assert "Titel BB-02" in lines(document, "talk.unknown.title")
    assert "Titel AA-01" in lines(document, "talk.missed.title")
    assert say("talk.brief.hour_enough", n=4) in whole(document), "two set out, one missed, one not known"
    assert say("talk.brief.hour", n=IN_AN_HOUR) not in whole(document), "there is nothing to choose from"


def test_where_single_answers_lie_is_said_for_a_team_that_settled() -> None:
    """What a team settled has no spread on the sheet: it stands on the form to settle on, and so it says."""
    own = answers("oost", dict.fromkeys(("AA-01", "AA-02", "BB-01", "BB-02", "CC-01", "CC-02"), 2))
    single = people({"BB-01": 1}, {"BB-01": 3}, {"BB-01": 1})
    assert say("talk.brief.colleagues_settled", n=3) in whole(sheet(own, *single))
    assert say("talk.brief.colleagues", n=3) in whole(sheet(*single))
    for few in (sheet(own, *single[:2]), sheet(*single[:2])):  # nowhere is said how theirs lie
        assert say("talk.brief.colleagues_few", n=2) in whole(few)
        assert all(
            say(f"talk.brief.{key}", n=2) not in whole(few) for key in ("colleagues", "colleagues_settled")
        )


def prompt(number: int, step: int, source: str = "X1") -> Prompt:
    """A question to talk from about a step."""
    return Prompt.model_validate(
        {
            "id": f"P-{number:02}",
            "step": step,
            "question": f"Praat {number}?",
            "sources": ({"document": "bron", "id": source},),
        }
    )


def lists(*prompts: Prompt) -> Sequence[Standard]:
    """The first small list with these questions."""
    return (FIRST.model_copy(update={"prompts": prompts}),)


def test_a_question_to_talk_from_fits_the_step_and_is_used_once() -> None:
    """The first subject chooses first; a question about another step is never taken."""
    asked = FIRST.asked[:3]
    found = matching(lists(prompt(1, 4), prompt(2, 0, "X9"), prompt(3, 0)), asked)
    assert found == {asked[0].id: "Praat 3?", asked[1].id: "Praat 2?"}
    assert CITATION["id"] == "X1"


def test_a_question_drawn_from_the_theme_goes_before_another() -> None:
    """Where none is drawn from the passage of the subject itself, one about its theme is taken."""
    theme = FIRST.themes[0]
    first, second = theme.criteria[:2]
    near = first.model_copy(update={"sources": prompt(1, 0, "X2").sources})
    themes = (theme.model_copy(update={"criteria": (near, *theme.criteria[1:])}), *FIRST.themes[1:])
    (standard,) = lists(prompt(1, 0, "X9"), prompt(2, 0, "X2"))
    about = [c for c in FIRST.asked if c.id == second.id]
    assert matching([standard.model_copy(update={"themes": themes})], about) == {second.id: "Praat 2?"}
    assert matching([standard], about) == {second.id: "Praat 1?"}


def test_the_regions_own_question_goes_before_ours() -> None:
    """It stands with its subject, and takes none of ours from the others."""
    first, second, _ = FIRST.asked[:3]
    own = QuestionLayer.model_validate_json(
        json.dumps(
            {
                "criterion": first.id, "version": "1.0.0", "from": "2026-01-01", "by": "SSD",
                "reason": "Zo doen wij.", "talk": "Wat valt jullie op?",
            }
        )
    )  # fmt: skip
    laid = LaidCriterion.model_construct(**{**dict(first), "own": own})
    found = matching(lists(prompt(1, 0)), [laid, second])
    assert found == {first.id: "Wat valt jullie op?", second.id: "Praat 1?"}


def test_the_question_stands_with_its_subject() -> None:
    """On a card, and behind a line of a subject that is not set out; never twice."""
    with_prompts = lists(prompt(1, 0), prompt(2, 0))
    forms = people({"BB-01": 0, "AA-01": 1}, {"BB-01": 4, "AA-01": 1}, {"BB-01": 2, "AA-01": 1})
    outcome = made.outcome({"oost": forms}, of_lists=with_prompts)
    unit = outcome.unit("oost")
    assert unit is not None
    document = talk_sheet(Talk(outcome, unit, forms), "a.xlsx")
    assert cards(document)[0].items[-1].text == "Praat 1?"
    assert "Om over te praten: Praat 2?" in lines(document, "talk.missed.title")
    assert whole(document).count("Praat ") == 2


@pytest.mark.parametrize("files", [[], people({"AA-01": 1}, kind="partner")])
def test_without_a_result_there_is_nothing_to_talk_about(files: list[Answers]) -> None:
    """Nobody of the team itself answered: there is no subject, and so no sheet is made."""
    assert talk(*files).subjects == ()
    assert region().min_respondents == LEAST


def test_of_two_subjects_as_wide_the_one_that_splits_people_goes_first() -> None:
    """Two against two stands before three against one."""
    found = talk(*people(*({"BB-02": b, "CC-02": c} for b, c in ((2, 1), (0, 3), (2, 1), (2, 3)))))
    assert [s.criterion.id for s in found.apart()] == ["CC-02", "BB-02"]


def test_beside_a_question_it_says_when_too_few_answered() -> None:
    """On the form to settle on too: no counts, but that there are too few."""
    assert said_beside(talk(*people({"AA-01": 1}, {"AA-01": 3}))) == {"AA-01": say("talk.said.few")}


def test_the_plan_has_the_question_too() -> None:
    """Under 'Leren en terugkijken', with what comes first, for the team alone and never for a board."""
    forms = [answers("oost", {"AA-01": 0, "BB-01": 1})]
    outcome = made.outcome({"oost": forms}, of_lists=lists(prompt(1, 0), prompt(2, 0)))
    found = dataclasses.replace(made.inputs({"oost": forms}), outcome=outcome)
    first = [found.criterion(gap.criterion).title for gap in found.gaps[:2]]
    (talked,) = [b for b in blocks_of(moments, found) if isinstance(b, Bullets) and "Praat 1?" in str(b)]
    assert [(item.label, item.text) for item in talked.items] == [
        (f"{first[0]}:", "Praat 1?"),
        (f"{first[1]}:", "Praat 2?"),
    ]
    board = dataclasses.replace(found, reader=Reader("board"))
    assert "Praat" not in str(moments(board))


def test_a_sheet_says_no_day_on_which_it_was_made() -> None:
    """It knows none: the day of its round is another."""
    kept = talk(*people({"AA-01": 1}, {"AA-01": 3}, {"AA-01": 4}))
    assert kept.outcome.round.id in sheet(*kept.files).title
    assert day_text(kept.outcome.round.date) not in sheet(*kept.files).made_of
