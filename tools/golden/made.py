# SPDX-License-Identifier: EUPL-1.2
"""The documents of the fixed region, written as the commands write them.

The region in `workspace/` has content of its own: the questionnaires, norm and measures that come with
the program may change without touching one golden file. The templates are the program's.
"""

import json
import tempfile
from functools import cache
from pathlib import Path

from toolkit.checking.everything import check_workspace
from toolkit.cli.actions import write_action_books
from toolkit.cli.make import write_comparison
from toolkit.cli.plans import write_plans
from toolkit.documents.comparison.view import AUDIENCES
from toolkit.places import read_folder
from toolkit.reading.workspace import read_workspace
from toolkit.scoring.record import as_record
from toolkit.work.open import Work

WORKSPACE = Path(__file__).resolve().parents[2] / "tests" / "golden" / "workspace"
NAMED = ("derde", "gemeente-westdorp")
"""Units of which the board edition is also made for an audience that sees names."""


def work() -> Work:
    """The fixed region, read and checked with its own content and nothing else."""
    workspace = read_workspace(read_folder(WORKSPACE), {})
    region = workspace.region.model
    assert region is not None
    return Work(WORKSPACE, workspace, region, check_workspace(workspace))


@cache
def documents() -> dict[str, bytes]:
    """Everything that is made of the last round: plans, action workbooks, comparisons, the result.

    Plans are made in both editions: for a board in codes, as region.yaml says of the BOSD, and of some
    units by name as well, as for the programme manager.

    Returns:
        Bytes by file name.
    """
    region = work()
    scored = region.score(region.region.last_round())
    record = json.dumps(as_record(scored), ensure_ascii=False, indent=1) + "\n"
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        write_plans(region, scored, place, edition="team")
        write_plans(region, scored, place, edition="board", audience="bosd")
        for unit in NAMED:
            write_plans(region, scored, place, unit, edition="board", audience="programme_manager")
        write_action_books(region, scored, place)
        for audience in AUDIENCES:
            own = region.region.municipalities[0].id if audience == "teams" else None
            write_comparison(region, scored, place, audience, own)
        files = {path.name: path.read_bytes() for path in sorted(place.iterdir())}
    return {**files, "uitkomst.json": record.encode("utf-8")}
