# SPDX-License-Identifier: EUPL-1.2
"""The workbooks in which parties above the teams decide, made with the plans that they are about."""

from collections.abc import Iterator

from toolkit.documents.audience import may_see
from toolkit.forms.party.book import write_party_book
from toolkit.forms.party.form import PartyForm, build_party_form
from toolkit.model.given.decision import Party, parties_of
from toolkit.model.given.plan import BasedOnRound
from toolkit.model.problem import Problem
from toolkit.model.region import REGION_PARTY
from toolkit.planning.proposed.horizon import Terms
from toolkit.planning.unit_plan import UnitPlan
from toolkit.region.items import PartyItem, party_items
from toolkit.store.disk import File
from toolkit.words.catalogue import say
from toolkit.words.text import hours_text
from toolkit.work.make.gather import Gather
from toolkit.work.party_names import party_names, party_sight


def party_books(gather: Gather) -> Iterator[File | Problem]:
    """Make the workbook of every party that is asked something, or decided something before.

    Args:
        gather: of the round, with every unit read.

    Yields:
        Name and bytes of each, the region's first; or why one cannot be made.
    """
    items = party_items(gather.whole())
    for party in parties_of(gather.scored.region):
        form = party_form(gather, party, items.get(party.id, ()))
        if isinstance(form, Problem):
            yield form
        elif form is not None:
            yield file_name(gather, party), write_party_book(form)


def party_form(gather: Gather, party: Party, items: tuple[PartyItem, ...]) -> PartyForm | Problem | None:
    """The workbook of one party as a value.

    Args:
        gather: of the round.
        party: who decides.
        items: what it is asked.

    Returns:
        None where it is asked nothing and decided nothing; a problem where its decisions or the letters
        that it reads cannot be read.
    """
    work, round_ = gather.work, gather.scored.round
    stored = work.decisions.get(party.id)
    broken = work.workspace.decisions.get(party.id)
    if stored is None and broken is not None:
        return Problem.of("party-unreadable", broken.file, party=party.title)
    if not items and stored is None:
        return None
    names = party_names(work, party.id)
    if isinstance(names, Problem):
        return names
    seen = items if may_see(party_sight(work, party.id), "plans") else tuple(i for i in items if i.measure)
    day = gather.day or Terms.after(round_.date).day
    own = (party.title,) if party.organisation is not None else ()
    return build_party_form(
        work.region,
        round_,
        party,
        seen,
        stored,
        based_on=BasedOnRound(
            round=round_.id, norm=gather.scored.asked.norm.pin, measures=work.measures.version
        ),
        day=day,
        first=Terms.of(work.region, day).horizon[0],
        names=names,
        functions=(*own, *work.roles.offered),
        own=_own_list(gather, party),
    )


def _own_list(gather: Gather, party: Party) -> str:
    """What an employer would do by its own action list, so that it reads beside that what teams ask of it."""
    result = gather.scored.unit(party.id)
    plan = gather.plan_of(result) if result is not None and result.standards else None
    if not isinstance(plan, UnitPlan) or not plan.planned.todo:
        return ""
    book = say("cli.plannen.name.actions", unit=party.id, round=gather.scored.round.id)
    return say("party.own", n=len(plan.planned.todo), hours=hours_text(plan.hours_of()), book=book)


def file_name(gather: Gather, party: Party) -> str:
    """What the workbook of a party is called."""
    key = "region" if party.id == REGION_PARTY else "employer"
    name = say(f"cli.plannen.name.{key}", party=party.id, round=gather.scored.round.id)
    return f"{name}.xlsx"
