# SPDX-License-Identifier: EUPL-1.2
"""The terminal of a dialogue: lines out, a line in, stopping without loss.

Prompts are click's: a line of text and Enter. That works in every terminal, through a pipe and with a
screen reader; a library that redraws the screen does not.
"""

import importlib
import os
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any

import click

from toolkit.cli.how_far import SIGNALS
from toolkit.cli.output import escape, show
from toolkit.dialogue.pages import Line
from toolkit.dialogue.typed import yes_or_no
from toolkit.sheets.read.values import clean
from toolkit.words.catalogue import say

_LEVEL = "0: "  # an item begins so, and what follows of it stands under its text


class StoppedError(Exception):
    """The input ended, somebody pressed Ctrl-C, or the terminal was closed."""


class Terminal:
    """Where a dialogue is shown and typed.

    Attributes:
        plain: True for whole lines without layout: no bold, no wrapping, no editing of a line.
    """

    def __init__(self, *, plain: bool) -> None:
        live = sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
        self.plain = plain or not live
        self._waiting = self._pending = self._deaf = False
        _read_utf8()
        if not self.plain:
            with suppress(ImportError):  # not on Windows, whose own console edits lines
                importlib.import_module("readline")

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Take Ctrl-C and a closing terminal only while waiting: a line that was read is always stored."""
        before = {number: signal.signal(number, self._on_signal) for number in SIGNALS}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        if self._waiting:
            raise KeyboardInterrupt
        self._pending = self._pending or not self._deaf

    def show(self, lines: Iterable[Line]) -> None:
        """Print paragraphs; a terminal that is gone is no problem."""
        with suppress(OSError):
            for line in lines:
                self._show(line)

    def _show(self, line: Line) -> None:
        if self.plain:
            click.echo(line.text)
            return
        text = escape(line.text)
        bold = text and line.kind in {"heading", "chosen"}
        hang = len(_LEVEL) if line.kind in {"item", "chosen"} else 0
        show(f"[bold]{text}[/bold]" if bold else text, hang=hang)

    def ask(self, text: str) -> str:
        """One line that somebody types.

        Args:
            text: what stands before the cursor; in plain mode a line of its own.

        Returns:
            The line without what no program should have to keep.

        Raises:
            StoppedError: when there is no line any more.
        """
        if self._pending:
            raise StoppedError
        label, suffix = ("", "") if self.plain else (text, ": ")
        try:
            if self.plain:
                click.echo(text)
            self._waiting = True
            line = click.prompt(label, default="", show_default=False, prompt_suffix=suffix)
            self._waiting = False
        except (click.Abort, KeyboardInterrupt, EOFError, OSError) as stop:
            raise StoppedError from stop
        finally:
            self._waiting = False
        return clean(line)[0]

    def edit(self, text: str | None) -> str | None:
        """Open the editor of EDITOR.

        Args:
            text: to begin with.

        Returns:
            What was saved; None when nothing was.

        Raises:
            click.ClickException: when no editor could be opened.
        """
        self._deaf = True  # Ctrl-C in the editor is the editor's
        try:
            saved = click.edit(text or "")
        except (OSError, UnicodeDecodeError, ValueError) as error:
            raise click.ClickException(str(error)) from error
        finally:
            self._deaf = False
        return None if saved is None else clean(saved)[0]


def agreed(question: str) -> bool:
    """Ask whether something may be done; Enter is no.

    Args:
        question: in Dutch, without how to answer it.

    Returns:
        True for ja.

    Raises:
        StoppedError: when somebody stops, or the input ended.
    """
    while True:
        try:
            line = click.prompt(
                say("cli.yes_or_no", question=question), default="", show_default=False, err=True
            )
        except click.Abort as stop:
            raise StoppedError from stop
        said = yes_or_no(line)
        if said is not None:
            return said
        click.echo(say("fill.note.yes_or_no"), err=True)


def _read_utf8() -> None:
    """Read UTF-8 from a pipe always; a terminal knows its own."""
    reconfigure: Any = getattr(sys.stdin, "reconfigure", None)
    if reconfigure is not None and not sys.stdin.isatty():
        reconfigure(encoding="utf-8", errors="replace")
