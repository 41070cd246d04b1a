# SPDX-License-Identifier: EUPL-1.2
"""The documents of the fixed region, written as the commands write them.

The region in `workspace/` has content of its own: the questionnaires, norm and measures that come with
the program may change without touching one golden file. The templates are the program's.
"""

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from toolkit.checking.everything import check_workspace
from toolkit.comparison.table import compare
from toolkit.documents.audience import Audience, ComparisonReader, code_names
from toolkit.documents.comparison.view import comparison_name, comparison_view
from toolkit.documents.desk.view import desk_view
from toolkit.documents.letters import codes_of
from toolkit.places import read_folder
from toolkit.reading.workspace import read_workspace
from toolkit.scoring.record import as_record
from toolkit.scoring.unit import Unit
from toolkit.words.catalogue import say
from toolkit.work.make.gather import Gather
from toolkit.work.make.region.comparison import make_comparison
from toolkit.work.make.region.desk import desk_inputs
from toolkit.work.make.unit.plans import make_plans
from toolkit.work.workspace.open import Work
from tools.golden.value import value_text

WORKSPACE = Path(__file__).resolve().parents[2] / "tests" / "golden" / "workspace"
DAY = date(2026, 4, 14)
"""The day of the plans: two weeks after the last round."""
SECRET = b"for tests only 823"
"""What letters are drawn with here: the same input gives the same bytes, and this is input."""
BOARD = "bosd"
"""The body that decides about plans: a region that names no route has this one."""
NAMED = ("derde", "gemeente-westdorp")
"""A team and a municipality of which every face is kept; the board edition also with names."""
FACES = ("html", "docx", "pdf")
"""Every face but the Markdown, that is kept of every unit."""
BOOKS = ("derde", "op-nul", "gemeente-westdorp")
"""Units of which the action workbook is kept: decisions of every kind, none, and a municipality."""
PAGE: Audience = "bosd"
"""The audience of which the page of the comparison is kept."""
VALUE: Audience = "programme_manager"
"""The audience of which the page is kept as the value that it shows: who sees all of it."""


def work() -> Work:
    """The fixed region, read and checked with its own content and nothing else."""
    workspace = read_workspace(read_folder(WORKSPACE), {})
    region = workspace.region.model
    assert region is not None
    return Work(WORKSPACE, workspace, region, check_workspace(workspace), secret=SECRET)


def code_id(unit: Unit) -> str:
    """What stands for a unit in names of files, for who reads letters."""
    found = work()
    codes = codes_of(found.region, SECRET)
    return code_names(found.score(found.region.last_round()), unit, codes).id


@cache
def documents() -> dict[str, bytes]:
    """Everything that is made of the last round: plans, action workbooks, comparisons, the result.

    Returns:
        Bytes by file name.
    """
    return made_documents(None)


def made_documents(*units: str | None) -> dict[str, bytes]:
    """The same, with the plans of some units alone; None for all of them.

    Plans are made in both editions: for a board in codes, as region.yaml says of the BOSD, and of some
    units by name as well, as for the programme manager.
    """
    region = work()
    scored = region.score(region.region.last_round())
    record = json.dumps(as_record(scored), ensure_ascii=False, indent=1) + "\n"
    sight = region.region.visibility
    of_team = Gather(region, scored, day=DAY)
    coded = Gather(region, scored, "board", region.region.sight_for("bosd"), day=DAY, concept=True)
    by_name = Gather(region, scored, "board", sight.programme_manager, day=DAY, concept=True)
    of_units = [(gather, unit) for gather in (of_team, coded) for unit in units]
    files: dict[str, bytes] = {}
    for gather, unit in (*of_units, *((by_name, unit) for unit in NAMED if {unit, None} & {*units})):
        for made in make_plans(gather, unit):
            files |= dict(made.files)
    for audience in region.region.audiences:
        own = region.region.municipalities[0].id if audience == "teams" else None
        compared, problems = make_comparison(Gather(region, scored, day=DAY), audience, own, together=False)
        assert problems == ()
        files |= dict(compared)
    files = dict(sorted(files.items()))
    files["vergelijking-pagina.json"] = _page_value(region).encode("utf-8")
    return {**files, "uitkomst.json": record.encode("utf-8")}


def kept_documents() -> dict[str, bytes]:
    """The documents to keep: a word that every plan says then moves few files, and all are read.

    The faces show the same blocks, so one face tells what is said: of every unit, edition and audience the
    Markdown. All faces are kept of `NAMED`, action workbooks of `BOOKS`, the comparison as a workbook for
    everybody, as a page for `PAGE` and as what it shows for `VALUE`, and the figures of all.

    Returns:
        Bytes by file name.
    """
    made, chosen = documents(), {*_chosen(), *(f"{n}.{face}" for n in whole_names() for face in FACES)}
    assert chosen <= set(made), chosen - set(made)
    return {name: data for name, data in made.items() if name in chosen or name.endswith((".md", ".json"))}


def whole_names() -> frozenset[str]:
    """The names, without ending, of the documents of which every face is kept."""
    region = work()
    scored = region.score(region.region.last_round())
    found = set()
    for unit in (u.unit for u in scored.units if u.unit.id in NAMED):
        kind = "" if unit.kind == "team" else "list_"
        for edition, shown in (("team", unit.id), ("board", code_id(unit))):
            found.add(say(f"cli.plannen.name.{kind}{edition}", unit=shown, round=scored.round.id, body=BOARD))
    return frozenset(found)


def _chosen() -> Iterator[str]:
    region = work()
    scored = region.score(region.region.last_round())
    for unit_id in BOOKS:
        yield say("cli.plannen.name.actions", unit=unit_id, round=scored.round.id) + ".xlsx"
    for audience in region.region.audiences:
        own = region.region.municipalities[0].id if audience == "teams" else None
        name = comparison_name(scored.round.id, audience, own)
        yield f"{name}.xlsx"
        if audience == PAGE:
            yield f"{name}.html"


def _page_value(found: Work) -> str:
    """What the page shows to who sees all of it."""
    scored, sight = found.score(found.region.last_round()), getattr(found.region.visibility, VALUE)
    view = comparison_view(scored, compare(scored), VALUE, joint=None)
    inputs = desk_inputs(Gather(found, scored, day=DAY), ComparisonReader(VALUE, sight), view, together=False)
    return value_text(desk_view(inputs))
