# SPDX-License-Identifier: EUPL-1.2
"""The team: what kind of team it is, what support it gives itself, and what to watch in such a team."""

from collections.abc import Iterator

from toolkit.documents.blocks import Block, Fact, Facts, Section, Table, Text, bullets, section
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.text import NO_FIGURE, aligned, heads
from toolkit.model.content.library import TeamForms
from toolkit.model.given.answers import Profile
from toolkit.words.catalogue import say
from toolkit.words.numbers import number
from toolkit.words.text import listing, profile_text

_NUMBERS = ("members", "households", "caseload", "waiting_list", "capacity_hours")
_CHOICES = ("organisation_form", "positioning", "triage", "target_group", "gives_youth_help")
_POINTS = 2  # to watch per kind that are shown


def team(inputs: PlanInputs) -> Section | None:
    """What is known of the team; what it did not say is not said.

    None when nobody handed in a form.
    """
    blocks = _blocks(inputs) if inputs.any_result else ()
    return section("team", say("plan.word.team"), blocks, annex=True)


def _blocks(inputs: PlanInputs) -> Iterator[Block]:
    form = inputs.team_form
    profile = Profile() if form is None else form.profile
    known = tuple(_facts(profile))
    if known:
        yield Facts(known)
    missing = [
        say(f"profile.{name}.title").lower()
        for name in (*_CHOICES, *_NUMBERS)
        if getattr(profile, name) is None
    ]
    if missing and known:
        yield Text(say("plan.team.missing", names=listing(missing)), "quiet")
    elif missing:
        yield Text(say("plan.team.nothing"))
    if form is not None and form.own_support:
        rows = tuple(
            (
                s.kind,
                *(NO_FIGURE if n is None else number(n) for n in (s.caseload, s.fte, s.euro)),
                s.quality or NO_FIGURE,
            )
            for s in form.own_support
        )
        columns = heads("plan.team.support", "kind", "caseload", "fte", "euro", "quality")
        table = aligned(rows, (2,))
        yield Table(say("plan.team.support.title"), columns, table, (30, 14, 10, 14, 32), (1, 2, 3))
    if inputs.team_forms is not None:
        yield from _watch(profile, inputs.team_forms)


def _facts(profile: Profile) -> Iterator[Fact]:
    for name in (*_CHOICES, *_NUMBERS):
        value = getattr(profile, name)
        if value is not None:
            yield Fact(say(f"profile.{name}.title"), profile_text(name, value))


def _watch(profile: Profile, forms: TeamForms) -> Iterator[Block]:
    """Points to watch for a team of this form and positioning; they are of their year, and say so."""
    kinds = (forms.form(profile.organisation_form), forms.positioning(profile.positioning))
    points = [point for kind in kinds if kind is not None for point in kind.points[:_POINTS]]
    if points:
        yield Text(say("plan.team.watch", year=forms.as_of))
        yield bullets(point.text.strip() for point in points)
