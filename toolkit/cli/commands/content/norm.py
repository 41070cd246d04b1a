# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan norm`: versions of the norm of a region, for who keeps it."""

from datetime import date
from pathlib import Path

import click

from toolkit.cli.options import (
    dated_option,
    day_of,
    day_option,
    group,
    json_option,
    map_option,
    round_option,
    verb_of,
)
from toolkit.cli.workbooks import add_workbooks
from toolkit.words.catalogue import say

command = group("norm")
add_workbooks(command, lists=False)


@verb_of(command, "publiceren")
@map_option
@click.argument("pin", metavar=say("cli.metavar.version"))
@click.option("--door", "by", metavar=say("cli.metavar.body"), help=say("cli.norm_publiceren.by"))
@click.option(
    "--overleg", "meeting", metavar=say("cli.metavar.meeting"), help=say("cli.norm_publiceren.meeting")
)
@dated_option("--op", "on", "cli.norm_publiceren.when")
@day_option
def publish(
    *,
    folder: Path | None,
    pin: str,
    by: str | None,
    meeting: str | None,
    on: date | None,
    day: date | None,
) -> None:
    """Publish a version of a norm, as a proposal or as it was adopted.

    Args:
        folder: a region with content of its own.
        pin: of the version.
        by: the body that adopted it.
        meeting: in which.
        on: the day of that.
        day: of publication; None for today.

    Raises:
        click.UsageError: when who, where or when is missing, that day is to come, or it is no norm.
    """
    from toolkit.cli.content import content_here, tell_published, version_of
    from toolkit.cli.output import tell
    from toolkit.model.content.norm import Adoption, Norm
    from toolkit.words.text import day_text
    from toolkit.work.content.publish import publish as published

    adoption = None
    if by and meeting and on is not None:
        adoption = Adoption(by=by, meeting=meeting, on=on)
    elif by or meeting or on is not None:
        raise click.UsageError(say("cli.norm_publiceren.together"))
    if adoption is not None and adoption.on > day_of(day):
        days = {"on": day_text(adoption.on), "day": day_text(day_of(day))}
        raise click.UsageError(say("cli.norm_publiceren.not_yet", **days))
    content = content_here(folder)
    if not isinstance(version_of(content, pin).model, Norm):
        raise click.UsageError(say("cli.norm_publiceren.no_norm", pin=pin))
    done = published(content, pin, day_of(day), adoption)
    tell_published(pin, done)
    if adoption is not None and not done.before:
        tell(say("versions.adopted", by=adoption.by, meeting=adoption.meeting, day=day_text(adoption.on)))


@verb_of(command, "verschil")
@map_option
@round_option
@click.argument("before", metavar=say("cli.metavar.version"))
@click.argument("after", metavar=say("cli.metavar.version"))
@json_option
def difference(*, folder: Path | None, round_id: str | None, before: str, after: str, as_json: bool) -> None:
    """Show what another norm asks and what it would do to the results of a round.

    Args:
        folder: the workspace.
        round_id: which round; None for the last.
        before: pin of the earlier norm.
        after: pin of the later one.
        as_json: as data.
    """
    from toolkit.cli.output import fail
    from toolkit.cli.show.norms import show_norm_effect
    from toolkit.cli.workspace import chosen_round, looked_at, opened, warn_of_errors
    from toolkit.model.problem import Problem
    from toolkit.reading.workspace import Part
    from toolkit.work.content.norm_effect import norm_effect

    place = looked_at(folder)
    round_ = chosen_round(place, round_id)
    work = opened(place, Part(rounds=frozenset({round_.id})))
    norms = work.workspace.library.norms
    for pin in (pin for pin in (before, after) if pin not in norms):
        raise click.BadParameter(say("cli.no_version", pin=pin, pins=", ".join(norms)))
    effect = norm_effect(work, round_, before, after)
    if isinstance(effect, Problem):
        fail(effect)
    show_norm_effect(effect, as_json=as_json)
    warn_of_errors(work)
