# SPDX-License-Identifier: EUPL-1.2
"""The commands on generated regions of some sizes, and what is asked of each."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.bench.process import Cost, cost_of
from tools.bench.typst_alone import typst_alone
from tools.generated import write_region

MOST_PLANS = 350  # teams of which all plans are made


@dataclass(frozen=True, slots=True)
class Asked:
    """What a command should not exceed on a region of a size; None where nothing is asked."""

    seconds: float | None = None
    megabytes: float | None = None
    page: float | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """A command on a region.

    Attributes:
        what: the command, in words.
        teams: of the region.
        cost: what it cost.
        asked: what was asked.
        page: megabytes of the largest page that it wrote; None without pages.
    """

    what: str
    teams: int
    cost: Cost
    asked: Asked
    page: float | None = None


# 'at first': nothing of these files was read before; 'unchanged': nothing changed since the command ran;
# without either: what is asked for not made yet, after all commands above it on the same files (for the
# plan of one team another must have been made: what those of all others say is kept from then on)
# by command: the teams that it was asked for, and what was asked; a smaller region should cost no more
_ASKED: dict[str, tuple[int, Asked]] = {
    "status": (1400, Asked(20, 800)),
    "status, unchanged": (1400, Asked(4, 800)),
    "scoren --json": (1400, Asked(15, 800)),
    "scoren --team": (1400, Asked(3, 200)),
    "formulieren --team": (1400, Asked(3, 200)),
    "plannen --team": (1400, Asked(3, 200)),
    "plannen": (70, Asked(50, 500)),
    "vergelijken --uit": (1400, Asked(page=10)),
}


def measure(teams: int) -> Iterator[Measured]:
    """Run every command on a generated region.

    Args:
        teams: of the region.

    Yields:
        Each command as soon as it was measured.
    """
    with tempfile.TemporaryDirectory() as name:
        folder, out = Path(name) / "regio", Path(name) / "uit"
        write_region(folder, teams)
        at, team = ("--map", str(folder)), ("--team", f"team-{teams // 2:04}")
        runs = {
            "status": ("status",),
            "status, unchanged": ("status",),
            "controleren": ("controleren",),
            "scoren --json": ("scoren", "--json"),
            "scoren --team": ("scoren", *team),
            "vergelijken": ("vergelijken",),
            "formulieren --team": ("formulieren", *team, "--uit", str(out / "een")),
            "formulieren": ("formulieren", "--uit", str(out / "alle")),
            "plannen --team, at first": ("plannen", *team, "--uit", str(out / "first")),
            "plannen --team": ("plannen", *team, "--uit", str(out / "plan")),
        }
        # each of these says what follows from the plans of all teams
        for verb in ("vergelijken", "exporteren", "voortgang", "stuurgroep"):
            runs[f"{verb} --uit"] = (verb, "--uit", str(out / verb))
        if teams <= MOST_PLANS:
            runs["plannen"] = runs["plannen, unchanged"] = ("plannen", "--uit", str(out / "plannen"))
        for what, arguments in runs.items():
            yield _measured(what, teams, cost_of(*arguments, *at), _largest_page(Path(arguments[-1])))
        if teams <= MOST_PLANS:
            yield _measured("plannen, Typst alone", teams, typst_alone(folder, out / "documents"))


def _measured(what: str, teams: int, cost: Cost, page: float | None = None) -> Measured:
    size, asked = _ASKED.get(what, (0, Asked()))
    return Measured(what, teams, cost, asked if teams <= size else Asked(), page)


def _largest_page(folder: Path) -> float | None:
    """Megabytes of the largest page in a folder; None where no pages were made."""
    sizes = [page.stat().st_size for page in folder.glob("*.html")]
    return max(sizes) / 1e6 if sizes else None
