# SPDX-License-Identifier: EUPL-1.2
"""A figure stands within its column: two that touch read as one of thousands more."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.documents.of_demo import gathered, views_of
from tests.documents.plan.board.test_board import DAY
from toolkit.documents.blocks import DocumentView, Table
from toolkit.documents.editions import Edition
from toolkit.documents.memo.inputs import MEMO_KINDS, MemoInputs
from toolkit.documents.memo.order import memo_document
from toolkit.work.make.region.memo import memo_inputs

_LINE = 17.4  # centimetres of text on A4
_DIGIT = 0.181  # centimetres of a bold figure of 9 points in Noto Sans
_AROUND = 0.35  # what is left free in a cell


def too_narrow(view: DocumentView) -> Iterator[tuple[str, str, str]]:
    """Section, head and figure of each cell that is wider than its column."""
    for section in view.sections:
        for table in (block for block in section.blocks if isinstance(block, Table)):
            for column in table.numeric:
                room = _LINE * table.widths[column] / sum(table.widths) - _AROUND
                for row in table.rows:
                    longest = max(map(len, row[column].split()), default=0)
                    if longest * _DIGIT > room:
                        yield section.title, table.heads[column], row[column]


def of_figures(view: DocumentView) -> int:
    """How many columns of figures it has."""
    return sum(len(b.numeric) for s in view.sections for b in s.blocks if isinstance(b, Table))


@pytest.mark.parametrize("edition", ["team", "board"])
def test_every_figure_of_a_plan_fits_its_column(demo: Path, edition: Edition) -> None:
    """Of all teams and municipalities of the example, with sums of years above a thousand."""
    views = views_of(demo, edition, DAY)
    assert {unit: found for unit, view in views.items() if (found := [*too_narrow(view)])} == {}
    assert sum(map(of_figures, views.values())) > 100


def test_every_figure_about_a_region_fits_its_column(demo: Path) -> None:
    """Of all memos: sums of all teams."""
    gather = gathered(demo, day=DAY)
    views = []
    for body in (None, *gather.work.region.route):
        for kind in MEMO_KINDS:
            memo = memo_inputs(gather, body, kind, DAY)
            assert isinstance(memo, MemoInputs)
            views.append(memo_document(memo))
    assert {each for view in views for each in too_narrow(view)} == set()
    assert sum(map(of_figures, views)) > 20
