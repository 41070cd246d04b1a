# SPDX-License-Identifier: EUPL-1.2
"""The figures behind the map, per municipality and list."""

from toolkit.documents.blocks import Section, section
from toolkit.documents.region.heat_map import MOST_TOWNS, town_table
from toolkit.documents.region.inputs import MemoInputs
from toolkit.words.catalogue import say


def annex(memo: MemoInputs) -> Section | None:
    """None where there is no figure, or more municipalities than a memo has room for."""
    fits = len(memo.towns) <= MOST_TOWNS and bool(memo.found.stands.counted)
    return section("table", say("memo.annex.title"), (town_table(memo),) if fits else ())
