# SPDX-License-Identifier: EUPL-1.2
"""Another process that writes in a workspace: started by tests with what it does as arguments."""

import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import toolkit.work.open
from tests.work.small import DAY, opened
from toolkit.store.alone import alone
from toolkit.work.receive.files import receive


def started(*arguments: object) -> subprocess.Popen[bytes]:
    """Start this module as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.work.at_once", *map(str, arguments)], cwd=Path(__file__).parents[2]
    )


def _take_in(me: int, of: int, form: Path, spaces: list[Path]) -> None:
    """Read one form into each workspace, at the very moment that the others do."""
    vars(toolkit.work.open)["package_content"] = dict  # as the fixture of these tests does
    works = [opened(space) for space in spaces]
    for space, work in zip(spaces, works, strict=True):
        (space / f"ready-{me}").touch()
        while not all((space / f"ready-{other}").exists() for other in range(of)):
            pass
        outcome = "".join(one.outcome for one in receive(work, [form], DAY, "ask"))
        (space / f"outcome-{me}").write_text(outcome, encoding="utf-8")


def holding(space: Path) -> subprocess.Popen[bytes]:
    """A process that is alone in a workspace, from now until somebody ends it."""
    holder = started("hold", space)
    until = time.monotonic() + 60
    while not (space / "holding").exists():
        assert time.monotonic() < until
        time.sleep(0.01)
    return holder


def _hold(space: Path) -> None:
    with alone(space) as busy:
        (space / "holding").write_text(str(busy), encoding="utf-8")
        with suppress(KeyboardInterrupt):
            time.sleep(60)


if __name__ == "__main__":
    act, *rest = sys.argv[1:]
    if act == "hold":
        _hold(Path(rest[0]))
    else:
        _take_in(int(act), int(rest[0]), Path(rest[1]), [Path(place) for place in rest[2:]])
