# SPDX-License-Identifier: EUPL-1.2
"""What stands beside the figures: formation, caseload, waiting, own support, employer; never in a figure."""

from collections.abc import Iterator, Mapping, Sequence

from toolkit.documents.blocks import Block, Section, Subheading, Table, Text
from toolkit.documents.desk.inputs import DeskInputs
from toolkit.documents.text import NO_FIGURE, heads
from toolkit.region.context import Amount, ContextOver, FormationOver, SupportOver, context_over
from toolkit.words.catalogue import say
from toolkit.words.numbers import number
from toolkit.words.text import listing, profile_text

_FTE = ("now", "needed", "vacancies")


def context_section(inputs: DeskInputs, names: Mapping[str, str]) -> Section | None:
    """What teams told of themselves.

    Args:
        inputs: of the page.
        names: what each municipality that the reader sees is called, in order.

    Returns:
        Per municipality for who sees names; over the region alone for who sees letters, because beside a
        letter a number of fte would tell who it is. None for who sees only the own municipality.
    """
    if not inputs.reader.sees("other_towns"):
        return None
    whole = context_over(inputs.contexts)
    if not whole.told:
        return Section("omgeving", say("desk.context.title"), (Text(say("desk.context.none")),))
    lead = [say("desk.context.lead", n=whole.told, of=len(whole.teams))]
    if whole.drafts and not inputs.outcome.with_drafts:
        lead.append(say("desk.context.drafts", n=whole.drafts))
    blocks: list[Block] = [Text(" ".join(lead)), *_totals(whole)]
    if inputs.apart:
        blocks.append(_by_town(inputs, names))
    blocks += _by_role(inputs, whole.formation)
    blocks += _by_kind(inputs, whole.support)
    return Section("omgeving", say("desk.context.title"), tuple(blocks))


def amount_text(amount: Amount) -> str:
    """A total, and over how many it is when not all of them are known."""
    if amount.total is None:
        return NO_FIGURE
    told = number(amount.total)
    if amount.known == amount.of:
        return told
    return say("desk.context.known", amount=told, n=amount.known, of=amount.of)


def _totals(whole: ContextOver) -> Iterator[Block]:
    sentences = []
    form = whole.formation_whole
    if form.now.total is not None:
        told = {name: amount_text(getattr(form, name)) for name in _FTE}
        sentences.append(say("desk.context.formation", **told))
    if whole.lowest_caseload is not None and whole.highest_caseload is not None:
        ends = {"low": number(whole.lowest_caseload), "high": number(whole.highest_caseload)}
        key = "caseload_one" if whole.lowest_caseload == whole.highest_caseload else "caseload"
        sentences.append(say(f"desk.context.{key}", n=whole.caseload_known, **ends))
    if whole.waiting.total is not None:
        people = whole.waiting.total
        key = "waiting" if people else "waiting_none"
        sentences.append(
            say(f"desk.context.{key}", people=people, shown=number(people), n=whole.waiting.known)
        )
    if whole.households.total is not None:
        households = number(whole.households.total)
        sentences.append(say("desk.context.households", n=households, teams=whole.households.known))
    if whole.youth_help_known:
        known = whole.youth_help_known
        sentences.append(say("desk.context.youth_help", n=whole.youth_help, of=known))
    if whole.target_groups:
        groups = [
            say("desk.context.target_group", ages=profile_text("target_group", ages), n=n)
            for ages, n in whole.target_groups
        ]
        sentences.append(say("desk.context.target_groups", groups=listing(groups)))
    if sentences:
        yield Text(" ".join(sentences))


def _by_town(inputs: DeskInputs, names: Mapping[str, str]) -> Table:
    employers = {o.id: o.title for o in inputs.region.organisations}
    rows = []
    for town, name in names.items():
        over = context_over(c for c in inputs.contexts if town in c.municipalities)
        form, told, of = over.formation_whole, over.told, len(over.teams)
        some = "\n" + say("comparison.some_teams", n=told, of=of) if 0 < told < of else ""  # silent ones
        rows.append(
            (
                name + some,
                listing(
                    [employers[e] for e in dict.fromkeys(c.employer for c in over.teams) if e in employers]
                )
                or NO_FIGURE,
                *(amount_text(getattr(form, column)) for column in _FTE),
                _caseload(over),
                amount_text(over.waiting),
            )
        )
    columns = heads("desk.context", "town", "employer", *_FTE, "caseload_head", "waiting_head")
    return Table(
        say("desk.context.by_town"), columns, tuple(rows), (16, 22, 12, 12, 12, 14, 12), (2, 3, 4, 5, 6)
    )


def _caseload(over: ContextOver) -> str:
    low, high = over.lowest_caseload, over.highest_caseload
    if low is None or high is None:
        return NO_FIGURE
    return number(low) if low == high else say("desk.context.from_to", low=number(low), high=number(high))


def _by_role(inputs: DeskInputs, rows: Sequence[FormationOver]) -> Iterator[Block]:
    """Per function; what may be a name is together with others that may, for who sees no typed names."""
    shown = [r for r in rows if inputs.reader.sees("answers") or inputs.roles.is_function(r.role)]
    if shown:
        title = say("desk.context.by_role")
        yield Subheading(title, folded=True)
        columns = heads("desk.context", "role", *_FTE)
        told = tuple((r.role, *(amount_text(getattr(r, c)) for c in _FTE)) for r in shown)
        yield Table(title, columns, told, (40, 20, 20, 20), (1, 2, 3))


def _by_kind(inputs: DeskInputs, rows: Sequence[SupportOver]) -> Iterator[Block]:
    """Per kind of support; in words that people typed, so for who may read those."""
    if rows and inputs.apart:
        title = say("desk.context.by_kind")
        titles = {t.id: t.title for t in inputs.region.teams}
        yield Subheading(title, folded=True)
        columns = heads(
            "desk.context",
            "kind",
            "support_caseload",
            "support_fte",
            "support_euro",
            "support_teams",
            "support_quality",
        )
        told = tuple(
            (
                r.kind,
                *(amount_text(amount) for amount in (r.caseload, r.fte, r.euro)),
                listing([titles[t] for t in r.teams]),
                "\n".join(f"{titles[team]}: {quality}" for team, quality in r.quality) or NO_FIGURE,
            )
            for r in rows
        )
        yield Table(title, columns, told, (20, 13, 11, 13, 20, 23), (1, 2, 3))
