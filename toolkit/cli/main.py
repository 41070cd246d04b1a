# SPDX-License-Identifier: EUPL-1.2
"""The command `zelfscan`: bare start, Dutch words, exit codes. Commands are imported when they are run."""

import gc
import importlib
import os
import sys
from io import StringIO
from itertools import groupby

import click

from toolkit import __version__
from toolkit.cli import codes
from toolkit.cli.library_words import open_streams, speak_dutch, use_utf8
from toolkit.words.catalogue import say

speak_dutch()

COMMANDS = {module.rpartition(".")[2]: module for module in say("cli.commands").split()}
"""The verbs in the order of the work, as help lists them, each with its module in toolkit/cli/commands."""


_NAME = "zelfscan"
_SELDOM = (
    50_000  # objects from one look for garbage to the next: what a command makes it keeps, or it is tiny
)
_WIDEST = 100  # letters on a line of help


class Lazy(click.Group):
    """A group that knows its commands by name and imports one only when it is run or asked for help."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """All commands in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - idem
        """The command by name, imported now; None when it does not exist."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"toolkit.cli.commands.{COMMANDS[cmd_name]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - idem
        """List the commands in their groups with their short help, without importing any."""
        widest = max(map(len, COMMANDS))
        for group, names in groupby(COMMANDS, lambda name: COMMANDS[name].partition(".")[0]):
            with formatter.section(say(f"cli.groups.{group}")):
                formatter.write_dl([(name.ljust(widest), say(f"cli.{name}.short")) for name in names])


def _width() -> int:
    """As click asks the terminal, without all that it would import to ask."""
    try:
        columns = int(os.environ.get("COLUMNS") or os.get_terminal_size(sys.__stdout__.fileno()).columns)  # type: ignore[union-attr]  # None without a console, which is caught
    except (AttributeError, ValueError, OSError):
        columns = 0
    return max(min(columns or 80, _WIDEST) - 2, 50)


@click.group(
    cls=Lazy,
    help=say("cli.help"),
    options_metavar=say("cli.metavar.options"),
    subcommand_metavar=say("cli.metavar.command"),
    context_settings={"help_option_names": ["-h", "--help"], "terminal_width": _width()},
)
@click.version_option(__version__, prog_name=_NAME, message=say("cli.version", version=__version__))
def zelfscan() -> None:
    """The group itself does nothing."""


def main() -> None:
    """Run the command: 0 fine, 1 a problem in the data, 2 wrong use, 3 our fault.

    Raises:
        SystemExit: always, with the exit code.
    """
    open_streams()
    use_utf8()
    gc.set_threshold(_SELDOM)
    # our models take none, and to look for them is to read about every package that is installed
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        ended = zelfscan(prog_name=_NAME, standalone_mode=False)  # however it was started
    except click.Abort:
        click.echo(say("cli.aborted"), err=True)
        raise SystemExit(codes.DATA) from None
    except click.ClickException as wrong:
        _tell(wrong)
        raise SystemExit(wrong.exit_code) from wrong
    except Exception as error:  # the one place where everything unforeseen ends
        if os.environ.get("ZELFSCAN_TRACEBACK"):
            raise
        told, code = _unforeseen(error)
        click.echo(told, err=True)
        raise SystemExit(code) from error
    raise SystemExit(ended)


def _unforeseen(error: Exception) -> tuple[str, int]:
    """What is said of it, and the exit code: what the system was hindered by is no fault of ours."""
    from toolkit.store.disk import hindrance  # noqa: PLC0415 - costs more than a start

    by = hindrance(error) if isinstance(error, OSError) else None
    if isinstance(error, OSError) and by is not None:
        return say(f"cli.system.{by}", path=error.filename or say("cli.system.output")), codes.DATA
    return say("cli.our_fault", kind=type(error).__name__, text=str(error)[:500]), codes.OURS


def _tell(wrong: click.ClickException) -> None:
    """What the library says of wrong use, set as all that a person reads."""
    from toolkit.cli.output import tell  # noqa: PLC0415 - costs more than a start

    said = StringIO()
    wrong.show(said)
    tell(said.getvalue().removesuffix("\n"))


if __name__ == "__main__":
    main()
