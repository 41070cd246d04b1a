# SPDX-License-Identifier: EUPL-1.2
"""The view of a plan says what the result says, and only that."""

from dataclasses import asdict, fields
from typing import Any

import pytest

from tests.documents import made
from tests.planning.made import measures
from tests.scoring.small import answers, norm, region
from toolkit.documents.blocks import Picture, Table
from toolkit.documents.fingerprint import answers_hash
from toolkit.documents.plan.view import plan_view
from toolkit.documents.text import NO_FIGURE
from toolkit.model.answers import Answer
from toolkit.model.hashing import content_hash
from toolkit.scoring.display import percent
from toolkit.words.catalogue import say

ALL = [made.full, made.half, made.empty, made.unanswered]


def texts(value: Any) -> list[str]:  # noqa: ANN401 - any value of a view
    """All texts of a view, whatever they hang on."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [t for v in value.values() for t in texts(v)]
    if isinstance(value, list | tuple):
        return [t for v in value for t in texts(v)]
    return []


@pytest.mark.parametrize("said", [made.FULL, made.HALF])
def test_every_figure_is_the_results_own(said: dict[str, Any]) -> None:
    """Per theme a percent, or both ends of the range whenever something is open."""
    given = made.inputs(made.files(said))
    view = plan_view(given)
    looked = 0
    for listed, shown in zip(given.unit.standards, view.standing, strict=True):
        for theme, row in zip(listed.result.themes, shown.rows, strict=True):
            figures = theme.figures
            if figures.range is None:
                assert row.figure == NO_FIGURE
            elif figures.range[0] < figures.range[1]:
                low, high = (percent(x, given.near) for x in figures.range)
                assert row.figure == f"{low}–{high} %"
            else:
                assert figures.attainment is not None
                assert row.figure == f"{percent(figures.attainment, given.near)} %"
            assert row.status == say(f"status.{figures.status}")
            for status, n in figures.counts.items():
                assert not n or f"{n} {say(f'criterion_status.{status}')}" in row.counts
            assert 0 <= row.low <= row.high <= 100
            looked += 1
    assert looked == 3


def test_a_missed_lower_limit_is_named_in_short_and_in_its_section() -> None:
    """A reader of page one knows which."""
    view = made.full()
    assert view.limits is not None
    assert [f.label for f in view.limits.missed] == ["Titel AA-01"]
    assert any("Titel AA-01" in sentence for sentence in view.sentences)


def test_a_gap_shows_both_level_texts_and_the_teams_own_words() -> None:
    """What the team does now, what is asked, who does it and why."""
    view = made.full()
    assert view.gaps is not None
    first, second = view.gaps.items
    assert (first.id, first.now_text, first.asked_text) == ("AA-01", "AA-01 niveau 1", "AA-01 niveau 3")
    assert first.explanation == "Wij beginnen pas."
    assert "De buren" in second.placed


def test_actions_of_others_stand_apart() -> None:
    """What the employer must do is not among the team's steps, and nothing is lost."""
    view = made.full()
    assert view.steps is not None
    assert view.others is not None
    own = [s.id for s in view.steps.items]
    apart = [s.id for g in view.others.groups for s in g.items]
    assert own == ["M-AA-01", "M-AA-02"]
    assert apart == ["M-AA-03"]
    assert "Organisatie" in view.others.groups[0].title


def test_a_practice_says_of_when_it_is_and_where_it_comes_from() -> None:
    """No example of elsewhere without its year and source."""
    view = made.full()
    assert view.steps is not None
    practice = view.steps.items[0].practices[0]
    assert "2019" in practice.label
    assert practice.source == "De bron, 2019"


def test_open_questions_say_why_they_are_open() -> None:
    """'Weet ik niet', unusable and left blank are kept apart."""
    view = made.half()
    assert view.open is not None
    groups = {g.reason: " ".join(f.value for f in g.themes) for g in view.open.groups}
    assert "Titel BB-01" in groups[say("plan.open_reason.unknown")]
    assert "Titel BB-02" in groups[say("plan.open_reason.unusable")]
    assert "Titel AA-01" in groups[say("plan.open_reason.blank")]


