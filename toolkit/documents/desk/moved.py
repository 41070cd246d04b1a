# SPDX-License-Identifier: EUPL-1.2
"""What changed since earlier rounds: the part of the teams and the part of the norm, which add up."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from toolkit.documents.blocks import Block, Section, Subheading, Table, Text
from toolkit.documents.desk.inputs import DeskInputs
from toolkit.documents.text import heads
from toolkit.region.movement import ListMoved, Moved, Movement, tenths
from toolkit.words.catalogue import say
from toolkit.words.numbers import number
from toolkit.words.text import decimals_text, listing

_WIDTHS = (28, 14, 16, 16, 14, 12)


def moved_section(inputs: DeskInputs, names: Mapping[str, str]) -> Section | None:
    """Every earlier round beside the round that is shown, the last one first and the others folded.

    Args:
        inputs: of the page.
        names: what each municipality that the reader sees is called, in order.

    Returns:
        A table per list; None where no earlier round has anything to compare with.
    """
    blocks = [
        block for n, one in enumerate(inputs.moved) for block in _since(inputs, one, names, first=not n)
    ]
    if not blocks:
        return None
    lead = Text(say("desk.moved.lead"))
    return Section("rondes", say("desk.moved.title"), (lead, *blocks))


def _since(inputs: DeskInputs, moved: Movement, names: Mapping[str, str], *, first: bool) -> Iterator[Block]:
    for listed in moved.lists:
        rows = tuple(_rows(inputs, listed, names))
        if rows:
            title = say("desk.moved.since", title=listed.title, round=moved.before)
            if listed.changed:
                before, after = listed.versions
                holes = {"title": listed.title, "before": before, "after": after}
                yield Text(say("desk.moved.versions", n=listed.region.questions, **holes))
            yield Subheading(title, folded=not first)
            yield Table(title, _heads(moved), rows, _WIDTHS, (1, 2, 3, 4, 5))
    unlike = [s.title for s in inputs.outcome.asked.standards if s.id in moved.unlike]
    if unlike:
        yield Text(say("memo.brief.moved_none", titles=listing(unlike), round=moved.before))


def _heads(moved: Movement) -> tuple[str, ...]:
    town, teams, norm, answers = heads("desk.moved", "town", "teams", "norm", "answers")
    return (town, moved.before, teams, norm, moved.after, answers)


def _rows(inputs: DeskInputs, listed: ListMoved, names: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """The region first, for who may read it; then municipalities in the order of the maps."""
    towns, near = {one.id: one for one in listed.municipalities}, inputs.outcome.near
    if len(towns) > 1 and inputs.reader.may_read(inputs.region, {m: one.teams for m, one in towns.items()}):
        yield _row(say("desk.moved.region", n=len(towns)), listed.region, near)
    for town, name in names.items():
        if town in towns:
            yield _row(name, towns[town], near)


def _row(name: str, one: Moved, near: Fraction) -> tuple[str, ...]:
    """Tenths of a percent that a reader can add up: before, the two parts, and after."""
    before, teams, norm, after = tenths(one, near)
    parts = (decimals_text(part, 1, signed=True) for part in (teams, norm))
    return (name, _share(before), *parts, _share(after), number(one.questions))


def _share(share: Fraction) -> str:
    return say("text.percent", percent=decimals_text(share, 1))
