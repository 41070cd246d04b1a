# SPDX-License-Identifier: EUPL-1.2
"""The commands on generated regions of some sizes, and what is asked of each."""

import io
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl

from toolkit.forms.question.layout import header
from tools.bench.process import Cost, cost_of
from tools.generated import write_region

MOST_FORMS = 300  # that are read in; more say nothing more
MOST_PLANS = 350  # teams of which all plans are made


@dataclass(frozen=True, slots=True)
class Asked:
    """What a command should not exceed on a region of a size; None where nothing is asked."""

    seconds: float | None = None
    megabytes: float | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """A command on a region.

    Attributes:
        what: the command, in words.
        teams: of the region.
        cost: what it cost.
        asked: what was asked.
    """

    what: str
    teams: int
    cost: Cost
    asked: Asked


# 'at first': nothing of these files was read before; 'unchanged': nothing changed since the command ran;
# without either: after any earlier command on the same files, what is asked for not made yet
# by command: the teams that it was asked for, and what was asked; a smaller region should cost no more
_ASKED: dict[str, tuple[int, Asked]] = {
    "status": (1400, Asked(20, 800)),
    "status, unchanged": (1400, Asked(4, 800)),
    "scoren --json": (1400, Asked(15, 800)),
    "scoren --team": (1400, Asked(3, 200)),
    "formulieren --team": (1400, Asked(3, 200)),
    "plannen --team": (1400, Asked(3, 200)),
    "plannen": (70, Asked(50, 500)),
    "inlezen": (1400, Asked(10)),
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
        if teams <= MOST_PLANS:
            runs["plannen"] = runs["plannen, unchanged"] = ("plannen", "--uit", str(out / "plannen"))
        for what, arguments in runs.items():
            yield _measured(what, teams, cost_of(*arguments, *at))
        forms = _filled_in(out / "alle")
        yield _measured(
            f"inlezen, {forms} forms", teams, cost_of("inlezen", str(out / "alle"), *at, "--nieuwste")
        )


def _measured(what: str, teams: int, cost: Cost) -> Measured:
    size, asked = _ASKED.get("inlezen" if what.startswith("inlezen") else what, (0, Asked()))
    return Measured(what, teams, cost, asked if teams <= size else Asked())


def _filled_in(forms: Path) -> int:
    """Fill in forms, as someone would who gives the same level everywhere; the rest is taken away."""
    paths = sorted(forms.glob("*.xlsx"))
    for path in paths[MOST_FORMS:]:
        path.unlink()
    for path in paths[:MOST_FORMS]:
        book = openpyxl.load_workbook(path)
        for sheet in book.worksheets:
            level = None
            for row in sheet.iter_rows():
                level = next((c.column for c in row if c.value == header("level")), level)
                if level is not None and isinstance(row[0].value, str) and "-" in row[0].value[:5]:
                    sheet.cell(row[0].row, level).value = 2
        stream = io.BytesIO()
        book.save(stream)
        path.write_bytes(stream.getvalue())
    return len(paths[:MOST_FORMS])
