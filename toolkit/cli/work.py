# SPDX-License-Identifier: EUPL-1.2
"""What most commands begin with, in the terminal: the workspace, or why there is none and exit code 1."""

from pathlib import Path

import click

from toolkit.cli.output import fail, stop, tell
from toolkit.model.problem import Problem
from toolkit.model.region import Round
from toolkit.scoring.region import units_of
from toolkit.scoring.unit import Unit
from toolkit.words.catalogue import say
from toolkit.work.open import Place, Work, find_folder, look, open_work


def opened(folder: Path | None) -> Work:
    """Find, read and check the workspace.

    Args:
        folder: from `--map`, or None to look here and in the folders above.

    Returns:
        The workspace.

    Raises:
        SystemExit: 1 when there is none, or region.yaml or the content has errors.
    """
    work = open_work(looked_at(folder))
    return work if isinstance(work, Work) else stop(work)


def looked_at(folder: Path | None) -> Place:
    """Find the workspace and read region.yaml alone.

    Args:
        folder: from `--map`, or None to look here and in the folders above.

    Returns:
        The workspace, of which nothing else was read.

    Raises:
        SystemExit: 1 when there is none, or region.yaml cannot be read.
    """
    found = find_folder(folder, Path.cwd())
    if isinstance(found, Problem):
        fail(found)
    place = look(found)
    return place if isinstance(place, Place) else stop(place)


def chosen_round(of: Place | Work, round_id: str | None) -> Round:
    """The round that was asked for, else the last by date.

    Raises:
        click.BadParameter: when it does not exist.
    """
    if round_id is None:
        return of.region.last_round()
    round_ = of.region.round(round_id)
    if round_ is None:
        names = ", ".join(r.id for r in of.region.rounds)
        raise click.BadParameter(say("cli.no_round", round=round_id, rounds=names), param_hint="--ronde")
    return round_


def chosen_unit(of: Place | Work, unit_id: str) -> Unit:
    """The team or municipality that was asked for.

    Raises:
        click.BadParameter: when it does not exist.
    """
    units = {u.id: u for u in units_of(of.region)}
    if unit_id not in units:
        names = ", ".join(units)
        raise click.BadParameter(say("cli.no_unit", unit=unit_id, units=names), param_hint="--team")
    return units[unit_id]


def warn_of_errors(work: Work) -> None:
    """Say that something in the answers is wrong: it counts nowhere, so everyone must hear of it."""
    errors = work.errors()
    if errors:
        tell(say("cli.answer_errors", n=errors))
