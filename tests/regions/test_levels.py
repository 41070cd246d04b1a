# SPDX-License-Identifier: EUPL-1.2
"""A list that names its own levels is read, counted and carried over by those, and by no other."""

from tests.regions.line import HERE
from tests.scoring.small import criterion
from toolkit.forms.question.layout import level_choices, level_header
from toolkit.model.content.criterion import Criterion
from toolkit.model.content.standard import Change, Standard, whole_scale
from toolkit.model.given.answers import Answer
from toolkit.reading.validated import load
from toolkit.scoring.unit import given
from toolkit.sheets.read.values import level_of
from toolkit.words.text import level_name, levels_line

SCALE = ("zelden", "meestal", "altijd")


def own() -> Criterion:
    """A question of the list for libraries."""
    path = HERE / "bieb" / "standards" / "thuis-in-de-bieb" / "3.0.0.yaml"
    standard = load("lijst", path.read_bytes(), Standard).model
    assert standard is not None
    return standard.asked[0]


def test_a_question_knows_the_levels_of_its_list() -> None:
    """Three names, three levels; a list that names none has five."""
    usual = Criterion.model_validate(criterion("AA-01"))
    assert (own().scale, list(own().scale_levels)) == (SCALE, [0, 1, 2])
    assert (usual.scale, len(usual.scale_levels)) == ((), 5)
    assert [level_name(n, own().scale) for n in own().scale_levels] == list(SCALE)


def test_a_level_that_the_list_has_not_counts_nowhere() -> None:
    """Not as the highest one either."""
    assert given(Answer(level=2), own()).level == 2
    assert given(Answer(level=3), own()).level is None


def test_a_cell_is_read_by_the_names_and_levels_of_the_list() -> None:
    """Its own name says a level, a number above its scale says none, nor does a name of the usual levels."""
    asked = own()
    assert level_of("Meestal", asked.levels, asked.scale).level == 1
    assert level_of("2 - altijd", asked.levels, asked.scale).level == 2
    for said in (3, "3", "drie", "zo werken wij, ook als mensen wisselen"):
        found = level_of(said, asked.levels, asked.scale)
        assert found.level is None
        assert found.rejected
    assert level_of("3").level == 3


def test_a_form_offers_the_levels_of_the_list() -> None:
    """In the choices of a cell and above the texts."""
    assert [c for c in level_choices(own().scale_levels, na_allowed=False) if c.isdigit()] == ["0", "1", "2"]
    assert level_header(2, SCALE) == "2: altijd"


def test_the_legend_names_each_scale_once() -> None:
    """Lists with the same levels have one line; others follow it."""
    assert levels_line([SCALE, SCALE]) == "Niveau 0: zelden · 1: meestal · 2: altijd."
    assert levels_line([SCALE, ("a", "b")]).endswith("Niveau 0: a · 1: b.")
    assert levels_line([()]).startswith("Niveau 0: nog niet opgepakt")


def test_a_change_of_scale_says_every_level_of_the_old_one() -> None:
    """From three levels to five all three are named; a gap or a single one says nothing."""
    cases: list[tuple[dict[int, int], bool]] = [
        ({0: 0, 1: 2, 2: 4}, True),
        ({0: 0, 2: 4}, False),
        ({0: 0, 1: 2}, False),
        ({0: 0}, False),
        ({}, False),
    ]
    for becomes, whole in cases:
        change = Change(kind="scale", from_=("AA-01",), answers="review", scale=becomes, note="Fijner.")
        assert whole_scale(change, range(3)) == whole
