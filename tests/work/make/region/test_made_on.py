# SPDX-License-Identifier: EUPL-1.2
"""A comparison says on which day it was made, and its mark what it was made of."""

import re
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest

from tests.work.some_faces import set_in_markdown
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.model.given.decision import PartyDecisions
from toolkit.model.region import REGION_PARTY
from toolkit.reading.validated import Loaded
from toolkit.words.catalogue import say
from toolkit.words.text import day_text
from toolkit.work.make.gather import Gather
from toolkit.work.make.region.comparison import make_comparison
from tools.golden.made import DAY, work

AFTER = date(2026, 6, 1)


@pytest.fixture(autouse=True)
def _in_markdown(monkeypatch: pytest.MonkeyPatch) -> None:
    set_in_markdown(monkeypatch)


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


def test_who_names_no_day_makes_it_on_the_day_after_the_round() -> None:
    """As plans are: what is late or asked by then is the same in both."""
    region = work()
    round_ = region.region.last_round()
    gather = Gather(region, region.score(round_))
    on = round_.date + timedelta(days=1)
    plan = gather.inputs(gather.scored.units[0])
    assert isinstance(plan, PlanInputs)
    assert plan.made.terms.day == on
    assert text_of(gather) == text_of(replace(gather, day=on))


def test_the_workbook_is_of_the_day_on_which_it_was_made() -> None:
    """A program that lists files tells when each was made."""
    region = work()
    gather = Gather(region, region.score(region.region.last_round()), day=DAY)
    files, _ = make_comparison(gather, "programme_manager", together=False)
    (data,) = (data for name, data in files if name.endswith(".xlsx"))
    with zipfile.ZipFile(BytesIO(data)) as packed:
        about = packed.read("docProps/core.xml").decode("utf-8")
    assert re.findall(r"(\d{4}-\d\d-\d\d)T", about) == [DAY.isoformat()] * 2


def test_the_mark_of_a_comparison_follows_from_decisions_too() -> None:
    """What can be done together follows from what people decided, in plans of teams and above them."""
    region = work()
    gather = Gather(region, region.score(region.region.last_round()), day=DAY)
    assert region.workspace.plans
    based_on = {"round": gather.scored.round.id, "norm": gather.scored.round.norm, "measures": "1.0.0"}
    items = {"M-BB-01": {"answer": "accepted"}}
    above = {"schema": "decisions/1", "decides": REGION_PARTY, "based_on": based_on, "items": items}
    said = {REGION_PARTY: Loaded("plans/regio.yaml", PartyDecisions.model_validate(above), (), None)}
    marks = {mark_of(text_of(gather))}
    for other in (replace(region.workspace, plans={}), replace(region.workspace, decisions=said)):
        marks.add(mark_of(text_of(replace(gather, work=replace(region, workspace=other)))))
    assert len(marks) == 3
