# SPDX-License-Identifier: EUPL-1.2
"""A memo says on how many answers a list is compared that is another version than a round ago."""

from fractions import Fraction

from toolkit.documents.memo.chapters.brief import versions_text
from toolkit.region.movement import ListMoved, Moved

ONE = Moved("noord", ("oost", "west"), 37, Fraction(1, 2), Fraction(3, 4), Fraction(1, 4), Fraction(0))


def test_a_list_that_changed_says_on_how_many_answers_it_rests() -> None:
    """Both versions and the number of answers; a list of one version is not told of."""
    same, other = (
        ListMoved("alpha", "Lijst alpha", ONE, (), (), ("1.0.0", now)) for now in ("1.0.0", "1.1.0")
    )
    assert (same.changed, other.changed) == (False, True)
    assert versions_text(other).endswith(
        "(versie 1.0.0, nu 1.1.0); daar rust de vergelijking op 37 antwoorden."
    )