def test_the_municipality_stands_apart_and_keeps_its_words() -> None:
    """Its levels are shown, its explanation is not, and the team's figure does not move."""
    town = {"AA-G1": Answer(level=1, explanation="Dit is van ons.")}
    with_town = plan_view(made.inputs(made.files(made.FULL, town)))
    without = plan_view(made.inputs(made.files(made.FULL)))
    assert with_town.municipalities[0].points[0].title == "Titel AA-G1"
    assert "Dit is van ons." not in texts(asdict(with_town))
    assert with_town.standing == without.standing
    assert without.municipalities[0].points == ()


@pytest.mark.parametrize("make", ALL)
def test_no_section_is_an_empty_heading(make: Any) -> None:  # noqa: ANN401 - a maker of views
    """Every section has something under it, its own anchor and a title; the annex stands at the end."""
    sections = made.document(make()).sections
    assert len(sections) >= 3
    assert len({s.anchor for s in sections}) == len(sections)
    for section in sections:
        assert section.title
        assert section.blocks
        assert any(t.strip() for block in section.blocks for t in texts(asdict(block)))
    assert [s.annex for s in sections] == sorted(s.annex for s in sections)


@pytest.mark.parametrize("make", ALL)
def test_every_table_is_whole(make: Any) -> None:  # noqa: ANN401 - a maker of views
    """Every row has a cell per column, and every picture its own number."""
    blocks = [b for s in made.document(make()).sections for b in s.blocks]
    assert blocks
    for block in blocks:
        if isinstance(block, Table):
            assert {len(row) for row in block.rows} | {len(block.widths)} == {len(block.heads)}
            assert 2 <= len(block.heads) <= 7
    numbers = [b.number for b in blocks if isinstance(b, Picture)]
    assert numbers == list(range(len(numbers)))


def test_nothing_filled_in_says_so_and_claims_nothing() -> None:
    """No figure, no gap, no strength of a team that said nothing."""
    view = made.empty()
    assert view.sentences == (say("plan.brief.nothing"),)
    assert view.standing == ()
    absent = (view.limits, view.strengths, view.gaps, view.steps, view.others, view.open)
    assert absent == (None,) * 6


def test_notices_follow_region_and_norm() -> None:
    """An invented region and a proposed norm are named; a real one and an adopted one are not."""
    view = made.full()
    assert view.example_notice == say("word.example_notice")
    assert say("word.proposal_norm") in view.proposal_notice
    real = region().model_copy(update={"example": False})
    adopted = norm(status="adopted", adopted={"by": "BOSD", "meeting": "mei", "on": "2026-05-01"})
    other = plan_view(made.inputs(made.files(made.FULL), of_region=real, of_norm=adopted))
    assert (other.example_notice, other.proposal_notice) == ("", "")
    assert any("BOSD" in f.value for f in other.facts)


def test_members_without_a_settled_form_are_marked() -> None:
    """A proposal never looks like what the team settled."""
    members = [answers("oost", made.FULL, respondent=name, kind="member") for name in ("een", "twee")]
    view = plan_view(made.inputs({"oost": members}))
    settled = made.full()
    marked = say("plan.front.state_proposal", state=say("state.draft"))
    assert marked in view.standing[0].state
    assert marked not in settled.standing[0].state
    assert say("plan.method.proposals") in view.method
    assert say("plan.method.proposals") not in settled.method


def test_a_gap_without_a_step_is_listed() -> None:
    """A criterion for which nothing is known stays in sight."""
    view = plan_view(made.inputs(made.files(made.FULL), measures()))
    assert view.steps is not None
    assert view.steps.items == ()
    assert set(view.steps.without) == {"Titel AA-01", "Titel BB-02"}


def test_the_fingerprint_changes_with_what_it_stands_for() -> None:
    """Another answer gives another hash; another order of files does not."""
    one, two = answers("oost", {"AA-01": 1}), answers("oost", {"AA-01": 2}, respondent="lid", kind="member")
    changed = answers("oost", {"AA-01": 3})
    assert answers_hash([one, two]) == answers_hash([two, one])
    assert answers_hash([one]) != answers_hash([changed])
    shown = " ".join(f.value for f in made.full().fingerprint)
    assert content_hash(made.MEASURES) in shown
    assert content_hash(norm()) in shown


def test_every_word_of_the_view_is_filled() -> None:
    """No hole of a sentence stays open, in any state of filling in."""
    looked = 0
    for make in ALL:
        view = make()
        assert {f.name for f in fields(view)} == set(asdict(view))
        for text in texts({k: v for k, v in asdict(view).items() if k not in {"standing", "attachments"}}):
            assert "{" not in text
            assert "None" not in text
            looked += 1
    assert looked > 200
