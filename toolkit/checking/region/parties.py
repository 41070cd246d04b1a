# SPDX-License-Identifier: EUPL-1.2
"""What must hold between the decisions above the teams, the region, and the content."""

from collections.abc import Iterator

from toolkit.checking.alike import misplaced
from toolkit.checking.people.privacy import check_privacy
from toolkit.checking.region.plans import check_based_on
from toolkit.model.given.decision import (
    OF_ACCORD,
    ItemDecision,
    PartyDecisions,
    action_of_item,
    kind_of,
    unit_of_item,
)
from toolkit.model.given.plan import is_own
from toolkit.model.problem import Problem
from toolkit.model.region import REGION_PARTY, Region
from toolkit.reading.library import Library
from toolkit.reading.validated import Loaded
from toolkit.words.cells import row_title
from toolkit.words.text import shortened


def check_party(name: str, file: Loaded[PartyDecisions], region: Region, library: Library) -> list[Problem]:
    """All problems of one file of decisions above the teams.

    Args:
        name: of the file, without ending: whose decisions they should be.
        file: the decisions.
        region: for parties, units, rounds and privacy.
        library: norms and measures; a measure of any version that is there is known.

    Returns:
        Problems at the place of the decision that they are about.
    """
    if name not in {REGION_PARTY, *(o.party for o in region.organisations)}:
        return [file.problem("party-unknown", ("decides",), party=name)]
    if file.model is None:
        return []
    if elsewhere := list(misplaced(file, [("decides", file.model.party, name)])):
        return elsewhere
    return [
        *check_based_on(file, file.model.based_on, region, library),
        *_items(file, file.model, region, library),
        *check_privacy(file, region.privacy),
    ]


def _items(
    file: Loaded[PartyDecisions], said: PartyDecisions, region: Region, library: Library
) -> Iterator[Problem]:
    sets = [library.measure_set(version) for version in library.measures]
    known = {m.id for s in sets if s is not None for m in s.measures} if sets and None not in sets else None
    units = {t.id for t in region.teams} | {m.unit for m in region.municipalities}
    for item, last in said.items.items():
        path = ("items", item)
        action, unit = action_of_item(item), unit_of_item(item)
        if unit is None and said.party != REGION_PARTY:
            yield file.problem("joint-not-of-employer", path, measure=item)
        if unit is not None and unit not in units:
            yield file.problem("unit-unknown", path, unit=unit)
        if known is not None and action is not None and not is_own(action) and action not in known:
            yield file.problem("unknown-measure", path, measure=action)
        yield from _decision(file, path, item, last)
        for n, earlier in enumerate(last.earlier):
            yield from _decision(file, (*path, "earlier", n), item, earlier)


def _decision(
    file: Loaded[PartyDecisions], path: tuple[str | int, ...], item: str, one: ItemDecision
) -> Iterator[Problem]:
    word = row_title(item)
    if one.answer in {"refused", "changed"} and not (one.reason or "").strip():
        yield file.problem("answer-without-reason", path, item=word)
    if one.answer is not None and (one.by is None or one.on is None):
        yield file.problem("answer-without-who", path, item=word)
    if one.answer == "later" and one.quarter is None and kind_of(item) == "joint":
        yield file.problem("later-without-quarter", path, item=word)
    if one.answer not in OF_ACCORD and one.amount:
        yield file.problem("amount-without-accord", path, item=word)
    for field, text in one.rejected.items():
        holes = {"where": f"{word}, {ItemDecision.title_of(field)}", "text": shortened(text)}
        yield file.problem("plan-value-rejected", (*path, "rejected", field), **holes)
