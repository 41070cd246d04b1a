# SPDX-License-Identifier: EUPL-1.2
"""How a verb and its usual options are declared: names and help in Dutch, from the messages file."""

import re
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from toolkit.words.catalogue import say

_DAY = re.compile(r"20\d\d-\d\d-\d\d")
F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Look:
    """What somebody asks to see of a region.

    Attributes:
        folder: the workspace; None looks here and above.
        round_id: which round; None as none was named.
        audience: who looks, as typed.
        out: where files come; None where the command says.
        day: the day that it is.
        own: id of the reader's own municipality, as typed.
    """

    folder: Path | None
    round_id: str | None
    audience: str
    out: Path | None
    day: date
    own: str | None


class _Verb(click.Command):
    """A command that refuses an option given twice: of two rounds the last would count, and nobody saw it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The same, once no option with one value stands there again.

        Raises:
            click.UsageError: when one does.
        """
        _, _, typed = self.make_parser(ctx).parse_args(args=list(args))
        one = Counter(
            p.opts[0] for p in typed if isinstance(p, click.Option) and not (p.multiple or p.is_flag)
        )
        twice = next((name for name, n in one.items() if n > 1), None)
        if twice is not None:
            raise click.UsageError(say("cli.twice", option=twice), ctx)
        return super().parse_args(ctx, args)


def verb(name: str) -> Callable[[Callable[..., Any]], click.Command]:
    """Declare a command of zelfscan; its help stands at `cli.<name>.help`.

    Args:
        name: the Dutch verb.

    Returns:
        A decorator.
    """
    return click.command(name, cls=_Verb, help=_help(name), options_metavar=say("cli.metavar.options"))


def _help(key: str) -> str:
    """What a command does, and one way to type it, on lines of its own."""
    return f"{say(f'cli.{key}.help')}\n\n\b\n{say('cli.example')}\n  {say(f'cli.{key}.example')}"


def group(name: str) -> click.Group:
    """Declare a command with commands of its own; its help stands at `cli.<name>.help`.

    Args:
        name: the Dutch word.

    Returns:
        The group, empty.
    """
    return click.Group(
        name,
        help=say(f"cli.{name}.help"),
        options_metavar=say("cli.metavar.options"),
        subcommand_metavar=say("cli.metavar.command"),
    )


def verb_of(parent: click.Group, name: str) -> Callable[[Callable[..., Any]], click.Command]:
    """Declare a command of a group; its help stands at `cli.<group>_<name>.help`, the short one first.

    Args:
        parent: the group.
        name: the Dutch verb.

    Returns:
        A decorator.
    """
    told = _help(f"{parent.name}_{name.replace('-', '_')}")
    # what is given as short is shown whole; what the library shortens ends in the middle of a sentence
    return parent.command(
        name,
        cls=_Verb,
        help=told,
        short_help=told.partition("\n")[0],
        options_metavar=say("cli.metavar.options"),
    )


def a_day(typed: str) -> date:
    """A day as people are asked to type it: year, month, day; of this century, as anything else is a slip.

    Args:
        typed: behind the option.

    Returns:
        The day.

    Raises:
        click.BadParameter: when it is none.
    """
    with suppress(ValueError):
        if _DAY.fullmatch(typed):
            return date.fromisoformat(typed)
    raise click.BadParameter(say("cli.no_day", text=typed))


def dated_option(flag: str, name: str, key: str, *, required: bool = False) -> Callable[[F], F]:
    """An option that takes a day.

    Args:
        flag: as it is typed.
        name: of what the command gets.
        key: of its help.
        required: True where the command cannot do without.

    Returns:
        A decorator.
    """
    metavar = say("cli.metavar.day")
    return click.option(flag, name, type=a_day, metavar=metavar, required=required, help=say(key))


def _folder_option(flag: str, name: str, key: str) -> Callable[[F], F]:
    kind = click.Path(path_type=Path, file_okay=False)
    return click.option(flag, name, type=kind, metavar=say("cli.metavar.folder"), help=say(key))


def _round_option(key: str) -> Callable[[F], F]:
    return click.option("--ronde", "round_id", metavar=say("cli.metavar.round"), help=say(key))


map_option = _folder_option("--map", "folder", "cli.option.map")
"""The workspace."""
out_option = _folder_option("--uit", "out", "cli.option.out")
"""Where files come."""
round_option = _round_option("cli.option.round")
"""Which round."""
unit_option = click.option("--team", "unit_id", metavar="TEAM", help=say("cli.option.team"))
"""Which team or municipality; all of them without it."""
the_unit_option = click.option(
    "--team", "unit_id", required=True, metavar="TEAM", help=say("cli.option.team")
)
"""The one team or municipality that a command is about."""
drafts_option = click.option("--met-concepten", "with_drafts", is_flag=True, help=say("cli.with_drafts"))
"""Lists that were not handed in count too."""
day_option = dated_option("--datum", "day", "cli.option.day")
"""Today, as an input."""
json_option = click.option("--json", "as_json", is_flag=True, help=say("cli.option.json"))
"""Data instead of text."""


def looking(
    round_help: str = "cli.option.round",
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The options of a command that shows a region to an audience; it gets them as one `look`.

    Args:
        round_help: key of what `--ronde` chooses.

    Returns:
        A decorator.
    """

    def declared(function: Callable[..., None]) -> Callable[..., None]:
        @map_option
        @_round_option(round_help)
        @click.option(
            "--voor",
            "audience",
            metavar=say("cli.vergelijken.who"),
            default=say("audience.programme_manager"),
            show_default=True,
            help=say("cli.vergelijken.audience"),
        )
        @out_option
        @day_option
        @click.option("--gemeente", "own", metavar=say("cli.metavar.town"), help=say("cli.vergelijken.own"))
        @wraps(function)
        def called(
            *,
            folder: Path | None,
            round_id: str | None,
            audience: str,
            out: Path | None,
            day: date | None,
            own: str | None,
            **rest: object,
        ) -> None:
            function(Look(folder, round_id, audience, out, day_of(day), own), **rest)

        return called

    return declared


def day_of(given: date | None) -> date:
    """The day that `--datum` gives, or else today: a command is where the clock is looked at."""
    return given or date.today()
