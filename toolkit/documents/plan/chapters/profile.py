# SPDX-License-Identifier: EUPL-1.2
"""The team: what kind of team it is, what support it gives itself, and what to watch in such a team."""

from decimal import Decimal

from toolkit.documents.blocks import Block, Blocks, Bullets, Fact, Facts, Item, Table, Text
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.text import NO_FIGURE
from toolkit.model.answers import Profile
from toolkit.model.team_forms import TeamForms, WatchPoint
from toolkit.words.catalogue import say
from toolkit.words.text import listing, number

_NUMBERS = ("caseload", "waiting_list", "capacity_hours")
_CHOICES = ("organisation_form", "positioning", "triage")
_FEWEST, _MOST = 2, 2  # points to watch per kind that are shown


def profile_part(inputs: PlanInputs) -> Blocks:
    """What is known of the team; what it did not say is not said.

    Args:
        inputs: the team's form, and the points to watch.

    Returns:
        Blocks; a sentence when the team gave no profile.
    """
    form = inputs.team_form
    profile = Profile() if form is None else form.profile
    blocks: list[Block] = []
    known = _facts(profile)
    if known:
        blocks.append(Facts(known))
    missing = [say(f"profile.{name}.title").lower() for name in _missing(profile)]
    if missing and known:
        blocks.append(Text(say("plan.team.missing", names=listing(missing)), "quiet"))
    elif missing:
        blocks.append(Text(say("plan.team.nothing")))
    if form is not None and form.own_support:
        rows = tuple(
            (s.kind, NO_FIGURE if s.caseload is None else number(s.caseload), _fte(s.fte))
            for s in form.own_support
        )
        heads = tuple(say(f"plan.team.support.{key}") for key in ("kind", "caseload", "fte"))
        blocks.append(Table(say("plan.team.support.title"), heads, rows, (6, 2, 2), (1, 2)))
    return (*blocks, *_watch(profile, inputs.team_forms))


def _fte(value: Decimal | None) -> str:
    return NO_FIGURE if value is None else number(value)


def _facts(profile: Profile) -> tuple[Fact, ...]:
    facts = []
    for name in _CHOICES:
        value = getattr(profile, name)
        if value is not None:
            facts.append(Fact(say(f"profile.{name}.title"), say(f"profile.{name}.{value}")))
    if profile.target_group is not None:
        facts.append(Fact(say("profile.target_group.title"), profile.target_group))
    for name in _NUMBERS:
        value = getattr(profile, name)
        if value is not None:
            facts.append(Fact(say(f"profile.{name}.title"), number(value)))
    return tuple(facts)


def _missing(profile: Profile) -> list[str]:
    names = (*_CHOICES, "target_group", *_NUMBERS)
    return [name for name in names if getattr(profile, name) is None]


def _watch(profile: Profile, forms: TeamForms | None) -> Blocks:
    """Points to watch for a team of this form and positioning; they are of their year, and say so."""
    if forms is None:
        return ()
    found = [forms.form(profile.organisation_form), forms.positioning(profile.positioning)]
    points: list[WatchPoint] = []
    for kind, most in zip(found, (_MOST, _FEWEST), strict=True):
        if kind is not None:
            points += kind.points[:most]
    if not points:
        return ()
    lead = Text(say("plan.team.watch", year=forms.as_of))
    return (lead, Bullets(tuple(Item("", p.text.strip()) for p in points)))
