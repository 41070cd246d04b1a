# SPDX-License-Identifier: EUPL-1.2
"""The memos of four regions, made of the fixed one: complete, half in, one team only, and with decisions."""

import re
from collections.abc import Collection
from functools import cache

from toolkit.checking.everything import check_workspace
from toolkit.documents.memo.inputs import MemoKind
from toolkit.documents.memo.order import memo_document, memo_name
from toolkit.model.problem import Problem
from toolkit.places import read_folder
from toolkit.reading.workspace import read_workspace
from toolkit.render.markdown import render_markdown
from toolkit.work.make.gather import Gather
from toolkit.work.make.region.memo import make_memo, memo_inputs
from toolkit.work.make.write.faces import Faces
from toolkit.work.workspace.open import Work
from tools.golden.as_text import golden_files
from tools.golden.made import DAY, SECRET, WORKSPACE

_TEAM = re.compile(r"^- \{id: (?P<id>[\w-]+), title: Team .*\n", re.MULTILINE)
_ALL = ("goed", "ondergrens", "op-nul", "leeg", "half", "samen", "derde", "besloten")
_IN = ("goed", "ondergrens", "op-nul", "derde", "besloten")
_PROGRAMME = """programme:
- {quarter: 2026-q1, title: Zelfscan derde ronde, done: 2026-03-31}
- {quarter: 2026-q1, title: Overzicht van alle teams}
- {quarter: 2026-q2, title: Ontwikkelplan per team}
- {quarter: 2026-q4, title: Eindrapportage}
"""
_DECIDED = """# SPDX-License-Identifier: EUPL-1.2
schema: decisions/1
party: regio
based_on: {round: 2026-q1, norm: testnorm@1.0.0, measures: 1.0.0}
shown: {M-CC-01: null, derde.pace: null, besloten.pace: null}
items:
  M-CC-01: {answer: accepted, by: Stuurgroep, on: 2026-04-10}
  derde.pace: {answer: refused, by: Stuurgroep, on: 2026-04-10, reason: Te laat voor de norm.}
"""
_ALSO: tuple[tuple[str | None, MemoKind], ...] = ((None, "decision"), ("ssd", "interim"), ("ssd", "final"))
REGIONS: dict[str, Collection[str]] = {
    "compleet": _IN,
    "half": _ALL,
    "een-team": ("ondergrens",),
    "besluiten": _IN,
}
"""By name which teams of the fixed region are in it."""


def memo_region(name: str) -> Work:
    """One of the four regions."""
    teams, files = REGIONS[name], read_folder(WORKSPACE)
    text = files["region.yaml"].decode("utf-8")
    text = _TEAM.sub(lambda found: found[0] if found["id"] in teams else "", text)
    gone = [team for team in _ALL if team not in teams]
    files = {
        p: data for p, data in files.items() if not any(t in p.replace(".", "/").split("/") for t in gone)
    }
    if name == "besluiten":
        text += _PROGRAMME
        files["plans/regio.yaml"] = _DECIDED.encode("utf-8")
    workspace = read_workspace({**files, "region.yaml": text.encode("utf-8")}, {})
    region = workspace.region.model
    if region is None:
        raise LookupError(name)
    return Work(WORKSPACE, workspace, region, check_workspace(workspace), secret=SECRET)


def memos(work: Work) -> dict[str, bytes]:
    """The memo that asks a board to decide, in every face.

    Args:
        work: the region.

    Returns:
        Bytes by file name.
    """
    gather = Gather(work, work.score(work.region.last_round()), day=DAY)
    return dict(make_memo(gather, work.region.body("bosd"), "decision", DAY).files)


def told(work: Work, body_id: str | None, kind: MemoKind) -> dict[str, bytes]:
    """A memo as Markdown alone, which says the same.

    Args:
        work: the region.
        body_id: who reads; None for the programme manager.
        kind: which memo.

    Returns:
        Its bytes by file name.

    Raises:
        TypeError: when letters cannot be made or a template cannot be used.
    """
    gather = Gather(work, work.score(work.region.last_round()), day=DAY)
    memo = memo_inputs(gather, None if body_id is None else work.region.body(body_id), kind, DAY)
    faces = Faces.read(work.folder)
    if isinstance(memo, Problem) or isinstance(faces, Problem):
        raise TypeError(kind)
    return {f"{memo_name(memo)}.md": render_markdown(memo_document(memo), faces.templates).encode("utf-8")}


@cache
def golden_memos() -> dict[str, bytes]:
    """The memos to keep: of each region what a board reads; of the last also by name, and the reports.

    Returns:
        Text by file name, which begins with that of the region.
    """
    kept: dict[str, bytes] = {}
    for name in REGIONS:
        work = memo_region(name)
        made = memos(work) if name == "besluiten" else told(work, "bosd", "decision")
        if name == "besluiten":
            for body, kind in _ALSO:
                made |= told(work, body, kind)
        kept |= {f"{name}-{n}": data for n, data in made.items()}
    return golden_files(kept)
