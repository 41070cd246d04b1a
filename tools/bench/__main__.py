# SPDX-License-Identifier: EUPL-1.2
"""`python -m tools.bench [teams]`: a table of what was measured and what was asked.

Without a number, regions of 7 and 70 teams: for every day. With 1400, all sizes up to the whole country.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tools.bench.commands import Measured, measure
from tools.bench.pairs import Ratio, ratios
from tools.bench.receiving import FEW, MANY, Reading, receiving

_SIZES = (7, 70, 350, 1400)
_EVERY_DAY = 70


def main() -> None:
    """Print one line per measurement, each as soon as it is there."""
    largest = int(sys.argv[1]) if len(sys.argv) > 1 else _EVERY_DAY
    _line("what", "now", "asked")
    for one in ratios():
        _line(one.what, f"{1000 * one.ours:.0f} ms, {one.ratio:.2f} × {one.against}", _asked_of(one))
    with tempfile.TemporaryDirectory() as place:
        _received(receiving(Path(place)))
    for teams in (size for size in _SIZES if size <= largest):
        for found in measure(teams):
            cost = found.cost
            now = f"{cost.seconds:.1f} s ({cost.clock:.1f} s by the clock), {cost.megabytes:.0f} MB"
            now += "" if found.page is None else f", page {found.page:.1f} MB"
            _line(f"{found.what} ({teams} teams)", now, _asked(found))


def _received(readings: Iterator[Reading]) -> None:
    """Forms that were read in; and how much more many of them cost than a few."""
    done = []
    for one in readings:
        seconds, load = one.cost.seconds, one.load.seconds
        now = f"{seconds:.1f} s, {one.cost.megabytes:.0f} MB, {seconds / load:.2f} × openpyxl's loading them"
        _line(f"inlezen, {one.forms} forms", now, _told([(10, seconds, "s")] if one.forms == MANY else []))
        done.append(seconds)
    times, more = done[-1] / done[0], MANY / FEW
    _line(f"inlezen, {MANY} forms beside {FEW}", f"{times:.1f} × as long", _told([(1.1 * more, times, "×")]))


def _asked_of(one: Ratio) -> str:
    bounds = ((one.asked, one.ratio, "×"), (one.asked_seconds, one.ours, "s"))
    return _told([(most, now, unit) for most, now, unit in bounds if most is not None])


def _asked(found: Measured) -> str:
    asked, cost = found.asked, found.cost
    page = (asked.page, found.page or 0, "MB of page")
    bounds = ((asked.seconds, cost.seconds, "s"), (asked.megabytes, cost.megabytes, "MB"), page)
    return _told([(most, now, unit) for most, now, unit in bounds if most is not None])


def _told(bounds: list[tuple[float, float, str]]) -> str:
    if not bounds:
        return ""
    missed = any(now > most for most, now, _ in bounds)
    return ", ".join(f"≤ {most:g} {unit}" for most, _, unit in bounds) + (" – NOT MET" if missed else "")


def _line(what: str, now: str, asked: str) -> None:
    sys.stdout.write(f"{what:44}  {now:58}  {asked}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
