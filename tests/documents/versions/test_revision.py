# SPDX-License-Identifier: EUPL-1.2
"""The table 'was-wordt': what changed is seen without comparing word by word, and nothing is left out."""

import io
from datetime import date
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.versions.made import histories, question, standard
from toolkit.documents.blocks import Card, DocumentView, Marked, Revision, Table
from toolkit.documents.versions.book import revision_book
from toolkit.documents.versions.marked import marked
from toolkit.documents.versions.view import RevisionInputs, revision_view
from toolkit.model.content.standard import Standard
from toolkit.places import package_content
from toolkit.reading.library import read_library
from toolkit.render.html import render_html
from toolkit.render.markdown import render_markdown
from toolkit.render.revision_book import render_revision_book
from toolkit.render.templates import read_templates
from toolkit.versions.difference import differences
from toolkit.versions.fates import fates_between
from toolkit.words.text import profile_text

DAY = date(2026, 3, 31)
TEXT = st.lists(st.sampled_from(["team", "weegt", "elk", "signaal", "samen", "niet"]), max_size=12).map(
    " ".join
)


def inputs_of(old: Standard, new: Standard) -> RevisionInputs:
    """The table of two versions without anything between them."""
    told = differences(old, new)
    return RevisionInputs(
        fates_between((), old, new), (), len(told.undeclared), len(told.contradictions), None, (), DAY
    )


def said(runs: Marked, mark: str | None = None) -> str:
    """The text of runs, of one mark or of all."""
    return " ".join(run.text for run in runs if mark in {None, run.mark})


@given(TEXT, TEXT)
def test_marks_add_no_word_and_leave_none_out(before: str, after: str) -> None:
    """Both texts stand whole; what is not marked is the same in both, and equal texts have no mark."""
    old, new = marked(before, after)
    assert (said(old), said(new)) == (before, after)
    if any(run.mark != "same" for run in (*old, *new)):
        assert said(old, "same") == said(new, "same")
    if before == after:
        assert all(run.mark == "same" for run in (*old, *new))


@pytest.mark.parametrize(
    ("before", "after", "gone", "new"),
    [
        (
            "Hoe weegt het team elk signaal van zorg?",
            "Hoe weegt het team elk teken van zorg?",
            "signaal",
            "teken",
        ),
        ("Wij doen dat altijd samen.", "Wij doen dat samen.", "altijd", ""),
        # two words between two changes go along: they read as one change
        (
            "a b c d oud van de man e f g h",
            "a b c d nieuw van de vrouw e f g h",
            "oud van de man",
            "nieuw van de vrouw",
        ),
        # nothing in common: marks would hide more than they show
        ("Iets heel anders stond hier.", "Nu gaat de vraag over werk en schulden.", "", ""),
    ],
)
def test_the_words_that_changed_are_marked(before: str, after: str, gone: str, new: str) -> None:
    """Not more than what changed, and nothing at all in a text that was written anew."""
    then, now = marked(before, after)
    assert (said(then, "gone"), said(now, "new")) == (gone, new)


@given(histories(1))
def test_every_changed_question_is_there_with_its_texts(versions: list[Standard]) -> None:
    """Each changed question has one card and its texts; one that stayed has none; each shows the question."""
    inputs = inputs_of(*versions)
    view = revision_view(inputs)
    blocks = [block for section in view.sections for block in section.blocks]
    cards = [block for block in blocks if isinstance(block, Card)]
    texts = " ".join(
        said(side) for b in blocks if isinstance(b, Revision) for r in b.rows for side in (r.before, r.after)
    )
    for fate, card in zip(inputs.fates.changed, cards, strict=True):
        assert card.title.startswith(", ".join(dict.fromkeys(c.id for c in fate.after or fate.before)) + ":")
        assert [
            c.question for c in (*fate.before, *fate.after) if c.question not in texts + _lines(card)
        ] == []


def _lines(card: Card) -> str:
    return " ".join(item.text for item in card.items)


OLD = standard(
    "1.0.0", [question("A-01"), question("B-01"), question("C-01"), question("D-01"), question("E-01")]
)
NEW = standard(
    "2.0.0",
    [question("A-01"), question("B-01", 1), question("C-01", 0, 1), question("C-02", 1), question("F-01")],
    [
        {"kind": "reword", "from": ["B-01"], "to": ["B-01"], "answers": "review", "note": "Helderder."},
        {
            "kind": "split",
            "from": ["C-01"],
            "to": ["C-01", "C-02"],
            "answers": "review",
            "note": "Twee dingen.",
        },
        {"kind": "retire", "from": ["D-01", "E-01"], "to": [], "answers": "keep_aside", "note": "Dubbel."},
        {"kind": "add", "from": [], "to": ["F-01"], "answers": "review", "note": "Uit de wet."},
    ],
)


