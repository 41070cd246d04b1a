# SPDX-License-Identifier: EUPL-1.2
"""A plan says what the result says, and only that."""

import json
from dataclasses import asdict, replace
from typing import Any

import pytest

from tests.documents import made
from tests.documents.plan.made_plans import cards, lines, number, rows, said
from tests.planning.made import measures
from tests.scoring.small import answers, norm, region
from toolkit.documents.blocks import Bullets, DocumentView, Picture, Section, Subheading, Table, charts_of
from toolkit.documents.fingerprint import answers_hash
from toolkit.documents.plan.names import party_holes
from toolkit.documents.plan.order import plan_document
from toolkit.documents.text import NO_FIGURE
from toolkit.model.given.answers import Answer
from toolkit.model.hashing import content_hash
from toolkit.scoring.display import percent
from toolkit.words.catalogue import say
from toolkit.words.text import day_text

ALL = [made.full, made.half, made.empty, made.unanswered]


def texts(value: Any) -> list[str]:  # noqa: ANN401 - any value of a document
    """All texts of a value, whatever they hang on."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [t for v in value.values() for t in texts(v)]
    if isinstance(value, list | tuple):
        return [t for v in value for t in texts(v)]
    return []


def under(found: Section | None, heading: str) -> list[str]:
    """The lines of a section under a subheading, up to the next one."""
    assert found is not None
    here, told = False, []
    for block in found.blocks:
        if isinstance(block, Subheading):
            here = block.text == heading
        elif here:
            told += lines(block)
    return told


@pytest.mark.parametrize("said_", [made.FULL, made.HALF])
def test_every_figure_is_the_results_own(said_: dict[str, Any]) -> None:
    """Per theme a percent, or both ends of the range whenever something is open; the bars are as long."""
    given = made.inputs(made.files(said_))
    document = plan_document(given)
    looked = 0
    shown = zip(given.unit.standards, made.theme_tables(document), made.list_charts(document), strict=True)
    for listed, themes, chart in shown:
        for theme, row in zip(listed.result.themes, themes, strict=True):
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
            line = say("plan.chart.line", theme=row.theme, figure=row.figure, counts=row.counts)
            assert line in chart.description
            looked += 1
    assert looked == 3


def test_a_missed_lower_limit_is_named_in_short_and_in_its_section() -> None:
    """A reader of page one knows which, and the section has no other."""
    document = made.full()
    missed = under(made.section(document, "safety"), say("plan.word.limits_missed"))
    assert [line.startswith("Titel AA-01 ") for line in missed] == [True]
    glance = said(made.section(document, "glance"))
    assert any("ondergrens" in line and "Titel AA-01" in line for line in glance)


def test_a_gap_shows_both_level_texts_and_the_teams_own_words() -> None:
    """What the team does now, what is asked, who does it and why."""
    first, second = cards(made.section(made.full(), "priorities"))
    assert "AA-01" in first.meta
    assert [item.text for item in first.pair] == ["AA-01 niveau 1", "AA-01 niveau 3"]
    assert "Wij beginnen pas." in [item.text for item in first.items]
    assert any("De buren" in item.text for item in second.items)


def test_actions_of_others_stand_apart() -> None:
    """What the employer must do is not among the team's steps, and nothing is lost."""
    found = made.section(made.full(), "steps")
    assert found is not None
    (party,) = (n for n, block in enumerate(found.blocks) if isinstance(block, Subheading))
    assert "Organisatie" in lines(found.blocks[party])[0]
    own, apart = ([c.title for c in cards(blocks)] for blocks in (found.blocks[:party], found.blocks[party:]))
    assert own == ["Stap 1", "Stap 2"]
    assert apart == ["Stap 3"]


def test_a_practice_says_of_when_it_is_and_where_it_comes_from() -> None:
    """No example of elsewhere without its year and source."""
    for anchor in ("steps", "priorities"):
        found = [i for c in cards(made.section(made.full(), anchor)) for i in c.items if "dorp" in i.text]
        assert len(found) == 1
        assert "2019" in found[0].label
        assert found[0].text.endswith("De bron, 2019.")


def test_open_questions_say_why_they_are_open() -> None:
    """'Weet ik niet', unusable and left blank are kept apart."""
    found = made.section(made.half(), "open")
    for title, reason in (("BB-01", "unknown"), ("BB-02", "unusable"), ("AA-01", "blank")):
        assert f"Titel {title}" in " ".join(under(found, say(f"plan.open_reason.{reason}")))


def test_what_was_answered_on_an_earlier_version_is_not_called_unanswered() -> None:
    """It counts in no figure until the team looks at it again; nobody reads that nothing was filled in."""
    earlier = {c: Answer(level=2, prefilled=True) for c in ("AA-01", "BB-02")}
    earlier["BB-01"] = Answer(unknown=True, prefilled=True)
    document = plan_document(made.inputs(made.files(earlier)))
    found = made.section(document, "open")
    named = " ".join(under(found, say("plan.open_reason.review")))
    assert all(f"Titel {criterion}" in named for criterion in earlier)
    assert not under(found, say("plan.open_reason.unknown"))
    record = said(made.section(document, "answers"))
    for criterion in earlier:
        (line,) = (text for text in record if f"Titel {criterion}" in text)
        assert line.startswith(say("plan.answers.reviews", titles=f"Titel {criterion}")[:40])


