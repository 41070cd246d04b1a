# SPDX-License-Identifier: EUPL-1.2
"""What a text names of its own document is found again by its words."""

import re
from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents import made
from tests.documents.plan.test_view import ALL, texts
from toolkit.documents.blocks import DocumentView, Mention
from toolkit.documents.cross_references import anchors_of, finder

STEP, OTHER = Mention("'Stap' (3)", "actie3", False), Mention("3. Stap", "actie3", False)
LONG = Mention("3. Stap voor stap", "actie4", False)
ALL_OF_THEM = (STEP, OTHER, LONG)


@given(st.lists(st.sampled_from(["'Stap' (3)", "3. Stap", "1", " ", "voor stap", "(3", "'"])))
def test_a_text_stays_the_same_text(parts: list[str]) -> None:
    """Put together again, the pieces are what was said, and what is linked is what is mentioned."""
    text = "".join(parts)
    found = finder(ALL_OF_THEM)(text)
    assert "".join(piece for piece, _ in found) == text
    assert all(to is None or piece == to.phrase for piece, to in found)


def test_a_number_is_not_found_in_a_longer_one_nor_a_title_in_a_longer_one() -> None:
    """13 is not 3; and the longest words that fit are what was meant."""
    assert finder(ALL_OF_THEM)("13. Stap") == [("13. Stap", None)]
    assert finder(ALL_OF_THEM)("3. Stap voor stap") == [("3. Stap voor stap", LONG)]
    assert finder(ALL_OF_THEM)("dan 'Stap' (3)!") == [("dan ", None), ("'Stap' (3)", STEP), ("!", None)]
    assert finder(ALL_OF_THEM)("") == []
    assert finder(())("3. Stap") == [("3. Stap", None)]


def test_what_is_named_inside_what_is_named_is_part_of_it() -> None:
    """One link at a place: the phrase that begins first, whatever others begin with."""
    around, short = Mention("'Na 3. Stap' (7)", "actie7", False), Mention("B", "bijlage", True)
    assert finder((OTHER, around))("zie 'Na 3. Stap' (7)") == [("zie ", None), ("'Na 3. Stap' (7)", around)]
    assert finder((OTHER, around))("'Na 3. Stap'") == [("'Na ", None), ("3. Stap", OTHER), ("'", None)]
    assert finder((around, short, OTHER))("B3. Stap, 3. Stap B") == [
        ("B", short), ("3. Stap, ", None), ("3. Stap", OTHER), (" ", None), ("B", short),
    ]  # fmt: skip
    assert finder((OTHER,))("[3. Stap]") == [("[", None), ("3. Stap", OTHER), ("]", None)]


@pytest.mark.parametrize("make", ALL)
def test_every_mention_leads_to_a_place_and_every_annex_that_is_named_is_there(make: Any) -> None:  # noqa: ANN401
    """A reader is never sent to an annex that this document does not have."""
    document: DocumentView = make()
    phrases = [mention.phrase for mention in document.mentions]
    assert len(phrases) == len(set(phrases)) >= len(document.sections)
    assert {mention.anchor for mention in document.mentions} <= anchors_of(document.sections)
    found = [text for section in document.sections for text in texts(asdict(section))]
    named = {name for text in found for name in re.findall(r"(?:bijlage|Zie) ('[^']+')", text)}
    assert named <= set(phrases)
    assert named or make is not made.full
