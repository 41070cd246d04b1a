# SPDX-License-Identifier: EUPL-1.2
"""A comparison says on which day it was made, and its mark what it was made of."""

import re
from dataclasses import replace
from datetime import date

from toolkit.words.catalogue import say
from toolkit.words.text import day_text
from toolkit.work.make.gather import Gather
from toolkit.work.make.region.comparison import make_comparison
from tools.golden.made import DAY, work

AFTER = date(2026, 6, 1)


def text_of(gather: Gather) -> str:
    """The comparison as Markdown."""
    files, _ = make_comparison(gather, "programme_manager", together=False)
    (data,) = (data for name, data in files if name.endswith(".md"))
    return data.decode("utf-8")


def mark_of(text: str) -> str:
    """The mark at the foot."""
    found = re.search(say("word.made_of.footer", text=".*", mark="([0-9a-f]{12})"), text)
    assert found is not None
    return found[1]


def test_a_comparison_is_of_the_day_on_which_it_was_made() -> None:
    """It tells of plans and of what came in, so 'made on' the day of the round is not true."""
    region = work()
    gather = Gather(region, region.score(region.region.last_round()), day=DAY)
    text = text_of(gather)
    assert say("word.made_of.day", day=day_text(DAY)) in text
    later = text_of(replace(gather, day=AFTER))
    assert say("word.made_of.day", day=day_text(AFTER)) in later
    assert mark_of(text) == mark_of(text_of(gather)) != mark_of(later)


def test_the_mark_of_a_comparison_follows_from_decisions_too() -> None:
    """What can be done together follows from what people decided in their plans."""
    region = work()
    gather = Gather(region, region.score(region.region.last_round()), day=DAY)
    decided = region.workspace.plans
    assert decided
    less = replace(region, workspace=replace(region.workspace, plans={}))
    assert mark_of(text_of(gather)) != mark_of(text_of(replace(gather, work=less)))