def test_the_municipality_stands_apart_and_keeps_its_words() -> None:
    """Its levels are shown, its explanation is not, and the team's figure does not move."""
    town = {"AA-G1": Answer(level=1, explanation="Dit is van ons.")}
    with_town = plan_document(made.inputs(made.files(made.FULL, town)))
    without = plan_document(made.inputs(made.files(made.FULL)))
    shown = [row[0] for d in (with_town, without) for row in rows(made.section(d, "towns"))]
    assert shown.count("Titel AA-G1") == 1
    assert not any("Dit is van ons." in text for text in texts(asdict(with_town)))
    assert made.section(with_town, "standing") == made.section(without, "standing")
    assert made.theme_tables(with_town) == made.theme_tables(without)


@pytest.mark.parametrize("make", ALL)
def test_no_section_is_an_empty_heading(make: Any) -> None:  # noqa: ANN401 - a maker of documents
    """Every section has something under it, its own anchor and a title; the annex stands at the end."""
    sections = make().sections
    assert len(sections) >= 3
    assert len({s.anchor for s in sections}) == len(sections)
    for section in sections:
        assert section.title
        assert section.blocks
        assert any(t.strip() for block in section.blocks for t in texts(asdict(block)))
    assert [s.annex for s in sections] == sorted(s.annex for s in sections)


@pytest.mark.parametrize("make", ALL)
def test_every_table_is_whole(make: Any) -> None:  # noqa: ANN401 - a maker of documents
    """Every row has a cell per column, and every picture its own number."""
    document = make()
    blocks = [b for s in document.sections for b in s.blocks]
    assert blocks
    for block in blocks:
        if isinstance(block, Table):
            assert {len(row) for row in block.rows} | {len(block.widths)} == {len(block.heads)}
            assert 2 <= len(block.heads) <= 7
    numbers = [b.number for b in blocks if isinstance(b, Picture)]
    assert numbers == list(range(len(numbers))) == list(range(len(list(charts_of(document)))))


def test_nothing_filled_in_says_so_and_claims_nothing() -> None:
    """No figure, no gap, no strength of a team that said nothing."""
    document = made.empty()
    (brief,) = (s for s in document.sections if s.anchor == "brief")
    assert [line.strip() for line in said(brief)] == [say("plan.brief.nothing")]
    assert {s.anchor for s in document.sections} == {"brief", "others", "method"}
    assert said(made.section(document, "others"))[1:] == [
        say("plan.municipality.nothing", **party_holes("municipality"))
    ]


def test_notices_follow_region_and_norm() -> None:
    """An invented region and a proposed norm are named; a real one and an adopted one are not."""
    document = made.full()
    assert document.example_notice == say("word.example_notice")
    assert any(say("word.proposal_norm") in fact.value for fact in document.facts)
    real = region().model_copy(update={"example": False})
    adopted = norm(status="adopted", adopted={"by": "BOSD", "meeting": "mei", "on": "2026-05-01"})
    other = plan_document(made.inputs(made.files(made.FULL), of_region=real, of_norm=adopted))
    assert other.example_notice == ""
    assert not any(say("word.proposal_norm") in fact.value for fact in other.facts)
    assert any("BOSD" in f.value for f in other.facts)


def test_members_without_a_settled_form_are_marked() -> None:
    """A proposal never looks like what the team settled."""
    members = [answers("oost", made.FULL, respondent=name, kind="member") for name in ("een", "twee")]
    found = plan_document(made.inputs({"oost": members}))
    marked = say("plan.front.state_proposal", state=say("state.draft"))
    for document, proposed in ((found, True), (made.full(), False)):
        assert any(marked in f.value for f in document.facts) == proposed
        method = said(made.section(document, "method"))
        assert (say("plan.method.proposals") in method) == proposed


def test_a_gap_without_a_step_is_listed() -> None:
    """A criterion for which nothing is known stays in sight."""
    found = made.section(plan_document(made.inputs(made.files(made.FULL), measures())), "steps")
    assert found is not None
    assert cards(found) == []
    (without,) = (b for b in found.blocks if isinstance(b, Bullets))
    assert {item.text for item in without.items} == {"Titel AA-01", "Titel BB-02"}
    assert number(said(found)[1]) == 2


def test_the_fingerprint_changes_with_what_it_stands_for() -> None:
    """Another answer gives another hash; another order of files does not."""
    one, two = answers("oost", {"AA-01": 1}), answers("oost", {"AA-01": 2}, respondent="lid", kind="member")
    changed = answers("oost", {"AA-01": 3})
    assert answers_hash([one, two]) == answers_hash([two, one])
    assert answers_hash([one]) != answers_hash([changed])


@pytest.mark.parametrize("make", ALL)
def test_what_a_document_was_made_of_is_one_line_and_a_file(make: Any) -> None:  # noqa: ANN401 - a maker of views
    """The line says day and mark; the file has the mark and every hash, and no text has one."""
    document: DocumentView = make()
    (file,) = (a for a in document.attachments if a.name.startswith("herkomst-"))
    held = json.loads(file.data)
    assert held["mark"] in document.footer
    assert held["mark"] in document.footer
    assert day_text(document.day) in document.made_of
    assert "\n" not in document.made_of
    hashes = {each["hash"] for each in held["made_of"]}
    assert content_hash(norm()) in hashes
    found = asdict(replace(document, attachments=()))
    assert not any(text.count("sha256") for text in texts(found))


def test_every_word_of_a_plan_is_filled() -> None:
    """No hole of a sentence stays open, in any state of filling in."""
    looked = 0
    for make in ALL:
        found = {k: v for k, v in asdict(make()).items() if k != "attachments"}
        for text in (t for t in texts(found) if not t.startswith("<svg")):
            assert "{" not in text
            assert "None" not in text
            looked += 1
    assert looked > 200
