# SPDX-License-Identifier: EUPL-1.2
"""Where the region stands, and how sure that is."""

from collections import Counter
from collections.abc import Iterator

from toolkit.documents.blocks import Block, Section, Text, bullets, section
from toolkit.documents.memo.asked_rows import planless_towns
from toolkit.documents.memo.heat_map import MOST_TOWNS, heat_pictures
from toolkit.documents.memo.inputs import MOST_IN_SENTENCE, MemoInputs
from toolkit.region.subjects import SUBJECTS
from toolkit.words.catalogue import say
from toolkit.words.text import listing

MOST_NAMES = 3


def standing(memo: MemoInputs) -> Section | None:
    """The map with what it rests on. Never None: who is missing is said too."""
    return section("standing", say("memo.standing.title"), _blocks(memo))


def _blocks(memo: MemoInputs) -> Iterator[Block]:
    yield bullets(_sure(memo))
    if len(memo.towns) > MOST_TOWNS:
        yield Text(say("memo.standing.many", n=len(memo.towns)))
    yield from heat_pictures(memo)


def _sure(memo: MemoInputs) -> Iterator[str]:
    """How sure the figures are: who counts, what is open, what deserves a talk first."""
    stands = memo.found.stands
    told = [say("memo.standing.counted", n=len(stands.counted), of=stands.teams)]
    part = "drafts_in" if memo.outcome.with_drafts else "drafts_part"
    whole = [team for team in stands.drafts if team not in stands.counted]
    rest = [team for team in stands.drafts if team not in whole]
    groups = (("drafts", whole), (part, rest), ("missing", stands.missing))
    for key, teams in groups:
        if teams:
            told.append(say(f"memo.standing.{key}", who=memo.units_text(teams, MOST_IN_SENTENCE)))
    if memo.named and any(len(teams) > MOST_IN_SENTENCE for _, teams in groups):
        told.append(say("memo.standing.which"))
    if not memo.named:  # by name these lines are long already
        told += _towns_without(memo)
    yield " ".join(told)
    if memo.norm_proposed and not memo.found.requests:  # else by the decision
        yield say("memo.standing.proposal")
    if any(
        o.range and o.range[0] < o.range[1]
        for m in memo.outcome.municipalities
        for o in (s.over for s in m.standards)
    ):
        yield say("memo.standing.open")
    counts = Counter(subject.kind for subject in memo.found.subjects)
    told = [say(f"memo.subject.{kind}", n=counts[kind]) for kind in SUBJECTS if counts[kind]]
    if told:
        yield say("memo.standing.subjects", parts="; ".join(told))


def _towns_without(memo: MemoInputs) -> Iterator[str]:
    """Which municipalities have no figure, and which no plan of their own: those are seldom the same."""
    counted = {town.id for town in memo.outcome.municipalities if town.teams}
    without = {"figure": {town for town, _ in memo.towns} - counted, "plan": planless_towns(memo)}
    for key, towns in without.items():
        titles = [title for town, title in memo.towns if town in towns]
        if 0 < len(titles) <= MOST_NAMES:
            yield say(f"memo.standing.no_{key}", who=listing(titles))
