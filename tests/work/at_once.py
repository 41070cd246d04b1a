# SPDX-License-Identifier: EUPL-1.2
"""Another process that writes in a workspace: started by tests with what it does as arguments."""

import multiprocessing
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import cache
from multiprocessing.process import BaseProcess
from pathlib import Path

import toolkit.work.workspace.open
from tests.work.small import DAY, opened
from toolkit.cli.filling_in import begun
from toolkit.scoring.region import units_of
from toolkit.store.one_writer import alone
from toolkit.work.discussed import record_talk
from toolkit.work.receive.files import receive
from toolkit.work.workspace.open import Work

Act = Callable[[Path, Work], str]


@cache
def _process() -> Callable[..., BaseProcess]:
    """One process reads this module, which costs more than all that these do; others begin as its copies.

    A process for that may run already, of a test that had documents made over processors: it has read less.
    """
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn").Process
    from multiprocessing import forkserver  # noqa: PLC0415 - not everywhere

    forkserver._forkserver._stop()  # type: ignore[attr-defined]  # it has no public way to begin anew
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return context.Process


def started(act: str, *arguments: object) -> BaseProcess:
    """Start a process that does something in workspaces.

    Args:
        act: `hold`, or what `_main` knows.
        *arguments: of it.
    """
    process = _process()(target=_hold if act == "hold" else _main, args=(act, *map(str, arguments)))
    process.start()
    return process


def _at_the_same_moment(me: int, of: int, spaces: list[Path], act: Act) -> None:
    """Do something in each workspace, at the very moment that the others do."""
    vars(toolkit.work.workspace.open)["package_content"] = dict  # as the fixture of these tests does
    work = opened(spaces[0])  # one begins as the other
    for space in spaces:
        (space / f"ready-{me}").touch()
        while not all((space / f"ready-{other}").exists() for other in range(of)):
            time.sleep(0.0002)  # the others may be on this processor
        (space / f"outcome-{me}").write_text(act(space, replace(work, folder=space)), encoding="utf-8")


def _taking_in(file: str) -> Act:
    """Read one form or action workbook."""
    return lambda _, work: "".join(one.outcome for one in receive(work, [Path(file)], DAY, "ask"))


def _answering(question: str) -> Act:
    """Answer a question of team 'goed' in the terminal, with level 0."""

    def act(space: Path, work: Work) -> str:
        round_ = work.region.last_round().id
        session = begun(space, round_id=round_, unit_id="goed", respondent=None, lists=(), today=DAY)
        session.take(f"ga {question}")
        return str(session.take("0").problems)

    return act


def _talked(_space: Path, work: Work) -> str:
    """Record a talk with team 'goed'."""
    team = next(unit for unit in units_of(work.region) if unit.id == "goed")
    return str(record_talk(work.folder, work.region.last_round(), team, DAY).problems)


def holding(space: Path) -> BaseProcess:
    """A process that is alone in a workspace, from now until somebody ends it."""
    holder = started("hold", space)
    until = time.monotonic() + 60
    while not (space / "holding").exists():
        assert time.monotonic() < until
        time.sleep(0.01)
    return holder


def _hold(_act: str, space: str) -> None:
    with alone(Path(space)):
        (Path(space) / "holding").touch()
        with suppress(KeyboardInterrupt):
            time.sleep(60)


def _main(act: str, what: str, me: str, of: str, *spaces: str) -> None:
    acts: dict[str, Act] = {"take": _taking_in(what), "answer": _answering(what), "talk": _talked}
    _at_the_same_moment(int(me), int(of), [Path(space) for space in spaces], acts[act])
