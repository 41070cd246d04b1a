# SPDX-License-Identifier: EUPL-1.2
"""What takes long, in the terminal: how far it is, and stopping without loss."""

import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any, TypeVar

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from toolkit.cli.output import console, tell
from toolkit.words.catalogue import say
from toolkit.work.workspace.how_far import Progress as Told

Step = TypeVar("Step")
_PATIENCE = 0.7  # seconds
SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)
)


@contextmanager
def progress(what: str, total: int | None = None, *, passing: bool = False) -> Iterator[Told]:
    """A progress bar on stderr; silent where stderr is no terminal.

    Args:
        what: is done, in a word or two.
        total: number of steps; None when that is told later.
        passing: True to show it only when it takes long, and to wipe it out when it is done.

    Yields:
        A function that takes how many steps are done, of how many.
    """
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    screen = console()
    bar = Progress(*columns, console=screen, disable=not screen.is_terminal, transient=passing)
    task = bar.add_task(what, total=total)
    patient_until = time.monotonic() + (_PATIENCE if passing else 0)

    def told(done: int, of: int) -> None:
        bar.update(task, completed=done, total=of)
        if not bar.live.is_started and time.monotonic() >= patient_until:
            bar.start()

    if not passing:
        bar.start()
    try:
        yield told
    finally:
        if bar.live.is_started:
            bar.stop()


def written(what: str, total: int, steps: Iterable[Step]) -> tuple[list[Step], bool]:
    """Do step after step, with a progress bar on stderr where that is a terminal.

    Ctrl-C, and a terminal that is closed, wait for the step that is being done, and say so; a second one
    does not.

    Args:
        what: is done, in a word or two.
        total: number of steps, as far as is known.
        steps: each is done when it is asked for.

    Returns:
        What every step gave, and whether somebody stopped before the last one.
    """
    done = []
    with stop_asked() as asked, progress(what, total) as step:
        for one in steps:
            done.append(one)
            step(len(done), total)
            if asked():
                return done, True
    return done, False


@contextmanager
def stop_asked() -> Iterator[Callable[[], bool]]:
    """Remember that somebody asked to stop, in place of stopping halfway; that it takes a moment is told.

    Yields:
        Whether it was asked. Who asks twice is not kept waiting.
    """
    asked: list[int] = []
    before: dict[int, Any] = {}

    def on_signal(number: int, _frame: FrameType | None) -> None:
        asked.append(number)
        for each, handler in before.items():
            signal.signal(each, handler)
        with suppress(OSError, RuntimeError):  # the terminal is gone, or was just being written to
            tell(say("cli.stopping"))

    with suppress(ValueError):  # not the main thread: signals do not come here
        before |= {number: signal.signal(number, on_signal) for number in SIGNALS}
    try:
        yield lambda: bool(asked)
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