def view() -> DocumentView:
    """A list of which most changed."""
    return revision_view(inputs_of(OLD, NEW))


def test_page_one_counts_what_happens_to_answers() -> None:
    """Five questions: one answer stands, two are looked at again, two kept aside; one question is new."""
    brief = view().sections[0]
    text = render_markdown(view(), read_templates([]))
    assert "Van de antwoorden op 5 oude vragen blijft er 1 staan, worden er 2 opnieuw bekeken" in text
    assert "en worden er 2 apart bewaard" in text
    assert "1 vraag is helemaal gelijk gebleven." in text
    assert "1 vraag is nieuw en heeft nog geen antwoord." in text
    (table,) = (block for block in brief.blocks if isinstance(block, Table))
    assert table.rows == (
        ("Gesplitst", "1", "2", "", "1", ""),
        ("Vervallen", "2", "", "", "", "2"),
        ("Nieuw", "", "1", "", "", ""),
        ("Anders verwoord", "1", "1", "", "1", ""),
    )
    assert "Let op" not in text
    bare = revision_view(inputs_of(OLD, NEW.model_copy(update={"changes": NEW.changes[1:]})))
    assert "1 verandering is niet opgegeven" in render_markdown(bare, read_templates([]))


def test_faces_mark_words_by_more_than_colour() -> None:
    """Struck through and underlined on the page, by signs in Markdown, by letters in the workbook."""
    page = render_html(view(), read_templates([]))
    assert "<del>0?</del>" in page
    assert "<ins>1?</ins>" in page
    text = render_markdown(view(), read_templates([]))
    assert "| **Vraag** | Vraag B in woorden ~~0?~~ | Vraag B in woorden **1?** |" in text
    book = render_revision_book(revision_book(inputs_of(OLD, NEW), view()))
    with ZipFile(io.BytesIO(book)) as parts:
        strings = parts.read("xl/sharedStrings.xml").decode("utf-8")
        looks = parts.read("xl/sharedStrings.xml").decode("utf-8")
    assert "<strike/>" in looks
    assert "<u/>" in looks
    assert "Uit de wet." in strings
    assert render_revision_book(revision_book(inputs_of(OLD, NEW), view())) == book


def test_a_reason_of_many_questions_stands_once_in_full() -> None:
    """With few questions it stands whole at each; with many a sentence with its number leads to it."""
    many = [question(f"A-{n:02d}") for n in range(1, 6)]
    ids = [i for i, _, _ in many]
    note = "De vraag is helderder. Zij vraagt één ding."
    change = {"kind": "reword", "from": ids, "to": ids, "answers": "review", "note": note}
    new = standard("1.1.0", [(i, 1, 0) for i, _, _ in many], [change])
    inputs = inputs_of(standard("1.0.0", many), new)
    document = revision_view(inputs)
    text = render_markdown(document, read_templates([]))
    short = "De vraag is helderder. (reden 1, voor 5 vragen)"
    assert text.count("Zij vraagt één ding.") == 1
    assert text.count(short) == 5
    questions, _, reasons = revision_book(inputs, document).tables
    assert [row.count(short) for row in questions.rows] == [1] * 5
    assert reasons.rows == (("1", note, ", ".join(ids)),)
    assert note not in str(questions.rows)


def test_every_list_that_comes_with_us_has_its_table() -> None:
    """Of each pair of versions, with for whom a question is asked in the words of the form."""
    lists: dict[str, list[Standard]] = {}
    for file in read_library(package_content()).standards.values():
        if file.model is not None:
            lists.setdefault(file.model.id, []).append(file.model)
    told = 0
    for old, new in ((versions[0], versions[-1]) for versions in lists.values() if len(versions) > 1):
        inputs = inputs_of(old, new)
        document = revision_view(inputs)
        assert render_revision_book(revision_book(inputs, document))
        text = " ".join(render_markdown(document, read_templates([])).split())
        before = {c.id for c in old.asked}
        for criterion in (c for c in new.asked if c.id not in before):
            for field, values in criterion.applies_when.items():
                told += len(values)
                assert all(profile_text(field, value) in text for value in values), criterion.id
    assert told > 2
