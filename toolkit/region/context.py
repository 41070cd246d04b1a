# SPDX-License-Identifier: EUPL-1.2
"""What stands beside the figures and is never in them: formation, caseload, waiting, own support, employer.

What nobody filled in stays unknown and is counted apart: a total says over how many teams it is.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from toolkit.model.given.answers import Answers, OwnSupport, Profile, own_form
from toolkit.model.region import Region


@dataclass(frozen=True, slots=True)
class Amount:
    """A number over several teams.

    Attributes:
        total: sum of what is known; None when nothing is.
        known: how many rows or teams gave a number.
        of: how many could have.
    """

    total: Decimal | None
    known: int
    of: int


@dataclass(frozen=True, slots=True)
class FormationOver:
    """One function over several teams, in fte.

    Attributes:
        role: as filled in; what differs in capitals alone is one.
        now: filled.
        needed: needed.
        vacancies: open.
    """

    role: str
    now: Amount
    needed: Amount
    vacancies: Amount


@dataclass(frozen=True, slots=True)
class SupportOver:
    """One kind of support that teams give themselves.

    Attributes:
        kind: as filled in; what differs in capitals alone is one.
        caseload: households.
        fte: full-time equivalents.
        euro: what it costs in a year.
        quality: ids of teams with how each keeps its quality, as they typed it; of those that said so.
        teams: ids of the teams that give it.
    """

    kind: str
    caseload: Amount
    fte: Amount
    euro: Amount
    quality: tuple[tuple[str, str], ...]
    teams: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TeamContext:
    """What one team told of itself.

    Attributes:
        team: id.
        municipalities: ids.
        employer: id of its organisation.
        profile: what it filled in; every field may be unknown.
        form: its settled form, for the rows of formation and own support; None without one.
    """

    team: str
    municipalities: tuple[str, ...]
    employer: str
    profile: Profile
    form: Answers | None


@dataclass(frozen=True, slots=True)
class ContextOver:
    """Several teams together.

    Attributes:
        teams: them, in the order of region.yaml.
        told: how many of them have a settled form.
        drafts: of how many of those no list was handed in yet: what they tell of themselves stands, while
            their answers are in no figure.
        formation: per function, in alphabetical order.
        formation_whole: all functions together.
        support: per kind, in alphabetical order.
        households: that they support now.
        waiting: people on a waiting list.
        lowest_caseload: households per fte, of the team with fewest; None when unknown.
        highest_caseload: idem, with most. No total: a caseload of several teams means nothing.
        caseload_known: how many teams gave a caseload.
        youth_help: how many teams give youth help themselves.
        youth_help_known: how many teams said whether they do.
        target_groups: ages with how many teams work for them, most teams first; only what teams gave.
    """

    teams: tuple[TeamContext, ...]
    told: int
    drafts: int
    formation: tuple[FormationOver, ...]
    formation_whole: FormationOver
    support: tuple[SupportOver, ...]
    households: Amount
    waiting: Amount
    lowest_caseload: Decimal | None
    highest_caseload: Decimal | None
    caseload_known: int
    youth_help: int
    youth_help_known: int
    target_groups: tuple[tuple[str, int], ...]


def team_contexts(region: Region, answers: Mapping[str, Sequence[Answers]]) -> tuple[TeamContext, ...]:
    """What every team told of itself in its settled form.

    Args:
        region: as it is on the day of the round.
        answers: files of the round per unit, as far as others may know them.

    Returns:
        All teams, in the order of region.yaml.
    """
    contexts = []
    for team in region.teams:
        form = own_form(answers.get(team.id, ()))
        profile = Profile() if form is None else form.profile
        contexts.append(TeamContext(team.id, team.municipalities, team.organisation, profile, form))
    return tuple(contexts)


def context_over(teams: Iterable[TeamContext]) -> ContextOver:
    """Bring several teams together; each of them counts once.

    Args:
        teams: of a municipality, an employer or the region.

    Returns:
        Totals of what they told, each with over how many teams or rows it is.
    """
    chosen = tuple(teams)
    forms = [(t.team, t.form) for t in chosen if t.form is not None]
    roles: dict[str, list[tuple[Decimal | None, Decimal | None, Decimal | None]]] = {}
    kinds: dict[str, list[tuple[str, OwnSupport]]] = {}
    called: dict[str, str] = {}
    for team, form in forms:
        for row in form.formation:
            key = _key(row.role, called)
            roles.setdefault(key, []).append((row.fte, row.needed, row.vacancies))
        for given in form.own_support:
            kinds.setdefault(_key(given.kind, called), []).append((team, given))
    helping = [t.profile.gives_youth_help for t in chosen if t.profile.gives_youth_help is not None]
    groups = Counter(t.profile.target_group for t in chosen if t.profile.target_group is not None)
    caseloads = [t.profile.caseload for t in chosen if t.profile.caseload is not None]
    every = [row for rows in roles.values() for row in rows]
    return ContextOver(
        chosen,
        len(forms),
        sum(all(of.state == "draft" for of in form.standards.values()) for _, form in forms),
        tuple(_formation(called[role], roles[role]) for role in sorted(roles)),
        _formation("", every),
        tuple(
            SupportOver(
                called[kind],
                _amount(row.caseload for _, row in kinds[kind]),
                _amount(row.fte for _, row in kinds[kind]),
                _amount(row.euro for _, row in kinds[kind]),
                tuple((team, row.quality) for team, row in kinds[kind] if row.quality is not None),
                tuple(dict.fromkeys(team for team, _ in kinds[kind])),
            )
            for kind in sorted(kinds)
        ),
        _amount(t.profile.households for t in chosen),
        _amount(t.profile.waiting_list for t in chosen),
        min(caseloads, default=None),
        max(caseloads, default=None),
        len(caseloads),
        sum(helping),
        len(helping),
        tuple(sorted(groups.items(), key=lambda group: (-group[1], group[0]))),
    )


def _key(text: str, called: dict[str, str]) -> str:
    """One key for what differs in capitals and spaces alone; it is called as it was first typed."""
    shown = " ".join(text.split())
    called.setdefault(shown.casefold(), shown)
    return shown.casefold()


def _formation(
    role: str, rows: Sequence[tuple[Decimal | None, Decimal | None, Decimal | None]]
) -> FormationOver:
    now, needed, vacancies = (_amount(row[n] for row in rows) for n in range(3))
    return FormationOver(role, now, needed, vacancies)


def _amount(values: Iterable[Decimal | None]) -> Amount:
    given = list(values)
    known = [v for v in given if v is not None]
    return Amount(sum(known, Decimal(0)) if known else None, len(known), len(given))
