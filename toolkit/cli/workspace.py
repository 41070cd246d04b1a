# SPDX-License-Identifier: EUPL-1.2
"""What most commands begin with, in the terminal: the workspace, or why there is none and exit code 1."""

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path

import click

from toolkit.cli.how_far import progress
from toolkit.cli.output import fail, list_problems, stop, tell
from toolkit.documents.audience import WITHHELD
from toolkit.model.given.answers import own_form
from toolkit.model.problem import Problem
from toolkit.model.region import Round
from toolkit.reading.workspace import EVERYTHING, Part
from toolkit.scoring.region import units_of
from toolkit.scoring.unit import Unit
from toolkit.words.catalogue import say
from toolkit.work.workspace.how_far import Progress
from toolkit.work.workspace.open import Place, Work, find_folder, look, open_work
from toolkit.work.workspace.settle import settle

_NEAR = 3
"""How many suggestions somebody gets who mistyped a name."""


OF_CONTENT = frozenset(
    {
        "content-withdrawn",
        "content-superseded",
        "list-not-valid-yet",
        "list-expired",
        "list-prolonged",
        "layer-look-again",
        "layer-later",
        "layer-limit-off",
    }
)
"""What anybody who uses a list should know of it, whatever the command."""


def looked_at(folder: Path | None) -> Place:
    """Find the workspace, say what a program that was killed left in it, and read region.yaml alone.

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
    list_problems(settle(found))
    place = look(found)
    return place if isinstance(place, Place) else stop(place)


def opened(place: Place, part: Part = EVERYTHING) -> Work:
    """Read and check the workspace.

    Args:
        place: where region.yaml was found.
        part: which answers and decisions are needed.

    Returns:
        The workspace.

    Raises:
        SystemExit: 1 when region.yaml or the content has errors.
    """
    with reading() as told:
        work = open_work(place, told, part)
    if not isinstance(work, Work):
        stop(work)
    tell_of_content(work)
    return work


def tell_of_content(work: Work) -> None:
    """Say what is remarkable about the lists and norm that are used: of no round but those that are read.

    Args:
        work: the workspace.
    """
    rounds = work.part.rounds or {work.region.last_round().id}
    used = (p for p in work.problems if p.code in OF_CONTENT)
    list_problems([p for p in used if dict(p.holes).get("round") in {None, *rounds}])


@contextmanager
def reading() -> Iterator[Progress]:
    """Show how far reading is, without garbage collection: none of it is, and each turn walks over it all.

    Yields:
        What is to be told.
    """
    gc.disable()
    try:
        with progress(say("cli.reading"), passing=True) as told:
            yield told
    finally:
        gc.enable()
        gc.freeze()


def chosen_round(place: Place, round_id: str | None) -> Round:
    """The round that was asked for, else the last by date.

    Raises:
        click.BadParameter: when it does not exist.
    """
    if round_id is None:
        return place.region.last_round()
    round_ = place.region.round(round_id)
    if round_ is None:
        names = ", ".join(r.id for r in place.region.rounds)
        raise click.BadParameter(say("cli.no_round", round=round_id, rounds=names), param_hint="--ronde")
    return round_


def chosen_unit(place: Place, unit_id: str, round_: Round | None = None) -> Unit:
    """The team or municipality that was asked for.

    Args:
        place: the workspace.
        unit_id: its id.
        round_: in which it must take part; None for any that the region knows.

    Returns:
        The unit.

    Raises:
        click.BadParameter: when it takes no part then, or does not exist; with the few that are written
            nearly like it.
    """
    units = {u.id: u for u in units_of(place.region)}
    if unit_id not in units:
        raise unknown_unit(unit_id, {u.id: u.title for u in units.values()}, "--team")
    if round_ is not None and all(u.id != unit_id for u in units_of(place.region.at(round_.date))):
        title = units[unit_id].title
        raise click.BadParameter(say("cli.not_in_round", unit=title, round=round_.id), param_hint="--team")
    return units[unit_id]


def unknown_unit(unit_id: str, titles: Mapping[str, str], option: str) -> click.BadParameter:
    """Why a team or municipality cannot be chosen.

    Args:
        unit_id: as somebody typed it.
        titles: of all that can be chosen, by id.
        option: where it was typed.

    Returns:
        What to raise: it names a few ids that are, or whose title is, written nearly like it.
    """
    ids = {name.lower(): name for name in titles} | {title.lower(): name for name, title in titles.items()}
    near = dict.fromkeys(ids[name] for name in get_close_matches(unit_id.lower(), ids, _NEAR))
    some = ", ".join(near) if near or len(titles) > _NEAR else ", ".join(titles)
    key = "cli.no_unit_near" if some else "cli.no_unit"
    return click.BadParameter(say(key, unit=unit_id, units=some), param_hint=option)


def unknown_body(typed: str | None, known: Iterable[str]) -> click.BadParameter:
    """Why nobody can be chosen as reader.

    Args:
        typed: what stood behind `--voor`.
        known: what could stand there.

    Returns:
        What to raise.
    """
    told = say("cli.plannen.no_body", body=typed, known=", ".join(known))
    return click.BadParameter(told, param_hint="--voor")


def warn_of_errors(work: Work) -> None:
    """Say that something in the answers is wrong: it counts nowhere, so everyone must hear of it."""
    tell_errors(work.errors())


def tell_few(work: Work, round_: Round, unit_id: str | None = None) -> None:
    """Say of which units too few colleagues answered something to show what they said.

    Args:
        work: the workspace.
        round_: the round.
        unit_id: only this unit; None for all.
    """
    shown = work.answers(round_)
    for unit in units_of(work.region):
        files = shown.get(unit.id, ())
        if own_form(files) is not None:  # what the unit said itself is shown, and goes before what they said
            continue
        said = [f.answers.values() for f in files if f.kind != "partner"]
        n = sum(WITHHELD in answers for answers in said)
        if n and unit_id in {None, unit.id}:
            tell(say(f"cli.few.{unit.kind}", unit=unit.title, least=work.region.min_respondents))


def tell_errors(errors: int) -> None:
    """Say how many errors there are in what was read, when there are any."""
    if errors:
        tell(say("cli.answer_errors", n=errors))
