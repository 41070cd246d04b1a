# SPDX-License-Identifier: EUPL-1.2
"""What the team saw in a few cases: patterns beside the scan, for the team itself and never in a figure."""

from collections.abc import Iterator

from toolkit.documents.blocks import Block, Item, Subheading, Table, Text
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.text import heads
from toolkit.model.given.cases import CaseReview, Pattern, pattern_order
from toolkit.model.quarter import quarter_named
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, quarter_text

_WIDTHS = (18, 36, 28, 18)


def cases_invite(inputs: PlanInputs) -> Iterator[Item]:
    """That a quarter ends with a look at a few cases, for who makes its own plan."""
    if inputs.reader.sees("cases"):
        yield Item(say("cases.plan.each"), say("cases.plan.invite"))


def case_patterns(inputs: PlanInputs) -> Iterator[Block]:
    """The patterns of the last quarters, the last quarter first; of an edition for boards never anything."""
    for review in inputs.cases if inputs.reader.sees("cases") else ():
        rows = tuple(_row(inputs, review, name) for name in sorted(review.patterns, key=pattern_order))
        if rows:
            yield Subheading(say("cases.plan.title", quarter=quarter_text(quarter_named(review.quarter))))
            yield Text(say("cases.plan.lead"))
            columns = heads("cases.plan.columns", "subject", "seen", "agreed", "look")
            yield Table(say("cases.plan.table"), columns, rows, _WIDTHS)


def _row(inputs: PlanInputs, review: CaseReview, name: str) -> tuple[str, ...]:
    pattern = review.patterns[name]
    agreed = pattern.agreed or say("cases.plan.nothing_agreed")
    return _subject(inputs, pattern), _seen(pattern), agreed, _look(pattern)


def _subject(inputs: PlanInputs, pattern: Pattern) -> str:
    themes = {t.id: t.title for s in inputs.outcome.asked.standards for t in s.themes}
    return themes.get(pattern.subject or "", say("cases.plan.other"))


def _seen(pattern: Pattern) -> str:
    kind = say(f"cases.kind.{pattern.kind}") if pattern.kind else say("cases.plan.unknown_kind")
    seen = pattern.seen or say("word.none")
    if pattern.cases is None:
        return say("cases.plan.without_number", seen=seen, kind=kind)
    return say("cases.plan.in_cases", seen=seen, kind=kind, n=pattern.cases)


def _look(pattern: Pattern) -> str:
    owner = pattern.owner or say("cases.plan.no_owner")
    if pattern.look_on is None:
        return owner
    return say("cases.plan.look", owner=owner, day=day_text(pattern.look_on))
